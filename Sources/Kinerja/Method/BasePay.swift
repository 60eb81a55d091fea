/// dasar_insentif (method, section 11): each month's tariff, by the share of the month's days that count.
struct BasePayStep: Sendable {
  let facts: Facts
  let schedule: Schedule
  /// Monthly pay by unit and class; -1 is none.
  private let rates: [Int64]

  init(_ facts: Facts, _ schedule: Schedule) {
    self.facts = facts
    self.schedule = schedule
    rates = facts.tariffs.byGrade(units: facts.roster.units.count)
  }

  /// The part that a segment adds, in millionths of a rupiah, over the months that it touches; `counted` are its days that
  /// count.
  @inline(__always)
  func run<Observer: DayObserver>(
    _ person: Int, _ position: Int, _ counted: InlineArray<3, Int>, months: ClosedRange<Int>,
    _ observer: inout Observer
  ) throws(EvaluationError) -> Int128 {
    let segment = facts.roster.segments[position]
    let rate = rates[Tariffs.place(grade: segment.grade, unit: segment.unit)]
    guard rate >= 0 else {
      throw .noTariff(
        nip: NIP(number: facts.roster.nips[person]), unit: facts.roster.units[Int(segment.unit)],
        grade: Int(segment.grade))
    }
    var sum: Int128 = 0
    for month in months {
      let whole = try schedule.scheduledDays(segment.pattern, month: month, person: person, in: facts)
      let amount = Self.amount(rate: rate, counted: counted[month], scheduled: whole)
      observer.saw(
        PayMonth(
          segment: position, month: month, counted: counted[month], scheduled: whole, rate: Rupiah(rate),
          amount: amount))
      sum += amount
    }
    return sum
  }

  /// round(B·c/H, 6) in millionths of a rupiah; nothing where no day counts or the month has none.
  @inline(__always)
  static func amount(rate: Int64, counted: Int, scheduled: Int) -> Int128 {
    guard scheduled > 0, counted > 0 else { return 0 }
    // Tariffs below 2·10^11 rupiah, thirty-one times in millionths, fit into 64 bits.
    guard rate < 200_000_000_000 else {
      return roundedQuotient(Int128(rate) * Int128(Points.scale) * Int128(counted), Int128(scheduled))
    }
    return Int128(roundedQuotient(rate * Points.scale * Int64(counted), Int64(scheduled)))
  }
}
