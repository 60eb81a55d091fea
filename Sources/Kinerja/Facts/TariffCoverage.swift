/// On which days posts have a tariff (method, section 16).
public struct TariffCoverage {
  private let plans: PayPlans
  private let quarter: Quarter
  private var lacking: [Post: DaySet] = [:]
  /// The same for the posts of a roster, by class, unit and post as it numbers them.
  private var lackingOfSegments: [UInt128: DaySet] = [:]

  /// A post as tariffs tell it from others: with an empty unit where none names the unit.
  private struct Post: Hashable {
    var grade: UInt8
    var unit: BytewiseText
    var post: BytewiseText
  }

  /// Takes the tariffs of a quarter.
  public init(_ tariffs: Tariffs, _ quarter: Quarter) {
    plans = PayPlans(tariffs, quarter)
    self.quarter = quarter
  }

  /// The first day of a row of the roster until another day, of those within the quarter, on which no component pays its post;
  /// nil when each has a tariff.
  public mutating func firstGap(_ segment: Segment, of roster: Roster, to last: CivilDate) -> CivilDate? {
    let key =
      UInt128(segment.grade) << 64 | UInt128(UInt32(bitPattern: segment.unit)) << 32
      | UInt128(UInt32(bitPattern: segment.post))
    let gaps: DaySet
    if let known = lackingOfSegments[key] {
      gaps = known
    } else {
      gaps = lackingDays(
        grade: segment.grade, unit: BytewiseText(roster.units[Int(segment.unit)]),
        post: BytewiseText(roster.posts[Int(segment.post)]))
      lackingOfSegments[key] = gaps
    }
    return first(of: gaps, from: segment.first, to: min(segment.last, last))
  }

  /// As for a row of the roster, for a post from one day to another.
  public mutating func firstGap(
    grade: UInt8, unit: BytewiseText, post: BytewiseText, from first: CivilDate, to last: CivilDate
  ) -> CivilDate? {
    self.first(of: lackingDays(grade: grade, unit: unit, post: post), from: first, to: last)
  }

  private func first(of gaps: DaySet, from first: CivilDate, to last: CivilDate) -> CivilDate? {
    let first = max(0, Int(first.dayNumber) - Int(quarter.first.dayNumber))
    let last = min(Int64(quarter.dayCount - 1), Int64(last.dayNumber) - Int64(quarter.first.dayNumber))
    guard Int64(first) <= last else { return nil }
    return (gaps & DaySet(first..<Int(last) + 1)).first.map { quarter.day($0) }
  }

  private mutating func lackingDays(grade: UInt8, unit: BytewiseText, post: BytewiseText) -> DaySet {
    let place = Post(
      grade: grade, unit: plans.names(unit: unit) ? unit : BytewiseText(""),
      post: plans.names(post) ? post : BytewiseText(""))
    if let known = lacking[place] { return known }
    let gaps = plans.plan(grade: grade, unit: unit, post: place.post).lacking
    lacking[place] = gaps
    return gaps
  }
}
