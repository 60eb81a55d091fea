import Foundation
import Kinerja
import Testing

@testable import Intake

/// Rows found again, for whoever must show what a figure was made of.
@Suite struct RowSearchTests {
  private static func exports() -> Exports {
    var exports = Exports(
      ["@B,2026-07-01,07:00,14:00,", "@A,2026-07-02,07:40,16:00,", "", "@A,2026-07-01,07:30,16:00,"], in: .attendance)
    exports.put(
      ["@A,2026-07-03,,,DL,12:00"], in: .attendance, part: "izin", header: "nip,tanggal,masuk,pulang,kode,tengah_1")
    return exports
  }

  private static func found(
    _ exports: Exports, _ table: Table, of letters: [String]?, _ options: ReadingOptions = ReadingOptions()
  ) throws -> [FoundRow] {
    try exports.listed { folder in
      let outcome = try exports.read()
      return try findRows(
        of: table, in: folder, firstCells: letters.map { Set($0.map { "\(Exports.nip($0))" }) },
        corrections: outcome.reading.corrections, facts: outcome.facts, options: options)
    }
  }

  @Test(arguments: [(1, 1), (4, 1), (2, 30), (1, 1 << 20)]) func findsThePlacesOfAPersonsRows(
    _ threads: Int, _ chunkSize: Int
  ) throws {
    let options = ReadingOptions(threads: threads, chunkSize: chunkSize)
    let rows = try Self.found(Self.exports(), .attendance, of: ["A"], options)
    #expect(rows.map { "\($0.place)" } == ["kehadiran-izin.csv:2", "kehadiran.csv:3", "kehadiran.csv:5"])
    #expect(rows.map { $0.text(AttendanceColumn.tanggal) } == ["2026-07-03", "2026-07-02", "2026-07-01"])
    #expect(rows.allSatisfy { $0.lastPunch == nil })
  }

  /// Rows are looked for in the very file that was evaluated: whoever changed or took it meanwhile stops the search.
  @Test(arguments: ["nothing", "a cell", "the header", "the file"])
  func aFileThatChangedStopsTheSearch(_ change: String) throws {
    try Self.exports().listed { folder in
      let file = URL(filePath: "\(folder.path)/kehadiran.csv")
      func search() throws -> [FoundRow] {
        try findRows(
          of: .attendance, in: folder, firstCells: ["\(Exports.nip("A"))"], corrections: [],
          facts: try Exports([], in: .attendance).read().facts, options: ReadingOptions())
      }
      #expect(try search().count == 3)
      let text = try String(contentsOf: file, encoding: .utf8)
      switch change {
      case "a cell": try Data(text.replacing("07:40", with: "07:41").utf8).write(to: file)
      case "the header": try Data(text.replacing("masuk,pulang", with: "pulang,masuk").utf8).write(to: file)
      case "the file": try FileManager.default.removeItem(at: file)
      default: break
      }
      if change == "nothing" {
        #expect(try search().count == 3)
      } else {
        #expect(throws: InputError.self) { try search() }
      }
    }
  }

  /// A file that could never be read does not keep the others from being looked at twice, as for rows that share a key.
  @Test func aFileThatWasNotReadIsNoChange() throws {
    var exports = Exports(["@A,2026-07-01,07:30,16:00,", "@A,2026-07-01,07:31,16:00,"], in: .attendance)
    exports.put(
      ["@B,2026-07-01,07:00,14:00,,x"], in: .attendance, part: "lain", header: "nip,tanggal,masuk,pulang,kode,x")
    #expect(try exports.said().map { String($0.prefix(4)) } == ["K005", "K401", "K401"])
  }

  /// A column that the file lacks is nil, an empty cell is empty.
  @Test func tellsEmptyCellsFromAbsentColumns() throws {
    let rows = try Self.found(Self.exports(), .attendance, of: ["A"])
    #expect(rows.map { $0[AttendanceColumn.tengah1] } == ["12:00", nil, nil])
    #expect(rows.map { $0[AttendanceColumn.masuk] } == ["", "07:40", "07:30"])
    #expect(rows.map { $0.text(AttendanceColumn.tengah2) } == ["", "", ""])
  }

  @Test func findsAllRowsOrThoseOfSeveral() throws {
    #expect(try Self.found(Self.exports(), .attendance, of: nil).count == 4)
    #expect(try Self.found(Self.exports(), .attendance, of: ["A", "B"]).count == 4)
    #expect(try Self.found(Self.exports(), .attendance, of: ["C"]).isEmpty)
    #expect(try Self.found(Self.exports(), .norms, of: nil).map { $0.text(NormColumn.indikator) } == ["I1", "I2"])
  }

  /// Rows come with their corrections, at the places where they stand.
  @Test func appliesCorrections() throws {
    var exports = Self.exports()
    exports.put(
      ["K1,kehadiran,@A,2026-07-02,masuk,07:40,07:25,salah,SK-1,Kepala,2026-10-01"], in: .corrections,
      header: "id,tabel,kunci_1,kunci_2,kolom,nilai_lama,nilai_baru,alasan,nomor_sk,disetujui_oleh,tanggal")
    let rows = try Self.found(exports, .attendance, of: ["A"])
    #expect(rows.map { $0.text(AttendanceColumn.masuk) } == ["", "07:25", "07:30"])
    #expect("\(rows[1].place)" == "kehadiran.csv:3")
  }

  @Test(arguments: [("a.csv:3", "a.csv", 3), ("a:b.csv:12", "a:b.csv", 12)]) func readsPlaces(
    _ text: String, _ file: String, _ line: Int
  ) throws {
    let place = try #require(RowPlace(text))
    #expect(place == RowPlace(file: file, line: line) && place.description == text)
  }

  @Test(arguments: ["a.csv", "a.csv:", "a.csv:x", "a.csv:3:4x"]) func refusesOtherPlaces(_ text: String) {
    #expect(RowPlace(text) == nil)
  }
}
