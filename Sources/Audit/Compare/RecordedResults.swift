private import Kinerja
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

/// Reads `hasil.csv`; nil when it is none.
func recordedResults(_ bytes: [UInt8]) -> [UInt64: RecordedResult]? {
  let wanted = ["nip", "nama", "unit_kode", "status_nilai", "indeks", "peringkat", "insentif", "hari_tk"]
  var results: [UInt64: RecordedResult] = [:]
  let isWhole = forEachRow(of: bytes, columns: wanted) { cells in
    guard let nip = UInt64(cells[0]), let incentive = Int64(cells[6]), let days = Int(cells[7])
    else { return false }
    results[nip] = RecordedResult(
      name: cells[1], unit: cells[2], status: cells[3], unexcusedDays: days,
      figures: ComparedFigures(
        index: Points(cells[4]).map { $0.micros / 10_000 }, rank: Int64(cells[5]), incentive: incentive))
    return true
  }
  return isWhole ? results : nil
}

/// Hands on these columns of every row of a CSV text; false when the text is no such table or the body refuses a row.
func forEachRow(of bytes: [UInt8], columns: [String], _ body: ([String]) throws -> Bool) rethrows -> Bool {
  // The scanner reads ahead of what it looks at.
  let padded = bytes + [UInt8](repeating: 0, count: RecordScanner.padding)
  return try padded.withUnsafeBufferPointer { memory -> Bool in
    var scanner = RecordScanner(UnsafeBufferPointer(rebasing: memory[..<bytes.count]), capacity: 64)
    guard scanner.next() == .record else { return false }
    let header = (0..<scanner.fieldCount).map { scanner.cell($0).text }
    let places = columns.compactMap { header.firstIndex(of: $0) }
    guard places.count == columns.count else { return false }
    while true {
      switch scanner.next() {
      case .end: return true
      case .broken: return false
      case .record:
        guard scanner.fieldCount == header.count, try body(places.map { scanner.cell($0).text }) else { return false }
      }
    }
  }
}
