internal import Findings
internal import Kinerja

/// The keys of a file that their mapping table does not know: each once, with its rows, so that a device of which one
/// person is missing in the table makes one finding and not one for each punch.
struct UnknownKeys: Sendable {
  /// The keys that are told apart in one file; further ones are named row by row, so that memory stays bounded.
  static let limit = 100_000

  private struct Key: Hashable {
    var column: AnyColumn
    var text: String
  }

  /// Rows with one key.
  struct Rows: Sendable {
    var count = 0
    /// The first of them.
    var line: Int
    var field: Int
    /// The mapping table.
    var table: String
    /// A key of the table that differs in nothing but its leading zeros.
    var near: String?
    /// Whether the profile says that such rows are left out.
    var isIgnored: Bool
  }

  private var keys: [Key: Rows] = [:]

  /// Adds rows with a key; false when no more keys are told apart.
  @discardableResult
  mutating func add(_ text: String, _ column: AnyColumn, _ rows: Rows, limit: Int = .max) -> Bool {
    let key = Key(column: column, text: text)
    if keys[key] == nil {
      guard keys.count < limit else { return false }
      keys[key] = rows
      keys[key]?.count = 0
    }
    keys[key]?.count += rows.count
    return true
  }

  /// All keys by the places where they stand first.
  var inOrder: [(text: String, column: AnyColumn, rows: Rows)] {
    guard !keys.isEmpty else { return [] }
    return keys.map { ($0.key.text, $0.key.column, $0.value) }
      .sorted { ($0.rows.line, $0.rows.field, $0.text) < ($1.rows.line, $1.rows.field, $1.text) }
  }
}

extension UnknownKeys.Rows {
  /// What is said of them: their number behind the table, before it the key that was probably meant.
  var finding: (code: FindingCode, detail: String) {
    switch near {
    case let near?: (isIgnored ? .plausibility(.ignoredNearKey) : .cell(.nearKey), "\(table): \(near) (\(count)×)")
    case nil: (.cell(.unmappedKey), "\(table) (\(count)×)")
    }
  }
}
