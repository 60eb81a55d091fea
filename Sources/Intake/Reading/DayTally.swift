internal import Findings
internal import Kinerja

/// What the daily rows of an attendance file look like: whether its times are those of punches, and whether there are any.
struct DayTally: Sendable {
  /// The rows with a time from which on it is odd that only one or two times occur; more times need more rows.
  static let leastTimes = 20
  /// The rows with midday punches out of order from which on it is odd that most are so.
  static let leastDisordered = 5
  /// The rows marked present without a time from which on a file is one of codes alone.
  static let leastMarked = 3

  /// The times of a column, told apart up to a few more than a schedule has.
  struct Times: Sendable {
    /// The times of a schedule with several patterns and shifts, at most.
    static let most = 8
    /// The rows from which on so many times are odd: 20 for one or two, then 25 for each.
    static func leastRows(of times: Int) -> Int { times <= 2 ? DayTally.leastTimes : 25 * times }

    private(set) var count = 0
    /// The row with the first.
    private(set) var line = 0
    private var seen = InlineArray<8, Int32>(repeating: -1)
    private var distinct = 0
    private(set) var hasMany = false

    /// Whether there are so few of so many rows as if they were those of a schedule.
    var areFew: Bool { !hasMany && distinct > 0 && count >= Self.leastRows(of: distinct) }

    /// Adds a time in minutes; negative is none.
    @inline(__always)
    mutating func add(_ minutes: Int, _ line: Int) {
      guard !hasMany, minutes >= 0 else { return }
      note(Int32(truncatingIfNeeded: minutes), line)
    }

    private mutating func note(_ minutes: Int32, _ line: Int) {
      if count == 0 { self.line = line }
      count += 1
      for place in 0..<distinct where seen[place] == minutes { return }
      guard distinct < Self.most else {
        hasMany = true
        return
      }
      seen[distinct] = minutes
      distinct += 1
    }

    mutating func add(_ other: Times, behind lines: Int) {
      guard other.count > 0 else { return }
      if count == 0 { line = lines + other.line }
      let known = count
      hasMany = hasMany || other.hasMany
      for place in 0..<other.distinct where !hasMany { note(other.seen[place], line) }
      count = known + other.count
    }

    /// The times, where there are few.
    var text: String {
      (0..<distinct).map { seen[$0] }.sorted().compactMap { ClockTime(minutes: Int($0))?.description }
        .joined(separator: ", ")
    }
  }

  /// Whether more rows may show other times.
  private var isOpen = true
  var ins = Times()
  var outs = Times()
  /// Rows of presence.
  var presences = 0
  /// Rows of presence without a time.
  var timeless = 0
  /// Those of them that are marked by `H`.
  var marked = 0

  /// Rows with midday punches, and those of them whose times are not in the order of the day.
  var middays = 0
  var disordered = 0

  /// Adds a sound row.
  ///
  /// - Parameter midday: the midday punches plus one, as in `AttendanceMatrix.midday`.
  @inline(__always)
  mutating func add(_ word: AttendanceWord, midday: UInt32, line: Int) {
    presences &+= 1
    // Most rows of most files tell nothing more than the rows before them.
    if isOpen || !word.isWhole || midday != 0 { note(word, midday, line) }
  }

  private mutating func note(_ word: AttendanceWord, _ midday: UInt32, _ line: Int) {
    ins.add(word.first, line)
    outs.add(word.last, line)
    isOpen = !ins.hasMany || !outs.hasMany
    if midday != 0 { addOrder(word, midday) }
    guard word.isPresence else {
      presences -= 1
      return
    }
    guard !word.hasPunch, midday == 0 else { return }
    timeless &+= 1
    if word.status == AttendanceWord.markedPresence { marked &+= 1 }
  }

  private mutating func addOrder(_ word: AttendanceWord, _ midday: UInt32) {
    middays += 1
    let times = [word.first, Int(midday & 0x7FF) - 1, Int(midday >> 11) - 1, word.last].filter { $0 >= 0 }
    if zip(times, times.dropFirst()).contains(where: { $0 > $1 }) { disordered += 1 }
  }

  mutating func add(_ other: DayTally, behind lines: Int) {
    middays += other.middays
    disordered += other.disordered
    ins.add(other.ins, behind: lines)
    outs.add(other.outs, behind: lines)
    presences += other.presences
    timeless += other.timeless
    marked += other.marked
  }

  /// Whether the file marks people present and hardly ever says when: at least 95 of 100 rows of presence have no time.
  var isOfMarksAlone: Bool { marked >= Self.leastMarked && timeless * 20 >= presences * 19 }

  /// What is said of the file.
  ///
  /// - Parameter isAbsence: whether the policy makes an unexcused absence of a presence without a time.
  func findings(_ file: InputFolder.File, _ header: Header, isAbsence: Bool) -> [Finding] {
    var findings: [Finding] = []
    for (column, times) in [(AttendanceColumn.masuk, ins), (.pulang, outs)]
    where times.areFew {
      let field = header.places[column.rawValue].field
      findings.append(
        Finding(
          code: .plausibility(.scheduleTimes), file: file.name, line: times.line + 1, field: field,
          column: header.name(of: AnyColumn(column), field: field), value: times.text, detail: String(times.count)))
    }
    if disordered >= Self.leastDisordered, disordered * 2 > middays {
      findings.append(
        SwappedColumns.finding(
          file.name, AttendanceColumn.tengah1.name,
          [.tengah2, .masuk, .pulang].map { (column: AttendanceColumn) in column.name },
          "\(disordered)/\(middays)"))
    }
    if isOfMarksAlone {
      findings.append(
        Finding(
          code: isAbsence ? .content(.markedAlone) : .plausibility(.markedAlone), file: file.name,
          detail: "\(timeless)/\(presences)"))
    }
    return findings
  }
}
