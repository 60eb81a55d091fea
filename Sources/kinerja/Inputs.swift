import ArgumentParser
import Audit
import Digests
import Dispatch
import Findings
import Glibc
import Intake
import Kinerja
import Platform
import Reports
import Synchronization
import Wording

/// What a run reads, and how.
struct Inputs {
  let quarter: Quarter
  let lastDay: CivilDate
  /// The folder with the exports.
  let input: String
  /// The policy file.
  let policy: String
  /// The source profiles, by their names.
  let profiles: [Profile]
  let threads: Int
  let useLibCSVAlone: Bool

  /// What the command line says, the rest from the workspace.
  init(_ options: InputOptions, _ workspace: Workspace?, _ language: Language) throws {
    func needed(_ option: String?, _ name: String, _ setting: String?) throws -> String {
      if let path = option ?? setting { return path }
      complain(
        language.pick(
          "beri \(name), atau bekerjalah di folder yang memuat \(Workspace.fileName) (`kinerja init` membuatnya)",
          "give \(name), or work in a folder with a \(Workspace.fileName) (`kinerja init` makes one)"))
      throw Exit.usage
    }
    func inWorkspace(_ path: String) -> String {
      let filled = path.replacing(Workspace.quarterMark, with: "\(options.quarter)")
      return filled.hasPrefix("/") || options.workspace == "." ? filled : "\(options.workspace)/\(filled)"
    }
    quarter = options.quarter
    lastDay = options.asOf ?? options.quarter.last
    input = try needed(options.input, "--input", workspace.map { inWorkspace($0.input) })
    policy = try needed(options.policy, "--policy", workspace.map { inWorkspace($0.policy) })
    let names =
      options.profile.isEmpty ? workspace?.profiles.map(inWorkspaceIfPath(inWorkspace)) ?? [] : options.profile
    profiles = try loadProfiles(names, language)
    threads = Self.threads(options.threads)
    useLibCSVAlone = options.useLibCSVAlone
  }

  /// What a run was made of, its exports being in a folder.
  init(of stored: StoredRun, _ manifest: Manifest, input: String, threads: Int?, _ language: Language) throws {
    guard let quarter = Quarter(manifest.quarter), let lastDay = CivilDate(manifest.asOf),
      let bytes = stored.profileBytes
    else {
      complain("\(stored.path): " + language.pick("bukan folder run yang utuh", "is no whole run folder"))
      throw Exit.noInput
    }
    self.quarter = quarter
    self.lastDay = lastDay
    self.input = input
    policy = "\(stored.path)/\(Manifest.policyName)"
    profiles = try bytes.enumerated().map { position, bytes in
      try readProfile(bytes, name: "\(stored.path)/\(Manifest.profileName(position))", language)
    }
    self.threads = Self.threads(threads)
    useLibCSVAlone = false
  }

  /// Exports in the method's own form, and a policy, of a whole quarter.
  init(_ quarter: Quarter, input: String, policy: String, threads: Int?) {
    self.quarter = quarter
    lastDay = quarter.last
    self.input = input
    self.policy = policy
    profiles = []
    self.threads = Self.threads(threads)
    useLibCSVAlone = false
  }

  private static func threads(_ wanted: Int?) -> Int {
    wanted ?? max(1, min(64, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
  }

  var parallelism: Parallelism {
    let width = threads
    guard width > 1 else { return .serial }
    return Parallelism { count, body in
      let next = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: min(width, count)) { _ in
        while true {
          let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard piece < count else { return }
          body(piece)
        }
      }
    }
  }

  var readingOptions: ReadingOptions { ReadingOptions(threads: threads, useLibCSVAlone: useLibCSVAlone) }

  /// The exports, sorted by table.
  func folder() throws(InputError) -> InputFolder { try InputFolder(path: input, profiles: profiles) }

  /// The policy, without gaps in the quarter, and the bytes of its file.
  func readPolicy(_ language: Language) throws -> (Policy, [UInt8]) {
    let (policy, bytes) = try loadPolicy(policy, covering: quarter, language)
    let faults = profiles.flatMap { $0.faults(under: policy, quarter) }
    guard faults.isEmpty else {
      for fault in faults { complain(fault.rendered(in: language)) }
      throw Exit.policy
    }
    return (policy, bytes)
  }

  /// Reads the exports; the log receives what is wrong with them.
  func read(_ policy: Policy, _ log: FindingLog, _ language: Language) throws -> QuarterReading {
    do throws(InputError) {
      return try readQuarter(
        try folder(), Codebook(policy, quarter), asOf: lastDay, options: readingOptions, log: log)
    } catch {
      throw error.complained(language)
    }
  }
}

/// A workspace's profile is a name, or a path from the workspace.
private func inWorkspaceIfPath(_ place: @escaping (String) -> String) -> (String) -> String {
  { name in isPath(name) ? place(name) : name }
}

private func isPath(_ name: String) -> Bool { name.contains("/") || name.hasSuffix(".yaml") }

/// Reads profiles by name or path; faults go to standard error.
func loadProfiles(_ names: [String], _ language: Language) throws -> [Profile] {
  let profiles = try names.map { name in
    if !isPath(name), let shipped = ShippedProfiles.bytes(of: name) {
      return try readProfile(shipped, name: name, language)
    }
    guard let bytes = fileBytes(name) else {
      complain(
        "\(name): "
          + language.pick(
            "bukan profil bawaan (\(ShippedProfiles.names.joined(separator: ", "))) dan bukan berkas yang dapat dibaca",
            "is no shipped profile (\(ShippedProfiles.names.joined(separator: ", "))) and no file that can be read"))
      throw Exit.noInput
    }
    return try readProfile(bytes, name: name, language)
  }
  let ids = Dictionary(grouping: profiles, by: \.id)
  if let doubled = ids.first(where: { $0.value.count > 1 }) {
    complain(language.pick("profil \(doubled.key) diberikan dua kali", "the profile \(doubled.key) is given twice"))
    throw Exit.usage
  }
  return profiles.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
}

private func readProfile(_ bytes: [UInt8], name: String, _ language: Language) throws -> Profile {
  switch ProfileReader.read(bytes, name: name) {
  case .success(let profile): return profile
  case .failure(let faults):
    for fault in faults.faults { complain(fault.rendered(in: language)) }
    throw Exit.policy
  }
}

/// The workspace in a folder; nil when there is none. Faults go to standard error.
func loadWorkspace(_ folder: String, _ language: Language) throws -> Workspace? {
  let path = folder == "." ? Workspace.fileName : "\(folder)/\(Workspace.fileName)"
  guard let bytes = fileBytes(path) else { return nil }
  switch Workspace.read(bytes, name: path) {
  case .success(let workspace): return workspace
  case .failure(let faults):
    for fault in faults.faults { complain(fault.rendered(in: language)) }
    throw Exit.policy
  }
}
