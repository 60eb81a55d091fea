import Testing

@testable import Kinerja
@testable import Studies

/// What people are grouped by.
@Suite struct PeopleDimensionTests {
  private func group(
    _ dimension: PeopleDimension, _ person: People.Person, _ change: (inout EmployeeResult) -> Void = { _ in }
  )
    -> String?
  {
    let people = People([person])
    let results = people.results { change(&$1) }
    return dimension.group(of: results.employees[0], people.facts, on: People.quarter.last)
  }

  /// Born on the day, appointed later, sex 1, number 001.
  private func born(_ day: UInt64, sex: UInt64 = 1) -> People.Person {
    .init(nip: day * 10_000_000_000 + 2_020_010_000 + sex * 1000 + 1)
  }

  /// On 30 September 2026 whoever was born on that day of the year has had the birthday, and who was born a day later not.
  @Test(
    arguments: [
      (1996_09_30, "30–39"), (1996_10_01, "< 30"), (1986_10_01, "30–39"), (1986_09_30, "40–49"), (1976_10_01, "40–49"),
      (1976_09_30, "≥ 50"), (1930_01_01, "≥ 50"), (2010_05_05, "< 30"), (1996_02_29, "30–39"),
      // No such day.
      (1996_13_01, nil), (1995_02_29, nil),
    ] as [(UInt64, String?)])
  func ageIsOfTheLastDay(_ birth: UInt64, _ band: String?) { #expect(group(.age, born(birth)) == band) }

  @Test(arguments: [(1, "L"), (2, "P"), (0, nil), (3, nil)] as [(UInt64, String?)])
  func sexIsDigitFifteen(_ digit: UInt64, _ sex: String?) { #expect(group(.sex, born(1990_01_01, sex: digit)) == sex) }

  @Test(
    arguments: [
      (0, "< 0,5"), (499_999, "< 0,5"), (500_000, "0,5–0,8"), (799_999, "0,5–0,8"), (800_000, "0,8–1"),
      (999_999, "0,8–1"), (1_000_000, "1–1,25"), (1_250_000, "1,25–1,5"), (1_499_999, "1,25–1,5"),
      (1_500_000, "≥ 1,5"), (9_000_000, "≥ 1,5"),
    ] as [(Int128, String)])
  func workloadIsInBands(_ relative: Int128, _ band: String) {
    let found = group(.workload, born(1990_01_01)) {
      $0.workloadRatio = 1
      $0.relativeWorkload = relative
    }
    #expect(found == band)
    #expect(group(.workload, born(1990_01_01)) { $0.relativeWorkload = relative } == nil)
  }

  @Test(
    arguments: [
      (.unit, "1.02"), (.jobType, "PLK"), (.grade, "05"), (.status, "PPPK"), (.pattern, "SHIFT"),
    ] as [(PeopleDimension, String)])
  func theRestIsOfThePost(_ dimension: PeopleDimension, _ name: String) {
    let person = People.Person(nip: 1, unit: 1, jobType: .staff, grade: 5, status: .contract, pattern: .shift)
    #expect(group(dimension, person) == name)
    #expect(group(.grade, .init(nip: 1, grade: 12)) == "12")
  }

  /// Bands rise; other names stand by their bytes, so that 05 is before 12 and B before a.
  @Test(
    arguments: [
      ["< 30", "30–39", "40–49", "≥ 50"], ["< 0,5", "0,5–0,8", "0,8–1", "1–1,25", "1,25–1,5", "≥ 1,5"], ["05", "12"],
      ["1.02", "2.01", "B", "a", "é"],
    ])
  func groupsHaveAnOrder(_ names: [String]) {
    #expect(names.reversed().sorted(by: PeopleDimension.precedes) == names)
  }
}

/// People in groups of which none is too small, on its own or by subtraction.
@Suite struct PeopleGroupsTests {
  private func groups(_ sizes: [Int], minimum: Int) -> (groups: PeopleGroups, facts: Facts, results: Results) {
    let people = People(
      sizes.enumerated().flatMap { unit, size in (0..<size).map { _ in People.Person(nip: 0, unit: unit) } },
      units: sizes.indices.map { "U\($0)" })
    let (facts, results) = (people.facts, people.results { _, _ in })
    return (PeopleGroups(.unit, results.employees, facts, minimum: minimum), facts, results)
  }

  @Test(
    arguments: [
      // All large enough; one too small takes the smallest other with it; two that are together too few take a third.
      ([5, 6, 7], ["U0", "U1", "U2"]), ([2, 6, 7], ["U2", nil]), ([2, 1, 6], [nil]), ([2, 3, 6], ["U2", nil]),
      ([4, 5, 5, 5], ["U2", "U3", nil]),
      // Too few altogether: nothing is said.
      ([2, 2], []), ([], []),
    ] as [([Int], [String?])])
  func smallGroupsStandTogether(_ sizes: [Int], _ names: [String?]) {
    #expect(groups(sizes, minimum: 5).groups.names == names)
  }

  /// Those of whom a group cannot be told are in the nameless one.
  @Test func peopleWithoutAGroupCount() {
    let people = People((0..<11).map { .init(nip: 1990_01_01_2020_01_0_001 + ($0 < 6 ? 1000 : 0)) })
    let results = people.results { _, _ in }
    let bySex = PeopleGroups(.sex, results.employees, people.facts, minimum: 5)
    #expect(bySex.names == ["L", nil])
    #expect(bySex.places == [Int](repeating: 0, count: 6) + [Int](repeating: 1, count: 5))
    let strict = PeopleGroups(.sex, results.employees, people.facts, minimum: 6)
    // Five without a sex are too few: so are all others hidden with them.
    #expect(strict.names == [nil] && Set(strict.places) == [0])
  }

  /// For any sizes and minimum: everybody is in one group, the named ones are as large as they are, and nobody can work out
  /// a group that is too small from the sum of all.
  @Test(arguments: 1...60 as ClosedRange<UInt64>) func nothingIsHadBySubtraction(_ seed: UInt64) {
    var random = Random(seed)
    let sizes = (0..<random.below(9)).map { _ in 1 + random.below(12) }
    let minimum = 2 + random.below(9)
    let (found, facts, results) = groups(sizes, minimum: minimum)
    var counts = [Int](repeating: 0, count: found.names.count)
    for (employee, place) in zip(results.employees, found.places) where place >= 0 {
      counts[place] += 1
      let unit = facts.roster.units[Int(facts.roster.segments[Int(employee.segment)].unit)]
      #expect(found.names[place] == nil || found.names[place] == unit)
    }
    #expect(counts.allSatisfy { $0 >= minimum })
    let unsaid = found.places.count { $0 < 0 }
    // Nobody is left out, or nothing is said at all.
    #expect(unsaid == 0 || found.names.isEmpty && sizes.reduce(0, +) < minimum)
    for (place, name) in found.names.enumerated() {
      if let name {
        #expect(counts[place] == sizes[Int(name.dropFirst()) ?? 0])
      } else {
        #expect(place == counts.count - 1)
      }
    }
    #expect(found.names.compactMap(\.self) == found.names.compactMap(\.self).sorted())
  }
}
