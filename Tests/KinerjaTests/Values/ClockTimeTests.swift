import Kinerja
import Testing

/// Times of day in whole minutes.
@Suite struct ClockTimeTests {
  @Test(arguments: [
    ("00:00", 0), ("07:30", 450), ("23:59", 1439), ("07:30:00", 450), ("07:30:59", 450), ("23:59:59", 1439),
  ])
  func dropsSeconds(_ text: String, _ minutes: Int) {
    #expect(ClockTime(text)?.minutes == minutes)
    #expect(ClockTime(text)?.description == String(text.prefix(5)))
  }

  @Test(arguments: [
    "24:00", "07:60", "07:30:60", "7:30", "07.30", "07:30 ", " 7:30", "0730", "07:3", "07:30:", "07:30:5", "-7:30",
    "07:30:00:00", "0٧:30", "",
  ])
  func refusesOtherForms(_ text: String) { #expect(ClockTime(text) == nil) }

  @Test(arguments: [(-1, false), (0, true), (1439, true), (1440, false)]) func endsWithTheDay(
    _ minutes: Int, _ isTime: Bool
  ) {
    #expect((ClockTime(minutes: minutes) != nil) == isTime)
  }

  @Test func everyMinuteIsReadAsItIsWritten() throws {
    for minutes in 0..<1440 {
      let time = try #require(ClockTime(minutes: minutes))
      #expect(ClockTime(time.description) == time)
      if minutes > 0 { #expect(try #require(ClockTime(minutes: minutes - 1)) < time) }
    }
  }
}
