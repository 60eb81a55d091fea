internal import Kinerja

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

  /// The components, and how many tenths of the pay each makes.
  private static let components = [("BEBAN_KERJA", 6), ("PRESTASI_KERJA", 4)]

  /// The part of a component; together they make the whole pay.
  private static func part(_ rate: Int, _ component: Int) -> Int {
    let first = rate * components[0].1 / 10 / 1000 * 1000
    return component == 0 ? first : rate - first
  }

  /// The post that has a rate of its own everywhere.
  static let scarcePost = "Dokter Ahli Pertama"

  /// The rows of `tarif.csv`: by class and unit, one post with its own, and a rise of the lower classes within the quarter.
  static func rows(_ units: [Unit], _ quarter: Quarter) -> [String] {
    let rise = quarter.day(quarter.monthStarts[2])
    func rows(_ grade: Int, _ unit: String, _ rate: Int, _ post: String = "") -> [String] {
      components.enumerated().flatMap { number, component -> [String] in
        let amount = part(rate, number)
        let place = "\(component.0),\(post)"
        guard number == 0, (5...6).contains(grade), post.isEmpty else {
          return ["\(grade),\(unit),\(amount),\(place),,"]
        }
        return [
          "\(grade),\(unit),\(amount),\(place),,\(rise.advanced(by: -1))",
          "\(grade),\(unit),\(amount + 50_000),\(place),\(rise),",
        ]
      }
    }
    let common = byGrade.enumerated().flatMap { rows($0 + 1, "*", $1) }
    let own = units.filter(\.hasOwnRates).flatMap { unit in
      (5...12).flatMap { rows($0, unit.code, rate($0, in: unit)) }
    }
    return common + own + rows(9, "*", byGrade[8] + 400_000, scarcePost)
  }
}
