package import Wording

/// Corrections that cannot be applied.
package enum CorrectionFinding: String, CodeFamily {
  case wrongKeys = "K501"
  case withoutCell = "K502"
  case oldValue = "K503"
  case doubled = "K504"
  case rowThere = "K505"
  case badAction = "K506"
  case rowsDiffer = "K507"
  case outsideQuarter = "K508"

  package static let title = Text("Koreksi", "Corrections")
  package static let consequence = Consequence.stopsRow

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .wrongKeys:
      CodeEntry(
        meaning: Text(
          "Koreksi yang jumlah kuncinya berbeda dari tabelnya.",
          "A correction with more or fewer keys than its table has."),
        problem: Text("jumlah kunci tidak sesuai dengan tabelnya", "the number of keys is not that of the table"),
        expectation: Text("kunci \(named.detail), berurutan", "the keys \(named.detail), in that order"),
        remedy: Text(
          "isi kunci_1 dan seterusnya sebanyak itu, kosongkan sisanya", "fill kunci_1 and on, leave the rest empty"))
    case .withoutCell:
      CodeEntry(
        meaning: Text(
          "Koreksi atas baris atau kolom yang tidak ada.", "A correction of a row or column that is not there."),
        problem: Text(
          "tidak ada baris dengan kunci itu, atau berkasnya tanpa kolom itu", "no row has this key, or no such column"),
        expectation: Text("baris dalam \(named.detail)", "a row of \(named.detail)"),
        remedy: Text(
          "betulkan kunci atau kolom; baris yang kurang ditambah dengan tindakan TAMBAH",
          "mend the key or column; a row that is missing is added with tindakan TAMBAH"))
    case .oldValue:
      CodeEntry(
        meaning: Text(
          "Koreksi yang nilai lamanya berbeda dari isi sel.",
          "A correction whose old value is not what stands in the cell."),
        problem: Text("nilai lama berbeda dari isi sel", "the old value is not what stands in the cell"),
        expectation: Text(named.detail),
        remedy: Text(
          "periksa apakah ekspor sudah berubah sejak koreksi disetujui", "see whether the export changed since then"))
    case .doubled:
      CodeEntry(
        meaning: Text("Beberapa koreksi atas satu sel atau baris.", "Corrections of one cell or row."),
        problem: Text("beberapa koreksi mengubah satu sel atau baris", "several corrections change one cell or row"),
        expectation: Text("satu koreksi untuk setiap sel atau baris", "one correction for each cell or row"),
        remedy: Text(
          "tentukan koreksi yang berlaku, hapus yang lain", "decide which correction holds, remove the others"))
    case .rowThere:
      CodeEntry(
        meaning: Text("Koreksi TAMBAH atas baris yang sudah ada.", "A correction that adds a row that is there."),
        problem: Text("baris dengan kunci itu sudah ada", "a row with this key is there"),
        expectation: Text("kunci yang belum ada dalam \(named.detail)", "a key that \(named.detail) does not have"),
        remedy: Text(
          "ubah selnya dengan tindakan UBAH, atau hapus koreksi ini",
          "change its cells with tindakan UBAH, or remove this correction"))
    case .rowsDiffer:
      CodeEntry(
        meaning: Text(
          "Koreksi HAPUS atas beberapa baris yang isinya berbeda.", "A correction that leaves out rows that differ."),
        problem: Text("beberapa baris yang isinya berbeda berkunci itu", "several rows that differ have this key"),
        expectation: Text("satu baris: \(named.detail)", "one row: \(named.detail)"),
        remedy: Text(
          "sebut barisnya dengan `kolom` dan `nilai_lama`", "name the row by `kolom` and `nilai_lama`"))
    case .outsideQuarter:
      CodeEntry(
        meaning: Text(
          "Koreksi yang menambah baris di luar triwulan, atau memindahkan baris ke luarnya.",
          "A correction that adds a row outside the quarter, or moves one out of it."),
        problem: Text("baris di luar triwulan tidak berpengaruh", "a row outside the quarter has no effect"),
        expectation: Text("tanggal atau bulan dalam triwulan itu", "a day or month of the quarter"),
        remedy: Text(
          "betulkan kunci atau nilai barunya, keluarkan barisnya dengan tindakan HAPUS, atau hapus koreksi ini",
          "mend its key or new value, leave the row out with tindakan HAPUS, or remove this correction"))
    case .badAction:
      CodeEntry(
        meaning: Text(
          "Isi koreksi yang tidak sesuai dengan tindakannya.",
          "Contents of a correction that do not go with its action."),
        problem: Text("tidak sesuai dengan tindakan", "does not go with tindakan"),
        expectation: Text(named.detail),
        remedy: Text(
          "TAMBAH: kolom dan nilai_lama kosong, nilai_baru berisi kolom=nilai; HAPUS: nilai_baru kosong",
          "TAMBAH: kolom and nilai_lama empty, nilai_baru holds column=value; HAPUS: nilai_baru empty"))
    }
  }
}
