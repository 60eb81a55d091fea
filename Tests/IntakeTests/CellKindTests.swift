import Findings
import Kinerja
import Tabular
import Testing

@testable import Intake

/// The checks of a cell follow from what its column is declared to hold.
@Suite struct CellKindTests {
  /// Reads a row of these cells, by column; the others are empty.
  private func reading<Column: TableColumn, Value>(
    _ cells: [Column: String], _ read: (Row<Column>, inout BatchReport) -> Value?
  ) -> (value: Value?, said: [String]) {
    var report = BatchReport()
    // Cells are read eight bytes at a time, so some must lie behind them.
    let texts = Column.allCases.map { Array((cells[$0] ?? "").utf8) }
    let memory = texts.flatMap { $0 + Array(repeating: 0, count: RecordScanner.padding) }
    let places = Column.allCases.map { column in
      var place = ColumnPlace(column.spec)
      place.cell = column.rawValue
      return place
    }
    let value = memory.withUnsafeBufferPointer { memory in
      var start = memory.baseAddress!
      let cells = texts.map { text in
        defer { start += text.count + RecordScanner.padding }
        return Cell(start: start, count: text.count)
      }
      return cells.withUnsafeBufferPointer { cells in
        places.withUnsafeBufferPointer {
          read(Row(cells.baseAddress!, places: $0.baseAddress!, line: 0), &report)
        }
      }
    }
    let names = Column.allCases.map(\.name)
    return (
      value,
      report.findings.map { finding in
        ["\(finding.code.member)", finding.column.map { names[$0.rawValue] } ?? "", finding.value, finding.detail]
          .joined(separator: "|")
      }
    )
  }

  /// Whole numbers: a class of posts, and rupiah.
  static let wholes: [(cell: String, value: Int64?, said: String?)] = [
    ("1", 1, nil), ("17", 17, nil), ("0", nil, "outOfRange|kelas_jabatan|0|1–17"),
    ("18", nil, "outOfRange|kelas_jabatan|18|1–17"),
    ("9.0", nil, "badWholeNumber|kelas_jabatan|9.0|"), ("", nil, "empty|kelas_jabatan||"),
  ]

  @Test(arguments: wholes) func wholeNumbersHaveARange(_ cell: String, _ value: Int64?, _ said: String?) {
    let result = reading([RosterColumn.kelasJabatan: cell]) { $1.whole($0, .kelasJabatan) }
    #expect(result.value == value)
    #expect(result.said == [said].compactMap { $0 })
  }

  @Test func rupiahReachesFromZero() {
    #expect(reading([BudgetColumn.pagu: "0"]) { $1.whole($0, .pagu) }.value == 0)
    #expect(reading([BudgetColumn.pagu: "999999999999"]) { $1.whole($0, .pagu) }.value == 999_999_999_999)
    #expect(reading([BudgetColumn.pagu: "-1"]) { $1.whole($0, .pagu) }.said == ["badWholeNumber|pagu|-1|"])
  }

  /// Numbers above 0, from 0, and without a limit of their own.
  static let numbers: [(target: String, realised: String, said: [String])] = [
    ("0.000001", "0", []), ("0", "1", ["outOfRange|target|0|> 0"]),
    ("-1", "-0.5", ["outOfRange|target|-1|> 0", "outOfRange|realisasi|-0.5|≥ 0"]),
    ("1", "-0", []), ("12,5", "", ["badNumber|target|12,5|", "empty|realisasi||"]),
  ]

  @Test(arguments: numbers) func numbersHaveALimit(_ target: String, _ realised: String, _ said: [String]) {
    let result = reading([TargetColumn.target: target, .realisasi: realised]) { row, report -> Int? in
      _ = report.number(row, .target)
      _ = report.number(row, .realisasi)
      return nil
    }
    #expect(result.said == said)
  }

  @Test func scoresHaveNoLimitOfTheirOwn() {
    #expect(reading([ScoreColumn.nilai: "-3.5"]) { $1.number($0, .nilai) }.value?.micros == -3_500_000)
  }

  static let levels: [(cell: String, level: ExpectationLevel?)] = [
    ("1", .above), ("2", .meets), ("3", .below), ("0", nil), ("4", nil), ("11", nil), ("", nil),
  ]

  @Test(arguments: levels) func levelsAreThree(_ cell: String, _ level: ExpectationLevel?) {
    let result = reading([RatingColumn.hasil: cell]) { $1.level($0, .hasil, nip: nil) }
    #expect(result.value == level)
    #expect(result.said.isEmpty == (level != nil))
  }

  @Test func wordsAreThoseOfTheEnumeration() {
    let right: (value: WorkPattern?, _: [String]) = reading([RosterColumn.polaKerja: "SHIFT"]) {
      $1.word($0, .polaKerja)
    }
    #expect(right.value == .shift)
    let wrong: (value: WorkPattern?, said: [String]) = reading([RosterColumn.polaKerja: "shift"]) {
      $1.word($0, .polaKerja)
    }
    #expect(wrong.value == nil)
    #expect(wrong.said == ["unknownWord|pola_kerja|shift|5H, 6H, SHIFT"])
  }

  /// A span may stay open where its column may be empty.
  @Test func spansEndNotBeforeTheyBegin() {
    let first = CivilDate("2026-07-02")
    func roster(_ cell: String) -> (value: CivilDate?, said: [String]) {
      reading([RosterColumn.berlakuSampai: cell]) { $1.end($0, .berlakuSampai, from: first, nip: nil) }
    }
    #expect(roster("").value == Segment.endOfTime)
    #expect(roster("2026-07-02").said == [])
    #expect(roster("2026-07-01").said == ["endBeforeStart|berlaku_sampai|2026-07-01|2026-07-02"])
    let spell = reading([SpellColumn.sampai: ""]) { $1.end($0, .sampai, from: first, nip: nil) }
    #expect(spell.value == Segment.endOfTime && spell.said == [])
  }

  /// What a table's reader takes for words is what the declaration says.
  @Test func declaredWordsAreReadWords() {
    #expect(RosterColumn.jenisJabatan.spec.kind == .word(["JPT", "ADM", "PWS", "JF", "PLK"]))
    #expect(RosterColumn.status.spec.kind == .word(["PNS", "CPNS", "PPPK", "PPPK_PW"]))
    #expect(RosterColumn.polaKerja.spec.kind == .word(["5H", "6H", "SHIFT"]))
    #expect(TargetColumn.arah.spec.kind == .word(["MAX", "MIN"]))
    #expect(CalendarColumn.jenis.spec.kind == .word(["LIBUR", "CUTI_BERSAMA", "KERJA"]))
  }
}
