import Findings
import Foundation
import Kinerja
import SmallQuarters

@testable import Intake

/// The exports of 2026-Q3, put together from texts and read under the small policy.
///
/// `@A` to `@D` stand for NIPs, in rows and in what is said of them: @A works five days in U1, @B shifts in U1, @C six days
/// in U2 from 1 August to 15 September; @D is in no roster yet.
struct Exports {
  private static let nips = [
    "@A": "198001012005011001", "@B": "199002022015022002", "@C": "197503032000031003", "@D": "200101012024012004",
  ]
  static let roster = [
    "@A,Andi,U1,Dinas Satu,Analis,PLK,8,PNS,,5H,2024-01-01,",
    "@B,Budi,U1,Dinas Satu,Perawat,JF,8,PNS,@A,SHIFT,2024-01-01,",
    "@C,Citra,U2,Dinas Dua,Kepala,PWS,9,PPPK,,6H,2026-08-01,2026-09-15",
  ]

  /// The NIP of a letter.
  static func nip(_ letter: String) -> UInt64 { UInt64(nips["@" + letter]!)! }

  static func spelled(_ text: String) -> String {
    nips.reduce(into: text) { $0 = $0.replacing($1.key, with: $1.value) }
  }

  static func abridged(_ text: String) -> String {
    nips.reduce(into: text) { $0 = $0.replacing($1.value, with: $1.key) }
  }

  private(set) var files: [String: [UInt8]] = [:]
  private var profiles: [Profile] = []

  /// Three people with norms and tariffs, and nothing that they did.
  init() {
    for table in Table.allCases where table.spec.need == .required { put([], in: table) }
    put(Self.roster, in: .roster)
    put(["I1,60", "I2,30"], in: .norms)
    put(["8,*,3000000", "9,U2,4000000"], in: .tariffs)
  }

  /// The usual exports with these rows of a table.
  init(_ rows: [String], in table: Table, header: String? = nil) {
    self.init()
    put(rows, in: table, header: header)
  }

  /// The columns that a table must have.
  static func header(_ table: Table) -> String {
    table.spec.columns.filter { !$0.mayBeAbsent }.map(\.name).joined(separator: ",")
  }

  /// Puts rows, the first on line 2, in place of those of the table's file, or of the file `T-part.csv`.
  mutating func put(_ rows: [String], in table: Table, part: String? = nil, header: String? = nil) {
    let name = part.map { "\(table.rawValue)-\($0).csv" } ?? table.fileName
    put(([header ?? Self.header(table)] + rows).map { $0 + "\n" }.joined(), as: name)
  }

  /// Puts a file.
  mutating func put(_ text: String, as name: String) { files[name] = Array(Self.spelled(text).utf8) }

  /// Puts a file byte by byte.
  mutating func put(bytes: [UInt8], as name: String) { files[name] = bytes }

  /// Takes a file away.
  mutating func remove(_ name: String) { files[name] = nil }

  /// Reads with a profile.
  mutating func use(profile yaml: String) throws {
    profiles.append(try ProfileReader.read(Array(yaml.utf8), name: "profil.yaml").get())
  }

  /// Writes the files into a new folder for a while; calls the body with its path.
  func written<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kinerja-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    return try body(folder.path)
  }

  /// The folder as the program lists it, for a while.
  func listed<Result>(_ body: (InputFolder) throws -> Result) throws -> Result {
    try written { try body(InputFolder(path: $0, profiles: profiles)) }
  }

  /// What reading gives.
  func read(
    _ options: ReadingOptions = ReadingOptions(), under policy: Policy = SmallPolicy().policy,
    asOf: String = "2026-09-30", isCorrected: Bool = true
  ) throws -> Outcome {
    try listed { folder in
      var findings: [Finding] = []
      let reading = try readQuarter(
        folder, Codebook(policy, SmallQuarter.quarter), asOf: CivilDate(asOf)!, options: options,
        log: FindingLog { findings.append($0) }, isCorrected: isCorrected)
      return Outcome(findings: findings, reading: reading)
    }
  }

  /// What is said of the exports.
  func said() throws -> [String] { try read().said }

  struct Outcome {
    let findings: [Finding]
    let reading: QuarterReading

    var facts: Facts { reading.facts }

    /// Each finding as `code place column NIP [value] detail`, as far as there is something to say; that most tables have no
    /// rows is as it should be here.
    var said: [String] {
      findings.filter { $0.code != .export(.headerAlone) }.map { finding in
        let parts = [
          finding.code.rawValue, finding.place, finding.column, finding.nip.map { "\($0)" } ?? "",
          finding.value.isEmpty ? "" : "[\(finding.value)]", finding.detail,
        ]
        return Exports.abridged(parts.filter { !$0.isEmpty }.joined(separator: " "))
      }
    }

    /// Rows, and those outside the quarter, repeated, invalid and left out.
    func counts(_ table: Table) -> [Int] {
      guard let summary = reading.tables[table] else { return [] }
      return [summary.rows, summary.outsideQuarter, summary.repeated, summary.invalid, summary.leftOut]
    }
  }
}
