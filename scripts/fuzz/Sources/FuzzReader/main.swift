import Driver

@testable import Tabular

// Records of an input in any dialect: the fast path, libcsv, and the file read in small pieces must agree.

let file = MemoryFile()

struct Record: Equatable {
  var line: Int
  var fields: [[UInt8]]?
}

func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ format: TextFormat, isFirst: Bool, useLibCSVAlone: Bool) -> (
  records: [Record], lines: Int
) {
  let padded = Array(bytes) + Array(repeating: format.delimiter, count: RecordScanner.padding)
  return padded.withUnsafeBufferPointer { padded in
    var scanner = RecordScanner(
      UnsafeBufferPointer(rebasing: padded[..<bytes.count]), capacity: 64, delimiter: format.delimiter,
      leadingLines: isFirst ? format.leadingLines : 0, useLibCSVAlone: useLibCSVAlone)
    var records: [Record] = []
    while true {
      switch scanner.next() {
      case .end: return (records, scanner.linesPassed)
      case .broken: records.append(Record(line: scanner.line, fields: nil))
      case .record:
        let fields = (0..<min(64, scanner.fieldCount)).map { Array(scanner.cell($0).bytes) }
        records.append(Record(line: scanner.line, fields: fields))
      }
    }
  }
}

func readFile(_ format: TextFormat, chunkSize: Int) -> [Record] {
  guard let source = try? ChunkedFile(path: file.path, format: format, chunkSize: chunkSize) else { return [] }
  let buffer = ChunkBuffer()
  var records: [Record] = []
  var line = 0
  while let chunk = try? source.next(into: buffer) {
    let (found, lines) = scan(chunk.bytes, format, isFirst: chunk.number == 0, useLibCSVAlone: false)
    records += found.map { Record(line: $0.line + line, fields: $0.fields) }
    line += lines
  }
  return records
}

fuzz { data, size in
  guard let data, size > 1 else { return 0 }
  let delimiters = Array(",;\t|".utf8)
  let encodings = TextFormat.Encoding.allCases
  let choice = Int(data[0])
  let format = TextFormat(
    encoding: encodings[choice / 4 % 4], delimiter: delimiters[choice % 4],
    leadingLines: choice / 16 % 4 == 3 ? 1 : 0)
  file.hold(UnsafeBufferPointer(start: data + 1, count: size - 1))
  let whole = readFile(format, chunkSize: 1 << 20)
  precondition(whole == readFile(format, chunkSize: 1 + Int(data[1]) % 40), "pieces differ from the whole")
  guard format.encoding == .utf8, format.leadingLines == 0 else { return 0 }
  let bytes = UnsafeBufferPointer(start: data + 1, count: size - 1)
  let fast = scan(bytes, format, isFirst: true, useLibCSVAlone: false)
  let careful = scan(bytes, format, isFirst: true, useLibCSVAlone: true)
  precondition(fast.records == careful.records && fast.lines == careful.lines, "the fast path differs from libcsv")
  return 0
}
