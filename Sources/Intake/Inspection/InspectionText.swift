internal import Findings
internal import Kinerja
internal import Tabular
package import Wording

extension Inspection {
  /// What was seen, for people; cells are masked unless a column has few different ones.
  package var text: Text {
    let names = columns.map { String(shown($0.name).prefix(32)) }
    let width = names.map(\.count).max() ?? 0
    let person = DraftPlan(self, table: nil).person
    let columnLines = columns.indices.map { index in
      let padding = String(repeating: " ", count: width - names[index].count)
      return "  \(names[index])\(padding)  " + marks(columns[index], isPerson: index == person).joined(by: "; ")
    }
    return ([Text(shown(name))] + format + columnLines + advice).joined(by: "\n")
  }

  private var format: [Text] {
    var lines: [Text] = []
    if let unreadable { lines.append("  " + unreadable) }
    let encoding = shape.encoding?.rawValue ?? "?"
    lines.append(
      Text(
        "  pengodean \(encoding), pemisah \(delimiterName), \(columns.count) kolom, \(rows) baris",
        "  encoding \(encoding), separator \(delimiterName), \(columns.count) columns, \(rows) rows"))
    if shape.declaredLines > 0 {
      lines.append(
        Text("  \(shape.declaredLines) baris sebelum judul", "  \(shape.declaredLines) lines before the header"))
    }
    if !hasHeader { lines.append(Text("  tanpa judul kolom", "  without a header")) }
    if shape.hasTrailingDelimiter {
      lines.append(
        Text("  barisnya berakhir dengan satu pemisah lebih", "  rows end with one delimiter more than the header"))
    }
    if raggedRows > 0 {
      lines.append(
        Text(
          "  \(raggedRows) baris dengan jumlah sel lain atau kutip rusak",
          "  \(raggedRows) rows with another number of cells or broken quoting"))
    }
    return lines
  }

  /// What keeps the file from being read as text; nil when nothing does.
  package var unreadable: Text? {
    shape.badByte.map { bad in
      let byte = hexadecimal(bad.value)
      return Text(
        "pengodean tidak dikenal: bita \(byte) pada posisi \(bad.offset + 1)",
        "unknown encoding: byte \(byte) at position \(bad.offset + 1)")
    }
  }

  private var delimiterName: String {
    switch shape.delimiter {
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: " "): "blanks"
    default: "\"\(UnicodeScalar(shape.delimiter))\""
    }
  }

  /// What the cells of a column are.
  private func marks(_ column: Column, isPerson: Bool) -> [Text] {
    let survey = column.survey
    var parts = [kind(column)]
    if survey.odd > 0 { parts.append(Text("\(survey.odd) lain", "\(survey.odd) others")) }
    if survey.empties > 0 { parts.append(Text("\(survey.empties) kosong", "\(survey.empties) empty")) }
    if !survey.nulls.isEmpty {
      parts.append(
        Text("penanda kosong ", "marks of emptiness ") + survey.nulls.keys.sorted().joined(separator: " "))
    }
    if survey.spoiledNIPs > 0 {
      parts.append(
        Text("\(survey.spoiledNIPs) NIP dirusak lembar sebar", "\(survey.spoiledNIPs) NIPs spoiled by a spreadsheet"))
    }
    // Whose a PIN is can be looked up.
    let isComplete = column.isComplete && !isPerson
    let samples = (isComplete ? column.samples : survey.samples).map { "\"\($0)\"" }.joined(separator: ", ")
    if !samples.isEmpty {
      parts.append((isComplete ? Text("isi ", "contents ") : Text("contoh ", "such as ")) + samples)
    }
    return parts
  }

  private func kind(_ column: Column) -> Text {
    switch column.kind {
    case .empty: Text("kosong", "empty")
    case .text: Text("teks", "text")
    case .nip: Text("NIP")
    case .date: Text("tanggal ", "dates ") + templates(column, .date)
    case .moment: Text("tanggal dan jam ", "moments ") + templates(column, .moment)
    case .month: Text("bulan ", "months ") + templates(column, .month)
    case .time: Text("jam ", "times ") + templates(column, .time)
    case .whole: Text("bilangan bulat", "whole numbers")
    case .serialDay: Text("bilangan bulat, mungkin hari Excel", "whole numbers, perhaps days of Excel")
    case .serialMoment: Text("bilangan, mungkin saat Excel", "numbers, perhaps moments of Excel")
    case .serialTime: Text("pecahan, mungkin jam Excel", "fractions, perhaps times of Excel")
    case .number: Text("bilangan ", "numbers ") + alternatives(column.survey.numbers.formats.map(\.example))
    }
  }

  /// How the dates and times of a column are written; several ways where they can be read in more than one.
  private func templates(_ column: Column, _ kind: MomentReading.Kind) -> Text {
    let groups = column.survey.moments.groups(kind)
    return groups.map { group in alternatives(group.open.map(\.template)) }.joined(by: ", ")
  }

  private func alternatives(_ ways: [String]) -> Text {
    guard ways.count > 1 else { return Text(ways.first ?? "") }
    return Text(
      ways.joined(separator: " atau ") + " (nyatakan!)", ways.joined(separator: " or ") + " (declare it!)")
  }

  private var advice: [Text] {
    if let (table, trial) = canonicalTrial { return canonicalAdvice(table, trial) }
    guard unreadable == nil, let best = fits().first(where: { $0.isWhole || $0.isNear }) else {
      return [
        Text(
          "Tidak ada profil bawaan yang cocok; `--write-profile profil.yaml` menulis rancangannya.",
          "No shipped profile fits; `--write-profile profil.yaml` drafts one.")
      ]
    }
    return best.isWhole ? use(best) : lacks(best)
  }

  private func canonicalAdvice(_ table: Table, _ trial: FileTrial) -> [Text] {
    let name = table.rawValue
    guard !trial.isSound else {
      return [
        Text(
          "Bentuk baku tabel \(name): dapat dibaca sebagai \(name).csv atau \(name)-….csv.",
          "The canonical form of \(name): it can be read as \(name).csv or \(name)-….csv.")
      ]
    }
    return [
      Text(
        "Judulnya baku (\(name)), isinya tidak: \(trial.count) galat.",
        "The header is canonical (\(name)), the cells are not: \(trial.count) errors.")
    ] + trial.lines + [Self.draftAdvice]
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
    for (_, key) in fit.profile.keys.sorted(by: { $0.key < $1.key }) {
      lines.append(
        Text(
          "  dengan tabel \(key.file) (\(key.from), \(key.to)) di folder masukan",
          "  with the table \(key.file) (\(key.from), \(key.to)) in the input folder"))
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
    for (column, names) in fit.missing { lines.append(Text("  \(column) (\(names.joined(separator: ", ")))")) }
    return lines + (fit.trial?.lines ?? []) + [Self.draftAdvice]
  }

  private static let draftAdvice = Text(
    "`--write-profile profil.yaml` menulis rancangan profil untuk berkas ini.",
    "`--write-profile profil.yaml` drafts a profile for this file.")
}

extension FileTrial {
  /// The first errors, by place and code; values stay out, as they may be a person's.
  var lines: [Text] {
    findings.map { finding in
      let column = finding.column.isEmpty ? "" : " \(shown(finding.column))"
      let place = shown(finding.place)
      return "  \(place): \(finding.code.rawValue)\(column): " + finding.texts.problem
    }
  }
}
