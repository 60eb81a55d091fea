extension SettingsFaultCode {
  /// The texts of faults in keys, clauses and versions.
  func structureWording(_ details: [String]) -> SettingsWording {
    let first = details.first ?? ""
    let all = details.joined(separator: ", ")
    return switch self {
    case .wrongSchema:
      SettingsWording(
        problem: .init("bukan skema yang dikenal di sini", "is not a schema known here"),
        expectation: .init("`\(first)`", "`\(first)`"),
        remedy: .init("tulis `schema: \(first)`", "write `schema: \(first)`"))
    case .unknownKey:
      SettingsWording(
        problem: .init("bukan kunci yang dikenal di sini", "is not a key known here"),
        expectation: .init("salah satu dari: \(all)", "one of: \(all)"),
        remedy: .init("perbaiki ejaannya atau hapus kunci ini", "correct its spelling or remove the key"))
    case .missingKey:
      SettingsWording(
        problem: .init("kunci `\(first)` tidak ada", "the key `\(first)` is missing"),
        expectation: .init("kunci `\(first)` dengan nilainya", "the key `\(first)` with its value"),
        remedy: .init("tambahkan `\(first)`", "add `\(first)`"))
    case .missingClause:
      SettingsWording(
        problem: .init("klausul `\(first)` tidak ada", "the clause `\(first)` is missing"),
        expectation: .init(
          "klausul `\(first)` dengan paling sedikit satu versi", "the clause `\(first)` with at least one version"),
        remedy: .init("tambahkan klausul `\(first)` di bawah `clauses`", "add the clause `\(first)` under `clauses`"))
    case .missingBasis:
      SettingsWording(
        problem: .init("versi ini tidak menyebut dasar hukumnya", "this version does not name its legal basis"),
        expectation: .init(
          "`basis` dengan rujukan peraturan, sampai pasal atau lampirannya",
          "`basis` with the legal citation, down to article or annex"),
        remedy: .init(
          "tulis peraturan yang menjadi dasar versi ini di `basis`",
          "name in `basis` the rule on which this version rests"))
    case .noVersionInForce: noVersionWording(details)
    case .duplicateFrom:
      SettingsWording(
        problem: .init(
          "sudah menjadi `from` versi di baris \(first)", "is already the `from` of the version on line \(first)"),
        expectation: .init(
          "tanggal mulai yang berbeda untuk setiap versi satu klausul",
          "a different first day for each version of a clause"),
        remedy: .init("perbaiki tanggalnya, atau gabungkan kedua versi", "correct the date, or merge the two versions"))
    case .emptyCollection:
      SettingsWording(
        problem: .init("tidak boleh kosong", "must not be empty"),
        expectation: .init("paling sedikit satu butir", "at least one item"),
        remedy: .init("tambahkan butir yang ditetapkan dasar hukumnya", "add the items that the legal basis sets"))
    default:
      SettingsWording(
        problem: .init("butir ada di daftar ini", "items are in this list"),
        expectation: .init("tepat \(first) butir", "exactly \(first) items"),
        remedy: .init("tambah atau hapus butir sampai ada \(first)", "add or remove items until there are \(first)"))
    }
  }

  private func noVersionWording(_ details: [String]) -> SettingsWording {
    let first = details.first ?? ""
    let last = details.last ?? ""
    let period = BilingualText(
      first == last ? "pada \(first)" : "dari \(first) sampai \(last)",
      first == last ? "on \(first)" : "from \(first) to \(last)")
    return SettingsWording(
      problem: .init("tidak ada versi yang berlaku \(period.indonesian)", "no version is in force \(period.english)"),
      expectation: .init("versi dengan `from` paling lambat \(first)", "a version whose `from` is \(first) or earlier"),
      remedy: .init(
        "tambahkan versi yang berlaku saat itu beserta dasar hukumnya, atau perbaiki `from`",
        "add the version that was in force then, with its legal basis, or correct `from`"))
  }
}
