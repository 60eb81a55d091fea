package import Intake
package import Kinerja
package import Wording

/// The rows that come to nothing although nothing is wrong with them, by table and reason, with the files where there are
/// several.
package struct DroppedRows {
  /// The files that are named of one reason.
  private static let filesNamed = 3

  private let tables: [Table: TableSummary]

  /// Makes the list of some tables.
  package init(_ tables: [Table: TableSummary]) { self.tables = tables }

  /// A line for each table and reason.
  package func lines(in language: Language) -> [String] { Table.allCases.flatMap { lines(of: $0, in: language) } }

  /// The lines of one table.
  func lines(of table: Table, in language: Language) -> [String] {
    guard let summary = tables[table] else { return [] }
    func number(_ value: Int) -> String { ReaderNumbers(language).whole(Int128(value)) }
    let skipped = summary.skipped.sorted { $0.key < $1.key }.map { reason, count in
      "\(number(count)) \(table.rawValue): \(reason.text.in(language))"
    }
    let dropped = DropReason.allCases.compactMap { reason -> String? in
      let files = summary.drops.filter { $0.counts[reason] > 0 }
        .sorted { ($1.counts[reason], $0.file) < ($0.counts[reason], $1.file) }
      let count = files.reduce(0) { $0 + $1.counts[reason] }
      guard count > 0 else { return nil }
      var places = files.prefix(Self.filesNamed).map { "\($0.file) \(number($0.counts[reason]))" }
      if files.count > places.count { places.append("… \(number(files.count - places.count))") }
      let suffix = summary.files.count > 1 ? " (\(places.joined(separator: ", ")))" : ""
      return "\(number(count)) \(table.rawValue): \(reason.title.in(language))\(suffix)"
    }
    return dropped + skipped
  }

  /// Each file and reason as a JSON object, in a list.
  package var json: String {
    let rows = Table.allCases.flatMap { table in
      (tables[table]?.drops ?? []).flatMap { file, counts in
        DropReason.allCases.filter { counts[$0] > 0 }.map { reason in
          "{\"tabel\":\(jsonString(table.rawValue)),\"berkas\":\(jsonString(file)),\"sebab\":\"\(reason)\",\"baris\":\(counts[reason])}"
        }
      }
    }
    return "[\(rows.joined(separator: ","))]"
  }
}
