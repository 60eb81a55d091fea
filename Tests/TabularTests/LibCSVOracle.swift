import CLibCSV

/// libcsv over a whole input: strict, spaces kept; nil where it finds the quoting broken.
func libcsvRecords(_ input: [UInt8]) -> [[[UInt8]]]? {
  final class Collector {
    var records: [[[UInt8]]] = []
    var fields: [[UInt8]] = []
  }
  var parser = csv_parser()
  guard csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0 else { return nil }
  defer { csv_free(&parser) }
  csv_set_space_func(&parser) { _ in 0 }
  let collector = Collector()
  let context = Unmanaged.passUnretained(collector).toOpaque()
  let onField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
    bytes, count, context in
    let field = Array(UnsafeRawBufferPointer(start: bytes, count: count))
    Unmanaged<Collector>.fromOpaque(context!).takeUnretainedValue().fields.append(field)
  }
  let onRecord: @convention(c) (CInt, UnsafeMutableRawPointer?) -> Void = { _, context in
    let collector = Unmanaged<Collector>.fromOpaque(context!).takeUnretainedValue()
    collector.records.append(collector.fields)
    collector.fields = []
  }
  let consumed = csv_parse(&parser, input, input.count, onField, onRecord, context)
  guard consumed == input.count, csv_fini(&parser, onField, onRecord, context) == 0 else { return nil }
  return collector.records
}
