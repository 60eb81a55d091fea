import Findings
import Foundation
import Kinerja
import Testing
import Wording

@testable import Intake

/// The drafts of profiles: what the file tells is written, what it does not tell is left open.
@Suite struct DraftTests {
  /// The draft for a file, with others in its folder.
  private static func draft(
    _ text: String, table: Table? = nil, id: String = "x", beside others: [String: String] = [:]
  ) throws -> Draft {
    var exports = Exports()
    exports.put(text, as: "ekspor.csv")
    for (name, text) in others { exports.put(text, as: name) }
    return try exports.written { try Inspection(of: $0 + "/ekspor.csv").draft(id: id, table: table) }
  }

  private static func lines(_ draft: Draft) -> Set<String> {
    Set(draft.text.english.split(separator: "\n").map(String.init))
  }

  /// What was seen; without a choice that is open, it reads the file as it is.
  @Test func draftsAProfileThatReadsTheFile() throws {
    let text =
      "Rekap Juli\nNIP;Tanggal;Jam Masuk;Pulang;Catatan\n@A;31/07/2026;7.30;16.00;x\n@A;13/08/2026;10.05;-;y\n"
    let draft = try Self.draft(text)
    #expect(draft.open == [])
    let lines = Self.lines(draft)
    for line in [
      "schema: kinerja-profile/1", "id: \"x\"", "table: kehadiran", "files: [\"ekspor.csv\"]", "encoding: utf-8",
      "delimiter: \";\"", "skip_lines: 1", "nulls: [\"-\"]",
      "# \"31/07/2026\" and 1 other cells can only be dd/mm/yyyy", "dates: [\"dd/mm/yyyy\"]",
      "times: [\"h.mm\", \"hh.mm\"]", "  nip: {from: [\"NIP\"]}", "  masuk: {from: [\"Jam Masuk\"]}",
      "  pulang: {from: [\"Pulang\"]}", "  # kode: may be absent", "  # not used: \"Catatan\"", "ignore: \"*\"",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    var exports = Exports()
    exports.put(text, as: "ekspor.csv")
    try exports.use(profile: draft.text.indonesian)
    let outcome = try exports.read()
    #expect(outcome.said.filter { $0.contains("ekspor.csv") } == [])
    #expect(outcome.facts.dayLines == ["@A 2026-07-31 07:30 16:00 -", "@A 2026-08-13 10:05 - -"])
  }

  /// What a file does not tell, with the key that is left open and what is said of its values.
  static let choices: [(text: String, open: [String], says: [String])] = [
    (
      "NIP;Tanggal;Masuk;Pulang\n@A;01/07/2026;07:30;16:00\n", ["dates"],
      ["#   [\"dd/mm/yyyy\"]: 2026-07-01 to 2026-07-01", "#   [\"mm/dd/yyyy\"]: 2026-01-07 to 2026-01-07"]
    ),
    // Both orders are proven.
    (
      "NIP;Tanggal;Masuk;Pulang\n@A;13/07/2026;07:30;16:00\n@A;07/14/2026;07:30;16:00\n", ["dates"],
      [
        "# LENGKAPI (fill in) dates: two orders of day and month contradict each other in the file",
        "# \"13/07/2026\" and 0 other cells can only be dd/mm/yyyy",
        "# \"07/14/2026\" and 0 other cells can only be mm/dd/yyyy",
      ]
    ),
    (
      "NIP;Tanggal;Masuk;Pulang\n@A;13-Jul-26;07:30;16:00\n", ["century"],
      ["#   2000: 2000 to 2099", "#   1970: 1970 to 2069", "#   1900: 1900 to 1999"]
    ),
    (
      "NIP;Time\n@A;2026-07-01T00:30:00Z\n", ["zone"],
      [
        "# LENGKAPI (fill in) zone: the office's zone; the file has Z", "#   WIB: +07:00", "#   WITA: +08:00",
        "#   WIT: +09:00",
      ]
    ),
    (
      "NIP;Tanggal;Masuk;Pulang\n@A;31/07/2026;07:30;00:00\n", ["nulls"],
      ["#   [\"00:00\"]: no punch", "#   []: midnight"]
    ),
    (
      "NIP;Tanggal;Masuk;Pulang\n@A;31/07/2026;07:30;16:00\n@B;31/07/2026;;\n", ["other_rows"],
      ["# LENGKAPI (fill in) other_rows: 1 rows without a time"]
    ),
    (
      "NIP;Tanggal;Masuk;Pulang;Ket.\n@A;31/07/2026;07:30;16:00;Hadir\n@B;31/07/2026;;;Tugas\n", ["Tugas"],
      ["      Hadir: \"\"", "      # LENGKAPI (fill in) Tugas: 1 cells; which code of the policy?"]
    ),
    (
      "unit_kode;pagu\n1.02;1.250\n", ["numbers"],
      [
        "# LENGKAPI (fill in) numbers: 1.250 may have thousands or decimals",
        "#   {decimal: \",\", thousands: \".\"}: 1.234,5",
      ]
    ),
    (
      "NIP,Time,Status,State\n@A,2026-07-01 07:30:00,0,I\n@A,2026-07-01 16:00:00,1,O\n", ["status", "states"],
      ["  #   {from: [\"State\"]}: \"I\": 1 before 12:00, 0 from then on; \"O\": 0 before 12:00, 1 from then on"]
    ),
    // A sheet with a column for each day, of a month that nobody names.
    (
      "NIP;" + (1...31).map(String.init).joined(separator: ";") + "\n@A;H;S;DL"
        + String(repeating: ";", count: 28) + "\n", ["unpivot"],
      ["# LENGKAPI (fill in) unpivot: no line above the header names the month"]
    ),
    (
      "NIP;nama;Tanggal;Masuk;Pulang\n@A;Andi;31/07/2026;07:30;16:00\n@B;Budi;31/07/2026;07:30;16:00\n;Citra;31/07/2026;07:30;16:00\n",
      ["skip_rows"],
      ["#   []: these rows are errors", "#   [{column: NIP, values: [\"\"]}]: these rows are skipped, counted"]
    ),
    ("a;b\nx;1\n", ["table", "columns"], ["#   {from: [\"a\"]}: \"x\"", "#   {from: [\"b\"]}: \"9\""]),
  ]

  @Test(arguments: choices) func leavesOpen(_ text: String, _ open: [String], _ says: [String]) throws {
    let draft = try Self.draft(text)
    #expect(draft.open == open, "\(draft.text.english)")
    for line in says { #expect(Self.lines(draft).contains(line), "\(line)\n\(draft.text.english)") }
    for text in [draft.text.indonesian, draft.text.english] {
      guard case .failure(let faults) = ProfileReader.read(Array(text.utf8), name: "x.yaml") else {
        Issue.record("a draft with open choices is a profile")
        continue
      }
      #expect(faults.faults.map(\.code.rawValue) == open.map { _ in "P424" })
    }
  }

  /// A slip among many days decides nothing.
  @Test func takesNoSlipForProof() throws {
    let days = (1...12).flatMap { month in (1...12).map { day in "@A;\(pad(month))/\(pad(day))/2026;07:30;16:00\n" } }
    let draft = try Self.draft("NIP;Tanggal;Masuk;Pulang\n" + days.joined() + "@A;13/07/2026;07:30;16:00\n")
    #expect(draft.open == ["dates"])
    #expect(Self.lines(draft).contains("# \"13/07/2026\" and 0 other cells can only be dd/mm/yyyy"))
  }

  private func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The punches are drafted, never the schedule beside them; the schedule's columns are named.
  @Test(arguments: [
    ("Jam Masuk;Jam Pulang;Scan Masuk;Scan Pulang", "Scan Masuk", "Scan Pulang"),
    ("Scan Masuk;Scan Pulang;Jam Masuk;Jam Pulang", "Scan Masuk", "Scan Pulang"),
    ("On Duty;Off Duty;Clock In;Clock Out", "Clock In", "Clock Out"),
    ("Jadwal Masuk;Jadwal Pulang;Jam Masuk;Jam Pulang", "Jam Masuk", "Jam Pulang"),
  ])
  func prefersPunches(_ header: String, _ first: String, _ last: String) throws {
    let draft = try Self.draft("NIP;Tanggal;\(header)\n@A;31/07/2026;07:30;16:00;07:31;16:01\n")
    let lines = Self.lines(draft)
    #expect(lines.contains("  masuk: {from: [\"\(first)\"]}") && lines.contains("  pulang: {from: [\"\(last)\"]}"))
    #expect(draft.text.english.contains(": the schedule, no punches"))
  }

  /// Without a header columns go by their places; a table that is asked for is taken.
  @Test func draftsByPlace() throws {
    let draft = try Self.draft("7\t2026-07-01 07:30:00\n8\t2026-07-01 07:31:00\n", table: .budgets, id: "a \"b\"")
    #expect(draft.open == ["unit_kode", "pagu"])
    let lines = Self.lines(draft)
    for line in [
      "id: \"a \\\"b\\\"\"", "table: pagu", "delimiter: tab", "cells: 2", "  pagu: LENGKAPI",
      "  #   {position: 1}: \"9\"", "  # not used: position 1, position 2",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
  }

  /// A recap may know people by PIN, too.
  @Test func draftsRecapsByPIN() throws {
    let draft = try Self.draft("No. ID;Tanggal;Scan Masuk;Scan Pulang\n7;31/07/2026;07:30;16:00\n")
    #expect(draft.open == ["pin"])
    #expect(Self.lines(draft).contains("  nip: {from: [\"No. ID\"], key: pin}"), "\(draft.text.english)")
  }

  /// What the tables beside a log know of its PINs.
  @Test(arguments: [
    ("pin,nip\n7,@A\n8,@B\n", "  #   {file: pin.csv, from: pin, to: nip}: has 2 of 2 PINs"),
    ("nip;No. ID\n@A;7\n", "  #   {file: pin.csv, from: \"No. ID\", to: nip, delimiter: \";\"}: has 1 of 2 PINs"),
    ("pin,nip\n0007,@A\n", "  #   {file: pin.csv, from: pin, to: nip}: has 0 of 2 PINs; 1 more but for leading zeros"),
    ("kode,nama\n7,Andi\n", "  #   {file: pin-nip.csv, from: pin, to: nip}: a CSV in the input folder"),
  ])
  func saysWhatTablesKnow(_ table: String, _ line: String) throws {
    let draft = try Self.draft("7\t2026-07-01 07:30:00\n8\t2026-07-01 07:31:00\n", beside: ["pin.csv": table])
    #expect(draft.open == ["pin"])
    #expect(Self.lines(draft).contains(line), "\(draft.text.english)")
  }
}
