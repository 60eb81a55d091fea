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

/// Gathers punches by person and day, whatever their order: the first and last of a day, and the first in each midday
/// window.
final class PunchIntake: TableIntake, @unchecked Sendable {
  enum Role: UInt8 { case any, first, last, midday1, midday2 }

  struct Batch: Sendable {
    var punches: [(slot: UInt32, seconds: UInt32, line: UInt32, role: Role)] = []
    var finder: PersonFinder
  }

  private static let none = UInt64.max

  let context: PunchContext
  private let rules: PunchRules
  private let others: OccupiedDays?
  /// The window of each shift, by its number.
  private let windows: [PunchRules.Window]
  private let dayCount: Int
  private let firsts: Storage<UInt64>
  private let lasts: Storage<UInt64>
  private var middays: [Storage<UInt64>] = []

  /// - Parameter others: the days that are left to other files; nil when there are none such.
  init(_ context: PunchContext, _ rules: PunchRules, others: OccupiedDays?) {
    self.context = context
    self.others = others
    self.rules = rules
    windows = context.shifts.map { rules.shifts[$0] ?? rules.day }
    dayCount = context.quarter.dayCount
    let slots = context.people.nips.count * dayCount
    // Zero means none, so that untouched memory costs nothing; firsts are kept upside down.
    firsts = zeroedStorage(slots)
    lasts = zeroedStorage(slots)
    middays = rules.midday.map { _ in zeroedStorage(slots) }
  }

  func makeBatch() -> Batch { Batch(finder: PersonFinder(context.people)) }

  func read(_ row: Row<PunchColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    let cell = row[.waktu]
    let dayCell = Cell(start: cell.start, count: min(10, cell.count))
    guard cell.count == 19, let date = dayCell.date,
      let minutes = Cell(start: cell.start + 11, count: 8).clockMinutes, let second = cell.pair(at: 17)
    else {
      report.add(cell.isEmpty ? .cell(.empty) : .cell(.badDate), row, .waktu, nip: row[.nip].digits18)
      return
    }
    let day = Int(date.dayNumber) - Int(context.quarter.first.dayNumber)
    // A night shift of the quarter's last day ends on the day after.
    guard (0...dayCount).contains(day) else {
      report.outside += 1
      return
    }
    let nip = report.nip(row, .nip)
    guard let person = report.person(row, .nip, nip, &batch.finder) else { return }
    let seconds = minutes * 60 + second
    let said = said(row[.status])
    guard let place = place(person, day, seconds, said), let role = role(said, place) else {
      report.leftOut += 1
      return
    }
    batch.punches.append(
      (UInt32(person * dayCount + place.day), UInt32(place.seconds), UInt32(row.line), role))
  }

  /// The day that a punch belongs to, and the seconds from that day's midnight.
  ///
  /// Where the windows of two days overlap, a punch that says "in" belongs to the later day and one that says "out" to the
  /// earlier; one that says nothing belongs to the nearer, the middle of the overlap parting them.
  private func place(_ person: Int, _ day: Int, _ seconds: Int, _ said: Role?) -> (
    day: Int, seconds: Int, isOffice: Bool
  )? {
    let today = day < dayCount ? window(person, day) : nil
    let yesterday = day > 0 ? window(person, day - 1) : nil
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

  /// The window of a person's day; nil on a day without duty of somebody in shifts, and on days left to other files.
  private func window(_ person: Int, _ day: Int) -> (window: PunchRules.Window, isOffice: Bool)? {
    if others?.holds(person, day) == true { return nil }
    let date = context.quarter.day(day)
    let segments = context.roster.segments[context.roster.segmentRange(person)]
    let segment = segments.first { $0.first <= date && date <= $0.last }
    guard segment?.pattern == .shift else { return (rules.day, true) }
    let code = context.shiftRoster.code(person, day)
    guard code > 0, context.shifts[code - 1] != Codebook.off else { return nil }
    return (windows[code - 1], false)
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
    for punch in batch.punches {
      let slot = Int(punch.slot)
      let stamp = PunchStamp(seconds: Int(punch.seconds), file: file, line: line + Int(punch.line) + 1).bits
      switch punch.role {
      case .any:
        firsts[slot] = max(firsts[slot], ~stamp)
        lasts[slot] = max(lasts[slot], stamp)
      case .first: firsts[slot] = max(firsts[slot], ~stamp)
      case .last: lasts[slot] = max(lasts[slot], stamp)
      case .midday1: middays[0][slot] = max(middays[0][slot], ~stamp)
      case .midday2: middays[1][slot] = max(middays[1][slot], ~stamp)
      }
    }
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
    func stamp(_ bits: UInt64) -> PunchStamp? { bits == 0 ? nil : PunchStamp(bits: bits) }
    func earliest(_ bits: UInt64) -> PunchStamp? { bits == 0 ? nil : PunchStamp(bits: ~bits) }
    for slot in 0..<firsts.count {
      let middays = middays.map { earliest($0[slot]) }
      guard firsts[slot] != 0 || lasts[slot] != 0 || middays.contains(where: { $0 != nil }) else { continue }
      let (person, day) = (slot / dayCount, slot % dayCount)
      var made = Day(
        person: person, day: day, first: earliest(firsts[slot]), last: stamp(lasts[slot]), middays: middays)
      // Punches within a minute are one; a lone one is the first or the last by the time of day.
      if rules.states == nil, let first = made.first, let last = made.last, last.seconds - first.seconds < 60 {
        let split = window(person, day)?.window.split ?? rules.day.split
        if first.seconds <= split { made.last = nil } else { made.first = nil }
      }
      body(made)
    }
  }
}

extension TableReading {
  /// Reads the files of punches, makes days of them, and gives these to the intake as rows of kehadiran.csv; each stands
  /// where its first punch is written.
  func runPunches<Intake: TableIntake>(_ intake: Intake, _ log: FindingLog, _ summary: inout TableSummary)
    throws(InputError)
  {
    guard let context = punches else { return }
    var others: OccupiedDays?
    for profile in Set(files.compactMap { $0.profile?.punches == nil ? nil : $0.profile?.id }).sorted() {
      let numbers = files.indices.filter { files[$0].profile?.id == profile && files[$0].profile?.punches != nil }
      guard let rules = numbers.first.flatMap({ files[$0].profile?.punches }) else { continue }
      if rules.yieldsToOthers, others == nil { others = try occupiedDays(context) }
      let gathered = PunchIntake(context, rules, others: rules.yieldsToOthers ? others : nil)
      var reading = TableReading(name: name, columns: PunchColumn.columns, files: files, options: options)
      reading.keys = keys
      for number in numbers { try reading.run(gathered, files[number], number, log, &summary) }
      giveDays(of: gathered, to: intake, context, log, &summary)
    }
  }

  private func giveDays<Intake: TableIntake>(
    of gathered: PunchIntake, to intake: Intake, _ context: PunchContext, _ log: FindingLog,
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
    func give(_ day: PunchIntake.Day, _ places: UnsafePointer<ColumnPlace>) {
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

  /// The days of which the table's other files tell.
  private func occupiedDays(_ context: PunchContext) throws(InputError) -> OccupiedDays {
    let days = OccupiedDays(context)
    var unused = TableSummary()
    let quiet = FindingLog(placesKept: 0)
    for (number, file) in files.enumerated() where file.profile?.punches == nil {
      try run(days, file, number, quiet, &unused)
    }
    return days
  }
}

/// The days of people of which some file tells.
final class OccupiedDays: TableIntake, @unchecked Sendable {
  struct Batch: Sendable {
    var slots: [Int] = []
    var finder: PersonFinder
  }

  private let people: People
  private let days: DayFinder
  private let dayCount: Int
  private var slots: Set<Int> = []

  init(_ context: PunchContext) {
    people = context.people
    days = DayFinder(context.quarter)
    dayCount = context.quarter.dayCount
  }

  func holds(_ person: Int, _ day: Int) -> Bool { slots.contains(person * dayCount + day) }

  func makeBatch() -> Batch { Batch(finder: PersonFinder(people)) }

  func read(_ row: Row<AttendanceColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    guard let day = days.day(row, .tanggal, of: .nip, &report).index, let nip = row[.nip].digits18,
      let person = batch.finder.find(nip)
    else { return }
    batch.slots.append(person * dayCount + day)
  }

  func commit(_ batch: Batch, line: Int, file: Int) { slots.formUnion(batch.slots) }
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
