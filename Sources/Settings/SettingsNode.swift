package import Findings

/// A value in a settings file, with its place; reading it reports what is wrong with it.
package struct SettingsNode {
  package enum Content {
    case text(String)
    /// Nothing, or the way in which nothing was written.
    case null(String)
    case list([SettingsNode])
    case map([Entry])
    /// Already reported; it reads as nothing, in silence.
    case refused
  }

  package struct Entry {
    package let key: String
    package let keyMark: SettingsMark
    package let value: SettingsNode

    /// Reports a fault of the key.
    package func reportKey(_ code: SettingsFaultCode, details: [String] = [], suggestion: String? = nil) {
      value.log.add(code, at: keyMark, path: value.path, value: key, details: details, suggestion: suggestion)
    }
  }

  package let content: Content
  package let mark: SettingsMark
  package let path: String
  package let log: SettingsFaultLog

  /// The text as written; brackets for lists and maps.
  package var written: String {
    switch content {
    case .text(let text), .null(let text): text
    case .list(let items): items.isEmpty ? "[]" : "[…]"
    case .map(let entries): entries.isEmpty ? "{}" : "{…}"
    case .refused: ""
    }
  }

  /// Whether the fault of this value was reported while the text was parsed.
  package var isRefused: Bool {
    guard case .refused = content else { return false }
    return true
  }

  /// Reports a fault of this value.
  package func report(
    _ code: SettingsFaultCode, value: String? = nil, details: [String] = [], suggestion: String? = nil
  ) {
    guard !isRefused else { return }
    log.add(code, at: mark, path: path, value: value ?? written, details: details, suggestion: suggestion)
  }

  /// Reports a fault of a part of this text; `offset` is where the part begins, in bytes of the text.
  package func report(_ code: SettingsFaultCode, at offset: Int, value: String, details: [String], suggestion: String?)
  {
    log.add(code, at: place(of: offset), path: path, value: value, details: details, suggestion: suggestion)
  }

  /// Where a byte of this text stands in the file. Characters other than white space stand there in their order, whether
  /// the text is plain, quoted or a block.
  private func place(of offset: Int) -> SettingsMark {
    guard case .text(let text) = content, let source = log.source, var place = source.offset(of: mark) else {
      return mark
    }
    let scalars = source.scalars
    switch scalars[place] {
    case "|", ">": while place < scalars.count, scalars[place] != "\n" { place += 1 }
    case "\"", "'": place += 1
    default: break
    }
    var last = place
    var bytes = 0
    for scalar in text.unicodeScalars {
      let isSpace = scalar.properties.isWhitespace
      if !isSpace {
        while place < scalars.count, scalars[place] != scalar { place += 1 }
        guard place < scalars.count else { return mark }
        last = place
      }
      if bytes >= offset, !isSpace || offset < bytes { return source.mark(at: last) }
      if !isSpace { place += 1 }
      bytes += UTF8.width(scalar)
    }
    return source.mark(at: min(place, scalars.count))
  }

  /// Reports something that this map lacks.
  package func reportMissing(_ code: SettingsFaultCode, _ key: String) {
    log.add(code, at: mark, path: path.isEmpty ? key : "\(path).\(key)", value: nil, details: [key])
  }
}

// MARK: Lists and maps

extension SettingsNode {
  /// The items of a list.
  package func list() -> [SettingsNode]? {
    guard case .list(let items) = content else {
      report(.value(.notList))
      return nil
    }
    return items
  }

  /// This node, if it is a list with an item.
  package func filledList() -> SettingsNode? {
    guard let items = list() else { return nil }
    guard !items.isEmpty else {
      report(.structure(.emptyCollection))
      return nil
    }
    return self
  }

  /// The items of a list of exactly so many.
  package func list(of count: Int) -> [SettingsNode]? {
    guard let items = list() else { return nil }
    guard items.count == count else {
      report(.structure(.wrongItemCount), value: String(items.count), details: [String(count)])
      return nil
    }
    return items
  }

  /// The entries of a map.
  package func entries() -> [Entry]? {
    guard case .map(let entries) = content else {
      report(.value(.notMap))
      return nil
    }
    return entries
  }

  /// The values of a map by free names, each read in the same way; nil when one of them cannot be.
  package func named<Value>(_ read: (Entry) -> Value?) -> [String: Value]? {
    guard let entries = entries() else { return nil }
    var values: [String: Value] = [:]
    for entry in entries {
      if entry.key.allSatisfy(\.isWhitespace) { entry.reportKey(.value(.emptyText)) }
      values[entry.key] = read(entry)
    }
    return values.count == entries.count ? values : nil
  }

  /// The items of a list, each read in the same way; nil when one of them cannot be.
  package func items<Value>(_ read: (SettingsNode) -> Value?) -> [Value]? {
    guard let items = list() else { return nil }
    let values = items.compactMap(read)
    return values.count == items.count ? values : nil
  }

  /// The values of a map whose keys are codes, each read in the same way; nil when one of them cannot be.
  package func coded<Code: CaseIterable & Hashable, Value>(
    _ code: (Code) -> String, unknown: SettingsFaultCode = .structure(.unknownKey), _ read: (SettingsNode) -> Value?
  ) -> [Code: Value]? {
    coded(Array(Code.allCases), code, isComplete: true, unknown: unknown, read)
  }

  /// As above, for some of the codes, of which any may be left out unless the map must be complete.
  package func coded<Code: Hashable, Value>(
    _ codes: [Code], _ code: (Code) -> String, isComplete: Bool, unknown: SettingsFaultCode,
    _ read: (SettingsNode) -> Value?
  ) -> [Code: Value]? {
    let names = codes.map(code)
    let fields = isComplete ? fields(names, unknown: unknown) : fields([], optional: names, unknown: unknown)
    guard let fields else { return nil }
    var values: [Code: Value] = [:]
    for (key, name) in zip(codes, names) {
      guard let node = fields[name] else { continue }
      values[key] = read(node)
    }
    return values
  }
}
