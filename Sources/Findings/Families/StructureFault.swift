package import Wording

/// Keys, clauses and versions that lack or are too many.
package enum StructureFault: String, CodeFamily {
  case wrongSchema = "P101"
  case unknownKey = "P102"
  case missingKey = "P103"
  case missingClause = "P104"
  case missingBasis = "P105"
  case noVersionInForce = "P106"
  case duplicateFrom = "P107"
  case emptyCollection = "P108"
  case wrongItemCount = "P109"

  package static let title = Text("Kunci dan klausul", "Keys and clauses")
  package static let consequence = Consequence.refusesSettings

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .wrongSchema:
      CodeEntry(
        meaning: Text("`schema` menyebut skema yang lain.", "`schema` names something else than what is read here."),
        problem: named.value == "kinerja-policy/1"
          ? Text(
            "adalah skema lama: pembayaran kini ditulis sebagai rumus per bulan (`incentive.month`, `quarter`, `unit`), sanksi.csv menjadi masa.csv dengan klausul `spells`",
            "is the old schema: payment is now written as formulas by month (`incentive.month`, `quarter`, `unit`), and sanksi.csv has become masa.csv with the clause `spells`"
          )
          : Text("bukan skema yang dikenal di sini", "is not a schema known here"),
        expectation: Text("`\(named.first)`", "`\(named.first)`"),
        remedy: named.value == "kinerja-policy/1"
          ? Text(
            "tulis kebijakan itu kembali menurut halaman PolicyFile dan contoh-bengkulu.yaml, lalu `schema: \(named.first)`",
            "write the policy anew as the page PolicyFile and contoh-bengkulu.yaml show, then `schema: \(named.first)`")
          : Text("tulis `schema: \(named.first)`", "write `schema: \(named.first)`"))
    case .unknownKey:
      CodeEntry(
        meaning: Text("Kunci yang tidak bermakna di tempatnya.", "A key that has no meaning where it stands."),
        problem: Text("bukan kunci yang dikenal di sini", "is not a key known here"),
        expectation: Text("salah satu dari: \(named.detail)", "one of: \(named.detail)"),
        remedy: Text("perbaiki ejaannya atau hapus kunci ini", "correct its spelling or remove the key"))
    case .missingKey:
      CodeEntry(
        meaning: Text("Kunci wajib tidak ada.", "A key that must be there is not."),
        problem: Text("kunci `\(named.first)` tidak ada", "the key `\(named.first)` is missing"),
        expectation: Text("kunci `\(named.first)` dengan nilainya", "the key `\(named.first)` with its value"),
        remedy: Text("tambahkan `\(named.first)`", "add `\(named.first)`"))
    case .missingClause:
      CodeEntry(
        meaning: Text("Klausul wajib tidak ada.", "A clause that must be there is not."),
        problem: Text("klausul `\(named.first)` tidak ada", "the clause `\(named.first)` is missing"),
        expectation: Text(
          "klausul `\(named.first)` dengan paling sedikit satu versi",
          "the clause `\(named.first)` with at least one version"),
        remedy: Text(
          "tambahkan klausul `\(named.first)` di bawah `clauses`", "add the clause `\(named.first)` under `clauses`"))
    case .missingBasis:
      CodeEntry(
        meaning: Text("Versi tidak menyebut dasar hukumnya.", "A version does not say on what law it rests."),
        problem: Text("versi ini tidak menyebut dasar hukumnya", "this version does not name its legal basis"),
        expectation: Text(
          "`basis` dengan rujukan peraturan, sampai pasal atau lampirannya",
          "`basis` with the legal citation, down to article or annex"),
        remedy: Text(
          "tulis peraturan yang menjadi dasar versi ini di `basis`",
          "name in `basis` the rule on which this version rests"))
    case .noVersionInForce:
      CodeEntry(
        meaning: Text(
          "Tidak ada versi klausul yang berlaku pada hari yang memerlukannya.",
          "No version of a clause is in force on a day that needs one."),
        problem: Text("tidak ada versi yang berlaku ", "no version is in force ") + Self.period(named),
        expectation: Text(
          "versi dengan `from` paling lambat \(named.first)", "a version whose `from` is \(named.first) or earlier"),
        remedy: Text(
          "tambahkan versi yang berlaku saat itu beserta dasar hukumnya, atau perbaiki `from`",
          "add the version that was in force then, with its legal basis, or correct `from`"))
    case .duplicateFrom:
      CodeEntry(
        meaning: Text(
          "Dua versi satu klausul mulai berlaku pada hari yang sama.", "Two versions of a clause begin on one day."),
        problem: Text(
          "sudah menjadi `from` versi di baris \(named.first)",
          "is already the `from` of the version on line \(named.first)"),
        expectation: Text(
          "tanggal mulai yang berbeda untuk setiap versi satu klausul",
          "a different first day for each version of a clause"),
        remedy: Text("perbaiki tanggalnya, atau gabungkan kedua versi", "correct the date, or merge the two versions"))
    case .emptyCollection:
      CodeEntry(
        meaning: Text(
          "Daftar atau kumpulan kunci kosong padahal harus berisi.", "A list or map that may not be empty is."),
        problem: Text("tidak boleh kosong", "must not be empty"),
        expectation: Text("paling sedikit satu butir", "at least one item"),
        remedy: Text("tambahkan butir yang ditetapkan dasar hukumnya", "add the items that the legal basis sets"))
    case .wrongItemCount:
      CodeEntry(
        meaning: Text(
          "Butir dalam daftar terlalu sedikit atau terlalu banyak.", "A list has too few or too many items."),
        problem: Text("butir ada di daftar ini", "items are in this list"),
        expectation: Text("tepat \(named.first) butir", "exactly \(named.first) items"),
        remedy: Text(
          "tambah atau hapus butir sampai ada \(named.first)", "add or remove items until there are \(named.first)"))
    }
  }

  /// The days without a version: the first and the last of them.
  private static func period(_ named: Particulars) -> Text {
    named.first == named.last
      ? Text("pada \(named.first)", "on \(named.first)")
      : Text("dari \(named.first) sampai \(named.last)", "from \(named.first) to \(named.last)")
  }
}
