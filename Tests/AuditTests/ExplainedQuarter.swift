import Audit
import Foundation
import Intake
import Kinerja
import SmallQuarters
import Testing
import Wording

/// The quarter of fixtures/quarter, evaluated from a folder of its own, and explanations of it.
final class ExplainedQuarter: Sendable {
  static let fixtures = URL(filePath: #filePath).appending(path: "../../../fixtures").standardized
  static let examplePolicy = fixtures.appending(path: "policies/contoh-bengkulu.yaml")

  /// As it stands, under the example policy; made once and removed when the tests end.
  static let plain: Result<ExplainedQuarter, any Error> = {
    atexit { (try? ExplainedQuarter.plain.get())?.remove() }
    return Result { try ExplainedQuarter() }
  }()

  /// The lines of the exports by file, the header first, each with its cells.
  let files: [String: [[String]]]
  let policy: Policy
  private let folder: URL
  private let again: RepeatedRun

  /// Evaluates the exports after rows were added to them, under the example policy, edited.
  init(adding rows: [String: [[String]]] = [:], policy edit: (String) -> String = { $0 }) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "penjelasan-\(UUID().uuidString)")
    let input = folder.appending(path: "masukan")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Self.fixtures.appending(path: "quarter"), to: input)
    for (name, added) in rows {
      let file = input.appending(path: name)
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      let lines = added.map { $0.map(Self.quoted).joined(separator: ",") + "\n" }
      try (text + lines.joined()).write(to: file, atomically: false, encoding: .utf8)
    }
    let settings = folder.appending(path: "kebijakan.yaml")
    try edit(String(contentsOf: Self.examplePolicy, encoding: .utf8)).write(
      to: settings, atomically: false, encoding: .utf8)
    let quarter = try #require(Quarter("2026-Q3"))
    let inputs = RunInputs(quarter, input: input.path, policy: settings.path, threads: 1)
    let run = folder.appending(path: "hasil").path
    _ = try EvaluationRun(
      inputs, under: inputs.readPolicy(), quarantine: false, reports: .init([], in: .indonesian), language: .english,
      note: { _ in }
    ).publish(at: run)
    let source = try RunSource(run, input: nil, threads: 1)
    policy = source.policy
    again = try RepeatedRun(of: source)
    var files: [String: [[String]]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: input.path) {
      files[name] = Self.records(try String(contentsOf: input.appending(path: name), encoding: .utf8))
    }
    self.files = files
  }

  deinit { remove() }

  private func remove() { try? FileManager.default.removeItem(at: folder) }

  func explanation(of nip: String, in language: Language = .english) throws -> Explanation {
    let number = try #require(NIP(nip))
    let position = try #require(again.run.position(of: number))
    return try again.run.explanation(
      of: position, in: again.folder, options: again.source.inputs.readingOptions, language: language)
  }

  /// What stands in a cell; nil where there is no such line or column.
  func cell(_ file: String, _ line: Int, _ column: String) -> String? {
    guard let lines = files[file], lines.indices.contains(line - 1), let place = lines[0].firstIndex(of: column) else {
      return nil
    }
    return lines[line - 1][place]
  }

  /// The records of the fixtures, none of which is longer than its line.
  private static func records(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { cells(ofLine: $0) }
  }

  private static func quoted(_ cell: String) -> String { cell.contains(",") ? "\"\(cell)\"" : cell }
}
