/// What disciplinary sanctions take on each day (method, section 11).
struct SanctionStep: Sendable {
  /// A sanction in force from one day of the quarter to another; either may lie outside.
  struct Span: Sendable {
    var first: Int
    var last: Int
    /// In millionths.
    var percent: Int64
  }

  private let spans: [Int: [Span]]
  /// Empty without any sanction.
  private let isSanctioned: [Bool]

  init(_ facts: Facts, _ rules: IncentiveRules) throws(EvaluationError) {
    let origin = Int(facts.quarter.first.dayNumber)
    var spans: [Int: [Span]] = [:]
    var isSanctioned = [Bool](repeating: false, count: facts.sanctions.isEmpty ? 0 : facts.roster.count)
    for sanction in facts.sanctions {
      let kind = facts.sanctionKinds[sanction.kind]
      guard let percent = rules.sanctions[kind] else {
        throw .unknownCode(clause: "incentive", code: kind, day: facts.quarter.last)
      }
      spans[sanction.person, default: []].append(
        Span(
          first: Int(sanction.first.dayNumber) - origin, last: Int(sanction.last.dayNumber) - origin,
          percent: percent.micros))
      isSanctioned[sanction.person] = true
    }
    self.spans = spans
    self.isSanctioned = isSanctioned
  }

  /// A person's sanctions; nil for nearly everybody.
  @inline(__always)
  func spans(of person: Int) -> [Span]? {
    !isSanctioned.isEmpty && isSanctioned[person] ? spans[person] : nil
  }

  /// σ(d) in millionths: of the sanctions in force on a day the one that takes most.
  static func percent(_ spans: [Span], on day: Int) -> Int64 {
    spans.lazy.filter { $0.first <= day && day <= $0.last }.map(\.percent).max() ?? 0
  }
}
