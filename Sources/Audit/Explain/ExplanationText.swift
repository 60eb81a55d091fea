package import Wording

extension Explanation {
  /// The explanation for reading: at most a screen, or all of it.
  package func text(isFull: Bool, _ language: Language) -> String {
    var lines = [
      "\(nip) \(nama), \(quarter) \(Text("sampai", "as of").in(language)) \(asOf), \(policy), run \(run.prefix(12))"
    ]
    for (number, step) in steps.enumerated() {
      lines.append(contentsOf: wrapped("\(number + 1). \(step.name): \(step.working)", indent: "   "))
      lines += step.clauses.map { clause in
        "   § \(clause.name): \(clause.basis), \(Text("sejak", "from").in(language)) \(clause.from) (kebijakan.yaml:\(clause.line))"
      }
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
          + " \(correction.id): \(correction.target) \(correction.column) \(correction.oldValue) → \(correction.newValue), "
          + "\(correction.decree) [\(correction.source)]")
    }
    lines.append(Text("Yang akan mengubahnya:", "What would have changed it:").in(language))
    lines += distances.map { "   \($0)" }
    lines += whatIfs.map { whatIf in
      "   \(whatIf.text): "
        + (whatIf.difference.isEmpty ? Text("tidak berubah", "no change").in(language) : whatIf.difference)
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
