extension SettingsFaultCode {
  /// The texts of values that break a rule of the method.
  func ruleWording(_ details: [String]) -> SettingsWording {
    switch self {
    case .negativeWeight, .sumNotOne, .aspectWeightNotPositive, .percentOutOfRange, .negativeNumber, .badRounding,
      .thresholdsReversed, .scaleReversed, .ratingTwice, .unknownGuidelineRating, .tooManyDays:
      numberWording(details.first ?? "")
    default: attendanceWording(details)
    }
  }

  private func numberWording(_ other: String) -> SettingsWording {
    switch self {
    case .negativeWeight:
      SettingsWording(
        problem: .init("adalah bobot negatif", "is a negative weight"),
        expectation: .init("bobot dari 0 sampai 1", "a weight from 0 to 1"),
        remedy: .init(
          "perbaiki bobotnya; jumlah semuanya harus tepat 1", "correct the weight; all of them must sum to exactly 1"))
    case .sumNotOne:
      SettingsWording(
        problem: .init("adalah jumlah bobot di sini, bukan 1", "is the sum of the weights here, not 1"),
        expectation: .init("bobot yang jumlahnya tepat 1", "weights that sum to exactly 1"),
        remedy: .init("ubah bobotnya sampai jumlahnya tepat 1", "change the weights until they sum to exactly 1"))
    case .aspectWeightNotPositive:
      SettingsWording(
        problem: .init("bukan bobot aspek yang lebih besar dari 0", "is not an aspect weight above 0"),
        expectation: .init("bobot aspek di atas 0", "an aspect weight above 0"),
        remedy: .init("beri bobot di atas 0, atau hapus aspek ini", "give a weight above 0, or remove the aspect"))
    case .percentOutOfRange:
      SettingsWording(
        problem: .init("berada di luar 0 sampai 100 persen", "lies outside 0 to 100 percent"),
        expectation: .init("persen dari 0 sampai 100", "a percent from 0 to 100"),
        remedy: .init("tulis dalam persen: 1.5 berarti 1,5 %", "write percents: 1.5 means 1.5 %"))
    case .negativeNumber:
      SettingsWording(
        problem: .init("adalah bilangan negatif", "is a negative number"),
        expectation: .init("bilangan mulai dari 0", "a number from 0"),
        remedy: .init("hapus tanda minus atau perbaiki bilangannya", "remove the minus sign or correct the number"))
    case .badRounding:
      SettingsWording(
        problem: .init("bukan kelipatan rupiah yang dapat dipakai", "is not a multiple of rupiah that can be used"),
        expectation: .init("bilangan bulat di atas 0, di bawah 10^12", "a whole number above 0, below 10^12"),
        remedy: .init("tulis 1 untuk rupiah penuh, 1000 untuk ribuan", "write 1 for whole rupiah, 1000 for thousands"))
    case .thresholdsReversed:
      SettingsWording(
        problem: .init(
          "adalah batas `above`, lebih rendah dari batas `meets` \(other)",
          "is the threshold `above`, lower than the threshold `meets` \(other)"),
        expectation: .init("`above` sama dengan atau di atas `meets`", "`above` equal to or above `meets`"),
        remedy: .init("perbaiki salah satu batas", "correct one of the thresholds"))
    case .ratingTwice:
      SettingsWording(
        problem: .init(
          "disebut oleh dua aturan pedoman yang sama", "is named by two rules of one guideline"),
        expectation: .init("setiap predikat paling banyak dalam satu aturan", "each rating in one rule at most"),
        remedy: .init("hapus predikat ini dari salah satu aturan", "remove the rating from one of the rules"))
    case .tooManyDays:
      SettingsWording(
        problem: .init("lebih banyak hari daripada satu tahun", "is more days than a year has"),
        expectation: .init("bilangan bulat dari 1 sampai 366", "a whole number from 1 to 366"),
        remedy: .init("tulis jumlah hari menurut peraturan", "write the number of days of the regulation"))
    case .unknownGuidelineRating:
      SettingsWording(
        problem: .init(
          "bukan predikat yang diberikan oleh `matrix`", "is not a rating that `matrix` gives"),
        expectation: .init("salah satu dari \(other)", "one of \(other)"),
        remedy: .init("betulkan ejaannya", "mend its spelling"))
    default:
      SettingsWording(
        problem: .init(
          "adalah batas bawah skala, di atas batas atasnya \(other)",
          "is the lower end of the scale, above its upper end \(other)"),
        expectation: .init("`[nilai terendah, nilai tertinggi]`", "`[lowest score, highest score]`"),
        remedy: .init("tukar kedua bilangan atau perbaiki", "swap the two numbers or correct them"))
    }
  }

  private func attendanceWording(_ details: [String]) -> SettingsWording {
    let first = details.first ?? ""
    let names = details.joined(separator: ", ")
    return switch self {
    case .bandsNotRising:
      SettingsWording(
        problem: .init(
          "tidak lebih besar dari `up_to` sebelumnya, \(first)", "is not above the `up_to` before it, \(first)"),
        expectation: .init("`up_to` yang naik dari golongan ke golongan", "`up_to` that rise from band to band"),
        remedy: .init(
          "urutkan golongan menurut `up_to`, setiap batas satu kali", "order the bands by `up_to`, each limit once"))
    case .lastBandBounded:
      SettingsWording(
        problem: .init(
          "adalah `up_to` golongan terakhir, yang tidak boleh berbatas",
          "is an `up_to` of the last band, which has no limit"),
        expectation: .init("golongan terakhir tanpa `up_to`", "a last band without `up_to`"),
        remedy: .init(
          "hapus `up_to` ini, atau tambahkan golongan terakhir tanpa `up_to`",
          "remove this `up_to`, or add a last band without one"))
    case .bandUnbounded:
      SettingsWording(
        problem: .init(
          "golongan ini tidak punya `up_to`, padahal bukan yang terakhir",
          "this band has no `up_to` although it is not the last"),
        expectation: .init("`up_to` pada semua golongan kecuali yang terakhir", "`up_to` in all bands but the last"),
        remedy: .init(
          "tambahkan `up_to`, atau pindahkan golongan ini ke akhir", "add `up_to`, or move this band to the end"))
    case .curveNotRising:
      SettingsWording(
        problem: .init("tidak lebih besar dari x sebelumnya, \(first)", "is not above the x before it, \(first)"),
        expectation: .init("x yang naik dari titik ke titik", "x that rise from point to point"),
        remedy: .init("urutkan titik kurva menurut x, setiap x satu kali", "order the points by x, each x once"))
    case .tooManyMidday:
      SettingsWording(
        problem: .init("butir ada di sini, lebih dari dua", "entries are here, more than two"),
        expectation: .init("paling banyak dua, untuk tengah_1 dan tengah_2", "at most two, for tengah_1 and tengah_2"),
        remedy: .init("hapus butir yang lebih", "remove those in excess"))
    case .windowReversed:
      SettingsWording(
        problem: .init(
          "adalah akhir jendela, sebelum awalnya \(first)", "is the window's end, before its start \(first)"),
        expectation: .init("akhir yang sama dengan atau sesudah awal", "an end equal to or after the start"),
        remedy: .init("tukar atau perbaiki kedua jam", "swap or correct the two times"))
    case .presenceAmongStatuses:
      SettingsWording(
        problem: .init(
          "adalah kehadiran dengan jam presensi dan tidak boleh menjadi status",
          "is presence with clock times and cannot be a status"),
        expectation: .init("kode selain H", "codes other than H"),
        remedy: .init("hapus `H` dari `statuses`", "remove `H` from `statuses`"))
    case .unknownStatusName:
      SettingsWording(
        problem: .init("tidak ada di antara `statuses`", "is not among `statuses`"),
        expectation: names.isEmpty
          ? .init("kode dari `statuses`, yang sekarang kosong", "a code of `statuses`, which has none now")
          : .init("salah satu dari: \(names)", "one of: \(names)"),
        remedy: .init(
          "pakai salah satu kode, atau tambahkan kode ini ke `statuses`",
          "use one of the codes, or add this one to `statuses`"))
    case .shiftNamedOff:
      SettingsWording(
        problem: .init(
          "berarti libur di jadwal.csv dan tidak boleh menjadi nama giliran kerja",
          "means a free day in jadwal.csv and cannot name a shift"),
        expectation: .init("nama lain", "another name"),
        remedy: .init("ganti nama giliran kerja ini, atau hapus", "rename the shift, or remove it"))
    default:
      SettingsWording(
        problem: .init(
          "adalah jam pulang, tidak sesudah jam masuk \(first)", "is the end of the day, not after its start \(first)"),
        expectation: .init(
          "jam pulang sesudah jam masuk pada hari yang sama", "an end after the start on the same day"),
        remedy: .init(
          "perbaiki jamnya; kerja yang melewati tengah malam ditulis di `shifts`",
          "correct the times; work past midnight belongs in `shifts`"))
    }
  }
}
