internal import Intake
package import Kinerja

/// A sheet for each employee: the quarter's result, how it came about, where it stands among peers, what would have raised it,
/// and how to object. No colleague is named.
package struct FeedbackSheets: Sendable {
  private let content: ReportContent
  private let tracer: Tracer
  private let quartiles: [PeerQuartiles]

  /// Makes sheets for the results of a run.
  package init(_ content: ReportContent) throws(EvaluationError) {
    self.content = content
    tracer = try Tracer(content.facts, content.policy, content.table.results)
    quartiles = PeerQuartiles.byGroup(content.table.results)
  }

  private func say(_ indonesian: String, _ english: String) -> String { content.say(indonesian, english) }
  private var results: Results { content.table.results }
  private var quarter: Quarter { results.quarter }

  /// A page with a sheet for each of these positions in `results.employees`.
  package func page(_ positions: some Sequence<Int>) throws(EvaluationError) -> String {
    var sheets = ""
    for position in positions { sheets += try sheet(position) }
    return """
      \(pageHead(title, content.language, style: String(decoding: PackageResources.feedback_css, as: UTF8.self)))<body>
      \(sheets)</body>
      </html>

      """
  }

  private var title: String {
    say("Umpan balik kinerja triwulan \(quarter)", "Performance feedback, quarter \(quarter)")
  }

  private func number(_ micros: Int64?) -> String {
    micros.map { hundredths(Int64(roundedQuotient(Int128($0), 10_000))) } ?? "–"
  }

  private func hundredths(_ value: Int64) -> String { ReaderNumbers(content.language).hundredths(value) }

  /// A number as it was written, with the reader's decimal mark.
  private func local(_ points: Points) -> String { "\(points)".replacing(".", with: say(",", ".")) }

  private func rupiah(_ amount: Int64) -> String { "Rp " + ReaderNumbers(content.language).whole(Int128(amount)) }

  private func sheet(_ position: Int) throws(EvaluationError) -> String {
    let employee = results.employees[position]
    let roster = content.facts.roster
    let segment = roster.segments[Int(employee.segment)]
    let account = try tracer.account(position)
    return """
      <article>
      <h1>\(escaped(title))</h1>
      <p><strong>\(escaped(roster.name(segment)))</strong> · NIP \(NIP(number: roster.nips[Int(employee.person)]))<br>
      <span class="faint">\(escaped(roster.posts[Int(segment.post)])), \(escaped(roster.unitNames[Int(segment.unit)])) · \(say("dihitung sampai", "as of")) \(results.asOf)</span></p>
      \(result(employee))
      \(parts(employee, segment, account))
      \(peers(employee))
      \(trend(employee))
      \(prospects(employee, account))
      \(objection())
      </article>

      """
  }

  private func result(_ employee: EmployeeResult) -> String {
    guard employee.isEvaluated else {
      let missing = Component.allCases.filter { employee.refusal >> $0.rawValue & 1 == 1 }.map(\.code)
      return "<h2>\(say("Hasil", "Result"))</h2><p class=\"result\">"
        + say(
          "Triwulan ini Anda belum dapat dinilai, karena data berikut tidak ada: \(missing.joined(separator: ", ")).",
          "You could not be evaluated this quarter, for these are missing: \(missing.joined(separator: ", ")).")
        + "</p>"
    }
    let predikat =
      employee.predikat == 255 ? say("tanpa predikat", "no rating") : results.predikats[Int(employee.predikat)]
    let source =
      employee.isStatutory
      ? say("ditetapkan di e-Kinerja", "set in e-Kinerja")
      : say("dihitung dari angka, bersifat indikatif", "computed from figures, indicative")
    let rank = ReaderNumbers(content.language).whole(Int128(employee.rank))
    let all = ReaderNumbers(content.language).whole(Int128(results.evaluatedCount))
    return """
      <h2>\(say("Hasil", "Result"))</h2>
      <p class="result">\(say("Indeks kinerja Anda", "Your performance index is")) <strong>\(hundredths(employee.index))</strong>,
      \(say("peringkat", "rank")) \(rank) \(say("dari", "of")) \(all). \(say("Predikat", "Rating")): <strong>\(escaped(predikat))</strong> (\(source)).
      \(say("Insentif", "Incentive")): <strong>\(rupiah(employee.incentive.amount))</strong>.</p>
      """
  }

  private func parts(_ employee: EmployeeResult, _ segment: Segment, _ account: PersonalAccount) -> String {
    let rules = content.policy.index.version(on: quarter.last)?.rules
    let weights = rules?.weights(for: segment.jobType) ?? [:]
    func row(_ name: String, _ component: Component, _ figure: Figure, _ text: String) -> String {
      let weight = weights[component].map { number($0.micros * 100) + " %" } ?? "–"
      return "<tr><th scope=\"row\">\(name)</th><td class=\"number\">\(number(figure.micros))</td>"
        + "<td class=\"number\">\(weight)</td><td>\(text)</td></tr>"
    }
    let deducted = account.days.filter { $0.isCounted && $0.deduction > 0 }
    let worst = deducted.sorted { ($1.deduction, $0.day) < ($0.deduction, $1.day) }.prefix(4)
      .map { "\(quarter.day($0.day)): \(dayText($0)) (−\(number($0.deduction)))" }
    let rest =
      deducted.count > 4 ? say("dan \(deducted.count - 4) hari lain", "and \(deducted.count - 4) more days") : nil
    let days =
      say("\(employee.workDays) hari dihitung", "\(employee.workDays) counted days") + "; "
      + (deducted.isEmpty
        ? say("tanpa potongan", "no deduction") : (worst + (rest.map { [$0] } ?? [])).joined(separator: "; "))
    let targets = account.targets.prefix(6).map { target in
      "\(escaped(content.facts.indicators[target.indicator])) \(local(target.realised))/\(local(target.target)) → \(number(target.score))"
    }
    let more = account.targets.count > 6 ? ["…"] : []
    let factor = ReaderNumbers(content.language).decimal(employee.workloadFactor, decimals: 4)
    let load =
      employee.workloadRatio < 0
      ? ""
      : "; "
        + say(
          "capaian \(number(employee.achievement.micros)) dikali faktor beban \(factor)",
          "achievement \(number(employee.achievement.micros)) times workload factor \(factor)")
    let raters = account.raters.count
    return """
      <h2>\(say("Dari mana angkanya", "Where the figures come from"))</h2>
      <table><thead><tr><th scope="col">\(say("Komponen", "Component"))</th><th scope="col" class="number">\(say("Nilai", "Score"))</th>
      <th scope="col" class="number">\(say("Bobot", "Weight"))</th><th scope="col">\(say("Rincian", "Details"))</th></tr></thead><tbody>
      \(row(say("Disiplin", "Discipline"), .discipline, employee.discipline, escaped(days)))
      \(row(say("Layanan", "Service"), .achievement, employee.normalised, (Array(targets) + more).joined(separator: "; ") + load))
      \(row(say("Perilaku", "Conduct"), .supervision, employee.conduct, say("\(raters) penilai", "\(raters) raters")))
      </tbody></table>
      """
  }

  private func dayText(_ day: Trace.Day) -> String {
    switch day.status {
    case .noRecord: say("tanpa catatan", "no record")
    case .noPunches: say("tanpa jam", "no times")
    case .code(let code): code
    case .present(let late, let early):
      [
        late == nil ? say("tanpa jam masuk", "no first punch") : nil,
        late.flatMap { $0 > 0 ? say("terlambat \($0) menit", "\($0) minutes late") : nil },
        early == nil ? say("tanpa jam pulang", "no last punch") : nil,
        early.flatMap { $0 > 0 ? say("pulang \($0) menit lebih awal", "left \($0) minutes early") : nil },
      ].compactMap { $0 }.joined(separator: ", ")
    }
  }

  private func peers(_ employee: EmployeeResult) -> String {
    let group = quartiles[Int(employee.group)]
    let heading =
      "<h2>\(say("Dibandingkan kelompok", "Compared with the peer group")) \(escaped(results.groups[Int(employee.group)]))</h2>"
    guard group.count >= PeerQuartiles.least else {
      return heading + "<p class=\"faint\">"
        + say("Kelompok ini terlalu kecil untuk dibandingkan.", "This group is too small to be compared with.") + "</p>"
    }
    let names = [
      say("Indeks", "Index"), say("Disiplin", "Discipline"), say("Layanan", "Service"), say("Perilaku", "Conduct"),
    ]
    let own = [
      employee.isEvaluated ? employee.index * 10_000 : nil, employee.discipline.micros, employee.normalised.micros,
      employee.conduct.micros,
    ]
    var strips = ""
    for (place, name) in names.enumerated() {
      guard let quartile = group.figures[place] else { continue }
      strips += strip(name, quartile, own[place], y: strips.isEmpty ? 0 : strips.count { $0 == "\u{0A}" } * 26)
    }
    let height = strips.count { $0 == "\n" } * 26 + 4
    return heading + """
      <p class="faint">\(say("Kotak: separuh tengah dari \(group.count) pegawai; garis: median; titik: Anda.", "Box: the middle half of \(group.count) employees; line: the median; dot: you."))</p>
      <svg viewBox="0 0 640 \(height)" role="img" aria-label="\(say("Perbandingan dengan kelompok", "Comparison with the peer group"))">
      \(strips)</svg>
      """
  }

  /// One line of the comparison; nothing in it is a colleague's own figure but the quartiles.
  private func strip(_ name: String, _ quartile: PeerQuartiles.Quartiles, _ own: Int64?, y: Int) -> String {
    let values = [quartile.low, quartile.high] + (own.map { [$0] } ?? [])
    let (least, most) = (values.min() ?? 0, values.max() ?? 1)
    let span = Double(max(1, most - least))
    func x(_ value: Int64) -> Int { 80 + Int(Double(value - least) / span * 270) }
    let dot = own.map { "<circle class=\"own\" cx=\"\(x($0))\" cy=\"\(y + 13)\" r=\"5\"/>" } ?? ""
    let text =
      "\(say("median", "median")) \(number(quartile.median)) (\(number(quartile.low))–\(number(quartile.high)))"
      + (own.map { ", \(say("Anda", "you")) \(number($0))" } ?? "")
    return "<text x=\"0\" y=\"\(y + 17)\">\(name)</text>"
      + "<rect class=\"box\" x=\"\(x(quartile.low))\" y=\"\(y + 6)\" width=\"\(max(1, x(quartile.high) - x(quartile.low)))\" height=\"14\"/>"
      + "<line class=\"median\" x1=\"\(x(quartile.median))\" x2=\"\(x(quartile.median))\" y1=\"\(y + 4)\" y2=\"\(y + 22)\"/>"
      + dot + "<text x=\"362\" y=\"\(y + 17)\">\(text)</text>\n"
  }

  private func trend(_ employee: EmployeeResult) -> String {
    let nip = content.facts.roster.nips[Int(employee.person)]
    var points = content.earlier.compactMap { quarter in quarter.indices[nip].map { (quarter.quarter, $0) } }
    guard !points.isEmpty, employee.isEvaluated else { return "" }
    points.append(("\(quarter)", employee.index))
    let (least, most) = (points.map(\.1).min() ?? 0, points.map(\.1).max() ?? 1)
    let span = Double(max(100, most - least))
    let places = points.enumerated().map { number, point in
      (x: 40 + number * 560 / max(1, points.count - 1), y: 62 - Int(Double(point.1 - least) / span * 40))
    }
    let line = places.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    let marks = zip(points, places).map { point, place in
      "<circle class=\"own\" cx=\"\(place.x)\" cy=\"\(place.y)\" r=\"4\"/>"
        + "<text x=\"\(place.x)\" y=\"\(place.y - 8)\" text-anchor=\"middle\">\(hundredths(point.1))</text>"
        + "<text x=\"\(place.x)\" y=\"86\" text-anchor=\"middle\">\(escaped(point.0))</text>"
    }.joined()
    return """
      <h2>\(say("Perkembangan indeks", "Trend of the index"))</h2>
      <svg viewBox="0 0 640 92" role="img" aria-label="\(say("Indeks per triwulan", "Index by quarter"))">
      <polyline class="trend" points="\(line)"/>\(marks)</svg>
      """
  }

  private func prospects(_ employee: EmployeeResult, _ account: PersonalAccount) -> String {
    let heading = "<h2>\(say("Yang akan menaikkan indeks", "What would have raised the index"))</h2>"
    let lines = account.prospects.prefix(3).map { prospect in
      let what =
        switch prospect.change {
        case .presence(let day):
          say("Hadir penuh pada \(quarter.day(day))", "Present in full on \(quarter.day(day))")
        case .unit(let indicator):
          say(
            "Satu satuan lebih baik pada \(content.facts.indicators[indicator])",
            "One unit better in \(content.facts.indicators[indicator])")
        }
      let gain =
        employee.isEvaluated
        ? "+\(hundredths(prospect.index - employee.index))" : "\(say("indeks", "index")) \(hundredths(prospect.index))"
      return "<li>\(escaped(what)): \(gain)</li>"
    }
    guard !lines.isEmpty else {
      return heading + "<p>"
        + say(
          "Satu hari atau satu satuan lebih tidak akan mengubah indeks.",
          "One day or one unit more would not have changed the index.") + "</p>"
    }
    return heading + "<ul>\(lines.joined())</ul><p class=\"faint\">"
      + say("Dihitung dengan median kelompok yang tetap.", "Computed with the group's median as it is.") + "</p>"
  }

  private func objection() -> String {
    """
    <h2>\(say("Keberatan", "Objection"))</h2>
    <p>\(say(
      "Bila hasil ini tidak sesuai, ajukan keberatan tertulis kepada atasan pejabat penilai kinerja paling lambat 14 hari sejak lembar ini diterima (PP 30/2019 Pasal 59). Sebutkan angka dan baris data yang keliru; BKD dapat menunjukkan setiap baris sumbernya.",
      "If this is not right, object in writing to the rater's superior within 14 days of receiving this sheet (PP 30/2019, article 59). Name the figure and the data that are wrong; the BKD can show every source line."))</p>
    <p class="faint">\(escaped(content.policy.title)) · \(escaped(content.engine))</p>
    """
  }
}
