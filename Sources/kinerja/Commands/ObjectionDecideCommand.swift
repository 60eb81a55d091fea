import ArgumentParser
import Audit
import Kinerja
import Wording

extension ObjectionCommand {
  /// `kinerja objection decide`.
  struct Decide: Command {
    enum Outcome: String, ExpressibleByArgument, CaseIterable {
      case upheld, rejected
    }

    static let configuration = CommandConfiguration(
      commandName: "decide", abstract: "Enter the decision on an objection; upheld, it becomes a correction.",
      discussion: """
        Examples:
          kinerja objection decide 1 --outcome upheld --run hasil-2026-Q3 --reason "Surat tugas sah" \\
            --by 197001011995031001 --decree 800/17/BKD/2026 --date 2026-10-15
          kinerja objection decide 2 --outcome rejected --reason "Tanpa bukti" --by "Kepala BKD" \\
            --decree 800/18/BKD/2026 --date 2026-10-15

        An upheld objection writes koreksi-keberatan-NUMBER.csv into the folder with the run's exports, once they can be read with
        it and the decision is entered; the next evaluation applies it. Where the command was stopped between the two, give it once
        more. A decision is never changed. One folder of exports has one register.
        """)

    @Argument(help: "The objection's number.") var number: Int
    @Option(help: "upheld or rejected.") var outcome: Outcome
    @Option(help: "Why.") var reason: String
    @Option(help: "Who decides: name or NIP.") var by: String
    @Option(help: "The number of the decision (nomor SK).") var decree: String
    @Option(help: "The day of the decision.") var date: CivilDate
    @Option(help: "What the cell or the missing row becomes, if not what the employee asked for.") var value: String?
    @Option(name: .customLong("run"), help: "The run that the objection is about; needed where it is upheld.")
    var runFolder: String?
    @Option(help: "The folder with the exports of the run; by default where the run found them.") var input: String?
    @OptionGroup var registerOption: RegisterOption
    @OptionGroup var waitOption: WaitOption
    @OptionGroup var languageOption: LanguageOption

    func validate() throws {
      if outcome == .upheld, runFolder == nil { throw ValidationError("--run is needed for the correction.") }
      if outcome == .rejected, value != nil { throw ValidationError("--value is for objections that are upheld.") }
      for (text, name) in [(reason, "--reason"), (by, "--by"), (decree, "--decree")] { try requireText(text, name) }
      guard date <= CivilDate.today else { throw ValidationError("--date lies in the future.") }
    }

    func run(in language: Language) throws {
      let ruling = ObjectionRuling(on: number, reason: reason, decider: by, decree: decree, date: date)
      let written: String? = try ObjectionRegister.changing(
        registerOption.register, waiting: waitOption.wait, note: { complain($0, language) }
      ) { register in
        guard outcome == .upheld, let runFolder else {
          try ruling.reject(in: &register)
          return nil
        }
        return try ruling.uphold(value, in: &register) { try RunSource(runFolder, input: input, threads: nil) }
      }
      let correction = written.map { Text(" Koreksi: ", " Correction: ") + $0 } ?? Text("")
      print(
        (Text("Keberatan \(number) diputuskan.", "Objection \(number) is decided.") + correction).in(language))
    }
  }
}
