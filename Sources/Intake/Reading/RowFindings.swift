internal import Findings
internal import Kinerja

/// What is wrong with the rows of a file, in the order of its rows. What one cause spoils in many rows, such as the NIP of a
/// person, is said once, with its rows.
struct RowFindings {
  /// The causes that are told apart; further ones are said row by row. So memory stays bounded.
  static let causeLimit = 100_000
  /// The other findings that are kept for their order; with more of them, they come before those of causes.
  static let keptLimit = 10_000

  private struct Cause: Hashable {
    var code: FindingCode
    var column: AnyColumn
    var value: String
    var nip: UInt64?
  }

  private var places: [Cause: Int] = [:]
  private var causes: [Finding] = []
  private var others: [Finding] = []
  private var isFull = false

  /// Takes a finding; gives those that are to be said at once.
  mutating func take(_ raw: RawFinding, _ resolved: () -> Finding) -> [Finding] {
    if let cause = Self.cause(of: raw) {
      if let place = places[cause] {
        causes[place].rows += 1
        return []
      }
      if causes.count < Self.causeLimit {
        places[cause] = causes.count
        causes.append(resolved())
        return []
      }
    }
    if isFull { return [resolved()] }
    others.append(resolved())
    guard others.count > Self.keptLimit else { return [] }
    isFull = true
    defer { others = [] }
    return others
  }

  /// Those that were kept, in the order of their rows.
  var kept: [Finding] {
    (others + causes).enumerated().sorted {
      ($0.element.line, $0.element.field, $0.offset) < ($1.element.line, $1.element.field, $1.offset)
    }.map(\.element)
  }

  private static func cause(of raw: RawFinding) -> Cause? {
    guard !raw.value.isEmpty, let column = raw.column else { return nil }
    switch raw.code {
    case .cell(.badNIP), .cell(.scientificNIP), .cell(.zeroedNIP), .cell(.decoratedNIP), .cell(.formulaError),
      .reference(.unknownNIP):
      return Cause(code: raw.code, column: column, value: raw.value, nip: raw.nip)
    default: return nil
    }
  }
}
