internal import Findings
internal import Kinerja
internal import Tabular

/// A row of somebody in the roster.
struct PersonalRow<Value: Sendable>: Sendable {
  var person: UInt32
  var value: Value
}

extension Array {
  /// The rows of each person.
  func byPerson<Value>() -> [UInt32: [Value]] where Element == (RowKey, PersonalRow<Value>) {
    Dictionary(grouping: self, by: \.1.person).mapValues { $0.map(\.1.value) }
  }
}

extension SmallTables {
  /// masa.csv: spells of people in the roster.
  static func spells(_ book: Codebook, _ people: People) -> SmallTable<SpellColumn, PersonalRow<Spell>> {
    let kinds = CodeTable(book.spellKinds)
    return SmallTable { row, report in
      var finder = PersonFinder(people)
      let nip = report.nip(row, .nip)
      let person = report.person(row, .nip, nip, &finder)
      let name = report.text(row, .jenis, nip: nip)
      let kind = name.flatMap { kinds.find($0) }
      if name != nil, kind == nil {
        report.add(.reference(.unknownSpell), row, .jenis, nip: nip, detail: book.spellKinds.joined(separator: ", "))
      }
      let first = report.date(row, .mulai, nip: nip)
      let last = report.end(row, .sampai, from: first, nip: nip)
      let value = row.isLeftOpen(.nilai) ? nil : report.number(row, .nilai, nip: nip)
      guard let nip, let name, let first else { return nil }
      let key = RowKey(first: nip, second: UInt64(bitPattern: Int64(first.dayNumber)), text: Array(name.bytes))
      guard let person, let kind, let last else { return (key, nil) }
      return (
        key,
        PersonalRow(
          person: UInt32(person), value: Spell(kind: kind, first: first, last: last, value: value?.micros))
      )
    }
  }
}
