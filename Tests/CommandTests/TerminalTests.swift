import Foundation
import Testing

/// Names of people and files come from outside: none adds a line, sets a title, or hides what stands there.
@Suite struct TerminalTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test func namesCannotSteerATerminal() throws {
    try desk.copyQuarter()
    var exports = try Exports(desk.url("masukan"))
    let rows = try #require(exports.files["pegawai.csv"]?.count)
    for line in 2...rows { exports["pegawai.csv", line, "nama"] = "X\u{1B}]0;judul\u{7}\u{202E}\n  1. 999,99" }
    try exports.write(to: desk.url("masukan"))
    let file = "kehadiran-\u{1B}[31m.csv"
    try FileManager.default.copyItem(at: desk.url("masukan/kehadiran.csv"), to: desk.url("masukan/\(file)"))
    let made = try desk.run("evaluate --quarter 2026-Q3 --input masukan --policy POLICY --output hasil")
    #expect(made.exitCode == 0, "\(made.complaints)")
    #expect(made.output.contains(#"X\u001b]0;judul\u0007\u202e\u000a  1. 999,99"#), "\(made.output)")
    let checked = try desk.run("check --quarter 2026-Q3 --input masukan --policy POLICY")
    #expect(checked.complaints.contains(#"kehadiran-\u001b[31m.csv"#), "\(checked.complaints)")
    let explained = try desk.run("explain hasil NIP")
    #expect(explained.output.contains(#"X\u001b]0;judul"#))
    for outcome in [made, checked, explained] {
      for text in [outcome.output, outcome.complaints] {
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" })
        #expect(!text.split(separator: "\n").contains { $0.hasPrefix("  1. 999,99") })
      }
    }
    // JSON says the same: the escapes are its own.
    let json = try desk.run("explain hasil NIP --json").output
    #expect(!json.unicodeScalars.contains("\u{202E}"))
    let read = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(read["nama"] as? String == "X\u{1B}]0;judul\u{7}\u{202E}\n  1. 999,99")
  }
}
