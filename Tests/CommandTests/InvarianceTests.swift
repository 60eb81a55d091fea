import Foundation
import Testing

/// Results depend on the set of rows alone (method, section 1).
@Suite struct InvarianceTests {
  private static let cases = ConformanceCase.all.filter { test in
    ["shuffled", "duplicates", "quarantine", "shifts_segments", "midday", "budget", "calibration_shift"]
      .contains(test.name)
  }

  @Test(arguments: cases, [UInt64(1), 2, 3])
  func rowsColumnsFilesLineEndsAndThreadsDoNotMatter(_ test: ConformanceCase, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let input = folder.url.appending(path: "input")
    try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: test.input.path).sorted() {
      let bytes = try Data(contentsOf: test.input.appending(path: name))
      try rearrange(bytes, name, into: input, using: &random)
    }
    for threads in [1, 2, 5, 8] {
      let output = folder.path("hasil-\(threads)")
      let outcome = try Kinerja.run(
        test.arguments(input: input.path, output: output) + ["--threads", "\(threads)"],
        environment: ["TZ": "Asia/Jakarta", "LC_ALL": "tr_TR.UTF-8"])
      #expect(outcome.exitCode == 0, "\(outcome.complaints)")
      for file in ConformanceCase.files {
        #expect(FileManager.default.contents(atPath: "\(output)/\(file)") == test.expected(file), "\(file)")
      }
    }
  }

  /// Shuffles rows and columns of a table and splits it into up to three files with CR LF line ends.
  private func rearrange(_ bytes: Data, _ name: String, into folder: URL, using random: inout SeededGenerator) throws {
    let records = parse(bytes)
    guard let header = records.first else { return }
    let table = name.prefix { $0 != "-" && $0 != "." }
    // A row with another number of cells must keep that number.
    let columns = header.indices.shuffled(using: &random)
    let rows = records.dropFirst().shuffled(using: &random)
    let parts = Int.random(in: 1...3, using: &random)
    let stem = name.dropLast(4)
    for part in 0..<parts {
      var output = Data()
      let chosen = rows.enumerated().filter { $0.offset % parts == part }.map(\.element)
      for record in [header] + chosen {
        let cells = record.count == header.count ? columns.map { record[$0] } : record
        output.append(contentsOf: cells.joined(separator: [UInt8(ascii: ",")]))
        output.append(contentsOf: [13, 10])
      }
      let suffix = part == 0 ? "" : (stem == table ? "-" : "") + "bagian\(part)"
      try output.write(to: folder.appending(path: "\(stem)\(suffix).csv"))
    }
  }

  /// The records with their cells as written, quotes and all.
  private func parse(_ bytes: Data) -> [[[UInt8]]] {
    var records: [[[UInt8]]] = []
    var record: [[UInt8]] = []
    var cell: [UInt8] = []
    var isQuoted = false
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for byte in bytes.dropFirst(start) + [10] {
      if byte == 34 { isQuoted.toggle() }
      switch byte {
      case 44 where !isQuoted:
        record.append(cell)
        cell = []
      case 10 where !isQuoted:
        if cell.last == 13 { cell.removeLast() }
        if !record.isEmpty || !cell.isEmpty { records.append(record + [cell]) }
        record = []
        cell = []
      default: cell.append(byte)
      }
    }
    return records
  }
}

/// A generator with a seed: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
