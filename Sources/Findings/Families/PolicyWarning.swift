package import Wording

/// What a valid policy says that can hardly be meant.
package enum PolicyWarning: String, CodeFamily {
  case unusedCell = "P901"
  case unusedParameter = "P902"
  case middayOutsideHours = "P903"
  case shiftNearMidnight = "P904"
  case sharedPeerLabel = "P905"

  package static let title = Text("Peringatan: kebijakan", "Warnings: policies")
  package static let consequence = Consequence.warns

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .unusedCell:
      CodeEntry(
        meaning: Text("Sel yang tidak dipakai rumus maupun contoh.", "A cell that no formula and no example uses."),
        problem: Text("tidak dipakai rumus atau contoh mana pun", "is used by no formula and no example"),
        expectation: Text(
          "sel yang sampai ke `insentif`, atau yang diharapkan sebuah contoh",
          "a cell that leads to `insentif`, or that an example expects"),
        remedy: Text(
          "pakai dalam rumus yang memerlukannya; sel untuk dibaca saja ditulis dalam `examples`",
          "use it in the formula that needs it; name a cell that is only to be read in `examples`"))
    case .unusedParameter:
      CodeEntry(
        meaning: Text("Parameter yang tidak dipakai rumus.", "A parameter that no formula uses."),
        problem: Text("tidak dipakai rumus mana pun", "is used by no formula"),
        expectation: Text("parameter yang dipakai sebuah rumus", "a parameter that some formula uses"),
        remedy: Text(
          "pakai dalam rumus sebagai ganti bilangannya, atau hapus parameternya",
          "use it in a formula in place of its number, or remove the parameter"))
    case .middayOutsideHours:
      CodeEntry(
        meaning: Text(
          "Rekam tengah hari di luar jam kerja.", "A midday punch is asked for outside the working hours."),
        problem: Text(
          "tidak bersinggungan dengan jam kerja \(named.detail): siapa pun dipotong",
          "does not touch the working hours \(named.detail): everybody is deducted from"),
        expectation: Text(
          "jendela di dalam jam kerja", "a window within the working hours"),
        remedy: Text(
          "ubah jendelanya, atau jam kerjanya", "change the window, or the working hours"))
    case .shiftNearMidnight:
      CodeEntry(
        meaning: Text(
          "Giliran yang mulai menjelang atau selepas tengah malam.", "A shift that starts around midnight."),
        problem: Text(
          "mulai \(named.detail): datang di sisi lain tengah malam terbaca hampir sehari terlambat atau lebih awal",
          "starts at \(named.detail): an arrival on the other side of midnight reads as almost a day late or early"),
        expectation: Text("awal giliran dari 01:00 sampai 22:59", "a start from 01:00 to 22:59"),
        remedy: Text(
          "pastikan ekspor menulis kedatangan sebelum tengah malam sebagai 00:00, atau geser awal giliran",
          "see that exports write arrivals before midnight as 00:00, or move the start"))
    case .sharedPeerLabel:
      CodeEntry(
        meaning: Text("Beberapa kelompok sebaya bernama sama.", "Several peer groups have one label."),
        problem: Text(
          "adalah nama beberapa kelompok sebaya: peringkatnya bersama, mediannya sendiri-sendiri",
          "is the label of several peer groups: they are ranked together, with a median each"),
        expectation: Text("satu kelompok untuk setiap nama", "one group for each label"),
        remedy: Text(
          "ubah `peer_keys`, atau kode unit dan jabatan yang memuat `/`",
          "change `peer_keys`, or codes of units and posts that hold a `/`"))
    }
  }
}
