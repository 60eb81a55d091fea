/// A language for people; codes and columns never change with it.
package enum Language: String, CaseIterable, Sendable {
  /// Indonesian.
  case indonesian = "id"
  /// English.
  case english = "en"

  /// Picks between a text's two forms.
  package func pick(_ indonesian: String, _ english: String) -> String { self == .indonesian ? indonesian : english }
}
