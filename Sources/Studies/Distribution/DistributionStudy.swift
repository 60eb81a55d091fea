package import Kinerja
package import Wording

/// The ratings of each unit against the guideline for the unit's own rating. It is information: it moves no rating.
package struct DistributionStudy: Sendable {
  /// A rule and what a unit makes of it.
  package struct Check: Sendable {
    /// The rule.
    package let rule: DistributionRules.Rule
    /// How many people may or must have its ratings, rounded as the rule says.
    package let limits: ClosedRange<Int>
    /// How many have them.
    package let found: Int

    /// Whether the rule is met.
    package var isMet: Bool { limits.contains(found) }
  }

  /// So many people from one rating to another.
  package struct Move: Equatable, Sendable {
    /// The rating that they have.
    package let from: String
    /// The rating that would meet the guideline.
    package let to: String
    /// How many.
    package let people: Int
  }

  /// One unit.
  package struct Unit: Sendable {
    /// The position in `Roster.units`.
    package let unit: Int
    /// Its own rating.
    package let organisation: String
    /// Its people with a rating.
    package let people: Int
    /// Those with each of `predikats`.
    package let counts: [Int]
    /// The rules.
    package let checks: [Check]
    /// The fewest changes that would meet all rules; nil when no spread of so many people does.
    package let moves: [Move]?

    /// Whether all rules are met.
    package var isMet: Bool { checks.allSatisfy(\.isMet) }
  }

  /// The ratings, the best first.
  package let predikats: [String]
  /// The units that are not among `SmallGroups`, by code.
  package let units: [Unit]
  /// How many units are.
  package let hidden: Int
  /// Units that the rules name and in which nobody of the run has a rating.
  package let unknown: [String]

  /// Studies a run under rules.
  package init(_ rules: DistributionRules, _ facts: Facts, _ policy: Policy, _ results: Results) {
    let given = results.predikats
    let ranks = policy.ratings.version(on: facts.quarter.last)?.rules.ranks ?? [:]
    let order = given.indices.sorted { left, right in
      let (first, second) = (ranks[given[left]] ?? [0, 0], ranks[given[right]] ?? [0, 0])
      return first == second ? left < right : first.lexicographicallyPrecedes(second)
    }
    let predikats = order.map { given[$0] }
    self.predikats = predikats
    var counts: [Int: [Int]] = [:]
    for employee in results.employees {
      guard let predikat = employee.predikatPosition else { continue }
      let unit = Int(facts.roster.segments[Int(employee.segment)].unit)
      counts[unit, default: Array(repeating: 0, count: given.count)][predikat] += 1
    }
    func code(_ unit: Int) -> BytewiseText { BytewiseText(facts.roster.units[unit]) }
    let sizes = counts.map { (code($0.key), $0.value.reduce(0, +)) }
    unknown = rules.organisations.keys.filter { name in !sizes.contains { $0.0.text == name } }.sorted()
    let small = SmallGroups.hidden(Dictionary(uniqueKeysWithValues: sizes))
    hidden = small.count
    units = counts.keys.filter { !small.contains(code($0)) }.sorted { code($0) < code($1) }.map { unit in
      let own = order.map { counts[unit]?[$0] ?? 0 }
      let people = own.reduce(0, +)
      let organisation = rules.organisations[facts.roster.units[unit]] ?? rules.defaultOrganisation
      let checks = (rules.guideline[organisation] ?? []).map { rule in
        Check(
          rule: rule, limits: rule.limits(of: people),
          found: zip(predikats, own).reduce(0) { rule.ratings.contains($1.0) ? $0 + $1.1 : $0 })
      }
      return Unit(
        unit: unit, organisation: organisation, people: people, counts: own, checks: checks,
        moves: Self.moves(own, predikats, checks))
    }
  }

  /// The fewest changes that meet all rules, each to a rating as near as can be; nil when there are none.
  ///
  /// Rules share no rating. Whoever is too many somewhere must leave and whoever lacks somewhere must come, so that the larger
  /// of the two sums is the least number; the rest comes from, or goes to, where there is room.
  static func moves(_ counts: [Int], _ predikats: [String], _ checks: [Check]) -> [Move]? {
    struct Part {
      var members: [Int]
      var room: Int
      var spare: Int
      var surplus: Int
      var lack: Int
    }
    let people = counts.reduce(0, +)
    var parts = checks.map { check in
      Part(
        members: predikats.indices.filter { check.rule.ratings.contains(predikats[$0]) },
        room: max(0, check.limits.upperBound - max(check.found, check.limits.lowerBound)),
        spare: max(0, min(check.found, check.limits.upperBound) - check.limits.lowerBound),
        surplus: max(0, check.found - check.limits.upperBound), lack: max(0, check.limits.lowerBound - check.found))
    }
    let free = predikats.indices.filter { place in !parts.contains { $0.members.contains(place) } }
    parts += free.map { Part(members: [$0], room: people - counts[$0], spare: counts[$0], surplus: 0, lack: 0) }
    // A rule on ratings that nobody can have has nowhere to put them.
    for place in parts.indices where parts[place].members.isEmpty {
      if parts[place].lack > 0 { return nil }
      parts[place].room = 0
    }
    var left = counts
    var moved: [[Int]: Int] = [:]
    /// Moves one person out of and into one of some parts, as near as can be.
    func move(from sources: [Int], to targets: [Int]) -> (source: Int, target: Int)? {
      var best: (distance: Int, from: Int, to: Int, source: Int, target: Int)?
      for source in sources {
        for from in parts[source].members where left[from] > 0 {
          for target in targets where target != source {
            for to in parts[target].members {
              let option = (distance: abs(from - to), from: from, to: to, source: source, target: target)
              if best.map({ (option.distance, option.from, option.to) < ($0.distance, $0.from, $0.to) }) ?? true {
                best = option
              }
            }
          }
        }
      }
      guard let best else { return nil }
      left[best.from] -= 1
      moved[[best.from, best.to], default: 0] += 1
      return (best.source, best.target)
    }
    func places(_ has: (Part) -> Int) -> [Int] { parts.indices.filter { has(parts[$0]) > 0 } }
    while true {
      let (surplus, lack) = (places(\.surplus), places(\.lack))
      if surplus.isEmpty, lack.isEmpty { break }
      let sources = surplus.isEmpty ? places(\.spare) : surplus
      let targets = lack.isEmpty ? places(\.room) : lack
      guard let (source, target) = move(from: sources, to: targets) else { return nil }
      if surplus.isEmpty { parts[source].spare -= 1 } else { parts[source].surplus -= 1 }
      if lack.isEmpty { parts[target].room -= 1 } else { parts[target].lack -= 1 }
    }
    return moved.sorted { ($0.key[0], $0.key[1]) < ($1.key[0], $1.key[1]) }.map { pair, count in
      Move(from: predikats[pair[0]], to: predikats[pair[1]], people: count)
    }
  }
}

extension DistributionRules {
  /// The guideline of a policy in force on a day, with its basis.
  package static func inForce(in policy: Policy, on day: CivilDate) throws(Refusal)
    -> DatedClause<DistributionRules>.Version
  {
    if let version = policy.distribution.version(on: day) { return version }
    throw Refusal(
      .policy,
      Text(
        "kebijakan tidak mempunyai klausul distribution yang berlaku pada \(day). Tambahkan tepat di bawah baris clauses:, misalnya:",
        "the policy has no clause distribution in force on \(day). Add one right below the line clauses:, such as:")
        + "\n" + example)
  }

  /// The guideline of the circular (SE Menteri PANRB 3/2023).
  private static let example = """
      distribution:
        - from: 2026-01-01
          basis: SE Menteri PANRB 3/2023
          organisations: {default: BAIK}    # unit_kode: predikat organisasi
          guideline:
            ISTIMEWA: [{ratings: [SANGAT_BAIK], at_most: 70}]
            BAIK: [{ratings: [BAIK], at_most: 70}, {ratings: [BUTUH_PERBAIKAN, KURANG], at_least_people: 1}]
            BUTUH_PERBAIKAN: [{ratings: [BUTUH_PERBAIKAN], at_least: 60}, {ratings: [SANGAT_BAIK], at_most: 10}]
            KURANG: [{ratings: [KURANG], at_least: 60}, {ratings: [BUTUH_PERBAIKAN], at_least: 10}, {ratings: [SANGAT_BAIK], at_most: 10}]
            SANGAT_KURANG: [{ratings: [SANGAT_KURANG], at_least: 60}, {ratings: [KURANG, BUTUH_PERBAIKAN], at_least: 10}, {ratings: [SANGAT_BAIK], at_most: 0}]
    """
}
