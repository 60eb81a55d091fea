import Foundation
import Kinerja
import Tabular
import Testing
import Wording

@testable import Intake

/// What a file looks like, for whoever must write its profile.
@Suite struct InspectionTests {
  private static func inspect<Result>(_ text: String, _ body: (Inspection) throws -> Result) throws -> Result {
    try inspect(bytes: Array(Exports.spelled(text).utf8), body)
  }

  private static func inspect<Result>(bytes: [UInt8], _ body: (Inspection) throws -> Result) throws -> Result {
    var exports = Exports()
    exports.put(bytes: bytes, as: "ekspor.csv")
    return try exports.written { try body(Inspection(of: $0 + "/ekspor.csv")) }
  }

  /// Separator, lines before the header, whether there is one, columns, rows, and rows of another shape.
  static let shapes: [(text: String, shape: String)] = [
    ("a,b\n1,2\n3,4\n", ", 0 true 2 2 0"), ("a;b;c\n1;2;3\n", "; 0 true 3 1 0"), ("a\tb\n1\t2\n", "\t 0 true 2 1 0"),
    ("a|b\n1|2\n", "| 0 true 2 1 0"), ("1,2\n3,4\n", ", 0 false 2 2 0"),
    ("Rekap\nJuli 2026\nNIP;Nama\n1;Andi\n2;Budi\n3;Citra\n", "; 2 true 2 3 0"),
    ("a;b\n1,5;2,5\n3,5;4\n", "; 0 true 2 2 0"),
    ("a,b\n1,2\n3\n4,5\n", ", 0 true 2 3 1"), ("a,b\n\"x,\"\"y\",2\n", ", 0 true 2 1 0"),
    ("NIP\n1\n2\n", ", 0 true 1 2 0"),
  ]

  @Test(arguments: shapes) func findsTheShape(_ text: String, _ shape: String) throws {
    try Self.inspect(text) { found in
      let parts = [
        String(UnicodeScalar(found.shape.delimiter)), "\(found.shape.leadingLines)", "\(found.hasHeader)",
        "\(found.columns.count)",
        "\(found.rows)", "\(found.raggedRows)",
      ]
      #expect(parts.joined(separator: " ") == shape)
    }
  }

  /// Rows of broken quoting, and rows wider than any table, are counted apart.
  @Test func countsRowsThatAreNone() throws {
    try Self.inspect("a,b\n1,2\n\"x\"y,2\n3,4\n") { #expect(($0.rows, $0.raggedRows) == (3, 1)) }
    let wide = Array(repeating: "1", count: 1500).joined(separator: ",")
    try Self.inspect("\(wide)\n\(wide)\n") { #expect(($0.columns.count, $0.rows, $0.raggedRows) == (1000, 2, 2)) }
  }

  @Test(arguments: ["utf-8", "windows-1252", "utf-16le", "utf-16be", "utf-16le-tanpa-bom"]) func findsTheEncoding(
    _ encoding: String
  ) throws {
    let text = "nama,unit\nRené,Dinas\n"
    let bytes: [UInt8] =
      switch encoding {
      case "windows-1252": text.unicodeScalars.map { UInt8($0.value) }
      case "utf-16le": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case "utf-16le-tanpa-bom": text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case "utf-16be": [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      default: Array(text.utf8)
      }
    try Self.inspect(bytes: bytes) { found in
      #expect(found.shape.encoding?.rawValue == encoding.replacing("-tanpa-bom", with: ""))
      #expect(found.columns.map(\.name) == ["nama", "unit"] && found.rows == 1)
    }
  }

  /// 0x81 is nothing in Windows-1252: its place is said.
  @Test func saysWhereTheEncodingIsUnknown() throws {
    try Self.inspect(bytes: Array("a,b\nx".utf8) + [0x81] + Array(",y\n".utf8)) { found in
      #expect(found.shape.encoding == nil)
      #expect(found.shape.badByte?.offset == 5 && found.shape.badByte?.value == 0x81)
      #expect(found.text.english.contains("unknown encoding: byte 0x81 at position 6"))
    }
  }

  /// Contents of a column, what they are, and how they are written; with `|` where more than one way is open.
  @Test(
    arguments: [
      (["@A", "@B"], "nip"), (["2026-07-01", "2026-07-31"], "date yyyy-mm-dd"),
      (["01/07/2026", "31/07/2026"], "date dd/mm/yyyy"), (["07/31/2026", "07/01/2026"], "date mm/dd/yyyy"),
      (["1/7/2026", "31/12/2026"], "date d/m/yyyy"), (["1/7/2026", "11/12/2026"], "date d/m/yyyy|m/d/yyyy"),
      (["01/07/26"], "date dd/mm/yy|mm/dd/yy|yy/mm/dd"), (["20260701"], "date yyyymmdd"),
      (["1 Juli 2026", "12 Agustus 2026"], "date d mmmm yyyy"), (["01-Jul-2026", "04-Sept-2026"], "date dd-mmmm-yyyy"),
      (["2026-07-01 07:30:00"], "moment yyyy-mm-dd hh:mm:ss"),
      (["2026-07-01T07:25:11Z"], "moment yyyy-mm-ddThh:mm:sszzz"),
      (["2026-07-01T07:25+07:00"], "moment yyyy-mm-ddThh:mmzzz"),
      (["13-01-2026  07:25:11AM"], "moment dd-mm-yyyy  hh:mm:sstt"),
      (["7/31/2026 7:05 pm"], "moment m/dd/yyyy h:mm tt"),
      (["2026-07", "2026-12"], "month yyyy-mm"), (["Juli 2026"], "month mmmm yyyy"), (["7/2026"], "month m/yyyy"),
      (["07:30", "16:00"], "time hh:mm"), (["7:30", "16:00"], "time h:mm"), (["07.30", "16.00"], "time hh.mm"),
      (["24.00", "07.30"], "number 1234.5"), (["1", "20"], "whole"), (["46204", "46205"], "serialDay"),
      (["46204.309027778"], "serialMoment"), (["0.309027778", "0.65625"], "serialTime"),
      (["0.25", "0.5"], "number 1234.5"),
      (["1.5", "2"], "number 1234.5"), (["1.234,5", "2"], "number 1.234,5"), (["1,234.5"], "number 1,234.5"),
      (["94,40", "95"], "number 1234,5"), (["1.250", "12.500"], "number 1234.5|1.234,5"),
      (["1,250"], "number 1234,5|1,234.5"), (["0.250", "1.250"], "number 1234.5"),
      (["Andi", "1"], "text"), (["2026-02-30"], "text"), (["-", ""], "empty"),
    ] as [([String], String)])
  func findsTheFormOfCells(_ cells: [String], _ form: String) throws {
    try Self.inspect("x;kolom\n" + cells.map { "a;\($0)\n" }.joined()) { found in
      let survey = found.columns[1].survey
      let ways =
        switch survey.kind {
        case .date, .moment, .month, .time: survey.moments.groups.flatMap { $0.open.map(\.template) }
        case .number: survey.numbers.formats.map(\.example)
        case .nip, .whole, .serialDay, .serialMoment, .serialTime, .text, .empty: [String]()
        }
      #expect(survey.kind.rawValue + (ways.isEmpty ? "" : " " + ways.joined(separator: "|")) == form)
    }
  }

  /// Where a day could be a month, both forms fit, and whoever reads it must say which.
  @Test func asksWhereDatesAreAmbiguous() throws {
    try Self.inspect("x;tgl\na;01/07/2026\na;02/08/2026\n") { found in
      #expect(found.text.english.contains("dates dd/mm/yyyy or mm/dd/yyyy (declare it!)"))
    }
    try Self.inspect("x;tgl\na;01/07/2026\na;13/08/2026\n") { found in
      #expect(!found.text.english.contains("declare it!"))
    }
  }

  @Test func countsEmptyCellsAndSpoiledNIPs() throws {
    let rows = ["1.98001E+17,-", "198001012005011000,", "@A,NULL", "@B,00:00", "@C,07:30"]
    try Self.inspect("nip,jam\n" + rows.map { $0 + "\n" }.joined()) { found in
      #expect(found.columns.map(\.survey.spoiledNIPs) == [2, 0])
      #expect(found.columns.map(\.empties) == [0, 4])
      #expect(found.columns[1].survey.nulls.keys.sorted() == ["-", "00:00", "NULL"])
    }
  }

  /// A few words in many rows are shown; names and numbers of people never are.
  @Test func masksWhatIsPersonal() throws {
    let rows = (0..<16).map { "@A,Andi,\(["HADIR", "SAKIT"][$0 % 2]),Jalan \($0)\n" }.joined()
    try Self.inspect("nip,nama,ket,alamat\n" + rows) { found in
      #expect(found.columns.map(\.isComplete) == [false, false, true, false])
      #expect(
        found.columns.map(\.samples) == [
          ["999999999999999999"], ["Xxxx"], ["HADIR", "SAKIT"], ["Xxxxx 9", "Xxxxx 99"],
        ])
      #expect(!found.text.english.contains("Andi") && !found.text.english.contains("\(Exports.nip("A"))"))
    }
  }

  /// Cells of the engine's own reading decide whether a file is canonical, not its header alone.
  @Test(arguments: [
    ("nip,tanggal,shift\n@A,2026-07-01,PAGI\n", "The canonical form of jadwal: "),
    ("nip,tanggal,shift\n@A,46204,PAGI\n", "The header is canonical (jadwal), the cells are not: 1 errors."),
    ("nip,tanggal,shift\n'@A,2026-07-01,PAGI\n", "The header is canonical (jadwal), the cells are not: 1 errors."),
    ("nip,tanggal,shift\n@A,2026-07-01,\n", "The header is canonical (jadwal), the cells are not: 1 errors."),
    ("nip,tanggal,shift\n@A,2026-07-01,PAGI,\n", "The header is canonical (jadwal), the cells are not: 1 errors."),
    ("nip,hasil,perilaku\n@A,2,4\n", "The header is canonical (predikat), the cells are not: 1 errors."),
    ("unit_kode,pagu\n1.02.01,1.000.000\n", "The header is canonical (pagu), the cells are not: 1 errors."),
    ("nip,penilai_nip,bulan,aspek,nilai\n@A,@B,07/2026,BP,80\n", "The header is canonical (penilaian), the cells are"),
  ])
  func callsCanonicalWhatIsRead(_ text: String, _ advice: String) throws {
    try Self.inspect(text) { #expect($0.text.english.contains("\n" + advice), "\($0.text.english)") }
  }

  /// The place and code of what is refused are said, its value is not.
  @Test func saysWhereCellsAreRefused() throws {
    try Self.inspect("nip,tanggal,shift\n@A,2026-07-01,PAGI\n19800101,2026-07-02,PAGI\n") { found in
      #expect(found.text.english.contains("\n  ekspor.csv:3:1: K202 nip: "))
      #expect(!found.text.english.contains("19800101"))
    }
  }

  /// A shipped profile is named when it reads the file, or most of its columns are there; else none is.
  @Test(arguments: [
    ("nip;tanggal;shift\n@A;01/07/2026;PAGI\n", "A shipped profile fits: --profile excel-indonesia"),
    ("nip;tanggal;shift\n@A;1 Juli 2026;PAGI\n", "No shipped profile fits; "),
    (
      "NIP,Kode Indikator,Satuan,Target,Realisasi,Bobot\n@A,X,y,1,2,3\n",
      "The nearest shipped profile: ekinerja-skp. It lacks:"
    ),
    ("a,b\n1,2\n", "No shipped profile fits; "), ("NIP,Catatan\n@A,x\n", "No shipped profile fits; "),
  ])
  func namesAProfileThatFits(_ text: String, _ advice: String) throws {
    try Self.inspect(text) { #expect($0.text.english.contains("\n" + advice), "\($0.text.english)") }
  }

  /// Bytes that are no text, and marks that hide or turn text, are shown as escapes.
  @Test func printsNoRawBytes() throws {
    let name = "Na\u{202E}ma\u{1B}[31m"
    try Self.inspect(bytes: Array("NIP;\(name)\n1;a\n2;b\n".utf8)) { found in
      #expect(found.text.english.contains("\n  Na\\u{202E}ma\\u{1B}[31m  text"))
      #expect(found.text.english.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
      let draft = try found.draft(id: "x", table: .spells).text.english
      #expect(draft.contains("\"Na\\u202Ema\\u001B[31m\""))
    }
    try Self.inspect(bytes: Array("a;b\n".utf8) + [0x81, 0x3B, 0x90, 0x0A]) { found in
      #expect(!found.text.english.unicodeScalars.contains("\u{81}"))
      #expect(found.text.english.contains("unknown encoding: byte 0x81 at position 5"))
    }
  }

  /// What is no text with rows is told by its bytes, whatever its name.
  @Test(
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04] + Array("xl/workbook".utf8), "Excel workbook (.xlsx)"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0x00], "old Excel workbook (.xls)"), (Array("%PDF-1.4".utf8), "PDF document"),
      (Array("\n <html><table>".utf8), "HTML or XML page"), ([0x89, 0x50, 0x4E, 0x47], "image"),
      ([0x1F, 0x8B, 0x08], "compressed archive"),
    ] as [([UInt8], String)])
  func refusesWhatIsNoText(_ bytes: [UInt8], _ kind: String) throws {
    let refusal = #expect(throws: Refusal.self) { try Self.inspect(bytes: bytes) { _ in } }
    #expect(refusal?.end == .data)
    #expect(refusal?.texts.first?.english.contains("K016: the file is a") == true)
    #expect(refusal?.texts.first?.english.contains(kind) == true)
  }
}
