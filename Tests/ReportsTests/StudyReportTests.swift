import Foundation
import Testing
import Wording

@testable import Reports

/// Tables of studies: exact texts in files, words of a language on pages.
@Suite struct StudyTableTests {
  private let table = StudyTable(
    "tabel", [.text("nama"), .number("nilai"), .number("kosong")],
    [["Siti, \"S\"", "1234.50", ""], ["", "-0.05", "7"], ["é\n<b>", "0", ""]])

  @Test func isCSV() {
    #expect(
      String(decoding: table.csv, as: UTF8.self)
        == "nama,nilai,kosong\n\"Siti, \"\"S\"\"\",1234.50,\n,-0.05,7\n\"é\n<b>\",0,\n")
  }

  /// Numbers keep their digits; what is missing is null, text too.
  @Test func isJSON() throws {
    #expect(table.json.contains(#""nilai":1234.50,"kosong":null"#))
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(table.json.utf8)) as? [[String: Any]])
    #expect(rows.count == 3 && rows[0]["nama"] as? String == "Siti, \"S\"" && rows[1]["nama"] is NSNull)
    #expect(rows[2]["nama"] as? String == "é\n<b>" && rows[1]["kosong"] as? Int == 7)
    #expect(StudyTable("x", [.text("a")], []).json == "[]")
  }

  @Test(
    arguments: [
      (0, "1234.50", "1234.50", "1234.50"), (1, "1234.50", "1.234,50", "1,234.50"), (1, "", "–", "–"),
      (0, "", "–", "–"),
      (1, "-1000000", "-1.000.000", "-1,000,000"),
    ] as [(Int, String, String, String)])
  func isShownToReaders(_ column: Int, _ cell: String, _ indonesian: String, _ english: String) {
    #expect(table.shown(cell, in: table.columns[column], .indonesian) == indonesian)
    #expect(table.shown(cell, in: table.columns[column], .english) == english)
  }

  /// Halves away from zero; no minus before nothing; what is no number, or too large to be told exactly, is missing.
  @Test(
    arguments: [
      (0.5, 0, "1"), (-0.5, 0, "-1"), (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (-0.00004, 4, "0.0000"),
      (7, 4, "7.0000"),
      (1234.5, 1, "1234.5"), (nil, 2, ""), (.nan, 2, ""), (-.infinity, 2, ""), (1e15, 4, ""),
      (1e13, 4, "10000000000000.0000"),
    ] as [(Double?, Int, String)])
  func figuresHaveTheirDecimals(_ value: Double?, _ decimals: Int, _ text: String) {
    #expect(StudyNumber.decimal(value, decimals: decimals) == text)
  }

  @Test(arguments: [(0, "0", "0"), (1234, "1.234", "1,234"), (-1_000_000, "-1.000.000", "-1,000,000")])
  func countsAreSpoken(_ count: Int, _ indonesian: String, _ english: String) {
    #expect(Text(number: count) == Text(indonesian, english))
  }
}

/// A study's files: a CSV for each table, and all of it as JSON and as a page.
@Suite struct StudyReportTests {
  private func report(rows: Int = 2, figures: [StudyFigure] = []) -> StudyReport {
    StudyReport(
      name: "studi", title: Text("Judul <b>", "Title <b>"),
      subject: .init(
        quarter: "2026-Q3", asOf: "2026-09-30", run: "0123456789abcdef", policy: ("contoh", "ff00"), engine: "kinerja 1"
      ),
      findings: [Text("Temuan & satu", "Finding & one")], cautions: [Text("Batas", "Limit")], figures: figures,
      tables: [
        StudyTable("satu", [.text("nama"), .number("nilai")], (0..<rows).map { ["n\($0)", "\($0).5"] }),
        StudyTable("dua", [.text("a")], []),
      ])
  }

  private func files(_ report: StudyReport, _ language: Language) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: report.files(language).map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test func hasAFileForEachTable() {
    let files = files(report(), .indonesian)
    #expect(files.keys.sorted() == ["dua.csv", "satu.csv", "studi.html", "studi.json"])
    #expect(files["satu.csv"] == "nama,nilai\nn0,0.5\nn1,1.5\n" && files["dua.csv"] == "a\n")
  }

  @Test(arguments: [(Language.indonesian, "Temuan & satu", "Batas"), (.english, "Finding & one", "Limit")])
  func theJSONHoldsEverything(_ language: Language, _ finding: String, _ caution: String) throws {
    let text = try #require(files(report(), language)["studi.json"])
    let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(
      ["studi", "triwulan", "sampai", "run", "kebijakan", "kebijakan_sha256", "mesin"].map { json[$0] as? String } == [
        "studi", "2026-Q3", "2026-09-30", "0123456789abcdef", "contoh", "ff00", "kinerja 1",
      ])
    #expect(json["temuan"] as? [String] == [finding] && json["batas"] as? [String] == [caution])
    let tables = try #require(json["tabel"] as? [String: [[String: Any]]])
    #expect(tables["satu"]?.map { $0["nilai"] as? Double } == [0.5, 1.5] && tables["dua"]?.isEmpty ?? false)
  }

  @Test func thePageIsInALanguage() throws {
    let page = try #require(files(report(), .indonesian)["studi.html"])
    #expect(page.contains("<html lang=\"id\">") && page.contains("<h1>Judul &lt;b&gt;</h1>") && !page.contains("<b>"))
    #expect(
      page.contains("<li>Temuan &amp; satu</li>")
        && page.contains("<h2>Yang tidak ditunjukkan</h2>\n<ul>\n<li>Batas</li>"))
    #expect(page.contains("<tr><td>n0</td><td class=\"number\">0,5</td></tr>"))
    #expect(page.contains(" · run 0123456789ab</p>") && page.contains("SHA-256 ff00"))
    let english = try #require(files(report(), .english)["studi.html"])
    #expect(english.contains("<td class=\"number\">0.5</td>") && english.contains("<h2>Findings</h2>"))
  }

  /// A page shows a hundred rows of a table and says how many more there are; the file has all.
  @Test(
    arguments: [(100, nil), (101, "dan 1 baris lagi dalam berkas"), (250, "dan 150 baris lagi dalam berkas")]
      as [(Int, String?)])
  func longTablesAreCutOnThePage(_ rows: Int, _ more: String?) throws {
    let files = files(report(rows: rows), .indonesian)
    let page = try #require(files["studi.html"])
    #expect(page.matches(of: /<td>n\d+<\/td>/).count == min(rows, 100))
    #expect(page.contains("baris lagi") == (more != nil) && page.contains(more ?? "</table>"))
    #expect(files["satu.csv"]?.split(separator: "\n").count == rows + 1)
  }

  /// Each figure stands with its numbers, in the reader's decimals.
  @Test func figuresStandWithTheirNumbers() throws {
    let numbers = StudyTable("x", [.text("nama"), .number("nilai")], [["a", "0.50"], ["b", ""]])
    let charts: [StudyFigure.Chart] = [
      .bars(series: [Text("s")], groups: [("a", [(0.5, "0.50")])]),
      .lines(horizontal: Text("h"), series: [Text("s")], points: [("1", [0.25]), ("2", [0.75])], decimals: 2),
      .intervals(rows: [("a", 0.25, 0.5, 0.75)], marks: [1]),
    ]
    let figures = charts.map { StudyFigure(title: Text("Gambar"), note: Text("catatan"), chart: $0, table: numbers) }
    let page = try #require(files(report(figures: figures), .indonesian)["studi.html"])
    for number in 1...3 { #expect(page.contains("<figure class=\"chart\" id=\"gambar-\(number)\">")) }
    #expect(page.matches(of: /<tr><th scope="row">a<\/th><td class="number">0,50<\/td><\/tr>/).count == 3)
    #expect(page.matches(of: /<td class="number">–<\/td>/).count == 3)
    #expect(page.contains(">0,50</text>") && page.contains(">0,25</text>") && page.contains(">1,00</text>"))
    #expect(!page.contains(">0.5"))
  }
}
