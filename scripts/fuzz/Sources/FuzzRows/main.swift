import Driver

@testable import Findings
@testable import Intake
@testable import Kinerja
@testable import Tabular
@testable import Wording

// Rows that are no data and rows of several widths: every line is a row, a skipped one or a finding, as a plain look at it
// says, and the same in small pieces.

let file = MemoryFile()
let head = "schema: kinerja-profile/1\nid: a\ntitle: a\ntable: predikat\nfiles: [a.csv]\n"
let positions = "columns: {nip: {position: 1}, hasil: {position: 2}, perilaku: {position: 3}}\n"
let named = "columns: {nip: a, hasil: b, perilaku: c}\n"

/// A profile, and what is skipped by its rules, as functions of the trimmed cells.
struct Sort {
  var profile: Profile
  var widths: Set<Int>
  var delimiter: Character
  var hasHeader = false
  var hasTrailing = false
  var skips: [@Sendable ([String]) -> Bool]

  init(
    _ text: String, widths: Set<Int>, delimiter: Character = ",", hasHeader: Bool = false, hasTrailing: Bool = false,
    skips: [@Sendable ([String]) -> Bool]
  ) {
    do { profile = try ProfileReader.read(Array((head + text).utf8), name: "a").get() } catch { fatalError("\(error)") }
    (self.widths, self.delimiter, self.skips) = (widths, delimiter, skips)
    (self.hasHeader, self.hasTrailing) = (hasHeader, hasTrailing)
  }
}

func isDigits(_ cell: String, _ count: Int) -> Bool {
  let rest = cell.utf8.filter { $0 != 0x20 && $0 != 0x27 }
  return rest.count == count && rest.allSatisfy { (48...57).contains($0) }
}

let sorts = [
  Sort(
    "cells: {from: 3, to: 6}\n" + positions
      + "skip_rows: [{column: {position: 1}, values: [\"\", JUMLAH]}, {cells: 1}, {column: {position: 2}, digits: 4}]\n",
    widths: [3, 4, 5, 6], skips: [{ ["", "JUMLAH"].contains($0[0]) }, { $0.count == 1 }, { $0.count > 1 && isDigits($0[1], 4) }]),
  Sort(
    "cells: [3, 5]\ndelimiter: \";\"\n" + positions + "skip_rows: [{column: {position: 3}, starts: [\"(\", Hal]}, {cells: [2, 3, 7]}]\n",
    widths: [3, 5], delimiter: ";",
    skips: [{ $0.count > 2 && ($0[2].hasPrefix("(") || $0[2].hasPrefix("Hal")) }, { [2, 7].contains($0.count) }]),
  Sort(
    named + "trailing_delimiter: true\nskip_rows: [repeated_header, {column: c, values: [TOTAL, x]}, {cells: 2}]\n", widths: [3],
    hasHeader: true, hasTrailing: true,
    skips: [{ $0 == ["a", "b", "c"] || $0 == ["a", "b", "c", ""] }, { $0.count > 2 && ["TOTAL", "x"].contains($0[2]) }, { $0.count == 2 }]),
]

/// Keeps the cells of all rows.
final class Collector: TableIntake, @unchecked Sendable {
  typealias Batch = [[String]]
  var rows: [[String]] = []
  func makeBatch() -> Batch { [] }
  func read(_ row: Row<AnyColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    batch.append((0..<3).map { row[AnyColumn(rawValue: $0)].text })
  }
  func commit(_ batch: Batch, line: Int, file: Int) { rows += batch }
}

struct Outcome: Equatable {
  var rows: [[String]]
  var skipped: [String: Int]
  var findings: [Finding]
}

func read(_ profile: Profile, chunkSize: Int, useLibCSVAlone: Bool = false) -> Outcome {
  let collector = Collector()
  var findings: [Finding] = []
  let reading = TableReading(
    name: "predikat", columns: Table.ratings.spec.columns,
    files: [InputFolder.File(name: "a.csv", path: file.path, profile: profile)],
    options: ReadingOptions(chunkSize: chunkSize, useLibCSVAlone: useLibCSVAlone))
  var summary = TableSummary()
  try? reading.run(collector, reading.files[0], 0, FindingLog { findings.append($0) }, &summary)
  let skipped = Dictionary(uniqueKeysWithValues: summary.skipped.map { ($0.key.rule, $0.value) })
  return Outcome(rows: collector.rows, skipped: skipped, findings: findings)
}

func trimmed(_ text: some StringProtocol) -> String {
  var bytes = Array(text.utf8)[...]
  while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
  while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
  return String(decoding: bytes, as: UTF8.self)
}

/// The rows, and how many lines are skipped, by a plain look at lines without quotes.
func plain(_ text: String, _ sort: Sort) -> (rows: Int, skipped: Int, odd: Int) {
  var counts = (rows: 0, skipped: 0, odd: 0)
  for line in text.split(separator: "\n").dropFirst(sort.hasHeader ? 1 : 0) {
    let cells = line.split(separator: sort.delimiter, omittingEmptySubsequences: false).map { trimmed($0) }
    let raw = line.split(separator: sort.delimiter, omittingEmptySubsequences: false).map(String.init)
    let isHeader = { (skip: @Sendable ([String]) -> Bool) in sort.hasHeader && skip(["a", "b", "c"]) }
    if cells.allSatisfy(\.isEmpty) || sort.skips.contains(where: { $0(isHeader($0) ? raw : cells) }) {
      counts.skipped += 1
    } else if sort.widths.contains(cells.count) || sort.hasTrailing && cells.count == 4 && raw[3].isEmpty {
      counts.rows += 1
    } else {
      counts.odd += 1
    }
  }
  return counts
}

fuzz { data, size in
  guard let data, size > 2 else { return 0 }
  let sort = sorts[Int(data[0]) % sorts.count]
  var content = Array(UnsafeBufferPointer(start: data + 2, count: size - 2))
  if sort.hasHeader { content = Array("a,b,c\n".utf8) + content }
  content.withUnsafeBufferPointer { file.hold($0) }
  let whole = read(sort.profile, chunkSize: 1 << 12)
  precondition(whole == read(sort.profile, chunkSize: 1 + Int(data[1]) % 50), "pieces differ from the whole")
  precondition(whole == read(sort.profile, chunkSize: 1 << 12, useLibCSVAlone: true), "the fast path differs from libcsv")
  for finding in whole.findings.prefix(3) { _ = finding.rendered.english }
  // A page or a workbook under the name of a table is not read.
  guard !whole.findings.contains(where: { $0.code == .file(.foreignFile) }) else { return 0 }
  guard content.allSatisfy({ ($0 >= 0x20 || $0 == 0x0A || $0 == 0x09) && $0 < 0x7F && $0 != UInt8(ascii: "\"") }),
    !content.split(separator: 0x0A).contains(where: { $0.map { $0 | 0x20 }.starts(with: "sep=".utf8.map { $0 | 0x20 }) })
  else { return 0 }
  let counts = plain(String(decoding: content, as: UTF8.self), sort)
  precondition(whole.rows.count == counts.rows, "\(whole.rows.count) rows for \(counts)")
  precondition(whole.skipped.values.reduce(0, +) == counts.skipped, "\(whole.skipped) for \(counts)")
  precondition(whole.findings.count { $0.code == .row(.fieldCount) } == counts.odd, "\(whole.findings) for \(counts)")
  return 0
}
