private import Glibc
internal import Findings
internal import Kinerja
internal import Platform
package import Wording

/// What the files of a folder are: a line for each, in the order of their names.
package struct FolderInspection: Sendable {
  /// What a file is.
  enum Role: Hashable {
    /// A table in the method's own form; whether its name says so, too.
    case canonical(Table, isNamed: Bool)
    /// The header of a table, with cells that are refused.
    case spoiled(Table, errors: Int)
    /// A shipped profile reads it.
    case shipped(id: String, Table, isNamed: Bool)
    /// A table of PINs.
    case pins(from: String, to: String)
    /// Rows that no profile reads; the likeliest table, where there is one.
    case unknown(Table?, columns: Int, rows: Int)
    /// A profile or another setting.
    case settings
    case foreign(ForeignFile)
    /// Nothing but a header, or nothing.
    case empty
    /// A pipe, a device, or what cannot be opened.
    case unreadable(Text)
  }

  /// The files with what they are.
  let files: [(name: String, role: Role)]

  /// Looks at the files of a folder; folders in it and hidden files are left out.
  ///
  /// - Throws: `InputError` when the folder cannot be listed.
  package init(of path: String) throws(InputError) {
    guard let entries = folderEntries(path) else { throw .unreadable(path: path, reason: SystemReason.last.text) }
    files = entries.map(\.name).filter { !$0.hasPrefix(".") && !Self.isFolder("\(path)/\($0)") }
      .map { name in (name: name, role: Self.role("\(path)/\(name)", name)) }
  }

  /// Whether a path is a folder.
  package static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  private static func role(_ path: String, _ name: String) -> Role {
    guard let size = fileSize(path) else { return .unreadable(SystemReason.notRegular.text) }
    if let foreign = ForeignFile(firstBytes(of: path)) { return .foreign(foreign) }
    if ["yaml", "yml", "json", "md"].contains(where: { name.lowercased().hasSuffix(".\($0)") }) { return .settings }
    if size == 0 { return .empty }
    do {
      return try role(try Inspection(of: path))
    } catch InputError.unreadable(_, let reason) {
      return .unreadable(reason)
    } catch {
      return .unreadable(Text("\(error)"))
    }
  }

  private static func role(_ inspection: Inspection) throws -> Role {
    if let unreadable = inspection.unreadable { return .unreadable(unreadable) }
    let named = InputFolder.canonicalTable(of: inspection.name)
    if let (table, trial) = inspection.canonicalTrial {
      return trial.isSound ? .canonical(table, isNamed: named == table) : .spoiled(table, errors: trial.count)
    }
    if inspection.rows == 0 { return .empty }
    if let pins = try PINTable(inspection) { return .pins(from: pins.from, to: pins.to) }
    if let fit = inspection.fits().first, fit.isWhole, let table = fit.profile.table ?? inspection.canonicalTable {
      let isNamed = fit.profile.files.isEmpty ? named == table : fit.hasFileName
      return .shipped(id: fit.profile.id, table, isNamed: isNamed)
    }
    return .unknown(
      DraftPlan(inspection, table: nil).table, columns: inspection.columns.count, rows: inspection.rows)
  }

  /// A line for each file.
  package var text: Text {
    let width = files.map { shown($0.name).count }.max() ?? 0
    return files.map { name, role in
      let shownName = shown(name)
      return shownName + String(repeating: " ", count: width - shownName.count + 2) + role.text
    }
    .joined(by: "\n")
  }
}

extension FolderInspection.Role {
  /// What it is, in words.
  var text: Text {
    switch self {
    case .canonical(let table, true): Text("\(table.rawValue), bentuk baku", "\(table.rawValue), canonical")
    case .canonical(let table, false):
      Text(
        "\(table.rawValue), bentuk baku; namai \(table.rawValue)-….csv agar dibaca",
        "\(table.rawValue), canonical; name it \(table.rawValue)-….csv to have it read")
    case .spoiled(let table, let errors):
      Text(
        "\(table.rawValue) berjudul baku, tetapi \(errors) galat: lihat `kinerja inspect` berkas ini",
        "\(table.rawValue) by its header, but \(errors) errors: see `kinerja inspect` of the file")
    case .shipped(let id, let table, let isNamed):
      Text("\(table.rawValue), --profile \(id)")
        + (isNamed ? Text("") : Text("; namanya lain daripada pola profil", "; its name is not one of the profile's"))
    case .pins(let from, let to):
      Text("tabel pemetaan \(shown(from)) ke \(shown(to))", "a mapping table from \(shown(from)) to \(shown(to))")
    case .unknown(let table, let columns, let rows):
      Text(
        "bentuk tidak dikenal: \(columns) kolom, \(rows) baris", "an unknown shape: \(columns) columns, \(rows) rows")
        + (table.map { Text("; mungkin \($0.rawValue)", "; perhaps \($0.rawValue)") } ?? Text(""))
        + Text("; rancang profilnya dengan --write-profile", "; draft a profile with --write-profile")
    case .settings: Text("bukan ekspor", "no export")
    case .foreign(let kind): Text("bukan teks: ", "no text: ") + kind.description + "; " + kind.remedy
    case .empty: Text("tanpa baris", "without rows")
    case .unreadable(let reason): Text("tidak dapat dibaca", "cannot be read") + " (" + reason + ")"
    }
  }
}
