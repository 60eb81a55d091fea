import Foundation
import Testing

/// The exports of a quarter, cell by cell, to be changed and written again.
struct Exports {
  /// The cells of the record that begins on each physical line of each file; none where a record goes on. The first is
  /// the header.
  var files: [String: [[String]]] = [:]

  init(_ folder: URL) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".csv") {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      files[name] = Self.records(of: text)
    }
  }

  func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, lines) in files {
      let text = lines.filter { !$0.isEmpty }.map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
      try text.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
    }
  }

  /// The cell of a column on a physical line.
  subscript(file: String, line: Int, column: String) -> String? {
    get {
      guard let place = files[file]?.first?.firstIndex(of: column) else { return nil }
      return files[file]?[line - 1][place]
    }
    set {
      guard let newValue, let place = files[file]?.first?.firstIndex(of: column) else { return }
      files[file]?[line - 1][place] = newValue
    }
  }

  /// Adds a row with these cells; the others are empty.
  mutating func add(_ cells: [String: String], to file: String) {
    guard let header = files[file]?.first else { return }
    files[file]?.append(header.map { cells[$0] ?? "" })
  }

  /// Takes the row on a physical line away; the others keep their numbers.
  mutating func remove(_ file: String, _ line: Int) { files[file]?[line - 1] = [] }

  static func records(of text: String) -> [[String]] {
    var records: [[String]] = []
    var cells = [""]
    var isQuoted = false
    var continued = 0
    var before: Character = "\n"
    for character in text {
      defer { before = character }
      switch character {
      case "\"":
        // The second of two quotes within a cell is one.
        if !isQuoted, before == "\"" { cells[cells.count - 1].append(character) }
        isQuoted.toggle()
      case ",": if isQuoted { cells[cells.count - 1].append(character) } else { cells.append("") }
      case "\n":
        if isQuoted {
          cells[cells.count - 1].append(character)
          continued += 1
        } else {
          records.append(cells)
          records += Array(repeating: [], count: continued)
          (cells, continued) = ([""], 0)
        }
      default: cells[cells.count - 1].append(character)
      }
    }
    return records
  }

  private static func quoted(_ cell: String) -> String {
    cell.contains(where: { ",\"\n".contains($0) }) ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
  }
}

/// Evaluations of changed exports, and their results by NIP.
struct Evaluator {
  private let folder: TemporaryFolder
  let policy: String

  init(policy: String = Kinerja.examplePolicy) throws {
    folder = try TemporaryFolder()
    self.policy = policy
  }

  /// The rows of `hasil.csv` by NIP and column; nil when the exports are not valid.
  func results(of exports: Exports) throws -> [String: [String: String]]? {
    let name = UUID().uuidString
    let input = folder.url.appending(path: name)
    try exports.write(to: input)
    let output = folder.path(name + ".hasil")
    let outcome = try Kinerja.run([
      "evaluate", "--quarter", "2026-Q3", "--input", input.path, "--policy", policy, "--output", output, "--threads",
      "1", "--accept-incomplete", "mutasi uji",
    ])
    guard outcome.exitCode == 0 else { return nil }
    return try Self.results(ofRun: output)
  }

  static func results(ofRun run: String) throws -> [String: [String: String]] {
    let lines = try Exports(URL(filePath: run)).files["hasil.csv"] ?? []
    let header = try #require(lines.first)
    let rows = lines.dropFirst().filter { !$0.isEmpty }.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0["nip"] ?? "", $0) })
  }
}
