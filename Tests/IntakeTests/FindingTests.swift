import Findings
import Foundation
import Intake
import Kinerja
import Policies
import Testing
import Wording

/// The gallery of data errors: each folder of fixtures/errors/data replaces some files of the valid quarter in `base`;
/// `expected.txt` holds the exact messages, Indonesian first. A file `T.csv.tidak-ada` takes a table away; `kebijakan.ubah`
/// has a text of the policy on its first line, and on its second what takes its place.
@Suite struct FindingTests {
  private static let root = URL(filePath: #filePath).appending(path: "../../..").standardized
  private static let gallery = root.appending(path: "fixtures/errors/data")
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: gallery.path)) ?? [])
    .filter { $0.hasPrefix("K") }.sorted()

  @Test(arguments: names) func reportsExactly(_ name: String) throws {
    let findings = try findings(name)
    #expect(findings.contains { $0.code.rawValue == name.prefix(4) })
    let texts = Language.allCases.map { language in findings.map { $0.rendered.in(language) + "\n" }.joined() }
    let rendered = texts.joined(separator: "---\n")
    let file = Self.gallery.appending(path: "\(name)/expected.txt")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try rendered.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try rendered == String(contentsOf: file, encoding: .utf8))
  }

  @Test func everyCodeHasAFixture() {
    let shown = Set(Self.names.map { String($0.prefix(4)) })
    #expect(FindingCode.allCases.map(\.rawValue).filter { !shown.contains($0) } == [])
  }

  @Test func aValidQuarterHasNoFindings() throws { #expect(try findings("base") == []) }

  /// The findings are the same whatever the number of threads and the size of pieces.
  @Test(arguments: names.filter { !["K014", "K106"].contains($0.prefix(4)) })
  func findingsDoNotDependOnThreadsOrPieces(_ name: String) throws {
    let expected = try findings(name)
    for size in [1, 7, 10, 64, 1000] {
      let found = try findings(name, threads: 4, chunkSize: size)
      #expect(found == expected, "in pieces of \(size) bytes")
    }
    #expect(try findings(name, useLibCSVAlone: true) == expected)
  }

  private static let policyText =
    (try? String(contentsOf: root.appending(path: "fixtures/policies/contoh-bengkulu.yaml"), encoding: .utf8)) ?? ""
  private static let usualPolicy = Result { try policy(policyText) }

  private static func policy(_ text: String) throws -> Policy {
    try PolicyReader.read(Array(text.utf8), name: "contoh").get()
  }

  /// A run that had the spell and the events of `base`.
  private static let baseline = Baseline(
    path: "hasil/2026-Q3-1", quarter: Quarter("2026-Q3")!, asOf: CivilDate("2026-09-30")!,
    files: [(table: "masa", profile: nil, rows: 1), (table: "kejadian", profile: nil, rows: 2)])

  /// A register that upheld one objection.
  private static let decided = DecidedCorrections([
    "koreksi-keberatan-1.csv": "4f4f5c6f0d5b3b0a0e3a7a2f7d3c8b1e6a9d0c2b4e6f8a1c3e5d7b9f0a2c4e6d"
  ])

  private func findings(
    _ name: String, threads: Int = 1, chunkSize: Int = 1 << 20, useLibCSVAlone: Bool = false
  ) throws -> [Finding] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kinerja-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: Self.gallery.appending(path: "base"), to: folder)
    let changes = Self.gallery.appending(path: name)
    var profiles: [Profile] = []
    var change: [String] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: changes.path).sorted() where file != "expected.txt"
    {
      let source = changes.appending(path: file)
      let target = folder.appending(path: file.replacing(".tidak-ada", with: ""))
      if file.hasPrefix("profil"), file.hasSuffix(".yaml") {
        profiles.append(try ProfileReader.read(Array(Data(contentsOf: source)), name: file).get())
        continue
      }
      if file == "kebijakan.ubah" {
        change = try String(contentsOf: source, encoding: .utf8).split(separator: "\n").map(String.init)
        continue
      }
      try? FileManager.default.removeItem(at: target)
      if file.hasSuffix(".tidak-ada") { continue }
      try FileManager.default.copyItem(at: source, to: target)
      if ["K014", "K106"].contains(name.prefix(4)) { try Self.expand(target) }
    }
    let policy =
      change.count == 2
      ? try Self.policy(Self.policyText.replacing(change[0], with: change[1])) : try Self.usualPolicy.get()
    let quarter = Quarter("2026-Q3")!
    var findings: [Finding] = []
    let log = FindingLog { findings.append($0) }
    let options = ReadingOptions(threads: threads, chunkSize: chunkSize, useLibCSVAlone: useLibCSVAlone)
    let reading = try readQuarter(
      InputFolder(path: folder.path, profiles: profiles), Codebook(policy, quarter), asOf: quarter.last,
      options: options, log: log)
    // The small quarter of the gallery lacks nearly everything; what is shown of that has fixtures of its own.
    if name.hasPrefix("K05") || name.hasPrefix("K96") {
      let found = try completeness(reading.facts, policy, asOf: quarter.last)
      findings += CompletenessLimits().findings(found, reading.facts.roster, asOf: quarter.last)
      findings += CompletenessLimits().findings(reading.tables, against: Self.baseline, quarter, asOf: quarter.last)
    }
    if ["K022", "K023", "K970"].contains(name.prefix(4)) { findings += Self.decided.findings(reading) }
    return findings
  }

  /// Repeats the text of `«text×count»`, for files that are too large to be kept.
  private static func expand(_ file: URL) throws {
    var text = try String(contentsOf: file, encoding: .utf8)
    while let match = text.firstMatch(of: /«(.)×([0-9]+)»/) {
      text.replaceSubrange(match.range, with: String(repeating: String(match.1), count: Int(match.2) ?? 0))
    }
    try text.write(to: file, atomically: false, encoding: .utf8)
  }
}
