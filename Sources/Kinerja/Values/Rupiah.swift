/// An amount of money in whole rupiah.
package struct Rupiah: Hashable, Comparable, Sendable {
  /// The amount.
  package let amount: Int64

  /// Makes an amount.
  package init(_ amount: Int64) { self.amount = amount }

  /// Nothing.
  package static let zero = Rupiah(0)

  /// Orders by amount.
  package static func < (left: Self, right: Self) -> Bool { left.amount < right.amount }
  /// The sum.
  package static func + (left: Self, right: Self) -> Rupiah { Rupiah(left.amount + right.amount) }
  /// Adds in place.
  package static func += (left: inout Self, right: Self) { left = left + right }
}
