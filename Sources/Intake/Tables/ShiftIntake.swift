internal import Findings
internal import Kinerja
internal import Tabular

/// Reads jadwal.csv into blocks of days.
final class ShiftIntake: TableReader, @unchecked Sendable {
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

  func read(_ row: Row<ShiftColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    let before = report.findings.count
    let place = days.day(row, .tanggal, of: .nip, &report)
    guard place != .outside else { return }
    let nip = report.nip(row, .nip)
    let person = report.person(row, .nip, nip, &batch.finder)
    let name = report.text(row, .shift, nip: nip)
    let code = name.flatMap { codes.find($0) }
    let isKnown = code.map { book.knowsShift($0, on: place.index) } ?? false
    if name != nil, !isKnown {
      report.add(.reference(.unknownShift), row, .shift, nip: nip, detail: book.shifts.joined(separator: ", "))
    }
    guard let person, let day = place.index else { return }
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
        of: self, keyOf: { [self] in key(of: $0) },
        doubtAbout: { [self] key in
          roster.code(Int(key.first), Int(key.second)) == Int(Self.conflict) ? .conflict : .none
        })
      try review.run(reading, hasOpen: false, hasConflict: true, log, &summary)
    }
    if hasConflict || hasInvalid {
      for slot in roster.codes.indices where roster.codes[slot] >= Self.conflict { roster.codes[slot] = 0 }
    }
    return roster
  }

  private func key(of row: Row<ShiftColumn>) -> RowKey? {
    var unused = BatchReport()
    guard let nip = row[.nip].digits18, let person = people.index.find(nip),
      let day = days.day(row, .tanggal, of: .nip, &unused).index
    else { return nil }
    return RowKey(first: UInt64(person), second: UInt64(day))
  }
}
