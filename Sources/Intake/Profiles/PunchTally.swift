internal import Findings
internal import Kinerja

/// What the punches of people of the roster in a file look like.
struct PunchTally: Sendable {
  /// Places that have something in common: how many, and the first.
  struct Places: Sendable {
    var count = 0
    var line = 0
    var field = 0
    var value = ""

    mutating func add(_ other: Places, behind lines: Int = 0) {
      if count == 0 {
        self = other
        line += lines
      } else {
        count += other.count
      }
    }
  }

  /// The states that are neither in nor out and are named; a file whose states are something else altogether has many.
  static let statesNamed = 20

  /// Punches that belong to a day.
  var taken = 0
  /// Those of them that say "in".
  var ins = 0
  /// Those of them that say "out".
  var outs = 0
  /// States that are neither, by their text.
  var oddStates: [String: Places] = [:]
  /// Punches dated years away.
  var distant = Places()
  /// Punches of people in shifts on days of which the roster of shifts says nothing.
  var unplanned = Places()

  /// Adds what a piece of the file showed that begins behind this many lines.
  mutating func add(_ other: PunchTally, behind lines: Int) {
    taken += other.taken
    ins += other.ins
    outs += other.outs
    if other.distant.count > 0 { distant.add(other.distant, behind: lines) }
    if other.unplanned.count > 0 { unplanned.add(other.unplanned, behind: lines) }
    for (state, places) in other.oddStates.sorted(by: { $0.value.line < $1.value.line })
    where oddStates[state] != nil || oddStates.count < Self.statesNamed {
      oddStates[state, default: Places()].add(places, behind: lines)
    }
  }
}

/// Signs in a file's punches that too much of it comes to nothing.
struct PunchReview {
  /// The share of punches in no window or with an odd state, in hundredths, above which the file is warned of.
  static let droppedShare = 5
  /// The punches with a state from which on it is odd that all have the same.
  static let leastStates = 4
  /// The days from the quarter, before or behind, beyond which a punch is dated years away.
  static let distantDays = 366

  var file: InputFolder.File
  var rows: Int
  /// Rows whose key no table knows, but those that the profile leaves out however many.
  var unknownRows: Int
  var drops: DropCounts
  var tally: PunchTally

  /// Punches of people of the roster in the quarter, but for days left to other files.
  private var punches: Int { tally.taken + drops[.state] + drops[.window] }

  /// What is said of the file.
  func findings(statusColumn: (field: Int, name: String), timeColumn: (field: Int, name: String)) -> [Finding] {
    var findings: [Finding] = []
    let odd = drops[.state]
    let isMostlyUnknown = unknownRows * 2 > rows
    if odd * 2 > punches || (!isMostlyUnknown && (odd + unknownRows) * 2 > rows) {
      findings.append(
        Finding(code: .content(.mostStatesOdd), file: file.name, detail: "\(odd)/\(odd * 2 > punches ? punches : rows)")
      )
    }
    for (state, places) in tally.oddStates.sorted(by: { ($0.value.line, $0.key) < ($1.value.line, $1.key) }) {
      findings.append(
        Finding(
          code: .plausibility(.oddState), file: file.name, line: places.line + 1, field: statusColumn.field,
          column: statusColumn.name, value: state, detail: String(places.count)))
    }
    if tally.distant.count > 0 {
      findings.append(
        Finding(
          code: .plausibility(.distantDate), file: file.name, line: tally.distant.line + 1, field: timeColumn.field,
          column: timeColumn.name, value: tally.distant.value, detail: String(tally.distant.count)))
    }
    if tally.unplanned.count > 0 {
      let (count, first) = (tally.unplanned.count, tally.unplanned.value)
      findings.append(
        Finding(
          code: .lacking(.unplannedShifts), file: file.name, line: tally.unplanned.line + 1, field: timeColumn.field,
          column: timeColumn.name, detail: "\(count) (\(first)\(count > 1 ? ", …" : ""))"))
    }
    let dropped = odd + drops[.window]
    if dropped * 100 > punches * Self.droppedShare {
      findings.append(
        Finding(code: .plausibility(.manyDropped), file: file.name, detail: "\(dropped)/\(punches)"))
    }
    return findings
  }

  /// A warning for each file in which only one state occurs, unless another file has only the other: a device at the
  /// entrance and one at the exit.
  static func loneStates(_ tallies: [(file: String, tally: PunchTally)]) -> [Finding] {
    let hasInsAlone = tallies.contains { $0.tally.ins > 0 && $0.tally.outs == 0 }
    let hasOutsAlone = tallies.contains { $0.tally.outs > 0 && $0.tally.ins == 0 }
    guard hasInsAlone != hasOutsAlone else { return [] }
    return tallies.compactMap { file, tally in
      let (most, least) = (max(tally.ins, tally.outs), min(tally.ins, tally.outs))
      guard least == 0, most >= leastStates else { return nil }
      return Finding(
        code: .plausibility(.loneState), file: file, value: tally.outs == 0 ? "in" : "out", detail: String(most))
    }
  }
}
