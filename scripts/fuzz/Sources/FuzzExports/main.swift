import Driver

@testable import Findings
@testable import Intake
@testable import Kinerja
@testable import Tabular
@testable import Wording

// Whole files under the shipped profiles: any bytes give rows or findings, the same in small pieces.

let file = MemoryFile()
let profiles = ShippedProfiles.names.compactMap { name in
  ShippedProfiles.bytes(of: name).flatMap { try? ProfileReader.read($0, name: name).get() }
}

/// Keeps the cells of all rows.
final class Collector: TableIntake, @unchecked Sendable {
  typealias Batch = [[String]]
  let columnCount: Int
  var rows: [[String]] = []

  init(_ columnCount: Int) { self.columnCount = columnCount }
  func makeBatch() -> Batch { [] }
  func read(_ row: Row<AnyColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    batch.append((0..<columnCount).map { row[AnyColumn(rawValue: $0)].text })
  }
  func commit(_ batch: Batch, line: Int, file: Int) { rows += batch }
}

func read(_ profile: Profile, _ table: Table, chunkSize: Int) -> (rows: [[String]], findings: [Finding]) {
  let columns = profile.columns(of: table)
  let collector = Collector(columns.count)
  var findings: [Finding] = []
  let log = FindingLog { findings.append($0) }
  var keys: [String: KeyMap] = [:]
  for name in profile.keys.keys {
    var pairs = CellMap(owner: StableCells())
    _ = pairs.add(Array("1".utf8), Array("198001012005011001".utf8))
    keys["\(profile.id)/\(name)"] = KeyMap(pairs, name: "pin-nip.csv", unknown: .error, files: [])
  }
  var reading = TableReading(
    name: table.rawValue, columns: columns,
    files: [InputFolder.File(name: "ekspor", path: file.path, profile: profile)],
    options: ReadingOptions(chunkSize: chunkSize))
  reading.keys = keys
  var summary = TableSummary()
  try? reading.run(collector, reading.files[0], 0, log, &summary)
  return (collector.rows, findings)
}

fuzz { data, size in
  guard let data, size > 2 else { return 0 }
  let profile = profiles[Int(data[0]) % profiles.count]
  let table = profile.table ?? Table.allCases[Int(data[1]) % Table.allCases.count]
  file.hold(UnsafeBufferPointer(start: data + 2, count: size - 2))
  let whole = read(profile, table, chunkSize: 1 << 20)
  let pieces = read(profile, table, chunkSize: 1 + Int(data[1]) % 50)
  precondition(whole.rows == pieces.rows && whole.findings == pieces.findings, "pieces differ from the whole")
  for finding in whole.findings.prefix(3) { _ = finding.rendered.english }
  return 0
}
