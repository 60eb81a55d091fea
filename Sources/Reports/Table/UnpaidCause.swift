package import Wording
internal import Kinerja

/// Why nothing is paid, in words: what a cause of `alasan_insentif` says, and in which table the remedy lies.
package enum UnpaidCause {
  /// `tidak dibayar: belum ada capaian (tidak ada baris target.csv)`.
  package static func sentence(_ causes: [String]) -> Text {
    Text("tidak dibayar: ", "not paid: ") + causes.map { words($0) }.joined(by: "; ")
  }

  /// What a cause says.
  package static func words(_ cause: String) -> Text {
    switch cause {
    case FormulaValue.Cause.divisionByZero: return Text("pembagian dengan nol", "a division by zero")
    case FormulaValue.Cause.noMatch:
      return Text("tidak ada padanan dalam rumus (`pick`)", "no match in the formula (`pick`)")
    case FormulaValue.Cause.noMonth: return Text("tidak ada bulan yang dihitung", "no month counts")
    default: break
    }
    let name = cause.prefix { $0 != "(" }
    let argument = cause.dropFirst(name.count + 1).dropLast()
    guard let figure = FormulaFigure(rawValue: String(name)) else { return Text(cause) }
    let what = figure.title + (argument.isEmpty ? "" : " \(argument)")
    return Text("belum ada ", "") + what + Text("", " is missing") + reason(figure)
  }

  /// What would give the figure.
  private static func reason(_ figure: FormulaFigure) -> Text {
    switch figure {
    case .workloadRatio:
      Text(" (tidak ada baris target.csv atau waktu kerja)", " (no row of target.csv, or no working time)")
    case .achievement, .normalised:
      Text(" (tidak ada baris target.csv)", " (no row of target.csv)")
    case .monthAchievement:
      Text(" (tidak ada baris target.csv untuk bulan itu)", " (no row of target.csv for the month)")
    case .conduct: Text(" (tidak ada baris penilaian.csv)", " (no row of penilaian.csv)")
    case .monthConduct:
      Text(" (tidak ada baris penilaian.csv untuk bulan itu)", " (no row of penilaian.csv for the month)")
    case .discipline, .monthDiscipline:
      Text(
        " (tidak ada hari yang dihitung, atau rumus discipline.month tanpa hasil)",
        " (no counted day, or the formula discipline.month gives nothing)")
    case .number: Text(" (tidak ada baris angka.csv)", " (no row of angka.csv)")
    case .index, .predikat, .resultsLevel, .conductLevel: Text(" (tidak dinilai)", " (not evaluated)")
    case .salaryGrade: Text(" (kolom golongan pegawai.csv kosong)", " (golongan is empty in pegawai.csv)")
    case .echelon: Text(" (kolom eselon pegawai.csv kosong)", " (eselon is empty in pegawai.csv)")
    default: Text("")
    }
  }
}
