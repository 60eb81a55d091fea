package import Findings

/// A key that a map may have.
package struct SettingsKey: Sendable {
  let name: String
  let isRequired: Bool

  /// Names a key, which must be there unless it is said otherwise.
  package init(_ name: String, isRequired: Bool = true) {
    self.name = name
    self.isRequired = isRequired
  }
}

/// The values of a map whose keys are fixed.
package struct SettingsFields {
  /// The map itself.
  package let node: SettingsNode
  private let values: [String: SettingsNode]

  fileprivate init(node: SettingsNode, values: [String: SettingsNode]) {
    self.node = node
    self.values = values
  }

  /// The value of a key; nil when it is not there.
  package subscript(key: String) -> SettingsNode? { values[key] }
}

extension SettingsNode {
  /// The values of a map with these keys and no others; keys that lack are reported, and reading goes on without them.
  ///
  /// An unknown key that resembles a key which is not there is read as that key, so that one slip is one fault.
  package func fields(
    _ keys: [SettingsKey], unknown: SettingsFaultCode = .structure(.unknownKey),
    missing: (String) -> SettingsFaultCode = { _ in .structure(.missingKey) }
  ) -> SettingsFields? {
    guard let entries = entries() else { return nil }
    let known = keys.map(\.name)
    var values: [String: SettingsNode] = [:]
    for entry in entries where known.contains(entry.key) { values[entry.key] = entry.value }
    for entry in entries where !known.contains(entry.key) {
      let meant = nearest(to: entry.key, among: known.filter { values[$0] == nil })
      entry.reportKey(unknown, details: known, suggestion: meant)
      if let meant { values[meant] = entry.value }
    }
    for key in keys where key.isRequired && values[key.name] == nil { reportMissing(missing(key.name), key.name) }
    return SettingsFields(node: self, values: values)
  }

  /// As above, for keys that must be there and keys that may.
  package func fields(
    _ required: [String], optional: [String] = [], unknown: SettingsFaultCode = .structure(.unknownKey)
  ) -> SettingsFields? {
    fields(
      required.map { SettingsKey($0) } + optional.map { SettingsKey($0, isRequired: false) }, unknown: unknown)
  }
}

/// The word that a slip of one or two keys away from `text` may have meant.
package func nearest(to text: String, among words: [String]) -> String? {
  let typed = Array(text.lowercased().unicodeScalars)
  guard typed.count <= 40 else { return nil }
  let distances = words.map { word in
    let letters = Array(word.lowercased().unicodeScalars)
    return (word: word, distance: slips(typed, letters), limit: min(2, letters.count / 3))
  }
  return distances.filter { $0.distance <= $0.limit }.min { $0.distance < $1.distance }?.word
}

/// The least number of letters added, left out, mistaken or swapped with their neighbour.
private func slips(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let isSame = left[row] == right[column]
      var best = min(previous[column + 1] + 1, current[column] + 1, previous[column] + (isSame ? 0 : 1))
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        best = min(best, beforePrevious[column - 1] + 1)
      }
      current.append(best)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[right.count]
}
