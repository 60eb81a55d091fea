import Testing

@testable import Kinerja
@testable import Studies

/// A weight moved by a tenth; the others of its list give way in proportion.
@Suite struct WeightChangeTests {
  private static let day = People.quarter.last

  private static func dated<Rules>(_ rules: Rules) -> DatedClause<Rules> {
    DatedClause([.init(from: CivilDate("2026-01-01")!, basis: "", line: 1, rules: rules)])
  }

  private static func weights(_ discipline: Int64, _ achievement: Int64, _ supervision: Int64) -> IndexRules.Weights {
    [
      .discipline: Points(micros: discipline), .achievement: Points(micros: achievement),
      .supervision: Points(micros: supervision),
    ]
  }

  private static func policy(
    _ weights: IndexRules.Weights, own: [JobType: IndexRules.Weights] = [:],
    aspects: [String: Int64] = ["BP": 1, "AK": 3],
    mode: WorkloadRules.Mode = .adjust
  ) -> Policy {
    var policy = Policy(id: "", title: "")
    policy.index = dated(IndexRules(weights: own, defaultWeights: weights, missing: [:]))
    policy.supervisor = dated(
      SupervisorRules(
        scale: Points.zero...Points.hundred, aspects: aspects.mapValues { Points(whole: $0) },
        calibration: .init(mode: .none, minRatees: 0, shrink: .zero, maxShift: .zero)))
    policy.workload = dated(
      WorkloadRules(
        mode: mode, minutesPerDay: Points(whole: 300), peerKeys: [[]], minGroup: 1,
        curve: [(500_000, 950_000), (1_000_000, 1_000_000), (2_000_000, 1_100_000)].map {
          .init(x: Points(micros: $0), y: Points(micros: $1))
        }))
    return policy
  }

  private static func change(_ description: String, _ policy: Policy) throws -> Policy {
    let change = try #require(WeightChange.all(policy, on: day).first { $0.description == description })
    return change.applied(to: policy, on: day)
  }

  @Test(
    arguments: [
      // 0.4·1.1 = 0.44; the 0.56 left go 2 : 1.
      ("disiplin × 1.1", (400_000, 400_000, 200_000), (440_000, 373_333, 186_667)),
      // 0.633337 are no two equal shares: the last one takes what is left.
      ("disiplin × 1.1", (333_330, 333_335, 333_335), (366_663, 316_669, 316_668)),
      ("disiplin × 0.9", (400_000, 400_000, 200_000), (360_000, 426_667, 213_333)),
      ("atasan × 1.1", (400_000, 400_000, 200_000), (390_000, 390_000, 220_000)),
      // At most 1; and a weight of 0 stays so.
      ("layanan × 1.1", (50_000, 950_000, 0), (0, 1_000_000, 0)),
      ("layanan × 0.9", (50_000, 950_000, 0), (145_000, 855_000, 0)),
    ] as [(String, (Int64, Int64, Int64), (Int64, Int64, Int64))])
  func aWeightOfTheIndexMoves(_ name: String, _ before: (Int64, Int64, Int64), _ after: (Int64, Int64, Int64)) throws {
    let changed = try Self.change("index.weights.*.\(name)", Self.policy(Self.weights(before.0, before.1, before.2)))
    #expect(changed.index.versions[0].rules.defaultWeights == Self.weights(after.0, after.1, after.2))
  }

  /// For any weights and whichever is moved: they sum to exactly 1, none is negative, and the others keep their order.
  @Test(arguments: 1...100 as ClosedRange<UInt64>) func theSumStaysOne(_ seed: UInt64) throws {
    var random = Random(seed)
    let first = random.below(1_000_001)
    let second = random.below(1_000_001 - first)
    let weights = Self.weights(Int64(first), Int64(second), Int64(1_000_000 - first - second))
    for change in WeightChange.all(Self.policy(weights), on: Self.day) where change.isOfIndex {
      let found = change.applied(to: Self.policy(weights), on: Self.day).index.versions[0].rules.defaultWeights
      #expect(found.values.reduce(0) { $0 + $1.micros } == 1_000_000)
      #expect(found.values.allSatisfy { $0 >= .zero })
      #expect(found != weights || weights.values.contains { $0.micros < 10 }, "\(weights)")
      for component in Component.allCases where weights[component] == .zero { #expect(found[component] == .zero) }
    }
  }

  /// Kinds of post with weights of their own move with the others; where the component is all or nothing, they stay.
  @Test func ownWeightsMoveToo() throws {
    let policy = Self.policy(
      Self.weights(500_000, 500_000, 0),
      own: [.staff: Self.weights(200_000, 300_000, 500_000), .executive: Self.weights(1_000_000, 0, 0)])
    let rules = try Self.change("index.weights.*.disiplin × 1.1", policy).index.versions[0].rules
    #expect(rules.defaultWeights == Self.weights(550_000, 450_000, 0))
    // 0.78 left of 0.8, 3 : 5.
    #expect(rules.weights[.staff] == Self.weights(220_000, 292_500, 487_500))
    #expect(rules.weights[.executive] == Self.weights(1_000_000, 0, 0))
  }

  @Test func anAspectMovesAlone() throws {
    let changed = try Self.change("supervisor.aspects.AK × 1.1", Self.policy(Self.weights(1_000_000, 0, 0)))
    #expect(changed.supervisor.versions[0].rules.aspects == ["BP": Points(whole: 1), "AK": Points(micros: 3_300_000)])
  }

  /// The factor reaches a tenth further from 1, or less far; where it is 1 it stays.
  @Test(
    arguments: [("× 1.1", [945_000, 1_000_000, 1_110_000]), ("× 0.9", [955_000, 1_000_000, 1_090_000])]
      as [(String, [Int64])])
  func theCurveTurnsAboutOne(_ change: String, _ factors: [Int64]) throws {
    let policy = Self.policy(Self.weights(1_000_000, 0, 0))
    let curve = try Self.change("workload.curve (y − 1) \(change)", policy).workload.versions[0].rules.curve
    #expect(curve.map(\.y.micros) == factors && curve.map(\.x.micros) == [500_000, 1_000_000, 2_000_000])
  }

  /// What can move: no component with all the weight or none, no single aspect, no curve that only reports.
  @Test(
    arguments: [
      (
        policy(weights(400_000, 600_000, 0)),
        [
          "disiplin −10 %", "disiplin +10 %", "layanan −10 %", "layanan +10 %", "AK −10 %", "AK +10 %", "BP −10 %",
          "BP +10 %", "kurva −10 %", "kurva +10 %",
        ]
      ),
      (policy(weights(1_000_000, 0, 0), aspects: ["BP": 1], mode: .report), []),
      (
        policy(
          weights(1_000_000, 0, 0), own: [.staff: weights(0, 500_000, 500_000)], aspects: ["BP": 1], mode: .report),
        ["layanan −10 %", "layanan +10 %", "atasan −10 %", "atasan +10 %"]
      ),
      (Policy(id: "", title: ""), []),
    ] as [(Policy, [String])])
  func namesWhatCanMove(_ policy: Policy, _ names: [String]) {
    #expect(WeightChange.all(policy, on: Self.day).map(\.shortName) == names)
  }

  /// Only the version in force on the day changes.
  @Test func otherVersionsStay() throws {
    var policy = Self.policy(Self.weights(400_000, 400_000, 200_000))
    let rules = policy.index.versions[0].rules
    policy.index = DatedClause(
      ["2025-01-01", "2026-07-01", "2026-10-01"].map { .init(from: CivilDate($0)!, basis: $0, line: 1, rules: rules) })
    let changed = try Self.change("index.weights.*.disiplin × 1.1", policy)
    #expect(
      changed.index.versions.map { $0.rules.defaultWeights[.discipline]?.micros } == [400_000, 440_000, 400_000])
  }
}
