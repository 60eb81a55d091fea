private import Glibc
internal import Platform
internal import Tabular

/// A table beside a log that may say whose its PINs are.
struct PINTable {
  /// The name of its file, and of its columns.
  let file: String
  let from: String
  let to: String
  let delimiter: UInt8
  /// The PINs that it knows.
  private let keys: Set<String>

  private static let largest = 4 << 20

  /// What it knows of some PINs.
  struct Match {
    var found = 0
    /// Those that it has with other leading zeros.
    var near = 0
  }

  /// What it knows of PINs, each taken as it is told.
  func match(_ pins: Set<String>, _ spelled: (String) -> String = { $0 }) -> Match {
    var match = Match()
    let bare = Set(keys.map(Self.withoutZeros))
    for pin in pins {
      if keys.contains(spelled(pin)) {
        match.found += 1
      } else if bare.contains(Self.withoutZeros(spelled(pin))) {
        match.near += 1
      }
    }
    return match
  }

  /// A cell that is the same in all rows, such as the number of the device, and what parts it from the PIN.
  struct Prefix {
    let column: Int
    let separator: String
    fileprivate let text: String

    func spelled(_ pin: String) -> String { text + separator + pin }
  }

  /// The prefix with which the table knows all PINs; nil when it knows some without, or none so.
  func prefix(_ pins: Set<String>, _ columns: [Inspection.Column]) -> Prefix? {
    guard !pins.isEmpty, match(pins).found == 0 else { return nil }
    for (index, column) in columns.enumerated()
    where column.survey.contents.count == 1 && !column.survey.hasMoreContents {
      for separator in ["-", "/", ".", "_", ":"] {
        guard let text = column.survey.contents.keys.first else { continue }
        let prefix = Prefix(column: index, separator: separator, text: text)
        if match(pins, prefix.spelled).found == pins.count { return prefix }
      }
    }
    return nil
  }

  private static func withoutZeros(_ text: String) -> Substring { text.drop { $0 == "0" } }

  /// The tables in the folder of a file, by name: a column of NIPs beside one of other texts, which have names.
  static func all(beside path: String) -> [PINTable] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let folder = path.contains("/") ? String(path.dropLast(name.count)) : "./"
    return regularFiles(in: folder).filter { $0 != name }.compactMap { PINTable(folder + $0, name: $0) }
  }

  private init?(_ path: String, name: String) {
    guard ["csv", "txt", "tsv"].contains(where: { name.lowercased().hasSuffix(".\($0)") }),
      fileSize(path).map({ $0 <= Self.largest }) == true, let inspection = try? Inspection(of: path)
    else { return nil }
    self.init(inspection)
  }

  /// The table that a file is; nil when it is none.
  init?(_ inspection: Inspection) {
    let columns = inspection.columns
    guard inspection.hasHeader, (2...4).contains(columns.count), inspection.shape.leadingLines == 0,
      let to = columns.indices.first(where: { columns[$0].kind == .nip }),
      let from = columns.indices.first(where: { index in
        index != to && [.whole, .text].contains(columns[index].kind) && columns[index].empties == 0
          && ColumnNames.pins.contains { ColumnNames.isAlike(columns[index].name, $0) }
      })
    else { return nil }
    (file, self.from, self.to) = (inspection.name, columns[from].name, columns[to].name)
    delimiter = inspection.shape.delimiter
    var keys: Set<String> = []
    var isHeader = true
    try? FileShape.forEachRecord(of: inspection.path, inspection.shape.format) { record, _ in
      if !isHeader, from < record.fieldCount { keys.insert(record.cell(from).text) }
      isHeader = false
    }
    self.keys = keys
  }

  /// As a profile declares it.
  var written: String {
    let sign = delimiter == UInt8(ascii: ",") ? "" : ", delimiter: \(writtenDelimiter(delimiter))"
    return "{file: \(yamlWord(file)), from: \(yamlWord(from)), to: \(yamlWord(to))\(sign)}"
  }
}

/// A delimiter as a profile has it.
func writtenDelimiter(_ delimiter: UInt8) -> String {
  switch delimiter {
  case UInt8(ascii: "\t"): "tab"
  case UInt8(ascii: " "): "blanks"
  default: yamlQuoted(String(UnicodeScalar(delimiter)))
  }
}

/// A text as YAML has it, in quotes unless it is a plain word.
func yamlWord(_ text: String) -> String {
  let isPlain =
    text.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 &- 0x30 < 10 || "-_.".utf8.contains($0) }
    && text.first?.isLetter == true
    && !["null", "true", "false", "yes", "no", "y", "n", "on", "off"].contains(text.lowercased())
  return isPlain ? text : yamlQuoted(text)
}

/// The names of the regular files in a folder, by their bytes; hidden ones are left out.
func regularFiles(in folder: String) -> [String] {
  (folderEntries(folder) ?? []).map(\.name).filter { !$0.hasPrefix(".") && fileSize("\(folder)/\($0)") != nil }
}

/// The size of a regular file; nil for anything else.
func fileSize(_ path: String) -> Int? {
  var info = stat()
  guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
  return Int(info.st_size)
}
