internal import Intake
package import Kinerja
internal import Wording

/// A letter to an employee, as a page to print and sign. Letters are in Indonesian.
package struct LetterPage: Sendable {
  /// A step of the working.
  package struct Step: Sendable {
    /// Its name.
    package let name: String
    /// The working, from figures to figure.
    package let working: String
    /// The clauses that it rests on.
    package let clauses: [String]
    /// The rows that it rests on.
    package let rows: [String]

    /// Makes a step.
    package init(name: String, working: String, clauses: [String], rows: [String]) {
      self.name = name
      self.working = working
      self.clauses = clauses
      self.rows = rows
    }
  }

  /// The number of the decision; nil leaves a line.
  package var decree: String?
  /// The day; nil leaves a line.
  package var date: CivilDate?
  /// What the letter is about.
  package var subject: String
  /// To whom it goes.
  package var recipient: (name: String, nip: String)
  /// What it says.
  package var paragraphs: [String]
  /// The figures, by name.
  package var figures: [(name: String, value: String)]
  /// How they came about.
  package var steps: [Step]
  /// Who signs; nil leaves a line.
  package var signatory: String?
  /// The run and the program.
  package var footer: String

  /// Makes a letter.
  package init(
    decree: String?, date: CivilDate?, subject: String, recipient: (name: String, nip: String), paragraphs: [String],
    figures: [(name: String, value: String)], steps: [Step], signatory: String?, footer: String
  ) {
    self.decree = decree
    self.date = date
    self.subject = subject
    self.recipient = recipient
    self.paragraphs = paragraphs
    self.figures = figures
    self.steps = steps
    self.signatory = signatory
    self.footer = footer
  }

  private static let months = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
  ]

  /// A day as letters write it, such as 12 Oktober 2026.
  package static func written(_ date: CivilDate) -> String {
    let parts = date.components
    return "\(parts.day) \(months[parts.month - 1]) \(parts.year)"
  }

  /// The page.
  package var bytes: [UInt8] {
    let style = String(decoding: PackageResources.letter_css, as: UTF8.self)
    let blank = "……………………………"
    let day = date.map(Self.written) ?? blank
    let figures = figures.map {
      "<tr><th scope=\"row\">\(escaped($0.name))</th><td>\(escaped($0.value))</td></tr>\n"
    }.joined()
    let steps = steps.map { step in
      let sources =
        step.rows.isEmpty ? "" : "<br><span class=\"faint\">\(escaped(step.rows.joined(separator: ", ")))</span>"
      let clauses =
        step.clauses.isEmpty ? "" : "<br><span class=\"faint\">\(escaped(step.clauses.joined(separator: "; ")))</span>"
      return "<li><b>\(escaped(step.name))</b>: \(escaped(step.working))\(clauses)\(sources)</li>\n"
    }.joined()
    return Array(
      """
      \(pageHead(subject, .indonesian, style: style))<body>
      <article>
      <table class="head">
      <tr><th scope="row">Nomor</th><td>\(escaped(decree ?? blank))</td></tr>
      <tr><th scope="row">Tanggal</th><td>\(day)</td></tr>
      <tr><th scope="row">Hal</th><td>\(escaped(subject))</td></tr>
      </table>
      <p>Yth. Saudara \(escaped(recipient.name))<br>NIP \(escaped(recipient.nip))</p>
      \(paragraphs.map { "<p>\(escaped($0))</p>\n" }.joined())
      <h2>Angka</h2>
      <table class="figures">
      \(figures)</table>
      <h2>Perhitungan</h2>
      <ol>
      \(steps)</ol>
      <p class="faint">Bilangan dalam perhitungan ditulis dengan titik desimal, seperti dalam hasil.csv.</p>
      <p>Demikian disampaikan untuk diketahui.</p>
      <div class="signature"><p>\(day)</p><p class="space">\(escaped(signatory ?? blank))</p></div>
      <footer class="faint">\(escaped(footer))</footer>
      </article>
      </body>
      </html>

      """.utf8)
  }
}
