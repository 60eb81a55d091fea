package import Kinerja
package import Statistics

/// Whether the index depends on what it should not: on the workload, and on who somebody is.
///
/// Only evaluated employees count. Every question is asked twice, of the results without the workload factor and of the
/// published ones.
package struct FairnessStudy: Sendable {
  /// Which results.
  package enum Stage: String, CaseIterable, Sendable {
    /// Achievement without the workload factor.
    case before = "SEBELUM"
    /// The published results.
    case after = "SESUDAH"
  }

  /// A figure that workload may move.
  package enum Measure: String, CaseIterable, Sendable {
    /// The index.
    case index = "indeks"
    /// Achievement, before or after the factor.
    case achievement = "capaian_normal"
  }

  /// How a figure goes with the relative workload.
  package struct Relation: Sendable {
    /// Which results.
    package let stage: Stage
    /// The figure.
    package let measure: Measure
    /// Over those with a workload.
    package let correlation: RankCorrelation
  }

  /// The indices and ratings of a group.
  package struct Spread: Sendable {
    /// Which results.
    package let stage: Stage
    /// What groups people.
    package let dimension: PeopleDimension
    /// The group; nil for those too small to be named, put together.
    package let name: String?
    /// Its people.
    package let people: Int
    /// The mean index in 1/10,000.
    package let mean: Int128
    /// The quartiles of the index in 1/10,000, by linear interpolation.
    package let quartiles: [Int64]
    /// Its people with each rating.
    package let predikats: [Int]
  }

  /// How far the groups of a dimension differ.
  package struct Difference: Sendable {
    /// Which results.
    package let stage: Stage
    /// What groups people; nil for the rank correlation with workload.
    package let dimension: PeopleDimension?
    /// The groups' difference in the index; nil for the correlation.
    package let groups: GroupDifference?
    /// The probability among all questions of a stage (Holm).
    package let adjusted: Double?
    /// Whether it is beyond chance, and large enough to matter.
    package let isFlagged: Bool
  }

  /// How often a group has a rating, against everybody else.
  package struct Ratio: Sendable {
    /// Which results.
    package let stage: Stage
    /// What groups people.
    package let dimension: PeopleDimension
    /// The group; nil for those too small to be named, put together.
    package let name: String?
    /// The rating, as a position in `predikats`.
    package let predikat: Int
    /// The group's people.
    package let own: Selection
    /// Everybody else whose group is shown.
    package let others: Selection
    /// The ratio's interval by the bootstrap.
    package let interval: ClosedRange<Double>?
    /// The probability among all ratios of a stage (Holm).
    package let adjusted: Double?
    /// Whether it is beyond chance, and outside four fifths to five fourths.
    package let isFlagged: Bool
  }

  /// What a change of a weight does.
  package struct Sensitivity: Sendable {
    /// The change.
    package let change: WeightChange
    /// People whose rating becomes another.
    package let flips: Int
    /// People whose index changes.
    package let moved: Int
    /// Of the best tenth, how many leave it.
    package let leavingTopTenth: Int
    /// The largest change of an index, in hundredths.
    package let largest: Int64
  }

  /// Somebody whose rating hangs on a weight.
  package struct Flip: Sendable {
    /// The change.
    package let change: WeightChange
    /// The person.
    package let nip: NIP
    /// The rating before; nil is none.
    package let before: String?
    /// The rating after; nil is none.
    package let after: String?
  }

  /// Whether the policy has a workload factor; without one both stages are the same.
  package let isAdjusted: Bool
  /// The least size of a group of which something is said.
  package let minimum: Int
  /// Everybody evaluated.
  package let people: Int
  /// The ratings.
  package let predikats: [String]
  /// How figures go with the workload; empty where too few people have one.
  package let relations: [Relation]
  /// The groups.
  package let spreads: [Spread]
  /// How far groups differ.
  package let differences: [Difference]
  /// How often groups have each rating.
  package let ratios: [Ratio]
  /// What changes of weights do.
  package let sensitivities: [Sensitivity]
  /// Whose ratings hang on them, by change and NIP.
  package let flips: [Flip]

  /// How often chance alone may mark anything, over all questions of a stage.
  package static let rate = 0.05
  /// The part of it for each of the two tables of questions: differences, and ratios.
  static let tableRate = rate / 2
  /// From here on the dependence of an index on the workload matters (|ρ|).
  package static let leastCorrelation = 0.1
  /// From here on a difference between groups matters (ε²).
  package static let leastShare = 0.01
  /// The seed of the bootstrap.
  package static let seed: UInt64 = 1
  /// The least size of groups unless another is asked for.
  package static let usualMinimum = 20

  /// Studies a run.
  ///
  /// - Throws: `EvaluationError` when a clause is not in force on the quarter's last day.
  package init(
    _ facts: Facts, _ policy: Policy, _ results: Results, minimum: Int = usualMinimum, parallelism: Parallelism
  ) throws(EvaluationError) {
    self.minimum = minimum
    predikats = results.predikats
    isAdjusted = policy.workload.version(on: facts.quarter.last)?.rules.mode == .adjust
    var unadjusted = policy
    unadjusted.workload = policy.workload.changed(on: facts.quarter.last) { $0.mode = .report }
    let plain = try evaluate(facts, under: unadjusted, asOf: results.asOf, parallelism: parallelism)
    // Without the factor somebody is evaluated exactly when they are with it: both need the same figures.
    let positions = results.employees.indices.filter { results.employees[$0].isEvaluated }
      .sorted { results.employees[$0].person < results.employees[$1].person }
    people = positions.count
    let after = positions.map { results.employees[$0] }
    let before = positions.map { plain.employees[$0] }
    let groups = PeopleDimension.allCases.map { PeopleGroups($0, after, facts, minimum: minimum) }
    let stages = [(Stage.before, before), (Stage.after, after)]

    relations = stages.flatMap { stage, employees in
      Measure.allCases.map { measure in Self.relation(stage, measure, employees, after) }
        .filter { $0.correlation.pairs >= minimum }
    }
    spreads = stages.flatMap { stage, employees in
      groups.flatMap { Self.spreads(stage, $0, employees, results.predikats.count) }
    }
    let relations = relations
    differences = stages.flatMap { stage, employees in
      Self.differences(stage, groups, employees, relations.first { $0.stage == stage && $0.measure == .index })
    }
    ratios = stages.flatMap { stage, employees in
      Self.ratios(stage, groups, employees, results.predikats.count, parallelism)
    }
    (sensitivities, flips) =
      people < minimum ? ([], []) : try Self.sensitivity(facts, policy, results, parallelism)
  }

  /// Over those with a workload; the relative workload does not depend on the stage.
  private static func relation(
    _ stage: Stage, _ measure: Measure, _ employees: [EmployeeResult], _ published: [EmployeeResult]
  ) -> Relation {
    var workloads: [Int128] = []
    var values: [Int64] = []
    for (employee, published) in zip(employees, published) where published.knownWorkloadRatio != nil {
      switch measure {
      case .index: values.append(employee.index)
      case .achievement:
        guard let achievement = employee.normalised.micros else { continue }
        values.append(achievement)
      }
      workloads.append(published.relativeWorkload)
    }
    return Relation(stage: stage, measure: measure, correlation: RankCorrelation(workloads, values))
  }

  private static func spreads(
    _ stage: Stage, _ groups: PeopleGroups, _ employees: [EmployeeResult], _ ratings: Int
  ) -> [Spread] {
    var indices = [[Int64]](repeating: [], count: groups.names.count)
    var predikats = [[Int]](repeating: [Int](repeating: 0, count: ratings), count: groups.names.count)
    for (employee, place) in zip(employees, groups.places) where place >= 0 {
      indices[place].append(employee.index)
      if let predikat = employee.predikatPosition { predikats[place][predikat] += 1 }
    }
    return groups.names.indices.map { place in
      let sorted = indices[place].sorted()
      let sum = sorted.reduce(Int128(0)) { $0 + Int128($1) }
      return Spread(
        stage: stage, dimension: groups.dimension, name: groups.names[place], people: sorted.count,
        mean: roundedQuotient(sum * 100, Int128(sorted.count)),
        quartiles: (1...3).map { quartile(sorted, $0) }, predikats: predikats[place])
    }
  }

  /// A quartile of hundredths in 1/10,000: the place (n − 1)·k/4, between two values in proportion.
  private static func quartile(_ sorted: [Int64], _ quarter: Int) -> Int64 {
    let (place, part) = ((sorted.count - 1) * quarter).quotientAndRemainder(dividingBy: 4)
    let next = sorted[min(place + 1, sorted.count - 1)]
    return (4 * sorted[place] + (next - sorted[place]) * Int64(part)) * 25
  }

  private static func differences(
    _ stage: Stage, _ groups: [PeopleGroups], _ employees: [EmployeeResult], _ relation: Relation?
  ) -> [Difference] {
    let found = groups.map { groups in
      let shown = employees.indices.filter { groups.places[$0] >= 0 }
      return GroupDifference(
        shown.map { employees[$0].index }, groups: shown.map { groups.places[$0] }, count: groups.names.count)
    }
    let adjusted = holm([relation?.correlation.spearmanProbability] + found.map(\.probability))
    let correlation = abs(relation?.correlation.spearman ?? 0)
    let first = Difference(
      stage: stage, dimension: nil, groups: nil, adjusted: adjusted[0],
      isFlagged: adjusted[0] ?? 1 < tableRate && correlation >= leastCorrelation)
    return [first]
      + zip(groups, zip(found, adjusted.dropFirst())).map { groups, found in
        Difference(
          stage: stage, dimension: groups.dimension, groups: found.0, adjusted: found.1,
          isFlagged: found.1 ?? 1 < tableRate && found.0.corrected ?? 0 >= leastShare)
      }
  }

  private static func ratios(
    _ stage: Stage, _ groups: [PeopleGroups], _ employees: [EmployeeResult], _ ratings: Int,
    _ parallelism: Parallelism
  ) -> [Ratio] {
    struct Question {
      var dimension: PeopleDimension
      var name: String?
      var predikat: Int
      var own: Selection
      var others: Selection
      var probability: Double?
      var interval: ClosedRange<Double>?
    }
    var questions: [Question] = []
    for groups in groups where groups.names.count > 1 {
      var people = [Int](repeating: 0, count: groups.names.count)
      var rated = [[Int]](repeating: [Int](repeating: 0, count: groups.names.count), count: ratings)
      for (employee, place) in zip(employees, groups.places) where place >= 0 {
        people[place] += 1
        if let predikat = employee.predikatPosition { rated[predikat][place] += 1 }
      }
      let all = people.reduce(0, +)
      for (place, name) in groups.names.enumerated() {
        for predikat in 0..<ratings {
          let (selected, total) = (rated[predikat][place], rated[predikat].reduce(0, +))
          questions.append(
            Question(
              dimension: groups.dimension, name: name, predikat: predikat,
              own: Selection(selected: selected, of: people[place]),
              others: Selection(selected: total - selected, of: all - people[place])))
        }
      }
    }
    let answers = parallelism.mapped(questions) { question in
      var answered = question
      answered.probability = question.own.probability(against: question.others)
      answered.interval = question.own.ratioInterval(to: question.others, seed: seed)
      return answered
    }
    return zip(answers, holm(answers.map(\.probability))).map { answer, adjusted in
      let ratio = answer.own.ratio(to: answer.others) ?? (answer.own.selected > 0 ? .infinity : 1)
      return Ratio(
        stage: stage, dimension: answer.dimension, name: answer.name, predikat: answer.predikat, own: answer.own,
        others: answer.others, interval: answer.interval, adjusted: adjusted,
        isFlagged: adjusted ?? 1 < tableRate && !(0.8...1.25).contains(ratio))
    }
  }

  private static func sensitivity(
    _ facts: Facts, _ policy: Policy, _ results: Results, _ parallelism: Parallelism
  ) throws(EvaluationError) -> ([Sensitivity], [Flip]) {
    var sensitivities: [Sensitivity] = []
    var flips: [Flip] = []
    let effect = TopTenth(results)
    for change in WeightChange.all(policy, on: facts.quarter.last) {
      let changed = try evaluate(
        facts, under: change.applied(to: policy, on: facts.quarter.last), asOf: results.asOf, parallelism: parallelism)
      var (moved, largest): (Int, Int64) = (0, 0)
      var own: [Flip] = []
      for (old, new) in zip(results.employees, changed.employees) {
        if old.isEvaluated, new.isEvaluated, old.index != new.index {
          moved += 1
          largest = max(largest, abs(new.index - old.index))
        }
        guard old.predikat != new.predikat else { continue }
        own.append(
          Flip(
            change: change, nip: NIP(number: facts.roster.nips[Int(old.person)]), before: results.predikat(of: old),
            after: results.predikat(of: new)))
      }
      flips += own.sorted { $0.nip < $1.nip }
      sensitivities.append(
        Sensitivity(
          change: change, flips: own.count, moved: moved, leavingTopTenth: effect.leaving(in: changed),
          largest: largest))
    }
    return (sensitivities, flips)
  }
}

/// The evaluated employees whose rank is within the first tenth.
struct TopTenth {
  let members: Set<Int>

  init(_ results: Results) {
    let size = (results.evaluatedCount + 9) / 10
    members = Set(results.employees.indices.filter { (1...max(1, size)).contains(Int(results.employees[$0].rank)) })
  }

  /// How many of them are not among the best tenth of other results.
  func leaving(in results: Results) -> Int { members.subtracting(TopTenth(results).members).count }
}
