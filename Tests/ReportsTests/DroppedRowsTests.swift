import Digests
import Kinerja
import Testing
import Wording

@testable import Intake
@testable import Reports

/// Rows that come to nothing, as `check` and `evaluate` list them.
@Suite struct DroppedRowsTests {
  /// A table of these files with what each drops.
  private static func summary(_ files: [(name: String, counts: [DropReason: Int])]) -> TableSummary {
    var summary = TableSummary()
    for file in files {
      summary.files.append(
        InputRecord(table: "kehadiran", name: file.name, bytes: 0, rows: 0, digest: Digest(of: []), profile: nil))
      var counts = DropCounts()
      for (reason, count) in file.counts { counts[reason] = count }
      summary.add(counts, of: file.name)
    }
    return summary
  }

  /// Files stand by their number of rows, three of them by name; a table of one file needs no name.
  @Test func namesTheFiles() {
    let files: [(String, [DropReason: Int])] = [
      ("a.dat", [.state: 2, .window: 1]), ("b.dat", [.state: 1200]), ("c.dat", [.state: 2]), ("d.dat", [.state: 1]),
      ("e.dat", [:]),
    ]
    let dropped = DroppedRows([
      .attendance: Self.summary(files), .shifts: Self.summary([("j.csv", [.outsideQuarter: 3])]),
    ])
    #expect(
      dropped.lines(in: .english) == [
        "3 jadwal: outside the quarter",
        "1,205 kehadiran: states that are neither in nor out (b.dat 1,200, a.dat 2, c.dat 2, … 1)",
        "1 kehadiran: punches outside every window (a.dat 1)",
      ])
    #expect(dropped.lines(in: .indonesian).last == "1 kehadiran: presensi di luar setiap jendela waktu (a.dat 1)")
  }

  /// What a profile leaves out does not include what lies outside the quarter.
  @Test func countsWhatTheProfileLeavesOut() {
    let counts = Dictionary(uniqueKeysWithValues: DropReason.allCases.map { ($0, 1) })
    #expect(Self.summary([("a.dat", counts), ("b.dat", [.distantDate: 1])]).leftOut == 5)
  }

  @Test func isAListInJSON() {
    #expect(DroppedRows([:]).json == "[]")
    #expect(
      DroppedRows([.attendance: Self.summary([("a\".dat", [.otherFile: 2])])]).json
        == #"[{"tabel":"kehadiran","berkas":"a\".dat","sebab":"otherFile","baris":2}]"#)
  }
}
