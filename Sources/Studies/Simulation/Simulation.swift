package import Kinerja
package import Wording

/// What another policy would do to the people of a run: the same facts, evaluated under both.
package struct Simulation: Sendable {
  /// What a policy costs and whom it moves.
  package struct Variant: Sendable {
    /// Its name.
    package let name: String
    /// All incentives, in rupiah.
    package let incentive: Int128
    /// People evaluated.
    package let evaluated: Int
    /// People with each rating, by its name; those without under the empty name.
    package let predikats: [String: Int]
    /// People whose incentive rises.
    package let gainers: Int
    /// People whose incentive falls.
    package let losers: Int
    /// People whose index changes.
    package let moved: Int
    /// Of the best tenth, how many leave it.
    package let leavingTopTenth: Int
    /// From one rating to another, by people, the most frequent first.
    package let transitions: [(from: String, to: String, people: Int)]
    /// By dimension and group.
    package let groups: [Group]
    /// The largest gains and losses in rupiah, first gains.
    package let moves: [Move]
  }

  /// What a policy does to a group of people.
  package struct Group: Sendable {
    /// What groups them.
    package let dimension: PeopleDimension
    /// The group; nil for the groups too small to be named, put together.
    package let name: String?
    /// Its people.
    package let people: Int
    /// Those whose incentive rises.
    package let gainers: Int
    /// Those whose incentive falls.
    package let losers: Int
    /// Their incentives, in rupiah.
    package let incentive: Int128
    /// The change of their incentives, in rupiah.
    package let difference: Int128
    /// The sum of the changes of their indices, in hundredths; people without an index before or after do not count.
    package let indexDifference: Int64
    /// Those with an index before and after.
    package let compared: Int
  }

  /// What a policy does to one person.
  package struct Move: Sendable {
    /// The person.
    package let nip: NIP
    /// The change of the incentive, in rupiah.
    package let difference: Int64
    /// The figures that change, with their values before and after, in the method's order.
    package let reasons: [(figure: String, before: String, after: String)]
  }

  /// The people in the best tenth under the first policy.
  package let topTenth: Int
  /// The first policy's own row.
  package let base: Variant
  /// The other policies, in the order given.
  package let variants: [Variant]

  /// Evaluates the facts under each policy.
  ///
  /// - Throws: `EvaluationError` when a policy does not cover what the facts need; its name comes with it.
  package init(
    _ facts: Facts, base policy: (name: String, policy: Policy), variants: [(name: String, policy: Policy)],
    asOf: CivilDate, movesShown: Int = 5, parallelism: Parallelism
  ) throws(SimulationError) {
    func results(_ item: (name: String, policy: Policy)) throws(SimulationError) -> Results {
      do throws(EvaluationError) {
        return try evaluate(facts, under: item.policy, asOf: asOf, parallelism: parallelism)
      } catch {
        throw SimulationError(policy: item.name, error: error)
      }
    }
    let before = try results(policy)
    let effect = PolicyEffect(facts, before, movesShown: movesShown)
    topTenth = effect.topTenth
    base = effect.variant(policy.name, before)
    var made: [Variant] = []
    for item in variants { made.append(effect.variant(item.name, try results(item))) }
    self.variants = made
  }
}

/// A policy under which the facts cannot be evaluated.
package struct SimulationError: Error, Sendable {
  /// The policy's name.
  package let policy: String
  /// Why not.
  package let error: EvaluationError
}

extension SimulationError: Refusing {
  package var refusal: Refusal { Refusal(.policy, "\(policy): " + error.text) }
}
