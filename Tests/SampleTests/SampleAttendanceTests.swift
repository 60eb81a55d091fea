import Kinerja
import Sample
import Testing

/// `kehadiran.csv`, `jadwal.csv` and `kalender.csv`: days and hours.
@Suite struct SampleAttendanceTests {
  private static let sample = WrittenSample.clean
  private static let quarter = Quarter("2026-Q3")!
  private static let roster = sample.roster
  /// The free days of the third quarter of 2026, by the decree of the three ministers.
  private static let holidays = ["2026-08-17", "2026-08-25"]

  /// Keys once, days of the quarter, and of a time in which the person served.
  @Test(arguments: ["kehadiran", "jadwal"]) func daysLieInTheSegments(_ name: String) {
    let keys = Self.sample.table(name).columns("nip", "tanggal")
    #expect(keys.count > 1000 && Set(keys).count == keys.count)
    let strangers = keys.filter { key in
      guard let day = CivilDate(key[1]), Self.quarter.index(of: day) != nil else { return true }
      return !(Self.roster[key[0]] ?? []).contains { $0.holds(day) }
    }
    #expect(strangers == [])
  }

  /// Statuses of fixtures/policies/contoh-bengkulu.yaml; a leave has no clock times.
  @Test func cellsAreTimesOrAStatus() {
    let rows = Self.sample.table("kehadiran").columns("masuk", "pulang", "kode")
    #expect(Set(rows.map { $0[2] }) == ["", "DL", "DLP", "CT", "S", "I", "TB", "TK"])
    let wrong = rows.filter { row in
      // Who is away on duty in the morning leaves the office as usual.
      let hasPunches = row[2].isEmpty || row[2] == "DLP" && row[0].isEmpty
      return hasPunches ? row[0...1].contains { !$0.isEmpty && ClockTime($0) == nil } : row[0] + row[1] != ""
    }
    #expect(wrong == [])
    // Missing punches are there too, on either side.
    #expect(rows.contains { $0[0].isEmpty && !$0[1].isEmpty } && rows.contains { !$0[0].isEmpty && $0[1].isEmpty })
  }

  /// Office patterns do not come on their free days, shifts not on days off.
  @Test func nobodyComesOnAFreeDay() throws {
    let shifts = Dictionary(
      uniqueKeysWithValues: Self.sample.table("jadwal").columns("nip", "tanggal", "shift").map {
        ([$0[0], $0[1]], $0[2])
      })
    for key in Self.sample.table("kehadiran").columns("nip", "tanggal") {
      let day = try #require(CivilDate(key[1]))
      let segment = try #require(Self.roster[key[0]]?.last { $0.holds(day) })
      switch segment.pattern {
      case "5H":
        #expect(day.weekday != .saturday && day.weekday != .sunday && !Self.holidays.contains(key[1]), "\(key)")
      case "6H": #expect(day.weekday != .sunday && !Self.holidays.contains(key[1]), "\(key)")
      default: #expect(["PAGI", "SIANG", "MALAM"].contains(shifts[key]), "\(key)")
      }
    }
  }

  /// Everybody on shifts has a row for each day served, and nobody else has any.
  @Test func shiftsAreRosteredDayByDay() {
    let rows = Self.sample.table("jadwal").columns("nip", "tanggal", "shift")
    #expect(Set(rows.map { $0[2] }) == ["PAGI", "SIANG", "MALAM", "OFF"])
    let days = (0..<Self.quarter.dayCount).map { Self.quarter.day($0) }
    let expected = Self.roster.flatMap { nip, segments in
      days.filter { day in segments.contains { $0.pattern == "SHIFT" && $0.holds(day) } }.map { [nip, "\($0)"] }
    }
    #expect(Set(rows.map { [$0[0], $0[1]] }) == Set(expected))
  }

  /// Most come: of the days that an office pattern has, a row is there for nearly all.
  @Test func nearlyAllWorkingDaysHaveARow() {
    // 92 days less 13 Saturdays, 13 Sundays and two holidays on weekdays.
    let full = Self.roster.filter {
      $0.value.count == 1 && $0.value[0].pattern == "5H" && $0.value[0].holds(Self.quarter.first)
        && $0.value[0].end == nil
    }
    let rows = Self.sample.table("kehadiran").column("nip").count { full[$0] != nil }
    let share = Double(rows) / Double(full.count * 64)
    #expect((0.99...1).contains(share) && share < 1, "\(share)")
  }

  /// The holidays of 2026 with a fixed date, and the movable ones of the decree; other years know the fixed ones only.
  @Test(
    arguments: [
      ("2026-Q3", ["2026-08-17,LIBUR", "2026-08-25,LIBUR"]),
      ("2026-Q4", ["2026-12-24,CUTI_BERSAMA", "2026-12-25,LIBUR"]),
      (
        "2026-Q2",
        [
          "2026-04-03,LIBUR", "2026-04-05,LIBUR", "2026-05-01,LIBUR", "2026-05-14,LIBUR", "2026-05-15,CUTI_BERSAMA",
          "2026-05-27,LIBUR", "2026-05-28,CUTI_BERSAMA", "2026-05-31,LIBUR", "2026-06-01,LIBUR", "2026-06-16,LIBUR",
        ]
      ), ("2027-Q3", ["2027-08-17,LIBUR"]), ("2025-Q1", ["2025-01-01,LIBUR"]),
    ] as [(String, [String])])
  func holidaysAreTheCountrys(_ quarter: String, _ expected: [String]) throws {
    let table = try WrittenSample(WrittenSample.options(quarter, employees: 10)).table("kalender")
    #expect(table.columns("tanggal", "jenis").map { $0.joined(separator: ",") } == expected)
    #expect(table.column("jadwal").allSatisfy { $0.isEmpty })
  }

  /// Ramadan 1447 H: 18 February to 17 March 2026 without its four Sundays, before Nyepi's leave; people come later then.
  @Test func ramadanHasItsOwnHours() throws {
    let sample = try WrittenSample(WrittenSample.options("2026-Q1", employees: 200))
    let ramadan = sample.table("kalender").columns("tanggal", "jenis", "jadwal").filter { $0[2] == "RAMADAN" }
    #expect(ramadan.count == 24 && ramadan.allSatisfy { $0[1] == "KERJA" })
    #expect(ramadan.first?[0] == "2026-02-18" && ramadan.last?[0] == "2026-03-17")
    let days = Set(ramadan.map { $0[0] })
    let office = Set(sample.roster.filter { $0.value.allSatisfy { $0.pattern == "5H" } }.keys)
    let rows = sample.table("kehadiran").columns("nip", "tanggal", "masuk")
      .filter { office.contains($0[0]) && !$0[2].isEmpty }
    func middle(_ isRamadan: Bool) -> String {
      let times = rows.filter { days.contains($0[1]) == isRamadan }.map { $0[2] }.sorted()
      return times.isEmpty ? "" : times[times.count / 2]
    }
    #expect(("07:00"..."07:30").contains(middle(false)), "\(middle(false))")
    #expect(("07:30"..."08:00").contains(middle(true)), "\(middle(true))")
  }
}
