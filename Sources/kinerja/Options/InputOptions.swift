import ArgumentParser
import Audit
import Findings
import Glibc
import Intake
import Kinerja
import Platform
import Wording

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

  @Option(
    help: ArgumentHelp(
      "An earlier run: tables that have far fewer rows now are told. By default the newest in the workspace.",
      valueName: "run"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "The register of objections: corrections that it does not hold, and decisions without their correction, are errors. By default `keberatan` in the workspace, if it is there.",
      valueName: "folder"))
  var register: String?

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

  /// The language asked for, else that of the workspace, else that of the environment.
  func language(_ option: LanguageOption) -> Language {
    let workspace = try? openWorkspace()
    return option.lang ?? workspace?.language ?? .ofEnvironment
  }

  /// The workspace that is worked in; nil when there is none.
  func openWorkspace() throws(Refusal) -> Workspace? { try Workspace.open(in: workspace) }

  /// What the command line says, the rest from the workspace.
  func inputs(in settings: Workspace?) throws -> RunInputs {
    func needed(_ option: String?, _ name: String, _ setting: String?) throws(Refusal) -> String {
      if let path = option ?? setting.map(place) { return path }
      throw Refusal(
        .usage,
        Text(
          "beri \(name), atau bekerjalah di folder yang memuat \(Workspace.fileName) (`kinerja init` membuatnya)",
          "give \(name), or work in a folder with a \(Workspace.fileName) (`kinerja init` makes one)"))
    }
    let input = try needed(input, "--input", settings?.input)
    let policy = try needed(policy, "--policy", settings?.policy)
    // A workspace's profile is a name, or a path from the workspace.
    let own = (settings?.profiles ?? []).map { use in
      Profile.isPath(use.name) ? ProfileUse(place(use.name), files: use.files) : use
    }
    return RunInputs(
      quarter, lastDay: asOf, input: input, policy: policy,
      profiles: try Profile.load(profile.isEmpty ? own : profile.map { ProfileUse($0) }),
      limits: settings?.completeness ?? CompletenessLimits(), baseline: try earlierRun(in: settings),
      decided: try decided(in: settings),
      threads: threads, useLibCSVAlone: useLibCSVAlone)
  }

  /// The run that tables are held against: the one named, else the newest of the workspace where its own exports are read.
  private func earlierRun(in settings: Workspace?) throws(Refusal) -> Baseline? {
    if let baseline { return try Baseline(run: baseline) }
    guard let settings, input == nil, settings.completeness.baseline != nil else { return nil }
    return try Baseline.newest(of: quarter, in: settings) { place($0, $1) }
  }

  /// What corrections are held against: the register that is named, else that of the workspace where its own exports are read.
  private func decided(in settings: Workspace?) throws -> DecidedCorrections? {
    if let register { return try ObjectionRegister(at: register, mayBegin: false).corrections(of: quarter) }
    let own = workspace == "." ? RegisterOption.standard : "\(workspace)/\(RegisterOption.standard)"
    guard settings != nil, input == nil, FolderInspection.isFolder(own) else { return nil }
    return try ObjectionRegister(at: own, mayBegin: false).corrections(of: quarter)
  }

  /// A path that a workspace names, with the quarter in it, from here.
  func place(_ path: String) -> String { place(path, quarter) }

  private func place(_ path: String, _ quarter: Quarter) -> String {
    let filled = path.replacing(Workspace.quarterMark, with: "\(quarter)")
    return filled.hasPrefix("/") || workspace == "." ? filled : "\(workspace)/\(filled)"
  }
}

extension Workspace {
  /// The workspace in a folder; nil when there is none.
  static func open(in folder: String) throws(Refusal) -> Workspace? {
    let path = folder == "." ? fileName : "\(folder)/\(fileName)"
    guard let bytes = fileBytes(path) else {
      guard errno == ENOENT || errno == ENOTDIR else { throw Refusal(.io, .unreadable(path, SystemReason.last.text)) }
      return nil
    }
    switch read(bytes, name: path) {
    case .success(let workspace): return workspace
    case .failure(let faults): throw faults.refusal
    }
  }
}
