import Kinerja
import Sample
import Testing

/// `penilaian.csv`: who scores whom, and how.
@Suite struct SampleScoreTests {
  private static let sample = WrittenSample.clean
  private static let rows = sample.table("penilaian").columns("nip", "penilai_nip", "bulan", "aspek", "nilai")
  private static let roster = sample.roster
  /// The aspects of BerAKHLAK.
  private static let aspects: Set = ["BP", "AK", "KM", "HR", "LY", "AD", "KL"]

  @Test func keysAreOnceAndMonthsTheQuarters() {
    #expect(Set(Self.rows.map { $0[0...3] }).count == Self.rows.count)
    #expect(Set(Self.rows.map { $0[2] }) == ["2026-07", "2026-08", "2026-09"])
  }

  /// A rater scores a person in all seven aspects of a month, never himself.
  @Test func sheetsAreWhole() {
    let sheets = Dictionary(grouping: Self.rows) { $0[0...2] }
    #expect(sheets.values.allSatisfy { Set($0.map { $0[3] }) == Self.aspects })
    #expect(Self.rows.allSatisfy { $0[0] != $0[1] })
  }

  /// On the policy's scale of 0 to 100, in half points.
  @Test func scoresAreOnTheScale() {
    let scores = Set(Self.rows.compactMap { Points($0[4])?.micros })
    #expect(scores.allSatisfy { (50_000_000...100_000_000).contains($0) && $0 % 500_000 == 0 })
    #expect(scores.count > 30)
    #expect(Self.rows.allSatisfy { Points($0[4]) != nil })
  }

  /// The superior of the last segment scores; one rater stands above the whole and outside the roster.
  @Test func superiorsScore() throws {
    let raters = Dictionary(grouping: Self.rows) { $0[0] }.mapValues { Set($0.map { $0[1] }) }
    var outsiders: Set<String> = []
    for (nip, names) in raters {
      let superior = try #require(Self.roster[nip]?.last).superior
      #expect(names.count <= 2 && (superior.isEmpty || names.contains(superior)), "\(nip)")
      outsiders.formUnion(names.filter { Self.roster[$0] == nil })
    }
    #expect(outsiders.count == 1)
    #expect(outsiders.allSatisfy { NIP($0) != nil })
    // People with two raters link the raters, which an audit of them needs.
    #expect(raters.values.contains { $0.count == 2 })
  }

  /// Nobody is scored in a month in which nobody could see the work.
  @Test func monthsAreServed() throws {
    let quarter = Quarter("2026-Q3")!
    let months = ["2026-07": 0, "2026-08": 1, "2026-09": 2]
    for sheet in Set(Self.rows.map { [$0[0], $0[2]] }) {
      let month = try #require(months[sheet[1]])
      let (first, last) = (quarter.day(quarter.monthStarts[month]), quarter.day(quarter.monthStarts[month + 1] - 1))
      let segments = try #require(Self.roster[sheet[0]])
      #expect(segments.contains { $0.start <= last && ($0.end.map { $0 >= first } ?? true) }, "\(sheet)")
    }
  }

  /// Nearly everybody is scored, and not quite everybody in every month.
  @Test func someScoresLack() {
    let months = Dictionary(grouping: Set(Self.rows.map { [$0[0], $0[2]] })) { $0[0] }.mapValues(\.count)
    #expect((560..<600).contains(months.count), "\(months.count)")
    #expect(months.values.contains { $0 < 3 })
  }
}
