/// The incentive of a person before budgets (method, section 11).
struct IncentiveStep: Sendable {
  let rules: IncentiveRules
  /// The percent of each rating, by its position in `Results.predikats`.
  private let predikatPercents: [Int128]

  init(_ rules: IncentiveRules, predikats: [String], on day: CivilDate) throws(EvaluationError) {
    var percents: [Int128] = []
    for predikat in predikats {
      guard let percent = rules.predikatPercent[predikat] else {
        throw .unknownCode(clause: "incentive", code: predikat, day: day)
      }
      percents.append(Int128(percent.micros))
    }
    self.rules = rules
    predikatPercents = percents
  }

  /// insentif before budgets.
  func run(_ employee: EmployeeResult, _ status: EmploymentStatus) -> Rupiah {
    guard let performance = performance(employee) else { return .zero }
    let exact = amount(employee, status, performance: performance)
    let unit = Int128(rules.roundDownTo) * Int128(Points.scale)
    let (quotient, remainder) = exact.quotientAndRemainder(dividingBy: unit)
    return Rupiah(Int64(remainder < 0 ? quotient - 1 : quotient) * rules.roundDownTo)
  }

  /// P in millionths; nil for somebody who is paid nothing, whatever the figures.
  func performance(_ employee: EmployeeResult) -> Int128? {
    guard employee.isEvaluated, employee.predikat != 255, let achievement = employee.normalised.micros,
      let discipline = employee.discipline.micros, Int(employee.workDays) >= rules.minDays
    else { return nil }
    return performance(achievement, discipline)
  }

  /// P in millionths, from N and D.
  func performance(_ achievement: Int64, _ discipline: Int64) -> Int128 {
    roundedQuotient(
      Int128(rules.achievementShare.micros) * Int128(min(Points.hundred.micros, achievement))
        + Int128(rules.disciplineShare.micros) * Int128(discipline), Int128(Points.scale))
  }

  /// g in millionths of a rupiah, for an employee with a rating.
  func amount(_ employee: EmployeeResult, _ status: EmploymentStatus, performance: Int128) -> Int128 {
    let hundred = Points.hundred.micros
    let percents =
      predikatPercents[Int(employee.predikat)] * Int128(rules.statusPercent[status]?.micros ?? 0)
      * Int128(hundred - employee.sanctionPercent)
    // Four percents in millionths of a point: a divisor of (10^8)^4.
    let scale = WideSum(UInt128(hundred) * UInt128(hundred), times: UInt128(hundred) * UInt128(hundred))
    let product = WideSum(UInt128(employee.incentiveBase) * performance.magnitude, times: percents.magnitude)
    guard let rounded = product.roundedQuotient(by: scale) else {
      preconditionFailure("percents of a base below 2^127 stay below it")
    }
    return performance < 0 ? -Int128(rounded) : Int128(rounded)
  }
}
