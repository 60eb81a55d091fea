internal import Kinerja
package import Reports
internal import Statistics
internal import Wording

extension StudyReport {
  /// The report on a study of fairness.
  package static func fairness(_ study: FairnessStudy, _ subject: Subject) -> StudyReport {
    let tables = FairnessTables(study: study)
    return StudyReport(
      name: "keadilan", title: Text("Apakah penilaian adil?", "Is scoring fair?"), subject: subject,
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
  private func fraction(_ value: Int128) -> String { ResultCell.decimal(value, decimals: 4).description }
  private func name(_ name: String?) -> String { name ?? PeopleDimension.others }
  private func flag(_ isFlagged: Bool) -> String { isFlagged ? "YA" : "" }

  private func spoken(_ value: Double?, _ decimals: Int = 2) -> Text { Text(number: value, decimals: decimals) }

  // MARK: Words

  var findings: [Text] {
    guard study.people >= study.minimum else {
      return [
        people,
        Text(
          "Terlalu sedikit pegawai: tidak ada yang dapat dikatakan tentang keadilan penilaian ini.",
          "Too few people: nothing can be said about the fairness of this scoring."),
      ]
    }
    let factor =
      study.isAdjusted
      ? [workload(.after), adjustment].compactMap(\.self)
      : [
        Text(
          "Kebijakan ini tidak memakai faktor beban: yang diumumkan adalah itu juga.",
          "This policy has no workload factor: what is published is the same.")
      ]
    return [people, workload(.before)] + factor + groupFindings + ratioFindings + sensitivity
  }

  private var people: Text {
    let people = Text(number: study.people)
    return Text(
      "\(people.indonesian) pegawai yang dinilai. Kelompok dengan kurang dari \(study.minimum) orang digabung, tidak disebut sendiri.",
      "\(people.english) evaluated employees. Groups of fewer than \(study.minimum) people are put together, not named."
    )
  }

  private func relation(_ stage: Stage) -> RankCorrelation? {
    study.relations.first { $0.stage == stage && $0.measure == .index }?.correlation
  }

  private func isFlagged(_ stage: Stage) -> Bool {
    study.differences.contains { $0.stage == stage && $0.dimension == nil && $0.isFlagged }
  }

  private func workload(_ stage: Stage) -> Text {
    let (first, firstEnglish) =
      stage == .before
      ? ("Tanpa faktor beban", "Without the workload factor")
      : ("Dengan faktor beban, seperti diumumkan", "With the workload factor, as published")
    guard let correlation = relation(stage), let rho = correlation.spearman, let interval = correlation.spearmanInterval
    else {
      return Text(
        "\(first): terlalu sedikit pegawai dengan beban kerja, atau semua sama; hubungan indeks dan beban tidak dapat dikatakan.",
        "\(firstEnglish): too few people with a workload, or all alike; how index and workload go together cannot be said."
      )
    }
    let (value, low, high) = (spoken(rho), spoken(interval.lowerBound), spoken(interval.upperBound))
    let figures = "ρ = \(value.indonesian), selang 95 % \(low.indonesian) sampai \(high.indonesian)"
    let figuresEnglish = "ρ = \(value.english), interval at 95 % \(low.english) to \(high.english)"
    let least = FairnessStudy.leastCorrelation
    if isFlagged(stage) {
      return rho < 0
        ? Text(
          "\(first), pegawai dengan beban lebih berat mendapat indeks lebih RENDAH (\(figures)).",
          "\(firstEnglish), people with a heavier workload have LOWER indices (\(figuresEnglish)).")
        : Text(
          "\(first), pegawai dengan beban lebih berat mendapat indeks lebih TINGGI (\(figures)).",
          "\(firstEnglish), people with a heavier workload have HIGHER indices (\(figuresEnglish)).")
    }
    return -least <= interval.lowerBound && interval.upperBound <= least
      ? Text(
        "\(first), indeks hampir tidak bergantung pada beban kerja (\(figures)).",
        "\(firstEnglish), the index hardly depends on the workload (\(figuresEnglish)).")
      : Text(
        "\(first), ketergantungan indeks pada beban kerja tidak tampak, tetapi juga tidak dapat disingkirkan (\(figures)).",
        "\(firstEnglish), no dependence of the index on the workload shows, but none can be ruled out either (\(figuresEnglish))."
      )
  }

  /// What the factor does to a dependence that is beyond chance.
  private var adjustment: Text? {
    guard let before = relation(.before)?.spearman, let after = relation(.after)?.spearman else { return nil }
    switch (isFlagged(.before), isFlagged(.after)) {
    case (false, false): return nil
    case (true, true) where before == after:
      return Text("Faktor beban tidak mengubah hubungan itu.", "The workload factor does not change that relation.")
    case (false, true):
      return Text(
        "Faktor beban menimbulkan ketergantungan yang tidak tampak sebelumnya: memang dimaksudkan sebagai imbalan, atau kurvanya perlu ditinjau.",
        "The workload factor makes a dependence that did not show before: either it is meant as a reward, or its curve needs a second look."
      )
    case (true, true) where before * after < 0:
      return Text(
        "Faktor beban membalik hubungan itu: koreksinya terlalu kuat.",
        "The workload factor turns that relation round: it corrects too much.")
    case (true, true) where abs(after) > abs(before):
      return Text(
        "Faktor beban memperbesar ketergantungan itu: memang dimaksudkan sebagai imbalan, atau kurvanya perlu ditinjau.",
        "The workload factor enlarges that dependence: either it is meant as a reward, or its curve needs a second look."
      )
    case (true, true):
      return Text(
        "Faktor beban mengurangi ketergantungan itu, tetapi tidak menghapusnya.",
        "The workload factor lessens that dependence, but does not remove it.")
    case (true, false):
      return Text(
        "Dengan faktor beban, ketergantungan itu tidak berarti lagi.",
        "With the workload factor, that dependence no longer matters.")
    }
  }

  private var groupFindings: [Text] {
    let flagged = study.differences.filter { $0.stage == .after && $0.isFlagged && $0.dimension != nil }
    let words = flagged.map { difference in
      let dimension = difference.dimension?.rawValue ?? ""
      let percent = spoken((difference.groups?.corrected ?? 0) * 100, 1)
      let before = study.differences.first { $0.stage == .before && $0.dimension == difference.dimension }
      let earlier = spoken((before?.groups?.corrected ?? 0) * 100, 1)
      return Text(
        "Indeks berbeda menurut \(dimension): \(percent.indonesian) % keragaman terletak di antara kelompok (tanpa faktor beban \(earlier.indonesian) %).",
        "The index differs by \(dimension): \(percent.english) % of its variance lies between groups (\(earlier.english) % without the workload factor)."
      )
    }
    func names(_ isMeant: (FairnessStudy.Difference) -> Bool) -> String {
      study.differences.filter { $0.stage == .after && isMeant($0) }.compactMap(\.dimension?.rawValue)
        .joined(separator: ", ")
    }
    let calm = names { !$0.isFlagged && $0.groups?.probability != nil }
    let untested = names { $0.groups?.probability == nil }
    let calmWords = Text(
      "Tidak tampak perbedaan yang berarti menurut \(calm).", "No difference that matters shows by \(calm).")
    let untestedWords = Text(
      "Tidak dapat diperiksa, karena kurang dari dua kelompok cukup besar: \(untested).",
      "Could not be looked at, for want of two groups that are large enough: \(untested).")
    return words + (calm.isEmpty ? [] : [calmWords]) + (untested.isEmpty ? [] : [untestedWords])
  }

  private var ratioFindings: [Text] {
    let flagged = study.ratios.filter { $0.stage == .after && $0.isFlagged }
    guard !study.ratios.isEmpty else { return [] }
    guard !flagged.isEmpty else {
      return [
        Text(
          "Tidak tampak predikat yang, di luar kebetulan, dalam suatu kelompok lebih jarang dari empat perlima atau lebih sering dari lima perempat daripada di luarnya.",
          "No rating shows that is, beyond chance, less than four fifths or more than five fourths as frequent in a group as outside it."
        )
      ]
    }
    func distance(_ ratio: FairnessStudy.Ratio) -> Double {
      let value = ratio.own.ratio(to: ratio.others) ?? .infinity
      return value > 0 ? max(value, 1 / value) : .infinity
    }
    let sorted = flagged.filter { $0.dimension != .unit }.sorted {
      (distance($1), $0.dimension.rawValue, name($0.name)) < (distance($0), $1.dimension.rawValue, name($1.name))
    }
    let first = sorted.prefix(6)
    let units = Set(flagged.filter { $0.dimension == .unit }.map { name($0.name) }).count
    let words = first.map { ratio in
      let (own, others) = (spoken((ratio.own.rate ?? 0) * 100, 1), spoken((ratio.others.rate ?? 0) * 100, 1))
      let predikat = study.predikats[ratio.predikat]
      return Text(
        "\(predikat) menurut \(ratio.dimension.rawValue) \(name(ratio.name)): \(own.indonesian) %, yang lain \(others.indonesian) %.",
        "\(predikat) by \(ratio.dimension.rawValue) \(name(ratio.name)): \(own.english) %, the others \(others.english) %."
      )
    }
    let more = Text(
      "Dan \(sorted.count - first.count) lagi seperti itu (rasio.csv).",
      "And \(sorted.count - first.count) more like that (rasio.csv).")
    let unitWords = Text(
      "\(units) unit dengan predikat yang jauh lebih jarang atau lebih sering dari yang lain (rasio.csv).",
      "\(units) units with a rating far less or far more often than the others (rasio.csv).")
    return words + (sorted.count > first.count ? [more] : []) + (units == 0 ? [] : [unitWords])
  }

  private var sensitivity: [Text] {
    var words: [Text] = []
    if let most = study.sensitivities.filter({ !$0.change.isOfIndex }).max(by: { $0.flips < $1.flips }) {
      let flips = Text(number: most.flips)
      words.append(
        most.flips == 0
          ? Text(
            "Bobot aspek atau faktor beban yang bergeser sepersepuluh tidak mengubah predikat siapa pun.",
            "A weight of an aspect, or the workload factor, that moves by a tenth changes nobody's rating.")
          : Text(
            "Bobot aspek atau faktor beban yang bergeser sepersepuluh mengubah predikat paling banyak \(flips.indonesian) pegawai (\(most.change)).",
            "A weight of an aspect, or the workload factor, that moves by a tenth changes the rating of at most \(flips.english) people (\(most.change))."
          ))
    }
    if let most = study.sensitivities.filter(\.change.isOfIndex).max(by: { $0.leavingTopTenth < $1.leavingTopTenth }) {
      let leaving = Text(number: most.leavingTopTenth)
      words.append(
        most.leavingTopTenth == 0
          ? Text(
            "Bobot indeks yang bergeser sepersepuluh tidak mengeluarkan siapa pun dari sepersepuluh teratas; predikat tidak bergantung padanya.",
            "A weight of the index that moves by a tenth takes nobody out of the best tenth; ratings do not depend on it."
          )
          : Text(
            "Bobot indeks yang bergeser sepersepuluh mengeluarkan paling banyak \(leaving.indonesian) pegawai dari sepersepuluh teratas (\(most.change)); predikat tidak bergantung padanya.",
            "A weight of the index that moves by a tenth takes at most \(leaving.english) people out of the best tenth (\(most.change)); ratings do not depend on it."
          ))
    }
    return words
  }

  var cautions: [Text] {
    [
      Text(
        "Perbedaan bukan bukti perlakuan tidak adil: kelompok dapat sungguh berbeda dalam pekerjaan atau kinerja. Sebaliknya, tidak adanya perbedaan bukan bukti keadilan bagi setiap orang.",
        "A difference is no proof of unfair treatment: groups may truly differ in their work or performance. Nor does the lack of a difference prove fairness to each person."
      ),
      Text(
        "Tanda YA: peluang kebetulan di bawah 5 % untuk seluruh pertanyaan satu tahap (Holm, 2,5 % untuk setiap tabel), dan cukup besar untuk berarti: |ρ| ≥ 0,1, ε² ≥ 0,01, atau rasio di luar 0,8 sampai 1,25.",
        "The mark YA: chance below 5 % over all questions of a stage (Holm, 2.5 % for each table), and large enough to matter: |ρ| ≥ 0.1, ε² ≥ 0.01, or a ratio outside 0.8 to 1.25."
      ),
      Text(
        "Pegawai dianggap saling bebas; penilai dan unit yang sama membuat mereka mirip, sehingga peluang kebetulan antarunit, dan antarkelompok yang terpusat di sedikit unit, lebih besar daripada yang tertulis.",
        "People are taken as independent; a common supervisor or unit makes them alike, so that chance between units, and between groups that sit in few units, is larger than written."
      ),
      Text(
        "Beban kerja yang diukur adalah target kali norma waktu; norma yang keliru tidak terlihat di sini (`kinerja norms`).",
        "The workload measured is targets times time norms; a wrong norm is not seen here (`kinerja norms`)."),
      Text(
        "Predikat yang ditetapkan di e-Kinerja tidak bergeser dengan bobot apa pun; kepekaan hanya tentang predikat yang dihitung.",
        "Ratings that were given in e-Kinerja move with no weight; sensitivity is about computed ratings only."),
      Text(
        "Jenis kelamin dan umur berasal dari NIP dan hanya dipakai untuk pemeriksaan ini; satu kelompok pada satu waktu, bukan gabungannya.",
        "Sex and age come from the NIP and serve this audit alone; one grouping at a time, not their combinations."),
    ]
  }

  // MARK: Figures

  var figures: [StudyFigure] { [bands, shares, rates, ratingChanges, rankChanges].compactMap(\.self) }

  private var stageWords: [Text] {
    [Text("tanpa faktor beban", "without the factor"), Text("diumumkan", "published")]
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
      title: Text("Indeks terhadap beban kerja", "Index against workload"),
      note: Text(
        "Rata-rata indeks menurut beban relatif (1 = median kelompok sebaya)",
        "Mean index by relative workload (1 = the peer group's median)"),
      chart: .lines(
        horizontal: Text("beban relatif", "relative workload"), series: stageWords,
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
      title: Text("Keragaman indeks di antara kelompok", "Variance of the index between groups"),
      note: Text(
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
      $0.stage == .after && $0.predikat == 0 && $0.dimension != .unit && $0.dimension != .grade
        && $0.interval?.upperBound.isFinite ?? false && $0.own.ratio(to: $0.others) ?? 9 < 4
    }
    guard let best = study.predikats.first, !shown.isEmpty else { return nil }
    return StudyFigure(
      title: Text("Peluang predikat \(best)", "Chance of the rating \(best)"),
      note: Text(
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

  private var ratingChanges: StudyFigure? {
    changes(
      Text("Predikat yang berubah bila bobot bergeser 10 %", "Ratings that change when a weight moves by 10 %"),
      Text(
        "Pegawai; bobot indeks tidak menentukan predikat", "People; the index's weights have no part in ratings"),
      "predikat_berubah", study.sensitivities.filter { !$0.change.isOfIndex }, \.flips)
  }

  private var rankChanges: StudyFigure? {
    changes(
      Text(
        "Keluar dari sepersepuluh teratas bila bobot bergeser 10 %",
        "Who leaves the best tenth when a weight moves by 10 %"
      ), Text("Pegawai", "People"), "keluar_sepersepuluh_teratas", study.sensitivities, \.leavingTopTenth)
  }

  private func changes(
    _ title: Text, _ note: Text, _ name: String, _ items: [FairnessStudy.Sensitivity],
    _ count: (FairnessStudy.Sensitivity) -> Int
  ) -> StudyFigure? {
    guard !items.isEmpty else { return nil }
    return StudyFigure(
      title: title, note: note,
      chart: .bars(
        series: [Text("pegawai", "people")],
        groups: items.map { ($0.change.shortName, [(Double(count($0)), "\(count($0))")]) }),
      table: StudyTable(
        name, [.text("perubahan"), .number(name)], items.map { [$0.change.description, "\(count($0))"] }))
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
          ResultCell.decimal(Int128(item.largest), decimals: 2).description, "\(item.leavingTopTenth)",
        ]
      })
  }

  var flips: StudyTable {
    StudyTable(
      "kepekaan_pegawai", [.text("perubahan"), .text("nip"), .text("semula"), .text("menjadi")],
      study.flips.map { [$0.change.description, "\($0.nip)", $0.before ?? "", $0.after ?? ""] })
  }
}
