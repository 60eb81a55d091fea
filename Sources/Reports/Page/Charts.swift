internal import Kinerja
internal import Wording

/// Charts as inline SVG; everything from the data is escaped.
struct Charts {
  /// A bar or a group of bars.
  struct Bars {
    var name: String
    /// For each series, its length and what is written at its end.
    var values: [(value: Double, text: String)]
  }

  /// A chart in a figure, with its numbers as a table for those who do not see it.
  static func figure(
    id: String, title: String, note: String, svg: String, headings: [String], rows: [[String]], tableName: String,
    texts: Set<Int> = [], isOpen: Bool = false
  ) -> String {
    let head = headings.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
    let body = rows.map { row in
      "<tr><th scope=\"row\">\(escaped(row[0]))</th>"
        + row.indices.dropFirst().map { column in
          "<td\(texts.contains(column) ? "" : " class=\"number\"")>\(escaped(row[column]))</td>"
        }.joined() + "</tr>"
    }.joined(separator: "\n")
    return """
      <figure class="chart" id="\(id)">
      <h3>\(escaped(title))</h3>
      <p class="faint">\(escaped(note))</p>
      \(svg)
      <details\(isOpen ? " open" : "")><summary>\(escaped(tableName))</summary><div class="scroll"><table><thead><tr>\(head)</tr></thead><tbody>
      \(body)
      </tbody></table></div></details>
      </figure>

      """
  }

  private static func open(_ title: String, width: Int, height: Int) -> String {
    "<svg viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-label=\"\(escaped(title))\">\n"
  }

  /// Upright bars of one series.
  static func columns(_ title: String, _ bars: [(name: String, count: Int, text: String)]) -> String {
    let (width, height, bottom, top) = (640, 300, 250, 24)
    var svg = open(title, width: width, height: height)
    let most = max(1, bars.map(\.count).max() ?? 1)
    let step = Double(width - 20) / Double(max(1, bars.count))
    for (number, bar) in bars.enumerated() {
      let length = Double(bar.count) / Double(most) * Double(bottom - top)
      let x = 10 + Double(number) * step
      svg +=
        "<rect class=\"first\" x=\"\(short(x + step * 0.08))\" y=\"\(short(Double(bottom) - length))\" "
        + "width=\"\(short(step * 0.84))\" height=\"\(short(length))\"/>\n"
      let middle = short(x + step / 2)
      if bar.count > 0, step > 24 {
        svg +=
          "<text x=\"\(middle)\" y=\"\(short(Double(bottom) - length - 4))\" text-anchor=\"middle\">\(escaped(bar.text))</text>\n"
      }
      if step > 34 || number.isMultiple(of: Int(34 / step) + 1) {
        svg += "<text x=\"\(middle)\" y=\"\(bottom + 16)\" text-anchor=\"middle\">\(escaped(bar.name))</text>\n"
      }
    }
    svg += "<line class=\"axis\" x1=\"10\" x2=\"\(width - 10)\" y1=\"\(bottom)\" y2=\"\(bottom)\"/>\n</svg>"
    return svg
  }

  /// Bars that lie, a group for each name; negative ones reach to the left of a line at 0.
  static func bars(
    _ title: String, series: [String], _ groups: [Bars], classes: [String] = ["first", "second", "third"]
  ) -> String {
    let thickness = series.count > 1 ? 13 : 16
    let group = thickness * series.count + 10
    let (width, left, right) = (640, 190, 110)
    let top = series.count > 1 ? 24 : 4
    var svg = open(title, width: width, height: top + group * groups.count + 4)
    if series.count > 1 {
      var x = left
      for (number, name) in series.enumerated() {
        svg +=
          "<rect class=\"\(classes[number])\" x=\"\(x)\" y=\"4\" width=\"12\" height=\"12\"/>"
          + "<text x=\"\(x + 17)\" y=\"14\">\(escaped(name))</text>\n"
        x += 30 + name.count * 8
      }
    }
    let values = groups.flatMap(\.values).map(\.value)
    let least = min(0, values.min() ?? 0)
    let span = max(1e-9, max(0, values.max() ?? 1) - least)
    func x(_ value: Double) -> Double { Double(left) + (value - least) / span * Double(width - left - right) }
    if least < 0 {
      svg +=
        "<line class=\"axis\" x1=\"\(short(x(0)))\" x2=\"\(short(x(0)))\" y1=\"\(top)\" y2=\"\(top + group * groups.count)\"/>\n"
    }
    for (number, bar) in groups.enumerated() {
      let y = top + number * group
      svg +=
        "<text x=\"\(left - 6)\" y=\"\(y + group / 2)\" text-anchor=\"end\">\(escaped(shortened(bar.name, to: 26)))</text>\n"
      for (series, value) in bar.values.enumerated() {
        let (from, to) = (x(min(0, value.value)), x(max(0, value.value)))
        let place = y + series * thickness
        svg +=
          "<rect class=\"\(classes[series])\" x=\"\(short(from))\" y=\"\(place)\" width=\"\(short(to - from))\" "
          + "height=\"\(thickness - 2)\"/>"
          + "<text x=\"\(short(to + 5))\" y=\"\(place + thickness - 3)\">\(escaped(value.text))</text>\n"
      }
    }
    return svg + "</svg>"
  }

  /// Two lines over the same places.
  static func lines(
    _ title: String, xName: String, names: [String], _ points: [(y: [Double], label: String)],
    number: (Double) -> String
  ) -> String {
    let (width, height, left, bottom, top) = (640, 320, 60, 260, 30)
    var svg = open(title, width: width, height: height)
    guard let least = points.flatMap(\.y).min(), let greatest = points.flatMap(\.y).max() else { return svg + "</svg>" }
    let margin = max(1, (greatest - least) * 0.1)
    let low = least - margin
    let high = greatest + margin
    let step = Double(width - left - 20) / Double(max(1, points.count - 1))
    func x(_ number: Int) -> Double { Double(left) + Double(number) * step }
    func y(_ value: Double) -> Double { Double(bottom) - (value - low) / (high - low) * Double(bottom - top) }
    for tick in 0...4 {
      let value = low + (high - low) * Double(tick) / 4
      svg +=
        "<line class=\"axis\" x1=\"\(left)\" x2=\"\(width - 20)\" y1=\"\(short(y(value)))\" y2=\"\(short(y(value)))\"/>"
        + "<text x=\"\(left - 6)\" y=\"\(short(y(value) + 4))\" text-anchor=\"end\">\(escaped(number(value)))</text>\n"
    }
    for (series, name) in names.enumerated() {
      let kind = ["second", "first"][series]
      let path = points.indices.map { "\(short(x($0))),\(short(y(points[$0].y[series])))" }.joined(separator: " ")
      svg += "<polyline class=\"\(kind)-line\" points=\"\(path)\"/>\n"
      for index in points.indices {
        svg +=
          "<circle class=\"\(kind)\" cx=\"\(short(x(index)))\" cy=\"\(short(y(points[index].y[series])))\" r=\"3.5\"/>"
      }
      svg +=
        "<rect class=\"\(kind)\" x=\"\(left + series * 220)\" y=\"6\" width=\"12\" height=\"12\"/>"
        + "<text x=\"\(left + series * 220 + 17)\" y=\"16\">\(escaped(name))</text>\n"
    }
    let labelled = (points.count + 11) / 12
    for (index, point) in points.enumerated() where index.isMultiple(of: labelled) {
      svg +=
        "<text x=\"\(short(x(index)))\" y=\"\(bottom + 18)\" text-anchor=\"middle\">\(escaped(point.label))</text>\n"
    }
    svg += "<text x=\"\(width / 2)\" y=\"\(bottom + 44)\" text-anchor=\"middle\">\(escaped(xName))</text>\n"
    return svg + "</svg>"
  }

  /// Values with their intervals, all of them finite, one below the other, and upright lines at marks.
  static func intervals(
    _ title: String, _ rows: [(name: String, low: Double, value: Double, high: Double)], marks: [Double],
    number: (Double) -> String
  ) -> String {
    let (width, left, right, row, top) = (640, 190, 20, 22, 24)
    let bottom = top + row * rows.count
    var svg = open(title, width: width, height: bottom + 24)
    let places = rows.flatMap { [$0.low, $0.high] } + marks
    guard let least = places.min(), let greatest = places.max(), greatest > least else { return svg + "</svg>" }
    let margin = (greatest - least) * 0.04
    func x(_ value: Double) -> String {
      short(Double(left) + (value - least + margin) / (greatest - least + 2 * margin) * Double(width - left - right))
    }
    for mark in marks {
      svg +=
        "<line class=\"axis\" x1=\"\(x(mark))\" x2=\"\(x(mark))\" y1=\"\(top - 4)\" y2=\"\(bottom)\"/>"
        + "<text x=\"\(x(mark))\" y=\"\(top - 9)\" text-anchor=\"middle\">\(escaped(number(mark)))</text>\n"
    }
    for (place, item) in rows.enumerated() {
      let y = top + place * row + row / 2
      svg +=
        "<text x=\"\(left - 8)\" y=\"\(y + 4)\" text-anchor=\"end\">\(escaped(shortened(item.name, to: 26)))</text>"
        + "<line class=\"first-line\" x1=\"\(x(item.low))\" x2=\"\(x(item.high))\" y1=\"\(y)\" y2=\"\(y)\"/>"
        + "<circle class=\"first\" cx=\"\(x(item.value))\" cy=\"\(y)\" r=\"4.5\"/>\n"
    }
    for value in [least, greatest] {
      svg += "<text x=\"\(x(value))\" y=\"\(bottom + 16)\" text-anchor=\"middle\">\(escaped(number(value)))</text>\n"
    }
    return svg + "</svg>"
  }

  /// A name cut at its beginning, since ends tell names apart.
  private static func shortened(_ name: String, to length: Int) -> String {
    name.count <= length ? name : "…" + name.suffix(length - 1)
  }

  /// A coordinate with at most one decimal.
  private static func short(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}

/// Text within a page: neither a tag nor the end of an attribute.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\u{0}"..<" " where scalar != "\n" && scalar != "\t": result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
