import Foundation
import Testing

/// koreksi.csv: the only way to change an input.
@Suite struct CorrectionTests {
  private let folder: TemporaryFolder
  private static let header =
    "id,tabel,kunci_1,kunci_2,kunci_3,kunci_4,kolom,nilai_lama,nilai_baru,alasan,nomor_sk,disetujui_oleh,tanggal\n"
  private static let approval = "salah catat,SK/7/2026,197001011995031001,2026-10-02\n"

  init() throws { folder = try TemporaryFolder() }

  /// A copy of the fixture quarter with corrections, or with the same changes made in its files.
  private func quarter(
    _ name: String, corrections: [String] = [], edits: [(file: String, from: String, to: String)] = []
  )
    throws -> String
  {
    let copy = folder.url.appending(path: name)
    try FileManager.default.copyItem(at: Kinerja.fixtures.appending(path: "quarter"), to: copy)
    if !corrections.isEmpty {
      let text = Self.header + corrections.map { "\($0),\(Self.approval)" }.joined()
      try text.write(to: copy.appending(path: "koreksi.csv"), atomically: true, encoding: .utf8)
    }
    for edit in edits {
      let file = copy.appending(path: edit.file)
      let text = try String(contentsOf: file, encoding: .utf8)
      try #require(text.contains(edit.from))
      try text.replacing(edit.from, with: edit.to).write(to: file, atomically: true, encoding: .utf8)
    }
    return copy.path
  }

  private func evaluate(_ input: String, extra: [String] = []) throws -> (Kinerja.Outcome, String) {
    let output = input + ".hasil"
    let outcome = try Kinerja.run(
      [
        "evaluate", "--quarter", "2026-Q3", "--input", input, "--policy", Kinerja.examplePolicy, "--output", output,
        "--lang", "en",
      ] + extra)
    return (outcome, output)
  }

  private static let changes: [(correction: String, edit: (file: String, from: String, to: String))] = [
    (
      "K-1,kehadiran,199208032022121010,2026-07-22,,,masuk,07:37,07:30",
      ("kehadiran.csv", "199208032022121010,2026-07-22,07:37", "199208032022121010,2026-07-22,07:30")
    ),
    (
      "K-2,target,199208032022121010,ANALIS-01,,,realisasi,38,36",
      (
        "target.csv", "199208032022121010,ANALIS-01,Telaahan staf,naskah,MAX,37,38",
        "199208032022121010,ANALIS-01,Telaahan staf,naskah,MAX,37,36"
      )
    ),
    (
      "K-3,beban_kerja,ANALIS-01,,,,norma_menit,240,250", ("beban_kerja.csv", "ANALIS-01,240", "ANALIS-01,250")
    ),
    (
      "K-4,pegawai,199208032022121010,2025-03-01,,,jabatan,Analis SDM Aparatur Ahli Pertama,\"Analis, Ahli Muda\"",
      (
        "pegawai.csv", "Dinas Kesehatan,Analis SDM Aparatur Ahli Pertama,JF,8,PNS,196801121989041005,5H,2025-03-01",
        "Dinas Kesehatan,\"Analis, Ahli Muda\",JF,8,PNS,196801121989041005,5H,2025-03-01"
      )
    ),
  ]

  /// Correcting a cell is the same as having exported the corrected value.
  @Test func correctedInputsGiveTheResultsOfCorrectedExports() throws {
    let corrected = try quarter("koreksi", corrections: Self.changes.map(\.correction))
    let edited = try quarter("ekspor", edits: Self.changes.map(\.edit))
    let plain = try quarter("semula")
    var results: [String] = []
    for input in [corrected, edited, plain] {
      let (outcome, output) = try evaluate(input, extra: ["--threads", "2"])
      try #require(outcome.exitCode == 0, "\(outcome.complaints)")
      results.append(try String(contentsOfFile: output + "/hasil.csv", encoding: .utf8))
    }
    #expect(results[0] == results[1])
    #expect(results[0] != results[2])
    let manifest = try String(contentsOfFile: corrected + ".hasil/manifest.json", encoding: .utf8)
    for fact in ["K-1", "koreksi.csv:2", "SK/7/2026", "\"07:37\"", "\"07:30\""] { #expect(manifest.contains(fact)) }
    #expect(try Kinerja.run(["verify", corrected + ".hasil", "--input", corrected]).exitCode == 0)
  }

  /// Corrections are never set aside, not even by --quarantine.
  @Test(arguments: [
    ("K-1,kehadiran,199208032022121010,2026-07-22,,,masuk,07:38,07:30", "K503"),
    ("K-1,kehadiran,199208032022121010,2026-07-25,,,masuk,07:38,07:30", "K502"),
    ("K-1,kehadiran,199208032022121010,,,,masuk,07:38,07:30", "K501"),
    ("K-1,kehadiran,199208032022121010,2026-07-22,,,jam,07:37,07:30", "K209"),
  ])
  func refusesWhatDoesNotFit(_ correction: String, _ code: String) throws {
    let input = try quarter("salah", corrections: [correction])
    let (outcome, output) = try evaluate(input, extra: ["--quarantine"])
    #expect(outcome.exitCode == 65)
    #expect(outcome.complaints.contains(code))
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  /// The new value is checked like any other.
  @Test func anInvalidNewValueIsFoundAtItsRow() throws {
    let input = try quarter(
      "cacat", corrections: ["K-1,kehadiran,199208032022121010,2026-07-22,,,masuk,07:37,7.30"])
    let (outcome, _) = try evaluate(input)
    #expect(outcome.exitCode == 65)
    #expect(outcome.complaints.contains("K205"))
  }
}
