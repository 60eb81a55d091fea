package import Kinerja
private import Reports
package import Wording

extension WorkloadStudy {
  /// The indicators and groups that stand out, at most fifteen of each kind.
  package func standingOut(_ facts: Facts, _ language: Language) -> [String] {
    func code(_ indicator: WorkloadStudy.Indicator) -> String { facts.indicators[indicator.indicator] }
    func list(_ title: String, _ items: [String]) -> [String] {
      let rest =
        items.count > 15 ? [Text("  dan \(items.count - 15) lagi", "  and \(items.count - 15) more").in(language)] : []
      return items.isEmpty ? [] : ["\(title): \(items.count)"] + items.prefix(15).map { "  \($0)" } + rest
    }
    let carried = indicators.filter { $0.people > 0 && !$0.isHidden }
    let uniform = carried.filter(\.isUniform)
    let dominating = carried.filter { $0.dominated > 0 }.sorted { ($1.dominated, code($0)) < ($0.dominated, code($1)) }
    var lines: [String] = []
    lines += list(
      Text("Lebih dari separuh menit seseorang", "More than half of somebody's minutes").in(language),
      dominating.map {
        "\(code($0))  "
          + Text("\($0.dominated) dari \($0.people) pegawai", "\($0.dominated) of \($0.people) people").in(language)
      })
    lines += list(
      Text("Capaian sama bagi semua pemikulnya", "The same achievement for all who carry it").in(language),
      uniform.map {
        "\(code($0))  \($0.lowest) " + Text("bagi \($0.people) pegawai", "for \($0.people) people").in(language)
      })
    func name(_ group: WorkloadStudy.Group) -> String {
      guard let unit = group.unit else { return Text("unit kecil", "small units").in(language) }
      return
        "\(facts.roster.units[unit]) \(group.grade.map { "\($0)" } ?? Text("kelas lain", "other classes").in(language))"
    }
    let busiest = groups.filter { $0.ratio != nil }.sorted {
      ($1.ratio ?? 0, name($0)) < ($0.ratio ?? 0, name($1))
    }
    lines += list(
      Text(
        "Menit direncanakan terhadap tersedia, menurut unit dan kelas",
        "Planned against available minutes, by unit and class"
      ).in(language),
      busiest.map { group in
        let percent = ReaderNumbers(language).hundredths(Int64(((group.ratio ?? 0) + 50) / 100))
        return "\(name(group))  \(percent) % (\(group.people))"
      })
    return lines
  }
}
