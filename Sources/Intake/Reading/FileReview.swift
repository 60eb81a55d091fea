internal import Findings
internal import Kinerja
internal import Tabular

/// What shows only when a file has been read to its end.
final class FileReview {
  private let file: InputFolder.File
  private let header: Header
  private var lineEnds = LineEnds()
  private var endsOpen = false
  private var lines = 0
  private var thousands: [AnyColumn: Thousands] = [:]
  private(set) var outside = 0
  private(set) var invalid = 0
  private(set) var skipped: [SkipReason: Int] = [:]
  private var letters = LetterReview()
  private(set) var sums: [Int128] = []
  private var drops = DropCounts()
  private var unknownKeys = UnknownKeys()
  private var rowFindings = RowFindings()
  private var unknownRows = 0
  private var made = 0
  private var taken = 0
  private(set) var punches = PunchTally()
  private var days = DayTally()

  /// Numbers of a column that may have a thousands point.
  struct Thousands: Sendable {
    /// The cells that are named.
    static let limit = 20

    var count = 0
    /// The first of them.
    var cells: [(line: Int, field: Int, value: String)] = []
  }

  init(file: InputFolder.File, header: Header) {
    self.file = file
    self.header = header
  }

  /// Adds a piece of the file that begins behind this many lines; gives what is to be said of its rows at once.
  func add(_ report: BatchReport, line: Int) -> [Finding] {
    outside += report.outside
    invalid += report.invalidRows
    letters.add(report.letters, behind: line)
    if !report.skipped.isEmpty { skipped.merge(report.skipped, uniquingKeysWith: +) }
    drops.add(report.drops)
    sums = sums.isEmpty ? report.sums : zip(sums, report.sums).map { $0 + $1 }
    lineEnds.add(report.lineEnds, behind: line)
    endsOpen = report.endsOpen
    lines = line + report.lines
    for (column, found) in report.thousands {
      thousands[column, default: Thousands()].count += found.count
      let room = Thousands.limit - (thousands[column]?.cells.count ?? 0)
      thousands[column]?.cells += found.cells.prefix(room).map { (line + $0.line, $0.field, $0.value) }
    }
    shortDecimals |= report.shortDecimals
    fineDecimals |= report.fineDecimals
    punches.add(report.punches, behind: line)
    days.add(report.days, behind: line)
    unknownRows += report.unknownRows
    made += report.made
    taken += report.taken
    return addUnknownKeys(report, line: line)
  }

  /// Takes what is wrong with a row; gives what is to be said at once, and keeps the rest for `ofRows`.
  func take(_ raw: RawFinding, _ resolved: () -> Finding) -> [Finding] { rowFindings.take(raw, resolved) }

  /// What is wrong with the rows and was not said at once.
  var ofRows: [Finding] { rowFindings.kept }

  private func addUnknownKeys(_ report: BatchReport, line: Int) -> [Finding] {
    report.unknownKeys.inOrder.compactMap { text, column, rows in
      var rows = rows
      rows.line += line
      return unknownKeys.add(text, column, rows, limit: UnknownKeys.limit) ? nil : finding(text, column, rows)
    }
  }

  private func finding(_ text: String, _ column: AnyColumn, _ rows: UnknownKeys.Rows) -> Finding {
    let (code, detail) = rows.finding
    return Finding(
      code: code, file: file.name, line: rows.line + 1, field: rows.field,
      column: header.name(of: column, field: rows.field), value: text, detail: detail)
  }

  /// The columns that hold numbers with one or two decimals.
  private var shortDecimals: UInt64 = 0
  /// The columns that hold numbers with three decimals or more whose point cannot part thousands.
  private var fineDecimals: UInt64 = 0

  /// The rows that come to nothing.
  var dropCounts: DropCounts {
    var counts = drops
    counts[.outsideQuarter] = outside - drops[.distantDate]
    return counts
  }

  /// What is said of the file as a whole.
  ///
  /// - Parameter timelessIsAbsence: whether the policy makes an unexcused absence of a presence without a time.
  func findings(rows: Int, timelessIsAbsence: Bool) -> [Finding] {
    var findings = unknownKeys.inOrder.map { finding($0.text, $0.column, $0.rows) }
    if rows == 0, !skipped.isEmpty {
      findings.append(
        Finding(
          code: .file(.nothingButSkipped), file: file.name, value: String(skipped.values.reduce(0, +)),
          detail: skipped.keys.sorted().map(\.rule).joined(separator: ", ")))
    }
    let made = header.conversion == nil ? rows : made
    if unknownRows * 2 > made {
      findings.append(
        Finding(code: .content(.mostKeysUnknown), file: file.name, detail: "\(unknownRows)/\(made)"))
    }
    // What a title says of the period is said there.
    if outside > 0, outside == (header.conversion == nil ? rows : taken), header.walker == nil {
      findings.append(Finding(code: .export(.otherQuarter), file: file.name, value: String(rows)))
    }
    if file.profile?.punches != nil {
      func place(_ column: PunchColumn) -> (field: Int, name: String) {
        let field = header.places[column.rawValue].field
        return (field, header.name(of: AnyColumn(column), field: field))
      }
      let review = PunchReview(file: file, rows: made, unknownRows: unknownRows, drops: drops, tally: punches)
      let hasMoment = header.places[PunchColumn.waktu.rawValue].cell != nil
      findings += review.findings(
        statusColumn: place(.status), timeColumn: place(hasMoment ? .waktu : .tanggal))
    }
    findings += days.findings(file, header, isAbsence: timelessIsAbsence)
    let pairs = [lineEnds.first[.lf], lineEnds.first[.crlf]].compactMap { $0 }
    if pairs.count == 2, let later = pairs.max() {
      findings.append(Finding(code: .export(.mixedLineEnds), file: file.name, line: later + 1))
    }
    if let lone = lineEnds.first[.cr] {
      findings.append(Finding(code: .export(.loneCarriageReturn), file: file.name, line: lone + 1))
    }
    if letters.likeUTF8 >= 0, !letters.isOther {
      findings.append(
        Finding(
          code: .file(.otherEncoding), file: file.name, line: letters.likeUTF8 + 1,
          detail: file.format.encoding.rawValue))
    }
    if letters.broken >= 0 {
      findings.append(
        Finding(
          code: .export(.brokenText), file: file.name, line: letters.broken + 1, detail: String(letters.brokenCount)))
    }
    if endsOpen { findings.append(Finding(code: .export(.noFinalLineEnd), file: file.name, line: lines)) }
    return findings + thousandsFindings
  }

  /// Numbers whose point may part thousands: the first of a column where all decimals look so; each, up to a limit, where
  /// the others have fewer. Where some have more, or three that cannot be thousands, three are nothing odd.
  private var thousandsFindings: [Finding] {
    guard file.profile?.conventions.numbers == nil else { return [] }
    return thousands.sorted { $0.key < $1.key }.flatMap { column, found -> [Finding] in
      let bit: UInt64 = 1 << UInt64(column.rawValue)
      guard fineDecimals & bit == 0 else { return [] }
      let isWholeColumn = shortDecimals & bit == 0
      return found.cells.prefix(isWholeColumn ? 1 : Thousands.limit).map { cell in
        Finding(
          code: isWholeColumn ? .export(.ambiguousThousands) : .plausibility(.thousandsCell), file: file.name,
          line: cell.line + 1, field: cell.field, column: header.name(of: column, field: cell.field), value: cell.value,
          detail: String(found.count))
      }
    }
  }
}
