internal import Wording

/// A text in both languages.
struct BilingualText {
  let indonesian: String
  let english: String

  init(_ indonesian: String, _ english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  func text(in language: Language) -> String { language.pick(indonesian, english) }
}

/// What a kind of fault says to people.
struct SettingsWording {
  let problem: BilingualText
  let expectation: BilingualText
  let remedy: BilingualText
}

extension SettingsFaultCode {
  /// The texts of the kind; `details` are the words, limits or days that they name.
  func wording(_ details: [String]) -> SettingsWording {
    switch rawValue.dropFirst().first {
    case "0": fileWording(details)
    case "1": structureWording(details)
    case "2": valueWording(details.joined(separator: ", "))
    case "4": profileWording(details)
    default: ruleWording(details)
    }
  }

  private func fileWording(_ details: [String]) -> SettingsWording {
    switch self {
    case .fileTooLarge:
      SettingsWording(
        problem: .init("byte adalah ukuran berkas ini, terlalu besar", "bytes is the size of this file, too large"),
        expectation: .init("berkas YAML paling besar 1 MiB", "a YAML file of at most 1 MiB"),
        remedy: .init(
          "pastikan berkas ini benar yang dimaksud, lalu hapus isi yang tidak perlu",
          "make sure that this is the file meant, then remove what it does not need"))
    case .notUTF8:
      SettingsWording(
        problem: .init("bukan bagian dari teks UTF-8 yang sah", "is not part of valid UTF-8 text"),
        expectation: .init("berkas teks UTF-8", "a UTF-8 text file"),
        remedy: .init("simpan ulang berkas dengan pengodean UTF-8", "save the file again in the encoding UTF-8"))
    case .severalDocuments:
      SettingsWording(
        problem: .init("ada dokumen YAML kedua mulai di sini", "a second YAML document begins here"),
        expectation: .init("satu dokumen saja per berkas", "one document a file"),
        remedy: .init(
          "hapus baris `---` atau pindahkan dokumen ini ke berkas lain",
          "remove the line `---`, or move this document to a file of its own"))
    case .anchorOrAlias:
      SettingsWording(
        problem: .init(
          "adalah jangkar atau alias YAML, yang tidak diizinkan", "is a YAML anchor or alias, which is not allowed"),
        expectation: .init("nilai yang ditulis langsung di tempatnya", "a value written out where it stands"),
        remedy: .init(
          "hapus tanda `&` dan `*`, lalu salin nilainya ke setiap tempat",
          "remove the signs `&` and `*`, and copy the value to each place"))
    case .tag:
      SettingsWording(
        problem: .init("adalah tag YAML, yang tidak diizinkan", "is a YAML tag, which is not allowed"),
        expectation: .init("nilai tanpa tag", "a value without a tag"),
        remedy: .init(
          "hapus kata yang diawali tanda `!`; bila `!` bagian dari teks, apit teks dengan tanda kutip",
          "remove the word that begins with `!`; if `!` belongs to the text, quote the text"))
    case .tooDeep:
      SettingsWording(
        problem: .init("daftar dan kunci di sini bersarang terlalu dalam", "lists and keys are nested too deeply here"),
        expectation: .init("paling banyak 20 tingkat", "at most 20 levels"),
        remedy: .init("periksa tanda kurung dan lekukan baris", "check brackets and indentation"))
    case .duplicateKey:
      SettingsWording(
        problem: .init(
          "sudah ditulis di baris \(details.first ?? "lain")", "stands already on line \(details.first ?? "another")"),
        expectation: .init("setiap kunci satu kali saja", "each key only once"),
        remedy: .init("hapus salah satunya", "remove one of the two"))
    default: syntaxWording(details)
    }
  }

  private func syntaxWording(_ details: [String]) -> SettingsWording {
    let problem = yamlProblem(details.first ?? "")
    guard details.count > 1 else {
      return SettingsWording(problem: problem, expectation: .init("YAML yang sah", "valid YAML"), remedy: yamlRemedy)
    }
    let line = details[1]
    return SettingsWording(
      problem: .init(
        "\(problem.indonesian) (bagian ini dimulai di baris \(line))",
        "\(problem.english) (the part begins on line \(line))"),
      expectation: .init("YAML yang sah", "valid YAML"), remedy: yamlRemedy)
  }

  private var yamlRemedy: BilingualText {
    .init(
      "periksa tanda kurung, tanda kutip, titik dua dan lekukan di baris ini dan di atasnya; lekukan ditulis dengan spasi",
      "check brackets, quotes, colons and indentation on this line and above; indent with spaces")
  }
}

/// What the YAML parser complains of, for people.
private func yamlProblem(_ text: String) -> BilingualText {
  switch text {
  case "did not find expected ',' or '}'":
    .init(
      "kurung kurawal `{` tidak ditutup, atau ada koma yang kurang", "a brace `{` is not closed, or a comma is missing")
  case "did not find expected ',' or ']'":
    .init(
      "kurung siku `[` tidak ditutup, atau ada koma yang kurang", "a bracket `[` is not closed, or a comma is missing")
  case "mapping values are not allowed in this context":
    .init("titik dua tidak boleh berada di sini", "a colon cannot stand here")
  case "did not find expected key":
    .init("di sini seharusnya ada kunci", "a key should stand here")
  case "did not find expected '-' indicator":
    .init("di sini seharusnya ada tanda `-`", "a `-` should stand here")
  case "could not find expected ':'":
    .init("titik dua setelah kunci tidak ditemukan", "there is no colon after a key")
  case "found character that cannot start any token":
    .init(
      "karakter ini tidak boleh mengawali nilai (mungkin tab)", "this character cannot begin a value (perhaps a tab)")
  case "found unexpected end of stream":
    .init(
      "berkas berakhir di tengah nilai; mungkin tanda kutip tidak ditutup",
      "the file ends within a value; perhaps a quote is not closed")
  case "block sequence entries are not allowed in this context":
    .init("tanda `-` tidak boleh berada di sini", "a `-` cannot stand here")
  case "control characters are not allowed":
    .init("ada karakter kendali yang tidak terlihat", "there is an invisible control character")
  default:
    .init("bukan YAML yang sah (\(text))", "not valid YAML (\(text))")
  }
}
