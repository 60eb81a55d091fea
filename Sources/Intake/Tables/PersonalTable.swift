internal import Findings
internal import Kinerja
internal import Tabular

/// Reads a large table of rows of people in the roster, each with a key of its own within the person's rows.
final class PersonalTable<Column: TableColumn, Value: Sendable>: TableReader, @unchecked Sendable {
  struct Entry: Sendable {
    var person: UInt32
    /// The key within the person's rows.
    var key: UInt64
    /// What the row says; nil when it is invalid and only holds its key.
    var value: Value?
  }

  struct Batch: Sendable {
    var entries: [Entry] = []
    var finder: PersonFinder
  }

  /// What a row says: nil without a readable key, or outside the quarter.
  typealias Reading = @Sendable (Row<Column>, inout PersonFinder, inout BatchReport) -> Entry?

  private let people: People
  private let reading: Reading
  private var batches: [[Entry]] = []

  init(_ people: People, reading: @escaping Reading) {
    self.people = people
    self.reading = reading
  }

  func makeBatch() -> Batch { Batch(finder: PersonFinder(people)) }

  func read(_ row: Row<Column>, into batch: inout Batch, _ report: inout BatchReport) {
    let before = report.findings.count
    guard var entry = reading(row, &batch.finder, &report) else { return }
    if report.findings.count > before { entry.value = nil }
    batch.entries.append(entry)
  }

  func commit(_ batch: Batch, line: Int, file: Int) { batches.append(batch.entries) }

  /// The rows by person, without those that are set aside: where each person's begin, and all of them.
  func finish(_ tableReading: TableReading, _ log: FindingLog, _ summary: inout TableSummary) throws(InputError)
    -> (starts: [UInt32], values: [Value])
  {
    var starts = [Int](repeating: 0, count: people.nips.count + 1)
    var total = 0
    for batch in batches {
      total += batch.count
      for entry in batch { starts[Int(entry.person) + 1] += 1 }
    }
    guard total > 0 else { return ([], []) }
    for person in people.nips.indices { starts[person + 1] += starts[person] }
    var next = starts
    let entries = [Entry](unsafeUninitializedCapacity: total) { memory, count in
      guard let base = memory.baseAddress else { return }
      for batch in batches {
        for entry in batch {
          (base + next[Int(entry.person)]).initialize(to: entry)
          next[Int(entry.person)] += 1
        }
      }
      count = total
    }
    batches = []
    var kept: [Value] = []
    kept.reserveCapacity(total)
    var keptStarts: [UInt32] = [0]
    keptStarts.reserveCapacity(people.nips.count + 1)
    /// Keys with several rows: who holds them, and the place of what was kept.
    var doubted: [RowKey: Int] = [:]
    var order: [Int] = []
    for person in people.nips.indices {
      let range = starts[person]..<starts[person + 1]
      // As exports mostly have them: each key once, in ascending order.
      if zip(range, range.dropFirst()).allSatisfy({ entries[$0].key < entries[$1].key }) {
        for entry in entries[range] { if let value = entry.value { kept.append(value) } }
      } else {
        order.removeAll(keepingCapacity: true)
        order.append(contentsOf: range)
        order.sort { entries[$0].key < entries[$1].key }
        for (place, index) in order.enumerated() {
          let entry = entries[index]
          let repeatsEarlier = place > 0 && entries[order[place - 1]].key == entry.key
          let hasLater = place + 1 < order.count && entries[order[place + 1]].key == entry.key
          if repeatsEarlier { continue }
          if hasLater {
            doubted[RowKey(first: UInt64(person), second: entry.key)] = entry.value == nil ? -1 : kept.count
          }
          if let value = entry.value { kept.append(value) }
        }
      }
      keptStarts.append(UInt32(kept.count))
    }
    guard !doubted.isEmpty else { return (keptStarts, kept) }
    let review = KeyReview(
      of: self, keyOf: { [self] in key(of: $0) }, doubtAbout: { doubted[$0] == nil ? .none : .open })
    try review.run(tableReading, hasOpen: true, hasConflict: false, log, &summary)
    summary.repeated += review.repeated
    let gone = Set(review.conflicts.compactMap { doubted[$0] }.filter { $0 >= 0 })
    guard !gone.isEmpty else { return (keptStarts, kept) }
    var left: [Value] = []
    var leftStarts: [UInt32] = [0]
    for person in people.nips.indices {
      for place in Int(keptStarts[person])..<Int(keptStarts[person + 1]) where !gone.contains(place) {
        left.append(kept[place])
      }
      leftStarts.append(UInt32(left.count))
    }
    return (leftStarts, left)
  }

  private func key(of row: Row<Column>) -> RowKey? {
    var report = BatchReport()
    var finder = PersonFinder(people)
    return reading(row, &finder, &report).map { RowKey(first: UInt64($0.person), second: $0.key) }
  }
}
