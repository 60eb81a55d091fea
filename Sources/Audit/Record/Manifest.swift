internal import Digests
private import Foundation
package import Intake
package import Kinerja
package import Platform
internal import Policies
package import Reports
package import Wording

/// What a run was made of and what it made; nothing in it tells when, where or by whom it was run.
///
/// Its canonical form is JSON with sorted keys, so that equal runs have equal manifests, byte for byte.
package struct Manifest: Codable, Equatable, Sendable {
  /// The name of the manifest in a run folder.
  package static let fileName = "manifest.json"
  /// The name of the policy in a run folder: the very bytes that were read.
  package static let policyName = "kebijakan.yaml"
  /// The folder of source profiles in a run folder.
  package static let profileFolder = "profil"

  /// The name of the source profile with this position, from 0, in a run folder.
  package static func profileName(_ position: Int) -> String { "\(profileFolder)/\(position + 1).yaml" }

  /// The form of the manifest.
  package static let schema = "kinerja-manifest/1"

  /// The JSON Schema of the manifest.
  package static var jsonSchema: [UInt8] {
    let text = String(decoding: PackageResources.manifest_schema_json, as: UTF8.self)
      .replacing(/( +)"\{table\}"/) { match in
        Table.allCases.map { "\(match.1)\"\($0.rawValue)\"" }.joined(separator: ",\n")
      }
      .replacing("\"{longest key}\"", with: "\(Table.longestKey)")
    return Array(text.utf8)
  }

  /// The program that made the run.
  package struct Engine: Codable, Equatable, Sendable {
    /// Its version.
    package var version: String
    /// How it was built.
    package var build: String
  }

  /// The policy's file.
  package struct PolicyFile: Codable, Equatable, Sendable {
    /// The policy's own name for itself.
    package var id: String
    /// The digest of the file's bytes.
    package var sha256: String
    /// The digest of what it says, without comments and spacing.
    package var meaningSHA256: String
  }

  /// A file that was read.
  package struct Input: Codable, Equatable, Sendable {
    /// Its table; `kunci` for a mapping table.
    package var table: String
    /// Its name within the folder.
    package var name: String
    /// Its size.
    package var bytes: Int
    /// Its rows, header and empty lines not counted.
    package var rows: Int
    /// The digest of the very bytes that were parsed.
    package var sha256: String
    /// The source profile that says how it is read; nil for the method's own form.
    package var profile: String?
  }

  /// A source profile.
  package struct ProfileFile: Codable, Equatable, Sendable {
    /// The profile's own name for itself.
    package var id: String
    /// The path of its file within the run folder.
    package var path: String
    /// The digest of the file's bytes.
    package var sha256: String
    /// The patterns of the files that it was given to read; nil where it read those that it names itself.
    package var files: [String]?
  }

  /// Rows of a table that do not count, by reason.
  package struct Rows: Codable, Equatable, Sendable {
    /// Outside the quarter.
    package var outsideQuarter: Int
    /// Repeating another row in every cell.
    package var repeated: Int
    /// Invalid, and set aside.
    package var setAside: Int
    /// Left out as the source profiles say; nil without profiles.
    package var leftOut: Int?
    /// No data by a source profile, and no rows either, by rule; nil where there are none.
    package var skipped: [String: Int]?
  }

  /// A correction where it took effect.
  package struct Correction: Codable, Equatable, Sendable {
    /// Its name.
    package var id: String
    /// Where it is written: `file:line`.
    package var source: String
    /// The row that it changed or left out, or where it is written if it added one: `file:line`.
    package var target: String
    /// What it does (`tindakan`) where that is not the change of a cell.
    package var action: String?
    /// The table.
    package var table: String
    /// The row's key.
    package var key: [String]
    /// The changed column.
    package var column: String
    /// What stood in the cell.
    package var oldValue: String
    /// What was read in its stead.
    package var newValue: String
    /// Why.
    package var reason: String
    /// The number of the decision.
    package var decree: String
    /// Who approved it.
    package var approver: String
    /// When.
    package var date: String

    init(_ applied: AppliedCorrection) {
      let correction = applied.correction
      id = correction.id
      source = "\(applied.source)"
      target = "\(applied.target)"
      table = correction.table.rawValue
      key = correction.key
      action = correction.action == .change ? nil : correction.action.rawValue
      (column, oldValue, newValue) = correction.written
      reason = correction.reason
      decree = correction.decree
      approver = correction.approver
      date = "\(correction.date)"
    }
  }

  /// A file that was written.
  package struct Output: Codable, Equatable, Sendable {
    /// Its path within the run folder.
    package var path: String
    /// Its size.
    package var bytes: Int
    /// The digest of its bytes.
    package var sha256: String
  }

  /// Sums over employees; money is in rupiah, as text, for not every reader of JSON holds it exactly.
  package struct Totals: Codable, Equatable, Sendable {
    /// The employees of the run.
    package var employees: Int
    /// Those evaluated.
    package var evaluated: Int
    /// All incentives.
    package var incentive: String
  }

  /// Sums over the employees of a unit.
  package struct Unit: Codable, Equatable, Sendable {
    /// The unit's code.
    package var unit: String
    /// The sums.
    package var totals: Totals
  }

  /// The form of the manifest.
  package var schema: String
  /// The digest of the manifest with this field empty: the run's name.
  package var id: String
  /// The program.
  package var engine: Engine
  /// The quarter.
  package var quarter: String
  /// The last day that counts.
  package var asOf: String
  /// Whether invalid rows were set aside.
  package var quarantine: Bool
  /// Why it was published although the exports lack more than the limits allow; nil when nobody had to say.
  package var incomplete: String?
  /// The limits of what may be missing that were not the usual ones, by name; nil when all were.
  package var limits: [String: String]?
  /// The reports besides `hasil.csv`, by name.
  package var reports: [String]
  /// The language of the reports: `id` or `en`.
  package var reportLanguage: String
  /// The policy.
  package var policy: PolicyFile
  /// The source profiles; nil without any.
  package var profiles: [ProfileFile]?
  /// All files read, by table and name.
  package var inputs: [Input]
  /// Cells that koreksi.csv changed, by table and place.
  package var corrections: [Correction]
  /// Rows that do not count, by table.
  package var rows: [String: Rows]
  /// Rows that the method passes over, by reason.
  package var ignored: [String: Int]
  /// All files written, by path, but for the manifest and `run.json`.
  package var outputs: [Output]
  /// Sums over everybody.
  package var totals: Totals
  /// Sums by unit, by the units' codes.
  package var units: [Unit]

  /// Describes a run.
  package init(
    _ reading: QuarterReading, _ results: Results, policy: Policy, policyBytes: [UInt8], profiles: [Profile],
    quarantine: Bool, incomplete: String?, limits: CompletenessLimits,
    reports: Set<ReportFormat>, reportLanguage: Language, outputs: [OutputRecord]
  ) {
    schema = Self.schema
    id = ""
    engine = Engine(version: EngineVersion.number, build: EngineVersion.build)
    quarter = "\(results.quarter)"
    asOf = "\(results.asOf)"
    self.quarantine = quarantine
    self.incomplete = incomplete
    self.limits = limits.changes
    self.reports = reports.map(\.name).sorted()
    self.reportLanguage = reportLanguage.rawValue
    self.policy = PolicyFile(
      id: policy.id, sha256: "\(Digest(of: policyBytes))",
      meaningSHA256: PolicyReader.meaningDigest(of: policyBytes).map { "\($0)" } ?? "")
    if !profiles.isEmpty {
      self.profiles = profiles.enumerated().map { position, profile in
        ProfileFile(
          id: profile.id, path: Self.profileName(position), sha256: "\(Digest(of: profile.bytes))",
          files: profile.assigned)
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
        leftOut: profiles.isEmpty ? nil : summary.leftOut,
        skipped: summary.skipped.isEmpty
          ? nil : Dictionary(uniqueKeysWithValues: summary.skipped.map { ($0.key.rule, $0.value) }))
    }
    let passedOver = results.ignored
    ignored = [
      "kehadiran_di_luar_segmen": passedOver.attendanceOutsideSegments,
      "kehadiran_tidak_dijadwalkan": passedOver.attendanceUnscheduled,
      "jadwal_pegawai_kantor": passedOver.shiftsOfOfficeStaff,
      "jadwal_di_luar_segmen": passedOver.shiftsOutsideSegments,
      "target_bukan_pegawai": passedOver.targetsOfOthers,
      "penilaian_bukan_pegawai": passedOver.scoresOfOthers,
      "predikat_bukan_pegawai": passedOver.statutoryLevelsOfOthers,
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

  /// The sums over the rows of a published table, in all and by unit.
  static func sums(_ results: some Sequence<RecordedResult>) -> (Totals, [Unit]) {
    var counts: [BytewiseText: (employees: Int, evaluated: Int, incentive: Int128)] = [:]
    for result in results {
      let known = counts[BytewiseText(result.unit)] ?? (0, 0, 0)
      counts[BytewiseText(result.unit)] = (
        known.employees + 1, known.evaluated + (result.figures.index == nil ? 0 : 1),
        known.incentive + Int128(result.figures.incentive)
      )
    }
    func totals(_ counts: some Sequence<(employees: Int, evaluated: Int, incentive: Int128)>) -> Totals {
      let sum = counts.reduce((0, 0, Int128(0))) { ($0.0 + $1.employees, $0.1 + $1.evaluated, $0.2 + $1.incentive) }
      return Totals(employees: sum.0, evaluated: sum.1, incentive: "\(sum.2)")
    }
    let units = counts.sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }
    return (totals(counts.values), units.map { Unit(unit: $0.key.text, totals: totals([$0.value])) })
  }

  /// The canonical bytes.
  package var bytes: [UInt8] { canonicalJSON(self) }

  /// Whether the name is the digest of everything else.
  package var isIntact: Bool {
    var unnamed = self
    unnamed.id = ""
    return "\(Digest(of: unnamed.bytes))" == id
  }

  /// All that it counts.
  private var counts: [Int] {
    let sums = [totals] + units.map(\.totals)
    let left = rows.values.flatMap {
      [$0.outsideQuarter, $0.repeated, $0.setAside, $0.leftOut ?? 0] + Array(($0.skipped ?? [:]).values)
    }
    return inputs.flatMap { [$0.bytes, $0.rows] } + outputs.map(\.bytes)
      + sums.flatMap { [$0.employees, $0.evaluated] }
      + left + Array(ignored.values)
  }

  /// Counts whose sums cannot overflow.
  private static let possibleCounts = 0..<1 << 48

  /// Whether a path stays within the folder that it begins in.
  private static func isWithin(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !path.utf8.contains(0) && !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
  }

  /// Reads a manifest; nil when the bytes are none, or when it names files that are not within its folders.
  package init?(_ bytes: [UInt8]) {
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)), manifest.schema == Self.schema,
      (manifest.outputs.map(\.path) + (manifest.profiles ?? []).map(\.path) + manifest.inputs.map(\.name))
        .allSatisfy(Self.isWithin), manifest.counts.allSatisfy(Self.possibleCounts.contains)
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

extension Manifest {
  /// The reports among the outputs.
  package var reportFiles: [String] {
    outputs.map(\.path).filter(ReportFormat.all.flatMap(\.files).contains)
  }
}
