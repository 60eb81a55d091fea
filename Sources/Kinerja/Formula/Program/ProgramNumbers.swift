/// The parts of formulas that give numbers.
extension ProgramRun {
  func number(_ code: NumberCode) -> NumberLane {
    switch code.form {
    case .constant(let value): return NumberLane(numerator: Vector(rows, all: value), divisor: nil, missing: nil)
    case .missing: return NumberLane(numerator: Vector(rows, all: 0), divisor: nil, missing: Cells(rows, all: 1))
    case .column(let place): return column(place)
    case .sum(let parts, let plus): return sum(parts, plus)
    case .product(let parts, let factor): return product(parts, factor)
    case .quotient(let dividend, let divisor, let factor): return quotient(dividend, divisor, factor)
    case .size(let operand):
      var lane = number(operand)
      let bound = lane.numerator.bound
      lane.numerator = lane.numerator.mapped(rows, bound: bound, { $0 < 0 ? 0 &- $0 : $0 }, { $0 < 0 ? 0 &- $0 : $0 })
      return lane
    case .extreme(let parts, let isLeast): return extreme(parts.map { scaled($0) }, isLeast: isLeast)
    case .whole(let operand, let multiplier, let divisor, let direction, let unit):
      let lane = number(operand)
      let dividend = multiplied(lane.numerator, by: multiplier)
      let quotient =
        lane.divisor.map { dividend.divided(by: positive(multiplied($0, by: divisor)), rows, direction) }
        ?? dividend.divided(by: divisor, rows, direction)
      return NumberLane(numerator: multiplied(quotient, by: unit), divisor: nil, missing: lane.missing)
    case .selected(let selector, let branches): return selected(selector, branches)
    case .firstPresent(let parts): return firstPresent(parts)
    case .curve(let part, let thresholds, let lines): return curve(scaled(part), thresholds, lines)
    case .overMonths(let fold, let part): return folded(fold, part)
    case .months: return monthCount()
    }
  }

  /// A part at the scale of another.
  func scaled(_ part: NumberCode.Scaled) -> NumberLane {
    var lane = number(part.code)
    lane.numerator = multiplied(lane.numerator, by: part.factor)
    return lane
  }

  private func column(_ place: Int) -> NumberLane {
    let column = read(place)
    guard case .numbers(let numbers, _) = column.content else { preconditionFailure("a column of numbers holds texts") }
    return NumberLane(numerator: numbers, divisor: nil, missing: column.missing)
  }

  // MARK: Sums and products

  private func sum(_ parts: [NumberCode.Scaled], _ plus: Int128) -> NumberLane {
    var result: NumberLane?
    // The constant goes in with the first part that has no divisors.
    var rest = plus
    for part in parts where !part.code.hasDivisor {
      let lane = number(part.code)
      let sum =
        result.map { added($0.numerator, lane.numerator, times: part.factor) }
        ?? raised(lane.numerator, times: part.factor, plus: rest)
      rest = 0
      result = NumberLane(
        numerator: sum, divisor: nil, missing: union(result?.missing ?? nil, lane.missing, rows))
    }
    for part in parts where part.code.hasDivisor {
      let lane = scaled(part)
      if let sum = result {
        result = added(sum, lane)
      } else if rest != 0 {
        result = added(NumberLane(numerator: Vector(rows, all: rest), divisor: nil, missing: nil), lane)
        rest = 0
      } else {
        result = lane
      }
    }
    return result ?? NumberLane(numerator: Vector(rows, all: plus), divisor: nil, missing: nil)
  }

  /// The sum of two fractions.
  private func added(_ left: NumberLane, _ right: NumberLane) -> NumberLane {
    let missing = union(left.missing, right.missing, rows)
    let first = right.divisor.map { multiplied(left.numerator, $0) } ?? left.numerator
    let second = left.divisor.map { multiplied(right.numerator, $0) } ?? right.numerator
    return NumberLane(
      numerator: added(first, second, times: 1), divisor: divisors(left.divisor, right.divisor), missing: missing)
  }

  private func divisors(_ left: Vector?, _ right: Vector?) -> Vector? {
    guard let left else { return right }
    guard let right else { return left }
    return positive(multiplied(left, right))
  }

  private func product(_ parts: [NumberCode], _ factor: Int128) -> NumberLane {
    var result = number(parts[0])
    for part in parts.dropFirst() {
      let lane = number(part)
      result = NumberLane(
        numerator: multiplied(result.numerator, lane.numerator), divisor: divisors(result.divisor, lane.divisor),
        missing: union(result.missing, lane.missing, rows))
    }
    result.numerator = multiplied(result.numerator, by: factor)
    return result
  }

  private func quotient(_ dividend: NumberCode, _ divisor: NumberCode, _ factor: Int128) -> NumberLane {
    let above = number(dividend)
    let below = number(divisor)
    let by = below.numerator
    var numerator = multiplied(above.numerator, by: factor)
    if let own = below.divisor { numerator = multiplied(numerator, own) }
    // The sign of the divisor goes above; a division by zero is missing, over 1.
    var missing = union(above.missing, below.missing, rows)
    let zeros = Vector.compared(by, by, rows, { value, _ in value == 0 }, { value, _ in value == 0 })
    let hasZeros = (0..<rows.count).contains { zeros[$0] != 0 }
    if hasZeros { missing = union(missing, zeros, rows) }
    numerator = Vector.combined(
      numerator, by, rows, bound: numerator.bound, { $1 < 0 ? 0 &- $0 : $0 }, { $1 < 0 ? 0 &- $0 : $0 })
    var size = by.mapped(
      rows, bound: max(by.bound, 1), { $0 == 0 ? 1 : $0 < 0 ? 0 &- $0 : $0 }, { $0 == 0 ? 1 : $0 < 0 ? 0 &- $0 : $0 })
    if let own = above.divisor { size = positive(multiplied(size, own)) }
    return NumberLane(numerator: numerator, divisor: size, missing: missing)
  }

  /// Divisors of which those that outgrew 128 bits, and are 0, become 1: their rows are unsure.
  private func positive(_ divisors: Vector) -> Vector {
    guard unsure != nil else { return divisors }
    return divisors.mapped(rows, bound: max(divisors.bound, 1), { max($0, 1) }, { max($0, 1) })
  }

  // MARK: Extremes and branches

  private func extreme(_ lanes: [NumberLane], isLeast: Bool) -> NumberLane {
    var result = lanes[0]
    for lane in lanes.dropFirst() {
      let missing = union(result.missing, lane.missing, rows)
      if result.divisor == nil, lane.divisor == nil {
        let bound = max(result.numerator.bound, lane.numerator.bound)
        let numerator =
          isLeast
          ? Vector.combined(result.numerator, lane.numerator, rows, bound: bound, { min($0, $1) }, { min($0, $1) })
          : Vector.combined(result.numerator, lane.numerator, rows, bound: bound, { max($0, $1) }, { max($0, $1) })
        result = NumberLane(numerator: numerator, divisor: nil, missing: missing)
      } else {
        let isFirst = compared(isLeast ? .atMost : .atLeast, result, lane)
        let branch = Cells<UInt16>(rows) { UInt16(isFirst[$0] ^ 1) }
        result = chosen(Selection(branch: branch, missing: missing), [result, lane])
        result.missing = missing
      }
    }
    return result
  }

  /// Whether a comparison holds in each row.
  func compared(_ comparison: FormulaNode.Comparison, _ left: NumberLane, _ right: NumberLane) -> Cells<UInt8> {
    let l = right.divisor.map { multiplied(left.numerator, $0) } ?? left.numerator
    let r = left.divisor.map { multiplied(right.numerator, $0) } ?? right.numerator
    return switch comparison {
    case .equal: Vector.compared(l, r, rows, { $0 == $1 }, { $0 == $1 })
    case .different: Vector.compared(l, r, rows, { $0 != $1 }, { $0 != $1 })
    case .less: Vector.compared(l, r, rows, { $0 < $1 }, { $0 < $1 })
    case .atMost: Vector.compared(l, r, rows, { $0 <= $1 }, { $0 <= $1 })
    case .greater: Vector.compared(l, r, rows, { $0 > $1 }, { $0 > $1 })
    case .atLeast: Vector.compared(l, r, rows, { $0 >= $1 }, { $0 >= $1 })
    }
  }

  func compared(_ comparison: FormulaNode.Comparison, _ left: NumberCode.Scaled, _ right: NumberCode.Scaled)
    -> TruthLane
  {
    let (left, right) = (scaled(left), scaled(right))
    return TruthLane(truth: compared(comparison, left, right), missing: union(left.missing, right.missing, rows))
  }

  private func selected(_ selector: SelectorCode, _ branches: [NumberCode.Scaled]) -> NumberLane {
    let selection = selection(selector)
    if let constants = constants(branches) {
      let branch = selection.branch
      let bound = constants.reduce(0) { max($0, $1.magnitude) }
      let numerator =
        if bound <= Vector.narrowBound {
          constants.map { Int64($0) }.withUnsafeBufferPointer { constants in
            Vector(Cells(rows) { constants[Int(branch[$0])] }, bound: bound)
          }
        } else {
          Vector(Cells(rows) { constants[Int(branch[$0])] }, bound: bound)
        }
      return NumberLane(numerator: numerator, divisor: nil, missing: selection.missing)
    }
    return chosen(selection, branches.map { scaled($0) })
  }

  private func constants(_ branches: [NumberCode.Scaled]) -> [Int128]? {
    var constants: [Int128] = []
    for branch in branches {
      guard case .constant(let value) = branch.code.form else { return nil }
      constants.append(value)
    }
    return constants
  }

  /// The lane of each row's branch.
  private func chosen(_ selection: Selection, _ lanes: [NumberLane]) -> NumberLane {
    let missing = missing(selection, lanes.map(\.missing))
    let divisor =
      lanes.contains { $0.divisor != nil }
      ? chosen(selection, lanes.map { $0.divisor ?? Vector(rows, all: 1) }) : nil
    return NumberLane(numerator: chosen(selection, lanes.map(\.numerator)), divisor: divisor, missing: missing)
  }

  private func chosen(_ selection: Selection, _ vectors: [Vector]) -> Vector {
    let branch = selection.branch
    let bound = vectors.reduce(0) { max($0, $1.bound) }
    let narrow = vectors.compactMap { vector in if case .narrow(let cells) = vector.storage { cells } else { nil } }
    guard narrow.count == vectors.count else {
      return Vector(Cells(rows) { vectors[Int(branch[$0])][$0] }, bound: bound)
    }
    if narrow.count == 2 {
      let (first, second) = (narrow[0], narrow[1])
      return Vector(Cells(rows) { branch[$0] == 0 ? first[$0] : second[$0] }, bound: bound)
    }
    return narrow.withMemories { narrow in
      Vector(Cells(rows) { narrow[Int(branch[$0])][$0] }, bound: bound)
    }
  }

  private func firstPresent(_ parts: [NumberCode.Scaled]) -> NumberLane {
    var result = scaled(parts[0])
    for part in parts.dropFirst() {
      guard let missing = result.missing else { break }
      let next = scaled(part)
      let branch = Cells<UInt16>(rows) { UInt16(missing[$0]) }
      let both = intersection(missing, next.missing)
      result = chosen(Selection(branch: branch, missing: nil), [result, next])
      result.missing = both
    }
    return result
  }

  private func curve(_ lane: NumberLane, _ thresholds: [Int128], _ lines: [NumberCode.Line]) -> NumberLane {
    let line = passed(lane, thresholds, isStrict: false)
    // slope · numerator + offset · divisor, over divisor
    let slopes = Vector(Cells(rows) { lines[Int(line[$0])].slope }, bound: Vector.wideBound).narrowed(rows)
    let offsets = Vector(Cells(rows) { lines[Int(line[$0])].offset }, bound: Vector.wideBound).narrowed(rows)
    let raised = multiplied(slopes, lane.numerator)
    let ground = lane.divisor.map { multiplied(offsets, $0) } ?? offsets
    return NumberLane(numerator: added(raised, ground, times: 1), divisor: lane.divisor, missing: lane.missing)
  }

  // MARK: Months

  private func folded(_ fold: FormulaExpression.OverMonths, _ part: NumberCode) -> NumberLane {
    // What is left when no month exists: 0 for a sum, missing for the others.
    var result = NumberLane(
      numerator: Vector(rows, all: 0), divisor: nil, missing: fold == .sum ? nil : Cells(rows, all: 1))
    var hasMissing: Marks = nil
    var isEmpty = Cells<UInt8>(rows, all: 1)
    for (month, absent) in overMonths(part) {
      let present = absent.map { marks in Cells<UInt8>(rows) { marks[$0] ^ 1 } } ?? Cells(rows, all: 1)
      hasMissing = union(hasMissing, month.missing.flatMap { intersection($0, present) }, rows)
      let next: NumberLane
      switch fold {
      case .sum: next = added(NumberLane(numerator: result.numerator, divisor: result.divisor, missing: nil), month)
      case .largest, .smallest:
        let isBetter = compared(fold == .largest ? .greater : .less, month, result)
        let branch = Cells<UInt16>(rows) { UInt16(isBetter[$0] | isEmpty[$0]) }
        next = chosen(Selection(branch: branch, missing: nil), [result, month])
      }
      let branch = Cells<UInt16>(rows) { UInt16(present[$0]) }
      result = chosen(Selection(branch: branch, missing: nil), [result, next])
      let before = isEmpty
      isEmpty = Cells(rows) { before[$0] & (present[$0] ^ 1) }
    }
    result.missing = fold == .sum ? hasMissing : union(hasMissing, isEmpty, rows)
    return result
  }

  private func monthCount() -> NumberLane {
    let numbers = Cells<Int64>(rows, all: Int64(months.count))
    for month in months {
      guard let absent = month.absent else { continue }
      for row in 0..<rows.count { numbers[row] -= Int64(absent[row]) }
    }
    return NumberLane(numerator: Vector(numbers, bound: UInt128(months.count)), divisor: nil, missing: nil)
  }
}
