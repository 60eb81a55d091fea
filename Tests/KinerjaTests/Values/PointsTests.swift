import Kinerja
import Testing

@Suite struct PointsTests {
  @Test(
    arguments: [
      ("0.4", 400_000), ("100", 100_000_000), ("-1.25", -1_250_000), ("999999999999.999999", 999_999_999_999_999_999),
    ] as [(String, Int64)])
  func readsDecimals(_ text: String, _ micros: Int64) {
    #expect(Points(text)?.micros == micros)
    #expect(Points(micros: micros).description == text)
  }

  @Test(arguments: ["12abc", "1.2345678", "1000000000000", "", ".5", "5.", "+1", "1e2", "1_000", " 1"])
  func refusesEverythingElse(_ text: String) { #expect(Points(text) == nil) }
}
