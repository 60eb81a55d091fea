internal import Findings
internal import Kinerja
internal import Tabular

/// Finds people by NIP for one batch of rows: exports mostly name the person of the row before, or the next one.
struct PersonFinder {
  private let index: NIPIndex
  private let nips: [UInt64]
  private var lastNIP: UInt64 = .max
  private var lastPerson = -1
  private var touched: UInt64 = 0

  init(_ people: People) {
    index = people.index
    nips = people.nips
  }

  /// The person of the row before or the next one; nil when it is neither.
  @inline(__always)
  mutating func findNear(_ nip: UInt64) -> Int? {
    if nip == lastNIP { return lastPerson }
    let next = lastPerson &+ 1
    guard next < nips.count, nips[next] == nip else { return nil }
    lastNIP = nip
    lastPerson = next
    return next
  }

  /// Brings the place of a NIP in the index near, for `find` to come.
  @inline(__always)
  mutating func touch(_ nip: UInt64) { touched &+= index.touch(nip) }

  @inline(__always)
  mutating func find(_ nip: UInt64) -> Int? {
    if let person = findNear(nip) { return person }
    guard let person = index.find(nip) else { return nil }
    lastNIP = nip
    lastPerson = person
    return person
  }
}

/// Where in the quarter a row's date or month lies.
enum PlaceInQuarter: Equatable {
  /// The day or month with this number, from 0.
  case inside(Int)
  case outside
  /// The cell is no date or month, which is reported.
  case unreadable

  /// The number of the day or month; nil where there is none.
  @inline(__always)
  var index: Int? { if case .inside(let index) = self { index } else { nil } }
}

/// Finds the days of a quarter by their dates.
struct DayFinder: Sendable {
  private let quarter: Quarter
  /// `YYYY-MM-` of each month, as eight bytes.
  private let months: InlineArray<3, UInt64>
  private let starts: InlineArray<4, Int>

  init(_ quarter: Quarter) {
    self.quarter = quarter
    months = InlineArray { month in
      let text = Array("\(quarter.day(quarter.monthStarts[month]))".utf8)
      return text.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    }
    starts = InlineArray { quarter.monthStarts[$0] }
  }

  /// The row's day; one outside the quarter is counted.
  @inline(__always)
  func day<Column>(_ row: Row<Column>, _ column: Column, of person: Column, _ report: inout BatchReport)
    -> PlaceInQuarter
  {
    let cell = row[column]
    if cell.count == 10, let dayOfMonth = cell.pair(at: 8) {
      let word = cell.leadingWord
      for month in 0..<3 where months[month] == word {
        let day = starts[month] &+ dayOfMonth &- 1
        if dayOfMonth >= 1, day < starts[month &+ 1] { return .inside(day) }
      }
    }
    guard let date = report.date(row, column, nip: row[person].digits18) else { return .unreadable }
    if let day = quarter.index(of: date) { return .inside(day) }
    report.outside += 1
    return .outside
  }
}

/// Finds the months of a quarter.
struct MonthFinder: Sendable {
  private let quarter: Quarter

  init(_ quarter: Quarter) { self.quarter = quarter }

  /// The row's month; one outside the quarter is counted.
  @inline(__always)
  func month<Column>(_ row: Row<Column>, _ column: Column, of person: Column, _ report: inout BatchReport)
    -> PlaceInQuarter
  {
    guard let parts = row[column].monthParts else {
      report.add(row[column].isEmpty ? .cell(.empty) : .cell(.badMonth), row, column, nip: row[person].digits18)
      return .unreadable
    }
    let month = parts.month &- quarter.calendarMonth(0)
    if parts.year == quarter.year, month >= 0, month < 3 { return .inside(month) }
    report.outside += 1
    return .outside
  }
}

/// Everybody in the roster, by position.
struct People: Sendable {
  var index: NIPIndex
  var nips: [UInt64]

  init(index: NIPIndex, nips: [UInt64]) {
    self.index = index
    self.nips = nips
  }

  /// People with these NIPs, each once.
  init(_ nips: [UInt64]) {
    self.nips = nips
    index = NIPIndex(in: zeroedStorage(NIPIndex.wordCount(people: nips.count)))
    for (person, nip) in nips.enumerated() { index.insert(nip, person: person) }
  }
}

extension BatchReport {
  /// The position of a row's person; nil, with a finding, for a bad NIP or one that is not in the roster.
  @inline(__always)
  mutating func person<Column>(
    _ row: Row<Column>, _ column: Column, _ nip: UInt64?, _ finder: inout PersonFinder
  ) -> Int? {
    guard let nip else { return nil }
    if let person = finder.find(nip) { return person }
    add(NIP(number: nip).hasNoSerial ? .cell(.zeroedNIP) : .reference(.unknownNIP), row, column, nip: nip)
    return nil
  }
}
