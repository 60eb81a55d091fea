private import Digests
package import Findings
package import Kinerja
internal import Tabular
internal import Wording

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
  var reader = QuarterReader(folder, book, asOf: asOf, options, log, isCorrected: isCorrected)
  return try reader.run()
}

/// The mapping tables of a folder's profiles, by `profile/key`.
func readKeys(of folder: InputFolder, _ options: ReadingOptions, _ log: FindingLog) throws(InputError) -> [String:
  KeyMap]
{
  var keys: [String: KeyMap] = [:]
  for profile in folder.profiles {
    for (name, source) in profile.keys.sorted(by: { $0.key < $1.key }) {
      guard let file = folder.keyFiles["\(profile.id)/\(name)"],
        !folder.findings.contains(where: { $0.code == .file(.outsideFolder) && $0.file == file.name })
      else { continue }
      let intake = KeyIntake(file, log)
      let columns = [source.from, source.to].map { ColumnSpec($0, .text, Text($0)) }
      var summary = TableSummary()
      let reading = TableReading(name: "kunci", columns: columns, files: [file], options: options)
      try reading.run(intake, log, &summary)
      keys["\(profile.id)/\(name)"] = KeyMap(
        intake.pairs, name: file.name, unknown: source.unknown, files: summary.files)
    }
  }
  return keys
}

private struct QuarterReader {
  let folder: InputFolder
  let book: Codebook
  let options: ReadingOptions
  let log: FindingLog
  let asOf: CivilDate
  let isCorrected: Bool
  var facts: Facts
  var people = People([])
  /// Indicators whose norm is set aside.
  var indicatorsWithoutNorm: Set<[UInt8]> = []
  var targetsWithoutNorm = 0
  var tables: [Table: TableSummary] = [:]
  var corrections: [Table: TableCorrections] = [:]
  var keys: [String: KeyMap] = [:]
  var punches: PunchContext?
  var control = ControlTotals()

  init(
    _ folder: InputFolder, _ book: Codebook, asOf: CivilDate, _ options: ReadingOptions, _ log: FindingLog,
    isCorrected: Bool
  ) {
    self.folder = folder
    self.book = book
    self.options = options
    self.log = log
    self.asOf = asOf
    self.isCorrected = isCorrected
    facts = Facts(
      quarter: book.quarter, statuses: book.statuses, shifts: book.shifts, aspects: book.aspects,
      spellKinds: book.spellKinds, eventKinds: book.eventKinds, numberNames: book.numberNames)
  }

  mutating func run() throws(InputError) -> QuarterReading {
    folder.findings.forEach(log.add)
    for table in Table.allCases where table.spec.need == .required && folder.files(of: table).isEmpty {
      let patterns = folder.profiles.filter { $0.table == table }.flatMap { $0.files.map(\.text) }
      log.add(Finding(code: .file(.missingTable), file: table.fileName, detail: patterns.joined(separator: ", ")))
    }
    control = ControlTotals(of: folder, log)
    let keysBefore = log.count
    keys = try readKeys(of: folder, options, log)
    var isUnrepairable = log.count > keysBefore
    for table in Table.inReadingOrder {
      let before = log.count
      try read(table)
      if !table.spec.maySetAside, log.count > before { isUnrepairable = true }
    }
    warnOfTablesWithoutRows()
    control.check(tables, log)
    warnOfDoubledFiles()
    let beforeCorrections = log.count
    let applied = Table.allCases.flatMap { corrections[$0]?.finish(log) ?? [] }
    return QuarterReading(
      facts: facts, tables: tables, targetsWithoutNorm: targetsWithoutNorm, corrections: applied,
      keyFiles: keys.sorted { $0.key < $1.key }.flatMap(\.value.files),
      // What a correction puts somewhere is never set aside, whatever table it goes to.
      isUnrepairable: isUnrepairable || log.count > beforeCorrections
        || corrections.values.contains(where: \.hasUnsoundRow)
        || folder.files(of: .corrections).contains { log.files.contains($0.name) })
  }

  /// Reads a table into the facts.
  private mutating func read(_ table: Table) throws(InputError) {
    switch table {
    case .corrections:
      if isCorrected { try readCorrections() }
    case .roster:
      (facts.roster, people) = try read(RosterIntake())
    case .tariffs:
      let intake = SmallTables.tariffs()
      let rows = try read(intake).rows
      facts.tariffs = Tariffs(rows.map(\.1))
      checkTariffs(rows, intake)
      let ofUnits = rows.compactMap { key, rate in rate.unit.map { (unit: $0.text, places: intake.places(of: key)) } }
      warnOfUnknownUnits(ofUnits, TariffColumn.unitKode)
    case .calendar:
      facts.calendar = Calendar(try read(SmallTables.calendar(book)).rows, book)
    case .norms:
      let (norms, setAside) = try read(SmallTables.norms())
      facts.indicators = norms.map { String(decoding: $0.0.text, as: UTF8.self) }
      facts.norms = norms.map(\.1)
      indicatorsWithoutNorm = Set(setAside.map(\.text))
    case .budgets:
      let intake = SmallTables.budgets()
      let rows = try read(intake).rows
      facts.budgets = SmallTables.budgets(rows, units: facts.roster.units)
      let ofUnits = rows.map { (unit: String(decoding: $0.0.text, as: UTF8.self), places: intake.places(of: $0.0)) }
      warnOfUnknownUnits(ofUnits, BudgetColumn.unitKode)
    case .spells:
      facts.spells = SpellTable(try read(SmallTables.spells(book, people)).rows.byPerson())
    case .actingPosts:
      let intake = SmallTables.actingPosts(people)
      let rows = try read(intake).rows
      SwappedColumns.findings(rows.map(\.1.value), facts.roster, facts.tariffs).forEach(log.add)
      facts.actingPosts = ActingTable(withTariffs(rows, intake).byPerson())
    case .events:
      let (starts, events) = try read(PersonalTables.events(book, people))
      facts.events = EventTable(starts: starts, events: events)
    case .numbers:
      let (starts, numbers) = try read(PersonalTables.numbers(book, people))
      facts.numbers = NumberTable(starts: starts, numbers: numbers)
    case .ratings:
      facts.statutory = try read(RatingIntake(people))
    case .shifts:
      facts.shiftRoster = try read(ShiftIntake(book, people))
    case .targets:
      let intake = TargetIntake(
        people, book.quarter, isOver: asOf == book.quarter.last, indicators: CodeTable(facts.indicators),
        withoutPartner: indicatorsWithoutNorm)
      facts.targets = try read(intake)
      targetsWithoutNorm = intake.lackingPartner
    case .attendance:
      punches = PunchContext(
        quarter: book.quarter, people: people, roster: facts.roster, shifts: book.shifts,
        shiftRoster: facts.shiftRoster)
      facts.attendance = try read(AttendanceIntake(book, people, facts.roster, facts.shiftRoster))
    case .scores:
      facts.scores = try read(ScoreIntake(book, people))
    }
  }

  private mutating func read<Reader: TableReader>(_ reader: Reader) throws(InputError) -> Reader.Product {
    let table = Reader.Column.table
    let reading = reading(table)
    try reading.run(reader, log, &tables[table, default: TableSummary()])
    return try reader.finish(reading, log, &tables[table, default: TableSummary()])
  }

  private func reading(_ table: Table) -> TableReading {
    var reading = TableReading(table, of: folder, options)
    reading.keys = keys
    reading.corrections = corrections[table]
    reading.summed = control.summedColumns(of: table)
    reading.punches = punches
    reading.quarter = book.quarter
    reading.timelessIsAbsence = book.timelessIsAbsence
    return reading
  }

  /// Required tables that hold nothing but their headers; a roster without anybody stops a run.
  private func warnOfTablesWithoutRows() {
    for table in Table.allCases where table.spec.need == .required {
      guard let files = tables[table]?.files, !files.isEmpty, files.allSatisfy({ $0.rows == 0 }),
        !folder.files(of: table).contains(where: { log.files.contains($0.name) })
      else { continue }
      log.add(
        Finding(
          code: table == .roster ? .file(.emptyRoster) : .export(.headerAlone), file: files[0].name))
    }
  }

  /// Rows of units that are not in the roster: they do nothing, and what they say is said by nothing else.
  private func warnOfUnknownUnits<Column: TableColumn>(
    _ rows: [(unit: String, places: [(file: Int, line: Int)])], _ column: Column
  ) {
    guard tables[.roster]?.files.isEmpty == false, facts.roster.count > 0 else { return }
    let known = Set(facts.roster.units.map { BytewiseText($0) })
    let files = folder.sources(of: Column.table)
    let places = rows.filter { !known.contains(BytewiseText($0.unit)) }
      .flatMap { row in row.places.map { (unit: row.unit, file: $0.file, line: $0.line) } }
      .sorted { ($0.file, $0.line) < ($1.file, $1.line) }
    for place in places {
      log.add(
        Finding(
          code: .export(.unknownUnit), file: files[place.file].name, line: place.line, column: column.name,
          value: place.unit,
          detail: facts.roster.units.sorted().first { $0.lettersAndDigits == place.unit.lettersAndDigits } ?? ""))
    }
  }

  /// Files of a table that hold the same bytes, and at least one row.
  private func warnOfDoubledFiles() {
    for table in Table.allCases {
      var first: [Digest: String] = [:]
      for file in (tables[table]?.files ?? []).sorted(by: { $0.name < $1.name }) where file.rows > 0 {
        if let known = first[file.digest] {
          log.add(Finding(code: .export(.doubledFile), file: file.name, detail: known))
        } else {
          first[file.digest] = file.name
        }
      }
    }
  }

  /// Reads koreksi.csv; two corrections of one cell are both refused, and two of a row where one adds it or leaves it out.
  private mutating func readCorrections() throws(InputError) {
    let intake = SmallTables.corrections()
    let rows = try read(intake).rows
    let files = folder.files(of: .corrections)
    var byRow: [[String]: [(correction: Correction, source: RowPlace)]] = [:]
    for (key, correction) in rows {
      guard let place = intake.firstPlace(of: key) else { continue }
      let row = [correction.table.rawValue] + correction.key
      byRow[row, default: []].append((correction, RowPlace(file: files[place.file].name, line: place.line)))
    }
    let groups = byRow.values.flatMap { group in
      guard group.allSatisfy({ $0.correction.action == .change }) else { return [group] }
      return Array(Dictionary(grouping: group) { $0.correction.column }.values)
    }
    let inOrder = groups.flatMap { $0.count == 1 ? $0 : [] }
      .sorted { ($0.source.file, $0.source.line) < ($1.source.file, $1.source.line) }
    for (table, corrections) in Dictionary(grouping: inOrder, by: \.correction.table) {
      self.corrections[table] = TableCorrections(corrections, table)
    }
    let doubled = groups.filter { $0.count > 1 }.joined()
      .sorted { ($0.source.file, $0.source.line) < ($1.source.file, $1.source.line) }
    for (correction, source) in doubled {
      log.add(
        Finding(
          code: .correction(.doubled), file: source.file, line: source.line, column: CorrectionColumn.kolom.name,
          value: correction.keyText))
    }
    tables[.corrections]?.invalid += doubled.count
  }

  /// No two tariffs overlap, and every segment of the run has one on each of its days (section 16).
  private mutating func checkTariffs(
    _ rows: [(RowKey, Tariffs.Rate)], _ intake: SmallTable<TariffColumn, Tariffs.Rate>
  ) {
    let tariffFiles = folder.sources(of: .tariffs)
    let begins = Dictionary(rows.map { ($0.0, $0.1.first) }) { first, _ in first }
    for (later, earlier) in SmallTables.overlaps(rows) {
      guard let earlierPlace = intake.firstPlace(of: earlier) else { continue }
      for place in intake.places(of: later) {
        tables[.tariffs]?.invalid += 1
        log.add(
          Finding(
            code: .key(.overlappingTariffs), file: tariffFiles[place.file].name, line: place.line,
            column: TariffColumn.mulai.name, value: begins[later].map { "\($0)" } ?? "",
            detail: "\(tariffFiles[earlierPlace.file].name):\(earlierPlace.line)"))
      }
    }
    // Where no file could be read the table itself is what is wrong.
    guard tables[.tariffs]?.files.isEmpty == false else { return }
    let roster = facts.roster
    let files = folder.sources(of: .roster)
    var coverage = TariffCoverage(facts.tariffs, book.quarter)
    for person in 0..<roster.count {
      for segment in roster.segments[roster.segmentRange(person)] where isOfRun(segment) && segment.nameLength > 0 {
        guard let gap = coverage.firstGap(segment, of: roster, to: asOf) else { continue }
        tables[.roster]?.invalid += 1
        log.add(
          Finding(
            code: .key(.noTariff), file: files[Int(segment.file)].name, line: Int(segment.line),
            column: RosterColumn.kelasJabatan.name, nip: NIP(number: roster.nips[person]),
            value: String(segment.grade), detail: "\(roster.units[Int(segment.unit)]) \(gap)"))
      }
    }
  }

  private func isOfRun(_ segment: Segment) -> Bool { segment.first <= asOf && segment.last >= book.quarter.first }

  /// The acting posts that have a tariff on each of their days, of employees of the run (section 16).
  private mutating func withTariffs(
    _ rows: [(RowKey, PersonalRow<ActingPost>)], _ intake: SmallTable<ActingColumn, PersonalRow<ActingPost>>
  ) -> [(RowKey, PersonalRow<ActingPost>)] {
    var coverage = TariffCoverage(facts.tariffs, book.quarter)
    let files = folder.sources(of: .actingPosts)
    return rows.filter { key, row in
      let person = Int(row.person)
      let post = row.value
      guard facts.roster.segments[facts.roster.segmentRange(person)].contains(where: isOfRun),
        let gap = coverage.firstGap(
          grade: post.grade, unit: post.unit, post: post.post, from: post.first, to: min(post.last, asOf))
      else { return true }
      for place in intake.places(of: key) {
        tables[.actingPosts]?.invalid += 1
        log.add(
          Finding(
            code: .key(.noActingTariff), file: files[place.file].name, line: place.line,
            column: ActingColumn.kelasJabatan.name, nip: NIP(number: facts.roster.nips[person]),
            value: String(post.grade), detail: "\(post.unit.text) \(gap)"))
      }
      return false
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
