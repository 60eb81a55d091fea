private import Digests
private import Foundation
internal import Intake
internal import Kinerja
internal import Platform
internal import Tabular

/// Writes `laporan.html`: one page that needs nothing but itself.
struct ReportPage {
  static let fileName = "laporan.html"

  let content: ReportContent

  private var table: ResultTable { content.table }
  private var results: Results { table.results }
  private func say(_ indonesian: String, _ english: String) -> String { content.say(indonesian, english) }
  private var style: String { String(decoding: PackageResources.page_css, as: UTF8.self) }
  private var script: String { String(decoding: PackageResources.page_js, as: UTF8.self) }

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

  private func whole(_ value: Int128) -> String { ReaderNumbers(content.language).whole(value) }

  private func hundredths(_ value: Int64?) -> String {
    value.map { ReaderNumbers(content.language).hundredths($0) } ?? "–"
  }

  private var title: String {
    say("Laporan kinerja triwulan \(results.quarter)", "Performance report, quarter \(results.quarter)")
  }

  private func head() -> String {
    """
    \(pageHead(title, content.language, style: style, script: script))<body>
    <a class="skip" href="#peringkat">\(say("Langsung ke peringkat", "Skip to the ranking"))</a>

    """
  }

  private func summary() -> String {
    let total = results.employees.reduce(Rupiah.zero) { $0 + $1.incentive }
    var figures = [
      (say("Pegawai", "Employees"), whole(Int128(results.employees.count))),
      (say("Dinilai", "Evaluated"), whole(Int128(results.evaluatedCount))),
      (say("Jumlah insentif", "Total incentive"), "Rp " + whole(Int128(total.amount))),
    ]
    figures += content.predikatCounts().filter { $0.count > 0 }.map { ($0.name, whole(Int128($0.count))) }
    let items = figures.map { "<li>\(escaped($0.0)) <b>\(escaped($0.1))</b></li>" }.joined(separator: "\n")
    let bases = content.clauses.map { "<li>\(escaped($0.name.rawValue)): \(escaped($0.basis)) (\($0.from))</li>" }
      .joined()
    return """
      <header>
      <h1>\(escaped(title))</h1>
      <p class="faint">\(say("Dihitung sampai", "As of")) \(results.asOf) · \(escaped(content.policy.title)) (\(escaped(content.policy.id)))</p>
      <ul class="figures">
      \(items)
      </ul>
      <details><summary>\(say("Dasar hukum", "Legal basis"))</summary><ul>\(bases)</ul></details>
      </header>
      <main>

      """
  }

  private func charts() -> String {
    let numbers = say("Angka sebagai tabel", "The numbers as a table")
    let employees = say("Pegawai", "Employees")
    var html = "<h2>\(say("Gambaran", "Overview"))</h2>\n<div class=\"charts\">\n"

    let classes = content.indexClasses()
    let classTitle = say("Sebaran indeks", "Distribution of the index")
    html += Charts.figure(
      id: "sebaran", title: classTitle, note: say("Banyak pegawai menurut indeks", "Employees by index"),
      svg: Charts.columns(
        classTitle, classes.map { (hundredths($0.from), $0.count, whole(Int128($0.count))) }),
      headings: [say("Indeks", "Index"), employees],
      rows: classes.map { ["\(hundredths($0.from)) – < \(hundredths($0.to))", whole(Int128($0.count))] },
      tableName: numbers)

    let workload = WorkloadBands(content)
    let workloadTitle = say("Indeks terhadap beban kerja", "Index against workload")
    let (before, after) = (
      say("sebelum penyesuaian", "before adjustment"), say("sesudah penyesuaian", "after adjustment")
    )
    html += Charts.figure(
      id: "beban", title: workloadTitle,
      note: say(
        "Rata-rata indeks pegawai dengan beban relatif yang serupa, tanpa dan dengan faktor beban",
        "Mean index of people with a similar relative workload, without and with the workload factor"),
      svg: Charts.lines(
        workloadTitle, xName: say("Beban relatif (1 = median kelompok)", "Relative workload (1 = the group's median)"),
        names: [before, after],
        workload.bands.map {
          ([Double($0.before), Double($0.after)], hundredths($0.middle))
        }, number: { hundredths(Int64($0.rounded())) }),
      headings: [say("Beban relatif", "Relative workload"), employees, before, after],
      rows: workload.bands.map {
        [
          "\(hundredths($0.from)) – \(hundredths($0.to))", whole(Int128($0.count)), hundredths($0.before),
          hundredths($0.after),
        ]
      }, tableName: numbers)

    let units = ComponentMeans.byUnit(content)
    let largest = Array(units.sorted { ($1.employees, $0.code) < ($0.employees, $1.code) }.prefix(15))
    let componentTitle = say("Komponen menurut unit", "Components by unit")
    let series = [
      say("disiplin", "discipline"), say("capaian normal", "normalised achievement"), say("perilaku", "conduct"),
    ]
    html += Charts.figure(
      id: "komponen", title: componentTitle,
      note: units.count > 15
        ? say(
          "Rata-rata di 15 unit terbesar; semua unit dalam tabel",
          "Means of the 15 largest units; all units in the table")
        : say("Rata-rata", "Means"),
      svg: Charts.bars(
        componentTitle, series: series,
        largest.map { unit in
          Charts.Bars(name: unit.code, values: unit.means.map { (Double($0 ?? 0) / 100, hundredths($0)) })
        }),
      headings: [say("Unit", "Unit")] + series,
      rows: units.map { unit in ["\(unit.code) \(unit.name)"] + unit.means.map { hundredths($0) } }, tableName: numbers)

    let payments = content.unitSummaries()
    let paid = Array(payments.sorted { ($1.incentive, $0.code) < ($0.incentive, $1.code) }.prefix(15))
    let moneyTitle = say("Insentif menurut unit", "Incentive by unit")
    html += Charts.figure(
      id: "insentif", title: moneyTitle,
      note: payments.count > 15
        ? say("Lima belas unit terbesar; semua unit dalam tabel", "The fifteen largest units; all units in the table")
        : say("Rupiah", "Rupiah"),
      svg: Charts.bars(
        moneyTitle, series: [moneyTitle],
        paid.map {
          Charts.Bars(name: $0.code, values: [(Double($0.incentive.amount), whole(Int128($0.incentive.amount)))])
        }),
      headings: [say("Unit", "Unit"), employees, say("Insentif (Rp)", "Incentive (Rp)")],
      rows: payments.map {
        ["\($0.code) \($0.name)", whole(Int128($0.employees)), whole(Int128($0.incentive.amount))]
      },
      tableName: numbers)
    return html + "</div>\n"
  }

  private func ranking() -> String {
    let all = say("semua", "all")
    let headings = [
      say("Peringkat", "Rank"), "NIP", say("Nama", "Name"), "Unit", say("Jenis", "Kind"), say("Kelas", "Class"),
      say("Indeks", "Index"), say("Disiplin", "Discipline"), say("Capaian normal", "Achievement"),
      say("Perilaku", "Conduct"), "Predikat", say("Insentif (Rp)", "Incentive (Rp)"),
    ]
    let head = headings.enumerated().map { number, heading in
      "<th scope=\"col\"\(number == 0 ? " aria-sort=\"ascending\"" : "")><button type=\"button\">\(heading)</button></th>"
    }.joined(separator: "\n")
    func selection(_ id: String, _ label: String) -> String {
      "<label for=\"\(id)\">\(label)<select id=\"\(id)\"><option value=\"\">\(all)</option></select></label>"
    }
    return """
      <h2 id="peringkat" tabindex="-1">\(say("Peringkat", "Ranking"))</h2>
      <div class="controls" role="search">
      <label for="search">\(say("Cari nama atau NIP", "Search name or NIP"))<input id="search" type="search" autocomplete="off" spellcheck="false"></label>
      \(selection("unit", "Unit"))
      \(selection("job", say("Jenis jabatan", "Kind of post")))
      \(selection("predikat", "Predikat"))
      </div>
      <p id="count" role="status" aria-live="polite"></p>
      <div class="scroll" tabindex="0" role="region" aria-label="\(say("Tabel peringkat", "Ranking table"))">
      <table id="ranking">
      <thead><tr>
      \(head)
      </tr></thead>
      <tbody></tbody>
      </table>
      </div>
      <div class="pages">
      <button type="button" id="previous">\(say("Sebelumnya", "Previous"))</button>
      <span id="page"></span>
      <button type="button" id="next">\(say("Berikutnya", "Next"))</button>
      </div>
      <noscript><p>\(say("Tabel ini memerlukan JavaScript; isi yang sama ada di hasil.csv.", "This table needs JavaScript; hasil.csv holds the same."))</p></noscript>
      </main>
      <footer class="faint"><p>\(escaped(content.engine)) · \(say("kebijakan", "policy")) SHA-256 \(content.policyDigest)</p></footer>

      """
  }

  /// The table column by column, as the script reads it; employees in the order of publication.
  private func writeData(_ file: OutputFile) throws(WriteError) {
    let roster = table.roster
    var unitPlaces: [Int: Int] = [:]
    var units: [Int] = []
    for position in results.order {
      let unit = Int(roster.segments[Int(results.employees[Int(position)].segment)].unit)
      if unitPlaces[unit] == nil {
        unitPlaces[unit] = 0
        units.append(unit)
      }
    }
    units.sort { roster.units[$0].utf8.lexicographicallyPrecedes(roster.units[$1].utf8) }
    for (place, unit) in units.enumerated() { unitPlaces[unit] = place }
    let words = [
      ("decimal", say(",", ".")), ("thousands", say(".", ",")),
      ("found", say("{n} dari {all} pegawai", "{n} of {all} employees")),
      ("page", say("halaman {n} dari {all}", "page {n} of {all}")),
    ]
    let predikats = results.predikats + [say("tanpa predikat", "no rating"), say("tidak dinilai", "not evaluated")]
    func list(_ texts: [String]) -> String { "[\(texts.map(jsonString).joined(separator: ","))]" }
    try write(
      "{\"words\":{\(words.map { "\"\($0.0)\":\(jsonString($0.1))" }.joined(separator: ","))},"
        + "\"units\":\(list(units.map { roster.units[$0] })),"
        + "\"unitNames\":\(list(units.map { "\(roster.units[$0]) \(roster.unitNames[$0])" })),"
        + "\"jobTypes\":\(list(JobType.allCases.map(\.code))),\"predikats\":\(list(predikats))", file)

    func column(_ name: String, _ value: (EmployeeResult, Segment) -> String) throws(WriteError) {
      try write(",\n\"\(name)\":[", file)
      for start in stride(from: 0, to: results.order.count, by: 4096) {
        let part = results.order[start..<min(results.order.count, start + 4096)].map { position in
          let employee = results.employees[Int(position)]
          return value(employee, roster.segments[Int(employee.segment)])
        }
        try write((start > 0 ? "," : "") + part.joined(separator: ","), file)
      }
      try write("]", file)
    }
    func rounded(_ figure: Figure) -> String {
      figure.micros.map { "\(roundedQuotient(Int128($0), 10_000))" } ?? "null"
    }
    try column("peringkat") { employee, _ in employee.isEvaluated ? "\(employee.rank)" : "null" }
    try column("nip") { employee, _ in jsonString(table.nip(employee)) }
    try column("nama") { employee, _ in jsonString(table.name(employee)) }
    try column("unit") { _, segment in "\(unitPlaces[Int(segment.unit)] ?? 0)" }
    try column("jenis") { _, segment in "\(segment.jobType.rawValue)" }
    try column("kelas") { _, segment in "\(segment.grade)" }
    try column("indeks") { employee, _ in employee.isEvaluated ? "\(employee.index)" : "null" }
    try column("disiplin") { employee, _ in rounded(employee.discipline) }
    try column("capaian") { employee, _ in rounded(employee.normalised) }
    try column("perilaku") { employee, _ in rounded(employee.conduct) }
    try column("predikat") { employee, _ in
      "\(!employee.isEvaluated ? predikats.count - 1 : employee.predikat == 255 ? predikats.count - 2 : Int(employee.predikat))"
    }
    // Beyond 2^53 a script's numbers lose digits.
    try column("insentif") { employee, _ in
      employee.incentive.amount < 1 << 53 ? "\(employee.incentive.amount)" : "\"\(employee.incentive.amount)\""
    }
    try write("}", file)
  }
}

/// The digest by which a page's security policy allows a style or a script.
func allowedSource(_ text: String) -> String {
  let digits = Array(Digest(of: text.utf8).description)
  let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
  return "'sha256-\(Data(bytes).base64EncodedString())'"
}
