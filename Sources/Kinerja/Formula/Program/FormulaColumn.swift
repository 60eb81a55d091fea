/// A column of a block: for each row a number or a text, or that it is missing, or that it is not known here.
package struct FormulaColumn {
  /// In what a column's numbers are counted.
  package enum Scale: Int64, Sendable {
    case whole = 1
    case millionths = 1_000_000
  }

  /// What stands in a row.
  package enum Cell: Hashable, Sendable {
    /// So many millionths.
    case micros(Int128)
    case missing
    /// The row must be evaluated by `FormulaExpression.value`: its numbers outgrow 128 bits, or 10^15.
    case unsure
  }

  enum Content {
    case numbers(Vector, Scale)
    case texts(Cells<UInt32>)
  }

  private(set) var content: Content
  private(set) var missing: Marks
  private(set) var unsure: Marks

  init(_ content: Content, missing: Marks, unsure: Marks) {
    self.content = content
    self.missing = missing
    self.unsure = unsure
  }

  /// Whole numbers, or whole numbers of millionths, that 64 bits hold; nil is missing.
  @inline(__always)
  package static func numbers(_ rows: FormulaRows, _ scale: Scale, _ value: (Int) -> Int64?) -> FormulaColumn {
    let numbers = Cells<Int64>(rows)
    var missing: Marks = nil
    var bound: UInt64 = 0
    for row in 0..<rows.count {
      let number = value(row)
      if number == nil { mark(row, in: &missing, rows) }
      numbers[row] = number ?? 0
      bound = max(bound, (number ?? 0).magnitude)
    }
    guard bound <= UInt64(Int64.max) else {
      return wideNumbers(rows, scale) { row in value(row).map { Int128($0) } }
    }
    return FormulaColumn(.numbers(Vector(numbers, bound: UInt128(bound)), scale), missing: missing, unsure: nil)
  }

  /// Whole numbers, or whole numbers of millionths; nil is missing.
  package static func wideNumbers(_ rows: FormulaRows, _ scale: Scale, _ value: (Int) -> Int128?) -> FormulaColumn {
    let numbers = Cells<Int128>(rows)
    var missing: Marks = nil
    var unsure: Marks = nil
    for row in 0..<rows.count {
      let number = value(row)
      if number == nil { mark(row, in: &missing, rows) }
      if number == .min { mark(row, in: &unsure, rows) }
      numbers[row] = number == .min ? 0 : number ?? 0
    }
    return FormulaColumn(
      .numbers(Vector(numbers, bound: Vector.wideBound).narrowed(rows), scale), missing: missing, unsure: unsure)
  }

  /// The same whole number, or number of millionths, in every row; nil is missing.
  package static func constant(_ rows: FormulaRows, _ scale: Scale, _ value: Int64?) -> FormulaColumn {
    numbers(rows, scale) { _ in value }
  }

  /// Codes of texts, the same for the same bytes; nil is missing.
  @inline(__always)
  package static func texts(_ rows: FormulaRows, _ code: (Int) -> UInt32?) -> FormulaColumn {
    let codes = Cells<UInt32>(rows)
    var missing: Marks = nil
    for row in 0..<rows.count {
      let code = code(row)
      if code == nil { mark(row, in: &missing, rows) }
      codes[row] = code ?? 0
    }
    return FormulaColumn(.texts(codes), missing: missing, unsure: nil)
  }

  private static func mark(_ row: Int, in marks: inout Marks, _ rows: FormulaRows) {
    if marks == nil { marks = Cells(rows, all: 0) }
    marks?[row] = 1
  }

  /// Whether some row is missing, and whether some is unsure: where neither, all are numbers.
  package var hasMissing: Bool { missing != nil }
  /// Whether some row may be unsure.
  package var hasUnsure: Bool { unsure != nil }

  /// The number of a row; texts have none.
  package func cell(_ row: Int) -> Cell {
    if let unsure, unsure[row] != 0 { return .unsure }
    if let missing, missing[row] != 0 { return .missing }
    guard case .numbers(let numbers, let scale) = content else { return .missing }
    return .micros(numbers[row] * Int128(Points.scale / scale.rawValue))
  }

  /// Puts in the numbers of rows that were unsure, as they were found otherwise; nil is missing. They stand in millionths.
  package mutating func settle(_ rows: FormulaRows, _ value: (Int) -> Int128?) {
    guard let unsure, case .numbers(_, let scale) = content else { return }
    let settled = (0..<rows.count).map { row in
      if unsure[row] != 0 { return value(row) }
      return if case .micros(let micros) = cell(row) { micros } else { nil }
    }
    self = .wideNumbers(rows, scale) { settled[$0].map { $0 / (Int128(Points.scale / scale.rawValue)) } }
  }
}
