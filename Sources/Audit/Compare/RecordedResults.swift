private import Kinerja
internal import Tabular

/// What a run folder's `hasil.csv` says of an employee.
struct RecordedResult: Sendable {
  var name: String
  var unit: String
  var status: String
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
  // The scanner reads ahead of what it looks at.
  let padded = bytes + [UInt8](repeating: 0, count: RecordScanner.padding)
  return padded.withUnsafeBufferPointer { memory -> [UInt64: RecordedResult]? in
    var scanner = RecordScanner(UnsafeBufferPointer(rebasing: memory[..<bytes.count]), capacity: 64)
    guard scanner.next() == .record else { return nil }
    let header = (0..<scanner.fieldCount).map { scanner.cell($0).text }
    let wanted = ["nip", "nama", "unit_kode", "status_nilai", "indeks", "peringkat", "insentif"]
    let places = wanted.compactMap { header.firstIndex(of: $0) }
    guard places.count == wanted.count else { return nil }
    var results: [UInt64: RecordedResult] = [:]
    while case .record = scanner.next() {
      guard scanner.fieldCount == header.count else { return nil }
      let cells = places.map { scanner.cell($0).text }
      guard let nip = UInt64(cells[0]), let incentive = Int64(cells[6]) else { return nil }
      results[nip] = RecordedResult(
        name: cells[1], unit: cells[2], status: cells[3],
        figures: ComparedFigures(
          index: Points(cells[4]).map { $0.micros / 10_000 }, rank: Int64(cells[5]), incentive: incentive))
    }
    return results
  }
}
