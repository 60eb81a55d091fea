private import Glibc
internal import Findings
internal import Platform
internal import Tabular
internal import Wording

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
  ///
  /// - Throws: `InputError` when one of the files, or the folder, cannot be read.
  static func all(beside path: String) throws(InputError) -> [PINTable] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let folder = path.contains("/") ? String(path.dropLast(name.count)) : "./"
    var tables: [PINTable] = []
    for file in try regularFiles(in: folder) where file != name {
      if let table = try PINTable(folder + file, name: file) { tables.append(table) }
    }
    return tables
  }

  private init?(_ path: String, name: String) throws(InputError) {
    guard ["csv", "txt", "tsv"].contains(where: { name.lowercased().hasSuffix(".\($0)") }),
      fileSize(path).map({ $0 <= Self.largest }) == true
    else { return nil }
    let inspection: Inspection
    do {
      inspection = try Inspection(of: path)
    } catch let error as InputError {
      throw error
    } catch {
      // A file that is no text with rows is no table.
      return nil
    }
    try self.init(inspection)
  }

  /// The table that a file is; nil when it is none.
  init?(_ inspection: Inspection) throws(InputError) {
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
    do throws(FileError) {
      try FileShape.forEachRecord(of: inspection.path, inspection.shape.format) { record, _ in
        if !isHeader, from < record.fieldCount { keys.insert(record.cell(from).text) }
        isHeader = false
      }
    } catch {
      throw .unreadable(path: error.path, reason: error.reason.text)
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
func regularFiles(in folder: String) throws(InputError) -> [String] {
  guard let entries = folderEntries(folder) else { throw .unreadable(path: folder, reason: SystemReason.last.text) }
  return entries.map(\.name).filter { !$0.hasPrefix(".") && fileSize("\(folder)/\($0)") != nil }
}

/// The size of a regular file; nil for anything else.
func fileSize(_ path: String) -> Int? {
  var info = stat()
  guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
  return Int(info.st_size)
}
