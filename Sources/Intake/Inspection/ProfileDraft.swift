internal import Findings
package import Kinerja
internal import Tabular
package import Wording

extension Inspection {
  /// The draft of a profile for the file: what was seen, and a key left open wherever somebody must decide.
  ///
  /// - Throws: `InputError` when the file cannot be read any more.
  package func draft(id: String, table wanted: Table?) throws(InputError) -> Draft {
    let plan = DraftPlan(self, table: wanted)
    let tables = plan.hasPINs ? try PINTable.all(beside: path) : []
    do throws(FileError) {
      return DraftWriter(self, plan, try RowReview(self, plan), tables).draft(id: id)
    } catch {
      throw .unreadable(path: error.path, reason: error.reason.text)
    }
  }
}

extension Draft {
  /// What is wrong when the file is read with the draft as it is: lines for people; none when nothing is, nil while
  /// choices are open.
  package func faults(of inspection: Inspection) -> [Text]? {
    guard open.isEmpty else { return nil }
    let read = ProfileReader.read(Array(text.english.utf8), name: "")
    switch read {
    case .failure(let faults): return faults.faults.map(\.rendered)
    case .success(let profile):
      guard let table = profile.table else { return [] }
      let trial = FileTrial(of: inspection.path, name: inspection.name, as: table, with: profile)
      guard !trial.isSound else { return [] }
      let count = trial.count
      return [Text("  \(count) galat bila dibaca dengan rancangan ini:", "  \(count) errors when it is read so:")]
        + trial.lines
    }
  }
}

/// Writes the draft of a profile.
struct DraftWriter {
  let inspection: Inspection
  let plan: DraftPlan
  let review: RowReview
  /// The tables of PINs beside the file.
  let tables: [PINTable]
  /// The cell that stands before each PIN in such a table, and what stands between them.
  let prefix: PINTable.Prefix?
  var draft = Draft()

  init(_ inspection: Inspection, _ plan: DraftPlan, _ review: RowReview, _ tables: [PINTable]) {
    (self.inspection, self.plan, self.review, self.tables) = (inspection, plan, review, tables)
    prefix = tables.lazy.compactMap { $0.prefix(review.pins, inspection.columns) }.first
  }

  var columns: [Inspection.Column] { inspection.columns }

  func draft(id: String) -> Draft {
    var writer = self
    writer.writeHead(id)
    writer.writeRows()
    writer.writeForms()
    writer.writeKeys()
    writer.writeColumns()
    writer.writeUnpivot()
    writer.writePunches()
    return writer.draft
  }

  private mutating func writeHead(_ id: String) {
    let name = shown(inspection.name)
    draft.comment([
      Text(
        "Rancangan `kinerja inspect \(name)`; periksa setiap baris, lengkapi yang bertanda LENGKAPI.",
        "Draft by `kinerja inspect \(name)`; check every line, fill in what is marked LENGKAPI.")
    ])
    draft.add("schema: kinerja-profile/1")
    draft.add("id: \(yamlQuoted(id))")
    draft.add("title: \(yamlQuoted(inspection.name))")
    if let table = plan.table {
      draft.add("table: \(table.rawValue)")
    } else {
      draft.leaveOpen(
        "table", Text("tabel yang menjadi isi berkas ini", "the table that the file becomes"),
        [(Table.corrected.map(\.rawValue).joined(separator: ", "), Text(""))])
    }
    draft.add("files: [\(yamlQuoted(inspection.name))]")
    draft.add("encoding: \(inspection.shape.format.encoding.rawValue)")
    draft.add("delimiter: \(writtenDelimiter(inspection.shape.delimiter))")
    if inspection.shape.hasTrailingDelimiter { draft.add("trailing_delimiter: true") }
  }

  /// What says which rows there are.
  private mutating func writeRows() {
    let shape = inspection.shape
    if shape.declaredLines > 0 { draft.add("skip_lines: \(shape.declaredLines)") }
    if !shape.isHeaderUsable {
      if !shape.header.isEmpty {
        draft.comment([
          Text(
            "Judulnya mempunyai jumlah sel lain daripada barisnya; kolom disebut menurut tempatnya.",
            "The header has another number of cells than the rows; columns go by their places.")
        ])
      }
      let widths = review.widths.union([shape.cells]).sorted()
      draft.add(
        "cells: " + (widths.count == 1 ? "\(widths[0])" : "[\(widths.map(String.init).joined(separator: ", "))]"))
    }
    writeSkipRules()
    if review.odd.count > 0 {
      draft.comment([
        Text(
          "\(review.odd.count) baris mempunyai jumlah sel lain, yang pertama baris \(review.odd.line): betulkan di sumbernya.",
          "\(review.odd.count) rows have another number of cells, the first in line \(review.odd.line): mend them at the source."
        )
      ])
    }
  }

  private mutating func writeSkipRules() {
    var rules: [String] = review.repeatedHeaders > 0 && inspection.shape.isHeaderUsable ? ["repeated_header"] : []
    let footers = review.footers.sorted { ($0.key.column, $0.key.text) < ($1.key.column, $1.key.text) }
    for (footer, count) in footers {
      rules.append("{column: \(cell(footer.column)), starts: [\(yamlWord(footer.text))]}")
      draft.comment([
        Text(
          "\(count) baris berawalan \(shown(footer.text)) bukan data.",
          "\(count) rows that begin with \(shown(footer.text)) are no data.")
      ])
    }
    guard let person = plan.person, !review.strangers.isEmpty, !strangerRules(person).isEmpty else {
      if !rules.isEmpty { draft.add("skip_rows: [\(rules.joined(separator: ", "))]") }
      return
    }
    let all = rules + strangerRules(person)
    let seen = review.strangers.map { stranger, count in "\(count) × \(stranger.description)" }.sorted().joined(
      separator: ", ")
    draft.leaveOpen(
      "skip_rows",
      Text(
        "baris yang tidak memuat NIP (\(seen)): bukan pegawai, atau NIP yang rusak?",
        "rows without a NIP (\(seen)): no employees, or NIPs that were damaged?"),
      [
        ("[\(rules.joined(separator: ", "))]", Text("baris itu galat", "these rows are errors")),
        ("[\(all.joined(separator: ", "))]", Text("baris itu dilewati, dihitung", "these rows are skipped, counted")),
      ])
  }

  /// Rules for rows whose person is none.
  private func strangerRules(_ person: Int) -> [String] {
    var texts: [String] = []
    var rules: [String] = []
    for stranger in review.strangers.keys {
      switch stranger {
      case .empty: texts.append("")
      case .text(let text): texts.append(text)
      case .digits(16): rules.append("{column: \(cell(person)), digits: 16}")
      case .digits: continue
      }
    }
    let values = texts.sorted().map(yamlQuoted).joined(separator: ", ")
    return (texts.isEmpty ? [] : ["{column: \(cell(person)), values: [\(values)]}"]) + rules
  }

  /// A column of the file as rules name it: by name, or by place.
  func cell(_ index: Int) -> String {
    isNamed(index) ? yamlWord(columns[index].name) : "{position: \(index + 1)}"
  }

  func isNamed(_ index: Int) -> Bool { inspection.hasHeader && !inspection.isAmbiguous(index) }

  /// Where a column of the table comes from, as a profile has it, without braces.
  func origin(_ index: Int) -> String {
    isNamed(index) ? "from: [\(yamlQuoted(columns[index].name))]" : "position: \(index + 1)"
  }

  /// A column of the file as people see it.
  func label(_ index: Int) -> String {
    isNamed(index) ? shown(columns[index].name) : "position \(index + 1)"
  }
}

extension RowReview.Stranger {
  fileprivate var description: String {
    switch self {
    case .empty: "\"\""
    case .digits(let count): String(repeating: "9", count: min(count, 24))
    // A text may be a name.
    case .text(let text): "\"\(text.hasPrefix("#") ? shown(text) : masked(shown(text)))\""
    }
  }
}
