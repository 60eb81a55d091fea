import Findings
import Kinerja
import Testing

/// The log of findings: counted by code, with the first places.
@Suite struct FindingLogTests {
  private func finding(_ code: FindingCode, _ line: Int) -> Finding { Finding(code: code, file: "f.csv", line: line) }

  @Test func countsByCodeAndKeepsTheFirstPlaces() {
    var seen: [Int] = []
    let log = FindingLog(placesKept: 2) { seen.append($0.line) }
    #expect(log.isEmpty && log.grouped.isEmpty)
    let codes: [FindingCode] = [
      .cell(.badNIP), .row(.fieldCount), .cell(.badNIP), .export(.noFinalLineEnd), .cell(.badNIP),
    ]
    for (line, code) in codes.enumerated() { log.add(finding(code, line + 1)) }
    #expect(log.count == 4 && log.warningCount == 1 && !log.isEmpty)
    #expect(log.grouped.map(\.code.rawValue) == ["K104", "K202", "K906"])
    #expect(log.grouped.map(\.count) == [1, 3, 1])
    #expect(log.grouped.map { $0.first.map(\.line) } == [[2], [1, 3], [4]])
    #expect(seen == [1, 2, 3, 4, 5])
  }

  @Test(arguments: [0, 1, 3]) func keepsAsManyPlacesAsAsked(_ kept: Int) {
    let log = FindingLog(placesKept: kept)
    for line in 1...5 { log.add(finding(.cell(.empty), line)) }
    #expect(log.grouped.map { $0.first.map(\.line) } == [Array(1...5).prefix(kept).map { $0 }])
    #expect(log.count == 5)
  }

  @Test func warningsAreNoErrors() {
    let log = FindingLog()
    log.add(finding(.roster(.birthDate), 1))
    #expect(log.count == 0 && log.warningCount == 1 && !log.isEmpty && !log.hasFileFinding)
    #expect(log.has(.roster(.birthDate)) && !log.has(.roster(.sexDigit)))
  }

  /// What concerns a file as a whole cannot be set aside.
  @Test(arguments: [
    (FindingCode.file(.missingTable), true), (.row(.notUTF8), false), (.cell(.empty), false), (.key(.noTariff), false),
    (.file(.controlRows), true), (.export(.doubledFile), false),
  ])
  func knowsFindingsOfFiles(_ code: FindingCode, _ isOfFile: Bool) {
    let log = FindingLog()
    log.add(finding(.cell(.badDate), 1))
    log.add(finding(code, 2))
    #expect(log.hasFileFinding == isOfFile)
  }
}
