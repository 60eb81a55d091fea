package import Kinerja
package import Wording

/// A policy as people read it.
package enum PolicySummary {
  /// What is in force on a day, clause by clause.
  package static func text(_ policy: Policy, on day: CivilDate, language: Language) -> String {
    let page = PolicyPage(day: day, language: language)
    let sections =
      [
        [
          language.pick("Kebijakan", "Policy") + ": \(policy.id) (\(policy.title))",
          language.pick("Yang berlaku pada", "In force on") + ": \(day)",
        ],
        page.section(("Jadwal kerja", "Working times"), .schedules, policy.schedules) { page.rows($0) },
        page.section(("Kehadiran", "Attendance"), .attendance, policy.attendance) { page.rows($0) },
        page.section(("Capaian layanan", "Achievement"), .achievement, policy.achievement) { page.rows($0) },
        page.section(("Beban kerja", "Workload"), .workload, policy.workload) { page.rows($0) },
        page.section(("Penilaian atasan", "Supervisors' scores"), .supervisor, policy.supervisor) { page.rows($0) },
        page.section(("Indeks", "Index"), .index, policy.index) { page.rows($0) },
        page.section(("Predikat", "Ratings"), .ratings, policy.ratings) { page.rows($0) },
        page.section(("Insentif", "Incentive"), .incentive, policy.incentive) { page.rows($0) },
      ]
      + page.optionalSection(("Tindak lanjut", "Follow-up"), .followUp, policy.followUp) { page.rows($0) }
      + page.optionalSection(("Sebaran predikat", "Distribution of ratings"), .distribution, policy.distribution) {
        page.rows($0)
      }
      + page.optionalSection(("Keberatan", "Objections"), .objection, policy.objection) { page.rows($0) }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }
}

/// The lines of a summary in one language.
struct PolicyPage {
  /// A label, which is a key of the policy file or what is under it, and its value.
  typealias Row = (label: String, value: String)

  let day: CivilDate
  let language: Language

  /// A clause's heading and rows, or that it is not in force.
  fileprivate func section<Rules>(
    _ title: (String, String), _ name: PolicyClauseName, _ clause: DatedClause<Rules>, rows: (Rules) -> [Row]
  ) -> [String] {
    let heading = "\(language.pick(title.0, title.1)) (\(name.rawValue))"
    guard let version = clause.version(on: day) else {
      return [heading, "  " + language.pick("TIDAK ADA VERSI YANG BERLAKU", "NO VERSION IN FORCE") + notYet(clause)]
    }
    let all = [("from", "\(version.from)"), ("basis", version.basis)] + rows(version.rules)
    let width = all.map(\.0.count).max() ?? 0
    return [heading] + all.map { "  \($0)\(String(repeating: " ", count: width - $0.count))  \($1)" }
  }

  /// As `section`, of a clause that the policy may do without; none when it does.
  fileprivate func optionalSection<Rules>(
    _ title: (String, String), _ name: PolicyClauseName, _ clause: DatedClause<Rules>, rows: (Rules) -> [Row]
  ) -> [[String]] {
    clause.versions.isEmpty ? [] : [section(title, name, clause, rows: rows)]
  }

  private func notYet<Rules>(_ clause: DatedClause<Rules>) -> String {
    guard let first = clause.versions.first else { return "" }
    return language.pick("; yang pertama mulai", "; the first begins on") + " \(first.from)"
  }

  func pick(_ indonesian: String, _ english: String) -> String { language.pick(indonesian, english) }

  func percent(_ points: Points) -> String { "\(points) %" }

  func minutes(_ points: Points) -> String { "\(points) " + pick("menit", "minutes") }

  func hours(_ hours: WorkingHours) -> String {
    "\(hours.start)–\(hours.end)" + (hours.isOvernight ? " (+1)" : "")
  }

  /// Names and values by name, as `A 1, B 2`.
  func list<Value>(_ values: [String: Value], _ text: (Value) -> String) -> String {
    joined(values.sorted { $0.key < $1.key }.map { "\($0.key) \(text($0.value))" })
  }

  /// Codes and values in the codes' order.
  func list<Code: CaseIterable & Hashable, Value>(
    _ values: [Code: Value], _ code: (Code) -> String, _ text: (Value) -> String
  ) -> String {
    joined(Code.allCases.compactMap { key in values[key].map { "\(code(key)) \(text($0))" } })
  }

  func joined(_ parts: [String]) -> String { parts.isEmpty ? pick("tidak ada", "none") : parts.joined(separator: ", ") }
}
