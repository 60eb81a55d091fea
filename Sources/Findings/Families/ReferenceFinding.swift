package import Wording

/// Values that name what the roster, the policy or another table does not have.
package enum ReferenceFinding: String, CodeFamily {
  case unknownNIP = "K301"
  case unknownStatus = "K302"
  case unknownShift = "K303"
  case unknownAlternative = "K304"
  case unknownAspect = "K305"
  case unknownSpell = "K306"
  case outsideScale = "K307"
  case noNorm = "K308"
  case endBeforeStart = "K309"
  case unknownEvent = "K310"
  case unknownNumber = "K311"

  package static let title = Text("Rujukan", "References")
  package static let consequence = Consequence.stopsRow

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .unknownNIP:
      CodeEntry(
        meaning: Text("NIP yang tidak ada dalam daftar pegawai.", "A NIP that is not in the roster."),
        problem: Text("NIP tidak ada dalam pegawai.csv", "the NIP is not in pegawai.csv"),
        expectation: Text("NIP seorang pegawai dalam daftar", "the NIP of somebody in the roster"),
        remedy: Text("betulkan NIP, atau lengkapi daftar pegawai", "mend the NIP or complete the roster"))
    case .unknownStatus:
      CodeEntry(
        meaning: Text(
          "Kode kehadiran yang tidak dikenal kebijakan pada hari itu.",
          "An attendance code that the policy does not know on that day."),
        problem: Text(
          "kode kehadiran tidak dikenal kebijakan pada hari itu", "the policy knows no such code on that day"),
        expectation: Text("kosong atau salah satu dari \(named.detail)", "empty or one of \(named.detail)"),
        remedy: Text(
          "betulkan kode, atau tambahkan di klausul attendance", "mend the code or add it to the clause attendance"))
    case .unknownShift:
      CodeEntry(
        meaning: Text(
          "Giliran kerja yang tidak dikenal kebijakan pada hari itu.",
          "A shift that the policy does not know on that day."),
        problem: Text("giliran tidak dikenal kebijakan pada hari itu", "the policy knows no such shift on that day"),
        expectation: Text("salah satu dari \(named.detail)", "one of \(named.detail)"),
        remedy: Text(
          "betulkan nama giliran, atau tambahkan di klausul schedules",
          "mend the name or add it to the clause schedules"))
    case .unknownAlternative:
      CodeEntry(
        meaning: Text(
          "Jadwal pengganti yang tidak dikenal kebijakan pada hari itu.",
          "An alternative working week that the policy does not know on that day."),
        problem: Text(
          "jadwal pengganti tidak dikenal kebijakan pada \(named.detail)",
          "the policy knows no such alternative schedule on \(named.detail)"),
        expectation: Text(
          "nama di alternatives pada klausul schedules", "a name among the alternatives of the clause schedules"),
        remedy: Text("betulkan nama, atau tambahkan di kebijakan", "mend the name or add it to the policy"))
    case .unknownAspect:
      CodeEntry(
        meaning: Text("Aspek yang tidak dikenal kebijakan.", "An aspect that the policy does not know."),
        problem: Text("aspek tidak dikenal kebijakan", "the policy knows no such aspect"),
        expectation: Text("salah satu dari \(named.detail)", "one of \(named.detail)"),
        remedy: Text(
          "betulkan kode aspek, atau tambahkan di klausul supervisor",
          "mend the code or add it to the clause supervisor"))
    case .unknownSpell:
      CodeEntry(
        meaning: Text("Jenis masa yang tidak dikenal kebijakan.", "A kind of spell that the policy does not know."),
        problem: Text("jenis masa tidak dikenal kebijakan", "the policy knows no such kind of spell"),
        expectation: Self.oneOf(named),
        remedy: Text("betulkan jenis, atau tambahkan di klausul spells", "mend the kind or add it to the clause spells")
      )
    case .unknownEvent:
      CodeEntry(
        meaning: Text(
          "Jenis kejadian yang tidak dikenal kebijakan.", "A kind of event that the policy does not know."),
        problem: Text("jenis kejadian tidak dikenal kebijakan", "the policy knows no such kind of event"),
        expectation: Self.oneOf(named),
        remedy: Text("betulkan jenis, atau tambahkan di klausul events", "mend the kind or add it to the clause events")
      )
    case .unknownNumber:
      CodeEntry(
        meaning: Text("Nama angka yang tidak dikenal kebijakan.", "A named number that the policy does not know."),
        problem: Text("nama angka tidak dikenal kebijakan", "the policy knows no such number"),
        expectation: Self.oneOf(named),
        remedy: Text(
          "betulkan nama, atau tambahkan di klausul numbers", "mend the name or add it to the clause numbers"))
    case .outsideScale:
      CodeEntry(
        meaning: Text("Nilai di luar skala kebijakan.", "A score outside the policy's scale."),
        problem: Text("nilai di luar skala kebijakan", "the score lies outside the policy's scale"),
        expectation: Text(named.detail),
        remedy: Text("betulkan nilai bersama penilainya", "mend the score with its rater"))
    case .noNorm:
      CodeEntry(
        meaning: Text("Indikator tanpa norma waktu.", "An indicator without a norm."),
        problem: Text("indikator tanpa norma waktu", "the indicator has no time norm"),
        expectation: Text("indikator yang ada dalam beban_kerja.csv", "an indicator in beban_kerja.csv"),
        remedy: Text("tambahkan norma, atau betulkan kode indikator", "add the norm or mend the indicator's code"))
    case .endBeforeStart:
      CodeEntry(
        meaning: Text("Tanggal akhir yang mendahului tanggal awalnya.", "An end before its start."),
        problem: Text("akhir mendahului awal", "the end precedes the start"),
        expectation: Text("\(named.detail) atau sesudahnya", "\(named.detail) or later"),
        remedy: Text("betulkan salah satu tanggal", "mend one of the dates"))
    }
  }

  /// What the policy knows; a policy may know none.
  private static func oneOf(_ named: Particulars) -> Text {
    named.detail.isEmpty
      ? Text("kebijakan tidak mengenal satu pun dalam triwulan ini", "the policy knows none in this quarter")
      : Text("salah satu dari \(named.detail)", "one of \(named.detail)")
  }
}
