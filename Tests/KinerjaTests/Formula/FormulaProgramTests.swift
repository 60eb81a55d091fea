import Testing

@testable import Kinerja

/// The compiled form of formulas: exact, or unsure.
@Suite struct FormulaProgramTests {
  private let memory = FormulaMemory()

  /// The cells of a formula over hari_kerja and angka(x), a row for each.
  private func cells(_ text: String, _ rows: [(days: Int64?, x: Int64?)]) throws -> [FormulaColumn.Cell] {
    var layout = FormulaLayout()
    let days = layout.add(FigureReference(.workDays))
    let x = layout.add(FigureReference(.number, "x"))
    var block = FormulaBlock(FormulaRows(rows.count, memory), layout)
    block[days] = .numbers(block.rows, .whole) { rows[$0].days }
    block[x] = .numbers(block.rows, .millionths) { rows[$0].x }
    let program = FormulaProgram(try formula(text), parameters: ["p": Points(whole: 3)], layout: layout) { _ in 0 }
    let column = program.run(block)
    return rows.indices.map { column.cell($0) }
  }

  @Test func cellsHaveSixDecimals() throws {
    #expect(
      try cells("2 / hari_kerja", [(3, nil), (0, nil), (nil, nil), (-3, 0), (1000, 0), (7, 0)]) == [
        .micros(666_667), .missing, .missing, .micros(-666_667), .micros(2_000), .micros(285_714),
      ])
    #expect(try cells("hari_kerja * p", [(22, 0)]) == [.micros(66_000_000)])
    #expect(try cells("angka(x) / 2", [(0, 1), (0, -1), (0, 3)]) == [.micros(1), .micros(-1), .micros(2)])
  }

  /// A cell of 10^15 is none; the largest below is one.
  @Test func largeCellsAreUnsure() throws {
    let largest: Int128 = 999_999_999_999_999_999_999
    #expect(
      try cells("angka(x) * 1000 + 0.000999", [(0, 999_999_999_999_999_999), (0, -999_999_999_999_999_999)])
        == [.micros(largest), .micros(-largest + 1_998)])
    #expect(
      try cells("angka(x) * 1000 + 0.001", [(0, 999_999_999_999_999_999), (0, 5)])
        == [.unsure, .micros(6_000)])
    #expect(
      try cells("hari_kerja * 1000", [(1_000_000_000_000, 0), (999_999_999_999, 0), (-1_000_000_000_000, 0)])
        == [.unsure, .micros(999_999_999_999_000_000_000), .unsure])
  }

  /// What 128 bits do not hold on the way is unsure in those rows alone.
  @Test func overflowIsUnsure() throws {
    let text = "angka(x) * angka(x) * angka(x) * angka(x) / angka(x) / angka(x) / angka(x)"
    #expect(try cells(text, [(0, 2_000_000), (0, 999_999_999_999_999_999)]) == [.micros(2_000_000), .unsure])
  }

  /// Constants beyond 128 bits have no compiled form.
  @Test func hugeConstantsAreUnsure() throws {
    let huge = Array(repeating: "999999999999.999999", count: 6).joined(separator: " * ")
    #expect(try cells("hari_kerja * (\(huge))", [(1, 0), (nil, 0)]) == [.unsure, .unsure])
    #expect(try cells("\(huge) / (\(huge)) + hari_kerja", [(1, 0)]) == [.micros(2_000_000)])
  }

  @Test func unsureRowsAreSettled() throws {
    var layout = FormulaLayout()
    let days = layout.add(FigureReference(.workDays))
    var block = FormulaBlock(FormulaRows(3, memory), layout)
    block[days] = .numbers(block.rows, .whole) { [1_000_000_000_000, 2, 3][$0] }
    let program = FormulaProgram(try formula("hari_kerja * 1000"), parameters: [:], layout: layout) { _ in 0 }
    var column = program.run(block)
    #expect(column.hasUnsure)
    column.settle(block.rows) { $0 == 0 ? 5_000_000 : nil }
    #expect(!column.hasUnsure)
    #expect((0..<3).map { column.cell($0) } == [.micros(5_000_000), .micros(2_000_000_000), .micros(3_000_000_000)])
  }

  @Test(
    arguments: [
      2, 3, 7, 10, 255, 256, 1_000_000, 999_999_999_989, 1 << 62, (1 << 63) - 1, 1 << 63, (1 << 63) + 1, .max,
    ] as [UInt64])
  func fixedDivisorsDivide(_ divisor: UInt64) {
    let fixed = FixedDivisor(divisor)
    var draws = SeededDraws(divisor)
    for round in 0..<2_000 {
      let multiple = draws.next() / divisor &* divisor
      for number in [draws.next() >> UInt64(round % 64), multiple, multiple &- 1] {
        let short = number & (1 << 63 - 1)
        #expect(fixed.quotient(short: short) == short / divisor)
        let high = draws.next() % divisor
        let wide = UInt128(high) << 64 | UInt128(number)
        #expect(UInt128(fixed.shortQuotient(wide)) == wide / UInt128(divisor))
        let whole = UInt128(draws.next() >> UInt64(round % 64)) << 64 | UInt128(number)
        #expect(fixed.quotient(whole) == whole / UInt128(divisor))
      }
    }
  }
}
