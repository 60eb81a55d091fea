internal import Kinerja
internal import Settings
internal import Tabular
package import Wording

extension Inspection {
  /// What was seen, for people; cells are masked unless a column has few different ones.
  package var text: Text {
    let names = columns.map { String($0.name.prefix(32)) }
    let width = names.map(\.count).max() ?? 0
    let columnLines = zip(columns, names).map { column, name in
      let padding = String(repeating: " ", count: width - name.count)
      return "  \(name)\(padding)  " + marks(column).joined(by: "; ")
    }
    return ([Text(name)] + format + columnLines + advice).joined(by: "\n")
  }

  private var format: [Text] {
    var lines: [Text] = []
    if let badByte {
      let byte = hexadecimal(badByte.value)
      lines.append(
        Text(
          "  pengodean tidak dikenal: bita \(byte) pada posisi \(badByte.offset + 1)",
          "  unknown encoding: byte \(byte) at position \(badByte.offset + 1)"))
    }
    lines.append(
      Text(
        "  pengodean \(encoding?.rawValue ?? "?"), pemisah \(delimiterName), \(columns.count) kolom, \(rows) baris",
        "  encoding \(encoding?.rawValue ?? "?"), separator \(delimiterName), \(columns.count) columns, \(rows) rows"))
    if leadingLines > 0 {
      lines.append(Text("  \(leadingLines) baris sebelum judul", "  \(leadingLines) lines before the header"))
    }
    if !hasHeader { lines.append(Text("  tanpa judul kolom", "  without a header")) }
    if raggedRows > 0 {
      lines.append(
        Text(
          "  \(raggedRows) baris dengan jumlah sel lain atau kutip rusak",
          "  \(raggedRows) rows with another number of cells or broken quoting"))
    }
    return lines
  }

  private var delimiterName: String { delimiter == UInt8(ascii: "\t") ? "tab" : "\"\(UnicodeScalar(delimiter))\"" }

  /// What the cells of a column are.
  private func marks(_ column: Column) -> [Text] {
    var parts = [kind(column)]
    if column.empties > 0 { parts.append(Text("\(column.empties) kosong", "\(column.empties) empty")) }
    if !column.nulls.isEmpty {
      parts.append(Text("penanda kosong ", "marks of emptiness ") + column.nulls.joined(separator: " "))
    }
    if column.spoiledNIPs > 0 {
      parts.append(
        Text("\(column.spoiledNIPs) NIP dirusak lembar sebar", "\(column.spoiledNIPs) NIPs spoiled by a spreadsheet"))
    }
    let shown = column.samples.map { "\"\($0)\"" }.joined(separator: ", ")
    if !shown.isEmpty {
      parts.append((column.isComplete ? Text("isi ", "contents ") : Text("contoh ", "such as ")) + shown)
    }
    return parts
  }

  private func kind(_ column: Column) -> Text {
    guard let first = column.forms.first else {
      return column.empties == rows ? Text("kosong", "empty") : Text("teks", "text")
    }
    let alternatives = column.forms.filter { $0.kind == first.kind && $0.kind != .nip }.map(\.text)
    return switch first.kind {
    case .nip: Text("NIP")
    case .date: Text("tanggal ", "dates ") + ambiguous(alternatives, ["dd/mm/yyyy", "mm/dd/yyyy"])
    case .moment: Text("tanggal dan jam ", "moments ") + first.text
    case .month: Text("bulan ", "months ") + first.text
    case .time: Text("jam ", "times ") + first.text
    case .whole: Text("bilangan bulat", "whole numbers")
    case .number: Text("bilangan ", "numbers ") + ambiguous(alternatives, ["1234.5", "1.234,5"])
    }
  }

  /// The form, or several when cells can be read in more than one way.
  private func ambiguous(_ found: [String], _ rivals: [String]) -> Text {
    let open = rivals.filter(found.contains)
    guard open.count > 1 else { return Text(found.first ?? "") }
    return Text(
      open.joined(separator: " atau ") + " (nyatakan!)", open.joined(separator: " or ") + " (declare it!)")
  }

  private var advice: [Text] {
    if let table = canonicalTable, delimiter == UInt8(ascii: ","), encoding == .utf8, leadingLines == 0 {
      return [
        Text(
          "Bentuk baku tabel \(table.rawValue): dapat dibaca sebagai \(table.rawValue).csv atau \(table.rawValue)-….csv.",
          "The canonical form of \(table.rawValue): it can be read as \(table.rawValue).csv or \(table.rawValue)-….csv."
        )
      ]
    }
    guard let best = fits().first(where: { $0.found > 0 }) else {
      return [
        Text(
          "Tidak ada profil bawaan yang cocok; `--write-profile profil.yaml` menulis rancangannya.",
          "No shipped profile fits; `--write-profile profil.yaml` drafts one.")
      ]
    }
    return best.isWhole ? use(best) : lacks(best)
  }

  /// How to read the file with a profile that fits it.
  private func use(_ fit: ProfileFit) -> [Text] {
    let id = fit.profile.id
    var lines = [Text("Profil bawaan yang cocok: --profile \(id)", "A shipped profile fits: --profile \(id)")]
    let patterns = fit.profile.files.map(\.text).joined(separator: ", ")
    if !fit.hasFileName, !patterns.isEmpty {
      lines.append(
        Text("  beri nama berkas yang cocok dengan \(patterns)", "  give the file a name that fits \(patterns)"))
    }
    return lines
  }

  /// What the nearest profile lacks.
  private func lacks(_ fit: ProfileFit) -> [Text] {
    let id = fit.profile.id
    var lines = [
      Text("Profil bawaan terdekat: \(id). Yang kurang:", "The nearest shipped profile: \(id). It lacks:")
    ]
    if !fit.hasFormat {
      lines.append(
        Text(
          "  pengodean, pemisah atau baris judul lain daripada profil",
          "  another encoding, separator or header line than the profile's"))
    }
    for (column, names) in fit.missing where !column.isEmpty {
      lines.append(Text("  \(column)" + (names.isEmpty ? "" : " (\(names.joined(separator: ", ")))")))
    }
    lines.append(
      Text(
        "`--write-profile profil.yaml` menulis rancangan profil untuk berkas ini.",
        "`--write-profile profil.yaml` drafts a profile for this file."))
    return lines
  }
}
