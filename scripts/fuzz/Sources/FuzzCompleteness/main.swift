import Driver
import Glibc

@testable import Findings
@testable import Intake
@testable import Kinerja
@testable import Policies
@testable import Wording

// What exports lack, and the limits of it: a few people with any rows, counted once more day by day; and any settings.

let quarter = Quarter("2026-Q3")!

func contents(_ path: String) -> [UInt8] {
  let handle = fopen(path, "r")!
  defer { fclose(handle) }
  var bytes = [UInt8](repeating: 0, count: 1 << 20)
  return Array(bytes[..<fread(&bytes, 1, bytes.count, handle)])
}

let policy: Policy = {
  switch PolicyReader.read(contents("fixtures/policies/contoh-bengkulu.yaml"), name: "kebijakan.yaml") {
  case .success(let policy): policy
  case .failure(let faults): fatalError("\(faults.faults.map(\.rendered.english))")
  }
}()
let book = Codebook(policy, quarter)
let shifts = book.shifts
let off = shifts.firstIndex(of: "OFF")!
let aspects = 7
let days = (0..<quarter.dayCount).map(quarter.day)
let weekdays = days.map(\.weekday)

/// Gives one byte of the input after the other, and zeros behind it.
struct Bytes {
  let start: UnsafePointer<UInt8>
  let count: Int
  var next = 0

  mutating func take() -> Int {
    defer { next += 1 }
    return next < count ? Int(start[next]) : 0
  }
}

struct Somebody {
  var pattern: WorkPattern
  var days: ClosedRange<Int>
  var present: Set<Int> = []
  var shifts: [UInt8] = []
  var hasTargets: Bool
  var hasScores: Bool

  func isScheduled(_ day: Int) -> Bool {
    guard days.contains(day) else { return false }
    let weekday = weekdays[day]
    return switch pattern {
    case .fiveDays: weekday != .saturday && weekday != .sunday
    case .sixDays: weekday != .sunday
    case .shift: shifts[day] != 0 && Int(shifts[day]) != off + 1
    }
  }
}

func facts(_ people: [Somebody]) -> Facts {
  var facts = Facts(quarter: quarter, statuses: book.statuses, shifts: shifts, aspects: [])
  let stride = AttendanceMatrix.stride(people: people.count)
  let words = Storage<UInt32>(count: stride * quarter.dayCount)
  let raters = Storage<UInt64>(count: people.count)
  var targets = TargetTable(starts: [0], targets: [], wide: [])
  var shiftRoster = ShiftRoster(people: people.count, dayCount: quarter.dayCount)
  for (number, person) in people.enumerated() {
    for day in person.present { words[day * stride + number] = AttendanceWord(first: 450, last: 960, status: 1).bits }
    raters[number] = person.hasScores ? 5 : 0
    if person.hasTargets {
      let one = CompactPoints(micros: 1_000_000, wide: &targets.wide)
      targets.targets.append(
        Target(indicator: 0, month: nil, direction: .maximise, target: one, realised: one, weight: one))
    }
    targets.starts.append(UInt32(targets.targets.count))
    if !person.shifts.isEmpty {
      shiftRoster.blocks[number] = UInt32(shiftRoster.codes.count / quarter.dayCount + 1)
      shiftRoster.codes += person.shifts
    }
  }
  facts.roster = Roster(
    nips: people.indices.map { 198_001_012_005_011_001 + UInt64($0) },
    segments: people.enumerated().map { number, person in
      Segment(
        unit: 0, post: 0, first: quarter.day(person.days.lowerBound), last: quarter.day(person.days.upperBound),
        nameStart: 0, nameLength: 0, file: 0, line: UInt32(number + 2), grade: 8, jobType: .staff, status: .permanent,
        pattern: person.pattern)
    }, segmentStarts: (0...people.count).map(UInt32.init), units: ["U"], unitNames: ["U"], posts: ["P"], names: [])
  facts.attendance = AttendanceMatrix(words: words, midday: nil, stride: stride)
  facts.targets = targets
  facts.shiftRoster = shiftRoster
  facts.scores = ScoreTable(
    firstRaters: raters, firstSheets: Storage(count: people.count * 3 * aspects), aspectCount: aspects)
  return facts
}

func limits(_ bytes: inout Bytes) -> CompletenessLimits? {
  let names = ["attendance", "targets", "scores", "day", "last_days"]
  let settings = names.compactMap { name -> String? in
    let value = bytes.take()
    return value < 40 ? nil : "\(name): \(value < 60 ? "off" : "\(value - 60)")"
  }
  let text = "schema: kinerja-workspace/1\ninput: a\npolicy: b\noutput: c\ncompleteness: {\(settings.joined(separator: ", "))}\n"
  return try? Workspace.read(Array(text.utf8), name: "kinerja.yaml").get().completeness
}

fuzz { data, size in
  guard let data, size > 2 else { return 0 }
  var bytes = Bytes(start: data, count: size)
  let asOf = bytes.take() % quarter.dayCount
  var people: [Somebody] = []
  for _ in 0...(bytes.take() % 10) {
    let kind = bytes.take()
    let first = bytes.take() % quarter.dayCount
    var person = Somebody(
      pattern: WorkPattern.allCases[kind % 3],
      days: kind & 4 == 0 ? 0...quarter.dayCount - 1 : first...min(quarter.dayCount - 1, first + bytes.take() % 92),
      hasTargets: kind & 8 != 0, hasScores: kind & 16 != 0)
    if person.pattern == .shift { person.shifts = (0..<quarter.dayCount).map { UInt8(($0 + kind) % (shifts.count + 1)) } }
    // Every so many days from here to there, the rest one by one.
    let (from, to, step) = (bytes.take() % 92, bytes.take() % 92, 1 + bytes.take() % 9)
    for day in stride(from: from, through: to, by: step) { person.present.insert(day) }
    for _ in 0..<bytes.take() % 4 { person.present.insert(bytes.take() % 92) }
    people.append(person)
  }
  let all = facts(people)
  guard let found = try? completeness(all, policy, asOf: quarter.day(asOf)) else { fatalError("the policy has gaps") }

  let plans = people.map { person in (0...asOf).map { person.isScheduled($0) } }
  let employed = people.indices.filter { people[$0].days.lowerBound <= asOf }
  let expected = employed.filter { plans[$0].contains(true) }
  func hasRows(_ person: Int) -> Bool { people[person].present.contains { $0 <= asOf && plans[person][$0] } }
  precondition(found.attendance.expected == expected.count)
  precondition(found.attendance.people == expected.filter { !hasRows($0) })
  precondition(found.targets.people == employed.filter { !people[$0].hasTargets })
  // Nobody's scores are missing before the first month is over.
  let rated = quarter.day(asOf) >= quarter.lastDay(ofMonth: 0) ? employed : []
  precondition(found.scores.people == rated.filter { !people[$0].hasScores } && found.scores.expected == rated.count)
  let present = expected.filter(hasRows)
  let expectedDays = (0...asOf).compactMap { day -> Completeness.Day? in
    let due = present.filter { plans[$0][day] }
    guard !due.isEmpty else { return nil }
    return Completeness.Day(
      date: days[day], scheduled: due.count, withRow: due.count { people[$0].present.contains(day) })
  }
  precondition(found.days == expectedDays)
  // Everybody is in one unit: of it as much is lacking as of all; no row has a lone punch.
  let gaps = expectedDays.reduce(0) { $0 + $1.scheduled - $1.withRow }
  precondition(found.units[0].lacking == gaps && found.units[0].scheduled == expectedDays.reduce(0) { $0 + $1.scheduled })
  precondition(
    found.unitDays.map { [$0.due, $0.withRow, $0.whole] }
      == expectedDays.filter { $0.scheduled - $0.withRow > 2 }.map { [$0.scheduled, $0.withRow, $0.withRow] })
  let unplanned = people.indices.flatMap { person -> [CivilDate] in
    let somebody = people[person]
    guard somebody.pattern == .shift else { return [] }
    return somebody.present.sorted().filter { $0 <= asOf && somebody.days.contains($0) && somebody.shifts[$0] == 0 }.map { days[$0] }
  }
  precondition(found.unplanned.flatMap(\.days) == unplanned)
  let reversed = found.targets.people.reversed()
  let trailing = zip(employed.reversed(), reversed).prefix { $0 == $1 }.count
  precondition(found.targets.trailing == (found.targets.people.count < employed.count ? trailing : 0))

  guard let limits = limits(&bytes) else { fatalError("the limits cannot be read") }
  let findings = limits.findings(found, all.roster, asOf: quarter.day(asOf))
  for finding in findings { precondition(!finding.rendered.english.contains("\n") && !finding.rendered.indonesian.isEmpty) }
  // Wider limits stop no run that narrower ones let pass.
  var wider = limits
  wider.attendance = limits.attendance.map { $0 + 7 }
  wider.targets = limits.targets.map { $0 + 7 }
  wider.scores = limits.scores.map { $0 + 7 }
  wider.day = limits.day.map { max(0, $0 - 7) }
  wider.lastDays = limits.lastDays.map { $0 + 1 }
  let stops = Set(findings.map(\.code).filter { !$0.isWarning })
  precondition(stops.isSuperset(of: wider.findings(found, all.roster, asOf: quarter.day(asOf)).map(\.code).filter { !$0.isWarning }))
  return 0
}
