internal import Findings
private import Glibc
package import Kinerja
internal import Platform
internal import Tabular
package import Wording

/// The files of each table in a folder, by name: `T.csv`, every `T-*.csv`, and what source profiles ask for.
package struct InputFolder: Sendable {
  /// A file of a table.
  package struct File: Sendable {
    /// Its name within the folder.
    package let name: String
    /// Its path.
    package let path: String
    /// How it is read; nil for the method's own form, and for mapping tables.
    let profile: Profile?
    /// How its text is written.
    let format: TextFormat
    /// What it held when it was read first.
    let seal = FileSeal()

    init(name: String, path: String, profile: Profile?, format: TextFormat? = nil) {
      self.name = name
      self.path = path
      self.profile = profile
      self.format = format ?? profile?.format ?? TextFormat()
    }
  }

  /// The folder's path.
  package let path: String
  /// The profiles.
  package let profiles: [Profile]
  /// What is wrong with the files as such.
  let findings: [Finding]
  /// The mapping tables of the profiles, by `profile/key`.
  let keyFiles: [String: File]
  private var files: [Table: [File]] = [:]

  /// Lists a folder.
  package init(path: String, profiles: [Profile] = []) throws(InputError) {
    self.path = path
    self.profiles = profiles
    guard let entries = folderEntries(path) else { throw .unreadable(path: path, reason: SystemReason.last.text) }
    let visible = entries.filter { !$0.name.hasPrefix(".") }
    let names = visible.map(\.name)
    // A folder of the name of an export is read as one, and refused.
    let folders = Set(visible.filter(\.isFolder).map(\.name))
    var findings: [Finding] = []
    var keyFiles: [String: File] = [:]
    for profile in profiles {
      for (key, source) in profile.keys {
        keyFiles["\(profile.id)/\(key)"] = File(
          name: source.file, path: "\(path)/\(source.file)", profile: nil, format: source.format)
      }
    }
    self.keyFiles = keyFiles
    let known = Set(keyFiles.values.map(\.name))
    for name in names {
      let table = Self.canonicalTable(of: name)
      let claims = profiles.filter { $0.claims(name, table) }
      guard claims.count < 2 else {
        findings.append(
          Finding(code: .file(.severalProfiles), file: name, detail: claims.map(\.id).joined(separator: ", ")))
        continue
      }
      guard let table = claims.first?.table ?? table else {
        if !known.contains(name), !folders.contains(name), Self.looksLikeExport(name) {
          let foreign = ForeignFile(firstBytes(of: "\(path)/\(name)"))
          // A workbook is no export, unless its sheet was saved beside it.
          let isExport = foreign?.holdsSheets == true && !names.contains { Self.isText($0, savedFrom: name) }
          findings.append(
            Finding(
              code: isExport ? .file(.foreignFile) : .export(.unreadFile), file: name, detail: foreign?.rawValue ?? ""))
        }
        continue
      }
      files[table, default: []].append(File(name: name, path: "\(path)/\(name)", profile: claims.first))
    }
    let reading = Set(files.values.joined().compactMap { $0.profile?.id })
    for profile in profiles where !reading.contains(profile.id) {
      let claimed = findings.contains { $0.code == .file(.severalProfiles) && $0.detail.contains(profile.id) }
      guard !claimed else { continue }
      findings.append(
        Finding(
          code: .file(.profileWithoutFile), file: profile.id, detail: profile.expectedFiles))
    }
    for file in Array(files.values.joined()) + Array(keyFiles.values)
    where leadsOutside("\(path)/\(file.name)", of: path) {
      findings.append(Finding(code: .file(.outsideFolder), file: file.name))
    }
    self.findings = findings.sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
    for table in files.keys {
      files[table]?.removeAll { file in findings.contains { $0.code == .file(.outsideFolder) && $0.file == file.name } }
    }
  }

  /// The same folder with one more file of a table, which is not there yet under its name.
  package func adding(_ name: String, at path: String, to table: Table) -> InputFolder {
    var folder = self
    folder.files[table, default: []].append(File(name: name, path: path, profile: nil))
    folder.files[table]?.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return folder
  }

  /// The same folder with no other files of a table than these.
  package func keeping(_ names: Set<String>, of table: Table) -> InputFolder {
    var folder = self
    folder.files[table]?.removeAll { !names.contains($0.name) }
    return folder
  }

  /// The files of a table, by name.
  package func files(of table: Table) -> [File] { files[table] ?? [] }

  /// The files where rows of a table may stand: its own, then those of the corrections.
  package func sources(of table: Table) -> [File] {
    files(of: table) + (Table.corrected.contains(table) ? files(of: .corrections) : [])
  }

  static func canonicalTable(of name: String) -> Table? {
    guard name.hasSuffix(".csv") else { return nil }
    return Table.allCases.first { name == "\($0.rawValue).csv" || name.hasPrefix("\($0.rawValue)-") }
  }

  /// Whether a file has the name of a workbook, but that of a text behind it.
  private static func isText(_ name: String, savedFrom workbook: String) -> Bool {
    func stem(_ name: String) -> Substring { name.lowercased().prefix { $0 != "." } }
    return name != workbook && stem(name) == stem(workbook)
      && ["csv", "txt", "tsv", "dat"].contains { name.lowercased().hasSuffix(".\($0)") }
  }

  /// Whether a file was probably meant to be read.
  private static func looksLikeExport(_ name: String) -> Bool {
    let lower = name.lowercased()
    return ["csv", "txt", "tsv", "dat", "xls", "xlsx", "ods", "zip", "gz"].contains { lower.hasSuffix(".\($0)") }
  }
}

extension InputFolder.File {
  /// What its first bytes say against reading it at all; nil when nothing does, or it cannot be opened.
  func objection() -> Finding? {
    let start = firstBytes(of: path)
    if let foreign = ForeignFile(start) {
      return Finding(code: .file(.foreignFile), file: name, detail: foreign.rawValue)
    }
    guard format.encoding == .windows1252, start.starts(with: [0xEF, 0xBB, 0xBF]) else { return nil }
    return Finding(code: .file(.otherEncoding), file: name, line: 1, detail: format.encoding.rawValue)
  }
}

/// The first bytes of a file; none when it cannot be read, or is no regular file.
func firstBytes(of path: String) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_NONBLOCK)
  guard descriptor >= 0 else { return [] }
  defer { close(descriptor) }
  var info = stat()
  guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return [] }
  var bytes = [UInt8](repeating: 0, count: 4096)
  let count = read(descriptor, &bytes, bytes.count)
  return Array(bytes.prefix(max(0, count)))
}

/// Whether a path leads, through links, out of a folder.
func leadsOutside(_ path: String, of folder: String) -> Bool {
  guard let root = realpath(folder, nil) else { return false }
  defer { free(root) }
  guard let real = realpath(path, nil) else { return false }
  defer { free(real) }
  let prefix = String(cString: root)
  return !String(cString: real).hasPrefix(prefix.hasSuffix("/") ? prefix : prefix + "/")
}

extension Profile {
  /// The names of files that it reads.
  fileprivate var expectedFiles: String {
    files.isEmpty ? "\(table?.rawValue ?? "tabel").csv" : files.map(\.text).joined(separator: ", ")
  }

  /// Whether it reads a file; one without patterns reads the files that have its table's own names.
  fileprivate func claims(_ name: String, _ canonical: Table?) -> Bool {
    guard files.isEmpty else { return files.contains { $0.matches(name) } && (table ?? canonical) != nil }
    return canonical != nil && (table == nil || table == canonical)
  }
}

/// What keeps a folder from being read at all.
package enum InputError: Error, Equatable, Sendable {
  /// A folder or file that cannot be opened or read.
  case unreadable(path: String, reason: Text)
}

extension InputError: Refusing {
  package var refusal: Refusal {
    switch self {
    case .unreadable(let path, let reason):
      Refusal(.noInput, "\(path): K002: " + Text("tidak dapat dibaca", "cannot be read") + " (" + reason + ")")
    }
  }
}
