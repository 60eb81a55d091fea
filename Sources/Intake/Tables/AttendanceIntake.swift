internal import Kinerja
internal import Tabular

/// Reads kehadiran.csv straight into the matrix of days × people.
final class AttendanceIntake: TableIntake, @unchecked Sendable {
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
    var finder: PersonFinder
    var hasMidday = false
  }

  private let book: Codebook
  private let people: People
  private let codes: CodeTable
  private let firstDay: CivilDate
  private let words: Storage<UInt32>
  private let stride: Int
  private var midday: Storage<UInt32>?
  private var open: Set<UInt32> = []
  private var hasConflict = false
  private var hasInvalid = false
  private var repeated = 0

  init(_ book: Codebook, _ people: People) {
    self.book = book
    self.people = people
    codes = CodeTable(book.statuses)
    firstDay = book.quarter.first
    stride = AttendanceMatrix.stride(people: people.nips.count)
    words = zeroedStorage(stride * book.quarter.dayCount)
  }

  func makeBatch() -> Batch {
    var batch = Batch(finder: PersonFinder(people))
    batch.entries.reserveCapacity(24_000)
    return batch
  }

  func read(_ row: Row, into batch: inout Batch, _ report: inout BatchReport) {
    let before = report.findings.count
    guard let day = day(row, &report) else { return }
    let nip = report.nip(row, 0)
    let person = report.person(row, 0, nip, &batch.finder)
    let first = report.time(row, 2, nip: nip)
    let last = report.time(row, 3, nip: nip)
    let status = status(row, day, nip, &report)
    let middays = midday(row, nip, &report)
    guard let person, day >= 0 else { return }
    let slot = UInt32(truncatingIfNeeded: day &* stride &+ person)
    guard report.findings.count == before, let first, let last, let status else {
      let word = AttendanceWord(first: -1, last: -1, status: Self.invalid)
      batch.entries.append(Entry(slot: slot, word: word.bits, midday: 0))
      return
    }
    var bits = AttendanceWord(first: first, last: last, status: status).bits
    if row.cell(2).count == 8 || row.cell(3).count == 8 || row.cell(5).count == 8 || row.cell(6).count == 8 {
      bits |= Self.inexact
    }
    if middays != 0 { batch.hasMidday = true }
    batch.entries.append(Entry(slot: slot, word: bits, midday: middays))
  }

  /// The index of the row's day; -1 when the cell is no date, nil when the day is outside the quarter.
  @inline(__always)
  private func day(_ row: Row, _ report: inout BatchReport) -> Int? {
    let quarter = book.quarter
    if let parts = row.cell(1).dateParts, parts.year == quarter.year {
      let month = parts.month &- quarter.calendarMonth(0)
      if month >= 0, month < 3 {
        let day = quarter.monthStarts[month] &+ parts.day &- 1
        if parts.day >= 1, day < quarter.monthStarts[month &+ 1] { return day }
      }
    }
    guard let date = report.date(row, 1, nip: row.cell(0).digits18) else { return -1 }
    if let day = quarter.index(of: date) { return day }
    report.outside += 1
    return nil
  }

  @inline(__always)
  private func status(_ row: Row, _ day: Int, _ nip: UInt64?, _ report: inout BatchReport) -> Int? {
    let cell = row.cell(4)
    if cell.isEmpty { return AttendanceWord.presence }
    if cell.count == 1, cell.start[0] == UInt8(ascii: "H") { return AttendanceWord.markedPresence }
    if let code = codes.find(cell), day < 0 || book.statusDays[code &* book.quarter.dayCount &+ day] {
      return code &+ AttendanceWord.firstStatus
    }
    report.add(.unknownStatus, row, 4, nip: nip, detail: (["H"] + book.statuses).joined(separator: ", "))
    return nil
  }

  @inline(__always)
  private func midday(_ row: Row, _ nip: UInt64?, _ report: inout BatchReport) -> UInt32 {
    let cells = (row.cell(5), row.cell(6))
    if cells.0.isEmpty, cells.1.isEmpty { return 0 }
    let first = report.time(row, 5, nip: nip) ?? -1
    let second = report.time(row, 6, nip: nip) ?? -1
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
        .attendance, keyOf: { [self] in key(of: $0) },
        doubtAbout: { [self] key in
          let slot = UInt32(key.first)
          if words[Int(slot)] & Self.conflict != 0 { return .conflict }
          return open.contains(slot) ? .open : .none
        })
      try review.run(reading, hasOpen: !open.isEmpty, hasConflict: hasConflict, log)
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

  private func key(of row: Row) -> RowKey? {
    var unused = BatchReport()
    guard let nip = row.cell(0).digits18, let person = people.index.find(nip), let day = day(row, &unused), day >= 0
    else { return nil }
    return RowKey(first: UInt64(day * stride + person))
  }
}
