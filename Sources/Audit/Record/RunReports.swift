internal import Digests
internal import Intake
internal import Kinerja
internal import Platform
package import Reports
package import Wording

/// The key of pseudonyms: 32 random bytes, in a file that says what it is.
package struct RedactionKey: Sendable {
  private static let mark = "kinerja-samaran/1 "

  let bytes: [UInt8]

  /// Makes a new key.
  package static func random() -> RedactionKey {
    var generator = SystemRandomNumberGenerator()
    return RedactionKey(bytes: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// What its file holds.
  package var text: String { Self.mark + Digests.text(hexadecimal: bytes) + "\n" }

  /// Reads a file that `kinerja redact key` wrote: whoever can guess a key finds out who is who.
  package init(file path: String) throws(Refusal) {
    guard let content = fileBytes(path) else { throw Refusal(.noInput, .unreadable(path, SystemReason.last.text)) }
    let text = String(decoding: content, as: UTF8.self)
    guard text.hasPrefix(Self.mark), let bytes = Digests.bytes(hexadecimal: text.dropFirst(Self.mark.count).trimmedEnd),
      bytes.count == 32, Set(bytes).count >= 16
    else {
      throw Refusal(
        .data,
        "\(path): "
          + Text(
            "bukan kunci samaran; buat dengan `kinerja redact key BERKAS`",
            "is no key for pseudonyms; make one with `kinerja redact key FILE`"))
    }
    self.bytes = bytes
  }
}

extension Substring {
  /// Without a line end.
  fileprivate var trimmedEnd: String { String(hasSuffix("\n") ? dropLast() : self) }
}

extension RepeatedRun {
  /// Says how many people a reader may find in spite of a pseudonym, as fewer than so many share their unit, kind and class;
  /// nil where there are none.
  package func recognisable(below least: Int) -> Text? {
    struct Post: Hashable {
      let unit: Int32
      let jobType: JobType
      let grade: UInt8
    }
    let segments = run.results.employees.map { run.reading.facts.roster.segments[Int($0.segment)] }
    let posts = segments.map { Post(unit: $0.unit, jobType: $0.jobType, grade: $0.grade) }
    let sizes = posts.reduce(into: [:]) { sizes, post in sizes[post, default: 0] += 1 }
    let alone = posts.count { sizes[$0, default: 0] < least }
    guard alone > 0 else { return nil }
    return Text(
      "\(alone) dari \(posts.count) pegawai masih dapat dikenali: kurang dari \(least) orang berbagi unit, jenis dan kelas jabatan mereka",
      "\(alone) of \(posts.count) employees can still be recognised: fewer than \(least) people share their unit, kind and class"
    )
  }

  /// Writes the rankings and reports of a run into a new folder, with a key under pseudonyms.
  package func writeReports(
    _ reports: EvaluationRun.Reports, to path: String, redacting key: RedactionKey?, earlier: [EarlierQuarter]
  ) throws {
    let facts = run.reading.facts
    let named = ResultTable(run.results, facts.roster)
    let table = key.map { named.redacted(key: $0.bytes) } ?? named
    let folder = try RunFolder(at: path)
    try RankingFiles(table, parallelism: source.inputs.parallelism).write(to: folder)
    let content = ReportContent(
      table: table, facts: facts, policy: source.policy, policyDigest: source.manifest.policy.sha256,
      inputs: run.reading.files, engine: EngineVersion.text, incomplete: source.manifest.incomplete,
      language: reports.language, earlier: earlier)
    try reports.formats.write(content, to: folder)
    try folder.flush()
    try folder.publish()
  }
}
