/// Conduct, from supervisors' scores (method, section 8). One object, for it is asked about everybody.
final class ConductStep: Sendable {
  let scores: ScoreTable
  let rules: SupervisorRules
  /// The weight of each aspect of the facts, in millionths.
  private let weights: [Int64]
  /// Whether all weights times any score of a sheet of 32 bits stay within 64 bits.
  private let isNarrow: Bool
  /// The sheets beyond the first, by person.
  private let others: [UInt32: [Int]]
  private let hasOthers: [Bool]
  /// The shift of each rater, in millionths; nil when scores stand as given.
  let raterShifts: [UInt64: Int64]?

  init(_ facts: Facts, _ rules: SupervisorRules) throws(EvaluationError) {
    scores = facts.scores
    self.rules = rules
    var weights: [Int64] = []
    for aspect in facts.aspects {
      guard let weight = rules.aspects[aspect] else {
        throw .unknownCode(clause: .supervisor, code: aspect, day: facts.quarter.last)
      }
      weights.append(weight.micros)
    }
    self.weights = weights
    isNarrow = weights.reduce(Int128(0)) { $0 + Int128($1) } < 1 << 31 && facts.scores.wide.isEmpty
    others = Dictionary(grouping: facts.scores.otherSheets.indices) { facts.scores.otherSheets[$0].person }
    var hasOthers = [Bool](repeating: false, count: facts.scores.otherSheets.isEmpty ? 0 : facts.roster.count)
    for sheet in facts.scores.otherSheets { hasOthers[Int(sheet.person)] = true }
    self.hasOthers = hasOthers
    raterShifts = nil
  }

  private init(_ step: ConductStep, shifts: [UInt64: Int64]?) {
    scores = step.scores
    rules = step.rules
    weights = step.weights
    isNarrow = step.isNarrow
    others = step.others
    hasOthers = step.hasOthers
    raterShifts = shifts
  }

  /// A rater's mean over the months of one person: k and s_eρ.
  struct SheetMean {
    var rater: UInt64
    var months: Int
    var score: Int64
    /// s_eρm of each month in millionths, missing where there is no score.
    var byMonth: InlineArray<3, Figure>
  }

  /// The step with the raters' shifts from everybody who counts (`calibration: shift`).
  func calibrated(by employees: [EmployeeResult]) -> ConductStep {
    rules.calibration.mode == .shift ? ConductStep(self, shifts: shifts(of: employees)) : self
  }

  private func shifts(of employees: [EmployeeResult]) -> [UInt64: Int64] {
    var sums: [UInt64: (sum: Int128, ratees: Int)] = [:]
    var total: Int128 = 0
    var pairs = 0
    for employee in employees {
      forEachSheet(of: Int(employee.person)) { sheet in
        let soFar = sums[sheet.rater, default: (0, 0)]
        sums[sheet.rater] = (soFar.sum + Int128(sheet.score), soFar.ratees + 1)
        total += Int128(sheet.score)
        pairs += 1
      }
    }
    guard pairs > 0 else { return [:] }
    let overall = roundedQuotient(total, Int128(pairs))
    let calibration = rules.calibration
    return sums.mapValues { sum, ratees in
      guard ratees >= calibration.minRatees else { return 0 }
      let mean = roundedQuotient(sum, Int128(ratees))
      let divisor = Int128(ratees) * Int128(Points.scale) + Int128(calibration.shrink.micros)
      let shift = roundedQuotient(Int128(ratees) * (overall - mean) * Int128(Points.scale), divisor)
      let limit = Int128(calibration.maxShift.micros)
      return Int64(max(-limit, min(limit, shift)))
    }
  }

  /// The step with the raters' shifts of another evaluation.
  func calibrated(as surroundings: Surroundings) -> ConductStep {
    rules.calibration.mode == .shift ? ConductStep(self, shifts: surroundings.shifts ?? [:]) : self
  }

  /// S of a person.
  func conduct(_ person: Int) -> Figure { conduct(person) { _, _, _ in } }

  /// S of a person; the observer sees each rater's mean, its shift (nil without calibration) and t_eρ in millionths.
  @inline(__always)
  func conduct(_ person: Int, _ observer: (SheetMean, _ shift: Int64?, _ calibrated: Int64) -> Void) -> Figure {
    var months = 0
    var sum: Int128 = 0
    forEachSheet(of: person) { sheet in
      let shift = raterShifts.map { $0[sheet.rater, default: 0] }
      let scale = rules.scale
      let score =
        shift.map { max(scale.lowerBound.micros, min(scale.upperBound.micros, sheet.score + $0)) } ?? sheet.score
      months += sheet.months
      sum += Int128(score) * Int128(sheet.months)
      observer(sheet, shift, score)
    }
    guard months > 0 else { return .missing }
    return Figure(micros: Int64(roundedQuotient(sum, Int128(months))))
  }

  /// The mean over the raters who scored a person in a month (perilaku_bulan).
  func conduct(_ person: Int, month: Int) -> Figure {
    var sum: Int128 = 0
    var raters = 0
    forEachSheet(of: person) { sheet in
      guard let score = sheet.byMonth[month].micros else { return }
      sum += Int128(score)
      raters += 1
    }
    return raters == 0 ? .missing : Figure(micros: Int64(roundedQuotient(sum, Int128(raters))))
  }

  /// Each rater's mean of a person, with the scores that it is made of by month and aspect.
  func forEachSheet(of person: Int, _ body: (SheetMean, (_ month: Int, _ aspect: Int) -> Int64?) -> Void) {
    let count = scores.aspectCount
    forEachCells(of: person) { cells, sheet, rater in
      guard let mean = mean(cells, sheet: sheet, rater: rater) else { return }
      body(mean) { month, aspect in
        let cell = month * count + aspect
        return scores.score(cells[cell], sheet: sheet, cell: cell)
      }
    }
  }

  private func forEachSheet(of person: Int, _ body: (SheetMean) -> Void) {
    forEachCells(of: person) { cells, sheet, rater in
      if let mean = mean(cells, sheet: sheet, rater: rater) { body(mean) }
    }
  }

  /// The cells of each sheet of a person, with the sheet's number and the rater.
  @inline(__always)
  private func forEachCells(of person: Int, _ body: (UnsafeBufferPointer<UInt32>, Int, UInt64) -> Void) {
    let rater = scores.firstRaters[person]
    guard rater != 0 else { return }
    let size = scores.sheetSize
    let first = UnsafeBufferPointer(start: scores.firstSheets.base + person * size, count: size)
    body(first, person, rater - 1)
    guard !hasOthers.isEmpty, hasOthers[person], let further = others[UInt32(person)] else { return }
    for index in further {
      let sheet = scores.otherSheets[index]
      sheet.cells.withUnsafeBufferPointer { cells in
        body(cells, scores.firstRaters.count + index, sheet.rater)
      }
    }
  }

  private func mean(_ cells: UnsafeBufferPointer<UInt32>, sheet: Int, rater: UInt64) -> SheetMean? {
    var months = 0
    var sum: Int128 = 0
    var byMonth: InlineArray<3, Figure> = [.missing, .missing, .missing]
    for month in 0..<3 {
      guard let score = isNarrow ? narrowMean(cells, month) : mean(cells, month, sheet: sheet) else { continue }
      months += 1
      byMonth[month] = Figure(micros: score)
      sum += Int128(score)
    }
    guard months > 0 else { return nil }
    return SheetMean(rater: rater, months: months, score: Int64(roundedQuotient(sum, Int128(months))), byMonth: byMonth)
  }

  /// The weighted mean of a month's scores; nil without any.
  private func mean(_ cells: UnsafeBufferPointer<UInt32>, _ month: Int, sheet: Int) -> Int64? {
    let count = scores.aspectCount
    var weighted: Int128 = 0
    var weight: Int128 = 0
    for aspect in 0..<count {
      let cell = month &* count &+ aspect
      guard let score = scores.score(cells[cell], sheet: sheet, cell: cell) else { continue }
      weighted += Int128(weights[aspect]) * Int128(score)
      weight += Int128(weights[aspect])
    }
    return weight > 0 ? Int64(roundedQuotient(weighted, weight)) : nil
  }

  /// The same in 64 bits, where those hold it.
  private func narrowMean(_ cells: UnsafeBufferPointer<UInt32>, _ month: Int) -> Int64? {
    let count = scores.aspectCount
    var weighted: Int64 = 0
    var weight: Int64 = 0
    for aspect in 0..<count {
      guard let score = scores.score(cells[month &* count &+ aspect], sheet: 0, cell: 0) else { continue }
      weighted &+= weights[aspect] &* score
      weight &+= weights[aspect]
    }
    return weight > 0 ? roundedQuotient(weighted, weight) : nil
  }
}
