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
        String(UnicodeScalar(found.delimiter)), "\(found.leadingLines)", "\(found.hasHeader)", "\(found.columns.count)",
        "\(found.rows)", "\(found.raggedRows)",
      ]
      #expect(parts.joined(separator: " ") == shape)
    }
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
      #expect(found.encoding?.rawValue == encoding.replacing("-tanpa-bom", with: ""))
      #expect(found.columns.map(\.name) == ["nama", "unit"] && found.rows == 1)
    }
  }

  /// 0x81 is nothing in Windows-1252: its place is said.
  @Test func saysWhereTheEncodingIsUnknown() throws {
    try Self.inspect(bytes: Array("a,b\nx".utf8) + [0x81] + Array(",y\n".utf8)) { found in
      #expect(found.encoding == nil)
      #expect(found.badByte?.offset == 5 && found.badByte?.value == 0x81)
      #expect(found.text.english.contains("unknown encoding: byte 0x81 at position 6"))
    }
  }

  /// Contents of a column, and the most telling of the forms that all of them have.
  @Test(
    arguments: [
      (["@A", "@B"], "nip "), (["2026-07-01", "2026-07-31"], "date yyyy-mm-dd"),
      (["01/07/2026", "31/07/2026"], "date dd/mm/yyyy"),
      (["07/31/2026", "07/01/2026"], "date mm/dd/yyyy"), (["1/7/2026", "11/12/2026"], "date d/m/yyyy"),
      (["1 Juli 2026", "12 Agustus 2026"], "date d mmmm yyyy"), (["2026-07-01 07:30:00"], "moment yyyy-mm-dd hh:mm:ss"),
      (["2026-07", "2026-12"], "month yyyy-mm"), (["Juli 2026"], "month mmmm yyyy"),
      (["07:30", "16:00"], "time hh:mm"),
      (["7:30", "16:00"], "time h:mm"), (["07.30", "16.00"], "time hh.mm"), (["24.00", "07.30"], "number 1234.5"),
      (["1", "20"], "whole "),
      (["1.5", "2"], "number 1234.5"), (["1.234,5", "2"], "number 1.234,5"), (["1,234.5"], "number 1,234.5"),
      (["Andi", "1"], nil), (["2026-02-30"], nil),
    ] as [([String], String?)])
  func findsTheFormOfCells(_ cells: [String], _ form: String?) throws {
    try Self.inspect("x;kolom\n" + cells.map { "a;\($0)\n" }.joined()) { found in
      let first = found.columns[1].forms.first
      #expect(first.map { "\($0.kind.rawValue) \($0.text)" } == form)
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
      #expect(found.columns.map(\.spoiledNIPs) == [2, 0])
      #expect(found.columns.map(\.empties) == [0, 4])
      #expect(found.columns[1].nulls == ["-", "00:00", "NULL"])
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

  @Test(arguments: [
    ("nip,tanggal,shift\n@A,2026-07-01,PAGI\n", "The canonical form of jadwal: "),
    ("nip;tanggal;shift\n@A;01/07/2026;PAGI\n", "A shipped profile fits: --profile excel-indonesia"),
  ])
  func namesAProfileThatFits(_ text: String, _ advice: String) throws {
    try Self.inspect(text) { #expect($0.text.english.contains("\n" + advice)) }
  }

  /// A draft says what was seen, and what somebody must decide; completed, it reads the file.
  @Test func draftsAProfileThatReadsTheFile() throws {
    let text = Exports.spelled(
      "Rekap Juli\nNIP;Tanggal;Jam Masuk;Pulang;Catatan\n@A;31/07/2026;7.30;16.00;x\n@A;13/08/2026;10.05;-;y\n")
    let draft = try Self.inspect(text) { $0.draft(id: "rekap", table: nil) }
    let lines = Set(draft.split(separator: "\n").map(String.init))
    for line in [
      "schema: kinerja-profile/1", "id: \"rekap\"", "table: kehadiran", "files: [\"ekspor.csv\"]", "encoding: utf-8",
      "delimiter: \";\"", "skip_lines: 1", "nulls: [\"-\"]", "dates: [\"dd/mm/yyyy\"]", "times: [\"h.mm\", \"hh.mm\"]",
      "  nip: {from: [\"NIP\"]}", "  masuk: {from: [\"Jam Masuk\"]}", "  pulang: {from: [\"Pulang\"]}",
      "  # kode: boleh tidak ada", "  # belum dipakai: \"Catatan\"", "ignore: \"*\"",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    var exports = Exports()
    exports.put(text, as: "ekspor.csv")
    try exports.use(profile: draft)
    let outcome = try exports.read()
    #expect(outcome.said == [])
    #expect(outcome.facts.dayLines == ["@A 2026-07-31 07:30 16:00 -", "@A 2026-08-13 10:05 - -"])
  }

  /// Without a header columns go by their places; a table that is asked for is taken.
  @Test func draftsByPlace() throws {
    let draft = try Self.inspect("7\t2026-07-01 07:30:00\n8\t2026-07-01 07:31:00\n") {
      $0.draft(id: "a \"b\"", table: .budgets)
    }
    let lines = Set(draft.split(separator: "\n").map(String.init))
    for line in [
      "id: \"a \\\"b\\\"\"", "table: pagu", "delimiter: tab", "cells: 2", "dates: [\"yyyy-mm-dd hh:mm:ss\"]",
      "  # LENGKAPI: pagu: {from: …} atau {constant: …}", "  # belum dipakai: position 1",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
  }
}
