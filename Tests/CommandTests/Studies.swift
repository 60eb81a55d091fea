import Foundation
import Testing

/// A sample, its run, and what studies say of it.
struct StudiedSample {
  let folder: TemporaryFolder
  let input: String
  let run: String

  /// Makes a sample and evaluates it under the example policy, edited.
  init(employees: Int, seed: Int = 1, plants: [String] = [], policy edit: (String) -> String = { $0 }) throws {
    folder = try TemporaryFolder()
    input = folder.path("masukan")
    run = folder.path("hasil")
    let sample = try Kinerja.run(
      ["sample", "--quarter", "2026-Q3", "--employees", "\(employees)", "--seed", "\(seed)", "--output", input] + plants
    )
    #expect(sample.exitCode == 0, "\(sample.complaints)")
    try evaluate(edit)
  }

  /// Evaluates exports that are there already.
  init(_ exports: Exports, policy edit: (String) -> String = { $0 }) throws {
    folder = try TemporaryFolder()
    input = folder.path("masukan")
    run = folder.path("hasil")
    try exports.write(to: URL(filePath: input))
    try evaluate(edit)
  }

  private func evaluate(_ edit: (String) -> String) throws {
    let policy = folder.path("kebijakan.yaml")
    try edit(String(contentsOfFile: Kinerja.examplePolicy, encoding: .utf8))
      .write(toFile: policy, atomically: false, encoding: .utf8)
    let outcome = try Kinerja.run([
      "evaluate", "--quarter", "2026-Q3", "--input", input, "--policy", policy, "--output", run,
    ])
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
  }

  /// Runs a study into a folder of its own.
  @discardableResult
  func study(_ name: String, _ extra: [String] = []) throws -> Study {
    let output = folder.path("\(name)-\(UUID().uuidString)")
    let outcome = try Kinerja.run([name, run, "--output", output] + extra)
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
    return Study(folder: URL(filePath: output), owner: folder, outcome: outcome)
  }

  /// The rows of `hasil.csv`.
  func results() throws -> [[String: String]] { try Study(folder: URL(filePath: run)).rows("hasil") }

  /// The rows of a table of the exports.
  func exported(_ name: String) throws -> [[String: String]] {
    try Study(folder: URL(filePath: input)).rows(name)
  }
}

/// What a study wrote, or any folder of tables.
struct Study {
  let folder: URL
  /// The folder that it lies in stays as long as it does.
  var owner: TemporaryFolder?
  var outcome: Kinerja.Outcome?

  var text: String { outcome?.output ?? "" }

  func rows(_ table: String) throws -> [[String: String]] {
    let text = try String(contentsOf: folder.appending(path: "\(table).csv"), encoding: .utf8)
    let lines = Exports.records(of: text).filter { !$0.isEmpty }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// All files but the page, by name.
  func files() throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try Dictionary(uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
  }

  /// The page; checks that each plot stands with its numbers, and that the JSON holds the tables.
  func page(_ name: String) throws -> String {
    let page = try String(contentsOf: folder.appending(path: "\(name).html"), encoding: .utf8)
    let plots = page.components(separatedBy: "<figure ").dropFirst()
    for plot in plots {
      #expect(plot.contains("<svg ") && plot.contains("<table>") && plot.contains("<td class=\"number\">"))
    }
    #expect(!plots.isEmpty)
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: "\(name).json")))
    let tables = try #require((json as? [String: Any])?["tabel"] as? [String: [[String: Any]]])
    for (table, rows) in tables { #expect(try self.rows(table).count == rows.count, "\(table)") }
    return page
  }
}
