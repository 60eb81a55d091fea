import SmallQuarters
import Testing

@testable import Kinerja

/// Compact forms of facts give back what was put in.
@Suite struct CompactStorageTests {
  private static func random(_ state: inout UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 1
  }

  /// A number of millionths, and whether it fits the short form: below 2^29 without the zeros that end it.
  static let numbers: [(micros: Int64, isShort: Bool)] = [
    (0, true), (1, true), (10, true), (1_000_000, true), (1_500_000, true), (536_870_911, true), (536_870_912, false),
    (5_368_709_110, true), (5_368_709_120, false), (536_870_911_000_000, true), (536_870_912_000_000, false),
    (5_368_709_110_000_000, false), (999_999_999_999_999_999, false), (100_000_000_000_000_000, false), (-1, false),
    (-1_000_000, false), (120_000_000, true),
  ]

  @Test(arguments: numbers) func keepsNumbersShortOrWide(_ micros: Int64, _ isShort: Bool) {
    var wide: [Int64] = [7, 8]
    let compact = CompactPoints(micros: micros, wide: &wide)
    #expect((wide.count == 2) == isShort)
    #expect(wide.withUnsafeBufferPointer { compact.micros($0) } == micros)
  }

  /// Digits with their decimals are the same number; what is too long has no short form.
  @Test(
    arguments: [
      (5, 0, 5_000_000), (15, 1, 1_500_000), (123_456, 6, 123_456), (536_870_911, 6, 536_870_911),
      (536_870_911, 0, 536_870_911_000_000), (536_870_912, 6, nil), (0, 6, 0),
    ] as [(Int64, Int, Int64?)])
  func takesDigitsAndDecimals(_ digits: Int64, _ decimals: Int, _ micros: Int64?) {
    let compact = CompactPoints(digits: digits, decimals: decimals)
    #expect([Int64]().withUnsafeBufferPointer { compact?.micros($0) } == micros)
  }

  /// A wide number moves with the list that it is in, a short one stays.
  @Test func movesWideNumbers() {
    var wide: [Int64] = []
    var numbers = [3, 999_999_999_999_999_999, 5_000_000, -4].map { CompactPoints(micros: $0, wide: &wide) }
    for index in numbers.indices { numbers[index].moveWide(by: 3) }
    let all = [0, 0, 0] + wide
    #expect(
      numbers.map { number in all.withUnsafeBufferPointer { number.micros($0) } } == [
        3, 999_999_999_999_999_999, 5_000_000, -4,
      ])
  }

  /// Every time of day, no punch, and every status, in each combination of ends.
  @Test func keepsDays() {
    for first in [-1, 0, 1, 719, 1438, 1439] {
      for last in [-1, 0, 1, 719, 1438, 1439] {
        for status in [0, 1, 2, 3, 100, 255] {
          let word = AttendanceWord(first: first, last: last, status: status)
          #expect(word.first == first && word.last == last && word.status == status)
          #expect(word.hasPunch == (first >= 0 || last >= 0))
          #expect(word.isPresence == (status == 1 || status == 2))
          #expect(AttendanceWord(bits: word.bits | 1 << 30 | 1 << 31).status == status)
        }
      }
    }
  }

  /// Columns of the matrix begin on cache lines of their own, an odd number of lines apart.
  @Test(arguments: [0, 1, 15, 16, 17, 32, 33, 70_000]) func leavesRoomForEverybody(_ people: Int) {
    let stride = AttendanceMatrix.stride(people: people)
    #expect(stride >= people && stride % 32 == 16 && stride < people + 48)
  }

  /// A changed day is in the copy only.
  @Test func replacesADayInACopy() {
    var person = SmallQuarter.Person(1)
    person.days["2026-07-02"] = .init("07:30", "16:00", midday: ["12:01"])
    var quarter = SmallQuarter([SmallQuarter.Person(0), person])
    quarter.hasMidday = true
    let matrix = quarter.facts.attendance
    let slot = SmallQuarter.day("2026-07-02") * matrix.stride + 1
    let before = matrix.words[slot]
    let word = AttendanceWord(first: 1, last: 2, status: 3)
    let copy = matrix.replacing(word, midday: 9, person: 1, day: SmallQuarter.day("2026-07-02"))
    #expect(copy.words[slot] == word.bits && copy.midday?[slot] == 9)
    #expect(matrix.words[slot] == before && matrix.midday?[slot] == 722)
    #expect((0..<matrix.words.count).filter { matrix.words[$0] != copy.words[$0] } == [slot])
  }

  /// Everybody is found by their NIP and nobody else, with numbers that lie side by side and far apart.
  @Test(arguments: [0, 1, 7, 8, 9, 1000, 20_000]) func findsEverybody(_ count: Int) {
    var state = UInt64(count)
    var nips: [UInt64] = []
    var known: Set<UInt64> = []
    while nips.count < count {
      let nip = nips.count % 3 == 0 ? Self.random(&state) % 1_000_000_000_000_000_000 : (nips.last ?? 0) + 1
      if known.insert(nip).inserted { nips.append(nip) }
    }
    let size = NIPIndex.wordCount(people: count)
    #expect(size >= 4 * count && size.nonzeroBitCount == 1)
    let index = NIPIndex(in: Storage(count: size))
    for (person, nip) in nips.enumerated() { index.insert(nip, person: person) }
    #expect(nips.indices.allSatisfy { index.find(nips[$0]) == $0 })
    for nip in [0, 999_999_999_999_999_999] + (0..<1000).map({ _ in Self.random(&state) }) where !known.contains(nip) {
      #expect(index.find(nip) == nil)
    }
  }

  /// The marks of a sheet are no scores; the lowest bit says how a number was written and changes nothing.
  @Test(
    arguments: [
      (0, nil), (1, 0), (2, 0), (3, 1), (4, 1), (160_000_001, 80_000_000), (160_000_002, 80_000_000),
      (ScoreTable.Mark.invalid, nil), (ScoreTable.Mark.conflict, nil), (ScoreTable.Mark.wide, -5),
      (3_999_999_999, 1_999_999_999),
    ] as [(UInt32, Int64?)])
  func tellsScoresFromMarks(_ bits: UInt32, _ micros: Int64?) {
    var table = ScoreTable(firstRaters: Storage(count: 2), firstSheets: Storage(count: 12), aspectCount: 2)
    table.wide[table.wideKey(sheet: 1, cell: 4)] = -5
    table.wide[table.wideKey(sheet: 4, cell: 1)] = -6
    #expect(table.score(bits, sheet: 1, cell: 4) == micros)
  }

  @Test func countsTheRowsOfASheet() {
    let sheets = Storage<UInt32>(count: 12)
    for cell in [0, 5, 6, 7, 11] { sheets[cell] = 1 }
    let table = ScoreTable(firstRaters: Storage(count: 2), firstSheets: sheets, aspectCount: 2)
    #expect(table.rowCount(0) == 2 && table.rowCount(1) == 3)
  }
}
