import Testing

@testable import Kinerja

/// Section 11: the figures, and where they exist.
@Suite struct FormulaFigureTests {
  @Test func everyFigureIsDeclared() {
    #expect(FormulaFigure.allCases.count == 51)
    #expect(Set(FormulaFigure.allCases.map(\.title)).count == 51)
    for figure in FormulaFigure.allCases {
      #expect(isFormulaName(figure.rawValue))
      #expect(figure.exists(in: .month))
      #expect(figure.kind != .truth)
    }
  }

  @Test func someTakeNames() {
    let optional = FormulaFigure.allCases.filter { if case .optional = $0.argument { true } else { false } }
    #expect(optional == [.deducted, .base])
    let required = FormulaFigure.allCases.filter { if case .required = $0.argument { true } else { false } }
    #expect(
      required.map(\.rawValue) == [
        "hari", "kali", "runtun", "runtun_bulan", "kejadian", "masa_hari", "masa_jumlah", "masa_puncak", "masa_bulan",
        "masa_lama", "angka",
      ])
  }

  @Test func textsAreThoseOfTheMethod() {
    #expect(
      FormulaFigure.allCases.filter { $0.kind == .text }.map(\.rawValue) == [
        "unit_kode", "jabatan", "jenis_jabatan", "status", "pola_kerja", "golongan", "eselon", "predikat",
        "hasil_kerja",
        "perilaku_kerja",
      ])
  }

  @Test func quartersSeeTheirOwn() {
    #expect(
      FormulaFigure.allCases.filter { $0.exists(in: .quarter) }.map(\.rawValue) == [
        "tahun", "angka", "unit_kode", "jabatan", "jenis_jabatan", "status", "pola_kerja", "golongan", "eselon",
        "kelas_jabatan", "triwulan", "disiplin_triwulan", "capaian", "beban_rasio", "beban_relatif", "faktor_beban",
        "capaian_normal", "perilaku", "indeks", "predikat", "hasil_kerja", "perilaku_kerja",
      ])
  }

  @Test func withoutRecordsSomeAreZero() {
    #expect(FigureReference(.base).unrecorded == .missing)
    #expect(FigureReference(.base, "POKOK").unrecorded == .zero)
    #expect(FigureReference(.deducted).unrecorded == .zero)
    #expect(FigureReference(.number, "gaji").unrecorded == .missing)
    #expect(FigureReference(.spellPeak, "hukdis").unrecorded == .zero)
    #expect(FigureReference(.workDays).unrecorded == .missing)
  }

  @Test func referencesAreWrittenWithoutWhiteSpace() {
    #expect(FigureReference(.number, "gaji").description == "angka(gaji)")
    #expect(FigureReference(.normalised).description == "capaian_normal")
  }
}
