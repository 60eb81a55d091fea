import Findings
import Foundation
import Testing
import Wording

@testable import Reports

/// `galat.csv`.
@Suite struct FindingFilesTests {
  /// Beyond the limit findings are counted, and the last row says how many.
  @Test(arguments: [
    (0, 0, ""), (3, 0, ""), (4, 1, "1 more findings are not written here"), (70, 67, "67 more findings are"),
  ])
  func rowsHaveALimit(_ count: Int, _ left: Int, _ rest: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "galat-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    let files = FindingFiles(csv: file.path, printsJSON: false, language: .english, limit: 3)
    for line in 0..<count {
      files.add(Finding(code: .row(.fieldCount), file: "kehadiran.csv", line: line + 2, value: "1", detail: "5"))
    }
    try files.finish()
    #expect(files.left == left)
    guard count > 0 else { return }
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 1 + min(3, count) + (left > 0 ? 1 : 0))
    #expect(lines.dropFirst().prefix(3).enumerated().allSatisfy { $1.hasPrefix("K104,galat,kehadiran.csv,\($0 + 2),") })
    if left > 0 {
      #expect(lines[4].hasPrefix(",,,,,,,,\(rest)"))
      #expect(lines[4].count { $0 == "," } == lines[0].count { $0 == "," })
    }
  }
}
