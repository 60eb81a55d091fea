package import Kinerja
internal import Settings
internal import Yams

/// A value of a policy that is changed on paper: `index.weights.default.disiplin`, in the version that is in force.
package struct PolicyEdit: Hashable, Sendable {
  /// The keys from the clause on, parted by points; items of lists by their number, from 1.
  package let path: String
  /// What is written there instead.
  package let value: String

  /// Makes an edit.
  package init(path: String, value: String) {
    self.path = path
    self.value = value
  }
}

/// Why a policy cannot be edited so.
package enum PolicyEditError: Error, Equatable, Sendable {
  /// There is no such key; these are there.
  case unknownKey(path: String, known: [String])
  /// The path ends at a list or map.
  case notValue(path: String)
  /// The value is written in quotes, or over several lines.
  case notPlain(path: String)
  /// The value is set twice.
  case twice(path: String)
  /// No version of the clause is in force in the quarter.
  case notInForce(path: String)
  /// Nothing beside the value that gives way is set.
  case noBalance(path: String)
  /// The clause moves no score and no payment.
  case movesNothing(path: String)
  /// No rule becomes another; this is the first of the values.
  case unchanged(path: String, value: String)
}

extension PolicyReader {
  /// The value in force in a quarter under a path; on its last day, if several versions are.
  package static func value(at path: String, in bytes: [UInt8], quarter: Quarter) throws(PolicyEditError) -> String {
    let places = try PolicyPlaces(bytes).find(path, quarter)
    return places.last?.scalar.string ?? ""
  }

  /// The bytes of a policy with values replaced in every version that is in force on some day of a quarter.
  package static func edited(_ bytes: [UInt8], _ edits: [PolicyEdit], quarter: Quarter) throws(PolicyEditError)
    -> [UInt8]
  {
    let policy = PolicyPlaces(bytes)
    var replacements: [(offset: Int, length: Int, text: String)] = []
    for edit in edits {
      let places = try policy.find(edit.path, quarter)
      guard !places.contains(where: { place in replacements.contains { $0.offset == place.offset } }) else {
        throw .twice(path: edit.path)
      }
      replacements += places.map { ($0.offset, $0.scalar.string.unicodeScalars.count, edit.value) }
    }
    var scalars = policy.source.scalars
    for replacement in replacements.sorted(by: { $0.offset > $1.offset }) {
      scalars.replaceSubrange(
        replacement.offset..<replacement.offset + replacement.length, with: replacement.text.unicodeScalars)
    }
    let edited = Array(String(String.UnicodeScalarView(scalars)).utf8)
    if let first = edits.first,
      meaningInForce(of: edited, quarter: quarter) == meaningInForce(of: bytes, quarter: quarter)
    {
      throw .unchanged(path: first.path, value: first.value)
    }
    return edited
  }

  /// What a valid policy says of scores and payments in a quarter, clause by clause, without citations: equal texts are
  /// equal rules.
  package static func meaningInForce(of bytes: [UInt8], quarter: Quarter) -> [String: String] {
    let policy = PolicyPlaces(bytes)
    var meanings: [String: String] = [:]
    for (name, clause) in policy.clauses where !isAdvisory(name) {
      meanings[name] = policy.versions(name, clause, quarter).map { from, version in
        var text = "\(max(from, quarter.first)) "
        let rules = Node.Mapping(version.filter { !["from", "basis"].contains($0.key.string) })
        append(.mapping(rules), to: &text, written: inOneForm)
        return text
      }.joined(separator: " ")
    }
    return meanings
  }
}

/// A number as it is usually written, so that 1.50 is 1.5; other texts as they stand.
private func inOneForm(_ text: String) -> String { Points(text).map { "\($0)" } ?? text }

/// Whether a clause moves no score and no payment.
private func isAdvisory(_ clause: String) -> Bool { PolicyClauseName.optional.contains { $0.rawValue == clause } }

/// The places of values in a policy's text.
private struct PolicyPlaces {
  let source: SettingsSource
  let clauses: [(String, Node)]

  init(_ bytes: [UInt8]) {
    source = SettingsSource(String(decoding: bytes, as: UTF8.self))
    let root = try? Parser(yaml: source.text, resolver: .basic, encoding: .utf8).nextRoot()
    clauses = root?["clauses"]?.mapping?.compactMap { key, value in key.string.map { ($0, value) } } ?? []
  }

  /// The versions of a clause that are in force on some day of a quarter; of all but day clauses, on its last.
  func versions(_ name: String, _ clause: Node, _ quarter: Quarter) -> [(from: CivilDate, version: Node.Mapping)] {
    let all = (clause.sequence.map(Array.init) ?? []).compactMap { node -> (from: CivilDate, version: Node.Mapping)? in
      guard let version = node.mapping, let from = node["from"]?.string.flatMap({ CivilDate($0) }) else { return nil }
      return (from, version)
    }.sorted { $0.from < $1.from }
    let isDayClause = ["schedules", "attendance"].contains(name)
    guard let first = all.lastIndex(where: { $0.from <= (isDayClause ? quarter.first : quarter.last) }),
      let last = all.lastIndex(where: { $0.from <= quarter.last })
    else { return [] }
    return Array(all[first...last])
  }

  func find(_ path: String, _ quarter: Quarter) throws(PolicyEditError) -> [(scalar: Node.Scalar, offset: Int)] {
    let keys = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let clause = clauses.first(where: { $0.0 == keys[0] })?.1 else {
      throw .unknownKey(path: path, known: clauses.map(\.0))
    }
    guard !isAdvisory(keys[0]) else { throw .movesNothing(path: path) }
    let versions = versions(keys[0], clause, quarter)
    guard !versions.isEmpty else { throw .notInForce(path: path) }
    var found: [(scalar: Node.Scalar, offset: Int)] = []
    for (_, version) in versions {
      var node = Node.mapping(version)
      for key in keys.dropFirst() {
        let items = node.sequence.map(Array.init) ?? []
        if let next = node.mapping?.first(where: { $0.key.string == key })?.value {
          node = next
        } else if let number = Int(key), items.indices.contains(number - 1) {
          node = items[number - 1]
        } else {
          let names = node.mapping?.compactMap { $0.key.string } ?? items.indices.map { "\($0 + 1)" }
          throw .unknownKey(path: path, known: names)
        }
      }
      guard let scalar = node.scalar, let mark = scalar.mark,
        let offset = source.offset(of: SettingsMark(line: mark.line, column: mark.column))
      else { throw .notValue(path: path) }
      let written = source.scalars[offset...].prefix(scalar.string.unicodeScalars.count)
      guard written.elementsEqual(scalar.string.unicodeScalars) else { throw .notPlain(path: path) }
      found.append((scalar, offset))
    }
    return found
  }
}
