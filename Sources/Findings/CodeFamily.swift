package import Wording

/// Codes of one kind with all that is said of them; the raw value is the stable code, which never changes.
///
/// A code is added by a case and its entry, which stand in one file; a case without an entry does not compile.
package protocol CodeFamily: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
  /// What the codes are about: a heading over them.
  static var title: Text { get }
  /// What follows from each of the codes.
  static var consequence: Consequence { get }
  /// Whether its texts name the value itself; few do.
  var namesValue: Bool { get }
  /// What the code means and says, with the particulars of one place.
  func entry(_ named: Particulars) -> CodeEntry
}

extension CodeFamily {
  /// What the code's family is about.
  package var title: Text { Self.title }
  /// What follows from the code.
  package var consequence: Consequence { Self.consequence }

  package var namesValue: Bool { false }
}

/// What follows from a code.
package enum Consequence: Sendable {
  /// Nothing is published: a file as a whole is wrong, which quarantine cannot set aside.
  case stopsRun
  /// Nothing is published, unless somebody gives a reason.
  case needsReason
  /// Nothing is published, unless quarantine may set the row aside.
  case stopsRow
  /// Nothing is set aside, and a run goes on.
  case warns
  /// The settings file is not used.
  case refusesSettings
}

/// What a code means, and what it says to the person who must mend the place.
package struct CodeEntry: Hashable, Sendable {
  /// What the code stands for, wherever it is found.
  package var meaning: Text
  /// What is wrong; it reads on from the value, if there is one.
  package var problem: Text
  /// What was expected.
  package var expectation: Text
  /// How to mend it.
  package var remedy: Text

  /// The heading of an expectation.
  package static let expected = Text("Diharapkan", "Expected")
  /// The heading of a remedy.
  package static let mend = Text("Perbaikan", "Remedy")

  /// What is wrong, what was expected and how to mend it, as sentences.
  package var sentences: Text {
    problem + ". " + Self.expected + ": " + expectation + ". " + Self.mend + ": " + remedy + "."
  }
}

/// What the texts of a code name of one place.
package struct Particulars {
  /// The value that is wrong.
  let value: String
  /// Allowed words, limits, days, other places.
  let details: [String]

  /// Puts a value and details together.
  package init(value: String = "", details: [String] = []) {
    self.value = value
    self.details = details
  }

  var isEmpty: Bool { details.isEmpty }
  var first: String { details.first ?? "" }
  var last: String { details.last ?? "" }
  /// The system's reason whose number the detail is; else the detail.
  var systemReason: Text { Int32(detail).map { SystemReason(rawValue: $0).text } ?? Text(detail) }
  /// All details, one behind the other.
  var detail: String { details.joined(separator: ", ") }
}

/// A code of any of some families.
package protocol StableCode: CaseIterable, Hashable, Sendable {
  /// The code as its family has it.
  var member: any CodeFamily { get }
}

extension StableCode {
  /// The code as it is written, such as `K202`.
  package var rawValue: String { member.rawValue }

  /// What follows from the code.
  package var consequence: Consequence { member.consequence }

  /// Whether its texts name the value itself.
  package var namesValue: Bool { member.namesValue }

  /// What the code means and says, with the particulars of one place.
  package func entry(_ named: Particulars = Particulars()) -> CodeEntry { member.entry(named) }
}
