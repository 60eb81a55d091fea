private import CLibCSV
private import Glibc

/// Parses single records with libcsv: strict, spaces kept, quotes removed.
final class LibCSVRecord {
  private var parser = csv_parser()
  private var bytes: [UInt8] = []
  private(set) var fieldEnds: [Int] = []
  private(set) var recordCount = 0

  private let delimiter: UInt8

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    start()
  }

  deinit { csv_free(&parser) }

  private func start() {
    let status = csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    precondition(status == 0, "libcsv cannot be initialised")
    // Without a space function libcsv trims blanks at the edges of unquoted fields.
    csv_set_space_func(&parser) { _ in 0 }
    csv_set_delim(&parser, delimiter)
  }

  /// Whether libcsv takes the bytes for exactly one well-formed record; its fields are then in `withFields`.
  func parse(_ record: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    fieldEnds.removeAll(keepingCapacity: true)
    recordCount = 0
    let context = Unmanaged.passUnretained(self).toOpaque()
    let consumed = csv_parse(&parser, record.baseAddress, record.count, appendField, endRecord, context)
    guard consumed == record.count, csv_fini(&parser, appendField, endRecord, context) == 0 else {
      // After an error csv_fini would deliver the broken record: begin afresh instead.
      csv_free(&parser)
      parser = csv_parser()
      start()
      return false
    }
    return recordCount == 1
  }

  /// Calls back with the start of the unquoted bytes of the record parsed last; field k ends at `fieldEnds[k]`.
  func withFields<Result>(_ body: (UnsafeBufferPointer<UInt8>, [Int]) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body($0, fieldEnds) }
  }

  fileprivate func append(_ field: UnsafeBufferPointer<UInt8>) {
    // A second record's fields must not look like the first's.
    guard recordCount == 0 else { return }
    bytes.append(contentsOf: field)
    fieldEnds.append(bytes.count)
  }

  fileprivate func finishRecord() { recordCount += 1 }
}

private let appendField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
  pointer, count, context in
  guard let context else { return }
  let field = UnsafeBufferPointer(start: pointer?.assumingMemoryBound(to: UInt8.self), count: count)
  Unmanaged<LibCSVRecord>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.append(field) }
}

private let endRecord: @convention(c) (CInt, UnsafeMutableRawPointer?) -> Void = { _, context in
  guard let context else { return }
  Unmanaged<LibCSVRecord>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.finishRecord() }
}
