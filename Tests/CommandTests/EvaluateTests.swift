import Foundation
import Testing

/// `kinerja evaluate` at the shell: what it prints, what it makes, and what it says when it does not.
@Suite struct EvaluateTests {
  private let desk: Desk
  private static let line = "evaluate --quarter 2026-Q3 --input QUARTER --policy POLICY"

  init() throws { desk = try Desk() }

  @Test func printsWhatCameOut() throws {
    #expect(
      try desk.done("\(Self.line) --output hasil --lang en") == """
        Quarter 2026-Q3, as of 2026-09-30
        Employees               40
        Evaluated               38
          SANGAT_BAIK           4
          BAIK                  33
          KURANG                1
        Total incentive         Rp 448,530,000
        Top five
          1. 100.62  197712072005021005  Mulyadi, S.Pd., M.Pd.
          2. 99.80  198509182010041001  M. Yanto Suhartini, S.Pd.
          3. 99.17  198402102012122008  Erna Rahman, A.Md.
          4. 98.48  199208032022121010  Dedi Anggraini, S.Sos.
          5. 98.46  198605072009012012  Intan Firdaus, S.Psi.
        Notices
          1 kehadiran: outside the quarter
          1 kehadiran: repeated rows, counted once
        Results: hasil/hasil.csv, hasil/bulanan.csv, hasil/triwulan.csv, hasil/peringkat/

        """)
  }

  @Test func printsItInIndonesian() throws {
    let text = try desk.done("\(Self.line) --output hasil --lang id --report xlsx")
    for line in [
      "Triwulan 2026-Q3, dihitung sampai 2026-09-30", "Pegawai                 40", "Dinilai                 38",
      "Jumlah insentif         Rp 448.530.000", "  1. 100,62  197712072005021005  Mulyadi, S.Pd., M.Pd.",
      "  1 kehadiran: baris kembar, dihitung sekali",
      "Hasil: hasil/hasil.csv, hasil/bulanan.csv, hasil/triwulan.csv, hasil/peringkat/, hasil/peringkat.xlsx",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
  }

  /// The figures of the summary are sums over hasil.csv.
  @Test func theSummaryAddsUp() throws {
    try desk.done("\(Self.line) --output hasil")
    let rows = try Evaluator.results(ofRun: desk.url("hasil").path).values
    #expect(rows.count == 40)
    #expect(rows.count { $0["status_nilai"] == "DINILAI" } == 38)
    #expect(rows.compactMap { Int($0["insentif"] ?? "") }.reduce(0, +) == 448_530_000)
    for (rating, count) in [("SANGAT_BAIK", 4), ("BAIK", 33), ("KURANG", 1)] {
      #expect(rows.count { $0["predikat"] == rating } == count)
    }
  }

  /// Each format adds its files to the four that every run has; the owner alone may look at them.
  @Test(
    arguments: [
      ("", []), ("--report xlsx", ["peringkat.xlsx"]), ("--report html", ["laporan.html"]),
      ("--report json", ["hasil.json", "datapackage.json"]), ("--report sqlite", ["hasil.sqlite"]),
      ("--report spreadsheet", ["hasil-lembar-sebar.csv"]), ("--spreadsheet-safe", ["hasil-lembar-sebar.csv"]),
      ("--report tindak-lanjut", ["tindak_lanjut.csv"]),
      ("--report html --report xlsx --report html", ["laporan.html", "peringkat.xlsx"]),
    ])
  func makesTheFilesOfItsReports(_ options: String, _ files: [String]) throws {
    try desk.done("\(Self.line) --output hasil \(options)")
    let ranking = ["1.01.01", "1.02.01", "1.02.02", "4.01.01"].map { "peringkat/\($0).csv" }
    let usual = [
      "hasil.csv", "bulanan.csv", "triwulan.csv", "kebijakan.yaml", "manifest.json", "run.json", "peringkat",
    ]
    #expect(try desk.names(in: "hasil") == Set(usual + ranking + files))
    #expect(try desk.names() == Set(["hasil"] + desk.names(in: "hasil").map { "hasil/\($0)" }))
    #expect(try desk.isPrivate("hasil"))
  }

  /// The run keeps the policy that it was made under, byte for byte.
  @Test func keepsItsPolicy() throws {
    try desk.done("\(Self.line) --output hasil")
    #expect(try desk.text("hasil/kebijakan.yaml") == String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8))
    let manifest = try desk.text("hasil/manifest.json")
    let run = try desk.text("hasil/run.json")
    for path in [Desk.quarter, Kinerja.examplePolicy] {
      #expect(!manifest.contains(path) && run.contains(path), "where the files lay is no part of what was made of them")
    }
  }

  /// Days after --as-of do not count: July has 23 days of work from Monday to Friday, August 19.
  @Test(arguments: [("2026-07-31", "23"), ("2026-08-31", "42"), ("2026-09-30", "64")])
  func countsToADay(_ day: String, _ days: String) throws {
    let text = try desk.run("\(Self.line) --output hasil --as-of \(day) --lang en").output
    #expect(text.hasPrefix("Quarter 2026-Q3, as of \(day)\n"))
    let row = try Evaluator.results(ofRun: desk.url("hasil").path)[Desk.nip]
    #expect(row?["hari_kerja"] == days)
  }

  /// Invalid rows are set aside if that is asked for, and counted where the sum is read.
  @Test func quarantineSetsRowsAside() throws {
    try desk.copyQuarter()
    try desk.write(
      desk.text("masukan/kehadiran.csv").replacing("\(Desk.nip),2026-07-22,07:37", with: "\(Desk.nip),2026-07-22,7.37"),
      to: "masukan/kehadiran.csv")
    let line = "evaluate --quarter 2026-Q3 --input masukan --policy POLICY --output hasil"
    try desk.refused(Refused(line, 65, "1 galat, 0 peringatan; tidak ada hasil yang ditulis", "1 errors, 0 warnings"))
    let outcome = try desk.run("\(line) --quarantine --lang en")
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    #expect(outcome.output.contains("\n  1 set aside: K205\n"))
    // The day has no row now, and is unexcused: 3 instead of the 0.5 for 7 minutes.
    let row = try Evaluator.results(ofRun: desk.url("hasil").path)[Desk.nip]
    #expect(row?["hari_tk"] == "1")
    #expect(row?["disiplin"] == "98.304688")
    #expect(try desk.text("hasil/manifest.json").contains("\"quarantine\" : true"))
  }

  @Test(arguments: [
    Refused(usage: "evaluate --input QUARTER --policy POLICY --output hasil", "Missing expected argument '--quarter"),
    Refused(usage: "\(line) --output hasil --report pdf", "'pdf' is invalid for '--report"),
    Refused(usage: "\(line) --output hasil --as-of 2026-10-01", "is not a day of 2026-Q3 (2026-07-01 to 2026-09-30)"),
    Refused(usage: "\(line) --output hasil --as-of 2026-09-31", "'2026-09-31' is invalid for '--as-of"),
    Refused(usage: "\(line) --output hasil --threads 65", "--threads must be between 1 and 64"),
    Refused("evaluate --quarter 2026-Q3 --policy POLICY --output hasil", 64, "beri --input, atau", "give --input, or"),
    Refused("evaluate --quarter 2026-Q3 --input QUARTER --output hasil", 64, "beri --policy", "give --policy"),
    Refused(line, 64, "beri --output", "give --output"),
    Refused(
      "\(line) --output hasil --profile tiada", 66, "tiada: bukan profil bawaan (daftar-hadir-apel, ",
      "tiada: is no shipped profile (daftar-hadir-apel, "),
    Refused(
      "\(line) --output hasil --profile kanonik --profile kanonik", 64, "profil kanonik diberikan dua kali",
      "the profile kanonik is given twice"),
    Refused(
      "evaluate --quarter 2026-Q3 --input tiada --policy POLICY --output hasil", 66, "tiada: K002: tidak dapat dibaca",
      "tiada: K002: cannot be read"),
    Refused(
      "evaluate --quarter 2026-Q3 --input QUARTER --policy tiada.yaml --output hasil", 66,
      "tiada.yaml: tidak dapat dibaca", "tiada.yaml: cannot be read"),
    Refused("\(line) --output tiada/hasil", 73, "tidak dapat dibuat", "cannot be made"),
    Refused("\(line) --output ada", 73, "ada: sudah ada; tidak ada yang ditimpa", "ada: already exists"),
    Refused(
      "evaluate --quarter 2019-Q3 --input QUARTER --policy POLICY --output hasil", 78,
      ":16:1: P106 clauses.schedules: tidak ada versi yang berlaku dari 2019-07-01 sampai 2019-09-30",
      ":16:1: P106 clauses.schedules: no version is in force from 2019-07-01 to 2019-09-30"),
  ])
  func refuses(_ refusal: Refused) throws {
    try desk.write("milik orang", to: "ada/catatan")
    try desk.refused(refusal)
  }

  /// What a policy cannot evaluate is refused after the exports were read: the warnings about them are told all the same.
  @Test func warningsAreToldBeforeTheRefusal() throws {
    let test = try #require(ConformanceCase(name: "policy_alternative"))
    let outcome = try Kinerja.run(test.arguments(output: desk.url("hasil").path), in: desk.folder.url)
    #expect(outcome.exitCode == 78)
    let lines = outcome.complaints.split(separator: "\n")
    #expect(lines.first == "21 peringatan; `kinerja check` menyebut semuanya")
    #expect(lines.count == 2 && lines.last?.contains("policy.yaml: ") == true, "\(outcome.complaints)")
    #expect(outcome.output == "")
    #expect(try desk.names() == [])
  }
}
