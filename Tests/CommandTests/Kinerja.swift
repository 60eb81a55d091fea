import Foundation

/// Runs the built program as its users do.
struct Kinerja {
  struct Outcome {
    var exitCode: Int32
    var output: String
    var complaints: String
  }

  /// The root of the checkout.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let fixtures = root.appending(path: "fixtures")
  static let examplePolicy = fixtures.appending(path: "policies/contoh-bengkulu.yaml").path

  /// The program lies beside the test bundle.
  private static let program: URL = {
    let bundle = URL(filePath: CommandLine.arguments[0])
    let beside = [bundle.deletingLastPathComponent(), Bundle.main.bundleURL, root.appending(path: ".build/debug")]
    return beside.map { $0.appending(path: "kinerja") }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
      ?? root.appending(path: ".build/debug/kinerja")
  }()

  /// Python with what the tests need, and what `kinerja import` needs: `scripts/setup --tests` makes it.
  static let testPython = root.appending(path: ".build-tests/venv/bin/python")

  /// The path of the program.
  static var path: String { program.path }

  /// - Parameter shell: what the shell does with the program and its arguments, which are `"$@"`; nil for no shell.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], in directory: URL? = nil, shell: String? = nil
  ) throws -> Outcome {
    let process = Process()
    if let directory { process.currentDirectoryURL = directory }
    process.executableURL = shell == nil ? program : URL(filePath: "/bin/sh")
    process.arguments = (shell.map { ["-c", $0, "sh", path] } ?? []) + arguments
    var variables = ProcessInfo.processInfo.environment
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] { variables[name] = nil }
    variables["KINERJA_READER"] = testPython.path
    process.environment = variables.merging(environment) { $1 }
    let folder = try TemporaryFolder()
    let output = folder.url.appending(path: "output")
    let complaints = folder.url.appending(path: "complaints")
    for file in [output, complaints] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: complaints)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      exitCode: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      complaints: try String(contentsOf: complaints, encoding: .utf8))
  }
}

/// A folder that goes away with its owner.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "kinerja-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }
}
