/// The index from its components (method, section 9).
struct IndexStep: Sendable {
  /// A component for one kind of post: its weight in millionths, 0 when it does not count.
  private struct Part: Sendable {
    var weight: Int64
    var whenMissing: IndexRules.MissingRule
  }

  /// Every component of each kind of post.
  private let parts: [Part]

  init(rules: IndexRules) {
    parts = JobType.allCases.flatMap { jobType in
      Component.allCases.map { component in
        Part(
          weight: max(0, rules.weights(for: jobType)[component]?.micros ?? 0),
          whenMissing: rules.missing[component] ?? .refuse)
      }
    }
  }

  /// The outcome for one employee.
  enum Outcome: Equatable {
    /// I in millionths.
    case index(Int64)
    /// Not evaluated, because of these components: bit k stands for component k.
    case refused(UInt8)
  }

  func run(_ jobType: JobType, discipline: Figure, achievement: Figure, conduct: Figure) -> Outcome {
    run(jobType, discipline: discipline, achievement: achievement, conduct: conduct) { _, _, _ in }
  }

  /// The outcome; the observer sees each component that counts, its weight and its figure, 0 where it counts as zero.
  @inline(__always)
  func run(
    _ jobType: JobType, discipline: Figure, achievement: Figure, conduct: Figure,
    _ observer: (_ component: Int, _ weight: Int64, _ figure: Int64) -> Void
  ) -> Outcome {
    let figures: InlineArray<3, Figure> = [discipline, achievement, conduct]
    var sum: Int128 = 0
    var remaining: Int128 = 0
    var missing: UInt8 = 0
    var refused: UInt8 = 0
    var present = 0
    for component in 0..<3 {
      let part = parts[Int(jobType.rawValue) &* 3 &+ component]
      guard part.weight > 0 else { continue }
      if let value = figures[component].micros {
        observer(component, part.weight, value)
        sum += Int128(part.weight) * Int128(value)
        remaining += Int128(part.weight)
        present += 1
        continue
      }
      missing |= 1 << component
      switch part.whenMissing {
      case .refuse: refused |= 1 << component
      case .renormalise: continue
      case .zero:
        observer(component, part.weight, 0)
        remaining += Int128(part.weight)
      }
    }
    guard refused == 0, present > 0 else { return .refused(refused == 0 ? missing : refused) }
    return .index(Int64(roundedQuotient(sum, remaining)))
  }

  /// indeks in hundredths, from I in millionths.
  static func published(_ index: Int64) -> Int64 { roundedQuotient(index, 10_000) }
}
