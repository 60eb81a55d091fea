package import Wording

/// Attendance that looks mistaken.
package enum AttendanceWarning: String, CodeFamily {
  case outBeforeIn = "K921"
  case outsideEmployment = "K922"

  package static let title = Text("Peringatan: kehadiran", "Warnings: attendance")
  package static let consequence = Consequence.warns

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .outBeforeIn:
      CodeEntry(
        meaning: Text("Jam pulang yang mendahului jam masuk.", "A last punch before the first."),
        problem: Text(
          "jam pulang mendahului jam masuk \(named.detail)", "the last punch precedes the first, \(named.detail)"),
        expectation: Text("jam pulang sesudah jam masuk", "a last punch after the first"),
        remedy: Text(
          "betulkan jam; jam yang salah mengurangi disiplin", "mend the times; wrong ones lower the discipline"))
    case .outsideEmployment:
      CodeEntry(
        meaning: Text(
          "Kehadiran pada hari di luar masa jabatan pegawainya.", "Attendance on a day outside the person's segments."),
        problem: Text("kehadiran di luar masa jabatan", "attendance outside the segments"),
        expectation: Text(named.detail),
        remedy: Text(
          "betulkan tanggal, atau masa jabatan dalam pegawai.csv", "mend the date, or the segments in pegawai.csv"))
    }
  }
}
