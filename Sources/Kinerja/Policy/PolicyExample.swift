/// A case worked by hand that a policy carries: figures, and the cells expected of them.
package struct PolicyExample: Sendable {
  /// A number or a text; nil is missing.
  package enum Value: Hashable, Sendable {
    case number(Points)
    case text(String)
    case missing

    /// How a missing value is written.
    package static let missingText = "kosong"

    /// Reads the value of a figure or cell of this name; nil for a text where a number must stand.
    package init?(_ text: String, of name: String) {
      let figure = FormulaFigure(rawValue: String(name.prefix { $0 != "(" }))
      if text == Self.missingText {
        self = .missing
      } else if figure?.kind == .text {
        self = .text(text)
      } else if let number = Points(text) {
        self = .number(number)
      } else {
        return nil
      }
    }
  }

  /// A value with its name and its line in the policy file.
  package struct Entry: Sendable {
    /// The figure as formulas write it, or the cell.
    package var name: String
    /// The value.
    package var value: Value
    /// The line.
    package var line: Int

    /// Makes an entry.
    package init(name: String, value: Value, line: Int) {
      self.name = name
      self.value = value
      self.line = line
    }
  }

  /// A month: what is given, and what is expected.
  package struct Month: Sendable {
    /// The figures of the month beside those of the example.
    package var figures: [Entry]
    /// The cells expected.
    package var cells: [Entry]

    /// Makes a month.
    package init(figures: [Entry], cells: [Entry]) {
      self.figures = figures
      self.cells = cells
    }
  }

  /// A day of attendance, and the deduction expected.
  package struct Day: Sendable {
    /// The day.
    package var date: CivilDate
    /// The first punch.
    package var first: ClockTime?
    /// The last punch.
    package var last: ClockTime?
    /// The code.
    package var code: String?
    /// The deduction expected, in points; nil expects none in particular.
    package var deduction: Points?
    /// The line.
    package var line: Int

    /// Makes a day.
    package init(
      date: CivilDate, first: ClockTime?, last: ClockTime?, code: String?, deduction: Points?, line: Int
    ) {
      self.date = date
      self.first = first
      self.last = last
      self.code = code
      self.deduction = deduction
      self.line = line
    }
  }

  /// What it shows.
  package var name: String
  /// Where the law says so.
  package var page: String?
  /// The day whose versions count; nil leaves it to who computes it.
  package var day: CivilDate?
  /// The figures of the quarter and of every month.
  package var figures: [Entry]
  /// The months, at most three; none is one month without figures of its own.
  package var months: [Month]
  /// The cells expected: of the quarter, and of the month where there is one only.
  package var cells: [Entry]
  /// The payment expected.
  package var paid: Rupiah?
  /// The working pattern of the days.
  package var pattern: WorkPattern
  /// Days of attendance to be judged.
  package var days: [Day]
  /// The line of the policy file.
  package var line: Int

  /// Makes an example.
  package init(
    name: String, page: String?, day: CivilDate?, figures: [Entry], months: [Month], cells: [Entry], paid: Rupiah?,
    pattern: WorkPattern, days: [Day], line: Int
  ) {
    self.name = name
    self.page = page
    self.day = day
    self.figures = figures
    self.months = months
    self.cells = cells
    self.paid = paid
    self.pattern = pattern
    self.days = days
    self.line = line
  }
}
