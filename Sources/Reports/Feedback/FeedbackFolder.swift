private import Foundation
private import Glibc
package import Kinerja
internal import Platform
private import Synchronization
internal import Wording

/// The feedback sheets of a choice of employees, and the folder that they are written to.
package struct FeedbackFolder {
  /// Whose sheets are written: a person's, a unit's, or everybody's.
  package enum Choice: Sendable {
    case person(NIP)
    case unit(String)
    case everybody

    /// The choice of a person or else a unit; of neither, everybody.
    package init(nip: NIP?, unit: String?) {
      self = nip.map { .person($0) } ?? unit.map { .unit($0) } ?? .everybody
    }
  }

  private let content: ReportContent
  private let sheets: FeedbackSheets
  private let choice: Choice
  /// The chosen employees, in the order of publication.
  private let positions: [Int]

  /// Makes the sheets ready.
  package init(_ content: ReportContent, of choice: Choice) throws {
    self.content = content
    self.choice = choice
    let (results, roster) = (content.table.results, content.facts.roster)
    positions = results.order.map { Int($0) }.filter { position in
      let employee = results.employees[position]
      switch choice {
      case .person(let nip): return roster.nips[Int(employee.person)] == nip.number
      case .unit(let unit): return roster.units[Int(roster.segments[Int(employee.segment)].unit)] == unit
      case .everybody: return true
      }
    }
    guard !positions.isEmpty else {
      throw Refusal(
        .noInput, Text("tidak ada pegawai seperti itu dalam run ini", "no such employee in this run"))
    }
    sheets = try FeedbackSheets(content)
  }

  /// How many sheets there are.
  package var count: Int { positions.count }

  /// Writes a new folder, whole or not at all; `progress` hears how many of how many sheets are written.
  package func write(
    to path: String, withPDF: Bool, _ parallelism: Parallelism, progress: @Sendable (Int, Int) -> Void
  ) throws {
    let folder = try RunFolder(at: path)
    try writePages(to: folder, parallelism, progress)
    if withPDF { try writePDF(to: folder) }
    try folder.flush()
    try folder.publish()
  }

  private func writePages(
    to folder: RunFolder, _ parallelism: Parallelism, _ progress: @Sendable (Int, Int) -> Void
  ) throws {
    let (results, roster) = (content.table.results, content.facts.roster)
    var prefixes = Array(repeating: "", count: positions.count)
    if case .person = choice {
    } else {
      prefixes = positions.map { position in
        RankingFiles.fileName(roster.units[Int(roster.segments[Int(results.employees[position].segment)].unit)]) + "/"
      }
      for name in Set(prefixes).sorted() { try folder.addFolder(String(name.dropLast())) }
    }
    let names = zip(prefixes, positions).map { prefix, position in
      "\(prefix)\(NIP(number: roster.nips[Int(results.employees[position].person)])).html"
    }
    let done = Atomic(0)
    let failure = Locked<(any Error)?>(nil)
    parallelism.run(positions.count) { number in
      guard failure.withLock({ $0 == nil }) else { return }
      do {
        try folder.add(names[number], Array(sheets.page([positions[number]]).utf8))
      } catch {
        failure.withLock { $0 = error }
      }
      progress(done.add(1, ordering: .relaxed).newValue, positions.count)
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  /// All sheets in one PDF, through an installed Chromium.
  private func writePDF(to folder: RunFolder) throws {
    let browsers = ["chromium", "chromium-browser", "google-chrome"]
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    let programs = browsers.flatMap { name in folders.map { "\($0)/\(name)" } }
    guard let browser = programs.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      throw Refusal(.noInput, Text("--pdf memerlukan Chromium", "--pdf needs Chromium"))
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
      throw WriteError.failed(path: target, reason: Text("\(error)"))
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw WriteError.failed(path: target, reason: Text("Chromium")) }
    try folder.adopt("umpan-balik.pdf")
    try folder.remove("semua.html")
  }
}
