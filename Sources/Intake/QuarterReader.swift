private import Digests
package import Findings
package import Kinerja
internal import Tabular

/// How the exports of a quarter are read; none of it changes a result.
package struct ReadingOptions: Sendable {
  /// The number of threads.
  package var threads: Int
  /// The bytes that one piece of a file aims at.
  package var chunkSize: Int
  /// Whether every record goes through libcsv, the plain ones too.
  package var useLibCSVAlone: Bool

  /// Makes options.
  package init(threads: Int = 1, chunkSize: Int = 1 << 20, useLibCSVAlone: Bool = false) {
    self.threads = max(1, threads)
    self.chunkSize = chunkSize
    self.useLibCSVAlone = useLibCSVAlone
  }
}

/// What reading the exports of a quarter gave.
package struct QuarterReading: Sendable {
  /// The facts, without the rows that are invalid; complete only when nothing was found.
  package var facts: Facts
  /// Counts by table.
  package var tables: [Table: TableSummary]
  /// Targets that were set aside because the norm of their indicator is.
  package var targetsWithoutNorm: Int
  /// Corrections where they took effect, by table and place.
  package var corrections: [AppliedCorrection]
  /// The mapping tables that were read.
  package var keyFiles: [InputRecord]
  /// Whether an invalid row belongs to the corrections, the roster or the tariffs, which are never set aside.
  package var isUnrepairable: Bool
}

extension QuarterReading {
  /// All files that were read, by table and name; mapping tables, each once, come last.
  package var files: [InputRecord] {
    var seen: Set<String> = []
    return Table.allCases.flatMap { tables[$0]?.files ?? [] } + keyFiles.filter { seen.insert($0.name).inserted }
  }
}

/// Reads and checks all tables of a quarter in one pass.
///
/// - Parameters:
///   - asOf: the last day that counts.
///   - isCorrected: whether koreksi.csv takes effect.
/// - Throws: `InputError` when the folder or a file cannot be read.
package func readQuarter(
  _ folder: InputFolder, _ book: Codebook, asOf: CivilDate, options: ReadingOptions, log: FindingLog,
  isCorrected: Bool = true
) throws(InputError) -> QuarterReading {
  var reader = QuarterReader(folder, book, options, log)
  return try reader.run(asOf: asOf, isCorrected: isCorrected)
}

/// The mapping tables of a folder's profiles, by `profile/key`.
func readKeys(of folder: InputFolder, _ options: ReadingOptions, _ log: FindingLog) throws(InputError) -> [String:
  KeyMap]
{
  var keys: [String: KeyMap] = [:]
  for profile in folder.profiles {
    for (name, source) in profile.keys.sorted(by: { $0.key < $1.key }) {
      guard let file = folder.keyFiles["\(profile.id)/\(name)"],
        !folder.findings.contains(where: { $0.code == .outsideFolder && $0.file == file.name })
      else { continue }
      let intake = KeyIntake(file, log)
      let columns = [Column(name: source.from), Column(name: source.to)]
      var summary = TableSummary()
      let reading = TableReading(name: "kunci", columns: columns, files: [file], options: options)
      try reading.run(intake, log, &summary)
      keys["\(profile.id)/\(name)"] = KeyMap(
        intake.pairs, name: file.name, ignoresUnknown: source.ignoresUnknown, files: summary.files)
    }
  }
  return keys
}

private struct QuarterReader {
  let folder: InputFolder
  let book: Codebook
  let options: ReadingOptions
  let log: FindingLog
  var tables: [Table: TableSummary] = [:]
  var corrections: [Table: TableCorrections] = [:]
  var keys: [String: KeyMap] = [:]
  var punches: PunchContext?
  var control = ControlTotals()

  init(_ folder: InputFolder, _ book: Codebook, _ options: ReadingOptions, _ log: FindingLog) {
    self.folder = folder
    self.book = book
    self.options = options
    self.log = log
  }

  mutating func run(asOf: CivilDate, isCorrected: Bool) throws(InputError) -> QuarterReading {
    folder.findings.forEach(log.add)
    for table in Table.allCases where !table.isOptional && folder.files(of: table).isEmpty {
      let patterns = folder.profiles.filter { $0.table == table }.flatMap { $0.files.map(\.text) }
      log.add(
        Finding(code: .missingTable, file: "\(table.rawValue).csv", detail: patterns.joined(separator: ", ")))
    }
    control = ControlTotals(of: folder, log)
    let keysBefore = log.count
    keys = try readKeys(of: folder, options, log)
    let isKeyless = log.count > keysBefore
    let before = log.count
    if isCorrected { try readCorrections() }
    let isRefused = log.count > before
    let rosterBefore = log.count
    let rosterIntake = RosterIntake()
    try read(rosterIntake, .roster)
    let (roster, people) = try rosterIntake.finish(
      reading(.roster), log, &tables[.roster, default: TableSummary()])
    let (tariffs, _) = try readSmall(SmallTables.tariffs(), .tariffs)
    let rates = self.rates(tariffs, roster)
    // Without any tariff the table itself is what is wrong.
    if tables[.tariffs]?.rows ?? 0 > 0 { checkTariffs(rates, roster, asOf) }
    let isUnrepairable = log.count > rosterBefore
    let (calendarRows, _) = try readSmall(SmallTables.calendar(book), .calendar)
    let (norms, normsAside) = try readSmall(SmallTables.norms(), .norms)
    let (budgets, _) = try readSmall(SmallTables.budgets(), .budgets)
    let (sanctions, _) = try readSmall(SmallTables.sanctions(book, people), .sanctions)
    let ratingIntake = RatingIntake(people)
    try read(ratingIntake, .ratings)
    let statutory = try ratingIntake.finish(reading(.ratings), log, &tables[.ratings, default: TableSummary()])
    let shiftIntake = ShiftIntake(book, people)
    try read(shiftIntake, .shifts)
    let shiftRoster = try shiftIntake.finish(reading(.shifts), log, &tables[.shifts, default: TableSummary()])

    let indicators = CodeTable(norms.map { String(decoding: $0.0.text, as: UTF8.self) })
    let targetIntake = TargetIntake(
      people, indicators: indicators, withoutPartner: Set(normsAside.map(\.text)))
    try read(targetIntake, .targets)
    let targets = try targetIntake.finish(reading(.targets), log, &tables[.targets, default: TableSummary()])
    punches = PunchContext(
      quarter: book.quarter, people: people, roster: roster, shifts: book.shifts, shiftRoster: shiftRoster)
    let attendanceIntake = AttendanceIntake(book, people, roster, shiftRoster)
    try read(attendanceIntake, .attendance)
    let attendance = try attendanceIntake.finish(
      reading(.attendance), log, &tables[.attendance, default: TableSummary()])
    let scoreIntake = ScoreIntake(book, people)
    try read(scoreIntake, .scores)
    let scores = try scoreIntake.finish(reading(.scores), log, &tables[.scores, default: TableSummary()])

    control.check(tables, log)
    warnOfDoubledFiles()
    let beforeCorrections = log.count
    let applied = Table.allCases.flatMap { corrections[$0]?.finish(log) ?? [] }
    let units = CodeTable(roster.units)
    var budgetOfUnit: [Int: Rupiah] = [:]
    for (key, budget) in budgets {
      if let unit = units.find(key.text) { budgetOfUnit[unit] = budget }
    }
    let facts = Facts(
      quarter: book.quarter, roster: roster, statuses: book.statuses, attendance: attendance, shifts: book.shifts,
      shiftRoster: shiftRoster, calendar: calendar(calendarRows), indicators: indicators.texts,
      norms: norms.map(\.1), targets: targets, aspects: book.aspects, scores: scores, tariffs: rates,
      sanctions: sanctions.map(\.1), sanctionKinds: book.sanctionKinds, budgets: budgetOfUnit, statutory: statutory)
    return QuarterReading(
      facts: facts, tables: tables, targetsWithoutNorm: targetIntake.lackingPartner, corrections: applied,
      keyFiles: keys.sorted { $0.key < $1.key }.flatMap(\.value.files),
      isUnrepairable: isUnrepairable || isRefused || isKeyless || log.count > beforeCorrections)
  }

  private func reading(_ table: Table) -> TableReading {
    var reading = TableReading(table, folder.files(of: table), options)
    reading.keys = keys
    reading.corrections = corrections[table]
    reading.summed = control.summedColumns(of: table)
    reading.punches = punches
    return reading
  }

  /// Files of a table that hold the same bytes, and at least one row.
  private func warnOfDoubledFiles() {
    for table in Table.allCases {
      var first: [Digest: String] = [:]
      for file in (tables[table]?.files ?? []).sorted(by: { $0.name < $1.name }) where file.rows > 0 {
        if let known = first[file.digest] {
          log.add(Finding(code: .doubledFile, file: file.name, detail: known))
        } else {
          first[file.digest] = file.name
        }
      }
    }
  }

  /// Reads koreksi.csv; two corrections of one cell are both refused.
  private mutating func readCorrections() throws(InputError) {
    let intake = SmallTables.corrections()
    let (rows, _) = try readSmall(intake, .corrections)
    let files = folder.files(of: .corrections)
    var byCell: [[String]: [(correction: Correction, source: RowPlace)]] = [:]
    for (key, correction) in rows {
      guard let place = intake.firstPlace(of: key) else { continue }
      let cell = [correction.table.rawValue, "\(correction.column)"] + correction.key
      byCell[cell, default: []].append((correction, RowPlace(file: files[place.file].name, line: place.line)))
    }
    let inOrder = byCell.values.flatMap { $0.count == 1 ? $0 : [] }
      .sorted { ($0.source.file, $0.source.line) < ($1.source.file, $1.source.line) }
    for (table, corrections) in Dictionary(grouping: inOrder, by: \.correction.table) {
      self.corrections[table] = TableCorrections(corrections, table)
    }
    let doubled = byCell.values.filter { $0.count > 1 }.joined()
      .sorted { ($0.source.file, $0.source.line) < ($1.source.file, $1.source.line) }
    for (correction, source) in doubled {
      log.add(
        Finding(
          code: .doubledCorrection, file: source.file, line: source.line, column: "kolom",
          value: correction.key.joined(separator: ", ")))
    }
    tables[.corrections]?.invalid += doubled.count
  }

  private mutating func read<Intake: TableIntake>(_ intake: Intake, _ table: Table) throws(InputError) {
    try reading(table).run(intake, log, &tables[table, default: TableSummary()])
  }

  private mutating func readSmall<Value>(_ intake: SmallTable<Value>, _ table: Table) throws(InputError) -> (
    rows: [(RowKey, Value)], setAside: Set<RowKey>
  ) {
    try read(intake, table)
    let before = log.count
    let rows = intake.finish(folder.files(of: table), log)
    tables[table]?.repeated += intake.repeated
    tables[table]?.invalid += log.count - before
    return rows
  }

  private func calendar(_ rows: [(RowKey, SmallTables.CalendarRow)]) -> Calendar {
    var calendar = Calendar(dayCount: book.quarter.dayCount)
    for (_, row) in rows {
      calendar.kinds[row.day] = row.kind
      calendar.alternatives[row.day] = row.alternative.map { book.alternatives[$0] }
    }
    return calendar
  }

  private func rates(_ rows: [(RowKey, Rupiah)], _ roster: Roster) -> Tariffs {
    let units = CodeTable(roster.units)
    var tariffs = Tariffs()
    for (key, amount) in rows {
      let grade = UInt8(key.first)
      if key.text == Array("*".utf8) {
        tariffs.general[grade] = amount
      } else if let unit = units.find(key.text) {
        tariffs.byUnit[Tariffs.key(grade: grade, unit: Int32(unit))] = amount
      }
    }
    return tariffs
  }

  /// Every segment of the run needs a tariff (section 14).
  private mutating func checkTariffs(_ tariffs: Tariffs, _ roster: Roster, _ asOf: CivilDate) {
    let files = folder.files(of: .roster)
    for person in 0..<roster.count {
      for segment in roster.segments[roster.segmentRange(person)]
      where segment.first <= asOf && segment.last >= book.quarter.first
        && tariffs.rate(grade: segment.grade, unit: segment.unit) == nil
      {
        tables[.roster]?.invalid += 1
        log.add(
          Finding(
            code: .noTariff, file: files[Int(segment.file)].name, line: Int(segment.line), column: "kelas_jabatan",
            nip: NIP(number: roster.nips[person]), value: String(segment.grade),
            detail: roster.units[Int(segment.unit)]))
      }
    }
  }
}

extension CodeTable {
  func find(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer {
      find(Cell(start: $0.baseAddress ?? UnsafePointer(bitPattern: 16)!, count: $0.count))
    }
  }
}
