private import Digests
private import Foundation
internal import Intake
package import Wording

/// A picture of a study with its numbers.
package struct StudyFigure: Sendable {
  /// What is drawn.
  package enum Chart: Sendable {
    /// Lying bars, a group of them for each name.
    case bars(series: [Text], groups: [(name: String, values: [(value: Double, text: String)])])
    /// Lines over the same places, one or two of them.
    case lines(horizontal: Text, series: [Text], points: [(label: String, values: [Double])], decimals: Int)
    /// Values with their intervals, and upright lines to compare them with.
    case intervals(rows: [(name: String, low: Double, value: Double, high: Double)], marks: [Double])
  }

  /// Its title.
  package let title: Text
  /// What it shows.
  package let note: Text
  /// What is drawn.
  package let chart: Chart
  /// Its numbers.
  package let table: StudyTable

  /// Makes a figure.
  package init(title: Text, note: Text, chart: Chart, table: StudyTable) {
    self.title = title
    self.note = note
    self.chart = chart
    self.table = table
  }
}

/// A study for people and programs: what it found in words, what it does not show, figures and tables.
package struct StudyReport: Sendable {
  /// What a study is about.
  package struct Subject: Sendable {
    /// The quarter.
    package let quarter: String
    /// The last day that counts.
    package let asOf: String
    /// The run's name; nil without a run.
    package let run: String?
    /// The policy's identifier and digest.
    package let policy: (id: String, digest: String)
    /// The program.
    package let engine: String

    /// Names what a study is about.
    package init(quarter: String, asOf: String, run: String?, policy: (id: String, digest: String), engine: String) {
      self.quarter = quarter
      self.asOf = asOf
      self.run = run
      self.policy = policy
      self.engine = engine
    }
  }

  /// The name of its page and of its JSON file.
  package let name: String
  /// Its title.
  package let title: Text
  /// What it is about.
  package let subject: Subject
  /// What it found.
  package let findings: [Text]
  /// What it does not show.
  package let cautions: [Text]
  /// Its pictures.
  package let figures: [StudyFigure]
  /// Its tables; a page shows the first rows of each.
  package let tables: [StudyTable]

  /// The rows of a table that a page shows.
  static let rowsShown = 100

  /// Makes a report.
  package init(
    name: String, title: Text, subject: Subject, findings: [Text], cautions: [Text], figures: [StudyFigure],
    tables: [StudyTable]
  ) {
    self.name = name
    self.title = title
    self.subject = subject
    self.findings = findings
    self.cautions = cautions
    self.figures = figures
    self.tables = tables
  }

  /// The files: a CSV for each table, and all of it as JSON and as a page.
  package func files(_ language: Language) -> [(name: String, bytes: [UInt8])] {
    tables.map { ("\($0.name).csv", $0.csv) } + [
      ("\(name).json", Array(json(language).utf8)), ("\(name).html", Array(page(language).utf8)),
    ]
  }

  private func json(_ language: Language) -> String {
    func list(_ texts: [Text]) -> String { "[\(texts.map { jsonString($0.in(language)) }.joined(separator: ","))]" }
    let tables = tables.map { "\(jsonString($0.name)):\($0.json)" }.joined(separator: ",\n")
    return """
      {"studi":\(jsonString(name)),"triwulan":\(jsonString(subject.quarter)),"sampai":\(jsonString(subject.asOf)),
      "run":\(subject.run.map(jsonString) ?? "null"),"kebijakan":\(jsonString(subject.policy.id)),
      "kebijakan_sha256":\(jsonString(subject.policy.digest)),"mesin":\(jsonString(subject.engine)),
      "temuan":\(list(findings)),
      "batas":\(list(cautions)),
      "tabel":{\(tables)}}

      """
  }

  private func page(_ language: Language) -> String {
    func items(_ texts: [Text]) -> String {
      "<ul>\n" + texts.map { "<li>\(escaped($0.in(language)))</li>\n" }.joined() + "</ul>\n"
    }
    let style = String(decoding: PackageResources.page_css, as: UTF8.self)
    let heading = title.in(language)
    var html = """
      \(pageHead("\(heading), \(subject.quarter)", language, style: style))<body class="study">
      <header>
      <h1>\(escaped(heading))</h1>
      <p class="faint">\(Text("Triwulan", "Quarter").in(language)) \(escaped(subject.quarter)) · \(Text("sampai", "as of").in(language)) \(escaped(subject.asOf)) · \(Text("kebijakan", "policy").in(language)) \(escaped(subject.policy.id))\(subject.run.map { " · run \(escaped(String($0.prefix(12))))" } ?? "")</p>
      </header>
      <main>
      <h2>\(Text("Temuan", "Findings").in(language))</h2>
      \(items(findings))
      <h2>\(Text("Yang tidak ditunjukkan", "What this does not show").in(language))</h2>
      \(items(cautions))

      """
    if !figures.isEmpty {
      html += "<div class=\"charts\">\n" + figures.enumerated().map { drawn($1, $0, language) }.joined() + "</div>\n"
    }
    for table in tables { html += section(table, language) }
    return html + """
      </main>
      <footer class="faint"><p>\(escaped(subject.engine)) · \(Text("kebijakan", "policy").in(language)) SHA-256 \(escaped(subject.policy.digest))</p></footer>
      </body>
      </html>

      """
  }

  private func drawn(_ figure: StudyFigure, _ number: Int, _ language: Language) -> String {
    let title = figure.title.in(language)
    let svg: String
    switch figure.chart {
    case .bars(let series, let groups):
      // Two series look as they do as lines: the one compared with, then the one that counts.
      svg = Charts.bars(
        title, series: series.map { $0.in(language) },
        groups.map { group in
          Charts.Bars(name: group.name, values: group.values.map { ($0.value, decimal($0.text, language)) })
        }, classes: series.count == 2 ? ["second", "first"] : ["first", "second", "third"])
    case .lines(let horizontal, let series, let points, let decimals):
      svg = Charts.lines(
        title, xName: horizontal.in(language), names: series.map { $0.in(language) },
        points.map { (y: $0.values, label: $0.label) }, number: { decimal($0, decimals, language) })
    case .intervals(let rows, let marks):
      svg = Charts.intervals(title, rows, marks: marks) { decimal($0, 2, language) }
    }
    let table = figure.table
    return Charts.figure(
      id: "gambar-\(number + 1)", title: title, note: figure.note.in(language), svg: svg,
      headings: table.columns.map(\.name),
      rows: table.rows.map { row in zip(table.columns, row).map { table.shown($1, in: $0, language) } },
      tableName: Text("Angka", "Numbers").in(language),
      texts: Set(table.columns.indices.filter { table.columns[$0].isText }), isOpen: true)
  }

  private func section(_ table: StudyTable, _ language: Language) -> String {
    let head = table.columns.map { "<th scope=\"col\">\(escaped($0.name))</th>" }.joined()
    let rows = table.rows.prefix(Self.rowsShown).map { row in
      "<tr>"
        + zip(table.columns, row).map { column, cell in
          "<td\(column.isText ? "" : " class=\"number\"")>\(escaped(table.shown(cell, in: column, language)))</td>"
        }.joined() + "</tr>\n"
    }.joined()
    let more = table.rows.count - Self.rowsShown
    return """
      <h2>\(escaped(table.name)).csv</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="\(escaped(table.name))"><table><thead><tr>\(head)</tr></thead><tbody>
      \(rows)</tbody></table></div>
      \(more > 0 ? "<p class=\"faint\">\(Text("dan \(more) baris lagi dalam berkas", "and \(more) more rows in the file").in(language))</p>\n" : "")
      """
  }

  private func decimal(_ value: Double, _ decimals: Int, _ language: Language) -> String {
    decimal(StudyNumber.decimal(value, decimals: decimals), language)
  }

  private func decimal(_ text: String, _ language: Language) -> String {
    text.replacing(".", with: Text(",", ".").in(language))
  }
}

/// Figures of statistics as text.
package enum StudyNumber {
  /// A number with so many decimals, halves away from zero; empty when missing.
  package static func decimal(_ value: Double?, decimals: Int = 4) -> String {
    guard let value, value.isFinite else { return "" }
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let whole = (abs(value) * scale).rounded(.toNearestOrAwayFromZero)
    guard whole < 1e18 else { return "" }
    let digits = String(Int64(whole))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard decimals > 0 else { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
