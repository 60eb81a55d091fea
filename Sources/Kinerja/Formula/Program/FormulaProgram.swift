/// The compiled form of a formula: it runs over the columns of many rows at once.
///
/// It never says a wrong number: a row that it cannot tell exactly is `unsure`, and is evaluated by
/// `FormulaExpression.value` then. It tells no causes of missing values.
package struct FormulaProgram: Sendable {
  private let code: NumberCode?
  /// In what the cells that it gives are counted.
  package let scale: FormulaColumn.Scale

  /// Compiles a formula that was checked.
  ///
  /// - Parameters:
  ///   - parameters: The values of the parameters of the version.
  ///   - layout: Has a place for every figure and cell that the formula names outside `sum` and its kin.
  ///   - months: The same for what stands within `sum` and its kin.
  ///   - code: The code of a text; the same for the same bytes, and the one that columns of texts have.
  package init(
    _ expression: FormulaExpression, parameters: [String: Points], layout: FormulaLayout,
    months: FormulaLayout = FormulaLayout(), code: @escaping (BytewiseText) -> UInt32
  ) {
    var compiler = ProgramCompiler(parameters: parameters, layout: layout, months: months, code: code)
    let whole = try? compiler.number(expression)
    let isWhole = whole.map { $0.scale == 1 && !$0.hasDivisor } ?? false
    scale = isWhole ? .whole : .millionths
    guard let whole, !isWhole else {
      self.code = whole
      return
    }
    self.code = try? compiler.rounded(whole, .round(6))
  }

  /// The cells of the rows of a block, rounded to six decimals.
  ///
  /// - Parameter months: For a formula of the quarter, the months of the quarter: blocks with the same rows.
  package func run(_ block: FormulaBlock, months: [FormulaBlock] = []) -> FormulaColumn {
    guard let code else {
      return FormulaColumn(
        .numbers(Vector(block.rows, all: 0), scale), missing: nil, unsure: Cells(block.rows, all: 1))
    }
    let run = ProgramRun(block, months: months)
    let lane = run.number(code)
    var numbers = lane.numerator
    let limit = FormulaCell.limit / Int128(Points.scale / scale.rawValue)
    if numbers.bound >= limit.magnitude {
      for row in 0..<block.rows.count where numbers[row].magnitude >= limit.magnitude { run.markUnsure(row) }
      numbers = numbers.narrowed(block.rows)
    }
    return FormulaColumn(.numbers(numbers, scale), missing: lane.missing, unsure: run.unsure)
  }
}
