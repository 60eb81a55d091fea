import Foundation
import Testing

/// `kinerja objection`, from receipt to the letter, on the fixture quarter.
@Suite struct ObjectionTests {
  private static let nip = "199208032022121010"
  private let sample: StudiedSample
  private var register: String { sample.folder.path("keberatan") }

  init() throws { sample = try StudiedSample(Exports(Kinerja.fixtures.appending(path: "quarter"))) }

  private func objection(_ arguments: [String]) throws -> Kinerja.Outcome {
    try Kinerja.run(["objection"] + arguments + ["--register", register, "--lang", "en"])
  }

  /// 7 minutes late on 22 July cost 0.5.
  private func add(
    _ more: [String] = [], day: String = "2026-07-22", column: String = "masuk", received: String = "2026-10-12"
  )
    throws -> Kinerja.Outcome
  {
    try objection(
      [
        "add", sample.run, Self.nip, "--table", "kehadiran", "--key", "tanggal=\(day)", "--column", column, "--claim",
        "Mesin lambat", "--received", received,
      ] + more)
  }

  private func decide(
    _ number: Int, _ outcome: String, _ more: [String] = [], reason: String = "Berita acara sah",
    decree: String = "800/17/2026",
    date: String = "2026-10-20"
  ) throws -> Kinerja.Outcome {
    try objection(
      [
        "decide", "\(number)", "--outcome", outcome, "--reason", reason, "--by", "Kepala BKD", "--decree", decree,
        "--date",
        date,
      ] + more)
  }

  private func letter(_ run: String, _ name: String) throws -> String {
    let file = sample.folder.path(name)
    let outcome = try Kinerja.run([
      "explain", run, Self.nip, "--letter", file, "--objection", "1", "--register", register,
    ])
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  /// Of two corrections a letter sets beside each other the figures without and with that of its own objection.
  @Test func theLetterComparesItsOwnCorrection() throws {
    for (day, column, value) in [("2026-07-22", "masuk", "07:30"), ("2026-09-10", "pulang", "16:00")] {
      #expect(try add(["--value", value], day: day, column: column).exitCode == 0)
    }
    for number in [1, 2] { #expect(try decide(number, "upheld", ["--run", sample.run]).exitCode == 0) }
    func row(without file: String?, _ name: String) throws -> [String: String] {
      let kept = sample.folder.path("masukan-\(name)")
      try FileManager.default.copyItem(atPath: sample.input, toPath: kept)
      if let file { try FileManager.default.removeItem(atPath: "\(kept)/\(file)") }
      let run = sample.folder.path(name)
      let outcome = try Kinerja.run([
        "evaluate", "--quarter", "2026-Q3", "--input", kept, "--policy", Kinerja.examplePolicy, "--output", run,
      ])
      #expect(outcome.exitCode == 0, "\(outcome.complaints)")
      return try #require(try Study(folder: URL(filePath: run)).rows("hasil").first { $0["nip"] == Self.nip })
    }
    let (before, after) = (try row(without: "koreksi-keberatan-1.csv", "tanpa"), try row(without: nil, "dengan"))
    let (old, new) = (try #require(before["indeks"]), try #require(after["indeks"]))
    #expect(old != new)
    let written = [old, new].map { "<td class=\"number\">\($0.replacing(".", with: ","))</td>" }.joined()
    #expect(try letter(sample.folder.path("dengan"), "satu.html").contains("<th scope=\"row\">Indeks</th>\(written)"))
    // The run that lacks the correction has nothing to compare.
    #expect(try !letter(sample.folder.path("tanpa"), "tanpa.html").contains("Tanpa pembetulan"))
  }

  /// An upheld objection becomes a correction that the next evaluation applies, and the letter says which figures it gives.
  @Test func fromReceiptToTheLetter() throws {
    let evidence = sample.folder.path("berita-acara.txt")
    try "abc".write(toFile: evidence, atomically: false, encoding: .utf8)
    let added = try add(["--value", "07:30", "--evidence", evidence])
    #expect(added.exitCode == 0, "\(added.complaints)")
    #expect(added.output.contains("\"07:37\" → \"07:30\"; to be decided by 2026-10-26"))
    #expect(
      try objection(["list", "--as-of", "2026-10-26"]).output.contains("Objections: 1, overdue on 2026-10-26: 0"))
    let late = try objection(["list", "--as-of", "2026-10-27"]).output
    #expect(late.contains("overdue on 2026-10-27: 1") && late.contains("1. OVERDUE"))
    #expect(try letter(sample.run, "menunggu.html").contains("diputuskan paling lambat 26 Oktober 2026"))

    let decided = try decide(1, "upheld", ["--run", sample.run])
    #expect(decided.exitCode == 0, "\(decided.complaints)")
    // Its exports hold the correction now, which came after the run: the run is explained by what it read.
    let old = try Kinerja.run(["explain", sample.run, Self.nip, "--lang", "en"])
    #expect(old.exitCode == 0 && old.output.contains("99.203125"), "\(old.output)\(old.complaints)")
    #expect(try letter(sample.run, "lama.html").contains("belum memuat pembetulan itu"))

    let again = sample.folder.path("hasil-2")
    let outcome = try Kinerja.run([
      "evaluate", "--quarter", "2026-Q3", "--input", sample.input, "--policy", Kinerja.examplePolicy, "--output", again,
    ])
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    func discipline(_ run: String) throws -> String? {
      try Study(folder: URL(filePath: run)).rows("hasil").first { $0["nip"] == Self.nip }?["disiplin"]
    }
    // The half percent of July, 23 of 64 days, is gone: 99.203125 + 0.5·23/64.
    #expect(try discipline(sample.run) == "99.203125")
    #expect(try discipline(again) == "99.382813")
    let new = try letter(again, "baru.html")
    #expect(
      new.contains("sudah dihitung ulang dengan pembetulan itu") && new.contains("99,38")
        && new.contains("Tanpa pembetulan"))
    #expect(new.contains("800/17/2026") && new.contains("20 Oktober 2026") && new.contains("berita-acara.txt"))

    let json = try objection(["list", "--all", "--json"])
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(rows.count == 1)
    #expect(rows[0]["keadaan"] as? String == "DITERIMA" && rows[0]["nilai_baru"] as? String == "07:30")
    // The SHA-256 of `abc`, from FIPS 180-2.
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(rows[0]["bukti"] as? String == "berita-acara.txt \(digest)")
  }

  @Test func aRejectedObjectionChangesNothing() throws {
    #expect(try add(["--value", "07:30"]).exitCode == 0)
    let before = try FileManager.default.contentsOfDirectory(atPath: sample.input).sorted()
    #expect(try decide(1, "rejected").exitCode == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: sample.input).sorted() == before)
    #expect(try letter(sample.run, "surat.html").contains("DITOLAK"))
    let again = try decide(1, "upheld", ["--run", sample.run])
    #expect(again.exitCode == 64)
    #expect(again.complaints.contains("is decided already"))
  }

  /// A decision that the exports could not bear is refused, and nothing is left behind.
  @Test func whatCannotBeAppliedIsRefused() throws {
    #expect(try add(["--value", "25:99"]).exitCode == 0)
    let before = try FileManager.default.contentsOfDirectory(atPath: sample.input).sorted()
    let refused = try decide(1, "upheld", ["--run", sample.run])
    #expect(refused.exitCode == 65)
    #expect(refused.complaints.contains("K2") || refused.complaints.contains("K3"), "\(refused.complaints)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: sample.input).sorted() == before)
    #expect(try objection(["list", "--as-of", "2026-10-20"]).output.contains("1. OPEN"))
    #expect(try decide(1, "upheld", ["--run", sample.run, "--value", "07:30"]).exitCode == 0)
    // The same cell once more.
    #expect(try add(["--value", "07:31"]).exitCode == 64)
  }

  /// The decision comes before the correction: where the register has no room for it, no figure moves, and both are done once
  /// there is room.
  @Test func aFullDiskMovesNoFigure() throws {
    for column in ["masuk", "pulang"] { #expect(try add(["--value", "17:30"], column: column).exitCode == 0) }
    let before = try FileManager.default.contentsOfDirectory(atPath: sample.input).sorted()
    let file = URL(filePath: register).appending(path: "keberatan.jsonl")
    let entries = try Data(contentsOf: file)
    let decision = [
      "objection", "decide", "1", "--outcome", "upheld", "--reason", String(repeating: "Berita acara sah. ", count: 40),
      "--by", "Kepala BKD", "--decree", "800/17/2026", "--date", "2026-10-20", "--register", register, "--lang", "en",
      "--run", sample.run,
    ]
    // Blocks of 512 bytes: the correction fits, an entry of more than that does not.
    let blocks = entries.count / 512 + 1
    let full = try Kinerja.run(decision, shell: "trap '' XFSZ; ulimit -f \(blocks); exec \"$@\"")
    #expect(full.exitCode == 74, "\(full.complaints)")
    #expect(full.complaints.contains("keberatan.jsonl"), "\(full.complaints)")
    #expect(try Data(contentsOf: file) == entries)
    #expect(try FileManager.default.contentsOfDirectory(atPath: sample.input).sorted() == before)
    #expect(try Kinerja.run(decision).exitCode == 0)
    let after = try FileManager.default.contentsOfDirectory(atPath: sample.input).sorted()
    #expect(after == (before + ["koreksi-keberatan-1.csv"]).sorted())
  }

  /// Held against the register, corrections are those that were decided, and all of them.
  @Test func correctionsAreHeldAgainstTheRegister() throws {
    func check() throws -> Kinerja.Outcome {
      try Kinerja.run([
        "check", "--quarter", "2026-Q3", "--input", sample.input, "--policy", Kinerja.examplePolicy, "--register",
        register,
        "--errors", sample.folder.path("galat.csv"), "--lang", "en",
      ])
    }
    #expect(try add(["--value", "07:30"]).exitCode == 0)
    #expect(try decide(1, "upheld", ["--run", sample.run]).exitCode == 0)
    #expect(try check().exitCode == 0)
    let correction = URL(filePath: sample.input).appending(path: "koreksi-keberatan-1.csv")
    let decided = try String(contentsOf: correction, encoding: .utf8)
    try decided.replacing("07:30", with: "07:29").write(to: correction, atomically: false, encoding: .utf8)
    let altered = try check()
    #expect(altered.exitCode == 65 && altered.complaints.contains("K022  1 × "), "\(altered.complaints)")
    try FileManager.default.removeItem(at: correction)
    let removed = try check()
    #expect(removed.exitCode == 65 && removed.complaints.contains("K023  1 × "), "\(removed.complaints)")
    try decided.write(to: correction, atomically: false, encoding: .utf8)
    let other = URL(filePath: sample.input).appending(path: "koreksi.csv")
    try decided.replacing("2026-07-22,masuk,07:37", with: "2026-07-22,pulang,16:00")
      .replacing("KEBERATAN-1", with: "SK-2").write(to: other, atomically: false, encoding: .utf8)
    #expect(try check().complaints.contains("K970  1 × "))
  }

  /// A command that was stopped behind its decision is done once more: the correction is the one that was decided.
  @Test func aCorrectionThatWasNotPlacedIsPlaced() throws {
    #expect(try add(["--value", "07:30"]).exitCode == 0)
    let run = ["--run", sample.run]
    #expect(try decide(1, "upheld", run).exitCode == 0)
    let correction = URL(filePath: sample.input).appending(path: "koreksi-keberatan-1.csv")
    let bytes = try Data(contentsOf: correction)
    let entries = try Data(contentsOf: URL(filePath: register).appending(path: "keberatan.jsonl"))
    #expect(try decide(1, "upheld", run).complaints.contains("is decided already"))
    try FileManager.default.removeItem(at: correction)
    for other in [try decide(1, "upheld", run + ["--value", "07:31"]), try decide(1, "upheld", run, reason: "Lain")] {
      #expect(other.exitCode == 64 && other.complaints.contains("is decided already"))
    }
    let again = try decide(1, "upheld", run)
    #expect(again.exitCode == 0, "\(again.complaints)")
    #expect(try Data(contentsOf: correction) == bytes)
    #expect(try Data(contentsOf: URL(filePath: register).appending(path: "keberatan.jsonl")) == entries)
  }

  /// A run that set a row aside: the objection may mend that row, and must not leave it broken.
  @Test func aRowThatWasSetAsideIsMended() throws {
    var exports = try Exports(Kinerja.fixtures.appending(path: "quarter"))
    let line = try #require(exports.files["kehadiran.csv"]?.firstIndex { $0.starts(with: [Self.nip, "2026-07-22"]) })
    exports["kehadiran.csv", line + 1, "masuk"] = "27:37"
    let input = sample.folder.path("rusak")
    try exports.write(to: URL(filePath: input))
    let run = sample.folder.path("hasil-rusak")
    let outcome = try ProfileTests.evaluate(input, run, ["--quarantine"])
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    let added = try objection([
      "add", run, Self.nip, "--table", "kehadiran", "--key", "tanggal=2026-07-22", "--column", "masuk", "--claim",
      "Salah",
      "--received", "2026-10-12",
    ])
    #expect(added.exitCode == 0, "\(added.complaints)")
    let worse = try decide(1, "upheld", ["--run", run, "--value", "28:99"])
    #expect(worse.exitCode == 65)
    #expect(worse.complaints.contains("28:99"), "\(worse.complaints)")
    let mended = try decide(1, "upheld", ["--run", run, "--value", "07:30"])
    #expect(mended.exitCode == 0, "\(mended.complaints)")
    #expect(try ProfileTests.evaluate(input, sample.folder.path("hasil-baik")).exitCode == 0)
  }

  /// Without a register there is nothing to list or to decide, and none is begun.
  @Test func withoutARegister() throws {
    #expect(try objection(["list"]).exitCode == 66)
    #expect(try decide(1, "rejected").exitCode == 66)
    #expect(!FileManager.default.fileExists(atPath: register))
  }

  @Test func twoObjectionsToOneCell() throws {
    for value in ["07:30", "07:31"] { #expect(try add(["--value", value]).exitCode == 0) }
    #expect(try decide(1, "upheld", ["--run", sample.run]).exitCode == 0)
    let second = try decide(2, "upheld", ["--run", sample.run])
    #expect(second.exitCode == 64)
    #expect(second.complaints.contains("corrected by objection 1"))
    #expect(try decide(2, "rejected").exitCode == 0)
  }

  @Test(
    arguments: [
      (["--value", "x"], "2026-07-22", "tanggal", "2026-10-12", 64, "--column tanggal: is none of masuk"),
      ([], "2026-07-25", "masuk", "2026-10-12", 66, "there is no row"),
      ([], "2026-07-22", "masuk", "2999-10-12", 64, "lies in the future"),
      ([], "2026-07-22", "masuk", "2026-06-30", 64, "before 2026-Q3"),
      (["--evidence", "tidak-ada.pdf"], "2026-07-22", "masuk", "2026-10-12", 66, "cannot be read"),
    ] as [([String], String, String, String, Int32, String)])
  func refusesObjections(
    _ more: [String], _ day: String, _ column: String, _ received: String, _ exitCode: Int32, _ reason: String
  ) throws {
    let outcome = try add(more, day: day, column: column, received: received)
    #expect(outcome.exitCode == exitCode, "\(outcome.complaints)")
    #expect(outcome.complaints.contains(reason), "\(outcome.complaints)")
  }

  @Test func refusesDecisions() throws {
    #expect(try add(["--value", "07:30"]).exitCode == 0)
    let run = ["--run", sample.run]
    #expect(try decide(1, "upheld", run, reason: " ").exitCode == 64)
    #expect(try decide(1, "upheld", run, decree: "").exitCode == 64)
    #expect(try decide(1, "upheld", run, date: "2026-10-11").complaints.contains("before the objection was received"))
    #expect(try decide(1, "upheld", run, date: "2999-10-11").exitCode == 64)
    #expect(try decide(1, "upheld").exitCode == 64)
    #expect(try decide(7, "rejected").exitCode == 66)
    #expect(try objection(["list", "--as-of", "2026-10-20"]).output.contains("1. OPEN"))
  }

  /// The letter is for the person who objects, and for the quarter.
  @Test func theLetterIsForWhoObjects() throws {
    #expect(try add().exitCode == 0)
    let other = try Kinerja.run([
      "explain", sample.run, "197712072005021005", "--letter", sample.folder.path("surat.html"), "--objection", "1",
      "--register", register, "--lang", "en",
    ])
    #expect(other.exitCode == 64)
    #expect(other.complaints.contains("is not of"))
  }

  /// Working days leave out what the calendar of the next quarter calls free; without it, that is said.
  @Test func workingDaysNeedACalendar() throws {
    let sample = try StudiedSample(Exports(Kinerja.fixtures.appending(path: "quarter"))) {
      $0.replacing("days: 14, counting: calendar", with: "days: 2, counting: working")
    }
    func add(_ more: [String]) throws -> Kinerja.Outcome {
      try Kinerja.run(
        [
          "objection", "add", sample.run, Self.nip, "--table", "kehadiran", "--key", "tanggal=2026-07-22", "--column",
          "masuk", "--claim", "Mesin lambat", "--received", "2026-10-12", "--register", sample.folder.path("keberatan"),
          "--lang", "en",
        ] + more)
    }
    let plain = try add([])
    #expect(plain.output.contains("to be decided by 2026-10-14"))
    #expect(plain.complaints.contains("give --calendar"))
    let next = sample.folder.url.appending(path: "2026-Q4")
    try FileManager.default.createDirectory(at: next, withIntermediateDirectories: true)
    try "tanggal,jenis,jadwal,keterangan\n2026-10-13,LIBUR,,\n2026-12-25,LIBUR,,Natal\n".write(
      to: next.appending(path: "kalender.csv"), atomically: false, encoding: .utf8)
    let informed = try add(["--calendar", next.path])
    #expect(informed.output.contains("to be decided by 2026-10-15"))
    #expect(informed.complaints.isEmpty)
  }

  @Test func anAlteredRegisterIsRefused() throws {
    #expect(try add().exitCode == 0)
    let file = "\(register)/keberatan.jsonl"
    try String(contentsOfFile: file, encoding: .utf8).replacing("Mesin lambat", with: "Mesin rusak")
      .write(toFile: file, atomically: false, encoding: .utf8)
    let outcome = try objection(["list"])
    #expect(outcome.exitCode == 1)
    #expect(outcome.complaints.contains("entry 1: altered"))
  }
}
