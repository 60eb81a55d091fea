internal import Findings
internal import Kinerja

/// What single offices, days and months lack, which is little beside the whole: a device that was off, an attendance list of
/// a ceremony or a month of scores that was not exported.
struct OfficeReview {
  private let completeness: Completeness
  private let roster: Roster
  private let day: Int?
  private let scores: Int?
  private let asOf: CivilDate
  private let isLackingAsAWhole: Bool

  /// Of fewer people a day without any row says nothing, and one of lone punches.
  private static let people = 3
  private static let peopleWithPunches = 4
  /// At events and in months, as on days of the whole.
  private static let expected = 5
  /// More days without a row or with one punch alone, of every hundred of an office, are hardly those of the people.
  private static let lacking = 25
  private static let leastDays = 40
  /// So many days lists of events may be late.
  private static let daysLate = 3

  /// - Parameters:
  ///   - day: the percentage of people who must have a row; nil is off.
  ///   - scores: the limit for scores; nil is off.
  ///   - isLackingAsAWhole: whether days of all offices lack attendance, which is told already.
  init(
    _ completeness: Completeness, _ roster: Roster, day: Int?, scores: Int?, asOf: CivilDate,
    isLackingAsAWhole: Bool = false
  ) {
    self.completeness = completeness
    self.roster = roster
    self.day = day
    self.scores = scores
    self.asOf = asOf
    self.isLackingAsAWhole = isLackingAsAWhole
  }

  /// What is to be said.
  var findings: [Finding] {
    ofEvents + ofScores + finding(.lacking(.unitDays), .attendance, unitDays + units) + ofShifts
  }

  private var ofEvents: [Finding] {
    guard let day, let quarterEnd = Quarter(of: asOf)?.last else { return [] }
    let isOver = asOf == quarterEnd
    let empty = completeness.ceremonies.filter {
      $0.due >= Self.expected && $0.present * 100 < day * $0.due
        && (isOver || $0.date <= asOf.advanced(by: -Self.daysLate))
    }
    return finding(
      .incomplete(.emptyEvents), .events, empty.map { "\($0.kind) \($0.date): \($0.present)/\($0.due)" })
  }

  private var ofScores: [Finding] {
    guard scores != nil, let day else { return [] }
    let empty = completeness.months.filter { $0.due >= Self.expected && $0.scored * 100 < day * $0.due }
    return finding(.incomplete(.emptyMonths), .scores, empty.map { "\($0.name): \($0.scored)/\($0.due)" })
  }

  private var unitDays: [String] {
    guard let day else { return [] }
    // Days on which hardly anybody of all has a row are told of apart.
    let known = Set(
      completeness.days.filter { $0.scheduled >= Self.expected && $0.withRow * 100 < day * $0.scheduled }.map(\.date))
    let found = completeness.unitDays.compactMap { unitDay -> String? in
      guard !known.contains(unitDay.date) else { return nil }
      func isHardly(_ count: Int, of least: Int) -> Bool { unitDay.due >= least && count * 100 < day * unitDay.due }
      guard isHardly(unitDay.withRow, of: Self.people) || isHardly(unitDay.whole, of: Self.peopleWithPunches) else {
        return nil
      }
      return "\(roster.units[unitDay.unit]) \(unitDay.date): \(unitDay.whole)/\(unitDay.due)"
    }
    return found
  }

  private var units: [String] {
    guard day != nil, !isLackingAsAWhole else { return [] }
    let found = completeness.units.compactMap { unit -> String? in
      guard unit.scheduled >= Self.leastDays, unit.lacking * 100 > Self.lacking * unit.scheduled else { return nil }
      return "\(roster.units[unit.unit]): \(unit.scheduled - unit.lacking)/\(unit.scheduled)"
    }
    return found
  }

  private var ofShifts: [Finding] {
    guard day != nil else { return [] }
    let found = completeness.unplanned.flatMap { person, days in
      days.map { "\(NIP(number: roster.nips[person])) \($0)" }
    }
    return finding(.lacking(.unplannedShifts), .shifts, found)
  }

  private func finding(_ code: FindingCode, _ table: Table, _ places: [String]) -> [Finding] {
    guard !places.isEmpty else { return [] }
    // Whatever the order of rows, the same are named.
    let first = places.sorted().prefix(Finding.namesKept).joined(separator: ", ")
    return [
      Finding(
        code: code, file: table.fileName,
        detail: "\(places.count) (\(first)\(places.count > Finding.namesKept ? ", …" : ""))")
    ]
  }
}

extension Finding {
  /// Of many people or days so many are named.
  static let namesKept = 3
}
