internal import Findings
internal import Kinerja
internal import Tabular

extension SmallTables {
  /// plt.csv: posts that people in the roster hold for others.
  static func actingPosts(_ people: People) -> SmallTable<ActingColumn, PersonalRow<ActingPost>> {
    SmallTable { row, report in
      var finder = PersonFinder(people)
      let nip = report.nip(row, .nip)
      let person = report.person(row, .nip, nip, &finder)
      let grade = report.whole(row, .kelasJabatan, nip: nip)
      let unit = report.text(row, .unitKode, nip: nip)
      let first = report.date(row, .mulai, nip: nip)
      let last = report.end(row, .sampai, from: first, nip: nip)
      guard let nip, let grade, let unit, let first else { return nil }
      let post = row[.jabatan]
      let key = RowKey(
        first: nip, second: UInt64(bitPattern: Int64(first.dayNumber)), third: UInt64(grade),
        text: RowKey.text(unit, post))
      guard let person, let last else { return (key, nil) }
      return (
        key,
        PersonalRow(
          person: UInt32(person),
          value: ActingPost(
            grade: UInt8(grade), unit: BytewiseText(unit.text), post: BytewiseText(post.text), first: first, last: last)
        )
      )
    }
  }
}

extension RowKey {
  /// Several texts as one, so that no other texts make the same.
  static func text(_ cells: Cell...) -> [UInt8] {
    cells.flatMap { cell in withUnsafeBytes(of: UInt32(cell.count).littleEndian) { Array($0) } + Array(cell.bytes) }
  }
}
