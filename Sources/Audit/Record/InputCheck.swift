package import Findings
internal import Intake
internal import Kinerja
package import Reports
package import Wording

/// The exports of a quarter, read and checked without an evaluation being published.
package struct InputCheck {
  private let inputs: RunInputs
  private let policy: Policy
  private let reading: QuarterReading
  /// What was found.
  package let log: FindingLog

  /// Reads and checks everything; each finding is handed on as it comes.
  package init(_ inputs: RunInputs, onFinding: @escaping (Finding) -> Void) throws {
    self.inputs = inputs
    policy = try inputs.readPolicy().policy
    log = FindingLog(onFinding: onFinding)
    reading = try inputs.read([policy], log)
    // What a policy lacks is told by `requireCompletePolicy`; facts with errors lack what was set aside.
    if log.count == 0 { try? inputs.reviewCompleteness(reading, under: policy, log) }
  }

  /// The rows that were read.
  package var rows: Int { reading.tables.values.reduce(0) { $0 + $1.rows } }

  /// The rows that come to nothing although nothing is wrong with them.
  package var dropped: DroppedRows { DroppedRows(reading.tables) }

  /// How many rows were checked, and with what result.
  package var counts: Text {
    log.isEmpty
      ? Text("\(rows) baris diperiksa, tidak ada temuan.", "\(rows) rows checked, no findings.")
      : Text(
        "\(rows) baris diperiksa: \(log.count) galat, \(log.warningCount) peringatan",
        "\(rows) rows checked: \(log.count) errors, \(log.warningCount) warnings")
  }

  /// How a command ends that found errors.
  package var end: Refusal.End { log.has(.file(.missingTable)) || log.has(.file(.unreadable)) ? .noInput : .data }

  /// Makes sure that the policy covers the facts: what it lacks shows only when they are evaluated.
  package func requireCompletePolicy() throws(Refusal) {
    do throws(EvaluationError) {
      _ = try evaluate(reading.facts, under: policy, asOf: inputs.lastDay, parallelism: inputs.parallelism)
    } catch {
      throw Refusal(.policy, "\(inputs.policy): " + error.text)
    }
  }
}
