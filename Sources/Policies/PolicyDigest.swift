package import Digests
internal import Yams

extension PolicyReader {
  /// The digest of what a valid policy file says: comments, spacing, quotes and the order of keys do not matter.
  package static func meaningDigest(of bytes: [UInt8]) -> Digest? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let parser = try? Parser(yaml: text, resolver: .basic, encoding: .utf8), let root = try? parser.nextRoot()
    else { return nil }
    var canonical = ""
    append(root, to: &canonical)
    return Digest(of: canonical.utf8)
  }

  /// Writes a node so that different contents are different texts: each scalar, as `written`, with its length before it.
  static func append(_ node: Node, to text: inout String, written: (String) -> String = { $0 }) {
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
