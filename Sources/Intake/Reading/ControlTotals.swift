private import Digests
internal import Findings
private import Glibc
internal import Kinerja
internal import Platform
internal import Settings
internal import Wording

/// What the exporting system says a table or file holds: kendali.yaml, which may be absent.
struct ControlTotals {
  static let fileName = "kendali.yaml"
  private static let schema = "kinerja-kendali/1"

  private struct Entry {
    /// A table's name or a file's.
    var subject: String
    var line: Int
    var rows: Int?
    /// Sums in millionths, with their lines.
    var sums: [(column: String, line: Int, value: Int128)] = []
  }

  private var entries: [Entry] = []

  init() {}

  /// Reads the file of a folder; what is wrong with it goes to the log.
  init(of folder: InputFolder, _ log: FindingLog) {
    let path = "\(folder.path)/\(Self.fileName)"
    guard access(path, F_OK) == 0 || errno != ENOENT else { return }
    guard !leadsOutside(path, of: folder.path) else {
      log.add(Finding(code: .file(.outsideFolder), file: Self.fileName))
      return
    }
    var info = stat()
    guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG, let bytes = fileBytes(path) else {
      log.add(Finding(code: .file(.badControl), file: Self.fileName, detail: "\(SystemReason.last.rawValue)"))
      return
    }
    let faults = SettingsFaultLog(file: Self.fileName)
    if let root = SettingsDocument.root(of: bytes, log: faults) { read(root) }
    for fault in SettingsFaults(faults.faults).faults {
      log.add(
        Finding(
          code: .file(.badControl), file: Self.fileName, line: fault.line, field: fault.column, column: fault.path,
          value: fault.value ?? "", detail: fault.code.rawValue))
    }
  }

  private mutating func read(_ root: SettingsNode) {
    guard let all = root.entries() else { return }
    if let schema = all.first(where: { $0.key == "schema" })?.value {
      if let text = schema.text(), text != Self.schema {
        schema.report(.structure(.wrongSchema), details: [Self.schema])
      }
    } else {
      root.reportMissing(.structure(.missingKey), "schema")
    }
    for item in all where item.key != "schema" {
      let table = Table.allCases.first { item.key == $0.rawValue || item.key.hasPrefix("\($0.rawValue)-") }
      guard let fields = item.value.fields([], optional: ["baris", "jumlah"]) else { continue }
      var entry = Entry(subject: item.key, line: item.keyMark.line)
      entry.rows = fields["baris"]?.count()
      let known = (table?.spec.columns ?? []).filter(\.kind.isNumber).map(\.name)
      for sum in fields["jumlah"]?.entries() ?? [] {
        guard known.isEmpty || known.contains(sum.key) else {
          sum.reportKey(.structure(.unknownKey), details: known)
          continue
        }
        if let value = sum.value.sum() { entry.sums.append((sum.key, sum.keyMark.line, value)) }
      }
      entries.append(entry)
    }
  }

  /// The columns of a table whose sums are wanted.
  func summedColumns(of table: Table) -> [AnyColumn] {
    let names = Set(entries.flatMap { $0.sums.map(\.column) })
    return table.spec.indices.filter { names.contains(table.spec[$0].name) }
  }

  /// Compares what was read with what was announced.
  func check(_ tables: [Table: TableSummary], _ log: FindingLog) {
    for entry in entries {
      let summaries = Table.allCases.compactMap { table in tables[table].map { (table, $0) } }
      let files = summaries.flatMap { table, summary in
        summary.files.filter { entry.subject == table.rawValue || entry.subject == $0.name }
          .map { (file: $0, sums: summary.sums[$0.name] ?? [:]) }
      }
      let rows = files.reduce(0) { $0 + $1.file.rows }
      if let expected = entry.rows, expected != rows {
        log.add(
          Finding(
            code: .file(.controlRows), file: Self.fileName, line: entry.line, column: entry.subject,
            value: String(expected),
            detail: String(rows)))
      }
      for sum in entry.sums {
        let actual = files.reduce(Int128(0)) { $0 + ($1.sums[sum.column] ?? 0) }
        guard actual != sum.value else { continue }
        log.add(
          Finding(
            code: .file(.controlSum), file: Self.fileName, line: sum.line, column: "\(entry.subject).\(sum.column)",
            value: decimalText(sum.value), detail: decimalText(actual)))
      }
    }
  }
}

extension SettingsNode {
  /// A number of up to 24 digits and 6 decimals, in millionths.
  fileprivate func sum() -> Int128? {
    guard let text = text() else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isNegative = text.hasPrefix("-")
    let whole = parts[0].drop { $0 == "-" }
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    let digits = whole + decimals + String(repeating: "0", count: max(0, 6 - decimals.count))
    guard parts.count <= 2, decimals.count <= 6, parts.count == 1 || !decimals.isEmpty, (1...24).contains(whole.count),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int128(digits)
    else {
      report(.value(.notNumber))
      return nil
    }
    return isNegative ? -value : value
  }
}

/// Millionths as a decimal number, without needless zeros.
private func decimalText(_ micros: Int128) -> String {
  let magnitude = micros.magnitude
  var decimals = String(magnitude % 1_000_000)
  decimals = String(repeating: "0", count: 6 - decimals.count) + decimals
  while decimals.last == "0" { decimals.removeLast() }
  return "\(micros < 0 ? "-" : "")\(magnitude / 1_000_000)\(decimals.isEmpty ? "" : "." + decimals)"
}
