public import Intake
internal import Tabular

/// Writes every finding as a row of `galat.csv`, in constant memory.
public final class FindingFile {
  private let file: OutputFile
  private let language: Language
  private var buffer = CSVBuffer()

  /// Creates the file with its header.
  public init(at path: String, language: Language) throws(WriteError) {
    file = try OutputFile(creating: path)
    self.language = language
    buffer.append(plain: "kode,berkas,baris,sel,kolom,nip,nilai,masalah,harapan,perbaikan\n")
  }

  /// Adds a finding.
  public func add(_ finding: Finding) throws(WriteError) {
    let wording = finding.wording(in: language)
    let cells = [
      finding.code.rawValue, finding.file, finding.line > 0 ? String(finding.line) : "",
      finding.field > 0 ? String(finding.field) : "", finding.column, finding.nip.map { "\($0)" } ?? "",
      finding.value, wording.problem, wording.expectation, wording.remedy,
    ]
    for (index, cell) in cells.enumerated() {
      if index > 0 { buffer.comma() }
      buffer.append(cell: cell)
    }
    buffer.endLine()
    if buffer.count > 1 << 16 { try flush() }
  }

  /// Writes what is left and closes the file.
  public func finish() throws(WriteError) {
    try flush()
    try file.finish()
  }

  private func flush() throws(WriteError) {
    try file.write(buffer)
    buffer.removeAll()
  }
}

/// The findings of a run for a person: by code, with the first places of each.
public struct FindingSummary {
  private let groups: [FindingLog.Group]
  private let language: Language

  /// Makes the summary of a log.
  public init(_ log: FindingLog, language: Language) {
    groups = log.grouped
    self.language = language
  }

  /// The lines.
  public var text: String {
    var lines: [String] = []
    for group in groups {
      guard let first = group.first.first else { continue }
      let wording = first.wording(in: language)
      lines.append("\(group.code.rawValue)  \(group.count) × \(wording.problem)")
      for finding in group.first {
        let value = finding.value.isEmpty ? "" : " \"\(finding.value.filter { !$0.isNewline })\""
        let person = finding.nip.map { " NIP \($0)" } ?? ""
        lines.append("      \(finding.place)\(finding.column.isEmpty ? "" : " \(finding.column)")\(value)\(person)")
      }
      if group.count > group.first.count {
        lines.append(
          "      "
            + language.pick(
              "dan \(group.count - group.first.count) lagi", "and \(group.count - group.first.count) more"))
      }
      lines.append("      " + language.pick("Diharapkan", "Expected") + ": \(wording.expectation)")
      lines.append("      " + language.pick("Perbaikan", "Remedy") + ": \(wording.remedy)")
    }
    return lines.joined(separator: "\n")
  }
}
