internal import Intake
internal import Kinerja
internal import Reports
internal import Wording

/// Writes the letter that explains an employee's figures, in Indonesian: what came out first, then how each figure came about,
/// day by day and row by row, in words that need no other document.
struct LetterWriter {
  let run: ExplainedRun
  let explanation: Explanation
  let trace: Trace
  let rows: CitedRows

  private let numbers = ReaderNumbers(.indonesian)
  private var facts: Facts { run.reading.facts }
  private var results: Results { run.results }
  private var employee: EmployeeResult { trace.employee }
  private var quarter: Quarter { results.quarter }
  private var segment: Segment { facts.roster.segments[Int(employee.segment)] }

  init(_ run: ExplainedRun, _ explanation: Explanation, _ trace: Trace, _ rows: CitedRows) {
    (self.run, self.explanation, self.trace, self.rows) = (run, explanation, trace, rows)
  }

  var quarterName: String { ReaderDates.quarter(quarter).indonesian }

  /// The lines below the name: NIP, post and unit.
  var recipient: (name: String, lines: [String]) {
    let post = facts.roster.posts[Int(segment.post)]
    let unit = facts.roster.unitNames[Int(segment.unit)]
    let place = [post, unit.isEmpty ? facts.roster.units[Int(segment.unit)] : unit].filter { !$0.isEmpty }
    return (explanation.nama, ["NIP \(explanation.nip)", place.joined(separator: ", ")])
  }

  /// All that the letter says of the figures.
  var blocks: [LetterPage.Block] {
    headline + posts + index + discipline + achievement + conduct + payment
      + [
        .heading("Keberatan"),
        .paragraph(FeedbackSheets.objection(under: run.policy.objection.version(on: quarter.last)).indonesian),
        .heading("Sumber data dan ketentuan"), .sources(sources),
      ]
  }

  // MARK: What came out

  private var headline: [LetterPage.Block] {
    let paid = rupiah(employee.incentive)
    guard employee.isEvaluated else {
      let missing = employee.missingComponents.map {
        "\(ReaderTerms.component($0).indonesian.lowercased()): \(ReaderTerms.missing($0).indonesian)"
      }
      return [
        .headline("Pada \(quarterName) Saudara belum dapat dinilai; insentif yang dibayarkan \(paid)."),
        .paragraph("Yang belum ada: \(missing.joined(separator: "; ")). Setelah dilengkapi, penilaian dihitung ulang."),
      ]
    }
    let predikat = results.predikat(of: employee).map { ", dengan predikat \(ReaderTerms.name($0))" } ?? ""
    var blocks: [LetterPage.Block] = [
      .headline(
        "Indeks kinerja Saudara pada \(quarterName) adalah \(numbers.hundredths(employee.index)), peringkat \(numbers.whole(Int128(employee.rank))) dari \(numbers.whole(Int128(results.evaluatedCount))) pegawai yang dinilai\(predikat). Insentif Saudara \(paid)."
      )
    ]
    if let level = employee.resultsLevel, let conduct = employee.conductLevel {
      let source =
        employee.isStatutory
        ? "Predikat ini ditetapkan di e-Kinerja"
        : "Predikat ini dihitung dari angka dan bersifat indikatif"
      blocks.append(
        .paragraph(
          "Hasil kerja \(ReaderTerms.level(level).indonesian) dan perilaku kerja \(ReaderTerms.level(conduct).indonesian). \(source)\(basis(.rating))."
        ))
    }
    return blocks
  }

  /// The posts of the quarter, where there was more than one.
  private var posts: [LetterPage.Block] {
    let roster = facts.roster
    let held = roster.segmentRange(Int(employee.person)).map { roster.segments[$0] }
      .filter { $0.first <= quarter.last && $0.last >= quarter.first }
    guard held.count > 1 else { return [] }
    let words = held.map { segment in
      let unit = roster.unitNames[Int(segment.unit)]
      let from = segment.first > quarter.first ? segment.first : quarter.first
      let to = segment.last < quarter.last ? segment.last : quarter.last
      return
        "\(roster.posts[Int(segment.post)]), \(unit.isEmpty ? roster.units[Int(segment.unit)] : unit), kelas \(segment.grade): \(ReaderDates.day(from).indonesian) sampai \(ReaderDates.day(to).indonesian)"
    }
    return [.paragraph("Jabatan Saudara pada triwulan ini: \(words.joined(separator: "; ")).")]
  }

  private var index: [LetterPage.Block] {
    let rules = run.policy.index.version(on: quarter.last)?.rules
    let weights = rules?.weights(for: segment.jobType) ?? [:]
    let figures = [
      (Component.discipline, employee.discipline), (.achievement, employee.normalised),
      (.supervision, employee.conduct),
    ]
    var rows = figures.map { component, figure -> [String] in
      let weight = weights[component]
      let share = figure.micros.flatMap { value in
        weight.map { Int64(roundedQuotient(Int128(value) * Int128($0.micros), Int128(Points.scale))) }
      }
      return [
        ReaderTerms.component(component).indonesian, number(figure.micros),
        weight.map { "\(number($0.micros * 100)) %" } ?? "–", number(share),
      ]
    }
    if employee.isEvaluated { rows.append(["Indeks", "", "", numbers.hundredths(employee.index)]) }
    return [
      .heading("Indeks"),
      .table(
        header: ["Komponen", "Nilai", "Bobot", "Sumbangan"], rows: rows, numbers: 1..<4, sumsUp: employee.isEvaluated),
      .paragraph("Indeks adalah jumlah nilai kali bobotnya\(basis(.index)); sumbangan di sini dibulatkan."),
    ]
  }

  // MARK: How it came about

  private var discipline: [LetterPage.Block] {
    let counted = trace.days.filter(\.isCounted)
    let costly = counted.filter { $0.deduction > .zero }
    var blocks: [LetterPage.Block] = [.heading("Disiplin")]
    guard !counted.isEmpty else {
      return blocks + [.paragraph("Tidak ada hari kerja yang dihitung pada triwulan ini.")]
    }
    let absent =
      employee.unexcusedDays == 0 ? "" : " Tanpa keterangan: \(numbers.whole(Int128(employee.unexcusedDays))) hari."
    blocks.append(
      .paragraph(
        costly.isEmpty
          ? "Dari \(counted.count) hari kerja yang dihitung, tidak ada yang dipotong\(basis(.discipline)).\(absent)"
          : "Dari \(counted.count) hari kerja yang dihitung, \(costly.count) hari dipotong (dalam persen\(basis(.discipline, opening: "; "))).\(absent)"
      ))
    if !costly.isEmpty {
      blocks.append(
        .table(
          header: ["Tanggal", "Keterangan", "Potongan"],
          rows: costly.map { day in
            [ReaderDates.day(quarter.day(day.day)).indonesian, words(day), number(day.deduction.micros)]
          }, numbers: 2..<3))
    }
    let months = (0..<3).compactMap { month in results.month(month, of: employee).map { (month, $0) } }
    blocks.append(
      .table(
        header: ["Bulan", "Hari kerja", "Jumlah potongan", "Nilai"],
        rows: months.map { month, result in
          [
            ReaderDates.month(month, of: quarter).indonesian, "\(result.workDays)",
            number(Int64(clamping: result.deducted)), number(result.discipline.micros),
          ]
        } + [["Triwulan", "\(employee.workDays)", "", number(employee.discipline.micros)]], numbers: 1..<4, sumsUp: true
      ))
    let cells = explanation.cells.filter { $0.step == MethodStep.discipline.rawValue }
    if let cell = cells.first {
      let others = cell.inputs.map(\.name).filter { $0 != "potongan" }
      let given = others.map { name in
        let values = cells.compactMap { cell in
          cell.inputs.first { $0.name == name }.map { "\(monthName(cell.period)) \(local($0.value))" }
        }
        return "\(name): \(values.joined(separator: ", "))"
      }
      blocks.append(
        .paragraph(
          "Nilai sebulan dihitung dengan rumus \(cell.formula) (\(cell.basis))"
            + (given.isEmpty ? "" : "; \(given.joined(separator: "; "))")
            + ". Nilai triwulan adalah rata-ratanya menurut aturan itu."))
    }
    return blocks
  }

  private var achievement: [LetterPage.Block] {
    guard !trace.targets.isEmpty else {
      return [.heading("Capaian kinerja"), .paragraph("Belum ada target kinerja Saudara pada triwulan ini.")]
    }
    let table = trace.targets.map { target -> [String] in
      let code = facts.indicators[target.indicator]
      let row = rows.rows(.target(indicator: target.indicator, month: target.month), of: facts).first
      let name = row?.text(TargetColumn.uraian) ?? ""
      let unit = row?.text(TargetColumn.satuan) ?? ""
      let month = target.month.map { ", \(ReaderDates.month($0, of: quarter).indonesian)" } ?? ""
      let isLess = target.isMinimised ? " (makin sedikit makin baik)" : ""
      return [
        (name.isEmpty ? code : "\(name) (\(code))") + month + isLess, "\(local(target.target)) \(unit)",
        local(target.realised), number(target.score.micros),
      ]
    }
    var blocks: [LetterPage.Block] = [
      .heading("Capaian kinerja"),
      .table(header: ["Target kinerja", "Target", "Realisasi", "Capaian"], rows: table, numbers: 1..<4),
    ]
    let mean =
      "Rata-rata capaian, ditimbang menurut \(weighting)\(basis(.achievement)): \(number(employee.achievement.micros))."
    guard employee.knownWorkloadRatio != nil else { return blocks + [.paragraph(mean)] }
    let factor = numbers.decimal(employee.workloadFactor, decimals: 4)
    let group = results.groups[Int(employee.group)]
    blocks.append(
      .paragraph(
        "\(mean) Beban kerja Saudara \(numbers.decimal(Int64(clamping: employee.relativeWorkload), decimals: 2)) kali nilai tengah kelompok pembanding (\(groupName(group)), \(trace.peers.members.count) pegawai), sehingga capaian dikalikan faktor beban \(factor)\(basis(.workload)) menjadi \(number(employee.normalised.micros))."
      ))
    return blocks
  }

  private var weighting: String {
    switch run.policy.achievement.version(on: quarter.last)?.rules.weighting {
    case .bobot: "bobot target"
    default: "beban kerja setiap target"
    }
  }

  private var conduct: [LetterPage.Block] {
    guard !trace.raters.isEmpty else {
      return [.heading("Perilaku kerja"), .paragraph("Belum ada nilai perilaku Saudara pada triwulan ini.")]
    }
    let months = (0..<3).compactMap { month -> String? in
      let scores = trace.raters.compactMap { $0.months[month] }
      guard !scores.isEmpty else { return nil }
      let mean = roundedQuotient(scores.reduce(Int128(0)) { $0 + Int128($1.micros) }, Int128(scores.count))
      return "\(ReaderDates.month(month, of: quarter).indonesian) \(number(Int64(clamping: mean)))"
    }
    let count = trace.raters.count == 1 ? "seorang penilai" : "\(trace.raters.count) penilai"
    let shifted = trace.raters.contains { ($0.shift ?? .zero) != .zero }
    return [
      .heading("Perilaku kerja"),
      .paragraph(
        "Nilai \(count) untuk perilaku BerAKHLAK: \(months.joined(separator: ", "))"
          + (shifted ? "; tingkat para penilai saling didekatkan" : "")
          + "; nilai triwulan \(number(employee.conduct.micros))\(basis(.conduct))."),
    ]
  }

  private var payment: [LetterPage.Block] {
    let months = (0..<3).filter { results.month($0, of: employee) != nil }
    guard !months.isEmpty else { return [.heading("Insentif"), .paragraph("Tidak ada bulan yang dibayar.")] }
    func basis(of name: String) -> String { explanation.cells.first { $0.name == name }?.basis ?? "" }
    let incentive =
      explanation.steps.first { $0.name == MethodStep.incentive.rawValue }?
      .clauses.last { $0.name == ClauseName.incentive.rawValue }?.basis ?? ""
    var table = [
      ["Dasar menurut tarif jabatan"] + months.map { money(results.month($0, of: employee)?.base) } + ["", incentive]
    ]
    let cells = results.cells
    for (cell, name) in cells.monthNames.enumerated() where cells.months.indices.contains(cell) {
      table.append(
        [ReaderTerms.cell(name)] + months.map { money(cells.month(cell, $0, of: employee)) } + ["", basis(of: name)])
    }
    for (cell, name) in cells.quarterNames.enumerated() where name != IncentiveRules.paidCell {
      table.append(
        [ReaderTerms.cell(name)] + months.map { _ in "" }
          + [money(cells.quarter(cell, of: employee)), basis(of: name)])
    }
    if employee.incentiveBeforeBudget != employee.incentive {
      let cut = Rupiah(employee.incentiveBeforeBudget.amount - employee.incentive.amount)
      table.append(
        ["Sebelum pagu unit"] + months.map { _ in "" } + [
          rupiah(employee.incentiveBeforeBudget), basis(of: IncentiveRules.paidCell),
        ])
      table.append(["Dipotong karena pagu unit"] + months.map { _ in "" } + ["−\(rupiah(cut))", incentive])
    }
    table.append(
      ["Dibayarkan"] + months.map { _ in "" } + [rupiah(employee.incentive), basis(of: IncentiveRules.paidCell)])
    var blocks: [LetterPage.Block] = [
      .heading("Insentif"),
      .table(
        header: ["Bagian"] + months.map { ReaderDates.month($0, of: quarter).indonesian } + [
          "Triwulan", "Dasar hukum",
        ],
        rows: table, numbers: 1..<months.count + 2, sumsUp: true),
    ]
    let formulas = Dictionary(
      explanation.cells.filter { $0.step == MethodStep.incentive.rawValue }.map { ($0.name, $0.formula) }
    ) { first, _ in first }
    let written = (cells.monthNames + cells.quarterNames).compactMap { name in
      formulas[name].map { "\(ReaderTerms.cell(name)) = \($0)" }
    }
    if !written.isEmpty {
      blocks.append(
        .paragraph(
          "Rumus dalam kebijakan: \(written.joined(separator: "; ")). Jumlah uang dalam rupiah, yang lain dalam persen atau hitungan."
        ))
    }
    if !spells.isEmpty {
      blocks.append(.paragraph("Yang berlaku bagi Saudara pada triwulan ini: \(spells.joined(separator: "; "))."))
    }
    if employee.isEvaluated, let causes = ResultRemark.notPaid(employee, results) {
      blocks.append(.paragraph("\(causes.indonesian)."))
    }
    return blocks
  }

  /// Sanctions, leaves, acting posts and whatever else the tables of spells say of the quarter.
  private var spells: [String] {
    func span(_ row: FoundRow, _ first: some TableColumn, _ last: some TableColumn) -> String? {
      guard let from = CivilDate(row.text(first)), from <= quarter.last else { return nil }
      let to = CivilDate(row.text(last))
      guard to.map({ $0 >= quarter.first }) ?? true else { return nil }
      let end = to.map { " sampai \(ReaderDates.day($0).indonesian)" } ?? ""
      return "sejak \(ReaderDates.day(from).indonesian)\(end)"
    }
    func decree(_ text: String) -> String { text.isEmpty ? "" : " (SK \(text))" }
    let kept = rows.all(.spells).compactMap { row in
      span(row, SpellColumn.mulai, SpellColumn.sampai).map {
        "\(ReaderTerms.name(row.text(SpellColumn.jenis))) \($0)\(decree(row.text(SpellColumn.nomorSK)))"
      }
    }
    let acting = rows.all(.actingPosts).compactMap { row in
      span(row, ActingColumn.mulai, ActingColumn.sampai).map {
        "pelaksana tugas jabatan kelas \(row.text(ActingColumn.kelasJabatan)) \($0)\(decree(row.text(ActingColumn.nomorSK)))"
      }
    }
    return kept + acting
  }

  /// What a correction changed: the figures without it and with it, and what is still owed or to be repaid.
  func change(from before: EmployeeResult, of earlier: Results) -> [LetterPage.Block] {
    func row(_ name: String, _ value: (EmployeeResult, Results) -> String) -> [String] {
      [name, value(before, earlier), value(employee, results)]
    }
    let difference = employee.incentive.amount - before.incentive.amount
    let owed =
      difference == 0
      ? "Insentif Saudara tidak berubah."
      : difference > 0
        ? "Selisih insentif yang dibayarkan kepada Saudara: \(rupiah(Rupiah(difference)))."
        : "Selisih insentif yang harus dikembalikan: \(rupiah(Rupiah(-difference)))."
    return [
      .table(
        header: ["Angka", "Tanpa pembetulan", "Dengan pembetulan"],
        rows: [
          row("Indeks") { employee, _ in employee.publishedIndex.map(numbers.hundredths) ?? "–" },
          row("Peringkat") { employee, _ in employee.ranks.map { "\($0.overall)" } ?? "–" },
          row("Predikat") { employee, results in results.predikat(of: employee).map(ReaderTerms.name) ?? "–" },
          row("Insentif") { employee, _ in rupiah(employee.incentive) },
        ], numbers: 1..<3),
      .paragraph(owed),
    ]
  }

  // MARK: Words

  /// Such as `datang 07.37, terlambat 7 menit`.
  private func words(_ day: DayRecord) -> String {
    let words = DayWords(day, trace.statuses.map { ReaderTerms.status($0).indonesian })
    var texts = words.status.map(\.indonesian)
    if day.isPresence, day.late > 0, day.word.first >= 0 {
      texts.append("datang \(ReaderDates.time(day.word.first).indonesian)")
    }
    if day.isPresence, day.early > .zero, day.word.last >= 0 {
      texts.append("pulang \(ReaderDates.time(day.word.last).indonesian)")
    }
    return (texts + words.punches.map(\.indonesian)).joined(separator: ", ")
  }

  /// `jabatan fungsional, kelas 8` for `JF/8`.
  private func groupName(_ code: String) -> String {
    let parts = code.split(separator: "/").map(String.init)
    guard let kind = JobType.allCases.first(where: { $0.code == parts.first }) else {
      return code == "SEMUA" ? "semua pegawai" : code
    }
    let name = ReaderTerms.jobType(kind).indonesian
    guard parts.count == 2, Int(parts[1]) != nil else { return parts.count == 1 ? name : code }
    return "\(name) kelas \(parts[1])"
  }

  private func monthName(_ period: String) -> String {
    (0..<3).first { quarter.monthName($0) == period }.map { ReaderDates.month($0, of: quarter).indonesian } ?? period
  }

  /// The legal citations of a step, in brackets or behind what opens them.
  private func basis(_ step: MethodStep, opening: String? = nil) -> String {
    var bases: [String] = []
    for clause in explanation.steps.first(where: { $0.name == step.rawValue })?.clauses ?? []
    where !bases.contains(clause.basis) { bases.append(clause.basis) }
    guard !bases.isEmpty else { return "" }
    let text = bases.joined(separator: "; ")
    return opening.map { $0 + text } ?? " (\(text))"
  }

  private func rupiah(_ amount: Rupiah) -> String { "Rp " + numbers.whole(Int128(amount.amount)) }

  private func number(_ micros: Int64?) -> String {
    micros.map { numbers.hundredths(Int64(roundedQuotient(Int128($0), 10_000))) } ?? "–"
  }

  private func money(_ micros: Int128?) -> String {
    micros.map { numbers.amount($0) } ?? "–"
  }

  private func local(_ points: Points) -> String { numbers.exact("\(points)") }
  private func local(_ text: String) -> String {
    text.allSatisfy { $0.isNumber || $0 == "." || $0 == "-" } ? numbers.exact(text) : text
  }

  /// For each step the rows and clauses behind it; at most a dozen rows of each.
  private var sources: [String] {
    let names: [MethodStep: String] = [
      .post: "Jabatan", .discipline: "Disiplin", .achievement: "Capaian kinerja", .workload: "Beban kerja",
      .conduct: "Perilaku kerja", .index: "Indeks", .rating: "Predikat", .incentive: "Insentif",
    ]
    return explanation.steps.compactMap { step in
      guard let name = MethodStep(rawValue: step.name).flatMap({ names[$0] }) else { return nil }
      var places: [String] = []
      let ofCells = explanation.cells.filter { $0.step == step.name }.flatMap { $0.inputs.flatMap(\.rows) }
      for row in step.details.filter(\.isMain).flatMap(\.rows) + ofCells where !places.contains(row) {
        places.append(row)
      }
      let shown = Self.byFile(places.prefix(12)) + (places.count > 12 ? ["dan \(places.count - 12) baris lagi"] : [])
      let clauses = step.clauses.map { clause in
        "\(clause.basis), sejak \(CivilDate(clause.from).map { ReaderDates.day($0).indonesian } ?? clause.from)"
      }
      let parts = [shown.joined(separator: ", "), clauses.joined(separator: "; ")].filter { !$0.isEmpty }
      return parts.isEmpty ? nil : "\(name): \(parts.joined(separator: " — "))"
    }
  }

  /// `kehadiran.csv baris 784, 806` for places of one file.
  private static func byFile(_ places: some Sequence<String>) -> [String] {
    var files: [(name: String, lines: [String])] = []
    for place in places {
      let parts = place.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      if let known = files.firstIndex(where: { $0.name == parts[0] }) {
        files[known].lines.append(parts[1])
      } else {
        files.append((parts[0], [parts[1]]))
      }
    }
    return files.map { "\($0.name) baris \($0.lines.joined(separator: ", "))" }
  }
}
