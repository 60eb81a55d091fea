import Dispatch
import Foundation
import Testing
import Wording

@testable import Kinerja
@testable import Reports

/// What reports say of everybody together: classes of the index, ratings, units and peer groups.
@Suite struct ReportContentTests {
  private func content(_ change: (inout Results) -> Void) -> ReportContent {
    let base = ResultFixture.content()
    var results = base.table.results
    change(&results)
    return ReportContent(
      table: ResultTable(results, base.table.roster), facts: base.facts, policy: base.policy, policyDigest: "",
      inputs: [],
      engine: "", language: .indonesian)
  }

  /// The content of people with these indices alone.
  private func content(indices: [Int64]) -> ReportContent {
    content { results in
      results.employees = indices.enumerated().map { number, index in
        var employee = EmployeeResult(person: number % 4, segment: number % 4)
        (employee.isEvaluated, employee.index) = (true, index)
        return employee
      }
    }
  }

  // MARK: Classes of the index

  @Test(
    arguments: [
      ([], []), ([9500], ["9500–9750 1"]), ([9499, 9500, 9749], ["9250–9500 1", "9500–9750 2"]),
      // An empty class between stays; below zero classes go on downwards.
      ([0, 500], ["0–250 1", "250–500 0", "500–750 1"]),
      ([-1, -250, -251, 0], ["-500–-250 1", "-250–0 2", "0–250 1"]),
    ] as [([Int64], [String])])
  func classesAreOfEqualWidth(_ indices: [Int64], _ classes: [String]) {
    #expect(content(indices: indices).indexClasses().map { "\($0.from)–\($0.to) \($0.count)" } == classes)
  }

  /// For any indices: at most thirty classes side by side that hold everybody, the ends not empty.
  @Test(arguments: 1...60 as ClosedRange<UInt64>) func classesHoldEverybody(_ seed: UInt64) {
    var state = seed
    func random(_ bound: Int64) -> Int64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(state >> 33) % bound
    }
    let spread = [10, 1000, 30_000, 2_000_000][Int(random(4))] as Int64
    let indices = (0..<1 + random(200)).map { _ in random(spread) - spread / 3 }
    let classes = content(indices: indices).indexClasses()
    #expect(classes.count <= 30 && classes.first?.count ?? 0 > 0 && classes.last?.count ?? 0 > 0)
    #expect(zip(classes, classes.dropFirst()).allSatisfy { $0.to == $1.from })
    #expect(Set(classes.map { $0.to - $0.from }).count == 1)
    for (from, to, count) in classes { #expect(indices.count { from <= $0 && $0 < to } == count) }
    #expect(classes.reduce(0) { $0 + $1.count } == indices.count)
  }

  // MARK: Ratings and units

  @Test func ratingsAreCounted() {
    let counts = ResultFixture.content().predikatCounts().map { "\($0.name) \($0.count)" }
    #expect(counts == ["Sangat Baik 1", "Baik 1", "tanpa predikat 1", "tidak dinilai 1"])
    let english = ResultFixture.content(.english).predikatCounts().map(\.name)
    #expect(english.suffix(2) == ["no rating", "not evaluated"])
  }

  /// The mean of 100.62 and 0.01 is 50.315, rounded away from zero; a unit without an evaluation has none.
  @Test func unitsAreSummedUp() {
    let units = content { $0.employees[1].index = 1 }.unitSummaries()
    #expect(
      units.map { "\($0.code) \($0.name) \($0.employees) \($0.evaluated)" } == ["1.02.01 Dinas 2 2", "2,A Kantor 2 1"])
    #expect(units.map(\.meanIndex) == [5032, -5] && units.map(\.incentive.amount) == [29_284_000 + 1 << 53, 0])
    #expect(content { $0.employees[2].isEvaluated = false }.unitSummaries().map(\.meanIndex) == [5031, nil])
    #expect(content { $0.employees.removeLast(2) }.unitSummaries().map(\.code) == ["1.02.01"])
  }

  // MARK: Peer groups

  private func quartiles(_ indices: [Int64], groups: [UInt32]? = nil) -> [PeerQuartiles] {
    let content = content(indices: indices)
    var results = content.table.results
    results.groups = ["A", "B"]
    for (position, group) in (groups ?? []).enumerated() { results.employees[position].group = group }
    return PeerQuartiles.byGroup(results)
  }

  /// The middle of either half, the middle one left out, as the mean of three or four: by hand.
  @Test(
    arguments: [
      ([10, 20, 40, 50, 80, 90, 100], [23.3333, 56.6667, 90]), ([5, 5, 5, 5, 5, 5, 5], [5, 5, 5]),
      ([1, 2, 3, 4, 5, 6, 7], [2, 4, 6]), ([8, 7, 6, 5, 4, 3, 2, 1], [2.5, 4.5, 6.5]),
      ([1, 2, 3, 4, 50, 6, 7, 8, 9, 10, 11, 12], [3.75, 7.5, 10.5]),
    ] as [([Int64], [Double])])
  func quartilesAreMiddlesOfHalves(_ indices: [Int64], _ expected: [Double]) throws {
    let found = try #require(quartiles(indices)[0].figures[0])
    #expect([found.low, found.median, found.high].map { Double($0) / 10_000 } == expected)
    #expect(quartiles(indices)[0].count == indices.count)
  }

  /// Of six nothing is told, in whichever group they are, nor of a figure that nobody has.
  @Test func smallGroupsHaveNone() {
    #expect(quartiles([1, 2, 3, 4, 5, 6])[0].figures.allSatisfy { $0 == nil })
    let two = quartiles(Array(1...13), groups: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1])
    #expect(two.map(\.count) == [6, 7] && two[0].figures[0] == nil && two[1].figures[0]?.median == 100_000)
    // Nobody has discipline, achievement or conduct here.
    #expect(two[1].figures[1...].allSatisfy { $0 == nil })
  }
}

/// `hasil.csv` and `peringkat/`.
@Suite struct RankingFilesTests {
  @Test(
    arguments: [
      ("1.02.01", "1.02.01"), ("2,A", "2%2CA"), ("..", "%2E."), (".a.b", "%2Ea.b"), ("a/b", "a%2Fb"), ("é", "%C3%A9"),
      ("a b", "a%20b"),
      ("%2F", "%252F"), ("A-z_9", "A-z_9"), ("\u{1}", "%01"), ("", ""),
    ])
  func unitsBecomeFileNames(_ unit: String, _ name: String) { #expect(RankingFiles.fileName(unit) == name) }

  /// Many people of many units on many threads: everybody once, in the order of publication, in either place.
  @Test func everybodyStandsInBoth() throws {
    let count = 2600
    let day = try #require(CivilDate("2026-09-30"))
    let units = (0..<40).map { "U\($0)" }
    let segments = (0..<count).map { person in
      Segment(
        unit: Int32(person * 7 % 40), post: 0, first: day, last: Segment.endOfTime, nameStart: 0, nameLength: 0,
        file: 0, line: 1,
        grade: 5, jobType: .staff, status: .permanent, pattern: .fiveDays)
    }
    let roster = Roster(
      nips: (0..<UInt64(count)).map { 100_000_000_000_000_000 + $0 }, segments: segments,
      segmentStarts: (0...UInt32(count)).map { $0 }, units: units, unitNames: units, posts: ["P"], names: [])
    var results = ResultFixture.content().table.results
    results.employees = (0..<count).map { EmployeeResult(person: $0, segment: $0) }
    results.order = (0..<UInt32(count)).map { $0 &* 1009 % UInt32(count) }
    results.evaluatedCount = 0
    results.months = Array(repeating: MonthResult(segment: 0), count: count * 3)
    results.cells = CellTable()
    let parallel = Parallelism { count, body in DispatchQueue.concurrentPerform(iterations: count) { body($0) } }
    let files = try ResultFixture.files {
      try RankingFiles(ResultTable(results, roster), parallelism: parallel).write(to: $0)
    }
    func nips(_ text: String) -> [UInt64] {
      text.split(separator: "\n").dropFirst().map { UInt64($0.split(separator: ",")[0])! }
    }
    let everybody = nips(try #require(files["hasil.csv"]))
    #expect(everybody == results.order.map { 100_000_000_000_000_000 + UInt64($0) })
    #expect(files.count == 43)
    for (number, unit) in units.enumerated() {
      let own = nips(try #require(files["peringkat/\(unit).csv"]))
      #expect(own == everybody.filter { Int($0 % 100_000_000_000_000_000) * 7 % 40 == number })
    }
  }

  /// Without anybody there is still a header.
  @Test func nobodyHasAHeader() throws {
    var results = ResultFixture.content().table.results
    (results.employees, results.order, results.evaluatedCount) = ([], [], 0)
    let table = ResultTable(results, ResultFixture.table.roster)
    let files = try ResultFixture.files { try RankingFiles(table, parallelism: .serial).write(to: $0) }
    #expect(files.keys.sorted() == ["bulanan.csv", "hasil.csv", "triwulan.csv"])
    #expect(files["hasil.csv"] == ResultColumn.allCases.map(\.rawValue).joined(separator: ",") + "\n")
    #expect(files["triwulan.csv"] == "nip\n")
  }
}
