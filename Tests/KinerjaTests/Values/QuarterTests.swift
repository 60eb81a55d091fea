import Kinerja
import Testing

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
