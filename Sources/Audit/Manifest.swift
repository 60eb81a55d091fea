private import Digests
private import Foundation
public import Intake
public import Kinerja
public import Reports

/// What a run was made of and what it made; nothing in it tells when, where or by whom it was run.
///
/// Its canonical form is JSON with sorted keys, so that equal runs have equal manifests, byte for byte.
public struct Manifest: Codable, Equatable, Sendable {
  /// The name of the manifest in a run folder.
  public static let fileName = "manifest.json"
  /// The name of the policy in a run folder: the very bytes that were read.
  public static let policyName = "kebijakan.yaml"
  /// The folder of source profiles in a run folder.
  public static let profileFolder = "profil"

  /// The name of the source profile with this position, from 0, in a run folder.
  public static func profileName(_ position: Int) -> String { "\(profileFolder)/\(position + 1).yaml" }

  /// The form of the manifest.
  public static let schema = "kinerja-manifest/1"

  /// The JSON Schema of the manifest.
  public static var jsonSchema: [UInt8] { PackageResources.manifest_schema_json }

  /// The program that made the run.
  public struct Engine: Codable, Equatable, Sendable {
    /// Its version.
    public var version: String
    /// How it was built.
    public var build: String
  }

  /// The policy's file.
  public struct PolicyFile: Codable, Equatable, Sendable {
    /// The policy's own name for itself.
    public var id: String
    /// The digest of the file's bytes.
    public var sha256: String
    /// The digest of what it says, without comments and spacing.
    public var meaningSHA256: String
  }

  /// A file that was read.
  public struct Input: Codable, Equatable, Sendable {
    /// Its table; `kunci` for a mapping table.
    public var table: String
    /// Its name within the folder.
    public var name: String
    /// Its size.
    public var bytes: Int
    /// Its rows, header and empty lines not counted.
    public var rows: Int
    /// The digest of the very bytes that were parsed.
    public var sha256: String
    /// The source profile that says how it is read; nil for the method's own form.
    public var profile: String?
  }

  /// A source profile.
  public struct ProfileFile: Codable, Equatable, Sendable {
    /// The profile's own name for itself.
    public var id: String
    /// The path of its file within the run folder.
    public var path: String
    /// The digest of the file's bytes.
    public var sha256: String
  }

  /// Rows of a table that do not count, by reason.
  public struct Rows: Codable, Equatable, Sendable {
    /// Outside the quarter.
    public var outsideQuarter: Int
    /// Repeating another row in every cell.
    public var repeated: Int
    /// Invalid, and set aside.
    public var setAside: Int
    /// Left out as the source profiles say; nil without profiles.
    public var leftOut: Int?
  }

  /// A correction where it took effect.
  public struct Correction: Codable, Equatable, Sendable {
    /// Its name.
    public var id: String
    /// Where it is written: `file:line`.
    public var source: String
    /// The row that it changed: `file:line`.
    public var target: String
    /// The table.
    public var table: String
    /// The row's key.
    public var key: [String]
    /// The changed column.
    public var column: String
    /// What stood in the cell.
    public var oldValue: String
    /// What was read in its stead.
    public var newValue: String
    /// Why.
    public var reason: String
    /// The number of the decision.
    public var decree: String
    /// Who approved it.
    public var approver: String
    /// When.
    public var date: String

    init(_ applied: AppliedCorrection) {
      let correction = applied.correction
      id = correction.id
      source = "\(applied.source)"
      target = "\(applied.target)"
      table = correction.table.rawValue
      key = correction.key
      column = correction.table.columns[correction.column].name
      oldValue = correction.oldValue
      newValue = correction.newValue
      reason = correction.reason
      decree = correction.decree
      approver = correction.approver
      date = "\(correction.date)"
    }
  }

  /// A file that was written.
  public struct Output: Codable, Equatable, Sendable {
    /// Its path within the run folder.
    public var path: String
    /// Its size.
    public var bytes: Int
    /// The digest of its bytes.
    public var sha256: String
  }

  /// Sums over employees; money is in rupiah, as text, for not every reader of JSON holds it exactly.
  public struct Totals: Codable, Equatable, Sendable {
    /// The employees of the run.
    public var employees: Int
    /// Those evaluated.
    public var evaluated: Int
    /// All incentives.
    public var incentive: String
  }

  /// Sums over the employees of a unit.
  public struct Unit: Codable, Equatable, Sendable {
    /// The unit's code.
    public var unit: String
    /// The sums.
    public var totals: Totals
  }

  /// The form of the manifest.
  public var schema: String
  /// The digest of the manifest with this field empty: the run's name.
  public var id: String
  /// The program.
  public var engine: Engine
  /// The quarter.
  public var quarter: String
  /// The last day that counts.
  public var asOf: String
  /// Whether invalid rows were set aside.
  public var quarantine: Bool
  /// The reports besides `hasil.csv`, by name.
  public var reports: [String]
  /// The language of the reports: `id` or `en`.
  public var reportLanguage: String
  /// The policy.
  public var policy: PolicyFile
  /// The source profiles; nil without any.
  public var profiles: [ProfileFile]?
  /// All files read, by table and name.
  public var inputs: [Input]
  /// Cells that koreksi.csv changed, by table and place.
  public var corrections: [Correction]
  /// Rows that do not count, by table.
  public var rows: [String: Rows]
  /// Rows that the method passes over, by reason.
  public var ignored: [String: Int]
  /// All files written, by path, but for the manifest and `run.json`.
  public var outputs: [Output]
  /// Sums over everybody.
  public var totals: Totals
  /// Sums by unit, by the units' codes.
  public var units: [Unit]

  /// Describes a run.
  public init(
    _ reading: QuarterReading, _ results: Results, policy: Policy, policyBytes: [UInt8], profiles: [Profile],
    quarantine: Bool,
    reports: Set<ReportKind>, reportLanguage: Language, outputs: [OutputRecord]
  ) {
    schema = Self.schema
    id = ""
    engine = Engine(version: EngineVersion.number, build: EngineVersion.build)
    quarter = "\(results.quarter)"
    asOf = "\(results.asOf)"
    self.quarantine = quarantine
    self.reports = reports.map(\.rawValue).sorted()
    self.reportLanguage = reportLanguage.rawValue
    self.policy = PolicyFile(
      id: policy.id, sha256: "\(Digest(of: policyBytes))",
      meaningSHA256: PolicyReader.meaningDigest(of: policyBytes).map { "\($0)" } ?? "")
    if !profiles.isEmpty {
      self.profiles = profiles.enumerated().map { position, profile in
        ProfileFile(id: profile.id, path: Self.profileName(position), sha256: "\(Digest(of: profile.bytes))")
      }
    }
    inputs = reading.files.map { file in
      Input(
        table: file.table, name: file.name, bytes: file.bytes, rows: file.rows, sha256: "\(file.digest)",
        profile: file.profile)
    }
    corrections = reading.corrections.map { Correction($0) }
    rows = [:]
    for (table, summary) in reading.tables where !summary.files.isEmpty {
      rows[table.rawValue] = Rows(
        outsideQuarter: summary.outsideQuarter, repeated: summary.repeated, setAside: summary.invalid,
        leftOut: profiles.isEmpty ? nil : summary.leftOut)
    }
    let passedOver = results.ignored
    ignored = [
      "kehadiran_di_luar_segmen": passedOver.attendanceOutsideSegments,
      "kehadiran_tidak_dijadwalkan": passedOver.attendanceUnscheduled,
      "jadwal_pegawai_kantor": passedOver.shiftsOfOfficeStaff,
      "jadwal_di_luar_segmen": passedOver.shiftsOutsideSegments,
      "target_bukan_pegawai": passedOver.targetsOfOthers,
      "penilaian_bukan_pegawai": passedOver.scoresOfOthers,
      "predikat_bukan_pegawai": passedOver.ratingsOfOthers,
      "target_tanpa_norma": reading.targetsWithoutNorm,
    ]
    self.outputs = outputs.map { Output(path: $0.path, bytes: $0.bytes, sha256: "\($0.digest)") }
    (totals, units) = Self.sums(results, reading.facts.roster)
    id = "\(Digest(of: bytes))"
  }

  private static func sums(_ results: Results, _ roster: Roster) -> (Totals, [Unit]) {
    var counts = [(employees: Int, evaluated: Int, incentive: Int128)](
      repeating: (0, 0, 0), count: roster.units.count + 1)
    for employee in results.employees {
      for place in [Int(roster.segments[Int(employee.segment)].unit), roster.units.count] {
        counts[place].employees += 1
        counts[place].evaluated += employee.isEvaluated ? 1 : 0
        counts[place].incentive += Int128(employee.incentive.amount)
      }
    }
    let totals = counts.map { Totals(employees: $0.employees, evaluated: $0.evaluated, incentive: "\($0.incentive)") }
    let units = zip(roster.units, totals).filter { $1.employees > 0 }.map { Unit(unit: $0, totals: $1) }
    return (
      totals[roster.units.count], units.sorted { $0.unit.utf8.lexicographicallyPrecedes($1.unit.utf8) }
    )
  }

  /// The canonical bytes.
  public var bytes: [UInt8] { canonicalJSON(self) }

  /// Whether the name is the digest of everything else.
  public var isIntact: Bool {
    var unnamed = self
    unnamed.id = ""
    return "\(Digest(of: unnamed.bytes))" == id
  }

  /// Reads a manifest; nil when the bytes are none.
  public init?(_ bytes: [UInt8]) {
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)), manifest.schema == Self.schema
    else { return nil }
    self = manifest
  }
}

/// JSON with sorted keys and a line end behind it.
func canonicalJSON(_ value: some Encodable, isPretty: Bool = true) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting =
    isPretty ? [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes] : [.sortedKeys, .withoutEscapingSlashes]
  guard let data = try? encoder.encode(value) else { preconditionFailure("values of the run record can be encoded") }
  return Array(data) + [0x0A]
}
