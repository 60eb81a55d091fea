private import Digests
private import Foundation
internal import Intake
internal import Kinerja
internal import Platform
internal import Tabular
internal import Wording

extension ReportFormat {
  static let html = ReportFormat(
    "html", files: [ReportPage.fileName],
    Text(
      "satu halaman untuk peramban: pencarian, saringan, urutan, diagram; tidak memuat apa pun dari luar",
      "one page for a browser: search, filters, sorting, charts; it loads nothing")
  ) { content, folder throws(WriteError) in try ReportPage(content: content).write(to: folder) }
}

/// Writes `laporan.html`: one page that needs nothing but itself.
struct ReportPage {
  static let fileName = "laporan.html"

  let content: ReportContent

  private var table: ResultTable { content.table }
  private var results: Results { table.results }
  private var language: Language { content.language }
  private var style: String { String(decoding: PackageResources.page_css, as: UTF8.self) }
  private var script: String {
    String(decoding: PackageResources.page_js, as: UTF8.self)
      .replacing("    // the columns of the ranking\n", with: PageColumn.all.map { "    \($0.script),\n" }.joined())
  }

  func write(to folder: RunFolder) throws(WriteError) {
    let file = try folder.addFile(Self.fileName)
    try write(head() + summary() + charts() + ranking(), file)
    try write("<script type=\"application/json\" id=\"data\">", file)
    try writeData(file)
    try write("</script>\n<script>\(script)</script>\n</body>\n</html>\n", file)
    try folder.finish(file, Self.fileName)
  }

  private func write(_ text: String, _ file: OutputFile) throws(WriteError) {
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBufferPointer { bytes throws(WriteError) in try file.write(bytes) }
  }

  private func whole(_ value: Int128) -> String { ReaderNumbers(language).whole(value) }

  private func hundredths(_ value: Int64?) -> String {
    value.map { ReaderNumbers(language).hundredths($0) } ?? "–"
  }

  private var title: String {
    (Text("Laporan kinerja ", "Performance report, ") + ReaderDates.quarter(results.quarter)).in(language)
  }

  private func head() -> String {
    """
    \(pageHead(title, language, style: style, script: script))<body>
    <a class="skip" href="#peringkat">\(Text("Langsung ke peringkat", "Skip to the ranking").in(language))</a>

    """
  }

  private func summary() -> String {
    let total = results.employees.reduce(Rupiah.zero) { $0 + $1.incentive }
    var figures = [
      (Text("Pegawai", "Employees").in(language), whole(Int128(results.employees.count))),
      (Text("Dinilai", "Evaluated").in(language), whole(Int128(results.evaluatedCount))),
      (Text("Jumlah insentif", "Total incentive").in(language), "Rp " + whole(Int128(total.amount))),
    ]
    figures += content.predikatCounts().filter { $0.count > 0 }.map { ($0.name, whole(Int128($0.count))) }
    let items = figures.map { "<li>\(escaped($0.0)) <b>\(escaped($0.1))</b></li>" }.joined(separator: "\n")
    let bases = content.clauses.map { "<li>\(escaped($0.name.rawValue)): \(escaped($0.basis)) (\($0.from))</li>" }
      .joined()
    return """
      <header>
      <h1>\(escaped(title))</h1>
      <p class="headline">\(escaped(content.headline.in(language)))</p>
      \(content.incompleteNotice.map { "<p><strong>\(escaped($0.in(language)))</strong></p>" } ?? "")
      <p class="faint">\(Text("Dihitung sampai", "As of").in(language)) \(ReaderDates.day(results.asOf).in(language)) · \(escaped(content.policy.title)) (\(escaped(content.policy.id)))</p>
      <ul class="figures">
      \(items)
      </ul>
      <details><summary>\(Text("Dasar hukum", "Legal basis").in(language))</summary><ul>\(bases)</ul></details>
      </header>
      <main>

      """
  }

  private func charts() -> String {
    let numbers = Text("Angka sebagai tabel", "The numbers as a table").in(language)
    let employees = Text("Pegawai", "Employees").in(language)
    var html = "<h2>\(Text("Gambaran", "Overview").in(language))</h2>\n<div class=\"charts\">\n"

    let classes = content.indexClasses()
    let classTitle = Text("Sebaran indeks", "Distribution of the index").in(language)
    html += Charts.figure(
      id: "sebaran", title: classTitle, note: Text("Banyak pegawai menurut indeks", "Employees by index").in(language),
      svg: Charts.columns(
        classTitle, classes.map { (hundredths($0.from), $0.count, whole(Int128($0.count))) }),
      headings: [Text("Indeks", "Index").in(language), employees],
      rows: classes.map { ["\(hundredths($0.from)) – < \(hundredths($0.to))", whole(Int128($0.count))] },
      tableName: numbers)

    let workload = WorkloadBands(content)
    let workloadTitle = Text("Indeks terhadap beban kerja", "Index against workload").in(language)
    let (before, after) = (
      Text("sebelum penyesuaian", "before adjustment").in(language),
      Text("sesudah penyesuaian", "after adjustment").in(language)
    )
    html += Charts.figure(
      id: "beban", title: workloadTitle,
      note: Text(
        "Rata-rata indeks pegawai dengan beban relatif yang serupa, tanpa dan dengan faktor beban",
        "Mean index of people with a similar relative workload, without and with the workload factor"
      ).in(language),
      svg: Charts.lines(
        workloadTitle,
        xName: Text("Beban relatif (1 = median kelompok)", "Relative workload (1 = the group's median)").in(language),
        names: [before, after],
        workload.bands.map {
          ([Double($0.before), Double($0.after)], hundredths($0.middle))
        }, number: { hundredths(Int64($0.rounded())) }),
      headings: [Text("Beban relatif", "Relative workload").in(language), employees, before, after],
      rows: workload.bands.map {
        [
          "\(hundredths($0.from)) – \(hundredths($0.to))", whole(Int128($0.count)), hundredths($0.before),
          hundredths($0.after),
        ]
      }, tableName: numbers)

    let units = ComponentMeans.byUnit(content)
    let largest = Array(units.sorted { ($1.employees, $0.code) < ($0.employees, $1.code) }.prefix(15))
    let componentTitle = Text("Komponen menurut unit", "Components by unit").in(language)
    let series = [
      ReaderTerms.component(.discipline), ReaderTerms.component(.achievement), ReaderTerms.component(.supervision),
    ].map { $0.in(language) }
    html += Charts.figure(
      id: "komponen", title: componentTitle,
      note: units.count > 15
        ? Text(
          "Rata-rata di 15 unit terbesar; semua unit dalam tabel",
          "Means of the 15 largest units; all units in the table"
        ).in(language)
        : Text("Rata-rata", "Means").in(language),
      svg: Charts.bars(
        componentTitle, series: series,
        largest.map { unit in
          Charts.Bars(name: unit.shownName, values: unit.means.map { (Double($0 ?? 0) / 100, hundredths($0)) })
        }),
      headings: [Text("Unit").in(language)] + series,
      rows: units.map { unit in ["\(unit.code) \(unit.name)"] + unit.means.map { hundredths($0) } }, tableName: numbers)

    let payments = content.unitSummaries()
    let paid = Array(payments.sorted { ($1.incentive, $0.code) < ($0.incentive, $1.code) }.prefix(15))
    let moneyTitle = Text("Insentif menurut unit", "Incentive by unit").in(language)
    html += Charts.figure(
      id: "insentif", title: moneyTitle,
      note: payments.count > 15
        ? Text("Lima belas unit terbesar; semua unit dalam tabel", "The fifteen largest units; all units in the table")
          .in(language)
        : Text("Rupiah").in(language),
      svg: Charts.bars(
        moneyTitle, series: [moneyTitle],
        paid.map {
          Charts.Bars(name: $0.shownName, values: [(Double($0.incentive.amount), whole(Int128($0.incentive.amount)))])
        }),
      headings: [Text("Unit").in(language), employees, Text("Insentif (Rp)", "Incentive (Rp)").in(language)],
      rows: payments.map {
        ["\($0.code) \($0.name)", whole(Int128($0.employees)), whole(Int128($0.incentive.amount))]
      },
      tableName: numbers)
    for payments in MonthlyPayments.all(content) { html += figure(payments) }
    return html + "</div>\n"
  }

  private func figure(_ payments: MonthlyPayments) -> String {
    let largest = payments.units.sorted { left, right in
      let (first, second) = (left.months.reduce(0, +), right.months.reduce(0, +))
      return first == second ? left.code < right.code : first > second
    }.prefix(15)
    let months = (0..<3).map { ReaderDates.month($0, of: results.quarter).in(language) }
    let cell = ReaderTerms.cell(payments.cell)
    let title = Text("\(cell) menurut bulan dan unit", "\(cell) by month and unit").in(language)
    return Charts.figure(
      id: "bulanan-\(payments.cell)", title: title,
      note: Text(
        "Jumlah dalam rupiah, sebelum bagian triwulan dan pagu; 15 unit terbesar, semua unit dalam tabel",
        "The sum in rupiah, before the quarter's part and budgets; the 15 largest units, all units in the table"
      ).in(language),
      svg: Charts.bars(
        title, series: months,
        largest.map { unit in
          Charts.Bars(name: unit.shownName, values: unit.months.map { (Double($0), whole($0)) })
        }),
      headings: [Text("Unit").in(language)] + months,
      rows: payments.units.map { unit in ["\(unit.code) \(unit.name)"] + unit.months.map { whole($0) } },
      tableName: Text("Angka sebagai tabel", "The numbers as a table").in(language))
  }

  private func ranking() -> String {
    let all = Text("semua", "all").in(language)
    let head = PageColumn.all.enumerated().map { number, column in
      "<th scope=\"col\"\(number == 0 ? " aria-sort=\"ascending\"" : "")><button type=\"button\">\(column.heading.in(language))</button></th>"
    }.joined(separator: "\n")
    func selection(_ id: String, _ label: String) -> String {
      "<label for=\"\(id)\">\(label)<select id=\"\(id)\"><option value=\"\">\(all)</option></select></label>"
    }
    return """
      <h2 id="peringkat" tabindex="-1">\(Text("Peringkat", "Ranking").in(language))</h2>
      <div class="controls" role="search">
      <label for="search">\(Text("Cari nama atau NIP", "Search name or NIP").in(language))<input id="search" type="search" autocomplete="off" spellcheck="false"></label>
      \(selection("unit", "Unit"))
      \(selection("job", Text("Jenis jabatan", "Kind of post").in(language)))
      \(selection("predikat", "Predikat"))
      </div>
      <p id="count" role="status" aria-live="polite"></p>
      <div class="scroll" tabindex="0" role="region" aria-label="\(Text("Tabel peringkat", "Ranking table").in(language))">
      <table id="ranking">
      <thead><tr>
      \(head)
      </tr></thead>
      <tbody></tbody>
      </table>
      </div>
      <div class="pages">
      <button type="button" id="previous">\(Text("Sebelumnya", "Previous").in(language))</button>
      <span id="page"></span>
      <button type="button" id="next">\(Text("Berikutnya", "Next").in(language))</button>
      </div>
      <noscript><p>\(Text("Tabel ini memerlukan JavaScript; isi yang sama ada di hasil.csv.", "This table needs JavaScript; hasil.csv holds the same.").in(language))</p></noscript>
      </main>
      <footer class="faint"><p>\(escaped(content.engine)) · \(Text("kebijakan", "policy").in(language)) SHA-256 \(content.policyDigest)</p></footer>

      """
  }

  /// The table column by column, as the script reads it; employees in the order of publication.
  private func writeData(_ file: OutputFile) throws(WriteError) {
    let units = content.unitSummaries()
    let predikats = content.predikatCounts().map(\.name)
    let jobTypes = JobType.allCases.map(\.code) + (table.tellsAllPosts ? [] : [""])
    let words = [
      ("decimal", Text(",", ".").in(language)), ("thousands", Text(".", ",").in(language)),
      ("found", Text("{n} dari {all} pegawai", "{n} of {all} employees").in(language)),
      ("page", Text("halaman {n} dari {all}", "page {n} of {all}").in(language)),
    ]
    func list(_ texts: [String]) -> String { "[\(texts.map(jsonString).joined(separator: ","))]" }
    let remarks = results.order.map { ResultRemark.all(results.employees[Int($0)], results).in(language) }
    let remarkTexts = Set(remarks).sorted()
    let remarkPlaces = Dictionary(uniqueKeysWithValues: zip(remarkTexts, remarkTexts.indices))
    try write(
      "{\"words\":{\(words.map { "\"\($0.0)\":\(jsonString($0.1))" }.joined(separator: ","))},"
        + "\"units\":\(list(units.map(\.code))),"
        + "\"unitNames\":\(list(units.map { "\($0.code) \($0.name)" })),"
        + "\"jobTypes\":\(list(jobTypes)),\"predikats\":\(list(predikats)),"
        + "\"remarks\":\(list(remarkTexts))", file)

    let unitPlaces = Dictionary(zip(units.map(\.code), units.indices)) { first, _ in first }
    for column in PageColumn.all {
      try write(",\n\"\(column.key)\":[", file)
      for start in stride(from: 0, to: results.order.count, by: 4096) {
        let part = (start..<min(results.order.count, start + 4096)).map { place in
          let row = table.row(Int(results.order[place]))
          return switch column.form {
          case .text: jsonString("\(column.column.cell(of: row))")
          case .whole: Self.script(column.column.cell(of: row))
          case .hundredths: Self.hundredths(column.column.cell(of: row))
          case .unit: "\(unitPlaces[row.unit] ?? 0)"
          case .jobType: "\(row.hidden.contains(.jobType) ? jobTypes.count - 1 : Int(row.segment.jobType.rawValue))"
          case .remark: "\(remarkPlaces[remarks[place]] ?? 0)"
          case .predikat:
            "\(!row.employee.isEvaluated ? predikats.count - 1 : row.employee.predikatPosition ?? predikats.count - 2)"
          }
        }
        try write((start > 0 ? "," : "") + part.joined(separator: ","), file)
      }
      try write("]", file)
    }
    try write("}", file)
  }

  /// A number as a script reads it: beyond 2^53 its numbers lose digits.
  private static func script(_ cell: ResultCell) -> String {
    guard case .whole(let number) = cell else { return "null" }
    return number < 1 << 53 ? "\(number)" : "\"\(number)\""
  }

  /// A figure in hundredths, halves away from zero.
  private static func hundredths(_ cell: ResultCell) -> String {
    guard case .decimal(let number, let decimals) = cell else { return "null" }
    let step = (PublishedColumn.Scale.hundredths.decimals..<decimals).reduce(Int128(1)) { power, _ in power * 10 }
    return "\(roundedQuotient(number, step))"
  }
}

/// A column of the page's ranking.
struct PageColumn {
  /// How the script gets a cell.
  enum Form: String {
    case text
    case whole
    case hundredths
    /// By its place in a list that the script has under this name.
    case unit = "units"
    case jobType = "jobTypes"
    case predikat = "predikats"
    case remark = "remarks"
  }

  /// The columns, from left to right: who, and what came out, before how it came about, so that no window hides the money.
  static let all = [
    PageColumn(.rank), PageColumn(.name), PageColumn(.nip), PageColumn(.unit, "unit"), PageColumn(.index),
    PageColumn(.predikat), PageColumn(.incentive), PageColumn(.discipline), PageColumn(.normalised, "capaian"),
    PageColumn(.conduct), PageColumn(.jobType, "jenis"), PageColumn(.grade, "kelas"),
    PageColumn(.unpaidReason, "keterangan"),
  ]

  let column: ResultColumn
  /// Its name in the script.
  let key: String

  let form: Form

  private init(_ column: ResultColumn, _ key: String? = nil) {
    self.column = column
    self.key = key ?? column.rawValue
    form =
      switch (column, column.declaration.kind) {
      case (.unit, _): .unit
      case (.jobType, _): .jobType
      case (.unpaidReason, _): .remark
      case (_, .predikat): .predikat
      case (_, .nip), (_, .text), (_, .code): .text
      case (_, .whole), (_, .rupiah): .whole
      case (_, .decimal): .hundredths
      }
  }

  /// What stands above it.
  var heading: Text { form == .remark ? Text("Keterangan", "Remark") : column.declaration.heading }

  /// What the script says of it.
  var script: String {
    let text =
      switch form {
      case .text: "data.\(key)[row]"
      case .whole, .hundredths: "\(form.rawValue)(data.\(key)[row])"
      case .unit, .jobType, .predikat, .remark: "data.\(form.rawValue)[data.\(key)[row]]"
      }
    let more =
      switch form {
      case .text: ""
      case .whole, .hundredths: ", number: true"
      case .unit, .jobType, .predikat, .remark: ", values: data.\(form.rawValue)"
      }
    return "{ key: \"\(key)\", text: (row) => \(text)\(more) }"
  }
}

/// The digest by which a page's security policy allows a style or a script.
func allowedSource(_ text: String) -> String {
  let digits = Array(Digest(of: text.utf8).description)
  let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
  return "'sha256-\(Data(bytes).base64EncodedString())'"
}
