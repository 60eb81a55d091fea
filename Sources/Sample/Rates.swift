/// The monthly base pay by class, in rupiah; some units pay a ninth more.
struct Rates: Sendable {
  static let byGrade = [
    1_500_000, 1_600_000, 1_750_000, 1_900_000, 2_150_000, 2_400_000, 2_700_000, 3_100_000, 3_600_000, 4_100_000,
    4_900_000, 6_000_000, 7_400_000, 9_800_000, 14_500_000, 19_500_000, 28_000_000,
  ]

  static func rate(_ grade: Int, in unit: Unit) -> Int {
    let common = byGrade[grade - 1]
    return unit.hasOwnRates && (5...12).contains(grade) ? common + common / 9 / 1000 * 1000 : common
  }

  /// The rows of `tarif.csv`.
  static func rows(_ units: [Unit]) -> [String] {
    byGrade.enumerated().map { "\($0 + 1),*,\($1)" }
      + units.filter(\.hasOwnRates).flatMap { unit in (5...12).map { "\($0),\(unit.code),\(rate($0, in: unit))" } }
  }
}
