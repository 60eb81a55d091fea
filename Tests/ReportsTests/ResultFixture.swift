import Foundation
import Platform
import Wording

@testable import Kinerja
@testable import Reports

/// Four people of two units, of every kind that a row can be.
enum ResultFixture {
  /// Evaluated by figures, by e-Kinerja, without a rating, and not at all; in the order of publication.
  static let table = ResultTable(results, roster)

  private static let names = ["Siti, S.Pd.", "=1+1 \"Budi\"", "Ayu\nDewi", "Nur'alim <Pane>"]
  private static let day = CivilDate(year: 2026, month: 9, day: 30) ?? CivilDate(dayNumber: 0)

  private static let roster: Roster = {
    var bytes: [UInt8] = []
    let segments = names.indices.map { person in
      let start = bytes.count
      bytes += Array(names[person].utf8)
      return Segment(
        unit: person < 2 ? 0 : 1, post: 0, first: day, last: Segment.endOfTime, nameStart: UInt32(start),
        nameLength: UInt32(bytes.count - start), file: 0, line: UInt32(person + 2), grade: UInt8(5 + person),
        jobType: JobType.allCases[person + 1], status: .permanent, pattern: .fiveDays)
    }
    return Roster(
      nips: [197_707_072_005_021_005, 198_509_182_010_041_001, 199_401_102_020_032_010, 200_009_112_024_031_006],
      segments: segments, segmentStarts: [0, 1, 2, 3, 4], units: ["1.02.01", "2,A"], unitNames: ["Dinas", "Kantor"],
      posts: ["Analis"], names: bytes)
  }()

  private static let results: Results = {
    var people = (0..<4).map { EmployeeResult(person: $0, segment: $0) }
    for person in 0..<3 {
      people[person].isEvaluated = true
      (people[person].rank, people[person].rankInUnit, people[person].rankInGroup) = (
        UInt32(person + 1), UInt32(person % 2 + 1), 1
      )
      people[person].discipline = Figure(micros: 99_019_481)
      people[person].conduct = Figure(micros: 80_000_000)
      people[person].resultsLevel = .meets
      people[person].conductLevel = .above
    }
    people[0].workDays = 77
    people[0].unexcusedDays = 1
    people[0].achievement = Figure(micros: 105_293_865)
    people[0].normalised = Figure(micros: 106_899_491)
    people[0].workloadRatio = 1_196_461
    people[0].relativeWorkload = 1_152_493
    people[0].workloadFactor = 1_015_249
    people[0].index = 10062
    people[0].predikat = 1
    people[0].incentiveBase = 29_400_000_000_001
    people[0].incentive = Rupiah(29_284_000)
    people[1].group = 1
    people[1].predikat = 0
    people[1].isStatutory = true
    // More than a sheet's or a script's number holds, and an index below zero.
    people[1].incentiveBase = Int128(Int64.max) * 100
    people[1].incentive = Rupiah(1 << 53)
    people[2].index = -5
    people[3].missingBits = 0b101
    people[3].normalised = Figure(micros: 1)
    return Results(
      quarter: Quarter(year: 2026, number: 3)!, asOf: day, employees: people, order: [0, 1, 2, 3], evaluatedCount: 3,
      groups: ["SEMUA", "JF/6"], predikats: ["SANGAT_BAIK", "BAIK"], ignored: IgnoredRows(),
      months: Array(repeating: MonthResult(segment: 0), count: people.count * 3), cells: CellTable())
  }()

  /// The content of reports about them, under a policy that says nothing.
  static func content(_ language: Language = .indonesian) -> ReportContent {
    var facts = Facts(quarter: results.quarter, statuses: [], shifts: [], aspects: [])
    facts.roster = roster
    return ReportContent(
      table: table, facts: facts, policy: Policy(id: "contoh", title: "Contoh"), policyDigest: "", inputs: [],
      engine: "kinerja", language: language)
  }
}

extension ResultFixture {
  /// The files that a body writes into a run folder, by path.
  static func files(_ write: (RunFolder) throws -> Void) throws -> [String: String] {
    let place = FileManager.default.temporaryDirectory.appending(path: "laporan-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let folder = try RunFolder(at: place.path)
    try write(folder)
    try folder.publish()
    return try Dictionary(
      uniqueKeysWithValues: folder.files.map { file in
        (file.path, String(decoding: try Data(contentsOf: place.appending(path: file.path)), as: UTF8.self))
      })
  }
}

/// What is written into a run folder that stays.
enum RunFolderText {
  /// Writes a folder; gives the paths of its files.
  static func writing(to place: URL, _ write: (RunFolder) throws -> Void) throws -> [String] {
    let folder = try RunFolder(at: place.path)
    try write(folder)
    try folder.publish()
    return folder.files.map(\.path)
  }
}
