internal import Kinerja
internal import Settings
internal import Tabular
package import Wording

extension Inspection {
  /// What was seen, for people; cells are masked unless a column has few different ones.
  package func text(_ language: Language) -> String {
    var lines = ["\(name)"]
    if let badByte {
      lines.append(
        language.pick(
          "  pengodean tidak dikenal: bita \(hexadecimal(badByte.value)) pada posisi \(badByte.offset + 1)",
          "  unknown encoding: byte \(hexadecimal(badByte.value)) at position \(badByte.offset + 1)"))
    }
    lines.append(
      language.pick(
        "  pengodean \(encoding?.rawValue ?? "?"), pemisah \(delimiterName), \(columns.count) kolom, \(rows) baris",
        "  encoding \(encoding?.rawValue ?? "?"), separator \(delimiterName), \(columns.count) columns, \(rows) rows"))
    if leadingLines > 0 {
      lines.append(language.pick("  \(leadingLines) baris sebelum judul", "  \(leadingLines) lines before the header"))
    }
    if !hasHeader { lines.append(language.pick("  tanpa judul kolom", "  without a header")) }
    if raggedRows > 0 {
      lines.append(
        language.pick(
          "  \(raggedRows) baris dengan jumlah sel lain atau kutip rusak",
          "  \(raggedRows) rows with another number of cells or broken quoting"))
    }
    let names = columns.map { String($0.name.prefix(32)) }
    let width = names.map(\.count).max() ?? 0
    for (column, name) in zip(columns, names) {
      let padding = String(repeating: " ", count: width - name.count)
      var parts = [kinds(column, language)]
      if column.empties > 0 { parts.append(language.pick("\(column.empties) kosong", "\(column.empties) empty")) }
      if !column.nulls.isEmpty {
        parts.append(language.pick("penanda kosong", "marks of emptiness") + " " + column.nulls.joined(separator: " "))
      }
      if column.spoiledNIPs > 0 {
        parts.append(
          language.pick(
            "\(column.spoiledNIPs) NIP dirusak lembar sebar", "\(column.spoiledNIPs) NIPs spoiled by a spreadsheet"))
      }
      let shown = column.samples.map { "\"\($0)\"" }.joined(separator: ", ")
      if !shown.isEmpty {
        parts.append(
          (column.isComplete ? language.pick("isi ", "contents ") : language.pick("contoh ", "such as ")) + shown)
      }
      lines.append("  \(name)\(padding)  \(parts.joined(separator: "; "))")
    }
    return (lines + advice(language)).joined(separator: "\n")
  }

  private var delimiterName: String { delimiter == UInt8(ascii: "\t") ? "tab" : "\"\(UnicodeScalar(delimiter))\"" }

  private func kinds(_ column: Column, _ language: Language) -> String {
    guard let first = column.forms.first else {
      return column.empties == rows ? language.pick("kosong", "empty") : language.pick("teks", "text")
    }
    let alternatives = column.forms.filter { $0.kind == first.kind && $0.kind != .nip }.map(\.text)
    switch first.kind {
    case .nip: return "NIP"
    case .date:
      return language.pick("tanggal", "dates") + " " + ambiguous(alternatives, ["dd/mm/yyyy", "mm/dd/yyyy"], language)
    case .moment: return language.pick("tanggal dan jam", "moments") + " \(first.text)"
    case .month: return language.pick("bulan", "months") + " \(first.text)"
    case .time: return language.pick("jam", "times") + " \(first.text)"
    case .whole: return language.pick("bilangan bulat", "whole numbers")
    case .number:
      return language.pick("bilangan", "numbers") + " " + ambiguous(alternatives, ["1234.5", "1.234,5"], language)
    }
  }

  /// The form, or several when cells can be read in more than one way.
  private func ambiguous(_ found: [String], _ rivals: [String], _ language: Language) -> String {
    let open = rivals.filter(found.contains)
    guard open.count > 1 else { return found.first ?? "" }
    return open.joined(separator: language.pick(" atau ", " or ")) + language.pick(" (nyatakan!)", " (declare it!)")
  }

  private func advice(_ language: Language) -> [String] {
    if let table = canonicalTable, delimiter == UInt8(ascii: ","), encoding == .utf8, leadingLines == 0 {
      return [
        language.pick(
          "Bentuk baku tabel \(table.rawValue): dapat dibaca sebagai \(table.rawValue).csv atau \(table.rawValue)-….csv.",
          "The canonical form of \(table.rawValue): it can be read as \(table.rawValue).csv or \(table.rawValue)-….csv."
        )
      ]
    }
    guard let best = fits().first(where: { $0.found > 0 }) else {
      return [
        language.pick(
          "Tidak ada profil bawaan yang cocok; `--write-profile profil.yaml` menulis rancangannya.",
          "No shipped profile fits; `--write-profile profil.yaml` drafts one.")
      ]
    }
    let id = best.profile.id
    var lines: [String] = []
    if best.isWhole {
      lines.append(
        language.pick("Profil bawaan yang cocok: --profile \(id)", "A shipped profile fits: --profile \(id)"))
      let patterns = best.profile.files.map(\.text).joined(separator: ", ")
      if !best.hasFileName, !patterns.isEmpty {
        lines.append(
          language.pick(
            "  beri nama berkas yang cocok dengan \(patterns)", "  give the file a name that fits \(patterns)"))
      }
      return lines
    }
    lines.append(
      language.pick("Profil bawaan terdekat: \(id). Yang kurang:", "The nearest shipped profile: \(id). It lacks:"))
    if !best.hasFormat {
      lines.append(
        language.pick(
          "  pengodean, pemisah atau baris judul lain daripada profil",
          "  another encoding, separator or header line than the profile's"))
    }
    for (column, names) in best.missing where !column.isEmpty {
      lines.append("  \(column)" + (names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"))
    }
    lines.append(
      language.pick(
        "`--write-profile profil.yaml` menulis rancangan profil untuk berkas ini.",
        "`--write-profile profil.yaml` drafts a profile for this file."))
    return lines
  }
}
