internal import Kinerja

extension BlockMaker {
  /// The rows of a table that has none per person.
  func smallTable(_ table: Table, earnings: [Int: Int]) -> RowBuffer {
    var buffer = RowBuffer(table, options, capacity: 0)
    for (number, row) in rows(table, earnings).enumerated() {
      buffer.writer.append(row)
      buffer.endRow(key: number)
    }
    return buffer
  }

  private func rows(_ table: Table, _ earnings: [Int: Int]) -> [[UInt8]] {
    switch table {
    case .norms: indicators.families.joined().map(normRow)
    case .calendar: calendar.entries.map(calendarRow)
    case .tariffs: Rates.rows(organisation.units, options.quarter).map { Array($0.utf8) }
    case .budgets: organisation.units.indices.compactMap { budgetRow($0, earnings[$0] ?? 0) }
    default: []
    }
  }

  private func normRow(_ indicator: Indicator) -> [UInt8] {
    var writer = ByteWriter()
    writer.text(indicator.code + ",")
    writer.hundredths(indicator.norm)
    return writer.bytes
  }

  private func calendarRow(_ entry: WorkCalendar.Entry) -> [UInt8] {
    Array("\(entry.day),\(entry.kind.code),\(entry.isRamadan ? "RAMADAN" : ""),\(entry.note)".utf8)
  }

  /// A third of the units have a budget; of these, a third falls short of what is earned.
  private func budgetRow(_ number: Int, _ earned: Int) -> [UInt8]? {
    var random = Random(options.seed, .budgets, number)
    guard random.below(3) == 0, earned > 0 else { return nil }
    let percent = random.below(3) == 0 ? random.within(85...95) : random.within(102...115)
    return Array("\(organisation.units[number].code),\(earned / 100 * percent / 1_000_000 * 1_000_000)".utf8)
  }
}
