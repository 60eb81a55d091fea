package import Wording

/// Corrections that cannot be applied.
package enum CorrectionFinding: String, CodeFamily {
  case wrongKeys = "K501"
  case withoutCell = "K502"
  case oldValue = "K503"
  case doubled = "K504"

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
          "betulkan kunci atau kolom; koreksi tidak menambah baris", "mend the key or column; no row can be added"))
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
        meaning: Text("Beberapa koreksi atas satu sel.", "Corrections of one cell."),
        problem: Text("beberapa koreksi mengubah satu sel", "several corrections change one cell"),
        expectation: Text("satu koreksi untuk setiap sel", "one correction for each cell"),
        remedy: Text(
          "tentukan koreksi yang berlaku, hapus yang lain", "decide which correction holds, remove the others"))
    }
  }
}
