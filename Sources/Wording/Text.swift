/// A text for people in both languages, side by side.
///
/// It stands beside the code that says it: `Text("tidak ada", "missing")`.
package struct Text: Hashable, Sendable {
  /// The Indonesian form.
  package let indonesian: String
  /// The English form.
  package let english: String

  /// Puts both forms together.
  package init(_ indonesian: String, _ english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  /// A text that is the same in both languages: a name, a number, a code.
  package init(_ same: String) { self.init(same, same) }

  /// The form in a language.
  package func `in`(_ language: Language) -> String { language == .indonesian ? indonesian : english }

  /// Both forms changed in one way.
  package func map(_ change: (String) -> String) -> Text { Text(change(indonesian), change(english)) }

  /// Two texts, one behind the other, in each language.
  package static func + (left: Text, right: Text) -> Text {
    Text(left.indonesian + right.indonesian, left.english + right.english)
  }

  /// A text with the same words behind it in both languages.
  package static func + (left: Text, right: String) -> Text { left + Text(right) }

  /// A text with the same words before it in both languages.
  package static func + (left: String, right: Text) -> Text { Text(left) + right }
}

extension Sequence<Text> {
  /// The texts one behind the other, with the same words between them in both languages.
  package func joined(by separator: String) -> Text {
    Text(
      map(\.indonesian).joined(separator: separator), map(\.english).joined(separator: separator))
  }
}
