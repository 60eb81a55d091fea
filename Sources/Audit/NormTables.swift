public import Kinerja
internal import Tabular

/// A study of the workload as tables.
public struct NormTables {
  private let study: WorkloadStudy
  private let facts: Facts
  private let results: Results

  /// Makes the tables of a study.
  public init(_ study: WorkloadStudy, _ facts: Facts, _ results: Results) {
    self.study = study
    self.facts = facts
    self.results = results
  }

  /// The files, by name.
  public var files: [(name: String, bytes: [UInt8])] {
    [("norma.csv", norms), ("beban_unit.csv", groups), ("beban_jauh.csv", outliers)]
  }

  private func millionths(_ value: Int128) -> String { FigureText.decimal(value, decimals: 6) }

  private var norms: [UInt8] {
    csv(
      [
        "indikator", "norma_menit", "pegawai", "menit_direncanakan", "mendominasi", "capaian_terendah",
        "capaian_tertinggi", "seragam",
      ],
      study.indicators.map { indicator in
        [
          facts.indicators[indicator.indicator], "\(indicator.norm)", "\(indicator.people)",
          millionths(indicator.planned), "\(indicator.dominated)",
          indicator.people == 0 ? "" : millionths(Int128(indicator.lowest.micros)),
          indicator.people == 0 ? "" : millionths(Int128(indicator.highest.micros)), indicator.isUniform ? "YA" : "",
        ]
      })
  }

  private var groups: [UInt8] {
    csv(
      [
        "unit_kode", "kelas_jabatan", "pegawai", "menit_direncanakan", "menit_tersedia", "rasio", "di_atas_1_25",
        "di_bawah_0_5",
      ],
      study.groups.map { group in
        [
          facts.roster.units[group.unit], "\(group.grade)", "\(group.people)", millionths(group.planned),
          millionths(group.available), group.ratio.map(millionths) ?? "", "\(group.heavy)", "\(group.light)",
        ]
      })
  }

  private var outliers: [UInt8] {
    csv(
      ["nip", "unit_kode", "kelas_jabatan", "kelompok", "beban_rasio", "beban_relatif", "letak"],
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

/// A table's bytes.
func csv(_ header: [String], _ rows: [[String]]) -> [UInt8] {
  var buffer = CSVBuffer()
  for row in [header] + rows {
    for (index, cell) in row.enumerated() {
      if index > 0 { buffer.comma() }
      buffer.append(cell: cell)
    }
    buffer.endLine()
  }
  return buffer.withBytes { Array($0) }
}
