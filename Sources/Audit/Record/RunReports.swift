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

extension PostGroups {
  /// What is left out.
  package func notice(least: Int) -> Text {
    let (posts, units) = counts
    return Text(
      "\(posts) dari \(shown.count) pegawai digabung, karena kurang dari \(least) orang berbagi unit, jenis dan kelas jabatan mereka: jenis, kelas, kelompok dan uang mereka dikosongkan, dan unit dari \(units) orang",
      "\(posts) of \(shown.count) employees are grouped, as fewer than \(least) people share their unit, kind and class: kind, class, peer group and money are left out, and the unit of \(units) of them"
    ) + "; "
      + Text(
        "peringkat dalam unit dan kelompok, serta tindak_lanjut.csv, tidak ditulis",
        "ranks in units and groups, and tindak_lanjut.csv, are not written")
  }
}

extension RepeatedRun {
  /// Whose posts would tell who they are, as fewer than so many people share unit, kind and class; nil where there is nobody.
  package func postGroups(least: Int) -> PostGroups? {
    let groups = PostGroups(run.results, run.reading.facts.roster, least: least)
    return groups.counts.posts > 0 ? groups : nil
  }

  /// Writes the rankings and reports of a run into a new folder, with a key under pseudonyms.
  package func writeReports(
    _ reports: EvaluationRun.Reports, to path: String, redacting key: RedactionKey?, posts: PostGroups?,
    earlier: [EarlierQuarter]
  ) throws {
    var facts = run.reading.facts
    let named = ResultTable(run.results, facts.roster)
    let table = key.map { named.redacted(key: $0.bytes, posts: posts) } ?? named
    facts.roster = table.roster
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
