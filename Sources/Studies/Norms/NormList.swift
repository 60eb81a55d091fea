package import Kinerja
private import Reports
package import Wording

extension WorkloadStudy {
  /// The indicators and groups that stand out, at most fifteen of each kind.
  package func standingOut(_ facts: Facts, _ language: Language) -> [String] {
    func say(_ indonesian: String, _ english: String) -> String { Text(indonesian, english).in(language) }
    func code(_ indicator: WorkloadStudy.Indicator) -> String { facts.indicators[indicator.indicator] }
    func list(_ title: String, _ items: [String]) -> [String] {
      let rest = items.count > 15 ? [say("  dan \(items.count - 15) lagi", "  and \(items.count - 15) more")] : []
      return items.isEmpty ? [] : ["\(title): \(items.count)"] + items.prefix(15).map { "  \($0)" } + rest
    }
    let carried = indicators.filter { $0.people > 0 && !$0.isHidden }
    let uniform = carried.filter(\.isUniform)
    let dominating = carried.filter { $0.dominated > 0 }.sorted { ($1.dominated, code($0)) < ($0.dominated, code($1)) }
    var lines: [String] = []
    lines += list(
      say("Lebih dari separuh menit seseorang", "More than half of somebody's minutes"),
      dominating.map {
        "\(code($0))  " + say("\($0.dominated) dari \($0.people) pegawai", "\($0.dominated) of \($0.people) people")
      })
    lines += list(
      say("Capaian sama bagi semua pemikulnya", "The same achievement for all who carry it"),
      uniform.map { "\(code($0))  \($0.lowest) " + say("bagi \($0.people) pegawai", "for \($0.people) people") })
    func name(_ group: WorkloadStudy.Group) -> String {
      guard let unit = group.unit else { return say("unit kecil", "small units") }
      return "\(facts.roster.units[unit]) \(group.grade.map { "\($0)" } ?? say("kelas lain", "other classes"))"
    }
    let busiest = groups.filter { $0.ratio != nil }.sorted {
      ($1.ratio ?? 0, name($0)) < ($0.ratio ?? 0, name($1))
    }
    lines += list(
      say(
        "Menit direncanakan terhadap tersedia, menurut unit dan kelas",
        "Planned against available minutes, by unit and class"),
      busiest.map { group in
        let percent = ReaderNumbers(language).hundredths(Int64(((group.ratio ?? 0) + 50) / 100))
        return "\(name(group))  \(percent) % (\(group.people))"
      })
    return lines
  }
}
