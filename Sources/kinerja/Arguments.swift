public import ArgumentParser
import Digests
import Findings
import Glibc
import Intake
public import Kinerja
import Platform
import Policies
import Reports
import Wording

/// The exit codes of the program; 0 is done.
enum Exit {
  static let difference = ExitCode(1)
  static let usage = ExitCode(64)
  static let data = ExitCode(65)
  static let noInput = ExitCode(66)
  static let software = ExitCode(70)
  static let cannotCreate = ExitCode(73)
  static let io = ExitCode(74)
  static let busy = ExitCode(75)
  static let policy = ExitCode(78)
}

extension Quarter: ExpressibleByArgument {
  /// Reads `YYYY-Qn`.
  public init?(argument: String) { self.init(argument) }
}

extension CivilDate: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}

extension NIP: ExpressibleByArgument {
  /// Reads 18 digits.
  public init?(argument: String) { self.init(argument) }
}

extension Language: ExpressibleByArgument {
  /// The language of the environment: `LC_ALL`, `LC_MESSAGES` or `LANG`, else Indonesian.
  static var ofEnvironment: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
      return value.hasPrefix("en") ? .english : .indonesian
    }
    return .indonesian
  }
}

/// Writes a line to standard error.
func complain(_ text: String) {
  var line = text + "\n"
  line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

struct LanguageOption: ParsableArguments {
  @Option(help: "Language of messages: id or en; by default that of the environment, else Indonesian.")
  var lang: Language?

  var language: Language { lang ?? .ofEnvironment }

  /// The language asked for, else that of the workspace, else that of the environment.
  func language(in workspace: Workspace?) -> Language { lang ?? workspace?.language ?? .ofEnvironment }
}

/// What `evaluate` writes besides `hasil.csv` and `peringkat/`.
struct ReportOptions: ParsableArguments {
  /// One format, or all of them.
  struct Choice: ExpressibleByArgument {
    let formats: [ReportFormat]

    init?(argument: String) {
      if argument == "all" {
        formats = ReportFormat.all
      } else if let format = ReportFormat.named(argument) {
        formats = [format]
      } else {
        return nil
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      "A report besides hasil.csv and peringkat/: \(ReportFormat.all.map(\.name).joined(separator: ", ")) or all; may be given several times.",
      valueName: "report"))
  var report: [Choice] = []

  @Flag(help: "Also write hasil-lembar-sebar.csv, in which no text can be taken for a formula.")
  var spreadsheetSafe = false

  @Option(
    help: "Language of the reports: id (the default) or en. It is part of the run, so the environment has no say in it."
  )
  var reportLang: Language?

  var formats: Set<ReportFormat> { Set(report.flatMap(\.formats) + (spreadsheetSafe ? [.spreadsheet] : [])) }

  var language: Language { reportLang ?? .indonesian }

  /// What the command line leaves open, from the workspace.
  func completed(from workspace: Workspace?) throws -> ReportOptions {
    guard let workspace else { return self }
    var options = self
    if report.isEmpty {
      options.report = try workspace.reports.map { name in
        guard let choice = Choice(argument: name) else {
          throw ValidationError("\(Workspace.fileName): reports: \(name)")
        }
        return choice
      }
    }
    options.reportLang = reportLang ?? workspace.reportLanguage
    return options
  }
}

/// What `evaluate` and `check` read.
struct InputOptions: ParsableArguments {
  @Option(help: "The quarter, such as 2026-Q3.")
  var quarter: Quarter

  @Option(help: "The folder with the exports; by default that of the workspace.")
  var input: String?

  @Option(help: "The policy file (YAML); by default that of the workspace.")
  var policy: String?

  @Option(
    help: ArgumentHelp(
      "How some of the exports are written: a shipped source profile (`kinerja profiles`) or a file; may be given several times.",
      valueName: "profile"))
  var profile: [String] = []

  @Option(help: "The workspace: the folder with kinerja.yaml.")
  var workspace = "."

  @Option(help: "The last day that counts, within the quarter; by default the quarter's last day.")
  var asOf: CivilDate?

  @Option(help: "Threads; results never depend on them. By default one for each processor.")
  var threads: Int?

  @Flag(name: .customLong("libcsv-only"), help: "Read every record with libcsv, without the fast path.")
  var useLibCSVAlone = false

  func validate() throws {
    if let asOf, quarter.index(of: asOf) == nil {
      throw ValidationError("--as-of \(asOf) is not a day of \(quarter) (\(quarter.first) to \(quarter.last)).")
    }
    if let threads, !(1...64).contains(threads) { throw ValidationError("--threads must be between 1 and 64.") }
  }
}

/// Reads a policy file; faults go to standard error.
func loadPolicy(_ path: String, covering quarter: Quarter? = nil, _ language: Language) throws -> (Policy, [UInt8]) {
  guard let bytes = fileBytes(path) else {
    complain(
      "\(path): " + language.pick("tidak dapat dibaca", "cannot be read") + " (\(String(cString: strerror(errno))))")
    throw Exit.noInput
  }
  return (try readPolicy(bytes, name: path, covering: quarter, language), bytes)
}

/// Reads a policy from a file's bytes, which must cover a quarter where one is given; faults go to standard error.
func readPolicy(_ bytes: [UInt8], name: String, covering quarter: Quarter?, _ language: Language) throws -> Policy {
  let faults: [SettingsFault]
  switch PolicyReader.read(bytes, name: name) {
  case .success(let policy):
    faults = quarter.map { PolicyReader.gaps(in: policy, quarter: $0, name: name) } ?? []
    if faults.isEmpty { return policy }
  case .failure(let found): faults = found.faults
  }
  for fault in faults { complain(fault.rendered(in: language)) }
  throw Exit.policy
}

extension InputError {
  /// Says what went wrong; gives the exit code.
  func complained(_ language: Language) -> ExitCode {
    switch self {
    case .unreadable(let path, let reason):
      complain("\(path): K002: " + language.pick("tidak dapat dibaca", "cannot be read") + " (\(reason))")
    }
    return Exit.noInput
  }
}

/// Does what takes reading; its errors go to standard error.
func reading<Outcome>(_ language: Language, _ body: () throws(InputError) -> Outcome) throws -> Outcome {
  do throws(InputError) { return try body() } catch { throw error.complained(language) }
}

/// Does what an evaluation takes; its errors go to standard error.
func evaluating<Outcome>(_ language: Language, _ body: () throws(EvaluationError) -> Outcome) throws -> Outcome {
  do throws(EvaluationError) { return try body() } catch {
    complain(error.text(language))
    throw Exit.policy
  }
}

extension WriteError {
  /// Says what went wrong; gives the exit code.
  func complained(_ language: Language) -> ExitCode {
    switch self {
    case .exists(let path):
      complain(
        "\(path): "
          + language.pick(
            "sudah ada; tidak ada yang ditimpa. Pilih folder lain atau pindahkan yang lama",
            "already exists; nothing is overwritten. Choose another folder or move the old one away"))
      return Exit.cannotCreate
    case .busy(let path):
      complain(
        "\(path): "
          + language.pick(
            "proses lain sedang mengerjakan keluaran ini; coba lagi nanti",
            "another run works on this output; try later"))
      return Exit.busy
    case .notCreated(let path, let reason):
      complain("\(path): " + language.pick("tidak dapat dibuat", "cannot be made") + " (\(reason))")
      return Exit.cannotCreate
    case .failed(let path, let reason):
      complain("\(path): " + language.pick("tidak dapat ditulis", "cannot be written") + " (\(reason))")
      return Exit.io
    }
  }
}

extension EvaluationError {
  /// What went wrong and how to mend it.
  func text(_ language: Language) -> String {
    switch self {
    case .notInForce(let clause, let day):
      language.pick("klausul \(clause) tidak berlaku pada \(day)", "the clause \(clause) is not in force on \(day)")
    case .noHours(let pattern, let alternative, let shift, let day):
      language.pick(
        "kebijakan tidak mempunyai jam kerja \(shift ?? pattern.code)\(alternative.map { " dalam \($0)" } ?? "") pada \(day); lengkapi klausul schedules",
        "the policy has no hours for \(shift ?? pattern.code)\(alternative.map { " under \($0)" } ?? "") on \(day); complete the clause schedules"
      )
    case .unknownCode(let clause, let code, let day):
      language.pick(
        "kebijakan tidak mengenal \(code) pada \(day); lengkapi klausul \(clause)",
        "the policy does not know \(code) on \(day); complete the clause \(clause)")
    case .noTariff(let nip, let unit, let grade):
      language.pick(
        "NIP \(nip): kelas \(grade) di unit \(unit) tanpa tarif",
        "NIP \(nip): class \(grade) in unit \(unit) has no tariff")
    case .tooLarge(let nip, let figure):
      language.pick(
        "NIP \(nip): \(figure) terlalu besar untuk dihitung dengan tepat",
        "NIP \(nip): \(figure) is too large to be held exactly")
    }
  }
}
