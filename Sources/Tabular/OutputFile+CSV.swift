package import Platform

extension OutputFile {
  /// Writes what a buffer holds.
  package func write(_ buffer: borrowing CSVBuffer) throws(WriteError) {
    try buffer.withBytes { bytes throws(WriteError) in try write(bytes) }
  }
}
