internal import Kinerja

/// The mean components of a unit's employees, in hundredths.
struct ComponentMeans {
  var code: String
  var name: String
  var employees: Int
  /// What charts call it: its name, where it has one.
  var shownName: String { name.isEmpty ? code : name }
  /// D, N and S; nil when nobody has one.
  var means: [Int64?]

  /// The units with employees, by code.
  static func byUnit(_ content: ReportContent) -> [ComponentMeans] {
    let roster = content.facts.roster
    var sums = [[(sum: Int128, count: Int)]](
      repeating: Array(repeating: (0, 0), count: 3), count: roster.units.count)
    var employees = [Int](repeating: 0, count: roster.units.count)
    for employee in content.table.results.employees {
      let unit = Int(roster.segments[Int(employee.segment)].unit)
      employees[unit] += 1
      for (component, figure) in [employee.discipline, employee.normalised, employee.conduct].enumerated() {
        guard let micros = figure.micros else { continue }
        sums[unit][component].sum += Int128(micros)
        sums[unit][component].count += 1
      }
    }
    return roster.units.indices.filter { employees[$0] > 0 }.map { unit in
      ComponentMeans(
        code: roster.units[unit], name: roster.unitNames[unit], employees: employees[unit],
        means: sums[unit].map { $0.count == 0 ? nil : Int64(roundedQuotient($0.sum, Int128($0.count) * 10_000)) })
    }.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
  }
}

/// The mean index of people with a similar relative workload, without and with the workload factor.
struct WorkloadBands {
  struct Band {
    /// The least relative workload, in hundredths.
    var from: Int64
    /// The median relative workload, in hundredths.
    var middle: Int64
    /// The greatest relative workload, in hundredths.
    var to: Int64
    var count: Int
    /// The mean index in hundredths had achievement not been adjusted.
    var before: Int64
    /// The mean index in hundredths.
    var after: Int64
  }

  private(set) var bands: [Band] = []

  /// At most ten bands of equally many people, of everybody who has all three components and a workload.
  init(_ content: ReportContent) {
    let results = content.table.results
    let roster = content.facts.roster
    guard let rules = content.policy.index.version(on: content.facts.quarter.last)?.rules else { return }
    var people: [(relative: Int128, before: Int128, after: Int64, nip: UInt64)] = []
    for employee in results.employees where employee.knownWorkloadRatio != nil {
      guard let index = employee.publishedIndex, let discipline = employee.discipline.micros,
        let achievement = employee.achievement.micros,
        let conduct = employee.conduct.micros
      else { continue }
      let weights = rules.weights(for: roster.segments[Int(employee.segment)].jobType)
      func weighted(_ component: Component, _ value: Int64) -> Int128 {
        Int128(weights[component]?.micros ?? 0) * Int128(value)
      }
      let before =
        weighted(.discipline, discipline) + weighted(.achievement, achievement)
        + weighted(.supervision, conduct)
      people.append((employee.relativeWorkload, before, index, roster.nips[Int(employee.person)]))
    }
    people.sort { ($0.relative, $0.nip) < ($1.relative, $1.nip) }
    let count = min(10, people.count / 3)
    for band in 0..<max(0, count) {
      let part = people[people.count * band / count..<people.count * (band + 1) / count]
      guard let first = part.first, let last = part.last else { continue }
      func cents(_ relative: Int128) -> Int64 { Int64(clamping: roundedQuotient(relative, 10_000)) }
      let before = part.reduce(Int128(0)) { $0 + $1.before }
      let after = part.reduce(Int128(0)) { $0 + Int128($1.after) }
      bands.append(
        Band(
          from: cents(first.relative), middle: cents(part[(part.startIndex + part.endIndex) / 2].relative),
          to: cents(last.relative), count: part.count,
          before: Int64(roundedQuotient(before, Int128(part.count) * 10_000_000_000)),
          after: Int64(roundedQuotient(after, Int128(part.count)))))
    }
  }
}
