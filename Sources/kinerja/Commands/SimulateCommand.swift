import ArgumentParser
import Audit
import Digests
import Findings
import Foundation
import Intake
import Kinerja
import Policies
import Reports
import Studies
import Wording

/// `kinerja simulate`.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Show what other policies would do to the people of a run: cost, winners and losers, ratings, ranks.",
    discussion: """
      Examples:
        kinerja simulate hasil-2026-Q3 --policy usulan.yaml
        kinerja simulate hasil-2026-Q3 --set workload.minutes_per_day=330
        kinerja simulate hasil-2026-Q3 --set "index.weights.default.disiplin=0.3..0.6 step 0.05" \\
          --balance index.weights.default.layanan --output simulasi
        kinerja simulate --input masukan --quarter 2026-Q3 --policy berlaku.yaml --policy usulan.yaml

      A path names the clause and the keys below it, items of lists by number; it is set in every version in force in the
      quarter. --balance names the value that gives way, so that a sum stays as it was. A change of nothing that is in force
      is refused. Without a run, the first --policy is the one in force. Groups of fewer than \(SmallGroups.usualMinimum) people are put together.
      """)

  @Argument(
    help: ArgumentHelp("The run folder; without it --input, --quarter and --policy are needed.", valueName: "run"))
  var runFolder: String?

  @Option(help: ArgumentHelp("Another policy; may be given several times.", valueName: "file"))
  var policy: [String] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A value of the run's policy: PATH=VALUE, or PATH=FROM..TO step STEP; may be given several times.",
      valueName: "path=value"))
  var settings: [String] = []

  @Option(help: ArgumentHelp("The value that gives way to --set.", valueName: "path"))
  var balance: String?

  @Option(help: "The folder with the exports; by default where the run found them.")
  var input: String?

  @Option(help: "The quarter, where there is no run.")
  var quarter: Quarter?

  @Option(help: "Threads; by default one for each processor.")
  var threads: Int?

  @OptionGroup var output: StudyOutput
  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if runFolder == nil, input == nil || quarter == nil || policy.isEmpty {
      throw ValidationError("Give a run folder, or --input, --quarter and --policy.")
    }
    if runFolder != nil, quarter != nil { throw ValidationError("--quarter is for simulations without a run.") }
    if settings.isEmpty, policy.count < (runFolder == nil ? 2 : 1) {
      throw ValidationError("Give another --policy, or --set.")
    }
  }

  func run() throws {
    let language = languageOption.language
    let base = try SimulationBase(self, language)
    var variants: [(name: String, policy: Policy)] = []
    for file in runFolder == nil ? policy.dropFirst() : policy[...] {
      variants.append((file, try other(file, base, language)))
    }
    if !settings.isEmpty { variants += try edited(base, language) }
    let facts = try base.facts([base.policy] + variants.map(\.policy), language)
    let simulation: Simulation
    do throws(SimulationError) {
      simulation = try Simulation(
        facts, base: (base.policy.id, base.policy), variants: variants, asOf: base.inputs.lastDay,
        parallelism: base.inputs.parallelism)
    } catch {
      complain("\(error.policy): " + error.error.text(language))
      throw Exit.policy
    }
    try output.write(StudyReport.simulation(simulation, base.subject), language)
    print(SimulationText(simulation, language).text)
  }

  /// Another policy, which must say something else in this quarter.
  private func other(_ file: String, _ source: SimulationBase, _ language: Language) throws -> Policy {
    let quarter = source.inputs.quarter
    let (policy, bytes) = try loadPolicy(file, covering: quarter, language)
    let meaning = PolicyReader.meaningInForce(of: bytes, quarter: quarter)
    guard meaning != PolicyReader.meaningInForce(of: source.policyBytes, quarter: quarter) else {
      complain(
        "\(file): "
          + language.pick(
            "tidak mengubah apa pun yang berlaku dalam \(quarter); perubahannya mungkin mulai di luar triwulan ini",
            "changes nothing that is in force in \(quarter); its changes may begin outside this quarter"))
      throw Exit.usage
    }
    return policy
  }

  /// The run's policy with the values set, once for each of them.
  private func edited(_ source: SimulationBase, _ language: Language) throws -> [(name: String, policy: Policy)] {
    var lists: [[PolicyEdit]] = [[]]
    for setting in settings {
      guard let edits = PolicyGrid(setting)?.edits else {
        complain(
          "--set \(setting): "
            + language.pick(
              "ditulis PATH=NILAI atau PATH=DARI..SAMPAI step LANGKAH, paling banyak \(PolicyGrid.most) nilai",
              "is written PATH=VALUE or PATH=FROM..TO step STEP, with at most \(PolicyGrid.most) values"))
        throw Exit.usage
      }
      guard lists.count * edits.count <= PolicyGrid.most else {
        complain(
          "--set: " + language.pick("paling banyak \(PolicyGrid.most) varian", "at most \(PolicyGrid.most) variants"))
        throw Exit.usage
      }
      lists = lists.flatMap { list in edits.map { list + [$0] } }
    }
    let quarter = source.inputs.quarter
    // A value by itself must change something, whatever is set beside it.
    for edits in settings.compactMap({ PolicyGrid($0)?.edits }) where edits.count == 1 {
      do throws(PolicyEditError) {
        _ = try PolicyReader.edited(source.policyBytes, edits, quarter: quarter)
      } catch {
        throw error.complained(language)
      }
    }
    var variants: [(name: String, policy: Policy)] = []
    for list in lists {
      let name = list.map { "\($0.path)=\($0.value)" }.joined(separator: " ")
      let edited: [UInt8]
      do throws(PolicyEditError) {
        let edits = try list + balanced(list, source.policyBytes, quarter)
        edited = try PolicyReader.edited(source.policyBytes, edits, quarter: quarter)
      } catch {
        // Within a grid, the values in force are the run itself, to compare with.
        if case .unchanged = error, lists.count > 1 {
          variants.append((name, source.policy))
          continue
        }
        throw error.complained(language)
      }
      variants.append((name, try readPolicy(edited, name: name, covering: quarter, language)))
    }
    return variants
  }

  /// What gives way so that the sum of the values set beside this one, and of this one, stays.
  private func balanced(_ edits: [PolicyEdit], _ bytes: [UInt8], _ quarter: Quarter) throws(PolicyEditError)
    -> [PolicyEdit]
  {
    guard let balance else { return [] }
    func parent(_ path: String) -> Substring { path[..<(path.lastIndex(of: ".") ?? path.startIndex)] }
    let beside = edits.filter { parent($0.path) == parent(balance) }
    guard !beside.isEmpty else { throw .noBalance(path: balance) }
    func number(_ path: String) throws(PolicyEditError) -> Int64 {
      guard let value = Points(try PolicyReader.value(at: path, in: bytes, quarter: quarter)) else {
        throw .notValue(path: path)
      }
      return value.micros
    }
    var rest = try number(balance)
    for edit in beside {
      rest += try number(edit.path) - (Points(edit.value)?.micros ?? 0)
    }
    return [PolicyEdit(path: balance, value: "\(Points(micros: rest))")]
  }
}

/// The values of `PATH=VALUE` or `PATH=FROM..TO step STEP`.
struct PolicyGrid {
  /// How many values a grid may have, and how many variants several of them.
  static let most = 1000

  let edits: [PolicyEdit]

  init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    guard let match = parts[1].wholeMatch(of: /(-?[0-9.]+)\.\.(-?[0-9.]+) +step +([0-9.]+)/) else {
      guard !parts[1].contains("..") else { return nil }
      edits = [PolicyEdit(path: parts[0], value: parts[1])]
      return
    }
    guard let first = Points(String(match.1)), let last = Points(String(match.2)), let step = Points(String(match.3)),
      step > .zero, first <= last, (last.micros - first.micros) / step.micros < Self.most
    else { return nil }
    edits = stride(from: first.micros, through: last.micros, by: Int64.Stride(step.micros)).map {
      PolicyEdit(path: parts[0], value: "\(Points(micros: $0))")
    }
  }
}

extension PolicyEditError {
  /// Says what is wrong with `--set`; gives the exit code.
  func complained(_ language: Language) -> ExitCode {
    complain("--set: " + text(language))
    return Exit.usage
  }

  func text(_ language: Language) -> String {
    switch self {
    case .unknownKey(let path, let known):
      "\(path): "
        + language.pick("kunci tidak ada; yang ada di sini: ", "there is no such key; here are: ")
        + known.joined(separator: ", ")
    case .notValue(let path):
      "\(path): " + language.pick("bukan satu nilai", "is not a single value")
    case .notInForce(let path):
      "\(path): "
        + language.pick(
          "tidak ada versi klausul yang berlaku dalam triwulan", "no version of the clause is in force in the quarter")
    case .notPlain(let path):
      "\(path): "
        + language.pick(
          "ditulis dengan tanda kutip atau beberapa baris; hanya nilai polos dapat diganti",
          "is written in quotes or over several lines; only plain values can be set")
    case .twice(let path):
      "\(path): " + language.pick("diberi dua kali", "is set twice")
    case .noBalance(let path):
      "--balance \(path): "
        + language.pick("tidak ada nilai di sebelahnya yang diganti", "no value beside it is set")
    case .movesNothing(let path):
      "\(path): "
        + language.pick(
          "klausul ini tidak menggerakkan nilai atau pembayaran apa pun", "this clause moves no score and no payment")
    case .unchanged(let path, let value):
      "\(path)=\(value): "
        + language.pick(
          "tidak mengubah aturan apa pun yang berlaku: sudah demikian, atau bukan aturan",
          "changes no rule in force: it is so already, or it is no rule")
    }
  }
}

/// What a simulation begins with: a run, or exports and the policy in force.
private struct SimulationBase {
  let inputs: Inputs
  let policy: Policy
  let policyBytes: [UInt8]
  private let source: RunSource?

  init(_ command: SimulateCommand, _ language: Language) throws {
    if let runFolder = command.runFolder {
      let source = try RunSource(runFolder, input: command.input, threads: command.threads, language)
      self.source = source
      (inputs, policy, policyBytes) = (source.inputs, source.policy, source.policyBytes)
    } else {
      guard let quarter = command.quarter, let input = command.input, let file = command.policy.first else {
        throw Exit.usage
      }
      source = nil
      inputs = Inputs(quarter, input: input, policy: file, threads: command.threads)
      (policy, policyBytes) = try inputs.readPolicy(language)
    }
  }

  /// The exports under the codes that these policies know; they must be those of the run, or without errors.
  func facts(_ policies: [Policy], _ language: Language) throws -> Facts {
    if let source {
      let again = try reading(language) { () throws(InputError) in try source.read(under: policies) }
      try again.requireSame(language)
      return again.reading.facts
    }
    let log = FindingLog()
    let read = try reading(language) { () throws(InputError) in
      try readQuarter(
        try inputs.folder(), Codebook(policies, inputs.quarter), asOf: inputs.lastDay, options: inputs.readingOptions,
        log: log)
    }
    guard log.count == 0 else {
      complain(FindingSummary(log, language: language).text)
      throw Exit.data
    }
    return read.facts
  }

  var subject: StudyReport.Subject {
    StudyReport.Subject(
      quarter: "\(inputs.quarter)", asOf: "\(inputs.lastDay)", run: source?.manifest.id,
      policy: (policy.id, "\(Digest(of: policyBytes))"), engine: EngineVersion.text)
  }
}
