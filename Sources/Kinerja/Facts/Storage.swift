/// A block of zeroed numbers with one owner; it is written while facts are gathered and only read afterwards.
public final class Storage<Element: FixedWidthInteger & BitwiseCopyable & Sendable>: @unchecked Sendable {
  /// The first number.
  public let base: UnsafeMutablePointer<Element>
  /// How many there are.
  public let count: Int
  private let release: @Sendable (UnsafeMutableRawPointer) -> Void

  /// Allocates zeros.
  public init(count: Int) {
    base = .allocate(capacity: max(count, 1))
    base.initialize(repeating: 0, count: max(count, 1))
    self.count = count
    release = { $0.deallocate() }
  }

  /// Holds these numbers.
  public convenience init(_ numbers: [Element]) {
    self.init(count: numbers.count)
    for (index, number) in numbers.enumerated() { base[index] = number }
  }

  /// Takes over memory that holds `count` zeros.
  public init(
    taking base: UnsafeMutablePointer<Element>, count: Int,
    release: @escaping @Sendable (UnsafeMutableRawPointer) -> Void
  ) {
    self.base = base
    self.count = count
    self.release = release
  }

  deinit { release(UnsafeMutableRawPointer(base)) }

  /// The number at an index within bounds.
  @inlinable @inline(__always)
  public subscript(index: Int) -> Element {
    get { base[index] }
    set { base[index] = newValue }
  }
}
