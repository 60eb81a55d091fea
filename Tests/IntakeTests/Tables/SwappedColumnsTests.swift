import Findings
import Testing

@testable import Intake
@testable import Kinerja

/// Columns whose contents could stand in each other's place, and what shows that they do.
@Suite struct SwappedColumnsTests {
  /// A roster row: name, unit, its name, post, salary grade and echelon.
  private typealias Row = [String]

  private static func roster(_ rows: [Row]) -> Roster {
    var roster = Roster(
      nips: [], segments: [], segmentStarts: [0], units: [], unitNames: [], posts: [], names: [])
    func place(_ text: String, _ texts: inout [String]) -> Int {
      if text.isEmpty { return -1 }
      if let known = texts.firstIndex(of: text) { return known }
      texts.append(text)
      return texts.count - 1
    }
    for (number, row) in rows.enumerated() {
      let known = roster.units.count
      let unit = place(row[1], &roster.units)
      if unit == known { roster.unitNames.append(row[2]) }
      roster.nips.append(UInt64(number))
      roster.segments.append(
        Segment(
          unit: Int32(unit), post: Int32(place(row[3], &roster.posts)),
          salaryGrade: Int16(place(row[4], &roster.salaryGrades)), echelon: Int16(place(row[5], &roster.echelons)),
          first: CivilDate("2026-01-01")!, last: Segment.endOfTime, nameStart: UInt32(roster.names.count),
          nameLength: UInt32(row[0].utf8.count), file: 0, line: UInt32(number + 2), grade: 7, jobType: .staff,
          status: .permanent, pattern: .fiveDays))
      roster.names += Array(row[0].utf8)
      roster.segmentStarts.append(UInt32(number + 1))
    }
    return roster
  }

  /// Twelve people in two units and three posts; two have an echelon.
  private static func rows(_ count: Int = 12) -> [Row] {
    (0..<count).map { number in
      [
        "Nama \(number)", "1.0\(number % 2)", "Dinas \(number % 2)", ["Analis", "Arsiparis", "Pranata"][number % 3],
        "III/\(["a", "b", "c", "d"][number % 4])",
        number < 2 ? "III.a" : "",
      ]
    }
  }

  private static func columns(_ findings: [Finding]) -> [String] { findings.map { "\($0.file) \($0.column)" } }

  /// Two columns changed over (0 name, 1 unit, 2 its name, 3 post, 4 salary grade, 5 echelon), and the columns told of.
  @Test(
    arguments: [
      (0, 0, []), (0, 3, ["nama"]), (0, 1, ["unit_kode"]), (1, 2, ["unit_kode"]), (1, 4, ["unit_kode"]),
      (3, 4, ["jabatan"]), (4, 5, ["golongan"]),
    ] as [(Int, Int, [String])])
  func roster(_ left: Int, _ right: Int, _ expected: [String]) {
    var rows = Self.rows()
    for number in rows.indices { rows[number].swapAt(left, right) }
    let manyNamed = Dictionary(grouping: rows) { $0[1] }.values.count { Set($0.map { $0[2] }).count > 1 }
    let found = SwappedColumns.findings(Self.roster(rows), manyNamedUnits: manyNamed)
    #expect(Self.columns(found) == expected.map { "pegawai.csv \($0)" }, "\(found.map(\.detail))")
  }

  /// Of nine people nothing is said.
  @Test func ofFewPeopleNothingIsSaid() {
    var rows = Self.rows(9)
    for number in rows.indices { rows[number].swapAt(0, 3) }
    #expect(SwappedColumns.findings(Self.roster(rows), manyNamedUnits: 0) == [])
  }

  /// Twenty rows, `odd` of them with one target and result in hundredths, the others with 10 and 11.
  @Test(
    arguments: [
      ("results of more than twice the target", 1000, 2001, 5, true, ["realisasi"]),
      ("twice the target", 1000, 2000, 20, true, []), ("four rows", 1000, 2001, 4, true, []),
      ("less than half at the end", 1000, 499, 11, true, ["realisasi"]),
      ("of half of the rows", 1000, 499, 10, true, []),
      ("within the quarter", 1000, 499, 20, false, []), ("fractions of targets", 1050, 1000, 5, false, ["target"]),
      ("fractions of results", 1000, 1050, 20, false, []),
    ] as [(String, Int64, Int64, Int, Bool, [String])])
  func targets(_ what: String, _ target: Int64, _ realised: Int64, _ odd: Int, _ isOver: Bool, _ expected: [String]) {
    var table = TargetTable(starts: [0, 20], targets: [], wide: [])
    func compact(_ hundredths: Int64) -> CompactPoints { CompactPoints(micros: hundredths * 10_000, wide: &table.wide) }
    for number in 0..<20 {
      let (target, realised) = number < odd ? (target, realised) : (1000, 1100)
      table.targets.append(
        Target(
          indicator: 0, month: nil, direction: .maximise, target: compact(target), realised: compact(realised),
          weight: compact(100)))
    }
    let found = SwappedColumns.findings(table, isOver: isOver)
    #expect(Self.columns(found) == expected.map { "target.csv \($0)" }, "\(what)")
  }

  /// A unit of an acting post is one of the roster or of a tariff; a post is no date.
  @Test(
    arguments: [
      ("1.00", "", []), ("1.09", "", []), ("800/133/BKD", "", ["unit_kode"]), ("1.00", "2026-09-30", ["jabatan"]),
    ] as [(String, String, [String])])
  func actingPosts(_ unit: String, _ post: String, _ expected: [String]) {
    let acting = ActingPost(
      grade: 9, unit: BytewiseText(unit), post: BytewiseText(post), first: CivilDate("2026-07-01")!,
      last: Segment.endOfTime)
    let tariffs = Tariffs([.init(grade: 9, unit: BytewiseText("1.09"), amount: Rupiah(1))])
    let found = SwappedColumns.findings([acting], Self.roster(Self.rows()), tariffs)
    #expect(Self.columns(found) == expected.map { "plt.csv \($0)" })
  }
}
