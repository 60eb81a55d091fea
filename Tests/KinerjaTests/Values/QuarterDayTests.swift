import Kinerja
import Testing

/// The months and days of a quarter.
@Suite struct QuarterDayTests {
  /// The days before each month and behind the last, and the months by number.
  @Test(arguments: [
    ("2026-Q1", [0, 31, 59, 90], [1, 2, 3]), ("2028-Q1", [0, 31, 60, 91], [1, 2, 3]),
    ("2026-Q2", [0, 30, 61, 91], [4, 5, 6]), ("2026-Q3", [0, 31, 62, 92], [7, 8, 9]),
    ("2026-Q4", [0, 31, 61, 92], [10, 11, 12]),
  ])
  func knowsItsMonths(_ text: String, _ starts: [Int], _ months: [Int]) throws {
    let quarter = try #require(Quarter(text))
    #expect(quarter.monthStarts == starts)
    #expect((0..<3).map(quarter.calendarMonth) == months)
    for index in 0..<quarter.dayCount {
      let day = quarter.day(index)
      #expect(quarter.index(of: day) == index)
      #expect(day.components.month == months[quarter.month(ofDay: index)])
    }
    #expect(quarter.index(of: quarter.first.advanced(by: -1)) == nil)
  }

  @Test(arguments: [("2026-Q1", 2025, 4), ("2026-Q2", 2026, 1), ("2026-Q4", 2026, 3)]) func knowsTheOneBefore(
    _ text: String, _ year: Int, _ number: Int
  ) throws {
    let previous = try #require(Quarter(text)).previous
    #expect(previous == (year, number))
  }

  @Test(arguments: ["0000-Q1", "2026-Q01", "2026-Q+1", "+026-Q1", "2026-Q1-", "2026--Q1"]) func refusesOtherForms(
    _ text: String
  ) {
    #expect(Quarter(text) == nil)
  }
}
