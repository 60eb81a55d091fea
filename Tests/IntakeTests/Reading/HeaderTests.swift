import Kinerja
import Tabular
import Testing

@testable import Intake

/// The header of a canonical file: columns in any order, each once, none unknown.
@Suite struct HeaderTests {
  private static let tariffs = "kelas_jabatan,unit_kode,nilai"
  private static let known = "\(tariffs),komponen,jabatan,mulai,sampai"
  private static let attendance = "nip,tanggal,masuk,pulang,kode,tengah_1,tengah_2"

  /// A file of tariffs, beside the usual one, with what is said of it.
  static let files: [(text: String, said: [String])] = [
    ("", ["K003 tarif-uji.csv \(known)"]),
    ("\n\n", ["K003 tarif-uji.csv \(known)"]),
    ("\(tariffs)\n", []),
    ("nilai,kelas_jabatan,unit_kode\n5,7,*\n", []),
    ("\n\(tariffs)\n7,*,5\n", []),
    ("\"kelas_jabatan\",\"unit_kode\",\"nilai\"\n7,*,5\n", []),
    ("kelas_jabatan,nilai\n7,5\n", ["K004 tarif-uji.csv:1 unit_kode \(known)"]),
    (
      "Kelas_Jabatan,unit_kode,nilai\n",
      ["K004 tarif-uji.csv:1:1 kelas_jabatan [Kelas_Jabatan] \(known)"]
    ),
    (
      " kelas_jabatan,unit_kode,nilai\n",
      ["K004 tarif-uji.csv:1:1 kelas_jabatan [ kelas_jabatan] \(known)"]
    ),
    ("kelas_jab.,unit_kode,nilai\n", ["K004 tarif-uji.csv:1:1 kelas_jabatan [kelas_jab.] \(known)"]),
    ("kelas_jabatan,unit_code,nilai\n", ["K004 tarif-uji.csv:1:2 unit_kode [unit_code] \(known)"]),
    ("\(tariffs),Komponen\n", ["K004 tarif-uji.csv:1:4 komponen [Komponen] \(known)"]),
    ("\(tariffs),catatan\n7,*,5,x\n", ["K005 tarif-uji.csv:1:4 [catatan] \(known)"]),
    ("\(tariffs),nilai\n7,*,5,6\n", ["K006 tarif-uji.csv:1:4 nilai [nilai] 3"]),
    ("\n\(tariffs),\n", ["K005 tarif-uji.csv:2:4 \(known)"]),
    ("kelas_jabatan;unit_kode;nilai\n7;*;5\n", ["K007 tarif-uji.csv:1 [kelas_jabatan;unit_kode;nilai] ;"]),
    ("kelas_jabatan\tunit_kode\tnilai\n", ["K007 tarif-uji.csv:1 [kelas_jabatan\tunit_kode\tnilai] tab"]),
    ("kelas_jabatan|unit_kode|nilai\n", ["K007 tarif-uji.csv:1 [kelas_jabatan|unit_kode|nilai] |"]),
    ("kelas_jabatan,\"unit\"_kode,nilai\n7,*,5\n", ["K102 tarif-uji.csv:1"]),
  ]

  @Test(arguments: files) func namesEveryColumnOnce(_ text: String, _ said: [String]) throws {
    var exports = Exports()
    exports.put(text, as: "tarif-uji.csv")
    #expect(try exports.said() == said)
  }

  /// A byte order mark is no part of the first name.
  @Test func passesOverAByteOrderMark() throws {
    var exports = Exports()
    exports.put(bytes: [0xEF, 0xBB, 0xBF] + Array("\(Self.tariffs)\n7,*,5\n".utf8), as: "tarif-uji.csv")
    let outcome = try exports.read()
    #expect(outcome.said == [])
    #expect(outcome.facts.payLines.contains("7 * 5"))
  }

  @Test func findsBytesThatAreNoText() throws {
    var exports = Exports()
    exports.put(bytes: Array("kelas_jabatan,unit_kode,nila".utf8) + [0xEF, 0x0A], as: "tarif-uji.csv")
    #expect(try exports.said() == ["K101 tarif-uji.csv:1:3 [nila\u{FFFD}] 0xEF"])
  }

  /// The rows of a file whose header is wrong are not read; those of other files are.
  @Test func readsOtherFiles() throws {
    var exports = Exports(["@A,2026-07-01,07:30,16:00,"], in: .attendance)
    exports.put("nip,tanggal,masuk,pulang\n@B,2026-07-01,07:00,14:00\n", as: "kehadiran-uji.csv")
    let outcome = try exports.read()
    #expect(outcome.said == ["K004 kehadiran-uji.csv:1 kode \(Self.attendance)"])
    #expect(outcome.facts.dayLines == ["@A 2026-07-01 07:30 16:00 -"])
    #expect(outcome.counts(.attendance)[0] == 1)
  }

  /// A thousand columns are read, one more is not.
  @Test func readsAThousandColumns() throws {
    func text(_ columns: Int) -> String {
      (["kelas_jabatan", "unit_kode", "nilai"] + (4...columns).map { "k\($0)" }).joined(separator: ",") + "\n"
    }
    var exports = Exports()
    exports.put(text(1000), as: "tarif-uji.csv")
    let said = try exports.said()
    #expect(said.count == 997 && said.last == "K005 tarif-uji.csv:1:1000 [k1000] \(Self.known)")
    exports.put(text(1001), as: "tarif-uji.csv")
    #expect(try exports.said() == ["K011 tarif-uji.csv:1 [1001] 1000"])
  }

  /// A long name is cut where it is shown.
  @Test func cutsLongNames() throws {
    var exports = Exports()
    exports.put("\(Self.tariffs),\(String(repeating: "x", count: 121))\n", as: "tarif-uji.csv")
    #expect(try exports.said() == ["K005 tarif-uji.csv:1:4 [\(String(repeating: "x", count: 120))…] \(Self.known)"])
  }

  /// The rows are read from a second opening of the file: a header that is another one by then would give its columns to
  /// others.
  @Test(arguments: [
    ("\(tariffs)\n7,*,5\n", false), ("nilai,unit_kode,kelas_jabatan\n7,*,5\n", true), ("7,*,5\n", true), ("", true),
  ])
  func noticesAnotherHeader(_ text: String, _ isOther: Bool) throws {
    let exports = Exports(["7,*,5"], in: .tariffs)
    try exports.listed { folder in
      let file = try #require(folder.files(of: .tariffs).first)
      let header = try Header(
        file, Table.tariffs.spec.columns, [:], quarter: nil, chunkSize: 100, useLibCSVAlone: false)
      let padded = Array(text.utf8) + [UInt8](repeating: 0, count: RecordScanner.padding)
      padded.withUnsafeBufferPointer { bytes in
        var scanner = RecordScanner(UnsafeBufferPointer(rebasing: bytes[..<text.utf8.count]), capacity: 9)
        var report = BatchReport()
        report.passHeader(header, &scanner)
        #expect(report.hasOtherHeader == isOther)
      }
    }
  }
}
