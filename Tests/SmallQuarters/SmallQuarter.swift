package import Kinerja

/// A quarter of a few people, 2026-Q3, put together without files: 1 July is a Wednesday, and the months have 23, 21 and 22
/// days from Monday to Friday.
package struct SmallQuarter {
  /// A segment of a person: the whole quarter unless it says otherwise.
  package struct Post {
    /// The position in `units`.
    package var unit = 0
    /// The name of the post.
    package var name = "Analis"
    /// The first day.
    package var first = "2026-01-01"
    /// The last day; nil is open.
    package var last: String?
    /// The class.
    package var grade: UInt8 = 8
    /// The kind.
    package var jobType = JobType.staff
    /// The legal status.
    package var status = EmploymentStatus.permanent
    /// The pattern.
    package var pattern = WorkPattern.fiveDays
    /// The salary grade (golongan); empty is none.
    package var salaryGrade = ""
    /// The echelon (eselon); empty is none.
    package var echelon = ""

    /// A post; change what differs.
    package init() {}
  }

  /// An attendance row.
  package struct Presence {
    /// The first punch, such as `07:30`; empty is none.
    package var first: String
    /// The last punch.
    package var last: String
    /// The code; empty or `H` is presence.
    package var code: String
    /// The midday punches.
    package var midday: [String]

    /// A row.
    package init(_ first: String = "", _ last: String = "", code: String = "", midday: [String] = []) {
      self.first = first
      self.last = last
      self.code = code
      self.midday = midday
    }
  }

  /// A target row.
  package struct Goal {
    /// The position in `norms`.
    package var indicator: Int
    /// T.
    package var target: Int64
    /// R.
    package var realised: Int64
    /// Whether less is better.
    package var isMinimised = false
    /// The row's weight.
    package var weight: Int64 = 1
    /// The month, from 0; nil is none.
    package var month: Int?

    /// A row.
    package init(
      _ indicator: Int, target: Int64, realised: Int64, isMinimised: Bool = false, weight: Int64 = 1, month: Int? = nil
    ) {
      self.indicator = indicator
      self.month = month
      self.target = target
      self.realised = realised
      self.isMinimised = isMinimised
      self.weight = weight
    }
  }

  /// Somebody.
  package struct Person {
    /// The NIP.
    package var nip: UInt64
    /// The posts, by first day.
    package var posts = [Post()]
    /// Attendance by date; a day without a row that `fills` is spent at work in full.
    package var days: [String: Presence] = [:]
    /// Whether days without a row are filled with presence from `07:30` to `16:30`.
    package var fills = true
    /// Shifts by date.
    package var shifts: [String: String] = [:]
    /// Targets.
    package var goals: [Goal] = []
    /// Scores by rater, month (from 0) and aspect.
    package var scores: [UInt64: [[Int64?]]] = [:]
    /// The leader's levels in e-Kinerja, results and conduct.
    package var levels: (ExpectationLevel, ExpectationLevel)?

    /// Somebody present in full; change what differs.
    package init(_ nip: UInt64) { self.nip = nip }
  }

  /// The quarter.
  package static let quarter = Quarter(year: 2026, number: 3)!

  /// Everybody.
  package var people: [Person]
  /// The units' codes.
  package var units = ["U1", "U2"]
  /// Codes other than `H`.
  package var statuses = ["DL", "CT", "TB", "TK"]
  /// Names of shifts.
  package var shifts = ["PAGI", "MALAM", "OFF"]
  /// Minutes for one unit of each indicator.
  package var norms: [Int64] = [60, 30]
  /// Names of aspects.
  package var aspects = ["AKUNTABEL", "KOMPETEN"]
  /// Monthly pay by class.
  package var tariffs: [UInt8: Int64] = [8: 3_000_000, 9: 4_000_000]
  /// Further rates.
  package var rates: [Tariffs.Rate] = []
  /// What the calendar says.
  package var calendar: [String: (DayKind, String?)] = [:]
  /// Spells: the person's position, the kind, the first and the last day (empty is open).
  package var spells: [(Int, String, String, String)] = []
  /// The values of spells that have their own, by position in `spells`.
  package var spellValues: [Int: Int64] = [:]
  /// Acting posts: the person's position, the class, the unit's code, the first and the last day.
  package var acting: [(Int, UInt8, String, String, String)] = []
  /// Events: the person's position, the kind, the day, and how many.
  package var events: [(Int, String, String, Int64)] = []
  /// Named numbers: the person's position, the name, the month (from 0; nil is all), the value.
  package var numbers: [(Int, String, Int?, Int64)] = []
  /// Budgets by unit.
  package var budgets: [Int: Int64] = [:]
  /// Whether a file has midday punches.
  package var hasMidday = false

  /// A quarter of these people.
  package init(_ people: [Person]) { self.people = people }

  /// A day of the quarter, by its date.
  package static func day(_ date: String) -> Int { quarter.index(of: CivilDate(date)!)! }

  /// The facts.
  package var facts: Facts {
    let quarter = Self.quarter
    let days = quarter.dayCount
    let stride = AttendanceMatrix.stride(people: people.count)
    let words = Storage<UInt32>(count: stride * days)
    let midday = hasMidday ? Storage<UInt32>(count: stride * days) : nil
    var roster = Roster(
      nips: people.map(\.nip), segments: [], segmentStarts: [0], units: units, unitNames: units, posts: [], names: [])
    func place(_ text: String, _ texts: inout [String]) -> Int16 {
      if text.isEmpty { return -1 }
      if let known = texts.firstIndex(of: text) { return Int16(known) }
      texts.append(text)
      return Int16(texts.count - 1)
    }
    var shiftRoster = ShiftRoster(people: people.count, dayCount: days)
    var targets = TargetTable(starts: [0], targets: [], wide: [])
    let firstRaters = Storage<UInt64>(count: people.count)
    let firstSheets = Storage<UInt32>(count: people.count * 3 * aspects.count)
    var scores = ScoreTable(firstRaters: firstRaters, firstSheets: firstSheets, aspectCount: aspects.count)
    let levels = people.contains { $0.levels != nil } ? Storage<UInt8>(count: people.count) : nil
    for (number, person) in people.enumerated() {
      for post in person.posts {
        let position = roster.posts.firstIndex(of: post.name) ?? roster.posts.count
        if position == roster.posts.count { roster.posts.append(post.name) }
        roster.segments.append(
          Segment(
            unit: Int32(post.unit), post: Int32(position), salaryGrade: place(post.salaryGrade, &roster.salaryGrades),
            echelon: place(post.echelon, &roster.echelons), first: CivilDate(post.first)!,
            last: post.last.flatMap { CivilDate($0) } ?? Segment.endOfTime, nameStart: 0, nameLength: 0, file: 0,
            line: UInt32(roster.segments.count + 2), grade: post.grade, jobType: post.jobType, status: post.status,
            pattern: post.pattern))
      }
      roster.segmentStarts.append(UInt32(roster.segments.count))
      for day in 0..<days {
        guard let row = person.days["\(quarter.day(day))"] ?? (person.fills ? Presence("07:30", "16:30") : nil) else {
          continue
        }
        words[day * stride + number] = word(row).bits
        midday?[day * stride + number] = row.midday.enumerated().reduce(0) {
          $0 | UInt32(Self.minutes($1.element) + 1) << UInt32($1.offset * 11)
        }
      }
      if !person.shifts.isEmpty {
        shiftRoster.blocks[number] = UInt32(shiftRoster.codes.count / days + 1)
        shiftRoster.codes += (0..<days).map { day in
          person.shifts["\(quarter.day(day))"].flatMap { shifts.firstIndex(of: $0) }.map { UInt8($0 + 1) } ?? 0
        }
      }
      for goal in person.goals {
        func compact(_ value: Int64) -> CompactPoints {
          CompactPoints(micros: value * Points.scale, wide: &targets.wide)
        }
        targets.targets.append(
          Target(
            indicator: goal.indicator, month: goal.month, direction: goal.isMinimised ? .minimise : .maximise,
            target: compact(goal.target), realised: compact(goal.realised), weight: compact(goal.weight)))
      }
      targets.starts.append(UInt32(targets.targets.count))
      for (place, rater) in person.scores.keys.sorted().enumerated() {
        let cells = (0..<3).flatMap { month in
          aspects.indices.map { aspect in
            person.scores[rater]?[month][aspect].map { UInt32($0 * Points.scale) * 2 + 1 } ?? 0
          }
        }
        if place == 0 {
          firstRaters[number] = rater + 1
          for (cell, bits) in cells.enumerated() { firstSheets[number * cells.count + cell] = bits }
        } else {
          scores.otherSheets.append(ScoreTable.OtherSheet(person: UInt32(number), rater: rater, cells: cells))
        }
      }
      if let (results, conduct) = person.levels { levels?[number] = 1 + results.rawValue + 3 * conduct.rawValue }
    }
    var calendarOfDays = Calendar(dayCount: days)
    for (date, entry) in calendar {
      calendarOfDays.kinds[Self.day(date)] = entry.0
      calendarOfDays.alternatives[Self.day(date)] = entry.1
    }
    let general = tariffs.map { Tariffs.Rate(grade: $0.key, unit: nil, amount: Rupiah($0.value)) }
    func names(_ all: [String]) -> [String] { Set(all).sorted() }
    var facts = Facts(
      quarter: quarter, statuses: statuses, shifts: shifts, aspects: aspects, spellKinds: names(spells.map(\.1)),
      eventKinds: names(events.map(\.1)), numberNames: names(numbers.map(\.1)))
    facts.roster = roster
    facts.attendance = AttendanceMatrix(words: words, midday: midday, stride: stride)
    facts.shiftRoster = shiftRoster
    facts.calendar = calendarOfDays
    facts.indicators = norms.indices.map { "I\($0 + 1)" }
    facts.norms = norms.map { $0 * Points.scale }
    facts.targets = targets
    facts.scores = scores
    facts.tariffs = Tariffs(general + rates)
    func byPerson<Row>(_ rows: [(Int, Row)]) -> [UInt32: [Row]] {
      Dictionary(grouping: rows) { UInt32($0.0) }.mapValues { $0.map(\.1) }
    }
    func end(_ text: String) -> CivilDate { CivilDate(text) ?? Segment.endOfTime }
    facts.spells = SpellTable(
      byPerson(
        spells.enumerated().map { number, spell in
          (
            spell.0,
            Spell(
              kind: facts.spellKinds.firstIndex(of: spell.1)!, first: CivilDate(spell.2)!, last: end(spell.3),
              value: spellValues[number].map { $0 * Points.scale })
          )
        }))
    facts.actingPosts = ActingTable(
      byPerson(
        acting.map {
          (
            $0.0,
            ActingPost(
              grade: $0.1, unit: BytewiseText($0.2), post: BytewiseText(""), first: CivilDate($0.3)!, last: end($0.4))
          )
        }))
    func table<Row>(_ rows: [UInt32: [Row]]) -> (starts: [UInt32], rows: [Row]) {
      guard !rows.isEmpty else { return ([], []) }
      var starts: [UInt32] = [0]
      var all: [Row] = []
      for person in people.indices {
        all += rows[UInt32(person)] ?? []
        starts.append(UInt32(all.count))
      }
      return (starts, all)
    }
    let eventRows = table(
      byPerson(
        events.map {
          (
            $0.0,
            Event(
              kind: facts.eventKinds.firstIndex(of: $0.1)!, day: Self.day($0.2), count: $0.3 * Points.scale)
          )
        }))
    facts.events = EventTable(starts: eventRows.starts, events: eventRows.rows)
    let numberRows = table(
      byPerson(
        numbers.map {
          (
            $0.0,
            NamedNumber(
              name: facts.numberNames.firstIndex(of: $0.1)!, month: $0.2, value: $0.3 * Points.scale)
          )
        }))
    facts.numbers = NumberTable(starts: numberRows.starts, numbers: numberRows.rows)
    facts.budgets = budgets.mapValues { Rupiah($0) }
    facts.statutory = levels
    return facts
  }

  private func word(_ row: Presence) -> AttendanceWord {
    let status =
      switch row.code {
      case "": AttendanceWord.presence
      case "H": AttendanceWord.markedPresence
      default: AttendanceWord.firstStatus + statuses.firstIndex(of: row.code)!
      }
    return AttendanceWord(first: Self.minutes(row.first), last: Self.minutes(row.last), status: status)
  }

  /// Minutes since midnight; -1 for an empty text.
  package static func minutes(_ text: String) -> Int { text.isEmpty ? -1 : ClockTime(text)!.minutes }
}
