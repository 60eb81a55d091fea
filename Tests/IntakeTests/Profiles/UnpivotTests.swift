import Kinerja
import Testing

@testable import Intake

/// Rows of the table made of columns of the file.
@Suite struct UnpivotTests {
  private static func read(
    _ lines: String, empty: String = "", position: String = "Kompeten", nulls: String = #""-""#, value: String = ""
  ) throws -> Exports.Outcome {
    var exports = Exports()
    exports.put(lines, as: "perilaku.csv")
    try exports.use(
      profile: """
        schema: kinerja-profile/1
        id: perilaku
        title: perilaku
        table: penilaian
        files: ["perilaku*"]
        numbers: {decimal: ","}
        nulls: [\(nulls)]
        columns: {nip: NIP, penilai_nip: Penilai, bulan: {from: Bulan, months: [mmmm yyyy]}\(value)}
        unpivot: {name: aspek, value: nilai\(empty), columns: {AKUNTABEL: Akuntabel, KOMPETEN: \(position)}}
        """)
    return try exports.read()
  }

  private static let header = "NIP,Penilai,Bulan,Kompeten,Akuntabel\n"

  @Test(arguments: ["Kompeten", "{position: 4}"]) func makesARowOfEachColumn(_ place: String) throws {
    let outcome = try Self.read(Self.header + "@A,@B,Juli 2026,90,\"80,5\"\n", position: place)
    #expect(outcome.said == [])
    #expect(outcome.facts.scoreLines == ["@A 2026-07 AKUNTABEL 80.5 @B", "@A 2026-07 KOMPETEN 90 @B"])
  }

  /// A column that is named too, to say what its cells hold, is filled by each of its columns all the same.
  @Test(arguments: ["Kompeten", "{from: Kompeten, nulls: [x]}"])
  func makesARowOfEachColumnOfANamedOne(_ column: String) throws {
    let outcome = try Self.read(Self.header + "@A,@B,Juli 2026,90,80\n", nulls: "", value: ", nilai: \(column)")
    #expect(outcome.said == [])
    #expect(outcome.facts.scoreLines == ["@A 2026-07 AKUNTABEL 80 @B", "@A 2026-07 KOMPETEN 90 @B"])
  }

  /// An empty cell is a finding of its own, or no row at all.
  @Test func decidesAboutEmptyCells() throws {
    let lines = Self.header + "@A,@B,Juli 2026,90,\n@A,@B,Agustus 2026,-,70\n"
    let strict = try Self.read(lines)
    #expect(strict.said == ["K201 perilaku.csv:2:5 Akuntabel @A", "K201 perilaku.csv:3:4 Kompeten @A [-]"])
    let lenient = try Self.read(lines, empty: ", empty: skip")
    #expect(lenient.said == [])
    #expect(lenient.facts.scoreLines == ["@A 2026-07 KOMPETEN 90 @B", "@A 2026-08 AKUNTABEL 70 @B"])
    #expect(lenient.counts(.scores) == [2, 0, 0, 0, 2])
  }

  /// What is wrong is said of the cell that it stands in.
  @Test func namesTheColumnOfTheFile() throws {
    let outcome = try Self.read(Self.header + "@A,@B,Juli 2026,101,8.5\n@D,@B,2026-07,1,2\n")
    #expect(
      outcome.said == [
        "K307 perilaku.csv:2:4 Kompeten @A [101] 0–100", "K206 perilaku.csv:2:5 Akuntabel @A [8.5] 1234,5",
        "K301 perilaku.csv:3:1 NIP @D [@D]",
        "K204 perilaku.csv:3:3 Bulan @D [2026-07] mmmm yyyy", "K204 perilaku.csv:3:3 Bulan @D [2026-07] mmmm yyyy",
      ])
  }

  /// Days in columns: what is wrong or odd is said of the day's own column, whatever it is about.
  @Test func namesTheColumnOfTheDay() throws {
    var exports = Exports()
    exports.put("NIP,29,30,31,32\n@A,X,DL,,\n@C,DL,Y,DL,DL\n", as: "bulan.csv")
    try exports.use(
      profile: """
        schema: kinerja-profile/1
        id: bulan
        title: bulan
        table: kehadiran
        files: ["bulan*"]
        columns: {nip: NIP}
        unpivot:
          name: tanggal
          value: kode
          empty: skip
          columns: {2026-07-29: "29", 2026-07-30: "30", 2026-07-31: "31", 2026-07-32: "32"}
        """)
    #expect(
      try exports.said() == [
        "K302 bulan.csv:2:2 29 @A [X] H, CT, DL, TB, TK", "K922 bulan.csv:3:2 29 @C [2026-07-29] 2026-08-01–2026-09-15",
        "K302 bulan.csv:3:3 30 @C [Y] H, CT, DL, TB, TK", "K922 bulan.csv:3:4 31 @C [2026-07-31] 2026-08-01–2026-09-15",
        "K203 bulan.csv:3:5 32 @C [2026-07-32]",
      ])
  }

  @Test func needsItsColumns() throws {
    let outcome = try Self.read("NIP,Penilai,Bulan,Kompeten\n@A,@B,Juli 2026,90\n")
    #expect(outcome.said == ["K017 perilaku.csv:1 nilai \"Akuntabel\""])
  }
}
