/// A number with exactly six decimals, held as an integer count of millionths.
///
/// Scores and percentages are in points (3 means 3 %); targets, norms and weights use the same scale.
public struct Points: Hashable, Comparable, Sendable {
  /// The number of millionths in one.
  public static let scale: Int64 = 1_000_000

  /// Millionths.
  public let micros: Int64

  /// Makes a number from its millionths.
  public init(micros: Int64) { self.micros = micros }

  /// Makes a whole number.
  public init(whole: Int64) { micros = whole * Points.scale }

  /// Nothing.
  public static let zero = Points(micros: 0)
  /// One hundred, the size of a full score.
  public static let hundred = Points(whole: 100)

  /// Reads an optional `-`, digits, and optionally `.` and one to six digits; nil for anything else or from 10^12 on.
  public init?(_ text: String) {
    var bytes = Substring(text).utf8
    let isNegative = bytes.first == 0x2D
    if isNegative { bytes = bytes.dropFirst() }
    var value: Int64 = 0
    var decimals = -1
    var digits = 0
    for byte in bytes {
      if byte == 0x2E {
        guard decimals < 0, digits > 0 else { return nil }
        decimals = 0
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      digits += 1
      if decimals >= 0 { decimals += 1 }
      guard decimals <= 6, value < 100_000_000_000_000_000 else { return nil }
      value = value * 10 + Int64(byte - 0x30)
    }
    guard digits > 0, decimals != 0 else { return nil }
    for _ in max(decimals, 0)..<6 {
      guard value < 100_000_000_000_000_000 else { return nil }
      value *= 10
    }
    micros = isNegative ? -value : value
  }

  /// Orders by value.
  public static func < (left: Self, right: Self) -> Bool { left.micros < right.micros }
}

extension Points: CustomStringConvertible {
  /// Without the zeros that end it: `0.5`, `100`.
  public var description: String {
    let whole = micros.magnitude / 1_000_000
    let rest = padded(Int(micros.magnitude % 1_000_000), 6)
    let trimmed = rest.reversed().drop { $0 == "0" }.reversed()
    return (micros < 0 ? "-" : "") + String(whole) + (trimmed.isEmpty ? "" : "." + String(trimmed))
  }
}
