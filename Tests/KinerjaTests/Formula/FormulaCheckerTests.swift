import Testing

@testable import Kinerja

/// Section 12: names, kinds, and the places in which they exist.
@Suite struct FormulaCheckerTests {
  /// The kinds of what is wrong, in order; nothing where a formula stands.
  private func faults(_ text: String, _ place: FormulaFigure.Place) throws -> [FormulaFault.Kind] {
    do {
      _ = try FormulaChecker.check(FormulaParser.parse(text), in: .fixture(place))
      return []
    } catch let faults as FormulaFaults {
      return faults.all.map(\.kind)
    }
  }

  @Test(arguments: [
    "if('a' = 'a', 1, 2)",
    "if(coalesce(angka(x) > 0, angka(y) > 0, 1 = 1), 1, 2)",
    "pick(coalesce(golongan, eselon, 'tanpa'), 'III/a' -> 1, tanpa -> 2, else -> 3)",
    "if(pick(status, PNS -> angka(x) > 0, else -> angka(x) < 0), 1, 2)",
    "if(upto(angka(x), 0 -> 'rendah', else -> 'tinggi') = 'rendah', 1, 2)",
    "pick(if(angka(x) > 0, status, jenis_jabatan), PNS -> 1, JF -> 2, else -> 3)",
    "if(present(angka(x) > 0), 1, 2)",
    "if(present(golongan), 1, 2)",
    "pick(pick(status, PNS -> 7, else -> 8), 7 -> 1, 8 -> 2)",
    "if(below(angka(x), 0 -> angka(y) > 0, else -> angka(z) > 0), 1, 2)",
    "if(pick(angka(x), 0 -> 'nol', 1 -> 'satu') <> 'nol', 1, 2)",
    "if(not if(angka(x) > 0, 1 = 1, 1 = 2), 1, 2)",
    "min(1)", "coalesce(1)", "pick(p, -1 -> 1)", "pick(p, 2 -> 1, 1 -> 2)", "pick(status, 'PNS' -> 1, H -> 2)",
    "upto(p, -1 -> 1, 0 -> 2, else -> 3)", "curve(p, -1 -> -2.5)", "curve(p, 0 -> 2, 1 -> 1, 2 -> 3)",
    "round(p, 6)", "trunc(p, 0)", "round(p, 2.0)", "floor(p, 0.000001)", "ceil(p, 1000)", "nearest(p, 2.5)",
    "potongan", "potongan(TK)", "hari(H)", "dasar", "dasar(POKOK)", "angka(x) + a + b + p + q",
    "capaian_normal + disiplin_triwulan + triwulan + kelas_jabatan + bulan + tahun",
    "pick(predikat, sum -> 1, p -> 2, hari -> 3)",
  ])
  func formulasStandInMonths(_ text: String) throws {
    #expect(try faults(text, .month) == [])
  }

  @Test(arguments: [
    "sum(a)", "largest(dasar) - smallest(hari_kerja)", "months()", "sum(capaian_normal) + capaian_normal",
    "sum(if(status = 'PNS', a, b)) + t + p", "angka(x) + sum(angka(x))",
    "if(status = 'PNS' and kelas_jabatan > 7, 1, 2)",
    "sum(1)", "tahun + triwulan", "sum(bulan + triwulan)",
  ])
  func formulasStandInQuarters(_ text: String) throws {
    #expect(try faults(text, .quarter) == [])
  }

  @Test(arguments: [
    "100 - min(100, potongan + 2 * kejadian(APEL))", "hari_kerja + hari_bulan + tahun + bulan_ke", "angka(x) + p",
    "pick(status, PNS -> kali(telat), else -> masa_puncak(hukdis))",
  ])
  func formulasStandInDiscipline(_ text: String) throws {
    #expect(try faults(text, .discipline) == [])
  }

  @Test(arguments: [
    ("potongan > 1", FormulaFault.Kind.kind(.truth, expected: .number)),
    ("'a'", .kind(.text, expected: .number)),
    ("status", .kind(.text, expected: .number)),
    ("1 + status", .kind(.text, expected: .number)),
    ("if(p, 1, 2)", .kind(.number, expected: .truth)),
    ("if(1 = 1, 1, status)", .kind(.text, expected: .number)),
    ("if(1 = 1, 1 = 1, 2) ", .kind(.number, expected: .truth)),
    ("coalesce(1, status)", .kind(.text, expected: .number)),
    ("pick(status, PNS -> 1, else -> status)", .kind(.text, expected: .number)),
    ("if(status = 1, 1, 2)", .kind(.number, expected: .text)),
    ("if(1 = status, 1, 2)", .kind(.text, expected: .number)),
    ("if(status < 'A', 1, 2)", .kind(.text, expected: .number)),
    ("if((1 = 1) = (1 = 1), 1, 2)", .kind(.truth, expected: .number)),
    ("if(not p, 1, 2)", .kind(.number, expected: .truth)),
    ("if(1 = 1 and p, 1, 2)", .kind(.number, expected: .truth)),
    ("abs(status)", .kind(.text, expected: .number)),
    ("upto(status, 1 -> 1, else -> 2)", .kind(.text, expected: .number)),
    ("pick(1 = 1, 1 -> 1)", .kind(.truth, expected: .number)),
    ("tidak_ada", .unknownName("tidak_ada", nearest: nil)),
    ("hari_karja", .unknownName("hari_karja", nearest: "hari_kerja")),
    ("Dasar", .unknownName("Dasar", nearest: "dasar")),
    ("nip", .unknownName("nip", nearest: nil)),
    ("if(1 = 2, tidak_ada, 1)", .unknownName("tidak_ada", nearest: nil)),
    ("kelak", .notHere("kelak", .below)),
    ("if(status = eselom, 1, 2)", .unknownName("eselom", nearest: "eselon")),
    ("if(status = CPNS, 1, 2)", .unknownName("CPNS", nearest: "'CPNS'")),
    ("IF(1 = 1, 1, 2)", .unknownFunction("IF", nearest: "if")),
    ("rond(p, 2)", .unknownFunction("rond", nearest: "round")),
    ("p(1)", .unknownFunction("p", nearest: nil)),
    ("min", .needsArgument("min")),
    ("hari", .needsArgument("hari")),
    ("bulan(TK)", .takesNoArgument("bulan")),
    ("hari()", .argumentCount("hari", 0, expected: "1")),
    ("potongan(TK, DL)", .argumentCount("potongan", 2, expected: "1")),
    ("hari(CT)", .unknownArgument("CT", of: "hari", nearest: nil)),
    ("kali(telut)", .unknownArgument("telut", of: "kali", nearest: "telat")),
    ("angka('x')", .argumentIsNoName("angka")),
    ("angka((x))", .argumentIsNoName("angka")),
    ("angka(x + 1)", .argumentIsNoName("angka")),
    ("hari(DL -> 1)", .argumentIsNoName("hari")),
    ("min()", .argumentCount("min", 0, expected: "≥ 1")),
    ("abs(1, 2)", .argumentCount("abs", 2, expected: "1")),
    ("present()", .argumentCount("present", 0, expected: "1")),
    ("if(1 = 1, 2)", .argumentCount("if", 2, expected: "3")),
    ("round(1)", .argumentCount("round", 1, expected: "2")),
    ("coalesce()", .argumentCount("coalesce", 0, expected: "≥ 1")),
    ("round(1, 7)", .writtenNumber(of: "round", expected: "0–6")),
    ("round(1, -1)", .writtenNumber(of: "round", expected: "0–6")),
    ("trunc(1, 0.5)", .writtenNumber(of: "trunc", expected: "0–6")),
    ("round(1, p)", .writtenNumber(of: "round", expected: "0–6")),
    ("round(1, 1 + 1)", .writtenNumber(of: "round", expected: "0–6")),
    ("floor(1, 0)", .writtenNumber(of: "floor", expected: "> 0")),
    ("floor(1, -5)", .writtenNumber(of: "floor", expected: "> 0")),
    ("nearest(1, q)", .writtenNumber(of: "nearest", expected: "> 0")),
    ("min(1 -> 2)", .keyNotTaken("min")),
    ("pick(PNS -> 1, CPNS -> 2)", .keyNotTaken("pick")),
    ("pick(status)", .argumentCount("pick", 1, expected: "≥ 2")),
    ("pick(status, 1)", .keyNeeded("pick")),
    ("pick(status, else -> 2)", .keyNeeded("pick")),
    ("pick(status, PNS -> 1, else -> 2, CPNS -> 3)", .elseNotLast),
    ("pick(status, else -> 1, else -> 2)", .elseNotLast),
    ("pick(status, PNS -> 1, 7 -> 2)", .badKey("7", of: "pick")),
    ("pick(p, PNS -> 1)", .badKey("PNS", of: "pick")),
    ("pick(p, '1' -> 1)", .badKey("'1'", of: "pick")),
    ("pick(status, PNS -> 1, 'PNS' -> 2)", .repeatedKey("PNS")),
    ("pick(p, 1 -> 1, 1.0 -> 2)", .repeatedKey("1")),
    ("pick(p, 0 -> 1, -0 -> 2)", .repeatedKey("0")),
    ("upto(p, 1 -> 1)", .elseNeeded("upto")),
    ("below(p, 1 -> 1, 2 -> 3)", .elseNeeded("below")),
    ("upto(p, 2 -> 1, 1 -> 2, else -> 3)", .keysDoNotRise("1")),
    ("below(p, 1 -> 1, 1 -> 2, else -> 3)", .repeatedKey("1")),
    ("curve(p, 1 -> 1, else -> 2)", .elseNotTaken("curve")),
    ("curve(p)", .argumentCount("curve", 1, expected: "≥ 2")),
    ("curve(p, 2 -> 1, 1 -> 1)", .keysDoNotRise("1")),
    ("curve(p, 1 -> q)", .writtenNumber(of: "curve", expected: "-1.5, 0, 2")),
    ("sum(a)", .notHere("sum", .quarter)),
    ("months()", .notHere("months", .quarter)),
    ("t", .unknownName("t", nearest: "a")),
  ])
  func faultsOfMonths(_ text: String, _ fault: FormulaFault.Kind) throws {
    #expect(try faults(text, .month) == [fault])
  }

  @Test(arguments: [
    ("hari_kerja", FormulaFault.Kind.notHere("hari_kerja", .month)),
    ("tarif_awal", .notHere("tarif_awal", .month)),
    ("dasar(POKOK)", .notHere("dasar", .month)),
    ("bulan", .notHere("bulan", .month)),
    ("disiplin", .notHere("disiplin", .month)),
    ("a", .notHere("a", .month)),
    ("sum(t)", .notHere("t", .quarter)),
    ("sum(months())", .nestedMonths("months")),
    ("sum(largest(a))", .nestedMonths("largest")),
    ("largest('a')", .kind(.text, expected: .number)),
    ("if(sum(dasar), 1, 2)", .kind(.number, expected: .truth)),
    ("months(a)", .argumentCount("months", 1, expected: "0")),
    ("sum(a, b)", .argumentCount("sum", 2, expected: "1")),
  ])
  func faultsOfQuarters(_ text: String, _ fault: FormulaFault.Kind) throws {
    #expect(try faults(text, .quarter) == [fault])
  }

  @Test(arguments: [
    "disiplin", "capaian_bulan", "perilaku_bulan", "dasar", "tarif_awal", "tarif_akhir", "plt_tarif", "plt_hari",
    "plt_bulan", "disiplin_triwulan", "capaian", "beban_rasio", "beban_relatif", "faktor_beban", "capaian_normal",
    "perilaku", "indeks", "triwulan", "predikat", "hasil_kerja", "perilaku_kerja",
  ])
  func disciplineComesFirst(_ figure: String) throws {
    #expect(try faults(figure, .discipline) == [.notHere(figure, .payment)])
  }

  @Test func allFaultsAreTold() throws {
    let text = "salah + if(p, 'a', 2) + hari(CT)"
    do {
      _ = try FormulaChecker.check(FormulaParser.parse(text), in: .fixture())
      Issue.record("the formula stands")
    } catch let faults as FormulaFaults {
      #expect(
        faults.all.map(\.kind) == [
          .unknownName("salah", nearest: nil), .kind(.number, expected: .truth), .kind(.number, expected: .text),
          .unknownArgument("CT", of: "hari", nearest: nil),
        ])
      #expect(faults.all.map(\.range) == [0..<5, 11..<12, 19..<20, 29..<31])
    }
  }

  @Test func namesThatAreTaken() {
    for name in ["nip", "else", "and", "or", "not", "sum", "if", "hari", "dasar", "insentif_", "indeks"] {
      #expect(FormulaScope.reservedNames.contains(name) == (name != "insentif_"))
    }
  }
}
