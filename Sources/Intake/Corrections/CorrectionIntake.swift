internal import Findings
package import Kinerja
internal import Platform
internal import Tabular

/// An approved change of one cell: a row of koreksi.csv.
package struct Correction: Hashable, Sendable {
  /// Its name.
  package let id: String
  /// The table that it changes.
  package let table: Table
  /// The key of the row, in the order of the table's key columns.
  package let key: [String]
  /// The changed column.
  package let column: AnyColumn
  /// What must stand in the cell.
  package let oldValue: String
  /// What is read in its stead.
  package let newValue: String
  /// Why.
  package let reason: String
  /// The number of the decision (nomor_sk).
  package let decree: String
  /// Who approved it.
  package let approver: String
  /// When.
  package let date: CivilDate

  /// The key as it is told, without what is left out at its end.
  package var keyText: String { key.reversed().drop { $0.isEmpty }.reversed().joined(separator: ", ") }
}

/// A correction where it took effect.
package struct AppliedCorrection: Hashable, Sendable {
  /// The correction.
  package let correction: Correction
  /// Where it is written: a file and a physical line.
  package let source: RowPlace
  /// The row that it changed.
  package let target: RowPlace
}

/// A row in a file.
package struct RowPlace: Hashable, Sendable, CustomStringConvertible {
  /// The file's name within the input folder.
  package let file: String
  /// The physical line, from 1.
  package let line: Int

  /// Makes a place.
  package init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// Reads `file:line`.
  package init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let line = Int(text[text.index(after: colon)...]) else { return nil }
    self.init(file: String(text[..<colon]), line: line)
  }

  /// `file:line`.
  package var description: String { "\(file):\(line)" }
}

extension SmallTables {
  /// koreksi.csv.
  static func corrections() -> SmallTable<CorrectionColumn, Correction> {
    SmallTable { row, report in
      let id = report.text(row, .id)?.text
      let name = report.text(row, .tabel)
      let table = name.flatMap { name in Table.corrected.first { name.matches($0.rawValue) } }
      if name != nil, table == nil {
        report.add(.cell(.unknownWord), row, .tabel, detail: Table.corrected.map(\.rawValue).joined(separator: ", "))
      }
      let keys = CorrectionColumn.keys.map { row[$0].text }
      let column = report.text(row, .kolom)
      let reason = report.text(row, .alasan)?.text
      let decree = report.text(row, .nomorSK)?.text
      let approver = report.text(row, .disetujuiOleh)?.text
      let date = report.date(row, .tanggal)
      guard let id else { return nil }
      let rowKey = RowKey(text: Array(id.utf8))
      guard let spec = table?.spec, let column else { return (rowKey, nil) }
      let key = Array(keys.prefix(spec.key.count))
      guard zip(spec.key, key).allSatisfy({ !$1.isEmpty || spec[$0].mayBeEmpty }),
        keys.dropFirst(key.count).allSatisfy(\.isEmpty)
      else {
        report.add(.correction(.wrongKeys), row, .kunci1, detail: spec.keyNames.joined(separator: ", "))
        return (rowKey, nil)
      }
      guard let changed = spec.indices.first(where: { column.matches(spec[$0].name) }) else {
        report.add(.cell(.unknownWord), row, .kolom, detail: spec.columns.map(\.name).joined(separator: ", "))
        return (rowKey, nil)
      }
      guard let reason, let decree, let approver, let date else { return (rowKey, nil) }
      return (
        rowKey,
        Correction(
          id: id, table: spec.table, key: key, column: changed, oldValue: row[.nilaiLama].text,
          newValue: row[.nilaiBaru].text, reason: reason, decree: decree, approver: approver, date: date)
      )
    }
  }
}

/// The corrections of one table, and where they took effect.
final class TableCorrections: Sendable {
  private struct Entry: Sendable {
    var correction: Correction
    var source: RowPlace
    var key: [[UInt8]]
    var old: [UInt8]
    /// The new bytes; cells point to them as long as the corrections live.
    nonisolated(unsafe) var new: UnsafeBufferPointer<UInt8>
  }

  /// What became of a correction at a row.
  struct Outcome: Sendable {
    var entry: Int
    /// Physical lines before the row within its piece.
    var line: Int
    /// What stands in the cell when it is not the old value.
    var actual: String?
  }

  private struct State {
    /// By place, since a table may be read more than once.
    var targets: [Int: Set<RowPlace>] = [:]
    var actual: [Int: String] = [:]
  }

  private let entries: [Entry]
  private let spec: TableSpec
  private let firstKey: AnyColumn
  /// The entries by the first cell of their key.
  private let byFirstKey: [[UInt8]: [Int]]
  private let nips: Set<UInt64>
  private let state = Locked(State())

  init(_ corrections: [(correction: Correction, source: RowPlace)], _ table: Table) {
    spec = table.spec
    firstKey = spec.key[0]
    entries = corrections.map { correction, source in
      // Cells are read eight bytes at a time, so some must lie behind them.
      let new = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: correction.newValue.utf8.count + 16)
      new.initialize(repeating: 0)
      _ = new.update(fromContentsOf: correction.newValue.utf8)
      return Entry(
        correction: correction, source: source, key: correction.key.map { Array($0.utf8) },
        old: Array(correction.oldValue.utf8),
        new: UnsafeBufferPointer(rebasing: new[..<correction.newValue.utf8.count]))
    }
    byFirstKey = Dictionary(grouping: entries.indices) { [entries] in entries[$0].key[0] }
    nips = Set(corrections.compactMap { UInt64($0.correction.key[0]) })
  }

  deinit { for entry in entries { entry.new.deallocate() } }

  /// The row's cells with what corrections put in their place; nil when there is none for the row.
  @inline(__always)
  func corrected(_ row: Row<AnyColumn>, cells: UnsafePointer<Cell>, count: Int, _ outcomes: inout [Outcome]) -> [Cell]?
  {
    let first = row[firstKey]
    // Most tables have a NIP there, and most rows are of somebody without corrections.
    if let nip = first.digits18, !nips.contains(nip) { return nil }
    return lookedUp(row, first, cells, count, &outcomes)
  }

  private func lookedUp(
    _ row: Row<AnyColumn>, _ first: Cell, _ cells: UnsafePointer<Cell>, _ count: Int, _ outcomes: inout [Outcome]
  ) -> [Cell]? {
    guard let candidates = byFirstKey[Array(first.bytes)] else { return nil }
    var changed: [Cell]?
    for number in candidates {
      let entry = entries[number]
      let hasKey = zip(spec.key, entry.key).allSatisfy { column, bytes in
        bytes.withUnsafeBufferPointer { row[column].hasBytes($0) }
      }
      guard hasKey, let position = row.place(of: entry.correction.column) else { continue }
      guard entry.old.withUnsafeBufferPointer({ row[entry.correction.column].hasBytes($0) }) else {
        outcomes.append(Outcome(entry: number, line: row.line, actual: cells[position].excerpt))
        continue
      }
      outcomes.append(Outcome(entry: number, line: row.line))
      var copy = changed ?? Array(UnsafeBufferPointer(start: cells, count: count))
      copy[position] = Cell(start: entry.new.baseAddress!, count: entry.new.count)
      changed = copy
    }
    return changed
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
        }
      }
    }
  }

  /// The corrections that took effect; a finding for each that did not.
  func finish(_ log: FindingLog) -> [AppliedCorrection] {
    let state = state.withLock { $0 }
    return entries.indices.flatMap { position -> [AppliedCorrection] in
      let entry = entries[position]
      func report(_ code: FindingCode, _ column: CorrectionColumn, _ value: String, _ detail: String) {
        log.add(
          Finding(
            code: code, file: entry.source.file, line: entry.source.line, column: column.name, value: value,
            detail: detail))
      }
      if let actual = state.actual[position] {
        report(.correction(.oldValue), .nilaiLama, entry.correction.oldValue, "\"\(actual)\"")
        return []
      }
      guard let targets = state.targets[position] else {
        report(
          .correction(.withoutCell), .kunci1, entry.correction.keyText, spec.table.fileName)
        return []
      }
      return targets.sorted { ($0.file, $0.line) < ($1.file, $1.line) }.map {
        AppliedCorrection(correction: entry.correction, source: entry.source, target: $0)
      }
    }
  }
}
