internal import Intake
internal import Kinerja
internal import Reports
internal import Wording

/// What would have changed an employee's figures: the worst day spent at work in full, one more unit of each target.
///
/// Everybody is evaluated anew each time, so ranks, medians and budgets move as they would.
struct WhatIfs {
  let run: ExplainedRun
  let position: Int
  let trace: Trace
  let rows: CitedRows
  let language: Language

  private var facts: Facts { run.reading.facts }
  private var person: Int { Int(trace.employee.person) }

  private func say(_ indonesian: String, _ english: String) -> String { language.pick(indonesian, english) }

  func all() throws(EvaluationError) -> [Explanation.WhatIf] {
    var found: [Explanation.WhatIf] = []
    if let day = trace.days.costliest { found.append(try present(on: day)) }
    for line in trace.targets {
      if let unit = try oneMore(of: line) { found.append(unit) }
    }
    return found
  }

  private func present(on day: Trace.Day) throws(EvaluationError) -> Explanation.WhatIf {
    let rules = run.policy.attendance.versions[day.version].rules
    let isOffice = facts.roster.segments[day.segment].pattern != .shift
    var contents: [(AttendanceColumn, ClockTime?)] = [
      (.masuk, ClockTime(minutes: day.start)), (.pulang, ClockTime(minutes: day.end % 1440)), (.kode, nil),
    ]
    var midday = day.midday
    if isOffice, facts.attendance.midday != nil {
      for (number, rule) in rules.midday.enumerated() {
        contents.append((AttendanceColumn.middays[number], rule.opens))
        let shift = UInt32(number * 11)
        midday = midday & ~(0x7FF << shift) | UInt32(rule.opens.minutes + 1) << shift
      }
    }
    var changed = facts
    changed.attendance = facts.attendance.replacing(
      day.fullPresence, midday: midday, person: person, day: day.day)
    let date = "\(facts.quarter.day(day.day))"
    let written = rows.matching(AttendanceColumn.tanggal, date)
    let cells = contents.map { ($0.0, $0.1.map { "\($0)" } ?? "") }
    var edits = written.flatMap { row in
      cells.map { column, text in
        Explanation.Edit(
          file: row.place.file, line: row.place.line, column: column.name, from: row.text(column), to: text)
      }
    }.filter { $0.from != $0.to }
    if written.isEmpty {
      let file = run.manifest.inputs.first { $0.table == Table.attendance.rawValue }?.name ?? Table.attendance.fileName
      edits =
        ([(.nip, "\(NIP(number: facts.roster.nips[person]))"), (.tanggal, date)] + cells.filter { !$0.1.isEmpty })
        .map { Explanation.Edit(file: file, line: 0, column: $0.0.name, from: "", to: $0.1) }
    }
    let hours = cells.prefix(2).map(\.1).joined(separator: "–")
    return try whatIf(say("hadir penuh \(date) (\(hours))", "present in full on \(date) (\(hours))"), edits, changed)
  }

  private func oneMore(of line: Trace.TargetLine) throws(EvaluationError) -> Explanation.WhatIf? {
    let step = line.isMinimised ? -Points.scale : Points.scale
    let realised = line.realised.micros + step
    guard realised >= 0, realised < 1_000_000_000_000 * Points.scale else { return nil }
    let name = facts.indicators[line.indicator]
    let range = Int(facts.targets.starts[person])..<Int(facts.targets.starts[person + 1])
    guard let place = facts.targets.targets[range].firstIndex(where: { $0.indicator == line.indicator }) else {
      return nil
    }
    var changed = facts
    changed.targets.targets[place].realised = CompactPoints(micros: realised, wide: &changed.targets.wide)
    let text = "\(Points(micros: realised))"
    let edits = rows.matching(TargetColumn.indikator, name).map {
      Explanation.Edit(
        file: $0.place.file, line: $0.place.line, column: TargetColumn.realisasi.name,
        from: $0.text(TargetColumn.realisasi), to: text)
    }
    return try whatIf("\(name): realisasi \(line.realised) → \(text)", edits, changed)
  }

  private func whatIf(_ text: String, _ edits: [Explanation.Edit], _ changed: Facts) throws(EvaluationError)
    -> Explanation.WhatIf
  {
    let results = try run.evaluate(changed)
    // The roster is the same, so the employees are, at the same positions.
    let table = ResultTable(results, facts.roster)
    func cell(_ column: ResultColumn) -> String { "\(table.cell(column, position))" }
    let (before, after) = (trace.employee, results.employees[position])
    func signed(_ value: Int128, decimals: Int) -> String {
      (value > 0 ? "+" : "") + shortDecimal(value, decimals: decimals)
    }
    var parts: [String] = []
    if before.isEvaluated, after.isEvaluated {
      parts.append("indeks \(signed(Int128(after.index - before.index), decimals: 2))")
      let ranks = Int128(before.rank) - Int128(after.rank)
      if ranks != 0 { parts.append(say("peringkat ", "rank ") + "\(before.rank) → \(after.rank)") }
    } else if after.isEvaluated {
      parts.append("DINILAI, indeks \(cell(.index))")
    }
    if before.predikat != after.predikat { parts.append("predikat \(cell(.predikat))") }
    let money = after.incentive.amount - before.incentive.amount
    if money != 0 { parts.append("insentif \(signed(Int128(money), decimals: 0))") }
    return Explanation.WhatIf(
      text: text, edits: edits,
      outcome: Explanation.Outcome(
        indeks: cell(.index), peringkat: cell(.rank), predikat: cell(.predikat), insentif: cell(.incentive)),
      difference: parts.joined(separator: ", "))
  }
}
