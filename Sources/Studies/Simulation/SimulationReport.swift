internal import Intake
internal import Kinerja
package import Reports
internal import Wording

extension StudyReport {
  /// The report on a simulation.
  package static func simulation(_ simulation: Simulation, _ subject: Subject) -> StudyReport {
    let tables = SimulationTables(simulation: simulation)
    return StudyReport(
      name: "simulasi", title: Text("Kebijakan lain di atas kertas", "Other policies on paper"), subject: subject,
      findings: tables.findings, cautions: tables.cautions, figures: tables.figures,
      tables: [tables.totals, tables.transitions, tables.groups, tables.moves])
  }
}

private struct SimulationTables {
  let simulation: Simulation

  var findings: [Text] {
    simulation.variants.prefix(20).map { variant in
      let difference = variant.incentive - simulation.base.incentive
      let amount = Int128(difference.magnitude)
      let (money, moneyEnglish) =
        difference == 0
        ? ("insentif seluruhnya tetap", "incentives stay the same in all")
        : (
          "insentif \(difference < 0 ? "turun" : "naik") Rp \(ReaderNumbers(.indonesian).whole(amount))",
          "incentives \(difference < 0 ? "fall" : "rise") by Rp \(ReaderNumbers(.english).whole(amount))"
        )
      let (gainers, losers) = (Text(number: variant.gainers), Text(number: variant.losers))
      let (leaving, top) = (Text(number: variant.leavingTopTenth), Text(number: simulation.topTenth))
      return Text(
        "\(variant.name): \(money); \(gainers.indonesian) pegawai naik, \(losers.indonesian) turun; \(leaving.indonesian) dari \(top.indonesian) keluar dari sepersepuluh teratas.",
        "\(variant.name): \(moneyEnglish); \(gainers.english) people gain, \(losers.english) lose; \(leaving.english) of \(top.english) leave the best tenth."
      )
    }
  }

  var cautions: [Text] {
    [
      Text(
        "Fakta triwulan ini tetap; bagaimana pegawai akan bekerja di bawah kebijakan lain tidak diketahui.",
        "The facts of this quarter stay; how people would work under another policy is not known."),
      Text(
        "Kelompok dengan kurang dari \(SmallGroups.usualMinimum) pegawai digabung.",
        "Groups of fewer than \(SmallGroups.usualMinimum) people are put together."),
    ]
  }

  /// What each policy costs, and how many it moves; a line for a grid of one value, bars otherwise.
  var figures: [StudyFigure] {
    let variants = simulation.variants
    func millions(_ variant: Simulation.Variant) -> Int128 {
      roundedQuotient(variant.incentive - simulation.base.incentive, 10_000)
    }
    let values = gridValues
    let cost = StudyTable(
      "biaya", [.text("varian"), .number("selisih")],
      variants.map { [$0.name, "\($0.incentive - simulation.base.incentive)"] })
    let costTitle = Text("Selisih insentif (juta rupiah)", "Difference of incentives (millions of rupiah)")
    let moved = StudyTable(
      "terdampak", [.text("varian"), .number("naik"), .number("turun"), .number("keluar_sepersepuluh_teratas")],
      variants.map { [$0.name, "\($0.gainers)", "\($0.losers)", "\($0.leavingTopTenth)"] })
    let movedTitle = Text("Pegawai yang naik dan yang turun", "People who gain and who lose")
    let series = [Text("naik", "gain"), Text("turun", "lose")]
    let note = Text("Dibandingkan dengan kebijakan run", "Compared with the run's policy")
    if let values, variants.count > 3 {
      let axis = Text("Nilai dalam kebijakan", "Value in the policy")
      return [
        StudyFigure(
          title: costTitle, note: note,
          chart: .lines(
            horizontal: axis, series: [Text("selisih", "difference")],
            points: zip(values, variants).map { ($0, [Double(millions($1)) / 100]) }, decimals: 2), table: cost),
        StudyFigure(
          title: movedTitle, note: note,
          chart: .lines(
            horizontal: axis, series: series,
            points: zip(values, variants).map { ($0, [Double($1.gainers), Double($1.losers)]) }, decimals: 0),
          table: moved),
        StudyFigure(
          title: Text("Keluar dari sepersepuluh teratas", "People who leave the best tenth"), note: note,
          chart: .lines(
            horizontal: axis, series: [Text("pegawai", "people")],
            points: zip(values, variants).map { ($0, [Double($1.leavingTopTenth)]) }, decimals: 0), table: moved),
      ]
    }
    let shown = variants.prefix(20)
    let some =
      variants.count <= shown.count
      ? note
      : Text(
        "Dibandingkan dengan kebijakan run; \(shown.count) varian pertama, semuanya dalam tabel",
        "Compared with the run's policy; the first \(shown.count) variants, all in the table")
    return [
      StudyFigure(
        title: movedTitle, note: some,
        chart: .bars(
          series: series,
          groups: shown.map {
            (Self.short($0.name), [(Double($0.gainers), "\($0.gainers)"), (Double($0.losers), "\($0.losers)")])
          }),
        table: moved),
      StudyFigure(
        title: costTitle, note: some,
        chart: .bars(
          series: [Text("selisih", "difference")],
          groups: shown.map { variant in
            let text = ResultCell.decimal(millions(variant), decimals: 2).description.replacing("-", with: "−")
            return (Self.short(variant.name), [(Double(millions(variant)), text)])
          }), table: cost),
    ]
  }

  /// The values of the one path that differs between all variants; nil where they differ in more, or are other policies.
  private var gridValues: [String]? {
    let edits = simulation.variants.map { variant in variant.name.split(separator: " ").map { $0.split(separator: "=") }
    }
    guard let first = edits.first,
      edits.allSatisfy({ $0.map(\.first) == first.map(\.first) && $0.allSatisfy { $0.count == 2 } })
    else { return nil }
    let varied = first.indices.filter { place in Set(edits.map { $0[place][1] }).count > 1 }
    guard varied.count == 1, let place = varied.first else { return nil }
    return edits.map { String($0[place][1]) }
  }

  /// A variant's name for a picture: the last keys of its paths, or its file.
  private static func short(_ name: String) -> String {
    guard name.contains("=") else { return name.split(separator: "/").last.map(String.init) ?? name }
    return name.split(separator: " ").map { edit in
      let path = edit.prefix { $0 != "=" }
      return (path.split(separator: ".").last ?? "") + edit.dropFirst(path.count)
    }.joined(separator: " ")
  }

  /// A row for each policy, the first one's own first.
  var totals: StudyTable {
    let variants = [simulation.base] + simulation.variants
    let ratings = Set(variants.flatMap(\.predikats.keys)).sorted()
    return StudyTable(
      "simulasi",
      [
        .text("varian"), .number("insentif"), .number("selisih"), .number("dinilai"), .number("naik"),
        .number("turun"), .number("indeks_berubah"), .number("keluar_sepersepuluh_teratas"),
      ] + ratings.map { .number($0.isEmpty ? "TANPA_PREDIKAT" : $0) },
      variants.map { variant in
        [
          variant.name, "\(variant.incentive)", "\(variant.incentive - simulation.base.incentive)",
          "\(variant.evaluated)", "\(variant.gainers)", "\(variant.losers)", "\(variant.moved)",
          "\(variant.leavingTopTenth)",
        ] + ratings.map { "\(variant.predikats[$0] ?? 0)" }
      })
  }

  /// A row for each policy, and each change from one rating to another.
  var transitions: StudyTable {
    StudyTable(
      "perubahan_predikat", [.text("varian"), .text("semula"), .text("menjadi"), .number("pegawai")],
      simulation.variants.flatMap { variant in
        variant.transitions.map { [variant.name, $0.from, $0.to, "\($0.people)"] }
      })
  }

  /// A row for each policy, dimension and group.
  var groups: StudyTable {
    StudyTable(
      "kelompok",
      [
        .text("varian"), .text("dimensi"), .text("kelompok"), .number("pegawai"), .number("naik"), .number("turun"),
        .number("insentif"), .number("selisih"), .number("selisih_indeks_rata_rata"),
      ],
      simulation.variants.flatMap { variant in
        variant.groups.map { group in
          [
            variant.name, group.dimension.rawValue, group.name ?? PeopleDimension.others, "\(group.people)",
            "\(group.gainers)", "\(group.losers)", "\(group.incentive)", "\(group.difference)",
            group.meanIndexDifference ?? "",
          ]
        }
      })
  }

  /// A row for each figure that changes in the largest gains and losses.
  var moves: StudyTable {
    StudyTable(
      "perubahan",
      [.text("varian"), .text("nip"), .number("selisih"), .text("angka"), .text("semula"), .text("menjadi")],
      simulation.variants.flatMap { variant in
        variant.moves.flatMap { move in
          move.reasons.map { [variant.name, "\(move.nip)", "\(move.difference)", $0.figure, $0.before, $0.after] }
        }
      })
  }
}

extension Simulation.Group {
  /// The mean change of the index, with two decimals, halves away from zero; nil when nobody has one before and after.
  package var meanIndexDifference: String? {
    compared == 0
      ? nil : ResultCell.decimal(roundedQuotient(Int128(indexDifference), Int128(compared)), decimals: 2).description
  }
}
