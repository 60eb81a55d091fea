/// The figures of a month that come from its days (method, section 11), besides those that every month has.
enum DayFigure: Hashable, Sendable {
  /// hari(K); the place of the status among `AttendanceStep.statuses`, -1 for `H`.
  case days(status: Int)
  /// potongan(K).
  case deduction(status: Int)
  case lateMinutes, earlyMinutes
  /// kali(C), by the counter's place.
  case times(Int)
  /// runtun(C), and of the month alone.
  case run(Int)
  case runInMonth(Int)
  /// kejadian(E), by the kind's place.
  case events(Int)
  /// masa_…(G), by the group's place.
  case spellDays(Int)
  case spellSum(Int)
  case spellPeak(Int)
  case spellPlace(Int)
  case spellLength(Int)
  /// dasar(K), by the component's place.
  case base(Int)
  case firstTariff, lastTariff
  case actingTariff, actingDays, actingPlace
  /// hari_bulan.
  case daysOfMonth
  /// What no row can ever give.
  case nothing

  /// Whether the days must be seen one by one.
  var needsRecords: Bool {
    switch self {
    case .deduction, .lateMinutes, .earlyMinutes, .times, .run, .runInMonth: true
    case .days, .events, .spellDays, .spellSum, .spellPeak, .spellPlace, .spellLength, .base, .firstTariff, .lastTariff,
      .actingTariff, .actingDays, .actingPlace, .daysOfMonth, .nothing:
      false
    }
  }

  /// Whether it is nothing for whoever has no spells.
  var isOfSpells: Bool {
    switch self {
    case .spellDays, .spellSum, .spellPeak, .spellPlace, .spellLength: true
    case .days, .deduction, .lateMinutes, .earlyMinutes, .times, .run, .runInMonth, .events, .base, .firstTariff,
      .lastTariff, .actingTariff, .actingDays, .actingPlace, .daysOfMonth, .nothing:
      false
    }
  }

  /// Whether the figure is counted in millionths, not in whole ones.
  var isInMicros: Bool {
    switch self {
    case .deduction, .earlyMinutes, .events, .spellSum, .spellPeak, .base: true
    case .days, .lateMinutes, .times, .run, .runInMonth, .spellDays, .spellPlace, .spellLength, .firstTariff,
      .lastTariff, .actingTariff, .actingDays, .actingPlace, .daysOfMonth, .nothing:
      false
    }
  }
}

/// The figures of every month (method, section 11), and the others that are asked for. One object: a structure of this size would
/// be copied for every figure of every person.
final class MonthDaysStep: Sendable {
  let facts: Facts
  let counters: CounterStep
  let events: EventStep
  let spells: SpellStep
  let basePay: BasePayStep
  let acting: ActingPayStep
  /// The days of each month.
  private let months: [DaySet]

  init(_ facts: Facts, _ policy: Policy, _ days: DaysStep) throws(EvaluationError) {
    self.facts = facts
    counters = CounterStep(policy, facts.quarter, statuses: days.attendance.statuses)
    events = try EventStep(facts, policy)
    spells = days.spells
    basePay = days.basePay
    acting = ActingPayStep(facts)
    months = (0..<3).map { DaySet(facts.quarter.monthStarts[$0]..<facts.quarter.monthStarts[$0 + 1]) }
  }

  /// What every month has; nil for a month without a counted day.
  func month(_ month: Int, of person: Int, _ days: PersonDays) throws(EvaluationError) -> MonthResult? {
    let own = months[month]
    let counted = days.counted & own
    guard !counted.isEmpty else { return nil }
    let main = days.mainSegment(own)
    var result = MonthResult(segment: main.position)
    result.workDays = UInt8(counted.count)
    result.presentDays = UInt8((days.present & own).count)
    result.availableDays = UInt8((counted - days.unavailable).count)
    result.unexcusedDays = UInt8((days.unexcused & own).count)
    result.deducted = days.deducted[month]
    result.base = try base(month, of: person, days)
    return result
  }

  /// dasar of a month in millionths of a rupiah: of one component, or all.
  func base(_ month: Int, of person: Int, _ days: PersonDays, component: Int? = nil) throws(EvaluationError) -> Int128 {
    var sum: Int128 = 0
    for segment in days.segments {
      let counted = segment.counted & months[month]
      guard !counted.isEmpty else { continue }
      let scheduled = try basePay.schedule.scheduledDays(segment.pattern, month: month, person: person, in: facts)
      sum += basePay.amount(segment: segment.position, counted: counted, scheduled: scheduled, component: component)
    }
    return sum
  }

  /// One of the other figures; `records` are the person's days where it needs them.
  func value(_ figure: DayFigure, _ month: Int, of person: Int, _ days: PersonDays, _ records: [DayRecord])
    throws(EvaluationError) -> Int128
  {
    let own = months[month]
    switch figure {
    case .nothing: return 0
    case .days(let status):
      if status >= 0 { return Int128((days.statuses[status] & own).count) }
      return Int128(days.statuses.reduce(days.scheduled & own) { $0 - $1 }.count)
    case .deduction(let status):
      return records.reduce(0) { sum, day in
        day.month == month && day.isCounted && day.judgement.status == status
          ? sum + Int128(day.judgement.deduction) : sum
      }
    case .lateMinutes:
      return records.reduce(0) { $1.month == month && $1.isCounted ? $0 + Int128($1.judgement.late) : $0 }
    case .earlyMinutes:
      return records.reduce(0) { $1.month == month && $1.isCounted ? $0 + Int128($1.judgement.early) : $0 }
    case .times(let counter): return Int128(counters.times(counter, month, records))
    case .run(let counter): return Int128(counters.run(counter, month, within: false, records))
    case .runInMonth(let counter): return Int128(counters.run(counter, month, within: true, records))
    case .events(let kind): return events.count(kind, own, of: person, days)
    case .spellDays, .spellSum, .spellPeak, .spellPlace, .spellLength:
      return spells.has(person) ? spell(figure, month, of: person, days) : 0
    case .base(let component): return try base(month, of: person, days, component: component)
    case .firstTariff, .lastTariff:
      let counted = days.counted & own
      guard let day = figure == .firstTariff ? counted.first : counted.last,
        let segment = days.segments.first(where: { $0.days.contains(day) })
      else { return 0 }
      return Int128(basePay.plan(of: segment.position).whole(on: day))
    case .actingTariff, .actingDays, .actingPlace:
      guard !acting.isEmpty else { return 0 }
      let post = acting.month(month, of: person, counted: days.counted)
      return figure == .actingTariff ? Int128(post.tariff) : Int128(figure == .actingDays ? post.days : post.place)
    case .daysOfMonth:
      let pattern = days.mainSegment(own).pattern
      return Int128(try basePay.schedule.scheduledDays(pattern, month: month, person: person, in: facts))
    }
  }

  /// The days of the quarter that a figure counts as absences from events; nil for other figures.
  func absences(_ figure: DayFigure, of person: Int, _ days: PersonDays) -> DaySet? {
    guard case .events(let kind) = figure, events.countsAbsences(kind) else { return nil }
    return events.absences(kind, of: person, days)
  }

  /// kejadian of a month in millionths, of the quarter's absences.
  func absences(_ days: DaySet, in month: Int) -> Int128 { EventStep.amount(days & months[month]) }

  private func spell(_ figure: DayFigure, _ month: Int, of person: Int, _ days: PersonDays) -> Int128 {
    func of(_ group: Int) -> SpellStep.MonthOfGroup {
      spells.month(month, group: group, of: person, counted: days.counted)
    }
    return switch figure {
    case .spellDays(let group): Int128(of(group).days)
    case .spellSum(let group): of(group).sum
    case .spellPeak(let group): Int128(of(group).peak)
    case .spellPlace(let group): Int128(of(group).place)
    case .spellLength(let group): Int128(of(group).length)
    default: 0
    }
  }
}

/// The figures of a month that are published (bulanan.csv).
package struct MonthResult: Hashable, Sendable {
  /// The position in the roster of the month's segment.
  package var segment: UInt32
  /// Counted days (hari_kerja).
  package var workDays: UInt8 = 0
  /// Of them those with presence (hari_hadir).
  package var presentDays: UInt8 = 0
  /// Of them those that give working time (hari_tersedia).
  package var availableDays: UInt8 = 0
  /// Of them the unexcused ones (hari_tk).
  package var unexcusedDays: UInt8 = 0
  /// Their deductions in millionths (potongan).
  package var deducted: Int64 = 0
  /// D_m (disiplin).
  package var discipline = Figure.missing
  /// The month's base pay in millionths of a rupiah (dasar).
  package var base: Int128 = 0

  init(segment: Int) { self.segment = UInt32(segment) }
}
