package import Wording

/// What makes a file no YAML that may be used.
package enum YAMLFault: String, CodeFamily {
  case fileTooLarge = "P001"
  case notUTF8 = "P002"
  case syntax = "P003"
  case severalDocuments = "P004"
  case anchorOrAlias = "P005"
  case tag = "P006"
  case tooDeep = "P007"
  case duplicateKey = "P008"

  package static let title = Text("Berkas YAML", "YAML files")
  package static let consequence = Consequence.refusesSettings

  package func entry(_ named: Particulars) -> CodeEntry {
    switch self {
    case .fileTooLarge:
      CodeEntry(
        meaning: Text("Berkas lebih besar dari 1 MiB.", "The file is larger than 1 MiB."),
        problem: Text("byte adalah ukuran berkas ini, terlalu besar", "bytes is the size of this file, too large"),
        expectation: Text("berkas YAML paling besar 1 MiB", "a YAML file of at most 1 MiB"),
        remedy: Text(
          "pastikan berkas ini benar yang dimaksud, lalu hapus isi yang tidak perlu",
          "make sure that this is the file meant, then remove what it does not need"))
    case .notUTF8:
      CodeEntry(
        meaning: Text("Isi berkas bukan UTF-8.", "The bytes are not UTF-8."),
        problem: Text("bukan bagian dari teks UTF-8 yang sah", "is not part of valid UTF-8 text"),
        expectation: Text("berkas teks UTF-8", "a UTF-8 text file"),
        remedy: Text("simpan ulang berkas dengan pengodean UTF-8", "save the file again in the encoding UTF-8"))
    case .syntax:
      CodeEntry(
        meaning: Text("Isi berkas bukan YAML.", "The text is not YAML."),
        problem: Self.complaint(named),
        expectation: Text("YAML yang sah", "valid YAML"),
        remedy: Text(
          "periksa tanda kurung, tanda kutip, titik dua dan lekukan di baris ini dan di atasnya; lekukan ditulis dengan spasi",
          "check brackets, quotes, colons and indentation on this line and above; indent with spaces"))
    case .severalDocuments:
      CodeEntry(
        meaning: Text("Berkas memuat lebih dari satu dokumen.", "The file holds more than one document."),
        problem: Text("ada dokumen YAML kedua mulai di sini", "a second YAML document begins here"),
        expectation: Text("satu dokumen saja per berkas", "one document a file"),
        remedy: Text(
          "hapus baris `---` atau pindahkan dokumen ini ke berkas lain",
          "remove the line `---`, or move this document to a file of its own"))
    case .anchorOrAlias:
      CodeEntry(
        meaning: Text("Jangkar atau alias YAML.", "A YAML anchor or alias."),
        problem: Text(
          "adalah jangkar atau alias YAML, yang tidak diizinkan", "is a YAML anchor or alias, which is not allowed"),
        expectation: Text("nilai yang ditulis langsung di tempatnya", "a value written out where it stands"),
        remedy: Text(
          "hapus tanda `&` dan `*`, lalu salin nilainya ke setiap tempat",
          "remove the signs `&` and `*`, and copy the value to each place"))
    case .tag:
      CodeEntry(
        meaning: Text("Tag YAML.", "A YAML tag."),
        problem: Text("adalah tag YAML, yang tidak diizinkan", "is a YAML tag, which is not allowed"),
        expectation: Text("nilai tanpa tag", "a value without a tag"),
        remedy: Text(
          "hapus kata yang diawali tanda `!`; bila `!` bagian dari teks, apit teks dengan tanda kutip",
          "remove the word that begins with `!`; if `!` belongs to the text, quote the text"))
    case .tooDeep:
      CodeEntry(
        meaning: Text("Daftar dan kunci bersarang terlalu dalam.", "Lists and maps are nested too deeply."),
        problem: Text("daftar dan kunci di sini bersarang terlalu dalam", "lists and keys are nested too deeply here"),
        expectation: Text("paling banyak 20 tingkat", "at most 20 levels"),
        remedy: Text("periksa tanda kurung dan lekukan baris", "check brackets and indentation"))
    case .duplicateKey:
      CodeEntry(
        meaning: Text("Satu kunci ditulis dua kali.", "One map has a key twice."),
        problem: Text(
          "sudah ditulis di baris \(named.details.first ?? "lain")",
          "stands already on line \(named.details.first ?? "another")"),
        expectation: Text("setiap kunci satu kali saja", "each key only once"),
        remedy: Text("hapus salah satunya", "remove one of the two"))
    }
  }

  /// What the YAML parser complains of, for people; behind it may stand the line on which the broken part begins.
  private static func complaint(_ named: Particulars) -> Text {
    guard named.details.count > 1 else { return complaint(named.first) }
    return complaint(named.first)
      + Text(" (bagian ini dimulai di baris \(named.last))", " (the part begins on line \(named.last))")
  }

  private static func complaint(_ text: String) -> Text {
    switch text {
    case "did not find expected ',' or '}'":
      Text(
        "kurung kurawal `{` tidak ditutup, atau ada koma yang kurang",
        "a brace `{` is not closed, or a comma is missing")
    case "did not find expected ',' or ']'":
      Text(
        "kurung siku `[` tidak ditutup, atau ada koma yang kurang", "a bracket `[` is not closed, or a comma is missing"
      )
    case "mapping values are not allowed in this context":
      Text("titik dua tidak boleh berada di sini", "a colon cannot stand here")
    case "did not find expected key":
      Text("di sini seharusnya ada kunci", "a key should stand here")
    case "did not find expected '-' indicator":
      Text("di sini seharusnya ada tanda `-`", "a `-` should stand here")
    case "could not find expected ':'":
      Text("titik dua setelah kunci tidak ditemukan", "there is no colon after a key")
    case "found character that cannot start any token":
      Text(
        "karakter ini tidak boleh mengawali nilai (mungkin tab)", "this character cannot begin a value (perhaps a tab)")
    case "found unexpected end of stream":
      Text(
        "berkas berakhir di tengah nilai; mungkin tanda kutip tidak ditutup",
        "the file ends within a value; perhaps a quote is not closed")
    case "block sequence entries are not allowed in this context":
      Text("tanda `-` tidak boleh berada di sini", "a `-` cannot stand here")
    case "control characters are not allowed":
      Text("ada karakter kendali yang tidak terlihat", "there is an invisible control character")
    default:
      Text("bukan YAML yang sah (\(text))", "not valid YAML (\(text))")
    }
  }
}
