package import Kinerja

/// A weight moved by a tenth, up or down.
package struct WeightChange: Hashable, Sendable, CustomStringConvertible {
  private enum Weight: Hashable {
    case component(Component)
    case aspect(String)
    case curve
  }

  private let weight: Weight
  private let isUp: Bool

  /// Whether it is a weight of the index. Those move no rating: it comes from achievement and conduct (method, section 10).
  var isOfIndex: Bool {
    if case .component = weight { return true }
    return false
  }

  /// What is changed, for a picture.
  var shortName: String {
    let name =
      switch weight {
      case .component(let component): component.code
      case .aspect(let aspect): aspect
      case .curve: "kurva"
      }
    return name + (isUp ? " +10 %" : " −10 %")
  }

  /// What is changed, as a path of the policy, and by what it is multiplied.
  package var description: String {
    let path =
      switch weight {
      case .component(let component): "index.weights.*.\(component.code)"
      case .aspect(let aspect): "supervisor.aspects.\(aspect)"
      case .curve: "workload.curve (y − 1)"
      }
    return path + (isUp ? " × 1.1" : " × 0.9")
  }

  /// Every weight of a policy that can move: the index's, those of aspects, and how far the workload factor reaches.
  package static func all(_ policy: Policy, on day: CivilDate) -> [WeightChange] {
    let components = Component.allCases.filter { component in
      guard let rules = policy.index.version(on: day)?.rules else { return false }
      let lists = [rules.defaultWeights] + rules.weights.values
      return lists.contains { list in list[component].map { $0 > .zero && $0 < Points(whole: 1) } ?? false }
    }
    let aspects = policy.supervisor.version(on: day)?.rules.aspects.keys.sorted() ?? []
    let isAdjusted = policy.workload.version(on: day)?.rules.mode == .adjust
    let weights =
      components.map(Weight.component) + (aspects.count > 1 ? aspects.map(Weight.aspect) : [])
      + (isAdjusted ? [.curve] : [])
    return weights.flatMap { [WeightChange(weight: $0, isUp: false), WeightChange(weight: $0, isUp: true)] }
  }

  private func moved(_ points: Points) -> Points {
    Points(micros: Int64(roundedQuotient(Int128(points.micros) * (isUp ? 11 : 9), 10)))
  }

  /// The policy with the change in force on a day.
  package func applied(to policy: Policy, on day: CivilDate) -> Policy {
    var changed = policy
    switch weight {
    case .component(let component):
      changed.index = policy.index.changed(on: day) { rules in
        rules.defaultWeights = moved(component, in: rules.defaultWeights)
        rules.weights = rules.weights.mapValues { moved(component, in: $0) }
      }
    case .aspect(let aspect):
      changed.supervisor = policy.supervisor.changed(on: day) { rules in
        rules.aspects[aspect] = rules.aspects[aspect].map(moved)
      }
    case .curve:
      changed.workload = policy.workload.changed(on: day) { rules in
        for place in rules.curve.indices {
          let distance = Points(micros: rules.curve[place].y.micros - Points.scale)
          rules.curve[place].y = Points(micros: Points.scale + moved(distance).micros)
        }
      }
    }
    return changed
  }

  /// The other weights give way in proportion, so that the sum stays 1.
  private func moved(_ component: Component, in weights: IndexRules.Weights) -> IndexRules.Weights {
    guard let old = weights[component]?.micros, old > 0, old < Points.scale else { return weights }
    let new = min(Points.scale, moved(Points(micros: old)).micros)
    var changed = weights
    var left = Points.scale - new
    let others = Component.allCases.filter { $0 != component && weights[$0] ?? .zero > .zero }
    for other in others {
      let share = roundedQuotient(
        Int128(weights[other]?.micros ?? 0) * Int128(Points.scale - new), Int128(Points.scale - old))
      let given = other == others.last ? left : Int64(share)
      changed[other] = Points(micros: given)
      left -= given
    }
    changed[component] = Points(micros: new)
    return changed
  }
}
