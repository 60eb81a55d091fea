/// An amount of money in whole rupiah.
public struct Rupiah: Hashable, Comparable, Sendable {
  /// The amount.
  public let amount: Int64

  /// Makes an amount.
  public init(_ amount: Int64) { self.amount = amount }

  /// Nothing.
  public static let zero = Rupiah(0)

  /// Orders by amount.
  public static func < (left: Self, right: Self) -> Bool { left.amount < right.amount }
  /// The sum.
  public static func + (left: Self, right: Self) -> Rupiah { Rupiah(left.amount + right.amount) }
  /// Adds in place.
  public static func += (left: inout Self, right: Self) { left = left + right }
}
