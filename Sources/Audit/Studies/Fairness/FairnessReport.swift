internal import Kinerja
public import Reports
internal import Statistics

extension StudyReport {
  /// The report on a study of fairness.
  public static func fairness(_ study: FairnessStudy, _ subject: Subject) -> StudyReport {
    let tables = FairnessTables(study: study)
    return StudyReport(
      name: "keadilan", title: Wording("Apakah penilaian adil?", "Is scoring fair?"), subject: subject,
      findings: tables.findings, cautions: tables.cautions, figures: tables.figures,
      tables: [
        tables.relations, tables.differences, tables.spreads, tables.ratios, tables.sensitivities, tables.flips,
      ])
  }
}

private struct FairnessTables {
  let study: FairnessStudy

  private typealias Stage = FairnessStudy.Stage

  private func number(_ value: Double?) -> String { StudyNumber.decimal(value) }
  private func fraction(_ value: Int128) -> String { FigureText.decimal(value, decimals: 4) }
  private func name(_ name: String?) -> String { name ?? PeopleDimension.others }
  private func flag(_ isFlagged: Bool) -> String { isFlagged ? "YA" : "" }

  /// A number in a sentence, with two decimals.
  private func spoken(_ value: Double?, _ decimals: Int = 2) -> (indonesian: String, english: String) {
    let text = StudyNumber.decimal(value, decimals: decimals)
    return (text.replacing(".", with: ","), text)
  }

  // MARK: Words

  var findings: [Wording] {
    [people, workload(.before), workload(.after), adjustment].compactMap(\.self) + groupFindings + ratioFindings
      + [sensitivity].compactMap(\.self)
  }

  private var people: Wording {
    Wording(
      "\(study.people) pegawai yang dinilai. Kelompok dengan kurang dari \(study.minimum) orang digabung, tidak disebut sendiri.",
      "\(study.people) evaluated employees. Groups of fewer than \(study.minimum) people are put together, not named.")
  }

  private func relation(_ stage: Stage) -> RankCorrelation? {
    study.relations.first { $0.stage == stage && $0.measure == .index }?.correlation
  }

  private func workload(_ stage: Stage) -> Wording? {
    guard let correlation = relation(stage), let rho = correlation.spearman else { return nil }
    let value = spoken(rho)
    let (first, firstEnglish) =
      stage == .before
      ? ("Tanpa faktor beban", "Without the workload factor")
      : ("Dengan faktor beban, seperti diumumkan", "With the workload factor, as published")
    let isFlagged = study.differences.contains { $0.stage == stage && $0.dimension == nil && $0.isFlagged }
    guard isFlagged else {
      return Wording(
        "\(first), indeks hampir tidak bergantung pada beban kerja (ρ = \(value.indonesian)).",
        "\(firstEnglish), the index hardly depends on the workload (ρ = \(value.english)).")
    }
    return rho < 0
      ? Wording(
        "\(first), pegawai dengan beban lebih berat mendapat indeks lebih RENDAH (ρ = \(value.indonesian)).",
        "\(firstEnglish), people with a heavier workload have LOWER indices (ρ = \(value.english)).")
      : Wording(
        "\(first), pegawai dengan beban lebih berat mendapat indeks lebih TINGGI (ρ = \(value.indonesian)).",
        "\(firstEnglish), people with a heavier workload have HIGHER indices (ρ = \(value.english)).")
  }

  private var adjustment: Wording? {
    guard let before = relation(.before)?.spearman, let after = relation(.after)?.spearman else { return nil }
    if before == after {
      return Wording(
        "Faktor beban tidak mengubah hubungan itu.", "The workload factor does not change that relation.")
    }
    let least = FairnessStudy.leastCorrelation
    if abs(before) < least, abs(after) >= least {
      return Wording(
        "Faktor beban menimbulkan ketergantungan yang tidak ada sebelumnya: memang dimaksudkan sebagai imbalan, atau kurvanya perlu ditinjau.",
        "The workload factor makes a dependence that was not there: either it is meant as a reward, or its curve needs a second look."
      )
    }
    if before * after < 0, abs(after) >= least {
      return Wording(
        "Faktor beban membalik hubungan itu: koreksinya terlalu kuat.",
        "The workload factor turns that relation round: it corrects too much.")
    }
    return abs(after) < abs(before)
      ? Wording("Faktor beban mengurangi ketergantungan itu.", "The workload factor lessens that dependence.")
      : Wording(
        "Faktor beban memperbesar ketergantungan itu: memang dimaksudkan sebagai imbalan, atau kurvanya perlu ditinjau.",
        "The workload factor enlarges that dependence: either it is meant as a reward, or its curve needs a second look."
      )
  }

  private var groupFindings: [Wording] {
    let flagged = study.differences.filter { $0.stage == .after && $0.isFlagged && $0.dimension != nil }
    let words = flagged.map { difference in
      let dimension = difference.dimension?.rawValue ?? ""
      let percent = spoken((difference.groups?.corrected ?? 0) * 100, 1)
      let before = study.differences.first { $0.stage == .before && $0.dimension == difference.dimension }
      let earlier = spoken((before?.groups?.corrected ?? 0) * 100, 1)
      return Wording(
        "Indeks berbeda menurut \(dimension): \(percent.indonesian) % keragaman terletak di antara kelompok (tanpa faktor beban \(earlier.indonesian) %).",
        "The index differs by \(dimension): \(percent.english) % of its variance lies between groups (\(earlier.english) % without the workload factor)."
      )
    }
    let calm = study.differences.filter { $0.stage == .after && !$0.isFlagged }.compactMap(\.dimension?.rawValue)
    return words
      + (calm.isEmpty
        ? []
        : [
          Wording(
            "Tidak ada perbedaan yang berarti menurut \(calm.joined(separator: ", ")).",
            "No difference that matters by \(calm.joined(separator: ", ")).")
        ])
  }

  private var ratioFindings: [Wording] {
    let flagged = study.ratios.filter { $0.stage == .after && $0.isFlagged }
    guard !flagged.isEmpty else {
      return [
        Wording(
          "Tidak ada kelompok yang predikatnya lebih jarang dari empat perlima atau lebih sering dari lima perempat yang lain, di luar kebetulan.",
          "No group has a rating less than four fifths or more than five fourths as often as the others, beyond chance."
        )
      ]
    }
    func distance(_ ratio: FairnessStudy.Ratio) -> Double {
      let value = ratio.own.ratio(to: ratio.others) ?? .infinity
      return value > 0 ? max(value, 1 / value) : .infinity
    }
    let first = flagged.filter { $0.dimension != .unit }.sorted {
      (distance($1), $0.dimension.rawValue, name($0.name)) < (distance($0), $1.dimension.rawValue, name($1.name))
    }.prefix(6)
    let units = Set(flagged.filter { $0.dimension == .unit }.map { name($0.name) }).count
    let words = first.map { ratio in
      let (own, others) = (spoken((ratio.own.rate ?? 0) * 100, 1), spoken((ratio.others.rate ?? 0) * 100, 1))
      let predikat = study.predikats[ratio.predikat]
      return Wording(
        "\(predikat) menurut \(ratio.dimension.rawValue) \(name(ratio.name)): \(own.indonesian) %, yang lain \(others.indonesian) %.",
        "\(predikat) by \(ratio.dimension.rawValue) \(name(ratio.name)): \(own.english) %, the others \(others.english) %."
      )
    }
    return words
      + (units == 0
        ? []
        : [
          Wording(
            "\(units) unit dengan predikat yang jauh lebih jarang atau lebih sering dari yang lain (rasio.csv).",
            "\(units) units with a rating far less or far more often than the others (rasio.csv).")
        ])
  }

  private var sensitivity: Wording? {
    guard let most = study.sensitivities.max(by: { $0.flips < $1.flips }) else { return nil }
    guard most.flips > 0 else {
      return Wording(
        "Bobot yang bergeser sepersepuluh tidak mengubah predikat siapa pun.",
        "A weight that moves by a tenth changes nobody's rating.")
    }
    return Wording(
      "Bobot yang bergeser sepersepuluh mengubah predikat paling banyak \(most.flips) pegawai (\(most.change)).",
      "A weight that moves by a tenth changes the rating of at most \(most.flips) people (\(most.change)).")
  }

  var cautions: [Wording] {
    [
      Wording(
        "Perbedaan bukan bukti perlakuan tidak adil: kelompok dapat sungguh berbeda dalam pekerjaan atau kinerja. Sebaliknya, tidak adanya perbedaan bukan bukti keadilan bagi setiap orang.",
        "A difference is no proof of unfair treatment: groups may truly differ in their work or performance. Nor does the lack of a difference prove fairness to each person."
      ),
      Wording(
        "Tanda YA: peluang kebetulan di bawah 5 % untuk seluruh pertanyaan satu tahap (Holm), dan cukup besar untuk berarti: |ρ| ≥ 0,1, ε² ≥ 0,01, atau rasio di luar 0,8 sampai 1,25.",
        "The mark YA: chance below 5 % over all questions of a stage (Holm), and large enough to matter: |ρ| ≥ 0.1, ε² ≥ 0.01, or a ratio outside 0.8 to 1.25."
      ),
      Wording(
        "Pegawai dianggap saling bebas; penilai dan unit yang sama membuat mereka mirip, sehingga peluang kebetulan antarunit, dan antarkelompok yang terpusat di sedikit unit, lebih besar daripada yang tertulis.",
        "People are taken as independent; a common supervisor or unit makes them alike, so that chance between units, and between groups that sit in few units, is larger than written."
      ),
      Wording(
        "Beban kerja yang diukur adalah target kali norma waktu; norma yang keliru tidak terlihat di sini (`kinerja norms`).",
        "The workload measured is targets times time norms; a wrong norm is not seen here (`kinerja norms`)."),
      Wording(
        "Jenis kelamin dan umur berasal dari NIP dan hanya dipakai untuk pemeriksaan ini; satu kelompok pada satu waktu, bukan gabungannya.",
        "Sex and age come from the NIP and serve this audit alone; one grouping at a time, not their combinations."),
    ]
  }

  // MARK: Figures

  var figures: [StudyFigure] { [bands, shares, rates, weights].compactMap(\.self) }

  private var stageWords: [Wording] {
    [Wording("tanpa faktor beban", "without the factor"), Wording("diumumkan", "published")]
  }

  /// The mean index of each band of workload.
  private var bands: StudyFigure? {
    let order = PeopleDimension.workloadBands
    func means(_ stage: Stage) -> [String: FairnessStudy.Spread] {
      Dictionary(
        uniqueKeysWithValues: study.spreads.filter { $0.stage == stage && $0.dimension == .workload }
          .compactMap { spread in spread.name.map { ($0, spread) } })
    }
    let (before, after) = (means(.before), means(.after))
    let shown = order.filter { before[$0] != nil }
    guard shown.count > 1 else { return nil }
    func mean(_ spread: FairnessStudy.Spread?) -> Int128 { spread?.mean ?? 0 }
    return StudyFigure(
      title: Wording("Indeks terhadap beban kerja", "Index against workload"),
      note: Wording(
        "Rata-rata indeks menurut beban relatif (1 = median kelompok sebaya)",
        "Mean index by relative workload (1 = the peer group's median)"),
      chart: .lines(
        horizontal: Wording("beban relatif", "relative workload"), series: stageWords,
        points: shown.map { ($0, [Double(mean(before[$0])) / 10_000, Double(mean(after[$0])) / 10_000]) }, decimals: 1),
      table: StudyTable(
        "indeks_beban", [.text("beban_relatif"), .number("pegawai"), .number("sebelum"), .number("sesudah")],
        shown.map { [$0, "\(before[$0]?.people ?? 0)", fraction(mean(before[$0])), fraction(mean(after[$0]))] }))
  }

  /// The share of variance between groups.
  private var shares: StudyFigure {
    func share(_ stage: Stage, _ dimension: PeopleDimension) -> Double? {
      study.differences.first { $0.stage == stage && $0.dimension == dimension }?.groups?.corrected
    }
    let percents = PeopleDimension.allCases.map { dimension in
      (dimension.rawValue, Stage.allCases.map { share($0, dimension).map { $0 * 100 } })
    }
    return StudyFigure(
      title: Wording("Keragaman indeks di antara kelompok", "Variance of the index between groups"),
      note: Wording(
        "Persen (ε²), di luar yang diharapkan dari kebetulan", "Percent (ε²), beyond what chance puts there"),
      chart: .bars(
        series: stageWords,
        groups: percents.map { name, values in
          (name, values.map { (max(0, $0 ?? 0), StudyNumber.decimal($0, decimals: 2)) })
        }),
      table: StudyTable(
        "keragaman", [.text("dimensi"), .number("sebelum"), .number("sesudah")],
        percents.map { name, values in [name] + values.map { StudyNumber.decimal($0, decimals: 2) } }))
  }

  /// The best rating's ratios by dimensions of few groups.
  private var rates: StudyFigure? {
    let shown = study.ratios.filter {
      $0.stage == .after && $0.predikat == 0 && $0.interval != nil && $0.dimension != .unit && $0.dimension != .grade
        && $0.own.ratio(to: $0.others) ?? 9 < 4
    }
    guard let best = study.predikats.first, !shown.isEmpty else { return nil }
    return StudyFigure(
      title: Wording("Peluang predikat \(best)", "Chance of the rating \(best)"),
      note: Wording(
        "Bagian kelompok dibagi bagian semua yang lain, dengan selang 95 %; garis di 0,8, 1 dan 1,25",
        "The group's share over everybody else's, with its interval at 95 %; lines at 0.8, 1 and 1.25"),
      chart: .intervals(
        rows: shown.map { ratio in
          (
            "\(ratio.dimension.rawValue) \(name(ratio.name))", ratio.interval?.lowerBound ?? 0,
            ratio.own.ratio(to: ratio.others) ?? 0, ratio.interval?.upperBound ?? 0
          )
        }, marks: [0.8, 1, 1.25]),
      table: StudyTable(
        "peluang",
        [.text("dimensi"), .text("kelompok"), .number("pegawai"), .number("rasio"), .number("bawah"), .number("atas")],
        shown.map { ratio in
          [
            ratio.dimension.rawValue, name(ratio.name), "\(ratio.own.people)",
            number(ratio.own.ratio(to: ratio.others)), number(ratio.interval?.lowerBound),
            number(ratio.interval?.upperBound),
          ]
        }))
  }

  private var weights: StudyFigure {
    StudyFigure(
      title: Wording(
        "Predikat yang berubah bila bobot bergeser 10 %", "Ratings that change when a weight moves by 10 %"),
      note: Wording("Pegawai", "People"),
      chart: .bars(
        series: [Wording("pegawai", "people")],
        groups: study.sensitivities.map { item in
          (item.change.shortName, [(Double(item.flips), "\(item.flips)")])
        }),
      table: StudyTable(
        "predikat_berubah", [.text("perubahan"), .number("predikat_berubah")],
        study.sensitivities.map { [$0.change.description, "\($0.flips)"] }))
  }

  // MARK: Tables

  var relations: StudyTable {
    StudyTable(
      "hubungan_beban",
      [
        .text("tahap"), .text("angka"), .number("pegawai"), .number("spearman"), .number("bawah"), .number("atas"),
        .number("p"), .number("kendall"),
      ],
      study.relations.map { relation in
        let correlation = relation.correlation
        return [
          relation.stage.rawValue, relation.measure.rawValue, "\(correlation.pairs)", number(correlation.spearman),
          number(correlation.spearmanInterval?.lowerBound), number(correlation.spearmanInterval?.upperBound),
          number(correlation.spearmanProbability), number(correlation.kendall),
        ]
      })
  }

  var differences: StudyTable {
    StudyTable(
      "perbedaan",
      [
        .text("tahap"), .text("dimensi"), .number("kelompok"), .number("eta2"), .number("epsilon2"),
        .number("kruskal_h"), .number("p"), .number("p_holm"), .text("tanda"),
      ],
      study.differences.map { difference in
        let groups = difference.groups
        return [
          difference.stage.rawValue, difference.dimension?.rawValue ?? "spearman_beban",
          groups.map { "\($0.groups)" } ?? "", number(groups?.share), number(groups?.corrected),
          number(groups?.statistic),
          number(groups == nil ? relation(difference.stage)?.spearmanProbability : groups?.probability),
          number(difference.adjusted), flag(difference.isFlagged),
        ]
      })
  }

  var spreads: StudyTable {
    StudyTable(
      "sebaran",
      [
        .text("tahap"), .text("dimensi"), .text("kelompok"), .number("pegawai"), .number("rata_rata"),
        .number("kuartil_1"), .number("median"), .number("kuartil_3"),
      ] + study.predikats.map { .number($0) },
      study.spreads.map { spread in
        [
          spread.stage.rawValue, spread.dimension.rawValue, name(spread.name), "\(spread.people)",
          fraction(spread.mean),
        ] + spread.quartiles.map { fraction(Int128($0)) } + spread.predikats.map { "\($0)" }
      })
  }

  var ratios: StudyTable {
    StudyTable(
      "rasio",
      [
        .text("tahap"), .text("dimensi"), .text("kelompok"), .text("predikat"), .number("pegawai"),
        .number("dengan_predikat"), .number("bagian"), .number("bagian_bawah"), .number("bagian_atas"),
        .number("bagian_lain"), .number("rasio"), .number("rasio_bawah"), .number("rasio_atas"), .number("p"),
        .number("p_holm"), .text("tanda"),
      ],
      study.ratios.map { ratio in
        let interval = ratio.own.interval
        return [
          ratio.stage.rawValue, ratio.dimension.rawValue, name(ratio.name), study.predikats[ratio.predikat],
          "\(ratio.own.people)", "\(ratio.own.selected)", number(ratio.own.rate), number(interval?.lowerBound),
          number(interval?.upperBound), number(ratio.others.rate), number(ratio.own.ratio(to: ratio.others)),
          number(ratio.interval?.lowerBound), number(ratio.interval?.upperBound),
          number(ratio.own.probability(against: ratio.others)), number(ratio.adjusted), flag(ratio.isFlagged),
        ]
      })
  }

  var sensitivities: StudyTable {
    StudyTable(
      "kepekaan",
      [
        .text("perubahan"), .number("predikat_berubah"), .number("indeks_berubah"), .number("indeks_terbesar"),
        .number("keluar_sepersepuluh_teratas"),
      ],
      study.sensitivities.map { item in
        [
          item.change.description, "\(item.flips)", "\(item.moved)",
          FigureText.decimal(Int128(item.largest), decimals: 2), "\(item.leavingTopTenth)",
        ]
      })
  }

  var flips: StudyTable {
    StudyTable(
      "kepekaan_pegawai", [.text("perubahan"), .text("nip"), .text("semula"), .text("menjadi")],
      study.flips.map { [$0.change.description, "\($0.nip)", $0.before ?? "", $0.after ?? ""] })
  }
}
