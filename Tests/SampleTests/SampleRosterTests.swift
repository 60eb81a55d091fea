import Kinerja
import Sample
import Testing

/// `pegawai.csv`: who works where, from when to when.
@Suite struct SampleRosterTests {
  /// Quarters with and without a leap day, before and after 2026.
  static let samples = [
    WrittenSample.clean, .made(WrittenSample.options("2024-Q1", employees: 150, seed: 1)),
    .made(WrittenSample.options("2026-Q1", employees: 150, seed: 2)),
    .made(WrittenSample.options("2031-Q4", employees: 40, seed: 3)),
  ]
  static let quarters = ["2026-Q3", "2024-Q1", "2026-Q1", "2031-Q4"].map { Quarter($0)! }
  static let sizes = [600, 150, 150, 40]

  /// Perka BKN 22/2007: birth date, month of appointment (21 for a contract's first), sex, serial number.
  @Test(arguments: samples.indices) func nipsSayWhatTheyMust(_ place: Int) throws {
    let year = Self.quarters[place].year
    let rows = Self.samples[place].table("pegawai").columns("nip", "status")
    #expect(Set(rows.map { $0[0] }).count == Self.sizes[place])
    for row in rows {
      let nip = try #require(NIP(row[0]))
      let born = try #require(nip.birthDate).components.year
      let appointed = Int(nip.number / 1_000_000 % 10_000)
      #expect((18...58).contains(year - born) && appointed - born >= 18 && appointed < year, "\(nip)")
      #expect(row[1].hasPrefix("PPPK") ? nip.appointmentMonth == 21 : (1...12).contains(nip.appointmentMonth), "\(nip)")
      #expect(nip.sexDigit == 1 || nip.sexDigit == 2)
      #expect(nip.number % 1000 > 0)
    }
  }

  @Test(arguments: samples.indices) func codesAreKnown(_ place: Int) {
    let table = Self.samples[place].table("pegawai")
    #expect(Set(table.column("jenis_jabatan")).isSubset(of: ["JPT", "ADM", "PWS", "JF", "PLK"]))
    #expect(Set(table.column("status")).isSubset(of: ["PNS", "CPNS", "PPPK", "PPPK_PW"]))
    #expect(Set(table.column("pola_kerja")).isSubset(of: ["5H", "6H", "SHIFT"]))
    #expect(table.column("kelas_jabatan").allSatisfy { Int($0).map { (1...17).contains($0) } ?? false })
    #expect(table.columns("nama", "jabatan", "unit_nama").joined().allSatisfy { !$0.isEmpty })
  }

  /// All kinds of person are there, so that every rule has somebody it applies to.
  @Test func everyKindIsThere() {
    let table = WrittenSample.clean.table("pegawai")
    #expect(Set(table.column("jenis_jabatan")).count == 5)
    #expect(Set(table.column("status")).count == 4)
    #expect(Set(table.column("pola_kerja")).count == 3)
    #expect(Set(table.column("nip").map { $0.dropFirst(14).prefix(1) }) == ["1", "2"])
    // Names with commas and quotes, which CSV must quote.
    #expect(table.column("nama").contains { $0.contains(",") } && table.column("nama").contains { $0.contains("\"") })
    #expect(WrittenSample.clean.roster.values.contains { $0.count == 2 })
  }

  /// Segments follow each other without overlap; only the last is open; each person serves in the quarter.
  @Test(arguments: samples.indices) func segmentsFollowEachOther(_ place: Int) {
    let quarter = Self.quarters[place]
    let roster = Self.samples[place].roster
    #expect(roster.count == Self.sizes[place])
    for (nip, segments) in roster {
      for segment in segments { #expect(segment.end.map { segment.start <= $0 } ?? true, "\(nip)") }
      for (one, next) in zip(segments, segments.dropFirst()) {
        #expect(one.end.map { $0 < next.start } ?? false, "\(nip)")
      }
      #expect(segments.contains { $0.start <= quarter.last && ($0.end.map { $0 >= quarter.first } ?? true) }, "\(nip)")
    }
  }

  @Test(arguments: samples.indices) func keysAndNamesAreOne(_ place: Int) {
    let table = Self.samples[place].table("pegawai")
    let keys = table.columns("nip", "berlaku_mulai")
    #expect(Set(keys).count == keys.count)
    #expect(Set(table.columns("nip", "nama", "status")).count == Self.sizes[place])
    let units = Set(table.columns("unit_kode", "unit_nama"))
    #expect(Set(units.map { $0[0] }).count == units.count && Set(units.map { $0[1] }).count == units.count)
  }

  /// One person leads the whole; everybody else's superiors lead up to that person, without a circle.
  @Test(arguments: samples.indices) func superiorsLeadToTheHead(_ place: Int) throws {
    let roster = Self.samples[place].roster
    let heads = roster.filter { $0.value.contains { $0.superior.isEmpty } }
    #expect(heads.count == 1)
    let head = try #require(heads.keys.first)
    #expect(Self.samples[place].table("pegawai").column("nip").first == head)
    for nip in roster.keys {
      var (person, steps) = (nip, 0)
      while person != head, steps < 10, let superior = roster[person]?.last?.superior {
        (person, steps) = (superior, steps + 1)
      }
      #expect(person == head, "\(nip)")
    }
  }
}
