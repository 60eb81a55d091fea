package import Kinerja
package import Reports
internal import Wording

extension StudyReport {
  /// The report on a study of the workload.
  package static func norms(
    _ study: WorkloadStudy, _ facts: Facts, _ results: Results, _ subject: Subject
  ) -> StudyReport {
    let tables = NormTables(study: study, facts: facts, results: results)
    return StudyReport(
      name: "beban", title: Text("Norma waktu dan beban kerja", "Time norms and workload"), subject: subject,
      findings: tables.findings, cautions: tables.cautions, figures: tables.figures,
      tables: [tables.norms, tables.groups, tables.outliers])
  }
}

private struct NormTables {
  let study: WorkloadStudy
  let facts: Facts
  let results: Results

  private func code(_ indicator: WorkloadStudy.Indicator) -> String { facts.indicators[indicator.indicator] }

  var findings: [Text] {
    let carried = study.indicators.filter { $0.people > 0 }
    let hidden = carried.count(where: \.isHidden)
    let uniform = carried.count(where: \.isUniform)
    let dominating = carried.count { !$0.isHidden && $0.dominated > 0 }
    let heavyCount = study.outliers.count(where: \.isHeavy)
    let (heavy, light) = (Text(number: heavyCount), Text(number: study.outliers.count - heavyCount))
    let used = Text(
      "\(study.indicators.count) indikator dengan norma, \(carried.count) di antaranya dipakai, \(hidden) oleh terlalu sedikit pegawai untuk ditampilkan.",
      "\(study.indicators.count) indicators with a norm, \(carried.count) of them in use, \(hidden) by too few people to be shown."
    )
    let shown = carried.count - hidden
    let indicators = [
      Text(
        "\(dominating) dari \(shown) indikator mengambil lebih dari separuh menit yang direncanakan bagi seseorang: normanya menentukan hampir seluruh capaian orang itu.",
        "\(dominating) of \(shown) indicators take more than half of somebody's planned minutes: the norm decides nearly all of that person's achievement."
      ),
      Text(
        "\(uniform) dari \(shown) indikator dengan capaian yang sama bagi semua pemikulnya: targetnya tidak membedakan siapa pun.",
        "\(uniform) of \(shown) indicators with one and the same achievement for all who carry them: their targets tell nobody apart."
      ),
    ]
    let people = Text(
      "\(heavy.indonesian) pegawai memikul lebih dari 1,25 kali median kelompoknya, \(light.indonesian) kurang dari 0,5 kali.",
      "\(heavy.english) people carry more than 1.25 times their group's median, \(light.english) less than 0.5 times.")
    return [used] + (shown == 0 ? [] : indicators) + [people]
  }

  var cautions: [Text] {
    [
      Text(
        "Menit yang direncanakan adalah target kali norma: norma yang terlalu besar tampak sebagai beban yang berat.",
        "Planned minutes are targets times norms: a norm that is too large looks like a heavy workload."),
      Text(
        "Kelas dan unit dengan kurang dari \(SmallGroups.usualMinimum) pegawai digabung; dari indikator yang dipikul lebih sedikit hanya norma dan banyak pemikulnya yang disebut.",
        "Classes and units of fewer than \(SmallGroups.usualMinimum) people are put together; of indicators with fewer carriers only the norm and their number are said."
      ),
      Text(
        "Pekerjaan yang tidak menjadi target tidak terlihat di sini.", "Work that is no target is not seen here."),
    ]
  }

  /// Units, the busiest and the least busy.
  var figures: [StudyFigure] {
    var units: [Int: (planned: Int128, available: Int128, people: Int)] = [:]
    for group in study.groups {
      guard let unit = group.unit else { continue }
      let sum = units[unit, default: (0, 0, 0)]
      units[unit] = (sum.planned + group.planned, sum.available + group.available, sum.people + group.people)
    }
    let ratios = units.filter { $0.value.available > 0 }
      .map { unit, sum in
        (
          name: facts.roster.units[unit], people: sum.people,
          ratio: roundedQuotient(sum.planned * 1_000_000, sum.available)
        )
      }
      .sorted { ($1.ratio, $0.name) < ($0.ratio, $1.name) }
    let shown = ratios.count <= 24 ? ratios : Array(ratios.prefix(12) + ratios.suffix(12))
    return [
      StudyFigure(
        title: Text("Menit direncanakan terhadap tersedia", "Planned against available minutes"),
        note: Text(
          "Bagian dari 1, menurut unit; bila lebih dari 24 unit, dua belas yang tersibuk dan dua belas yang terlonggar",
          "Parts of 1, by unit; of more than 24 units the twelve busiest and the twelve least busy"),
        chart: .bars(
          series: [Text("rasio", "ratio")],
          groups: shown.map { unit in
            (
              unit.name,
              [(Double(unit.ratio), ResultCell.decimal(roundedQuotient(unit.ratio, 10_000), decimals: 2).description)]
            )
          }),
        table: StudyTable(
          "rasio_unit", [.text("unit_kode"), .number("pegawai"), .number("rasio")],
          ratios.map { [$0.name, "\($0.people)", millionths($0.ratio)] }))
    ]
  }

  private func millionths(_ value: Int128) -> String { ResultCell.decimal(value, decimals: 6).description }

  var norms: StudyTable {
    StudyTable(
      "norma",
      [
        .text("indikator"), .number("norma_menit"), .number("pegawai"), .number("menit_direncanakan"),
        .number("mendominasi"), .number("capaian_terendah"), .number("capaian_tertinggi"), .text("seragam"),
      ],
      study.indicators.map { indicator in
        let achievements =
          indicator.people == 0
          ? ["", ""] : [indicator.lowest, indicator.highest].map { millionths(Int128($0.micros)) }
        return [code(indicator), "\(indicator.norm)", "\(indicator.people)"]
          + (indicator.isHidden
            ? Array(repeating: "", count: 5)
            : [millionths(indicator.planned), "\(indicator.dominated)"] + achievements
              + [indicator.isUniform ? "YA" : ""])
      })
  }

  var groups: StudyTable {
    StudyTable(
      "beban_unit",
      [
        .text("unit_kode"), .text("kelas_jabatan"), .number("pegawai"), .number("menit_direncanakan"),
        .number("menit_tersedia"), .number("rasio"), .number("di_atas_1_25"), .number("di_bawah_0_5"),
      ],
      study.groups.map { group in
        [
          group.unit.map { facts.roster.units[$0] } ?? PeopleDimension.others,
          group.grade.map { "\($0)" } ?? PeopleDimension.others, "\(group.people)", millionths(group.planned),
          millionths(group.available), group.ratio.map(millionths) ?? "", "\(group.heavy)", "\(group.light)",
        ]
      })
  }

  var outliers: StudyTable {
    StudyTable(
      "beban_jauh",
      [
        .text("nip"), .text("unit_kode"), .number("kelas_jabatan"), .text("kelompok"), .number("beban_rasio"),
        .number("beban_relatif"), .text("letak"),
      ],
      study.outliers.map { outlier in
        let employee = results.employees[outlier.employee]
        let segment = facts.roster.segments[Int(employee.segment)]
        return [
          "\(NIP(number: facts.roster.nips[Int(employee.person)]))", facts.roster.units[Int(segment.unit)],
          "\(segment.grade)", results.groups[Int(employee.group)], millionths(employee.workloadRatio),
          millionths(employee.relativeWorkload), outlier.isHeavy ? "DI_ATAS_1_25" : "DI_BAWAH_0_5",
        ]
      })
  }
}
