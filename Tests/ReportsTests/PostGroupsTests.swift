import Testing

@testable import Kinerja
@testable import Reports

/// Whose posts a table under pseudonyms tells.
@Suite struct PostGroupsTests {
  private struct Case: CustomTestStringConvertible {
    let name: String
    /// Unit and class of each person.
    let people: [(unit: Int32, grade: UInt8)]
    let least: Int
    let shown: [PostGroups.Shown]

    var testDescription: String { name }
  }

  private static let cases = [
    Case(name: "all alike", people: [(0, 5), (0, 5)], least: 2, shown: [.post, .post]),
    Case(name: "nobody is hidden below one", people: [(0, 5), (1, 6)], least: 1, shown: [.post, .post]),
    Case(
      name: "two alone in one unit share the unit", people: [(0, 5), (0, 5), (0, 6), (0, 7)], least: 2,
      shown: [.post, .post, .unit, .unit]),
    Case(
      name: "two alone in two units share nothing", people: [(0, 5), (0, 5), (0, 6), (1, 7)], least: 2,
      shown: [.post, .post, .nothing, .nothing]),
    Case(
      name: "who alone is left takes the smallest group along",
      people: [(0, 5), (0, 5), (0, 5), (1, 5), (1, 5), (2, 9)], least: 2,
      shown: [.post, .post, .post, .nothing, .nothing, .nothing]),
    Case(
      name: "those of a unit before those of a post", people: [(0, 5), (0, 5), (1, 5), (1, 6), (2, 9)], least: 2,
      shown: [.post, .post, .nothing, .nothing, .nothing]),
    Case(name: "too few in all", people: [(0, 5), (1, 5)], least: 5, shown: [.nothing, .nothing]),
  ]

  @Test(arguments: cases) private func posts(_ example: Case) {
    let (results, roster) = Self.quarter(example.people)
    #expect(PostGroups(results, roster, least: example.least).shown == example.shown)
  }

  /// Whatever the posts are, what shows of one is shared by so many, unless there are fewer in all.
  @Test(arguments: 1..<40 as Range<UInt64>) func whatShowsIsShared(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let people = (0..<Int.random(in: 5...80, using: &random)).map { _ in
      (unit: Int32.random(in: 0..<4, using: &random), grade: UInt8.random(in: 1...4, using: &random))
    }
    let (results, roster) = Self.quarter(people)
    let shown = PostGroups(results, roster, least: 5).shown
    let told = zip(people, shown).map { person, shown in
      switch shown {
      case .post: "\(person.unit)/\(person.grade)"
      case .unit: "\(person.unit)"
      case .nothing: ""
      }
    }
    let sizes = told.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    #expect(sizes.values.allSatisfy { $0 >= 5 }, "\(sizes)")
  }

  private static func quarter(_ people: [(unit: Int32, grade: UInt8)]) -> (Results, Roster) {
    let day = CivilDate(dayNumber: 0)
    let segments = people.map { person in
      Segment(
        unit: person.unit, post: 0, first: day, last: Segment.endOfTime, nameStart: 0, nameLength: 0, file: 0, line: 2,
        grade: person.grade, jobType: JobType.allCases[0], status: .permanent, pattern: .fiveDays)
    }
    let roster = Roster(
      nips: people.indices.map { 197_707_072_005_021_005 + UInt64($0) }, segments: segments,
      segmentStarts: (0...people.count).map { UInt32($0) }, units: ["A", "B", "C", "D"],
      unitNames: ["", "", "", ""], posts: ["Analis"], names: [])
    let results = Results(
      quarter: Quarter(year: 2026, number: 3)!, asOf: day,
      employees: people.indices.map { EmployeeResult(person: $0, segment: $0) },
      order: people.indices.map { UInt32($0) }, evaluatedCount: 0, groups: [""], predikats: [], ignored: IgnoredRows(),
      months: [], cells: CellTable())
    return (results, roster)
  }
}

/// Random numbers that are the same each time (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
