internal import Findings
internal import Kinerja
internal import Tabular

/// Reads kehadiran.csv straight into the matrix of days × people.
final class AttendanceIntake: TableReader, @unchecked Sendable {
  /// The status of a row that is invalid: it holds its place, so that another row with its key is seen.
  private static let invalid = 255
  /// Rows of this key contradict each other.
  private static let conflict: UInt32 = 1 << 31
  /// A time was written with seconds, so equal words do not say that the rows are alike.
  private static let inexact: UInt32 = 1 << 30

  struct Entry: Sendable {
    var slot: UInt32
    var word: UInt32
    var midday: UInt32
  }

  struct Batch: Sendable {
    var entries: [Entry] = []
    var hasMidday = false
    var finder: PersonFinder
    /// Rows whose person is still to be found.
    var waiting: [Waiting] = []
  }

  /// A row whose person is neither that of the row before nor the next one.
  struct Waiting: Sendable {
    var nip: UInt64
    var day: UInt32
    var word: UInt32
    var midday: UInt32
    var line: UInt32
    var field: UInt32
    var dateField: UInt32
    var outField: UInt32
    var isInvalid: Bool
  }

  /// How many rows are looked up together: in a file by date nearly every place in the index is far away, and the
  /// processor fetches many of them at once.
  private static let waitingLimit = 64

  private let book: Codebook
  private let people: People
  private let codes: CodeTable
  private let days: DayFinder
  private let employment: Employment
  private let words: Storage<UInt32>
  private let stride: Int
  private var midday: Storage<UInt32>?
  private var open: Set<UInt32> = []
  private var hasConflict = false
  private var hasInvalid = false
  private var repeated = 0

  init(_ book: Codebook, _ people: People, _ roster: Roster, _ shiftRoster: ShiftRoster) {
    self.book = book
    self.people = people
    employment = Employment(roster, shiftRoster, book)
    codes = CodeTable(book.statuses)
    days = DayFinder(book.quarter)
    stride = AttendanceMatrix.stride(people: people.nips.count)
    words = zeroedStorage(stride * book.quarter.dayCount)
  }

  func makeBatch() -> Batch { Batch(finder: PersonFinder(people)) }

  func reserve(_ batch: inout Batch) { batch.entries.reserveCapacity(24_000) }

  func read(_ row: Row<AttendanceColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    let before = report.findings.count
    let place = days.day(row, .tanggal, of: .nip, &report)
    guard place != .outside else { return }
    let day = place.index
    let nip = report.nip(row, .nip)
    let first = report.time(row, .masuk, nip: nip)
    let last = report.time(row, .pulang, nip: nip)
    let status = status(row, day, nip, &report)
    let middays = midday(row, nip, &report)
    guard let nip else { return }
    let isInvalid = report.findings.count > before
    var word = AttendanceWord(first: -1, last: -1, status: Self.invalid).bits
    if !isInvalid, let first, let last, let status {
      word = AttendanceWord(first: first, last: last, status: status).bits
      if row[.masuk].count == 8 || row[.pulang].count == 8 || row[.tengah1].count == 8 || row[.tengah2].count == 8 {
        word |= Self.inexact
      }
      if middays != 0 { batch.hasMidday = true }
      report.days.add(AttendanceWord(bits: word), midday: middays, line: row.line)
    }
    if let day, let person = batch.finder.findNear(nip) {
      if !isInvalid, employment.isOdd(person, day, word) {
        warn(nip, person, day, word, line: row.line, fields: (row.field(.tanggal), row.field(.pulang)), &report)
      }
      batch.entries.append(entry(day, person, word, middays))
      return
    }
    batch.waiting.append(
      Waiting(
        nip: nip, day: UInt32(truncatingIfNeeded: day ?? -1), word: word, midday: middays, line: UInt32(row.line),
        field: UInt32(row.field(.nip)), dateField: UInt32(row.field(.tanggal)), outField: UInt32(row.field(.pulang)),
        isInvalid: isInvalid))
    if batch.waiting.count == Self.waitingLimit { finish(&batch, &report) }
  }

  @inline(__always)
  private func entry(_ day: Int, _ person: Int, _ word: UInt32, _ midday: UInt32) -> Entry {
    Entry(slot: UInt32(truncatingIfNeeded: day &* stride &+ person), word: word, midday: midday)
  }

  /// Finds the people of the rows that wait.
  func finish(_ batch: inout Batch, _ report: inout BatchReport) {
    for row in batch.waiting { batch.finder.touch(row.nip) }
    for row in batch.waiting {
      if let person = batch.finder.find(row.nip) {
        // Without a day there is nothing to hold.
        guard row.day != .max else { continue }
        if !row.isInvalid, employment.isOdd(person, Int(row.day), row.word) {
          warn(
            row.nip, person, Int(row.day), row.word, line: Int(row.line),
            fields: (Int(row.dateField), Int(row.outField)), &report)
        }
        batch.entries.append(entry(Int(row.day), person, row.word, row.midday))
        continue
      }
      if !row.isInvalid { report.invalidRows += 1 }
      report.findings.append(
        RawFinding(
          code: NIP(number: row.nip).hasNoSerial ? .cell(.zeroedNIP) : .reference(.unknownNIP), line: Int(row.line),
          field: Int(row.field),
          column: AnyColumn(AttendanceColumn.nip), nip: row.nip, value: "\(NIP(number: row.nip))", detail: ""))
    }
    batch.waiting.removeAll(keepingCapacity: true)
  }

  /// Warns of a valid row that says something odd.
  private func warn(
    _ nip: UInt64, _ person: Int, _ day: Int, _ word: UInt32, line: Int, fields: (date: Int, out: Int),
    _ report: inout BatchReport
  ) {
    func add(_ code: FindingCode, field: Int, column: AttendanceColumn, value: String, detail: String) {
      report.warnings.append(
        RawFinding(
          code: code, line: line, field: field, column: AnyColumn(column), nip: nip, value: value, detail: detail))
    }
    guard employment.isEmployed(person, day) else {
      add(
        .attendance(.outsideEmployment), field: fields.date, column: .tanggal, value: book.quarter.day(day).description,
        detail: employment.spans(person))
      return
    }
    let entry = AttendanceWord(bits: word)
    guard entry.first >= 0, entry.last >= 0, entry.last < entry.first, !employment.isOvernight(person, day),
      let first = ClockTime(minutes: entry.first), let last = ClockTime(minutes: entry.last)
    else { return }
    add(
      .attendance(.outBeforeIn), field: fields.out, column: .pulang, value: last.description, detail: first.description)
  }

  @inline(__always)
  private func status(_ row: Row<AttendanceColumn>, _ day: Int?, _ nip: UInt64?, _ report: inout BatchReport) -> Int? {
    let cell = row[.kode]
    if cell.isEmpty { return AttendanceWord.presence }
    if cell.count == 1, cell.start[0] == UInt8(ascii: "H") { return AttendanceWord.markedPresence }
    if let code = codes.find(cell), book.knowsStatus(code, on: day) {
      return code &+ AttendanceWord.firstStatus
    }
    report.add(
      .reference(.unknownStatus), row, .kode, nip: nip, detail: (["H"] + book.statuses).joined(separator: ", "))
    return nil
  }

  @inline(__always)
  private func midday(_ row: Row<AttendanceColumn>, _ nip: UInt64?, _ report: inout BatchReport) -> UInt32 {
    if row[.tengah1].isEmpty, row[.tengah2].isEmpty { return 0 }
    let first = report.time(row, .tengah1, nip: nip) ?? -1
    let second = report.time(row, .tengah2, nip: nip) ?? -1
    return UInt32(truncatingIfNeeded: first &+ 1) | UInt32(truncatingIfNeeded: second &+ 1) << 11
  }

  func commit(_ batch: Batch, line: Int, file: Int) {
    if batch.hasMidday, midday == nil { midday = zeroedStorage(words.count) }
    let words = words.base
    let middays = midday?.base
    for entry in batch.entries {
      let slot = Int(entry.slot)
      let known = words[slot]
      if known == 0 {
        words[slot] = entry.word
        if let middays { middays[slot] = entry.midday }
        if AttendanceWord(bits: entry.word).status == Self.invalid { hasInvalid = true }
      } else {
        meet(entry, known, middays?[slot] ?? 0)
      }
    }
  }

  /// A second row with one key.
  private func meet(_ entry: Entry, _ known: UInt32, _ middays: UInt32) {
    guard known == entry.word, middays == entry.midday else {
      words[Int(entry.slot)] = known | Self.conflict
      hasConflict = true
      return
    }
    if AttendanceWord(bits: known).status == Self.invalid { return }
    if known & Self.inexact != 0 { open.insert(entry.slot) } else { repeated += 1 }
  }

  /// The matrix without the rows that are set aside.
  func finish(_ reading: TableReading, _ log: FindingLog, _ summary: inout TableSummary) throws(InputError)
    -> AttendanceMatrix
  {
    if hasConflict || !open.isEmpty {
      let review = KeyReview(
        of: self, keyOf: { [self] in key(of: $0) },
        doubtAbout: { [self] key in
          let slot = UInt32(key.first)
          if words[Int(slot)] & Self.conflict != 0 { return .conflict }
          return open.contains(slot) ? .open : .none
        })
      try review.run(reading, hasOpen: !open.isEmpty, hasConflict: hasConflict, log, &summary)
      repeated += review.repeated
      for key in review.conflicts { words[Int(key.first)] |= Self.conflict }
      hasConflict = hasConflict || !review.conflicts.isEmpty
    }
    summary.repeated += repeated
    if hasConflict || hasInvalid {
      for slot in 0..<words.count {
        let bits = words[slot]
        guard bits & Self.conflict != 0 || AttendanceWord(bits: bits).status == Self.invalid else { continue }
        words[slot] = 0
        midday?[slot] = 0
      }
    }
    return AttendanceMatrix(words: words, midday: midday, stride: stride)
  }

  private func key(of row: Row<AttendanceColumn>) -> RowKey? {
    var unused = BatchReport()
    guard let nip = row[.nip].digits18, let person = people.index.find(nip),
      let day = days.day(row, .tanggal, of: .nip, &unused).index
    else { return nil }
    return RowKey(first: UInt64(day * stride + person))
  }
}
