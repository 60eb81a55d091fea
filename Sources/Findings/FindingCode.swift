/// What can be wrong with a file or a row (method, section 14). This is the list of the families; the codes and their texts
/// stand in the families' own files.
package enum FindingCode: StableCode {
  case file(FileFinding)
  case content(ContentFinding)
  case row(RowFinding)
  case cell(CellFinding)
  case reference(ReferenceFinding)
  case key(KeyFinding)
  case correction(CorrectionFinding)
  case export(ExportWarning)
  case roster(RosterWarning)
  case attendance(AttendanceWarning)
  case score(ScoreWarning)
  case incomplete(CompletenessFinding)
  case lacking(CompletenessWarning)
  case plausibility(PlausibilityWarning)
  case column(ColumnWarning)
  case correcting(CorrectionWarning)

  package static let allCases =
    FileFinding.allCases.map(file) + ContentFinding.allCases.map(content)
    + CompletenessFinding.allCases.map(incomplete) + RowFinding.allCases.map(row)
    + CellFinding.allCases.map(cell)
    + ReferenceFinding.allCases.map(reference) + KeyFinding.allCases.map(key)
    + CorrectionFinding.allCases.map(correction) + ExportWarning.allCases.map(export)
    + RosterWarning.allCases.map(roster) + AttendanceWarning.allCases.map(attendance)
    + ScoreWarning.allCases.map(score) + PlausibilityWarning.allCases.map(plausibility)
    + CompletenessWarning.allCases.map(lacking) + ColumnWarning.allCases.map(column)
    + CorrectionWarning.allCases.map(correcting)

  package var member: any CodeFamily {
    switch self {
    case .file(let code): code
    case .content(let code): code
    case .row(let code): code
    case .cell(let code): code
    case .reference(let code): code
    case .key(let code): code
    case .correction(let code): code
    case .export(let code): code
    case .roster(let code): code
    case .attendance(let code): code
    case .score(let code): code
    case .incomplete(let code): code
    case .lacking(let code): code
    case .plausibility(let code): code
    case .column(let code): code
    case .correcting(let code): code
    }
  }
}

extension FindingCode {
  /// Whether it is a warning: nothing is set aside for it, and a run goes on.
  package var isWarning: Bool { consequence == .warns }

  /// Whether it concerns a file as a whole, which quarantine cannot set aside.
  package var isOfFile: Bool { consequence == .stopsRun }
}
