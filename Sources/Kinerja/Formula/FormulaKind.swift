/// The kind of value that a formula gives.
package enum FormulaKind: String, CaseIterable, Sendable {
  case number, truth, text
}
