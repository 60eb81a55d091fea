internal import Kinerja
internal import Tabular

/// How well a shipped profile fits a file.
struct ProfileFit {
  let profile: Profile
  /// Required columns of which the file has none of the names.
  let missing: [(column: String, names: [String])]
  /// Whether encoding, delimiter and the lines before the header are those of the file.
  let hasFormat: Bool
  let hasFileName: Bool
  /// Cells found for columns.
  let found: Int

  /// Whether the file can be read with the profile as it is.
  var isWhole: Bool { missing.isEmpty && hasFormat && found > 0 }

  init(_ profile: Profile, _ inspection: Inspection) {
    self.profile = profile
    hasFileName = profile.files.contains { $0.matches(inspection.name) }
    let isReadable =
      profile.format.encoding == inspection.encoding
      || (profile.format.encoding == .windows1252 && inspection.encoding == .utf8 && inspection.isPlain)
    hasFormat =
      isReadable && profile.format.delimiter == inspection.delimiter
      && profile.format.leadingLines == inspection.leadingLines
      && (profile.cellsWithoutHeader == nil) == inspection.hasHeader
    let names = Set(inspection.columns.map(\.name))
    let known = profile.table.map { profile.columns(of: $0) } ?? []
    var missing: [(String, [String])] = []
    var found = 0
    func look(_ column: String, _ cells: [Profile.CellName], isNeeded: Bool) {
      let texts = cells.compactMap { if case .name(let name) = $0 { name } else { nil } }
      let hasPlace = cells.contains { cell in
        if case .position(let number) = cell { number <= inspection.columns.count } else { false }
      }
      if hasPlace || texts.contains(where: names.contains) {
        found += 1
      } else if isNeeded {
        missing.append((column, texts))
      }
    }
    for (number, column) in known.enumerated() {
      guard let source = profile.columns[AnyColumn(rawValue: number)] else { continue }
      switch source.origin {
      case .cell(let cells): look(column.name, cells, isNeeded: !column.mayBeEmpty)
      case .joined(let parts, _): for cells in parts { look(column.name, cells, isNeeded: !column.mayBeEmpty) }
      case .constant: continue
      }
    }
    for item in profile.unpivot?.columns ?? [] {
      look(String(decoding: item.code, as: UTF8.self), item.cells, isNeeded: true)
    }
    if profile.table == nil, let table = inspection.canonicalTable {
      found = table.spec.columns.filter { names.contains($0.name) }.count
    } else if profile.table == nil {
      missing = [("", [])]
    }
    if let cells = profile.cellsWithoutHeader, !cells.contains(inspection.columns.count) { missing.append(("", [])) }
    self.missing = missing
    self.found = found
  }
}

extension Inspection {
  /// Whether all cells are ASCII, as far as was seen; such a file is the same in UTF-8 and Windows-1252.
  var isPlain: Bool { encoding == .utf8 }

  /// The table whose header this is.
  var canonicalTable: Table? {
    let names = Set(columns.map(\.name))
    return Table.allCases.first { table in
      table.spec.columns.allSatisfy { $0.mayBeAbsent || names.contains($0.name) }
        && names.isSubset(of: table.spec.columns.map(\.name))
    }
  }

  /// The shipped profiles by how well they fit, the best first.
  func fits() -> [ProfileFit] {
    ShippedProfiles.names.compactMap { name in
      ShippedProfiles.bytes(of: name).flatMap { try? ProfileReader.read($0, name: name).get() }
    }
    .map { ProfileFit($0, self) }
    .sorted { left, right in
      (left.isWhole ? 0 : 1, left.missing.count, -left.found, left.profile.id)
        < (right.isWhole ? 0 : 1, right.missing.count, -right.found, right.profile.id)
    }
  }
}
