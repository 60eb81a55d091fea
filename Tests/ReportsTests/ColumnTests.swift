import Tabular
import Testing

@testable import Kinerja
@testable import Reports

/// The columns of `hasil.csv` (method, section 15) and the cells in them.
@Suite struct ColumnTests {
  private let table = ResultFixture.table

  @Test func standInTheMethodsOrder() {
    #expect(
      ResultColumn.allCases.map(\.rawValue).joined(separator: ", ") == """
        peringkat, peringkat_unit, peringkat_kelompok, nip, nama, unit_kode, jenis_jabatan, kelas_jabatan, kelompok, \
        hari_kerja, hari_tk, disiplin, capaian, beban_rasio, beban_relatif, faktor_beban, capaian_normal, perilaku, \
        indeks, hasil_kerja, perilaku_kerja, predikat, sumber_predikat, dasar_insentif, insentif, \
        status_nilai, alasan, alasan_insentif
        """)
  }

  @Test(
    arguments: [
      (0, .rank, "1"), (0, .nip, "197707072005021005"), (0, .name, "Siti, S.Pd."), (0, .unit, "1.02.01"),
      (0, .jobType, "ADM"), (0, .grade, "5"), (0, .group, "SEMUA"), (0, .workDays, "77"), (0, .unexcusedDays, "1"),
      (0, .discipline, "99.019481"), (0, .workloadRatio, "1.196461"), (0, .index, "100.62"), (0, .predikat, "BAIK"),
      (0, .predikatSource, "HITUNG"), (0, .incentiveBase, "29400000.000001"), (0, .incentive, "29284000"),
      (0, .status, "DINILAI"), (0, .reason, ""),
      (1, .predikatSource, "EKINERJA"), (1, .group, "JF/6"), (1, .incentiveBase, "922337203685477.580700"),
      (1, .achievement, ""), (1, .workloadRatio, ""), (1, .relativeWorkload, "1.000000"), (1, .resultsLevel, "meets"),
      (1, .conductLevel, "above"),
      // Without a rating there is still a source.
      (2, .index, "-0.05"), (2, .predikat, ""), (2, .predikatSource, "HITUNG"), (2, .unit, "2,A"),
      (3, .rank, ""), (3, .rankInUnit, ""), (3, .rankInGroup, ""), (3, .index, ""), (3, .predikatSource, ""),
      (3, .normalised, "0.000001"), (3, .incentiveBase, "0.000000"), (3, .incentive, "0"),
      (3, .status, "TIDAK_DINILAI"), (3, .reason, "disiplin;atasan"),
    ] as [(Int, ResultColumn, String)])
  func cellsHoldFigures(_ position: Int, _ column: ResultColumn, _ text: String) {
    #expect("\(table.cell(column, position))" == text)
  }

  /// The fast writer gives the cells, for every kind of row.
  @Test(arguments: [nil, [1, 2, 3]] as [[UInt8]?], 0..<4)
  func theFastWriterWritesTheCells(_ key: [UInt8]?, _ position: Int) {
    let table = key.map { self.table.redacted(key: $0) } ?? table
    var fast = CSVBuffer()
    var slow = CSVBuffer()
    table.appendRow(position, to: &fast)
    for (place, cell) in table.cells(position).enumerated() {
      if place > 0 { slow.comma() }
      slow.append(cell: "\(cell)")
    }
    slow.endLine()
    #expect(fast.withBytes { Array($0) } == slow.withBytes { Array($0) })
  }

  @Test func theHeaderNamesTheColumns() {
    var buffer = CSVBuffer()
    ResultTable.appendHeader(to: &buffer)
    let line = buffer.withBytes { String(decoding: $0, as: UTF8.self) }
    #expect(line == ResultColumn.allCases.map(\.rawValue).joined(separator: ",") + "\n")
  }

  /// A cell is what its column is declared to hold, and is read back as it was.
  @Test(arguments: ResultColumn.allCases) func cellsKeepTheirDeclaration(_ column: ResultColumn) {
    let declaration = column.declaration
    for position in 0..<4 {
      let cell = table.cell(column, position)
      switch (cell, declaration.kind) {
      case (.empty, _): #expect(declaration.isOptional)
      case (.text(let text), .code(let codes)): #expect(codes.contains(text))
      case (.text, .nip), (.text, .text), (.text, .predikat), (.whole, .rupiah): break
      case (.whole(let number), .whole(let least, let most)):
        #expect(number >= least && number <= most ?? .max)
      case (.decimal(_, let decimals), .decimal(let scale)): #expect(decimals == scale.decimals)
      default: Issue.record("\(column.rawValue): \(cell) is no \(declaration.kind)")
      }
      #expect(declaration.cell(reading: "\(cell)") == cell)
    }
  }

  @Test(
    arguments: [
      (.rank, "1.0"), (.rank, "+1"), (.rank, "01"), (.grade, ""), (.discipline, "99.01948"), (.discipline, "99"),
      (.discipline, "99.0194810"), (.discipline, ".5"), (.index, "1.000000"), (.index, "-0.00"), (.index, "1,00"),
      (.jobType, "jf"), (.status, ""), (.status, "dinilai"), (.incentive, "9223372036854775808"),
      (.incentiveBase, "x"),
    ] as [(ResultColumn, String)])
  func whatCannotStandInAColumnIsNoCell(_ column: ResultColumn, _ text: String) {
    #expect(column.declaration.cell(reading: text) == nil)
  }
}

/// Rows without names.
@Suite struct RedactionTests {
  private let table = ResultFixture.table

  /// A person has one pseudonym under a key, for NIP and name alike, and another under another.
  @Test func pseudonymsFollowTheKey() {
    func pseudonyms(_ key: [UInt8], _ column: ResultColumn) -> [String] {
      let table = table.redacted(key: key)
      return (0..<4).map { "\(table.cell(column, $0))" }
    }
    let first = pseudonyms([1], .nip)
    #expect(first == pseudonyms([1], .nip) && first == pseudonyms([1], .name))
    #expect(Set(first).count == 4 && Set(first).isDisjoint(with: pseudonyms([2], .nip)))
    #expect(first.allSatisfy { $0.wholeMatch(of: /P[0-9a-f]{16}/) != nil })
  }

  /// Nothing but NIP and name changes.
  @Test func onlyNamesChange() {
    let redacted = table.redacted(key: [1])
    for column in ResultColumn.allCases where column != .nip && column != .name {
      for position in 0..<4 { #expect(redacted.cell(column, position) == table.cell(column, position)) }
    }
  }

  /// Among people with one rank, and among those without, pseudonyms decide the order that NIPs decided.
  @Test(arguments: 0..<16 as Range<UInt8>) func theOrderTellsNoNIP(_ key: UInt8) {
    var results = table.results
    results.employees[1].rank = 1
    let redacted = ResultTable(results, table.roster).redacted(key: [key])
    let order = redacted.results.order.map { Int($0) }
    #expect(Set(order[..<2]) == [0, 1] && order[2...] == [2, 3])
    #expect("\(redacted.cell(.nip, order[0]))" < "\(redacted.cell(.nip, order[1]))")
  }
}
