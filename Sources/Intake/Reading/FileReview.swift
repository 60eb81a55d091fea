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
  private(set) var leftOut = 0
  private(set) var skipped: [SkipReason: Int] = [:]
  private(set) var sums: [Int128] = []
  private var letters = LetterReview()

  /// Numbers of a column that may have a thousands point.
  struct Thousands: Sendable {
    var count = 0
    /// The first of them.
    var line = 0
    var value = ""
  }

  init(file: InputFolder.File, header: Header) {
    self.file = file
    self.header = header
  }

  /// Adds a piece of the file that begins behind this many lines.
  func add(_ report: BatchReport, line: Int) {
    outside += report.outside
    invalid += report.invalidRows
    leftOut += report.leftOut
    letters.add(report.letters, behind: line)
    if !report.skipped.isEmpty { skipped.merge(report.skipped, uniquingKeysWith: +) }
    sums = sums.isEmpty ? report.sums : zip(sums, report.sums).map { $0 + $1 }
    lineEnds.add(report.lineEnds, behind: line)
    endsOpen = report.endsOpen
    lines = line + report.lines
    for (column, found) in report.thousands {
      if thousands[column] == nil {
        thousands[column] = Thousands(count: 0, line: line + found.line, value: found.value)
      }
      thousands[column]?.count += found.count
    }
    decimals |= report.decimals
  }

  /// The columns that hold numbers with other than three decimals.
  private var decimals: UInt64 = 0

  /// Warnings about the file as a whole.
  func findings(rows: Int, hasDeclaredNumbers: Bool) -> [Finding] {
    var findings: [Finding] = []
    if rows == 0, !skipped.isEmpty {
      findings.append(
        Finding(
          code: .file(.nothingButSkipped), file: file.name, value: String(skipped.values.reduce(0, +)),
          detail: skipped.keys.sorted().map(\.rule).joined(separator: ", ")))
    }
    if rows > 0, outside == rows {
      findings.append(Finding(code: .export(.otherQuarter), file: file.name, value: String(rows)))
    }
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
    guard !hasDeclaredNumbers else { return findings }
    for (column, found) in thousands.sorted(by: { $0.key < $1.key }) where decimals >> UInt64(column.rawValue) & 1 == 0
    {
      let field = header.places[column.rawValue].field
      findings.append(
        Finding(
          code: .export(.ambiguousThousands), file: file.name, line: found.line + 1,
          field: field, column: header.name(of: column, field: field), value: found.value, detail: String(found.count)))
    }
    return findings
  }
}
