import Findings
import Kinerja
import Testing
import Wording

@testable import Policies

/// The clauses that move scores: achievement, workload, supervisor and index.
@Suite struct ScoreClauseTests {
  private static let workload = [
    "mode: adjust", "minutes_per_day: 300", "peer_keys: [[jabatan, unit_kode], []]", "min_group: 5",
    "curve: [[0.5, 0.95], [1, 1]]",
  ]
  private static let supervisor = [
    "scale: [0, 100]", "aspects: {BP: 1, AK: 0.5}",
    "calibration: {mode: shift, min_ratees: 3, shrink: 5, max_shift: 2.5}",
  ]
  private static let index = [
    "weights: {default: {disiplin: 0.4, layanan: 0.4, atasan: 0.2}, JF: {disiplin: 0.1, layanan: 0.9, atasan: 0}}",
    "missing: {disiplin: refuse, layanan: renormalise, atasan: zero}",
  ]
  private static let lines: [ClauseName: [String]] = [
    .achievement: ["cap: 120", "weighting: bobot"], .workload: workload, .supervisor: supervisor, .index: index,
  ]

  private func clause(_ name: ClauseName, _ line: String = ":") -> ClauseText {
    let key = line.prefix { $0 != ":" }
    return ClauseText(name, (Self.lines[name] ?? []).map { $0.hasPrefix("\(key):") ? line : $0 })
  }

  @Test func readsEveryKey() throws {
    let achievement = try clause(.achievement).policy().achievement.versions.first?.rules
    #expect(achievement == AchievementRules(cap: Points(whole: 120), weighting: .bobot))
    let workload = try #require(try clause(.workload).policy().workload.versions.first?.rules)
    #expect(workload.mode == .adjust && workload.peerKeys == [[.post, .unit], []] && workload.minGroup == 5)
    #expect(workload.curve.map { "\($0.x) \($0.y)" } == ["0.5 0.95", "1 1"] && workload.minutesPerDay == Points("300"))
    let supervisor = try #require(try clause(.supervisor).policy().supervisor.versions.first?.rules)
    #expect(
      supervisor.scale == Points.zero...Points.hundred
        && supervisor.aspects == ["BP": Points("1")!, "AK": Points("0.5")!])
    #expect(
      supervisor.calibration == .init(mode: .shift, minRatees: 3, shrink: Points(whole: 5), maxShift: Points("2.5")!))
    let index = try #require(try clause(.index).policy().index.versions.first?.rules)
    #expect(
      index.weights(for: .functional)[.achievement] == Points("0.9")
        && index.weights(for: .staff)[.supervision] == Points("0.2"))
    #expect(index.missing == [.discipline: .refuse, .achievement: .renormalise, .supervision: .zero])
  }

  @Test(
    arguments: [
      (.achievement, "cap: -1", ["P305 cap=-1"]), (.achievement, "weighting: Bobot", ["P210 weighting=Bobot"]),
      (.workload, "mode: atur", ["P210 mode=atur"]), (.workload, "minutes_per_day: -5", ["P305 minutes_per_day=-5"]),
      (.workload, "minutes_per_day: 0", ["P326 minutes_per_day=0"]), (.workload, "min_group: 0", ["P326 min_group=0"]),
      (.workload, "peer_keys: []", ["P108 peer_keys=[]"]),
      (.workload, "peer_keys: [[umur]]", ["P215 peer_keys[1][1]=umur"]),
      (.workload, "min_group: 2.5", ["P206 min_group=2.5"]), (.workload, "curve: []", ["P108 curve=[]"]),
      (.workload, "curve: [[1, 1], [1, 2]]", ["P309 curve[2][1]=1"]),
      (.workload, "curve: [[1, 1, 1]]", ["P109 curve[1]=3"]),
      (.supervisor, "scale: [100, 0]", ["P318 scale[1]=100"]), (.supervisor, "aspects: {}", ["P108 aspects={}"]),
      (.supervisor, "aspects: {BP: 0}", ["P303 aspects.BP=0"]),
      (
        .supervisor, "calibration: {mode: shift, min_ratees: -1, shrink: -1, max_shift: 0}",
        ["P305 calibration.min_ratees=-1", "P305 calibration.shrink=-1"]
      ),
      (.supervisor, "calibration: {mode: shift, min_ratees: 1, shrink: 1}", ["P103 calibration.max_shift"]),
      (.index, "weights: {default: {disiplin: 0.4, layanan: 0.4, atasan: 0.3}}", ["P302 weights.default=1.1"]),
      (.index, "weights: {default: {disiplin: 1.1, layanan: -0.1, atasan: 0}}", ["P301 weights.default.layanan=-0.1"]),
      (.index, "weights: {default: {disiplin: 1, layanan: 0}}", ["P103 weights.default.atasan"]),
      (.index, "weights: {JF: {disiplin: 1, layanan: 0, atasan: 0}}", ["P103 weights.default"]),
      (.index, "missing: {disiplin: refuse, layanan: refuse}", ["P103 missing.atasan"]),
      (.index, "missing: {disiplin: nol, layanan: zero, atasan: zero}", ["P210 missing.disiplin=nol"]),
    ] as [(ClauseName, String, [String])])
  func refuses(_ name: ClauseName, _ line: String, _ faults: [String]) {
    #expect(clause(name, line).faults == faults, "\(line)")
  }

  @Test(
    arguments: [
      (.achievement, "cap", "120 %", "120 %"), (.achievement, "weighting", "bobot", "bobot"),
      (.workload, "minutes_per_day", "300 menit", "300 minutes"),
      (.workload, "peer_keys", "jabatan + unit_kode; jika kurang: semua", "jabatan + unit_kode; if too few: everyone"),
      (.workload, "curve", "0.5 → 0.95, 1 → 1", "0.5 → 0.95, 1 → 1"), (.supervisor, "scale", "0–100", "0–100"),
      (.supervisor, "aspects", "AK 0.5, BP 1", "AK 0.5, BP 1"), (.supervisor, "calibration.max_shift", "2.5", "2.5"),
      (.index, "weights.default", "disiplin 0.4, layanan 0.4, atasan 0.2", "disiplin 0.4, layanan 0.4, atasan 0.2"),
      (.index, "weights.JF", "disiplin 0.1, layanan 0.9, atasan 0", "disiplin 0.1, layanan 0.9, atasan 0"),
      (
        .index, "missing", "disiplin refuse, layanan renormalise, atasan zero",
        "disiplin refuse, layanan renormalise, atasan zero"
      ),
    ] as [(ClauseName, String, String, String)])
  func shows(_ name: ClauseName, _ label: String, _ indonesian: String, _ english: String) throws {
    #expect(try clause(name).shown(name)[label] == indonesian)
    #expect(try clause(name).shown(name, .english)[label] == english)
  }
}

/// The clauses that move money, and those that give advice.
@Suite struct MoneyAndAdviceClauseTests {
  private static let lines: [ClauseName: [String]] = [
    .ratings: [
      "hasil: {above: 110, meets: 90}", "perilaku: {above: 90, meets: 70, demote_at_unexcused: 3}",
      "matrix: {above: [SANGAT_BAIK, BAIK, KURANG], meets: [BAIK, BAIK, KURANG], below: [BAIK, KURANG, KURANG]}",
    ],
    .incentive: [
      "unit: 1000", "params: {bagian: 60, batas: 0.5}",
      "month: {hadir: 100 * hari_hadir / hari_kerja, bayar: {formula: 'if(hadir<batas, 0, dasar)', basis: pasal 3}}",
      "quarter: {insentif: sum(bayar)*bagian/100}",
    ],
    .followUp: [
      "recognition: {scope: unit, top_percent: 12.5, ratings: [BAIK]}",
      "development: {below: 85, measures: {disiplin: pembinaan, layanan: pelatihan, atasan: dialog}}",
      "promotion: {index: 95, quarters: 2}", "attention: [{days: 3, measure: lisan}, {days: 7, measure: tertulis}]",
    ],
    .distribution: [
      "organisations: {default: B, 1.01: A}",
      "guideline: {A: [{ratings: [BAIK], at_most: 70}], B: [{ratings: [KURANG, SANGAT_BAIK], at_least_people: 1}, {ratings: [BAIK], at_least: 12.5}]}",
    ],
    .objection: ["days: 5", "counting: working"],
  ]

  private func clause(_ name: ClauseName, _ line: String = ":") -> ClauseText {
    let key = line.prefix { $0 != ":" }
    return ClauseText(name, (Self.lines[name] ?? []).map { $0.hasPrefix("\(key):") ? line : $0 })
  }

  @Test(arguments: [ClauseName.ratings, .incentive, .followUp, .distribution, .objection])
  func isReadWithoutAFault(_ name: ClauseName) throws {
    #expect(clause(name).faults == [])
    #expect(try clause(name).policy().versions(of: name).map(\.basis) == ["dasar"])
  }

  @Test(
    arguments: [
      (.ratings, "hasil: {above: 80, meets: 90}", ["P317 hasil.above=80"]),
      (.ratings, "perilaku: {above: 90, meets: 70}", ["P103 perilaku.demote_at_unexcused"]),
      (.ratings, "perilaku: {above: 90, meets: 91, demote_at_unexcused: 3}", ["P317 perilaku.above=90"]),
      (.ratings, "matrix: {above: [A, B], meets: [A, B, C], below: [A, B, C]}", ["P109 matrix.above=2"]),
      (.ratings, "matrix: {above: [A, B, C], meets: [A, B, C]}", ["P103 matrix.below"]),
      (.incentive, "unit: 0", ["P316 unit=0"]), (.incentive, "unit: 0.5", ["P316 unit=0.5"]),
      (.incentive, "params: {bagian: banyak}", ["P205 params.bagian=banyak"]),
      (.incentive, "params: {bulan: 1, bagian: 60, batas: 1}", ["P516 params.bulan=bulan"]),
      (.incentive, "month: {bayar: }", ["P501 month.bayar="]),
      (.incentive, "month: {bayar: {basis: pasal 3}}", ["P103 month.bayar.formula"]),
      (.incentive, "month: {bayar: {formula: dasar, dasar: pasal 3}}", ["P102 month.bayar.dasar=dasar"]),
      (.incentive, "month: {bayar: bagian, bagian: 1}", ["P516 month.bagian=bagian"]),
      (.incentive, "month: {bayar: lain, lain: 1}", ["P506 month.bayar=lain"]),
      (.incentive, "month: {bayar: dasar * status}", ["P511 month.bayar=status"]),
      (.incentive, "month: {bayar: hari_hadirr}", ["P505 month.bayar=hari_hadirr"]),
      (.incentive, "month: {bayar: hari(XX)}", ["P509 month.bayar=XX"]),
      (.incentive, "month: {bayar: '1 +'}", ["P501 month.bayar="]),
      (.incentive, "month: {bayar: 'pick(status, PNS -> 1, PNS -> 2)'}", ["P512 month.bayar=PNS"]),
      (.incentive, "month: {bayar: 'sum(dasar)'}", ["P506 month.bayar=sum(dasar)"]),
      (.incentive, "quarter: {}", ["P517 quarter.insentif"]),
      (.incentive, "quarter: {gaji: 1}", ["P517 quarter.insentif"]),
      (.incentive, "quarter: {insentif: hari_kerja}", ["P506 quarter.insentif=hari_kerja"]),
      (.incentive, "quarter: {insentif: bayar}", ["P506 quarter.insentif=bayar"]),
      (.incentive, "quarter: {insentif: predikat}", ["P511 quarter.insentif=predikat"]),
      (
        .followUp, "recognition: {scope: unit, top: 3, top_percent: 5, ratings: []}", ["P102 recognition.top_percent=5"]
      ),
      (.followUp, "recognition: {scope: unit, ratings: []}", ["P103 recognition.top"]),
      (
        .followUp, "recognition: {scope: dinas, top: 0, ratings: []}",
        ["P210 recognition.scope=dinas", "P206 recognition.top=0"]
      ),
      (.followUp, "promotion: {index: 95, quarters: 0}", ["P326 promotion.quarters=0"]),
      (.followUp, "attention: [{days: 7, measure: a}, {days: 7, measure: b}]", ["P306 attention[2].days=7"]),
      (.distribution, "organisations: {1.01: A}", ["P103 organisations.default"]),
      (.distribution, "organisations: {default: C}", ["P210 organisations.default=C"]),
      (.objection, "days: 0", ["P206 days=0"]), (.objection, "counting: kerja", ["P210 counting=kerja"]),
    ] as [(ClauseName, String, [String])])
  func refuses(_ name: ClauseName, _ line: String, _ faults: [String]) {
    #expect(clause(name, line).faults == faults, "\(line)")
  }

  /// A formula as spreadsheets under Indonesian settings write it, or at the wrong place, is told how to stand.
  @Test(
    arguments: [
      ("month: {bayar: lain, lain: 1}", "P506", "move the cell above this formula"),
      (
        "month: {bayar: bayar + 1}", "P505", "correct its spelling, or write the parameter or cell above"
      ),
      ("month: {bayar: 'sum(dasar)'}", "P506", "move the formula to `quarter`, outside `sum(…)`"),
      ("quarter: {insentif: hari_kerja}", "P506", "put it within `sum(…)`"),
      ("month: {bayar: 'if(status = CPNS, 80, 100)'}", "P505", "perhaps `'CPNS'` was meant"),
      ("month: {bayar: 'IF(hari_hadir > 1, 80, 100)'}", "P507", "perhaps `if` was meant"),
      ("month: {bayar: 'min(dasar; 5)'}", "P501", "perhaps `,` was meant"),
      ("month: {bayar: 'dasar * 50%'}", "P501", "perhaps `/ 100` was meant"),
      ("month: {bayar: '=dasar * 2'}", "P501", "perhaps `dasar * 2` was meant"),
      (
        "month: {bayar: {formula: min(dasar, 5), basis: pasal 3}}", "P501",
        "perhaps `formula: \"min(dasar, 5) …\"` was meant"
      ),
    ] as [(String, String, String)])
  func tellsHowAFormulaIsWritten(_ line: String, _ code: String, _ remedy: String) {
    let found = clause(.incentive, line).found
    #expect(found.map(\.code.rawValue) == [code])
    #expect(found.first?.texts.remedy.in(.english) == remedy)
  }

  /// An objection is decided within a year; a rating stands in one rule; a rule asks for one thing.
  @Test(
    arguments: [
      (.objection, "days: 367", "days"),
      (
        .distribution, "guideline: {A: [{ratings: [X], at_most: 1}, {ratings: [X], at_least: 1}], B: []}",
        "guideline.A[2].ratings[1]"
      ),
      (.distribution, "guideline: {A: [{ratings: [X], at_most: 1, at_least: 1}], B: []}", "guideline.A[1].at_least"),
      (.distribution, "guideline: {A: [{ratings: [X]}], B: []}", "guideline.A[1].at_most"),
      (.distribution, "guideline: {A: [{ratings: [], at_most: 1}], B: []}", "guideline.A[1].ratings"),
      (.distribution, "guideline: {A: [{ratings: [X], at_most: 101}], B: []}", "guideline.A[1].at_most"),
    ] as [(ClauseName, String, String)])
  func namesThePlace(_ name: ClauseName, _ line: String, _ path: String) {
    let found = clause(name, line).found
    #expect(found.count == 1 && found[0].path.hasSuffix(".\(path)"), "\(found.map(\.path))")
    #expect(found.allSatisfy { $0.texts.problem.indonesian != $0.texts.problem.english })
  }

  @Test(
    arguments: [
      (.ratings, "hasil", "above ≥ 110, meets ≥ 90", "above ≥ 110, meets ≥ 90"),
      (.ratings, "demote_at_unexcused", "3 hari tanpa keterangan", "3 unexcused days"),
      (.ratings, "matrix.below", "BAIK, KURANG, KURANG", "BAIK, KURANG, KURANG"),
      (.incentive, "unit", "Rp 1000", "Rp 1000"), (.incentive, "params.batas", "0.5", "0.5"),
      (.incentive, "month.bayar", "if(hadir < batas, 0, dasar)  (pasal 3)", "if(hadir < batas, 0, dasar)  (pasal 3)"),
      (.incentive, "quarter.insentif", "sum(bayar) * bagian / 100", "sum(bayar) * bagian / 100"),
      (.followUp, "recognition", "unit, 12.5 %, BAIK", "unit, 12.5 %, BAIK"),
      (
        .followUp, "development.measures", "disiplin pembinaan, layanan pelatihan, atasan dialog",
        "disiplin pembinaan, layanan pelatihan, atasan dialog"
      ),
      (.followUp, "promotion", "≥ 95, 2 triwulan", "≥ 95, 2 quarters"),
      (.followUp, "attention", "≥ 3: lisan, ≥ 7: tertulis", "≥ 3: lisan, ≥ 7: tertulis"),
      (.distribution, "organisations.1.01", "A", "A"), (.distribution, "guideline.A", "BAIK ≤ 70 %", "BAIK ≤ 70 %"),
      (
        .distribution, "guideline.B", "KURANG + SANGAT_BAIK ≥ 1 orang, BAIK ≥ 12.5 %",
        "KURANG + SANGAT_BAIK ≥ 1 people, BAIK ≥ 12.5 %"
      ),
      (.objection, "days", "5 hari kerja", "5 working days"),
    ] as [(ClauseName, String, String, String)])
  func shows(_ name: ClauseName, _ label: String, _ indonesian: String, _ english: String) throws {
    #expect(try clause(name).shown(name)[label] == indonesian)
    #expect(try clause(name).shown(name, .english)[label] == english)
  }

  @Test func neverAndCalendarDaysAreSaid() throws {
    let never = clause(.ratings, "perilaku: {above: 90, meets: 70, demote_at_unexcused: 0}")
    #expect(try never.shown(.ratings)["demote_at_unexcused"] == "tidak pernah")
    #expect(try never.shown(.ratings, .english)["demote_at_unexcused"] == "never")
    #expect(try clause(.objection, "counting: calendar").shown(.objection, .english)["days"] == "5 calendar days")
  }
}
