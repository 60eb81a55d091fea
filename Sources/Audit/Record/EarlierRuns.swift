private import Foundation
private import Glibc
package import Intake
package import Kinerja
internal import Platform
package import Wording

extension Baseline {
  /// What a run read; refused when the folder holds no whole run record.
  package init(run path: String) throws(Refusal) {
    guard let baseline = Self(of: StoredRun(at: path)) else {
      throw Refusal(.noInput, "\(path): " + Text("bukan folder run yang utuh", "is no whole run folder"))
    }
    self = baseline
  }

  /// The newest run of a workspace's own exports for a quarter among the folders that its `output` names, else for the
  /// quarter before; nil without any. `place` makes a path of a setting for a quarter.
  package static func newest(
    of quarter: Quarter, in workspace: Workspace, place: (_ setting: String, _ quarter: Quarter) -> String
  ) throws(Refusal) -> Baseline? {
    let previous = Quarter(year: quarter.previous.year, number: quarter.previous.number)
    for quarter in [quarter, previous].compactMap(\.self) {
      let input = URL(filePath: place(workspace.input, quarter)).path
      let runs = try folders(place(workspace.output, quarter)).compactMap(read)
        .filter { $0.baseline.quarter == quarter && $0.record.input == input }
      if let newest = runs.max(by: { ($0.record.finished, $0.baseline.path) < ($1.record.finished, $1.baseline.path) })
      {
        return newest.baseline
      }
    }
    return nil
  }

  /// The folders that a path stands for: itself, or with any number in its last part.
  private static func folders(_ path: String) throws(Refusal) -> [String] {
    let name = URL(filePath: path).lastPathComponent
    guard let mark = name.range(of: Workspace.numberMark) else { return [path] }
    let parent = String(path.dropLast(name.count))
    let around = (name[..<mark.lowerBound], name[mark.upperBound...])
    guard let entries = folderEntries(parent) else {
      if errno == ENOENT { return [] }
      throw Refusal(.io, .unreadable(parent, SystemReason.last.text))
    }
    return entries.map(\.name).filter { entry in
      guard entry.hasPrefix(around.0), entry.hasSuffix(around.1) else { return false }
      let number = entry.dropFirst(around.0.count).dropLast(around.1.count)
      return !number.isEmpty && number.allSatisfy { $0.isASCII && $0.isNumber }
    }.map { parent + $0 }
  }

  private static func read(_ path: String) -> (baseline: Baseline, record: RunRecord)? {
    let stored = StoredRun(at: path)
    guard let record = stored.record, let baseline = Baseline(of: stored) else { return nil }
    return (baseline, record)
  }

  private init?(of stored: StoredRun) {
    guard let manifest = stored.manifest, manifest.isIntact, let quarter = Quarter(manifest.quarter),
      let asOf = CivilDate(manifest.asOf)
    else { return nil }
    let files = manifest.inputs.map { (table: $0.table, profile: $0.profile, rows: $0.rows) }
    self.init(path: stored.path, quarter: quarter, asOf: asOf, files: files)
  }
}
