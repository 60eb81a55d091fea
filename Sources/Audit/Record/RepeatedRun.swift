package import Intake
package import Kinerja
internal import Reports
internal import Tabular
package import Wording

/// A run evaluated again from its exports, which must be the recorded ones.
package struct RepeatedRun {
  /// The run.
  package let source: RunSource
  /// Its exports.
  package let folder: InputFolder
  /// What came out.
  package let run: ExplainedRun

  /// Reads the exports of a run again and evaluates them.
  package init(of source: RunSource) throws {
    self.source = source
    let again = try source.read(under: [source.policy])
    try again.requireSame()
    folder = again.folder
    let (policy, lastDay, parallelism) = (source.policy, source.inputs.lastDay, source.inputs.parallelism)
    let evaluateFacts: @Sendable (Facts) throws(EvaluationError) -> Results = { facts throws(EvaluationError) in
      try evaluate(facts, under: policy, asOf: lastDay, parallelism: parallelism)
    }
    run = ExplainedRun(
      manifest: source.manifest, reading: again.reading, policy: policy,
      results: try evaluateFacts(again.reading.facts), invalid: again.invalid, evaluate: evaluateFacts)
  }

  /// The results without one correction, by its id; nil where the run does not hold it, or its file holds others too.
  package func results(without correction: String) throws -> Results? {
    let corrections = source.manifest.corrections.map { (id: $0.id, file: RowPlace($0.source)?.file) }
    guard let file = corrections.first(where: { $0.id == correction })?.file,
      corrections.allSatisfy({ $0.file != file || $0.id == correction })
    else { return nil }
    return try run.evaluate(try source.read(under: [source.policy], without: file).reading.facts)
  }

  /// Makes sure that an employee's row in the run folder is the one that came out again.
  package func requireRecorded(_ position: Int) throws(Refusal) {
    var row = CSVBuffer()
    ResultTable(run.results, run.reading.facts.roster).appendRow(position, to: &row)
    guard try source.stored.hasResultRow(row.withBytes { Array($0) }) else {
      throw Refusal(
        .difference,
        Text(
          "hasil.csv run ini tidak memuat baris yang sama; periksa dengan `kinerja verify`",
          "the run's hasil.csv does not hold the same row; look into it with `kinerja verify`"))
    }
  }
}
