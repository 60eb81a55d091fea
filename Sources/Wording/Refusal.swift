/// Why a command does not go on: what the person at the screen is told, and how the program ends.
package struct Refusal: Error, Hashable, Sendable {
  /// How the program ends; the raw value is the exit code.
  package enum End: Int32, Sendable {
    /// A comparison found differences, or a verification failed.
    case difference = 1
    /// The command line asks for something that cannot be meant.
    case usage = 64
    /// The data are invalid.
    case data = 65
    /// An input is missing.
    case noInput = 66
    /// The output is there already, or cannot be made.
    case cannotCreate = 73
    /// Reading or writing failed half-way.
    case io = 74
    /// Another run holds the place: try later.
    case busy = 75
    /// The policy or another setting is wrong.
    case policy = 78
  }

  /// How the program ends.
  package let end: End
  /// What is said, a text for each line or group of lines.
  package let texts: [Text]

  /// Refuses with texts.
  package init(_ end: End, _ texts: [Text]) {
    self.end = end
    self.texts = texts
  }

  /// Refuses with one text.
  package init(_ end: End, _ text: Text) { self.init(end, [text]) }
}

/// An error that says itself why a command does not go on.
package protocol Refusing: Error {
  /// What is said, and how the program ends.
  var refusal: Refusal { get }
}

extension Refusal: Refusing {
  package var refusal: Refusal { self }
}

extension Text {
  /// What cannot be read, with the system's reason.
  package static func unreadable(_ path: String, _ reason: Text? = nil) -> Text {
    "\(path): " + Text("tidak dapat dibaca", "cannot be read") + (reason.map { " (" + $0 + ")" } ?? Text(""))
  }
}
