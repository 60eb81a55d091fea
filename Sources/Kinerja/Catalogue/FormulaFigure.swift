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

  /// What the name in a figure's parentheses names.
  package enum Argument: Sendable { case status, counter, event, spellGroup, number, component }

  /// Where formulas stand.
  package enum Place: CaseIterable, Sendable {
    /// `discipline.month`.
    case discipline
    /// A cell of `incentive.month`, and what `sum` and its kin hold.
    case month
    /// A cell of `incentive.quarter`.
    case quarter
  }

  /// The places in which it exists.
  private enum Scope {
    /// Of a month, as soon as its days are known.
    case days
    /// Of a month, once its discipline is known.
    case month
    /// Of a month, and of the quarter by the primary segment.
    case post
    /// Of the quarter.
    case quarter
    /// Everywhere.
    case always
  }

  /// What a figure is.
  private struct Declaration {
    var scope: Scope
    var kind = FormulaKind.number
    var argument: Argument?
    var needsArgument = true
    /// Whether it is nothing where no row speaks of it.
    var isNothingByDefault = false
    var title: Text
  }

  private var declaration: Declaration {
    func count(_ id: String, _ en: String, of argument: Argument, isOptional: Bool = false) -> Declaration {
      Declaration(
        scope: .days, argument: argument, needsArgument: !isOptional, isNothingByDefault: true, title: Text(id, en))
    }
    func figure(_ scope: Scope, _ id: String, _ en: String, isNothing: Bool = false) -> Declaration {
      Declaration(scope: scope, isNothingByDefault: isNothing, title: Text(id, en))
    }
    func text(_ scope: Scope, _ id: String, _ en: String) -> Declaration {
      Declaration(scope: scope, kind: .text, title: Text(id, en))
    }
    return switch self {
    case .month: figure(.days, "bulan, 1–12", "the month, 1–12")
    case .year: figure(.always, "tahun", "the year")
    case .monthOfQuarter: figure(.days, "bulan ke- dalam triwulan, 1–3", "the month's place in the quarter, 1–3")
    case .workDays: figure(.days, "hari yang dihitung", "counted days")
    case .presentDays: figure(.days, "hari dengan kehadiran", "counted days with presence")
    case .availableDays: figure(.days, "hari yang memberi waktu kerja", "counted days that give working time")
    case .unexcusedDays: figure(.days, "hari tanpa keterangan", "unexcused days", isNothing: true)
    case .days: count("hari kerja berstatus ini", "scheduled days with this status", of: .status)
    case .deducted:
      count("jumlah potongan", "the sum of deductions", of: .status, isOptional: true)
    case .monthDiscipline: figure(.month, "disiplin bulan ini", "the month's discipline")
    case .monthAchievement: figure(.month, "capaian target bulan ini", "achievement of the month's own targets")
    case .monthConduct: figure(.month, "perilaku bulan ini", "the month's conduct")
    case .lateMinutes: figure(.days, "menit terlambat", "minutes of lateness", isNothing: true)
    case .earlyMinutes: figure(.days, "menit pulang cepat", "minutes of leaving early", isNothing: true)
    case .times: count("hari yang memenuhi pencacah", "days that a counter counts", of: .counter)
    case .run: count("runtun terpanjang sampai bulan ini", "the longest row of such days up to here", of: .counter)
    case .runInMonth: count("runtun terpanjang dalam bulan ini", "the longest row of such days in the month", of: .counter)
    case .events: count("kejadian jenis ini", "events of this kind", of: .event)
    case .spellDays: count("hari dalam masa", "counted days under a spell", of: .spellGroup)
    case .spellSum: count("jumlah nilai masa atas hari-harinya", "the sum over the days of the spells' values", of: .spellGroup)
    case .spellPeak: count("nilai masa terbesar", "the largest value of a spell", of: .spellGroup)
    case .spellMonth: count("bulan ke- dari masa itu", "the month's place in that spell", of: .spellGroup)
    case .spellLength: count("hari kalender masa itu sejauh ini", "calendar days of that spell so far", of: .spellGroup)
    case .number: Declaration(scope: .always, argument: .number, title: Text("angka bernama", "a named number"))
    case .base:
      Declaration(
        scope: .month, argument: .component, needsArgument: false, title: Text("dasar, rupiah", "base pay, rupiah"))
    case .firstTariff: figure(.month, "tarif pada hari pertama, rupiah", "the tariff of the first day, rupiah")
    case .lastTariff: figure(.month, "tarif pada hari terakhir, rupiah", "the tariff of the last day, rupiah")
    case .actingTariff: figure(.month, "tarif jabatan rangkap, rupiah", "the tariff of the acting post, rupiah", isNothing: true)
    case .actingDays: figure(.month, "hari dalam jabatan rangkap", "counted days in the acting post", isNothing: true)
    case .actingMonth: figure(.month, "bulan ke- dalam jabatan rangkap", "the month's place in the acting post", isNothing: true)
    case .daysOfMonth: figure(.days, "hari kerja sebulan penuh", "scheduled days of the whole month")
    case .unit: text(.post, "kode unit", "the unit's code")
    case .post: text(.post, "nama jabatan", "the post's name")
    case .jobType: text(.post, "jenis jabatan", "the kind of post")
    case .status: text(.post, "status kepegawaian", "the legal status")
    case .pattern: text(.post, "pola kerja", "the working pattern")
    case .salaryGrade: text(.post, "golongan", "the salary grade")
    case .echelon: text(.post, "eselon", "the echelon")
    case .grade: figure(.post, "kelas jabatan", "the class of the post")
    case .quarter: figure(.quarter, "triwulan, 1–4", "the quarter, 1–4")
    case .discipline: figure(.quarter, "disiplin triwulan", "the quarter's discipline")
    case .achievement: figure(.quarter, "capaian", "achievement")
    case .workloadRatio: figure(.quarter, "rasio beban", "the workload ratio")
    case .relativeWorkload: figure(.quarter, "beban terhadap kelompok", "relative workload")
    case .workloadFactor: figure(.quarter, "faktor beban", "the workload factor")
    case .normalised: figure(.quarter, "capaian setelah beban", "normalised achievement")
    case .conduct: figure(.quarter, "perilaku", "conduct")
    case .index: figure(.quarter, "indeks", "the index")
    case .predikat: text(.quarter, "predikat", "the rating")
    case .resultsLevel: text(.quarter, "hasil kerja", "the level of results")
    case .conductLevel: text(.quarter, "perilaku kerja", "the level of conduct")
    }
  }

  /// Its name for people, as a phrase.
  package var title: Text { declaration.title }
  /// Whether it is a number or a text.
  package var kind: FormulaKind { declaration.kind }
  /// What the name in its parentheses names; nil where it takes none.
  package var argument: Argument? { declaration.argument }
  /// Whether it cannot do without a name in parentheses.
  package var needsArgument: Bool { declaration.argument != nil && declaration.needsArgument }
  /// Whether it is 0 where no row speaks of it; others are missing then.
  package var isNothingByDefault: Bool { declaration.isNothingByDefault }
  /// Whether it is one for the whole quarter.
  package var isOfQuarter: Bool { declaration.scope == .quarter }

  /// Whether formulas in a place see it.
  package func exists(in place: Place) -> Bool {
    switch (declaration.scope, place) {
    case (.always, _), (.post, _): true
    case (.days, .discipline), (.days, .month): true
    case (.month, .month): true
    case (.quarter, .month), (.quarter, .quarter): true
    case (.days, .quarter), (.month, .discipline), (.month, .quarter), (.quarter, .discipline): false
    }
  }
}

/// A figure with the name in its parentheses.
package struct FigureReference: Hashable, Sendable {
  /// The figure.
  package let figure: FormulaFigure
  /// The name in its parentheses; nil where there is none.
  package let argument: String?

  /// Names a figure.
  package init(_ figure: FormulaFigure, _ argument: String? = nil) {
    self.figure = figure
    self.argument = argument
  }
}

extension FigureReference: CustomStringConvertible {
  /// As formulas write it, without white space: `angka(gaji)`.
  package var description: String { figure.rawValue + (argument.map { "(\($0))" } ?? "") }
}
