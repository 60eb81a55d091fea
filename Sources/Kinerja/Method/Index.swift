/// The index from its components (method, section 9).
struct IndexStep: Sendable {
  let rules: IndexRules

  /// The outcome for one employee.
  enum Outcome: Equatable {
    /// The index in hundredths.
    case index(Int64)
    /// Not evaluated, because of these components: bit k stands for component k.
    case refused(UInt8)
  }

  func run(_ jobType: JobType, discipline: Figure, achievement: Figure, supervision: Figure) -> Outcome {
    let weights = rules.weights(for: jobType)
    var sum: Int128 = 0
    var remaining: Int128 = 0
    var missing: UInt8 = 0
    var refused: UInt8 = 0
    var present = 0
    for (component, figure) in zip(Component.allCases, [discipline, achievement, supervision]) {
      guard let weight = weights[component], weight > .zero else { continue }
      if let value = figure.micros {
        sum += Int128(weight.micros) * Int128(value)
        remaining += Int128(weight.micros)
        present += 1
        continue
      }
      missing |= 1 << component.rawValue
      switch rules.missing[component] ?? .refuse {
      case .refuse: refused |= 1 << component.rawValue
      case .renormalise: continue
      case .zero: remaining += Int128(weight.micros)
      }
    }
    guard refused == 0, present > 0 else { return .refused(refused == 0 ? missing : refused) }
    let index = roundedQuotient(sum, remaining)
    return .index(Int64(roundedQuotient(index, 10_000)))
  }
}
