/// A language for people; codes and columns never change with it.
public enum Language: String, CaseIterable, Sendable {
  case indonesian = "id"
  case english = "en"

  /// Picks between a text's two forms.
  public func pick(_ indonesian: String, _ english: String) -> String { self == .indonesian ? indonesian : english }
}
