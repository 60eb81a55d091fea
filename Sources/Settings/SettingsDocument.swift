internal import Findings
internal import Kinerja
internal import Yams

/// The one YAML document of a policy, profile or workspace, free of what such files may not use.
package struct SettingsDocument {
  private static let maxBytes = 1 << 20
  private static let maxDepth = 20
  private static let maxDuplicates = 50
  /// How many characters are parsed, all rounds together.
  private static let maxWork = 4 << 20

  private let source: SettingsSource
  private let log: SettingsFaultLog
  /// The names of keys that were masked because they stand again below, by their place.
  private var maskedNames: [SettingsMark: String] = [:]
  /// The places of anchors and tags that were reported.
  private var refused: Set<SettingsMark> = []

  /// Parses the bytes of a file; nil when they are no YAML, empty or too many, which is reported.
  package static func root(of bytes: [UInt8], log: SettingsFaultLog) -> SettingsNode? {
    source(bytes, log: log).flatMap { root(of: $0, log: log) }
  }

  /// The bytes as text, if they are UTF-8 and not too many.
  package static func source(_ bytes: [UInt8], log: SettingsFaultLog) -> SettingsSource? {
    guard bytes.count <= maxBytes else {
      log.add(.yaml(.fileTooLarge), at: .start, path: "", value: String(bytes.count))
      return nil
    }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return SettingsSource(String(decoding: bytes, as: UTF8.self))
    } catch {
      let before = SettingsSource(String(decoding: bytes[..<error.byteOffsets.lowerBound], as: UTF8.self))
      let wrong = bytes[error.byteOffsets].map { "0x" + String($0, radix: 16, uppercase: true) }
      log.add(.yaml(.notUTF8), at: before.mark(at: before.scalars.count), path: "", value: wrong.joined(separator: " "))
      return nil
    }
  }

  /// Parses a text; nil when it is not YAML or is empty, which is reported.
  package static func root(of source: SettingsSource, log: SettingsFaultLog) -> SettingsNode? {
    var document = SettingsDocument(source: source, log: log)
    log.source = source
    guard let root = document.compose() else { return nil }
    return document.node(root, path: "", depth: 1)
  }

  private init(source: SettingsSource, log: SettingsFaultLog) {
    self.source = source
    self.log = log
  }
}

// MARK: Parsing

extension SettingsDocument {
  /// Parses the text. Yams gives up at a key that stands twice, so its first mention is masked and the text parsed again.
  private mutating func compose() -> Node? {
    var text = source
    for round in 0...SettingsDocument.maxDuplicates {
      do {
        return try documents(in: text)
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        let mark = SettingsMark(context.mark)
        guard let name = names.first, let offset = maskableOffset(of: name, at: mark),
          round < SettingsDocument.maxDuplicates, (round + 2) * source.scalars.count <= SettingsDocument.maxWork,
          let mask = Unicode.Scalar(0xE000 + UInt32(round))
        else {
          log.add(.yaml(.duplicateKey), at: mark, path: "", value: names.first)
          return nil
        }
        maskedNames[mark] = name
        text = text.replacing(at: offset, with: mask)
      } catch {
        report(error)
        return nil
      }
    }
    return nil
  }

  private func documents(in text: SettingsSource) throws -> Node? {
    let parser = try Parser(yaml: text.text, resolver: .basic, encoding: .utf8)
    guard let root = try parser.nextRoot() else {
      log.add(.value(.notMap), at: .start, path: "", value: "")
      return nil
    }
    if let second = try parser.nextRoot() {
      log.add(.yaml(.severalDocuments), at: SettingsMark(second.mark), path: "", value: nil)
    }
    return root
  }

  /// Where a key's first character can be exchanged without changing the text's structure.
  private func maskableOffset(of name: String, at mark: SettingsMark) -> Int? {
    guard maskedNames[mark] == nil, !name.isEmpty, let offset = source.offset(of: mark) else { return nil }
    switch source.scalars[offset] {
    case "&", "!", "*", "[", "{", "?", "|", ">": return nil
    case "\"", "'":
      guard source.scalars.indices.contains(offset + 1), !"\"'\\".unicodeScalars.contains(source.scalars[offset + 1])
      else { return nil }
      return offset + 1
    default: return offset
    }
  }

  private func report(_ error: any Error) {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      reportSyntax(problem, at: SettingsMark(mark), within: context?.mark.line)
    case YamlError.reader(let problem, _, _, _):
      let offset = source.scalars.firstIndex { !isAllowed($0) } ?? 0
      log.add(.yaml(.syntax), at: source.mark(at: offset), path: "", value: nil, details: [problem])
    default:
      log.add(.yaml(.syntax), at: .start, path: "", value: nil, details: ["\(error)"])
    }
  }

  private func reportSyntax(_ problem: String, at mark: SettingsMark, within contextLine: Int?) {
    if problem.hasPrefix("Maximum nesting level") {
      log.add(.yaml(.tooDeep), at: mark, path: "", value: nil)
    } else if problem == "found undefined alias" {
      log.add(.yaml(.anchorOrAlias), at: mark, path: "", value: source.word(at: mark))
    } else if problem == "found undefined tag handle" {
      log.add(.yaml(.tag), at: mark, path: "", value: source.word(at: mark))
    } else {
      let context = contextLine.flatMap { $0 == mark.line ? nil : [String($0)] } ?? []
      log.add(.yaml(.syntax), at: mark, path: "", value: nil, details: [problem] + context)
    }
  }

  /// Whether YAML allows a character.
  private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...: true
    default: false
    }
  }
}

// MARK: From YAML nodes to policy nodes

extension SettingsDocument {
  private mutating func node(_ node: Node, path: String, depth: Int) -> SettingsNode {
    let mark = SettingsMark(node.mark)
    let content = content(node, mark: mark, path: path, depth: depth)
    return SettingsNode(content: content, mark: mark, path: path, log: log)
  }

  private mutating func content(_ node: Node, mark: SettingsMark, path: String, depth: Int) -> SettingsNode.Content {
    guard !refuses(at: mark, path: path) else { return .refused }
    guard depth <= SettingsDocument.maxDepth else {
      log.add(.yaml(.tooDeep), at: mark, path: path, value: nil)
      return .refused
    }
    switch node {
    case .scalar(let scalar): return text(scalar)
    case .sequence(let items): return .list(list(items, path: path, depth: depth))
    case .mapping(let pairs): return .map(map(pairs, path: path, depth: depth))
    case .alias: return .refused
    }
  }

  /// Reports an anchor or a tag, once. An alias is the very node of its anchor, place included, so that it ends here too.
  private mutating func refuses(at mark: SettingsMark, path: String) -> Bool {
    let code: SettingsFaultCode
    switch source.scalar(at: mark) {
    case "&": code = .yaml(.anchorOrAlias)
    case "!": code = .yaml(.tag)
    default: return false
    }
    if refused.insert(mark).inserted { log.add(code, at: mark, path: path, value: source.word(at: mark)) }
    return true
  }

  private func text(_ scalar: Node.Scalar) -> SettingsNode.Content {
    let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    return isNull ? .null(scalar.string) : .text(scalar.string)
  }

  /// List items carry their number, and versions the day on which they begin.
  private mutating func list(_ items: Node.Sequence, path: String, depth: Int) -> [SettingsNode] {
    var nodes: [SettingsNode] = []
    for item in items {
      let from = item.mapping?.first { $0.key.string == "from" }?.value.string
      let label = from.flatMap { CivilDate($0) }.map { "\($0)" } ?? String(nodes.count + 1)
      nodes.append(node(item, path: extended(path, by: "[\(label)]"), depth: depth + 1))
    }
    return nodes
  }

  private mutating func map(_ pairs: Node.Mapping, path: String, depth: Int) -> [SettingsNode.Entry] {
    var entries: [SettingsNode.Entry] = []
    var lines: [String: Int] = [:]
    for (keyNode, value) in pairs {
      let mark = SettingsMark(keyNode.mark)
      guard !refuses(at: mark, path: path) else { continue }
      guard case .scalar(let scalar) = keyNode else {
        log.add(.value(.notText), at: mark, path: path, value: keyNode.mapping == nil ? "[…]" : "{…}")
        continue
      }
      let key = maskedNames[mark] ?? scalar.string
      let keyPath = path.isEmpty ? key : extended(path, by: ".\(key)")
      if let line = lines[key] {
        log.add(.yaml(.duplicateKey), at: mark, path: keyPath, value: key, details: [String(line)])
        continue
      }
      lines[key] = mark.line
      entries.append(.init(key: key, keyMark: mark, value: node(value, path: keyPath, depth: depth + 1)))
    }
    return entries
  }

  /// A path with one more step, unless it is absurdly long.
  private func extended(_ path: String, by step: String) -> String { path.utf8.count > 300 ? path : path + step }
}

extension SettingsMark {
  fileprivate init(_ mark: Mark?) {
    self = mark.map { SettingsMark(line: $0.line, column: $0.column) } ?? .start
  }
}
