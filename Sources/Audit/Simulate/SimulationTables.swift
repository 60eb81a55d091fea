/// A simulation as tables.
public struct SimulationTables {
  private let simulation: Simulation

  /// Makes the tables of a simulation.
  public init(_ simulation: Simulation) { self.simulation = simulation }

  /// The files, by name.
  public var files: [(name: String, bytes: [UInt8])] {
    [("simulasi.csv", totals), ("kelompok.csv", groups), ("perubahan.csv", moves)]
  }

  /// A row for each policy, the first one's own first.
  private var totals: [UInt8] {
    let variants = [simulation.base] + simulation.variants
    let ratings = Set(variants.flatMap(\.predikats.keys)).sorted()
    return csv(
      ["varian", "insentif", "selisih", "dinilai", "naik", "turun", "indeks_berubah", "keluar_sepersepuluh_teratas"]
        + ratings.map { $0.isEmpty ? "TANPA_PREDIKAT" : $0 },
      variants.map { variant in
        [
          variant.name, "\(variant.incentive)", "\(variant.incentive - simulation.base.incentive)",
          "\(variant.evaluated)", "\(variant.gainers)", "\(variant.losers)", "\(variant.moved)",
          "\(variant.leavingTopTenth)",
        ] + ratings.map { "\(variant.predikats[$0] ?? 0)" }
      })
  }

  /// A row for each policy, dimension and group.
  private var groups: [UInt8] {
    csv(
      ["varian", "dimensi", "kelompok", "pegawai", "naik", "turun", "selisih", "selisih_indeks_rata_rata"],
      simulation.variants.flatMap { variant in
        variant.groups.map { group in
          [
            variant.name, group.dimension.rawValue, group.name ?? "LAINNYA", "\(group.people)", "\(group.gainers)",
            "\(group.losers)", "\(group.difference)", group.meanIndexDifference ?? "",
          ]
        }
      })
  }

  /// A row for each figure that changes in the largest gains and losses.
  private var moves: [UInt8] {
    csv(
      ["varian", "nip", "selisih", "angka", "semula", "menjadi"],
      simulation.variants.flatMap { variant in
        variant.moves.flatMap { move in
          move.reasons.map { [variant.name, "\(move.nip)", "\(move.difference)", $0.figure, $0.before, $0.after] }
        }
      })
  }
}

extension Simulation.Group {
  /// The mean change of the index, with two decimals, halves away from zero; nil when nobody has one before and after.
  public var meanIndexDifference: String? {
    guard compared > 0 else { return nil }
    let (sum, people) = (Int128(indexDifference), Int128(compared))
    let rounded = (2 * Int128(sum.magnitude) + people) / (2 * people)
    return FigureText.decimal(sum < 0 ? -rounded : rounded, decimals: 2)
  }
}
