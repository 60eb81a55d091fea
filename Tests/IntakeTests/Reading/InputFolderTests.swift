import Findings
import Foundation
import Kinerja
import Testing
import Wording

@testable import Intake

/// Which files of a folder are read, and as what.
@Suite struct InputFolderTests {
  @Test(arguments: [
    ("kehadiran.csv", Table.attendance), ("kehadiran-dinkes.csv", .attendance), ("kehadiran-.csv", .attendance),
    ("pegawai-2.csv", .roster), ("koreksi.csv", .corrections), ("koreksi-kedua.csv", .corrections),
  ])
  func takesFilesByTheirNames(_ name: String, _ table: Table) throws {
    var exports = Exports()
    exports.put("", as: name)
    try exports.listed { folder in
      #expect(folder.files(of: table).map(\.name).contains(name))
      #expect(Table.allCases.filter { folder.files(of: $0).contains { $0.name == name } } == [table])
    }
  }

  /// Names that no table has: those that look like exports are warned of, others passed over.
  @Test(arguments: [
    ("kehadiran2.csv", true), ("Kehadiran.csv", true), ("kehadiran.CSV", true), ("kehadiran.csv.bak", false),
    ("absen.xlsx", true), ("absen.XLS", true), ("log.dat", true), ("arsip.zip", true), ("BACA.md", false),
    (".kehadiran.csv", false), ("csv", false),
  ])
  func warnsOfWhatItDoesNotRead(_ name: String, _ isFound: Bool) throws {
    var exports = Exports()
    exports.put("x", as: name)
    #expect(try exports.said() == (isFound ? ["K901 \(name)"] : []))
  }

  /// What is no text is told by its bytes, whatever it is called: an error where it may hold the rows of a table, unless these
  /// were saved beside it.
  @Test(
    arguments: [
      ("rekap.xlsx", "PK\u{3}\u{4}[Content_Types].xml", [], "K016"), ("rekap.xls", "<html><table>", [], "K016"),
      ("rekap.csv", "PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet", [], "K016"),
      ("rekap.xlsx", "PK\u{3}\u{4}[Content_Types].xml", ["Rekap.csv"], "K901"),
      ("rekap.xlsx", "PK\u{3}\u{4}[Content_Types].xml", ["rekap2.csv"], "K016"),
      ("cadangan.zip", "PK\u{3}\u{4}laporan.txt", [], "K901"), ("surat.txt", "%PDF-1.7", [], "K901"),
      ("rekap.xls", "nip,tanggal", [], "K901"),
    ] as [(String, String, [String], String)])
  func knowsWhatIsNoText(_ name: String, _ start: String, _ beside: [String], _ code: String) throws {
    var exports = Exports()
    exports.put(start, as: name)
    for other in beside { exports.put("x", as: other) }
    #expect(try exports.said().contains { $0.hasPrefix("\(code) \(name)") })
  }

  @Test(arguments: Table.allCases) func needsTheRequiredTables(_ table: Table) throws {
    var exports = Exports()
    exports.remove(table.fileName)
    let said = try exports.said()
    #expect(said.first == (table.spec.need == .required ? "K001 \(table.fileName)" : nil))
    // A file of a part is the table, too.
    exports.put([], in: table, part: "uji")
    #expect(try !exports.said().contains { $0.hasPrefix("K001") })
  }

  /// Files of a table are read by name, byte by byte.
  @Test func ordersFilesByName() throws {
    var exports = Exports()
    for name in ["b", "a", "Z", "10", "9"] { exports.put([], in: .shifts, part: name) }
    exports.put([], in: .shifts)
    try exports.listed { folder in
      #expect(
        folder.files(of: .shifts).map(\.name)
          == ["jadwal-10.csv", "jadwal-9.csv", "jadwal-Z.csv", "jadwal-a.csv", "jadwal-b.csv", "jadwal.csv"])
      let more = folder.adding("jadwal-0.csv", at: "/tmp/jadwal-0.csv", to: .shifts)
      #expect(more.files(of: .shifts).first?.name == "jadwal-0.csv" && more.files(of: .shifts).count == 7)
    }
  }

  /// A folder with a table's name is taken for a file of it, so that it is not passed over in silence; a link to a file inside is one, a link to a file outside is refused.
  @Test func refusesLinksThatLeadOutside() throws {
    var exports = Exports()
    exports.put("isi", as: "lain.txt")
    try exports.written { path in
      let manager = FileManager.default
      try manager.createDirectory(atPath: path + "/jadwal-folder.csv", withIntermediateDirectories: false)
      try manager.createSymbolicLink(atPath: path + "/jadwal-dalam.csv", withDestinationPath: "lain.txt")
      try manager.createSymbolicLink(atPath: path + "/jadwal-luar.csv", withDestinationPath: "/etc/hostname")
      let folder = try InputFolder(path: path)
      #expect(folder.files(of: .shifts).map(\.name) == ["jadwal-dalam.csv", "jadwal-folder.csv"])
      #expect(
        folder.findings.map { "\($0.code.rawValue) \($0.file)" } == ["K010 jadwal-luar.csv", "K901 lain.txt"])
    }
  }

  @Test func saysWhyAFolderCannotBeRead() {
    #expect(throws: InputError.unreadable(path: "/tidak/ada", reason: SystemReason(rawValue: ENOENT).text)) {
      try InputFolder(path: "/tidak/ada")
    }
  }

  /// `*` stands for any text, `?` for one character.
  @Test(arguments: [
    ("rekap-*.csv", "rekap-.csv", true), ("rekap-*.csv", "rekap-a-b.csv", true), ("rekap-*.csv", "rekap.csv", false),
    ("rekap-*.csv", "rekap-a.csv.bak", false), ("*", "", true), ("?", "", false), ("?", "é", true), ("??", "é", false),
    ("*.dat", "a.dat.dat", true), ("a*b*c", "aXbXbc", true), ("a*b*c", "acb", false), ("*a", "aaa", true),
    ("Rekap-*", "rEKAP-a", true), ("a.c", "abc", false),
  ])
  func matchesPatterns(_ pattern: String, _ name: String, _ isMatch: Bool) {
    #expect(FilePattern(text: pattern).matches(name) == isMatch)
  }

  private static func profile(_ id: String, _ more: String) -> String {
    "schema: kinerja-profile/1\nid: \(id)\ntitle: \(id)\n\(more)\n"
  }

  /// What a profile without a table reads, as what: canonical names, unless it has patterns of its own.
  @Test func givesFilesToTheirProfile() throws {
    var exports = Exports()
    exports.put("", as: "rekap-juli.txt")
    exports.put("", as: "jadwal.csv")
    try exports.use(
      profile: Self.profile(
        "rekap", "table: jadwal\nfiles: [\"rekap-*.txt\"]\ncolumns: {nip: NIP, tanggal: Tanggal, shift: Regu}"))
    try exports.use(profile: Self.profile("kanon", "delimiter: \";\"\nfiles: [\"jadwal*.csv\"]"))
    try exports.listed { folder in
      #expect(folder.files(of: .shifts).map(\.name) == ["jadwal.csv", "rekap-juli.txt"])
      #expect(folder.files(of: .shifts).map { $0.profile?.id } == ["kanon", "rekap"])
      #expect(folder.files(of: .roster).map { $0.profile?.id } == [nil])
    }
  }

  /// A file that two profiles claim is read by neither.
  @Test func refusesAFileWithTwoProfiles() throws {
    var exports = Exports()
    exports.put("", as: "rekap.txt")
    for (id, table) in [("satu", "jadwal"), ("dua", "pagu")] {
      let columns = table == "pagu" ? "{unit_kode: A, pagu: B}" : "{nip: A, tanggal: B, shift: C}"
      try exports.use(
        profile: Self.profile(id, "table: \(table)\nfiles: [\"rekap*\"]\ncolumns: \(columns)"))
    }
    #expect(try exports.said() == ["K012 rekap.txt satu, dua"])
  }
}
