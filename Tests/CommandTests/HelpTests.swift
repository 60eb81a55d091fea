import Foundation
import Testing

/// The examples in `--help`, run as they stand in a shell: what they name is there, and nothing else.
@Suite struct HelpTests {
  struct Example: CustomTestStringConvertible, Sendable {
    let command: String
    let line: String
    var testDescription: String { line }
  }

  private static let commands = [
    "init", "import", "inspect", "profiles", "evaluate", "check", "verify", "explain", "compare", "simulate", "norms",
    "fairness",
    "supervisors", "distribution", "objection add", "objection list", "objection decide", "close", "ledger show",
    "ledger verify", "ledger key", "report", "redact key", "feedback", "publish", "policy check", "policy try",
    "policy show",
    "sample", "schema",
  ]

  /// The help breaks lines at 80 columns; an example begins two columns in and goes on elsewhere.
  static let examples: [Example] = commands.flatMap { command in
    let help = (try? Kinerja.run(command.split(separator: " ").map(String.init) + ["--help"]).output) ?? ""
    var lines: [String] = []
    let block = help.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.hasPrefix("Example") }.dropFirst().prefix { !$0.isEmpty }
    for line in block {
      let isFirst = line.hasPrefix("  ") && !line.hasPrefix("   ")
      let words = line.trimmingCharacters(in: .whitespaces.union(["\\"]))
      if isFirst { lines.append(words) } else if !lines.isEmpty { lines[lines.count - 1] += " " + words }
    }
    return lines.map { Example(command: command, line: $0) }
  }

  /// Every command that has a help of its own shows at least one example, and no command is forgotten here.
  @Test func everyCommandHasAnExample() throws {
    for command in Self.commands { #expect(Self.examples.contains { $0.command == command }, "\(command)") }
    let help = try Kinerja.run(["--help"]).output
    let listed = help.split(separator: "\n").drop { $0 != "SUBCOMMANDS:" }.compactMap {
      $0.firstMatch(of: /^  ([a-z]+) {2,}/)?.1
    }
    #expect(
      Set(listed.map(String.init)) == Set(Self.commands.compactMap { $0.split(separator: " ").first.map(String.init) }))
  }

  /// The folder that the examples speak of.
  private func furnish(_ desk: Desk, for example: Example) throws {
    let line = example.line
    let policy = try String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8)
    try desk.write(policy, to: "kebijakan.yaml")
    try desk.write(policy, to: "berlaku.yaml")
    try desk.write(policy.replacing("day_cap: 3", with: "day_cap: 2"), to: "usulan.yaml")
    try desk.write("surat tugas", to: "surat-tugas.pdf")
    if line.contains("kunci-samaran") { try desk.done("redact key kunci-samaran") }
    try FileManager.default.createDirectory(at: desk.url("profil"), withIntermediateDirectories: false)
    if line.contains("zkteco") {
      _ = try ProfileTests.folder("zkteco-attlog", ["kehadiran"], in: desk.folder)
    } else {
      try desk.copyQuarter()
    }
    if example.command == "import" {
      let workbook = Kinerja.fixtures.appending(path: "exports/15-xls-file/rekap-juli.xlsx")
      try FileManager.default.copyItem(at: workbook, to: desk.url("rekap-juli.xlsx"))
    }
    if example.command == "inspect" {
      let recap = Kinerja.fixtures.appending(path: "profiles/sidik-jari-rekap")
      let name = try #require(
        FileManager.default.contentsOfDirectory(atPath: recap.path).first { $0.hasSuffix(".csv") })
      try FileManager.default.copyItem(at: recap.appending(path: name), to: desk.url("rekap-juli.csv"))
    }
    if line.contains("in a workspace") {
      try desk.write(
        "schema: kinerja-workspace/1\ninput: masukan\npolicy: kebijakan.yaml\noutput: hasil-{urut}\n",
        to: "kinerja.yaml")
    }
    if line.hasPrefix("cd bkd") {
      try desk.done("init bkd")
      try desk.copyQuarter(to: "bkd/masukan/2026-Q3")
    }
    if example.command == "distribution" {
      let proposal = try desk.run("distribution RUN").complaints
      let clause = try #require(proposal.range(of: "  distribution:\n"))
      try desk.write(
        policy.replacing("\nclauses:\n", with: "\nclauses:\n" + proposal[clause.lowerBound...]), to: "pedoman.yaml")
    }
    if line.contains("hasil-2026-Q3"), !line.contains("--output hasil-2026-Q3") {
      try desk.done("evaluate --quarter 2026-Q3 --input masukan --policy kebijakan.yaml --output hasil-2026-Q3")
    }
    if line.contains("koreksi") {
      try desk.done("evaluate --quarter 2026-Q3 --input masukan --policy usulan.yaml --output hasil-2026-Q3-koreksi")
    }
    if line.contains("2026-Q2") {
      try desk.done("sample --quarter 2026-Q2 --employees 10 --output dulu")
      try desk.done("evaluate --quarter 2026-Q2 --input dulu --policy kebijakan.yaml --output hasil-2026-Q2")
    }
    if line.contains("objection"), example.command != "objection add" {
      let run = desk.has("hasil-2026-Q3") ? "hasil-2026-Q3" : "RUN"
      for value in ["07:30", "07:29"] {
        try desk.done(
          "objection add \(run) NIP --table kehadiran --key tanggal=2026-07-22 --column masuk --claim x --value \(value) "
            + "--received 2026-10-12")
      }
    }
    if example.command.hasPrefix("ledger"), example.command != "ledger key" {
      try desk.done("ledger key bkd")
      try desk.done("close RUN --ledger buku-besar --key bkd")
    }
  }

  @Test(arguments: examples) func works(_ example: Example) throws {
    let desk = try Desk()
    try furnish(desk, for: example)
    var line = example.line
    if line.contains("DIGEST") {
      let shown = try desk.done("ledger show --ledger buku-besar --lang en")
      line = line.replacing("DIGEST", with: try #require(shown.firstMatch(of: /digest ([0-9a-f]{64})/)?.1))
    }
    let before = try desk.names()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    let folder = URL(filePath: Kinerja.path).deletingLastPathComponent().path
    let own = ["PATH": "\(folder):/usr/bin:/bin", "KINERJA_READER": Kinerja.testPython.path]
    process.environment = ProcessInfo.processInfo.environment.merging(own) { $1 }
    process.currentDirectoryURL = desk.folder.url
    let pipe = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = pipe
    try process.run()
    let complaints = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // `compare` tells with 1 that something differs.
    #expect(process.terminationStatus == (example.command == "compare" ? 1 : 0), "\(complaints)")
    // What an example says that it makes is made.
    for made in line.matches(of: /(?:--output|--write-profile|--letter|--database|>) ([^ ]+)/).map(\.1) {
      #expect(desk.has(String(made)) && !before.contains(String(made)), "\(made)")
    }
  }
}
