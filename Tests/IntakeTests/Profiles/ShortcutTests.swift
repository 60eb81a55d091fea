import Kinerja
import Testing

@testable import Intake

/// Cells that are taken as they stand: only what the declared forms allow, and what the long way would make of them.
@Suite struct ShortcutTests {
  private static func read(_ header: String, _ cells: String, _ rest: String) throws -> Exports.Outcome {
    var exports = Exports()
    exports.put("\(header)\n@A,\(cells)\n", as: "absen.csv")
    try exports.use(
      profile: """
        schema: kinerja-profile/1
        id: absen
        title: absen
        table: kehadiran
        files: [absen.csv]
        \(rest)
        """)
    return try exports.read()
  }

  private static let times: [(forms: String, cell: String, read: String?)] = [
    ("hh:mm", "07:20", "07:20"), ("hh:mm", "07:20:30", nil), ("hh:mm:ss", "07:20:30", "07:20"),
    ("hh:mm:ss", "07:20", nil), ("hh:mm, hh:mm:ss", "07:20", "07:20"), ("hh:mm, hh:mm:ss", "07:20:30", "07:20"),
    ("h:mm:ss, hh:mm", "7:20:30", "07:20"), ("hh:mm:ss", "07:20:60", nil), ("hh:mm:ss", "24:20:30", nil),
    ("h.mm, hh:mm:ss", "07:20:30", "07:20"), ("h.mm, hh:mm:ss", "7.20", "07:20"), ("hh:mm", "07:2", nil),
    ("hh:mm", "07.20", nil),
  ]

  @Test(arguments: times) func takesTimesInDeclaredFormsAlone(_ forms: String, _ cell: String, _ read: String?) throws {
    let list = forms.split(separator: ", ").map { "\"\($0)\"" }.joined(separator: ", ")
    let outcome = try Self.read(
      "NIP,Tgl,M,P", "2026-08-03,\(cell),16:05",
      "times: [\(list)]\ncolumns: {nip: NIP, tanggal: Tgl, masuk: M, pulang: {from: P, times: [\"hh:mm\"]}}")
    #expect(outcome.facts.dayLines == (read.map { ["@A 2026-08-03 \($0) 16:05 -"] } ?? []))
    #expect(outcome.said.isEmpty == (read != nil), "\(outcome.said)")
  }

  @Test(
    arguments: [
      ("2026-08-03 07:20:30", true), ("2026-08-03x07:20:30", false), ("2026-02-30 07:20:30", false),
      ("2026-08-03 07:61:30", false), ("2026-08-03 07:20", false), ("03/08/2026 07:20:30", false),
    ])
  func takesMomentsInTheirFormAlone(_ cell: String, _ isRead: Bool) throws {
    let outcome = try Self.read(
      "NIP,Waktu", cell,
      """
      columns: {nip: NIP, waktu: {from: Waktu, dates: ["yyyy-mm-dd hh:mm:ss"]}}
      punches: {day: {from: "04:00", to: "23:59", split: "12:00"}}
      """)
    #expect(outcome.facts.dayLines == (isRead ? ["@A 2026-08-03 07:20 - -"] : []))
    #expect(outcome.said.isEmpty == isRead, "\(outcome.said)")
  }
}
