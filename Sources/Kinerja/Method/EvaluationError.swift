package import Wording

/// What keeps facts from being evaluated under a policy.
package enum EvaluationError: Error, Equatable, Sendable {
  /// No version of a clause is in force on a day.
  case notInForce(clause: ClauseName, day: CivilDate)
  /// The policy has no hours for a pattern or a shift that somebody works on a day.
  case noHours(pattern: WorkPattern, alternative: String?, shift: String?, day: CivilDate)
  /// The exports hold a code that the policy does not know.
  case unknownCode(clause: ClauseName, code: String, day: CivilDate)
  /// A figure is too large to be held exactly.
  case tooLarge(nip: NIP, figure: String)
  /// A cell of a formula is 10^15 or more in size; the month of the year is nil for a cell of the quarter.
  case cellTooLarge(nip: NIP, month: Int?, cell: String)
  /// A formula of the quarter needs a cell that a month's version lacks.
  case lackingCell(String, day: CivilDate)
}

extension EvaluationError: Refusing {
  /// What went wrong and how to mend it.
  package var text: Text {
    switch self {
    case .notInForce(let clause, let day):
      Text("klausul \(clause) tidak berlaku pada \(day)", "the clause \(clause) is not in force on \(day)")
    case .noHours(let pattern, let alternative, let shift, let day):
      Text(
        "P325: kebijakan tidak mempunyai jam kerja \(shift ?? pattern.code)\(alternative.map { " dalam \($0)" } ?? "") pada \(day); lengkapi klausul schedules",
        "P325: the policy has no hours for \(shift ?? pattern.code)\(alternative.map { " under \($0)" } ?? "") on \(day); complete the clause schedules"
      )
    case .unknownCode(let clause, let code, let day):
      Text(
        "kebijakan tidak mengenal \(code) pada \(day); lengkapi klausul \(clause.rawValue)",
        "the policy does not know \(code) on \(day); complete the clause \(clause.rawValue)")
    case .tooLarge(let nip, let figure):
      Text(
        "NIP \(nip): \(figure) terlalu besar untuk dihitung dengan tepat",
        "NIP \(nip): \(figure) is too large to be held exactly")
    case .cellTooLarge(let nip, let month, let cell):
      Text(
        "NIP \(nip): sel \(cell)\(month.map { " bulan \($0)" } ?? "") mencapai 10^15; periksa rumusnya atau datanya",
        "NIP \(nip): the cell \(cell)\(month.map { " of month \($0)" } ?? "") reaches 10^15; check its formula or the data"
      )
    case .lackingCell(let cell, let day):
      Text(
        "rumus triwulan memerlukan sel \(cell), yang tidak ada dalam versi klausul incentive pada \(day)",
        "a formula of the quarter needs the cell \(cell), which the version of the clause incentive on \(day) lacks")
    }
  }

  /// How a program ends with it: figures that are too large come from the data, the rest from the policy.
  package var end: Refusal.End {
    switch self {
    case .tooLarge, .cellTooLarge: .data
    case .notInForce, .noHours, .unknownCode, .lackingCell: .policy
    }
  }

  package var refusal: Refusal { Refusal(end, text) }
}
