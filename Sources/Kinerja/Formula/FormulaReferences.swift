extension FormulaExpression {
  /// The figures that it names, within `sum` and its kin or outside.
  package func figures(inMonths: Bool) -> Set<FigureReference> {
    named(inMonths) { if case .figure(let reference) = $0 { reference } else { nil } }
  }

  /// The cells that it names, within `sum` and its kin or outside.
  package func cells(inMonths: Bool) -> Set<String> {
    named(inMonths) { if case .cell(let name) = $0 { name } else { nil } }
  }

  /// The parameters that it names.
  package var parameters: Set<String> {
    let name = { (part: FormulaExpression) in if case .parameter(let name) = part { name } else { String?.none } }
    return named(false, name).union(named(true, name))
  }

  private func named<Name: Hashable>(_ inMonths: Bool, _ name: (FormulaExpression) -> Name?) -> Set<Name> {
    var names: Set<Name> = []
    forEach { part, isInMonths in
      if isInMonths == inMonths, let name = name(part) { names.insert(name) }
    }
    return names
  }
}
