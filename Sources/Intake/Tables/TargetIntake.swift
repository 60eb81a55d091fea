internal import Findings
internal import Kinerja
internal import Tabular

/// Reads target.csv.
final class TargetIntake: TableReader, @unchecked Sendable {
  struct Entry: Sendable {
    var person: UInt32
    var target: Target
    /// Whether the row is invalid and only holds its key.
    var isInvalid: Bool
  }

  struct Batch: Sendable {
    var entries: [Entry] = []
    var wide: [Int64] = []
    var finder: PersonFinder
    var lackingPartner = 0
  }

  private let people: People
  private let indicators: CodeTable
  private let months: MonthFinder
  private let isOver: Bool
  /// Indicators whose norm is set aside: their targets are so too, without a finding of their own.
  private let withoutPartner: Set<[UInt8]>
  private var batches: [[Entry]] = []
  private var wide: [Int64] = []
  private(set) var lackingPartner = 0

  /// - Parameter isOver: whether the quarter is over by the as-of date.
  init(_ people: People, _ quarter: Quarter, isOver: Bool, indicators: CodeTable, withoutPartner: Set<[UInt8]>) {
    self.people = people
    self.isOver = isOver
    months = MonthFinder(quarter)
    self.indicators = indicators
    self.withoutPartner = withoutPartner
  }

  func makeBatch() -> Batch { Batch(finder: PersonFinder(people)) }

  func read(_ row: Row<TargetColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    let before = report.findings.count
    let place: PlaceInQuarter? = row.isLeftOpen(.bulan) ? nil : months.month(row, .bulan, of: .nip, &report)
    guard place != .outside else { return }
    let nip = report.nip(row, .nip)
    let person = report.person(row, .nip, nip, &batch.finder)
    let name = report.text(row, .indikator, nip: nip)
    let indicator = name.flatMap { indicators.find($0) }
    let lacksPartner = name.map { indicator == nil && withoutPartner.contains(Array($0.bytes)) } ?? false
    if name != nil, indicator == nil, !lacksPartner { report.add(.reference(.noNorm), row, .indikator, nip: nip) }
    let direction: TargetDirection? = report.word(row, .arah, nip: nip)
    let target = report.number(row, .target, nip: nip)
    let realised = report.number(row, .realisasi, nip: nip)
    let weight = report.number(row, .bobot, nip: nip)
    if lacksPartner, report.findings.count == before { batch.lackingPartner += 1 }
    guard let person, let indicator, place != .unreadable else { return }
    let month = place?.index
    guard let direction, let target, let realised, let weight, report.findings.count == before else {
      let nothing = compact(nil, &batch.wide)
      let placeholder = Target(
        indicator: indicator, month: month, direction: .maximise, target: nothing, realised: nothing, weight: nothing)
      batch.entries.append(Entry(person: UInt32(person), target: placeholder, isInvalid: true))
      return
    }
    let values = Target(
      indicator: indicator, month: month, direction: direction, target: compact(target, &batch.wide),
      realised: compact(realised, &batch.wide), weight: compact(weight, &batch.wide))
    batch.entries.append(Entry(person: UInt32(person), target: values, isInvalid: false))
  }

  @inline(__always)
  private func compact(_ number: Cell.Decimal6?, _ wide: inout [Int64]) -> CompactPoints {
    guard let number else { return CompactPoints(micros: 0, wide: &wide) }
    return CompactPoints(digits: number.digits, decimals: number.decimals)
      ?? CompactPoints(micros: number.micros, wide: &wide)
  }

  func commit(_ batch: Batch, line: Int, file: Int) {
    lackingPartner += batch.lackingPartner
    guard !batch.wide.isEmpty else {
      batches.append(batch.entries)
      return
    }
    let offset = wide.count
    wide += batch.wide
    batches.append(
      batch.entries.map { entry in
        var entry = entry
        entry.target.target.moveWide(by: offset)
        entry.target.realised.moveWide(by: offset)
        entry.target.weight.moveWide(by: offset)
        return entry
      })
  }

  /// The targets by person, without those that are set aside.
  func finish(_ reading: TableReading, _ log: FindingLog, _ summary: inout TableSummary) throws(InputError)
    -> TargetTable
  {
    let (starts, entries) = grouped()
    var kept: [Target] = []
    kept.reserveCapacity(entries.count)
    var keptStarts: [UInt32] = [0]
    keptStarts.reserveCapacity(people.nips.count + 1)
    var doubted: [RowKey: [Entry]] = [:]
    var seen: [UInt32] = []
    for person in people.nips.indices {
      let range = starts[person]..<starts[person + 1]
      seen.removeAll(keepingCapacity: true)
      for entry in entries[range] { seen.append(entry.target.keyPlace) }
      var hasRepetition = false
      if seen.count > 16 {
        seen.sort()
        hasRepetition = zip(seen, seen.dropFirst()).contains { $0 == $1 }
      } else {
        for index in seen.indices.dropFirst() where seen[..<index].contains(seen[index]) { hasRepetition = true }
      }
      for entry in entries[range] {
        if hasRepetition, seen.count(where: { $0 == entry.target.keyPlace }) > 1 {
          doubted[key(person, entry.target.keyPlace), default: []].append(entry)
        } else if !entry.isInvalid {
          kept.append(entry.target)
        }
      }
      if hasRepetition {
        // Of rows that may be alike one stays; those that turn out to contradict each other go below.
        var added: Set<UInt32> = []
        for entry in entries[range] where added.insert(entry.target.keyPlace).inserted {
          let rows = doubted[key(person, entry.target.keyPlace)] ?? []
          if rows.count > 1, !rows[0].isInvalid { kept.append(rows[0].target) }
        }
      }
      keptStarts.append(UInt32(kept.count))
    }
    var table = TargetTable(starts: keptStarts, targets: kept, wide: wide)
    SwappedColumns.findings(table, isOver: isOver).forEach(log.add)
    guard !doubted.isEmpty else { return table }
    let review = KeyReview(
      of: self, keyOf: { [self] in key(of: $0) }, doubtAbout: { doubted[$0] == nil ? .none : .open })
    try review.run(reading, hasOpen: true, hasConflict: false, log, &summary)
    summary.repeated += review.repeated
    if !review.conflicts.isEmpty {
      table.removeAll { person, target in review.conflicts.contains(key(person, target.keyPlace)) }
    }
    return table
  }

  private func key(_ person: Int, _ place: UInt32) -> RowKey {
    RowKey(first: UInt64(person), second: UInt64(place))
  }

  private func key(of row: Row<TargetColumn>) -> RowKey? {
    var report = BatchReport()
    guard let nip = row[.nip].digits18, let person = people.index.find(nip),
      let indicator = indicators.find(row[.indikator])
    else { return nil }
    let place: PlaceInQuarter? = row.isLeftOpen(.bulan) ? nil : months.month(row, .bulan, of: .nip, &report)
    guard place != .outside, place != .unreadable else { return nil }
    return key(person, Target.keyPlace(indicator: indicator, month: place?.index))
  }

  private func grouped() -> (starts: [Int], entries: [Entry]) {
    var starts = [Int](repeating: 0, count: people.nips.count + 1)
    var total = 0
    for batch in batches {
      total += batch.count
      for entry in batch { starts[Int(entry.person) + 1] += 1 }
    }
    for person in people.nips.indices { starts[person + 1] += starts[person] }
    var next = starts
    guard total > 0 else { return (starts, []) }
    let placed = [Entry](unsafeUninitializedCapacity: total) { entries, count in
      batches.reverse()
      while let batch = batches.popLast() {
        for entry in batch {
          entries[next[Int(entry.person)]] = entry
          next[Int(entry.person)] += 1
        }
      }
      count = total
    }
    return (starts, placed)
  }
}

extension TargetTable {
  /// Removes targets by person.
  fileprivate mutating func removeAll(where isGone: (Int, Target) -> Bool) {
    var kept: [Target] = []
    var keptStarts: [UInt32] = [0]
    for person in 0..<starts.count - 1 {
      for target in targets[Int(starts[person])..<Int(starts[person + 1])] where !isGone(person, target) {
        kept.append(target)
      }
      keptStarts.append(UInt32(kept.count))
    }
    targets = kept
    starts = keptStarts
  }
}
