/// What a post is paid each month, by component and day of the quarter (method, section 11).
struct PayPlan: Sendable {
  /// An amount on some days.
  struct Stretch: BitwiseCopyable, Sendable {
    var days: DaySet
    /// In rupiah a month.
    var amount: Int64

    /// The sum of the amount over days.
    @inline(__always)
    func sum(over days: DaySet) -> Int128 { Int128(amount) * Int128((self.days & days).count) }
  }

  /// The stretches of each component that pays the post on some day, by the component's position.
  let components: [(component: Int, stretches: [Stretch])]
  /// The sum of all components, on the days on which any pays.
  let whole: [Stretch]
  /// The days on which no component pays.
  let lacking: DaySet

  /// The sum of a tariff over days.
  static func sum(_ stretches: [Stretch], over days: DaySet) -> Int128 {
    stretches.reduce(0) { $0 + $1.sum(over: days) }
  }

  /// The whole tariff on a day; 0 where no component pays.
  func whole(on day: Int) -> Int64 { whole.first { $0.days.contains(day) }?.amount ?? 0 }
}

/// Finds what posts are paid.
struct PayPlans: Sendable {
  /// The components of the tariffs, in the order of their bytes.
  let components: [BytewiseText]
  private let quarter: Quarter
  private let rates: [UInt8: [Tariffs.Rate]]
  /// The posts that a tariff names.
  private let posts: Set<BytewiseText>
  /// The units that a tariff names.
  private let units: Set<BytewiseText>

  init(_ tariffs: Tariffs, _ quarter: Quarter) {
    components = Set(tariffs.rates.map(\.component)).sorted()
    self.quarter = quarter
    rates = Dictionary(grouping: tariffs.rates, by: \.grade)
    posts = Set(tariffs.rates.map(\.post))
    units = Set(tariffs.rates.compactMap(\.unit))
  }

  /// Whether some tariff names a post.
  func names(_ post: BytewiseText) -> Bool { !post.text.isEmpty && posts.contains(post) }

  /// Whether some tariff names a unit.
  func names(unit: BytewiseText) -> Bool { units.contains(unit) }

  /// What a post of this class is paid.
  func plan(grade: UInt8, unit: BytewiseText, post: BytewiseText) -> PayPlan {
    let fitting = rates[grade, default: []].filter {
      ($0.unit == nil || $0.unit == unit) && ($0.post.text.isEmpty || $0.post == post)
    }
    var byComponent: [(component: Int, stretches: [PayPlan.Stretch])] = []
    var totals = [Int64?](repeating: nil, count: quarter.dayCount)
    for (position, component) in components.enumerated() {
      // Of the rows that fit, the unit's own goes before `*`, within each the post's own before all posts.
      let rates = fitting.filter { $0.component == component }.sorted { Self.rank($0) < Self.rank($1) }
      var amounts = [Int64?](repeating: nil, count: quarter.dayCount)
      for day in 0..<quarter.dayCount {
        let date = quarter.day(day)
        guard let amount = rates.first(where: { $0.first <= date && date <= $0.last })?.amount.amount else { continue }
        amounts[day] = amount
        totals[day] = (totals[day] ?? 0) + amount
      }
      let stretches = Self.stretches(amounts)
      if !stretches.isEmpty { byComponent.append((position, stretches)) }
    }
    return PayPlan(
      components: byComponent, whole: Self.stretches(totals),
      lacking: DaySet(days: quarter.dayCount) { totals[$0] == nil })
  }

  private static func rank(_ rate: Tariffs.Rate) -> Int {
    (rate.unit == nil ? 2 : 0) + (rate.post.text.isEmpty ? 1 : 0)
  }

  private static func stretches(_ amounts: [Int64?]) -> [PayPlan.Stretch] {
    var days: [Int64: DaySet] = [:]
    for (day, amount) in amounts.enumerated() {
      if let amount { days[amount, default: DaySet()].insert(day) }
    }
    return days.map { PayPlan.Stretch(days: $1, amount: $0) }.sorted { ($0.days.first ?? 0) < ($1.days.first ?? 0) }
  }
}
