import Foundation
import Testing

/// `kinerja check` at the shell.
@Suite struct CheckCommandTests {
  private let desk: Desk
  private static let line = "check --quarter 2026-Q3 --input QUARTER --policy POLICY"

  init() throws { desk = try Desk() }

  /// A quarter with a row of attendance for somebody who is not there.
  private func spoil() throws {
    try desk.copyQuarter()
    let rows = try desk.text("masukan/kehadiran.csv")
    try desk.write(rows + "198001012005011001,2026-07-01,07:00,16:00,\n", to: "masukan/kehadiran.csv")
  }

  /// Without a finding no file is made, and the rows of all tables are counted: 42 + 2 + 113 + 25 + 3 + 1 + … = 5437; the
  /// one that comes to nothing is named.
  @Test(arguments: [
    ("id", "5437 baris diperiksa, tidak ada temuan.\n  1 kehadiran: di luar triwulan\n"),
    ("en", "5437 rows checked, no findings.\n  1 kehadiran: outside the quarter\n"),
  ])
  func nothingIsWrong(_ language: String, _ text: String) throws {
    #expect(try desk.done("\(Self.line) --lang \(language)") == text)
    #expect(try desk.names() == [])
    let rows = try Exports(URL(filePath: Desk.quarter)).files.values.map { $0.count { !$0.isEmpty } - 1 }
    #expect(rows.reduce(0, +) == 5437)
  }

  @Test func nothingIsWrongAsJSON() throws {
    let output = try desk.done("\(Self.line) --json")
    let lines = output.split(separator: "\n")
    #expect(lines.count == 1)
    let counts = try #require(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(counts["baris_diperiksa"] as? Int == 5437)
    #expect(counts["galat"] as? Int == 0 && counts["peringatan"] as? Int == 0)
    #expect(counts["kode"] as? [String: Int] == [:])
    let dropped = try #require(counts["dikesampingkan"] as? [[String: Any]])
    #expect(dropped.count == 1 && dropped[0]["tabel"] as? String == "kehadiran")
    #expect(dropped[0]["sebab"] as? String == "outsideQuarter" && dropped[0]["baris"] as? Int == 1)
  }

  /// Every finding names its place, what was expected and how to mend it; the file is the owner's alone.
  @Test(
    arguments: [
      (
        "id", "Galat", "K301  1 × NIP tidak ada dalam pegawai.csv", "      Diharapkan: ", "      Perbaikan: ",
        "semuanya di galat.csv."
      ),
      (
        "en", "Errors", "K301  1 × the NIP is not in pegawai.csv", "      Expected: ", "      Remedy: ",
        "all of them in galat.csv."
      ),
    ])
  func findingsAreNamed(
    _ language: String, _ heading: String, _ problem: String, _ expected: String, _ remedy: String, _ last: String
  ) throws {
    try spoil()
    let outcome = try desk.run("check --quarter 2026-Q3 --input masukan --policy POLICY --lang \(language)")
    #expect(outcome.exitCode == 65)
    #expect(outcome.output == "")
    let lines = outcome.complaints.split(separator: "\n")
    #expect(lines.first == heading[...])
    #expect(lines.contains(problem[...]))
    #expect(
      lines.contains { $0.hasPrefix("      kehadiran.csv:2823:1 nip \"198001012005011001\"") }, "\(outcome.complaints)")
    #expect(lines.contains { $0.hasPrefix(expected) } && lines.contains { $0.hasPrefix(remedy) })
    #expect(lines.last?.hasSuffix(last) == true)
    #expect(try desk.mode("galat.csv") == 0o600)
    let rows = try desk.text("galat.csv").split(separator: "\n")
    #expect(rows.count == 2)
    #expect(rows[1].hasPrefix("K301,galat,kehadiran.csv,2823,1,nip,198001012005011001,"))
  }

  /// Colleagues open the list in a spreadsheet: nothing that exports hold is a formula there, by commas or by semicolons.
  @Test func theListHoldsNoFormula() throws {
    try spoil()
    let file = desk.url("masukan/kehadiran.csv")
    var text = try String(contentsOf: file, encoding: .utf8)
    text.append("=HYPERLINK(0),2026-07-01,x;=1+1,16:00,\n")
    try text.write(to: file, atomically: false, encoding: .utf8)
    #expect(try desk.run("check --quarter 2026-Q3 --input masukan --policy POLICY").exitCode == 65)
    let list = try desk.text("galat.csv")
    #expect(list.contains(",'=HYPERLINK(0),"), "\(list)")
    #expect(!list.contains(",=") && !list.contains(";=") && !list.contains("\"="))
  }

  /// A list of another day is written anew, not added to.
  @Test func theListIsWrittenAnew() throws {
    try spoil()
    let header = "kode,tingkat,berkas,baris,sel,kolom,nip,nilai,masalah,harapan,perbaikan\n"
    try desk.write(header + "lama\nlama\nlama\n", to: "temuan.csv")
    let outcome = try desk.run("check --quarter 2026-Q3 --input masukan --policy POLICY --errors temuan.csv")
    #expect(outcome.exitCode == 65)
    #expect(try desk.text("temuan.csv").split(separator: "\n").count == 2)
    #expect(!desk.has("galat.csv"))
  }

  /// What the program did not write stays, also behind a link.
  @Test func nothingElseIsReplaced() throws {
    try spoil()
    let exports = try desk.text("masukan/kehadiran.csv")
    try FileManager.default.createSymbolicLink(
      atPath: desk.url("galat.csv").path, withDestinationPath: desk.url("masukan/kehadiran.csv").path)
    for place in ["galat.csv", "masukan/kehadiran.csv"] {
      let outcome = try desk.run("check --quarter 2026-Q3 --input masukan --policy POLICY --errors \(place) --lang en")
      #expect(outcome.exitCode == 73)
      #expect(outcome.complaints.contains("\(place): what is there is a link or another file"), "\(outcome.complaints)")
    }
    #expect(try desk.text("masukan/kehadiran.csv") == exports)
  }

  @Test(arguments: [
    Refused(usage: "check --input QUARTER --policy POLICY", "Missing expected argument '--quarter"),
    Refused(usage: "\(line) --threads 0", "--threads must be between 1 and 64"),
    Refused(usage: "\(line) --as-of 2026-06-30", "is not a day of 2026-Q3"),
    Refused("check --quarter 2026-Q3", 64, "`kinerja init` membuatnya", "`kinerja init` makes one"),
    Refused("check --quarter 2026-Q3 --input tiada --policy POLICY", 66, "tiada: K002", "tiada: K002"),
    Refused("check --quarter 2026-Q3 --input QUARTER --policy tiada", 66, "tiada: tidak dapat", "tiada: cannot"),
    Refused("\(line) --profile tiada", 66, "tiada: bukan profil bawaan", "tiada: is no shipped profile"),
    Refused("check --quarter 2019-Q3 --input QUARTER --policy POLICY", 78, "P106", "P106"),
    Refused(
      "check --quarter 2026-Q3 --input masukan --policy POLICY --errors tiada/galat.csv", 73,
      "tiada/galat.csv: tidak dapat dibuat", "tiada/galat.csv: cannot be made"),
  ])
  func refuses(_ refusal: Refused) throws {
    try spoil()
    try desk.refused(refusal)
  }

  /// A missing table is a finding and a missing input at once.
  @Test func aMissingTableIsNamed() throws {
    try desk.copyQuarter()
    try FileManager.default.removeItem(at: desk.url("masukan/tarif.csv"))
    let outcome = try desk.run("check --quarter 2026-Q3 --input masukan --policy POLICY --lang en")
    #expect(outcome.exitCode == 66)
    #expect(outcome.output == "")
    #expect(outcome.complaints.contains("K001") && outcome.complaints.contains("tarif"), "\(outcome.complaints)")
  }
}
