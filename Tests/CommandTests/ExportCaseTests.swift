import Foundation
import Testing

/// Exports as offices have them, each read with a profile: what is found, who is absent, and the discipline.
///
/// A folder of fixtures/exports is laid over `base`, where `no-T.csv` takes a table away. `profile.yaml` is the profile, or
/// `profile.name` names a shipped one; without either the files are read as they are. `RECORD=1` writes `expected.txt`
/// anew: whoever does so compares it with the export by hand.
@Suite struct ExportCaseTests {
  static let root = Kinerja.fixtures.appending(path: "exports")
  static let cases = ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? [])
    .filter { $0.first?.isNumber == true }.sorted()

  @Test(arguments: cases) func isReadAsExpected(_ name: String) throws {
    let desk = try Desk()
    let profile = try Self.lay(name, on: desk)
    let (text, complaints) = try Self.outcome(on: desk, with: [profile].compactMap { $0 })
    let file = Self.root.appending(path: "\(name)/expected.txt")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try text == String(contentsOf: file, encoding: .utf8), "\(complaints)")
  }

  /// What comes of `masukan`, as `expected.txt` has it, and what the evaluation says against it.
  static func outcome(on desk: Desk, with profiles: [String]) throws -> (text: String, complaints: String) {
    let inputs =
      "--quarter 2026-Q3 --as-of 2026-07-03 --input masukan --policy POLICY --lang en"
      + profiles.map { " --profile \($0)" }.joined()
    let check = try desk.run("check \(inputs) --json")
    let evaluation = try desk.run("evaluate \(inputs) --output hasil")
    let lines =
      ["check: \(check.exitCode)"] + findings(check.output) + ["evaluate: \(evaluation.exitCode)"]
      + skipped(evaluation.output)
      + (desk.has("hasil/hasil.csv") ? results(try desk.text("hasil/hasil.csv")) : [])
    return (lines.map { $0 + "\n" }.joined(), evaluation.complaints)
  }

  /// Puts the case's files and the usual ones into `masukan`; gives the profile.
  @discardableResult
  static func lay(_ name: String, on desk: Desk) throws -> String? {
    let files = FileManager.default
    let folder = root.appending(path: name)
    let own = Set(try files.contentsOfDirectory(atPath: folder.path))
    let base = try files.contentsOfDirectory(atPath: root.appending(path: "base").path)
    try files.createDirectory(at: desk.url("masukan"), withIntermediateDirectories: true)
    for file in base where !own.contains(file) && !own.contains("no-\(file)") {
      try files.copyItem(at: root.appending(path: "base/\(file)"), to: desk.url("masukan/\(file)"))
    }
    for file in own where !file.hasPrefix("no-") && !file.hasPrefix("profile.") && file != "expected.txt" {
      try files.copyItem(at: folder.appending(path: file), to: desk.url("masukan/\(file)"))
    }
    if own.contains("profile.name") {
      return try String(contentsOf: folder.appending(path: "profile.name"), encoding: .utf8)
        .trimmingCharacters(in: .whitespacesAndNewlines)
    }
    guard own.contains("profile.yaml") else { return nil }
    try files.copyItem(at: folder.appending(path: "profile.yaml"), to: desk.url("profile.yaml"))
    return "profile.yaml"
  }

  /// The errors, as `code place`.
  private static func findings(_ output: String) -> [String] {
    output.split(separator: "\n").compactMap { line in
      guard let finding = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        finding["tingkat"] as? String == "galat", let code = finding["kode"] as? String,
        let file = finding["berkas"] as? String
      else { return nil }
      let numbers = ["baris", "sel"].compactMap { finding[$0] as? Int }.filter { $0 > 0 }
      return "\(code) " + ([file] + numbers.map(String.init)).joined(separator: ":")
    }
  }

  /// What the evaluation says of rows that it skipped.
  private static func skipped(_ output: String) -> [String] {
    output.split(separator: "\n").filter { $0.contains("skipped") }
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The end of each NIP, with days of absence and discipline.
  private static func results(_ table: String) -> [String] {
    let rows = Exports.records(of: table).filter { $0 != [""] && !$0.isEmpty }
    guard let header = rows.first, let nip = header.firstIndex(of: "nip"),
      let absent = header.firstIndex(of: "hari_tk"),
      let discipline = header.firstIndex(of: "disiplin")
    else { return [] }
    return rows.dropFirst().map { "\($0[nip].suffix(4)) absent \($0[absent]) discipline \($0[discipline])" }.sorted()
  }
}
