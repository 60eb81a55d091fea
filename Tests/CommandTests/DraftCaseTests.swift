import Foundation
import Testing

/// The drafts of `kinerja inspect` for the exports that offices have (fixtures/exports): what each leaves open, and that,
/// filled in, it gives what `ExportCaseTests` expects of the case.
@Suite struct DraftCaseTests {
  /// A case of fixtures/exports.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// What is filled in for each key that the drafts leave open.
    var fills: [String: String] = [:]
    /// The table that is asked for, where the file names none.
    var table: String?
    /// The case whose outcome is expected; its own, unless its profile is one that should be refused.
    var expected: String?

    var testDescription: String { name + (expected.map { " → \($0)" } ?? "") }
  }

  private static let pin = "{file: pin-nip.csv, from: pin, to: nip}"
  private static let byTime = ["pin": pin, "states": "none"]
  private static let byKey = ["pin": pin, "states": "{in: [\"0\"], out: [\"1\"]}"]
  private static let dayFirst = ["dates": "[dd/mm/yyyy]"]
  private static let excelDays = [
    "dates": "[\"d/m/yyyy h:mm:ss\", \"dd/mm/yy h:mm:ss\"]", "century": "2000", "pin": pin,
  ]
  private static let office = [
    "unit_kode": "{constant: 1.02.01}", "unit_nama": "{constant: Dinas Contoh}", "jenis_jabatan": "{constant: JF}",
    "status": "{constant: PNS}", "pola_kerja": "{constant: 5H}",
  ]
  private static let names = office.merging([
    "nama": "{position: 1}", "jabatan": "{constant: Analis}", "kelas_jabatan": "{constant: \"8\"}",
    "berlaku_mulai": "{constant: 2024-01-02}",
  ]) { $1 }
  private static let allAspects =
    "{name: aspek, value: nilai, columns: {"
    + ["BP", "AK", "KM", "HR", "LY", "AD", "KL"].map { "\($0): Nilai KIPAPP" }.joined(separator: ", ") + "}}"

  static let cases = [
    Case(name: "01-attlog-six-columns", fills: byTime), Case(name: "01-attlog-six-columns", fills: byKey),
    Case(name: "01b-attlog-blanks", fills: byTime), Case(name: "02-attlog-ten-columns", fills: ["pin": pin]),
    Case(name: "02b-attlog-four-columns", fills: byTime), Case(name: "04-attlog-odd-states", fills: byTime),
    Case(name: "04b-attlog-odd-states-declared", fills: byKey), Case(name: "05-clock-reset", fills: byTime),
    Case(name: "06-agl-twelve-hour", fills: ["dates": "[\"mm-dd-yyyy  hh:mm:sstt\"]", "pin": pin]),
    Case(name: "08-excel-mixed-dates", fills: excelDays), Case(name: "08b-excel-impossible-day", fills: excelDays),
    // A day behind the 12th tells that the month comes first.
    Case(name: "08c-two-date-orders", fills: ["pin": pin]),
    Case(name: "11-hikvision", fills: ["dates": "[\"mm/dd/yy hh:mm\"]", "century": "2000", "pin": pin]),
    Case(name: "14-monthly-wide-codes"), Case(name: "14b-monthly-wide-no-totals"),
    Case(name: "17-roster-spaced-nip", fills: office.merging(["dates": "[dd-mm-yyyy]"]) { $1 }),
    Case(
      name: "18-roster-ref-errors",
      fills: names.merging([
        "skip_rows":
          "[{column: {position: 2}, values: [\"\", \"#REF!\"]}, {column: {position: 2}, digits: 16}]"
      ]) { $1 }, table: "pegawai"),
    Case(
      name: "18b-roster-contract-workers",
      fills: names.merging(["skip_rows": "[{column: {position: 1}, starts: [HONORER]}]"]) { $1 }, table: "pegawai"),
    Case(name: "20-sep-line"), Case(name: "20b-excel-utf8-bom-semicolon", expected: "00-reference"),
    Case(name: "22-trailing-and-repeated-lines"), Case(name: "23-excel-serials"), Case(name: "24-english-month-names"),
    Case(name: "25b-two-devices-same-pins", fills: ["pin": pin]),
    // The table of PINs has the device's number before each: the draft joins them.
    Case(name: "25c-device-number-joined", fills: ["pin": pin]),
    Case(name: "26-iso-zone", fills: ["zone": "WIB", "pin": pin]),
    Case(name: "26b-utc", fills: ["zone": "WIB", "pin": pin]),
    Case(name: "27-jadwal-and-scan-columns", fills: dayFirst),
    Case(name: "27b-rekap-lists-absent-days", fills: dayFirst.merging(["other_rows": "yield"]) { $1 }),
    Case(name: "27c-shipped-profile-untouched", fills: dayFirst),
    Case(name: "27d-jadwal-read", fills: dayFirst, expected: "27-jadwal-and-scan-columns"),
    Case(name: "28-pin-leading-zeros", fills: byTime), Case(name: "30-file-name-in-capitals", fills: byTime),
    Case(name: "30c-capitals-with-control-totals", fills: byTime),
    Case(
      name: "31-thousands-of-unknown-pins",
      fills: ["pin": "{file: pin-nip.csv, from: pin, to: nip, unknown: ignore}", "states": "none"]),
    Case(
      name: "31b-shared-device",
      fills: ["pin": "{file: pin-nip.csv, from: pin, to: nip, unknown: ignore_most}", "states": "none"]),
    Case(name: "32-utf16-tsv-as-xls", fills: dayFirst), Case(name: "34-night-shift", fills: byTime),
    Case(name: "35-half-day-leave", fills: byTime),
    Case(name: "36-header-case-and-blanks", fills: dayFirst, expected: "00-reference"),
    Case(name: "36b-optional-column-other-case", fills: dayFirst, expected: "00-reference"),
    Case(name: "36c-shipped-profile-other-case", fills: dayFirst, expected: "00-reference"),
    Case(name: "37-trailing-delimiter-in-rows", expected: "37b-trailing-delimiter-declared"),
    Case(name: "37b-trailing-delimiter-declared"),
    Case(
      name: "41-monthly-score-two-columns",
      fills: ["penilai_nip": "{constant: \"197501011999031004\"}", "unpivot": allAspects]),
  ]

  /// Cases without a draft: the canonical file, workbooks, and shapes that profiles of their own read.
  static let undrafted = ["00-reference", "09", "13", "14c", "14d", "14e", "15"]

  @Test func everyCaseHasADraft() {
    let drafted = Set(Self.cases.map(\.name))
    let missing = ExportCaseTests.cases.filter { name in
      !drafted.contains(name) && !Self.undrafted.contains { name.hasPrefix($0) }
    }
    #expect(missing == [])
  }

  @Test(arguments: cases) func worksAsWritten(_ item: Case) throws {
    let desk = try Desk()
    try ExportCaseTests.lay(item.name, on: desk)
    var profiles: [String] = []
    var open: Set<String> = []
    for file in try Self.exports(of: item.name) {
      let profile = "rancangan-\(profiles.count + 1).yaml"
      let table = item.table.map { " --table \($0)" } ?? ""
      let text = try desk.done("inspect masukan/\(file) --lang en")
      // What is canonical in header and cells is read without a profile.
      if text.contains("\nThe canonical form of ") { continue }
      try desk.done("inspect masukan/\(file) --write-profile \(profile)\(table)")
      let draft = try desk.text(profile)
      let left = Self.open(draft)
      try refuses(profile, left, on: desk)
      open.formUnion(left)
      try desk.write(Self.filled(draft, item.fills), to: profile)
      profiles.append(profile)
    }
    #expect(!profiles.isEmpty)
    #expect(open == Set(item.fills.keys), "every choice is declared, and none that is not needed")
    let (outcome, complaints) = try ExportCaseTests.outcome(on: desk, with: profiles)
    let file = ExportCaseTests.root.appending(path: "\(item.expected ?? item.name)/expected.txt")
    #expect(try outcome == String(contentsOf: file, encoding: .utf8), "\(complaints)")
  }

  /// Nobody's figures come of a draft while a choice is open: each is named.
  private func refuses(_ profile: String, _ open: Set<String>, on desk: Desk) throws {
    guard !open.isEmpty else { return }
    let outcome = try desk.run(
      "check --quarter 2026-Q3 --input masukan --policy POLICY --profile \(profile) --lang en")
    #expect(outcome.exitCode == 78)
    for key in open {
      #expect(outcome.complaints.contains("\(key): \"LENGKAPI\" this choice is still open"), "\(outcome.complaints)")
    }
  }

  /// The files of a case that systems exported.
  private static func exports(of name: String) throws -> [String] {
    let folder = ExportCaseTests.root.appending(path: name).path
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { file in
      !["expected.txt", "kendali.yaml"].contains(file) && !["no-", "profile.", "pin-"].contains { file.hasPrefix($0) }
    }
  }

  /// The keys that a draft leaves open.
  private static func open(_ draft: String) -> Set<String> {
    Set(
      draft.split(separator: "\n").compactMap { line in
        let text = line.trimmingCharacters(in: .whitespaces)
        return text.hasSuffix(": LENGKAPI") && !text.hasPrefix("#") ? String(text.dropLast(": LENGKAPI".count)) : nil
      })
  }

  private static func filled(_ draft: String, _ fills: [String: String]) -> String {
    draft.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let key = line.trimmingCharacters(in: .whitespaces).replacing(": LENGKAPI", with: "")
      guard line.hasSuffix("\(key): LENGKAPI"), let value = fills[key] else { return String(line) }
      return line.dropLast("LENGKAPI".count) + value
    }
    .joined(separator: "\n")
  }

  /// Two devices with PINs and tables of their own: what speaks for each table is said, and both make one day.
  @Test func tellsTablesOfPINsApart() throws {
    let desk = try Desk()
    try ExportCaseTests.lay("25b-two-devices-same-pins", on: desk)
    try desk.write(
      "pin,nip\n7,198001012005011001\n12,198502022008012002\n105,199003032015031003\n", to: "masukan/pin-1.csv")
    try desk.write(
      "pin,nip\n3,198001012005011001\n7,198502022008012002\n12,199003032015031003\n", to: "masukan/pin-2.csv")
    let second = [
      ("12", "2026-07-01 16:00:30"), ("3", "2026-07-01 16:05:02"), ("7", "2026-07-01 16:10:59"),
      ("7", "2026-07-02 15:45:10"), ("3", "2026-07-02 16:02:33"), ("12", "2026-07-03 16:31:10"),
      ("3", "2026-07-03 16:35:00"),
    ]
    try desk.write(second.map { "\($0)\t\($1)\t1\t1\t0\n" }.joined(), to: "masukan/2_attlog.dat")
    try FileManager.default.removeItem(at: desk.url("masukan/pin-nip.csv"))
    var drafts: [String] = []
    for number in [1, 2] {
      try desk.done("inspect masukan/\(number)_attlog.dat --write-profile alat-\(number).yaml --lang en")
      drafts.append(try desk.text("alat-\(number).yaml"))
      let fill = "pin: {file: pin-\(number).csv, from: pin, to: nip}"
      try desk.write(drafts[number - 1].replacing("pin: LENGKAPI", with: fill), to: "alat-\(number).yaml")
    }
    #expect(drafts[0].contains("#   {file: pin-1.csv, from: pin, to: nip}: has 3 of 3 PINs\n"))
    #expect(drafts[0].contains("#   {file: pin-2.csv, from: pin, to: nip}: has 2 of 3 PINs\n"))
    #expect(drafts[1].contains("#   {file: pin-1.csv, from: pin, to: nip}: has 2 of 3 PINs\n"))
    #expect(drafts[1].contains("#   {file: pin-2.csv, from: pin, to: nip}: has 3 of 3 PINs\n"))
    let (outcome, complaints) = try ExportCaseTests.outcome(on: desk, with: ["alat-1.yaml", "alat-2.yaml"])
    let expected = ExportCaseTests.root.appending(path: "25b-two-devices-same-pins/expected.txt")
    #expect(try outcome == String(contentsOf: expected, encoding: .utf8), "\(complaints)")
  }
}
