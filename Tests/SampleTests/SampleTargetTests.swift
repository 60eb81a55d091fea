import Kinerja
import Sample
import Testing

/// `target.csv`, `beban_kerja.csv`, `tarif.csv`, `pagu.csv`, `sanksi.csv` and `predikat.csv`: work and money.
@Suite struct SampleTargetTests {
  private static let sample = WrittenSample.clean
  private static let roster = sample.roster

  private func micros(_ text: String) -> Int64? { Points(text)?.micros }

  @Test func normsAreAboveZero() {
    let rows = Self.sample.table("beban_kerja").rows
    #expect(rows.count > 50 && Set(rows.map { $0[0] }).count == rows.count)
    #expect(rows.allSatisfy { micros($0[1]).map { $0 > 0 } ?? false })
  }

  @Test func targetsObeyTheirTable() {
    let norms = Set(Self.sample.table("beban_kerja").column("indikator"))
    let table = Self.sample.table("target")
    let keys = table.columns("nip", "indikator", "bulan")
    #expect(Set(keys).count == keys.count)
    #expect(keys.allSatisfy { Self.roster[$0[0]] != nil && norms.contains($0[1]) })
    #expect(Set(table.column("arah")) == ["MAX", "MIN"])
    #expect(table.columns("target", "bobot").joined().allSatisfy { micros($0).map { $0 > 0 } ?? false })
    #expect(table.column("realisasi").allSatisfy { micros($0).map { $0 >= 0 } ?? false })
    let percents = table.columns("satuan", "target", "realisasi").filter { $0[0] == "persen" }
    #expect(
      !percents.isEmpty && percents.allSatisfy { row in row[1...].allSatisfy { (micros($0) ?? .max) <= 100_000_000 } })
  }

  /// Nearly everybody has targets, two to seven of them; those without are there too.
  @Test func nearlyEverybodyHasTargets() {
    let rows = Set(Self.sample.table("target").columns("nip", "indikator"))
    let people = Dictionary(grouping: rows) { $0[0] }.mapValues(\.count)
    #expect(people.values.allSatisfy { (2...7).contains($0) })
    #expect((570..<600).contains(people.count), "\(people.count)")
  }

  /// Planned time, Σ target·norm, lies about the 300 minutes of each of 64 working days, for the usual person at 96 %.
  @Test func theUsualWorkloadIsPlanned() {
    let loads = Self.loads(Self.sample)
    let sorted = loads.values.sorted()
    #expect(sorted.count > 100)
    #expect((0.9...1.02).contains(sorted[sorted.count / 2]), "\(sorted[sorted.count / 2])")
    // Some have far too much, some far too little.
    #expect(sorted[0] < 0.7 && sorted[sorted.count - 1] > 1.3)
  }

  /// The planned time over the available time of those on five days who serve the whole third quarter.
  static func loads(_ sample: WrittenSample) -> [String: Double] {
    let quarter = Quarter("2026-Q3")!
    let full = sample.roster.filter {
      $0.value.count == 1 && $0.value[0].pattern == "5H" && $0.value[0].holds(quarter.first) && $0.value[0].end == nil
    }
    let norms = Dictionary(
      uniqueKeysWithValues: sample.table("beban_kerja").rows.map { ($0[0], Double($0[1]) ?? .nan) })
    var loads: [String: Double] = [:]
    for row in sample.table("target").columns("nip", "indikator", "target") where full[row[0]] != nil {
      loads[row[0], default: 0] += (Double(row[2]) ?? .nan) * (norms[row[1]] ?? .nan) / (64 * 300)
    }
    return loads
  }

  /// What posts without a rate of their own are paid on the last day: components added up, by class and unit.
  private static let rates = Dictionary(
    sample.table("tarif").rows.filter { $0[4].isEmpty && $0[6].isEmpty }.map { ([$0[0], $0[1]], Int($0[2]) ?? 0) },
    uniquingKeysWith: +)

  /// Every class has common rates; a unit's own are above them.
  @Test func ratesCoverEveryClass() {
    let rows = Self.sample.table("tarif").rows
    #expect(Set(rows.map { [$0[0], $0[1], $0[3], $0[4], $0[5]] }).count == rows.count)
    let amounts = (1...17).compactMap { Self.rates[["\($0)", "*"]] }
    #expect(amounts.count == 17 && amounts == amounts.sorted() && amounts.allSatisfy { $0 > 0 && $0 % 1000 == 0 })
    let units = Set(Self.sample.table("pegawai").column("unit_kode"))
    let own = Self.rates.filter { $0.key[1] != "*" }
    #expect(!own.isEmpty)
    #expect(
      own.allSatisfy { place, amount in
        guard let grade = Int(place[0]) else { return false }
        return units.contains(place[1]) && amount > amounts[grade - 1] && amount % 1000 == 0
      })
  }

  /// Some rates end within the quarter, and the next begins on the day after; one post has its own.
  @Test func ratesChangeWithinTheQuarter() throws {
    let rows = Self.sample.table("tarif").rows
    let ended = rows.filter { !$0[6].isEmpty }
    #expect(!ended.isEmpty && Set(rows.map { $0[4] }).count == 2 && Set(rows.map { $0[3] }).count > 1)
    for row in ended {
      let next = rows.filter { $0[0] == row[0] && $0[1] == row[1] && $0[3] == row[3] && !$0[5].isEmpty }
      let end = try #require(CivilDate(row[6]))
      #expect(next.count == 1 && next[0][5] == "\(end.advanced(by: 1))")
    }
  }

  /// Budgets are whole millions, for some units; the base pay of the unit's people lies near.
  @Test func budgetsLieNearWhatIsEarned() throws {
    let rates = Self.rates
    var earned: [String: Int] = [:]
    for segment in Self.roster.values.compactMap(\.last) {
      let grade = "\(segment.grade)"
      earned[segment.unit, default: 0] += 3 * (rates[[grade, segment.unit]] ?? rates[[grade, "*"]] ?? 0)
    }
    let rows = Self.sample.table("pagu").rows
    #expect(rows.count > 2 && Set(rows.map { $0[0] }).count == rows.count && rows.count < Self.sample.report.units)
    for row in rows {
      let (budget, base) = (try #require(Int(row[1])), try #require(earned[row[0]]))
      #expect(budget > 0 && budget % 1_000_000 == 0)
      // 85 to 115 percent of 98 percent of the base of those who have results.
      #expect((0.6...1.15).contains(Double(budget) / Double(base)), "\(row)")
    }
  }

  /// Results and conduct of e-Kinerja: 1 above, 2 meets, 3 below; about 60 percent of people have them.
  @Test func predikatsAreLevels() {
    let rows = Self.sample.table("predikat").rows
    #expect(
      rows.allSatisfy {
        Self.roster[$0[0]] != nil && ["1", "2", "3"].contains($0[1]) && ["1", "2", "3"].contains($0[2])
      })
    #expect(Set(rows.map { $0[0] }).count == rows.count)
    #expect((300...420).contains(rows.count), "\(rows.count)")
  }

  /// Three in a thousand are sanctioned: among 3000 with several kinds, for as long as each kind lasts.
  @Test func sanctionsLastAsTheirKindDoes() throws {
    let sample = try WrittenSample(WrittenSample.options(employees: 3000, seed: 11))
    let roster = sample.roster
    let lengths = ["RINGAN": [30, 60, 90], "SEDANG": [183], "BERAT": [365]]
    let rows = sample.table("masa").rows.filter { lengths[$0[1]] != nil }
    #expect((2...20).contains(rows.count) && Set(rows.map { $0[0] }).count == rows.count)
    for row in rows {
      #expect(roster[row[0]] != nil && !row[5].isEmpty)
      let (start, end) = (try #require(CivilDate(row[2])), try #require(CivilDate(row[3])))
      #expect(lengths[row[1]]?.contains(Int(end.dayNumber - start.dayNumber) + 1) == true, "\(row)")
    }
  }
}
