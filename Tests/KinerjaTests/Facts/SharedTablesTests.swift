import SmallQuarters
import Testing

@testable import Kinerja

/// One person's rows under the calendar, norms, tariffs and budgets of other exports: tables are matched by name.
@Suite struct SharedTablesTests {
  private var own: Facts {
    var quarter = SmallQuarter([SmallQuarter.Person(1)])
    quarter.calendar = ["2026-08-17": (.holiday, nil)]
    quarter.budgets = [0: 1000, 1: 2000]
    return quarter.facts
  }

  @Test func takesCalendarAndNorms() {
    var quarter = SmallQuarter([SmallQuarter.Person(2)])
    quarter.calendar = ["2026-08-18": (.working, "RAMADAN")]
    var other = quarter.facts
    other.indicators = ["X", "I2"]
    other.norms = [5, 7]
    let mixed = own.withSharedTables(of: other)
    #expect(mixed.calendar.kinds[SmallQuarter.day("2026-08-17")] == nil)
    #expect(mixed.calendar.alternatives[SmallQuarter.day("2026-08-18")] == "RAMADAN")
    // I1, which the others lack, keeps its norm; X, which nobody here has a target of, is no use.
    #expect(mixed.indicators == ["I1", "I2"])
    #expect(mixed.norms == [60_000_000, 7])
    #expect(mixed.roster.nips == [1])
  }

  /// Units stand elsewhere in the others' list, and one of theirs nobody here is in; tariffs name units by code.
  @Test func takesPayByUnit() {
    var quarter = SmallQuarter([SmallQuarter.Person(2)])
    quarter.units = ["U9", "U2", "U1"]
    quarter.tariffs = [9: 1]
    quarter.budgets = [0: 5, 1: 6]
    quarter.rates = [.init(grade: 8, unit: BytewiseText("U1"), amount: Rupiah(30))]
    let mixed = own.withSharedTables(of: quarter.facts)
    #expect(
      Set(mixed.tariffs.rates) == [
        .init(grade: 9, unit: nil, amount: Rupiah(1)), .init(grade: 8, unit: BytewiseText("U1"), amount: Rupiah(30)),
      ])
    // U1 has no budget there, so it has none.
    #expect(mixed.budgets == [1: Rupiah(6)])
  }

  /// Names that look alike but are written with other bytes are others.
  @Test func matchesNamesByteByByte() {
    var mine = own
    mine.indicators = ["caf\u{E9}", "I2"]
    var other = own
    other.indicators = ["cafe\u{301}", "I2"]
    other.norms = [1, 2]
    #expect(mine.withSharedTables(of: other).norms == [60_000_000, 2])
  }
}
