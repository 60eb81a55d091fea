/// A language for people; codes and columns never change with it.
package enum Language: String, CaseIterable, Sendable {
  /// Indonesian.
  case indonesian = "id"
  /// English.
  case english = "en"
}
