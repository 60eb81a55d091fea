import Kinerja
import Testing

/// Numbers of six decimals as texts.
@Suite struct PointsFormTests {
  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("0.000001", 1), ("-0.000001", -1), ("1.500000", 1_500_000), ("007", 7_000_000),
      ("999999999999", 999_999_999_999_000_000), ("-999999999999.999999", -999_999_999_999_999_999),
      ("000000000000000001", 1_000_000),
    ] as [(String, Int64)])
  func readsWithZerosOrWithout(_ text: String, _ micros: Int64) { #expect(Points(text)?.micros == micros) }

  @Test(arguments: [
    "-", ".", "-.5", "5.-", "1.2.3", "1,5", "--1", "1-", "0x10", "1000000000000.0", "100000000000000000000", "NaN", "１",
  ])
  func refusesOtherForms(_ text: String) { #expect(Points(text) == nil) }

  /// What is written is read as the same number, and is the shortest that is.
  @Test(arguments: 1...20) func writesWhatItReads(_ seed: UInt64) throws {
    var state = seed
    for _ in 0..<200 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let shift = UInt64(4 + state >> 59)
      let points = Points(micros: (Int64(bitPattern: state) >> Int64(shift)) % 1_000_000_000_000_000_000)
      let text = points.description
      #expect(Points(text) == points)
      #expect(!text.contains(".") || !text.hasSuffix("0") && !text.hasSuffix("."))
    }
  }
}
