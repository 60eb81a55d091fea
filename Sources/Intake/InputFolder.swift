private import Glibc
internal import Tabular

/// The files of each table in a folder: `T.csv` and every `T-*.csv`, by name.
public struct InputFolder: Sendable {
  /// A file of a table.
  public struct File: Sendable {
    /// Its name within the folder.
    public let name: String
    /// Its path.
    public let path: String
  }

  /// The folder's path.
  public let path: String
  private var files: [Table: [File]] = [:]

  /// Lists a folder.
  public init(path: String) throws(InputError) {
    self.path = path
    guard let directory = opendir(path) else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".csv") { names.append(name) }
    }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for table in Table.allCases {
      files[table] = names.filter { $0 == "\(table.rawValue).csv" || $0.hasPrefix("\(table.rawValue)-") }
        .map { File(name: $0, path: "\(path)/\($0)") }
    }
  }

  /// The files of a table, by name.
  public func files(of table: Table) -> [File] { files[table] ?? [] }
}

/// What keeps a folder from being read at all.
public enum InputError: Error, Equatable, Sendable {
  /// A folder or file that cannot be opened or read.
  case unreadable(path: String, reason: String)
}
