import Foundation
import Testing

/// `norms`, `fairness`, `supervisors` and `distribution` at the shell: what they print, what they make, how they refuse.
@Suite struct StudyCommandTests {
  private let desk: Desk
  private static let guideline = """

      distribution:
        - from: 2026-01-01
          basis: SE Menteri PANRB 3/2023
          organisations: {default: BAIK}
          guideline:
            BAIK: [{ratings: [BAIK], at_most: 70}, {ratings: [BUTUH_PERBAIKAN, KURANG], at_least_people: 1}]

    """

  init() throws { desk = try Desk() }

  private func writeGuideline() throws {
    let policy = try String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8)
    try desk.write(policy.replacing("\nclauses:\n", with: "\nclauses:\n" + Self.guideline), to: "pedoman.yaml")
  }

  @Test func normsInIndonesian() throws {
    #expect(
      try desk.done("norms RUN --lang id") == """
        113 indikator dengan norma, 75 di antaranya dipakai, 66 oleh terlalu sedikit pegawai untuk ditampilkan.
        2 dari 9 indikator mengambil lebih dari separuh menit yang direncanakan bagi seseorang: normanya menentukan hampir seluruh capaian orang itu.
        2 dari 9 indikator dengan capaian yang sama bagi semua pemikulnya: targetnya tidak membedakan siapa pun.
        0 pegawai memikul lebih dari 1,25 kali median kelompoknya, 0 kurang dari 0,5 kali.
        Lebih dari separuh menit seseorang: 2
          RAWAT-04  1 dari 6 pegawai
          RAWAT-06  1 dari 5 pegawai
        Capaian sama bagi semua pemikulnya: 2
          ADM-10  100 bagi 5 pegawai
          RAWAT-08  100 bagi 6 pegawai
        Menit direncanakan terhadap tersedia, menurut unit dan kelas: 5
          1.02.01 kelas lain  103,87 % (7)
          1.01.01 kelas lain  102,21 % (7)
          1.02.02 6  99,15 % (9)
          4.01.01 kelas lain  97,18 % (6)
          1.02.02 kelas lain  93,60 % (11)

        """)
    #expect(try desk.names() == [], "without --output nothing is made")
  }

  /// The figures are the same in both languages, written as each writes them.
  @Test func normsInEnglish() throws {
    let lines = try desk.done("norms RUN --lang en").split(separator: "\n")
    for line in [
      "113 indicators with a norm, 75 of them in use, 66 by too few people to be shown.",
      "0 people carry more than 1.25 times their group's median, 0 less than 0.5 times.", "  RAWAT-04  1 of 6 people",
      "  ADM-10  100 for 5 people", "  1.02.01 other classes  103.87 % (7)",
    ] {
      #expect(lines.contains(line[...]), "\(line)")
    }
    #expect(lines.count == 16)
  }

  @Test(
    arguments: [
      ("id", "6 penilai menilai 39 pegawai; ", "83,9 % keragaman nilai", "indeks 36 pegawai dan insentif 0 pegawai"),
      (
        "en", "6 supervisors scored 39 employees; ", "83.9 % of the variance",
        "index of 36 people and the incentive of 0"
      ),
    ])
  func supervisors(_ language: String, _ first: String, _ variance: String, _ calibration: String) throws {
    let text = try desk.done("supervisors RUN --lang \(language)")
    #expect(text.hasPrefix(first))
    #expect(text.contains("\n\(variance)") && text.contains(calibration))
    // Six people or groups scored; the count is that of penilaian.csv.
    let scores = try Study(folder: URL(filePath: Desk.quarter)).rows("penilaian")
    #expect(Set(scores.compactMap { $0["penilai_nip"] }).count == 6)
    #expect(Set(scores.compactMap { $0["nip"] }).count == 39)
  }

  @Test(
    arguments: [
      ("id", "38 pegawai yang dinilai. Kelompok dengan kurang dari 20 orang digabung", "(ρ = 0,47, selang 95 % 0,16 "),
      (
        "en", "38 evaluated employees. Groups of fewer than 20 people are put together",
        "(ρ = 0.47, interval at 95 % 0.16"
      ),
    ])
  func fairness(_ language: String, _ first: String, _ dependence: String) throws {
    let text = try desk.done("fairness RUN --lang \(language)")
    #expect(text.hasPrefix(first))
    #expect(text.contains(dependence))
    let smaller = try desk.done("fairness RUN --min-group 5 --lang \(language)")
    #expect(smaller.contains(" 5 ") && smaller != text)
  }

  @Test(
    arguments: [
      ("id", "0 dari 4 unit"),
      ("en", "Guideline: SE Menteri PANRB 3/2023.\n0 of 4 units meet the guideline; 0 units too"),
    ])
  func distribution(_ language: String, _ words: String) throws {
    try writeGuideline()
    let text = try desk.done("distribution RUN --policy pedoman.yaml --lang \(language)")
    #expect(text.contains(words) && text.contains("SE Menteri PANRB 3/2023"), "\(text)")
    #expect(text.contains(language == "en" ? "At least 8 ratings" : " 8 "))
  }

  /// A page, JSON, and a CSV for each table, for the owner alone.
  @Test(
    arguments: [
      ("norms RUN", ["beban.html", "beban.json", "norma.csv", "beban_unit.csv", "beban_jauh.csv"]),
      ("supervisors RUN", ["penilai.html", "penilai.json", "penilai.csv"]),
      (
        "fairness RUN",
        [
          "keadilan.html", "keadilan.json", "hubungan_beban.csv", "sebaran.csv", "perbedaan.csv", "rasio.csv",
          "kepekaan.csv", "kepekaan_pegawai.csv",
        ]
      ),
      (
        "distribution RUN --policy pedoman.yaml",
        ["distribusi.html", "distribusi.json", "distribusi.csv", "aturan.csv", "perubahan.csv"]
      ),
      (
        "simulate RUN --set achievement.cap=100",
        [
          "simulasi.html", "simulasi.json", "simulasi.csv", "kelompok.csv", "perubahan.csv", "perubahan_predikat.csv",
        ]
      ),
    ])
  func makesAFolder(_ line: String, _ files: [String]) throws {
    try writeGuideline()
    let text = try desk.done("\(line) --output studi --lang en --report-lang en")
    if !line.hasPrefix("simulate") { #expect(text.hasSuffix("\nAll of it is in studi\n")) }
    #expect(try desk.names(in: "studi") == Set(files))
    #expect(try desk.isPrivate("studi"))
    #expect(try desk.text("studi/\(files[0])").contains("<html lang=\"en\">"))
    // The Indonesian page is what is made when nobody says otherwise; the tables are the same.
    try desk.done("\(line) --output lagi --lang en")
    #expect(try desk.text("lagi/\(files[0])").contains("<html lang=\"id\">"))
    for file in files where file.hasSuffix(".csv") {
      #expect(try desk.text("lagi/\(file)") == desk.text("studi/\(file)"), "\(file)")
    }
  }

  @Test(arguments: ["norms", "fairness", "supervisors", "distribution --policy pedoman.yaml"])
  func refuses(_ study: String) throws {
    try writeGuideline()
    try desk.write("x", to: "ada/x")
    try desk.copyQuarter(to: "lain")
    try desk.write(desk.text("lain/pagu.csv").replacing("107000000", with: "107000001"), to: "lain/pagu.csv")
    for refusal in [
      Refused("\(study) tiada", 66, "tiada: bukan folder run", "tiada: is no run folder"),
      Refused("\(study) RUN --input tiada", 66, "tiada: K002: tidak dapat dibaca", "tiada: K002: cannot be read"),
      Refused(
        "\(study) RUN --input lain", 1, "masukan bukan yang dipakai run ini: pagu.csv",
        "the inputs are not those of this run: pagu.csv"),
      Refused(
        "\(study) RUN --output ada", 73, "ada: sudah ada; tidak ada yang ditimpa", "ada: already exists; nothing"),
      Refused("\(study) RUN --output tiada/studi", 73, "tidak dapat dibuat", "cannot be made"),
      Refused(usage: "\(study) RUN --report-lang xx", "'xx' is invalid for '--report-lang"),
    ] {
      try desk.refused(refusal)
    }
  }

  @Test(arguments: [
    Refused(usage: "fairness RUN --min-group 4", "--min-group must be at least 5"),
    Refused(
      "distribution RUN", 78, "kebijakan tidak mempunyai klausul distribution yang berlaku pada 2026-09-30",
      "the policy has no clause distribution in force on 2026-09-30"),
    Refused("distribution RUN --policy tiada", 66, "tiada: tidak dapat dibaca", "tiada: cannot be read"),
  ])
  func refusesToo(_ refusal: Refused) throws { try desk.refused(refusal) }

  /// What the refusal proposes to add is a clause that can be added as it stands below `clauses:`.
  @Test(arguments: ["id", "en"]) func theProposedClauseIsAccepted(_ language: String) throws {
    let complaints = try desk.run("distribution RUN --lang \(language)").complaints
    let proposal = try #require(complaints.range(of: "  distribution:\n"))
    let policy = try String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8)
    try desk.write(
      policy.replacing("\nclauses:\n", with: "\nclauses:\n" + complaints[proposal.lowerBound...]), to: "pedoman.yaml")
    try desk.done("policy check pedoman.yaml")
    #expect(try desk.done("distribution RUN --policy pedoman.yaml --lang en").hasPrefix("Guideline: SE Menteri PANRB"))
  }
}
