internal import Kinerja
internal import Tabular
internal import Wording

// How cells are written: marks of emptiness, numbers, dates, months and times.
extension DraftWriter {
  mutating func writeForms() {
    writeNulls()
    writeNumbers()
    writeDates()
    writeMonths()
    writeTimes()
  }

  private static let zeroTimes = ["00:00", "00:00:00"]

  private mutating func writeNulls() {
    let used = plan.used.sorted()
    let all = Set(used.flatMap { columns[$0].survey.nulls.keys })
    let zeros = Self.zeroTimes.filter(all.contains)
    let others = all.subtracting(zeros).sorted()
    func list(_ texts: [String]) -> String { "[\(texts.map(yamlQuoted).joined(separator: ", "))]" }
    guard !zeros.isEmpty else {
      if !others.isEmpty { draft.add("nulls: \(list(others))") }
      return
    }
    let count = used.reduce(0) { sum, index in sum + zeros.reduce(0) { $0 + (columns[index].survey.nulls[$1] ?? 0) } }
    draft.leaveOpen(
      "nulls",
      Text(
        "\(count) sel berisi \(zeros.joined(separator: ", "))", "\(count) cells hold \(zeros.joined(separator: ", "))"),
      [
        (list(others + zeros), Text("tanpa presensi", "no punch")),
        (list(others), Text("tepat tengah malam", "midnight")),
      ])
  }

  private mutating func writeNumbers() {
    let numeric = plan.sources.compactMap { column, source -> NumberSurvey? in
      guard case .column(let index) = source, column.kind.isNumber || column.kind == .level else { return nil }
      return columns[index].survey.numbers
    }
    .filter { !$0.areWhole }
    guard let first = numeric.first else { return }
    let common = first.formats.filter { format in numeric.allSatisfy { $0.formats.contains(format) } }
    let canonical = NumberFormat(decimal: UInt8(ascii: "."), thousands: nil)
    if common.count == 1 {
      if common[0] != canonical { draft.add("numbers: \(common[0].written)") }
      return
    }
    let doubtful = numeric.first { !$0.doubtful.isEmpty }?.doubtful ?? ""
    let choices = common.isEmpty ? numeric.flatMap(\.formats) : common
    draft.leaveOpen(
      "numbers",
      common.isEmpty
        ? Text("kolomnya tidak ditulis dengan cara yang sama", "the columns are not written in one way")
        : Text("\(doubtful) dapat berarti ribuan atau pecahan", "\(doubtful) may have thousands or decimals"),
      choices.map { (value: $0.written, says: Text($0.example)) })
  }

  /// The columns of the file that fill columns of some kinds.
  private func filling(_ isSuch: (CellKind) -> Bool) -> [Int] {
    plan.sources.flatMap { column, source -> [Int] in
      guard isSuch(column.kind) else { return [] }
      return switch source {
      case .column(let index): [index]
      case .joined(let indices, _): indices
      case .open, .absent: []
      }
    }
  }

  private mutating func writeDates() {
    let used = filling { $0 == .date || $0 == .end || $0 == .moment }
    let days = used.filter { columns[$0].kind != .time }
    let groups = days.flatMap { columns[$0].survey.moments.groups.filter { $0.kind == .date || $0.kind == .moment } }
    let hasSerials = days.contains { [.serialDay, .serialMoment].contains(columns[$0].kind) }
    let times = used.filter { columns[$0].kind == .time }.flatMap { columns[$0].survey.moments.groups(.time) }
    guard !groups.isEmpty || hasSerials else { return }
    /// Templates with each of the time's, where it stands in a column of its own.
    func list(_ templates: [String]) -> String {
      let whole =
        times.isEmpty ? templates : templates.flatMap { day in times.map { "\(day) \($0.candidates[0].template)" } }
      var seen: Set<String> = []
      let unique = (whole + (hasSerials ? ["serial"] : [])).filter { seen.insert($0).inserted }
      return "[\(unique.map(yamlQuoted).joined(separator: ", "))]"
    }
    let settled = groups.compactMap(\.decided)
    if settled.count == groups.count {
      let templates = settled.map(\.template)
      if templates.allSatisfy({ $0 == "yyyy-mm-dd" }), times.isEmpty, !hasSerials { return }
      draft.comment(groups.flatMap(proof))
      draft.add("dates: \(list(templates))")
    } else {
      let orders = groups.filter { $0.decided == nil }.map { Set($0.open.map(\.reading.order)) }
      let common = orders.dropFirst().reduce(orders[0]) { $0.intersection($1) }
      let choices = MomentReading.Order.allCases.filter(common.contains).map { order -> (value: String, says: Text) in
        let chosen = groups.compactMap { group in group.decided ?? group.open.first { $0.reading.order == order } }
        return (list(chosen.map(\.template)), Self.span(chosen))
      }
      let isTorn = groups.contains { $0.decided == nil && $0.open.contains { $0.proofs > 0 } }
      draft.leaveOpen(
        "dates",
        isTorn
          ? Text(
            "dua urutan hari dan bulan berselisih dalam berkas ini",
            "two orders of day and month contradict each other in the file")
          : Text(
            "urutan hari dan bulan tidak dapat diketahui dari berkas ini",
            "the file does not tell the order of day and month"),
        choices)
      draft.comment(groups.flatMap(proof))
    }
    writeCentury(groups)
    writeZone(groups)
  }

  /// What decides the order of a group's dates.
  private func proof(_ group: MomentSurvey.Group) -> [Text] {
    var lines: [Text] = []
    for candidate in group.candidates where candidate.proofs > 0 && group.candidates.count > 1 {
      lines.append(
        Text(
          "\"\(candidate.proof)\" dan \(candidate.proofs - 1) sel lain hanya dapat dibaca \(candidate.template)",
          "\"\(candidate.proof)\" and \(candidate.proofs - 1) other cells can only be \(candidate.template)"))
    }
    let unread = group.total - (group.decided?.count ?? group.total - group.impossible)
    if unread > 0 {
      lines.append(
        Text("\(unread) sel tidak dapat dibaca begitu.", "\(unread) cells cannot be read so."))
    }
    return lines
  }

  /// From which day to which the cells reach.
  private static func span(_ chosen: [MomentSurvey.Candidate]) -> Text {
    let days = chosen.compactMap(\.days)
    guard let first = days.map(\.lowerBound).min(), let last = days.map(\.upperBound).max() else { return Text("") }
    return Text("\(first) sampai \(last)", "\(first) to \(last)")
  }

  private mutating func writeCentury(_ groups: [MomentSurvey.Group]) {
    guard groups.contains(where: \.hasShortYears) else { return }
    draft.leaveOpen(
      "century", Text("tahunnya ditulis dua angka", "years are written in two digits"),
      [
        ("2000", Text("2000 sampai 2099", "2000 to 2099")), ("1970", Text("1970 sampai 2069", "1970 to 2069")),
        ("1900", Text("1900 sampai 1999", "1900 to 1999")),
      ])
  }

  private mutating func writeZone(_ groups: [MomentSurvey.Group]) {
    let zones = Set(groups.flatMap(\.zones)).sorted()
    guard !zones.isEmpty else { return }
    let written = zones.map { shown($0) }.joined(separator: ", ")
    draft.leaveOpen(
      "zone", Text("zona kantor; berkas memuat \(written)", "the office's zone; the file has \(written)"),
      DateFormat.Zone.allCases.map { (value: $0.rawValue, says: Text("+0\($0.minutes / 60):00")) })
  }

  private mutating func writeMonths() {
    let groups = filling { $0 == .month }.flatMap { columns[$0].survey.moments.groups(.month) }
    let templates = groups.map { $0.candidates[0].template }
    guard !templates.allSatisfy({ $0 == "yyyy-mm" }) else { return }
    draft.add("months: [\(unique(templates))]")
    writeCentury(groups)
  }

  private mutating func writeTimes() {
    let used = filling { $0 == .time }
    var templates = used.flatMap { columns[$0].survey.moments.groups(.time).map { $0.candidates[0].template } }
    if used.contains(where: { columns[$0].kind == .serialTime }) { templates.append("serial") }
    guard !templates.allSatisfy({ $0 == "hh:mm" || $0 == "hh:mm:ss" }) else { return }
    draft.add("times: [\(unique(templates))]")
  }

  private func unique(_ templates: [String]) -> String {
    var seen: Set<String> = []
    return templates.filter { seen.insert($0).inserted }.map(yamlQuoted).joined(separator: ", ")
  }
}

extension MomentReading {
  /// Which of day, month and year comes first.
  enum Order: CaseIterable { case dayFirst, monthFirst, yearFirst }

  var order: Order {
    switch roles.first {
    case .day: .dayFirst
    case .month: .monthFirst
    default: .yearFirst
    }
  }
}
