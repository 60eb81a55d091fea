/// A formula of a policy: its text, and what it says.
package struct PolicyFormula: Hashable, Sendable {
  /// The text as it is written.
  package var text: String

  /// Makes a formula.
  package init(text: String) { self.text = text }
}
