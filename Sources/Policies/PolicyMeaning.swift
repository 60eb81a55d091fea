package import Digests
package import Kinerja
internal import Yams

/// What a policy says, whatever it looks like: comments, spacing, quotes and the order of keys do not matter, and a key that
/// is left out says its fallback.
extension PolicyReader {
  /// The digest of what a valid policy file says.
  package static func meaningDigest(of bytes: [UInt8]) -> Digest? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let parser = try? Parser(yaml: text, resolver: .basic, encoding: .utf8), var root = try? parser.nextRoot()
    else { return nil }
    for name in ClauseName.allCases {
      let versions = root["clauses"]?[name.rawValue]?.sequence?.map { node in
        node.mapping.map { .mapping(name.declared.completed($0)) } ?? node
      }
      if let versions { root["clauses"]?[name.rawValue] = Node(versions) }
    }
    var canonical = ""
    append(root, to: &canonical, written: inPlainestWriting)
    return Digest(of: canonical.utf8)
  }

  /// What a valid policy says of scores and payments in a quarter, clause by clause, without citations: equal texts are
  /// equal rules.
  package static func meaningInForce(of bytes: [UInt8], quarter: Quarter) -> [ClauseName: String] {
    let policy = PolicyPlaces(bytes)
    var meanings: [ClauseName: String] = [:]
    for name in ClauseName.allCases where name.clause.moves != .advice {
      meanings[name] = policy.versions(of: name, in: quarter).map { from, version in
        var text = "\(max(from, quarter.first)) "
        let rules = name.declared.completed(version).filter { !["from", "basis"].contains($0.key.string) }
        append(.mapping(Node.Mapping(rules)), to: &text, written: inOneForm)
        return text
      }.joined(separator: " ")
    }
    return meanings
  }

  /// Whether two values say the same, however their numbers are written.
  fileprivate static func isSame(_ left: Node, _ right: Node) -> Bool {
    var texts = ("", "")
    append(left, to: &texts.0, written: inOneForm)
    append(right, to: &texts.1, written: inOneForm)
    return texts.0 == texts.1
  }

  /// Writes a node so that different contents are different texts: each scalar, as `written`, with its length before it.
  private static func append(_ node: Node, to text: inout String, written: (String) -> String = { $0 }) {
    switch node {
    case .scalar(let scalar):
      let content = written(scalar.string)
      text += "s\(content.utf8.count):\(content)"
    case .sequence(let sequence):
      text += "l\(sequence.count):"
      for element in sequence { append(element, to: &text, written: written) }
    case .mapping(let mapping):
      text += "m\(mapping.count):"
      let sorted = mapping.sorted { left, right in
        (left.key.scalar?.string ?? "").utf8.lexicographicallyPrecedes((right.key.scalar?.string ?? "").utf8)
      }
      for (key, value) in sorted {
        append(key, to: &text)
        append(value, to: &text, written: written)
      }
    case .alias: text += "a"
    }
  }
}

/// A formula in its plainest writing; other texts as they stand.
private func inPlainestWriting(_ text: String) -> String { Points(text) == nil ? inOneForm(text) : text }

/// A number as it is usually written, so that 1.50 is 1.5, and a formula in its plainest writing; other texts as they stand.
private func inOneForm(_ text: String) -> String {
  if let number = Points(text) { return "\(number)" }
  guard text.contains(where: { "+-*/(<>=".contains($0) }) else { return text }
  do throws(FormulaFault) { return "\(try FormulaParser.parse(text))" } catch { return text }
}

extension DeclaredRules {
  /// A version with what its keys say when they are left out. A key that came with a later schema than the first is told
  /// only where it says something else, so that policies without it keep their meaning.
  fileprivate static func completed(_ version: Node.Mapping) -> Node.Mapping {
    var version = version
    for key in keys where key.isOrdered {
      // As a list, so that the order of its entries counts.
      guard let entries = version[key.name]?.mapping else { continue }
      version[key.name] = Node(entries.map { Node([$0.key, $0.value]) })
    }
    for key in keys {
      guard let fallback = key.fallback, let node = try? compose(yaml: fallback, .basic) else { continue }
      if key.since > PolicyReader.firstVersion {
        if let written = version[key.name], PolicyReader.isSame(written, node) { version[key.name] = nil }
      } else if version[key.name] == nil {
        version[key.name] = node
      }
    }
    return version
  }
}
