/// Achievement of service targets and the planned workload behind them (method, section 6).
struct AchievementStep: Sendable {
  let targets: TargetTable
  let norms: [Int64]
  let rules: AchievementRules

  /// What one person's targets give.
  struct Outcome {
    /// A; missing without a target.
    var achievement: Figure
    /// Σ L in units of 10⁻¹² minutes; nil without a target.
    var planned: WideSum?
  }

  /// Achievement and planned workload of a person.
  func run(_ person: Int) -> Outcome { run(person) { _, _, _, _ in } }

  /// Achievement from the targets of a month alone (capaian_bulan).
  func achievement(_ person: Int, month: Int) -> Figure {
    var parts: [(weight: UInt128, score: Int64)] = []
    _ = run(person) { target, score, _, weight in
      if target.month == month { parts.append((weight, score)) }
    }
    return parts.isEmpty ? .missing : Self.mean(parts)
  }

  /// A of weights and scores in millionths.
  static func mean(_ parts: [(weight: UInt128, score: Int64)]) -> Figure {
    var weights = WideSum()
    var weighted = WideSum()
    for part in parts {
      weights.add(part.weight)
      weighted.add(part.weight, times: UInt128(part.score))
    }
    return weighted.roundedQuotient(by: weights).map { Figure(micros: Int64($0)) } ?? .missing
  }

  /// Achievement and planned workload of a person; the observer sees each target with a_i in millionths, L and v_i.
  @inline(__always)
  func run(_ person: Int, _ observer: (Target, _ score: Int64, _ load: UInt128, _ weight: UInt128) -> Void) -> Outcome {
    let range = Int(targets.starts[person])..<Int(targets.starts[person + 1])
    guard !range.isEmpty else { return Outcome(achievement: .missing, planned: nil) }
    return targets.wide.withUnsafeBufferPointer { wide in
      var planned = WideSum()
      var weights = WideSum()
      var weighted = WideSum()
      for target in targets.targets[range] {
        let goal = target.target.micros(wide)
        let score = score(goal: goal, realised: target.realised.micros(wide), isMinimised: target.isMinimised)
        // L in 10⁻¹² minutes: two factors in millionths.
        let load = UInt128(goal) * UInt128(norms[target.indicator])
        planned.add(load)
        let weight = rules.weighting == .workload ? load : UInt128(target.weight.micros(wide))
        weights.add(weight)
        weighted.add(weight, times: UInt128(score))
        observer(target, score, load, weight)
      }
      // A mean of scores is at most the cap, so it fits.
      let mean = weighted.roundedQuotient(by: weights).map { Figure(micros: Int64($0)) } ?? .missing
      return Outcome(achievement: mean, planned: planned)
    }
  }

  /// a_i in millionths.
  @inline(__always)
  func score(goal: Int64, realised: Int64, isMinimised: Bool) -> Int64 {
    let cap = rules.cap.micros
    // Below 4·10^10 millionths, a hundredfold in millionths fits into 64 bits.
    if goal < 40_000_000_000, realised < 40_000_000_000 {
      let part = isMinimised ? 2 * goal - realised : realised
      guard part > 0 else { return 0 }
      return min(cap, roundedQuotient(part * 100_000_000, goal))
    }
    let part = isMinimised ? 2 * Int128(goal) - Int128(realised) : Int128(realised)
    guard part > 0 else { return 0 }
    return Int64(min(Int128(cap), roundedQuotient(part * 100_000_000, Int128(goal))))
  }
}
