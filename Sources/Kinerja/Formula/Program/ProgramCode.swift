/// A part of a compiled formula that gives numbers: for each row numerator / (scale · divisor).
final class NumberCode: Sendable {
  /// A part that is brought to another's scale.
  struct Scaled: Sendable {
    var code: NumberCode
    /// What the numerator is multiplied by.
    var factor: Int128
  }

  indirect enum Form: Sendable {
    case constant(Int128)
    case column(Int)
    /// The sum of parts and a constant.
    case sum([Scaled], plus: Int128)
    /// The product of parts and a factor.
    case product([NumberCode], times: Int128)
    /// A quotient, times a factor.
    case quotient(NumberCode, NumberCode, times: Int128)
    case size(NumberCode)
    case extreme([Scaled], isLeast: Bool)
    /// The whole number next to numerator · multiplier / (divisor · its own), times a unit.
    case whole(NumberCode, multiplier: Int128, divisor: Int128, WholeDirection, unit: Int128)
    case selected(SelectorCode, [Scaled])
    case firstPresent([Scaled])
    /// A broken line: above the n-th threshold it is slope · numerator + offset.
    case curve(Scaled, thresholds: [Int128], lines: [Line])
    case overMonths(FormulaExpression.OverMonths, NumberCode)
    case months
    /// Nothing, in every row.
    case missing
  }

  struct Line: Sendable {
    var slope: Int128
    var offset: Int128
  }

  let form: Form
  /// Above 0.
  let scale: Int128
  /// Whether rows have divisors of their own.
  let hasDivisor: Bool

  init(_ form: Form, scale: Int128, hasDivisor: Bool = false) {
    self.form = form
    self.scale = scale
    self.hasDivisor = hasDivisor
  }
}

/// A part of a compiled formula that gives truths.
indirect enum TruthCode: Sendable {
  case constant(Bool)
  case not(TruthCode)
  case logic([TruthCode], stopsAt: Bool)
  case comparedNumbers(FormulaNode.Comparison, NumberCode.Scaled, NumberCode.Scaled)
  case comparedTexts(TextCode, TextCode, isEqual: Bool)
  case isPresent(AnyCode)
  case selected(SelectorCode, [TruthCode])
  case firstPresent([TruthCode])
  case missing
}

/// A part of a compiled formula that gives texts.
indirect enum TextCode: Sendable {
  case constant(UInt32)
  case column(Int)
  case selected(SelectorCode, [TextCode])
  case firstPresent([TextCode])
  case missing
}

/// A part of a compiled formula of any kind.
enum AnyCode: Sendable {
  case number(NumberCode)
  case truth(TruthCode)
  case text(TextCode)
}

/// Which of several branches a row takes.
indirect enum SelectorCode: Sendable {
  /// The first where it holds, else the second.
  case truth(TruthCode)
  /// The branch of the code, else the one behind them, else none.
  case text(TextCode, [UInt32], hasOther: Bool)
  /// The branch of the number, else the one behind them, else none.
  case number(NumberCode.Scaled, [Int128], hasOther: Bool)
  /// The first of which the number is not below, or at and not below, the key; else the one behind them.
  case steps(NumberCode.Scaled, [Int128], isStrict: Bool)
}
