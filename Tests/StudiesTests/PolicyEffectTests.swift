import Testing

@testable import Kinerja
@testable import Studies

/// What another policy does to people, from results before and after that are made by hand.
@Suite struct PolicyEffectTests {
  /// Six people of unit 1.01 and five of 1.02; the NIP falls as the position rises.
  private static let people = People(
    (0..<11).map { .init(nip: 1990_01_01_2020_01_1_100 - UInt64($0), unit: $0 < 6 ? 0 : 1) })

  /// Everybody has index 90 less the position, 1,000,000 rupiah and BAIK, but for what is changed.
  private static func results(_ change: (Int, inout EmployeeResult) -> Void = { _, _ in }) -> Results {
    people.results { person, employee in
      employee.index = 9000 - Int64(person) * 100
      employee.incentive = Rupiah(1_000_000)
      employee.predikat = 1
      change(person, &employee)
    }
  }

  private func variant(movesShown: Int = 5, _ change: (Int, inout EmployeeResult) -> Void) -> Simulation.Variant {
    PolicyEffect(Self.people.facts, Self.results(), movesShown: movesShown).variant("x", Self.results(change))
  }

  @Test func nothingChanges() {
    let same = variant { _, _ in }
    #expect((same.gainers, same.losers, same.moved, same.leavingTopTenth) == (0, 0, 0, 0))
    #expect(same.incentive == 11_000_000 && same.evaluated == 11 && same.predikats == ["BAIK": 11])
    #expect(same.transitions.isEmpty && same.moves.isEmpty)
    #expect(same.groups.filter { $0.dimension == .unit }.map(\.people) == [6, 5])
    #expect(same.groups.allSatisfy { $0.difference == 0 && $0.indexDifference == 0 })
  }

  /// Two gain, one loses, one is no longer evaluated.
  @Test func countsWhoGainsAndLoses() {
    let found = variant { person, employee in
      switch person {
      case 0: (employee.incentive, employee.index) = (Rupiah(1_200_000), 9100)
      case 7: (employee.incentive, employee.predikat) = (Rupiah(1_050_000), 0)
      case 3: (employee.incentive, employee.index, employee.predikat) = (Rupiah(400_000), 8000, 2)
      case 10: (employee.isEvaluated, employee.predikat, employee.incentive) = (false, 255, .zero)
      default: break
      }
    }
    #expect((found.gainers, found.losers, found.moved, found.evaluated) == (2, 2, 3, 10))
    #expect(found.incentive == 11_000_000 + 200_000 + 50_000 - 600_000 - 1_000_000)
    #expect(found.predikats == ["BAIK": 8, "SANGAT_BAIK": 1, "KURANG": 1, "": 1])
    // Equally frequent ones by their names; a rating lost is one to none.
    #expect(
      found.transitions.map { "\($0.from)>\($0.to) \($0.people)" } == [
        "BAIK> 1", "BAIK>KURANG 1", "BAIK>SANGAT_BAIK 1",
      ])
    let units = found.groups.filter { $0.dimension == .unit }
    #expect(units.map(\.name) == ["1.01", "1.02"])
    #expect(units.map(\.gainers) == [1, 1] && units.map(\.losers) == [1, 1])
    #expect(units.map(\.difference) == [-400_000, -950_000] && units.map(\.incentive) == [5_600_000, 4_050_000])
    // +1.00 and −7.00; the one without an index after does not count.
    #expect(units.map(\.indexDifference) == [-600, 0] && units.map(\.compared) == [6, 4])
  }

  /// The largest gains, then the largest losses; on a tie the smaller NIP, which stands later here.
  @Test func namesTheLargestMoves() {
    let gains: [Int64] = [5, 5, 1, 0, -2, -9, -9, 0, 0, 3, 0]
    let found = variant(movesShown: 2) { $1.incentive = Rupiah(1_000_000 + gains[$0]) }
    #expect(found.moves.map(\.difference) == [5, 5, -9, -9])
    #expect(found.moves.map { 1990_01_01_2020_01_1_100 - $0.nip.number } == [1, 0, 6, 5])
  }

  /// Why somebody moves: the figures that differ, in the order of the method.
  @Test func saysWhichFiguresMoved() {
    let found = variant { person, employee in
      guard person == 2 else { return }
      employee.incentive = .zero
      (employee.index, employee.predikat) = (8700, 255)
      employee.discipline = Figure(micros: 87_500_000)
    }
    #expect(found.moves.count == 1)
    #expect(
      found.moves[0].reasons.map { "\($0.figure) \($0.before) \($0.after)" } == [
        "disiplin – 87.500000", "indeks 88.00 87.00", "predikat BAIK –",
      ])
  }

  /// A tenth of eleven is rounded up to two, and who shares the last rank is in it.
  @Test(
    arguments: [
      ([:], 2, 0), ([2: 8900], 3, 0), ([0: 0], 2, 0),
    ] as [([Int: Int64], Int, Int)])
  func theBestTenthIsByRank(_ indices: [Int: Int64], _ size: Int, _ leaving: Int) {
    let results = Self.results { if let index = indices[$0] { $1.index = index } }
    let top = TopTenth(results)
    #expect(top.members.count == size && top.leaving(in: results) == leaving)
  }

  @Test func whoFallsLeavesTheBestTenth() {
    #expect(variant { if $0 == 0 { $1.index = 0 } }.leavingTopTenth == 1)
    #expect(variant { if $0 < 2 { $1.index = Int64($0) } }.leavingTopTenth == 2)
    #expect(variant { if $0 == 5 { $1.index = 9999 } }.leavingTopTenth == 1)
    #expect(variant { if $0 == 0 { $1.isEvaluated = false } }.leavingTopTenth == 1)
    let nobody = Self.results { $1.isEvaluated = false }
    #expect(TopTenth(nobody).members.isEmpty)
  }

  /// For any results before and after, every dimension covers everybody and adds up to the whole.
  @Test(arguments: 1...40 as ClosedRange<UInt64>) func groupsAddUp(_ seed: UInt64) {
    var random = Random(seed)
    func results() -> Results {
      Self.results { _, employee in
        employee.isEvaluated = random.below(6) > 0
        employee.index = Int64(random.below(300))
        employee.incentive = Rupiah(Int64(random.below(9)) * 100_000)
        employee.predikat = employee.isEvaluated ? UInt8(random.below(3)) : 255
      }
    }
    let (before, after) = (results(), results())
    let found = PolicyEffect(Self.people.facts, before, movesShown: 99).variant("x", after)
    let difference = zip(before.employees, after.employees).map { $1.incentive.amount - $0.incentive.amount }
    for dimension in [PeopleDimension.unit, .jobType, .grade, .status, .pattern, .sex] {
      let groups = found.groups.filter { $0.dimension == dimension }
      #expect(groups.reduce(0) { $0 + $1.people } == 11)
      #expect(groups.reduce(0) { $0 + $1.gainers } == found.gainers)
      #expect(groups.reduce(0) { $0 + $1.losers } == found.losers)
      #expect(groups.reduce(0) { $0 + $1.incentive } == found.incentive)
      #expect(groups.reduce(0) { $0 + $1.difference } == Int128(difference.reduce(0, +)))
    }
    #expect(found.moves.reduce(0) { $0 + $1.difference } == difference.reduce(0, +))
    #expect(found.moves.count == found.gainers + found.losers)
    #expect(found.predikats.values.reduce(0, +) == 11)
    let stayed = zip(before.employees, after.employees).count { $0.predikat == $1.predikat }
    #expect(found.transitions.reduce(0) { $0 + $1.people } == 11 - stayed)
  }
}
