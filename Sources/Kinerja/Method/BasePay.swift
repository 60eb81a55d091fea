/// dasar (method, section 11): each month's tariff, by the share of the month's days that count.
struct BasePayStep: Sendable {
  let facts: Facts
  let schedule: Schedule
  /// The components of the tariffs.
  let components: [BytewiseText]
  private let plans: [PayPlan]
  /// What the components of all plans pay, plan by plan and component by component, without arrays of their own.
  private let amounts: [ComponentAmount]
  /// Where the amounts of each plan begin; one more entry than there are plans.
  private let amountStarts: [Int]
  /// The plan of each segment of the roster.
  private let planOfSegment: [UInt32]

  init(_ facts: Facts, _ schedule: Schedule) {
    self.facts = facts
    self.schedule = schedule
    let finder = PayPlans(facts.tariffs, facts.quarter)
    components = finder.components
    let units = facts.roster.units.map { BytewiseText($0) }
    let posts = facts.roster.posts.map { BytewiseText($0) }
    // Posts and units that no tariff names are paid alike.
    let isNamed = posts.map { finder.names($0) }
    let isNamedUnit = units.map { finder.names(unit: $0) }
    var places: [UInt64: UInt32] = [:]
    var plans: [PayPlan] = []
    planOfSegment = facts.roster.segments.map { segment in
      let post = isNamed[Int(segment.post)] ? UInt64(segment.post) + 1 : 0
      let unit = isNamedUnit[Int(segment.unit)] ? UInt64(segment.unit) + 1 : 0
      let key = post << 38 | UInt64(segment.grade) << 33 | unit
      if let place = places[key] { return place }
      let place = UInt32(plans.count)
      places[key] = place
      plans.append(
        finder.plan(
          grade: segment.grade, unit: units[Int(segment.unit)],
          post: post == 0 ? BytewiseText("") : posts[Int(segment.post)]))
      return place
    }
    self.plans = plans
    let amounts = plans.map { plan in
      plan.components.flatMap { component, stretches in
        stretches.map { ComponentAmount(component: component, stretch: $0) }
      }
    }
    self.amounts = amounts.flatMap(\.self)
    amountStarts = amounts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
  }

  /// What a component pays on some days.
  private struct ComponentAmount: BitwiseCopyable, Sendable {
    var component: Int
    var stretch: PayPlan.Stretch
  }

  /// dasar of a segment in a month with these counted days, in millionths of a rupiah: of one component, or all.
  @inline(__always)
  func amount(segment: Int, counted: DaySet, scheduled: Int, component: Int?) -> Int128 {
    let plan = Int(planOfSegment[segment])
    var sum: Int128 = 0
    var place = amountStarts[plan]
    let end = amountStarts[plan + 1]
    while place < end {
      let own = amounts[place].component
      var tariff: Int128 = 0
      while place < end, amounts[place].component == own {
        tariff += amounts[place].stretch.sum(over: counted)
        place += 1
      }
      if component == nil || component == own { sum += Self.amount(tariff, scheduled: scheduled) }
    }
    return sum
  }

  /// What a segment is paid.
  @inline(__always)
  func plan(of segment: Int) -> PayPlan { plans[Int(planOfSegment[segment])] }

  /// round(Σ tariff / H, 6) in millionths of a rupiah; nothing where no day counts or the month has none.
  @inline(__always)
  static func amount(_ sum: Int128, scheduled: Int) -> Int128 {
    guard scheduled > 0 else { return 0 }
    return roundedQuotient(sum * Int128(Points.scale), Int128(scheduled))
  }
}
