internal import Intake
internal import Kinerja
internal import Platform
internal import Wording

/// A closed quarter before the one reported on.
package struct EarlierQuarter: Sendable {
  let quarter: String
  /// indeks in hundredths, by NIP, of those evaluated.
  let indices: [UInt64: Int64]
  /// hari_tk, by NIP.
  let unexcusedDays: [UInt64: Int]

  /// Makes an entry.
  package init(quarter: String, indices: [UInt64: Int64], unexcusedDays: [UInt64: Int]) {
    self.quarter = quarter
    self.indices = indices
    self.unexcusedDays = unexcusedDays
  }
}

extension ReportFormat {
  static let followUp = ReportFormat(
    "tindak-lanjut", files: [FollowUpList.fileName],
    Text(
      "saran penghargaan, pengembangan, promosi, dan perhatian",
      "advice on recognition, development, promotion and attention"),
    need: Text("klausul `follow_up` dalam kebijakan", "the clause `follow_up` in the policy")
  ) { content, folder throws(WriteError) in try FollowUpList(content)?.write(to: folder) }
}

/// What results suggest under the policy's clause `follow_up`: advice to those who decide, each row with its reason.
struct FollowUpList {
  static let fileName = "tindak_lanjut.csv"
  static let columns = ["daftar", "nip", "nama", "unit_kode", "jenis_jabatan", "alasan", "saran", "dasar", "sifat"]

  /// A row, in the order of `columns`.
  private(set) var rows: [[String]] = []

  private let content: ReportContent
  private let rules: FollowUpRules
  private let basis: String
  private let earlier: [EarlierQuarter]

  /// Makes the lists; nil when the policy has no such clause in force on the quarter's last day, and where
  /// they would tell who somebody is, by rank in a unit.
  init?(_ content: ReportContent) {
    guard content.table.tellsAllPosts,
      let version = content.policy.followUp.version(on: content.facts.quarter.last)
    else { return nil }
    self.content = content
    rules = version.rules
    basis = version.basis
    earlier = content.earlier
    recognise()
    develop()
    promote()
    attend()
  }

  private var results: Results { content.table.results }
  private var language: Language { content.language }
  private var everybody: some Sequence<ResultRow> { results.order.lazy.map { [content] in content.table.row(Int($0)) } }
  private var evaluated: some Sequence<ResultRow> { everybody.prefix(results.evaluatedCount) }
  private func number(_ hundredths: Int64) -> String { "\(ResultCell.decimal(Int128(hundredths), decimals: 2))" }
  private func nip(_ employee: EmployeeResult) -> UInt64 { content.facts.roster.nips[Int(employee.person)] }

  private mutating func add(
    _ list: String, _ row: ResultRow, _ reason: Text, _ measure: Text, basis: String? = nil
  ) {
    rows.append([
      list, row.nip, row.name, row.unit, row.segment.jobType.code, reason.in(language), measure.in(language),
      basis ?? self.basis, Text("saran, bukan keputusan", "advice, no decision").in(language),
    ])
  }

  private mutating func recognise() {
    let scope = rules.recognition.scope
    func place(_ row: ResultRow) -> Int {
      switch scope {
      case .everybody: 0
      case .unit: Int(row.segment.unit)
      case .group: Int(row.employee.group)
      }
    }
    func rank(_ ranks: EmployeeResult.Ranks) -> UInt32 {
      switch scope {
      case .everybody: ranks.overall
      case .unit: ranks.inUnit
      case .group: ranks.inGroup
      }
    }
    var sizes: [Int: Int] = [:]
    for row in evaluated { sizes[place(row), default: 0] += 1 }
    for row in evaluated {
      guard let predikat = results.predikat(of: row.employee), let rank = row.employee.ranks.map(rank) else { continue }
      let index = number(row.employee.index)
      let size = sizes[place(row)] ?? 0
      let limit =
        switch rules.recognition.size {
        case .count(let count): count
        case .percent(let percent): max(1, Int(Int128(size) * Int128(percent.micros) / Int128(Points.hundred.micros)))
        }
      guard Int(rank) <= limit, rules.recognition.ratings.contains(predikat), !isExcluded(row.employee) else {
        continue
      }
      add(
        "PENGHARGAAN", row,
        Text(
          "peringkat \(rank) dari \(size) (\(scope.rawValue)), indeks \(index), \(predikat)",
          "rank \(rank) of \(size) (\(scope.rawValue)), index \(index), \(predikat)"),
        Text("penghargaan", "recognition"))
    }
  }

  /// Whether a spell of a group that recognition leaves out touches the quarter.
  private func isExcluded(_ employee: EmployeeResult) -> Bool {
    let (facts, groups) = (content.facts, rules.recognition.excludedGroups)
    guard !groups.isEmpty, let kinds = content.policy.spells.version(on: facts.quarter.last)?.rules.kinds else {
      return false
    }
    return facts.spells[Int(employee.person)].contains { spell in
      let name = facts.spellKinds[Int(spell.kind)]
      return spell.first <= facts.quarter.last && spell.last >= facts.quarter.first
        && kinds.contains { $0.name == name && groups.contains($0.group) }
    }
  }

  private mutating func develop() {
    guard let index = content.policy.index.version(on: content.facts.quarter.last)?.rules else { return }
    for row in evaluated {
      let employee = row.employee
      let weights = index.weights(for: row.segment.jobType)
      let figures = [
        (Component.discipline, employee.discipline), (.achievement, employee.normalised),
        (.supervision, employee.conduct),
      ]
      let counted = figures.compactMap { component, figure in
        figure.micros.flatMap { value in (weights[component] ?? .zero) > .zero ? (component, value) : nil }
      }
      guard let weakest = counted.min(by: { $0.1 < $1.1 }), weakest.1 < rules.development.below.micros else { continue }
      let value = ResultCell.decimal(Int128(weakest.1), decimals: 6)
      add(
        "PENGEMBANGAN", row,
        Text(
          "komponen terlemah \(weakest.0.code): \(value) < \(rules.development.below)",
          "weakest component \(weakest.0.code): \(value) < \(rules.development.below)"),
        Text(rules.development.measures[weakest.0] ?? ""))
    }
  }

  private mutating func promote() {
    let needed = rules.promotion.quarters
    let least = rules.promotion.index.micros
    // Quarters in a row, up to this one.
    var before: [EarlierQuarter] = []
    var here: Quarter? = results.quarter
    while before.count < needed - 1, let previous = here?.previous {
      here = Quarter(year: previous.year, number: previous.number)
      guard let name = here.map({ "\($0)" }), let quarter = earlier.first(where: { $0.quarter == name }) else { break }
      before.append(quarter)
    }
    guard before.count == needed - 1 else { return }
    for row in evaluated {
      let indices = before.reversed().map { $0.indices[nip(row.employee)] } + [row.employee.index]
      guard indices.allSatisfy({ $0.map { $0 * 10_000 >= least } ?? false }) else { continue }
      let list = indices.compactMap { $0.map(number) }.joined(separator: ", ")
      add(
        "PROMOSI", row,
        Text(
          "indeks ≥ \(rules.promotion.index) selama \(needed) triwulan: \(list)",
          "index ≥ \(rules.promotion.index) for \(needed) quarters: \(list)"),
        Text("calon promosi", "candidate for promotion"))
    }
  }

  private mutating func attend() {
    let sameYear = earlier.filter { $0.quarter.hasPrefix("\(results.quarter.year)-") }
    let ratings = content.policy.ratings.version(on: content.facts.quarter.last)
    for row in everybody {
      let employee = row.employee
      let known = sameYear.map { ($0.quarter, $0.unexcusedDays[nip(employee)] ?? 0) }
      let days = known.reduce(Int(employee.unexcusedDays)) { $0 + $1.1 }
      if let measure = rules.attention.last(where: { $0.days <= days }) {
        let parts = (known + [("\(results.quarter)", Int(employee.unexcusedDays))]).map { "\($0.0): \($0.1)" }
        add(
          "PERHATIAN", row,
          Text(
            "\(days) hari tanpa keterangan dalam tahun \(results.quarter.year) (\(parts.joined(separator: ", ")))",
            "\(days) unexcused days in \(results.quarter.year) (\(parts.joined(separator: ", ")))"),
          Text(measure.measure))
      }
      guard employee.isStatutory, let given = employee.predikatPosition, let ratings,
        let computed = computedPredikat(employee, under: ratings.rules), computed != given
      else { continue }
      let names = (results.predikats[given], results.predikats[computed])
      add(
        "PERHATIAN", row,
        Text(
          "predikat e-Kinerja \(names.0), hitungan \(names.1)", "e-Kinerja's rating \(names.0), computed \(names.1)"),
        Text("periksa perbedaannya", "look into the difference"), basis: ratings.basis)
    }
  }

  func write(to folder: RunFolder) throws(WriteError) {
    var buffer = TableText(Self.columns)
    for row in rows { buffer.add(row.map(\.inert)) }
    try folder.add(Self.fileName, buffer.bytes)
  }
}
