import Kinerja
import Testing

/// NIPs: 18 digits, which say birth date, month of appointment, sex and serial number (Perka BKN 22/2007).
@Suite struct NIPTests {
  @Test(arguments: ["198001012005011001", "000000000000000000", "999999999999999999", "000000000000000007"])
  func keepsAllDigits(_ text: String) throws { #expect(try #require(NIP(text)).description == text) }

  @Test(arguments: [
    "19800101200501100", "1980010120050110011", "19800101 200501101", "19800101200501100x", "+98001012005011001",
    "-98001012005011001", "1.98001012005011E+17", "١98001012005011001", "",
  ])
  func refusesEverythingElse(_ text: String) { #expect(NIP(text) == nil) }

  @Test(
    arguments: [
      ("198002292005011001", "1980-02-29", 1, 1), ("198102292005122001", nil, 12, 2),
      ("198013012005131001", nil, 13, 1),
      ("198000012005003001", nil, 0, 3), ("000001012005990001", nil, 99, 0), ("200712312026072123", "2007-12-31", 7, 2),
    ] as [(String, String?, Int, Int)])
  func readsWhatTheDigitsSay(_ text: String, _ birth: String?, _ month: Int, _ sex: Int) throws {
    let nip = try #require(NIP(text))
    #expect(nip.birthDate?.description == birth)
    #expect(nip.appointmentMonth == month && nip.sexDigit == sex)
  }

  /// Numbers order as their texts do, zeros in front.
  @Test func ordersAsText() {
    let texts = [
      "000000000000000010", "000000000000000009", "198001012005011001", "198001012005011000", "099999999999999999",
    ]
    #expect(texts.compactMap { NIP($0) }.sorted().map(\.description) == texts.sorted())
  }
}
