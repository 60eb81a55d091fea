internal import Findings
internal import Kinerja

/// What is wrong with a cell that one cause spoils in many rows, such as the NIP of a person: said once, with its rows.
struct RepeatedFindings {
  /// The causes that are told apart in one file; further ones are said row by row, so that memory stays bounded.
  static let limit = 100_000

  private struct Cause: Hashable {
    var code: FindingCode
    var column: AnyColumn
    var value: String
    var nip: UInt64?
  }

  private var places: [Cause: Int] = [:]
  private var findings: [Finding] = []

  /// Keeps a finding of a cell whose cause may come again; false for any other.
  mutating func take(_ raw: RawFinding, _ resolved: @autoclosure () -> Finding) -> Bool {
    guard Self.isOfCause(raw.code), !raw.value.isEmpty, let column = raw.column else { return false }
    let cause = Cause(code: raw.code, column: column, value: raw.value, nip: raw.nip)
    if let place = places[cause] {
      findings[place].rows += 1
      return true
    }
    guard findings.count < Self.limit else { return false }
    places[cause] = findings.count
    findings.append(resolved())
    return true
  }

  /// All of them by their first rows.
  var inOrder: [Finding] { findings.sorted { ($0.line, $0.field) < ($1.line, $1.field) } }

  private static func isOfCause(_ code: FindingCode) -> Bool {
    switch code {
    case .cell(.badNIP), .cell(.scientificNIP), .cell(.zeroedNIP), .cell(.decoratedNIP), .cell(.formulaError),
      .reference(.unknownNIP):
      true
    default: false
    }
  }
}
