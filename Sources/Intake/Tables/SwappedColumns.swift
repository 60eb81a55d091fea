internal import Findings
internal import Kinerja

/// Columns that were swapped where each content could stand in the other column too: what shows is that together they make
/// no roster, or no targets, of anybody.
enum SwappedColumns {
  /// Of fewer people nothing can be told.
  private static let leastPeople = 10
  /// Of fewer rows of targets nothing can be told.
  private static let leastRows = 5

  /// What the texts of a roster show.
  ///
  /// - Parameter manyNamedUnits: the units that go by several names.
  static func findings(_ roster: Roster, manyNamedUnits: Int) -> [Finding] {
    let people = roster.count
    guard people >= leastPeople else { return [] }
    let (posts, units) = (roster.posts.count, roster.units.count)
    let unitNames = Set(roster.unitNames).count
    var found: [Finding] = []
    func add(_ column: RosterColumn, _ others: [RosterColumn], _ figures: String) {
      found.append(finding(.roster, column.name, others.map(\.name), figures))
    }
    // Nearly everybody has a name of his own, and shares a post with others.
    let fewNames = posts - max(2, people / 10)
    if fewNames > 0, case let names = distinctNames(roster), names <= fewNames {
      add(.nama, [.jabatan], "\(names) nama, \(posts) jabatan")
    }
    // A unit has one name.
    if units >= 4, units >= 3 * unitNames {
      add(.unitKode, [.unitNama, .jabatan, .nama], "\(units) unit_kode, \(unitNames) unit_nama")
    } else if manyNamedUnits >= 2, manyNamedUnits * 5 > units {
      add(.unitNama, [.unitKode, .jabatan, .nama], "\(manyNamedUnits)/\(units) unit_kode > 1 unit_nama")
    }
    func withBlanks(_ texts: [String]) -> Int { texts.count { $0.utf8.contains(0x20) } }
    if withBlanks(roster.units) * 2 > units, withBlanks(roster.unitNames) < withBlanks(roster.units) {
      add(.unitKode, [.unitNama], Self.first(of: roster.units))
    }
    for (column, texts) in [(RosterColumn.jabatan, roster.posts), (.unitKode, roster.units)]
    where texts.count(where: isSalaryGrade) * 2 > texts.count {
      add(column, [.golongan], Self.first(of: texts))
    }
    let salaryGrades = roster.segments.count { $0.salaryGrade >= 0 }
    let echelons = roster.segments.count { $0.echelon >= 0 }
    // Nearly everybody has a salary grade, few an echelon.
    if salaryGrades > 0, echelons > salaryGrades {
      add(.golongan, [.eselon], "\(salaryGrades) golongan, \(echelons) eselon")
    }
    return found
  }

  /// What the texts of acting posts show: units that neither the roster nor a tariff names, and posts that are dates.
  static func findings(_ posts: [ActingPost], _ roster: Roster, _ tariffs: Tariffs) -> [Finding] {
    guard !posts.isEmpty else { return [] }
    let units = Set(roster.units.map { BytewiseText($0) } + tariffs.rates.compactMap(\.unit))
    var found: [Finding] = []
    if !posts.contains(where: { units.contains($0.unit) }) {
      found.append(
        finding(
          .actingPosts, ActingColumn.unitKode.name, [ActingColumn.nomorSK.name, ActingColumn.jabatan.name],
          Self.first(of: posts.map(\.unit.text))))
    }
    let dates = posts.map(\.post.text).filter { CivilDate($0) != nil }
    if !dates.isEmpty {
      found.append(
        finding(
          .actingPosts, ActingColumn.jabatan.name, [ActingColumn.mulai.name, ActingColumn.sampai.name],
          Self.first(of: dates)))
    }
    return found
  }

  /// What the numbers of targets show.
  ///
  /// - Parameter isOver: whether results may be held against whole targets.
  static func findings(_ targets: TargetTable, isOver: Bool) -> [Finding] {
    var (rows, doubled, halved, fineTargets, fineResults) = (0, 0, 0, 0, 0)
    targets.wide.withUnsafeBufferPointer { wide in
      for row in targets.targets {
        let (target, realised) = (row.target.micros(wide), row.realised.micros(wide))
        let (isFineTarget, isFineResult) = (target % Points.scale != 0, realised % Points.scale != 0)
        if isFineTarget, !isFineResult { fineTargets += 1 } else if isFineResult, !isFineTarget { fineResults += 1 }
        guard !row.isMinimised else { continue }
        rows += 1
        if realised / 2 > target { doubled += 1 } else if realised < target / 2 { halved += 1 }
      }
    }
    func finding(_ column: TargetColumn, _ others: [TargetColumn], _ figures: String) -> Finding {
      Self.finding(.targets, column.name, others.map(\.name), figures)
    }
    if doubled >= leastRows, doubled * 10 > rows {
      return [finding(.realisasi, [.target, .bobot], "\(doubled)/\(rows) realisasi > 2 × target")]
    }
    if isOver, halved >= leastRows, halved * 2 > rows {
      return [finding(.realisasi, [.target, .bobot], "\(halved)/\(rows) realisasi < target / 2")]
    }
    // Targets are round, results need not be.
    if fineTargets >= leastRows, fineTargets > 4 * fineResults {
      return [finding(.target, [.realisasi], "\(fineTargets) target, \(fineResults) realisasi: 0,…")]
    }
    return []
  }

  private static func finding(_ table: Table, _ column: String, _ others: [String], _ figures: String) -> Finding {
    finding(table.fileName, column, others, figures)
  }

  /// Columns of a file that seem to be swapped.
  static func finding(_ file: String, _ column: String, _ others: [String], _ figures: String) -> Finding {
    Finding(
      code: .column(.swapped), file: file, column: column,
      detail: "\(column) – \(others.joined(separator: "/")) (\(figures))")
  }

  /// The same example whatever the order of rows.
  private static func first(of texts: [String]) -> String { texts.map { BytewiseText($0) }.min()?.text ?? "" }

  private static func distinctNames(_ roster: Roster) -> Int {
    var hashes: Set<UInt64> = []
    hashes.reserveCapacity(roster.count)
    for person in 0..<roster.count {
      let segment = roster.segments[Int(roster.segmentStarts[person])]
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in roster.names[Int(segment.nameStart)..<Int(segment.nameStart + segment.nameLength)] {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
      hashes.insert(hash)
    }
    return hashes.count
  }

  /// Whether a text is a salary grade such as `III/d`, or `IX` of contract workers.
  private static func isSalaryGrade(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let number = parts.first, !number.isEmpty, number.allSatisfy({ "IVX".contains($0) }) else { return false }
    return parts.count == 1 || parts.count == 2 && parts[1].count == 1 && "abcdeABCDE".contains(parts[1])
  }
}
