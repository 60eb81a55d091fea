import Audit
import Foundation
import Kinerja
import Testing
import Wording

/// What an explanation cites is there, and what it says would have come out does, for each kind of person in the quarter.
@Suite struct ExplanationTests {
  /// One of each kind.
  enum Kind: String, CaseIterable {
    case office = "199208032022121010"
    case shift = "200207242024121004"
    case moved = "197006192000031008"
    case sanctioned = "198402102012122008"
    case budgetLimited = "197101241996122002"
    case unevaluated = "199401102020032010"
  }

  private func explanation(_ kind: Kind) throws -> Explanation {
    try ExplainedQuarter.plain.get().explanation(of: kind.rawValue)
  }

  /// A clause is cited as it stands in the file: its version begins on that line, with that day and that basis.
  @Test(arguments: Kind.allCases) func clausesStandInThePolicy(_ kind: Kind) throws {
    let lines = try String(contentsOf: ExplainedQuarter.examplePolicy, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let steps = try explanation(kind).steps
    #expect(
      steps.map(\.name) == [
        "jabatan", "disiplin", "capaian", "capaian_normal", "perilaku", "indeks", "predikat", "insentif", "peringkat",
      ])
    #expect(
      steps.flatMap { $0.clauses.map(\.name) } == [
        "schedules", "attendance", "spells", "discipline", "achievement", "workload", "supervisor", "index", "ratings",
        "counters", "events", "numbers", "incentive",
      ])
    for clause in steps.flatMap(\.clauses) {
      let before = lines[..<(clause.line - 1)].last { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && $0.hasSuffix(":") }
      #expect(before == "  \(clause.name):", "the version lies in its clause")
      #expect(lines[clause.line - 1].contains("from: \(clause.from)"), "\(clause)")
      let rest = lines[(clause.line - 1)...].prefix(3)
      #expect(rest.contains { $0.contains("basis: \(clause.basis)") }, "\(clause)")
    }
  }

  /// Days are scored under the version of the day, so both of attendance are cited; of the others that of the last day.
  @Test func everyVersionThatCountedIsCited() throws {
    func add(_ text: String, _ clause: String, _ days: [String], _ change: (String) -> String) -> String {
      // Each version is the first one again, from another day and with another basis.
      guard let start = text.range(of: "  \(clause):\n"),
        let end = text[start.upperBound...].firstRange(of: /\n  (?:#|[a-z])/)
      else { return text }
      let version = String(text[start.upperBound..<end.lowerBound]) + "\n"
      let added = days.map { change(version.replacing("from: 2026-01-01", with: "from: \($0)")) }
      return String(text[..<start.upperBound]) + version + added.joined() + text[text.index(after: end.lowerBound)...]
    }
    let quarter = try ExplainedQuarter(policy: { text in
      let attendance = add(text, "attendance", ["2026-08-01", "2026-10-01"]) { $0 }
      return add(attendance, "supervisor", ["2026-09-30", "2026-10-01"]) { $0 }
    })
    let steps = try quarter.explanation(of: Kind.office.rawValue).steps
    func cited(_ step: String) -> [String] {
      steps.first { $0.name == step }?.clauses.map { "\($0.name) \($0.from)" } ?? []
    }
    #expect(
      cited("disiplin") == [
        "schedules 2026-01-01", "attendance 2026-01-01", "attendance 2026-08-01", "spells 2026-01-01",
        "discipline 2026-01-01",
      ])
    #expect(cited("perilaku") == ["supervisor 2026-09-30"])
    #expect(cited("capaian") == ["achievement 2026-01-01"])
    for clause in steps.flatMap(\.clauses) {
      let name = try #require(ClauseName(rawValue: clause.name))
      let version = quarter.policy.versions(of: name).first { "\($0.from)" == clause.from }
      #expect(version?.line == clause.line && version?.basis == clause.basis)
    }
  }

  /// Every cell cited holds what is said of it, and is the person's own, everybody's, or of those through whom others count.
  @Test(arguments: Kind.allCases) func citedCellsHoldWhatIsSaid(_ kind: Kind) throws {
    let quarter = try ExplainedQuarter.plain.get()
    let citations = try explanation(kind).citations
    for citation in citations {
      #expect(quarter.cell(citation.file, citation.line, citation.column) == citation.value, "\(citation)")
      if let nip = quarter.cell(citation.file, citation.line, "nip") { #expect(nip == kind.rawValue, "\(citation)") }
    }
    #expect(Set(citations).count == citations.count, "a cell is cited once")
    let places = citations.map { ($0.file, $0.line) }
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 }, "in the order of the files")
    let files = Set(citations.map(\.file))
    #expect(files.contains("jadwal.csv") == (kind == .shift))
    #expect(files.contains("masa.csv") == (kind == .sanctioned))
    #expect(files.contains("target.csv") == (kind != .unevaluated))
    #expect(files.isSuperset(of: ["pegawai.csv", "kehadiran.csv", "penilaian.csv", "kalender.csv", "tarif.csv"]))
  }

  /// The lines beside each detail are there, and are the person's where they are anybody's.
  @Test(arguments: Kind.allCases) func citedRowsExist(_ kind: Kind) throws {
    let quarter = try ExplainedQuarter.plain.get()
    let details = try explanation(kind).steps.flatMap(\.details)
    var count = 0
    for place in details.flatMap(\.rows) {
      let parts = try #require(place.wholeMatch(of: /([a-z_]+\.csv):([0-9]+)(?:–([0-9]+))?/), "\(place)")
      let (file, first) = (String(parts.1), try #require(Int(parts.2)))
      for line in first...(parts.3.flatMap { Int($0) } ?? first) {
        let lines = try #require(quarter.files[file])
        #expect(line > 1 && line <= lines.count, "\(place)")
        if let nip = quarter.cell(file, line, "nip") { #expect(nip == kind.rawValue, "\(place)") }
        count += 1
      }
    }
    #expect(count > 60)
    // A day says what its row says: the date, and the punches.
    for detail in details {
      guard let day = detail.text.prefixMatch(of: /(2026-\d\d-\d\d) (\d\d:\d\d)–(\d\d:\d\d)/),
        let row = detail.rows.first,
        let line = Int(row.split(separator: ":")[1])
      else { continue }
      #expect(quarter.cell("kehadiran.csv", line, "tanggal") == String(day.1))
      #expect(quarter.cell("kehadiran.csv", line, "masuk") == String(day.2))
      #expect(quarter.cell("kehadiran.csv", line, "pulang") == String(day.3))
    }
  }

  /// What would have come out: the cells are corrected by an approved correction, a missing row is added, and everybody is
  /// evaluated anew from the files.
  @Test(arguments: Kind.allCases) func whatIfsComeTrueAsCorrections(_ kind: Kind) throws {
    let plain = try ExplainedQuarter.plain.get()
    let explained = try explanation(kind)
    #expect(!explained.whatIfs.isEmpty)
    let header = [
      "id", "tabel", "tindakan", "kunci_1", "kunci_2", "kunci_3", "kunci_4", "kunci_5", "kolom", "nilai_lama",
      "nilai_baru",
      "alasan", "nomor_sk", "disetujui_oleh", "tanggal",
    ]
    let ofRows = explained.whatIfs.filter { $0.edits.contains { $0.column.isEmpty || $0.column == "jenis" } }
    if kind == .sanctioned { #expect(!ofRows.isEmpty) }
    for whatIf in explained.whatIfs.prefix(3) + ofRows {
      #expect(!whatIf.edits.isEmpty && whatIf.edits.allSatisfy { $0.from != $0.to })
      var rows: [String: [[String]]] = [:]
      let corrected = whatIf.edits.filter { $0.line > 0 }
      if !corrected.isEmpty { rows["koreksi.csv"] = [header] }
      for (number, edit) in corrected.enumerated() {
        let table = try #require(Table(rawValue: String(edit.file.prefix { $0 != "." && $0 != "-" })))
        let key = table.spec.keyNames.map { plain.cell(edit.file, edit.line, $0) ?? "" }
        let padded = key + Array(repeating: "", count: 5 - key.count)
        rows["koreksi.csv"]?.append(
          ["K-\(number)", table.rawValue, edit.column.isEmpty ? edit.from : ""] + padded + [
            edit.column, edit.column.isEmpty ? "" : edit.from, edit.to, "uji", "SK", "BKD", "2026-10-02",
          ])
      }
      let added = Dictionary(grouping: whatIf.edits.filter { $0.line == 0 }, by: \.file)
      for (file, edits) in added {
        let columns = try #require(plain.files[file]?.first)
        rows[file] = [columns.map { column in edits.first { $0.column == column }?.to ?? "" }]
      }
      let after = try ExplainedQuarter(adding: rows).explanation(of: kind.rawValue)
      let said = whatIf.outcome
      for (column, value) in [
        ("indeks", said.indeks), ("peringkat", said.peringkat), ("predikat", said.predikat),
        ("insentif", said.insentif),
      ] {
        #expect(after.result[column] == value, "\(whatIf.text): \(column)")
      }
      #expect(after.corrections.count == corrected.count, "the corrections are told")
      if whatIf.difference.isEmpty {
        #expect(after.result == explained.result || kind == .unevaluated, "\(whatIf.text)")
      } else {
        #expect(after.result != explained.result, "\(whatIf.text)")
      }
    }
  }
}
