package import Wording

/// Columns of which the contents, not the form, are odd.
package enum ColumnWarning: String, CodeFamily {
  case swapped = "K969"

  package static let title = Text("Peringatan: kolom", "Warnings: columns")
  package static let consequence = Consequence.warns

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .swapped:
      CodeEntry(
        meaning: Text("Kolom yang isinya tampaknya tertukar.", "Columns whose contents seem to be swapped."),
        problem: Text(
          "isi kolom ini tampaknya tertukar: \(named.detail)",
          "the contents of columns seem to be swapped: \(named.detail)"),
        expectation: Text("setiap kolom berisi yang disebut judulnya", "in each column what its heading says"),
        remedy: Text(
          "cocokkan beberapa baris dengan sistem sumber; betulkan judul, ekspor atau profilnya",
          "compare some rows with the source; mend the headings, the export or the profile"))
    }
  }
}
