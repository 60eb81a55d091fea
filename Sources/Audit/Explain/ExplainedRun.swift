package import Intake
package import Kinerja
package import Reports
package import Wording

/// Everything that an explanation is made from.
package struct ExplainedRun: Sendable {
  /// The run's manifest.
  package let manifest: Manifest
  /// The exports as they were read.
  package let reading: QuarterReading
  /// The policy.
  package let policy: Policy
  /// The results.
  package let results: Results
  /// The rows that were set aside.
  package let invalid: Set<RowPlace>
  /// Evaluates other facts under the same policy.
  package let evaluate: @Sendable (Facts) throws(EvaluationError) -> Results

  /// Puts the parts together.
  package init(
    manifest: Manifest, reading: QuarterReading, policy: Policy, results: Results, invalid: Set<RowPlace>,
    evaluate: @escaping @Sendable (Facts) throws(EvaluationError) -> Results
  ) {
    self.manifest = manifest
    self.reading = reading
    self.policy = policy
    self.results = results
    self.invalid = invalid
    self.evaluate = evaluate
  }

  /// The position of an employee in `results.employees`; nil for somebody who is none in this run.
  package func position(of nip: NIP) -> Int? {
    results.employees.firstIndex { reading.facts.roster.nips[Int($0.person)] == nip.number }
  }

  /// Explains the figures of the employee at a position in `results.employees`.
  package func explanation(
    of position: Int, in folder: InputFolder, options: ReadingOptions, language: Language
  ) throws -> Explanation {
    try explained(position, in: folder, options: options, language).explanation
  }

  /// The letter that explains these figures, in reply to an objection where there is one.
  ///
  /// - Parameter earlier: the results without the objection's correction, where the run holds it.
  package func letter(
    to position: Int, in folder: InputFolder, options: ReadingOptions, answering given: ObjectionRegister.Case?,
    from office: Office?, without earlier: Results? = nil
  ) throws -> LetterPage {
    let (explanation, trace, rows) = try explained(position, in: folder, options: options, .indonesian)
    let writer = LetterWriter(self, explanation, trace, rows)
    let reply = given.map { ReplyLetter($0, manifest) }
    let person = results.employees[position].person
    let before = earlier.flatMap { earlier in
      earlier.employees.first { $0.person == person }.map { writer.change(from: $0, of: earlier) }
    }
    let opening =
      reply?.paragraphs ?? [
        "Sesuai permintaan Saudara, berikut penjelasan hasil penilaian kinerja Saudara: apa hasilnya, dari data apa dihitung, dan menurut ketentuan apa."
      ]
    return LetterPage(
      office: office, decree: reply?.decree, date: reply?.date,
      subject: reply == nil
        ? "Penjelasan hasil penilaian kinerja \(writer.quarterName)"
        : "Jawaban atas keberatan terhadap hasil penilaian kinerja \(writer.quarterName)",
      recipient: writer.recipient,
      blocks: opening.map { .paragraph($0) } + (before ?? []) + writer.blocks, signatory: reply?.signatory,
      footer: "\(EngineVersion.text) · run \(manifest.id) · kebijakan \(policy.id)")
  }

  private func explained(
    _ position: Int, in folder: InputFolder, options: ReadingOptions, _ language: Language
  ) throws -> (explanation: Explanation, trace: Trace, rows: CitedRows) {
    let facts = reading.facts
    let trace = try trace(position, in: results, of: facts, under: policy)
    let nip = NIP(number: facts.roster.nips[Int(trace.employee.person)])
    let unit = facts.roster.units[Int(facts.roster.segments[Int(trace.employee.segment)].unit)]
    let indicators = (trace.peers.everybody + (trace.budget?.everybody ?? [])).flatMap { member in
      let person = Int(results.employees[Int(member)].person)
      let range = Int(facts.targets.starts[person])..<Int(facts.targets.starts[person + 1])
      return facts.targets.targets[range].map { facts.indicators[$0.indicator] }
    }
    let rows = try CitedRows(
      of: nip, indicators: Set(indicators), units: [unit], in: folder,
      corrections: reading.corrections, facts: facts, invalid: invalid, options: options)
    let citations = CitationList(facts, trace, policy, rows, in: results).citations
    let writer = StepWriter(facts: facts, results: results, trace: trace, language: language) {
      rows.rows($0, of: facts).map(\.place)
    }
    let table = ResultTable(results, facts.roster)
    let result = ResultColumn.allCases.map { ($0.rawValue, "\(table.cell($0, position))") }
    let places = Set(citations.map { "\($0.file):\($0.line)" })
    let explanation = Explanation(
      run: manifest.id, quarter: manifest.quarter, asOf: manifest.asOf, policy: policy.id, nip: "\(nip)",
      nama: "\(table.cell(.name, position))", result: Dictionary(uniqueKeysWithValues: result),
      steps: writer.steps(), cells: writer.cells(), distances: writer.distances(),
      whatIfs: try WhatIfs(run: self, position: position, trace: trace, rows: rows, language: language).all(),
      others: writer.others(), citations: citations,
      corrections: manifest.corrections.filter {
        // A row that is left out is cited nowhere.
        places.contains($0.target) || $0.action == CorrectionAction.withdrawal.rawValue && $0.key.first == "\(nip)"
      })
    return (explanation, trace, rows)
  }
}
