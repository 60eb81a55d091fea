extension SettingsFaultCode {
  /// The texts of faults in source profiles.
  func profileWording(_ details: [String]) -> SettingsWording {
    let all = details.joined(separator: ", ")
    return switch self {
    case .badFilePattern:
      SettingsWording(
        problem: .init("bukan nama berkas di dalam folder masukan", "names no file within the input folder"),
        expectation: .init(
          "nama tanpa `/` dan bukan `..`; `*` dan `?` boleh dipakai",
          "a name without `/`, not `..`; `*` and `?` may be used"),
        remedy: .init(
          "letakkan berkas di folder masukan, lalu tulis namanya saja",
          "put the file into the input folder and write its bare name"))
    case .badSeparator:
      SettingsWording(
        problem: .init("bukan pemisah", "is no separator"),
        expectation: .init("salah satu dari: \(all)", "one of: \(all)"),
        remedy: .init("tulis salah satunya dalam tanda kutip", "write one of them in quotes"))
    case .badDateFormat:
      SettingsWording(
        problem: .init("bukan format yang dapat dibaca", "is no format that can be read"),
        expectation: .init("format seperti \(all)", "a format such as \(all)"),
        remedy: .init(
          "susun dari yyyy, mm, m, mmmm (nama bulan), dd, d, hh, h, mm (menit), ss",
          "compose it of yyyy, mm, m, mmmm (month's name), dd, d, hh, h, mm (minutes), ss"))
    case .columnWithoutSource:
      SettingsWording(
        problem: .init("kolom wajib `\(all)` tidak diisi", "nothing fills the required column `\(all)`"),
        expectation: .init("sumber untuk setiap kolom wajib", "a source for each required column"),
        remedy: .init(
          "tambahkan `\(all)` dengan `from`, `position`, `join` atau `constant`",
          "add `\(all)` with `from`, `position`, `join` or `constant`"))
    case .severalSources:
      SettingsWording(
        problem: .init("sumber kolom ini tidak tepat satu", "the column has not exactly one source"),
        expectation: .init("tepat satu dari \(all)", "exactly one of \(all)"),
        remedy: .init("pilih satu sumber", "choose one source"))
    case .unknownKeyTable:
      SettingsWording(
        problem: .init("tabel pemetaan ini tidak dinyatakan", "this mapping table is not declared"),
        expectation: .init("nama di bawah `keys`: \(all)", "a name under `keys`: \(all)"),
        remedy: .init("nyatakan tabelnya di bawah `keys`", "declare the table under `keys`"))
    default:
      SettingsWording(
        problem: .init("jendela rekaman ini tidak dapat dipakai", "this window of punches cannot be used"),
        expectation: .init("jendela seperti \(all)", "a window such as \(all)"),
        remedy: .init(
          "betulkan jendela; `+HH:MM` berarti hari berikutnya", "mend the window; `+HH:MM` means the next day"))
    }
  }
}
