internal import Intake
internal import Kinerja

/// Which cells an employee's figures rest on: whatever is not listed can change without moving them.
///
/// Left out are the cells that say whose row it is and for which day: with another content, a row is another row.
struct CitationList {
  let facts: Facts
  let trace: Trace
  let policy: Policy
  let rows: CitedRows
  /// `Results.employees`.
  let employees: [EmployeeResult]
  private(set) var citations: [Explanation.Citation] = []

  init(_ facts: Facts, _ trace: Trace, _ policy: Policy, _ rows: CitedRows, in results: Results) {
    self.facts = facts
    self.trace = trace
    self.policy = policy
    self.rows = rows
    employees = results.employees
    citeRoster(results.asOf)
    citeCalendar()
    citeShifts()
    citeAttendance()
    citeTargets()
    citeScores()
    citeRatings()
    citeMoney()
    citations.sort { ($0.file, $0.line) < ($1.file, $1.line) }
  }

  private mutating func cite<Column: TableColumn>(
    _ row: FoundRow, _ step: String, _ cells: [(Column, Explanation.Role)]
  ) {
    for (column, role) in cells {
      let isLastPunch = column as? AttendanceColumn == .pulang
      let place = isLastPunch ? row.lastPunch ?? row.place : row.place
      citations.append(
        Explanation.Citation(
          file: place.file, line: place.line, column: column.name, value: row.text(column), role: role, step: step))
    }
  }

  private var quarter: Quarter { facts.quarter }

  /// The months that the employee's segments touch: whole months decide the share of the tariff.
  private var months: Set<Int> { Set(trace.months.map(\.month)) }

  /// The quarter's days with scheduled work, by what the day was.
  private var daysByDate: [String: DayRecord] {
    Dictionary(trace.days.map { ("\(quarter.day($0.day))", $0) }, uniquingKeysWith: { first, _ in first })
  }

  private mutating func citeRoster(_ asOf: CivilDate) {
    let primary = facts.roster.segments[Int(trace.employee.segment)]
    for row in rows.all(.roster) {
      let starts = CivilDate(row.text(RosterColumn.berlakuMulai))
      let ends = CivilDate(row.text(RosterColumn.berlakuSampai)) ?? Segment.endOfTime
      let isOutside = starts.map { $0 > asOf } ?? false || ends < quarter.first
      var cells: [(RosterColumn, Explanation.Role)] = [(.berlakuMulai, .used), (.berlakuSampai, .used)]
      if !isOutside {
        let isPrimary = starts == primary.first
        let role: Explanation.Role = isPrimary ? .decisive : .used
        // Equal scheduled days would let another segment's columns be printed.
        cells += [
          (.nama, role), (.unitKode, role), (.jenisJabatan, role), (.kelasJabatan, .used), (.status, .used),
          (.polaKerja, .used), (.jabatan, .used), (.golongan, .used), (.eselon, .used),
        ]
      }
      cite(row, "jabatan", cells)
    }
  }

  /// All of it: it decides the days of the group's people too, whose median counts.
  private mutating func citeCalendar() {
    for row in rows.all(.calendar) {
      guard let day = CivilDate(row.text(CalendarColumn.tanggal)).flatMap({ quarter.index(of: $0) }) else { continue }
      let isWorked = trace.days.contains {
        $0.day == day && $0.isCounted && facts.roster.segments[$0.segment].pattern != .shift
      }
      cite(row, "hari_kerja", [(CalendarColumn.jenis, isWorked ? .decisive : .used), (.jadwal, .used)])
    }
  }

  private mutating func citeShifts() {
    guard trace.months.contains(where: { facts.roster.segments[$0.segment].pattern == .shift }) else { return }
    let days = daysByDate
    for row in rows.all(.shifts) {
      let date = row.text(ShiftColumn.tanggal)
      guard let day = CivilDate(date).flatMap({ quarter.index(of: $0) }), months.contains(quarter.month(ofDay: day))
      else { continue }
      let isWorked = days[date].map { $0.isCounted && facts.roster.segments[$0.segment].pattern == .shift } ?? false
      cite(row, "hari_kerja", [(ShiftColumn.shift, isWorked ? .decisive : .used)])
    }
  }

  private mutating func citeAttendance() {
    let days = daysByDate
    for row in rows.all(.attendance) {
      guard let day = days[row.text(AttendanceColumn.tanggal)] else { continue }
      let decisive = trace.decisive.attendance(onDay: day.day)
      func role(_ cell: DecisiveCells.AttendanceCell) -> Explanation.Role {
        decisive.contains(cell) ? .decisive : .used
      }
      var cells: [(AttendanceColumn, Explanation.Role)] = [(.kode, role(.code))]
      if day.word.isPresence {
        cells += [(.masuk, role(.first)), (.pulang, role(.last))]
        let midday = policy.attendance.versions[day.version].rules.midday
        let isOffice = facts.roster.segments[day.segment].pattern != .shift
        for (number, column) in AttendanceColumn.middays.enumerated()
        where !day.word.hasPunch || isOffice && number < midday.count {
          guard row[column] != nil else { continue }
          cells.append((column, role(number == 0 ? .firstMidday : .secondMidday)))
        }
      }
      cite(row, "disiplin", cells)
    }
    for day in trace.days {
      for table in day.tables where table != .attendance {
        for row in rows.ofDay(quarter.day(day.day), table) {
          citations += table.spec.indices.filter { !table.spec.key.contains($0) }.map { column in
            Explanation.Citation(
              file: row.place.file, line: row.place.line, column: table.spec[column].name, value: row[column] ?? "",
              role: .decisive, step: "disiplin")
          }
        }
      }
    }
  }

  private mutating func citeTargets() {
    guard let rules = policy.achievement.version(on: quarter.last)?.rules else { return }
    for row in rows.all(.targets) {
      let indicator = facts.indicators.firstIndex(of: row.text(TargetColumn.indikator))
      let month = (0..<3).first { row.text(TargetColumn.bulan) == quarter.monthName($0) }
      // Targets of other quarters are passed over.
      guard row.text(TargetColumn.bulan).isEmpty || month != nil else { continue }
      let decisive = trace.decisive.target(indicator, month: month)
      cite(
        row, "capaian",
        [
          (TargetColumn.arah, .used), (.target, decisive.contains(.target) ? .decisive : .used),
          (.realisasi, decisive.contains(.realised) ? .decisive : .used),
        ] + (rules.weighting == .bobot ? [(.bobot, .used)] : []))
    }
    let role: Explanation.Role = trace.decisive.normsAreDecisive ? .decisive : .used
    let own = Set(trace.targets.map { facts.indicators[$0.indicator] })
    for row in rows.all(.norms) {
      let isOwn = own.contains(row.text(NormColumn.indikator))
      cite(row, isOwn ? "beban_rasio" : "beban_relatif", [(NormColumn.normaMenit, isOwn ? role : .used)])
    }
  }

  private mutating func citeScores() {
    let months = (0..<3).map { month in "\(quarter.day(quarter.monthStarts[month]))".prefix(7) }
    let isPlain =
      policy.supervisor.version(on: quarter.last)?.rules.calibration.mode == SupervisorRules.CalibrationMode.none
    for row in rows.all(.scores) where months.contains(where: { $0 == row.text(ScoreColumn.bulan) }) {
      cite(row, "perilaku", [(ScoreColumn.nilai, isPlain ? .decisive : .used)])
    }
  }

  private mutating func citeRatings() {
    guard trace.employee.isEvaluated else { return }
    for row in rows.all(.ratings) {
      cite(row, "predikat", [(RatingColumn.hasil, .decisive), (.perilaku, .decisive)])
    }
  }

  private mutating func citeMoney() {
    var roles: [String: Explanation.Role] = [:]
    func note(_ row: FoundRow, _ role: Explanation.Role) {
      if roles["\(row.place)"] != .decisive { roles["\(row.place)"] = role }
    }
    for month in trace.months {
      let segment = facts.roster.segments[month.segment]
      // Of several rows that may set the pay, another could be the one in force.
      let own = rows.tariffs(of: segment, facts)
      for row in own {
        let isSole = own.allSatisfy { $0.cells == row.cells } && month.counted > 0 && month.scheduled > 0
        note(row, isSole ? .decisive : .used)
      }
    }
    // The pay of the unit's people counts against its budget.
    for member in trace.budget?.members ?? [] {
      for position in facts.roster.segmentRange(Int(employees[Int(member)].person)) {
        for row in rows.tariffs(of: facts.roster.segments[position], facts) where roles["\(row.place)"] == nil {
          roles["\(row.place)"] = .used
        }
      }
    }
    for post in facts.actingPosts[Int(trace.employee.person)] {
      for row in rows.tariffs(grade: post.grade, unit: post.unit, post: post.post, quarter)
      where roles["\(row.place)"] == nil { roles["\(row.place)"] = .used }
    }
    for row in rows.all(.tariffs) {
      guard let role = roles["\(row.place)"] else { continue }
      cite(
        row, "dasar_insentif",
        [(TariffColumn.nilai, role), (.komponen, .used), (.jabatan, .used), (.mulai, .used), (.sampai, .used)])
    }
    let person = Int(trace.employee.person)
    func role(_ cells: Set<DecisiveCells.RowCell>, _ cell: DecisiveCells.RowCell) -> Explanation.Role {
      cells.contains(cell) ? .decisive : .used
    }
    for row in rows.all(.spells) {
      let spell = facts.spells[person].first {
        facts.spellKinds[Int($0.kind)] == row.text(SpellColumn.jenis)
          && "\($0.first)" == row.text(SpellColumn.mulai)
      }
      let cells = spell.map { trace.decisive.spell($0) } ?? []
      cite(
        row, "insentif",
        [
          (SpellColumn.jenis, role(cells, .kind)), (.mulai, role(cells, .first)), (.sampai, role(cells, .last)),
          (.nilai, role(cells, .value)),
        ])
    }
    for row in rows.all(.actingPosts) {
      cite(
        row, "insentif",
        [
          (ActingColumn.kelasJabatan, .used), (.unitKode, .used), (.jabatan, .used), (.mulai, .used), (.sampai, .used),
        ])
    }
    for row in rows.all(.events) {
      guard let day = CivilDate(row.text(EventColumn.tanggal)).flatMap({ quarter.index(of: $0) }) else { continue }
      let event = facts.events[person].first {
        facts.eventKinds[Int($0.kind)] == row.text(EventColumn.jenis) && Int($0.day) == day
      }
      let cells = event.map { trace.decisive.event($0) } ?? []
      cite(row, "insentif", [(EventColumn.jenis, role(cells, .kind)), (.jumlah, role(cells, .value))])
    }
    for row in rows.all(.numbers) {
      let month = row.text(NumberColumn.bulan)
      let place = (0..<3).first { month == quarter.monthName($0) }
      guard month.isEmpty || place != nil else { continue }
      let number = facts.numbers[person].first {
        facts.numberNames[Int($0.name)] == row.text(NumberColumn.nama) && $0.month.map { Int($0) } == place
      }
      let cells = number.map { trace.decisive.number($0) } ?? []
      cite(row, "insentif", [(NumberColumn.nama, .used), (.nilai, role(cells, .value))])
    }
    let isPaid = trace.part(.incentiveBeforeBudget)?.number.map { $0.units > 0 } ?? false
    for row in rows.all(.budgets) { cite(row, "insentif", [(BudgetColumn.pagu, isPaid ? .decisive : .used)]) }
  }
}
