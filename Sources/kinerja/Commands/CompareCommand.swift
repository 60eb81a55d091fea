import ArgumentParser
import Audit
import Foundation
import Intake
import Kinerja
import Platform
import Reports
import Wording

/// `kinerja compare`.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Show who moved between two runs, in index, rank and rupiah, and why.",
    discussion: """
      Example:
        kinerja compare hasil-2026-Q3 hasil-2026-Q3-koreksi --output perbandingan

      The parts add up exactly for everybody, by evaluating anew in this order: corrections of the first run taken back,
      data, corrections of the second, each clause of the policy. Own rows come first, then what comes from other people.
      For that the exports of both runs are read again; --input-a and --input-b say where they are now. Exit 1 when
      anything differs.
      """)

  @Argument(help: ArgumentHelp("The first run folder.", valueName: "run-a"))
  var first: String

  @Argument(help: ArgumentHelp("The second run folder.", valueName: "run-b"))
  var second: String

  @Option(help: "The folder with the exports of the first run; by default where the run found them.")
  var inputA: String?

  @Option(help: "The folder with the exports of the second run; by default where the run found them.")
  var inputB: String?

  @Option(help: "A new folder for perbandingan.csv and perbandingan.json.")
  var output: String?

  @Flag(help: "Write JSON.")
  var json = false

  @Option(help: "Threads; by default one for each processor.")
  var threads: Int?

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let sources = [
      try RunSource(first, input: inputA, threads: threads, language),
      try RunSource(second, input: inputB, threads: threads, language),
    ]
    for source in sources {
      let outputs = source.stored.checkOutputs()
      guard outputs.answer == .holds else {
        complain("\(source.stored.path)\n" + outputs.text(language))
        throw Exit.difference
      }
    }
    let runs = sources.map { compared($0, policies: sources.map(\.policy), language) }
    guard let comparison = compare(runs[0], runs[1], parallelism: sources[0].inputs.parallelism) else {
      complain("hasil.csv: " + language.pick("tidak dapat dibaca", "cannot be read"))
      throw Exit.noInput
    }
    if let output { try write(comparison, to: output, language) }
    if json {
      FileHandle.standardOutput.write(Data(comparison.bytes))
    } else {
      print(ComparisonSummary(comparison, language).text(a: first, b: second))
    }
    if !comparison.moved.isEmpty || comparison.employeesA != comparison.employeesB { throw Exit.difference }
  }

  /// Reads a run's exports again; without them, or when they have changed, the comparison does without.
  private func compared(_ source: RunSource, policies: [Policy], _ language: Language) -> ComparedRun {
    func run(_ inputs: ComparedRun.Inputs?) -> ComparedRun {
      ComparedRun(
        stored: source.stored, manifest: source.manifest, policy: source.policy, inputs: inputs,
        asOf: source.inputs.lastDay)
    }
    do throws(InputError) {
      let reading = try source.read(under: policies)
      guard reading.differences.isEmpty else {
        complain(
          "\(source.stored.path): "
            + language.pick("masukannya sudah lain; sebab tidak terurai:", "its inputs have changed; no causes:") + " "
            + reading.differences.joined(separator: ", "))
        return run(nil)
      }
      let hasCorrections = !reading.folder.files(of: .corrections).isEmpty
      let exported =
        hasCorrections ? try source.read(under: policies, isCorrected: false).reading.facts : reading.reading.facts
      return run(ComparedRun.Inputs(exported: exported, corrected: hasCorrections ? reading.reading.facts : nil))
    } catch {
      _ = error.complained(language)
      complain(
        language.pick("sebab tidak terurai; beri --input-a atau --input-b", "no causes; give --input-a or --input-b"))
      return run(nil)
    }
  }

  private func write(_ comparison: Comparison, to path: String, _ language: Language) throws {
    do throws(WriteError) {
      let folder = try RunFolder(at: path)
      try folder.add("perbandingan.csv", comparison.csv)
      try folder.add("perbandingan.json", comparison.bytes)
      try folder.flush()
      try folder.publish()
    } catch {
      throw error.complained(language)
    }
  }
}

/// The outcome of a comparison for a person.
struct ComparisonSummary {
  private let comparison: Comparison
  private let language: Language

  init(_ comparison: Comparison, _ language: Language) {
    self.comparison = comparison
    self.language = language
  }

  private func say(_ indonesian: String, _ english: String) -> String { language.pick(indonesian, english) }

  func text(a: String, b: String) -> String {
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
