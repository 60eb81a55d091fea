import ArgumentParser
import Audit
import Intake
import Kinerja
import Reports

/// `kinerja norms`.
struct NormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "norms",
    abstract: "Show what the time norms weigh, and who carries how much: the input to the yearly workload analysis.",
    discussion: """
      Example:
        kinerja norms hasil-2026-Q3 --output beban-2026-Q3

      For each indicator: its norm, who carries it, whether it takes more than half of somebody's planned minutes, and
      whether everybody has the same achievement. For each unit and class: planned against available minutes, and people
      above 1.25 and below 0.5 of their peer group's median. It changes no score.
      """)

  @Argument(help: ArgumentHelp("The run folder.", valueName: "run"))
  var runFolder: String

  @Option(help: "The folder with the exports of the run; by default where the run found them.")
  var input: String?

  @Option(help: "A new folder for norma.csv, beban_unit.csv and beban_jauh.csv.")
  var output: String?

  @Option(help: "Threads; by default one for each processor.")
  var threads: Int?

  @OptionGroup var languageOption: LanguageOption

  func run() throws {
    let language = languageOption.language
    let source = try RunSource(runFolder, input: input, threads: threads, language)
    let again = try RepeatedRun(of: source, language).run
    let study: WorkloadStudy
    do throws(EvaluationError) {
      study = try WorkloadStudy(again.reading.facts, source.policy, again.results)
    } catch {
      complain(error.text(language))
      throw Exit.policy
    }
    if let output {
      try writeFolder(output, NormTables(study, again.reading.facts, again.results).files, language)
    }
    print(text(study, again.reading.facts, language))
  }

  private func text(_ study: WorkloadStudy, _ facts: Facts, _ language: Language) -> String {
    func say(_ indonesian: String, _ english: String) -> String { language.pick(indonesian, english) }
    func code(_ indicator: WorkloadStudy.Indicator) -> String { facts.indicators[indicator.indicator] }
    func list(_ title: String, _ items: [String]) -> [String] {
      let rest = items.count > 15 ? [say("  dan \(items.count - 15) lagi", "  and \(items.count - 15) more")] : []
      return items.isEmpty ? [] : ["\(title): \(items.count)"] + items.prefix(15).map { "  \($0)" } + rest
    }
    let carried = study.indicators.filter { $0.people > 0 }
    let uniform = carried.filter(\.isUniform)
    let dominating = carried.filter { $0.dominated > 0 }.sorted { ($1.dominated, code($0)) < ($0.dominated, code($1)) }
    let heavy = study.outliers.count(where: \.isHeavy)
    var lines = [
      say(
        "\(study.indicators.count) indikator dengan norma, \(carried.count) di antaranya dipakai",
        "\(study.indicators.count) indicators with a norm, \(carried.count) of them in use"),
      say(
        "\(heavy) pegawai di atas 1,25 kali median kelompoknya, \(study.outliers.count - heavy) di bawah 0,5 kali",
        "\(heavy) people above 1.25 times their group's median, \(study.outliers.count - heavy) below 0.5 times"),
    ]
    lines += list(
      say("Lebih dari separuh menit seseorang", "More than half of somebody's minutes"),
      dominating.map {
        "\(code($0))  " + say("\($0.dominated) dari \($0.people) pegawai", "\($0.dominated) of \($0.people) people")
      })
    lines += list(
      say("Capaian sama bagi semua pemikulnya", "The same achievement for all who carry it"),
      uniform.map { "\(code($0))  \($0.lowest) " + say("bagi \($0.people) pegawai", "for \($0.people) people") })
    let busiest = study.groups.filter { $0.people >= 5 && $0.ratio != nil }
      .sorted {
        ($1.ratio ?? 0, facts.roster.units[$0.unit], $0.grade) < ($0.ratio ?? 0, facts.roster.units[$1.unit], $1.grade)
      }
    lines += list(
      say(
        "Menit direncanakan terhadap tersedia, menurut unit dan kelas",
        "Planned against available minutes, by unit and class"),
      busiest.map { group in
        let percent = ReaderNumbers(language).hundredths(Int64(((group.ratio ?? 0) + 50) / 100))
        return "\(facts.roster.units[group.unit]) \(group.grade)  \(percent) % (\(group.people))"
      })
    return lines.joined(separator: "\n")
  }
}

/// Writes a new folder of files, whole or not at all.
func writeFolder(_ path: String, _ files: [(name: String, bytes: [UInt8])], _ language: Language) throws {
  do throws(WriteError) {
    let folder = try RunFolder(at: path)
    for (name, bytes) in files { try folder.add(name, bytes) }
    try folder.flush()
    try folder.publish()
  } catch {
    throw error.complained(language)
  }
}
