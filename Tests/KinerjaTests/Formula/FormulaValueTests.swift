import Testing

@testable import Kinerja

/// Section 12: what each function gives, missing values and their causes.
@Suite struct FormulaValueTests {
  private static let month = FixtureInputs(
    figures: [
      FigureReference(.number, "x"): .number(Rational(micros: 2_500_000)),
      FigureReference(.number, "y"): .number(Rational(-7)),
      FigureReference(.workDays): .number(Rational(22)),
      FigureReference(.status): .text(BytewiseText("CPNS")),
    ], parameters: ["p": Points(whole: 3), "q": Points(micros: 500_000)],
    cells: ["a": .number(Rational(10)), "b": .missing(["capaian_normal"])])

  @Test(arguments: [
    ("1 / 3", "1/3"), ("1 / 3 * 3", "1"), ("2 / 3 - 1 / 6", "1/2"), ("hari_kerja / angka(x)", "44/5"),
    ("min(3, 1, 2)", "1"), ("max(3, angka(x))", "3"), ("abs(angka(y))", "7"), ("abs(p)", "3"),
    ("round(2.5, 0)", "3"), ("round(-2.5, 0)", "-3"), ("round(2.4999, 0)", "2"), ("round(1 / 3, 2)", "0.33"),
    ("round(2.345, 2)", "2.35"), ("round(-2.345, 2)", "-2.35"), ("round(1 / 2000000, 6)", "0.000001"),
    ("trunc(2.999, 0)", "2"), ("trunc(-2.999, 1)", "-2.9"), ("trunc(2 / 3, 6)", "0.666666"),
    ("floor(1234, 1000)", "1000"), ("floor(-1, 1000)", "-1000"), ("floor(3, 2.5)", "2.5"), ("floor(5, 2.5)", "5"),
    ("ceil(1001, 1000)", "2000"), ("ceil(-1999, 1000)", "-1000"), ("ceil(0, 3)", "0"), ("ceil(1 / 3, 0.25)", "0.5"),
    ("nearest(1500, 1000)", "2000"), ("nearest(-1500, 1000)", "-2000"), ("nearest(1499, 1000)", "1000"),
    ("nearest(3.75, 2.5)", "5"), ("nearest(1 / 3, 0.25)", "0.25"),
    ("if(p > 2, 1, 2)", "1"), ("if(p > 3, 1, 2)", "2"), ("if(p >= 3, 1, 2)", "1"), ("if(p <> 3, 1, 2)", "2"),
    ("if(1 / 3 * 3 = 1, 1, 2)", "1"), ("if(1 / 3 < 0.333333, 1, 2)", "2"), ("if(status = 'CPNS', 1, 2)", "1"),
    ("if('e\u{301}' = '\u{e9}', 1, 2)", "2"),
    ("coalesce(b, angka(z), 4, 5)", "4"), ("coalesce(pick(status, PNS -> 1), a)", "10"),
    ("if(present(b), 1, 2)", "2"), ("if(present(a), 1, 2)", "1"), ("if(present(1 / 0), 1, 2)", "2"),
    ("if(present(golongan), 1, 2)", "2"),
    ("pick(status, PNS -> 1, CPNS -> 0.8)", "0.8"), ("pick(status, PNS -> 1, else -> 5)", "5"),
    ("pick(status, 'CPNS' -> 2)", "2"), ("pick(p / 6, 0.5 -> 1, else -> 2)", "1"), ("pick(p, 3.0 -> 1)", "1"),
    ("pick(-p, -3 -> 7, 3 -> 8)", "7"),
    ("upto(3, 3 -> 1, 5 -> 2, else -> 3)", "1"), ("upto(3.000001, 3 -> 1, 5 -> 2, else -> 3)", "2"),
    ("upto(6, 3 -> 1, 5 -> 2, else -> 3)", "3"), ("upto(-9, 3 -> 1, 5 -> 2, else -> 3)", "1"),
    ("below(3, 3 -> 1, 5 -> 2, else -> 3)", "2"), ("below(2.999999, 3 -> 1, 5 -> 2, else -> 3)", "1"),
    ("below(5, 3 -> 1, 5 -> 2, else -> 3)", "3"),
    ("curve(0, 1 -> 10, 3 -> 20)", "10"), ("curve(1, 1 -> 10, 3 -> 20)", "10"), ("curve(2, 1 -> 10, 3 -> 20)", "15"),
    ("curve(1.5, 1 -> 0, 4 -> 1)", "1/6"), ("curve(9, 1 -> 10, 3 -> 20)", "20"), ("curve(2, 5 -> -1.5)", "-1.5"),
    ("curve(2, 1 -> 1, 2 -> 5, 3 -> 0)", "5"),
    ("a * p - q", "29.5"),
    (
      "999999999999 * 999999999999 * 999999999999 * 999999999999 / 999999999999 / 999999999999 / 999999999999",
      "999999999999"
    ),
    ("100000000000 * 10000 * 100000000000 * 10000 / (100000000000 * 10000 * 100000000000 * 10000)", "1"),
  ])
  func functionsGive(_ text: String, _ value: String) throws {
    #expect(try formula(text).value(Self.month) == .number(number(value)))
  }

  @Test(arguments: [
    ("angka( z )", "angka(z)"),
    ("capaian_normal", "capaian_normal"),
    ("b + 1", "capaian_normal"),
    ("1 / 0", "bagi_nol"),
    ("1 / (a - 10)", "bagi_nol"),
    ("b / 0", "capaian_normal"),
    ("0 / b", "capaian_normal"),
    ("1 / 0 + b * angka(z)", "angka(z);bagi_nol;capaian_normal"),
    ("1 / 0 * indeks", "bagi_nol;indeks"),
    ("min(b, 1, angka(z))", "angka(z);capaian_normal"),
    ("-b", "capaian_normal"),
    ("round(b, 2)", "capaian_normal"),
    ("if(b > 0, 1 / 0, indeks)", "capaian_normal"),
    ("if(1 > 0, b, indeks)", "capaian_normal"),
    ("if(b > indeks, 1, 2)", "capaian_normal;indeks"),
    ("if(golongan = eselon, 1, 2)", "eselon;golongan"),
    ("coalesce(b, angka(z), 1 / 0)", "angka(z);bagi_nol;capaian_normal"),
    ("pick(status, PNS -> 1)", "tanpa_padanan"),
    ("pick(golongan, 'III/a' -> 1, else -> 2)", "golongan"),
    ("pick(p, 4 -> 1)", "tanpa_padanan"),
    ("pick(b, 4 -> 1, else -> 2)", "capaian_normal"),
    ("upto(b, 4 -> 1, else -> 2)", "capaian_normal"),
    ("curve(b, 4 -> 1)", "capaian_normal"),
    ("if(not b > 1, 1, 2)", "capaian_normal"),
    ("if(b > 1 and 1 = 2, 1, 2)", "capaian_normal"),
    ("if(b > 1 or 1 = 1, 1, 2)", "capaian_normal"),
    ("if(1 = 1 and b > 1, 1, 2)", "capaian_normal"),
    ("if(b > 1 and indeks > 1, 1, 2)", "capaian_normal"),
  ])
  func missingHasCauses(_ text: String, _ causes: String) throws {
    #expect(try formula(text).value(Self.month).causes?.causesText == causes)
  }

  @Test(arguments: [
    ("if(1 = 2, 1 / 0, 5)", "5"), ("if(1 = 2 and 1 / 0 = 1, 1, 2)", "2"), ("if(1 = 1 or b = 1, 1, 2)", "1"),
    ("coalesce(3, 1 / 0)", "3"), ("pick(status, CPNS -> 1, PNS -> b)", "1"), ("upto(1, 2 -> 1, else -> b)", "1"),
    ("below(1, 2 -> 1, else -> 1 / 0)", "1"), ("if(present(b) and b > 0, b, 4)", "4"),
    ("if(not present(b) or b > 0, 1, 2)", "1"), ("if(1 = 2, 100000000000 * 10000, 1)", "1"),
  ])
  func onlyWhatIsChosenIsLookedAt(_ text: String, _ value: String) throws {
    #expect(try formula(text).value(Self.month) == .number(number(value)))
  }

  private static func quarter(_ bases: [Int]) -> FixtureInputs {
    FixtureInputs(
      figures: [FigureReference(.index): .number(Rational(90))], parameters: ["p": Points(whole: 3)],
      cells: ["t": .number(Rational(2))],
      monthInputs: bases.map { base in
        FixtureInputs(
          figures: [FigureReference(.base): .number(Rational(base)), FigureReference(.index): .number(Rational(90))],
          parameters: ["p": Points(whole: 3)],
          cells: ["a": .number(Rational(base / 2)), "b": base < 0 ? .missing(["angka(x)"]) : .number(.zero)])
      })
  }

  @Test(arguments: [
    ("sum(dasar)", [10, 30, 20], "60"), ("largest(dasar)", [10, 30, 20], "30"), ("smallest(a + 1)", [10, 30, 20], "6"),
    ("months()", [10, 30], "2"), ("months()", [], "0"), ("sum(dasar)", [], "0"),
    ("sum(p * indeks) + t", [1, 1], "542"),
    ("sum(dasar / 3)", [1, 1, 2], "4/3"), ("largest(-dasar)", [10, 30], "-10"),
  ])
  func monthsAreGathered(_ text: String, _ bases: [Int], _ value: String) throws {
    #expect(try formula(text, .quarter).value(Self.quarter(bases)) == .number(number(value)))
  }

  @Test(arguments: [
    ("largest(dasar)", [], "tanpa_bulan"), ("smallest(b)", [], "tanpa_bulan"), ("sum(b)", [10, -1], "angka(x)"),
    ("largest(b + hari_kerja)", [10, -1], "angka(x);hari_kerja"), ("sum(dasar) / months()", [], "bagi_nol"),
  ])
  func monthsHaveCauses(_ text: String, _ bases: [Int], _ causes: String) throws {
    #expect(try formula(text, .quarter).value(Self.quarter(bases)).causes?.causesText == causes)
  }

  @Test func stepsShowWhatWasLookedAt() throws {
    let step = try formula("if(a < p * 4, hari_kerja / q, indeks)").steps(Self.month)
    #expect(step.text == "if(a < p * 4, hari_kerja / q, indeks)")
    #expect(step.textWithValues == "if(10 < 3 * 4, 22 / 0.5, indeks)")
    #expect(step.value == .number(Rational(44)))
    #expect(step.parts.map(\.text) == ["a < p * 4", "hari_kerja / q"])
    #expect(step.parts[0].parts.map(\.text) == ["a", "p * 4"])
    #expect(step.parts[0].parts.map(\.value) == [.number(Rational(10)), .number(Rational(12))])
    #expect(step.parts[0].value == .truth(true))
  }

  @Test func stepsOfMonthsAreOneEach() throws {
    let step = try formula("sum(dasar * p) * t", .quarter).steps(Self.quarter([10, 30]))
    #expect(step.textWithValues == "sum(30, 90) * 2")
    #expect(step.parts[0].parts.map(\.textWithValues) == ["10 * 3", "30 * 3"])
  }

  @Test func stepsKeepWhatIsMissing() throws {
    let step = try formula("coalesce(b, -a) + pick(status, CPNS -> angka(y), else -> angka(z))").steps(Self.month)
    #expect(step.textWithValues == "coalesce(b, -10) + pick('CPNS', CPNS -> -7, else -> angka(z))")
    #expect(step.value == .number(Rational(-17)))
  }

  /// A cell of 10^15 or more in size, once it is rounded, is none.
  @Test(arguments: [
    ("999999999999.999999 * 1000 + 0.000999", FormulaCell.micros(999_999_999_999_999_999_999)),
    ("-999999999999.999999 * 1000 - 0.000999", .micros(-999_999_999_999_999_999_999)),
    ("999999999999.999999 * 1000 + 0.001", .tooLarge),
    ("999999999999.999999 * 1000 + 0.001999 / 2", .tooLarge),
    ("100000000000 * 10000 * 100000000000 * 10000", .tooLarge),
    ("-100000000000 * 10000", .tooLarge),
    ("2 / 3", .micros(666_667)),
    ("-1 / 2000000", .micros(-1)),
    ("1 / 2000001", .micros(0)),
    ("b", .missing(["capaian_normal"])),
  ])
  func cellsAreRounded(_ text: String, _ cell: FormulaCell) throws {
    #expect(try formula(text).value(Self.month).cell == cell)
  }

  @Test func aFormulaKnowsWhatItNames() throws {
    let expression = try formula("sum(a * p + angka(x)) + angka(y) + t * q", .quarter)
    #expect(expression.figures(inMonths: true) == [FigureReference(.number, "x")])
    #expect(expression.figures(inMonths: false) == [FigureReference(.number, "y")])
    #expect(expression.cells(inMonths: true) == ["a"])
    #expect(expression.cells(inMonths: false) == ["t"])
    #expect(expression.parameters == ["p", "q"])
  }
}
