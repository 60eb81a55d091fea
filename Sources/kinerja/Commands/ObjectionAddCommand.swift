import ArgumentParser
import Audit
import Kinerja
import Wording

extension ObjectionCommand {
  /// `kinerja objection add`.
  struct Add: Command {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Enter an employee's objection against one cell or row of a run's exports.",
      discussion: """
        Examples:
          kinerja objection add hasil-2026-Q3 199208032022121010 --table kehadiran --key tanggal=2026-07-13 --column kode \\
            --claim "Saya dinas luar" --value DL --evidence surat-tugas.pdf --received 2026-10-12
          kinerja objection add hasil-2026-Q3 199208032022121010 --table kejadian --key tanggal=2026-07-27 --key jenis=APEL \\
            --missing --value "jumlah=1" --claim "Saya mengikuti apel" --received 2026-10-12
          kinerja objection add hasil-2026-Q3 198402102012122008 --table masa --key jenis=RINGAN --key mulai=2026-08-01 \\
            --withdraw --claim "Hukuman itu dicabut" --received 2026-10-12

        --value of a missing row holds its other cells, such as "masuk=07:25; pulang=16:05".
        Without --missing the row must be there; its place and what stands in the cell are entered with the digests of the
        evidence. The last day for a decision follows from the policy's clause `objection`; working days leave out Saturdays,
        Sundays and the days off in the run's kalender.csv and in that of --calendar, such as the next quarter's folder.
        """)

    @Argument(help: ArgumentHelp("The run folder.", valueName: "run")) var runFolder: String
    @Argument(help: "The employee's NIP.") var nip: NIP
    @Option(help: "The table, such as kehadiran.") var table: String
    @Option(help: ArgumentHelp("A key column of the row besides nip; once for each.", valueName: "column=value"))
    var key: [String] = []
    @Option(help: "The column of the cell.") var column: String?
    @Flag(help: "The row is missing; --value holds its cells as column=value; column=value.") var missing = false
    @Flag(help: "The row should not be there.") var withdraw = false
    @Option(help: "What the employee says.") var claim: String
    @Option(help: "What should stand in the cell, or in the cells of the missing row.") var value: String?
    @Option(help: "A file with evidence; may be given several times.") var evidence: [String] = []
    @Option(help: "The day of receipt.") var received: CivilDate
    @Option(help: "The folder with the exports of the run; by default where the run found them.") var input: String?
    @Option(help: "A folder with the kalender.csv of the days after the quarter.") var calendar: String?
    @OptionGroup var registerOption: RegisterOption
    @OptionGroup var waitOption: WaitOption
    @OptionGroup var languageOption: LanguageOption

    func validate() throws {
      try requireText(claim, "--claim")
      guard [column != nil, missing, withdraw].count(where: { $0 }) == 1 else {
        throw ValidationError("Give one of --column, --missing and --withdraw.")
      }
      if withdraw, value != nil { throw ValidationError("--value does not go with --withdraw.") }
      guard received <= CivilDate.today else { throw ValidationError("--received lies in the future.") }
    }

    func run(in language: Language) throws {
      let draft = ObjectionDraft(
        nip: nip, table: table, key: key, missing ? .addition : withdraw ? .withdrawal : .change, column: column,
        claim: claim, wanted: value, evidence: evidence,
        received: received, calendar: calendar)
      let source = try RunSource(runFolder, input: input, threads: nil)
      let (objection, caution) = try draft.objection(against: source)
      let number = try ObjectionRegister.changing(
        registerOption.register, mayBegin: true, waiting: waitOption.wait, note: { complain($0, language) }
      ) { register in
        try register.add(objection)
      }
      print(
        (Text("Keberatan", "Objection") + " \(number): " + objection.subject
          + Text("; diputuskan paling lambat", "; to be decided by") + " \(objection.deadline)").in(language))
      if let caution { complain(caution, language) }
    }
  }
}
