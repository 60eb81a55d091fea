import ArgumentParser
import Audit
import Digests
import Findings
import Foundation
import Intake
import Kinerja
import Platform
import Reports
import Wording

/// Where objections are kept.
struct RegisterOption: ParsableArguments {
  @Option(help: "The folder of the register.")
  var register = "keberatan"

  /// The register, checked; it is begun where it may be.
  func open(mayBegin: Bool = false, _ language: Language) throws -> ObjectionRegister {
    do throws(ObjectionError) { return try ObjectionRegister(at: register, mayBegin: mayBegin) } catch {
      throw error.complained(language)
    }
  }

  /// Does something to the register while nobody else does.
  func changing<Outcome>(
    mayBegin: Bool = false, _ language: Language, _ body: (inout ObjectionRegister) throws -> Outcome
  ) throws -> Outcome {
    do {
      let lock = try FolderLock(at: "\(register).kunci")
      defer { withExtendedLifetime(lock) {} }
      var opened = try open(mayBegin: mayBegin, language)
      return try body(&opened)
    } catch let error as ObjectionError {
      throw error.complained(language)
    } catch let error as WriteError {
      throw error.complained(language)
    }
  }
}

/// `kinerja objection`.
struct ObjectionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "objection", abstract: "Keep the register of objections (keberatan): enter, list and decide them.",
    subcommands: [Add.self, List.self, Decide.self])

  /// `kinerja objection add`.
  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Enter an employee's objection against one cell of a run's exports.",
      discussion: """
        Example:
          kinerja objection add hasil-2026-Q3 199208032022121010 --table kehadiran --key tanggal=2026-07-13 --column kode \\
            --claim "Saya dinas luar" --value DL --evidence surat-tugas.pdf --received 2026-10-12

        The row must be there; its place and what stands in the cell are entered with the digests of the evidence. The last day
        for a decision follows from the policy's clause `objection`; working days leave out Saturdays, Sundays and the days
        off in the run's kalender.csv and in that of --calendar, such as the next quarter's folder.
        """)

    @Argument(help: ArgumentHelp("The run folder.", valueName: "run")) var runFolder: String
    @Argument(help: "The employee's NIP.") var nip: NIP
    @Option(help: "The table, such as kehadiran.") var table: String
    @Option(help: ArgumentHelp("A key column of the row besides nip; once for each.", valueName: "column=value"))
    var key: [String] = []
    @Option(help: "The column of the cell.") var column: String
    @Option(help: "What the employee says.") var claim: String
    @Option(help: "What should stand in the cell.") var value: String?
    @Option(help: "A file with evidence; may be given several times.") var evidence: [String] = []
    @Option(help: "The day of receipt.") var received: CivilDate
    @Option(help: "The folder with the exports of the run; by default where the run found them.") var input: String?
    @Option(help: "A folder with the kalender.csv of the days after the quarter.") var calendar: String?
    @OptionGroup var registerOption: RegisterOption
    @OptionGroup var languageOption: LanguageOption

    func validate() throws {
      try requireText(claim, "--claim")
      guard received <= CivilDate.today else { throw ValidationError("--received lies in the future.") }
    }

    func run() throws {
      let language = languageOption.language
      let source = try RunSource(runFolder, input: input, threads: nil, language)
      let table = try disputedTable(language)
      guard received >= source.inputs.quarter.first else {
        complain("--received: " + language.pick("sebelum", "before") + " \(source.inputs.quarter)")
        throw Exit.usage
      }
      let again = try reading(language) { () throws(InputError) in try source.read(under: [source.policy]) }
      try again.requireSame(isCorrectionAllowed: true, language)
      let key = try wholeKey(of: table, language)
      func rows(of table: Table, first: Set<String>?) throws -> [FoundRow] {
        try reading(language) { () throws(InputError) in
          try findRows(
            of: table, in: again.folder, firstCells: first, corrections: again.reading.corrections,
            facts: again.reading.facts, options: source.inputs.readingOptions)
        }
      }
      let own = try rows(of: table, first: ["\(nip)"])
      guard let row = own.first(where: { row in zip(table.keyColumns, key).allSatisfy { row.cells[$0] == $1 } }) else {
        complain(
          language.pick("\(table.rawValue): tidak ada baris", "\(table.rawValue): there is no row") + " "
            + key.joined(separator: ", "))
        throw Exit.noInput
      }
      let columns = table.columns.indices.filter { !table.keyColumns.contains($0) }
      guard let place = columns.first(where: { table.columns[$0].name == column }) else {
        complain(
          "--column \(column): " + language.pick("bukan salah satu dari", "is none of") + " "
            + columns.map { table.columns[$0].name }.joined(separator: ", "))
        throw Exit.usage
      }
      if let corrected = again.reading.corrections.first(where: {
        $0.target == row.place && $0.correction.column == place
      }) {
        complain(
          "\(row.place) \(column): "
            + language.pick("sudah dikoreksi oleh", "has been corrected by") + " \(corrected.correction.id)")
        throw Exit.usage
      }
      guard let clause = source.policy.objection.version(on: received) else {
        complain(
          language.pick(
            "kebijakan run ini tidak mempunyai klausul objection yang berlaku pada \(received); tambahkan, misalnya: objection: [{from: 2026-01-01, basis: PP 30/2019 pasal 59, days: 14, counting: calendar}]",
            "the run's policy has no clause objection in force on \(received); add one, such as: objection: [{from: 2026-01-01, basis: PP 30/2019 pasal 59, days: 14, counting: calendar}]"
          ))
        throw Exit.policy
      }
      var days = try rows(of: .calendar, first: nil)
      if let calendar {
        days += try reading(language) { () throws(InputError) in
          try findRows(
            of: .calendar, in: try InputFolder(path: calendar), firstCells: nil, corrections: [],
            facts: again.reading.facts, options: source.inputs.readingOptions)
        }
      }
      let free = Set(
        days.filter { ["LIBUR", "CUTI_BERSAMA"].contains($0.cells[1]) }
          .compactMap { $0.cells[0].flatMap { CivilDate($0) } })
      let deadline = clause.rules.deadline(from: received) { free.contains($0) }
      let objection = Objection(
        source.manifest, nip: nip, table: table, key: key, column: column, place: row.place,
        oldValue: row.cells[place] ?? "", wanted: value, claim: claim,
        evidence: try evidence.map { try readEvidence($0, language) }, received: received,
        deadline: deadline, basis: clause.basis)
      let number = try registerOption.changing(mayBegin: true, language) { register in try register.add(objection) }
      print(
        language.pick(
          "Keberatan \(number): \(row.place) \(column) \"\(objection.oldValue)\"; diputuskan paling lambat \(objection.deadline)",
          "Objection \(number): \(row.place) \(column) \"\(objection.oldValue)\"; to be decided by \(objection.deadline)"
        ))
      let lastKnown = days.compactMap { $0.cells[0].flatMap { CivilDate($0) } }.max()
      if clause.rules.counting == .working, lastKnown ?? received < deadline {
        complain(
          language.pick(
            "kalender tidak memuat hari libur sesudah \(lastKnown ?? received): hari libur sampai \(deadline) tidak diperhitungkan; beri --calendar",
            "the calendar holds no days off after \(lastKnown ?? received): those up to \(deadline) are not left out; give --calendar"
          ))
      }
    }

    /// A table whose rows belong to people.
    private func disputedTable(_ language: Language) throws -> Table {
      let tables = Table.allCases.filter { $0 != .corrections && $0.columns[0].name == "nip" }
      if let found = tables.first(where: { $0.rawValue == table }) { return found }
      complain(
        "--table \(table): " + language.pick("bukan salah satu dari", "is none of") + " "
          + tables.map(\.rawValue).joined(separator: ", "))
      throw Exit.usage
    }

    /// The row's key, the NIP first.
    private func wholeKey(of table: Table, _ language: Language) throws -> [String] {
      let columns = table.keyColumns.dropFirst().map { table.columns[$0].name }
      let parts = key.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
      let given = Dictionary(parts.filter { $0.count == 2 }.map { ($0[0], $0[1]) }) { first, _ in first }
      guard parts.count == columns.count, Set(given.keys) == Set(columns) else {
        complain(
          columns.isEmpty
            ? "--key: " + language.pick("tabel ini hanya berkunci nip", "this table has no key but nip")
            : language.pick("kunci baris \(table.rawValue) ditulis", "the key of a row of \(table.rawValue) is written")
              + " " + columns.map { "--key \($0)=…" }.joined(separator: " "))
        throw Exit.usage
      }
      return ["\(nip)"] + columns.compactMap { given[$0] }
    }

    private func readEvidence(_ path: String, _ language: Language) throws -> Objection.Evidence {
      guard let bytes = fileBytes(path) else {
        complain("\(path): " + language.pick("tidak dapat dibaca", "cannot be read"))
        throw Exit.noInput
      }
      return Objection.Evidence(name: URL(filePath: path).lastPathComponent, bytes: bytes)
    }
  }

  /// `kinerja objection list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List objections, the overdue ones first; checks the register.",
      discussion: "Example:\n  kinerja objection list --as-of 2026-11-01")

    @Flag(help: "List decided ones too.") var all = false
    @Flag(help: "Write JSON.") var json = false
    @Option(help: "The day on which to look; by default today.") var asOf: CivilDate?
    @OptionGroup var registerOption: RegisterOption
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
      let language = languageOption.language
      let day = asOf ?? CivilDate.today
      let cases = try registerOption.open(language).cases.filter { all || $0.decision == nil }
        .sorted { left, right in
          let (first, second) = (left.isOverdue(on: day), right.isOverdue(on: day))
          return first == second ? left.number < right.number : first
        }
      let columns: [StudyTable.Column] = [
        .number("nomor"), .text("keadaan"), .text("triwulan"), .text("run"), .text("nip"), .text("tabel"),
        .text("kunci"),
        .text("baris"), .text("kolom"), .text("nilai_lama"), .text("nilai_diminta"), .text("pernyataan"),
        .text("bukti"),
        .text("diterima"), .text("batas"), .text("dasar"), .text("diputuskan"), .text("terlambat"), .text("nilai_baru"),
        .text("alasan"), .text("pejabat"), .text("nomor_sk"),
      ]
      let table = StudyTable("keberatan", columns, cases.map { $0.row(on: day) })
      if json {
        print(table.json)
      } else {
        let late = cases.count { $0.isOverdue(on: day) }
        print(
          language.pick(
            "\(cases.count) keberatan, \(late) terlambat pada \(day)",
            "Objections: \(cases.count), overdue on \(day): \(late)"))
        for found in cases { print(found.text(on: day, language)) }
      }
    }
  }

  /// `kinerja objection decide`.
  struct Decide: ParsableCommand {
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
        it; the next evaluation applies it. A decision is never changed. One folder of exports has one register.
        """)

    @Argument(help: "The objection's number.") var number: Int
    @Option(help: "upheld or rejected.") var outcome: Outcome
    @Option(help: "Why.") var reason: String
    @Option(help: "Who decides: name or NIP.") var by: String
    @Option(help: "The number of the decision (nomor SK).") var decree: String
    @Option(help: "The day of the decision.") var date: CivilDate
    @Option(help: "What the cell becomes, if not what the employee asked for.") var value: String?
    @Option(name: .customLong("run"), help: "The run that the objection is about; needed where it is upheld.")
    var runFolder: String?
    @Option(help: "The folder with the exports of the run; by default where the run found them.") var input: String?
    @OptionGroup var registerOption: RegisterOption
    @OptionGroup var languageOption: LanguageOption

    func validate() throws {
      if outcome == .upheld, runFolder == nil { throw ValidationError("--run is needed for the correction.") }
      if outcome == .rejected, value != nil { throw ValidationError("--value is for objections that are upheld.") }
      for (text, name) in [(reason, "--reason"), (by, "--by"), (decree, "--decree")] { try requireText(text, name) }
      guard date <= CivilDate.today else { throw ValidationError("--date lies in the future.") }
    }

    func run() throws {
      let language = languageOption.language
      let written = try registerOption.changing(language) { register in
        guard outcome == .upheld, let runFolder else {
          _ = try register.admit(.rejected, on: number, date: date)
          try register.decide(
            ObjectionDecision(on: number, .rejected, reason: reason, decider: by, decree: decree, date: date))
          return nil as String?
        }
        let given = try register.admit(.upheld, on: number, date: date)
        guard let newValue = value ?? given.objection.wanted else {
          complain(
            language.pick("beri --value: isi yang benar", "give --value: what should stand in the cell"))
          throw Exit.usage
        }
        guard newValue != given.objection.oldValue else {
          complain(
            language.pick("--value: sama dengan isi sekarang", "--value: the same as what stands there"))
          throw Exit.usage
        }
        let correction = given.correction(newValue, reason: reason, decider: by, decree: decree, date: date)
        let place = try place(correction, of: given.objection, runFolder, language)
        try register.decide(
          ObjectionDecision(
            on: number, .upheld, reason: reason, decider: by, decree: decree, date: date, newValue: newValue,
            correction: Objection.Evidence(name: correction.name, bytes: correction.bytes)))
        return place
      }
      print(
        language.pick("Keberatan \(number) diputuskan.", "Objection \(number) is decided.")
          + (written.map { language.pick(" Koreksi: ", " Correction: ") + $0 } ?? ""))
    }

    /// Puts the correction beside the run's exports, once they can be read with it; one that is there already, from a decision
    /// that was cut short, must be the same.
    private func place(
      _ correction: (name: String, bytes: [UInt8]), of objection: Objection, _ runFolder: String, _ language: Language
    ) throws -> String {
      let source = try RunSource(runFolder, input: input, threads: nil, language)
      guard source.manifest.id == objection.run else {
        complain(
          "\(runFolder): "
            + language.pick("keberatan ini mengenai run", "this objection is about the run")
            + " \(objection.run.prefix(12))")
        throw Exit.usage
      }
      let path = "\(source.inputs.input)/\(correction.name)"
      if let there = fileBytes(path), there == correction.bytes { return path }
      try RunFolder.checkFree(path)
      let draft = "\(source.inputs.input)/.\(correction.name)"
      let file = try OutputFile(creating: draft)
      defer { unlink(draft) }
      try correction.bytes.withUnsafeBufferPointer { bytes throws(WriteError) in try file.write(bytes) }
      try file.finish(isFlushed: true)
      let (before, after) = try reading(language) { () throws(InputError) in
        (
          try source.read(under: [source.policy]),
          try source.read(under: [source.policy], draft: (correction.name, draft))
        )
      }
      try before.requireSame(isCorrectionAllowed: true, language)
      // A run that set rows aside has errors of its own; the correction may mend one of them, and must add none.
      let disputed = RowPlace(objection.place)
      guard after.log.count <= before.log.count, disputed.map({ !after.invalid.contains($0) }) ?? true,
        after.invalid.isSubset(of: before.invalid)
      else {
        complain(FindingSummary(after.log, language: language).text)
        throw Exit.data
      }
      guard rename(draft, path) == 0 else {
        throw WriteError.failed(path: path, reason: String(cString: strerror(errno)))
      }
      return path
    }
  }
}

extension ObjectionRegister.Case {
  private func state(on day: CivilDate) -> String {
    decision?.outcome.rawValue ?? (isOverdue(on: day) ? "TERLAMBAT" : "TERBUKA")
  }

  fileprivate func row(on day: CivilDate) -> [String] {
    let evidence = objection.evidence.map { "\($0.name) \($0.sha256)" }.joined(separator: "; ")
    return [
      "\(number)", state(on: day), objection.quarter, objection.run, objection.nip, objection.table,
      objection.key.joined(separator: "/"), objection.place, objection.column, objection.oldValue,
      objection.wanted ?? "", objection.claim, evidence, objection.received, objection.deadline, objection.basis,
      decision?.date ?? "", isDecidedLate || isOverdue(on: day) ? "YA" : "", decision?.newValue ?? "",
      decision?.reason ?? "", decision?.decider ?? "", decision?.decree ?? "",
    ]
  }

  fileprivate func text(on day: CivilDate, _ language: Language) -> String {
    let state =
      switch decision?.outcome {
      case .upheld: language.pick("DITERIMA", "UPHELD")
      case .rejected: language.pick("DITOLAK", "REJECTED")
      case nil: isOverdue(on: day) ? language.pick("TERLAMBAT", "OVERDUE") : language.pick("TERBUKA", "OPEN")
      }
    let wanted = objection.wanted.map { " → \"\($0)\"" } ?? ""
    var lines = [
      "\(number). \(state)  \(objection.quarter)  \(objection.nip)  \(objection.place) \(objection.column) \"\(objection.oldValue)\"\(wanted)",
      "   “\(objection.claim)”",
      "   " + language.pick("diterima", "received") + " \(objection.received), " + language.pick("batas", "due")
        + " \(objection.deadline) (\(objection.basis))",
    ]
    if let decision {
      let late = isDecidedLate ? language.pick(", terlambat", ", late") : ""
      lines.append(
        "   " + language.pick("diputuskan", "decided")
          + " \(decision.date)\(late), \(decision.decider), \(decision.decree): \(decision.reason)")
    }
    return lines.joined(separator: "\n")
  }
}

/// Makes sure that an option's text says something.
private func requireText(_ text: String, _ option: String) throws {
  guard !text.allSatisfy(\.isWhitespace) else { throw ValidationError("\(option) must not be empty.") }
}

extension ObjectionError {
  /// Says what is wrong; gives the exit code.
  func complained(_ language: Language) -> ExitCode {
    switch self {
    case .chain(let error):
      return error.complained(language, language.pick("register keberatan, catatan", "register of objections, entry"))
    case .unknown(let number):
      complain(language.pick("keberatan \(number) tidak ada", "there is no objection \(number)"))
      return Exit.noInput
    case .decided(let number):
      complain(language.pick("keberatan \(number) sudah diputuskan", "objection \(number) is decided already"))
    case .corrected(let other):
      complain(
        language.pick(
          "sel itu sudah dibetulkan oleh keberatan \(other)", "that cell was corrected by objection \(other)"))
    case .early(let received):
      complain(
        "--date: " + language.pick("sebelum keberatan diterima", "before the objection was received") + " \(received)")
    }
    return Exit.usage
  }
}

extension CivilDate {
  /// Today, where this program runs.
  fileprivate static var today: CivilDate {
    let parts = Foundation.Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    return CivilDate(year: parts.year ?? 1, month: parts.month ?? 1, day: parts.day ?? 1) ?? CivilDate(dayNumber: 0)
  }
}
