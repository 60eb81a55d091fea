internal import Findings
internal import Kinerja
internal import Tabular
internal import Wording

/// A file read on trial, by the code that reads it in earnest: every cell is looked at, and nothing comes of it.
struct FileTrial {
  /// What is wrong with the file or its cells, in the order of places; not all of it is kept.
  let findings: [Finding]
  /// The number of errors.
  let count: Int
  let rows: Int

  /// Whether nothing is wrong.
  var isSound: Bool { count == 0 }

  /// Reads a file as a table.
  ///
  /// What depends on other tables or on the policy is not looked at: whether a NIP is in the roster, a code in the policy, a
  /// PIN in its table.
  init(of path: String, name: String, as table: Table, with profile: Profile?) {
    let file = InputFolder.File(name: name, path: path, profile: profile)
    let columns = profile?.columns(of: table) ?? table.spec.columns
    var findings: [Finding] = []
    let log = FindingLog { finding in
      if !finding.code.isWarning, findings.count < 3 { findings.append(finding) }
    }
    let keyed = Set((profile?.columns ?? [:]).filter { $0.value.key != nil }.keys)
    var summary = TableSummary()
    let reading = TableReading(name: table.rawValue, columns: columns, files: [file], options: ReadingOptions())
    do {
      try reading.run(CellCheck(columns, keyed), file, 0, log, &summary)
    } catch {
      switch error {
      case .unreadable(_, let reason):
        log.add(Finding(code: .file(.unreadable), file: name, detail: reason.english))
      }
    }
    self.findings = findings
    count = log.count
    rows = summary.rows
  }
}

/// Looks at each cell as its column's kind asks.
private final class CellCheck: TableIntake {
  typealias Column = AnyColumn
  struct Batch: Sendable {}

  private let columns: [ColumnSpec]
  /// Columns whose content is the key of a table that is not there.
  private let keyed: Set<AnyColumn>

  init(_ columns: [ColumnSpec], _ keyed: Set<AnyColumn>) { (self.columns, self.keyed) = (columns, keyed) }

  func makeBatch() -> Batch { Batch() }

  func commit(_ batch: Batch, line: Int, file: Int) {}

  func read(_ row: Row<AnyColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    for (number, spec) in columns.enumerated() {
      let column = AnyColumn(rawValue: number)
      if row.place(of: column) == nil || row.isLeftOpen(column) { continue }
      check(row, column, spec.kind, &report)
    }
  }

  private func check(_ row: Row<AnyColumn>, _ column: AnyColumn, _ kind: CellKind, _ report: inout BatchReport) {
    switch kind {
    case .person, .nip: if !keyed.contains(column) { _ = report.nip(row, column) }
    case .date, .end: _ = report.date(row, column)
    case .time: _ = report.time(row, column, nip: nil)
    case .number, .score: _ = report.number(row, column)
    case .whole, .rupiah: _ = report.whole(row, column)
    case .level: _ = report.level(row, column, nip: nil)
    case .month: if row[column].monthParts == nil { report.add(.cell(.badMonth), row, column) }
    case .moment: if row[column].count != 19 { report.add(.cell(.badDate), row, column) }
    case .word(let words):
      if !words.contains(where: { row[column].matches($0) }) {
        report.add(.cell(.unknownWord), row, column, detail: words.joined(separator: ", "))
      }
    case .code, .indicator, .unit, .name, .text: _ = report.text(row, column)
    }
  }
}
