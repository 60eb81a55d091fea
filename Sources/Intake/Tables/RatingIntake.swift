internal import Findings
internal import Kinerja
internal import Tabular

/// Reads predikat.csv: a byte a person.
final class RatingIntake: TableReader, @unchecked Sendable {
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

  func read(_ row: Row<RatingColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    let before = report.findings.count
    let nip = report.nip(row, .nip)
    let person = report.person(row, .nip, nip, &batch.finder)
    let results = report.level(row, .hasil, nip: nip)
    let conduct = report.level(row, .perilaku, nip: nip)
    guard let person else { return }
    guard let results, let conduct, report.findings.count == before else {
      batch.entries.append((UInt32(person), Self.invalid))
      return
    }
    batch.entries.append((UInt32(person), 1 + results.rawValue + 3 * conduct.rawValue))
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
        of: self,
        keyOf: { (row: Row<RatingColumn>) in
          row[.nip].digits18.flatMap { people.index.find($0) }.map { RowKey(first: UInt64($0)) }
        },
        doubtAbout: { levels[Int($0.first)] == Self.conflict ? .conflict : .none })
      try review.run(reading, hasOpen: false, hasConflict: true, log, &summary)
    }
    for person in 0..<levels.count where levels[person] >= Self.conflict { levels[person] = 0 }
    return levels
  }
}
