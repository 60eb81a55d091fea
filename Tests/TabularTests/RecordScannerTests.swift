import Foundation
import Tabular
import Testing

/// What the scanner gives for one record.
enum Scanned: Equatable {
  case record(line: Int, [[UInt8]])
  case broken(line: Int)
}

/// All records of a piece, and the number of its lines.
func scan(_ input: [UInt8], leadingLines: Int = 0, useLibCSVAlone: Bool = false) -> (records: [Scanned], lines: Int) {
  let padded = input + [UInt8](repeating: 0x2C, count: RecordScanner.padding)
  return padded.withUnsafeBufferPointer { padded in
    var scanner = RecordScanner(
      UnsafeBufferPointer(rebasing: padded[..<input.count]), capacity: 2000, leadingLines: leadingLines,
      useLibCSVAlone: useLibCSVAlone)
    var records: [Scanned] = []
    while true {
      switch scanner.next() {
      case .end: return (records, scanner.linesPassed)
      case .broken: records.append(.broken(line: scanner.line + 1))
      case .record:
        let fields = (0..<scanner.fieldCount).map { Array(scanner.cell($0).bytes) }
        records.append(.record(line: scanner.line + 1, fields))
      }
    }
  }
}

/// All records of a file read in pieces of this size.
func scanFile(_ input: [UInt8], leadingLines: Int = 0, chunkSize: Int) throws -> [Scanned] {
  let path = FileManager.default.temporaryDirectory.appending(path: "kinerja-\(UUID().uuidString).csv").path
  try Data(input).write(to: URL(filePath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  let file = try ChunkedFile(path: path, format: TextFormat(leadingLines: leadingLines), chunkSize: chunkSize)
  let buffer = ChunkBuffer()
  var records: [Scanned] = []
  var line = 0
  while let chunk = try file.next(into: buffer) {
    let (found, lines) = scan(Array(chunk.bytes), leadingLines: chunk.number == 0 ? leadingLines : 0)
    for record in found {
      switch record {
      case .record(let own, let fields): records.append(.record(line: line + own, fields))
      case .broken(let own): records.append(.broken(line: line + own))
      }
    }
    line += lines
  }
  return records
}

@Suite struct RecordScannerTests {
  private static func cells(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  /// Inputs with the lines and fields that RFC 4180 and the method's section 2 give them.
  static let cases: [(String, [Scanned])] = [
    ("", []),
    ("\n\n\r\n\r", []),
    ("a,b\n", [.record(line: 1, cells("a", "b"))]),
    ("a,b", [.record(line: 1, cells("a", "b"))]),
    (",\n", [.record(line: 1, cells("", ""))]),
    ("a, b ,c \n", [.record(line: 1, cells("a", " b ", "c "))]),
    ("1\r\n2\r\n", [.record(line: 1, cells("1")), .record(line: 2, cells("2"))]),
    ("1\r2\r", [.record(line: 1, cells("1")), .record(line: 2, cells("2"))]),
    ("\n\na\n\n\nb\n", [.record(line: 3, cells("a")), .record(line: 6, cells("b"))]),
    ("\"a,b\",\"c\"\n", [.record(line: 1, cells("a,b", "c"))]),
    ("\"a\"\"b\"\n", [.record(line: 1, cells("a\"b"))]),
    ("\"\",\"\"\n", [.record(line: 1, cells("", ""))]),
    ("\"a\nb\r\nc\",d\ne\n", [.record(line: 1, cells("a\nb\r\nc", "d")), .record(line: 4, cells("e"))]),
    ("1234567,12345678,123456789\n", [.record(line: 1, cells("1234567", "12345678", "123456789"))]),
    ("é,ü\n", [.record(line: 1, cells("é", "ü"))]),
    ("a\"b,c\nd\n", [.broken(line: 1), .record(line: 2, cells("d"))]),
    ("x\n\"a\"b,c\nd\n", [.record(line: 1, cells("x")), .broken(line: 2), .record(line: 3, cells("d"))]),
    // An unclosed quote names its line; the rows behind it are still read.
    (
      "x\n\"a,b\nc\nd\n",
      [
        .record(line: 1, cells("x")), .broken(line: 2), .record(line: 3, cells("c")), .record(line: 4, cells("d")),
      ]
    ),
    ("a \"b\"\nc\n", [.broken(line: 1), .record(line: 2, cells("c"))]),
  ]

  @Test(arguments: cases) func givesRecordsWithTheirLines(_ input: String, _ expected: [Scanned]) {
    #expect(scan(Array(input.utf8)).records == expected)
    #expect(scan(Array(input.utf8), useLibCSVAlone: true).records == expected)
  }

  @Test(arguments: cases) func givesTheSameAtEveryChunkSize(_ input: String, _ expected: [Scanned]) throws {
    let bytes = Array(input.utf8)
    for size in 1...max(1, bytes.count) { #expect(try scanFile(bytes, chunkSize: size) == expected, "\(size)") }
  }

  @Test func skipsAByteOrderMark() throws {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("\"a\",b\nc,d\n".utf8)
    let expected: [Scanned] = [.record(line: 1, Self.cells("a", "b")), .record(line: 2, Self.cells("c", "d"))]
    for size in 1...bytes.count { #expect(try scanFile(bytes, chunkSize: size) == expected) }
  }

  /// Lines before the header are no records: quotes in them open nothing.
  @Test(arguments: ["\"Rekap\"\"\r\n\"x\nNIP,b\nc,d\n", "a\r\"\rNIP,b\rc,d\r", "a\"\n\nNIP,b\nc,d"])
  func passesOverLeadingLines(_ input: String) throws {
    let bytes = Array(input.utf8)
    let expected: [Scanned] = [.record(line: 3, Self.cells("NIP", "b")), .record(line: 4, Self.cells("c", "d"))]
    for size in 1...bytes.count {
      #expect(try scanFile(bytes, leadingLines: 2, chunkSize: size) == expected, "\(size)")
    }
  }

  /// A quote that a title opens does not part a later record.
  @Test func aTitleOpensNoQuote() throws {
    let bytes = Array("\"Rekap\nJuli\nNIP,b\n\"\nc\",d\n".utf8)
    let expected: [Scanned] = [.record(line: 3, Self.cells("NIP", "b")), .record(line: 4, Self.cells("\nc", "d"))]
    for size in 1...bytes.count {
      #expect(try scanFile(bytes, leadingLines: 2, chunkSize: size) == expected, "\(size)")
    }
  }

  @Test func keepsAThousandFields() {
    let input = Array((0..<1000).map(String.init).joined(separator: ",").utf8)
    #expect(scan(input).records == [.record(line: 1, (0..<1000).map { Array(String($0).utf8) })])
  }

  /// Random inputs, most of them nasty: the fast path, libcsv record by record and libcsv over the whole input agree.
  ///
  /// The number of inputs is 100,000 or what KINERJA_FUZZ says.
  @Test func agreesWithLibCSVOnRandomInputs() {
    let count = ProcessInfo.processInfo.environment["KINERJA_FUZZ"].flatMap { Int($0) } ?? 100_000
    let alphabet = Array(",,,,\"\"\"\n\n\r  a0123456789-:".utf8) + [0, 0xC3, 0xA9, 0xFF, 0xAC, 0xAD, 0x80]
    let fields = [
      "", "a", "2026-07-01", "\"\"", "\"b\"", "\"c, d\"", "\"e \"\"f\"\"\"", "\"g\nh\"", "\"i\rj\"", "\"é\"", "\"k\"l",
      "\"m",
      "n\"", "\"sixteen bytes, o\"", "\"\(String(repeating: "p", count: 5000))\"",
    ].map { Array($0.utf8) }
    let ends = [",", ",", ",", "\n", "\r\n", "\r", ""].map { Array($0.utf8) }
    var state: UInt64 = 2026
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var differences = 0
    var wholeInputs = 0
    for _ in 0..<count {
      let input: [UInt8]
      switch random(3) {
      case 0: input = (0..<random(40)).map { _ in alphabet[random(alphabet.count)] }
      case 1: input = (0..<random(40)).map { _ in alphabet[random(alphabet.count)] }.filter { $0 != 0x22 }
      default: input = (0..<random(12)).flatMap { _ in fields[random(fields.count)] + ends[random(ends.count)] }
      }
      let fast = scan(input)
      let careful = scan(input, useLibCSVAlone: true)
      if fast.records != careful.records || fast.lines != careful.lines { differences += 1 }
      guard let whole = libcsvRecords(input) else { continue }
      wholeInputs += 1
      let fields: [[[UInt8]]] = fast.records.compactMap { if case .record(_, let fields) = $0 { fields } else { nil } }
      if fields != whole { differences += 1 }
    }
    #expect(differences == 0)
    #expect(wholeInputs > count / 2)
  }
}
