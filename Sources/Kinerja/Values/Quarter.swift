/// A quarter of a year (triwulan), written `2026-Q3`.
public struct Quarter: Hashable, Sendable {
  /// The calendar year.
  public let year: Int
  /// 1 to 4.
  public let number: Int
  /// The first day.
  public let first: CivilDate
  /// The last day.
  public let last: CivilDate
  /// The index of each month's first day within the quarter, and the number of days after them.
  public let monthStarts: [Int]

  /// Makes a quarter of the years 1 to 9999; nil outside.
  public init?(year: Int, number: Int) {
    let firstMonth = number * 3 - 2
    guard (1...4).contains(number), let first = CivilDate(year: year, month: firstMonth, day: 1) else { return nil }
    self.year = year
    self.number = number
    self.first = first
    let lengths = (0..<3).map { CivilDate.days(inMonth: firstMonth + $0, of: year) }
    monthStarts = [0, lengths[0], lengths[0] + lengths[1], lengths.reduce(0, +)]
    last = first.advanced(by: lengths.reduce(0, +) - 1)
  }

  /// The quarter of a day; nil outside the years 1 to 9999.
  public init?(of day: CivilDate) {
    let parts = day.components
    self.init(year: parts.year, number: (parts.month + 2) / 3)
  }

  /// Reads `YYYY-Qn`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[0].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let year = Int(parts[0]), parts[1].utf8.count == 2, parts[1].hasPrefix("Q"),
      let number = Int(parts[1].dropFirst())
    else { return nil }
    self.init(year: year, number: number)
  }

  /// The number of days, 90 to 92.
  public var dayCount: Int { monthStarts[3] }

  /// The month (0 to 2) that holds the day with this index within the quarter.
  public func month(ofDay index: Int) -> Int { index < monthStarts[1] ? 0 : index < monthStarts[2] ? 1 : 2 }

  /// The day with this index within the quarter.
  public func day(_ index: Int) -> CivilDate { first.advanced(by: index) }

  /// The month (0 to 2) as `YYYY-MM`.
  public func monthName(_ month: Int) -> String { "\(padded(year, 4))-\(padded(calendarMonth(month), 2))" }

  /// The last day of the month (0 to 2).
  public func lastDay(ofMonth month: Int) -> CivilDate { day(monthStarts[month + 1] - 1) }

  /// The quarter before as its year and number.
  public var previous: (year: Int, number: Int) { number > 1 ? (year, number - 1) : (year - 1, 4) }

  /// The index of a day within the quarter; nil outside it.
  public func index(of day: CivilDate) -> Int? {
    let index = Int(day.dayNumber) - Int(first.dayNumber)
    return index >= 0 && index < dayCount ? index : nil
  }

  /// The number (1–12) of the quarter's month with this index.
  public func calendarMonth(_ index: Int) -> Int { number * 3 - 2 + index }
}

extension Quarter: CustomStringConvertible {
  /// `YYYY-Qn`.
  public var description: String { "\(padded(year, 4))-Q\(number)" }
}
