import Findings
import Foundation
import Intake
import Testing
import Wording

@testable import Audit
@testable import Kinerja

/// Facts and results of people who are described one by one.
struct People {
  struct Person {
    var nip: UInt64
    var unit = 0
    var jobType = JobType.functional
    var grade: UInt8 = 7
    var status = EmploymentStatus.permanent
    var pattern = WorkPattern.fiveDays
  }

  static let quarter = Quarter(year: 2026, number: 3)!
  static let predikats = ["SANGAT_BAIK", "BAIK", "KURANG"]

  let people: [Person]
  let units: [String]

  init(_ people: [Person], units: [String] = ["1.01", "1.02", "2.01"]) {
    self.people = people
    self.units = units
  }

  var facts: Facts {
    let segments = people.map { person in
      Segment(
        unit: Int32(person.unit), post: 0, first: CivilDate(dayNumber: 0), last: Segment.endOfTime, nameStart: 0,
        nameLength: 0, file: 0, line: 1, grade: person.grade, jobType: person.jobType, status: person.status,
        pattern: person.pattern)
    }
    var facts = Facts(quarter: Self.quarter, statuses: [], shifts: [], aspects: [])
    facts.roster = Roster(
      nips: people.map(\.nip), segments: segments, segmentStarts: (0...people.count).map { UInt32($0) }, units: units,
      unitNames: units, posts: ["P"], names: [])
    return facts
  }

  /// Results of everybody, each made from an evaluated employee with no figures.
  func results(_ describe: (Int, inout EmployeeResult) -> Void) -> Results {
    var employees = people.indices.map { EmployeeResult(person: $0, segment: $0) }
    for person in people.indices {
      employees[person].isEvaluated = true
      describe(person, &employees[person])
    }
    let evaluated = employees.indices.filter { employees[$0].isEvaluated }
    for person in evaluated {
      employees[person].rank = UInt32(evaluated.count { employees[$0].index > employees[person].index } + 1)
    }
    return Results(
      quarter: Self.quarter, asOf: Self.quarter.last, employees: employees, order: people.indices.map { UInt32($0) },
      evaluatedCount: evaluated.count, groups: ["SEMUA"], predikats: Self.predikats, ignored: IgnoredRows(),
      months: Array(repeating: MonthResult(segment: 0), count: people.count * 3), cells: CellTable())
  }
}

/// The fixture quarter, read and evaluated.
struct StudiedQuarter {
  static let root = URL(filePath: #filePath).appending(path: "../../..").standardized
  static let examplePolicy = root.appending(path: "fixtures/policies/contoh-bengkulu.yaml").path
  static let exports = root.appending(path: "fixtures/quarter").path

  let inputs: RunInputs
  let policy: Policy
  let facts: Facts
  let results: Results

  /// Evaluates under the example policy, changed where that is asked for.
  init(_ change: (inout Policy) -> Void = { _ in }) throws {
    inputs = RunInputs(People.quarter, input: Self.exports, policy: Self.examplePolicy, threads: 1)
    var policy = try inputs.readPolicy().policy
    change(&policy)
    self.policy = policy
    facts = try inputs.read([policy], FindingLog()).facts
    results = try evaluate(facts, under: policy, asOf: People.quarter.last, parallelism: .serial)
  }
}

/// A seeded generator (MMIX by Knuth).
struct Random {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}

/// The refusal that a body ends with.
func refusal(_ body: () throws -> Void) -> Refusal? {
  do {
    try body()
    return nil
  } catch {
    return (error as? any Refusing)?.refusal
  }
}

extension Refusal {
  /// All that is said in a language, a text on each line.
  func said(_ language: Language) -> String { texts.map { $0.in(language) }.joined(separator: "\n") }
}
