/// A number as the method holds it: so many units of 10^-`decimals`.
package struct ExactNumber: Hashable, Sendable {
  /// How many units.
  package let units: Int128
  /// The decimals of a unit.
  package let decimals: Int

  /// So many units of 10^-`decimals`.
  package init(_ units: Int128, decimals: Int) {
    self.units = units
    self.decimals = decimals
  }

  /// A whole number.
  package init(_ whole: some BinaryInteger) { self.init(Int128(whole), decimals: 0) }
  /// Millionths.
  package init(micros: some BinaryInteger) { self.init(Int128(micros), decimals: 6) }
  /// A number of the policy or the exports.
  package init(_ points: Points) { self.init(micros: points.micros) }
}

extension ExactNumber: CustomStringConvertible {
  /// Without the zeros that end it: `0.5`, `100`.
  package var description: String {
    let digits = "\(units.magnitude)"
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let fraction = padded.suffix(decimals).reversed().drop { $0 == "0" }.reversed()
    return (units < 0 ? "-" : "") + padded.dropLast(decimals) + (fraction.isEmpty ? "" : "." + String(fraction))
  }
}
