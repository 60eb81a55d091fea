import Foundation
import Testing

/// `kinerja import`: a sheet of a workbook becomes the CSV that a profile reads, cell by cell as it is stored.
@Suite struct ImportTests {
  /// The workbooks, made once for all tests by programs that spreadsheets and offices use.
  private static let workbooks: TemporaryFolder = {
    do {
      let folder = try TemporaryFolder()
      let process = Process()
      process.executableURL = Kinerja.testPython
      process.arguments = [
        Kinerja.root.appending(path: "Tests/CommandTests/Readers/workbooks.py").path, folder.url.path,
      ]
      try process.run()
      process.waitUntilExit()
      atexit { try? FileManager.default.removeItem(at: ImportTests.workbooks.url) }
      if process.terminationStatus != 0 { Issue.record("the workbooks were not made") }
      return folder
    } catch {
      fatalError("\(error): scripts/setup --tests")
    }
  }()

  private let desk: Desk

  init() throws { desk = try Desk() }

  private func take(_ name: String) throws {
    try FileManager.default.copyItem(at: Self.workbooks.url.appending(path: name), to: desk.url(name))
  }

  struct Sheet: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let file: String
    var sheet = ""
    let csv: String
    /// What the reader is told besides, in English.
    var cautions: [String] = []
  }

  static let sheets: [Sheet] = [
    Sheet(
      testDescription: "a NIP is a text, or a number that shows its damage", file: "nip.xlsx",
      csv:
        "NIP,Angka,Format 0,Nol\n198503172010011008,1.98503172010011E+17,1.98503172010011E+17,007\n'198503172010011008,7,15,7\n",
      cautions: [
        "2 numbers of more than 15 digits are damaged in this workbook (B2, C2): a NIP must be text; export again, do not mend it by guessing"
      ]),
    Sheet(
      testDescription: "days and moments by their number formats, texts as they are", file: "tanggal.xlsx",
      csv: """
        2026-07-01,2026-07-01,2026-07-01,2026-07-01,2026-07-01 00:00:00,2026-07-01 00:00:00
        2026-07-01 07:25:11,2026-07-01 07:25:11,2026-07-01 07:25:11,2026-07-01 07:25:11,2026-07-01 07:25:11,2026-07-01 07:25:11
        01/07/2026,7/1/2026,1 Juli 2026,46204,,x

        """),
    Sheet(
      testDescription: "days counted from 1904", file: "tahun-1904.xlsx", csv: "2026-07-01,44742\n"),
    Sheet(
      testDescription: "times, durations of more than a day, parts of a second that are no noise", file: "jam.xlsx",
      csv: "07:25:00,07:25:00,31:30:00,31:30:00,0.3125\n00:00:00,07:25:00.192,23:59:59.136,12:00:00,0\n"),
    Sheet(
      testDescription: "merged cells are filled, within what the sheet holds", file: "gabung.xlsx",
      csv:
        "LAPORAN,LAPORAN,LAPORAN,LAPORAN\nUnit,NIP,Jam,Jam\nDinas A,1,x,y\nDinas A,2,,z\nJUMLAH,JUMLAH,JUMLAH,3\n"),
    Sheet(
      testDescription: "truth values, percents, numbers to 15 digits, texts", file: "nilai.xlsx",
      csv:
        "TRUE,94.4%,94.4,0.3,-1234.5,1234567.125\nFALSE,100%,0.0000001,1E+15,123456789012345,0\n spasi ,\"a,b;\"\"c\"\"\",\"baris\ndua\",#REF!,',\n",
      cautions: [
        "1 numbers of more than 15 digits are damaged in this workbook (D2): a NIP must be text; export again, do not mend it by guessing",
        "1 cells hold an error of a formula, such as #REF! (D3)",
      ]),
    Sheet(
      testDescription: "hidden rows and columns are there, and said", file: "tersembunyi.xlsx",
      csv: "NIP,Nilai,Kunci\n1,90,r\n2,80,r\n",
      cautions: [
        "1 hidden rows, such as those that a filter hides, are written too", "1 hidden columns are written too",
      ]),
    Sheet(
      testDescription: "a hidden sheet, if it is asked for", file: "tersembunyi.xlsx", sheet: "2", csv: "Rahasia\n"),
    Sheet(testDescription: "a sheet by its number", file: "dua-lembar.xlsx", sheet: "2", csv: "dua\n"),
    Sheet(testDescription: "a name that is a number", file: "dua-lembar.xlsx", sheet: "2026", csv: "dua\n"),
    Sheet(testDescription: "a sheet by its name", file: "dua-lembar.xlsx", sheet: "Juli", csv: "satu\n"),
    Sheet(
      testDescription: "lines and cells keep their places", file: "geser.xlsx",
      csv: ",,,\n,,,\n,,NIP,Nilai\n,,,\n,,1,\n"),
    Sheet(
      testDescription: "formulas by their stored values, other files left alone", file: "rumus.xlsx",
      csv: "2,x,,#DIV/0!,TRUE,5\n", cautions: ["1 cells hold an error of a formula, such as #REF! (D1)"]),
    Sheet(testDescription: "a size that is stated wrong", file: "ukuran-salah.xlsx", csv: ",\n,1\n"),
    Sheet(
      testDescription: "an old workbook", file: "lama.xls",
      csv:
        "198503172010011008,1.98503172010011E+17,06:1017:00,TRUE,2026-07-01,07:25:00,31:30:00,94.4%\ndua,dua,,,,,,\ndua,dua,94.4,,,,,\n",
      cautions: [
        "1 numbers of more than 15 digits are damaged in this workbook (B1): a NIP must be text; export again, do not mend it by guessing",
        "1 hidden rows, such as those that a filter hides, are written too",
      ]),
    Sheet(
      testDescription: "a page under the name of a workbook", file: "halaman.xls", sheet: "Rekap",
      csv: "NIP,Jam,Jam\nNIP,Masuk,Pulang\n198503172010011008,\"07:25\n07:26\",16:05\n"),
    Sheet(testDescription: "a page that does not say its encoding", file: "halaman-1252.xls", csv: "Café – 1\n"),
    Sheet(
      testDescription: "an OpenDocument sheet", file: "lembar.ods",
      csv: """
        "198503172010011008
        dua  x",1.98503172010011E+17,2026-07-01,31:30:00,2026-07-01 07:25:11,94.4%,TRUE,#DIV/0!
        dua,dua,94.4,94.4,,,,
        dua,dua,x,,,,,

        """,
      cautions: [
        "1 numbers of more than 15 digits are damaged in this workbook (B1): a NIP must be text; export again, do not mend it by guessing",
        "1 cells hold an error of a formula, such as #REF! (H1)",
        "1 hidden rows, such as those that a filter hides, are written too",
      ]),
  ]

  @Test(arguments: sheets) func writesTheCellsAsTheyAreStored(_ sheet: Sheet) throws {
    try take(sheet.file)
    let choice = sheet.sheet.isEmpty ? "" : " --sheet \(sheet.sheet)"
    let outcome = try desk.run("import \(sheet.file)\(choice) --output lembar.csv --lang en")
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    #expect(outcome.complaints == sheet.cautions.map { $0 + "\n" }.joined())
    #expect(try desk.text("lembar.csv") == sheet.csv)
    #expect(try desk.mode("lembar.csv") == 0o600)
    #expect(try desk.names() == [sheet.file, "lembar.csv"])
  }

  /// The CSV lies beside the workbook, where nothing is overwritten.
  @Test func theCSVLiesBesideTheWorkbook() throws {
    try take("geser.xlsx")
    let line = try desk.done("import geser.xlsx --lang en")
    #expect(line == "geser.csv: sheet \"Juli\", 5 rows, 4 columns\n")
    let before = try desk.contents()
    let again = try desk.run("import geser.xlsx --lang en")
    #expect(again.exitCode == 73 && again.complaints.contains("geser.csv: already exists"))
    #expect(try desk.contents() == before)
  }

  @Test func listsTheSheets() throws {
    try take("tersembunyi.xlsx")
    try take("lembar.ods")
    #expect(
      try desk.done("import tersembunyi.xlsx --list") == "1  Juli\n2  Rahasia (tersembunyi)\n3  Sangat (tersembunyi)\n")
    #expect(try desk.done("import lembar.ods --list --lang en") == "1  Juli\n2  Rahasia (hidden)\n")
    #expect(try desk.names() == ["tersembunyi.xlsx", "lembar.ods"])
  }

  /// What cannot be read, or must not be, is refused within bounds: nothing is written.
  static let refused: [(file: String, Refused)] = [
    (
      "dua-lembar.xlsx",
      Refused(
        "import dua-lembar.xlsx", 64,
        "pilih dengan --sheet NOMOR atau --sheet NAMA: 1 \"Juli\", 2 \"2026\", 3 \"Kosong\"",
        "choose with --sheet NUMBER or --sheet NAME: 1 \"Juli\", 2 \"2026\", 3 \"Kosong\"")
    ),
    (
      "nip.xlsx",
      Refused(
        "import nip.xlsx --sheet Juni", 66, "tidak ada lembar \"Juni\"; yang ada: 1 \"Juli\"",
        "has no sheet \"Juni\"; there are: 1 \"Juli\"")
    ),
    ("nip.xlsx", Refused("import nip.xlsx --output tiada/nip.csv", 73, "tidak dapat dibuat", "cannot be made")),
    ("nip.xlsx", Refused("import tiada.xlsx", 66, "tiada.xlsx: tidak dapat dibaca", "tiada.xlsx: cannot be read")),
    ("nip.xlsx", Refused(usage: "import nip.xlsx --list --sheet 1", "--list writes nothing")),
    ("kosong.xlsx", Refused("import kosong.xlsx", 65, "lembar ini kosong", "the sheet is empty")),
    (
      "rumus-kosong.xlsx",
      Refused(
        "import rumus-kosong.xlsx", 65, "2 rumus tanpa nilai tersimpan (B1, B2)",
        "2 formulas without a stored value (B1, B2)")
    ),
    ("separuh.xlsx", Refused("import separuh.xlsx", 65, "rusak atau terpotong", "broken or cut")),
    ("terpotong.xlsx", Refused("import terpotong.xlsx", 65, "rusak atau terpotong", "broken or cut")),
    ("bersandi.xls", Refused("import bersandi.xls", 65, "bersandi", "has a password")),
    (
      "arsip.xlsx", Refused("import arsip.xlsx", 65, "bukan buku kerja yang dapat dibaca", "is no workbook that can be")
    ),
    ("teks.xlsx", Refused("import teks.xlsx", 65, "bila teks, berkas ini dapat langsung dibaca", "if it is text")),
    ("dokumen.xlsx", Refused("import dokumen.xlsx", 65, "dokumen PDF", "a PDF document")),
    ("bom.xlsx", Refused("import bom.xlsx", 65, "terlalu besar: isinya melebihi 1 GiB", "too large: more than 1 GiB")),
    ("lebar.xlsx", Refused("import lebar.xlsx", 65, "lebih lebar dari 1000 kolom (XFD1)", "wider than 1000 columns")),
    ("entitas.xlsx", Refused("import entitas.xlsx", 65, "rusak atau terpotong", "broken or cut")),
    ("entitas-luar.xlsx", Refused("import entitas-luar.xlsx", 65, "rusak atau terpotong", "broken or cut")),
  ]

  @Test(arguments: refused) func refuses(_ file: String, _ refusal: Refused) throws {
    try take(file)
    try desk.refused(refusal)
  }

  /// A pipe has no end to wait for.
  @Test func refusesWhatIsNoFile() throws {
    #expect(mkfifo(desk.url("pipa.xlsx").path, 0o600) == 0)
    let outcome = try desk.run("import pipa.xlsx --lang en")
    #expect(outcome.exitCode == 66 && outcome.complaints.contains("pipa.xlsx: not a regular file"))
    #expect(try desk.run("import . --lang en").complaints.contains(".: not a regular file"))
  }

  /// Without the reader, or without a part of it, the message is the command that installs it.
  @Test func saysHowToInstallTheReader() throws {
    try take("nip.xlsx")
    let bare = desk.url("kosong").path
    let python = Process()
    python.executableURL = Kinerja.testPython
    python.arguments = ["-m", "venv", "--without-pip", bare]
    try python.run()
    python.waitUntilExit()
    let command = "'/bin/pip' install openpyxl==3.1.5 xlrd==2.0.2 lxml==6.1.3"
    for (place, said) in [
      ("\(desk.folder.url.path)/tiada", "is not installed"), (bare, "lacks openpyxl"),
    ] {
      let outcome = try desk.run("import nip.xlsx --lang en", environment: ["KINERJA_READER": "\(place)/bin/python"])
      #expect(outcome.exitCode == 66)
      #expect(outcome.complaints.contains("the reader of workbooks (\(place)/bin/python) \(said). Install it with:"))
      #expect(outcome.complaints.contains("python3 -m venv '\(place)'"))
      #expect(outcome.complaints.contains(command.replacing("'/bin", with: "'\(place)/bin")))
    }
    let home = try desk.run("import nip.xlsx", environment: ["KINERJA_READER": "", "HOME": desk.folder.url.path])
    #expect(home.exitCode == 66 && home.complaints.contains("kinerja/pembaca/bin/python) belum terpasang"))
    #expect(!desk.has("nip.csv"))
  }

  /// The workbook of a device, lying among exports, is named with what makes rows of it; its sheet is then read.
  @Test(arguments: ["1_StandardReport.xls", "rekap-juli.xlsx"]) func aDeviceReportBecomesRight(_ name: String) throws {
    let exports = Kinerja.fixtures.appending(path: "exports")
    let files = FileManager.default
    try files.copyItem(at: exports.appending(path: "base"), to: desk.url("masukan"))
    try files.copyItem(
      at: exports.appending(path: "13-zktime-pairs/pin-nip.csv"), to: desk.url("masukan/pin-nip.csv"))
    try files.copyItem(at: exports.appending(path: "15-xls-file/\(name)"), to: desk.url("masukan/\(name)"))
    let inputs = "--quarter 2026-Q3 --as-of 2026-07-03 --input masukan --policy POLICY --lang en"
    let before = try desk.run("check \(inputs)")
    #expect(before.exitCode == 65 && before.complaints.contains("kinerja import FILE"), "\(before.complaints)")
    try desk.done("import masukan/\(name) --output masukan/zktime-juli.csv")
    try files.removeItem(at: desk.url("masukan/\(name)"))
    let after = try desk.run("evaluate \(inputs) --profile zktime-pasangan --output hasil")
    #expect(after.exitCode == 0, "\(after.complaints)")
    let expected = try String(contentsOf: exports.appending(path: "13-zktime-pairs/expected.txt"), encoding: .utf8)
    let rows = try Evaluator.results(ofRun: desk.url("hasil").path).values.compactMap { row in
      row["nip"].map { "\($0.suffix(4)) absent \(row["hari_tk"] ?? "") discipline \(row["disiplin"] ?? "")" }
    }
    #expect(rows.sorted() == expected.split(separator: "\n").dropFirst(2).map(String.init))
    // The manifest holds the digest of the CSV that was read.
    let manifest = try desk.text("hasil/manifest.json")
    #expect(manifest.contains("zktime-juli.csv") && !manifest.contains(name))
  }
}
