internal import Kinerja
internal import Tabular

/// Which column of a file becomes which of a table, as far as names and cells tell.
struct DraftPlan {
  /// Where a column of the table is to come from.
  enum Source {
    case column(Int)
    /// Cells of several columns, with a text between them.
    case joined([Int], separator: String)
    /// Nobody can tell from the file.
    case open
    /// The file has nothing for it, and need not.
    case absent
  }

  /// The table; nil when it cannot be told.
  var table: Table?
  /// Whether each row is a punch, whose person is known by a PIN or a NIP.
  var hasPunches = false
  /// Whether the person's column holds PINs instead of NIPs.
  var hasPINs = false
  var sources: [(column: ColumnSpec, source: Source)] = []
  /// The columns that are the days of a month.
  var days: [(day: Int, cell: Int)] = []
  /// Columns that may say whether a punch is in or out.
  var states: [Int] = []
  /// Columns of the schedule, which are not read.
  var schedule: [Int] = []
  /// A score that stands for all aspects.
  var loneScore: Int?

  /// Columns of the file that are used.
  var used: Set<Int> {
    var used = Set(days.map(\.cell) + states)
    for (_, source) in sources {
      switch source {
      case .column(let index): used.insert(index)
      case .joined(let indices, _): used.formUnion(indices)
      case .open, .absent: break
      }
    }
    return used
  }

  /// Where a column of the table comes from.
  func source(_ name: String) -> Source? { sources.first { $0.column.name == name }?.source }

  /// The column of the file that says whose row it is.
  var person: Int? {
    guard case .column(let index)? = source("nip") else { return nil }
    return index
  }

  init(_ inspection: Inspection, table wanted: Table?) {
    let columns = inspection.columns
    let headings = inspection.shape.header.isEmpty ? [] : inspection.headings
    let profiles = ShippedProfiles.all
    let likely = Self.likeliest(columns, headings, profiles)
    let mayHavePunches = wanted == .attendance || (wanted == nil && likely != .events)
    if mayHavePunches, planPunches(columns, headings) { return }
    table = wanted ?? likely
    let days = FileShape.dayNumbers(headings)
    if wanted == nil || wanted == .attendance, days.count > 27 {
      let isOfCodes = days.allSatisfy {
        [.text, .empty].contains(columns[$0.cell].kind) || columns[$0.cell].survey.odd > 0
      }
      let hasTexts = days.contains { columns[$0.cell].survey.contents.keys.contains { $0.contains(where: \.isLetter) } }
      if isOfCodes || hasTexts {
        table = .attendance
        self.days = days
      }
    }
    guard let table else { return }
    planTable(ColumnNames(table, profiles), table, columns, headings)
  }

  /// The column that bears one of some names, the first name that is there going first.
  private static func column(
    _ names: [String], _ columns: [Inspection.Column], _ headings: [String], where fits: (Inspection.Column) -> Bool
  ) -> Int? {
    for name in names {
      let index = headings.indices.first { ColumnNames.isAlike(headings[$0], name) && fits(columns[$0]) }
      if let index { return index }
    }
    return nil
  }

  /// Plans a log of a device; false when the file is none.
  private mutating func planPunches(_ columns: [Inspection.Column], _ headings: [String]) -> Bool {
    func isMoment(_ column: Inspection.Column) -> Bool { [.moment, .serialMoment].contains(column.kind) }
    func isDay(_ column: Inspection.Column) -> Bool { column.kind == .date }
    func isTime(_ column: Inspection.Column) -> Bool { column.kind == .time }
    let moment =
      Self.column(ColumnNames.moments, columns, headings, where: isMoment) ?? columns.firstIndex(where: isMoment)
    let times = columns.indices.filter { isTime(columns[$0]) }
    let day = Self.column(ColumnNames.days, columns, headings, where: isDay) ?? columns.firstIndex(where: isDay)
    var source: Source?
    if let day, times.count == 1 {
      let isFiner = moment.map { !columns[$0].hasSeconds && columns[times[0]].hasSeconds } ?? true
      // Beside a NIP a single time may as well be an event's.
      let isPunch = headings.isEmpty || Self.column(ColumnNames.times, columns, headings, where: isTime) == times[0]
      if isFiner, isPunch { source = .joined([day, times[0]], separator: " ") }
    }
    if source == nil, let moment, times.count < 2 { source = .column(moment) }
    guard let source else { return false }
    let taken: Set<Int> =
      switch source {
      case .column(let index): [index]
      case .joined(let indices, _): Set(indices)
      case .open, .absent: []
      }
    guard let person = findPerson(columns, headings, before: taken.min() ?? 0) else { return false }
    (table, hasPunches, hasPINs) = (.attendance, true, columns[person].kind != .nip)
    sources = zip(PunchColumn.columns, [Source.column(person), source]).map { (column: $0, source: $1) }
    findStates(columns, headings, besides: taken.union([person]))
    return true
  }

  /// The column of NIPs, or of PINs by its name, or, without names, the first numbers in front of the moment.
  private func findPerson(_ columns: [Inspection.Column], _ headings: [String], before place: Int) -> Int? {
    if let index = columns.firstIndex(where: { $0.kind == .nip }) { return index }
    func isPIN(_ column: Inspection.Column) -> Bool { column.survey.isOfPINs }
    guard headings.isEmpty else { return Self.column(ColumnNames.pins, columns, headings, where: isPIN) }
    return columns[..<place].firstIndex(where: isPIN)
  }

  private mutating func findStates(_ columns: [Inspection.Column], _ headings: [String], besides taken: Set<Int>) {
    func varies(_ index: Int) -> Bool {
      !taken.contains(index) && (2...10).contains(columns[index].survey.contents.count)
        && !columns[index].survey.hasMoreContents
    }
    if headings.isEmpty {
      states = columns.indices.filter { varies($0) && columns[$0].kind == .whole && $0 > (taken.min() ?? 0) }
    } else {
      states = columns.indices.filter { index in
        varies(index) && ColumnNames.states.contains { ColumnNames.isAlike(headings[index], $0) }
      }
    }
  }

  private mutating func planTable(
    _ names: ColumnNames, _ table: Table, _ columns: [Inspection.Column], _ headings: [String]
  ) {
    var taken: Set<Int> = Set(days.map(\.cell))
    let unpivoted = days.isEmpty ? [] : ["tanggal", "kode"]
    for column in table.spec.columns {
      var found = Self.column(names.of(column.name), columns, headings) { Self.fits($0, column.kind) }
      if found == nil, column.kind == .person, column.name == "nip" { found = lonePerson(columns, headings) }
      if let index = found, !taken.contains(index) {
        taken.insert(index)
        sources.append((column, .column(index)))
      } else if unpivoted.contains(column.name) {
        continue
      } else if column.kind == .month, let parts = Self.yearAndMonth(names.of(column.name), columns, headings) {
        taken.formUnion(parts)
        sources.append((column, .joined(parts, separator: "-")))
      } else {
        sources.append((column, column.mayBeEmpty ? .absent : .open))
      }
    }
    if table == .attendance {
      schedule = headings.indices.filter { index in
        !taken.contains(index) && columns[index].kind == .time && Self.isSchedule(headings[index])
      }
    }
    if table == .scores, case .open? = source("aspek"), case .column(let index)? = source("nilai") { loneScore = index }
    hasPINs = person.map { columns[$0].kind != .nip && columns[$0].survey.isOfPINs } ?? false
  }

  /// The columns of a year and a month that stand apart.
  private static func yearAndMonth(_ names: [String], _ columns: [Inspection.Column], _ headings: [String]) -> [Int]? {
    let year = column(["Tahun", "Year"], columns, headings) { $0.kind == .whole }
    let month = column(names + ["Month"], columns, headings) { $0.kind == .whole || $0.kind == .text }
    guard let year, let month, year != month else { return nil }
    return [year, month]
  }

  static func isSchedule(_ heading: String) -> Bool {
    ["jam", "jadwal", "onduty", "offduty"].contains { ColumnNames.core(heading).hasPrefix($0) }
  }

  /// The only column of NIPs; where there is none, a column of PINs by its name.
  private func lonePerson(_ columns: [Inspection.Column], _ headings: [String]) -> Int? {
    let nips = columns.indices.filter { columns[$0].kind == .nip }
    if nips.count == 1 { return nips[0] }
    return nips.isEmpty ? Self.column(ColumnNames.pins, columns, headings) { $0.survey.isOfPINs } : nil
  }

  /// Whether cells may be what a column holds.
  static func fits(_ column: Inspection.Column, _ kind: CellKind) -> Bool {
    if column.kind == .empty { return true }
    return switch kind {
    case .person, .nip: column.survey.nips > 0 && column.survey.nips * 2 >= column.survey.filled
    case .date, .end: [.date, .serialDay, .moment].contains(column.kind)
    case .month: column.kind == .month
    case .time: [.time, .serialTime].contains(column.kind)
    case .moment: [.moment, .serialMoment].contains(column.kind)
    case .number, .score, .whole, .rupiah, .level:
      [.whole, .number, .serialDay, .serialTime, .serialMoment].contains(column.kind)
    case .word, .code, .indicator, .unit, .name, .text: true
    }
  }

  /// The table most of whose columns the file names, if these are not few.
  private static func likeliest(
    _ columns: [Inspection.Column], _ headings: [String], _ profiles: [Profile]
  ) -> Table? {
    guard !headings.isEmpty else { return nil }
    let scores = Table.corrected.map { table -> (table: Table, found: Int, share: Int) in
      let names = ColumnNames(table, profiles)
      let needed = table.spec.columns.filter { !$0.mayBeAbsent }
      let found = needed.count { spec in
        column(names.of(spec.name), columns, headings) { fits($0, spec.kind) } != nil
          || (spec.kind == .month && yearAndMonth(names.of(spec.name), columns, headings) != nil)
      }
      return (table, found, found * 100 / needed.count)
    }
    let best = scores.max { ($0.found, $0.share) < ($1.found, $1.share) }
    return best.flatMap { $0.found > 1 && ($0.share >= 50 || $0.found > 3) ? $0.table : nil }
  }
}

extension Inspection {
  /// The names in the header, also where it has another number of cells than the rows.
  var headings: [String] { shape.header.map { $0.trimmingBlanks } }
}

extension Inspection.Column {
  /// Whether all its times have seconds.
  var hasSeconds: Bool {
    let groups = survey.moments.groups.filter { $0.kind == .time || $0.kind == .moment }
    return !groups.isEmpty && groups.allSatisfy { $0.candidates[0].reading.roles.contains(.second) }
  }
}
