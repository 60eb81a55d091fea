import Findings
import Kinerja
import Testing
import Wording

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
