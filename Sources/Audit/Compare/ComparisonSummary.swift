internal import Kinerja
private import Reports
package import Wording

/// The outcome of a comparison for a person.
package struct ComparisonSummary {
  private let comparison: Comparison
  private let language: Language

  /// Words a comparison in a language.
  package init(_ comparison: Comparison, _ language: Language) {
    self.comparison = comparison
    self.language = language
  }

  /// At most a screen; `a` and `b` are the run folders.
  package func text(a: String, b: String) -> String {
    let moved = comparison.moved
    var lines = [
      "A \(a) (run \(comparison.runA.prefix(12))), B \(b) (run \(comparison.runB.prefix(12)))",
      Text("Pegawai", "Employees").in(language) + ": A \(comparison.employeesA), B \(comparison.employeesB)",
      Text("Jumlah insentif", "Total incentive").in(language)
        + ": A Rp \(number(comparison.incentiveA)), B Rp \(number(comparison.incentiveB)), B − A "
        + signed(comparison.incentiveB - comparison.incentiveA),
    ]
    guard !moved.isEmpty else {
      return (lines + [Text("Tidak ada yang berbeda.", "Nothing differs.").in(language)]).joined(separator: "\n")
    }
    lines.append(
      Text("Bergerak: \(moved.count) pegawai", "Moved: \(moved.count) employees").in(language)
        + " (indeks \(count(\.index)), "
        + Text("peringkat", "rank").in(language) + " \(count(\.rank)), insentif \(count(\.incentive)))")
    lines.append(Text("Sebab, berurutan:", "Causes, in order:").in(language))
    for (number, step) in comparison.steps.enumerated() {
      func moves(_ figure: KeyPath<MovedEmployee, FigureChange>) -> Int {
        moved.count { $0[keyPath: figure].parts.map { $0[number] != 0 } ?? false }
      }
      let money = moved.reduce(Int64(0)) { $0 + ($1.incentive.parts?[number] ?? 0) }
      lines.append(
        "  \(name(step)): indeks \(moves(\.index)), " + Text("peringkat", "rank").in(language)
          + " \(moves(\.rank)), insentif "
          + "\(moves(\.incentive)) " + Text("pegawai", "employees").in(language) + ", \(signed(money))")
    }
    if let months = comparison.months {
      let sum = moved.compactMap(\.payment).reduce(.none, +)
      let names = months + [Text("triwulan", "quarter").in(language), Text("pagu", "budgets").in(language)]
      let parts = zip(names, sum.months + [sum.quarter, sum.budget]).map { "\($0) \(signed($1))" }
      lines.append(Text("Menurut bulan", "By month").in(language) + ": " + parts.joined(separator: ", "))
    }
    let differences = moved.map { ($0.incentive.b ?? 0) - ($0.incentive.a ?? 0) }
    let paid = differences.filter { $0 > 0 }
    let recovered = differences.filter { $0 < 0 }
    lines.append(
      Text("Kurang bayar", "To be paid").in(language) + ": Rp \(number(paid.reduce(0, +))) (\(paid.count)); "
        + Text("lebih bayar", "to be recovered").in(language)
        + ": Rp \(number(-recovered.reduce(0, +))) (\(recovered.count))")
    let largest = moved.sorted {
      (abs(($0.incentive.b ?? 0) - ($0.incentive.a ?? 0)), $1.nip) > (
        abs(($1.incentive.b ?? 0) - ($1.incentive.a ?? 0)), $0.nip
      )
    }
    lines.append(Text("Terbesar:", "Largest:").in(language))
    for employee in largest.prefix(10) {
      lines.append(
        "  \(employee.nip) \(employee.nama): indeks \(index(employee.index)), " + Text("peringkat", "rank").in(language)
          + " \(pair(employee.rank)), insentif \(pair(employee.incentive)) (\(causes(employee)))")
    }
    if moved.count > 10 {
      lines.append(
        "  " + Text("dan \(moved.count - 10) lagi (--output)", "and \(moved.count - 10) more (--output)").in(language))
    }
    return lines.joined(separator: "\n")
  }

  private func count(_ figure: KeyPath<MovedEmployee, FigureChange>) -> Int {
    comparison.moved.count { $0[keyPath: figure].a != $0[keyPath: figure].b }
  }

  private func name(_ step: ComparisonStep) -> String {
    step.cause.rawValue + (step.detail.isEmpty ? "" : " \(step.detail)")
  }

  private func causes(_ employee: MovedEmployee) -> String {
    let moving = Cause.allCases.filter { cause in
      [employee.index, employee.rank, employee.incentive].contains { comparison.part(cause, of: $0) ?? 0 != 0 }
    }
    if employee.statusA != employee.statusB { return "\(employee.statusA) → \(employee.statusB)" }
    return moving.map(\.rawValue).joined(separator: ", ")
  }

  private func pair(_ change: FigureChange) -> String {
    let texts = [change.a, change.b].map { $0.map { "\($0)" } ?? "–" }
    return texts[0] == texts[1] ? texts[0] : texts.joined(separator: " → ")
  }

  private func index(_ change: FigureChange) -> String {
    let texts = [change.a, change.b].map { $0.map { "\(ResultCell.decimal(Int128($0), decimals: 2))" } ?? "–" }
    return texts[0] == texts[1] ? texts[0] : texts.joined(separator: " → ")
  }

  private func signed(_ amount: Int64) -> String { (amount < 0 ? "−" : "+") + "Rp " + number(abs(amount)) }

  private func number(_ value: Int64) -> String { ReaderNumbers(language).whole(Int128(value)) }
}
