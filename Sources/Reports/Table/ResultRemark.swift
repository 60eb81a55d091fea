package import Kinerja
package import Wording

/// Why somebody is not evaluated or not paid, in words: what is missing, in which table, and what would mend it.
package enum ResultRemark {
  /// Why an employee is not evaluated; nil for who is.
  package static func notEvaluated(_ employee: EmployeeResult) -> Text? {
    guard !employee.isEvaluated else { return nil }
    return Text("tidak dinilai: ", "not evaluated: ") + employee.missingComponents.map { missing($0) }.joined(by: "; ")
  }

  /// Why nothing is paid to an employee; nil where that has no cause of its own.
  package static func notPaid(_ employee: EmployeeResult, _ results: Results) -> Text? {
    let causes = results.unpaidCauses(of: employee)
    return causes.isEmpty ? nil : UnpaidCause.sentence(causes)
  }

  /// Both, where both are so.
  package static func all(_ employee: EmployeeResult, _ results: Results) -> Text {
    [notEvaluated(employee), notPaid(employee, results)].compactMap(\.self).joined(by: "; ")
  }

  /// What a component lacks.
  package static func missing(_ component: Component) -> Text {
    switch component {
    case .discipline:
      Text(
        "disiplin belum ada (tidak ada hari yang dihitung: periksa masa jabatan di pegawai.csv dan kode di kehadiran.csv)",
        "disiplin is missing (no counted day: see the segments in pegawai.csv and the codes in kehadiran.csv)")
    case .achievement:
      Text(
        "layanan belum ada (tidak ada baris target.csv: mintakan targetnya)",
        "layanan is missing (no row of target.csv: have the targets sent)")
    case .supervision:
      Text(
        "atasan belum ada (tidak ada baris penilaian.csv: mintakan nilai atasan)",
        "atasan is missing (no row of penilaian.csv: have the superior score)")
    }
  }
}
