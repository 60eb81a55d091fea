internal import Kinerja

/// Compares results under other policies with those under the first.
struct PolicyEffect {
  private let facts: Facts
  private let before: Results
  private let movesShown: Int
  private let dimensions: [PeopleGroups]
  private let top: TopTenth

  init(_ facts: Facts, _ before: Results, movesShown: Int) {
    self.facts = facts
    self.before = before
    self.movesShown = movesShown
    dimensions = PeopleDimension.allCases.map {
      PeopleGroups($0, before.employees, facts, minimum: SmallGroups.usualMinimum)
    }
    top = TopTenth(before)
  }

  var topTenth: Int { top.members.count }

  private struct Sums {
    var people = 0
    var gainers = 0
    var losers = 0
    var incentive: Int128 = 0
    var difference: Int128 = 0
    var indexDifference: Int64 = 0
    var compared = 0
  }

  func variant(_ name: String, _ after: Results) -> Simulation.Variant {
    var total: Int128 = 0
    var predikats: [String: Int] = [:]
    var transitions: [[Int]] = Array(
      repeating: Array(repeating: 0, count: after.predikats.count + 1), count: before.predikats.count + 1)
    var sums = dimensions.map { Array(repeating: Sums(), count: $0.names.count) }
    var all = Sums()
    var moved = 0
    var differences: [(position: Int, difference: Int64)] = []
    func rating(_ employee: EmployeeResult, _ results: Results) -> Int {
      employee.predikatPosition ?? results.predikats.count
    }
    for (position, (old, new)) in zip(before.employees, after.employees).enumerated() {
      let difference = new.incentive.amount - old.incentive.amount
      total += Int128(new.incentive.amount)
      transitions[rating(old, before)][rating(new, after)] += 1
      let hasBoth = old.isEvaluated && new.isEvaluated
      if old.isEvaluated != new.isEvaluated || (hasBoth && old.index != new.index) { moved += 1 }
      func add(_ sums: inout Sums) {
        sums.people += 1
        if difference > 0 { sums.gainers += 1 } else if difference < 0 { sums.losers += 1 }
        sums.incentive += Int128(new.incentive.amount)
        sums.difference += Int128(difference)
        if hasBoth {
          sums.indexDifference += new.index - old.index
          sums.compared += 1
        }
      }
      add(&all)
      for index in dimensions.indices where dimensions[index].places[position] >= 0 {
        add(&sums[index][dimensions[index].places[position]])
      }
      if difference != 0 { differences.append((position, difference)) }
    }
    func word(_ rating: Int, _ results: Results) -> String {
      rating < results.predikats.count ? results.predikats[rating] : ""
    }
    var changes: [(from: String, to: String, people: Int)] = []
    for (from, row) in transitions.enumerated() {
      for (to, people) in row.enumerated() where people > 0 {
        predikats[word(to, after), default: 0] += people
        if word(from, before) != word(to, after) { changes.append((word(from, before), word(to, after), people)) }
      }
    }
    changes.sort { ($1.people, $0.from, $0.to) < ($0.people, $1.from, $1.to) }
    let groups = zip(dimensions, sums).flatMap { dimension, sums in
      zip(dimension.names, sums).map { name, sums in
        Simulation.Group(
          dimension: dimension.dimension, name: name, people: sums.people, gainers: sums.gainers, losers: sums.losers,
          incentive: sums.incentive, difference: sums.difference, indexDifference: sums.indexDifference,
          compared: sums.compared)
      }
    }
    return Simulation.Variant(
      name: name, incentive: total, evaluated: after.evaluatedCount, predikats: predikats, gainers: all.gainers,
      losers: all.losers, moved: moved, leavingTopTenth: top.leaving(in: after), transitions: changes,
      groups: groups, moves: moves(differences, after))
  }

  /// The largest gains, then the largest losses; on a tie the smaller NIP first.
  private func moves(_ differences: [(position: Int, difference: Int64)], _ after: Results) -> [Simulation.Move] {
    func nip(_ position: Int) -> UInt64 { facts.roster.nips[Int(before.employees[position].person)] }
    let gains = differences.filter { $0.difference > 0 }
      .sorted { ($1.difference, nip($0.position)) < ($0.difference, nip($1.position)) }.prefix(movesShown)
    let losses = differences.filter { $0.difference < 0 }
      .sorted { ($0.difference, nip($0.position)) < ($1.difference, nip($1.position)) }.prefix(movesShown)
    return (gains + losses).map { position, difference in
      Simulation.Move(
        nip: NIP(number: nip(position)), difference: difference,
        reasons: reasons(position, after))
    }
  }

  /// The figures that differ, in the order of `hasil.csv`.
  private func reasons(_ position: Int, _ after: Results) -> [(figure: String, before: String, after: String)] {
    let columns: [ResultColumn] = [
      .workDays, .unexcusedDays, .discipline, .achievement, .relativeWorkload, .workloadFactor, .normalised, .conduct,
      .index, .predikat, .incentiveBase,
    ]
    let rows = (
      ResultRow(position, in: RowSource(before, facts.roster)), ResultRow(position, in: RowSource(after, facts.roster))
    )
    return columns.compactMap { column in
      let (old, new) = (column.cell(of: rows.0), column.cell(of: rows.1))
      guard old != new else { return nil }
      func shown(_ cell: ResultCell) -> String { cell == .empty ? "–" : "\(cell)" }
      return (column.rawValue, shown(old), shown(new))
    }
  }
}
