import Foundation
import Testing

/// A case of fixtures/conformance; its results come from independent implementations of the method.
struct ConformanceCase: CustomTestStringConvertible, Sendable {
  let name: String
  let quarter: String
  let asOf: String
  let isQuarantined: Bool
  let exitCode: Int32

  var folder: URL { Kinerja.fixtures.appending(path: "conformance/\(name)") }
  var input: URL { folder.appending(path: "input") }
  var testDescription: String { name }

  static let all: [ConformanceCase] = {
    let folder = Kinerja.fixtures.appending(path: "conformance")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { ConformanceCase(name: $0) }
  }()

  init?(name: String) {
    let file = Kinerja.fixtures.appending(path: "conformance/\(name)/case.yaml")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    var values: [Substring: Substring] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      values[parts[0]] = parts.count > 1 ? parts[1].drop { $0 == " " } : ""
    }
    self.name = name
    quarter = String(values["quarter"] ?? "")
    asOf = String(values["as_of"] ?? "")
    isQuarantined = values["quarantine"] == "true"
    exitCode = Int32(values["expect_exit"] ?? "") ?? -1
  }

  func arguments(input: String? = nil, output: String) -> [String] {
    var arguments = [
      "evaluate", "--quarter", quarter, "--accept-incomplete", "kasus uji", "--input", input ?? self.input.path,
      "--policy",
      folder.appending(path: "policy.yaml").path, "--output", output,
    ]
    if !asOf.isEmpty { arguments += ["--as-of", asOf] }
    if isQuarantined { arguments.append("--quarantine") }
    return arguments
  }

  static let files = ["hasil.csv", "bulanan.csv", "triwulan.csv"]

  func expected(_ file: String) -> Data? { try? Data(contentsOf: folder.appending(path: "expected/\(file)")) }
}

@Suite struct ConformanceTests {
  @Test func allCasesAreThere() { #expect(ConformanceCase.all.count == 217) }

  @Test(arguments: ConformanceCase.all)
  func givesTheExpectedBytes(_ test: ConformanceCase) throws {
    let folder = try TemporaryFolder()
    for (index, options) in [[], ["--threads", "1", "--libcsv-only"]].enumerated() {
      let output = folder.path("hasil-\(index)")
      let outcome = try Kinerja.run(test.arguments(output: output) + options)
      #expect(outcome.exitCode == test.exitCode, "\(outcome.complaints)")
      if test.exitCode == 0 {
        for file in ConformanceCase.files {
          let expected = try #require(test.expected(file))
          #expect(FileManager.default.contents(atPath: "\(output)/\(file)") == expected, "\(file)")
        }
      } else {
        #expect(!FileManager.default.fileExists(atPath: output))
      }
    }
  }
}
