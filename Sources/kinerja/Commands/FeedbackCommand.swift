import ArgumentParser
import Audit
import Digests
import Foundation
import Glibc
import Intake
import Kinerja
import Platform
import Reports
import Synchronization
import Tabular
import Wording

/// `kinerja feedback`.
struct FeedbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedback",
    abstract: "Write a feedback sheet for one person, a unit, or everybody.",
    discussion: """
      Example:
        kinerja feedback hasil-2026-Q3 --unit 1.02.01 --output umpan-balik

      A sheet is a page on A4: the result, how it came about, the peer group's median and quartiles without a colleague's
      name, what would have raised the index, and how to object. With --ledger, closed earlier quarters whose run folders lie
      beside this one make a trend line. --pdf also makes umpan-balik.pdf through an installed Chromium.
      """)

  @Argument(help: ArgumentHelp("The run folder.", valueName: "run"))
  var runFolder: String

  @Option(help: "The sheet of this NIP.")
  var nip: NIP?

  @Option(help: "The sheets of this unit.")
  var unit: String?

  @Flag(help: "The sheets of everybody.")
  var all = false

  @Option(help: "The new folder for the sheets.")
  var output: String

  @Option(help: "The folder with the CSV exports of the run; by default where the run found them.")
  var input: String?

  @Option(help: "The folder of the ledger with earlier quarters.")
  var ledger: String?

  @Flag(help: "Make umpan-balik.pdf with all the sheets too; needs Chromium.")
  var pdf = false

  @Option(help: "Threads; by default one for each processor.")
  var threads: Int?

  @Option(help: "Language of the sheets: id or en.")
  var sheetLang: Language = .indonesian

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    guard [nip != nil, unit != nil, all].count(where: { $0 }) == 1 else {
      throw ValidationError("Give one of --nip, --unit and --all.")
    }
  }

  func run() throws {
    let language = languageOption.language
    let source = try RunSource(runFolder, input: input, threads: threads, language)
    let again = try RepeatedRun(of: source, language)
    let results = again.run.results
    let facts = again.run.reading.facts
    let positions = chosen(results, facts.roster)
    guard !positions.isEmpty else {
      complain(language.pick("tidak ada pegawai seperti itu dalam run ini", "no such employee in this run"))
      throw Exit.noInput
    }
    let content = ReportContent(
      table: ResultTable(results, facts.roster), facts: facts, policy: source.policy,
      policyDigest: source.manifest.policy.sha256, inputs: [],
      engine: EngineVersion.text, language: sheetLang,
      earlier: try source.earlierQuarters(inLedger: ledger))
    do {
      let sheets = try FeedbackSheets(content)
      let folder = try RunFolder(at: output)
      try write(sheets, positions, facts.roster, results, to: folder, source.inputs.parallelism)
      if pdf { try writePDF(sheets, positions, to: folder, language) }
      try folder.flush()
      try folder.publish()
    } catch let error as WriteError {
      throw error.complained(language)
    } catch let error as EvaluationError {
      complain(error.text(language))
      throw Exit.policy
    }
    print(language.pick("\(positions.count) lembar di \(output)", "\(positions.count) sheets in \(output)"))
  }

  /// The chosen employees, in the order of publication.
  private func chosen(_ results: Results, _ roster: Roster) -> [Int] {
    results.order.map { Int($0) }.filter { position in
      let employee = results.employees[position]
      if let nip { return roster.nips[Int(employee.person)] == nip.number }
      if let unit { return roster.units[Int(roster.segments[Int(employee.segment)].unit)] == unit }
      return true
    }
  }

  private func write(
    _ sheets: FeedbackSheets, _ positions: [Int], _ roster: Roster, _ results: Results, to folder: RunFolder,
    _ parallelism: Parallelism
  ) throws {
    func unitName(_ position: Int) -> String {
      RankingFiles.fileName(roster.units[Int(roster.segments[Int(results.employees[position].segment)].unit)])
    }
    if nip == nil {
      for name in Set(positions.map(unitName)).sorted() { try folder.addFolder(name) }
    }
    let isShown = isatty(STDERR_FILENO) == 1
    let done = Atomic(0)
    let failure = Locked<(any Error)?>(nil)
    let prefix = nip == nil ? positions.map { unitName($0) + "/" } : [""]
    parallelism.run(positions.count) { number in
      guard failure.withLock({ $0 == nil }) else { return }
      let person = NIP(number: roster.nips[Int(results.employees[positions[number]].person)])
      do {
        try folder.add("\(prefix[number])\(person).html", Array(sheets.page([positions[number]]).utf8))
      } catch {
        failure.withLock { $0 = error }
      }
      let count = done.add(1, ordering: .relaxed).newValue
      if isShown, count.isMultiple(of: 500) || count == positions.count {
        var line = "\r\(count) / \(positions.count)" + (count == positions.count ? "\n" : "")
        line.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private func writePDF(_ sheets: FeedbackSheets, _ positions: [Int], to folder: RunFolder, _ language: Language) throws
  {
    let browsers = ["chromium", "chromium-browser", "google-chrome"]
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    let programs = browsers.flatMap { name in folders.map { "\($0)/\(name)" } }
    guard let browser = programs.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      complain(language.pick("--pdf memerlukan Chromium", "--pdf needs Chromium"))
      throw Exit.noInput
    }
    let page = folder.place(of: "semua.html")
    let target = folder.place(of: "umpan-balik.pdf")
    try folder.add("semua.html", Array(sheets.page(positions).utf8))
    let process = Process()
    process.executableURL = URL(filePath: browser)
    // The sandbox does not work for root.
    process.arguments =
      (getuid() == 0 ? ["--no-sandbox"] : []) + [
        "--headless", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=\(target)",
        URL(filePath: page).absoluteString,
      ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw WriteError.failed(path: target, reason: "\(error)")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw WriteError.failed(path: target, reason: "Chromium") }
    try folder.adopt("umpan-balik.pdf")
    unlink(page)
  }
}
