package import Findings
package import Kinerja
internal import Settings
internal import Wording

/// The columns of a file of punches.
///
/// A punch says its moment in one cell, `waktu`, or its day and its time in two.
enum PunchColumn: Int, CaseIterable {
  case nip, waktu, status, tanggal, jam

  static let columns = allCases.map { column in
    switch column {
    case .nip: ColumnSpec("nip", .person, Text("pegawai", "the employee"))
    case .waktu: ColumnSpec("waktu", .moment, Text("saat presensi", "the moment of the punch"))
    case .tanggal: ColumnSpec("tanggal", .date, Text("hari presensi", "the day of the punch"))
    case .jam: ColumnSpec("jam", .time, Text("jam presensi", "the time of the punch"))
    case .status: ColumnSpec("status", .text, .mayBeAbsent, Text("masuk atau pulang", "in or out"))
    }
  }
}

/// How the punches of a device become days: which of them belong to a day, and which of these are its first and last.
struct PunchRules: Sendable {
  /// The time in which punches belong to a day, in seconds from its midnight, the last one included.
  struct Window: Sendable {
    var first: Int
    var last: Int
    /// A lone punch up to here is the first of the day, a later one the last.
    var split: Int

    /// Whether it reaches into the next day.
    var isOvernight: Bool { last >= PunchRules.daySeconds }
  }

  static let daySeconds = 86_400

  /// The window of days without a shift.
  var day: Window
  /// The windows of shifts by name.
  var shifts: [String: Window]
  /// The times that fill `tengah_1` and `tengah_2` on days without a shift, in seconds from midnight.
  var midday: [ClosedRange<Int>]
  /// The states that say "in" and "out"; nil when they are not looked at.
  var states: (in: [[UInt8]], out: [[UInt8]])?
  /// Whether a day that another attendance file tells of is left to that file.
  var yieldsToOthers: Bool
  /// Whether the punches of a row are those of the shift that begins on the row's day, whatever day they were made on.
  var areOfTheirShift = false
}

extension Profile {
  /// What does not go together with a policy: each of its shifts needs a window, which reaches into the next day exactly
  /// when the shift does.
  package func faults(under policy: Policy, _ quarter: Quarter) -> [SettingsFault] {
    guard let punches else { return [] }
    let days = (0..<quarter.dayCount).map(quarter.day)
    let log = SettingsFaultLog(file: id)
    let hours = days.flatMap { policy.schedules.version(on: $0)?.rules.shifts.map { $0 } ?? [] }
    for (name, group) in Dictionary(grouping: hours, by: \.key).sorted(by: { $0.key < $1.key }) {
      let isOvernight = group.contains { $0.value.isOvernight }
      guard punches.shifts[name].map({ $0.isOvernight != isOvernight }) ?? true else { continue }
      let times = Set(group.map { "\($0.value.start)–\($0.value.end)" }).sorted().joined(separator: ", ")
      log.add(
        .profile(.badPunchWindow), at: .start, path: "punches.shifts.\(name)", value: nil,
        details: ["\(name) (\(times)): {from, to\(isOvernight ? ": \"+HH:MM\"" : ""), split}"])
    }
    return log.faults
  }
}
