package import Kinerja
package import Wording

extension Policy {
  /// The first day of the newest version of the clause `incentive`.
  package var newestPayment: CivilDate {
    incentive.versions.map(\.from).max() ?? CivilDate(dayNumber: 0)
  }
}

/// A policy tried on figures as a command line gives them.
package struct TrialRequest {
  private let policy: Policy
  private let day: CivilDate
  private let outcome: PolicyTrial.Outcome
  /// Figures that were given although no formula of the day uses them.
  private let unused: [String]

  /// Computes the cells; a setting is `figure=value`, or `2:figure=value` for the second month alone. `kosong` is missing.
  ///
  /// - Throws: `Refusal` for a setting that is written otherwise or names no figure of the policy's formulas, and where the
  ///   policy pays nothing on that day.
  package init(_ policy: Policy, on day: CivilDate, settings: [String], months: Int) throws(Refusal) {
    self.policy = policy
    self.day = day
    let trial: PolicyTrial
    do {
      trial = try PolicyTrial(policy, on: day)
    } catch {
      throw error.refusal
    }
    var shared: PolicyTrial.Figures = [:]
    var unused: [String] = []
    var own = [PolicyTrial.Figures](repeating: [:], count: months)
    for setting in settings {
      let (month, name, value) = try Self.parts(setting, months)
      if !trial.figures.contains(name) {
        // Another version may use it, so that one command serves for both.
        if Self.figuresOfAnyDay(policy).contains(name) {
          unused.append(name)
          continue
        }
        let known = trial.figures.sorted()
        let nearest = nearestName(to: name, among: known)
        throw Refusal(
          .usage,
          "--set \(setting): "
            + (nearest.map { Text("mungkin maksudnya \($0)", "perhaps \($0) was meant") }
              ?? Text("tidak ada rumus yang memakainya; yang dipakai: ", "no formula uses it; those used are: ")
              + known.joined(separator: ", ")))
      }
      if let month { own[month][name] = value } else { shared[name] = value }
    }
    self.unused = unused
    do {
      outcome = try trial.run(shared, months: own)
    } catch {
      throw Refusal(.data, "\(error.name): " + Text("mencapai 10^15", "reaches 10^15"))
    }
  }

  /// The figures that formulas of any version look at.
  private static func figuresOfAnyDay(_ policy: Policy) -> Set<String> {
    let days = policy.incentive.versions.map(\.from) + policy.discipline.versions.map(\.from)
    return days.reduce(into: []) { figures, day in
      if let trial = try? PolicyTrial(policy, on: day) { figures.formUnion(trial.figures) }
    }
  }

  private static func parts(_ setting: String, _ months: Int) throws(Refusal) -> (
    month: Int?, name: String, value: PolicyExample.Value
  ) {
    guard let match = setting.wholeMatch(of: /(?:([1-3]):)?([^=]+)=(.+)/) else {
      throw Refusal(
        .usage,
        "--set \(setting): "
          + Text("ditulis ANGKA=NILAI, seperti hari_hadir=20", "is written FIGURE=VALUE, such as hari_hadir=20"))
    }
    let month = match.1.flatMap { Int($0) }.map { $0 - 1 }
    if let month, month >= months {
      throw Refusal(
        .usage,
        "--set \(setting): "
          + Text("bulannya hanya \(months); lihat --months", "there are \(months) months; see --months"))
    }
    guard let value = PolicyExample.Value(String(match.3), of: String(match.2)) else {
      throw Refusal(
        .usage,
        "--set \(setting): "
          + Text(
            "\(match.2) adalah bilangan tanpa pemisah ribuan, seperti 20, 0.5 atau 3000000",
            "\(match.2) is a number without thousands separators, such as 20, 0.5 or 3000000"))
    }
    return (month, String(match.2), value)
  }

  /// Every cell: its name, formula, the formula with the values put in, and its value.
  package func text(_ language: Language) -> String {
    var lines = [Text("\(policy.id), berlaku pada \(day)", "\(policy.id), in force on \(day)").in(language)]
    for (place, month) in outcome.months.enumerated() {
      lines += ["", Text("Bulan ke-\(place + 1)", "Month \(place + 1)").in(language)]
      lines += month.cells.flatMap { Self.lines($0, language) }
    }
    lines += ["", Text("Triwulan", "Quarter").in(language)] + outcome.quarter.flatMap { Self.lines($0, language) }
    let paid = outcome.paid.map { "Rp \($0.amount)" } ?? Text("tidak ada, Rp 0", "nothing, Rp 0").in(language)
    lines += ["", Text("Dibayar: ", "Paid: ").in(language) + paid]
    let assumed = outcome.assumed.sorted { $0.description < $1.description }.map { reference in
      "  \(reference): \(reference.figure.title.in(language))"
    }
    if !assumed.isEmpty {
      lines.append(
        Text("Tidak diberikan (0, kosong, atau bawaannya):", "Not given (0, missing, or their default):").in(language))
      lines += assumed
    }
    if !unused.isEmpty {
      lines.append(
        Text("Tidak dipakai rumus yang berlaku pada hari itu: ", "Used by no formula in force on that day: ").in(
          language)
          + unused.joined(separator: ", "))
    }
    return lines.joined(separator: "\n")
  }

  private static func lines(_ cell: PolicyTrial.Cell, _ language: Language) -> [String] {
    let written = cell.step.text
    let withValues = cell.step.textWithValues
    return ["  \(cell.name) (\(cell.basis))", "    = \(written)"]
      + (withValues == written ? [] : ["    = \(withValues)"])
      + ["    = \(text(cell.value, language))"]
  }

  private static func text(_ value: FormulaValue, _ language: Language) -> String {
    if let number = value.number?.micros { return "\(ExactNumber(micros: number))" }
    return Text("tidak ada", "missing").in(language) + " (\((value.causes ?? []).causesText))"
  }
}
