internal import Findings
internal import Kinerja
internal import Tabular

/// How well a shipped profile fits a file.
struct ProfileFit {
  let profile: Profile
  /// Columns of which the file has none of the names.
  let missing: [(column: String, names: [String])]
  /// Cells found for columns that must be there by their names, and how many columns name some.
  let found: Int
  let named: Int
  /// Whether encoding, delimiter, header and the lines before it are those of the file.
  let hasFormat: Bool
  let hasFileName: Bool
  /// What the engine says of the file when it reads it so; nil where it was not tried.
  let trial: FileTrial?

  /// Whether the file can be read with the profile as it is.
  var isWhole: Bool { trial?.isSound == true }

  /// Whether it is worth naming: most of its columns are there, more than person and day, or it reads all but some cells.
  var isNear: Bool { found > 2 && found * 3 >= named * 2 || (trial.map { $0.count * 2 < $0.rows } ?? false) }

  init(_ profile: Profile, _ inspection: Inspection) {
    self.profile = profile
    hasFileName = profile.files.contains { $0.matches(inspection.name) }
    let shape = inspection.shape
    let isReadable =
      profile.format.encoding == shape.encoding
      || (profile.format.encoding == .windows1252 && shape.isASCII && shape.encoding == .utf8)
    let hasWidth = profile.cellsWithoutHeader.map { $0.contains(inspection.columns.count) } ?? true
    hasFormat =
      isReadable && profile.format.delimiter == shape.delimiter && profile.format.leadingLines == shape.declaredLines
      && (profile.cellsWithoutHeader == nil) == shape.isHeaderUsable && hasWidth
    let names = Set(inspection.columns.map(\.name))
    var missing: [(String, [String])] = []
    var (found, named) = (0, 0)
    func look(_ column: String, _ cells: [Profile.CellName], isOptional: Bool) {
      let texts = cells.compactMap { if case .name(let name) = $0 { name } else { nil } }
      guard !texts.isEmpty, !isOptional else { return }
      named += 1
      if texts.contains(where: names.contains) { found += 1 } else { missing.append((column, texts)) }
    }
    let columns = profile.table.map { profile.columns(of: $0) } ?? []
    for (number, column) in columns.enumerated() {
      guard let source = profile.columns[AnyColumn(rawValue: number)] else { continue }
      switch source.origin {
      case .cell(let cells): look(column.name, cells, isOptional: source.isOptional)
      case .joined(let parts, _): for cells in parts { look(column.name, cells, isOptional: source.isOptional) }
      case .constant: continue
      }
    }
    for item in profile.unpivot?.columns ?? [] {
      look(String(decoding: item.code, as: UTF8.self), item.cells, isOptional: false)
    }
    (self.missing, self.found, self.named) = (missing, found, named)
    let table = profile.table ?? inspection.canonicalTable
    let mayFit =
      hasFormat && missing.isEmpty && (found > 0 || profile.cellsWithoutHeader != nil || profile.table == nil)
    trial = mayFit ? table.map { FileTrial(of: inspection.path, name: inspection.name, as: $0, with: profile) } : nil
  }
}

extension Inspection {
  /// The table whose header this is; what stands below it is not looked at.
  var canonicalTable: Table? {
    guard hasHeader else { return nil }
    let names = Set(columns.map(\.name))
    return Table.allCases.first { table in
      table.spec.columns.allSatisfy { $0.mayBeAbsent || names.contains($0.name) }
        && names.isSubset(of: table.spec.columns.map(\.name)) && names.count == columns.count
    }
  }

  /// What the engine says of the file when it reads it as the canonical table whose header it has; nil without one.
  var canonicalTrial: (table: Table, trial: FileTrial)? {
    guard let table = canonicalTable, shape.delimiter == UInt8(ascii: ","), shape.encoding == .utf8,
      shape.leadingLines == 0
    else { return nil }
    return (table, FileTrial(of: path, name: name, as: table, with: nil))
  }

  /// The shipped profiles by how well they fit, the best first.
  func fits() -> [ProfileFit] {
    ShippedProfiles.all.map { ProfileFit($0, self) }
      .sorted { left, right in
        (left.isWhole ? 0 : 1, left.trial?.count ?? Int.max, left.missing.count, -left.found, left.profile.id)
          < (right.isWhole ? 0 : 1, right.trial?.count ?? Int.max, right.missing.count, -right.found, right.profile.id)
      }
  }
}
