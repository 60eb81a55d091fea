private import Dispatch
private import Foundation
private import Glibc
internal import Platform
internal import Wording

/// The program that reads workbooks: Python with three packages in an environment of its own, run as another process, with
/// bounds of time, memory and size, and without a shell.
package struct SheetReader: Sendable {
  /// The packages that it needs, in versions that are known to do.
  static let packages = ["openpyxl==3.1.5", "xlrd==2.0.2", "lxml==6.1.3"]
  /// How long it may take.
  private static let seconds = 900

  /// Python in its environment.
  private let python: String
  /// The folder of the environment, which the message about a missing one names.
  private let home: String

  /// Finds the reader: the Python that the environment names in `KINERJA_READER`, else that of
  /// `~/.local/share/kinerja/pembaca`.
  package init(environment: [String: String]) {
    let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = (data ?? (environment["HOME"] ?? "") + "/.local/share") + "/kinerja/pembaca"
    self.home = home
    let named = environment["KINERJA_READER"] ?? ""
    python = named.isEmpty ? home + "/bin/python" : named
  }

  /// The names of a workbook's sheets.
  package func sheets(of workbook: Workbook) throws -> [SheetName] {
    struct Listing: Decodable { let sheets: [SheetName] }
    return try run(workbook, ["list"], into: nil, as: Listing.self).sheets
  }

  /// Writes a sheet as CSV, whole or not at all, for its owner only.
  ///
  /// - Parameters:
  ///   - sheet: a name, or a number from 1; nil for the only one that is not hidden.
  ///   - target: where nothing must be yet.
  package func write(_ sheet: String?, of workbook: Workbook, to target: String) throws -> ReadSheet {
    let place = try FilePlace(target)
    try place.write([])
    let read = try run(workbook, ["sheet"] + (sheet.map { [$0] } ?? []), into: place.draft, as: ReadSheet.self)
    try place.publish()
    return read
  }

  private func run<Outcome: Decodable>(
    _ workbook: Workbook, _ job: [String], into output: String?, as: Outcome.Type
  ) throws -> Outcome {
    guard access(python, X_OK) == 0 else { throw missing(Text("belum terpasang", "is not installed")) }
    let folder = try PrivateFolder()
    defer { withExtendedLifetime(folder) {} }
    let script = "\(folder.path)/reader.py"
    try folder.add("reader.py", PackageResources.reader_py)
    let report = "\(folder.path)/report"
    try folder.add("report", [])
    lseek(workbook.descriptor, 0, SEEK_SET)
    let process = Process()
    process.executableURL = URL(filePath: python)
    // Isolated: neither the environment nor the folder changes what is imported.
    process.arguments = ["-I", script, workbook.kind] + job
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.standardInput = FileHandle(fileDescriptor: workbook.descriptor, closeOnDealloc: false)
    process.standardOutput = output.flatMap { FileHandle(forWritingAtPath: $0) } ?? FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: report)
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try process.run()
    } catch {
      throw missing(Text("tidak dapat dijalankan", "cannot be run"))
    }
    if ended.wait(timeout: .now() + .seconds(Self.seconds)) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      throw refusal(.tooLong, workbook)
    }
    let line = String(decoding: fileBytes(report) ?? [], as: UTF8.self).split(separator: "\n").last ?? ""
    let data = Data(line.utf8)
    if process.terminationReason == .exit, process.terminationStatus == 0 {
      return try JSONDecoder().decode(Outcome.self, from: data)
    }
    // Who used up the processor or the memory is ended by the system.
    guard process.terminationReason == .exit, let refused = try? JSONDecoder().decode(RefusedSheet.self, from: data)
    else { throw refusal(.tooLong, workbook) }
    throw refusal(refused, workbook)
  }

  private func refusal(_ refused: RefusedSheet, _ workbook: Workbook) -> Refusal {
    if refused.refused == .package {
      let name = refused.name ?? ""
      return missing(
        refused.version.map { Text("memakai \(name) \($0)", "has \(name) \($0)") }
          ?? Text("tidak memuat \(name)", "lacks \(name)"))
    }
    return refused.refusal(of: workbook.path)
  }

  /// What is said when the reader, or a part of it, is not there: the commands that install it.
  private func missing(_ what: Text) -> Refusal {
    let folder = python.hasSuffix("/bin/python") ? String(python.dropLast("/bin/python".count)) : home
    return Refusal(
      .noInput,
      [
        Text("pembaca buku kerja (\(python)) ", "the reader of workbooks (\(python)) ") + what
          + Text(". Pasang dengan:", ". Install it with:"),
        Text(
          "  sudo apt-get install python3-venv\n  python3 -m venv '\(folder)'\n"
            + "  '\(folder)/bin/pip' install \(Self.packages.joined(separator: " "))"),
        Text(
          "Atau simpan lembarnya sebagai CSV UTF-8 dari aplikasi lembar kerja.",
          "Or save the sheet as CSV UTF-8 in a spreadsheet."),
      ])
  }
}
