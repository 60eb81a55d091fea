internal import Intake
internal import Kinerja
package import Wording

extension Explanation {
  /// The explanation for reading: at most a screen, or all of it.
  package func text(isFull: Bool, _ language: Language) -> String {
    var lines = [
      "\(nip) \(nama.onOneLine), \(quarter) \(Text("sampai", "as of").in(language)) \(asOf), \(policy), run \(run.prefix(12))"
    ]
    for (number, step) in steps.enumerated() {
      lines.append(contentsOf: wrapped("\(number + 1). \(step.name): \(step.working)", indent: "   "))
      lines += step.clauses.map { clause in
        "   § \(clause.name): \(clause.basis), \(Text("sejak", "from").in(language)) \(clause.from) (kebijakan.yaml:\(clause.line))"
      }
      lines += table(cells.filter { $0.step == step.name }, language)
      let shown = isFull ? step.details : Array(step.details.filter(\.isMain).prefix(6))
      for detail in shown {
        let rows = detail.rows.isEmpty ? "" : "  [\(detail.rows.joined(separator: ", "))]"
        lines.append(contentsOf: wrapped("   · \(detail.text)\(rows)", indent: "     "))
      }
      let hidden = step.details.count(where: \.isMain) - shown.count
      if !isFull, hidden > 0 {
        lines.append("   · " + Text("dan \(hidden) lagi (--full)", "and \(hidden) more (--full)").in(language))
      }
    }
    for correction in corrections {
      lines.append(
        Text("Koreksi", "Correction").in(language)
          + " \(correction.id): \(correction.effect.in(language)), \(correction.decree) [\(correction.source)]")
    }
    lines.append(Text("Yang akan mengubahnya:", "What would have changed it:").in(language))
    lines += distances.map { "   \($0)" }
    lines += whatIfs.map { whatIf in
      "   \(whatIf.text): "
        + (whatIf.difference.isEmpty ? Text("tidak berubah", "no change").in(language) : whatIf.difference)
    }
    return lines.joined(separator: "\n")
  }

  /// The values of cells, those of months beside each other.
  private func table(_ cells: [Cell], _ language: Language) -> [String] {
    let ofMonths = cells.filter { $0.period != quarter }
    guard let example = ofMonths.last ?? cells.last else { return [] }
    let months = Self.distinct(ofMonths.map(\.period))
    let rows = Self.distinct(ofMonths.map(\.name)).map { name in
      [name]
        + months.map { month in
          ofMonths.first { $0.name == name && $0.period == month }.map { Self.short($0.value) } ?? ""
        }
    }
    let header = [Text("sel", "cell").in(language)] + months
    let widths = header.indices.map { column in (rows + [header]).map { $0[column].count }.max() ?? 0 }
    func line(_ row: [String]) -> String {
      let padded = zip(row, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + blanks : blanks + cell.0
      }
      return "   · " + padded.joined(separator: "  ")
    }
    let ofQuarter = cells.filter { $0.period == quarter }.map { "   · \(quarter) \($0.name) = \($0.value)" }
    let hint = Text("rumusnya: ", "the formula: ") + "--cell \(example.name) --month \(example.period)"
    return (months.isEmpty ? [] : ([header] + rows).map(line)) + ofQuarter + ["   · " + hint.in(language)]
  }

  /// Texts in their order, each once.
  private static func distinct(_ texts: [String]) -> [String] {
    texts.enumerated().filter { !texts[..<$0.offset].contains($0.element) }.map(\.element)
  }

  /// A value without the causes for which it is missing.
  private static func short(_ value: String) -> String {
    value.split(separator: " (", maxSplits: 1).first.map(String.init) ?? value
  }

  /// One cell as a spreadsheet's "evaluate formula" shows it, in every month or in one; nil when there is none.
  package func text(ofCell name: String, in period: String?, _ language: Language) -> String? {
    let found = cells.filter { $0.name == name && (period == nil || $0.period == period) }
    guard !found.isEmpty else { return nil }
    return found.map { text($0, language) }.joined(separator: "\n\n")
  }

  private func text(_ cell: Cell, _ language: Language) -> String {
    var lines = ["\(nip) \(nama), \(cell.name), \(cell.period)"]
    lines.append("   § \(cell.basis) (kebijakan.yaml:\(cell.line))")
    lines += wrapped("   = \(cell.formula)", indent: "     ")
    if cell.withValues != cell.formula { lines += wrapped("   = \(cell.withValues)", indent: "     ") }
    lines += wrapped("   = \(cell.value)", indent: "     ")
    if cell.parts.count > 1 {
      lines.append(Text("Langkah demi langkah:", "Step by step:").in(language))
      lines += cell.parts.flatMap { wrapped("   \($0)", indent: "     ") }
    }
    if !cell.inputs.isEmpty { lines.append(Text("Angka yang dilihat:", "The figures looked at:").in(language)) }
    for input in cell.inputs {
      let rows = input.rows.isEmpty ? "" : "  [\(input.rows.joined(separator: ", "))]"
      lines += wrapped("   \(input.name) = \(input.value): \(input.title)\(rows)", indent: "     ")
    }
    return lines.joined(separator: "\n")
  }

  /// Text in lines of at most 110 characters, broken between words.
  private func wrapped(_ text: String, indent: String) -> [String] {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    var lines = [words.first.map(String.init) ?? ""]
    for word in words.dropFirst() {
      if lines[lines.count - 1].count + word.count + 1 > 110 {
        lines.append(indent + word)
      } else {
        lines[lines.count - 1] += " " + word
      }
    }
    return lines
  }
}

extension Manifest.Correction {
  /// What it did, in words.
  fileprivate var effect: Text {
    let key = Intake.Correction.keyText(key)
    return switch action.flatMap(CorrectionAction.init) ?? .change {
    case .change: Text("\(target) \(column) \(oldValue) → \(newValue)")
    case .addition: "\(table) " + Text("baris ditambah:", "row added:") + " \(key): \(newValue)"
    case .withdrawal: "\(target) " + Text("baris tidak dibaca:", "row left out:") + " \(key)"
    }
  }
}
