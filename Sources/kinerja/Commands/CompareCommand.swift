import ArgumentParser
import Audit
import Platform
import Wording

/// `kinerja compare`.
struct CompareCommand: Command {
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

  func run(in language: Language) throws {
    let runs = [(first, inputA), (second, inputB)]
    let (comparison, notes) = try compare(
      try runs.map { try RunSource($0, input: $1, threads: threads) },
      withoutInputs: Text(
        "sebab tidak terurai; beri --input-a atau --input-b", "no causes; give --input-a or --input-b"))
    notes.forEach { complain($0, language) }
    if let output {
      let folder = try RunFolder(at: output)
      try folder.add("perbandingan.csv", comparison.csv)
      try folder.add("perbandingan.json", comparison.bytes)
      try folder.flush()
      try folder.publish()
    }
    if json {
      print(String(decoding: comparison.bytes, as: UTF8.self), terminator: "")
    } else {
      print(ComparisonSummary(comparison, language).text(a: first, b: second))
    }
    if comparison.hasDifferences { throw ExitCode(Refusal.End.difference.rawValue) }
  }
}
