package import Intake
package import Kinerja
private import Wording

/// A letter to an employee, as a page to print and sign. Letters are in Indonesian.
package struct LetterPage: Sendable {
  /// A part of the letter.
  package enum Block: Sendable {
    /// A heading.
    case heading(String)
    /// Sentences.
    case paragraph(String)
    /// What the reader is to see first.
    case headline(String)
    /// A table: a heading for each column, the rows, the columns that hold numbers, and whether the last row sums up.
    case table(header: [String], rows: [[String]], numbers: Range<Int>, sumsUp: Bool = false)
    /// What auditors follow: small print, one line for each.
    case sources([String])
  }

  /// The office; nil leaves the head to the office's own paper.
  package var office: Office?
  /// The number of the letter; nil leaves a line.
  package var decree: String?
  /// The day; nil leaves a line.
  package var date: CivilDate?
  /// What the letter is about.
  package var subject: String
  /// To whom it goes: the name, and lines below it.
  package var recipient: (name: String, lines: [String])
  /// What it says.
  package var blocks: [Block]
  /// Who decided, where that is somebody else than the office's own signatory; nil leaves it to the office.
  package var signatory: String?
  /// The run and the program.
  package var footer: String

  /// Makes a letter.
  package init(
    office: Office?, decree: String?, date: CivilDate?, subject: String, recipient: (name: String, lines: [String]),
    blocks: [Block], signatory: String?, footer: String
  ) {
    self.office = office
    self.decree = decree
    self.date = date
    self.subject = subject
    self.recipient = recipient
    self.blocks = blocks
    self.signatory = signatory
    self.footer = footer
  }

  private static let blank = "……………………………"

  /// The page.
  package var bytes: [UInt8] {
    let style = String(decoding: PackageResources.letter_css, as: UTF8.self)
    let day = date.map { ReaderDates.day($0).in(.indonesian) } ?? Self.blank
    return Array(
      """
      \(pageHead(subject, .indonesian, style: style))<body>
      <article>
      \(letterhead)<table class="head">
      <tr><th scope="row">Nomor</th><td>\(escaped(decree ?? Self.blank))</td></tr>
      <tr><th scope="row">Tanggal</th><td>\(day)</td></tr>
      <tr><th scope="row">Hal</th><td>\(escaped(subject))</td></tr>
      </table>
      <p class="recipient">Yth. Saudara \(escaped(recipient.name))\(recipient.lines.map { "<br>" + escaped($0) }.joined())</p>
      \(blocks.map(text).joined())<p>Demikian disampaikan untuk diketahui.</p>
      \(signature(day))<footer class="faint">\(escaped(footer))</footer>
      </article>
      </body>
      </html>

      """.utf8)
  }

  private var letterhead: String {
    guard let office else { return "" }
    let lines = office.address.map { "<br>\(escaped($0))" }.joined()
    return "<header><strong>\(escaped(office.name))</strong>\(lines)</header>\n"
  }

  private func text(_ block: Block) -> String {
    switch block {
    case .heading(let text): return "<h2>\(escaped(text))</h2>\n"
    case .paragraph(let text): return "<p>\(escaped(text))</p>\n"
    case .headline(let text): return "<p class=\"headline\">\(escaped(text))</p>\n"
    case .sources(let lines):
      return "<ul class=\"sources faint\">\n\(lines.map { "<li>\(escaped($0))</li>\n" }.joined())</ul>\n"
    case .table(let header, let rows, let numbers, let sumsUp):
      func cells(_ row: [String], _ name: String) -> String {
        row.enumerated().map { column, text in
          let mark = numbers.contains(column) ? " class=\"number\"" : ""
          let cell = column == 0 || name == "th" ? "th" : "td"
          let scope = cell == "td" ? "" : name == "th" ? " scope=\"col\"" : " scope=\"row\""
          return "<\(cell)\(scope)\(mark)>\(escaped(text))</\(cell)>"
        }.joined()
      }
      let body = rows.enumerated().map { place, row in
        "<tr\(sumsUp && place == rows.count - 1 ? " class=\"sum\"" : "")>\(cells(row, "td"))</tr>\n"
      }.joined()
      return "<table class=\"figures\"><thead><tr>\(cells(header, "th"))</tr></thead><tbody>\n\(body)</tbody></table>\n"
    }
  }

  private func signature(_ day: String) -> String {
    let place = office.map { $0.city.isEmpty ? day : "\($0.city), \(day)" } ?? day
    let signs = office?.signatory
    let post = signatory == nil ? signs.map { "<br>\(escaped($0.post))," } ?? "" : ""
    let name = signatory ?? signs?.name ?? Self.blank
    let nip = signatory == nil ? signs.map { "<br>NIP \(escaped($0.nip))" } ?? "" : ""
    return """
      <div class="signature"><p>\(escaped(place))\(post)</p><p class="space">\(escaped(name))\(nip)</p></div>

      """
  }
}
