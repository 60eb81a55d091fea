public import Kinerja

/// How the punches of a device become days: which of them belong to a day, and which of these are its first and last.
struct PunchRules: Sendable {
  /// The columns of a file of punches.
  static let columns: [Column] = ["nip", "waktu:moment", "status??"]

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
  /// The windows of shifts by name; others have that of `day`.
  var shifts: [String: Window]
  /// The times that fill `tengah_1` and `tengah_2` on days without a shift, in seconds from midnight.
  var midday: [ClosedRange<Int>]
  /// The states that say "in" and "out"; nil when they are not looked at.
  var states: (in: [[UInt8]], out: [[UInt8]])?
  /// Whether a day that another attendance file tells of is left to that file.
  var yieldsToOthers: Bool
}

extension Profile {
  /// What does not go together with a policy: a shift that ends on the day after needs a window that does so too, and
  /// no other may reach into the next day.
  public func faults(under policy: Policy, _ quarter: Quarter) -> [SettingsFault] {
    guard let punches else { return [] }
    let days = (0..<quarter.dayCount).map(quarter.day)
    let log = SettingsFaultLog(file: id)
    let hours = days.flatMap { policy.schedules.version(on: $0)?.rules.shifts.map { $0 } ?? [] }
    for (name, group) in Dictionary(grouping: hours, by: \.key).sorted(by: { $0.key < $1.key }) {
      let overnight = Set(group.map(\.value.isOvernight))
      let window = punches.shifts[name] ?? punches.day
      guard overnight != [window.isOvernight] else { continue }
      let expected = overnight.contains(true) ? "\(name): to: \"+HH:MM\"" : "\(name): to ≤ 23:59"
      log.add(
        .badPunchWindow, at: .start, path: "punches.shifts.\(name)", value: nil, details: [expected])
    }
    return log.faults
  }
}
