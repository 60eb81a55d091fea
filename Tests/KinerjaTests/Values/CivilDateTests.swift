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
