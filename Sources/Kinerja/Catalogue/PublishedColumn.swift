package import Wording

/// A column of a published table: all that a form of output needs to know of it. The policy may name such columns too.
package struct PublishedColumn: Hashable, Sendable {
  /// What the cells hold.
  package enum Kind: Hashable, Sendable {
    /// A NIP, or the pseudonym in its place.
    case nip
    /// Any text.
    case text
    /// One of these codes.
    case code([String])
    /// A rating of the policy.
    case predikat
    /// A whole number from the first to the second, or without end.
    case whole(Int, Int?)
    /// Whole rupiah, from 0.
    case rupiah
    /// A number with all its decimals printed.
    case decimal(Scale)
  }

  /// The unit in which a number is kept.
  package enum Scale: Int, Sendable {
    case hundredths = 2
    case millionths = 6

    /// The decimals that are printed.
    package var decimals: Int { rawValue }
  }

  /// The name in files; it never changes with the language.
  package let name: String
  /// What the cells hold.
  package let kind: Kind
  /// Whether a cell may be empty.
  package let isOptional: Bool
  /// What it is, as a phrase.
  package let title: Text
  /// What stands above it where people read.
  package let heading: Text
  /// How wide a sheet shows it, in characters; nil leaves it to the kind.
  package let width: Int?

  /// Declares a column.
  package init(
    name: String, _ kind: Kind, isOptional: Bool = false, title: Text, heading: Text, width: Int? = nil
  ) {
    self.name = name
    self.kind = kind
    self.isOptional = isOptional
    self.title = title
    self.heading = heading
    self.width = width
  }

  /// The same column with cells that may be empty.
  package var optional: PublishedColumn {
    PublishedColumn(name: name, kind, isOptional: true, title: title, heading: heading, width: width)
  }

  /// Whether its cells are numbers.
  package var isNumber: Bool {
    switch kind {
    case .nip, .text, .code, .predikat: false
    case .whole, .rupiah, .decimal: true
    }
  }

  /// Reads a cell as it is published; nil for a text that cannot stand in this column.
  package func cell(reading text: String) -> ResultCell? {
    if text.isEmpty { return isOptional ? .empty : nil }
    let cell: ResultCell? =
      switch kind {
      case .nip, .text, .predikat: .text(text)
      case .code(let codes): codes.contains(text) ? .text(text) : nil
      case .whole, .rupiah: Int64(text).map { .whole($0) }
      case .decimal(let scale):
        Int128(text.replacing(".", with: "")).map { .decimal($0, decimals: scale.decimals) }
      }
    return cell?.description == text ? cell : nil
  }
}

/// A cell of a published table.
package enum ResultCell: Hashable, Sendable {
  /// Nothing: the figure is missing.
  case empty
  /// Text.
  case text(String)
  /// A whole number.
  case whole(Int64)
  /// A number with this many decimals, all of which are printed.
  case decimal(Int128, decimals: Int)

  /// A text; nil is missing.
  init(_ text: String?) { self = text.map { .text($0) } ?? .empty }

  /// A whole number; nil is missing.
  init(whole number: (some BinaryInteger)?) { self = number.map { .whole(Int64($0)) } ?? .empty }

  /// Millionths; nil is missing.
  package static func millionths(_ number: Int128?) -> ResultCell { ResultCell(number, in: .millionths) }

  /// A number in units of its last decimal; nil is missing.
  init(_ number: (some BinaryInteger)?, in scale: PublishedColumn.Scale) {
    self = number.map { .decimal(Int128($0), decimals: scale.decimals) } ?? .empty
  }
}

extension ResultCell: CustomStringConvertible {
  /// As in `hasil.csv`, without quotes.
  package var description: String {
    switch self {
    case .empty: return ""
    case .text(let text): return text
    case .whole(let number): return "\(number)"
    case .decimal(let value, let decimals):
      let digits = "\(value.magnitude)"
      let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      return (value < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }
  }
}
