internal import Findings
internal import Kinerja
internal import Settings

/// Lines above rows, and days in columns.
extension ProfileReader {
  private static let lineForms = [
    "{line: 1}", "{column: {position: 1}, starts: [\"ID:\"]}", "{column: {position: 1}, values: [No]}", "day_numbers",
  ]

  /// The kinds of lines that are no rows.
  static func lineRules(_ node: SettingsNode, hasHeader: Bool) -> [LineRule] {
    let entries = node.entries() ?? []
    return entries.compactMap { entry in
      if entry.key.allSatisfy(\.isWhitespace) { entry.reportKey(.value(.emptyText)) }
      return lineTest(entry.value).map { LineRule(name: entry.key, test: $0) }
    }
  }

  private static func lineTest(_ node: SettingsNode) -> LineRule.Test? {
    guard case .map(let entries) = node.content else {
      guard let word = node.text() else { return nil }
      guard word == "day_numbers" else {
        node.report(.profile(.badLine), details: lineForms)
        return nil
      }
      return .dayNumbers
    }
    if entries.contains(where: { $0.key == "line" }) {
      return node.fields(["line"])?["line"]?.positiveCount(.value(.notWhole)).map { .number($0) }
    }
    guard let rule = skipRule(node, hasHeader: false) else { return nil }
    switch rule.test {
    // Lines above the rows have no header over them.
    case .values(.position(let place), _), .starts(.position(let place), _), .digits(.position(let place), _):
      return .row(rule.test, cell: place - 1)
    case .values, .starts, .digits, .cells, .repeatedHeader:
      node.report(.profile(.badLine), details: lineForms)
      return nil
    }
  }

  /// Which columns are days.
  static func dayRules(
    _ node: SettingsNode, _ lines: [LineRule], _ conventions: Profile.Conventions, hasHeader: Bool
  ) -> DayRules? {
    guard let fields = node.fields([], optional: ["line", "dates", "period", "century"]) else { return nil }
    let line = fields["line"]?.code(of: lines.map(\.name), { $0 }, unknown: .profile(.unknownLine))
    guard (fields["period"] == nil) != (fields["dates"] == nil), line != nil || hasHeader || fields["line"] != nil
    else {
      node.report(.profile(.badDays))
      return nil
    }
    let own = readConventions(fields, conventions)
    let period = fields["period"].flatMap { periodRules($0, lines, conventions) }
    return DayRules(line: line, dates: fields["dates"] == nil ? [] : own.settled(own.dates), period: period)
  }

  private static func periodRules(
    _ node: SettingsNode, _ lines: [LineRule], _ conventions: Profile.Conventions
  ) -> PeriodRules? {
    guard
      let fields = node.fields([], optional: ["line", "position", "constant", "months", "dates", "century"])
    else { return nil }
    guard (fields["line"] == nil) != (fields["constant"] == nil), (fields["months"] == nil) != (fields["dates"] == nil)
    else {
      node.report(.profile(.badPeriod))
      return nil
    }
    let isMonth = fields["months"] != nil
    let own = readConventions(fields, conventions)
    if let constant = fields["constant"] {
      guard let text = constant.text() else { return nil }
      let rules = PeriodRules(place: .constant(Array(text.utf8)), conventions: own, isMonth: isMonth)
      guard rules.days(in: Array(text.utf8))?.isWithinAMonth == true else {
        constant.report(.profile(.badPeriod))
        return nil
      }
      return rules
    }
    let line = fields["line"]?.code(of: lines.map(\.name), { $0 }, unknown: .profile(.unknownLine))
    let place = fields["position"].map { $0.positiveCount(.value(.notWhole)) ?? 1 } ?? 1
    return line.map { PeriodRules(place: .line($0, cell: place - 1), conventions: own, isMonth: isMonth) }
  }
}
