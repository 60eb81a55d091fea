import Foundation
import Testing
import Wording

@testable import Kinerja
@testable import Reports

/// Workbooks, read back by Python's own ZIP and XML readers, which know nothing of the program.
@Suite final class WorkbookTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "buku-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The sheets by name, in order, with the cells that hold something: text behind `s:`, numbers behind `n:`, formulas as `=`.
  private static let reader = """
    import json, sys, zipfile, xml.etree.ElementTree as E
    m = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
    z = zipfile.ZipFile(sys.argv[1])
    shared = []
    if 'xl/sharedStrings.xml' in z.namelist():
        shared = [''.join(t.text or '' for t in i.iter(m + 't')) for i in E.fromstring(z.read('xl/sharedStrings.xml'))]
    sheets = []
    for number, sheet in enumerate(E.fromstring(z.read('xl/workbook.xml')).iter(m + 'sheet'), 1):
        cells = {}
        for cell in E.fromstring(z.read(f'xl/worksheets/sheet{number}.xml')).iter(m + 'c'):
            kind, value = cell.get('t'), cell.find(m + 'v')
            if cell.find(m + 'f') is not None: cells[cell.get('r')] = '='
            elif kind == 'inlineStr': cells[cell.get('r')] = 's:' + ''.join(t.text or '' for t in cell.iter(m + 't'))
            elif kind == 's': cells[cell.get('r')] = 's:' + shared[int(value.text)]
            elif value is not None: cells[cell.get('r')] = 'n:' + value.text
        sheets.append([sheet.get('name'), cells])
    print(json.dumps(sheets))
    """

  private func read(_ path: String) throws -> [(name: String, cells: [String: String])] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.reader, path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let sheets = try #require(try JSONSerialization.jsonObject(with: output) as? [[Any]])
    return sheets.compactMap { sheet in
      guard let name = sheet[0] as? String, let cells = sheet[1] as? [String: String] else { return nil }
      return (name, cells)
    }
  }

  private func written(_ name: String = "a.xlsx", _ write: (Workbook) throws -> Void) throws -> [(
    name: String, cells: [String: String]
  )] {
    let path = folder.appending(path: name).path
    let book = try Workbook(
      path: path, temporaryFolder: folder.path, title: "Judul", created: try #require(CivilDate("2026-09-30")))
    try write(book)
    try book.close()
    return try read(path)
  }

  /// Numbers are numbers as long as a sheet holds all their digits, which are fifteen; text is never a formula.
  @Test(
    arguments: [
      (.whole(0), "n:0"), (.whole(-5), "n:-5"), (.whole(999_999_999_999_999), "n:999999999999999"),
      (.whole(1_000_000_000_000_000), "s:1000000000000000"), (.whole(1 << 53), "s:9007199254740992"),
      (.decimal(10_062, decimals: 2), "n:100.62"), (.decimal(-5, decimals: 2), "n:-0.05"),
      (.decimal(99_019_481, decimals: 6), "n:99.019481"),
      (.decimal(999_999_999_999_999, decimals: 6), "n:999999999.999999"),
      (.decimal(Int128(Int64.max) * 100, decimals: 6), "s:922337203685477.580700"), (.empty, nil), (.text(""), nil),
      (.text("=1+1"), "s:=1+1"), (.text("+62"), "s:+62"), (.text("007"), "s:007"),
      (.text("Ayu\nDewi & <b>"), "s:Ayu\nDewi & <b>"), (.text("a\u{FFFE}b\u{FFFF}"), "s:a\u{FFFD}b\u{FFFD}"),
    ] as [(ResultCell, String?)])
  func cellsAreReadBack(_ cell: ResultCell, _ expected: String?) throws {
    let sheets = try written { book in
      let sheet = try book.addSheet("Satu")
      book.write(cell, sheet, 0, 0, .score)
      book.write("ada", sheet, 1, 1)
    }
    #expect(sheets.map(\.name) == ["Satu"])
    #expect(Self.isSame(sheets[0].cells["A1"], expected) && sheets[0].cells["B2"] == "s:ada")
  }

  /// Names that Excel takes: at most 31 characters, none of its signs, no two alike in small letters.
  @Test func sheetsHaveNamesThatExcelTakes() throws {
    let wanted = [
      "1.02.01", "a/b:c*d?e[f]g\\h", "'kutip'", String(repeating: "x", count: 40), String(repeating: "x", count: 31),
      "SAMA",
      "sama", "Sama", "History", "", "𝛼" + String(repeating: "y", count: 30),
    ]
    let sheets = try written { book in for name in wanted { _ = try book.addSheet(name) } }
    #expect(
      sheets.map(\.name) == [
        "1.02.01", "a_b_c_d_e_f_g_h", "kutip", String(repeating: "x", count: 31),
        String(repeating: "x", count: 27) + " (2)",
        "SAMA", "sama (2)", "Sama (3)", "History (2)", " (2)", "𝛼" + String(repeating: "y", count: 29),
      ])
    #expect(sheets.allSatisfy { $0.name.utf16.count <= 31 })
    #expect(Set(sheets.map { $0.name.lowercased() }).count == wanted.count)
  }

  /// Equal content has equal bytes, whenever it is written.
  @Test func theBytesAreOfTheContent() throws {
    func bytes(_ name: String, _ text: String) throws -> Data {
      _ = try written(name) { book in book.write(text, try book.addSheet("Satu"), 0, 0) }
      return try Data(contentsOf: folder.appending(path: name))
    }
    let first = try bytes("a.xlsx", "satu")
    Thread.sleep(forTimeInterval: 2.1)
    #expect(try bytes("b.xlsx", "satu") == first && bytes("c.xlsx", "dua") != first)
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let day = try #require(CivilDate("2026-09-30"))
    let book = try Workbook(path: "/tidak/ada/a.xlsx", temporaryFolder: folder.path, title: "", created: day)
    _ = try book.addSheet("Satu")
    #expect(throws: (any Error).self) { try book.close() }
  }

  // MARK: The ranking

  private func ranking(_ language: Language = .indonesian) throws -> [(name: String, cells: [String: String])] {
    let place = folder.appending(path: "run")
    let run = try RunFolderText.writing(to: place) {
      try RankingWorkbook(content: ResultFixture.content(language)).write(to: $0)
    }
    #expect(run == [RankingWorkbook.fileName])
    return try read(place.appending(path: RankingWorkbook.fileName).path)
  }

  @Test(
    arguments: [
      (
        Language.indonesian,
        ["Ringkasan", "Peringkat", "1.02.01", "2,A", "Tidak dinilai", "Pembayaran per bulan", "Sel triwulan", "Dasar"]
      ),
      (
        .english,
        ["Summary", "Ranking", "1.02.01", "2,A", "Not evaluated", "Payment by month", "Cells of the quarter", "Basis"]
      ),
    ])
  func hasASheetForEachList(_ language: Language, _ names: [String]) throws {
    #expect(try ranking(language).map(\.name) == names)
  }

  /// Every sheet of people holds their rows of `hasil.csv`, cell by cell.
  @Test func everyCellIsThatOfTheResults() throws {
    let sheets = try ranking()
    let lists = [1: [0, 1, 2], 2: [0, 1], 3: [2, 3], 4: [3]]
    for (number, people) in lists {
      let cells = sheets[number].cells
      for (column, name) in ResultColumn.allCases.enumerated() {
        #expect(cells["\(Self.letters(column))1"] == "s:\(name.rawValue)")
        for (row, person) in people.enumerated() {
          let cell = ResultFixture.table.cell(name, person)
          let found = cells["\(Self.letters(column))\(row + 2)"]
          switch cell {
          case .empty: #expect(found == nil, "\(name) \(person)")
          case .text(let text): #expect(found == "s:\(text)" || text.isEmpty && found == nil, "\(name) \(person)")
          default:
            let digits = try #require(found)
            let isExact = "\(cell)".filter(\.isNumber).drop { $0 == "0" }.count <= 15
            #expect(isExact ? digits.hasPrefix("n:") : digits == "s:\(cell)", "\(name) \(person)")
            #expect(Self.isSame(digits, "\(digits.prefix(2))\(cell)"), "\(name) \(person)")
          }
        }
      }
      #expect(cells["A\(people.count + 2)"] == nil)
    }
  }

  /// Whether cells hold one text, or numbers that are one and the same binary fraction.
  private static func isSame(_ found: String?, _ expected: String?) -> Bool {
    guard let found, let expected, found.hasPrefix("n:"), expected.hasPrefix("n:") else { return found == expected }
    return Double(found.dropFirst(2)) == Double(expected.dropFirst(2))
  }

  private static func letters(_ column: Int) -> String {
    let letters = (0..<26).map { String(UnicodeScalar(UInt8(65 + $0))) }
    return (column < 26 ? "" : letters[column / 26 - 1]) + letters[column % 26]
  }

  /// The summary's last line counts everybody and adds up their money: 29,284,000 and 2^53, which a sheet holds as text.
  @Test func theSummaryAddsUp() throws {
    let cells = try ranking()[0].cells
    let total = try #require(cells.first { $0.key.hasPrefix("A") && $0.value == "s:Jumlah" }?.key.dropFirst())
    #expect(cells["C\(total)"] == "n:4" && cells["D\(total)"] == "n:3" && cells["F\(total)"] == "s:9007199284024992")
    // Unit 1.02.01: (100.62 + 0.00) / 2; unit 2,A: −0.05 of one.
    let units = ["1.02.01", "2,A"].compactMap { unit in cells.first { $0.value == "s:\(unit)" }?.key.dropFirst() }
    #expect(
      units.map { cells["E\($0)"] } == ["n:50.31", "n:-0.05"] && units.map { cells["C\($0)"] } == ["n:2", "n:2"])
  }

  /// A workbook that lost bytes on the way is not taken for whole: a cell less, or an end that is cut.
  @Test func whatWasLostIsMissed() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "kinerja-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let book = try Workbook(
      path: path, temporaryFolder: FileManager.default.temporaryDirectory.path, title: "uji",
      created: CivilDate("2026-09-30")!)
    let sheets = try ["A", "B"].map { try book.addSheet($0) }
    for row in 0..<5000 { book.write("baris \(row)", sheets[0], row, 0) }
    book.write(7, sheets[1], 0, 0)
    try book.close()
    #expect(WorkbookProof.holds(path, cells: [5000, 1]))
    for cells in [[4999, 1], [5001, 1], [5000, 0], [5000], [5000, 1, 0]] {
      #expect(!WorkbookProof.holds(path, cells: cells), "\(cells)")
    }
    let bytes = try Data(contentsOf: URL(filePath: path))
    for count in [0, 20, bytes.count / 3, bytes.count / 2] {
      try bytes.prefix(count).write(to: URL(filePath: path))
      #expect(!WorkbookProof.holds(path, cells: [5000, 1]), "\(count)")
    }
  }
}
