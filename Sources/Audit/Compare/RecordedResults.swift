internal import Kinerja
internal import Tabular

/// What a run folder's `hasil.csv` says of an employee.
struct RecordedResult: Sendable {
  var name: String
  var unit: String
  var status: String
  var unexcusedDays: Int
  var figures: ComparedFigures
}

/// The figures that a comparison follows.
struct ComparedFigures: Equatable, Sendable {
  /// indeks in hundredths; nil when not evaluated or no employee.
  var index: Int64?
  /// peringkat; nil when not evaluated or no employee.
  var rank: Int64?
  /// insentif in rupiah; nobody is paid who is no employee.
  var incentive: Int64 = 0
}

/// Figures whose sums and differences cannot overflow.
private let possible: UInt64 = 1_000_000_000_000_000

/// Reads `hasil.csv`; nil when it is none.
func recordedResults(_ bytes: [UInt8]) -> [UInt64: RecordedResult]? {
  var results: [UInt64: RecordedResult] = [:]
  let isWhole = forEachRow(
    of: bytes, [.nip, .name, .unit, .status, .index, .rank, .incentive, .unexcusedDays]
  ) { row in
    // A NIP has 18 digits, and a row.
    guard let nip = UInt64(row[.nip]), nip < 1_000_000_000_000_000_000, results[nip] == nil,
      let incentive = Int64(row[.incentive]), incentive.magnitude < possible, let days = Int(row[.unexcusedDays]),
      0...366 ~= days
    else { return false }
    let (index, rank) = (Points(row[.index]).map { $0.micros / 10_000 }, Int64(row[.rank]))
    guard [index, rank].allSatisfy({ ($0 ?? 0).magnitude < possible }) else { return false }
    results[nip] = RecordedResult(
      name: row[.name], unit: row[.unit], status: row[.status], unexcusedDays: days,
      figures: ComparedFigures(
        index: index, rank: rank, incentive: incentive))
    return true
  }
  return isWhole ? results : nil
}

/// A row of a `hasil.csv`, by column.
struct RecordedRow {
  fileprivate let places: [ResultColumn: Int]
  fileprivate let cells: [String]

  /// The text under a column that was asked for.
  subscript(column: ResultColumn) -> String { places[column].map { cells[$0] } ?? "" }
}

/// Hands on every row of a published table; false when the text is no such table or the body refuses the header or a row.
func forEachRow(
  of bytes: [UInt8], _ isHeader: ([String]) -> Bool, _ body: ([String]) throws -> Bool
) rethrows -> Bool {
  // The scanner reads ahead of what it looks at.
  let padded = bytes + [UInt8](repeating: 0, count: RecordScanner.padding)
  let capacity = 1 + bytes.prefix { $0 != UInt8(ascii: "\n") }.count { $0 == UInt8(ascii: ",") }
  return try padded.withUnsafeBufferPointer { memory -> Bool in
    var scanner = RecordScanner(UnsafeBufferPointer(rebasing: memory[..<bytes.count]), capacity: capacity)
    // A heading over several lines may hide cells that were not counted.
    guard scanner.next() == .record, scanner.fieldCount <= capacity else { return false }
    let header = (0..<scanner.fieldCount).map { scanner.cell($0).text }
    guard isHeader(header) else { return false }
    while true {
      switch scanner.next() {
      case .end: return true
      case .broken: return false
      case .record:
        guard scanner.fieldCount == header.count,
          try body((0..<scanner.fieldCount).map { scanner.cell($0).text })
        else { return false }
      }
    }
  }
}

/// Hands on these columns of every row of a `hasil.csv`; false when the text is no such table or the body refuses a row.
func forEachRow(
  of bytes: [UInt8], _ columns: [ResultColumn], _ body: (RecordedRow) throws -> Bool
) rethrows -> Bool {
  let places = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
  var found: [Int] = []
  return try forEachRow(
    of: bytes,
    { header in
      found = columns.compactMap { header.firstIndex(of: $0.rawValue) }
      return found.count == columns.count
    }, { row in try body(RecordedRow(places: places, cells: found.map { row[$0] })) })
}
