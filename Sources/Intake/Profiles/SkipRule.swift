internal import Findings
internal import Tabular
package import Wording

/// Rows of an export that are no data: totals, page footers, the header once more.
struct SkipRule: Hashable, Sendable {
  enum Test: Hashable, Sendable {
    /// A cell whose content is one of these.
    case values(Profile.CellName, [[UInt8]])
    /// A cell whose content begins with one of these.
    case starts(Profile.CellName, [[UInt8]])
    /// A cell of so many digits and nothing else but blanks and apostrophes.
    case digits(Profile.CellName, Int)
    /// Rows of so many cells, where the others have another number.
    case cells(CellCounts)
    case repeatedHeader
  }

  let test: Test
  /// The rule as the profile has it, for reports.
  let text: String
}

/// Why a row was skipped.
package enum SkipReason: Hashable, Comparable, Sendable {
  /// Nothing but delimiters and blanks.
  case blank
  /// A rule of the profile, as it is written there.
  case rule(String)

  /// The rule as the profile has it; `blank` for blank rows.
  package var rule: String {
    switch self {
    case .blank: "blank"
    case .rule(let text): text
    }
  }

  /// The reason in words.
  package var text: Text {
    switch self {
    case .blank: Text("baris kosong, dilewati", "blank rows, skipped")
    case .rule(let rule): Text("dilewati menurut skip_rows \(rule)", "skipped by skip_rows \(rule)")
    }
  }
}

/// Tells the rows of one file that are no data.
struct RowSkips: Sendable {
  private let rules: [(rule: SkipRule, cell: Int)]
  /// The cells of the header as they stand in the file.
  private let header: [[UInt8]]
  private let format: TextFormat
  /// The cells of a row that is data; of the widest where there are several.
  private let width: Int
  /// The other numbers of cells that rows may have.
  private let counts: CellCounts?

  /// - Parameter rules: with the index of the cell that each looks at.
  init(
    _ rules: [(rule: SkipRule, cell: Int)], header: [[UInt8]], format: TextFormat, width: Int, counts: CellCounts?
  ) {
    self.rules = rules
    self.header = header
    self.format = format
    self.width = width
    self.counts = counts
  }

  /// Why a record is no data; nil when it is.
  @inline(__always)
  func reason(_ record: borrowing RecordScanner) -> SkipReason? {
    let first = record.recordBytes[0]
    // Only what begins with no content can be blank.
    let mayBeBlank = first <= UInt8(ascii: "\"") || first == format.delimiter
    return mayBeBlank || !rules.isEmpty ? lookCloser(record) : nil
  }

  private func lookCloser(_ record: borrowing RecordScanner) -> SkipReason? {
    if isBlank(record) { return .blank }
    for (rule, cell) in rules where applies(rule.test, cell, record) { return .rule(rule.text) }
    return nil
  }

  private func isBlank(_ record: borrowing RecordScanner) -> Bool {
    for byte in record.recordBytes {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "\""), format.delimiter: continue
      default: return false
      }
    }
    // A quote may be content.
    return (0..<min(record.fieldCount, width)).allSatisfy { trimmed(record.cell($0).bytes).isEmpty }
  }

  /// Whether a record is one of which a test tells.
  func applies(_ test: SkipRule.Test, _ cell: Int, _ record: borrowing RecordScanner) -> Bool {
    switch test {
    case .cells(let skipped):
      let count = record.fieldCount
      return skipped.contains(count) && count != width && counts?.contains(count) != true
    case .repeatedHeader:
      guard record.fieldCount >= width, record.fieldCount <= width + 1 else { return false }
      return (0..<record.fieldCount).allSatisfy { index in
        let bytes = record.cell(index).bytes
        return index < header.count ? bytes.elementsEqual(header[index]) : bytes.isEmpty
      }
    case .values(_, let texts):
      return has(cell, record) { content in texts.contains { content.elementsEqual($0) } }
    case .starts(_, let texts):
      return has(cell, record) { content in texts.contains { content.starts(with: $0) } }
    case .digits(_, let count):
      return has(cell, record) { content in
        let rest = content.filter { $0 != 0x20 && $0 != UInt8(ascii: "'") }
        return rest.count == count && rest.allSatisfy { $0 &- 0x30 < 10 }
      }
    }
  }

  /// Whether a record has the cell, with such a content, blanks around it left out.
  private func has(
    _ cell: Int, _ record: borrowing RecordScanner, _ isSuch: (Slice<UnsafeBufferPointer<UInt8>>) -> Bool
  ) -> Bool {
    guard cell < record.fieldCount else { return false }
    let bytes = record.cell(cell).bytes
    guard format.encoding == .windows1252, record.hasHighBytes else { return isSuch(trimmed(bytes)) }
    var text: [UInt8] = []
    appendWindows1252(bytes, to: &text)
    return text.withUnsafeBufferPointer { isSuch(trimmed($0)) }
  }

  private func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
    var slice = bytes[...]
    while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
    while let first = slice.first, first == 0x20 || first == 0x09 { slice.removeFirst() }
    return slice
  }
}
