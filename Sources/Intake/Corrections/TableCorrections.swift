internal import Findings
internal import Kinerja
internal import Platform
internal import Tabular

/// The corrections of one table, and where they took effect.
final class TableCorrections: Sendable {
  private struct Entry: Sendable {
    var correction: Correction
    var source: RowPlace
    var key: [[UInt8]]
    /// What must stand in the cell that the correction names.
    var old: [UInt8]
    var new: KeptText
  }

  /// A row that a correction adds.
  struct Addition: Sendable {
    fileprivate let entry: Int
    /// Where the correction is written.
    let source: RowPlace
    /// The row's cells in the order of the table's columns.
    fileprivate let texts: [KeptText]

    var cells: [Cell] { texts.map(\.cell) }
  }

  /// Text that cells point to as long as the corrections live.
  fileprivate struct KeptText: Sendable {
    nonisolated(unsafe) private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let count: Int

    init(_ text: String) {
      // Cells are read eight bytes at a time, so some must lie behind them.
      bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count + 16)
      bytes.initialize(repeating: 0)
      _ = bytes.update(fromContentsOf: text.utf8)
      count = text.utf8.count
    }

    var cell: Cell { Cell(start: UnsafePointer(bytes.baseAddress!), count: count) }

    func free() { bytes.deallocate() }
  }

  /// What corrections make of a row.
  enum Treatment {
    /// No correction is for it.
    case asWritten
    /// These cells are read.
    case changed([Cell])
    /// It is not read.
    case withdrawn
  }

  /// What became of a correction at a row.
  struct Outcome: Sendable {
    var entry: Int
    /// Physical lines before the row within its piece.
    var line: Int
    /// What stands in the cell when it is not the old value.
    var actual: String?
    /// The row's cells, of a row that is left out whatever they hold.
    var cells: [String] = []
    /// Whether the row lies outside the quarter as it is corrected, and within as it is written.
    var movesOut = false
  }

  private struct State {
    /// By place, since a table may be read more than once.
    var targets: [Int: Set<RowPlace>] = [:]
    var actual: [Int: String] = [:]
    /// The contents of the rows that are left out whatever they hold.
    var withdrawn: [Int: Set<[String]>] = [:]
    var outside: Set<Int> = []
    var hasUnsoundRow = false
  }

  private let entries: [Entry]
  private let allAdditions: [Addition]
  private let spec: TableSpec
  private let firstKey: AnyColumn
  /// The entries by the first cell of their key.
  private let byFirstKey: [[UInt8]: [Int]]
  private let nips: Set<UInt64>
  private let state = Locked(State())

  init(_ corrections: [(correction: Correction, source: RowPlace)], _ table: Table) {
    let spec = table.spec
    self.spec = spec
    firstKey = spec.key[0]
    entries = corrections.map { correction, source in
      let written = correction.written
      return Entry(
        correction: correction, source: source, key: correction.key.map { Array($0.utf8) },
        old: Array(written.old.utf8), new: KeptText(written.new))
    }
    allAdditions = corrections.enumerated().compactMap { entry, given in
      let (correction, source) = given
      guard case .addition(let contents) = correction.change else { return nil }
      var texts = spec.columns.map { _ in "" }
      for (column, text) in zip(spec.key, correction.key) { texts[column.rawValue] = text }
      for content in contents { texts[content.column.rawValue] = content.text }
      return Addition(entry: entry, source: source, texts: texts.map(KeptText.init))
    }
    byFirstKey = Dictionary(grouping: entries.indices) { [entries] in entries[$0].key[0] }
    nips = Set(corrections.compactMap { UInt64($0.correction.key[0]) })
  }

  deinit {
    for entry in entries { entry.new.free() }
    for text in allAdditions.flatMap(\.texts) { text.free() }
  }

  /// What corrections make of a row.
  @inline(__always)
  func treat(_ row: Row<AnyColumn>, cells: UnsafePointer<Cell>, count: Int, _ outcomes: inout [Outcome]) -> Treatment {
    let first = row[firstKey]
    // Most tables have a NIP there, and most rows are of somebody without corrections.
    if let nip = first.digits18, !nips.contains(nip) { return .asWritten }
    return lookedUp(row, first, cells, count, &outcomes)
  }

  private func lookedUp(
    _ row: Row<AnyColumn>, _ first: Cell, _ cells: UnsafePointer<Cell>, _ count: Int, _ outcomes: inout [Outcome]
  ) -> Treatment {
    guard let candidates = byFirstKey[Array(first.bytes)] else { return .asWritten }
    var changed: [Cell]?
    for number in candidates {
      let entry = entries[number]
      let hasKey = zip(spec.key, entry.key).allSatisfy { column, bytes in
        bytes.withUnsafeBufferPointer { row[column].hasBytes($0) }
      }
      guard hasKey else { continue }
      if let column = entry.correction.column {
        guard let position = row.place(of: column) else { continue }
        guard entry.old.withUnsafeBufferPointer({ row[column].hasBytes($0) }) else {
          outcomes.append(Outcome(entry: number, line: row.line, actual: cells[position].excerpt))
          continue
        }
      }
      var outcome = Outcome(entry: number, line: row.line)
      if case .withdrawal(nil) = entry.correction.change { outcome.cells = spec.indices.map { row[$0].text } }
      outcomes.append(outcome)
      switch entry.correction.change {
      case .cell(let column, _, _):
        guard let position = row.place(of: column) else { continue }
        var copy = changed ?? Array(UnsafeBufferPointer(start: cells, count: count))
        copy[position] = entry.new.cell
        changed = copy
      case .withdrawal: return .withdrawn
      case .addition: continue
      }
    }
    return changed.map { .changed($0) } ?? .asWritten
  }

  /// Notes what became of corrections in a piece of a file.
  func note(_ outcomes: [Outcome], _ file: InputFolder.File, line: Int) {
    guard !outcomes.isEmpty else { return }
    state.withLock { state in
      for outcome in outcomes {
        if let actual = outcome.actual {
          state.actual[outcome.entry] = actual
        } else {
          state.targets[outcome.entry, default: []].insert(
            RowPlace(file: file.name, line: line + outcome.line + 1))
          if outcome.movesOut { state.outside.insert(outcome.entry) }
          if !outcome.cells.isEmpty { state.withdrawn[outcome.entry, default: []].insert(outcome.cells) }
        }
      }
    }
  }

  /// The column of koreksi.csv that holds a cell of a row that is added.
  fileprivate func column(holding column: AnyColumn) -> CorrectionColumn {
    spec.key.firstIndex(of: column).map { CorrectionColumn.keys[$0] } ?? .nilaiBaru
  }

  /// The rows that are added to those that have been read; none whose key was among them.
  var additions: [Addition] {
    let met = state.withLock { $0.targets }
    return allAdditions.filter { met[$0.entry] == nil }
  }

  /// Notes that a row has something wrong although corrections changed it.
  func noteUnsoundRow() { state.withLock { $0.hasUnsoundRow = true } }

  /// Whether a row has something wrong although corrections changed it: what they put there is never set aside.
  var hasUnsoundRow: Bool { state.withLock { $0.hasUnsoundRow } }

  /// Notes that a row that is added lies outside the quarter.
  fileprivate func noteOutside(_ addition: Addition) { _ = state.withLock { $0.outside.insert(addition.entry) } }

  /// The corrections that took effect; a finding for each that did not.
  func finish(_ log: FindingLog) -> [AppliedCorrection] {
    let state = state.withLock { $0 }
    return entries.indices.flatMap { position -> [AppliedCorrection] in
      let entry = entries[position]
      let correction = entry.correction
      func report(_ code: FindingCode, _ column: CorrectionColumn, _ value: String, _ detail: String) {
        log.add(
          Finding(
            code: code, file: entry.source.file, line: entry.source.line, column: column.name, value: value,
            detail: detail))
      }
      let targets = (state.targets[position] ?? []).sorted { ($0.file, $0.line) < ($1.file, $1.line) }
      if case .addition = correction.change {
        if let there = targets.first {
          report(.correction(.rowThere), .kunci1, correction.keyText, "\(spec.table.fileName) (\(there))")
          return []
        }
        if state.outside.contains(position) {
          report(.correction(.outsideQuarter), .kunci1, correction.keyText, "")
          return []
        }
        return [AppliedCorrection(correction: correction, source: entry.source, target: entry.source)]
      }
      if state.outside.contains(position) {
        report(.correction(.outsideQuarter), .nilaiBaru, correction.written.new, "")
        return []
      }
      // Of several rows with one key a withdrawal may name the one.
      if let actual = state.actual[position], correction.action == .change || targets.isEmpty {
        report(.correction(.oldValue), .nilaiLama, correction.written.old, "\"\(actual)\"")
        return []
      }
      if let rows = state.withdrawn[position], rows.count > 1 {
        let places = targets.map { "\($0)" }.joined(separator: ", ")
        report(.correction(.rowsDiffer), .kunci1, correction.keyText, places)
        return []
      }
      if targets.isEmpty { report(.correction(.withoutCell), .kunci1, correction.keyText, spec.table.fileName) }
      return targets.map { AppliedCorrection(correction: correction, source: entry.source, target: $0) }
    }
  }
}

extension TableReading {
  /// Gives the rows that corrections add to the intake; each stands where its correction is written.
  func readAdditions<Intake: TableIntake>(_ intake: Intake, _ log: FindingLog, _ summary: inout TableSummary) {
    guard let corrections else { return }
    let places = ColumnPlace.inOrder(columns)
    for addition in corrections.additions {
      guard let file = sources.firstIndex(where: { $0.name == addition.source.file }) else { continue }
      var batch = intake.makeBatch()
      var report = BatchReport()
      let cells = addition.cells
      cells.withUnsafeBufferPointer { cells in
        places.withUnsafeBufferPointer { places in
          let row = Row<Intake.Column>(cells.baseAddress!, places: places.baseAddress!, line: 0)
          intake.read(row, into: &batch, &report)
        }
      }
      intake.finish(&batch, &report)
      report.sortFindings()
      for raw in report.findings {
        log.add(
          Finding(
            code: raw.code, file: addition.source.file, line: addition.source.line,
            column: raw.column.map { corrections.column(holding: $0).name } ?? "", nip: raw.nip.map { NIP(number: $0) },
            value: raw.value, detail: raw.detail))
      }
      if report.findings.contains(where: { !$0.code.isWarning }) { summary.invalid += 1 }
      if report.outside > 0 { corrections.noteOutside(addition) }
      intake.commit(batch, line: addition.source.line - 1, file: file)
    }
  }
}
