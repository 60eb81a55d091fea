public import Digests
internal import Yams

extension PolicyReader {
  /// The digest of what a valid policy file says: comments, spacing, quotes and the order of keys do not matter.
  public static func meaningDigest(of bytes: [UInt8]) -> Digest? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let parser = try? Parser(yaml: text, resolver: .basic, encoding: .utf8), let root = try? parser.nextRoot()
    else { return nil }
    var canonical = ""
    append(root, to: &canonical)
    return Digest(of: canonical.utf8)
  }

  /// Writes a node so that different contents are different texts: each scalar with its length before it.
  static func append(_ node: Node, to text: inout String) {
    switch node {
    case .scalar(let scalar): text += "s\(scalar.string.utf8.count):\(scalar.string)"
    case .sequence(let sequence):
      text += "l\(sequence.count):"
      for element in sequence { append(element, to: &text) }
    case .mapping(let mapping):
      text += "m\(mapping.count):"
      let sorted = mapping.sorted { left, right in
        (left.key.scalar?.string ?? "").utf8.lexicographicallyPrecedes((right.key.scalar?.string ?? "").utf8)
      }
      for (key, value) in sorted {
        append(key, to: &text)
        append(value, to: &text)
      }
    case .alias: text += "a"
    }
  }
}
