internal import Kinerja

/// A free day. Only 2026 is complete; of other years only the holidays with a fixed date are known.
struct Holiday {
  let day: CivilDate
  let kind: DayKind
  let name: String

  static func all(year: Int) -> [Holiday] {
    let list = year == 2026 ? fixed + movable2026 : fixed
    return list.compactMap { month, day, kind, name in
      CivilDate(year: year, month: month, day: day).map { Holiday(day: $0, kind: kind, name: name) }
    }
  }

  /// Whether a day lies in Ramadan 1447 H, the only one known.
  static func isRamadan(_ day: CivilDate) -> Bool {
    let (year, month, date) = day.components
    return year == 2026 && (month == 2 && date >= 18 || month == 3 && date <= 19)
  }

  private static let fixed: [(Int, Int, DayKind, String)] = [
    (1, 1, .holiday, "Tahun Baru"), (5, 1, .holiday, "Hari Buruh Internasional"),
    (6, 1, .holiday, "Hari Lahir Pancasila"), (8, 17, .holiday, "Hari Kemerdekaan RI"),
    (12, 25, .holiday, "Hari Natal"),
  ]

  private static let movable2026: [(Int, Int, DayKind, String)] = [
    (1, 16, .holiday, "Isra Mikraj"), (2, 16, .jointLeave, "Cuti bersama Imlek"), (2, 17, .holiday, "Tahun Baru Imlek"),
    (3, 18, .jointLeave, "Cuti bersama Nyepi"), (3, 19, .holiday, "Hari Suci Nyepi"),
    (3, 20, .jointLeave, "Cuti bersama Idulfitri"), (3, 21, .holiday, "Idulfitri 1447 H"),
    (3, 22, .holiday, "Idulfitri 1447 H"), (3, 23, .jointLeave, "Cuti bersama Idulfitri"),
    (3, 24, .jointLeave, "Cuti bersama Idulfitri"), (4, 3, .holiday, "Wafat Yesus Kristus"),
    (4, 5, .holiday, "Kebangkitan Yesus Kristus"), (5, 14, .holiday, "Kenaikan Yesus Kristus"),
    (5, 15, .jointLeave, "Cuti bersama Kenaikan Yesus Kristus"), (5, 27, .holiday, "Iduladha 1447 H"),
    (5, 28, .jointLeave, "Cuti bersama Iduladha"), (5, 31, .holiday, "Hari Raya Waisak"),
    (6, 16, .holiday, "Tahun Baru Islam 1448 H"), (8, 25, .holiday, "Maulid Nabi Muhammad"),
    (12, 24, .jointLeave, "Cuti bersama Natal"),
  ]
}
