import Findings
import Kinerja
import SmallQuarters
import Testing

@testable import Intake

/// Facts and findings do not depend on the order of rows and columns, on how they lie in files, on threads, nor on where
/// files are cut into pieces.
@Suite struct OrderIndependenceTests {
  /// Numbers that look random, the same for a seed.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
      var elements = elements
      for index in elements.indices.dropFirst().reversed() { elements.swapAt(index, roll(index + 1)) }
      return elements
    }
  }

  private static let tables: [Table] = [
    .roster, .calendar, .norms, .tariffs, .budgets, .spells, .actingPosts, .events, .numbers, .ratings,
    .shifts, .targets, .attendance, .scores,
  ]

  /// Rows of every table for twelve people: sound, repeated, contradicting, outside the quarter and wrong ones.
  private static let rows: [Table: [String]] = {
    var dice = Dice(state: 13)
    var rows: [Table: [String]] = [
      .calendar: ["2026-08-17,LIBUR,,", "2026-07-16,KERJA,RAMADAN,\"a,\nb\"", "2026-10-01,LIBUR,,"],
      .norms: (1...8).map { "I\($0),\($0)0.5" } + ["I9,0"], .tariffs: ["8,*,3000000", "9,*,4000000", "9,U1,4500000"],
      .budgets: ["U0,1000000", "U1,2000000", "U1,2000000"],
    ]
    let people = (1...12).map { "19800101200501\($0 < 10 ? "200" : "20")\($0)" }
    for (number, nip) in people.enumerated() {
      let pattern = ["5H", "SHIFT", "6H"][number % 3]
      rows[.roster, default: []].append(
        "\(nip),\"Orang, \(number)\",U\(number % 2),Dinas \(number % 2),A\(number % 4),PLK,\(8 + number % 2),PNS,,\(pattern),2026-01-01,"
      )
      if number % 4 == 0 {
        rows[.spells, default: []].append("\(nip),RINGAN,2026-07-01,2026-08-31,,")
        rows[.actingPosts, default: []].append("\(nip),9,U1,,2026-07-01,2026-08-31,")
        rows[.numbers, default: []] += ["\(nip),gaji,,\(number)", "\(nip),gaji,2026-08,\(dice.roll(100))"]
        rows[.ratings, default: []].append("\(nip),\(1 + number % 3),2")
      }
      for day in 1...4 {
        rows[.events, default: []].append("\(nip),2026-07-0\(day),\(["APEL", "SIDAK"][dice.roll(2)]),")
      }
      for day in 1...9 {
        rows[.attendance, default: []].append(
          "\(nip),2026-0\(7 + day % 3)-0\(day),0\(6 + dice.roll(3)):1\(dice.roll(10)),16:00,")
        if pattern == "SHIFT" {
          rows[.shifts, default: []].append("\(nip),2026-07-0\(day),\(["PAGI", "OFF"][day % 2])")
        }
      }
      for indicator in 1...(2 + number % 6) {
        rows[.targets, default: []].append(
          "\(nip),I\(indicator),,,MAX,\(1 + dice.roll(90)).25,99999999\(dice.roll(1000)).5,1")
      }
      for month in 7...9 {
        for rater in [people[(number + 1) % 12], people[(number + 5) % 12]] {
          rows[.scores, default: []].append("\(nip),\(rater),2026-0\(month),KOMPETEN,\(60 + dice.roll(40)).5")
        }
      }
    }
    let first = people[0]
    rows[.attendance]! += [
      "\(first),2026-07-20,07:30,16:00,", "\(first),2026-07-20,07:30,16:00,", "\(first),2026-07-21,07:30,16:00,",
      "\(first),2026-07-21,07:30,16:00,DL", "\(first),2026-07-22,25:00,,", "\(first),2026-10-01,x,y,z", "a,b",
      "\(first),2026-07-23,07:30:30,16:00,", "\(first),2026-07-23,07:30:30,16:00,",
    ]
    rows[.targets]! += ["\(first),I8,,,MAX,1,2,1", "\(first),I8,,,MAX,1,2.0,1", "\(first),I9,,,MAX,1,2,1"]
    rows[.scores]! += ["\(first),\(people[1]),2026-07,KOMPETEN,1", "\(first),\(people[1]),2026-06,KOMPETEN,1"]
    rows[.events]! += [
      "\(first),2026-07-20,APEL,", "\(first),2026-07-20,APEL,", "\(first),2026-07-21,APEL,",
      "\(first),2026-07-21,APEL,2",
      "\(first),2026-10-01,APA,x", "\(first),2026-07-22,APA,",
    ]
    rows[.numbers]! += ["\(first),tambahan,2026-07,1", "\(first),tambahan,2026-07,2", "\(first),tambahan,2026-06,x"]
    rows[.shifts]! += ["\(first),2026-07-30,APA", "\(people[1]),2026-07-01,PAGI"]
    return rows
  }()

  private static func exports() -> Exports {
    var exports = Exports()
    for table in tables { exports.put(rows[table]!, in: table) }
    return exports
  }

  /// What findings about rows say without their places, which move with the rows.
  private func unplaced(_ outcome: Exports.Outcome) -> [String] {
    outcome.findings.filter { !$0.code.isWarning }.map {
      "\($0.code.rawValue) \($0.column) \($0.nip.map { "\($0)" } ?? "") \($0.value) \($0.detail)"
    }
    .sorted()
  }

  private func totals(_ outcome: Exports.Outcome) -> [[Int]] { Self.tables.map(outcome.counts) }

  @Test func theRowsAreOfEveryKind() throws {
    let outcome = try Self.exports().read()
    let codes = Set(outcome.findings.map(\.code.rawValue))
    #expect(codes == ["K104", "K205", "K208", "K303", "K310", "K401", "K947", "K969"])
    #expect(outcome.reading.targetsWithoutNorm == 1)
    #expect(outcome.counts(.attendance) == [117, 1, 2, 4, 0])
  }

  @Test(arguments: [1, 2, 3, 5, 8]) func doNotDependOnThreadsAndPieces(_ threads: Int) throws {
    let expected = try Self.exports().read()
    for chunkSize in [1, 2, 3, 11, 64, 100, 1000, 1 << 20] {
      let outcome = try Self.exports().read(ReadingOptions(threads: threads, chunkSize: chunkSize))
      #expect(outcome.findings == expected.findings, "pieces of \(chunkSize)")
      #expect(outcome.facts.lines == expected.facts.lines, "pieces of \(chunkSize)")
      #expect(totals(outcome) == totals(expected), "pieces of \(chunkSize)")
      #expect(outcome.reading.files == expected.reading.files, "pieces of \(chunkSize)")
    }
  }

  /// Rows in any order, in one to four files, their columns in any order, read in any way.
  @Test(arguments: 1...24) func doNotDependOnOrderAndFiles(_ seed: UInt64) throws {
    let expected = try Self.exports().read()
    var dice = Dice(state: seed)
    var exports = Exports()
    for table in Self.tables {
      let columns = dice.shuffled(Array(Exports.header(table).split(separator: ",").indices))
      func moved(_ cells: [String]) -> String {
        cells.count == columns.count ? columns.map { cells[$0] }.joined(separator: ",") : cells.joined(separator: ",")
      }
      let header = moved(Exports.header(table).split(separator: ",").map(String.init))
      let rows = dice.shuffled(Self.rows[table]!)
      let parts = 1 + dice.roll(4)
      for part in 0..<parts {
        let share = rows.indices.filter { $0 % parts == part }.map { moved(cells(rows[$0])) }
        exports.put(share, in: table, part: part == 0 ? nil : "\(part)", header: header)
      }
    }
    let outcome = try exports.read(ReadingOptions(threads: 1 + dice.roll(4), chunkSize: 1 + dice.roll(400)))
    #expect(outcome.facts.lines == expected.facts.lines)
    #expect(unplaced(outcome) == unplaced(expected))
    #expect(totals(outcome) == totals(expected))
  }

  /// The cells of a row as it is written, quotes and all.
  private func cells(_ row: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in row {
      if character == "\"" { isQuoted.toggle() }
      if character == ",", !isQuoted { cells.append("") } else { cells[cells.count - 1].append(character) }
    }
    return cells
  }

  /// A finding stands where its row stands, whatever lies around it.
  @Test(arguments: 1...8) func namesThePlaceOfARow(_ seed: UInt64) throws {
    var dice = Dice(state: seed)
    var rows = (1...60).map { "\($0 % 2 == 0 ? "@A" : "@B"),2026-0\(7 + $0 / 30)-\(10 + $0 % 15),07:30,16:00," }
    rows = Array(Set(rows)).sorted()
    let wrong = Set((0..<5).map { _ in dice.roll(rows.count) })
    for index in wrong { rows[index] = rows[index].replacing("07:30", with: "07:60") }
    let blank = Set((0..<5).map { _ in dice.roll(rows.count) })
    var lines: [String] = []
    var expected: [Int] = []
    for index in rows.indices {
      if blank.contains(index) { lines.append("") }
      lines.append(rows[index])
      if wrong.contains(index) { expected.append(lines.count + 1) }
    }
    let outcome = try Exports(lines, in: .attendance).read(ReadingOptions(threads: 3, chunkSize: 1 + dice.roll(300)))
    let errors = outcome.findings.filter { !$0.code.isWarning }
    #expect(errors.map { "\($0.code.rawValue) \($0.place)" } == expected.map { "K205 kehadiran.csv:\($0):3" })
  }
}
