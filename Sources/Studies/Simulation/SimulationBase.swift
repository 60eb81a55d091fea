package import Audit
internal import Digests
internal import Findings
internal import Intake
package import Kinerja
package import Reports
package import Wording

/// What a simulation begins with: a run, or exports and the policy in force.
package struct SimulationBase {
  /// What is read.
  package let inputs: RunInputs
  /// The policy in force.
  package let policy: Policy
  let policyBytes: [UInt8]
  private let source: RunSource?

  /// A run.
  package init(of source: RunSource) {
    self.source = source
    (inputs, policy, policyBytes) = (source.inputs, source.policy, source.policyBytes)
  }

  /// Exports, and the policy that is read with them.
  package init(of inputs: RunInputs) throws(Refusal) {
    source = nil
    self.inputs = inputs
    (policy, policyBytes) = try inputs.readPolicy()
  }

  /// The exports under the codes that these policies know; they must be those of the run, or without errors.
  func facts(_ policies: [Policy]) throws -> Facts {
    if let source {
      let again = try source.read(under: policies)
      try again.requireSame()
      return again.reading.facts
    }
    let log = FindingLog()
    let read = try inputs.read(policies, log)
    guard log.count == 0 else {
      throw Refusal(.data, FindingSummary(log).text)
    }
    return read.facts
  }

  /// What the study is about.
  package var subject: StudyReport.Subject {
    StudyReport.Subject(
      quarter: "\(inputs.quarter)", asOf: "\(inputs.lastDay)", run: source?.manifest.id,
      policy: (policy.id, "\(Digest(of: policyBytes))"), engine: EngineVersion.text)
  }
}

extension StudyReport.Subject {
  /// The run that a study is about.
  package init(of run: RepeatedRun) {
    let manifest = run.source.manifest
    self.init(
      quarter: manifest.quarter, asOf: manifest.asOf, run: manifest.id,
      policy: (manifest.policy.id, manifest.policy.sha256), engine: EngineVersion.text)
  }
}
