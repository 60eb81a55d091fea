package import Intake
package import Kinerja
package import Wording

/// What the reports of a run are made from: one typed table and what it rests on.
package struct ReportContent: Sendable {
  /// The published table.
  package let table: ResultTable
  /// The facts behind it.
  package let facts: Facts
  /// The policy.
  package let policy: Policy
  /// The digest of the policy's bytes.
  package let policyDigest: String
  /// The files that were read, by table and name.
  package let inputs: [InputRecord]
  /// The program's version.
  package let engine: String
  /// Why the run was published although its exports lack something; nil when nobody had to say.
  package let incomplete: String?
  /// The language of texts and number formats.
  package let language: Language
  /// Closed quarters before this one, in order.
  package let earlier: [EarlierQuarter]

  /// Puts the parts together.
  package init(
    table: ResultTable, facts: Facts, policy: Policy, policyDigest: String, inputs: [InputRecord], engine: String,
    incomplete: String? = nil, language: Language, earlier: [EarlierQuarter] = []
  ) {
    self.table = table
    self.facts = facts
    self.policy = policy
    self.policyDigest = policyDigest
    self.inputs = inputs
    self.engine = engine
    self.incomplete = incomplete
    self.language = language
    self.earlier = earlier
  }

  /// What readers must know of exports that lack something, with the reason given; nil when nothing does.
  var incompleteNotice: Text? {
    incomplete.map {
      Text(
        "Ekspornya tidak lengkap; diterima dengan alasan: \($0)",
        "The exports are incomplete; accepted for this reason: \($0)")
    }
  }

  /// The versions on which the quarter's scores and payments rest.
  var clauses: [CitedVersion] {
    ClauseName.allCases.filter { $0.clause.moves != .advice }.flatMap { policy.versions(of: $0, in: facts.quarter) }
  }

  /// What is said of a unit.
  struct UnitSummary: Sendable {
    var code: String
    var name: String
    var employees = 0
    var evaluated = 0
    /// What charts call it: its name, where it has one.
    var shownName: String { name.isEmpty ? code : name }
    /// The sum of indices, in hundredths.
    var indexSum: Int64 = 0
    var incentive = Rupiah.zero

    /// The mean index in hundredths, halves away from zero; nil when nobody is evaluated.
    var meanIndex: Int64? {
      evaluated == 0 ? nil : Int64(roundedQuotient(Int128(indexSum), Int128(evaluated)))
    }
  }

  /// The units with employees, by code.
  func unitSummaries() -> [UnitSummary] {
    let roster = facts.roster
    var summaries = roster.units.indices.map { UnitSummary(code: roster.units[$0], name: roster.unitNames[$0]) }
    for employee in table.results.employees {
      let unit = Int(roster.segments[Int(employee.segment)].unit)
      summaries[unit].employees += 1
      summaries[unit].incentive += employee.incentive
      guard employee.isEvaluated else { continue }
      summaries[unit].evaluated += 1
      summaries[unit].indexSum += employee.index
    }
    return summaries.filter { $0.employees > 0 }.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
  }

  /// What matters most, in one sentence: how many are evaluated, what the others lack, and what is paid.
  var headline: Text {
    let results = table.results
    let numbers = (ReaderNumbers(.indonesian), ReaderNumbers(.english))
    func whole(_ count: Int) -> Text { Text(numbers.0.whole(Int128(count)), numbers.1.whole(Int128(count))) }
    let total = results.employees.reduce(Rupiah.zero) { $0 + $1.incentive }.amount
    let lacking = Component.allCases.compactMap { component -> Text? in
      let count = results.employees.count { $0.missingComponents.contains(component) }
      guard count > 0 else { return nil }
      return whole(count) + Text(" belum punya ", " lack ") + ReaderTerms.component(component).map { $0.lowercased() }
    }
    return whole(results.evaluatedCount) + Text(" dari ", " of ") + whole(results.employees.count)
      + Text(" pegawai dinilai", " employees are evaluated") + (lacking.isEmpty ? "" : "; ") + lacking.joined(by: ", ")
      + Text(". Insentif seluruhnya Rp ", ". Incentives come to Rp ") + whole(Int(total)) + "."
  }

  /// How many have which rating: the policy's in the matrix's order, then none, then not evaluated.
  func predikatCounts() -> [(name: String, count: Int)] {
    let results = table.results
    var counts = [Int](repeating: 0, count: results.predikats.count + 2)
    for employee in results.employees {
      counts[employee.isEvaluated ? employee.predikatPosition ?? counts.count - 2 : counts.count - 1] += 1
    }
    let names =
      results.predikats.map(ReaderTerms.name) + [
        Text("tanpa predikat", "no rating").in(language), Text("tidak dinilai", "not evaluated").in(language),
      ]
    return zip(names, counts).map { ($0, $1) }
  }

  /// The distribution of indices: classes of equal width, at most thirty, from the least to the greatest index.
  func indexClasses() -> [(from: Int64, to: Int64, count: Int)] {
    let indices = table.results.employees.filter(\.isEvaluated).map(\.index)
    guard let least = indices.min(), let greatest = indices.max() else { return [] }
    var width: Int64 = 250
    func floor(_ value: Int64) -> Int64 {
      let quotient = value / width
      return (value % width < 0 ? quotient - 1 : quotient) * width
    }
    while (greatest - floor(least)) / width >= 30 { width *= 2 }
    let start = floor(least)
    var counts = [Int](repeating: 0, count: Int((greatest - start) / width) + 1)
    for index in indices { counts[Int((index - start) / width)] += 1 }
    return counts.enumerated().map { number, count in
      (start + Int64(number) * width, start + Int64(number + 1) * width, count)
    }
  }
}
