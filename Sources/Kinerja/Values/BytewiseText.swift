/// A text that is compared byte by byte as UTF-8 (method, section 1): letters that look alike but are written with other bytes
/// are others, and the order is that of the bytes.
public struct BytewiseText: Hashable, Comparable, Sendable {
  /// The text.
  public let text: String

  /// Takes a text.
  public init(_ text: String) { self.text = text }

  /// Whether both are the same bytes.
  public static func == (left: BytewiseText, right: BytewiseText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Whether one stands before the other in the order of bytes.
  public static func < (left: BytewiseText, right: BytewiseText) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// Feeds the bytes to a hasher.
  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(text.utf8.count)
  }
}
