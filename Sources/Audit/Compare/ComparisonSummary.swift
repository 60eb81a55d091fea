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

  private func say(_ indonesian: String, _ english: String) -> String { Text(indonesian, english).in(language) }

  /// At most a screen; `a` and `b` are the run folders.
  package func text(a: String, b: String) -> String {
    let moved = comparison.moved
    var lines = [
      "A \(a) (run \(comparison.runA.prefix(12))), B \(b) (run \(comparison.runB.prefix(12)))",
      say("Pegawai", "Employees") + ": A \(comparison.employeesA), B \(comparison.employeesB)",
      say("Jumlah insentif", "Total incentive")
        + ": A Rp \(number(comparison.incentiveA)), B Rp \(number(comparison.incentiveB)), B − A "
        + signed(comparison.incentiveB - comparison.incentiveA),
    ]
    guard !moved.isEmpty else {
      return (lines + [say("Tidak ada yang berbeda.", "Nothing differs.")]).joined(separator: "\n")
    }
    lines.append(
      say("Bergerak: \(moved.count) pegawai", "Moved: \(moved.count) employees") + " (indeks \(count(\.index)), "
        + say("peringkat", "rank") + " \(count(\.rank)), insentif \(count(\.incentive)))")
    lines.append(say("Sebab, berurutan:", "Causes, in order:"))
    for (number, step) in comparison.steps.enumerated() {
      func moves(_ figure: KeyPath<MovedEmployee, FigureChange>) -> Int {
        moved.count { $0[keyPath: figure].parts.map { $0[number] != 0 } ?? false }
      }
      let money = moved.reduce(Int64(0)) { $0 + ($1.incentive.parts?[number] ?? 0) }
      lines.append(
        "  \(name(step)): indeks \(moves(\.index)), " + say("peringkat", "rank") + " \(moves(\.rank)), insentif "
          + "\(moves(\.incentive)) " + say("pegawai", "employees") + ", \(signed(money))")
    }
    let differences = moved.map { ($0.incentive.b ?? 0) - ($0.incentive.a ?? 0) }
    let paid = differences.filter { $0 > 0 }
    let recovered = differences.filter { $0 < 0 }
    lines.append(
      say("Kurang bayar", "To be paid") + ": Rp \(number(paid.reduce(0, +))) (\(paid.count)); "
        + say("lebih bayar", "to be recovered") + ": Rp \(number(-recovered.reduce(0, +))) (\(recovered.count))")
    let largest = moved.sorted {
      (abs(($0.incentive.b ?? 0) - ($0.incentive.a ?? 0)), $1.nip) > (
        abs(($1.incentive.b ?? 0) - ($1.incentive.a ?? 0)), $0.nip
      )
    }
    lines.append(say("Terbesar:", "Largest:"))
    for employee in largest.prefix(10) {
      lines.append(
        "  \(employee.nip) \(employee.nama): indeks \(index(employee.index)), " + say("peringkat", "rank")
          + " \(pair(employee.rank)), insentif \(pair(employee.incentive)) (\(causes(employee)))")
    }
    if moved.count > 10 {
      lines.append("  " + say("dan \(moved.count - 10) lagi (--output)", "and \(moved.count - 10) more (--output)"))
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
