import ArgumentParser
import Audit
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
        kinerja explain hasil-2026-Q3 199208032022121010 --letter surat.html --objection 1

      The exports are read again and must be those of the run; the figures come from the engine's own steps. --full shows
      every day and row, --json everything for programs: each cell that the figures rest on, and whether it is decisive.
      """)

  @Argument(help: ArgumentHelp("The run folder.", valueName: "run"))
  var runFolder: String

  @Argument(help: "The person's NIP.")
  var nip: NIP

  @Option(help: "The folder with the CSV exports of the run; by default where the run found them.")
  var input: String?

  @Flag(help: "Show every day and row.")
  var full = false

  @Flag(help: "Write JSON.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Write the letter to the person, in Indonesian: a new page to print and sign.", valueName: "file"))
  var letter: String?

  @Option(help: "The number of the objection that the letter answers.")
  var objection: Int?

  @OptionGroup var registerOption: RegisterOption

  @Option(help: "Threads; by default one for each processor.")
  var threads: Int?

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if objection != nil, letter == nil { throw ValidationError("--objection is for a --letter.") }
  }

  func run(in language: Language) throws {
    let again = try RepeatedRun(of: try RunSource(runFolder, input: input, threads: threads))
    guard let position = again.run.position(of: nip) else {
      throw Refusal(.noInput, "\(nip): " + Text("bukan pegawai dalam run ini", "is not an employee of this run"))
    }
    try again.requireRecorded(position)
    let explanation = try again.run.explanation(
      of: position, in: again.folder, options: again.source.inputs.readingOptions,
      language: letter == nil ? language : .indonesian)
    if let letter {
      let given = try objection.map { try registerOption.open().case($0, of: nip, quarter: again.run.manifest.quarter) }
      try RunFolder.checkFree(letter)
      try OutputFile.writeNew(letter, explanation.letter(answering: given, again.run.manifest).bytes)
      print(Text("Surat di", "Letter in").in(language) + " \(letter)")
    } else if json {
      print(String(decoding: explanation.bytes, as: UTF8.self), terminator: "")
    } else {
      print(explanation.text(isFull: full, language))
    }
  }
}
