/// Makes the service targets of one person.
struct Targets {
  /// One row, amounts in hundredths.
  struct Row {
    let indicator: Indicator
    let target: Int
    let result: Int
    let weight: Int
  }

  private(set) var rows: [Row] = []

  /// `load` is the planned time in thousandths of the available time, `skill` the shift of results in thousandths.
  init(_ indicators: [Indicator], days: Int, load: Int, skill: Int, random: inout Random) {
    var counted = indicators.filter(\.isWorkload)
    var others = indicators.filter { !$0.isWorkload }
    var chosen: [(Indicator, share: Int)] = []
    for _ in 0..<min(counted.count, random.within(2...4)) {
      chosen.append((counted.remove(at: random.below(counted.count)), random.within(2...6)))
    }
    for _ in 0..<min(others.count, random.within(1...3)) {
      chosen.append((others.remove(at: random.below(others.count)), random.within(1...3)))
    }
    let shares = chosen.reduce(0) { $0 + $1.share }
    let fixed = chosen.map { $0.0.fixedTarget(&random) }
    let planned = days * 300 * load / 10
    let fixedTime = zip(chosen, fixed).reduce(0) { $0 + ($1.1 ?? 0) * $1.0.0.norm }
    let free = max(planned / 4, planned - fixedTime)
    let freeShares = zip(chosen, fixed).reduce(0) { $1.1 == nil ? $0 + $1.0.share : $0 }
    for ((indicator, share), fixed) in zip(chosen, fixed) {
      let target = fixed ?? max(1, (free * share / freeShares + indicator.norm / 2) / indicator.norm)
      let ratio = max(0, 1000 + skill + random.bell(130))
      rows.append(
        Row(
          indicator: indicator, target: target * 100, result: indicator.result(target, ratio),
          weight: max(1, share * 100 / shares)))
    }
  }
}

extension Indicator {
  fileprivate var isWorkload: Bool {
    if case .workload = goal { true } else { false }
  }

  fileprivate func fixedTarget(_ random: inout Random) -> Int? {
    switch goal {
    case .workload: nil
    case .reach(let range), .stayBelow(let range): random.within(range)
    }
  }

  /// What comes of a whole target, in hundredths: whole pieces, or percent with two decimals.
  fileprivate func result(_ target: Int, _ ratio: Int) -> Int {
    switch goal {
    case .workload: (target * ratio + 500) / 1000 * 100
    case .reach: min(10_000, target * ratio / 10)
    case .stayBelow: max(0, (target * (2000 - ratio) + 500) / 1000 * 100)
    }
  }
}
