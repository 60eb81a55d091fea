package import Wording

/// Rows that contradict one another.
package enum KeyFinding: String, CodeFamily {
  case conflictingKey = "K401"
  case overlappingSegments = "K402"
  case noTariff = "K403"
  case conflictingMapping = "K404"

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
          "Masa jabatan dalam triwulan yang dinilai, tanpa tarif.", "A segment of the run without a tariff."),
        problem: Text(
          "kelas ini tanpa tarif untuk unit \(named.detail)", "the class has no tariff for unit \(named.detail)"),
        expectation: Text(
          "baris tarif.csv untuk kelas dan unit itu, atau `*`", "a row of tarif.csv for the class and unit, or `*`"),
        remedy: Text("tambahkan tarif, atau betulkan kelas jabatan", "add the tariff or mend the class"))
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
