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

  init(_ context: PunchContext, _ rules: PunchRules) {
    self.context = context
    self.rules = rules
    windows = context.shifts.map { rules.shifts[$0] ?? rules.day }
  }

  /// The window of a person's day; nil on a day without duty of somebody in shifts.
  func window(_ person: Int, _ day: Int) -> (window: PunchRules.Window, isOffice: Bool)? {
    let date = context.quarter.day(day)
    let segments = context.roster.segments[context.roster.segmentRange(person)]
    let segment = segments.first { $0.first <= date && date <= $0.last }
    guard segment?.pattern == .shift else { return (rules.day, true) }
    let code = context.shiftRoster.code(person, day)
    guard code > 0, context.shifts[code - 1] != Codebook.off else { return nil }
    return (windows[code - 1], false)
  }

  /// Whether somebody is in shifts on a day of which the roster of shifts says nothing.
  func isUnplanned(_ person: Int, _ day: Int) -> Bool {
    let date = context.quarter.day(day)
    let segments = context.roster.segments[context.roster.segmentRange(person)]
    return segments.first { $0.first <= date && date <= $0.last }?.pattern == .shift
      && context.shiftRoster.code(person, day) == 0
  }
}

/// The punches of all devices by person and day, whatever their order: the first and last of a day, and the first in each
/// midday window.
///
/// A day is made once a person, so that somebody may come by one device and go by another. Which file is read first makes
/// no difference: of punches in the same second, one whose state says what it is goes before one that says nothing, then
/// the profile's name decides.
final class PunchDays: @unchecked Sendable {
  enum Role: UInt8 { case any, first, last, midday1, midday2 }

  /// A punch as it was placed.
  struct Punch: Sendable {
    var slot: UInt32
    var seconds: UInt32
    var line: UInt32
    var role: Role
  }

  let context: PunchContext
  private let dayCount: Int
  /// The rules of each file of the table; nil for files of daily rows.
  private let windows: [PunchWindows?]
  /// The files in the order in which punches of the same second come, for first and for last ones, and where each stands.
  private let firstOrder: [Int]
  private let lastOrder: [Int]
  private let firstRank: [Int]
  private let lastRank: [Int]
  private let firsts: Storage<UInt64>
  private let lasts: Storage<UInt64>
  private let middays: [Storage<UInt64>]
  /// For each person the punches that are dropped, and where the first of them is written.
  private var dropped: [Int: (count: Int, file: Int, line: Int)] = [:]

  init(_ context: PunchContext, _ files: [InputFolder.File]) {
    self.context = context
    dayCount = context.quarter.dayCount
    windows = files.map { file in file.profile?.punches.map { PunchWindows(context, $0) } }
    func order(_ statesFirst: Bool) -> [Int] {
      files.indices.sorted { left, right in
        func key(_ file: Int) -> (Int, String, Int) {
          let hasStates = files[file].profile?.punches?.states != nil
          return (hasStates == statesFirst ? 0 : 1, files[file].profile?.id ?? "", file)
        }
        return key(left) < key(right)
      }
    }
    func ranks(_ order: [Int]) -> [Int] {
      var ranks = order
      for (rank, file) in order.enumerated() { ranks[file] = rank }
      return ranks
    }
    (firstOrder, lastOrder) = (order(true), order(false))
    (firstRank, lastRank) = (ranks(firstOrder), ranks(lastOrder))
    let slots = context.people.nips.count * dayCount
    // Zero means none, so that untouched memory costs nothing; firsts are kept upside down.
    firsts = zeroedStorage(slots)
    lasts = zeroedStorage(slots)
    let columns = files.compactMap { $0.profile?.punches?.midday.count }.max() ?? 0
    middays = (0..<columns).map { _ in zeroedStorage(slots) }
  }

  func add(_ punch: Punch, line: Int, file: Int) {
    let slot = Int(punch.slot)
    func stamp(_ rank: Int) -> UInt64 { PunchStamp(seconds: Int(punch.seconds), file: rank, line: line).bits }
    func addFirst(to storage: Storage<UInt64>) { storage[slot] = max(storage[slot], ~stamp(firstRank[file])) }
    func addLast() { lasts[slot] = max(lasts[slot], stamp(lastRank[file])) }
    switch punch.role {
    case .any:
      addFirst(to: firsts)
      addLast()
    case .first: addFirst(to: firsts)
    case .last: addLast()
    case .midday1: addFirst(to: middays[0])
    case .midday2: addFirst(to: middays[1])
    }
  }

  /// Notes a punch of somebody in the roster that comes to nothing.
  func drop(_ person: Int, line: Int, file: Int) {
    guard let known = dropped[person] else {
      dropped[person] = (1, file, line)
      return
    }
    let isEarlier = (file, line) < (known.file, known.line)
    dropped[person] = (known.count + 1, isEarlier ? file : known.file, isEarlier ? line : known.line)
  }

  /// A day made of punches.
  struct Day {
    var person: Int
    var day: Int
    var first: PunchStamp?
    var last: PunchStamp?
    var middays: [PunchStamp?]

    /// Where the day's first punch is written.
    var place: PunchStamp? { ([first, last] + middays).compactMap { $0 }.min() }
  }

  /// The days with punches, by person.
  func forEachDay(_ body: (Day) -> Void) {
    func stamp(_ bits: UInt64, _ order: [Int]) -> PunchStamp {
      let ranked = PunchStamp(bits: bits)
      return PunchStamp(seconds: ranked.seconds, file: order[ranked.file], line: ranked.line)
    }
    func earliest(_ bits: UInt64) -> PunchStamp? { bits == 0 ? nil : stamp(~bits, firstOrder) }
    for slot in 0..<firsts.count {
      guard firsts[slot] != 0 || lasts[slot] != 0 || middays.contains(where: { $0[slot] != 0 }) else { continue }
      let middays = middays.map { earliest($0[slot]) }
      let (person, day) = (slot / dayCount, slot % dayCount)
      var made = Day(
        person: person, day: day, first: earliest(firsts[slot]),
        last: lasts[slot] == 0 ? nil : stamp(lasts[slot], lastOrder), middays: middays)
      settleLonePunch(&made)
      body(made)
    }
  }

  /// Punches within a minute are one. Its state says whether it is the first or the last of the day; without one, the time
  /// of day does, by the rules of the profile where it stands. Two states that contradict each other both stand.
  private func settleLonePunch(_ made: inout Day) {
    guard let first = made.first, let last = made.last, last.seconds - first.seconds < 60,
      let firstRules = windows[first.file], let lastRules = windows[last.file]
    else { return }
    switch (firstRules.rules.states != nil, lastRules.rules.states != nil) {
    case (true, true): return
    case (true, false): made.last = nil
    case (false, true): made.first = nil
    case (false, false):
      let split = firstRules.window(made.person, made.day)?.window.split ?? firstRules.rules.day.split
      if first.seconds <= split { made.last = nil } else { made.first = nil }
    }
  }

  /// A warning for each person of whom every punch is dropped, in the order of places.
  func findings(_ files: [InputFolder.File]) -> [Finding] {
    guard !dropped.isEmpty else { return [] }
    var alone = dropped
    forEachDay { alone[$0.person] = nil }
    return alone.sorted { ($0.value.file, $0.value.line) < ($1.value.file, $1.value.line) }.map { person, rows in
      Finding(
        code: .plausibility(.personDropped), file: files[rows.file].name, line: rows.line,
        nip: NIP(number: context.people.nips[person]), detail: String(rows.count))
    }
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

extension TableReading {
  /// Reads the files of punches, makes days of them, and gives these to the intake as rows of kehadiran.csv; each stands
  /// where its first punch is written.
  ///
  /// - Parameter others: the days of which files of daily rows tell.
  func runPunches<Intake: TableIntake>(
    _ intake: Intake, _ context: PunchContext, others: OccupiedDays, _ log: FindingLog, _ summary: inout TableSummary
  ) throws(InputError) {
    let days = PunchDays(context, files)
    var reading = TableReading(name: name, columns: PunchColumn.columns, files: files, options: options)
    reading.keys = keys
    reading.quarter = quarter
    for (number, file) in files.enumerated() {
      guard let rules = file.profile?.punches else { continue }
      let gathered = PunchIntake(days, rules, others: rules.yieldsToOthers ? others : nil)
      try reading.run(gathered, file, number, log, &summary)
    }
    PunchReview.loneStates(
      files.compactMap { file in
        file.profile?.punches?.states == nil ? nil : summary.punches[file.name].map { (file.name, $0) }
      }
    ).forEach(log.add)
    days.findings(files).forEach(log.add)
    giveDays(of: days, to: intake, context, log, &summary)
    days.forEachDay { day in
      if let place = day.place { others.add(day.person, day.day, file: place.file) }
    }
  }

  private func giveDays<Intake: TableIntake>(
    of gathered: PunchDays, to intake: Intake, _ context: PunchContext, _ log: FindingLog,
    _ summary: inout TableSummary
  ) {
    let places = ColumnPlace.inOrder(columns)
    var batches = files.map { _ in intake.makeBatch() }
    var reports = files.map { _ in BatchReport() }
    var rows = files.map { _ in 0 }
    func close(_ file: Int) {
      intake.finish(&batches[file], &reports[file])
      reports[file].sortFindings()
      for raw in reports[file].findings {
        log.add(
          Finding(
            code: raw.code, file: files[file].name, line: raw.line + 1,
            column: raw.column.map { columns[$0.rawValue].name } ?? "", nip: raw.nip.map { NIP(number: $0) },
            value: raw.value, detail: raw.detail))
      }
      corrections?.note(reports[file].corrections, files[file], line: 0)
      summary.invalid += reports[file].invalidRows
      intake.commit(batches[file], line: 0, file: file)
      (batches[file], reports[file], rows[file]) = (intake.makeBatch(), BatchReport(), 0)
    }
    func give(_ day: PunchDays.Day, _ places: UnsafePointer<ColumnPlace>) {
      guard let place = day.place else { return }
      var row = ByteRow()
      row.set(.nip, "\(NIP(number: context.people.nips[day.person]))")
      row.set(.tanggal, context.quarter.day(day.day).description)
      row.set(.masuk, clock(day.first))
      row.set(.pulang, clock(day.last))
      for (column, midday) in zip(AttendanceColumn.middays, day.middays) { row.set(column, clock(midday)) }
      row.withCells { cells in
        var made = Row<Intake.Column>(cells.baseAddress!, places: places, line: place.line - 1)
        made.lastPunch = day.last
        take(
          made, cells.baseAddress!, cells.count, intake, &batches[place.file], &reports[place.file])
      }
      rows[place.file] += 1
      if rows[place.file] == 10_000 { close(place.file) }
    }
    places.withUnsafeBufferPointer { places in gathered.forEachDay { give($0, places.baseAddress!) } }
    for file in files.indices where rows[file] > 0 { close(file) }
  }

  private func clock(_ stamp: PunchStamp?) -> String {
    guard let stamp else { return "" }
    return ClockTime(minutes: stamp.seconds / 60 % 1440)?.description ?? ""
  }
}

/// A row of kehadiran.csv that is made, not read.
private struct ByteRow {
  private var texts: [[UInt8]]

  init() { texts = AttendanceColumn.allCases.map { _ in [] } }

  mutating func set(_ column: AttendanceColumn, _ text: String) { texts[column.rawValue] = Array(text.utf8) }

  /// Calls back with the row's cells.
  func withCells(_ body: (UnsafeBufferPointer<Cell>) -> Void) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for text in texts {
      starts.append(bytes.count)
      bytes += text + Array(repeating: 0, count: RecordScanner.padding)
    }
    bytes.withUnsafeBufferPointer { memory in
      let cells = zip(starts, texts).map { Cell(start: memory.baseAddress! + $0, count: $1.count) }
      cells.withUnsafeBufferPointer(body)
    }
  }
}
