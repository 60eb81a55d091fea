private import Dispatch
package import Findings
private import Glibc
package import Intake
package import Kinerja
internal import Platform
internal import Policies
internal import Reports
private import Synchronization
package import Wording

/// What a run reads, and how.
package struct RunInputs: Sendable {
  /// The quarter.
  package let quarter: Quarter
  /// The last day that counts.
  package let lastDay: CivilDate
  /// The folder with the exports.
  package let input: String
  /// The policy file.
  package let policy: String
  /// The source profiles, by their names.
  package let profiles: [Profile]
  /// The threads.
  package let threads: Int
  /// How much of the exports may be missing.
  package let limits: CompletenessLimits
  /// The earlier run that tables are held against; nil for none.
  package let baseline: Baseline?
  /// What the corrections are held against; nil where nobody keeps a register of objections.
  package let decided: DecidedCorrections?
  private let useLibCSVAlone: Bool

  /// What is read for a quarter, to its end unless another day is named; with a thread for each processor unless a number
  /// is named.
  package init(
    _ quarter: Quarter, lastDay: CivilDate? = nil, input: String, policy: String, profiles: [Profile] = [],
    limits: CompletenessLimits = CompletenessLimits(), baseline: Baseline? = nil, decided: DecidedCorrections? = nil,
    threads: Int? = nil, useLibCSVAlone: Bool = false
  ) {
    self.quarter = quarter
    self.lastDay = lastDay ?? quarter.last
    self.input = input
    self.policy = policy
    self.profiles = profiles
    self.limits = limits
    self.baseline = baseline
    self.decided = decided
    self.threads = threads ?? max(1, min(64, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    self.useLibCSVAlone = useLibCSVAlone
  }

  /// What a run was made of, its exports being in a folder.
  package init(of stored: StoredRun, _ manifest: Manifest, input: String, threads: Int?) throws(Refusal) {
    guard let quarter = Quarter(manifest.quarter), let lastDay = CivilDate(manifest.asOf),
      quarter.first <= lastDay, lastDay <= quarter.last, let bytes = stored.profileBytes
    else {
      throw Refusal(.noInput, "\(stored.path): " + Text("bukan folder run yang utuh", "is no whole run folder"))
    }
    var profiles: [Profile] = []
    for (position, bytes) in bytes.enumerated() {
      let profile = try Profile.read(bytes, name: "\(stored.path)/\(Manifest.profileName(position))")
      let files = manifest.profiles.flatMap { position < $0.count ? $0[position].files : nil }
      profiles.append(files.map(profile.assigned) ?? profile)
    }
    self.init(
      quarter, lastDay: lastDay, input: input, policy: "\(stored.path)/\(Manifest.policyName)", profiles: profiles,
      limits: CompletenessLimits(changes: manifest.limits ?? [:]), threads: threads)
  }

  /// Independent work on the threads.
  package var parallelism: Parallelism {
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

  /// How files are read.
  package var readingOptions: ReadingOptions { ReadingOptions(threads: threads, useLibCSVAlone: useLibCSVAlone) }

  /// The exports, sorted by table.
  package func folder() throws(InputError) -> InputFolder { try InputFolder(path: input, profiles: profiles) }

  /// The policy, without gaps in the quarter, and the bytes of its file.
  package func readPolicy() throws(Refusal) -> (policy: Policy, bytes: [UInt8]) {
    let (policy, bytes) = try Policy.load(self.policy, covering: quarter)
    let faults = profiles.flatMap { $0.faults(under: policy, quarter) }
    guard faults.isEmpty else { throw SettingsFaults(faults).refusal }
    return (policy, bytes)
  }

  /// Reads the exports under the codes that these policies know; the log receives what is wrong with them.
  package func read(_ policies: [Policy], _ log: FindingLog) throws(InputError) -> QuarterReading {
    let reading = try readQuarter(
      try folder(), Codebook(policies, quarter), asOf: lastDay, options: readingOptions, log: log)
    decided?.findings(reading).forEach(log.add)
    return reading
  }
}

extension RunInputs {
  /// Adds to the log what the exports lack, by their own roster and calendar and against an earlier run.
  ///
  /// - Throws: `EvaluationError` when the policy has no schedules or attendance rules on some day.
  func reviewCompleteness(_ reading: QuarterReading, under policy: Policy, _ log: FindingLog) throws(EvaluationError) {
    let found = try completeness(reading.facts, policy, asOf: lastDay, parallelism)
    limits.findings(found, reading.facts.roster, asOf: lastDay).forEach(log.add)
    guard let baseline else { return }
    limits.findings(reading.tables, against: baseline, quarter, asOf: lastDay).forEach(log.add)
  }

  /// What the exports show of a policy that can hardly be meant.
  ///
  /// - Throws: a refusal when the exports have errors, or when the policy lacks what they need.
  package func warnings(about policy: Policy) throws -> [SettingsFault] {
    let log = FindingLog()
    let facts = try read([policy], log).facts
    guard log.count == 0 else { throw Refusal(.data, FindingSummary(log).text) }
    let lacking = try PolicyReader.lackingHours(in: policy, for: facts, asOf: lastDay, name: self.policy)
    guard lacking.isEmpty else { throw SettingsFaults(lacking).refusal }
    let results = try evaluate(facts, under: policy, asOf: lastDay, parallelism: parallelism)
    return try PolicyReader.warnings(in: policy, for: facts, results: results, name: self.policy)
  }
}

extension Policy {
  /// Reads a policy file, which must cover a quarter where one is given.
  package static func load(_ path: String, covering quarter: Quarter? = nil) throws(Refusal) -> (
    policy: Policy, bytes: [UInt8]
  ) {
    guard let bytes = fileBytes(path) else {
      throw Refusal(.noInput, .unreadable(path, SystemReason.last.text))
    }
    return (try read(bytes, name: path, covering: quarter), bytes)
  }

  /// Reads a policy from a file's bytes, which must cover a quarter where one is given.
  package static func read(_ bytes: [UInt8], name: String, covering quarter: Quarter?) throws(Refusal) -> Policy {
    switch PolicyReader.read(bytes, name: name) {
    case .success(let policy):
      let gaps = quarter.map { PolicyReader.gaps(in: policy, quarter: $0, name: name) } ?? []
      guard gaps.isEmpty else { throw SettingsFaults(gaps).refusal }
      return policy
    case .failure(let faults): throw faults.refusal
    }
  }
}

extension Profile {
  /// Reads profiles by the names of shipped ones or by path; no two have one name.
  package static func load(_ names: [String]) throws(Refusal) -> [Profile] { try load(names.map { ProfileUse($0) }) }

  /// As above, each reading the files that it is given.
  package static func load(_ uses: [ProfileUse]) throws(Refusal) -> [Profile] {
    var profiles: [Profile] = []
    for use in uses {
      let profile = try load(use.name)
      profiles.append(use.files.isEmpty ? profile : profile.assigned(use.files))
    }
    let ids = Dictionary(grouping: profiles, by: \.id)
    if let doubled = ids.first(where: { $0.value.count > 1 })?.key {
      throw Refusal(.usage, Text("profil \(doubled) diberikan dua kali", "the profile \(doubled) is given twice"))
    }
    return profiles.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  private static func load(_ name: String) throws(Refusal) -> Profile {
    if !isPath(name), let shipped = ShippedProfiles.bytes(of: name) { return try read(shipped, name: name) }
    guard let bytes = fileBytes(name) else {
      let shipped = ShippedProfiles.names.joined(separator: ", ")
      throw Refusal(
        .noInput,
        "\(name): "
          + Text(
            "bukan profil bawaan (\(shipped)) dan bukan berkas yang dapat dibaca",
            "is no shipped profile (\(shipped)) and no file that can be read"))
    }
    return try read(bytes, name: name)
  }

  /// Whether a profile is named by its path.
  package static func isPath(_ name: String) -> Bool { name.contains("/") || name.hasSuffix(".yaml") }

  static func read(_ bytes: [UInt8], name: String) throws(Refusal) -> Profile {
    switch ProfileReader.read(bytes, name: name) {
    case .success(let profile): return profile
    case .failure(let faults): throw faults.refusal
    }
  }
}
