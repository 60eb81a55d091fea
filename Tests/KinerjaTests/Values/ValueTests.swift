import Kinerja
import Testing

@Suite struct CivilDateTests {
  @Test func countsDaysThroughThousandsOfYears() {
    var expected = CivilDate("0001-01-01")!.dayNumber
    for year in stride(from: 1, through: 9999, by: 7) {
      let first = CivilDate(year: year, month: 1, day: 1)!
      #expect(first.dayNumber >= expected)
      expected = first.dayNumber
      for month in 1...12 {
        let last = CivilDate(year: year, month: month, day: CivilDate.days(inMonth: month, of: year))!
        #expect(last.components == (year, month, CivilDate.days(inMonth: month, of: year)))
        #expect(CivilDate(last.description) == last)
      }
    }
    #expect(CivilDate("1970-01-01")?.dayNumber == 0)
  }

  /// From the calendar on the wall.
  @Test(arguments: [
    ("2026-07-01", Weekday.wednesday), ("2026-08-17", .monday), ("2000-02-29", .tuesday), ("1969-12-31", .wednesday),
  ])
  func knowsWeekdays(_ text: String, _ weekday: Weekday) { #expect(CivilDate(text)?.weekday == weekday) }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "0000-01-01", "2026-07-01 ", "1900-02-29", "2026/07/01",
  ])
  func refusesWhatIsNoDate(_ text: String) { #expect(CivilDate(text) == nil) }
}

@Suite struct QuarterTests {
  @Test(arguments: [
    ("2026-Q1", "2026-01-01", "2026-03-31", 90), ("2028-Q1", "2028-01-01", "2028-03-31", 91),
    ("2026-Q3", "2026-07-01", "2026-09-30", 92),
  ])
  func knowsItsDays(_ text: String, _ first: String, _ last: String, _ days: Int) {
    let quarter = Quarter(text)!
    #expect(quarter.first == CivilDate(first) && quarter.last == CivilDate(last) && quarter.dayCount == days)
    #expect(quarter.description == text)
    #expect(quarter.index(of: quarter.last) == days - 1 && quarter.index(of: quarter.last.advanced(by: 1)) == nil)
  }

  @Test(arguments: ["2026Q3", "2026-Q5", "2026-Q0", "26-Q1", "2026-q1", "2026-Q1 ", ""])
  func refusesOtherForms(_ text: String) { #expect(Quarter(text) == nil) }
}

@Suite struct PointsTests {
  @Test(
    arguments: [
      ("0.4", 400_000), ("100", 100_000_000), ("-1.25", -1_250_000), ("999999999999.999999", 999_999_999_999_999_999),
    ] as [(String, Int64)])
  func readsDecimals(_ text: String, _ micros: Int64) {
    #expect(Points(text)?.micros == micros)
    #expect(Points(micros: micros).description == text)
  }

  @Test(arguments: ["12abc", "1.2345678", "1000000000000", "", ".5", "5.", "+1", "1e2", "1_000", " 1"])
  func refusesEverythingElse(_ text: String) { #expect(Points(text) == nil) }
}
