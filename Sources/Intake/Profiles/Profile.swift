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
  private(set) var files: [FilePattern]
  /// The patterns of files that were given to it in place of its own; nil where it reads its own.
  package private(set) var assigned: [String]?
  let format: TextFormat
  /// The numbers of cells in a row of files without a header; nil with a header.
  let cellsWithoutHeader: CellCounts?
  /// Whether rows may end with a delimiter more than the header.
  let hasTrailingDelimiter: Bool
  /// The rows that are no data.
  let skipRules: [SkipRule]
  /// The lines that are no rows, but tell something of the rows below them.
  let lines: [LineRule]
  /// Which cells of a row are those of days; nil where `unpivot` names its columns.
  let days: DayRules?
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
    /// The first of the hundred years that two digits name.
    var century: Int?
    /// The zone to which moments with a zone are converted.
    var zone: DateFormat.Zone?

    /// Templates with what is said beside them.
    func settled(_ formats: [DateFormat]) -> [DateFormat] {
      let setting = DateFormat.Setting(
        century: century, zone: zone, decimal: numbers?.decimal ?? UInt8(ascii: "."))
      return formats.map { format in
        var format = format
        format.setting = setting
        return format
      }
    }
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
    /// Whether a file may lack it.
    var isOptional = false
    /// The kind of line above the row in which the cell stands; nil for the row itself.
    var line: String?
    /// Whether a cell holds any number of times.
    var isSeveral = false
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
    /// Those of them, by their codes, that a file may lack.
    var optional: Set<[UInt8]> = []
    var skipsEmpty: Bool
  }

  /// The profile, reading the files with these patterns in place of its own.
  package func assigned(_ patterns: [String]) -> Profile {
    var profile = self
    profile.files = patterns.map { FilePattern(text: $0) }
    profile.assigned = patterns
    return profile
  }

  /// The columns of the table that a file's rows become.
  func columns(of table: Table) -> [ColumnSpec] { punches == nil ? table.spec.columns : PunchColumn.columns }
}

/// A pattern for names of files within one folder: `*` stands for any characters, `?` for one.
struct FilePattern: Hashable, Sendable {
  let text: String

  /// Whether a name follows the pattern, in whatever case its letters are.
  func matches(_ name: String) -> Bool {
    let (pattern, name) = (Array(text.lowercased().unicodeScalars), Array(name.lowercased().unicodeScalars))
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
