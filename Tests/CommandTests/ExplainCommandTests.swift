import Foundation
import Testing

/// `kinerja explain` at the shell: the short form, `--full`, `--json` and the letter tell one and the same.
@Suite struct ExplainCommandTests {
  private let desk: Desk

  /// One of each kind in the fixture quarter.
  private static let people = [
    ("of an office", "199208032022121010"), ("on shifts", "200207242024121004"), ("moved", "197006192000031008"),
    ("sanctioned", "198402102012122008"), ("of a unit over its budget", "197101241996122002"),
    ("not evaluated", "199401102020032010"),
  ]

  init() throws { desk = try Desk() }

  private func json(_ nip: String, _ language: String = "id") throws -> [String: Any] {
    let text = try desk.done("explain RUN \(nip) --json --lang \(language)")
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func unwrapped(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
  }

  /// At most sixty lines of at most 110 characters below a line that says who, when, under what and in which run.
  @Test(arguments: people) func fitsAScreen(_ kind: String, _ nip: String) throws {
    let row = try #require(try Evaluator.results(ofRun: Desk.run)[nip])
    let name = try #require(row["nama"])
    for (language, word) in [("id", "sampai"), ("en", "as of")] {
      let lines = try desk.done("explain RUN \(nip) --lang \(language)").split(separator: "\n")
      #expect(lines[0].hasPrefix("\(nip) \(name), 2026-Q3 \(word) 2026-09-30, contoh-bengkulu, run "))
      #expect(lines.count <= 60 && lines.dropFirst().allSatisfy { $0.count <= 110 })
      let steps = lines.compactMap { $0.firstMatch(of: #/^(\d)\. ([a-z_]+): /#) }
      #expect(steps.map { String($0.1) } == (1...9).map(String.init))
      #expect(
        steps.map { String($0.2) } == [
          "jabatan", "disiplin", "capaian", "capaian_normal", "perilaku", "indeks", "predikat", "insentif", "peringkat",
        ])
    }
  }

  /// The figures of the text are those of hasil.csv: where a step ends, there the column begins.
  @Test(arguments: people) func endsInTheFiguresOfTheRun(_ kind: String, _ nip: String) throws {
    let row = try #require(try Evaluator.results(ofRun: Desk.run)[nip])
    let text = unwrapped(try desk.done("explain RUN \(nip) --lang en"))
    /// As the working writes a number: without zeros at its end.
    func figure(_ column: String) -> String {
      let text = row[column] ?? ""
      return text.contains(".") ? String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed()) : text
    }
    #expect(text.contains("2. disiplin: hari_kerja = \(figure("hari_kerja"))"))
    #expect(text.contains(" = \(figure("disiplin")) § schedules"))
    #expect(text.contains("dasar_insentif = \(figure("dasar_insentif"));"))
    guard row["status_nilai"] == "DINILAI" else {
      #expect(
        text.contains("6. indeks: TIDAK_DINILAI: \(row["alasan"] ?? "")") && text.contains("9. peringkat: missing"))
      #expect(text.contains("; insentif = 0 "))
      return
    }
    #expect(text.contains(" = \(figure("capaian")) § achievement"))
    #expect(text.contains("N = A·f = \(figure("capaian_normal")) § workload"))
    #expect(text.contains(" = \(figure("perilaku")) § supervisor"))
    #expect(text.contains(" → \(row["indeks"] ?? "") § index"))
    #expect(text.contains(" → \(row["predikat"] ?? "") (\(row["sumber_predikat"] ?? "")) § ratings"))
    #expect(
      text.contains("insentif = \(row["insentif"] ?? "") § counters")
        || text.contains(" → \(row["insentif"] ?? "") § counters"))
    #expect(
      text.contains(
        "9. peringkat: \(row["peringkat"] ?? "") of 38, unit \(row["peringkat_unit"] ?? ""), kelompok \(row["peringkat_kelompok"] ?? "")"
      ))
  }

  /// One cell of one month: 2,150,000 · 99.8 · 100 · 80 / 1,000,000 = 1,716,560, under a sanction of 20 percent.
  @Test func aCellIsEvaluatedStepByStep() throws {
    let text = try desk.done("explain RUN 198402102012122008 --cell bayar --month 2026-08 --lang en")
    #expect(
      text == """
        198402102012122008 Erna Rahman, A.Md., bayar, 2026-08
           § contoh Peraturan Gubernur, pasal 9 (kebijakan.yaml:\(try Self.line(of: "bayar")))
           = dasar * prestasi * gerbang * (100 - masa_puncak(hukdis)) / 1000000 + angka(tambahan)
           = 2150000 * 99.8 * 100 * (100 - 20) / 1000000 + 0
           = 1716560
        Step by step:
           100 - 20 = 80
           2150000 * 99.8 * 100 * (100 - 20) / 1000000 = 1716560
           2150000 * 99.8 * 100 * (100 - 20) / 1000000 + 0 = 1716560
        The figures looked at:
           dasar = 2150000: base pay, rupiah  [tarif.csv:6–7]
           masa_puncak(hukdis) = 20: the largest value of a spell  [masa.csv:2]
           angka(tambahan) = 0: a named number

        """)
    let months = try desk.done("explain RUN 198402102012122008 --cell bayar").split(separator: "\n\n")
    #expect(months.count == 3)
    let quarter = try desk.done("explain RUN 198402102012122008 --cell insentif --month 2026-Q3")
    #expect(quarter.contains("= sum(bayar) * persen_predikat * persen_status / 10000"))
    #expect(quarter.contains("= 6031960"))
  }

  private static func line(of cell: String) throws -> Int {
    let lines = try String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.hasPrefix("        \(cell): ") }) + 1
  }

  @Test(arguments: [
    ("id", "--cell hadirr: sel itu tidak ada; yang ada: disiplin 2026-07, "),
    ("en", "--cell hadirr: there is no such cell; there are: disiplin 2026-07, "),
  ])
  func anUnknownCellIsRefused(_ language: String, _ words: String) throws {
    let outcome = try desk.run("explain RUN 198402102012122008 --cell hadirr --lang \(language)")
    #expect(outcome.exitCode == 66 && outcome.complaints.hasPrefix(words))
    #expect(try desk.run("explain RUN 198402102012122008 --month 2026-08").exitCode == 64)
    #expect(try desk.run("explain RUN 198402102012122008 --cell bayar --json").exitCode == 64)
  }

  /// `--full` says all that the short form says, and a line for each day of work.
  @Test(arguments: people) func theFullFormIsMore(_ kind: String, _ nip: String) throws {
    let short = unwrapped(try desk.done("explain RUN \(nip) --lang en"))
    let text = try desk.done("explain RUN \(nip) --full --lang en")
    let full = unwrapped(text)
    for part in short.split(separator: "·").dropFirst() where part.hasPrefix(" 20") {
      let said = part.split(separator: "]")[0]
      #expect(full.contains(said), "\(said)")
    }
    #expect(!full.contains("(--full)"))
    let days = Set(text.matches(of: #/· (2026-0[789]-\d\d) /#).map(\.1))
    let row = try #require(try Evaluator.results(ofRun: Desk.run)[nip])
    #expect(days.count >= Int(row["hari_kerja"] ?? "") ?? 99)
  }

  /// `--json` holds the row of hasil.csv, column by column, and says the same in either language but for words.
  @Test(arguments: people) func theJSONHoldsTheRow(_ kind: String, _ nip: String) throws {
    let (indonesian, english) = (try json(nip), try json(nip, "en"))
    #expect(indonesian["schema"] as? String == "kinerja-explanation/1")
    #expect(indonesian["result"] as? [String: String] == (try Evaluator.results(ofRun: Desk.run)[nip]))
    for key in ["citations", "corrections", "run", "quarter", "asOf", "policy", "nip", "nama", "result"] {
      #expect(indonesian[key] as? NSObject == english[key] as? NSObject, "\(key)")
    }
    let edits = [indonesian, english].map { ($0["whatIfs"] as? [[String: Any]])?.map { $0["edits"] as? NSObject } }
    #expect(edits[0] == edits[1])
  }

  /// The letter is Indonesian whatever the language of messages; it is written for the owner's eyes, and never twice.
  @Test(arguments: [("id", "Surat di surat.html\n"), ("en", "Letter in surat.html\n")])
  func writesTheLetter(_ language: String, _ text: String) throws {
    #expect(try desk.done("explain RUN NIP --letter surat.html --lang \(language)") == text)
    #expect(try desk.mode("surat.html") == 0o600)
    let letter = try desk.text("surat.html")
    for words in [
      "<html lang=\"id\">", "Yth. Saudara Dedi Anggraini, S.Sos.<br>NIP 199208032022121010<br>Analis SDM",
      "adalah 98,48, peringkat 4 dari 38 pegawai yang dinilai, dengan predikat Baik. Insentif Saudara Rp 9.269.000.",
      "Penjelasan hasil penilaian kinerja triwulan III 2026 (Juli–September)",
      "<th scope=\"row\">22 Juli 2026</th><td>datang 07.37, terlambat 7 menit</td><td class=\"number\">0,50</td>",
      "Telaahan staf (ANALIS-01)", "jabatan fungsional kelas 8, 6 pegawai",
    ] {
      #expect(letter.contains(words), "\(words)")
    }
    try desk.refused(
      Refused("explain RUN NIP --letter surat.html", 73, "surat.html: sudah ada", "surat.html: already exists"))
  }

  /// The letter holds the facts of `--json`: the figures, every day that cost, every target, every cell that was paid by, and
  /// names nobody else.
  @Test(arguments: people) func theLetterHoldsTheFacts(_ kind: String, _ nip: String) throws {
    try desk.done("explain RUN \(nip) --letter surat.html")
    let letter = try desk.text("surat.html")
    let row = try #require(try Evaluator.results(ofRun: Desk.run)[nip])
    /// As readers see it: two decimals, halves away from zero.
    func hundredths(_ text: String) -> String {
      let parts = text.split(separator: ".")
      let micros =
        (Int(parts[0]) ?? 0) * 1_000_000 + (Int(parts[1].padding(toLength: 6, withPad: "0", startingAt: 0)) ?? 0)
      let cents = (micros + 5_000) / 10_000
      return "\(cents / 100),\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }
    for column in ["disiplin", "capaian", "capaian_normal", "perilaku", "indeks"] {
      guard let value = row[column], !value.isEmpty else { continue }
      #expect(letter.contains(hundredths(value)), "\(column) \(value)")
    }
    let paid = try #require(row["insentif"].flatMap { Int($0) })
    #expect(letter.contains("Rp " + paid.formatted(.number.locale(Locale(identifier: "id_ID")).grouping(.automatic))))
    let explained = try json(nip)
    let cells = try #require(explained["cells"] as? [[String: Any]])
    for cell in cells where cell["step"] as? String == "insentif" {
      let formula = try #require(cell["formula"] as? String)
      #expect(
        letter.contains(
          formula.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
            "\"", with: "&quot;")), "\(formula)")
    }
    let months = ["07": "Juli", "08": "Agustus", "09": "September"]
    let steps = try #require(explained["steps"] as? [[String: Any]])
    let days = steps.first { $0["name"] as? String == "disiplin" }?["details"] as? [[String: Any]] ?? []
    for text in days.compactMap({ $0["text"] as? String }) where text.contains(", −") {
      guard let day = text.firstMatch(of: #/^2026-(\d\d)-(\d\d) /#) else { continue }
      let name = "\(Int(day.2) ?? 0) \(months[String(day.1)] ?? "") 2026"
      #expect(letter.contains("<th scope=\"row\">\(name)</th>"), "\(text)")
    }
    let citations = try #require(explained["citations"] as? [[String: Any]])
    for target in citations
    where target["file"] as? String == "target.csv" && target["column"] as? String == "indikator" {
      let code = try #require(target["value"] as? String)
      #expect(letter.contains(code), "\(code)")
    }
    if row["status_nilai"] != "DINILAI" {
      #expect(letter.contains("belum dapat dinilai") && letter.contains("belum diterima BKD"))
    }
    if kind == "sanctioned" {
      #expect(letter.contains("Ringan sejak 1 Agustus 2026 sampai 31 Agustus 2026 (SK 800/117/BKD/2026)"))
    }
    if kind == "moved" { #expect(letter.contains("Jabatan Saudara pada triwulan ini: ")) }
    if kind == "of a unit over its budget" { #expect(letter.contains("Dipotong karena pagu unit")) }
    for other in try Evaluator.results(ofRun: Desk.run).keys where other != nip { #expect(!letter.contains(other)) }
    // Columns and codes of files stand nowhere but in the formulas of the policy and among the sources.
    let words = letter.replacing(/<ul class="sources[\s\S]*?<\/ul>/, with: "").replacing(
      /<p>(Rumus|Nilai sebulan)[\s\S]*?<\/p>/, with: "")
    for name in [
      "SANGAT_BAIK", "hari_tk", "hari_kerja", "capaian_normal", "beban_relatif", ".csv", "2026-0", "2026-Q3",
    ] {
      #expect(!words.contains(name), "\(name)")
    }
  }

  @Test(arguments: [
    Refused(usage: "explain RUN", "Missing expected argument '<nip>'"),
    Refused(usage: "explain RUN 12345", "'12345' is invalid for '<nip>'"),
    Refused(usage: "explain RUN NIP --objection 1", "--objection is for a --letter"),
    Refused("explain tiada NIP", 66, "tiada: bukan folder run", "tiada: is no run folder"),
    Refused("explain RUN NIP --input tiada", 66, "tiada: K002: tidak dapat dibaca", "tiada: K002: cannot be read"),
    Refused(
      "explain RUN 199208032022121011", 66, "199208032022121011: bukan pegawai dalam run ini",
      "199208032022121011: is not an employee of this run"),
    Refused(
      "explain RUN NIP --letter surat.html --objection 1", 66, "keberatan/keberatan.jsonl: tidak ada",
      "keberatan/keberatan.jsonl: is not there"),
    Refused("explain RUN NIP --letter tiada/surat.html", 73, "tiada/surat.html: tidak", "tiada/surat.html: cannot"),
  ])
  func refuses(_ refusal: Refused) throws { try desk.refused(refusal) }
}
