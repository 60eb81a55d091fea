import Foundation
import Testing

/// A folder to work in, at the shell: relative names are of files in it, and what a command leaves there is seen.
///
/// In a line, RUN stands for the run of the fixture quarter, which nobody changes, QUARTER for its exports, POLICY for
/// the example policy, NIP for a person; quotes hold words together.
struct Desk {
  static let nip = "199208032022121010"

  /// The run of the fixture quarter, made once for all suites and removed when the tests end.
  static let run: String = {
    let outcome = try? Kinerja.run([
      "evaluate", "--quarter", "2026-Q3", "--input", quarter, "--policy", Kinerja.examplePolicy, "--output",
      shared.path("hasil"),
    ])
    if outcome?.exitCode != 0 { Issue.record("\(outcome?.complaints ?? "")") }
    atexit { try? FileManager.default.removeItem(at: Desk.shared.url) }
    return shared.path("hasil")
  }()
  private static let shared: TemporaryFolder = {
    do { return try TemporaryFolder() } catch { fatalError("\(error)") }
  }()
  static let quarter = Kinerja.fixtures.appending(path: "quarter").path

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func url(_ name: String) -> URL { folder.url.appending(path: name) }

  func text(_ name: String) throws -> String { try String(contentsOf: url(name), encoding: .utf8) }

  func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(
      at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url(name))
  }

  /// Whether something lies there.
  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: url(name).path) }

  /// Copies the fixture quarter.
  func copyQuarter(to name: String = "masukan") throws {
    try FileManager.default.copyItem(at: URL(filePath: Self.quarter), to: url(name))
  }

  /// Everything in the folder, hidden or not, files with their bytes.
  func contents(of name: String = ".") throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: url(name).path)
    return Dictionary(
      uniqueKeysWithValues: paths.map { path in
        (path, FileManager.default.contents(atPath: url(name).appending(path: path).path) ?? Data())
      })
  }

  func names(in name: String = ".") throws -> Set<String> { Set(try contents(of: name).keys) }

  /// The permissions of a file or folder.
  func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url(name).path)[.posixPermissions] as? Int
  }

  /// Whether only the owner may look at a folder and everything in it.
  func isPrivate(_ name: String) throws -> Bool {
    try ([name] + names(in: name).map { "\(name)/\($0)" }).allSatisfy { path in
      let attributes = try FileManager.default.attributesOfItem(atPath: url(path).path)
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      return attributes[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600)
    }
  }

  @discardableResult
  func run(_ line: String, environment: [String: String] = [:]) throws -> Kinerja.Outcome {
    try Kinerja.run(Self.words(line), environment: environment, in: folder.url)
  }

  /// Runs what must succeed, without a complaint.
  @discardableResult
  func done(_ line: String) throws -> String {
    let outcome = try run(line)
    #expect(outcome.exitCode == 0, "\(line): \(outcome.complaints)")
    #expect(outcome.complaints == "", "\(line)")
    return outcome.output
  }

  /// Runs what must be refused: in both languages it says why on standard error, prints nothing, and leaves the folder
  /// as it was.
  func refused(_ refusal: Refused) throws {
    let before = try contents()
    for (language, reason) in [("id", refusal.indonesian), ("en", refusal.english)] {
      let outcome = try run("\(refusal.line) --lang \(language)")
      #expect(outcome.exitCode == refusal.exitCode, "\(outcome.complaints)")
      #expect(outcome.output == "")
      #expect(outcome.complaints.contains(reason), "\(outcome.complaints)")
      #expect(try contents() == before)
    }
  }

  static func words(_ line: String) -> [String] {
    let places = ["RUN": run, "QUARTER": quarter, "POLICY": Kinerja.examplePolicy, "NIP": nip]
    var words = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case " " where !isQuoted: words.append("")
      default: words[words.count - 1].append(character)
      }
    }
    return words.filter { !$0.isEmpty }.map { places[$0] ?? $0 }
  }
}

/// A command line that is refused, with what is said of it in both languages.
struct Refused: CustomTestStringConvertible, Sendable {
  let line: String
  let exitCode: Int32
  let indonesian: String
  let english: String

  init(_ line: String, _ exitCode: Int32, _ indonesian: String, _ english: String) {
    (self.line, self.exitCode, self.indonesian, self.english) = (line, exitCode, indonesian, english)
  }

  /// What the reader of arguments says is English.
  init(usage line: String, _ english: String) { self.init(line, 64, english, english) }

  var testDescription: String { line }
}
