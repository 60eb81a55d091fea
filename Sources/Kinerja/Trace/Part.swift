/// A figure of the method, by its letter or by its column in `hasil.csv`.
package enum FigureName: String, Sendable {
  case post = "jabatan"
  case dayDeduction = "potongan", monthDiscipline = "D_m"
  case workDays = "hari_kerja", unexcusedDays = "hari_tk", discipline = "D"
  case targetScore = "a", plannedMinutes = "L", achievement = "A"
  case workloadRatio = "w", relativeWorkload = "r", workloadFactor = "f", normalised = "N"
  case raterMean = "s", raterShift = "δ", calibratedMean = "t", conduct = "S"
  case exactIndex = "I", index = "indeks"
  case resultsLevel = "hasil_kerja", conductLevel = "perilaku_kerja", rating = "predikat"
  case monthPay = "dasar", incentiveBase = "dasar_insentif"
  case incentiveBeforeBudget = "insentif sebelum pagu", incentive = "insentif"
  case rank = "peringkat", rankInUnit = "peringkat_unit", rankInGroup = "peringkat_kelompok"

  /// How formulas write it.
  package var symbol: String { self == .incentiveBase ? "dasar" : rawValue }
}

/// A row of the exports, by what it says.
package enum SourceRow: Hashable, Sendable {
  /// A segment, by its position in the roster.
  case segment(Int)
  /// What a table keyed by person and day says of a day of the quarter.
  case ofDay(Int, Table)
  /// A service target, by its indicator's position in the facts and its month of the quarter.
  case target(indicator: Int, month: Int?)
  /// The norm of an indicator.
  case norm(indicator: Int)
  /// The scores that a rater gave.
  case scores(rater: NIP)
  /// The levels that the leader set in e-Kinerja.
  case statutoryLevels
  /// The tariffs of a segment, by its position in the roster.
  case tariff(segment: Int)
  /// Spells of some kinds, by their positions in `Facts.spellKinds`.
  case spells(kinds: [Int])
  /// Acting posts, and their tariffs.
  case actingPosts
  /// The events of a kind in a month of the quarter, by the kind's position in `Facts.eventKinds`.
  case events(kind: Int, month: Int)
  /// The named numbers of a name, by its position in `Facts.numberNames`: those of a month of the quarter and those of all
  /// months, or only the latter.
  case numbers(name: Int, month: Int?)
  /// The budget of the unit.
  case budget
}

/// One figure of a step: what came out, and what it was made of.
package struct Part: Sendable {
  /// What came out.
  package enum Value: Hashable, Sendable {
    /// A number.
    case number(ExactNumber)
    /// A level of results or conduct.
    case level(ExpectationLevel)
    /// A rating, and what gave it.
    case rating(String, RatingSource)
    /// A segment, by its position in the roster.
    case segment(Int)
    /// No index, for want of these components.
    case refused([Component])
  }

  /// What becomes of the working's number.
  package enum Rounding: Hashable, Sendable {
    /// To so many decimals, halves away from zero.
    case nearest(decimals: Int)
    /// Down to a multiple of so many whole units.
    case down(to: Int64)
  }

  /// The figure.
  package let figure: FigureName
  /// Its value; nil when it is missing.
  package let value: Value?
  /// The formula; nil for what is counted, chosen or given.
  package let working: Working?
  /// What becomes of the formula's number.
  package let rounding: Rounding
  /// What the figure may be, once rounded; nil when anything.
  package let limits: ClosedRange<Points>?
  /// The versions of the clauses that rule it.
  package let rulings: [CitedVersion]

  init(
    _ figure: FigureName, _ value: Value?, _ working: Working? = nil, rounding: Rounding = .nearest(decimals: 6),
    limits: ClosedRange<Points>? = nil, by rulings: [CitedVersion]
  ) {
    self.figure = figure
    self.value = value
    self.working = working
    self.rounding = rounding
    self.limits = limits
    self.rulings = rulings
  }

  /// The value, where it is a number.
  package var number: ExactNumber? {
    if case .number(let number) = value { number } else { nil }
  }
}

extension Part.Value {
  static func micros(_ value: some BinaryInteger) -> Part.Value { .number(ExactNumber(micros: value)) }
  static func whole(_ value: some BinaryInteger) -> Part.Value { .number(ExactNumber(value)) }
}

/// One thing that a step takes: a day, a target, a rater.
package struct Item: Sendable {
  /// What it is.
  package enum Subject: Sendable {
    /// A segment, by its position in the roster.
    case segment(Int)
    /// A scheduled day.
    case day(DayRecord)
    /// A month of the quarter, from 0.
    case month(Int)
    /// A service target.
    case target(TargetRecord)
    /// A list of columns that was tried for the peer group.
    case peerList(PeerList)
    /// A rater.
    case rater(RaterRecord)
    /// The levels that the leader set in e-Kinerja.
    case statutoryLevels
    /// A month of a segment.
    case payMonth(PayMonth)
    /// A cell of the clause `incentive`, or the formula of a month's discipline.
    case cell(CellRecord)
    /// The unit's budget.
    case budget(BudgetRecord)
  }

  /// What it is.
  package let subject: Subject
  /// Its figures.
  package let parts: [Part]
  /// The rows of the exports that it rests on.
  package let sources: [SourceRow]

  init(_ subject: Subject, _ parts: [Part] = [], from sources: [SourceRow] = []) {
    self.subject = subject
    self.parts = parts
    self.sources = sources
  }
}

/// What a step of the method took and made for one employee.
package struct StepTrace: Sendable {
  /// The step.
  package let step: MethodStep
  /// What it took, one by one.
  package let items: [Item]
  /// The employee's figures, in the order in which they are made.
  package let parts: [Part]
  /// The versions of the step's clauses that rule it, by clause and first day.
  package let rulings: [CitedVersion]

  /// The part that makes a figure; nil where the step did not come to it.
  package func part(_ figure: FigureName) -> Part? { parts.first { $0.figure == figure } }
}
