private import Glibc

/// A block of zeroed numbers with one owner; it is written while facts are gathered and only read afterwards.
public final class Storage<Element: FixedWidthInteger & BitwiseCopyable & Sendable>: @unchecked Sendable {
  /// The first number.
  public let base: UnsafeMutablePointer<Element>
  /// How many there are.
  public let count: Int
  private let release: @Sendable (UnsafeMutableRawPointer) -> Void

  /// Allocates zeros; the system clears large ones part by part, by whoever touches a part first.
  public init(count: Int) {
    guard let memory = calloc(max(count, 1), MemoryLayout<Element>.stride) else { fatalError("no memory is left") }
    base = memory.bindMemory(to: Element.self, capacity: max(count, 1))
    self.count = count
    release = { free($0) }
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
