internal import Kinerja
internal import Tabular

/// How the exports of one system say what a table of the method says: a source profile.
package struct Profile: Sendable {
  /// Its name.
  package let id: String
  /// What it is for.
  package let title: String
  /// The bytes of its file.
  package let bytes: [UInt8]
  /// The table that the files become; nil for canonical tables in another dialect, told by their names.
  let table: Table?
  /// Which files of the input folder it reads.
  let files: [FilePattern]
  let format: TextFormat
  /// The number of cells in a row of files without a header; nil with a header.
  let cellsWithoutHeader: Int?
  let conventions: Conventions
  /// Where each column comes from; empty for canonical columns in another dialect.
  let columns: [AnyColumn: ColumnSource]
  let ignored: IgnoredColumns
  let keys: [String: KeyFile]
  let unpivot: Unpivot?
  let punches: PunchRules?
  /// Whether daily rows that tell nothing of a day leave it to other files that do.
  let yieldsToOthers: Bool

  /// How cells are written, unless a column says otherwise.
  struct Conventions: Sendable {
    /// Texts that are removed wherever they stand.
    var stripped: [[UInt8]] = []
    /// Contents that mean an empty cell.
    var nulls: [[UInt8]] = []
    var numbers: NumberFormat?
    var dates: [DateFormat] = []
    var months: [DateFormat] = []
    var times: [DateFormat] = []
  }

  /// What a column is made of.
  struct ColumnSource: Sendable {
    enum Origin: Sendable {
      /// The first of these that the header has.
      case cell([CellName])
      /// The cells that are not empty, with a text between them.
      case joined([[CellName]], separator: [UInt8])
      case constant([UInt8])
    }

    var origin: Origin
    var conventions: Conventions
    /// Contents with what they stand for; others stay as they are.
    var values: [[UInt8]: [UInt8]] = [:]
    /// The mapping table through which the content goes.
    var key: String?
  }

  /// A cell of a row: by its name in the header, or by its place, from 1.
  enum CellName: Hashable, Sendable {
    case name(String)
    case position(Int)
  }

  enum IgnoredColumns: Sendable {
    case named([String])
    case allOthers
  }

  /// A mapping table in the input folder.
  struct KeyFile: Sendable {
    var file: String
    var from: String
    var to: String
    var format: TextFormat
    var unknown: UnknownKey
  }

  /// What becomes of rows whose key is not in the mapping table.
  enum UnknownKey: String, CaseIterable, Sendable {
    /// They are invalid.
    case error
    /// They are left out, counted; not more than half of a file.
    case ignore
    /// They are left out, counted, however many: the device is one of many offices.
    case ignoreMost = "ignore_most"
  }

  /// Columns of the file that become rows of the table.
  struct Unpivot: Sendable {
    /// The column that says which of them it was.
    var name: AnyColumn
    /// The column that takes its content.
    var value: AnyColumn
    var columns: [(code: [UInt8], cells: [CellName])]
    var skipsEmpty: Bool
  }

  /// The columns of the table that a file's rows become.
  func columns(of table: Table) -> [ColumnSpec] { punches == nil ? table.spec.columns : PunchColumn.columns }
}

/// A pattern for names of files within one folder: `*` stands for any characters, `?` for one.
struct FilePattern: Hashable, Sendable {
  let text: String

  /// Whether a name follows the pattern.
  func matches(_ name: String) -> Bool {
    let (pattern, name) = (Array(text.unicodeScalars), Array(name.unicodeScalars))
    // The last `*` and where in the name its run began, to go back to.
    var star: (pattern: Int, name: Int)?
    var (at, index) = (0, 0)
    while index < name.count {
      if at < pattern.count, pattern[at] == "*" {
        star = (at, index)
        at += 1
      } else if at < pattern.count, pattern[at] == "?" || pattern[at] == name[index] {
        at += 1
        index += 1
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        (at, index) = (last.pattern + 1, last.name + 1)
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == "*" }
  }
}

/// How numbers are written.
struct NumberFormat: Hashable, Sendable {
  var decimal: UInt8
  var thousands: UInt8?

  /// An example of the format.
  var example: String {
    let separator = thousands.map { String(UnicodeScalar($0)) } ?? ""
    return "1\(separator)234\(UnicodeScalar(decimal))5"
  }
}

/// How a day, a month, a time or a moment is written: a template such as `dd/mm/yyyy` or `yyyy-mm-dd hh:mm:ss`.
///
/// `yyyy`, `mm`, `dd`, `hh`, `mm`, `ss` take exactly so many digits, `m`, `d`, `h` one or two; `mmmm` takes an Indonesian
/// month's name, whole or its first three letters; behind an hour, `mm` are minutes. All else stands for itself.
struct DateFormat: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case year
    case month(digits: ClosedRange<Int>)
    case monthName
    case day(digits: ClosedRange<Int>)
    case hour(digits: ClosedRange<Int>)
    case minute
    case second
    case literal(UInt8)
  }

  let template: String
  let parts: [Part]

  /// Reads a template; nil when it names a part twice or no part at all.
  init?(_ template: String) {
    self.template = template
    var parts: [Part] = []
    let letters = Array(template.utf8)
    var index = 0
    while index < letters.count {
      let letter = letters[index]
      let count = letters[index...].prefix { $0 == letter }.count
      let hasHour = parts.contains { if case .hour = $0 { true } else { false } }
      switch (letter, count) {
      case (UInt8(ascii: "y"), 4): parts.append(.year)
      case (UInt8(ascii: "m"), 4): parts.append(.monthName)
      case (UInt8(ascii: "m"), 2) where hasHour: parts.append(.minute)
      case (UInt8(ascii: "m"), 1...2): parts.append(.month(digits: count...2))
      case (UInt8(ascii: "d"), 1...2): parts.append(.day(digits: count...2))
      case (UInt8(ascii: "h"), 1...2): parts.append(.hour(digits: count...2))
      case (UInt8(ascii: "s"), 2): parts.append(.second)
      default:
        let isLetter = letter | 0x20 >= UInt8(ascii: "a") && letter | 0x20 <= UInt8(ascii: "z")
        // ISO 8601 parts day and time by a T.
        guard !isLetter || letter == UInt8(ascii: "T"), letter < 0x80 else { return nil }
        parts += Array(repeating: .literal(letter), count: count)
      }
      index += count
    }
    self.parts = parts
    let kinds = parts.compactMap(Self.kind)
    guard !kinds.isEmpty, Set(kinds).count == kinds.count else { return nil }
    // Two runs of digits side by side would leave it open where the first ends.
    for (part, next) in zip(parts, parts.dropFirst()) {
      if Self.isOpen(part), Self.kind(next) != nil, next != .monthName { return nil }
    }
  }

  /// The parts that it names: 0 year, 1 month, 2 day, 3 hour, 4 minute, 5 second.
  var kinds: Set<Int> { Set(parts.compactMap(Self.kind)) }

  private static func kind(_ part: Part) -> Int? {
    switch part {
    case .year: 0
    case .month, .monthName: 1
    case .day: 2
    case .hour: 3
    case .minute: 4
    case .second: 5
    case .literal: nil
    }
  }

  private static func isOpen(_ part: Part) -> Bool {
    switch part {
    case .month(let digits), .day(let digits), .hour(let digits): digits.lowerBound < digits.upperBound
    case .year, .monthName, .minute, .second, .literal: false
    }
  }
}
