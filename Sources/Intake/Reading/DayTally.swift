internal import Findings
internal import Kinerja

/// What the daily rows of an attendance file look like: whether its times are those of punches, and whether there are any.
struct DayTally: Sendable {
  /// The rows with a time from which on it is odd that only one or two times occur.
  static let leastTimes = 20
  /// The rows marked present without a time from which on a file is one of codes alone.
  static let leastMarked = 3

  /// The times of a column, told apart up to three.
  struct Times: Sendable {
    private(set) var count = 0
    /// The row with the first.
    private(set) var line = 0
    private var first = Int32(-1)
    private var second = Int32(-1)
    private(set) var hasMany = false

    /// Adds a time in minutes; negative is none.
    @inline(__always)
    mutating func add(_ minutes: Int, _ line: Int) {
      guard !hasMany, minutes >= 0 else { return }
      note(Int32(truncatingIfNeeded: minutes), line)
    }

    private mutating func note(_ minutes: Int32, _ line: Int) {
      if count == 0 { self.line = line }
      count += 1
      if first < 0 {
        first = minutes
      } else if minutes != first {
        if second < 0 { second = minutes } else if minutes != second { hasMany = true }
      }
    }

    mutating func add(_ other: Times, behind lines: Int) {
      guard other.count > 0 else { return }
      if count == 0 { line = lines + other.line }
      let known = count
      hasMany = hasMany || other.hasMany
      for minutes in [other.first, other.second] where minutes >= 0 && !hasMany { note(minutes, line) }
      count = known + other.count
    }

    /// The times, where there are at most two.
    var text: String {
      [first, second].filter { $0 >= 0 }.sorted().compactMap { ClockTime(minutes: Int($0))?.description }
        .joined(separator: ", ")
    }
  }

  var ins = Times()
  var outs = Times()
  /// Rows of presence.
  var presences = 0
  /// Rows of presence without a time.
  var timeless = 0
  /// Those of them that are marked by `H`.
  var marked = 0

  /// Adds a sound row.
  @inline(__always)
  mutating func add(_ word: AttendanceWord, hasMidday: Bool, line: Int) {
    ins.add(word.first, line)
    outs.add(word.last, line)
    guard word.isPresence else { return }
    presences &+= 1
    guard !word.hasPunch, !hasMidday else { return }
    timeless &+= 1
    if word.status == AttendanceWord.markedPresence { marked &+= 1 }
  }

  mutating func add(_ other: DayTally, behind lines: Int) {
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
    where times.count >= Self.leastTimes && !times.hasMany {
      let field = header.places[column.rawValue].field
      findings.append(
        Finding(
          code: .plausibility(.scheduleTimes), file: file.name, line: times.line + 1, field: field,
          column: header.name(of: AnyColumn(column), field: field), value: times.text, detail: String(times.count)))
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
