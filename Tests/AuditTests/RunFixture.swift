import Foundation
import Kinerja
import Reports
import SmallQuarters
import Wording

@testable import Audit

/// A folder for exports, policies and runs of the fixture quarter, which goes away with its owner.
final class RunFixture: @unchecked Sendable {
  typealias Change = (file: String, old: String, new: String)

  static let root = URL(filePath: #filePath).appending(path: "../../..").standardized
  static let examplePolicy = root.appending(path: "fixtures/policies/contoh-bengkulu.yaml").path
  static let quarter = Quarter(year: 2026, number: 3)!
  /// Dedi Anggraini of the health service: 7 minutes late on 22 July (kehadiran.csv:784), which costs 0.5.
  static let person = "199208032022121010"

  let url = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func text(_ name: String) throws -> String { try String(contentsOf: url.appending(path: name), encoding: .utf8) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
  }

  /// The exports of the fixture quarter with texts replaced; a file that is not there holds the new text alone.
  func exports(_ name: String = "masukan", _ changes: [Change] = []) throws -> String {
    try FileManager.default.copyItem(
      at: Self.root.appending(path: "fixtures/quarter"), to: url.appending(path: name))
    for (file, old, new) in changes {
      let place = "\(name)/\(file)"
      guard let text = try? self.text(place) else {
        try write(new, to: place)
        continue
      }
      guard text.contains(old) else { throw Refusal(.data, Text("\(file) does not hold \(old)")) }
      try write(text.replacing(old, with: new), to: place)
    }
    return path(name)
  }

  /// The example policy with texts replaced.
  func policy(_ changes: [(old: String, new: String)], as name: String = "kebijakan.yaml") throws -> String {
    var text = try String(contentsOfFile: Self.examplePolicy, encoding: .utf8)
    for (old, new) in changes {
      guard text.contains(old) else { throw Refusal(.policy, Text("the policy does not hold \(old)")) }
      text = text.replacing(old, with: new)
    }
    try write(text, to: name)
    return path(name)
  }

  /// Evaluates exports into a run folder.
  @discardableResult
  func run(
    _ name: String = "run", of exports: String, under policy: String = RunFixture.examplePolicy,
    formats: Set<ReportFormat> = [], quarantine: Bool = false, isStrict: Bool = false, lastDay: CivilDate? = nil,
    threads: Int = 1, note: @escaping (Text) -> Void = { _ in }
  ) throws -> EvaluationRun.Outcome {
    let inputs = RunInputs(Self.quarter, lastDay: lastDay, input: exports, policy: policy, threads: threads)
    return try EvaluationRun(
      inputs, under: try inputs.readPolicy(), quarantine: quarantine, isStrict: isStrict,
      reports: .init(formats, in: .indonesian), language: .indonesian, note: note
    ).publish(at: path(name))
  }

  /// A correction of the person's first punch on 22 July.
  static func correction(_ id: String = "K-1", to value: String = "07:30", from old: String = "07:37") -> Change {
    (
      "koreksi.csv", "",
      """
      id,tabel,kunci_1,kunci_2,kolom,nilai_lama,nilai_baru,alasan,nomor_sk,disetujui_oleh,tanggal
      \(id),kehadiran,\(person),2026-07-22,masuk,\(old),\(value),mesin lambat,800/7/2026,Kepala BKD,2026-10-02

      """
    )
  }

  /// The rows of a `hasil.csv` by column, read with nothing of the program.
  func results(_ run: String = "run") throws -> [[String: String]] {
    let lines = try text("\(run)/hasil.csv").split(separator: "\n").map { cells(ofLine: $0) }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }
}

/// The refusal that a body ends with.
func refusal(_ body: () throws -> Void) -> Refusal? {
  do {
    try body()
    return nil
  } catch {
    return (error as? any Refusing)?.refusal
  }
}

extension Refusal {
  /// All that is said in a language, a text on each line.
  func said(_ language: Language) -> String { texts.map { $0.in(language) }.joined(separator: "\n") }
}
