internal import Kinerja

/// The rows of some consecutive employees.
struct Block: Sendable {
  static let size = 512

  /// In the order of `Table.perPerson`; attendance stays empty when its order is by date.
  var buffers: [RowBuffer]
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
    writeRoster(person, career.segments, to: &block.buffers[0])
    var random = Random(options.seed, .shifts, person.index)
    let plan = DayPlan(career.segments, calendar: calendar, random: &random)
    writeShifts(person, plan, to: &block.buffers[4])
    random = Random(options.seed, .attendance, person.index)
    let attendance = Attendance(plan, of: person, random: &random)
    switch options.order {
    case .employee: writeAttendance(person, attendance.punches, to: &block.buffers[1])
    case .date:
      block.punches += attendance.punches
      block.nips.append(person.nip)
    }
    let skill = skill(person)
    let current = career.current
    let hasTargets = writeTargets(person, current, plan, attendance, skill, to: &block.buffers[2])
    let hasScores = writeScores(person, career, attendance, skill, to: &block.buffers[3])
    writeSanction(person, to: &block.buffers[5])
    writePredikat(person, skill, to: &block.buffers[6])
    guard hasTargets, hasScores else { return }
    let unit = organisation.units[current.unit]
    let percent = person.status == .probationary ? 80 : 100
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
    for (number, row) in targets.rows.enumerated() {
      buffer.writer.nip(person.nip)
      buffer.writer.append(row.indicator.cells)
      buffer.writer.hundredths(row.target)
      buffer.writer.comma()
      buffer.writer.hundredths(row.result)
      buffer.writer.comma()
      buffer.writer.number(row.weight)
      buffer.endRow(key: key(person.index, number))
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

  private func writeSanction(_ person: Person, to buffer: inout RowBuffer) {
    var random = Random(options.seed, .sanctions, person.index)
    guard random.chance(30) else { return }
    let kind = random.pick(["RINGAN", "RINGAN", "RINGAN", "SEDANG", "SEDANG", "BERAT"])
    let start = options.quarter.first.advanced(by: random.within(-120...60))
    let length = kind == "RINGAN" ? 30 * random.within(1...3) : kind == "SEDANG" ? 183 : 365
    buffer.writer.nip(person.nip)
    buffer.writer.text(",\(kind),\(start),\(start.advanced(by: length - 1)),")
    buffer.writer.text("800.1.6.2/\(random.within(100...999))/BKD/\(start.components.year)")
    buffer.endRow(key: key(person.index, 0))
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
    default: 30
    }
  }
}
