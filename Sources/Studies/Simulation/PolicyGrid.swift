internal import Kinerja
package import Policies

/// The values of `PATH=VALUE` or `PATH=FROM..TO step STEP`.
package struct PolicyGrid: Sendable {
  /// How many values a grid may have, and how many variants several of them.
  package static let most = 1000

  /// An edit for each value.
  package let edits: [PolicyEdit]

  /// Reads a setting; nil when it is written otherwise or has too many values.
  package init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    guard let match = parts[1].wholeMatch(of: /(-?[0-9.]+)\.\.(-?[0-9.]+) +step +([0-9.]+)/) else {
      guard !parts[1].contains("..") else { return nil }
      edits = [PolicyEdit(path: parts[0], value: parts[1])]
      return
    }
    guard let first = Points(String(match.1)), let last = Points(String(match.2)), let step = Points(String(match.3)),
      step > .zero, first <= last, (last.micros - first.micros) / step.micros < Self.most
    else { return nil }
    edits = stride(from: first.micros, through: last.micros, by: Int64.Stride(step.micros)).map {
      PolicyEdit(path: parts[0], value: "\(Points(micros: $0))")
    }
  }
}
