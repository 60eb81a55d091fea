private import Foundation
internal import Intake
package import Kinerja
internal import Platform
package import Wording

/// An objection as it is handed in, before its cell or row has been looked up in the run's exports.
package struct ObjectionDraft: Sendable {
  /// The employee.
  package var nip: NIP
  /// The table's name.
  package var table: String
  /// The row's key besides the NIP, as `column=value`.
  package var key: [String]
  /// What it asks for.
  package var action: CorrectionAction
  /// The column's name, where it is about a cell.
  package var column: String?
  /// What the employee says.
  package var claim: String
  /// What should stand in the cell, or the cells of the missing row.
  package var wanted: String?
  /// The paths of files with evidence.
  package var evidence: [String]
  /// The day of receipt.
  package var received: CivilDate
  /// A folder with the calendar of the days after the quarter.
  package var calendar: String?

  /// Takes an objection in.
  package init(
    nip: NIP, table: String, key: [String], _ action: CorrectionAction = .change, column: String?, claim: String,
    wanted: String?, evidence: [String],
    received: CivilDate, calendar: String?
  ) {
    self.nip = nip
    self.table = table
    self.key = key
    self.action = action
    self.column = column
    self.claim = claim
    self.wanted = wanted
    self.evidence = evidence
    self.received = received
    self.calendar = calendar
  }

  /// The objection against the run's cell or row, and a caution where days off up to the deadline are not known.
  package func objection(against source: RunSource) throws -> (objection: Objection, caution: Text?) {
    let table = try disputedTable()
    guard received >= source.inputs.quarter.first else {
      throw Refusal(.usage, "--received: " + Text("sebelum", "before") + " \(source.inputs.quarter)")
    }
    let again = try source.read(under: [source.policy], newerCorrections: true)
    try again.requireSame(isCorrectionAllowed: true)
    let key = try wholeKey(of: table)
    let subject = try subject(
      table, key, try row(of: table, key, in: again, source), again.reading.corrections, source.inputs.quarter)
    guard let clause = source.policy.objection.version(on: received) else { throw Self.withoutClause(received) }
    let (free, lastKnown) = try daysOff(again, source)
    let deadline = clause.rules.deadline(from: received) { free.contains($0) }
    let objection = Objection(
      source.manifest, nip: nip, table: table, key: key, subject, wanted: wanted, claim: claim,
      evidence: try evidence.map { path throws(Refusal) in try Self.evidence(path) }, received: received,
      deadline: deadline, basis: clause.basis)
    guard clause.rules.counting == .working, (lastKnown ?? received) < deadline else { return (objection, nil) }
    let caution = Text(
      "kalender tidak memuat hari libur sesudah \(lastKnown ?? received): hari libur sampai \(deadline) tidak diperhitungkan; beri --calendar",
      "the calendar holds no days off after \(lastKnown ?? received): those up to \(deadline) are not left out; give --calendar"
    )
    return (objection, caution)
  }

  /// A table whose rows belong to people.
  private func disputedTable() throws(Refusal) -> Table {
    let tables = Table.corrected.filter(\.spec.isPersonal)
    if let found = tables.first(where: { $0.rawValue == table }) { return found }
    throw Refusal(
      .usage,
      "--table \(table): " + Text("bukan salah satu dari", "is none of") + " "
        + tables.map(\.rawValue).joined(separator: ", "))
  }

  /// The row's key, the NIP first; what may be empty may be left out.
  private func wholeKey(of table: Table) throws(Refusal) -> [String] {
    let spec = table.spec
    let columns = spec.keyNames.dropFirst()
    let needed = spec.key.dropFirst().filter { !spec[$0].mayBeEmpty }.map { spec[$0].name }
    let parts = key.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    let given = Dictionary(parts.filter { $0.count == 2 }.map { ($0[0], $0[1]) }) { first, _ in first }
    guard parts.count == given.count, Set(given.keys).isSubset(of: columns), Set(given.keys).isSuperset(of: needed)
    else {
      throw Refusal(
        .usage,
        columns.isEmpty
          ? "--key: " + Text("tabel ini hanya berkunci nip", "this table has no key but nip")
          : Text("kunci baris \(table.rawValue) ditulis", "the key of a row of \(table.rawValue) is written") + " "
            + columns.map { "--key \($0)=…" }.joined(separator: " "))
    }
    return ["\(nip)"] + columns.map { given[$0] ?? "" }
  }

  /// What it is about, once that is known to be there, or to be missing.
  private func subject(
    _ table: Table, _ key: [String], _ row: FoundRow?, _ corrections: [AppliedCorrection], _ quarter: Quarter
  ) throws(Refusal) -> Objection.Subject {
    guard let row else {
      let written = key.filter { !$0.isEmpty }.joined(separator: ", ")
      guard action == .addition else {
        throw Refusal(
          .noInput,
          Text(
            "\(table.rawValue): tidak ada baris \(written); untuk baris yang kurang: --missing",
            "\(table.rawValue): there is no row \(written); for a row that is missing: --missing"))
      }
      if let wanted, Correction.contents(wanted, of: table) == nil {
        throw Refusal(
          .usage, "--value \(wanted): " + Text("tulis", "write") + " \"\(Correction.form(of: table))\"")
      }
      try requireInQuarter(table, key, quarter)
      return .missingRow
    }
    func earlier(_ isSame: (Correction) -> Bool) throws(Refusal) {
      guard let earlier = corrections.first(where: { $0.target == row.place && isSame($0.correction) }) else { return }
      throw Refusal(
        .usage,
        "\(row.place)\(column.map { " \($0)" } ?? ""): " + Text("sudah dikoreksi oleh", "has been corrected by")
          + " \(earlier.correction.id)")
    }
    switch action {
    case .addition:
      throw Refusal(
        .usage, "--missing: " + Text("baris itu ada:", "the row is there:") + " \(row.place)")
    case .withdrawal:
      try earlier { _ in true }
      let spec = table.spec
      let columns = spec.indices.filter { !spec.key.contains($0) && row[$0] != nil }
      let telling = columns.first { row[$0]?.isEmpty == false } ?? columns.first
      return .row(
        row.place, column: telling.map { spec[$0].name } ?? "", content: telling.flatMap { row[$0] } ?? "")
    case .change:
      let place = try disputedColumn(of: table)
      try earlier { $0.column == place || $0.action != .change }
      return .cell(column: table.spec[place].name, row.place, content: row[place] ?? "")
    }
  }

  /// A row outside the quarter would have no effect.
  private func requireInQuarter(_ table: Table, _ key: [String], _ quarter: Quarter) throws(Refusal) {
    let months = (0..<3).map { quarter.monthName($0) }
    for (column, text) in zip(table.spec.key, key) where !text.isEmpty {
      let isInside =
        switch (table.spec[column].kind, table) {
        case (.date, .attendance), (.date, .events), (.date, .shifts):
          CivilDate(text).flatMap { quarter.index(of: $0) } != nil
        case (.month, _): months.contains(text)
        default: true
        }
      guard isInside else {
        throw Refusal(
          .usage,
          "--key \(table.spec[column].name)=\(text): " + Text("bukan dalam", "is not within") + " \(quarter)")
      }
    }
  }

  private func row(of table: Table, _ key: [String], in again: RunSource.Reading, _ source: RunSource) throws
    -> FoundRow?
  {
    let own = try findRows(
      of: table, in: again.folder, firstCells: ["\(nip)"], corrections: again.reading.corrections,
      facts: again.reading.facts, options: source.inputs.readingOptions)
    return own.first { row in zip(table.spec.key, key).allSatisfy { (row[$0] ?? "") == $1 } }
  }

  /// The column, which is no key.
  private func disputedColumn(of table: Table) throws(Refusal) -> AnyColumn {
    let spec = table.spec
    let columns = spec.indices.filter { !spec.key.contains($0) }
    guard let place = columns.first(where: { spec[$0].name == column }) else {
      throw Refusal(
        .usage,
        "--column \(column ?? ""): " + Text("bukan salah satu dari", "is none of") + " "
          + columns.map { spec[$0].name }.joined(separator: ", "))
    }
    return place
  }

  /// The days off in the run's calendar and the one given, and the last day that they name.
  private func daysOff(_ again: RunSource.Reading, _ source: RunSource) throws -> (Set<CivilDate>, last: CivilDate?) {
    var folders = [(again.folder, again.reading.corrections)]
    if let calendar { folders.append((try InputFolder(path: calendar), [])) }
    let days = try folders.flatMap { folder, corrections in
      try findRows(
        of: .calendar, in: folder, firstCells: nil, corrections: corrections, facts: again.reading.facts,
        options: source.inputs.readingOptions)
    }
    let kinds = [DayKind.holiday, .jointLeave].map(\.code)
    let free = days.filter { kinds.contains($0.text(CalendarColumn.jenis)) }
    func dates(_ rows: [FoundRow]) -> [CivilDate] { rows.compactMap { CivilDate($0.text(CalendarColumn.tanggal)) } }
    return (Set(dates(free)), dates(days).max())
  }

  private static func withoutClause(_ day: CivilDate) -> Refusal {
    Refusal(
      .policy,
      Text(
        "kebijakan run ini tidak mempunyai klausul objection yang berlaku pada \(day); tambahkan, misalnya: objection: [{from: 2026-01-01, basis: PP 30/2019 pasal 59, days: 14, counting: calendar}]",
        "the run's policy has no clause objection in force on \(day); add one, such as: objection: [{from: 2026-01-01, basis: PP 30/2019 pasal 59, days: 14, counting: calendar}]"
      ))
  }

  private static func evidence(_ path: String) throws(Refusal) -> Objection.Evidence {
    guard let bytes = fileBytes(path) else { throw Refusal(.noInput, .unreadable(path)) }
    return Objection.Evidence(name: URL(filePath: path).lastPathComponent, bytes: bytes)
  }
}
