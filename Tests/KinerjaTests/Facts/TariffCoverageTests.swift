import SmallQuarters
import Testing

@testable import Kinerja

/// From which day a row of the roster has no tariff: class, unit and post each tell posts apart.
@Suite struct TariffCoverageTests {
  private static func post(_ change: (inout SmallQuarter.Post) -> Void = { _ in }) -> SmallQuarter.Post {
    var post = SmallQuarter.Post()
    post.grade = 7
    change(&post)
    return post
  }

  /// The only tariff of class 7 is that of analysts in U1, until 31 August. Everybody is asked about in turn, so that what was
  /// found for one post stands beside the others.
  @Test func eachPostHasItsOwn() throws {
    let posts = [
      Self.post(), Self.post { $0.name = "Guru" }, Self.post { $0.unit = 1 }, Self.post { $0.grade = 6 }, Self.post(),
      Self.post { $0.last = "2026-08-31" }, Self.post { $0.first = "2026-09-15" },
    ]
    let people = posts.enumerated().map { number, post in
      var person = SmallQuarter.Person(UInt64(number + 1))
      person.posts = [post]
      return person
    }
    var quarter = SmallQuarter(people)
    quarter.tariffs = [:]
    quarter.rates = [
      Tariffs.Rate(
        grade: 7, unit: BytewiseText("U1"), post: BytewiseText("Analis"),
        last: try #require(CivilDate("2026-08-31")), amount: Rupiah(1_000_000))
    ]
    let facts = quarter.facts
    var coverage = TariffCoverage(facts.tariffs, facts.quarter)
    let gaps = facts.roster.segments.map { segment in
      coverage.firstGap(segment, of: facts.roster, to: facts.quarter.last).map { "\($0)" }
    }
    #expect(
      gaps == ["2026-09-01", "2026-07-01", "2026-07-01", "2026-07-01", "2026-09-01", nil, "2026-09-15"])
  }
}
