import Findings
import Kinerja
import Testing
import Wording

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

/// A finding as one line: place, code, person, column, value, and three sentences.
@Suite struct FindingLineTests {
  static let nip = NIP("198001012005011001")!

  @Test(arguments: [
    (Finding(code: .cell(.empty), file: "a.csv"), "a.csv"),
    (Finding(code: .cell(.empty), file: "a.csv", line: 3), "a.csv:3"),
    (Finding(code: .cell(.empty), file: "a.csv", line: 3, field: 2), "a.csv:3:2"),
  ])
  func saysThePlaceAsFarAsItIsKnown(_ finding: Finding, _ place: String) { #expect(finding.place == place) }

  static let lines: [(finding: Finding, indonesian: String, english: String)] = [
    (
      Finding(code: .cell(.empty), file: "a.csv", line: 3, field: 2, column: "nama", nip: nip),
      "a.csv:3:2: K201 NIP 198001012005011001 nama: sel wajib kosong. Diharapkan: sebuah nilai. "
        + "Perbaikan: isi di sistem sumber, lalu ekspor ulang.",
      "a.csv:3:2: K201 NIP 198001012005011001 nama: a required cell is empty. Expected: a value. "
        + "Remedy: fill it in at the source and export again."
    ),
    (
      Finding(code: .export(.noFinalLineEnd), file: "a.csv", line: 9), "a.csv:9: K906: ", "a.csv:9: K906: "
    ),
    (
      Finding(code: .cell(.badNIP), file: "a.csv", line: 3, field: 1, column: "nip", value: "19\r\n80"),
      "a.csv:3:1: K202 nip \"1980\": bukan NIP. Diharapkan: ", "a.csv:3:1: K202 nip \"1980\": is not a NIP. Expected: "
    ),
    (
      Finding(
        code: .attendance(.outBeforeIn), file: "k.csv", line: 2, field: 4, column: "pulang", nip: nip, value: "07:00",
        detail: "21:00"),
      "k.csv:2:4: K921 NIP 198001012005011001 pulang \"07:00\": jam pulang mendahului jam masuk 21:00. Diharapkan: jam pulang sesudah jam masuk. ",
      "k.csv:2:4: K921 NIP 198001012005011001 pulang \"07:00\": the last punch precedes the first, 21:00. Expected: a last punch after the first. "
    ),
  ]

  @Test(arguments: lines) func isOneLine(_ finding: Finding, _ indonesian: String, _ english: String) {
    for (language, start) in [(Language.indonesian, indonesian), (.english, english)] {
      let line = finding.rendered.in(language)
      #expect(line.hasPrefix(start))
      #expect(!line.contains(where: \.isNewline) && line.hasSuffix("."))
    }
  }
}

/// Faults of settings files, in order and fit for one line.
@Suite struct SettingsFaultTests {
  private func fault(
    _ code: SettingsFaultCode, _ line: Int, _ column: Int = 1, path: String = "", value: String? = nil,
    suggestion: String? = nil
  ) -> SettingsFault {
    SettingsFault(
      code: code, file: "p.yaml", line: line, column: column, path: path, value: value, details: ["a", "b"],
      suggestion: suggestion)
  }

  @Test func standInTheOrderOfTheFile() {
    let faults = [
      fault(.value(.notText), 2), fault(.structure(.unknownKey), 2), fault(.value(.notMap), 1, 9),
      fault(.value(.notText), 1, 2), fault(.value(.notText), 2, path: "a"),
    ]
    #expect(
      SettingsFaults(faults).faults.map { "\($0.line):\($0.column) \($0.code.rawValue) \($0.path)" } == [
        "1:2 P203 ", "1:9 P201 ", "2:1 P102 ", "2:1 P203 ", "2:1 P203 a",
      ])
  }

  @Test func aSuggestionTakesTheRemedysPlace() {
    let plain = fault(.structure(.unknownKey), 1)
    let suggested = fault(.structure(.unknownKey), 1, suggestion: "weights")
    #expect(plain.texts.remedy.english == "correct its spelling or remove the key")
    #expect(suggested.texts.remedy.english == "perhaps `weights` was meant")
    #expect(suggested.texts.remedy.indonesian == "mungkin maksudnya `weights`")
    #expect(suggested.texts.problem == plain.texts.problem)
  }

  /// Control characters and marks that turn the direction of writing are shown as escapes; a long value is cut at 60.
  @Test(arguments: [
    ("abc", "\"abc\""), ("a\nb\tc", "\"a\\nb\\tc\""), ("a\u{202E}b\u{200B}", "\"a\\u{202E}b\\u{200B}\""),
    ("é", "\"é\""), (String(repeating: "x", count: 60), "\"" + String(repeating: "x", count: 60) + "\""),
    (String(repeating: "x", count: 61), "\"" + String(repeating: "x", count: 60) + "…\""),
  ])
  func showsAnyValueOnOneLine(_ value: String, _ shown: String) {
    let line = fault(.value(.notNumber), 3, 7, path: "clauses.index", value: value).rendered.english
    #expect(line.hasPrefix("p.yaml:3:7: P205 clauses.index: \(shown) is not a number that can be read. Expected: "))
    #expect(fault(.value(.notNumber), 3, 7).rendered.english.hasPrefix("p.yaml:3:7: P205: is not a number"))
  }
}
