import Foundation
import Kinerja
import Sample
import Tabular

/// A sample as it was written, read back as exports are read.
struct WrittenSample: Sendable {
  let report: SampleReport
  /// The bytes of each file.
  let files: [String: [UInt8]]

  init(_ options: SampleOptions) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kinerja-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    report = try writeSample(options, to: folder)
    files = try Dictionary(
      uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: folder).map { name in
        (name, Array(FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()))
      })
  }

  /// A table without defects, by its file's name.
  func table(_ name: String) -> WrittenTable { WrittenTable(files["\(name).csv"] ?? []) }

  /// The physical lines of a file, the header first.
  func lines(_ name: String) -> [[UInt8]] {
    (files[name] ?? []).split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map { Array($0) }
  }

  /// 600 people, in more than one block, without anything wrong.
  static let clean = made(options())

  static func options(_ quarter: String = "2026-Q3", employees: Int = 600, seed: UInt64 = 7) -> SampleOptions {
    SampleOptions(quarter: Quarter(quarter)!, employees: employees, seed: seed)
  }

  static func made(_ options: SampleOptions) -> WrittenSample {
    do { return try WrittenSample(options) } catch { fatalError("\(error)") }
  }
}

/// The rows of a table, cells by the header's names.
struct WrittenTable: Sendable {
  let header: [String]
  let rows: [[String]]

  init(_ bytes: [UInt8]) {
    let padded = bytes + [UInt8](repeating: 0, count: RecordScanner.padding)
    var records = padded.withUnsafeBufferPointer { padded in
      var scanner = RecordScanner(UnsafeBufferPointer(rebasing: padded[..<bytes.count]), capacity: 20)
      var records: [[String]] = []
      while scanner.next() == .record { records.append((0..<scanner.fieldCount).map { scanner.cell($0).text }) }
      return records
    }
    header = records.isEmpty ? [] : records.removeFirst()
    rows = records
  }

  /// The cells of a column, row by row.
  func column(_ name: String) -> [String] {
    guard let place = header.firstIndex(of: name) else { return [] }
    return rows.map { $0[place] }
  }

  /// The cells of some columns, row by row.
  func columns(_ names: String...) -> [[String]] {
    let places = names.compactMap { header.firstIndex(of: $0) }
    return rows.map { row in places.map { row[$0] } }
  }
}

/// A person's time in a post, as the roster has it.
struct RosterSegment {
  let unit: String
  let type: String
  let grade: Int
  let superior: String
  let pattern: String
  let start: CivilDate
  let end: CivilDate?

  func holds(_ day: CivilDate) -> Bool { start <= day && end.map { day <= $0 } ?? true }
}

extension WrittenSample {
  /// The segments of each person, in the order of the file.
  var roster: [String: [RosterSegment]] {
    var roster: [String: [RosterSegment]] = [:]
    let table = table("pegawai")
    for row in table.columns(
      "nip", "unit_kode", "jenis_jabatan", "kelas_jabatan", "atasan_nip", "pola_kerja", "berlaku_mulai",
      "berlaku_sampai")
    {
      guard let start = CivilDate(row[6]), row[7].isEmpty || CivilDate(row[7]) != nil else { continue }
      roster[row[0], default: []].append(
        RosterSegment(
          unit: row[1], type: row[2], grade: Int(row[3]) ?? 0, superior: row[4], pattern: row[5], start: start,
          end: CivilDate(row[7])))
    }
    return roster
  }
}
