package import Kinerja
internal import Tabular

extension Inspection {
  /// The draft of a profile for the file: what was seen, and a comment wherever somebody must decide.
  package func draft(id: String, table wanted: Table?) -> String {
    let table = wanted ?? likelyTable
    var lines = [
      "# Rancangan `kinerja inspect \(name)`; periksa setiap baris, lengkapi yang bertanda LENGKAPI.",
      "schema: kinerja-profile/1", "id: \(quoted(id))", "title: \(quoted(name))",
      table.map { "table: \($0.rawValue)" }
        ?? "# LENGKAPI: table: \(Table.allCases.map(\.rawValue).joined(separator: ", "))",
      "files: [\(quoted(name))]", "encoding: \((encoding ?? .windows1252).rawValue)",
      "delimiter: \(delimiter == UInt8(ascii: "\t") ? "tab" : quoted(String(UnicodeScalar(delimiter))))",
    ]
    if leadingLines > 0 { lines.append("skip_lines: \(leadingLines)") }
    if !hasHeader { lines.append("cells: \(columns.count)") }
    let nulls = Set(columns.flatMap(\.nulls)).sorted()
    if !nulls.isEmpty { lines.append("nulls: [\(nulls.map(quoted).joined(separator: ", "))]") }
    lines += formats("dates", [.date, .moment]) + formats("months", [.month]) + formats("times", [.time])
    let numbers = Set(columns.compactMap { $0.forms.first?.kind == .number ? $0.forms.first?.text : nil })
    if numbers.contains("1.234,5") {
      lines.append("numbers: {decimal: \",\", thousands: \".\"}")
    } else if numbers.contains("1,234.5") {
      lines.append("numbers: {decimal: \".\", thousands: \",\"}")
    }
    lines.append("columns:")
    var used: Set<Int> = []
    for column in table?.spec.columns ?? [] {
      if let index = columns.firstIndex(where: { Self.isAlike($0.name, column.name) }) {
        used.insert(index)
        lines.append("  \(column.name): \(source(index))")
      } else {
        lines.append(
          column.mayBeEmpty
            ? "  # \(column.name): boleh tidak ada" : "  # LENGKAPI: \(column.name): {from: …} atau {constant: …}")
      }
    }
    for (index, column) in columns.enumerated() where !used.contains(index) {
      lines.append("  # belum dipakai: \(hasHeader ? quoted(column.name) : "position \(index + 1)")")
    }
    lines.append("ignore: \"*\"")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The table most of whose columns the file names.
  private var likelyTable: Table? {
    let scores = Table.corrected.map { table in
      (table, table.spec.columns.filter { column in columns.contains { Self.isAlike($0.name, column.name) } }.count)
    }
    guard let best = scores.max(by: { $0.1 < $1.1 }), best.1 > 1 else { return nil }
    return best.0
  }

  private func source(_ index: Int) -> String {
    let column = columns[index]
    let place = hasHeader ? "from: [\(quoted(column.name))]" : "position: \(index + 1)"
    return "{\(place)}"
  }

  private func formats(_ key: String, _ kinds: [CellForm.Kind]) -> [String] {
    let found = columns.compactMap { column in column.forms.first.flatMap { kinds.contains($0.kind) ? $0.text : nil } }
    var seen: Set<String> = []
    let unique = found.filter { seen.insert($0).inserted }
    let isCanonical =
      unique.isEmpty || unique.allSatisfy { ["yyyy-mm-dd", "yyyy-mm", "hh:mm", "hh:mm:ss"].contains($0) }
    return isCanonical ? [] : ["\(key): [\(unique.map(quoted).joined(separator: ", "))]"]
  }

  /// Whether two names differ only in case, blanks and signs, or one is the other with a word before or after it.
  private static func isAlike(_ written: String, _ column: String) -> Bool {
    func plain(_ text: String) -> String { String(text.lowercased().filter { $0.isLetter || $0.isNumber }) }
    let (left, right) = (plain(written), plain(column))
    return left == right || (right.count > 2 && left == "jam" + right) || (right == "nip" && left == "nipbaru")
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").filter { !$0.isNewline } + "\""
  }
}
