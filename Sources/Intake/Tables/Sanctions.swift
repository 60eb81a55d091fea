internal import Findings
internal import Kinerja
internal import Tabular

extension SmallTables {
  /// sanksi.csv: sanctions of people in the roster.
  static func sanctions(_ book: Codebook, _ people: People) -> SmallTable<SanctionColumn, Sanction> {
    let kinds = CodeTable(book.sanctionKinds)
    return SmallTable { row, report in
      var finder = PersonFinder(people)
      let nip = report.nip(row, .nip)
      let person = report.person(row, .nip, nip, &finder)
      let name = report.text(row, .jenis, nip: nip)
      let kind = name.flatMap { kinds.find($0) }
      if name != nil, kind == nil {
        report.add(
          .reference(.unknownSanction), row, .jenis, nip: nip, detail: book.sanctionKinds.joined(separator: ", "))
      }
      let first = report.date(row, .mulai, nip: nip)
      let last = report.end(row, .sampai, from: first, nip: nip)
      guard let nip, let name, let first else { return nil }
      let key = RowKey(first: nip, second: UInt64(bitPattern: Int64(first.dayNumber)), text: Array(name.bytes))
      guard let person, let kind, let last else { return (key, nil) }
      return (key, Sanction(person: person, kind: kind, first: first, last: last))
    }
  }
}
