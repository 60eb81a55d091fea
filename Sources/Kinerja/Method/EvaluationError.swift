/// What keeps facts from being evaluated under a policy.
package enum EvaluationError: Error, Equatable, Sendable {
  /// No version of a clause is in force on a day.
  case notInForce(clause: String, day: CivilDate)
  /// The policy has no hours for a pattern or a shift that somebody works on a day.
  case noHours(pattern: WorkPattern, alternative: String?, shift: String?, day: CivilDate)
  /// The exports hold a code that the policy does not know.
  case unknownCode(clause: String, code: String, day: CivilDate)
  /// A person's class and unit have no tariff.
  case noTariff(nip: NIP, unit: String, grade: Int)
  /// A figure is too large to be held exactly.
  case tooLarge(nip: NIP, figure: String)
}
