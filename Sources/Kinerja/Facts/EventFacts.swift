/// Something that happened on a day (a row of `kejadian.csv`).
public struct Event: Hashable, Sendable {
  /// The position in `Facts.eventKinds`.
  public var kind: UInt16
  /// The day of the quarter, from 0.
  public var day: UInt8
  /// How many (jumlah), in millionths.
  public var count: Int64

  /// Makes an event.
  public init(kind: Int, day: Int, count: Int64) {
    self.kind = UInt16(kind)
    self.day = UInt8(day)
    self.count = count
  }
}

/// The events of a quarter, person by person, in any order.
public struct EventTable: Sendable {
  /// Where each person's events begin; one more entry than there are people, empty without any event.
  public var starts: [UInt32]
  /// The events.
  public var events: [Event]

  /// Makes a table.
  public init(starts: [UInt32] = [], events: [Event] = []) {
    self.starts = starts
    self.events = events
  }

  /// A person's events.
  @inlinable @inline(__always)
  public subscript(person: Int) -> ArraySlice<Event> {
    starts.isEmpty ? [] : events[Int(starts[person])..<Int(starts[person + 1])]
  }

  /// Shows each of a person's events.
  @inline(__always)
  func forEach(of person: Int, _ body: (Event) -> Void) {
    guard !starts.isEmpty else { return }
    events.withUnsafeBufferPointer { events in
      for index in Int(starts[person])..<Int(starts[person + 1]) { body(events[index]) }
    }
  }
}

/// A number that the policy names (a row of `angka.csv`).
public struct NamedNumber: Hashable, Sendable {
  /// The position in `Facts.numberNames`.
  public var name: UInt16
  /// The month of the quarter, from 0; nil for all of them.
  public var month: UInt8?
  /// The value in millionths.
  public var value: Int64

  /// Makes a number.
  public init(name: Int, month: Int?, value: Int64) {
    self.name = UInt16(name)
    self.month = month.map { UInt8($0) }
    self.value = value
  }
}

/// The named numbers of a quarter, person by person, in any order.
public struct NumberTable: Sendable {
  /// Where each person's numbers begin; one more entry than there are people, empty without any number.
  public var starts: [UInt32]
  /// The numbers.
  public var numbers: [NamedNumber]

  /// Makes a table.
  public init(starts: [UInt32] = [], numbers: [NamedNumber] = []) {
    self.starts = starts
    self.numbers = numbers
  }

  /// A person's numbers.
  @inlinable @inline(__always)
  public subscript(person: Int) -> ArraySlice<NamedNumber> {
    starts.isEmpty ? [] : numbers[Int(starts[person])..<Int(starts[person + 1])]
  }
}
