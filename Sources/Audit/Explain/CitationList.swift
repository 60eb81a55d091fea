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

  private mutating func cite(_ row: FoundRow, _ table: Table, _ step: String, _ cells: [(String, Explanation.Role)]) {
    for (column, role) in cells {
      let place = column == "pulang" ? row.lastPunch ?? row.place : row.place
      citations.append(
        Explanation.Citation(
          file: place.file, line: place.line, column: column, value: row.cell(column, of: table), role: role,
          step: step))
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
      let starts = CivilDate(row.cell("berlaku_mulai", of: .roster))
      let ends = CivilDate(row.cell("berlaku_sampai", of: .roster)) ?? Segment.endOfTime
      let isOutside = starts.map { $0 > asOf } ?? false || ends < quarter.first
      var cells: [(String, Explanation.Role)] = [("berlaku_mulai", .used), ("berlaku_sampai", .used)]
      if !isOutside {
        let isPrimary = starts == primary.first
        let role: Explanation.Role = isPrimary ? .decisive : .used
        // Equal scheduled days would let another segment's columns be printed.
        cells += [
          ("nama", role), ("unit_kode", role), ("jenis_jabatan", role), ("kelas_jabatan", .used), ("status", .used),
          ("pola_kerja", .used), ("jabatan", .used),
        ]
      }
      cite(row, .roster, "jabatan", cells)
    }
  }

  /// All of it: it decides the days of the group's people too, whose median counts.
  private mutating func citeCalendar() {
    for row in rows.all(.calendar) {
      guard let day = CivilDate(row.cell("tanggal", of: .calendar)).flatMap({ quarter.index(of: $0) }) else { continue }
      let isWorked = trace.days.contains {
        $0.day == day && $0.isCounted && facts.roster.segments[$0.segment].pattern != .shift
      }
      cite(row, .calendar, "hari_kerja", [("jenis", isWorked ? .decisive : .used), ("jadwal", .used)])
    }
  }

  private mutating func citeShifts() {
    guard trace.months.contains(where: { facts.roster.segments[$0.segment].pattern == .shift }) else { return }
    let days = daysByDate
    for row in rows.all(.shifts) {
      let date = row.cell("tanggal", of: .shifts)
      guard let day = CivilDate(date).flatMap({ quarter.index(of: $0) }), months.contains(quarter.month(ofDay: day))
      else { continue }
      let isWorked = days[date].map { $0.isCounted && facts.roster.segments[$0.segment].pattern == .shift } ?? false
      cite(row, .shifts, "hari_kerja", [("shift", isWorked ? .decisive : .used)])
    }
  }

  private mutating func citeAttendance() {
    let days = daysByDate
    for row in rows.all(.attendance) {
      guard let day = days[row.cell("tanggal", of: .attendance)] else { continue }
      let decisive = trace.decisive.attendance(onDay: day.day)
      func role(_ cell: DecisiveCells.AttendanceCell) -> Explanation.Role {
        decisive.contains(cell) ? .decisive : .used
      }
      var cells: [(String, Explanation.Role)] = [("kode", role(.code))]
      if day.word.isPresence {
        cells += [("masuk", role(.first)), ("pulang", role(.last))]
        let midday = policy.attendance.versions[day.version].rules.midday
        let isOffice = facts.roster.segments[day.segment].pattern != .shift
        for (number, name) in ["tengah_1", "tengah_2"].enumerated()
        where !day.word.hasPunch || isOffice && number < midday.count {
          guard row.cells[5 + number] != nil else { continue }
          cells.append((name, role(number == 0 ? .firstMidday : .secondMidday)))
        }
      }
      cite(row, .attendance, "disiplin", cells)
    }
  }

  private mutating func citeTargets() {
    guard let rules = policy.achievement.version(on: quarter.last)?.rules else { return }
    for row in rows.all(.targets) {
      let indicator = facts.indicators.firstIndex(of: row.cell("indikator", of: .targets))
      let decisive = trace.decisive.target(indicator)
      cite(
        row, .targets, "capaian",
        [
          ("arah", .used), ("target", decisive.contains(.target) ? .decisive : .used),
          ("realisasi", decisive.contains(.realised) ? .decisive : .used),
        ] + (rules.weighting == .bobot ? [("bobot", .used)] : []))
    }
    let role: Explanation.Role = trace.decisive.normsAreDecisive ? .decisive : .used
    let own = Set(trace.targets.map { facts.indicators[$0.indicator] })
    for row in rows.all(.norms) {
      let isOwn = own.contains(row.cell("indikator", of: .norms))
      cite(row, .norms, isOwn ? "beban_rasio" : "beban_relatif", [("norma_menit", isOwn ? role : .used)])
    }
  }

  private mutating func citeScores() {
    let months = (0..<3).map { month in "\(quarter.day(quarter.monthStarts[month]))".prefix(7) }
    let isPlain =
      policy.supervisor.version(on: quarter.last)?.rules.calibration.mode == SupervisorRules.CalibrationMode.none
    for row in rows.all(.scores) where months.contains(where: { $0 == row.cell("bulan", of: .scores) }) {
      cite(row, .scores, "perilaku", [("nilai", isPlain ? .decisive : .used)])
    }
  }

  private mutating func citeRatings() {
    guard trace.employee.isEvaluated else { return }
    for row in rows.all(.ratings) {
      cite(row, .ratings, "predikat", [("hasil", .decisive), ("perilaku", .decisive)])
    }
  }

  private mutating func citeMoney() {
    var roles: [String: Explanation.Role] = [:]
    for month in trace.months {
      for row in rows.tariffs(of: facts.roster.segments[month.segment], facts.roster) {
        let counts = month.counted > 0 && month.scheduled > 0
        if roles["\(row.place)"] != .decisive { roles["\(row.place)"] = counts ? .decisive : .used }
      }
    }
    // The pay of the unit's people counts against its budget.
    for member in trace.budget?.members ?? [] {
      for position in facts.roster.segmentRange(Int(employees[Int(member)].person)) {
        for row in rows.tariffs(of: facts.roster.segments[position], facts.roster) {
          roles["\(row.place)"] = roles["\(row.place)"] ?? .used
        }
      }
    }
    for row in rows.all(.tariffs) {
      if let role = roles["\(row.place)"] { cite(row, .tariffs, "dasar_insentif", [("nilai", role)]) }
    }
    for row in rows.all(.sanctions) {
      cite(row, .sanctions, "insentif", [("jenis", .used), ("mulai", .used), ("sampai", .used)])
    }
    let isPaid = trace.part(.incentiveBeforeBudget)?.number.map { $0.units > 0 } ?? false
    let role: Explanation.Role = isPaid ? .decisive : .used
    for row in rows.all(.budgets) { cite(row, .budgets, "insentif", [("pagu", role)]) }
  }
}
