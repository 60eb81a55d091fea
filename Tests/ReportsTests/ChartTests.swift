import Foundation
import FoundationXML
import Testing

@testable import Reports

/// Charts as SVG, read back by an XML parser: lengths are in proportion, and text is never markup.
@Suite struct ChartTests {
  private struct Element {
    var name: String
    var attributes: [String: String]

    func number(_ attribute: String) -> Double { attributes[attribute].flatMap { Double($0) } ?? .nan }
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    var texts: [String] = []
    private var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      elements.append(Element(name: name, attributes: attributes))
      text = ""
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      if name == "text" { texts.append(text) }
    }
  }

  private func read(_ svg: String) throws -> (elements: [Element], texts: [String]) {
    let reader = Reader()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    try #require(parser.parse(), "\(svg)")
    return (reader.elements, reader.texts)
  }

  private func rectangles(_ svg: String) throws -> [Element] { try read(svg).elements.filter { $0.name == "rect" } }

  // MARK: Upright bars

  /// The tallest bar fills the 226 units of the plot; the others are in proportion, and all stand on the axis.
  @Test func columnsAreInProportion() throws {
    let svg = Charts.columns("Sebaran", [("a", 4, "4"), ("b", 0, "0"), ("c", 2, "2"), ("d", 1, "1")])
    let bars = try rectangles(svg)
    #expect(bars.map { $0.number("height") } == [226, 0, 113, 56.5])
    #expect(bars.allSatisfy { $0.number("y") + $0.number("height") == 250 })
    #expect(zip(bars, bars.dropFirst()).allSatisfy { $0.number("x") + $0.number("width") < $1.number("x") })
    #expect(bars.allSatisfy { $0.number("x") >= 0 && $0.number("x") + $0.number("width") <= 640 })
    // Nothing is written on an empty bar; every name is.
    #expect(try read(svg).texts == ["4", "a", "b", "2", "c", "1", "d"])
  }

  /// Of many bars some are named, always the first.
  @Test func manyColumnsAreNamedNowAndThen() throws {
    let svg = Charts.columns("x", (0..<40).map { ("n\($0)", 1, "1") })
    let names = try read(svg).texts
    #expect(names.first == "n0" && names.count < 40 && names.count >= 10 && !names.contains("1"))
    #expect(try rectangles(Charts.columns("x", [])).isEmpty)
  }

  // MARK: Lying bars

  /// From −50 to 150 over 340 units: 0 lies at 190 + 85; a loss reaches left of it, a gain right.
  @Test func lossesReachToTheLeft() throws {
    let svg = Charts.bars(
      "x", series: ["s"],
      [
        .init(name: "turun", values: [(-50, "−50")]), .init(name: "naik", values: [(150, "150")]),
        .init(name: "tetap", values: [(0, "0")]),
      ])
    let bars = try rectangles(svg)
    #expect(bars.map { $0.number("x") } == [190, 275, 275] && bars.map { $0.number("width") } == [85, 255, 0])
    let axis = try read(svg).elements.filter { $0.name == "line" }
    #expect(axis.count == 1 && axis[0].number("x1") == 275)
  }

  /// Two series have a legend, and without losses there is no axis; ends tell names apart, so these are kept.
  @Test func seriesAreTold() throws {
    let svg = Charts.bars(
      "x", series: ["lama", "baru"],
      [.init(name: "Dinas Kependudukan dan Pencatatan Sipil", values: [(1, "1"), (2, "2")])],
      classes: ["second", "first"])
    #expect(try read(svg).texts == ["lama", "baru", "…ukan dan Pencatatan Sipil", "1", "2"])
    #expect(try rectangles(svg).map { $0.attributes["class"] } == ["second", "first", "second", "first"])
    #expect(try rectangles(svg).suffix(2).map { $0.number("width") } == [170, 340])
    #expect(!svg.contains("class=\"axis\""))
  }

  // MARK: Lines and intervals

  /// Higher values lie higher, and all lie within the plot.
  @Test func linesFollowTheirValues() throws {
    let svg = Charts.lines(
      "x", xName: "nilai", names: ["a", "b"], [([10, 30], "1"), ([20, 20], "2"), ([30, 10], "3")]
    ) { "\(Int($0))" }
    let circles = try read(svg).elements.filter { $0.name == "circle" }
    let heights = circles.map { $0.number("cy") }
    #expect(heights[0] > heights[1] && heights[1] > heights[2] && heights[0] == heights[5] && heights[2] == heights[3])
    #expect(
      heights.allSatisfy { (30...260).contains($0) } && circles.map { $0.number("cx") } == [60, 340, 620, 60, 340, 620])
    #expect(
      try read(svg).elements.filter { $0.name == "polyline" }.map { $0.attributes["class"] } == [
        "second-line", "first-line",
      ])
    #expect(try read(svg).texts.suffix(4) == ["1", "2", "3", "nilai"])
    #expect(try read(Charts.lines("x", xName: "", names: ["a"], []) { "\($0)" }).texts.isEmpty)
  }

  @Test func intervalsHoldTheirValue() throws {
    let svg = Charts.intervals("x", [("a", 0.8, 1, 1.6), ("b", 0.2, 0.4, 0.5)], marks: [1]) { "\($0)" }
    let elements = try read(svg).elements
    let lines = elements.filter { $0.attributes["class"] == "first-line" }
    let values = elements.filter { $0.name == "circle" }
    for (line, value) in zip(lines, values) {
      #expect(line.number("x1") <= value.number("cx") && value.number("cx") <= line.number("x2"))
      #expect(line.number("y1") == value.number("cy"))
    }
    let mark = try #require(elements.first { $0.attributes["class"] == "axis" })
    #expect(mark.number("x1") == values[0].number("cx"))
    // The least and the greatest place are written below.
    #expect(try read(svg).texts.suffix(2) == ["0.2", "1.6"])
    #expect(try read(Charts.intervals("x", [("a", 1, 1, 1)], marks: []) { "\($0)" }).elements.count == 1)
  }

  // MARK: Text

  @Test(
    arguments: [
      ("Siti & <b>", "Siti &amp; &lt;b&gt;"), (#"" onload='x'"#, "&quot; onload=&#39;x&#39;"),
      ("a\u{0}b\u{1B}c", "a\u{FFFD}b\u{FFFD}c"),
      ("a\n\tb", "a\n\tb"), ("é 𝛼 \u{7F}", "é 𝛼 \u{7F}"),
    ])
  func textIsNoMarkup(_ text: String, _ page: String) { #expect(escaped(text) == page) }

  /// Whatever the names, a chart is well-formed and says them.
  @Test(arguments: ["</svg><script>", "\"'&<>", "\u{0}", "]]>", "<!--"])
  func namesCannotBreakACharts(_ name: String) throws {
    let shown = name.replacing("\u{0}", with: "\u{FFFD}")
    #expect(try read(Charts.columns(name, [(name, 1, name)])).texts == [shown, shown])
    #expect(
      try read(Charts.bars(name, series: [name], [.init(name: name, values: [(1, name)])])).texts == [shown, shown])
    #expect(
      try read(Charts.intervals(name, [(name, 0, 1, 2)], marks: []) { _ in name }).texts.allSatisfy { $0 == shown })
    let figure = Charts.figure(
      id: "f", title: name, note: name, svg: Charts.columns(name, []), headings: [name], rows: [[name, name]],
      tableName: name,
      texts: [1])
    #expect(try read(figure).elements.first?.attributes["id"] == "f")
  }

  /// The numbers stand beside the picture, numbers as such and texts as such.
  @Test func aFigureHasItsNumbers() throws {
    let figure = Charts.figure(
      id: "f", title: "Judul", note: "", svg: Charts.columns("x", []), headings: ["nama", "jumlah", "catatan"],
      rows: [["a", "1", "x"], ["b", "2", "y"]], tableName: "Angka", texts: [2])
    let elements = try read(figure).elements
    #expect(elements.filter { $0.name == "th" }.map { $0.attributes["scope"] } == ["col", "col", "col", "row", "row"])
    #expect(elements.filter { $0.name == "td" }.map { $0.attributes["class"] } == ["number", nil, "number", nil])
  }
}
