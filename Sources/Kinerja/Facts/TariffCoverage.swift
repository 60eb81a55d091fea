/// On which days posts have a tariff (method, section 16).
public struct TariffCoverage {
  private let plans: PayPlans
  private let quarter: Quarter
  private var lacking: [Post: DaySet] = [:]

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

  /// The first day from one day to another, of those within the quarter, on which no component pays a post; nil when each
  /// has a tariff.
  public mutating func firstGap(
    grade: UInt8, unit: BytewiseText, post: BytewiseText, from first: CivilDate, to last: CivilDate
  ) -> CivilDate? {
    let first = max(0, Int(first.dayNumber) - Int(quarter.first.dayNumber))
    let last = min(Int64(quarter.dayCount - 1), Int64(last.dayNumber) - Int64(quarter.first.dayNumber))
    guard Int64(first) <= last else { return nil }
    let place = Post(
      grade: grade, unit: plans.names(unit: unit) ? unit : BytewiseText(""),
      post: plans.names(post) ? post : BytewiseText(""))
    let gaps: DaySet
    if let known = lacking[place] {
      gaps = known
    } else {
      gaps = plans.plan(grade: grade, unit: unit, post: place.post).lacking
      lacking[place] = gaps
    }
    return (gaps & DaySet(first..<Int(last) + 1)).first.map { quarter.day($0) }
  }
}
