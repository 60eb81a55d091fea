package import Wording

/// A figure of the method that formulas may name (section 11): its name, where it exists, what it holds.
package enum FormulaFigure: String, CaseIterable, Sendable {
  case month = "bulan"
  case year = "tahun"
  case monthOfQuarter = "bulan_ke"
  case workDays = "hari_kerja"
  case presentDays = "hari_hadir"
  case availableDays = "hari_tersedia"
  case unexcusedDays = "hari_tk"
  case days = "hari"
  case deducted = "potongan"
  case monthDiscipline = "disiplin"
  case monthAchievement = "capaian_bulan"
  case monthConduct = "perilaku_bulan"
  case lateMinutes = "menit_terlambat"
  case earlyMinutes = "menit_pulang_cepat"
  case times = "kali"
  case run = "runtun"
  case runInMonth = "runtun_bulan"
  case events = "kejadian"
  case spellDays = "masa_hari"
  case spellSum = "masa_jumlah"
  case spellPeak = "masa_puncak"
  case spellMonth = "masa_bulan"
  case spellLength = "masa_lama"
  case number = "angka"
  case base = "dasar"
  case firstTariff = "tarif_awal"
  case lastTariff = "tarif_akhir"
  case actingTariff = "plt_tarif"
  case actingDays = "plt_hari"
  case actingMonth = "plt_bulan"
  case daysOfMonth = "hari_bulan"
  case unit = "unit_kode"
  case post = "jabatan"
  case jobType = "jenis_jabatan"
  case status
  case pattern = "pola_kerja"
  case salaryGrade = "golongan"
  case echelon = "eselon"
  case grade = "kelas_jabatan"
  case quarter = "triwulan"
  case discipline = "disiplin_triwulan"
  case achievement = "capaian"
  case workloadRatio = "beban_rasio"
  case relativeWorkload = "beban_relatif"
  case workloadFactor = "faktor_beban"
  case normalised = "capaian_normal"
  case conduct = "perilaku"
  case index = "indeks"
  case predikat
  case resultsLevel = "hasil_kerja"
  case conductLevel = "perilaku_kerja"

  /// Where formulas stand.
  package enum Place: CaseIterable, Sendable {
    /// `discipline.month`.
    case discipline
    /// A cell of `incentive.month`, and what `sum` and its kin hold.
    case month
    /// A cell of `incentive.quarter`, outside `sum` and its kin.
    case quarter
  }

  /// What the name in a figure's parentheses names.
  package enum ArgumentKind: CaseIterable, Sendable { case status, counter, event, spellGroup, number, component }

  /// Whether a figure takes a name in parentheses.
  package enum Argument: Hashable, Sendable {
    case none
    case required(ArgumentKind)
    case optional(ArgumentKind)
  }

  /// What a figure is where nothing was recorded.
  package enum Unrecorded: Sendable { case zero, missing }

  /// The places in which a figure exists.
  private enum Scope {
    /// Of a month, as soon as its days are known.
    case days
    /// Of a month, once its discipline is known.
    case month
    /// Of a month by its segment, and of the quarter by the primary segment.
    case post
    /// Of the quarter.
    case quarter
    /// Of each month and of the quarter.
    case always
  }

  /// What a figure is.
  private struct Declaration {
    var scope: Scope
    var kind = FormulaKind.number
    var argument = Argument.none
    var section = 11
    var decimals = 6
    var unrecorded = Unrecorded.missing
    var title: Text

    func of(_ kind: ArgumentKind) -> Declaration { changed { $0.argument = .required(kind) } }
    func orOf(_ kind: ArgumentKind) -> Declaration { changed { $0.argument = .optional(kind) } }
    func section(_ section: Int) -> Declaration { changed { $0.section = section } }
    var orZero: Declaration { changed { $0.unrecorded = .zero } }

    private func changed(_ change: (inout Declaration) -> Void) -> Declaration {
      var changed = self
      change(&changed)
      return changed
    }
  }

  private var declaration: Declaration {
    func number(_ scope: Scope, _ id: String, _ en: String) -> Declaration {
      Declaration(scope: scope, title: Text(id, en))
    }
    func whole(_ scope: Scope, _ id: String, _ en: String) -> Declaration {
      Declaration(scope: scope, decimals: 0, title: Text(id, en))
    }
    func text(_ scope: Scope, _ id: String, _ en: String) -> Declaration {
      Declaration(scope: scope, kind: .text, title: Text(id, en))
    }
    return switch self {
    case .month: whole(.days, "bulan, 1–12", "the month, 1–12")
    case .year: whole(.always, "tahun", "the year")
    case .monthOfQuarter: whole(.days, "bulan ke- dalam triwulan, 1–3", "the month's place in the quarter, 1–3")
    case .workDays: whole(.days, "hari yang dihitung", "counted days")
    case .presentDays: whole(.days, "hari dengan kehadiran", "counted days with presence")
    case .availableDays: whole(.days, "hari yang memberi waktu kerja", "counted days that give working time")
    case .unexcusedDays: whole(.days, "hari tanpa keterangan", "unexcused days").orZero
    case .days: whole(.days, "hari kerja berstatus ini", "scheduled days with this status").of(.status).orZero
    case .deducted: number(.days, "jumlah potongan", "the sum of deductions").orOf(.status).section(5).orZero
    case .monthDiscipline: number(.month, "disiplin bulan ini", "the month's discipline").section(5)
    case .monthAchievement:
      number(.month, "capaian target bulan ini", "achievement of the month's own targets").section(6)
    case .monthConduct: number(.month, "perilaku bulan ini", "the month's conduct").section(8)
    case .lateMinutes: whole(.days, "menit terlambat", "minutes of lateness").orZero
    case .earlyMinutes: number(.days, "menit pulang cepat", "minutes of leaving early").orZero
    case .times: whole(.days, "hari yang memenuhi pencacah", "days that a counter counts").of(.counter).orZero
    case .run:
      whole(.days, "runtun terpanjang sampai bulan ini", "the longest row of such days up to this month")
        .of(.counter).orZero
    case .runInMonth:
      whole(.days, "runtun terpanjang dalam bulan ini", "the longest row of such days within the month")
        .of(.counter).orZero
    case .events: number(.days, "kejadian jenis ini", "events of this kind").of(.event).orZero
    case .spellDays: whole(.days, "hari dalam masa", "counted days under a spell").of(.spellGroup).orZero
    case .spellSum:
      number(.days, "jumlah nilai masa atas hari-harinya", "the sum over the days of the spells' values")
        .of(.spellGroup).orZero
    case .spellPeak: number(.days, "nilai masa terbesar", "the largest value of a spell").of(.spellGroup).orZero
    case .spellMonth:
      whole(.days, "bulan ke- dari masa itu", "the month's place in that spell").of(.spellGroup).orZero
    case .spellLength:
      whole(.days, "hari kalender masa itu sejauh ini", "calendar days of that spell so far").of(.spellGroup).orZero
    case .number: number(.always, "angka bernama", "a named number").of(.number)
    case .base: number(.month, "dasar, rupiah", "base pay, rupiah").orOf(.component)
    case .firstTariff: whole(.month, "tarif pada hari pertama, rupiah", "the tariff of the first day, rupiah")
    case .lastTariff: whole(.month, "tarif pada hari terakhir, rupiah", "the tariff of the last day, rupiah")
    case .actingTariff:
      whole(.month, "tarif jabatan rangkap, rupiah", "the tariff of the acting post, rupiah").orZero
    case .actingDays: whole(.month, "hari dalam jabatan rangkap", "counted days in the acting post").orZero
    case .actingMonth: whole(.month, "bulan ke- dalam jabatan rangkap", "the month's place in the acting post").orZero
    case .daysOfMonth: whole(.days, "hari kerja sebulan penuh", "scheduled days of the whole month")
    case .unit: text(.post, "kode unit", "the unit's code")
    case .post: text(.post, "nama jabatan", "the post's name")
    case .jobType: text(.post, "jenis jabatan", "the kind of post")
    case .status: text(.post, "status kepegawaian", "the legal status")
    case .pattern: text(.post, "pola kerja", "the working pattern")
    case .salaryGrade: text(.post, "golongan", "the salary grade")
    case .echelon: text(.post, "eselon", "the echelon")
    case .grade: whole(.post, "kelas jabatan", "the class of the post")
    case .quarter: whole(.quarter, "triwulan, 1–4", "the quarter, 1–4")
    case .discipline: number(.quarter, "disiplin triwulan", "the quarter's discipline").section(5)
    case .achievement: number(.quarter, "capaian", "achievement").section(6)
    case .workloadRatio: number(.quarter, "rasio beban", "the workload ratio").section(7)
    case .relativeWorkload: number(.quarter, "beban terhadap kelompok", "relative workload").section(7)
    case .workloadFactor: number(.quarter, "faktor beban", "the workload factor").section(7)
    case .normalised: number(.quarter, "capaian setelah beban", "normalised achievement").section(7)
    case .conduct: number(.quarter, "perilaku", "conduct").section(8)
    case .index: number(.quarter, "indeks", "the index").section(9)
    case .predikat: text(.quarter, "predikat", "the rating").section(10)
    case .resultsLevel: text(.quarter, "hasil kerja", "the level of results").section(10)
    case .conductLevel: text(.quarter, "perilaku kerja", "the level of conduct").section(10)
    }
  }

  /// Its name for people, as a phrase.
  package var title: Text { declaration.title }
  /// Whether it is a number or a text.
  package var kind: FormulaKind { declaration.kind }
  /// Whether it takes a name in parentheses, and what that names.
  package var argument: Argument { declaration.argument }
  /// The section of the method that says how it is computed.
  package var section: Int { declaration.section }
  /// What the name in its parentheses names; nil where it takes none.
  package var argumentKind: ArgumentKind? {
    switch declaration.argument {
    case .none: nil
    case .required(let kind), .optional(let kind): kind
    }
  }

  /// What it is, with or without a name in parentheses, for a person of whom nothing was recorded.
  package func unrecorded(hasArgument: Bool) -> Unrecorded {
    // dasar(K) is 0 when no row has K; dasar itself is the pay of the post.
    self == .base && hasArgument ? .zero : declaration.unrecorded
  }

  /// The decimals that a number of it can have: 0 of a whole one, else 6.
  package var decimals: Int { declaration.decimals }

  /// Whether it is one for the whole quarter.
  package var isOfQuarter: Bool { declaration.scope == .quarter }

  /// Whether formulas in a place see it (method, section 12).
  package func exists(in place: Place) -> Bool {
    switch (declaration.scope, place) {
    case (.always, _), (.post, _), (.days, .discipline), (.days, .month), (.month, .month), (.quarter, .month),
      (.quarter, .quarter):
      true
    case (.days, .quarter), (.month, .discipline), (.month, .quarter), (.quarter, .discipline): false
    }
  }
}
