internal import Kinerja

/// One attendance row without its key, in 32 bits; zero means that there is no row.
struct Punch {
  /// Leave codes by number; 0 is presence.
  static let codes = ["", "CT", "S", "I", "DL", "TB", "TK", "DLP"].map { Array($0.utf8) }
  private static let none: UInt32 = 2047

  let bits: UInt32

  init(bits: UInt32) { self.bits = bits }

  init(code: Int) { bits = 1 << 31 | UInt32(code) << 22 | Punch.none << 11 | Punch.none }

  /// A duty in the morning: the code, and the last punch.
  init(dutyUntil departure: Int) {
    bits = 1 << 31 | UInt32(Punch.codes.count - 1) << 22 | UInt32(departure % 1440) << 11 | Punch.none
  }

  init(arrival: Int?, departure: Int?) {
    let first = arrival.map { UInt32($0 % 1440) } ?? Punch.none
    let second = departure.map { UInt32($0 % 1440) } ?? Punch.none
    bits = 1 << 31 | second << 11 | first
  }

  /// Whether it is a presence with a first punch.
  var hasArrival: Bool { bits >> 22 & 15 == 0 && bits != 0 && bits & 2047 != Punch.none }

  /// Writes the cells after the date.
  func write(to writer: inout ByteWriter) {
    let first = bits & 2047
    let second = bits >> 11 & 2047
    if first != Punch.none { writer.clock(Int(first)) }
    writer.comma()
    if second != Punch.none { writer.clock(Int(second)) }
    writer.comma()
    let code = Int(bits >> 22 & 15)
    if code != 0 { writer.append(Punch.codes[code]) }
  }
}

/// Makes one person's attendance of the quarter.
struct Attendance {
  /// By day of the quarter.
  private(set) var punches: [UInt32]
  /// Whether the person is away for study the whole time.
  let isAway: Bool

  private enum Code {
    static let annual = 1
    static let sick = 2
    static let permit = 3
    static let travel = 4
    static let study = 5
    static let absent = 6
  }

  init(_ plan: DayPlan, of person: Person, random: inout Random) {
    let days = plan.hours.count
    punches = Array(repeating: 0, count: days)
    isAway = random.chance(40) && person.role == .member
    let leave =
      isAway
      ? Array(repeating: Code.study, count: days)
      : Self.leave(plan, isOffice: person.post.pattern == .fiveDays, &random)
    let isChronic = random.chance(200)
    let lateRate = isChronic ? 3500 : 150 + random.below(1100)
    let habit = 4 + random.below(22)
    for day in 0..<days {
      guard let hours = plan.hours[day] else { continue }
      guard leave[day] == 0 else {
        punches[day] = Punch(code: leave[day]).bits
        continue
      }
      guard !random.chance(12) else { continue }
      let late = random.chance(lateRate)
      let arrival = late ? hours.start + Self.delay(&random) : hours.start - max(0, habit + random.bell(14))
      let early = random.chance(180)
      let departure = early ? hours.end - Self.delay(&random) : hours.end + random.below(28)
      let missing = random.below(10_000)
      punches[day] =
        Punch(arrival: missing < 50 || missing >= 9995 ? nil : arrival, departure: missing >= 9890 ? nil : departure)
        .bits
    }
  }

  /// Leaves days without a row.
  mutating func clear(_ days: ClosedRange<Int>) {
    for day in days { punches[day] = 0 }
  }

  /// Makes some days of presence begin with a duty elsewhere.
  mutating func addDuties(_ plan: DayPlan, _ random: inout Random) {
    for day in punches.indices {
      guard random.chance(25), let hours = plan.hours[day], Punch(bits: punches[day]).hasArrival else { continue }
      punches[day] = Punch(dutyUntil: hours.end + random.below(28)).bits
    }
  }

  /// Minutes late or early, mostly few.
  private static func delay(_ random: inout Random) -> Int {
    let draw = random.below(100)
    if draw < 70 { return random.within(1...15) }
    if draw < 90 { return random.within(16...45) }
    return draw < 98 ? random.within(46...90) : random.within(91...150)
  }

  private static func leave(_ plan: DayPlan, isOffice: Bool, _ random: inout Random) -> [Int] {
    var leave = Array(repeating: 0, count: plan.hours.count)
    func run(_ code: Int, _ length: Int) {
      var day = random.below(plan.hours.count)
      var left = length
      while left > 0, day < plan.hours.count {
        if plan.hours[day] != nil {
          leave[day] = code
          left -= 1
        }
        day += 1
      }
    }
    if random.chance(3000) { run(Code.annual, random.within(1...5)) }
    if random.chance(isOffice ? 3000 : 700) { run(Code.travel, random.within(1...4)) }
    if random.chance(1400) { run(Code.sick, random.within(1...3)) }
    if random.chance(60) { run(Code.sick, random.within(8...25)) }
    if random.chance(500) { run(Code.permit, 1) }
    if random.chance(40) { run(Code.study, random.within(15...40)) }
    if random.chance(160) { run(Code.absent, random.within(1...2)) }
    if random.chance(20) { run(Code.absent, random.within(3...7)) }
    return leave
  }
}
