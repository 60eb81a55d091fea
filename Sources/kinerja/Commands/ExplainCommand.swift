import ArgumentParser
import Audit
import Intake
import Kinerja
import Platform
import Reports
import Wording

/// `kinerja explain`.
struct ExplainCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how one person's figures came about, from which lines, and what would have changed them.",
    discussion: """
      Example:
        kinerja explain hasil-2026-Q3 199208032022121010 --input masukan
        kinerja explain hasil-2026-Q3 199208032022121010 --cell bayar --month 2026-08
        kinerja explain hasil-2026-Q3 199208032022121010 --letter surat.html --objection 1

      The exports are read again and must be those of the run; the figures come from the engine's own steps. --full shows
      every day and row, --cell one formula of the policy as it was evaluated, --json everything for programs: each cell that the figures rest on, and whether it is decisive.
      """)

  @Argument(help: ArgumentHelp("The run folder.", valueName: "run"))
  var runFolder: String

  @Argument(help: "The person's NIP.")
  var nip: NIP

  @Option(help: "The folder with the CSV exports of the run; by default where the run found them.")
  var input: String?

  @Flag(help: "Show every day and row.")
  var full = false

  @Option(help: "Show how one cell of the policy came about, step by step.")
  var cell: String?

  @Option(help: "The month of the cell, such as 2026-08, or the quarter; by default all.")
  var month: String?

  @Flag(help: "Write JSON.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Write the letter to the person, in Indonesian: a new page to print and sign.", valueName: "file"))
  var letter: String?

  @Option(help: "The number of the objection that the letter answers.")
  var objection: Int?

  @OptionGroup var registerOption: RegisterOption

  @Option(help: "The folder with kinerja.yaml, whose office stands above the letter.")
  var workspace = "."

  @Option(help: "Threads; by default one for each processor.")
  var threads: Int?

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if month != nil, cell == nil { throw ValidationError("--month is for a --cell.") }
    if cell != nil, full || json || letter != nil {
      throw ValidationError("--cell goes without --full, --json and --letter.")
    }
    if objection != nil, letter == nil { throw ValidationError("--objection is for a --letter.") }
  }

  func run(in language: Language) throws {
    let again = try RepeatedRun(of: try RunSource(runFolder, input: input, threads: threads))
    guard let position = again.run.position(of: nip) else {
      throw Refusal(.noInput, "\(nip): " + Text("bukan pegawai dalam run ini", "is not an employee of this run"))
    }
    try again.requireRecorded(position)
    if let letter { return try write(letter, to: position, of: again, language) }
    let explanation = try again.run.explanation(
      of: position, in: again.folder, options: again.source.inputs.readingOptions, language: language)
    if let cell {
      guard let text = explanation.text(ofCell: cell, in: month, language) else {
        let known = explanation.cells.map { "\($0.name) \($0.period)" }.joined(separator: ", ")
        throw Refusal(
          .noInput,
          "--cell \(cell)\(month.map { " --month \($0)" } ?? ""): "
            + Text("sel itu tidak ada; yang ada: ", "there is no such cell; there are: ") + known)
      }
      print(text)
    } else if json {
      print(String(decoding: explanation.bytes, as: UTF8.self), terminator: "")
    } else {
      print(explanation.text(isFull: full, language))
    }
  }

  private func write(_ letter: String, to position: Int, of again: RepeatedRun, _ language: Language) throws {
    let given = try objection.map { try registerOption.open().case($0, of: nip, quarter: again.run.manifest.quarter) }
    try RunFolder.checkFree(letter)
    let earlier = try given.flatMap { try again.results(without: $0.correctionID) }
    let page = try again.run.letter(
      to: position, in: again.folder, options: again.source.inputs.readingOptions, answering: given,
      from: try Workspace.open(in: workspace)?.office, without: earlier)
    try FilePlace.write(page.bytes, to: letter)
    print(Text("Surat di", "Letter in").in(language) + " \(letter)")
  }
}
