package import Kinerja
package import Reports
internal import Wording

extension StudyReport {
  /// The report on a study of the distribution of ratings.
  package static func distribution(
    _ study: DistributionStudy, basis: String, _ facts: Facts, _ subject: Subject
  ) -> StudyReport {
    let tables = DistributionTables(study: study, basis: basis, facts: facts)
    return StudyReport(
      name: "distribusi", title: Text("Sebaran predikat menurut pedoman", "Ratings against the guideline"),
      subject: subject, findings: tables.findings, cautions: tables.cautions, figures: [tables.figure],
      tables: [tables.units, tables.rules, tables.moves])
  }
}

private struct DistributionTables {
  let study: DistributionStudy
  let basis: String
  let facts: Facts

  private var broken: [DistributionStudy.Unit] { study.units.filter { !$0.isMet } }

  private func code(_ unit: DistributionStudy.Unit) -> String { facts.roster.units[unit.unit] }

  var findings: [Text] {
    let people = broken.reduce(0) { $0 + ($1.moves ?? []).reduce(0) { $0 + $1.people } }
    let impossible = broken.count { $0.moves == nil }
    return [
      Text("Pedoman: \(basis).", "Guideline: \(basis)."),
      Text(
        "\(study.units.count - broken.count) dari \(study.units.count) unit memenuhi pedoman; \(study.hidden) unit terlalu kecil, atau tertutup bersama yang terlalu kecil, tidak diperiksa.",
        "\(study.units.count - broken.count) of \(study.units.count) units meet the guideline; \(study.hidden) units too small, or hidden along with those, are not looked at."
      ),
    ]
      + (study.unknown.isEmpty
        ? []
        : [
          Text(
            "Klausul menyebut unit yang tidak mempunyai predikat dalam run ini: \(study.unknown.joined(separator: ", ")).",
            "The clause names units without any rating in this run: \(study.unknown.joined(separator: ", ")).")
        ])
      + (broken.isEmpty
        ? []
        : [
          Text(
            "Paling sedikit \(people) predikat harus berbeda agar semua unit memenuhinya\(impossible == 0 ? "" : "; bagi \(impossible) unit tidak ada sebaran yang memenuhinya").",
            "At least \(people) ratings would have to be different for all units to meet it\(impossible == 0 ? "" : "; for \(impossible) units no distribution meets it")."
          )
        ])
  }

  var cautions: [Text] {
    [
      Text(
        "Hanya informasi: predikat ditetapkan oleh pejabat penilai menurut kinerja, bukan oleh pedoman ini.",
        "Information only: ratings are given by the rating official by performance, not by this guideline."),
      Text(
        "Sering ada beberapa perubahan terkecil yang sama banyaknya; satu di antaranya ditulis.",
        "Often several smallest changes are equally few; one of them is written."),
      Text(
        "Persen menjadi orang: paling banyak dibulatkan ke bawah, paling sedikit dibulatkan ke atas. Paling banyak 70 % dari 7 orang adalah 4 orang; paling sedikit 60 % dari 7 orang adalah 5 orang.",
        "Percents become people: at most is rounded down, at least is rounded up. At most 70 % of 7 people is 4 people; at least 60 % of 7 people is 5 people."
      ),
      Text(
        "Pegawai tanpa predikat tidak dihitung. Predikat yang dihitung mesin (sumber HITUNG) hanya petunjuk.",
        "People without a rating do not count. Ratings that the engine computed (source HITUNG) are indicative only."),
    ]
  }

  /// All units together, met or not, by their own rating.
  var figure: StudyFigure {
    let organisations = Set(study.units.map(\.organisation)).sorted()
    let rows = organisations.map { organisation in
      let own = study.units.filter { $0.organisation == organisation }
      return (organisation, own.count { !$0.isMet }, own.count(where: \.isMet))
    }
    return StudyFigure(
      title: Text("Unit menurut pedoman", "Units by the guideline"),
      note: Text("Menurut predikat unit", "By the unit's own rating"),
      chart: .bars(
        series: [Text("tidak memenuhi", "not met"), Text("memenuhi", "met")],
        groups: rows.map { ($0.0, [(Double($0.1), "\($0.1)"), (Double($0.2), "\($0.2)")]) }),
      table: StudyTable(
        "pedoman", [.text("predikat_unit"), .number("tidak_memenuhi"), .number("memenuhi")],
        rows.map { [$0.0, "\($0.1)", "\($0.2)"] }))
  }

  var units: StudyTable {
    StudyTable(
      "distribusi",
      [.text("unit_kode"), .text("predikat_unit"), .number("pegawai")] + study.predikats.map { .number($0) }
        + [.text("memenuhi"), .number("perubahan_terkecil")],
      study.units.map { unit in
        [code(unit), unit.organisation, "\(unit.people)"] + unit.counts.map { "\($0)" }
          + [unit.isMet ? "YA" : "TIDAK", unit.moves.map { "\($0.reduce(0) { $0 + $1.people })" } ?? ""]
      })
  }

  var rules: StudyTable {
    StudyTable(
      "aturan",
      [
        .text("unit_kode"), .text("predikat"), .text("syarat"), .number("paling_sedikit"), .number("paling_banyak"),
        .number("ada"), .text("memenuhi"),
      ],
      study.units.flatMap { unit in
        unit.checks.map { check in
          let demand =
            switch check.rule.demand {
            case .atMost(let percent): "≤ \(percent) %"
            case .atLeast(let percent): "≥ \(percent) %"
            case .atLeastPeople(let count): "≥ \(count)"
            }
          return [
            code(unit), check.rule.ratings.joined(separator: "+"), demand, "\(check.limits.lowerBound)",
            "\(check.limits.upperBound)", "\(check.found)", check.isMet ? "YA" : "TIDAK",
          ]
        }
      })
  }

  var moves: StudyTable {
    StudyTable(
      "perubahan", [.text("unit_kode"), .text("semula"), .text("menjadi"), .number("pegawai")],
      broken.flatMap { unit in (unit.moves ?? []).map { [code(unit), $0.from, $0.to, "\($0.people)"] } })
  }
}
