import Kinerja
import Testing
import Wording

@testable import Reports

/// The words of reports for people.
@Suite struct ReaderWordsTests {
  @Test(
    arguments: [
      ("SANGAT_BAIK", "Sangat Baik"), ("BAIK", "Baik"), ("CUTI_SAKIT", "Cuti Sakit"), ("LHKPN", "LHKPN"),
      ("BUTUH_PERBAIKAN", "Butuh Perbaikan"), ("sedang", "Sedang"), ("", ""),
    ])
  func codesAreNamed(_ code: String, _ name: String) { #expect(ReaderTerms.name(code) == name) }

  @Test(arguments: [("persen_predikat", "Persen predikat"), ("bayar", "Bayar"), ("a_b_c", "A b c")])
  func cellsArePhrases(_ name: String, _ phrase: String) { #expect(ReaderTerms.cell(name) == phrase) }

  @Test(
    arguments: [
      ("2026-Q1", "triwulan I 2026 (Januari–Maret)", "the first quarter of 2026 (January–March)"),
      ("2026-Q3", "triwulan III 2026 (Juli–September)", "the third quarter of 2026 (July–September)"),
      ("2025-Q4", "triwulan IV 2025 (Oktober–Desember)", "the fourth quarter of 2025 (October–December)"),
    ])
  func quartersAreWritten(_ quarter: String, _ indonesian: String, _ english: String) throws {
    let quarter = try #require(Quarter(quarter))
    #expect(ReaderDates.quarter(quarter) == Text(indonesian, english))
  }

  @Test(arguments: [(0, "00.00", "00:00"), (457, "07.37", "07:37"), (1439, "23.59", "23:59")])
  func timesAreWritten(_ minutes: Int, _ indonesian: String, _ english: String) {
    #expect(ReaderDates.time(minutes) == Text(indonesian, english))
  }

  /// Rupiah whole, what is below a thousand with two decimals where it has any; halves away from zero.
  @Test(
    arguments: [
      (2_521_597_736_260, "2.521.598"), (1_000_500_000, "1.001"), (999_994_999, "999,99"), (94_583_561, "94,58"),
      (100_000_000, "100"), (-5_005_000, "-5,01"), (0, "0"), (-1_000_000_000, "-1.000"),
    ])
  func amountsAreWritten(_ micros: Int, _ text: String) {
    #expect(ReaderNumbers(.indonesian).amount(Int128(micros)) == text)
  }
}
