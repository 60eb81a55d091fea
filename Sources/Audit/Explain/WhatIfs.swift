internal import Intake
internal import Kinerja
internal import Reports
internal import Wording

/// What would have changed an employee's figures: the worst day spent at work in full, one more unit of each target, one event
/// attended or not happened, a spell that had ended.
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

  func all() throws(EvaluationError) -> [Explanation.WhatIf] {
    var found: [Explanation.WhatIf] = []
    for change in trace.changes {
      let (text, edits) =
        switch change {
        case .presence(let day, let midday): presence(on: day, midday)
        case .unit(let target, let realised): unit(of: target, realised)
        case .attended(let kind, let day): attended(kind, day)
        case .withoutEvent(let event): without(event)
        case .withoutSpell(let spell): without(spell)
        }
      found.append(try whatIf(text.in(language), edits, change.applied(to: facts, person: person)))
    }
    return found
  }

  private func presence(on day: DayRecord, _ midday: [ClockTime]) -> (Text, [Explanation.Edit]) {
    func time(_ minutes: Int) -> String { ClockTime(minutes: minutes).map { "\($0)" } ?? "" }
    let (start, end) = (time(day.fullPresence.first), time(day.fullPresence.last))
    let cells: [(AttendanceColumn, String)] =
      [(.masuk, start), (.pulang, end), (.kode, "")]
      + zip(AttendanceColumn.middays, midday).map { ($0, "\($1)") }
    let date = "\(facts.quarter.day(day.day))"
    let written = rows.matching(AttendanceColumn.tanggal, date)
    var edits = written.flatMap { row in
      cells.map { column, text in
        Explanation.Edit(
          file: row.place.file, line: row.place.line, column: column.name, from: row.text(column), to: text)
      }
    }.filter { $0.from != $0.to }
    if written.isEmpty {
      let file = run.manifest.inputs.first { $0.table == Table.attendance.rawValue }?.name ?? Table.attendance.fileName
      let keys: [(AttendanceColumn, String)] = [(.nip, "\(NIP(number: facts.roster.nips[person]))"), (.tanggal, date)]
      edits = (keys + cells.filter { !$0.1.isEmpty })
        .map { Explanation.Edit(file: file, line: 0, column: $0.0.name, from: "", to: $0.1) }
    }
    return (
      Text("hadir penuh \(date) (\(start)–\(end))", "present in full on \(date) (\(start)–\(end))"), edits
    )
  }

  private func unit(of target: TargetRecord, _ realised: Points) -> (Text, [Explanation.Edit]) {
    let name = facts.indicators[target.indicator]
    let edits = rows.matching(TargetColumn.indikator, name).map {
      Explanation.Edit(
        file: $0.place.file, line: $0.place.line, column: TargetColumn.realisasi.name,
        from: $0.text(TargetColumn.realisasi), to: "\(realised)")
    }
    return (Text("\(name): realisasi \(target.realised) → \(realised)"), edits)
  }

  private func attended(_ kind: String, _ day: Int) -> (Text, [Explanation.Edit]) {
    let date = "\(facts.quarter.day(day))"
    let file = run.manifest.inputs.first { $0.table == Table.events.rawValue }?.name ?? Table.events.fileName
    let cells: [(EventColumn, String)] = [
      (.nip, "\(NIP(number: facts.roster.nips[person]))"), (.tanggal, date), (.jenis, kind),
    ]
    return (
      Text("\(kind) diikuti pada \(date)", "\(kind) attended on \(date)"),
      cells.map { Explanation.Edit(file: file, line: 0, column: $0.0.name, from: "", to: $0.1) }
    )
  }

  private func without(_ event: Event) -> (Text, [Explanation.Edit]) {
    let (kind, date) = (facts.eventKinds[Int(event.kind)], "\(facts.quarter.day(Int(event.day)))")
    let ofDay = rows.matching(EventColumn.jenis, kind).filter { $0.text(EventColumn.tanggal) == date }
    // Of several at other times one; rows that say the same are one event.
    let one = ofDay.first { (Points($0.text(EventColumn.jumlah)) ?? Points(whole: 1)).micros == event.count }
    let found = ofDay.filter { $0.cells == one?.cells }
    return (Text("tanpa \(kind) pada \(date)", "without \(kind) on \(date)"), found.map { removed($0) })
  }

  private func without(_ spell: Spell) -> (Text, [Explanation.Edit]) {
    let kind = facts.spellKinds[Int(spell.kind)]
    let found = rows.matching(SpellColumn.jenis, kind).filter { $0.text(SpellColumn.mulai) == "\(spell.first)" }
    return (
      Text("tanpa \(kind) sejak \(spell.first)", "without \(kind) since \(spell.first)"), found.map { removed($0) }
    )
  }

  /// A row that is left out: an edit of no column.
  private func removed(_ row: FoundRow) -> Explanation.Edit {
    Explanation.Edit(
      file: row.place.file, line: row.place.line, column: "", from: CorrectionAction.withdrawal.rawValue, to: "")
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
      (value > 0 ? "+" : "") + "\(ExactNumber(value, decimals: decimals))"
    }
    var parts: [String] = []
    if before.isEvaluated, after.isEvaluated {
      parts.append("indeks \(signed(Int128(after.index - before.index), decimals: 2))")
      let ranks = Int128(before.rank) - Int128(after.rank)
      if ranks != 0 { parts.append(Text("peringkat ", "rank ").in(language) + "\(before.rank) → \(after.rank)") }
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
