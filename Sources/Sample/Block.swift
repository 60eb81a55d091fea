internal import Kinerja

/// The rows of some consecutive employees.
struct Block: Sendable {
  static let size = 512

  /// In the order of `Table.perPerson`; attendance stays empty when its order is by date.
  var buffers: [RowBuffer]

  /// The rows of a table.
  subscript(table: Table) -> RowBuffer {
    get { buffers[Self.places[table] ?? 0] }
    _modify { yield &buffers[Self.places[table] ?? 0] }
  }

  private static let places = Dictionary(uniqueKeysWithValues: Table.perPerson.enumerated().map { ($1, $0) })
  /// Attendance by employee and day, and the NIPs; only when the order is by date.
  var punches: [UInt32] = []
  var nips: [NIP] = []
  /// What units are expected to earn, in rupiah.
  var earnings: [Int: Int] = [:]
}

/// Makes blocks; two threads may make two at a time.
struct BlockMaker: Sendable {
  let options: SampleOptions
  let organisation: Organisation
  let population: Population
  let calendar: WorkCalendar
  let scores: Scores
  let indicators = IndicatorCatalogue()
  let names = Names()

  init(_ options: SampleOptions) {
    self.options = options
    organisation = Organisation(employees: options.employees)
    population = Population(options: options, organisation: organisation)
    calendar = WorkCalendar(quarter: options.quarter)
    scores = Scores(seed: options.seed, severity: options.effects.severity, quarter: options.quarter)
  }

  /// The usual workload in thousandths of the available time.
  private static let usualLoad = 960

  var blockCount: Int { (options.employees + Block.size - 1) / Block.size }

  /// Names a row of a table by its employee and its number among that person's rows, below 1024.
  func key(_ index: Int, _ number: Int) -> Int { index << 10 | number }

  func block(_ number: Int) -> Block {
    let first = number * Block.size
    let last = min(options.employees, first + Block.size)
    let buffers = Table.perPerson.map { table in
      RowBuffer(table, options, capacity: (last - first) * table.bytesPerPerson)
    }
    var block = Block(buffers: buffers)
    var unit = organisation.unit(of: first)
    for index in first..<last {
      while organisation.units[unit].first + organisation.units[unit].size <= index { unit += 1 }
      fill(&block, population.person(index, unit: unit))
    }
    return block
  }

  private func fill(_ block: inout Block, _ person: Person) {
    let career = Career(person, population: population, quarter: options.quarter)
    writeRoster(person, career.segments, to: &block[.roster])
    var random = Random(options.seed, .shifts, person.index)
    let plan = DayPlan(career.segments, calendar: calendar, random: &random)
    writeShifts(person, plan, to: &block[.shifts])
    random = Random(options.seed, .attendance, person.index)
    var attendance = Attendance(plan, of: person, random: &random)
    random = Random(options.seed, .duties, person.index)
    attendance.addDuties(plan, &random)
    writeSpells(person, &attendance, to: &block[.spells])
    switch options.order {
    case .employee: writeAttendance(person, attendance.punches, to: &block[.attendance])
    case .date:
      block.punches += attendance.punches
      block.nips.append(person.nip)
    }
    let skill = skill(person)
    let current = career.current
    let hasTargets = writeTargets(person, current, plan, attendance, skill, to: &block[.targets])
    let hasScores = writeScores(person, career, attendance, skill, to: &block[.scores])
    writePredikat(person, skill, to: &block[.ratings])
    writeActing(person, current, to: &block[.actingPosts])
    writeEvents(person, plan, attendance, to: &block[.events])
    writeNumbers(person, career, to: &block[.numbers])
    guard hasTargets, hasScores else { return }
    let unit = organisation.units[current.unit]
    let percent = person.status == .probationary ? 80 : person.status == .partTime ? 50 : 100
    let quarterly = Rates.rate(current.post.grade, in: unit) * 3 * percent / 100
    block.earnings[current.unit, default: 0] += quarterly / 100 * 98
  }

  /// How far a person's results lie from the target, in thousandths.
  private func skill(_ person: Person) -> Int {
    var random = Random(options.seed, .skill, person.index)
    let weak = random.chance(250)
    return weak ? -random.within(90...300) : random.bell(70) - 5
  }

  private func writeRoster(_ person: Person, _ segments: [Segment], to buffer: inout RowBuffer) {
    let name = names.name(person, seed: options.seed)
    for (number, segment) in segments.enumerated() {
      let unit = organisation.units[segment.unit]
      buffer.writer.nip(person.nip)
      buffer.writer.comma()
      buffer.writer.cell(name)
      for text in [unit.code, unit.name, segment.post.title, segment.post.type.code] {
        buffer.writer.comma()
        buffer.writer.cell(text)
      }
      buffer.writer.comma()
      buffer.writer.number(segment.post.grade)
      buffer.writer.comma()
      buffer.writer.text(person.status.code)
      buffer.writer.comma()
      if let superior = segment.superior { buffer.writer.nip(population.person(superior).nip) }
      buffer.writer.comma()
      buffer.writer.text(segment.post.pattern.code)
      buffer.writer.text(",\(segment.start),")
      if let end = segment.end { buffer.writer.text("\(end)") }
      buffer.writer.text(",\(person.salaryGrade),\(Person.echelon(segment.post))")
      buffer.endRow(key: key(person.index, number))
    }
  }

  private func writeShifts(_ person: Person, _ plan: DayPlan, to buffer: inout RowBuffer) {
    for (day, shift) in plan.shifts.enumerated() where shift != .none {
      buffer.writer.nip(person.nip)
      buffer.writer.comma()
      buffer.writer.append(calendar.dateCells[day])
      buffer.writer.append(shift.cell)
      buffer.endRow(key: key(person.index, day))
    }
  }

  private func writeAttendance(_ person: Person, _ punches: [UInt32], to buffer: inout RowBuffer) {
    for (day, bits) in punches.enumerated() where bits != 0 {
      writeAttendance(person.nip, person.index, day, Punch(bits: bits), to: &buffer)
    }
  }

  /// Writes one attendance row; in whatever order rows are written, each is the same.
  func writeAttendance(_ nip: NIP, _ index: Int, _ day: Int, _ punch: Punch, to buffer: inout RowBuffer) {
    buffer.writer.nip(nip)
    buffer.writer.comma()
    buffer.writer.append(calendar.dateCells[day])
    punch.write(to: &buffer.writer)
    buffer.endRow(key: key(index, day))
  }

  private func writeTargets(
    _ person: Person, _ segment: Segment, _ plan: DayPlan, _ attendance: Attendance, _ skill: Int,
    to buffer: inout RowBuffer
  ) -> Bool {
    var random = Random(options.seed, .targets, person.index)
    guard !attendance.isAway, !random.chance(120) else { return false }
    let load = max(350, Self.usualLoad + random.bell(860))
    // A point is a hundredth of achievement, loads and skills are thousandths.
    let burden = options.effects.workload * (load - Self.usualLoad) / 100
    let targets = Targets(
      indicators.families[segment.post.family.rawValue], days: max(1, plan.scheduledDays), load: load,
      skill: skill - burden, random: &random)
    // Some have one of their targets month by month.
    random = Random(options.seed, .months, person.index)
    let monthly = random.chance(3000) ? random.below(targets.rows.count) : -1
    for (number, row) in targets.rows.enumerated() {
      func write(_ target: Int, _ result: Int, _ month: String, _ number: Int) {
        buffer.writer.nip(person.nip)
        buffer.writer.append(row.indicator.cells)
        buffer.writer.hundredths(target)
        buffer.writer.comma()
        buffer.writer.hundredths(result)
        buffer.writer.comma()
        buffer.writer.number(row.weight)
        buffer.writer.text(",\(month)")
        buffer.endRow(key: key(person.index, number))
      }
      guard number == monthly, row.target >= 300 else {
        write(row.target, row.result, "", number)
        continue
      }
      for month in 0..<3 {
        let share = { (whole: Int) in (whole * (month + 1) / 3 - whole * month / 3) / 100 * 100 }
        write(max(100, share(row.target)), share(row.result), options.quarter.monthName(month), 32 + month)
      }
    }
    return true
  }

  private func writeScores(
    _ person: Person, _ career: Career, _ attendance: Attendance, _ skill: Int, to buffer: inout RowBuffer
  ) -> Bool {
    var random = Random(options.seed, .scores, person.index)
    guard !attendance.isAway, !random.chance(130) else { return false }
    let segment = career.current
    var months = (0..<3).filter { career.serves(month: $0, of: options.quarter) }
    if random.chance(150), months.count > 1 { months.remove(at: random.below(months.count)) }
    let rater = segment.superior ?? options.employees
    let raterNIP = segment.superior.map { population.person($0).nip } ?? population.outsider
    scores.write(
      person.nip, by: rater, raterNIP, months: months, skill: skill, bias: bias(person), key: key(person.index, 0),
      to: &buffer, random: &random)
    let head = organisation.units[segment.unit].first
    if random.chance(800), head != rater, head != person.index {
      scores.write(
        person.nip, by: head, population.person(head).nip, months: months, skill: skill, bias: bias(person),
        key: key(person.index, 21), to: &buffer, random: &random)
    }
    return true
  }

  /// What is planted into a person's scores, in hundredths.
  private func bias(_ person: Person) -> Int { person.isFemale ? -100 * options.effects.sex : 0 }

  /// Sanctions, sick leave by letter, and reports of wealth that were not filed.
  private func writeSpells(_ person: Person, _ attendance: inout Attendance, to buffer: inout RowBuffer) {
    var number = 0
    func write(_ kind: String, _ start: CivilDate, _ end: CivilDate?, _ decree: String) {
      buffer.writer.nip(person.nip)
      buffer.writer.text(",\(kind),\(start),\(end.map { "\($0)" } ?? ""),,\(decree)")
      buffer.endRow(key: key(person.index, number))
      number += 1
    }
    let quarter = options.quarter
    var random = Random(options.seed, .sanctions, person.index)
    if random.chance(30) {
      let kind = random.pick(["RINGAN", "RINGAN", "RINGAN", "SEDANG", "SEDANG", "BERAT"])
      let start = quarter.first.advanced(by: random.within(-120...60))
      let length = kind == "RINGAN" ? 30 * random.within(1...3) : kind == "SEDANG" ? 183 : 365
      write(
        kind, start, start.advanced(by: length - 1),
        "800.1.6.2/\(random.within(100...999))/BKD/\(start.components.year)")
    }
    random = Random(options.seed, .leave, person.index)
    if random.chance(150), !attendance.isAway {
      // A letter covers days before and behind the quarter too; on the days within there is no attendance row.
      let start = quarter.first.advanced(by: random.within(-20...85))
      let end = start.advanced(by: random.chance(2000) ? random.within(14...50) : random.within(1...6))
      let first = quarter.index(of: max(start, quarter.first)) ?? 0
      if end >= quarter.first { attendance.clear(first...(quarter.index(of: min(end, quarter.last)) ?? first)) }
      write("CUTI_SAKIT", start, end, "800.1.11.4/\(random.within(100...999))/BKD/\(start.components.year)")
    }
    if !Person.echelon(person.post).isEmpty, random.chance(200) {
      write("LHKPN", CivilDate(year: quarter.year, month: 4, day: 1)!, nil, "")
    }
  }

  /// Vacant posts that heads of sections hold: Plt and Plh, some of them prolonged.
  private func writeActing(_ person: Person, _ segment: Segment, to buffer: inout RowBuffer) {
    var random = Random(options.seed, .acting, person.index)
    guard person.post.type == .supervisor || person.post.type == .administrator, random.chance(400) else { return }
    let grade = min(17, person.post.grade + random.within(1...2))
    let start = options.quarter.first.advanced(by: random.within(-60...70))
    let middle = start.advanced(by: random.within(20...60))
    let rows =
      random.chance(4000) ? [(start, middle), (middle.advanced(by: 1), middle.advanced(by: 45))] : [(start, middle)]
    for (number, row) in rows.enumerated() {
      buffer.writer.nip(person.nip)
      buffer.writer.text(
        ",\(grade),\(organisation.units[segment.unit].code),,\(row.0),\(row.1),800.1.3.1/\(random.within(100...999))/BKD/\(row.0.components.year)"
      )
      buffer.endRow(key: key(person.index, number))
    }
  }

  /// Presence at the ceremony of Mondays, and a few findings of inspections.
  private func writeEvents(
    _ person: Person, _ plan: DayPlan, _ attendance: Attendance, to buffer: inout RowBuffer
  ) {
    var random = Random(options.seed, .events, person.index)
    let isFaithful = random.chance(8500)
    for (day, bits) in attendance.punches.enumerated() {
      let misses = random.below(10_000)
      let punch = Punch(bits: bits)
      guard punch.hasArrival, let hours = plan.hours[day] else { continue }
      let isMorning = plan.shifts[day] == .none || plan.shifts[day] == .morning
      if isMorning, options.quarter.day(day).weekday == .monday, misses >= (isFaithful ? 40 : 1500) {
        buffer.writer.nip(person.nip)
        buffer.writer.comma()
        buffer.writer.append(calendar.dateCells[day])
        buffer.writer.text("APEL,,")
        buffer.writer.clock(hours.start - random.below(10))
        buffer.endRow(key: key(person.index, day))
      }
      if random.chance(4) {
        buffer.writer.nip(person.nip)
        buffer.writer.comma()
        buffer.writer.append(calendar.dateCells[day])
        buffer.writer.text("SIDAK,1,")
        buffer.writer.clock(hours.start + random.within(60...300))
        buffer.endRow(key: key(person.index, 128 + day))
      }
    }
  }

  /// Minutes of activity of each month, and additions that few get.
  private func writeNumbers(_ person: Person, _ career: Career, to buffer: inout RowBuffer) {
    var random = Random(options.seed, .numbers, person.index)
    func write(_ name: String, _ month: String, _ value: Int, _ number: Int) {
      buffer.writer.nip(person.nip)
      buffer.writer.text(",\(name),\(month),\(value)")
      buffer.endRow(key: key(person.index, number))
    }
    for month in 0..<3 where career.serves(month: month, of: options.quarter) {
      write("menit_aktivitas", options.quarter.monthName(month), 4800 + random.bell(1800), month)
    }
    if random.chance(120) { write("tambahan", "", random.within(1...8) * 50_000, 3) }
    if random.chance(60) {
      write("tambahan", options.quarter.monthName(random.below(3)), random.within(2...10) * 50_000, 4)
    }
  }

  private func writePredikat(_ person: Person, _ skill: Int, to buffer: inout RowBuffer) {
    var random = Random(options.seed, .predikat, person.index)
    guard random.chance(6000) else { return }
    let results = skill < -85 ? (random.chance(900) ? 3 : 2) : skill > 8 && random.chance(7500) ? 1 : 2
    let conduct = random.chance(20) ? 3 : random.chance(results == 1 ? 8000 : 800) ? 1 : 2
    buffer.writer.nip(person.nip)
    buffer.writer.text(",\(results),\(conduct)")
    buffer.endRow(key: key(person.index, 0))
  }
}

extension Table {
  /// Enough room for most blocks, so that buffers seldom grow.
  fileprivate var bytesPerPerson: Int {
    switch self {
    case .roster: 220
    case .attendance: 3400
    case .targets: 520
    case .scores: 1300
    case .shifts: 400
    case .events: 560
    case .numbers: 130
    default: 30
    }
  }
}
