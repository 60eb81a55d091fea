internal import Kinerja
internal import Platform

/// A file of the sample, written from start to end.
final class SampleFile {
  let name: String
  private(set) var bytes = 0
  private(set) var rows = 0
  private let file: OutputFile

  init(_ name: String, in folder: RunFolder) throws(SampleError) {
    self.name = name
    file = try SampleError.whenWriting { () throws(WriteError) in try folder.addFile(name) }
  }

  var summary: SampleReport.File { SampleReport.File(name: name, rows: rows, bytes: bytes) }

  /// Appends bytes that hold this many rows.
  func append(_ content: [UInt8], rows: Int) throws(SampleError) {
    try SampleError.whenWriting { () throws(WriteError) in
      try content.withUnsafeBufferPointer { content throws(WriteError) in try file.write(content) }
    }
    bytes += content.count
    self.rows += rows
  }

  /// Closes it.
  func finish() throws(SampleError) {
    _ = try SampleError.whenWriting { () throws(WriteError) in try file.finish() }
  }
}
