/// The incentive of a person and the budgets of units (method, section 11).
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
    guard employee.isEvaluated, employee.predikat != 255, let achievement = employee.normalised.micros,
      let discipline = employee.discipline.micros, Int(employee.workDays) >= rules.minDays
    else { return .zero }
    let exact = amount(employee, status, performance: performance(achievement, discipline))
    let unit = Int128(rules.roundDownTo) * Int128(Points.scale)
    let (quotient, remainder) = exact.quotientAndRemainder(dividingBy: unit)
    return Rupiah(Int64(remainder < 0 ? quotient - 1 : quotient) * rules.roundDownTo)
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

  /// Cuts the incentives of a unit's employees down to its budget, if they exceed it.
  ///
  /// `members` are positions in `employees`, by NIP.
  func share(_ budget: Rupiah, among members: [Int], _ employees: inout [EmployeeResult]) {
    let total = members.reduce(Int128(0)) { $0 + Int128(employees[$1].incentive.amount) }
    guard total > Int128(budget.amount) else { return }
    let units = Int128(budget.amount / rules.roundDownTo)
    var left = units
    var remainders: [(remainder: Int128, member: Int)] = []
    for member in members {
      let (quotient, remainder) = (Int128(employees[member].incentive.amount) * units)
        .quotientAndRemainder(dividingBy: total)
      employees[member].incentive = Rupiah(Int64(quotient) * rules.roundDownTo)
      left -= quotient
      remainders.append((remainder, member))
    }
    // The members are by NIP and the sort keeps the order of equals, so ties go to the smaller NIP.
    remainders.sort { $0.remainder > $1.remainder }
    for (_, member) in remainders.prefix(Int(left)) { employees[member].incentive += Rupiah(rules.roundDownTo) }
  }
}
