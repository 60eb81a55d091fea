import Testing

@testable import Intake
@testable import Kinerja

/// What daily rows look like as a whole, whatever the pieces in which they are counted.
@Suite struct DayTallyTests {
  /// So many rows of a number of times, counted in pieces of seven.
  private static func tally(_ rows: Int, _ word: (Int) -> AttendanceWord, midday: UInt32 = 0) -> DayTally {
    var whole = DayTally()
    for start in stride(from: 0, to: rows, by: 7) {
      var piece = DayTally()
      for row in start..<min(rows, start + 7) { piece.add(word(row), midday: midday, line: row - start) }
      whole.add(piece, behind: start)
    }
    return whole
  }

  /// One or two times are odd in 20 rows, more of them in 25 rows each; a schedule has no more than eight.
  @Test(
    arguments: [
      (1, 20, true), (2, 20, true), (2, 19, false), (3, 74, false), (3, 75, true), (8, 199, false), (8, 200, true),
      (9, 1000, false),
    ])
  func timesOfASchedule(_ times: Int, _ rows: Int, _ areFew: Bool) {
    let tally = Self.tally(rows) { AttendanceWord(first: 420 + $0 % times * 30, last: -1, status: 1) }
    #expect(tally.ins.areFew == areFew)
    #expect(!tally.outs.areFew)
  }

  /// Midday punches of 12:05 and 12:55 between 07:30 and 16:00, or before an arrival at 13:00, of 10 rows.
  @Test(arguments: [(5, 5), (6, 6), (0, 0)]) func timesOutOfOrder(_ odd: Int, _ disordered: Int) {
    let midday = UInt32(725 + 1) | UInt32(775 + 1) << 11
    let tally = Self.tally(
      10, { AttendanceWord(first: $0 < odd ? 780 : 450, last: 960, status: 1) }, midday: midday)
    #expect(tally.middays == 10 && tally.disordered == disordered)
  }
}
