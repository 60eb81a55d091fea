internal import Findings
internal import Kinerja
internal import Tabular

/// A finding within a piece of a file, before the piece's place in the file is known.
struct RawFinding: Sendable {
  var code: FindingCode
  /// Physical lines before it within the piece.
  var line: Int
  var field: Int
  var column: AnyColumn?
  var nip: UInt64?
  var value: String
  var detail: String
}

/// What reading a piece of a file brought besides facts.
struct BatchReport: Sendable {
  var findings: [RawFinding] = []
  /// What is odd, but does not make a row invalid.
  var warnings: [RawFinding] = []
  /// Rows read, empty lines not counted.
  var rows = 0
  /// Rows of the table that a profile made of them, those of empty cells not counted.
  var made = 0
  /// Those of them that were given to the table, each time of a cell on its own.
  var taken = 0
  /// Rows outside the quarter.
  var outside = 0
  /// The rows set aside because something is wrong with them.
  var invalidRows = 0
  /// Rows that are no data by the profile.
  var skipped: [SkipReason: Int] = [:]
  /// Rows that come to nothing, but those outside the quarter.
  var drops = DropCounts()
  /// The keys that their mapping table does not know.
  var unknownKeys = UnknownKeys()
  /// Rows with such a key.
  var unknownRows = 0
  /// What the punches of the piece look like.
  var punches = PunchTally()
  /// What its daily rows of attendance look like.
  var days = DayTally()
  /// The line ends of the piece.
  var lineEnds = LineEnds()
  /// Whether the file begins with another header than the one that was read.
  var hasOtherHeader = false
  /// Whether the piece does not end with a line end.
  var endsOpen = false
  /// Its physical lines.
  var lines = 0
  /// The sums of the columns that are to be summed, in millionths.
  var sums: [Int128] = []
  /// Numbers that may have a thousands point, by column.
  var thousands: [AnyColumn: FileReview.Thousands] = [:]
  /// What the letters beyond ASCII tell.
  var letters = LetterReview()
  /// The columns that hold numbers with one or two decimals, as bits.
  var shortDecimals: UInt64 = 0
  /// The columns that hold numbers with more, whose point cannot part thousands, as bits.
  var fineDecimals: UInt64 = 0
  /// The NIP that was read last.
  var lastNIP = LastNIP()
  /// Corrections that met their row.
  var corrections: [TableCorrections.Outcome] = []

  /// Puts the findings, warnings among them, in the order of their places, whenever they were made.
  mutating func sortFindings() {
    findings += warnings
    warnings = []
    // Most are made in order: a copy of millions would fill the memory.
    let isSorted = zip(findings, findings.dropFirst()).allSatisfy { ($0.line, $0.field) <= ($1.line, $1.field) }
    guard !isSorted else { return }
    findings = findings.enumerated().sorted {
      ($0.element.line, $0.element.field, $0.offset) < ($1.element.line, $1.element.field, $1.offset)
    }.map(\.element)
  }

  mutating func add<Column>(
    _ code: FindingCode, _ row: Row<Column>, _ column: Column, nip: UInt64? = nil, detail: String = ""
  ) {
    var code = code
    if case .cell = code, row[column].isFormulaError { code = .cell(.formulaError) }
    findings.append(
      RawFinding(
        code, Row(row), AnyColumn(column), nip: nip, detail: code == .cell(.formulaError) ? "" : detail))
  }

  mutating func warn<Column>(
    _ code: FindingCode, _ row: Row<Column>, _ column: Column, nip: UInt64? = nil, detail: String = ""
  ) {
    warnings.append(RawFinding(code, Row(row), AnyColumn(column), nip: nip, detail: detail))
  }
}

extension BatchReport {
  /// Adds numbers of a row to the sums of their columns.
  mutating func sum(_ columns: [AnyColumn], of row: Row<AnyColumn>) {
    for (place, column) in columns.enumerated() { sums[place] += Int128(row[column].decimal?.micros ?? 0) }
  }
}

extension RawFinding {
  /// Makes a finding about a cell.
  init(_ code: FindingCode, _ row: Row<AnyColumn>, _ column: AnyColumn, nip: UInt64? = nil, detail: String = "") {
    self.init(
      code: code, line: row.line, field: row.field(column), column: column, nip: nip, value: row[column].excerpt,
      detail: detail)
  }
}
