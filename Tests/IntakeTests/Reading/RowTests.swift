import Findings
import Kinerja
import Testing

@testable import Intake

/// Rows whose cells cannot be had, or are not text: each is one finding, and reading goes on with the next line.
@Suite struct RowTests {
  private static let header = "kelas_jabatan,unit_kode,nilai\n"

  /// Lines behind the header, with what is said of them; `7,*,5` stands behind them.
  static let broken: [(rows: String, said: [String])] = [
    ("6,*\n", ["K104 tarif-uji.csv:2 [2] 3"]),
    ("6,*,4,\n", ["K104 tarif-uji.csv:2 [4] 3"]),
    (" \n", ["K104 tarif-uji.csv:2 [1] 3"]),
    ("\n\n6,*\n", ["K104 tarif-uji.csv:4 [2] 3"]),
    ("6,\"*\"x,4\n", ["K102 tarif-uji.csv:2:2 unit_kode"]),
    ("6,a\"b,4\n", ["K102 tarif-uji.csv:2:2 unit_kode"]),
    ("6,*,4\u{0}\n", ["K105 tarif-uji.csv:2:3 nilai [4\u{0}]"]),
    ("\"6\",\"*\",\"4.5\"\n", ["K207 tarif-uji.csv:2:3 nilai [4.5]"]),
    ("6,\"dua\nbaris\",x\n6,*\n", ["K207 tarif-uji.csv:2:3 nilai [x]", "K104 tarif-uji.csv:4 [2] 3"]),
    (
      "6,*\n,*,4\n6,*,x\n",
      [
        "K104 tarif-uji.csv:2 [2] 3", "K201 tarif-uji.csv:3:1 kelas_jabatan", "K207 tarif-uji.csv:4:3 nilai [x]",
      ]
    ),
  ]

  @Test(arguments: broken, [1, 5, 1 << 20]) func saysWhereARowIsBroken(
    _ test: (rows: String, said: [String]), _ chunkSize: Int
  ) throws {
    var exports = Exports()
    exports.put(Self.header + test.rows + "7,*,5\n", as: "tarif-uji.csv")
    let outcome = try exports.read(ReadingOptions(chunkSize: chunkSize))
    #expect(outcome.said == test.said)
    #expect(outcome.facts.payLines.contains("7 * 5"))
    #expect(outcome.counts(.tariffs)[3] == test.said.count)
  }

  /// A quote that is never closed takes the first line only.
  @Test func goesOnBehindAnOpenQuote() throws {
    var exports = Exports()
    exports.put(Self.header + "6,\"*,4\n7,*,5\n5,*,3\n", as: "tarif-uji.csv")
    let outcome = try exports.read()
    #expect(outcome.said == ["K103 tarif-uji.csv:2:2 unit_kode"])
    #expect(outcome.facts.payLines.prefix(2) == ["5 * 3", "7 * 5"])
  }

  /// The first cell that holds a byte that is no UTF-8: lone, overlong, cut, a surrogate, beyond Unicode.
  @Test(arguments: [[0x80], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]])
  func findsBytesThatAreNoText(_ bytes: [UInt8]) throws {
    var exports = Exports()
    let row = Array("6,*".utf8) + bytes + Array(",4\n7,*,5\n".utf8)
    exports.put(bytes: Array(Self.header.utf8) + row, as: "tarif-uji.csv")
    let outcome = try exports.read()
    let finding = try #require(outcome.findings.first)
    #expect(outcome.said.count == 1 && finding.code == .row(.notUTF8))
    #expect(finding.place == "tarif-uji.csv:2:2" && finding.column == "unit_kode")
    #expect(finding.detail == "0x" + String(bytes[0], radix: 16, uppercase: true))
    #expect(outcome.facts.payLines.contains("7 * 5"))
  }

  /// A cell of 1 MiB is read, a longer one is not.
  @Test(arguments: [(1 << 20, []), ((1 << 20) + 1, ["K106 pegawai.csv:5:2 nama"])]) func limitsCells(
    _ size: Int, _ said: [String]
  ) throws {
    let name = String(repeating: "x", count: size)
    let exports = Exports(
      Exports.roster + ["@D,\(name),U1,Dinas Satu,A,PLK,8,PNS,,5H,2026-01-01,"], in: .roster)
    let outcome = try exports.read()
    #expect(outcome.said == said)
    #expect(outcome.counts(.roster)[3] == said.count)
  }

  /// Quotes doubled within quotes, delimiters and line ends within quotes are content.
  @Test func readsQuotedCells() throws {
    let exports = Exports(
      Exports.roster + ["@D,\"Dewi \"\"Dek\"\" , S.H.\",U1,\"Dinas\nSatu\",A,PLK,8,PNS,,5H,2026-01-01,"], in: .roster)
    let outcome = try exports.read()
    #expect(outcome.said == [])
    #expect(outcome.facts.segmentLines.last?.contains(": Dewi \"Dek\" , S.H., A") == true)
  }

  /// Lines count physically, in front of and within records, wherever pieces are cut.
  @Test(arguments: 1...40) func countsPhysicalLines(_ chunkSize: Int) throws {
    var exports = Exports()
    exports.put(Self.header + "\n\n5,\"a\n\nb\",1\r\n\r\n6,*,x\n\"7\",*,y\n", as: "tarif-uji.csv")
    #expect(
      try exports.read(ReadingOptions(threads: 2, chunkSize: chunkSize)).said == [
        "K207 tarif-uji.csv:8:3 nilai [x]", "K207 tarif-uji.csv:9:3 nilai [y]", "K904 tarif-uji.csv:6",
        "K909 tarif-uji.csv:4 unit_kode [a\n\nb]",
      ])
  }
}
