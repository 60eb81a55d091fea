internal import Findings
internal import Kinerja
internal import Settings

extension AchievementRules: PolicyClause {
  static let keys = ["cap", "weighting"]

  init?(_ fields: SettingsFields) {
    let cap = fields["cap"]?.amount()
    let weighting = fields["weighting"]?.word(Weighting.self)
    guard let cap, let weighting else { return nil }
    self.init(cap: cap, weighting: weighting)
  }
}

extension WorkloadRules: PolicyClause {
  static let keys = ["mode", "minutes_per_day", "peer_keys", "min_group", "curve"]

  init?(_ fields: SettingsFields) {
    let mode = fields["mode"]?.word(Mode.self)
    let minutes = fields["minutes_per_day"]?.amount()
    let peerKeys = fields["peer_keys"]?.filledList()?.items { columns in
      columns.items { $0.word(PeerKey.self, unknown: .unknownColumn) }
    }
    let minGroup = fields["min_group"]?.count()
    let curve = fields["curve"]?.curve()
    guard let mode, let minutes, let peerKeys, let minGroup, let curve else { return nil }
    self.init(mode: mode, minutesPerDay: minutes, peerKeys: peerKeys, minGroup: minGroup, curve: curve)
  }
}

extension SupervisorRules: PolicyClause {
  static let keys = ["scale", "aspects", "calibration"]

  init?(_ fields: SettingsFields) {
    let scale = fields["scale"]?.scale()
    let aspects = fields["aspects"]?.aspects()
    let calibration = fields["calibration"]?.calibration()
    guard let scale, let aspects, let calibration else { return nil }
    self.init(scale: scale, aspects: aspects, calibration: calibration)
  }
}

extension IndexRules: PolicyClause {
  static let keys = ["weights", "missing"]

  init?(_ fields: SettingsFields) {
    let weights = fields["weights"]?.fields(
      ["default"], optional: JobType.allCases.map(\.code), unknown: .unknownJobType)
    let shared = weights?["default"]?.shares(of: Component.allCases, \.code)
    var own: [JobType: Weights] = [:]
    for jobType in JobType.allCases {
      own[jobType] = weights?[jobType.code]?.shares(of: Component.allCases, \.code)
    }
    let missing: [Component: MissingRule]? = fields["missing"]?.coded(\.code) { $0.word() }
    guard let shared, let missing else { return nil }
    self.init(weights: own, defaultWeights: shared, missing: missing)
  }
}

extension SettingsNode {
  /// Weights of these parts, none negative, that sum to exactly one.
  func shares<Part: Hashable>(of parts: [Part], _ code: (Part) -> String) -> [Part: Points]? {
    let shares = coded(parts, code, isComplete: true, unknown: .unknownKey) { node in
      node.number(.negativeWeight) { $0 >= .zero }
    }
    guard let shares, shares.count == parts.count else { return nil }
    let sum = Points(micros: shares.values.reduce(0) { $0 + $1.micros })
    guard sum == Points(whole: 1) else {
      report(.sumNotOne, value: "\(sum)")
      return nil
    }
    return shares
  }

  /// Two numbers, and where the second stands.
  private func pair() -> (first: Points, second: Points, firstNode: SettingsNode)? {
    guard let nodes = list(of: 2) else { return nil }
    let (first, second) = (nodes[0].number(), nodes[1].number())
    guard let first, let second else { return nil }
    return (first, second, nodes[0])
  }

  fileprivate func curve() -> [WorkloadRules.CurvePoint]? {
    var lastX: Points?
    return filledList()?.items { node in
      guard let (x, y, xNode) = node.pair() else { return nil }
      if let lastX, x <= lastX { xNode.report(.curveNotRising, details: ["\(lastX)"]) }
      lastX = x
      return .init(x: x, y: y)
    }
  }

  fileprivate func scale() -> ClosedRange<Points>? {
    guard let (lower, upper, lowerNode) = pair() else { return nil }
    guard lower <= upper else {
      lowerNode.report(.scaleReversed, details: ["\(upper)"])
      return nil
    }
    return lower...upper
  }

  fileprivate func aspects() -> [String: Points]? {
    if case .map(let entries) = content, entries.isEmpty { report(.emptyCollection) }
    return named { aspect in aspect.value.number(.aspectWeightNotPositive) { $0 > .zero } }
  }

  fileprivate func calibration() -> SupervisorRules.Calibration? {
    guard let fields = fields(["mode", "min_ratees", "shrink", "max_shift"]) else { return nil }
    let mode = fields["mode"]?.word(SupervisorRules.CalibrationMode.self)
    let minRatees = fields["min_ratees"]?.count()
    let shrink = fields["shrink"]?.amount()
    let maxShift = fields["max_shift"]?.amount()
    guard let mode, let minRatees, let shrink, let maxShift else { return nil }
    return .init(mode: mode, minRatees: minRatees, shrink: shrink, maxShift: maxShift)
  }
}
