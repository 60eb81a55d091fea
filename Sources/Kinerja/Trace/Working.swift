/// How a figure is made: the method's formula, with the numbers in it.
package indirect enum Working: Hashable, Sendable {
  /// A number: a rule of the policy, a cell, a count.
  case number(ExactNumber)
  /// A figure, written as its value.
  case figure(FigureName, ExactNumber)
  /// A figure, written by its name; nil where it is missing.
  case named(FigureName, ExactNumber?)
  /// All together.
  case sum([Working])
  /// The first less the second.
  case difference(Working, Working)
  /// One times the other.
  case product(Working, Working)
  /// The first by the second; nothing where the second is.
  case quotient(Working, Working)
  /// The smaller one.
  case least(Working, Working)
  /// The curve of the clause `workload`.
  case curve([WorkloadRules.CurvePoint], at: Working)

  static func number(_ points: Points) -> Working { .number(ExactNumber(points)) }
  static func whole(_ value: some BinaryInteger) -> Working { .number(ExactNumber(value)) }

  static func - (left: Working, right: Working) -> Working { .difference(left, right) }
  static func * (left: Working, right: Working) -> Working { .product(left, right) }
  static func / (left: Working, right: Working) -> Working { .quotient(left, right) }

  /// The figures that it is made of, in the order in which they stand.
  package var inputs: [(name: FigureName, value: ExactNumber?)] {
    switch self {
    case .number: []
    case .figure(let name, let value): [(name, value)]
    case .named(let name, let value): [(name, value)]
    case .sum(let terms): terms.flatMap(\.inputs)
    case .difference(let left, let right), .product(let left, let right), .quotient(let left, let right),
      .least(let left, let right):
      left.inputs + right.inputs
    case .curve(_, let argument): argument.inputs
    }
  }
}

extension Working: CustomStringConvertible {
  /// As the method writes it: `(99.5·23 + 98.5·19)/42`.
  package var description: String {
    switch self {
    case .number(let value), .figure(_, let value): "\(value)"
    case .named(let name, _): name.symbol
    case .sum(let terms): terms.map(\.description).joined(separator: " + ")
    case .difference(let left, let right): "\(left) − \(right)"
    case .product(let left, let right): "\(left.factor)·\(right.lastFactor)"
    case .quotient(let left, let right): "\(left.factor)/\(right.lastFactor)"
    case .least(let left, let right): "min(\(left), \(right))"
    case .curve(_, let argument): "curve(\(argument))"
    }
  }

  private var isSum: Bool {
    switch self {
    case .sum(let terms): terms.count > 1
    case .difference: true
    default: false
    }
  }

  private var factor: String { isSum ? "(\(self))" : description }

  private var lastFactor: String {
    switch self {
    case .product, .quotient: "(\(self))"
    default: factor
    }
  }
}
