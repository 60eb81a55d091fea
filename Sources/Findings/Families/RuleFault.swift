package import Wording

/// Values that break a rule of the method.
package enum RuleFault: String, CodeFamily {
  case negativeWeight = "P301"
  case sumNotOne = "P302"
  case aspectWeightNotPositive = "P303"
  case percentOutOfRange = "P304"
  case negativeNumber = "P305"
  case bandsNotRising = "P306"
  case lastBandBounded = "P307"
  case bandUnbounded = "P308"
  case curveNotRising = "P309"
  case tooManyMidday = "P310"
  case windowReversed = "P311"
  case presenceAmongStatuses = "P312"
  case unknownStatusName = "P313"
  case shiftNamedOff = "P314"
  case officeDayReversed = "P315"
  case badRounding = "P316"
  case thresholdsReversed = "P317"
  case scaleReversed = "P318"
  case ratingTwice = "P319"
  case unknownGuidelineRating = "P320"
  case tooManyDays = "P321"
  case percentOrSteps = "P322"
  case minutesReversed = "P323"
  case spellIsPresence = "P324"
  case lackingHours = "P325"
  case notPositive = "P326"

  package static let title = Text("Aturan metode", "Rules of the method")
  package static let consequence = Consequence.refusesSettings

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .negativeWeight:
      CodeEntry(
        meaning: Text("Bobot atau bagian di bawah nol.", "A weight or share below zero."),
        problem: Text("adalah bobot negatif", "is a negative weight"),
        expectation: Text("bobot dari 0 sampai 1", "a weight from 0 to 1"),
        remedy: Text(
          "perbaiki bobotnya; jumlah semuanya harus tepat 1", "correct the weight; all of them must sum to exactly 1"))
    case .sumNotOne:
      CodeEntry(
        meaning: Text(
          "Bobot atau bagian yang jumlahnya tidak tepat satu.", "Weights or shares whose sum is not exactly one."),
        problem: Text("adalah jumlah bobot di sini, bukan 1", "is the sum of the weights here, not 1"),
        expectation: Text("bobot yang jumlahnya tepat 1", "weights that sum to exactly 1"),
        remedy: Text("ubah bobotnya sampai jumlahnya tepat 1", "change the weights until they sum to exactly 1"))
    case .aspectWeightNotPositive:
      CodeEntry(
        meaning: Text("Bobot aspek tidak di atas nol.", "The weight of an aspect is not above zero."),
        problem: Text("bukan bobot aspek yang lebih besar dari 0", "is not an aspect weight above 0"),
        expectation: Text("bobot aspek di atas 0", "an aspect weight above 0"),
        remedy: Text("beri bobot di atas 0, atau hapus aspek ini", "give a weight above 0, or remove the aspect"))
    case .percentOutOfRange:
      CodeEntry(
        meaning: Text("Persen di luar 0 sampai 100.", "A percent outside 0 to 100."),
        problem: Text("berada di luar 0 sampai 100 persen", "lies outside 0 to 100 percent"),
        expectation: Text("persen dari 0 sampai 100", "a percent from 0 to 100"),
        remedy: Text("tulis dalam persen: 1.5 berarti 1,5 %", "write percents: 1.5 means 1.5 %"))
    case .negativeNumber:
      CodeEntry(
        meaning: Text(
          "Bilangan negatif di tempat yang tidak mengizinkannya.", "A number below zero where none can be."),
        problem: Text("adalah bilangan negatif", "is a negative number"),
        expectation: Text("bilangan mulai dari 0", "a number from 0"),
        remedy: Text("hapus tanda minus atau perbaiki bilangannya", "remove the minus sign or correct the number"))
    case .bandsNotRising:
      CodeEntry(
        meaning: Text("Batas golongan tidak naik.", "The limits of bands do not rise."),
        problem: Text(
          "tidak lebih besar dari `up_to` sebelumnya, \(named.first)",
          "is not above the `up_to` before it, \(named.first)"),
        expectation: Text("`up_to` yang naik dari golongan ke golongan", "`up_to` that rise from band to band"),
        remedy: Text(
          "urutkan golongan menurut `up_to`, setiap batas satu kali", "order the bands by `up_to`, each limit once"))
    case .lastBandBounded:
      CodeEntry(
        meaning: Text("Golongan terakhir berbatas.", "The last band has a limit."),
        problem: Text(
          "adalah `up_to` golongan terakhir, yang tidak boleh berbatas",
          "is an `up_to` of the last band, which has no limit"),
        expectation: Text("golongan terakhir tanpa `up_to`", "a last band without `up_to`"),
        remedy: Text(
          "hapus `up_to` ini, atau tambahkan golongan terakhir tanpa `up_to`",
          "remove this `up_to`, or add a last band without one"))
    case .bandUnbounded:
      CodeEntry(
        meaning: Text("Golongan sebelum yang terakhir tidak berbatas.", "A band before the last has no limit."),
        problem: Text(
          "golongan ini tidak punya `up_to`, padahal bukan yang terakhir",
          "this band has no `up_to` although it is not the last"),
        expectation: Text("`up_to` pada semua golongan kecuali yang terakhir", "`up_to` in all bands but the last"),
        remedy: Text(
          "tambahkan `up_to`, atau pindahkan golongan ini ke akhir", "add `up_to`, or move this band to the end"))
    case .curveNotRising:
      CodeEntry(
        meaning: Text("Nilai x pada kurva tidak naik.", "The curve's x do not rise."),
        problem: Text(
          "tidak lebih besar dari x sebelumnya, \(named.first)", "is not above the x before it, \(named.first)"),
        expectation: Text("x yang naik dari titik ke titik", "x that rise from point to point"),
        remedy: Text("urutkan titik kurva menurut x, setiap x satu kali", "order the points by x, each x once"))
    case .tooManyMidday:
      CodeEntry(
        meaning: Text("Lebih dari dua presensi tengah hari.", "More than two midday punches."),
        problem: Text("butir ada di sini, lebih dari dua", "entries are here, more than two"),
        expectation: Text("paling banyak dua, untuk tengah_1 dan tengah_2", "at most two, for tengah_1 and tengah_2"),
        remedy: Text("hapus butir yang lebih", "remove those in excess"))
    case .windowReversed:
      CodeEntry(
        meaning: Text("Jendela berakhir sebelum dimulai.", "A window ends before it starts."),
        problem: Text(
          "adalah akhir jendela, sebelum awalnya \(named.first)", "is the window's end, before its start \(named.first)"
        ),
        expectation: Text("akhir yang sama dengan atau sesudah awal", "an end equal to or after the start"),
        remedy: Text("tukar atau perbaiki kedua jam", "swap or correct the two times"))
    case .presenceAmongStatuses:
      CodeEntry(
        meaning: Text("`H` berada di antara status.", "`H` is among the statuses."),
        problem: Text(
          "adalah kehadiran dengan jam presensi dan tidak boleh menjadi status",
          "is presence with clock times and cannot be a status"),
        expectation: Text("kode selain H", "codes other than H"),
        remedy: Text("hapus `H` dari `statuses`", "remove `H` from `statuses`"))
    case .unknownStatusName:
      CodeEntry(
        meaning: Text(
          "`no_record`, `no_punches`, `missing_in` atau `missing_out` tidak menyebut status yang ada.",
          "`no_record`, `no_punches`, `missing_in` or `missing_out` names no status."),
        problem: Text("tidak ada di antara `statuses`", "is not among `statuses`"),
        expectation: named.isEmpty
          ? Text("kode dari `statuses`, yang sekarang kosong", "a code of `statuses`, which has none now")
          : Text("salah satu dari: \(named.detail)", "one of: \(named.detail)"),
        remedy: Text(
          "pakai salah satu kode, atau tambahkan kode ini ke `statuses`",
          "use one of the codes, or add this one to `statuses`"))
    case .shiftNamedOff:
      CodeEntry(
        meaning: Text("Giliran kerja bernama `OFF`.", "A shift is named `OFF`."),
        problem: Text(
          "berarti libur di jadwal.csv dan tidak boleh menjadi nama giliran kerja",
          "means a free day in jadwal.csv and cannot name a shift"),
        expectation: Text("nama lain", "another name"),
        remedy: Text("ganti nama giliran kerja ini, atau hapus", "rename the shift, or remove it"))
    case .officeDayReversed:
      CodeEntry(
        meaning: Text("Hari kantor tidak berakhir sesudah dimulai.", "An office day does not end after its start."),
        problem: Text(
          "adalah jam pulang, tidak sesudah jam masuk \(named.first)",
          "is the end of the day, not after its start \(named.first)"),
        expectation: Text(
          "jam pulang sesudah jam masuk pada hari yang sama", "an end after the start on the same day"),
        remedy: Text(
          "perbaiki jamnya; kerja yang melewati tengah malam ditulis di `shifts`",
          "correct the times; work past midnight belongs in `shifts`"))
    case .badRounding:
      CodeEntry(
        meaning: Text(
          "`unit` bukan bilangan bulat di atas nol.", "`unit` is not a whole number above zero."),
        problem: Text("bukan kelipatan rupiah yang dapat dipakai", "is not a multiple of rupiah that can be used"),
        expectation: Text("bilangan bulat di atas 0, di bawah 10^12", "a whole number above 0, below 10^12"),
        remedy: Text("tulis 1 untuk rupiah penuh, 1000 untuk ribuan", "write 1 for whole rupiah, 1000 for thousands"))
    case .thresholdsReversed:
      CodeEntry(
        meaning: Text("Batas atas lebih rendah dari batas bawah.", "The upper threshold lies below the lower."),
        problem: Text(
          "adalah batas `above`, lebih rendah dari batas `meets` \(named.first)",
          "is the threshold `above`, lower than the threshold `meets` \(named.first)"),
        expectation: Text("`above` sama dengan atau di atas `meets`", "`above` equal to or above `meets`"),
        remedy: Text("perbaiki salah satu batas", "correct one of the thresholds"))
    case .scaleReversed:
      CodeEntry(
        meaning: Text("Ujung bawah skala berada di atas ujung atasnya.", "The scale's lower end lies above its upper."),
        problem: Text(
          "adalah batas bawah skala, di atas batas atasnya \(named.first)",
          "is the lower end of the scale, above its upper end \(named.first)"),
        expectation: Text("`[nilai terendah, nilai tertinggi]`", "`[lowest score, highest score]`"),
        remedy: Text("tukar kedua bilangan atau perbaiki", "swap the two numbers or correct them"))
    case .ratingTwice:
      CodeEntry(
        meaning: Text("Satu predikat dalam dua aturan satu pedoman.", "A rating in two rules of one guideline."),
        problem: Text(
          "disebut oleh dua aturan pedoman yang sama", "is named by two rules of one guideline"),
        expectation: Text("setiap predikat paling banyak dalam satu aturan", "each rating in one rule at most"),
        remedy: Text("hapus predikat ini dari salah satu aturan", "remove the rating from one of the rules"))
    case .unknownGuidelineRating:
      CodeEntry(
        meaning: Text(
          "Pedoman menyebut predikat yang tidak diberikan matriks.",
          "A guideline names a rating that the matrix does not give."),
        problem: Text(
          "bukan predikat yang diberikan oleh `matrix`", "is not a rating that `matrix` gives"),
        expectation: Text("salah satu dari \(named.first)", "one of \(named.first)"),
        remedy: Text("betulkan ejaannya", "mend its spelling"))
    case .tooManyDays:
      CodeEntry(
        meaning: Text("Lebih banyak hari daripada satu tahun.", "More days than a year has."),
        problem: Text("lebih banyak hari daripada satu tahun", "is more days than a year has"),
        expectation: Text("bilangan bulat dari 1 sampai 366", "a whole number from 1 to 366"),
        remedy: Text("tulis jumlah hari menurut peraturan", "write the number of days of the regulation"))
    case .percentOrSteps:
      CodeEntry(
        meaning: Text(
          "Status harus mempunyai `percent` atau `steps`, tidak keduanya.",
          "A status needs `percent` or `steps`, not both."),
        problem: Text("mempunyai keduanya atau tidak satu pun", "has both or neither"),
        expectation: Text("tepat satu dari `percent` dan `steps`", "exactly one of `percent` and `steps`"),
        remedy: Text(
          "tulis `percent` untuk potongan tetap, `steps` untuk potongan menurut urutan hari",
          "write `percent` for a fixed deduction, `steps` for one by the day's place"))
    case .minutesReversed:
      CodeEntry(
        meaning: Text("Akhir rentang menit sebelum awalnya.", "A range of minutes ends before it begins."),
        problem: Text("lebih kecil dari awalnya, \(named.first)", "is below its beginning, \(named.first)"),
        expectation: Text("`[paling sedikit]` atau `[paling sedikit, paling banyak]`", "`[least]` or `[least, most]`"),
        remedy: Text("tukar atau perbaiki kedua bilangan", "swap or correct the numbers"))
    case .spellIsPresence:
      CodeEntry(
        meaning: Text("Masa yang menjadikan hari-harinya `H`.", "A spell that makes its days `H`."),
        problem: Text(
          "adalah kehadiran dan tidak dapat berasal dari masa", "is presence and cannot come from a spell"),
        expectation: Text("status selain H", "a status other than H"),
        remedy: Text("pakai status lain, atau hapus `status`", "use another status, or remove `status`"))
    case .notPositive:
      CodeEntry(
        meaning: Text("Bilangan yang harus di atas nol.", "A number that must be above zero."),
        problem: Text("tidak di atas nol", "is not above zero"),
        expectation: Text("bilangan di atas 0", "a number above 0"),
        remedy: Text("tulis bilangan menurut peraturan", "write the number of the regulation"))
    case .lackingHours:
      CodeEntry(
        meaning: Text(
          "Tidak ada jam kerja untuk pola atau giliran yang dijalani pegawai.",
          "No working hours for a pattern or shift that somebody works."),
        problem: Text(
          "tidak mempunyai jam kerja, diperlukan \(named.last) pegawai, pertama pada \(named.first)",
          "has no working hours; \(named.last) employees need them, first on \(named.first)"),
        expectation: Text(
          "jam kerja setiap pola, minggu khusus dan giliran yang dipakai",
          "hours for every pattern, alternative week and shift in use"),
        remedy: Text(
          "lengkapi `patterns`, `alternatives` atau `shifts`, atau betulkan `pola`, `jadwal` atau `giliran` dalam ekspor",
          "complete `patterns`, `alternatives` or `shifts`, or mend `pola`, `jadwal` or `giliran` in the exports"))
    }
  }
}
