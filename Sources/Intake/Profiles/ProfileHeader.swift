internal import Findings
internal import Kinerja
internal import Tabular

extension Header {
  /// Finds the cells that a profile names.
  mutating func match(_ header: HeaderLine, _ columns: [ColumnSpec], _ profile: Profile, _ keys: [String: KeyMap]) {
    let hasHeader = profile.cellsWithoutHeader == nil
    if hasHeader, let finding = unreadable(header) {
      findings = [finding]
      return
    }
    if profile.columns.isEmpty {
      matchCanonical(header, columns)
      guard findings.isEmpty else { return }
    }
    texts = header.texts.map { $0.trimmingBlanks }
    var used: Set<Int> = []
    func find(_ cells: [Profile.CellName]) -> Int? {
      for cell in cells {
        switch cell {
        case .position(let number) where number <= fieldCount: return number - 1
        case .position: continue
        case .name(let name): if let index = texts.firstIndex(of: name) { return index }
        }
      }
      return nil
    }
    func index(_ cells: [Profile.CellName], _ column: ColumnSpec) -> Int? {
      let expected = cells.map { if case .name(let name) = $0 { "\"\(name)\"" } else { "" } }.joined(separator: ", ")
      guard let index = find(cells) else {
        if !column.mayBeEmpty {
          findings.append(
            header.finding(.file(.missingColumn), column: column.name, value: column.name, detail: expected))
        }
        return nil
      }
      used.insert(index)
      return index
    }
    let owner = StableCells()
    var plans: [RowConversion.Plan] = []
    for (number, column) in columns.enumerated() {
      let plan = RowConversion.Plan()
      let source = profile.columns[AnyColumn(rawValue: number)]
      if let source {
        switch source.origin {
        case .cell(let cells): plan.origin = index(cells, column).map { .cell($0) } ?? .absent
        case .joined(let parts, let separator):
          plan.origin = .joined(parts.compactMap { index($0, column) }, separator: separator)
        case .constant(let bytes): plan.origin = .constant(owner.cell(bytes))
        }
        plan.key = source.key.flatMap { keys["\(profile.id)/\($0)"] }
        if !source.values.isEmpty {
          var values = CellMap(owner: owner)
          for (key, value) in source.values { _ = values.add(key, value) }
          plan.values = values
        }
      } else if profile.columns.isEmpty, let cell = places[number].cell {
        plan.origin = .cell(cell)
        used.insert(cell)
      }
      plan.apply(source?.conventions ?? profile.conventions, to: column)
      plans.append(plan)
    }
    let unpivot = profile.unpivot.map { rule in
      let cells = rule.columns.compactMap { code, cells in
        index(cells, columns[rule.value.rawValue]).map { (code: owner.cell(code), cell: $0) }
      }
      return RowConversion.Unpivot(
        name: rule.name.rawValue, value: rule.value.rawValue, columns: cells, skipsEmpty: rule.skipsEmpty)
    }
    reviewHeader(header, used, profile)
    reviewSchedule(header, columns, plans)
    guard findings.isEmpty else { return }
    let conversion = RowConversion(plans, unpivot: unpivot, encoding: profile.format.encoding, owner: owner)
    self.conversion = conversion
    for (number, plan) in plans.enumerated() {
      let isUnpivoted = unpivot.map { $0.name == number || $0.value == number } ?? false
      if case .absent = plan.origin, !isUnpivoted { places[number].cell = nil } else { places[number].cell = number }
      places[number].field = conversion.field(number, row: 0)
    }
  }

  /// Columns that the profile neither uses nor ignores, and those that stand twice.
  private mutating func reviewHeader(_ header: HeaderLine, _ used: Set<Int>, _ profile: Profile) {
    for (field, text) in texts.enumerated() {
      if used.contains(field), let first = texts.firstIndex(of: text),
        let second = texts[(first + 1)...].firstIndex(of: text),
        field == first
      {
        findings.append(
          header.finding(.file(.doubledColumn), field: second + 1, column: text, value: text, detail: String(first + 1))
        )
      }
      guard !used.contains(field), case .named(let ignored) = profile.ignored, !ignored.contains(text),
        texts.firstIndex(of: text) == field
      else { continue }
      findings.append(
        header.finding(
          .file(.unknownColumn), field: field + 1, value: text,
          detail: (used.sorted().map { texts[$0] } + ignored).joined(separator: ",")))
    }
  }
}

extension Header {
  /// Columns of times that are filled from the schedule, although the file has the punches beside it: `Jam Masuk` and
  /// `Scan Masuk`.
  private mutating func reviewSchedule(
    _ header: HeaderLine, _ columns: [ColumnSpec], _ plans: [RowConversion.Plan]
  ) {
    func words(_ text: String) -> [Substring] { text.lowercased().split { !$0.isLetter && !$0.isNumber } }
    for (column, plan) in zip(columns, plans) where column.kind == .time {
      guard case .cell(let index) = plan.origin, index < texts.count else { continue }
      let read = words(texts[index])
      guard let first = read.first, ["jam", "jadwal"].contains(first), read.count > 1,
        let punches = texts.first(where: { words($0) == ["scan"] + read.dropFirst() })
      else { continue }
      findings.append(
        header.finding(
          .file(.scheduleRead), field: index + 1, column: column.name, value: texts[index], detail: "\"\(punches)\""))
    }
  }
}

extension RowConversion.Plan {
  /// Applies how cells of a column's kind are written.
  fileprivate func apply(_ conventions: Profile.Conventions, to column: ColumnSpec) {
    stripped = conventions.stripped
    nulls = conventions.nulls
    form =
      switch column.kind {
      case .person, .nip, .word, .level, .code, .indicator, .unit, .name, .text: .text
      case .date, .end: conventions.dates.isEmpty ? .text : .date(conventions.dates)
      case .month: conventions.months.isEmpty ? .text : .month(conventions.months)
      case .time: conventions.times.isEmpty ? .text : .time(conventions.times)
      case .moment: .moment(conventions.dates)
      case .number, .score: conventions.numbers.map { .number($0, isWhole: false) } ?? .text
      case .whole, .rupiah: conventions.numbers.map { .number($0, isWhole: true) } ?? .text
      }
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmingBlanks: String {
    var view = Substring(self)
    while view.first == " " { view = view.dropFirst() }
    while view.last == " " { view = view.dropLast() }
    return String(view)
  }
}
