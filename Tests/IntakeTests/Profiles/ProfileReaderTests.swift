import Findings
import Kinerja
import Tabular
import Testing

@testable import Intake

/// Source profiles as they are written, and what is wrong with those that cannot be used.
@Suite struct ProfileReaderTests {
  private static let head = "schema: kinerja-profile/1\nid: uji\ntitle: uji\n"
  private static let shifts = head + "table: jadwal\n"
  private static let columns = "columns: {nip: A, tanggal: B, shift: C}\n"
  private static let punches =
    head + "table: kehadiran\ncolumns: {nip: {position: 1}, waktu: {position: 2, dates: [\"yyyy-mm-dd hh:mm\"]}}\n"

  /// What is wrong, as `code line path [value]`.
  private static func faults(_ text: String) -> [String] {
    guard case .failure(let found) = ProfileReader.read(Array(text.utf8), name: "profil.yaml") else { return [] }
    return found.faults.map { fault in
      [fault.code.rawValue, "\(fault.line)", fault.path, fault.value.map { "[\($0)]" } ?? ""].filter { !$0.isEmpty }
        .joined(separator: " ")
    }
  }

  static let wrong: [(text: String, faults: [String])] = [
    (head, []), (shifts + columns, []),
    ("schema: kinerja-profile/2\nid: uji\ntitle: uji\n", ["P101 1 schema [kinerja-profile/2]"]),
    ("schema: kinerja-profile/1\ntitle: uji\n", ["P103 1 id"]),
    (head + "table: absensi\n", ["P103 1 columns", "P210 4 table [absensi]"]), (shifts, ["P103 1 columns"]),
    (shifts + "columns: {nip: A, tanggal: B}\n", ["P404 5 columns.shift"]),
    (shifts + "columns: {nip: A, tanggal: B, shift: C, jam: D}\n", ["P102 5 columns.jam [jam]"]),
    (head + "files: [../rekap.csv]\n", ["P401 4 files[1] [../rekap.csv]"]),
    (head + "files: [\"..\"]\n", ["P401 4 files[1] [..]"]),
    (head + "delimiter: \":\"\n", ["P402 4 delimiter [:]"]),
    (head + "encoding: latin-1\n", ["P210 4 encoding [latin-1]"]),
    (head + "numbers: {decimal: \"·\"}\n", ["P402 4 numbers.decimal [·]"]),
    (head + "numbers: {decimal: \",\", thousands: \",\"}\n", ["P402 4 numbers.decimal [,]"]),
    (head + "dates: [dd/mm]\n", ["P403 4 dates[1] [dd/mm]"]), (head + "months: [mmmm]\n", ["P403 4 months[1] [mmmm]"]),
    (head + "times: [hh]\n", ["P403 4 times[1] [hh]"]), (head + "cells: 0\n", ["P206 4 cells [0]"]),
    (head + "cells: [4, 6]\n", []), (head + "cells: {from: 4, to: 12}\n", []),
    (head + "cells: []\n", ["P108 4 cells [[]]"]), (head + "cells: [4, x]\n", ["P206 4 cells[2] [x]"]),
    (head + "cells: {from: 6, to: 4}\n", ["P423 4 cells [{…}]"]), (head + "cells: 1001\n", ["P423 4 cells [1001]"]),
    (head + "cells: {from: 4}\n", ["P103 4 cells.to"]),
    (head + "trailing_delimiter: 1\n", ["P209 4 trailing_delimiter [1]"]),
    (head + "dates: [dd/mm/yy]\n", ["P420 4 dates[1] [dd/mm/yy]"]),
    (head + "dates: [dd/mm/yy]\ncentury: 2000\n", []), (head + "century: 20\n", ["P420 4 century [20]"]),
    (head + "months: [mmmm-yy]\ncentury: 2001\n", ["P420 5 century [2001]"]),
    (shifts + "century: 1970\ncolumns: {nip: A, tanggal: {from: B, dates: [dd/mm/yy]}, shift: C}\n", []),
    (
      shifts
        + "columns: {nip: A, tanggal: {from: B, dates: [dd/mm/yy], century: 2000}, shift: {from: C, dates: [d-m-yy]}}\n",
      ["P420 5 columns.shift.dates[1] [d-m-yy]"]
    ),
    // Nothing else is said while choices are open.
    (
      head + "dates: LENGKAPI\ntimes: [hh]\nkeys: {pin: LENGKAPI}\n",
      ["P424 4 dates [LENGKAPI]", "P424 6 keys.pin [LENGKAPI]"]
    ),
    (head + "nulls: [LENGKAPI, lengkapi]\n", ["P424 4 nulls[1] [LENGKAPI]"]),
    (head + "dates: [\"yyyy-mm-dd hh:mm:sszzz\"]\n", ["P421 4 dates[1] [yyyy-mm-dd hh:mm:sszzz]"]),
    (head + "dates: [\"yyyy-mm-dd hh:mm:sszzz\"]\nzone: WIT\n", []), (head + "zone: UTC\n", ["P210 4 zone [UTC]"]),
    (head + "times: [\"hh:mm zzz\"]\nzone: WIB\n", ["P403 4 times[1] [hh:mm zzz]"]),
    (head + "dates: [serial]\nmonths: [serial]\ntimes: [serial]\n", []),
    (head + "skip_rows: [repeated_header, {cells: [1, 2]}, {column: NIP, values: [\"\", JUMLAH]}]\n", []),
    (head + "skip_rows: [{column: {position: 2}, starts: [\"(\"]}, {column: NIP, digits: 16}]\n", []),
    (head + "skip_rows: repeated_header\n", ["P202 4 skip_rows [repeated_header]"]),
    (head + "skip_rows: [header]\n", ["P422 4 skip_rows[1] [header]"]),
    (head + "cells: 3\nskip_rows: [repeated_header]\n", ["P422 5 skip_rows[1] [repeated_header]"]),
    (head + "skip_rows: [{column: NIP}, {values: [A]}]\n", ["P422 4 skip_rows[1] [{…}]", "P422 4 skip_rows[2] [{…}]"]),
    (head + "skip_rows: [{column: NIP, values: [A], starts: [B]}]\n", ["P422 4 skip_rows[1] [{…}]"]),
    (head + "skip_rows: [{column: NIP, cells: 2}]\n", ["P422 4 skip_rows[1] [{…}]"]),
    (head + "skip_rows: [{column: NIP, starts: [\"\"]}]\n", ["P204 4 skip_rows[1].starts[1] []"]),
    (head + "skip_rows: [{column: NIP, value: [A]}]\n", ["P102 4 skip_rows[1].value [value]"]),
    (
      shifts + "columns: {nip: A, tanggal: B, shift: {from: C, constant: OFF}}\n", ["P405 5 columns.shift [{…}]"]
    ),
    (shifts + "columns: {nip: A, tanggal: B, shift: {values: {P: PAGI}}}\n", ["P405 5 columns.shift [{…}]"]),
    (
      shifts + "keys: {pin: {file: p.csv, from: a, to: b}}\ncolumns: {nip: {from: A, key: pn}, tanggal: B, shift: C}\n",
      ["P406 6 columns.nip.key [pn]"]
    ),
    (shifts + columns + "keys: {pin: {file: p.csv, from: a}}\n", ["P103 6 keys.pin.to"]),
    (punches + "punches: {day: {from: \"04:00\", to: \"23:59\", split: \"12:00\"}}\n", []),
    (punches + "punches: {day: {from: \"04:00\", to: \"+02:00\", split: \"12:00\"}}\n", ["P407 6 punches.day [{…}]"]),
    (punches + "punches: {day: {from: \"04:00\", to: \"23:59\", split: \"03:59\"}}\n", ["P407 6 punches.day [{…}]"]),
    (punches + "punches: {day: {from: \"04:00\", to: \"12:00\", split: \"12:00\"}}\n", ["P407 6 punches.day [{…}]"]),
    (
      punches + "punches: {day: {from: \"4:00\", to: \"23:59\", split: \"12:00\"}}\n",
      ["P208 6 punches.day.from [4:00]"]
    ),
  ]

  @Test(arguments: wrong) func findsWhatIsWrong(_ text: String, _ faults: [String]) {
    #expect(Self.faults(text) == faults)
  }

  @Test(arguments: ShippedProfiles.names) func readsWhatComesWithTheProgram(_ name: String) throws {
    let profile = try ProfileReader.read(try #require(ShippedProfiles.bytes(of: name)), name: name).get()
    #expect(profile.id == name && !profile.title.isEmpty)
  }

  @Test func shipsProfiles() {
    #expect(
      ShippedProfiles.names == [
        "daftar-hadir-apel", "ekinerja-perilaku", "ekinerja-skp", "excel-indonesia", "kanonik", "lap-log-absen",
        "rekap-bulanan-jam", "rekap-bulanan-kode", "sidik-jari-rekap",
        "simpeg-cuti", "simpeg-hukdis", "simpeg-pegawai", "zkteco-attlog", "zkteco-attlog-status",
        "zktime-pasangan",
      ])
    #expect(ShippedProfiles.bytes(of: "lain") == nil)
  }

  /// What is not said has its default.
  @Test func hasDefaults() throws {
    let profile = try ProfileReader.read(Array(Self.head.utf8), name: "profil.yaml").get()
    #expect(profile.format.encoding == .utf8 && profile.format.delimiter == UInt8(ascii: ","))
    #expect(profile.format.leadingLines == 0 && profile.cellsWithoutHeader == nil)
    #expect(!profile.format.joinsBlanks && !profile.hasTrailingDelimiter && profile.skipRules.isEmpty)
    #expect(profile.table == nil && profile.files.isEmpty && profile.columns.isEmpty && profile.punches == nil)
  }

  /// A column takes the profile's conventions but for those that it has itself.
  @Test func givesConventionsToColumns() throws {
    let text =
      Self.shifts
      + "strip: [\"'\"]\nnulls: [\"-\"]\ndates: [dd/mm/yyyy]\ncolumns: {nip: {from: A, strip: []}, tanggal: {from: B, dates: [d.m.yyyy], nulls: []}, shift: C}\n"
    let profile = try ProfileReader.read(Array(text.utf8), name: "profil.yaml").get()
    func conventions(_ column: ShiftColumn) throws -> Profile.Conventions {
      try #require(profile.columns[AnyColumn(column)]).conventions
    }
    #expect(try conventions(.nip).stripped.isEmpty && conventions(.nip).nulls == [Array("-".utf8)])
    #expect(try conventions(.tanggal).dates.map(\.template) == ["d.m.yyyy"] && conventions(.tanggal).nulls.isEmpty)
    #expect(try conventions(.shift).dates.map(\.template) == ["dd/mm/yyyy"])
    #expect(try conventions(.shift).stripped == [Array("'".utf8)])
  }

  /// Each form of a date says which of its parts it has.
  @Test(
    arguments: [
      ("dd/mm/yyyy", [.year, .month, .day]), ("d-mmmm-yy", [.year, .month, .day]), ("mmmm yyyy", [.year, .month]),
      ("hh.mm", [.hour, .minute]), ("h:m tt", [.hour, .minute, .halfDay]),
      ("yyyy-mm-ddThh:mm:ss", [.year, .month, .day, .hour, .minute, .second]),
      ("yyyy-mm-dd hh:mmzzz", [.year, .month, .day, .hour, .minute, .zone]),
      ("serial", [.year, .month, .day, .hour, .minute, .second]),
    ] as [(String, [DateFormat.Kind])]) func knowsTheParts(_ template: String, _ kinds: [DateFormat.Kind]) throws
  {
    #expect(try #require(DateFormat(template)).kinds == Set(kinds))
  }
}
