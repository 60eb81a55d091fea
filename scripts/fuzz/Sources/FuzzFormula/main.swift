import Driver

@testable import Kinerja

// Formulas: any bytes give a formula that prints as itself and can be checked everywhere, or a fault within the text.

fuzz { data, size in
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  let text = String(decoding: bytes, as: UTF8.self)
  do throws(FormulaFault) {
    let node = try FormulaParser.parse(text)
    let printed = "\(node)"
    let again = try FormulaParser.parse(printed)
    precondition("\(again)" == printed)
    for place in [FormulaFigure.Place.discipline, .month, .quarter] {
      let scope = FormulaScope(
        place, parameters: ["p"], cells: ["a", "b"], monthCells: ["c"], cellsBelow: ["d"], quarterCells: ["e"]
      ) { _ in nil }
      _ = try? FormulaChecker.check(node, in: scope)
    }
  } catch {
    precondition(error.range.lowerBound >= 0 && error.range.upperBound <= max(text.utf8.count, FormulaParser.maximalLength))
  }
  return 0
}
