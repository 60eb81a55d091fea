package import Wording

/// Rows that contradict one another.
package enum KeyFinding: String, CodeFamily {
  case conflictingKey = "K401"
  case overlappingSegments = "K402"
  case noTariff = "K403"
  case conflictingMapping = "K404"
  case overlappingTariffs = "K405"
  case noActingTariff = "K406"

  package static let title = Text("Kunci", "Keys")
  package static let consequence = Consequence.stopsRow

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .conflictingKey:
      CodeEntry(
        meaning: Text("Baris berkunci sama yang isinya berbeda.", "Rows with one key that differ."),
        problem: Text("beberapa baris berkunci sama tetapi isinya berbeda", "rows with one key differ"),
        expectation: Text("satu baris untuk setiap kunci", "one row for each key"),
        remedy: Text(
          "tentukan baris yang benar di sistem sumber, hapus yang lain", "decide at the source which row is right"))
    case .overlappingSegments:
      CodeEntry(
        meaning: Text("Masa jabatan seorang pegawai yang tumpang tindih.", "Segments of one person that overlap."),
        problem: Text(
          "masa jabatan tumpang tindih dengan \(named.detail)", "the segment overlaps with \(named.detail)"),
        expectation: Text(
          "masa jabatan seorang pegawai tidak tumpang tindih", "segments of one person that do not overlap"),
        remedy: Text("isi berlaku_sampai pada jabatan yang lama", "set berlaku_sampai in the earlier segment"))
    case .noTariff:
      CodeEntry(
        meaning: Text(
          "Masa jabatan dalam triwulan yang dinilai, dengan hari tanpa tarif.",
          "A segment of the run with a day without a tariff."),
        problem: Text(
          "kelas ini tanpa tarif untuk unit dan hari \(named.detail)",
          "the class has no tariff for unit and day \(named.detail)"),
        expectation: Text(
          "baris tarif.csv yang berlaku untuk kelas dan unit itu, atau `*`, pada setiap hari",
          "a row of tarif.csv in force for the class and unit, or `*`, on every day"),
        remedy: Text(
          "tambahkan tarif, betulkan masa berlakunya, atau betulkan kelas jabatan",
          "add the tariff, mend its days, or mend the class"))
    case .overlappingTariffs:
      CodeEntry(
        meaning: Text(
          "Dua tarif satu kelas, unit, komponen dan jabatan berlaku pada hari yang sama.",
          "Two tariffs of one class, unit, component and post are in force on one day."),
        problem: Text("tarif tumpang tindih dengan \(named.detail)", "the tariff overlaps with \(named.detail)"),
        expectation: Text(
          "paling banyak satu tarif pada satu hari", "at most one tariff on a day"),
        remedy: Text("isi sampai pada tarif yang lama", "set sampai in the earlier tariff"))
    case .noActingTariff:
      CodeEntry(
        meaning: Text(
          "Jabatan yang dirangkap, dengan hari tanpa tarif.", "An acting post with a day without a tariff."),
        problem: Text(
          "jabatan yang dirangkap tanpa tarif untuk unit dan hari \(named.detail)",
          "the acting post has no tariff for unit and day \(named.detail)"),
        expectation: Text(
          "baris tarif.csv yang berlaku untuk kelas dan unit itu, atau `*`, pada setiap hari",
          "a row of tarif.csv in force for the class and unit, or `*`, on every day"),
        remedy: Text(
          "tambahkan tarif, atau betulkan kelas, unit atau tanggal jabatan itu",
          "add the tariff, or mend the post's class, unit or days"))
    case .conflictingMapping:
      CodeEntry(
        meaning: Text(
          "Kunci yang diberi dua nilai oleh tabel pemetaan.", "A key that a mapping table gives two values."),
        problem: Text("tabel pemetaan memberi kunci ini dua nilai", "the mapping table gives the key two values"),
        expectation: Text("satu nilai untuk setiap kunci", "one value for each key"),
        remedy: Text("hapus baris yang salah", "remove the wrong row"))
    }
  }
}
