import ArgumentParser
import Audit
import Foundation
import Intake
import Kinerja
import Platform
import Reports
import Wording

/// `kinerja explain`.
struct ExplainCommand: ParsableCommand {
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

  func run() throws {
    let language = languageOption.language
    let source = try RunSource(runFolder, input: input, threads: threads, language)
    let again = try RepeatedRun(of: source, language)
    guard let position = again.run.position(of: nip) else {
      complain(
        "\(nip): " + language.pick("bukan pegawai dalam run ini", "is not an employee of this run"))
      throw Exit.noInput
    }
    try again.requireRecorded(position)
    do {
      let explanation = try again.run.explanation(
        of: position, in: again.folder, options: source.inputs.readingOptions,
        language: letter == nil ? language : .indonesian)
      if let letter {
        try write(explanation, source.manifest, to: letter, language)
      } else if json {
        FileHandle.standardOutput.write(Data(explanation.bytes))
      } else {
        print(explanation.text(isFull: full, language))
      }
    } catch let error as InputError {
      throw error.complained(language)
    }
  }

  /// Writes the letter, in reply to the objection that was named.
  private func write(_ explanation: Explanation, _ manifest: Manifest, to path: String, _ language: Language) throws {
    let given = try objection.map { number in
      let register = try registerOption.open(language)
      do throws(ObjectionError) { return try register.case(number) } catch { throw error.complained(language) }
    }
    if let given, given.objection.nip != "\(nip)" {
      complain(
        language.pick(
          "keberatan \(given.number) bukan dari \(nip)", "objection \(given.number) is not of \(nip)"))
      throw Exit.usage
    }
    if let given, given.objection.quarter != manifest.quarter {
      complain(
        language.pick(
          "keberatan \(given.number) mengenai \(given.objection.quarter), run ini \(manifest.quarter)",
          "objection \(given.number) is about \(given.objection.quarter), this run is of \(manifest.quarter)"))
      throw Exit.usage
    }
    do throws(WriteError) {
      try RunFolder.checkFree(path)
      let file = try OutputFile(creating: path)
      let bytes = explanation.letter(answering: given, manifest).bytes
      try bytes.withUnsafeBufferPointer { bytes throws(WriteError) in try file.write(bytes) }
      _ = try file.finish()
    } catch {
      throw error.complained(language)
    }
    print(language.pick("Surat di", "Letter in") + " \(path)")
  }
}

extension Explanation {
  /// The explanation for reading: at most a screen, or all of it.
  func text(isFull: Bool, _ language: Language) -> String {
    var lines = [
      "\(nip) \(nama), \(quarter) \(language.pick("sampai", "as of")) \(asOf), \(policy), run \(run.prefix(12))"
    ]
    for (number, step) in steps.enumerated() {
      lines.append(contentsOf: wrapped("\(number + 1). \(step.name): \(step.working)", indent: "   "))
      lines += step.clauses.map { clause in
        "   § \(clause.name): \(clause.basis), \(language.pick("sejak", "from")) \(clause.from) (kebijakan.yaml:\(clause.line))"
      }
      let shown = isFull ? step.details : Array(step.details.filter(\.isMain).prefix(6))
      for detail in shown {
        let rows = detail.rows.isEmpty ? "" : "  [\(detail.rows.joined(separator: ", "))]"
        lines.append(contentsOf: wrapped("   · \(detail.text)\(rows)", indent: "     "))
      }
      let hidden = step.details.count(where: \.isMain) - shown.count
      if !isFull, hidden > 0 {
        lines.append("   · " + language.pick("dan \(hidden) lagi (--full)", "and \(hidden) more (--full)"))
      }
    }
    for correction in corrections {
      lines.append(
        language.pick("Koreksi", "Correction")
          + " \(correction.id): \(correction.target) \(correction.column) \(correction.oldValue) → \(correction.newValue), "
          + "\(correction.decree) [\(correction.source)]")
    }
    lines.append(language.pick("Yang akan mengubahnya:", "What would have changed it:"))
    lines += distances.map { "   \($0)" }
    lines += whatIfs.map { whatIf in
      "   \(whatIf.text): "
        + (whatIf.difference.isEmpty ? language.pick("tidak berubah", "no change") : whatIf.difference)
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
