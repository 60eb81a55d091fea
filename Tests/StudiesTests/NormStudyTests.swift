import Foundation
import Testing
import Wording

@testable import Kinerja
@testable import Studies

/// What the time norms weigh on the fixture quarter, against `target.csv` times `beban_kerja.csv`.
@Suite struct NormStudyTests {
  private let quarter: StudiedQuarter
  private let study: WorkloadStudy

  init() throws {
    quarter = try StudiedQuarter()
    study = try WorkloadStudy(quarter.facts, quarter.policy, quarter.results)
  }

  /// The rows of an export below its header; a quoted cell may hold commas and line ends.
  private static func rows(_ name: String) throws -> [[String]] {
    let text = try String(contentsOfFile: "\(StudiedQuarter.exports)/\(name)", encoding: .utf8)
    var rows = [[""]]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\n" where !isQuoted: rows.append([""])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
      }
    }
    return rows.dropFirst().filter { $0.count > 1 }
  }

  /// Minutes planned by indicator, and who plans them.
  private static func planned() throws -> [String: [(nip: String, minutes: Decimal)]] {
    let norms = Dictionary(uniqueKeysWithValues: try rows("beban_kerja.csv").map { ($0[0], $0[1]) })
    var planned: [String: [(nip: String, minutes: Decimal)]] = [:]
    for row in try rows("target.csv") {
      let (goal, norm) = (row[5], norms[row[1]] ?? "")
      let minutes = try #require(Decimal(string: goal)) * (try #require(Decimal(string: norm)))
      planned[row[1], default: []].append((row[0], minutes))
    }
    return planned
  }

  @Test func minutesAreTargetsTimesNorms() throws {
    let planned = try Self.planned()
    #expect(study.indicators.count == 113 && study.indicators.filter { $0.people > 0 }.count == planned.count)
    for indicator in study.indicators {
      let code = quarter.facts.indicators[indicator.indicator]
      let own = planned[code] ?? []
      #expect(indicator.people == own.count, "\(code)")
      let sum = own.reduce(Decimal(0)) { $0 + $1.minutes }
      #expect(Decimal(string: "\(indicator.planned)") == sum * 1_000_000, "\(code)")
    }
    let codes = study.indicators.map { quarter.facts.indicators[$0.indicator] }
    #expect(codes == codes.sorted())
  }

  /// More than half of the minutes of somebody who has other targets, too.
  @Test func whoIsDominatedIsCounted() throws {
    let planned = try Self.planned()
    var totals: [String: (minutes: Decimal, targets: Int)] = [:]
    for (nip, minutes) in planned.values.joined() {
      totals[nip, default: (0, 0)].minutes += minutes
      totals[nip, default: (0, 0)].targets += 1
    }
    for indicator in study.indicators {
      let code = quarter.facts.indicators[indicator.indicator]
      let dominated = (planned[code] ?? []).count { nip, minutes in
        (totals[nip]?.targets ?? 0) > 1 && minutes * 2 > totals[nip]?.minutes ?? 0
      }
      #expect(indicator.dominated == dominated, "\(code)")
    }
    #expect(study.indicators.contains { $0.dominated > 0 })
  }

  /// Everybody is in one group, of five at least, and all minutes are in one.
  @Test func groupsHoldEverybody() throws {
    #expect(study.groups.reduce(0) { $0 + $1.people } == 40 && study.groups.allSatisfy { $0.people >= 5 })
    let sum = try Self.planned().values.joined().reduce(Decimal(0)) { $0 + $1.minutes }
    #expect(Decimal(string: "\(study.groups.reduce(Int128(0)) { $0 + $1.planned })") == sum * 1_000_000)
    let days = quarter.results.employees.reduce(0) { $0 + Int($1.availableDays) }
    #expect(study.groups.reduce(Int128(0)) { $0 + $1.available } == Int128(days * 300) * 1_000_000)
    #expect(study.groups.reduce(0) { $0 + $1.heavy } == study.outliers.count(where: \.isHeavy))
  }

  /// Heavy is above 1.25 and light below 0.5, the heaviest first.
  @Test func outliersAreBeyondTheLimits() {
    let relative = study.outliers.map { quarter.results.employees[$0.employee].relativeWorkload }
    #expect(relative == relative.sorted(by: >))
    let expected = quarter.results.employees.count {
      $0.workloadRatio >= 0 && ($0.relativeWorkload > 1_250_000 || $0.relativeWorkload < 500_000)
    }
    #expect(relative.count == expected)
  }

  /// At most fifteen of each kind; nothing is said of an indicator that too few carry.
  @Test func namesWhatStandsOut() throws {
    let lines = study.standingOut(quarter.facts, .indonesian)
    let titles = lines.indices.filter { !lines[$0].hasPrefix(" ") } + [lines.count]
    for (title, next) in zip(titles, titles.dropFirst()) {
      let count = try #require(lines[title].split(separator: " ").last.flatMap { Int($0) })
      let listed = lines[title + 1..<next].filter { !$0.hasPrefix("  dan ") }.count
      #expect(listed == min(count, 15) && (count > 15) == lines[next - 1].hasPrefix("  dan \(count - 15) lagi"))
    }
    for indicator in study.indicators where indicator.isHidden {
      #expect(!lines.contains { $0.contains("  \(quarter.facts.indicators[indicator.indicator])  ") })
    }
    let english = study.standingOut(quarter.facts, .english)
    #expect(english.count == lines.count && english[0] != lines[0])
  }
}
