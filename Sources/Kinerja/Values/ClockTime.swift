/// A time of day in whole minutes; seconds are dropped (method, section 1).
public struct ClockTime: Hashable, Comparable, Sendable {
  /// Minutes since midnight, 0 to 1439.
  public let minutes: Int

  /// Makes the time this many minutes after midnight; nil outside 0 to 1439.
  public init?(minutes: Int) {
    guard (0..<1440).contains(minutes) else { return nil }
    self.minutes = minutes
  }

  /// Reads `HH:MM` or `HH:MM:SS`; nil for anything else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 5 || bytes.count == 8 else { return nil }
    var fields: [Int] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      guard start == 0 || bytes[start - 1] == 0x3A, (0x30...0x39).contains(bytes[start]),
        (0x30...0x39).contains(bytes[start + 1])
      else { return nil }
      fields.append(Int(bytes[start] - 0x30) * 10 + Int(bytes[start + 1] - 0x30))
    }
    guard fields[0] < 24, fields[1] < 60, fields.count == 2 || fields[2] < 60 else { return nil }
    minutes = fields[0] * 60 + fields[1]
  }

  /// Orders times within one day.
  public static func < (left: Self, right: Self) -> Bool { left.minutes < right.minutes }
}

extension ClockTime: CustomStringConvertible {
  /// `HH:MM`.
  public var description: String { "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))" }
}
