package import Findings
private import Kinerja
internal import Settings
internal import Tabular

/// Reads source profiles.
package enum ProfileReader {
  private static let schema = "kinerja-profile/1"
  /// What stands in a draft for what somebody must decide.
  static let openMark = "LENGKAPI"

  /// Reads the profile in a YAML file's bytes, or finds everything that is wrong with it.
  package static func read(_ bytes: [UInt8], name: String) -> Result<Profile, SettingsFaults> {
    let log = SettingsFaultLog(file: name)
    let root = SettingsDocument.root(of: bytes, log: log)
    let before = log.faults.count
    root?.reportOpenChoices()
    // While choices are open, the rest cannot be judged.
    let profile = log.faults.count > before ? nil : root.flatMap { makeProfile($0, bytes) }
    guard let profile, log.faults.isEmpty else { return .failure(SettingsFaults(log.faults)) }
    return .success(profile)
  }

  private static let conventionKeys = ["strip", "nulls", "numbers", "dates", "months", "times", "century", "zone"]

  private static func makeProfile(_ root: SettingsNode, _ bytes: [UInt8]) -> Profile? {
    let optional =
      [
        "table", "files", "encoding", "delimiter", "trailing_delimiter", "skip_lines", "skip_rows", "cells", "columns",
        "ignore", "keys", "lines", "days", "unpivot", "punches", "other_rows",
      ]
      + conventionKeys
    guard let fields = root.fields(["schema", "id", "title"], optional: optional) else { return nil }
    if let node = fields["schema"], let written = node.text(), written != schema {
      node.report(.structure(.wrongSchema), details: [schema])
    }
    let table = fields["table"]?.word(Table.self)
    let keys = fields["keys"]?.named { keyFile($0.value) } ?? [:]
    let conventions = readConventions(fields, Profile.Conventions())
    var punches = fields["punches"].flatMap(punchRules)
    let yields = fields["other_rows"].map { yieldsToOthers($0, table) } ?? false
    if yields { punches?.yieldsToOthers = true }
    let known = fields["punches"] == nil ? table?.spec.columns ?? [] : PunchColumn.columns
    let hasHeader = fields["cells"] == nil
    let lines = fields["lines"].map { lineRules($0, hasHeader: hasHeader) } ?? []
    let days = fields["days"].flatMap { dayRules($0, lines, conventions, hasHeader: hasHeader) }
    let unpivot = fields["unpivot"].flatMap { readUnpivot($0, known) }
    let isOfDays = unpivot.map(\.columns.isEmpty) ?? (fields["unpivot"] != nil)
    if let node = fields["days"] ?? fields["unpivot"], (fields["days"] != nil) != isOfDays {
      node.report(.profile(.daysWithoutUnpivot))
    }
    var columns: [AnyColumn: Profile.ColumnSource] = [:]
    if let node = fields["columns"] {
      columns = readColumns(
        node, known, conventions, keys, lines, unpivot: unpivot, isPunch: fields["punches"] != nil)
    } else if fields["table"] != nil {
      root.reportMissing(.structure(.missingKey), "columns")
    }
    guard let id = fields["id"]?.text(), let title = fields["title"]?.text() else { return nil }
    return Profile(
      id: id, title: title, bytes: bytes, table: table, files: fields["files"]?.items(pattern) ?? [],
      format: textFormat(fields), cellsWithoutHeader: fields["cells"].flatMap(cellCounts),
      hasTrailingDelimiter: fields["trailing_delimiter"]?.boolean() ?? false,
      skipRules: fields["skip_rows"]?.items { skipRule($0, hasHeader: hasHeader) } ?? [], lines: lines, days: days,
      conventions: conventions, columns: columns, ignored: fields["ignore"].map(ignored) ?? .named([]), keys: keys,
      unpivot: unpivot, punches: punches, yieldsToOthers: yields && punches == nil)
  }

  static func pattern(_ node: SettingsNode) -> FilePattern? {
    guard let text = node.text() else { return nil }
    guard !text.contains("/"), text != "..", text != ".", !text.contains("\0") else {
      node.report(.profile(.badFilePattern))
      return nil
    }
    return FilePattern(text: text)
  }

  private static func textFormat(_ fields: SettingsFields) -> TextFormat {
    let delimiter = fields["delimiter"].flatMap(delimiter)
    return TextFormat(
      encoding: fields["encoding"]?.word(TextFormat.Encoding.self) ?? .utf8,
      delimiter: delimiter ?? UInt8(ascii: ","), leadingLines: fields["skip_lines"]?.count() ?? 0,
      joinsBlanks: delimiter == UInt8(ascii: " "))
  }

  /// A delimiter; a blank stands for runs of blanks.
  private static func delimiter(_ node: SettingsNode) -> UInt8? {
    switch node.text() {
    case ",": return UInt8(ascii: ",")
    case ";": return UInt8(ascii: ";")
    case "tab": return UInt8(ascii: "\t")
    case "|": return UInt8(ascii: "|")
    case "blanks": return UInt8(ascii: " ")
    case nil: return nil
    default:
      node.report(.profile(.badSeparator), details: ["\",\"", "\";\"", "tab", "\"|\"", "blanks"])
      return nil
    }
  }

  /// A number, a list of numbers or a range of numbers of cells.
  private static func cellCounts(_ node: SettingsNode) -> CellCounts? {
    var ranges: [ClosedRange<Int>]?
    switch node.content {
    case .list:
      ranges = node.filledList()?.items { $0.positiveCount(.value(.notWhole)) }.map { Set($0).sorted().map { $0...$0 } }
    case .map:
      guard let fields = node.fields(["from", "to"]), let least = fields["from"]?.positiveCount(.value(.notWhole)),
        let most = fields["to"]?.positiveCount(.value(.notWhole))
      else { return nil }
      ranges = least <= most ? [least...most] : []
    default: ranges = node.positiveCount(.value(.notWhole)).map { [$0...$0] }
    }
    guard let ranges else { return nil }
    guard let counts = CellCounts(ranges), counts.largest <= Header.columnLimit else {
      node.report(.profile(.badCellCounts), details: [String(Header.columnLimit)])
      return nil
    }
    return counts
  }

  private static func ignored(_ node: SettingsNode) -> Profile.IgnoredColumns {
    if case .text("*") = node.content { return .allOthers }
    return .named(node.items { $0.text() } ?? [])
  }

  static func readConventions(_ fields: SettingsFields, _ base: Profile.Conventions) -> Profile.Conventions {
    var result = base
    func texts(_ key: String) -> [[UInt8]]? { fields[key]?.items { node in node.anyText().map { Array($0.utf8) } } }
    if let stripped = texts("strip") { result.stripped = stripped.filter { !$0.isEmpty } }
    if let nulls = texts("nulls") { result.nulls = nulls }
    if let node = fields["numbers"] { result.numbers = numberFormat(node) }
    if let node = fields["century"] { result.century = century(node) }
    if let node = fields["zone"] { result.zone = node.word() }
    let lacks = (
      century: fields["century"] == nil && base.century == nil, zone: fields["zone"] == nil && base.zone == nil
    )
    func formats(_ key: String, _ needed: Set<DateFormat.Kind>, _ examples: [String]) -> [DateFormat]? {
      fields[key]?.items { item in
        guard let text = item.text() else { return nil }
        guard let format = DateFormat(text), format.kinds.isSuperset(of: needed) else {
          item.report(.profile(.badDateFormat), details: examples)
          return nil
        }
        if format.needsCentury, lacks.century { item.report(.profile(.undeclaredCentury)) }
        if format.needsZone, lacks.zone { item.report(.profile(.undeclaredZone)) }
        return format
      }
    }
    result.dates = formats("dates", [.year, .month, .day], ["dd/mm/yyyy", "d mmmm yyyy"]) ?? base.dates
    result.months = formats("months", [.year, .month], ["mm/yyyy", "mmmm yyyy"]) ?? base.months
    result.times = formats("times", [.hour, .minute], ["hh:mm:ss", "h.mm"]) ?? base.times
    return result
  }

  /// The first of the hundred years that two digits name.
  private static func century(_ node: SettingsNode) -> Int? {
    guard let year = node.count() else { return nil }
    guard (1900...2000).contains(year) else {
      node.report(.profile(.undeclaredCentury))
      return nil
    }
    return year
  }

  private static func numberFormat(_ node: SettingsNode) -> NumberFormat? {
    guard let fields = node.fields(["decimal"], optional: ["thousands"]) else { return nil }
    func separator(_ node: SettingsNode) -> UInt8? {
      guard let text = node.anyText() else { return nil }
      if [".", ",", " ", "'"].contains(text) { return text.utf8.first }
      node.report(.profile(.badSeparator), details: ["\".\"", "\",\"", "\" \"", "\"'\""])
      return nil
    }
    let thousands = fields["thousands"].flatMap(separator)
    guard let node = fields["decimal"], let decimal = separator(node) else { return nil }
    if decimal == thousands { node.report(.profile(.badSeparator), details: ["\".\"", "\",\""]) }
    return NumberFormat(decimal: decimal, thousands: thousands)
  }

  private static func keyFile(_ node: SettingsNode) -> Profile.KeyFile? {
    guard
      let fields = node.fields(["file", "from", "to"], optional: ["delimiter", "encoding", "unknown"]),
      let file = fields["file"].flatMap(pattern), let from = fields["from"]?.text(), let to = fields["to"]?.text()
    else { return nil }
    return Profile.KeyFile(
      file: file.text, from: from, to: to,
      format: textFormat(fields),
      unknown: fields["unknown"]?.word(Profile.UnknownKey.self) ?? .error)
  }
}

extension SettingsNode {
  /// Reports everything that a draft left open.
  fileprivate func reportOpenChoices() {
    switch content {
    case .text(ProfileReader.openMark): report(.profile(.openChoice))
    case .text, .null, .refused: break
    case .list(let items): for item in items { item.reportOpenChoices() }
    case .map(let entries): for entry in entries { entry.value.reportOpenChoices() }
    }
  }
}

// MARK: Columns

extension ProfileReader {
  private static func readColumns(
    _ node: SettingsNode, _ known: [ColumnSpec], _ conventions: Profile.Conventions, _ keys: [String: Profile.KeyFile],
    _ lines: [LineRule], unpivot: Profile.Unpivot?, isPunch: Bool
  ) -> [AnyColumn: Profile.ColumnSource] {
    guard let fields = node.fields([], optional: known.map(\.name)) else { return [:] }
    var columns: [AnyColumn: Profile.ColumnSource] = [:]
    let dayAndTime = [PunchColumn.tanggal, .jam]
    func isNamed(_ column: PunchColumn) -> Bool {
      fields[PunchColumn.columns[column.rawValue].name] != nil || unpivot?.name == AnyColumn(column)
        || unpivot?.value == AnyColumn(column)
    }
    let hasDayAndTime = isPunch && dayAndTime.contains(where: isNamed)
    if hasDayAndTime, let waktu = fields["waktu"] { waktu.report(.profile(.momentTwice)) }
    /// The columns of punches that another way of saying the moment makes needless.
    func isNeedless(_ number: Int) -> Bool {
      isPunch && (hasDayAndTime ? number == PunchColumn.waktu.rawValue : dayAndTime.contains { $0.rawValue == number })
    }
    for (number, column) in known.enumerated() {
      let place = AnyColumn(rawValue: number)
      guard let source = fields[column.name] else {
        let isUnpivoted = place == unpivot?.name || place == unpivot?.value
        if !column.mayBeEmpty, !isUnpivoted, !isNeedless(number) {
          node.reportMissing(.profile(.columnWithoutSource), column.name)
        }
        continue
      }
      columns[place] = readColumn(
        source, conventions, keys, lines, isValue: place == unpivot?.value,
        isTime: isPunch && number == PunchColumn.jam.rawValue)
    }
    return columns
  }

  private static func readColumn(
    _ node: SettingsNode, _ conventions: Profile.Conventions, _ keys: [String: Profile.KeyFile], _ lines: [LineRule],
    isValue: Bool, isTime: Bool
  ) -> Profile.ColumnSource? {
    guard case .map = node.content else {
      return cellNames(node).map { Profile.ColumnSource(origin: .cell($0), conventions: conventions) }
    }
    let origins = ["from", "position", "join", "constant"]
    guard
      let fields = node.fields(
        [], optional: origins + ["with", "values", "key", "optional", "line", "several"] + conventionKeys)
    else {
      return nil
    }
    let sources = origins.filter { fields[$0] != nil }.count
    // The cells of columns that become rows are named by `unpivot`.
    guard sources == 1 || (isValue && sources == 0) else {
      node.report(.profile(.severalSources), details: origins)
      return nil
    }
    var origin: Profile.ColumnSource.Origin?
    if let from = fields["from"] {
      origin = cellNames(from).map { .cell($0) }
    } else if let position = fields["position"] {
      origin = position.positiveCount(.value(.notWhole)).map { .cell([.position($0)]) }
    } else if let join = fields["join"] {
      let separator = fields["with"]?.anyText() ?? " "
      origin = join.items(joinedCell).map { .joined($0, separator: Array(separator.utf8)) }
    } else if let constant = fields["constant"] {
      origin = constant.text().map { .constant(Array($0.utf8)) }
    } else {
      origin = .cell([])
    }
    let line = fields["line"]?.code(of: lines.map(\.name), { $0 }, unknown: .profile(.unknownLine))
    if let node = fields["line"], fields["position"] == nil { node.report(.profile(.lineWithoutPosition)) }
    let isSeveral = fields["several"]?.boolean() ?? false
    if isSeveral, !isTime { fields["several"]?.report(.profile(.severalTimesElsewhere)) }
    let values = fields["values"]?.named { $0.value.anyText().map { Array($0.utf8) } } ?? [:]
    let key = fields["key"]?.text()
    if let key, keys[key] == nil { fields["key"]?.report(.profile(.unknownKeyTable), details: keys.keys.sorted()) }
    return origin.map {
      Profile.ColumnSource(
        origin: $0, conventions: readConventions(fields, conventions),
        values: Dictionary(uniqueKeysWithValues: values.map { (Array($0.utf8), $1) }), key: key,
        isOptional: fields["optional"]?.boolean() ?? false, line: line, isSeveral: isSeveral && isTime)
    }
  }

  /// A name, or a list of names of which the header has one.
  private static func cellNames(_ node: SettingsNode) -> [Profile.CellName]? {
    if case .list = node.content { return node.items { $0.text().map { .name($0) } } }
    return node.text().map { [.name($0)] }
  }

  static func joinedCell(_ node: SettingsNode) -> [Profile.CellName]? {
    guard case .map = node.content else { return cellNames(node) }
    return node.fields(["position"])?["position"]?.positiveCount(.value(.notWhole)).map { [.position($0)] }
  }

  private static func readUnpivot(_ node: SettingsNode, _ known: [ColumnSpec]) -> Profile.Unpivot? {
    enum Empty: String, CaseIterable { case skip, error }
    guard let fields = node.fields(["name", "value", "columns"], optional: ["empty"]) else { return nil }
    func column(_ node: SettingsNode?) -> AnyColumn? {
      let column = node?.code(of: known, \.name, unknown: .value(.unknownWord))
      return known.firstIndex { $0.name == column?.name }.map { AnyColumn(rawValue: $0) }
    }
    let (name, value) = (column(fields["name"]), column(fields["value"]))
    var columns: [(code: [UInt8], cells: [Profile.CellName])] = []
    var optional: Set<[UInt8]> = []
    if case .text("days")? = fields["columns"]?.content {
      // Which these are is said under `days`.
    } else {
      for entry in fields["columns"]?.entries() ?? [] {
        guard let (cells, isOptional) = unpivotedCell(entry.value) else { continue }
        columns.append((Array(entry.key.utf8), cells))
        if isOptional { optional.insert(Array(entry.key.utf8)) }
      }
      if columns.isEmpty { fields["columns"]?.report(.structure(.emptyCollection)) }
    }
    guard let name, let value else { return nil }
    return Profile.Unpivot(
      name: name, value: value, columns: columns, optional: optional,
      skipsEmpty: fields["empty"]?.word(Empty.self) == .skip)
  }
}

extension ProfileReader {
  /// A cell that becomes a row: as any cell, or `{from, optional}`.
  private static func unpivotedCell(_ node: SettingsNode) -> (cells: [Profile.CellName], isOptional: Bool)? {
    guard case .map(let entries) = node.content, entries.contains(where: { $0.key == "from" }) else {
      return joinedCell(node).map { ($0, false) }
    }
    guard let fields = node.fields(["from"], optional: ["optional"]), let cells = fields["from"].flatMap(cellNames)
    else {
      return nil
    }
    return (cells, fields["optional"]?.boolean() ?? false)
  }
}

// MARK: Rows that are no data

extension ProfileReader {
  private static let skipForms = [
    "{column: NIP, values: [JUMLAH]}", "{column: NIP, starts: [\"(\"]}", "{column: NIP, digits: 16}", "{cells: 1}",
    "repeated_header",
  ]

  static func skipRule(_ node: SettingsNode, hasHeader: Bool) -> SkipRule? {
    guard case .map = node.content else {
      guard let word = node.text() else { return nil }
      guard word == "repeated_header", hasHeader else {
        node.report(.profile(.badSkipRule), details: skipForms)
        return nil
      }
      return SkipRule(test: .repeatedHeader, text: word)
    }
    guard let fields = node.fields([], optional: ["column", "values", "starts", "digits", "cells"]) else { return nil }
    let tests = ["values", "starts", "digits", "cells"].filter { fields[$0] != nil }
    guard tests.count == 1, (fields["column"] == nil) == (tests[0] == "cells") else {
      node.report(.profile(.badSkipRule), details: skipForms)
      return nil
    }
    if let cells = fields["cells"] {
      return cellCounts(cells).map { SkipRule(test: .cells($0), text: "{\($0.text)}") }
    }
    guard let column = fields["column"].flatMap(joinedCell)?.first else { return nil }
    func texts(_ node: SettingsNode, mayBeEmpty: Bool) -> [String]? {
      node.filledList()?.items { item in mayBeEmpty ? item.anyText().map { $0.trimmingBlanks } : item.text() }
    }
    var test: SkipRule.Test?
    var words = ""
    if let values = fields["values"].flatMap({ texts($0, mayBeEmpty: true) }) {
      test = .values(column, values.map { Array($0.utf8) })
      words = "[\(values.map { $0.isEmpty ? "\"\"" : $0 }.joined(separator: ", "))]"
    } else if let starts = fields["starts"].flatMap({ texts($0, mayBeEmpty: false) }) {
      test = .starts(column, starts.map { Array($0.utf8) })
      words = "[\(starts.joined(separator: ", "))]"
    } else if let digits = fields["digits"]?.positiveCount(.value(.notWhole)) {
      test = .digits(column, digits)
      words = "\(digits)"
    }
    let name =
      switch column {
      case .name(let name): name
      case .position(let number): "{position: \(number)}"
      }
    return test.map { SkipRule(test: $0, text: "{column: \(name), \(tests[0]): \(words)}") }
  }
}

// MARK: Punches and days

extension ProfileReader {
  /// What becomes of a day that another file of attendance tells of.
  private enum OtherRows: String, CaseIterable { case conflict, yield }
  /// What the day of a row of punches is: that of the calendar, or of the shift that begins on it.
  private enum PunchRows: String, CaseIterable { case day, shift }

  private static func yieldsToOthers(_ node: SettingsNode, _ table: Table?) -> Bool {
    guard table == .attendance else {
      node.report(.structure(.unknownKey), value: "other_rows", details: ["table: \(Table.attendance.rawValue)"])
      return false
    }
    return node.word(OtherRows.self) == .yield
  }

  private static func punchRules(_ node: SettingsNode) -> PunchRules? {
    guard let fields = node.fields(["day"], optional: ["shifts", "midday", "states", "other_rows", "rows"]) else {
      return nil
    }
    let day = fields["day"].flatMap(window)
    let shifts = fields["shifts"]?.named { window($0.value) } ?? [:]
    let midday = fields["midday"]?.items(range) ?? []
    if midday.count > 2 { fields["midday"]?.report(.rule(.tooManyMidday)) }
    if let day, day.isOvernight {
      fields["day"]?.report(.profile(.badPunchWindow), details: ["00:00–23:59"])
    }
    var states: (in: [[UInt8]], out: [[UInt8]])?
    if let node = fields["states"], !node.isNone, let words = node.fields(["in", "out"]) {
      func texts(_ key: String) -> [[UInt8]] { words[key]?.items { $0.text().map { Array($0.utf8) } } ?? [] }
      states = (texts("in"), texts("out"))
    }
    guard let day else { return nil }
    return PunchRules(
      day: day, shifts: shifts, midday: midday, states: states,
      yieldsToOthers: fields["other_rows"]?.word(OtherRows.self) == .yield,
      areOfTheirShift: fields["rows"]?.word(PunchRows.self) == .shift)
  }

  private static func window(_ node: SettingsNode) -> PunchRules.Window? {
    guard let fields = node.fields(["from", "to", "split"]), let first = fields["from"].flatMap(seconds),
      let last = fields["to"].flatMap(seconds), let split = fields["split"].flatMap(seconds)
    else { return nil }
    guard first < PunchRules.daySeconds, first <= split, split < last else {
      node.report(.profile(.badPunchWindow), details: ["from ≤ split < to"])
      return nil
    }
    // The minute of the end belongs to the window.
    return PunchRules.Window(first: first, last: last + 59, split: split + 59)
  }

  private static func range(_ node: SettingsNode) -> ClosedRange<Int>? {
    guard let fields = node.fields(["from", "to"]), let first = fields["from"].flatMap(seconds),
      let last = fields["to"].flatMap(seconds)
    else { return nil }
    guard first <= last, last < PunchRules.daySeconds else {
      node.report(.rule(.windowReversed))
      return nil
    }
    return first...last + 59
  }

  /// The seconds from midnight of `HH:MM`, or of `+HH:MM` on the next day.
  private static func seconds(_ node: SettingsNode) -> Int? {
    guard case .text(let text) = node.content, text.hasPrefix("+") else { return node.time().map { $0.minutes * 60 } }
    guard let time = ClockTime(String(text.dropFirst())) else {
      node.report(.value(.notTime))
      return nil
    }
    return time.minutes * 60 + PunchRules.daySeconds
  }
}

extension SettingsNode {
  /// Whether it says that states are not looked at.
  fileprivate var isNone: Bool {
    guard case .text("none") = content else { return false }
    return true
  }
}
