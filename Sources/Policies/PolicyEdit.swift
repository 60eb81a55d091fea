package import Kinerja
internal import Settings
package import Wording
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

extension PolicyEditError: Refusing {
  package var refusal: Refusal { Refusal(.usage, "--set: " + text) }

  private var text: Text {
    switch self {
    case .unknownKey(let path, let known):
      "\(path): "
        + Text("kunci tidak ada; yang ada di sini: ", "there is no such key; here are: ")
        + known.joined(separator: ", ")
    case .notValue(let path):
      "\(path): " + Text("bukan satu nilai", "is not a single value")
    case .notInForce(let path):
      "\(path): "
        + Text(
          "tidak ada versi klausul yang berlaku dalam triwulan", "no version of the clause is in force in the quarter")
    case .notPlain(let path):
      "\(path): "
        + Text(
          "ditulis dengan tanda kutip atau beberapa baris; hanya nilai polos dapat diganti",
          "is written in quotes or over several lines; only plain values can be set")
    case .twice(let path):
      "\(path): " + Text("diberi dua kali", "is set twice")
    case .noBalance(let path):
      "--balance \(path): "
        + Text("tidak ada nilai di sebelahnya yang diganti", "no value beside it is set")
    case .movesNothing(let path):
      "\(path): "
        + Text(
          "klausul ini tidak menggerakkan nilai atau pembayaran apa pun", "this clause moves no score and no payment")
    case .unchanged(let path, let value):
      "\(path)=\(value): "
        + Text(
          "tidak mengubah aturan apa pun yang berlaku: sudah demikian, atau bukan aturan",
          "changes no rule in force: it is so already, or it is no rule")
    }
  }
}

extension PolicyReader {
  /// The value in force in a quarter under a path; on its last day, if several versions are.
  package static func value(at path: String, in bytes: [UInt8], quarter: Quarter) throws(PolicyEditError) -> String {
    try PolicyPlaces(bytes).find(path, quarter).last?.value ?? ""
  }

  /// The bytes of a policy with values replaced in every version that is in force on some day of a quarter; a key that is
  /// left out is written there.
  package static func edited(_ bytes: [UInt8], _ edits: [PolicyEdit], quarter: Quarter) throws(PolicyEditError)
    -> [UInt8]
  {
    let policy = PolicyPlaces(bytes)
    var changed: Set<PolicyPlaces.Place> = []
    var replacements: [(place: PolicyPlaces.Place, text: String)] = []
    for edit in edits {
      for place in try policy.find(edit.path, quarter) {
        guard changed.insert(place).inserted else { throw .twice(path: edit.path) }
        replacements.append((place, place.text(edit.value)))
      }
    }
    var scalars = policy.source.scalars
    for (place, text) in replacements.sorted(by: { $0.place.offset > $1.place.offset }) {
      scalars.replaceSubrange(place.offset..<place.offset + place.length, with: text.unicodeScalars)
    }
    let edited = Array(String(String.UnicodeScalarView(scalars)).utf8)
    if let first = edits.first,
      meaningInForce(of: edited, quarter: quarter) == meaningInForce(of: bytes, quarter: quarter)
    {
      throw .unchanged(path: first.path, value: first.value)
    }
    return edited
  }
}

/// The places of values in a policy's text.
struct PolicyPlaces {
  /// Where a value stands, or would stand if it were not left out.
  struct Place: Hashable {
    /// The value in force.
    var value: String
    /// Where its text begins, in Unicode scalars.
    var offset: Int
    /// The length of its text.
    var length: Int
    /// What is written before a value that is left out, and behind it.
    var before = ""
    var behind = ""
    /// Whether a new value stands in quotes.
    var isQuoted = false

    /// The text of a new value.
    func text(_ value: String) -> String {
      let written = isQuoted ? "'\(value.replacing("'", with: "''"))'" : value
      return before + written + behind
    }
  }

  let source: SettingsSource
  private let clauses: [(name: String, node: Node)]

  init(_ bytes: [UInt8]) {
    source = SettingsSource(String(decoding: bytes, as: UTF8.self))
    let root = try? Parser(yaml: source.text, resolver: .basic, encoding: .utf8).nextRoot()
    clauses = root?["clauses"]?.mapping?.compactMap { key, value in key.string.map { ($0, value) } } ?? []
  }

  /// The versions of a clause that are in force on some day of a quarter for which one is taken.
  func versions(of name: ClauseName, in quarter: Quarter) -> [(from: CivilDate, version: Node.Mapping)] {
    let node = clauses.first { $0.name == name.rawValue }?.node
    let all = (node?.sequence.map(Array.init) ?? []).compactMap { node -> (from: CivilDate, version: Node.Mapping)? in
      guard let version = node.mapping, let from = node["from"]?.string.flatMap({ CivilDate($0) }) else { return nil }
      return (from, version)
    }.sorted { $0.from < $1.from }
    let positions = name.clause.days(of: quarter).compactMap { day in all.lastIndex { $0.from <= day } }
    return Set(positions).sorted().map { all[$0] }
  }

  /// The places of a value in the versions in force in a quarter.
  func find(_ path: String, _ quarter: Quarter) throws(PolicyEditError) -> [Place] {
    let keys = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard clauses.contains(where: { $0.name == keys[0] }), let name = ClauseName(rawValue: keys[0]) else {
      throw .unknownKey(path: path, known: clauses.map(\.name))
    }
    guard name.clause.moves != .advice else { throw .movesNothing(path: path) }
    let versions = versions(of: name, in: quarter)
    guard !versions.isEmpty else { throw .notInForce(path: path) }
    var places: [Place] = []
    for (_, version) in versions {
      if let place = leftOut(keys, name, version) {
        places.append(place)
      } else {
        places.append(try place(of: keys, path, version))
      }
    }
    return places
  }

  private func place(of keys: [String], _ path: String, _ version: Node.Mapping) throws(PolicyEditError) -> Place {
    var node = Node.mapping(version)
    for key in keys.dropFirst() {
      let items = node.sequence.map(Array.init) ?? []
      if let next = node.mapping?.first(where: { $0.key.string == key })?.value {
        node = next
      } else if let number = Int(key), items.indices.contains(number - 1) {
        node = items[number - 1]
      } else {
        throw .unknownKey(
          path: path, known: node.mapping?.compactMap { $0.key.string } ?? items.indices.map { "\($0 + 1)" })
      }
    }
    let isCell = keys.count == 3 && keys[0] == ClauseName.incentive.rawValue && ["month", "quarter"].contains(keys[1])
    if isCell, let formula = node.mapping?["formula"] { node = formula }
    guard let scalar = node.scalar, let offset = offset(of: node) else { throw .notValue(path: path) }
    let isFormula =
      isCell || keys.last == "formula" || keys == [ClauseName.discipline.rawValue, "month"]
    if isFormula {
      return Place(
        value: scalar.string, offset: offset, length: extent(of: scalar, from: offset), isQuoted: true)
    }
    let length = scalar.string.unicodeScalars.count
    guard source.scalars[offset...].prefix(length).elementsEqual(scalar.string.unicodeScalars) else {
      throw .notPlain(path: path)
    }
    return Place(value: scalar.string, offset: offset, length: length)
  }

  /// The length of a scalar's text in the file, quotes and all lines of a block included.
  private func extent(of scalar: Node.Scalar, from start: Int) -> Int {
    let scalars = source.scalars
    var end = start
    switch scalars[start] {
    case "'", "\"":
      let quote = scalars[start]
      end += 1
      while end < scalars.count {
        if quote == "\"", scalars[end] == "\\" {
          end += 2
        } else if scalars[end] == quote {
          guard quote == "'", end + 1 < scalars.count, scalars[end + 1] == quote else { break }
          end += 2
        } else {
          end += 1
        }
      }
      return min(end + 1, scalars.count) - start
    case "|", ">":
      while end < scalars.count, scalars[end] != "\n" { end += 1 }
    default: break
    }
    // Characters other than white space stand in the file in their order.
    for scalar in scalar.string.unicodeScalars where !scalar.properties.isWhitespace {
      while end < scalars.count, scalars[end] != scalar { end += 1 }
      end += 1
    }
    return min(end, scalars.count) - start
  }

  /// Where a key that a version leaves out would stand: before its first key. Nil for a key that is there or must be.
  private func leftOut(_ keys: [String], _ name: ClauseName, _ version: Node.Mapping) -> Place? {
    guard keys.count == 2, version[keys[1]] == nil, let fallback = name.declared.fallback(of: keys[1]),
      let first = version.first?.key, let offset = offset(of: first), let column = first.mark?.column
    else { return nil }
    let isBraced = self.offset(of: .mapping(version)).map { source.scalars[$0] == "{" } ?? false
    let behind = isBraced ? ", " : "\n" + String(repeating: " ", count: column - 1)
    return Place(value: fallback, offset: offset, length: 0, before: "\(keys[1]): ", behind: behind)
  }

  private func offset(of node: Node) -> Int? {
    node.mark.flatMap { source.offset(of: SettingsMark(line: $0.line, column: $0.column)) }
  }
}

extension DeclaredRules {
  /// What a version says that leaves a key out; nil for a key that must be there.
  fileprivate static func fallback(of key: String) -> String? { keys.first { $0.name == key }?.fallback }
}
