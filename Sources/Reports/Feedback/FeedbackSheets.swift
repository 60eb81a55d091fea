internal import Intake
package import Kinerja
package import Wording

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

  private var language: Language { content.language }
  private var results: Results { content.table.results }
  private var quarter: Quarter { results.quarter }

  /// A page with a sheet for each of these positions in `results.employees`.
  package func page(_ positions: some Sequence<Int>) throws(EvaluationError) -> String {
    var sheets = ""
    for position in positions { sheets += try sheet(position) }
    return """
      \(pageHead(title, language, style: String(decoding: PackageResources.feedback_css, as: UTF8.self)))<body>
      \(sheets)</body>
      </html>

      """
  }

  private var title: String {
    (Text("Umpan balik kinerja ", "Performance feedback, ") + ReaderDates.quarter(quarter)).in(language)
  }

  private func number(_ micros: Int64?) -> String {
    micros.map { hundredths(Int64(roundedQuotient(Int128($0), 10_000))) } ?? "–"
  }

  private func hundredths(_ value: Int64) -> String { ReaderNumbers(language).hundredths(value) }

  /// A number as it was written, with the reader's decimal mark.
  private func local(_ points: Points) -> String { "\(points)".replacing(".", with: Text(",", ".").in(language)) }

  private func rupiah(_ amount: Int64) -> String { "Rp " + ReaderNumbers(language).whole(Int128(amount)) }

  private func sheet(_ position: Int) throws(EvaluationError) -> String {
    let employee = results.employees[position]
    let roster = content.facts.roster
    let segment = roster.segments[Int(employee.segment)]
    let account = try tracer.account(position)
    return """
      <article>
      <h1>\(escaped(title))</h1>
      <p><strong>\(escaped(roster.name(segment)))</strong> · NIP \(NIP(number: roster.nips[Int(employee.person)]))<br>
      <span class="faint">\(escaped(roster.posts[Int(segment.post)])), \(escaped(roster.unitNames[Int(segment.unit)])) · \(Text("dihitung sampai", "as of").in(language)) \(ReaderDates.day(results.asOf).in(language))</span></p>
      \(result(employee, position))
      \(parts(employee, segment, account))
      \(peers(employee))
      \(trend(employee))
      \(prospects(employee, account))
      \(objection())
      </article>

      """
  }

  /// What is paid, why nothing is, and how that came about.
  private func money(_ employee: EmployeeResult, _ position: Int) -> String {
    let cause =
      (employee.isEvaluated ? ResultRemark.notPaid(employee, results) : nil).map { " (\(escaped($0.in(language))))" }
      ?? ""
    let line = PaymentLine(table: content.table, language: language).text(position)
    let spells = spells(employee)
    return
      "<p class=\"result\">\(Text("Insentif", "Incentive").in(language)): <strong>\(rupiah(employee.incentive.amount))</strong>\(cause).</p>"
      + (line.map { "<p class=\"faint\">\(escaped($0)).</p>" } ?? "")
      + (spells.isEmpty ? "" : "<p>\(escaped(spells)).</p>")
  }

  /// Sanctions, leaves and duties that the quarter's payment looks at.
  private func spells(_ employee: EmployeeResult) -> String {
    let own = content.facts.spells[Int(employee.person)].filter {
      $0.first <= quarter.last && $0.last >= quarter.first
    }
    guard !own.isEmpty else { return "" }
    let words = own.map { spell in
      let name = ReaderTerms.name(content.facts.spellKinds[Int(spell.kind)])
      let end = spell.last < Segment.endOfTime ? Text(" sampai ", " to ") + ReaderDates.day(spell.last) : Text("")
      return name + Text(" sejak ", " from ") + ReaderDates.day(spell.first) + end
    }
    return (Text("Yang berlaku bagi Anda: ", "What applies to you: ") + words.joined(by: "; ")).in(language)
  }

  private func result(_ employee: EmployeeResult, _ position: Int) -> String {
    guard employee.isEvaluated else {
      let missing = employee.missingComponents.map { ReaderTerms.component($0) + ": " + ReaderTerms.missing($0) }
        .joined(by: "; ").in(language)
      return "<h2>\(Text("Hasil", "Result").in(language))</h2><p class=\"result\">"
        + Text("Triwulan ini Anda belum dapat dinilai: ", "You could not be evaluated this quarter: ").in(language)
        + escaped(missing) + ".</p>" + money(employee, position)
    }
    let predikat =
      results.predikat(of: employee).map(ReaderTerms.name) ?? Text("tanpa predikat", "no rating").in(language)
    let source =
      employee.isStatutory
      ? Text("ditetapkan di e-Kinerja", "set in e-Kinerja").in(language)
      : Text("dihitung dari angka, bersifat indikatif", "computed from figures, indicative").in(language)
    let rank = ReaderNumbers(language).whole(Int128(employee.rank))
    let all = ReaderNumbers(language).whole(Int128(results.evaluatedCount))
    return """
      <h2>\(Text("Hasil", "Result").in(language))</h2>
      <p class="result">\(Text("Indeks kinerja Anda", "Your performance index is").in(language)) <strong>\(hundredths(employee.index))</strong>,
      \(Text("peringkat", "rank").in(language)) \(rank) \(Text("dari", "of").in(language)) \(all). \(Text("Predikat", "Rating").in(language)): <strong>\(escaped(predikat))</strong> (\(source)).</p>
      \(money(employee, position))
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
    let deducted = account.days.filter { $0.isCounted && $0.deduction > .zero }
    let worst = deducted.sorted { ($1.deduction, $0.day) < ($0.deduction, $1.day) }.prefix(4)
      .map {
        "\(ReaderDates.day(quarter.day($0.day)).in(language)): \(dayText($0, account.statuses)) (−\(number($0.deduction.micros)))"
      }
    let rest =
      deducted.count > 4
      ? Text("dan \(deducted.count - 4) hari lain", "and \(deducted.count - 4) more days").in(language) : nil
    let days =
      Text("\(employee.workDays) hari dihitung", "\(employee.workDays) counted days").in(language) + "; "
      + (deducted.isEmpty
        ? Text("tanpa potongan", "no deduction").in(language)
        : (worst + (rest.map { [$0] } ?? [])).joined(separator: "; "))
    let targets = account.targets.prefix(6).map { target in
      "\(escaped(content.facts.indicators[target.indicator])) \(local(target.realised))/\(local(target.target)) → \(number(target.score.micros))"
    }
    let more = account.targets.count > 6 ? ["…"] : []
    let factor = ReaderNumbers(language).decimal(employee.workloadFactor, decimals: 4)
    let load =
      employee.knownWorkloadRatio == nil
      ? ""
      : "; "
        + Text(
          "capaian \(number(employee.achievement.micros)) dikali faktor beban \(factor)",
          "achievement \(number(employee.achievement.micros)) times workload factor \(factor)"
        ).in(language)
    let raters = account.raters.count
    return """
      <h2>\(Text("Dari mana angkanya", "Where the figures come from").in(language))</h2>
      <table><thead><tr><th scope="col">\(Text("Komponen", "Component").in(language))</th><th scope="col" class="number">\(Text("Nilai", "Score").in(language))</th>
      <th scope="col" class="number">\(Text("Bobot", "Weight").in(language))</th><th scope="col">\(Text("Rincian", "Details").in(language))</th></tr></thead><tbody>
      \(row(Text("Disiplin", "Discipline").in(language), .discipline, employee.discipline, escaped(days)))
      \(row(Text("Layanan", "Service").in(language), .achievement, employee.normalised, (Array(targets) + more).joined(separator: "; ") + load))
      \(row(Text("Perilaku", "Conduct").in(language), .supervision, employee.conduct, Text("\(raters) penilai", "\(raters) raters").in(language)))
      </tbody></table>
      """
  }

  private func dayText(_ day: DayRecord, _ statuses: [String]) -> String {
    DayWords(day, statuses.map { ReaderTerms.status($0).in(language) }).texts.joined(by: ", ").in(language)
  }

  private func peers(_ employee: EmployeeResult) -> String {
    let group = quartiles[Int(employee.group)]
    let heading =
      "<h2>\(Text("Dibandingkan kelompok", "Compared with the peer group").in(language)) \(escaped(results.groups[Int(employee.group)]))</h2>"
    guard group.count >= PeerQuartiles.least else {
      return heading + "<p class=\"faint\">"
        + Text("Kelompok ini terlalu kecil untuk dibandingkan.", "This group is too small to be compared with.").in(
          language) + "</p>"
    }
    let names = [
      Text("Indeks", "Index").in(language), Text("Disiplin", "Discipline").in(language),
      Text("Layanan", "Service").in(language), Text("Perilaku", "Conduct").in(language),
    ]
    let own = [
      employee.publishedIndex.map { $0 * 10_000 }, employee.discipline.micros, employee.normalised.micros,
      employee.conduct.micros,
    ]
    var strips = ""
    for (place, name) in names.enumerated() {
      guard let quartile = group.figures[place] else { continue }
      strips += strip(name, quartile, own[place], y: strips.isEmpty ? 0 : strips.count { $0 == "\u{0A}" } * 26)
    }
    let height = strips.count { $0 == "\n" } * 26 + 4
    return heading + """
      <p class="faint">\(Text("Kotak: separuh tengah dari \(group.count) pegawai; garis: median; titik: Anda. Setiap angka rata-rata tiga atau empat orang.", "Box: the middle half of \(group.count) employees; line: the median; dot: you. Each is the mean of three or four people.").in(language))</p>
      <svg viewBox="0 0 640 \(height)" role="img" aria-label="\(Text("Perbandingan dengan kelompok", "Comparison with the peer group").in(language))">
      \(strips)</svg>
      """
  }

  /// One line of the comparison; nothing in it is a colleague's own figure.
  private func strip(_ name: String, _ quartile: PeerQuartiles.Quartiles, _ own: Int64?, y: Int) -> String {
    let values = [quartile.low, quartile.high] + (own.map { [$0] } ?? [])
    let (least, most) = (values.min() ?? 0, values.max() ?? 1)
    let span = Double(max(1, most - least))
    func x(_ value: Int64) -> Int { 80 + Int(Double(value - least) / span * 270) }
    let dot = own.map { "<circle class=\"own\" cx=\"\(x($0))\" cy=\"\(y + 13)\" r=\"5\"/>" } ?? ""
    let text =
      "\(Text("median").in(language)) \(number(quartile.median)) (\(number(quartile.low))–\(number(quartile.high)))"
      + (own.map { ", \(Text("Anda", "you").in(language)) \(number($0))" } ?? "")
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
      <h2>\(Text("Perkembangan indeks", "Trend of the index").in(language))</h2>
      <svg viewBox="0 0 640 92" role="img" aria-label="\(Text("Indeks per triwulan", "Index by quarter").in(language))">
      <polyline class="trend" points="\(line)"/>\(marks)</svg>
      """
  }

  private func prospects(_ employee: EmployeeResult, _ account: PersonalAccount) -> String {
    let heading = "<h2>\(Text("Yang akan menaikkan indeks", "What would have raised the index").in(language))</h2>"
    let lines = account.prospects.prefix(3).compactMap { prospect -> String? in
      let what: Text
      switch prospect.change {
      case .presence(let day, _):
        what = Text("Hadir penuh pada ", "Present in full on ") + ReaderDates.day(quarter.day(day.day))
      case .unit(let target, _):
        what = Text(
          "Satu satuan lebih baik pada \(content.facts.indicators[target.indicator])",
          "One unit better in \(content.facts.indicators[target.indicator])")
      case .attended, .withoutEvent, .withoutSpell: return nil
      }
      let gain =
        employee.isEvaluated
        ? "+\(hundredths(prospect.index - employee.index))"
        : "\(Text("indeks", "index").in(language)) \(hundredths(prospect.index))"
      return "<li>\(escaped(what.in(language))): \(gain)</li>"
    }
    guard !lines.isEmpty else {
      return heading + "<p>"
        + Text(
          "Satu hari atau satu satuan lebih tidak akan mengubah indeks.",
          "One day or one unit more would not have changed the index."
        ).in(language) + "</p>"
    }
    return heading + "<ul>\(lines.joined())</ul><p class=\"faint\">"
      + Text("Dihitung dengan median kelompok yang tetap.", "Computed with the group's median as it is.").in(language)
      + "</p>"
  }

  private func objection() -> String {
    """
    <h2>\(Text("Keberatan", "Objection").in(language))</h2>
    <p>\(escaped(Self.objection(under: content.policy.objection.version(on: quarter.last)).in(language)))</p>
    <p class="faint">\(escaped(content.policy.title)) · \(escaped(content.engine))\(content.incompleteNotice.map { " · " + escaped($0.in(language)) } ?? "")</p>
    """
  }

  /// How to object; days and legal basis are those of the clause, if the policy has one.
  package static func objection(under clause: DatedClause<ObjectionRules>.Version?) -> Text {
    let basis = clause.map { " (\($0.basis))" } ?? ""
    let time = clause.map { Self.time($0.rules) } ?? Text("")
    return Text(
      "Bila hasil ini tidak sesuai, ajukan keberatan tertulis kepada atasan pejabat penilai kinerja\(basis)\(time.indonesian). Sebutkan angka dan baris data yang keliru; BKD dapat menunjukkan setiap baris sumbernya.",
      "If this is not right, object in writing to the rater's superior\(basis)\(time.english). Name the figure and the data that are wrong; the BKD can show every source line."
    )
  }

  private static func time(_ rules: ObjectionRules) -> Text {
    let days =
      switch rules.counting {
      case .calendar: Text("hari kalender", "calendar days")
      case .working: Text("hari kerja", "working days")
      }
    return Text(
      "; keberatan diputuskan paling lambat \(rules.days) \(days.indonesian) sejak diterima",
      "; an objection is decided within \(rules.days) \(days.english) of its receipt")
  }
}
