import Foundation
import Testing

/// `explain` tells the whole truth: what it does not cite has no effect, what it calls decisive has one, and what it says
/// would have come out does.
@Suite struct ExplainTests {
  private static let quarter = Kinerja.fixtures.appending(path: "quarter")

  private struct Explained: Decodable {
    struct Citation: Decodable, Hashable {
      var file: String
      var line: Int
      var column: String
      var value: String
      var role: String
    }
    struct Others: Decodable {
      var through: String
      var nips: [String]
    }
    struct Edit: Decodable {
      var file: String
      var line: Int
      var column: String
      var from: String
      var to: String
    }
    struct WhatIf: Decodable {
      var text: String
      var edits: [Edit]
      var outcome: [String: String]
    }
    var result: [String: String]
    var citations: [Citation]
    var others: [Others]
    var whatIfs: [WhatIf]
  }

  /// The run of the fixture quarter, made once for all tests.
  private struct Run {
    let folder: TemporaryFolder
    let exports: Exports
    let nips: [String]

    init() throws {
      folder = try TemporaryFolder()
      exports = try Exports(ExplainTests.quarter)
      let outcome = try Kinerja.run([
        "evaluate", "--quarter", "2026-Q3", "--input", ExplainTests.quarter.path, "--policy", Kinerja.examplePolicy,
        "--output", folder.path("run"),
      ])
      try #require(outcome.exitCode == 0)
      nips = try Evaluator.results(ofRun: folder.path("run")).keys.sorted()
    }

    func explain(_ nip: String) throws -> Explained {
      let outcome = try Kinerja.run(["explain", folder.path("run"), nip, "--json"])
      try #require(outcome.exitCode == 0, "\(outcome.complaints)")
      return try JSONDecoder().decode(Explained.self, from: Data(outcome.output.utf8))
    }
  }

  /// The columns that say whose row it is, and for which day or thing: other contents make it another row.
  private static let keys: [String: Set<String>] = [
    "pegawai": ["nip", "berlaku_mulai"], "kehadiran": ["nip", "tanggal"], "target": ["nip", "indikator", "bulan"],
    "penilaian": ["nip", "penilai_nip", "bulan", "aspek"], "beban_kerja": ["indikator"], "kalender": ["tanggal"],
    "tarif": ["kelas_jabatan", "unit_kode", "komponen", "jabatan", "mulai", "sampai"], "jadwal": ["nip", "tanggal"],
    "masa": ["nip", "jenis", "mulai", "sampai"], "kejadian": ["nip", "tanggal", "jenis", "waktu"],
    "plt": ["nip", "kelas_jabatan", "unit_kode", "jabatan", "mulai", "sampai"], "angka": ["nip", "nama", "bulan"],
    "pagu": ["unit_kode"], "predikat": ["nip"],
  ]

  /// Another content that is valid wherever the row stands.
  private static func other(_ column: String, than value: String) -> String {
    let pairs: [String: [String]] = [
      "masuk": ["09:11", "09:12"], "pulang": ["12:21", "12:22"], "kode": ["DL", "S"], "arah": ["MAX", "MIN"],
      "target": ["7", "8"], "realisasi": ["5", "6"], "bobot": ["3", "4"], "nilai": ["11", "12"], "jumlah": ["2", "3"],
      "shift": ["OFF", "PAGI"],
      "norma_menit": ["17", "18"], "pagu": ["11000", "12000"], "hasil": ["3", "1"], "perilaku": ["3", "1"],
      "atasan_nip": ["197210211995121007", ""], "jenis": ["LIBUR", "KERJA"], "jadwal": ["RAMADAN", ""],
    ]
    let choice = pairs[column] ?? ["lain", "lagi"]
    return value == choice[0] ? choice[1] : choice[0]
  }

  /// Roster columns by which somebody joins or leaves a peer group, a unit or the run.
  private static let joining: Set<String> = [
    "unit_kode", "jenis_jabatan", "kelas_jabatan", "status", "pola_kerja", "berlaku_mulai", "berlaku_sampai", "jabatan",
  ]

  /// All cells that are not cited, of the person and of people who count through nothing but ranks, change at once.
  @Test func whatIsNotCitedHasNoEffect() throws {
    let run = try Run()
    let evaluator = try Evaluator()
    for nip in run.nips {
      let explained = try run.explain(nip)
      let cited = Set(explained.citations.map { "\($0.file):\($0.line):\($0.column)" })
      let counting = Set(explained.others.filter { $0.through != "peringkat" }.flatMap(\.nips))
      var changed = run.exports
      var count = 0
      for (file, lines) in run.exports.files {
        let table = file.prefix { $0 != "." && $0 != "-" }
        let header = lines[0]
        for (number, cells) in lines.enumerated().dropFirst() where !cells.isEmpty {
          let person = header.firstIndex(of: "nip").map { cells[$0] }
          if let person, person != nip, counting.contains(person) { continue }
          for (column, cell) in zip(header, cells) where Self.keys[String(table)]?.contains(column) == false {
            if table == "pegawai", Self.joining.contains(column) { continue }
            if cited.contains("\(file):\(number + 1):\(column)") { continue }
            changed[file, number + 1, column] = Self.other(column, than: cell)
            count += 1
          }
        }
      }
      #expect(count > 25)
      let results = try #require(try evaluator.results(of: changed), "\(nip): the changed exports are valid")
      for (column, value) in explained.result where !column.hasPrefix("peringkat") {
        #expect(results[nip]?[column] == value, "\(nip) \(column)")
      }
    }
  }

  /// Contents to try in a decisive cell until the figures move.
  private static func contents(_ column: String) -> [String] {
    switch column {
    case "masuk", "pulang": ["", "12:00", "07:00", "21:00", "14:00", "23:59"]
    case "kode": ["TK", "TB", "CT", ""]
    case "jenis": ["LIBUR", "KERJA", "APEL", "SIDAK", "RINGAN", "SEDANG", "BERAT", "CUTI_SAKIT"]
    case "mulai", "sampai": ["2026-07-01", "2026-08-31", "2026-09-30", "2026-07-15", "2026-08-01", "2026-08-03"]
    case "jumlah": ["2", "50"]
    case "shift": ["OFF", "PAGI", "MALAM"]
    case "target", "realisasi", "norma_menit": ["1", "99999", "0"]
    case "nilai": ["0", "100", "1", "5000000"]
    case "pagu": ["0"]
    case "hasil", "perilaku": ["1", "2", "3"]
    case "unit_kode": ["1.02.01", "4.01.01"]
    case "jenis_jabatan": ["PLK", "JF"]
    default: ["Lain"]
    }
  }

  /// One decisive cell after the other changes; so that all columns come up, every so many of each are taken.
  @Test func whatIsDecisiveHasAnEffect() throws {
    let run = try Run()
    let evaluator = try Evaluator()
    var tried: [String: Int] = [:]
    // Who has spells or numbers is always among them.
    let special = Set(["masa.csv", "angka.csv"].flatMap { run.exports.files[$0]?.dropFirst().map { $0[0] } ?? [] })
    for (number, nip) in run.nips.enumerated() where number.isMultiple(of: 4) || special.contains(nip) {
      let explained = try run.explain(nip)
      let decisive = explained.citations.filter { $0.role == "decisive" }
      let byColumn = Dictionary(grouping: decisive) { "\($0.file.prefix { $0 != "." }).\($0.column)" }
      for (column, citations) in byColumn {
        let citation = citations[number % citations.count]
        #expect(run.exports[citation.file, citation.line, citation.column] == citation.value)
        let moves = try Self.contents(citation.column).contains { content in
          var changed = run.exports
          changed[citation.file, citation.line, citation.column] = content
          guard let row = try evaluator.results(of: changed)?[nip] else { return false }
          return row != explained.result
        }
        #expect(moves, "\(nip) \(citation)")
        tried[column, default: 0] += 1
      }
    }
    #expect(tried.count >= 12, "\(tried.keys.sorted())")
    for column in ["masa.jenis", "masa.sampai", "kejadian.jenis", "angka.nilai"] {
      #expect(tried[column] ?? 0 > 0, "\(column)")
    }
  }

  /// Every what-if is made true in the exports and comes out as it was said.
  @Test func whatIfsComeOutAsSaid() throws {
    let run = try Run()
    let evaluator = try Evaluator()
    var count = 0
    for (number, nip) in run.nips.enumerated() where number.isMultiple(of: 5) {
      for whatIf in try run.explain(nip).whatIfs {
        var changed = run.exports
        let added = whatIf.edits.filter { $0.line == 0 }
        if let file = added.first?.file {
          changed.add(Dictionary(uniqueKeysWithValues: added.map { ($0.column, $0.to) }), to: file)
        }
        for edit in whatIf.edits where edit.line > 0 {
          if edit.column.isEmpty {
            changed.remove(edit.file, edit.line)
            continue
          }
          #expect(changed[edit.file, edit.line, edit.column] == edit.from)
          changed[edit.file, edit.line, edit.column] = edit.to
          guard edit.column == "realisasi" else { continue }
          let step: Decimal = run.exports[edit.file, edit.line, "arah"] == "MAX" ? 1 : -1
          let (from, to) = (try #require(Decimal(string: edit.from)), try #require(Decimal(string: edit.to)))
          #expect(to - from == step, "one more unit, no more")
        }
        let row = try #require(try evaluator.results(of: changed)?[nip])
        for (column, value) in whatIf.outcome { #expect(row[column] == value, "\(nip) \(whatIf.text) \(column)") }
        count += 1
      }
    }
    #expect(count >= 20)
  }

  @Test func isAScreenLongAndNamesLinesAndClauses() throws {
    let run = try Run()
    let outcome = try Kinerja.run(["explain", run.folder.path("run"), "199208032022121010", "--lang", "en"])
    #expect(outcome.exitCode == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count <= 60)
    for fact in [
      "D = (99.5·23 + 98.5·19 + 99.5·22)/64 = 99.203125", "kehadiran.csv:784", "contoh Peraturan Gubernur, pasal 5",
      "I = 0.4·99.203125 + 0.4·100.921621 + 0.2·92.142857 = 98.47847 → 98.48",
    ] {
      #expect(outcome.output.contains(fact))
    }
    let full = try Kinerja.run(["explain", run.folder.path("run"), "199208032022121010", "--full"])
    #expect(full.output.contains("2026-07-01 07:2") || full.output.contains("kehadiran.csv:769"))
    #expect(full.output.count > outcome.output.count)
  }

  /// awk, straight from the exports, comes to the same figures.
  @Test func awkComesToTheSameFigures() throws {
    let row = try Run().explain("199208032022121010").result
    func awk(_ arguments: [String]) throws -> String {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/awk")
      process.arguments = ["-F,", "-v", "nip=199208032022121010"] + arguments
      process.currentDirectoryURL = Self.quarter
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      process.waitUntilExit()
      return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    let discipline = try awk(["-f", "../audit/disiplin.awk", "kehadiran.csv"])
    #expect(try discipline == "\(#require(row["hari_kerja"])) \(#require(row["disiplin"]))\n")
    let achievement = try awk(["-v", "days=64", "-f", "../audit/capaian.awk", "beban_kerja.csv", "target.csv"])
    #expect(try achievement == "21720 \(#require(row["capaian"])) \(#require(row["beban_rasio"]))\n")
  }

  @Test func refusesOtherInputsAndStrangers() throws {
    let run = try Run()
    let folder = run.folder.path("run")
    var changed = run.exports
    changed["kehadiran.csv", 784, "masuk"] = "07:38"
    let elsewhere = run.folder.url.appending(path: "lain")
    try changed.write(to: elsewhere)
    let altered = try Kinerja.run(["explain", folder, "199208032022121010", "--input", elsewhere.path])
    #expect(altered.exitCode == 1)
    #expect(altered.complaints.contains("kehadiran.csv"))
    #expect(try Kinerja.run(["explain", folder, "199208032022121011"]).exitCode == 66)
    #expect(try Kinerja.run(["explain", folder, "19920803"]).exitCode == 64)
    #expect(try Kinerja.run(["explain", run.folder.path("tidak-ada"), "199208032022121010"]).exitCode == 66)
  }

  /// A corrected cell is shown as corrected, and the correction is cited.
  @Test func citesCorrections() throws {
    let folder = try TemporaryFolder()
    var exports = try Exports(Self.quarter)
    exports.files["koreksi.csv"] = [
      [
        "id", "tabel", "kunci_1", "kunci_2", "kolom", "nilai_lama", "nilai_baru", "alasan", "nomor_sk",
        "disetujui_oleh", "tanggal",
      ],
      [
        "K-1", "kehadiran", "199208032022121010", "2026-07-22", "masuk", "07:37", "07:30", "salah catat", "SK/7/2026",
        "197001011995031001", "2026-10-02",
      ],
    ]
    let input = folder.url.appending(path: "masukan")
    try exports.write(to: input)
    let evaluated = try Kinerja.run([
      "evaluate", "--quarter", "2026-Q3", "--input", input.path, "--policy", Kinerja.examplePolicy, "--output",
      folder.path("run"),
    ])
    try #require(evaluated.exitCode == 0, "\(evaluated.complaints)")
    let outcome = try Kinerja.run(["explain", folder.path("run"), "199208032022121010"])
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("Koreksi K-1: kehadiran.csv:784 masuk 07:37 → 07:30, SK/7/2026 [koreksi.csv:2]"))
    #expect(!outcome.output.contains("terlambat 7 menit"))
  }

  /// A row that only a warning is about is in force, so it is cited: a last punch before the first, K921.
  @Test func aRowWithAWarningIsCited() throws {
    let nip = "199208032022121010"
    var exports = try Exports(Self.quarter)
    let line = try #require(exports.files["kehadiran.csv"]?.firstIndex { $0.starts(with: [nip, "2026-07-22"]) }) + 1
    exports["kehadiran.csv", line, "masuk"] = "16:02"
    exports["kehadiran.csv", line, "pulang"] = "07:37"
    let sample = try StudiedSample(exports)
    let outcome = try Kinerja.run(["explain", sample.run, nip, "--json"])
    try #require(outcome.exitCode == 0, "\(outcome.complaints)")
    let explained = try JSONDecoder().decode(Explained.self, from: Data(outcome.output.utf8))
    let cited = explained.citations.filter { $0.file == "kehadiran.csv" && $0.line == line }
    #expect(Set(cited.map(\.value)).isSuperset(of: ["16:02", "07:37"]), "\(cited)")
  }
}
