internal import Findings
internal import Kinerja
internal import Tabular

extension Header {
  /// Finds the cells that a profile names.
  mutating func match(
    _ header: HeaderLine, _ columns: [ColumnSpec], _ profile: Profile, _ keys: [String: KeyMap], quarter: Quarter?
  ) {
    let hasHeader = profile.cellsWithoutHeader == nil
    if hasHeader, let finding = header.unreadable {
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
    func index(_ cells: [Profile.CellName], _ column: ColumnSpec, isOptional: Bool) -> Int? {
      if let index = find(cells) {
        used.insert(index)
        return index
      }
      // A column that is optional, but stands there under nearly that name, was meant.
      let place = texts.firstIndex { text in cells.contains { $0.isNearly(text) } }
      if let place { used.insert(place) }
      let near = place.map { texts[$0] }
      if !isOptional || near != nil {
        findings.append(
          header.finding(
            .file(.profileColumn), column: column.name, value: near ?? "",
            detail: cells.map(\.description).joined(separator: ", ")))
      }
      return nil
    }
    let owner = StableCells()
    var plans: [RowConversion.Plan] = []
    for (number, column) in columns.enumerated() {
      let plan = RowConversion.Plan()
      let source = profile.columns[AnyColumn(rawValue: number)]
      if let source {
        plan.isSeveral = source.isSeveral
        switch source.origin {
        case .cell(let cells) where source.line != nil:
          if let name = source.line, case .position(let place)? = cells.first { plan.above = (name, place - 1) }
        case .cell(let cells) where cells.isEmpty: break
        case .cell(let cells):
          plan.origin = index(cells, column, isOptional: source.isOptional).map { .cell($0) } ?? .absent
        case .joined(let parts, let separator):
          let indices = parts.compactMap { index($0, column, isOptional: source.isOptional) }
          plan.origin = indices.isEmpty ? .absent : .joined(indices, separator: separator)
        case .constant(let bytes): plan.origin = .constant(owner.cell(bytes))
        }
        plan.key = source.key.flatMap { keys["\(profile.id)/\($0)"] }
        if !source.values.isEmpty {
          var values = CellMap(owner: owner)
          for (key, value) in source.values { _ = values.add(key, value) }
          plan.values = values
        }
        let isUnpivoted = profile.unpivot?.value.rawValue == number
        if case .absent = plan.origin, plan.above == nil, !isUnpivoted, !column.mayBeEmpty, findings.isEmpty {
          findings.append(header.finding(.file(.profileColumn), column: column.name))
        }
      } else if profile.columns.isEmpty, let cell = places[number].cell {
        plan.origin = .cell(cell)
        used.insert(cell)
      }
      plan.apply(source?.conventions ?? profile.conventions, to: column, isPunch: profile.punches != nil)
      plans.append(plan)
    }
    let unpivot = profile.unpivot.map { rule in
      let cells = rule.columns.compactMap { code, cells in
        index(cells, columns[rule.value.rawValue], isOptional: rule.optional.contains(code))
          .map { (code: owner.cell(code), cell: $0) }
      }
      return RowConversion.Unpivot(
        name: rule.name.rawValue, value: rule.value.rawValue, columns: cells, skipsEmpty: rule.skipsEmpty)
    }
    let named = used
    if profile.days != nil, profile.days?.line == nil {
      // Which of these are days of the period shows when the period is known.
      used.formUnion(header.cells.indices.filter { profile.days?.mayName(header.cells[$0]) ?? false })
    }
    reviewHeader(header, used, profile)
    skips = rowSkips(header, profile)
    reviewSchedule(header, columns, plans)
    guard findings.isEmpty else { return }
    let conversion = RowConversion(plans, unpivot: unpivot, encoding: profile.format.encoding, owner: owner)
    self.conversion = conversion
    if !profile.lines.isEmpty || profile.days != nil {
      let line = LineWalker.Line(place: header.line - 1, cells: header.cells)
      walker = LineWalker(
        profile, columns, plans, unpivot: unpivot, used: named, width: fieldCount, header: hasHeader ? line : nil,
        quarter: quarter)
    }
    for (number, plan) in plans.enumerated() {
      let isUnpivoted = unpivot.map { $0.name == number || $0.value == number } ?? false
      if case .absent = plan.origin, !isUnpivoted, plan.above == nil {
        places[number].cell = nil
      } else {
        places[number].cell = number
      }
      places[number].field = conversion.field(number, row: 0)
    }
  }

  /// The profile's rules about rows that are no data, with the cells they look at.
  private mutating func rowSkips(_ header: HeaderLine, _ profile: Profile) -> RowSkips {
    var rules: [(rule: SkipRule, cell: Int)] = []
    for rule in profile.skipRules {
      switch rule.test {
      case .cells, .repeatedHeader: rules.append((rule, 0))
      case .values(let column, _), .starts(let column, _), .digits(let column, _):
        var cell: Int?
        var name = ""
        switch column {
        case .name(let text): (cell, name) = (texts.firstIndex(of: text), text)
        case .position(let number): (cell, name) = (number <= fieldCount ? number - 1 : nil, String(number))
        }
        if let cell {
          rules.append((rule, cell))
        } else {
          findings.append(
            header.finding(.file(.missingColumn), column: "skip_rows", detail: "\"\(name)\""))
        }
      }
    }
    return RowSkips(
      rules, header: header.cells, format: profile.format, width: fieldCount, counts: profile.cellsWithoutHeader)
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
          .content(.scheduleRead), field: index + 1, column: column.name, value: texts[index], detail: "\"\(punches)\"")
      )
    }
  }
}

extension RowConversion.Plan {
  /// Applies how cells of a column's kind are written.
  fileprivate func apply(_ conventions: Profile.Conventions, to column: ColumnSpec, isPunch: Bool) {
    stripped = conventions.stripped
    nulls = conventions.nulls
    form =
      switch column.kind {
      case .person, .nip, .word, .level, .code, .indicator, .unit, .name, .text: .text
      case .date, .end: conventions.dates.isEmpty ? .text : .date(conventions.settled(conventions.dates))
      case .month: conventions.months.isEmpty ? .text : .month(conventions.settled(conventions.months))
      case .time where isPunch:
        .clock(
          conventions.times.isEmpty
            ? ["hh:mm", "hh:mm:ss"].compactMap { DateFormat($0) } : conventions.settled(conventions.times))
      case .time: conventions.times.isEmpty ? .text : .time(conventions.settled(conventions.times))
      case .moment: .moment(conventions.settled(conventions.dates))
      case .number, .score: conventions.numbers.map { .number($0, isWhole: false) } ?? .text
      case .whole, .rupiah: conventions.numbers.map { .number($0, isWhole: true) } ?? .text
      }
  }
}

extension Profile.CellName {
  /// As it is said to people: a name in quotes, or the place of the cell.
  fileprivate var description: String {
    switch self {
    case .name(let name): "\"\(name)\""
    case .position(let number): "#\(number)"
    }
  }

  /// Whether a heading is this name but for case, blanks and points.
  fileprivate func isNearly(_ heading: String) -> Bool {
    guard case .name(let name) = self else { return false }
    return !name.lettersAndDigits.isEmpty && name.lettersAndDigits == heading.lettersAndDigits
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmingBlanks: String {
    var view = Substring(self)
    while view.first == " " { view = view.dropFirst() }
    while view.last == " " { view = view.dropLast() }
    return String(view)
  }
}
