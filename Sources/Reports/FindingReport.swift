package import Findings
internal import Intake
internal import Kinerja
package import Platform
internal import Tabular
package import Wording

/// Writes findings, in memory that does not grow with their number: as rows of `galat.csv`, up to a limit, and as a line of
/// JSON each if that is asked for.
package final class FindingFiles {
  /// The most rows of `galat.csv`: what a sheet holds beside its header, and 200 MB or so.
  package static let limit = 1_048_000

  private static let header = "kode,tingkat,berkas,baris,sel,kolom,nip,nilai,masalah,harapan,perbaikan\n"

  private let path: String
  private let language: Language
  private let printsJSON: Bool
  private let limit: Int
  private var rows = 0
  /// The findings beyond the limit, which are counted alone.
  package private(set) var left = 0
  private var place: FilePlace?
  private var file: OutputFile?
  private var failure: WriteError?
  private var buffer = CSVBuffer()
  private var lines = CSVBuffer()
  /// The texts of findings, ready to be written; most findings share theirs with many others.
  private var texts: [TextKey: (csv: String, json: String)] = [:]

  private struct TextKey: Hashable {
    var code: FindingCode
    var value: String
    var detail: String
    var rows: Int
  }

  /// Makes a writer; `galat.csv` takes the place of an earlier one when it is whole; nothing else is replaced.
  package init(csv path: String, printsJSON: Bool, language: Language, limit: Int = FindingFiles.limit) {
    self.path = path
    self.limit = limit
    self.printsJSON = printsJSON
    self.language = language
  }

  /// Adds a finding; an error of writing is kept for `finish`.
  package func add(_ finding: Finding) {
    guard failure == nil else { return }
    rows += 1
    if rows > limit {
      left += 1
      guard printsJSON else { return }
    }
    do throws(WriteError) {
      if file == nil { try begin() }
      let texts = texts(of: finding)
      if rows <= limit { appendCSV(finding, texts.csv) }
      if printsJSON { appendJSON(finding, texts.json) }
      if buffer.count + lines.count > 1 << 18 { try flush() }
    } catch {
      failure = error
    }
  }

  /// Writes what is left and closes the file; with nothing found, one that an earlier check wrote loses its rows.
  package func finish() throws(WriteError) {
    if let failure { throw failure }
    if file == nil, fileBytes(path)?.starts(with: Self.header.utf8) == true { try begin() }
    if left > 0 { appendRest() }
    try flush()
    try file?.finish()
    try place?.publish()
  }

  private func begin() throws(WriteError) {
    let place = try FilePlace(path, replacing: .fileStarting(Self.header))
    file = try place.makeFile()
    self.place = place
    buffer.append(plain: Self.header)
  }

  private func appendCSV(_ finding: Finding, _ texts: String) {
    buffer.append(plain: finding.code.rawValue)
    buffer.append(plain: finding.code.isWarning ? ",peringatan," : ",galat,")
    buffer.append(cell: finding.file.inert)
    buffer.comma()
    if finding.line > 0 { buffer.append(whole: Int64(finding.line)) }
    buffer.comma()
    if finding.field > 0 { buffer.append(whole: Int64(finding.field)) }
    buffer.comma()
    buffer.append(cell: finding.column.inert)
    buffer.comma()
    if let nip = finding.nip { buffer.append(magnitude: nip.number, width: 18) }
    buffer.comma()
    buffer.append(cell: finding.value.inert)
    buffer.comma()
    buffer.append(plain: texts)
    buffer.endLine()
  }

  /// Adds a row that says how many findings do not stand here.
  private func appendRest() {
    buffer.append(plain: ",,,,,,,,")
    buffer.append(
      cell: Text("\(left) temuan lagi tidak ditulis di sini", "\(left) more findings are not written here").in(language)
    )
    buffer.append(plain: ",,")
    buffer.append(
      cell: Text(
        "betulkan yang di atas lalu periksa lagi", "mend those above and check again"
      ).in(language))
    buffer.endLine()
  }

  private func appendJSON(_ finding: Finding, _ texts: String) {
    func number(_ value: Int) -> String { value > 0 ? "\(value)" : "null" }
    func text(_ value: String) -> String { value.isEmpty ? "null" : jsonString(value) }
    lines.append(plain: "{\"kode\":\"\(finding.code.rawValue)\",")
    lines.append(plain: "\"tingkat\":\"\(finding.code.isWarning ? "peringatan" : "galat")\",")
    lines.append(plain: "\"berkas\":\(jsonString(finding.file)),\"baris\":\(number(finding.line)),")
    lines.append(plain: "\"sel\":\(number(finding.field)),\"kolom\":\(text(finding.column)),")
    lines.append(plain: "\"nip\":\(finding.nip.map { "\"\($0)\"" } ?? "null"),\"nilai\":\(text(finding.value)),")
    lines.append(plain: texts)
    lines.append(plain: "}\n")
  }

  private func texts(of finding: Finding) -> (csv: String, json: String) {
    let value = finding.code.namesValue ? finding.value : ""
    let key = TextKey(code: finding.code, value: value, detail: finding.detail, rows: finding.rows)
    if let known = texts[key] { return known }
    let entry = finding.texts
    let parts = [entry.problem, entry.expectation, entry.remedy].map { $0.in(language) }
    var cells = CSVBuffer()
    for (index, part) in parts.enumerated() {
      if index > 0 { cells.comma() }
      cells.append(cell: part.inert)
    }
    let names = ["masalah", "harapan", "perbaikan"]
    let made = (
      csv: cells.withBytes { String(decoding: $0, as: UTF8.self) },
      json: zip(names, parts).map { "\"\($0)\":\(jsonString($1))" }.joined(separator: ",")
    )
    if texts.count > 10_000 { texts = [:] }
    texts[key] = made
    return made
  }

  private func flush() throws(WriteError) {
    try file?.write(buffer)
    buffer.removeAll()
    lines.withBytes { bytes in print(String(decoding: bytes, as: UTF8.self).printable, terminator: "") }
    lines.removeAll()
  }
}

/// The counts behind the findings.
package struct FindingTotals {
  private let rows: Int
  private let dropped: String
  private let log: FindingLog

  /// Counts what a log holds.
  ///
  /// - Parameter dropped: the rows that come to nothing, as a list in JSON.
  package init(rows: Int, dropped: String, _ log: FindingLog) {
    self.rows = rows
    self.dropped = dropped
    self.log = log
  }

  /// One line of JSON.
  package var json: String {
    let codes = log.grouped.map { "\"\($0.code.rawValue)\":\($0.count)" }.joined(separator: ",")
    return
      "{\"baris_diperiksa\":\(rows),\"galat\":\(log.count),\"peringatan\":\(log.warningCount),\"kode\":{\(codes)},\"dikesampingkan\":\(dropped)}"
  }
}

/// The findings of a run for a person: errors, then warnings, each by code with the first places.
package struct FindingSummary {
  private let groups: [FindingLog.Group]

  /// Makes the summary of a log.
  package init(_ log: FindingLog) { groups = log.grouped }

  /// The lines.
  package var text: Text {
    [
      (title: Text("Galat", "Errors"), groups: groups.filter { !$0.code.isWarning }),
      (title: Text("Peringatan", "Warnings"), groups: groups.filter(\.code.isWarning)),
    ].filter { !$0.groups.isEmpty }
      .flatMap { [$0.title] + $0.groups.flatMap(lines) }.joined(by: "\n")
  }

  /// Codes with their counts and meanings, of no row and nobody.
  package var counts: Text {
    groups.map { group in
      "\(group.code.rawValue)  \(group.count) × " + group.code.entry().meaning.map { String($0.dropLast()) }
    }.joined(by: "\n")
  }

  private func lines(_ group: FindingLog.Group) -> [Text] {
    guard let texts = group.first.first?.texts else { return [] }
    // Where places differ in what is wrong, such as in a number, each says so itself.
    let isSame = group.first.allSatisfy { $0.texts.problem == texts.problem }
    let places = group.first.map { finding -> Text in
      let value = finding.value.isEmpty ? "" : " \"\(finding.value.onOneLine)\""
      let person = finding.nip.map { " NIP \($0)" } ?? ""
      let place = Text(
        "\(finding.place.onOneLine)\(finding.column.isEmpty ? "" : " \(finding.column)")\(value)\(person)")
      return isSame ? place : place + ": " + finding.texts.problem
    }
    let more = group.count - group.first.count
    let notes =
      (more > 0 ? [Text("dan \(more) lagi", "and \(more) more")] : []) + [
        CodeEntry.expected + ": " + texts.expectation, CodeEntry.mend + ": " + texts.remedy,
      ]
    let title = isSame ? texts.problem : group.code.entry().meaning.map { String($0.dropLast()) }
    return ["\(group.code.rawValue)  \(group.count) × " + title] + (places + notes).map { "      " + $0 }
  }
}
