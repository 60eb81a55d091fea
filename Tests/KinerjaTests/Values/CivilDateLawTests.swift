import Kinerja
import Testing

/// The Gregorian calendar against a count of its own: day after day, from the first to the last that can be written.
@Suite struct CivilDateLawTests {
  @Test func countsEveryDay() throws {
    let first = try #require(CivilDate("0001-01-01"))
    // 1 January of the year 1 was a Monday; 1970-01-01 is 719,162 days later.
    #expect(first.dayNumber == -719_162 && first.weekday == .monday)
    var (year, month, day) = (1, 1, 1)
    var number = first.dayNumber
    var weekday = 0
    var wrong = 0
    while year <= 9999 {
      let date = CivilDate(dayNumber: number)
      if date.components != (year, month, day) || CivilDate(year: year, month: month, day: day) != date
        || Int(date.weekday.rawValue) != weekday
      {
        wrong += 1
      }
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
      day += 1
      if day > length { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
      number += 1
      weekday = (weekday + 1) % 7
    }
    #expect(wrong == 0)
    #expect(CivilDate("9999-12-31")?.dayNumber == number - 1)
  }

  @Test(arguments: [
    (0, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 4, 31), (2026, 2, 29), (2100, 2, 29), (2026, 1, 0),
  ])
  func hasNoOtherDays(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    ("2026-02-28", 1, "2026-03-01"), ("2028-02-28", 1, "2028-02-29"), ("2026-01-01", -1, "2025-12-31"),
    ("1999-12-31", 60, "2000-02-29"),
  ])
  func advances(_ from: String, _ days: Int, _ to: String) throws {
    #expect(try #require(CivilDate(from)).advanced(by: days).description == to)
  }
}
