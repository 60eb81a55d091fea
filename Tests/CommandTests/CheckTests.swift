import Foundation
import Testing

@Suite struct CheckTests {
  /// A warning, and with it an error.
  private func folder(withError: Bool) throws -> TemporaryFolder {
    let temporary = try TemporaryFolder()
    let input = temporary.url.appending(path: "masukan")
    try FileManager.default.copyItem(at: Kinerja.fixtures.appending(path: "quarter"), to: input)
    try Data("x".utf8).write(to: input.appending(path: "Kehadiran lama.csv"))
    if withError {
      let file = input.appending(path: "pagu.csv")
      try (String(contentsOf: file, encoding: .utf8) + "9.99,1.000\n").write(
        to: file, atomically: false, encoding: .utf8)
    }
    return temporary
  }

  private func run(_ verb: String, _ temporary: TemporaryFolder, _ more: [String] = []) throws -> Kinerja.Outcome {
    try Kinerja.run(
      [verb, "--quarter", "2026-Q3", "--input", temporary.path("masukan"), "--policy", Kinerja.examplePolicy] + more)
  }

  @Test func warningsStopNothingUnlessStrict() throws {
    let temporary = try folder(withError: false)
    let errors = ["--errors", temporary.path("galat.csv")]
    #expect(try run("check", temporary, errors).exitCode == 0)
    #expect(try run("check", temporary, errors + ["--strict"]).exitCode == 65)
    #expect(try run("evaluate", temporary, ["--output", temporary.path("a"), "--strict"]).exitCode == 65)
    #expect(!FileManager.default.fileExists(atPath: temporary.path("a")))
    let evaluated = try run("evaluate", temporary, ["--output", temporary.path("b")])
    #expect(evaluated.exitCode == 0)
    #expect(evaluated.complaints == "1 peringatan; `kinerja check` menyebut semuanya\n")
  }

  @Test func errorsAndWarningsStandApart() throws {
    let temporary = try folder(withError: true)
    let outcome = try run("check", temporary, ["--errors", temporary.path("galat.csv")])
    #expect(outcome.exitCode == 65)
    let lines = outcome.complaints.split(separator: "\n").map(String.init)
    #expect(lines.first == "Galat")
    let warnings = try #require(lines.firstIndex(of: "Peringatan"))
    #expect(lines[..<warnings].contains { $0.hasPrefix("K207  1 × ") })
    #expect(lines[warnings...].contains { $0.hasPrefix("K901  1 × ") })
    #expect(lines.last == "5438 baris diperiksa: 1 galat, 1 peringatan; semuanya di \(temporary.path("galat.csv")).")
    let table = try String(contentsOfFile: temporary.path("galat.csv"), encoding: .utf8).split(separator: "\n")
    #expect(table.count == 3)
    #expect(table[0] == "kode,tingkat,berkas,baris,sel,kolom,nip,nilai,masalah,harapan,perbaikan")
    #expect(table[1].hasPrefix("K901,peringatan,Kehadiran lama.csv,,,,,,"))
    #expect(table[2].hasPrefix("K207,galat,pagu.csv,5,2,pagu,,1.000,"))
  }

  /// Each line of the JSON is an object; the last one counts.
  @Test func findingsAsJSON() throws {
    let temporary = try folder(withError: true)
    let outcome = try run("check", temporary, ["--errors", temporary.path("galat.csv"), "--json", "--lang", "en"])
    #expect(outcome.exitCode == 65)
    let objects = try outcome.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.map { $0["kode"] as? String } == ["K901", "K207", nil])
    #expect(objects[1]["baris"] as? Int == 5)
    #expect(objects[1]["sel"] as? Int == 2)
    #expect(objects[1]["nilai"] as? String == "1.000")
    #expect(objects[1]["masalah"] as? String == "is not a whole number")
    #expect(objects[0]["baris"] is NSNull)
    #expect(objects[2]["galat"] as? Int == 1)
    #expect(objects[2]["peringatan"] as? Int == 1)
    #expect(objects[2]["kode"] as? [String: Int] == ["K207": 1, "K901": 1])
  }

  /// Totals that differ stop a run even under quarantine.
  @Test func controlTotalsThatDifferPublishNothing() throws {
    let temporary = try folder(withError: false)
    let control = temporary.url.appending(path: "masukan/kendali.yaml")
    for (rows, exitCode) in [(2821, 0), (2822, 65)] as [(Int, Int32)] {
      try Data("schema: kinerja-kendali/1\nkehadiran: {baris: \(rows)}\n".utf8).write(to: control)
      let outcome = try run("evaluate", temporary, ["--output", temporary.path("\(rows)"), "--quarantine"])
      #expect(outcome.exitCode == exitCode, "\(outcome.complaints)")
    }
  }

  /// What is no regular file is refused, not waited for.
  @Test func aPipeDoesNotHangTheRun() throws {
    let temporary = try folder(withError: false)
    try FileManager.default.removeItem(atPath: temporary.path("masukan/pagu.csv"))
    #expect(mkfifo(temporary.path("masukan/pagu.csv"), 0o600) == 0)
    let outcome = try run("check", temporary, ["--errors", temporary.path("galat.csv")])
    #expect(outcome.exitCode == 66)
    #expect(outcome.complaints.contains("K002"))
  }
}
