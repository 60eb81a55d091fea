import Findings
import Foundation
import Intake
import Kinerja
import Policies
import Testing

/// Every declared table is read: what is wrong in it is found.
@Suite struct QuarterReaderTests {
  private static let fixtures = URL(filePath: #filePath).appending(path: "../../../../fixtures").standardized

  @Test(arguments: Table.allCases) func findsABrokenRow(of table: Table) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kinerja-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: Self.fixtures.appending(path: "errors/data/base"), to: folder)
    let header = table.spec.columns.map(\.name).joined(separator: ",")
    let name = "\(table.rawValue)-uji.csv"
    try "\(header)\n\(header),x\n".write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
    let bytes = try Array(Data(contentsOf: Self.fixtures.appending(path: "policies/contoh-bengkulu.yaml")))
    let policy = try PolicyReader.read(bytes, name: "contoh").get()
    let quarter = try #require(Quarter("2026-Q3"))
    var findings: [Finding] = []
    let reading = try readQuarter(
      InputFolder(path: folder.path), Codebook(policy, quarter), asOf: quarter.last, options: ReadingOptions(),
      log: FindingLog { findings.append($0) })
    #expect(findings.map { "\($0.file):\($0.line) \($0.code.member)" } == ["\(name):2 fieldCount"])
    #expect(reading.tables[table]?.invalid == 1)
    #expect(Set(reading.tables.keys) == Set(Table.allCases))
    #expect(reading.isUnrepairable == [.corrections, .roster, .tariffs].contains(table))
  }
}
