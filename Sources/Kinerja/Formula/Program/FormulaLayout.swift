/// Where the columns that formulas read stand in a block, and in what they are counted.
package struct FormulaLayout: Sendable {
  /// What a column holds.
  package enum Source: Hashable, Sendable {
    case figure(FigureReference)
    case cell(String)
  }

  /// The sources by their place.
  package private(set) var sources: [Source] = []
  private var scales: [FormulaColumn.Scale] = []
  private var places: [Source: Int] = [:]

  /// A layout without columns.
  package init() {}

  /// Gives a source a place, once; the scale of texts says nothing. Returns the place.
  @discardableResult
  package mutating func add(_ source: Source, _ scale: FormulaColumn.Scale) -> Int {
    if let place = places[source] { return place }
    sources.append(source)
    scales.append(scale)
    places[source] = sources.count - 1
    return sources.count - 1
  }

  /// Gives a figure a place, counted as it is declared.
  @discardableResult
  package mutating func add(_ reference: FigureReference) -> Int {
    add(.figure(reference), reference.figure.decimals == 0 ? .whole : .millionths)
  }

  /// The place of a source; nil where it has none.
  package func place(of source: Source) -> Int? { places[source] }

  func scale(at place: Int) -> FormulaColumn.Scale { scales[place] }
}
