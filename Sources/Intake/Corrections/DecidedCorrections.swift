package import Findings
internal import Kinerja

/// The corrections that a register of objections has decided for a quarter.
package struct DecidedCorrections: Sendable {
  /// Begins the name of every correction that follows from an objection.
  package static let prefix = "koreksi-keberatan-"

  private let digests: [String: String]

  /// Takes the digest of each correction's file, by its name.
  package init(_ digests: [String: String]) { self.digests = digests }

  /// What tells the corrections that were read from those that were decided: a figure may move by decisions alone, and by each
  /// of them.
  package func findings(_ reading: QuarterReading) -> [Finding] {
    let files = reading.tables[.corrections]?.files ?? []
    let foreign = files.compactMap { file -> Finding? in
      guard digests[file.name] != "\(file.digest)" else { return nil }
      let claims = digests[file.name] != nil || file.name.hasPrefix(Self.prefix)
      return Finding(code: claims ? .file(.undecidedCorrection) : .correcting(.other), file: file.name)
    }
    let there = Set(files.map(\.name))
    let missing = digests.keys.filter { !there.contains($0) }.sorted()
    return foreign + missing.map { Finding(code: .file(.missingCorrection), file: $0) }
  }
}
