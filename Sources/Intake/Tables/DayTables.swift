internal import Findings
internal import Kinerja
internal import Tabular

/// Reads jadwal.csv into blocks of days.
final class ShiftIntake: TableIntake, @unchecked Sendable {
  private static let invalid: UInt8 = 255
  private static let conflict: UInt8 = 254

  struct Batch: Sendable {
    var entries: [(person: UInt32, day: UInt8, code: UInt8)] = []
    var finder: PersonFinder
  }

  private let book: Codebook
  private let people: People
  private let codes: CodeTable
  private let days: DayFinder
  private var roster: ShiftRoster
  private var hasConflict = false
  private var hasInvalid = false
  private var repeated = 0

  init(_ book: Codebook, _ people: People) {
    self.book = book
    self.people = people
    codes = CodeTable(book.shifts)
    days = DayFinder(book.quarter)
    roster = ShiftRoster(people: people.nips.count, dayCount: book.quarter.dayCount)
  }

  func makeBatch() -> Batch { Batch(finder: PersonFinder(people)) }

  func read(_ row: Row, into batch: inout Batch, _ report: inout BatchReport) {
    let before = report.findings.count
    guard let day = days.day(row, 1, &report) else { return }
    let nip = report.nip(row, 0)
    let person = report.person(row, 0, nip, &batch.finder)
    let name = report.text(row, 2, nip: nip)
    let code = name.flatMap { codes.find($0) }
    let isKnown = code.map { day < 0 || book.shiftDays[$0 * book.quarter.dayCount + day] } ?? false
    if name != nil, !isKnown {
      report.add(.unknownShift, row, 2, nip: nip, detail: book.shifts.joined(separator: ", "))
    }
    guard let person, day >= 0 else { return }
    let isValid = report.findings.count == before
    batch.entries.append((UInt32(person), UInt8(day), isValid ? UInt8((code ?? 0) + 1) : Self.invalid))
  }

  func commit(_ batch: Batch, line: Int, file: Int) {
    for (person, _, _) in batch.entries where roster.blocks[Int(person)] == 0 {
      roster.codes.append(contentsOf: repeatElement(0, count: roster.dayCount))
      roster.blocks[Int(person)] = UInt32(roster.codes.count / roster.dayCount)
    }
    let (blocks, dayCount) = (roster.blocks, roster.dayCount)
    roster.codes.withUnsafeMutableBufferPointer { codes in
      for (person, day, code) in batch.entries {
        let slot = (Int(blocks[Int(person)]) - 1) * dayCount + Int(day)
        let known = codes[slot]
        if code == Self.invalid { hasInvalid = true }
        if known == 0 {
          codes[slot] = code
        } else if known != code {
          codes[slot] = Self.conflict
          hasConflict = true
        } else if code != Self.invalid {
          repeated += 1
        }
      }
    }
  }

  /// The roster of shifts without the rows that are set aside.
  func finish(_ reading: TableReading, _ log: FindingLog, _ summary: inout TableSummary) throws(InputError)
    -> ShiftRoster
  {
    summary.repeated += repeated
    if hasConflict {
      let review = KeyReview(
        .shifts, keyOf: { [self] in key(of: $0) },
        doubtAbout: { [self] key in
          roster.code(Int(key.first), Int(key.second)) == Int(Self.conflict) ? .conflict : .none
        })
      try review.run(reading, hasOpen: false, hasConflict: true, log)
    }
    if hasConflict || hasInvalid {
      for slot in roster.codes.indices where roster.codes[slot] >= Self.conflict { roster.codes[slot] = 0 }
    }
    return roster
  }

  private func key(of row: Row) -> RowKey? {
    var unused = BatchReport()
    guard let nip = row.cell(0).digits18, let person = people.index.find(nip), let day = days.day(row, 1, &unused),
      day >= 0
    else { return nil }
    return RowKey(first: UInt64(person), second: UInt64(day))
  }
}

/// Reads predikat.csv: a byte a person.
final class RatingIntake: TableIntake, @unchecked Sendable {
  private static let invalid: UInt8 = 255
  private static let conflict: UInt8 = 254

  struct Batch: Sendable {
    var entries: [(person: UInt32, levels: UInt8)] = []
    var finder: PersonFinder
  }

  private let people: People
  private var levels: Storage<UInt8>?
  private var hasConflict = false
  private var repeated = 0

  init(_ people: People) { self.people = people }

  func makeBatch() -> Batch { Batch(finder: PersonFinder(people)) }

  func read(_ row: Row, into batch: inout Batch, _ report: inout BatchReport) {
    let before = report.findings.count
    let nip = report.nip(row, 0)
    let person = report.person(row, 0, nip, &batch.finder)
    let results = level(row, 1, nip, &report)
    let conduct = level(row, 2, nip, &report)
    guard let person else { return }
    guard let results, let conduct, report.findings.count == before else {
      batch.entries.append((UInt32(person), Self.invalid))
      return
    }
    batch.entries.append((UInt32(person), 1 + results + 3 * conduct))
  }

  /// 0 above, 1 as, 2 below expectation.
  private func level(_ row: Row, _ column: Int, _ nip: UInt64?, _ report: inout BatchReport) -> UInt8? {
    let cell = row.cell(column)
    if cell.count == 1, (UInt8(ascii: "1")...UInt8(ascii: "3")).contains(cell.start[0]) {
      return cell.start[0] - UInt8(ascii: "1")
    }
    report.add(cell.isEmpty ? .emptyCell : .unknownWord, row, column, nip: nip, detail: "1, 2, 3")
    return nil
  }

  func commit(_ batch: Batch, line: Int, file: Int) {
    guard !batch.entries.isEmpty else { return }
    let levels = levels ?? zeroedStorage(people.nips.count)
    self.levels = levels
    for (person, entry) in batch.entries {
      let known = levels[Int(person)]
      if known == 0 {
        levels[Int(person)] = entry
      } else if known != entry {
        levels[Int(person)] = Self.conflict
        hasConflict = true
      } else if entry != Self.invalid {
        repeated += 1
      }
    }
  }

  /// The levels without the rows that are set aside; nil without any row.
  func finish(_ reading: TableReading, _ log: FindingLog, _ summary: inout TableSummary) throws(InputError)
    -> Storage<UInt8>?
  {
    summary.repeated += repeated
    guard let levels else { return nil }
    if hasConflict {
      let people = people
      let review = KeyReview(
        .ratings,
        keyOf: { row in row.cell(0).digits18.flatMap { people.index.find($0) }.map { RowKey(first: UInt64($0)) } },
        doubtAbout: { levels[Int($0.first)] == Self.conflict ? .conflict : .none })
      try review.run(reading, hasOpen: false, hasConflict: true, log)
    }
    for person in 0..<levels.count where levels[person] >= Self.conflict { levels[person] = 0 }
    return levels
  }
}
