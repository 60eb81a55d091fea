internal import Kinerja
internal import Tabular
internal import Wording

// Where the columns of the table come from.
extension DraftWriter {
  mutating func writeColumns() {
    guard plan.table != nil else {
      draft.leaveOpen(
        "columns", Text("kolom tabel itu, dari kolom berkas", "the table's columns, from those of the file"),
        columns.indices.prefix(20).map { (value: "{\(origin($0))}", says: Text(example($0))) })
      draft.add("ignore: \"*\"")
      return
    }
    draft.add("columns:")
    for (column, source) in plan.sources {
      switch source {
      case .column(let index) where index == plan.loneScore: continue
      case .column(let index) where column.kind == .code(.status): writeCode(column, index)
      case .column(let index) where index == plan.person && prefix != nil: writePrefixed(column, index)
      case .column(let index):
        draft.add("  \(column.name): {\(([origin(index)] + settings(column, index)).joined(separator: ", "))}")
      case .joined(let indices, let separator): writeJoined(column, indices, separator)
      case .open where column.name == "aspek" && plan.loneScore != nil: continue
      case .open: leaveOpen(column)
      case .absent: draft.comment([Text("\(column.name): boleh tidak ada", "\(column.name): may be absent")], indent: 2)
      }
    }
    writeDayCodes()
    writeStatus()
    if !plan.schedule.isEmpty {
      let names = plan.schedule.map(label).joined(separator: ", ")
      draft.comment([Text("\(names): jadwal, bukan presensi", "\(names): the schedule, no punches")], indent: 2)
    }
    let unused = columns.indices.filter {
      !plan.used.contains($0) && !plan.schedule.contains($0) && $0 != prefix?.column
    }
    .map { isNamed($0) ? yamlQuoted(columns[$0].name) : "position \($0 + 1)" }.joined(separator: ", ")
    if !unused.isEmpty { draft.comment([Text("belum dipakai: \(unused)", "not used: \(unused)")], indent: 2) }
    draft.add("ignore: \"*\"")
    writeOtherRows()
  }

  private func example(_ index: Int) -> String {
    columns[index].samples.prefix(2).map { "\"\($0)\"" }.joined(separator: ", ")
  }

  /// What is said of a column beside where it comes from.
  private func settings(_ column: ColumnSpec, _ index: Int) -> [String] {
    let survey = columns[index].survey
    var signs: [String] = survey.apostrophes > 0 ? ["'"] : []
    let isPerson = column.kind == .person || column.kind == .nip
    if isPerson { signs += survey.nipSigns.sorted().map { String(UnicodeScalar($0)) } }
    if survey.padded > 0, [.nip, .whole, .number, .time].contains(columns[index].kind) || isPerson {
      signs.append(" ")
    }
    var seen: Set<String> = []
    let unique = signs.filter { seen.insert($0).inserted }
    var parts = unique.isEmpty ? [] : ["strip: [\(unique.map(yamlQuoted).joined(separator: ", "))]"]
    if plan.hasPINs, column.name == "nip" { parts.append("key: pin") }
    return parts
  }

  /// The person by PIN, with what stands before PINs in their table.
  private mutating func writePrefixed(_ column: ColumnSpec, _ index: Int) {
    guard let prefix else { return }
    let names = [prefix.column, index].map { isNamed($0) ? yamlQuoted(columns[$0].name) : "{position: \($0 + 1)}" }
    draft.comment(
      [
        Text(
          "Tabel PIN menulis \(label(prefix.column)) di depan setiap PIN.",
          "The table of PINs has \(label(prefix.column)) before each PIN.")
      ], indent: 2)
    let parts =
      ["join: [\(names.joined(separator: ", "))]", "with: \(yamlQuoted(prefix.separator))"] + settings(column, index)
    draft.add("  \(column.name): {\(parts.joined(separator: ", "))}")
  }

  private mutating func writeJoined(_ column: ColumnSpec, _ indices: [Int], _ separator: String) {
    let names = indices.map { isNamed($0) ? yamlQuoted(columns[$0].name) : "{position: \($0 + 1)}" }
    var parts = ["join: [\(names.joined(separator: ", "))]"]
    if separator != " " { parts.append("with: \(yamlQuoted(separator))") }
    if column.kind == .month, let month = indices.last {
      let isName = columns[month].kind == .text
      let isShort = columns[month].survey.contents.keys.contains { $0.count == 1 }
      parts.append("months: [yyyy-\(isName ? "mmmm" : isShort ? "m" : "mm")]")
    }
    if let first = indices.first { parts += settings(column, first).filter { $0.hasPrefix("key") } }
    draft.add("  \(column.name): {\(parts.joined(separator: ", "))}")
  }

  private mutating func leaveOpen(_ column: ColumnSpec) {
    var choices: [(value: String, says: Text)] = []
    if case .word(let words) = column.kind {
      choices.append(("{constant: …}", Text(words.joined(separator: ", "))))
    } else {
      choices.append(("{constant: …}", column.kind.form))
    }
    let free = columns.indices.filter { index in
      !plan.used.contains(index) && !plan.schedule.contains(index) && columns[index].kind != .empty
        && !["No", "Nomor", "#"].contains(where: { ColumnNames.isAlike(columns[index].name, $0) })
        && DraftPlan.fits(columns[index], column.kind)
    }
    choices += free.prefix(8).map { (value: "{\(origin($0))}", says: Text(example($0))) }
    draft.leaveOpen(column.name, column.meaning, choices, indent: 2)
  }

  /// A column of codes, with the words that the shipped profiles know; others are left open.
  private mutating func writeCode(_ column: ColumnSpec, _ index: Int) {
    let contents = columns[index].survey.hasMoreContents ? [:] : columns[index].survey.contents
    let values = valueLines(contents, indent: 6)
    guard !values.isEmpty else {
      draft.add("  \(column.name): {\(([origin(index)] + settings(column, index)).joined(separator: ", "))}")
      return
    }
    draft.add("  \(column.name):")
    draft.add("    \(origin(index))")
    writeValues(values)
  }

  /// The codes of a sheet with a column for each day.
  private mutating func writeDayCodes() {
    guard let first = plan.days.first else { return }
    var contents: [String: Int] = [:]
    for (_, cell) in plan.days { contents.merge(columns[cell].survey.contents, uniquingKeysWith: +) }
    // Totals below the days are no codes.
    let values = valueLines(contents.filter { $0.key.contains(where: \.isLetter) }, indent: 6)
    guard !values.isEmpty else { return }
    draft.add("  kode:")
    draft.add("    \(origin(first.cell))")
    writeValues(values)
  }

  private static let knownCodes: Set<String> = ["H", "DL", "CT", "S", "I", "TB", "TK"]

  /// For each word that is no code what it stands for; nil where nobody can tell.
  private func valueLines(_ contents: [String: Int], indent: Int) -> [(word: String, code: String?, count: Int)] {
    var words: [String: String] = [:]
    for profile in ShippedProfiles.all where profile.table == .attendance {
      for (column, source) in profile.columns where profile.columns(of: .attendance)[column.rawValue].name == "kode" {
        for (word, code) in source.values {
          words[String(decoding: word, as: UTF8.self)] = String(decoding: code, as: UTF8.self)
        }
      }
    }
    return contents.filter { !Self.knownCodes.contains($0.key) }.sorted { $0.key < $1.key }
      .map { (word: $0.key, code: words[$0.key], count: $0.value) }
  }

  private mutating func writeValues(_ values: [(word: String, code: String?, count: Int)]) {
    draft.add("    values:")
    for (word, code, count) in values {
      if let code {
        draft.add("      \(yamlWord(word)): \(code.isEmpty ? "\"\"" : yamlWord(code))")
      } else {
        draft.leaveOpen(
          yamlWord(word), Text("\(count) sel; kode apa dalam kebijakan?", "\(count) cells; which code of the policy?"),
          [
            ("\"\"", Text("hadir", "present")),
            ("DL, CT, S, I, TB, TK", Text("seperti dalam kebijakan", "as in the policy")),
          ],
          indent: 6)
      }
    }
  }

  private mutating func writeOtherRows() {
    guard review.bareRows > 0 else { return }
    draft.leaveOpen(
      "other_rows",
      Text("\(review.bareRows) baris tanpa jam", "\(review.bareRows) rows without a time"),
      [
        (
          "yield",
          Text(
            "berkas lain (cuti, dinas) yang menentukan hari itu", "another file (leave, duty travel) tells of the day")
        ),
        (
          "conflict",
          Text("baris berkunci sama di berkas lain adalah galat", "a row of another file with the same key is an error")
        ),
      ])
  }

  // MARK: Rows of columns

  mutating func writeUnpivot() {
    if let score = plan.loneScore {
      draft.leaveOpen(
        "unpivot",
        Text("satu nilai \(label(score)), untuk aspek apa?", "one score \(label(score)), for which aspects?"),
        [
          (
            "{name: aspek, value: nilai, columns: {BP: \(cell(score)), AK: \(cell(score)), …}}",
            Text("semua aspek kebijakan", "all aspects of the policy")
          )
        ])
    }
    guard !plan.days.isEmpty else { return }
    guard let month = inspection.titleMonth else {
      draft.leaveOpen(
        "unpivot", Text("bulan lembar ini tidak disebut di atas judul", "no line above the header names the month"),
        [
          (
            "{name: tanggal, value: kode, empty: skip, columns: {\"2026-07-01\": \(cell(plan.days[0].cell)), …}}",
            Text("")
          )
        ])
      return
    }
    draft.comment([
      Text("Bulannya menurut baris judul: \(month.written).", "The month is that of the title: \(month.written).")
    ])
    draft.add("unpivot:")
    for line in ["name: tanggal", "value: kode", "empty: skip", "columns:"] { draft.add("  \(line)") }
    for (day, index) in plan.days {
      guard let date = CivilDate(year: month.year, month: month.month, day: day) else { continue }
      draft.add("    \(date): \(isNamed(index) ? yamlQuoted(columns[index].name) : "{position: \(index + 1)}")")
    }
  }
}

extension Inspection {
  /// The month that the lines above the header name; nil when they name none, or several.
  var titleMonth: (year: Int, month: Int, written: String)? {
    var found: [(year: Int, month: Int, written: String)] = []
    for line in shape.title {
      let words = line.split { !$0.isLetter && !$0.isNumber }
      for (word, next) in zip(words, words.dropFirst()) {
        guard let month = monthNames.firstIndex(where: { $0.contains(word.lowercased()) }), next.count == 4,
          let year = Int(next), (2000...2099).contains(year)
        else { continue }
        found.append((year, month + 1, "\(word) \(next)"))
      }
    }
    return Set(found.map { $0.year * 12 + $0.month }).count == 1 ? found[0] : nil
  }
}
