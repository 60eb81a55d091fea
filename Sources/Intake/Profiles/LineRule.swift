internal import Kinerja
internal import Tabular

/// A kind of line that is no row, but tells something of the rows below it: a title, a person's name, the days of a month.
struct LineRule: Sendable {
  enum Test: Sendable {
    /// The line with this number, from 1.
    case number(Int)
    /// Lines of nothing but numbers of days, and empty cells.
    case dayNumbers
    /// Lines that a rule for rows would tell; the cell is the one it looks at, from 0.
    case row(SkipRule.Test, cell: Int)
  }

  let name: String
  let test: Test
}

/// Which cells of a row are those of days.
struct DayRules: Sendable {
  /// The kind of line above the row that says which; nil for the header.
  var line: String?
  /// How that line writes days; empty for the bare numbers of days of a period.
  var dates: [DateFormat]
  /// What period its numbers of days are of; nil with `dates`.
  var period: PeriodRules?
}

/// Where the period of a file stands, and how it is written.
struct PeriodRules: Sendable {
  enum Place: Sendable {
    /// A cell, from 0, of the last line of a kind.
    case line(String, cell: Int)
    /// The same for all files.
    case constant([UInt8])
  }

  var place: Place
  var conventions: Profile.Conventions
  /// Whether it is a month by name; else its first and its last day.
  var isMonth: Bool
}

extension DayRules {
  /// Whether a cell of the header may name a day.
  func mayName(_ cell: [UInt8]) -> Bool {
    let text = cell.trimmingBlanks
    guard !dates.isEmpty else { return DayColumns.number(text) != nil }
    return text.withCell { cell in dates.contains { $0.read(cell, for: .date)?.date != nil } }
  }
}

extension PeriodRules {
  /// The days of a period as a cell has it: anywhere in the text stands one month, or the first and the last day; nil
  /// where there is none, or more than that.
  func days(in text: [UInt8]) -> ClosedRange<CivilDate>? {
    let formats = conventions.settled(isMonth ? conventions.months : conventions.dates)
    let found = Self.substrings(of: text).compactMap { part -> CivilDate? in
      formats.lazy.compactMap { format in part.withCell { format.read($0, for: isMonth ? .month : .date) } }
        .first { $0.isTime }
        .flatMap { CivilDate(year: $0.year, month: $0.month, day: isMonth ? 1 : $0.day) }
    }
    if isMonth {
      guard let first = found.first, Set(found).count == 1 else { return nil }
      let parts = first.components
      return first...first.advanced(by: CivilDate.days(inMonth: parts.month, of: parts.year) - 1)
    }
    guard found.count == 2, found[0] <= found[1] else { return nil }
    return found[0]...found[1]
  }

  /// The parts of a text that begin and end where words and numbers do.
  private static func substrings(of text: [UInt8]) -> [[UInt8]] {
    func isWord(_ index: Int) -> Bool {
      guard text.indices.contains(index) else { return false }
      let byte = text[index]
      return byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
    }
    let starts = text.indices.filter { isWord($0) && !isWord($0 - 1) }
    let ends = text.indices.filter { isWord($0) && !isWord($0 + 1) }
    // No date or month has more than six words.
    return starts.enumerated().flatMap { number, start in
      ends[number..<min(number + 6, ends.count)].map { Array(text[start...$0]) }
    }
  }
}

/// The cells of a line that name days.
struct DayColumns {
  /// What keeps them from being told.
  enum Fault: Error, Equatable {
    /// The line names no day of the period.
    case none
    /// The day in this cell, from 0, stands there twice, or behind a later one.
    case disorder(cell: Int)
  }

  /// The days in their order, each with its cell, from 0.
  private(set) var days: [(day: CivilDate, cell: Int)] = []
  /// The cells of numbers that are no days of the period, such as the 31st of June.
  private(set) var outside: [Int] = []
  /// The cells without content.
  private(set) var blank: [Int] = []

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - period: what bare numbers are days of.
  ///   - formats: how whole dates are written; empty for bare numbers.
  ///   - used: cells that are something else.
  init(
    _ cells: [[UInt8]], of period: ClosedRange<CivilDate>?, formats: [DateFormat], used: Set<Int> = []
  ) throws(Fault) {
    var numbers: Set<Int> = []
    for (cell, bytes) in cells.enumerated() where !used.contains(cell) {
      let text = bytes.trimmingBlanks
      if text.isEmpty {
        blank.append(cell)
        continue
      }
      let day: CivilDate
      if formats.isEmpty {
        guard let number = Self.number(text) else { continue }
        guard numbers.insert(number).inserted else { throw .disorder(cell: cell) }
        guard let date = period?.day(numbered: number) else {
          outside.append(cell)
          continue
        }
        day = date
      } else {
        let moment = text.withCell { cell in formats.lazy.compactMap { $0.read(cell, for: .date) }.first }
        guard let date = moment?.date else { continue }
        day = date
      }
      if let last = days.last, day <= last.day { throw .disorder(cell: cell) }
      days.append((day, cell))
    }
    guard !days.isEmpty else { throw .none }
  }

  /// The number of a day, 1 to 31, as one or two digits; nil for anything else.
  static func number(_ text: [UInt8]) -> Int? {
    guard (1...2).contains(text.count), text.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    let number = text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return (1...31).contains(number) ? number : nil
  }
}

extension ClosedRange<CivilDate> {
  /// The day with a number; nil where there is none.
  fileprivate func day(numbered number: Int) -> CivilDate? {
    let count = Int(upperBound.dayNumber) - Int(lowerBound.dayNumber)
    return (0...count).lazy.map { lowerBound.advanced(by: $0) }.first { $0.components.day == number }
  }

  /// Whether the number of a day tells the day.
  var isWithinAMonth: Bool {
    let count = Int(upperBound.dayNumber) - Int(lowerBound.dayNumber) + 1
    return count <= 31 && Set((0..<count).map { lowerBound.advanced(by: $0).components.day }).count == count
  }
}

extension [UInt8] {
  /// Calls back with a cell over the bytes.
  func withCell<Result>(_ body: (Cell) -> Result) -> Result {
    let padded = self + Array(repeating: 0, count: RecordScanner.padding)
    return padded.withUnsafeBufferPointer { body(Cell(start: $0.baseAddress!, count: count)) }
  }

  /// The bytes without blanks at their ends.
  var trimmingBlanks: [UInt8] {
    var slice = self[...]
    while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
    while let first = slice.first, first == 0x20 || first == 0x09 { slice.removeFirst() }
    return Array(slice)
  }
}
