private import Reports
package import Wording

/// A simulation for a person at a screen.
package struct SimulationText {
  private let simulation: Simulation
  private let language: Language

  /// Words a simulation in a language.
  package init(_ simulation: Simulation, _ language: Language) {
    self.simulation = simulation
    self.language = language
  }

  private func rupiah(_ amount: Int128) -> String {
    (amount < 0 ? "−" : "") + "Rp " + ReaderNumbers(language).whole(Int128(amount.magnitude))
  }

  private func decimal(_ text: String) -> String {
    text.replacing("-", with: "−").replacing(".", with: Text(",", ".").in(language))
  }

  private func people(_ count: Int) -> String { ReaderNumbers(language).whole(Int128(count)) }

  private func signed(_ amount: Int128) -> String { (amount > 0 ? "+" : "") + rupiah(amount) }

  /// The lines: a table when there are many policies, else each of them in full.
  package var text: String {
    let base = simulation.base
    let heading = Text("Semula", "At first").in(language) + ": \(base.name), \(rupiah(base.incentive))"
    guard simulation.variants.count <= 3 else { return ([heading] + grid).joined(separator: "\n") }
    return ([heading] + simulation.variants.flatMap(lines)).joined(separator: "\n")
  }

  private var grid: [String] {
    let names = [
      Text("insentif", "incentives").in(language), Text("selisih", "difference").in(language),
      Text("naik", "gain").in(language), Text("turun", "lose").in(language),
      Text("keluar 10 % teratas", "leave the top 10 %").in(language), Text("varian", "variant").in(language),
    ]
    let rows = simulation.variants.map { variant in
      [
        rupiah(variant.incentive), signed(variant.incentive - simulation.base.incentive), people(variant.gainers),
        people(variant.losers), people(variant.leavingTopTenth), variant.name,
      ]
    }
    return aligned([names] + rows)
  }

  /// Rows in columns, the last one ragged.
  private func aligned(_ rows: [[String]]) -> [String] {
    let last = (rows.first?.count ?? 1) - 1
    let widths = (0..<last).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = widths.indices.map { String(repeating: " ", count: widths[$0] - row[$0].count) + row[$0] }
      return (cells + [row[last]]).joined(separator: "  ")
    }
  }

  private func lines(_ variant: Simulation.Variant) -> [String] {
    var lines = [
      "", variant.name,
      "  " + Text("insentif", "incentives").in(language)
        + " \(rupiah(variant.incentive)), \(signed(variant.incentive - simulation.base.incentive))",
      "  "
        + Text(
          "\(people(variant.gainers)) pegawai naik, \(people(variant.losers)) turun; indeks \(people(variant.moved)) pegawai berubah",
          "\(people(variant.gainers)) people gain, \(people(variant.losers)) lose; the index of \(people(variant.moved)) changes"
        ).in(language),
      "  "
        + Text(
          "\(people(variant.leavingTopTenth)) dari \(people(simulation.topTenth)) keluar dari sepersepuluh teratas",
          "\(people(variant.leavingTopTenth)) of \(people(simulation.topTenth)) leave the best tenth"
        ).in(language),
    ]
    guard variant.gainers + variant.losers + variant.moved > 0 || !variant.transitions.isEmpty else {
      return lines + [
        "  "
          + Text("Aturannya lain, tetapi tidak seorang pun terpengaruh.", "The rules differ, but nobody is affected.")
          .in(language)
      ]
    }
    for change in variant.transitions {
      lines.append(
        "  \(change.from.isEmpty ? "–" : change.from) → \(change.to.isEmpty ? "–" : change.to): \(people(change.people))"
      )
    }
    for dimension in PeopleDimension.allCases {
      let groups = variant.groups.filter { $0.dimension == dimension }
      guard groups.count > 1 else { continue }
      lines.append("  " + Text("menurut \(dimension.rawValue)", "by \(dimension.rawValue)").in(language))
      let shown = groups.sorted { ($1.difference.magnitude, $0.name ?? "") < ($0.difference.magnitude, $1.name ?? "") }
      let rows = shown.prefix(10).map { group in
        [
          signed(group.difference), people(group.gainers), people(group.losers),
          group.meanIndexDifference.map(decimal) ?? "–",
          "\(group.name ?? Text("lainnya", "others").in(language)) (\(people(group.people)))",
        ]
      }
      let head = [
        Text("selisih", "difference").in(language), Text("naik", "gain").in(language),
        Text("turun", "lose").in(language), Text("indeks ±", "index ±").in(language), "",
      ]
      lines += aligned([head] + rows).map { "    \($0)" }
      if shown.count > 10 {
        lines.append("    " + Text("dan \(shown.count - 10) lagi", "and \(shown.count - 10) more").in(language))
      }
    }
    lines.append("  " + Text("perubahan terbesar", "largest changes").in(language))
    for move in variant.moves {
      let reasons = move.reasons.map { "\($0.figure) \($0.before) → \($0.after)" }.joined(separator: ", ")
      lines.append(
        "    \(move.nip) \(signed(Int128(move.difference)))"
          + (reasons.isEmpty
            ? Text(" (aturan insentif atau pagu)", " (rules of incentives, or a budget)").in(language) : ": \(reasons)")
      )
    }
    return lines
  }
}
