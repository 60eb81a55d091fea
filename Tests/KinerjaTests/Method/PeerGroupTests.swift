import SmallQuarters
import Testing

@testable import Kinerja

/// Section 7: who is compared with whom. Lists of columns: kind and class, kind, all; a group needs two people.
@Suite struct PeerGroupTests {
  /// People by kind, class and workload ratio in millionths.
  private func groups(_ people: [(JobType, UInt8, Int128?)], _ change: (inout WorkloadRules) -> Void = { _ in })
    throws -> (names: [String], employees: [EmployeeResult])
  {
    var rules = SmallPolicy().workload
    change(&rules)
    let roster = SmallQuarter(
      people.enumerated().map { number, entry in
        var person = SmallQuarter.Person(UInt64(number + 1))
        person.posts[0].jobType = entry.0
        person.posts[0].grade = entry.1
        return person
      }
    ).facts.roster
    var employees = people.indices.map { EmployeeResult(person: $0, segment: $0) }
    for (number, entry) in people.enumerated() { employees[number].workloadRatio = entry.2 ?? -1 }
    let names = try WorkloadStep(rules: rules).compare(&employees, in: roster, with: nil, .serial)
    return (employees.map { names[Int($0.group)] }, employees)
  }

  /// Three of class 8 are a group; the one of class 9 falls back to their kind, with everybody of it in the median; the
  /// executive is alone in both and compared with all.
  @Test func fallsBackToWiderGroups() throws {
    let (names, employees) = try groups([
      (.staff, 8, 800_000), (.staff, 8, 1_000_000), (.staff, 8, 1_200_000), (.staff, 9, 2_200_000),
      (.executive, 15, 550_000),
    ])
    #expect(names == ["PLK/8", "PLK/8", "PLK/8", "PLK", "SEMUA"])
    // Medians: 1 of three; (1 + 1.2)/2 of four; 1 of five. 2.2/1.1 = 2, 0.55/1 = 0.55.
    #expect(employees.map(\.relativeWorkload) == [800_000, 1_000_000, 1_200_000, 2_000_000, 550_000])
  }

  /// Who has no ratio counts for no size and has r = 1.
  @Test func peopleWithoutATargetDoNotCount() throws {
    let (names, employees) = try groups([(.staff, 8, 800_000), (.staff, 8, nil), (.staff, 9, 400_000)])
    #expect(names == ["PLK", "PLK", "PLK"])
    #expect(employees.map(\.relativeWorkload) == [1_333_333, 1_000_000, 666_667])
  }

  /// The last list stands whatever its size, and a median of zero compares nobody.
  @Test func theLastListTakesEverybody() throws {
    let (names, employees) = try groups([(.staff, 8, 0)])
    #expect(names == ["SEMUA"])
    #expect(employees[0].relativeWorkload == 1_000_000)
  }

  /// (0.3 + 0.300001)/2 is 0.3000005, which rounds up; a ratio over it rounds once more.
  @Test func roundsTheMedian() throws {
    let (_, employees) = try groups([(.staff, 8, 300_000), (.staff, 8, 300_001)])
    #expect(employees.map(\.relativeWorkload) == [999_997, 1_000_000])
  }

  /// Two lists that give one name give one group.
  @Test func groupsOfOneNameAreOne() throws {
    let (names, employees) = try groups([(.staff, 8, 1), (.staff, 9, 1), (.staff, 9, 1)]) {
      $0.peerKeys = [[.jobType, .status], [.jobType]]
      $0.minGroup = 4
    }
    #expect(Set(names) == ["PLK"])
    #expect(Set(employees.map(\.group)).count == 1)
  }
}
