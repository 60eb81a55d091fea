internal import Findings
internal import Kinerja
internal import Tabular

/// What it takes to make days of punches.
struct PunchContext: Sendable {
  let quarter: Quarter
  let people: People
  let roster: Roster
  /// The names of shifts, as `shiftRoster` numbers them from 1.
  let shifts: [String]
  let shiftRoster: ShiftRoster
}

/// Where a punch is written, with its time: ordered by time, then file, then line.
struct PunchStamp: Comparable, Sendable {
  private(set) var bits: UInt64

  /// - Parameters:
  ///   - seconds: from the midnight of the day that the punch belongs to, below 2^18.
  ///   - file: the file's position in the table, below 2^14.
  init(seconds: Int, file: Int, line: Int) {
    bits = UInt64(seconds) << 46 | UInt64(file & 0x3FFF) << 32 | UInt64(line & 0xFFFF_FFFF)
  }

  init(bits: UInt64) { self.bits = bits }

  var seconds: Int { Int(bits >> 46) }
  var file: Int { Int(bits >> 32 & 0x3FFF) }
  var line: Int { Int(bits & 0xFFFF_FFFF) }

  static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
}

/// When the punches of a person's day are looked for, under the rules of one profile.
struct PunchWindows: Sendable {
  let context: PunchContext
  let rules: PunchRules
  /// The window of each shift, by its number.
  private let windows: [PunchRules.Window]
  /// Whether somebody is in shifts on any day.
  private let hasShifts: [Bool]

  init(_ context: PunchContext, _ rules: PunchRules) {
    self.context = context
    self.rules = rules
    windows = context.shifts.map { rules.shifts[$0] ?? rules.day }
    hasShifts = (0..<context.roster.count).map { person in
      context.roster.segments[context.roster.segmentRange(person)].contains { $0.pattern == .shift }
    }
  }

  /// The window of a person's day; nil on a day without duty of somebody in shifts.
  func window(_ person: Int, _ day: Int) -> (window: PunchRules.Window, isOffice: Bool)? {
    guard hasShifts[person], isInShifts(person, day) else { return (rules.day, true) }
    let code = context.shiftRoster.code(person, day)
    guard code > 0, context.shifts[code - 1] != Codebook.off else { return nil }
    return (windows[code - 1], false)
  }

  /// Whether somebody is in shifts on a day of which the roster of shifts says nothing.
  func isUnplanned(_ person: Int, _ day: Int) -> Bool {
    isInShifts(person, day) && context.shiftRoster.code(person, day) == 0
  }

  private func isInShifts(_ person: Int, _ day: Int) -> Bool {
    let date = context.quarter.day(day)
    let segments = context.roster.segments[context.roster.segmentRange(person)]
    return segments.first { $0.first <= date && date <= $0.last }?.pattern == .shift
  }
}

/// Places the punches of one profile's files.
final class PunchIntake: TableIntake, @unchecked Sendable {
  typealias Role = PunchDays.Role

  struct Batch: Sendable {
    var punches: [PunchDays.Punch] = []
    /// Punches of people of the roster that come to nothing.
    var dropped: [(person: UInt32, line: UInt32)] = []
    var finder: PersonFinder
  }

  private let context: PunchContext
  private let rules: PunchRules
  private let windows: PunchWindows
  private let others: OccupiedDays?
  private let days: PunchDays
  private let dayCount: Int

  /// - Parameter others: the days that are left to other files; nil when there are none such.
  init(_ days: PunchDays, _ rules: PunchRules, others: OccupiedDays?) {
    context = days.context
    self.days = days
    self.others = others
    self.rules = rules
    windows = PunchWindows(days.context, rules)
    dayCount = days.context.quarter.dayCount
  }

  func makeBatch() -> Batch { Batch(finder: PersonFinder(context.people)) }

  func read(_ row: Row<PunchColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    guard let (date, seconds) = moment(row, &report) else { return }
    let day = Int(date.dayNumber) - Int(context.quarter.first.dayNumber)
    // A night shift of the quarter's last day ends on the day after.
    guard (0...dayCount).contains(day) else {
      report.outside += 1
      noteDistant(row, day, &batch, &report)
      return
    }
    let nip = report.nip(row, .nip)
    guard let person = report.person(row, .nip, nip, &batch.finder) else { return }
    let said = said(row[.status])
    guard let place = place(person, day, seconds, said, others) else {
      // On the morning behind the quarter only its last night shift is looked for.
      if day == dayCount {
        report.outside += 1
      } else if others != nil, self.place(person, day, seconds, said, nil) != nil {
        report.drops[.otherFile] += 1
      } else {
        report.drops[.window] += 1
        if windows.isUnplanned(person, day) {
          report.punches.unplanned.add(
            PunchTally.Places(
              count: 1, line: row.line, field: row.field(.waktu),
              value: "\(NIP(number: context.people.nips[person])) \(date)"))
        }
        batch.dropped.append((UInt32(person), UInt32(row.line)))
      }
      return
    }
    guard let role = role(said, place) else {
      report.drops[.state] += 1
      report.punches.oddStates[row[.status].excerpt, default: PunchTally.Places()].add(
        PunchTally.Places(count: 1, line: row.line, field: row.field(.status)))
      batch.dropped.append((UInt32(person), UInt32(row.line)))
      return
    }
    report.punches.taken += 1
    if said == .first { report.punches.ins += 1 } else if said == .last { report.punches.outs += 1 }
    batch.punches.append(
      PunchDays.Punch(
        slot: UInt32(person * dayCount + place.day), seconds: UInt32(place.seconds), line: UInt32(row.line), role: role
      ))
  }

  /// The day and the seconds from its midnight that a row says; nil after saying what is wrong with it.
  private func moment(_ row: Row<PunchColumn>, _ report: inout BatchReport) -> (day: CivilDate, seconds: Int)? {
    guard row.place(of: .waktu) != nil else {
      let nip = row[.nip].digits18
      guard let day = report.date(row, .tanggal, nip: nip) else { return nil }
      let cell = row[.jam]
      guard let minutes = cell.clockMinutes else {
        report.add(cell.isEmpty ? .cell(.empty) : .cell(.badTime), row, .jam, nip: nip)
        return nil
      }
      return (day, minutes * 60 + (cell.count == 8 ? cell.pair(at: 6) ?? 0 : 0))
    }
    let cell = row[.waktu]
    let dayCell = Cell(start: cell.start, count: min(10, cell.count))
    guard cell.count == 19, let date = dayCell.date,
      let minutes = Cell(start: cell.start + 11, count: 8).clockMinutes, let second = cell.pair(at: 17)
    else {
      report.add(cell.isEmpty ? .cell(.empty) : .cell(.badDate), row, .waktu, nip: row[.nip].digits18)
      return nil
    }
    return (date, minutes * 60 + second)
  }

  /// Notes a punch of somebody in the roster that is dated years away.
  private func noteDistant(
    _ row: Row<PunchColumn>, _ day: Int, _ batch: inout Batch, _ report: inout BatchReport
  ) {
    let distance = day < 0 ? -day : day - (dayCount - 1)
    guard distance > PunchReview.distantDays, let nip = row[.nip].digits18, let person = batch.finder.find(nip) else {
      return
    }
    report.drops[.distantDate] += 1
    if report.punches.distant.count == 0 {
      let column: PunchColumn = row.place(of: .waktu) == nil ? .tanggal : .waktu
      report.punches.distant = PunchTally.Places(
        count: 0, line: row.line, field: row.field(column), value: row[column].excerpt)
    }
    report.punches.distant.count += 1
    batch.dropped.append((UInt32(person), UInt32(row.line)))
  }

  /// The day that a punch belongs to, and the seconds from that day's midnight.
  ///
  /// Where the windows of two days overlap, a punch that says "in" belongs to the later day and one that says "out" to the
  /// earlier; one that says nothing belongs to the nearer, the middle of the overlap parting them. A day that is left to
  /// other files has no window. Where a row is one shift, its day is known, and what lies before its window is past midnight.
  private func place(_ person: Int, _ day: Int, _ seconds: Int, _ said: Role?, _ others: OccupiedDays?) -> (
    day: Int, seconds: Int, isOffice: Bool
  )? {
    func window(_ day: Int) -> (window: PunchRules.Window, isOffice: Bool)? {
      others?.holds(person, day) == true ? nil : windows.window(person, day)
    }
    if rules.areOfTheirShift {
      guard day < dayCount, let own = window(day) else { return nil }
      let time = seconds < own.window.first ? seconds + PunchRules.daySeconds : seconds
      return time <= own.window.last ? (day, time, own.isOffice) : nil
    }
    let today = day < dayCount ? window(day) : nil
    let yesterday = day > 0 ? window(day - 1) : nil
    let late = seconds + PunchRules.daySeconds
    let isToday = today.map { $0.window.first <= seconds && seconds <= $0.window.last } ?? false
    let isYesterday = yesterday.map { $0.window.first <= late && late <= $0.window.last } ?? false
    if let today, let yesterday, isToday, isYesterday {
      let middle = (today.window.first + yesterday.window.last - PunchRules.daySeconds) / 2
      let isEarlier = said == .last || (said != .first && seconds <= middle)
      return isEarlier ? (day - 1, late, yesterday.isOffice) : (day, seconds, today.isOffice)
    }
    if let today, isToday { return (day, seconds, today.isOffice) }
    if let yesterday, isYesterday { return (day - 1, late, yesterday.isOffice) }
    return nil
  }

  /// What a punch's state says; nil when it is neither "in" nor "out".
  private func said(_ state: Cell) -> Role? {
    guard let states = rules.states else { return .any }
    func isAmong(_ words: [[UInt8]]) -> Bool { words.contains { $0.withUnsafeBufferPointer { state.hasBytes($0) } } }
    return isAmong(states.in) ? .first : isAmong(states.out) ? .last : nil
  }

  /// What a punch is; nil when it is to be passed over.
  private func role(_ said: Role?, _ place: (day: Int, seconds: Int, isOffice: Bool)) -> Role? {
    guard place.isOffice, let window = rules.midday.firstIndex(where: { $0.contains(place.seconds) }) else {
      return said
    }
    return window == 0 ? .midday1 : .midday2
  }

  func commit(_ batch: Batch, line: Int, file: Int) {
    for punch in batch.punches { days.add(punch, line: line + Int(punch.line) + 1, file: file) }
    for punch in batch.dropped { days.drop(Int(punch.person), line: line + Int(punch.line) + 1, file: file) }
  }
}
