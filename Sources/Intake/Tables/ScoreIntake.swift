internal import Findings
internal import Kinerja
internal import Tabular

/// Reads penilaian.csv into sheets of months × aspects.
final class ScoreIntake: TableReader, @unchecked Sendable {
  struct Entry: Sendable {
    var person: UInt32
    var cell: UInt32
    var rater: UInt64
    var bits: UInt32
    var line: UInt32
    var wide: Int64
  }

  struct Batch: Sendable {
    var entries: [Entry] = []
    var finder: PersonFinder
  }

  private struct SheetKey: Hashable {
    var person: UInt32
    var rater: UInt64
  }

  private let book: Codebook
  private let people: People
  private let aspects: CodeTable
  private let months: MonthFinder
  private var table: ScoreTable
  private var otherSheets: [SheetKey: Int] = [:]
  /// Where the first row of each first sheet, and of each other sheet, is: the file's position and the line.
  private let firstPlaces: Storage<UInt64>
  private var otherPlaces: [UInt64] = []
  private var open: Set<RowKey> = []
  private var hasConflict = false
  private var hasInvalid = false
  private var repeated = 0

  init(_ book: Codebook, _ people: People) {
    self.book = book
    self.people = people
    aspects = CodeTable(book.aspects)
    months = MonthFinder(book.quarter)
    let count = people.nips.count
    table = ScoreTable(
      firstRaters: zeroedStorage(count), firstSheets: zeroedStorage(count * 3 * book.aspects.count),
      aspectCount: book.aspects.count)
    firstPlaces = zeroedStorage(count)
  }

  func makeBatch() -> Batch { Batch(finder: PersonFinder(people)) }

  func reserve(_ batch: inout Batch) { batch.entries.reserveCapacity(20_000) }

  func read(_ row: Row<ScoreColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    let before = report.findings.count
    let place = months.month(row, .bulan, of: .nip, &report)
    guard place != .outside else { return }
    let nip = report.nip(row, .nip)
    let person = report.person(row, .nip, nip, &batch.finder)
    let rater = report.nip(row, .penilaiNIP)
    let name = report.text(row, .aspek, nip: nip)
    let aspect = name.flatMap { aspects.find($0) }
    if name != nil, aspect == nil {
      report.add(.reference(.unknownAspect), row, .aspek, nip: nip, detail: book.aspects.joined(separator: ", "))
    }
    let value = report.number(row, .nilai, nip: nip)
    if let value, !book.scale.contains(Points(micros: value.micros)) {
      report.add(
        .reference(.outsideScale), row, .nilai, nip: nip, detail: "\(book.scale.lowerBound)–\(book.scale.upperBound)")
    }
    guard let person, let rater, let month = place.index, let aspect else { return }
    if let nip, nip == rater { report.warn(.score(.ownScore), row, .penilaiNIP, nip: nip) }
    let cell = UInt32(month &* book.aspects.count &+ aspect)
    var entry = Entry(
      person: UInt32(person), cell: cell, rater: rater, bits: ScoreTable.Mark.invalid, line: UInt32(row.line),
      wide: 0)
    if let value, report.findings.count == before {
      let micros = value.micros
      if micros >= 0, micros < 2_000_000_000 {
        entry.bits = UInt32(truncatingIfNeeded: micros) << 1 | (value.isCanonical ? 0 : 1)
        entry.bits &+= 1
      } else {
        entry.bits = ScoreTable.Mark.wide
        entry.wide = micros
      }
    }
    batch.entries.append(entry)
  }

  func commit(_ batch: Batch, line: Int, file: Int) {
    let size = table.sheetSize
    let sheets = table.firstSheets.base
    let raters = table.firstRaters.base
    let places = firstPlaces.base
    for entry in batch.entries {
      let person = Int(entry.person)
      if raters[person] == 0 {
        raters[person] = entry.rater &+ 1
        places[person] = place(entry, line, file)
      }
      let cell = Int(entry.cell)
      if raters[person] == entry.rater &+ 1 {
        let slot = person &* size &+ cell
        let known = sheets[slot]
        sheets[slot] =
          known == 0 && entry.bits < ScoreTable.Mark.invalid ? entry.bits : meet(entry, known, sheet: person)
      } else {
        let sheet = otherSheet(entry, line, file)
        let known = table.otherSheets[sheet].cells[cell]
        table.otherSheets[sheet].cells[cell] = meet(entry, known, sheet: people.nips.count + sheet)
      }
    }
  }

  /// The cell after a row that is special or not the first of its key.
  private func meet(_ entry: Entry, _ known: UInt32, sheet: Int) -> UInt32 {
    let key = table.wideKey(sheet: sheet, cell: Int(entry.cell))
    if entry.bits == ScoreTable.Mark.invalid { hasInvalid = true }
    if known == 0 {
      if entry.bits == ScoreTable.Mark.wide { table.wide[key] = entry.wide }
      return entry.bits
    }
    let isEqual = known == entry.bits && (known != ScoreTable.Mark.wide || table.wide[key] == entry.wide)
    guard isEqual, known != ScoreTable.Mark.conflict else {
      hasConflict = true
      return ScoreTable.Mark.conflict
    }
    if known == ScoreTable.Mark.invalid { return known }
    // Odd bits are numbers in their shortest form: equal values were written alike.
    if known < ScoreTable.Mark.invalid, known & 1 == 1 {
      repeated += 1
    } else {
      open.insert(rowKey(entry.person, entry.rater, entry.cell))
    }
    return known
  }

  private func place(_ entry: Entry, _ line: Int, _ file: Int) -> UInt64 {
    UInt64(file) << 32 | UInt64(line + Int(entry.line) + 1)
  }

  private func otherSheet(_ entry: Entry, _ line: Int, _ file: Int) -> Int {
    let key = SheetKey(person: entry.person, rater: entry.rater)
    if let sheet = otherSheets[key] { return sheet }
    otherSheets[key] = table.otherSheets.count
    otherPlaces.append(place(entry, line, file))
    table.otherSheets.append(
      ScoreTable.OtherSheet(
        person: entry.person, rater: entry.rater, cells: Array(repeating: 0, count: table.sheetSize)))
    return table.otherSheets.count - 1
  }

  private func rowKey(_ person: UInt32, _ rater: UInt64, _ cell: UInt32) -> RowKey {
    RowKey(first: UInt64(person), second: rater, third: UInt64(cell))
  }

  /// The scores without those that are set aside.
  func finish(_ reading: TableReading, _ log: FindingLog, _ summary: inout TableSummary) throws(InputError)
    -> ScoreTable
  {
    if hasConflict || !open.isEmpty {
      let review = KeyReview(
        of: self, keyOf: { [self] in key(of: $0) },
        doubtAbout: { [self] key in
          if bits(key) == ScoreTable.Mark.conflict { return .conflict }
          return open.contains(key) ? .open : .none
        })
      try review.run(reading, hasOpen: !open.isEmpty, hasConflict: hasConflict, log, &summary)
      repeated += review.repeated
      for key in review.conflicts { setAside(key) }
    }
    summary.repeated += repeated
    if hasConflict || hasInvalid { clearMarks() }
    warnOfUniformScores(reading.sources, log)
    return table
  }

  /// Warns of raters who gave several people one and the same score throughout.
  private func warnOfUniformScores(_ files: [InputFolder.File], _ log: FindingLog) {
    struct Scores {
      var bits: UInt32
      var isUniform = true
      var people = 0
      var place: UInt64
    }
    var raters: [UInt64: Scores] = [:]
    func look(_ rater: UInt64, _ place: UInt64, _ cells: UnsafeBufferPointer<UInt32>) {
      // One difference settles it for a rater.
      if let known = raters[rater], !known.isUniform { return }
      var first: UInt32?
      var isUniform = true
      for bits in cells where bits != 0 {
        // Odd bits say that the number was written in its shortest form; the value is in the others.
        let value = bits == ScoreTable.Mark.wide ? bits : (bits &- 1) >> 1
        if let first, first != value { isUniform = false } else { first = value }
      }
      guard let first else { return }
      var scores = raters[rater] ?? Scores(bits: first, place: place)
      scores.isUniform = scores.isUniform && isUniform && scores.bits == first && first != ScoreTable.Mark.wide
      scores.people += 1
      scores.place = min(scores.place, place)
      raters[rater] = scores
    }
    let size = table.sheetSize
    for person in 0..<table.firstRaters.count where table.firstRaters[person] != 0 {
      look(
        table.firstRaters[person] - 1, firstPlaces[person],
        UnsafeBufferPointer(start: table.firstSheets.base + person * size, count: size))
    }
    for (index, sheet) in table.otherSheets.enumerated() {
      sheet.cells.withUnsafeBufferPointer { look(sheet.rater, otherPlaces[index], $0) }
    }
    for (rater, scores) in raters.sorted(by: { $0.value.place < $1.value.place })
    where scores.isUniform && scores.people > 1 {
      log.add(
        Finding(
          code: .score(.uniformScores), file: files[Int(scores.place >> 32)].name,
          line: Int(scores.place & 0xFFFF_FFFF),
          column: ScoreColumn.penilaiNIP.name, nip: NIP(number: rater), value: "\(Points(micros: Int64(scores.bits)))",
          detail: "\(scores.people)"))
    }
  }

  private func clearMarks() {
    func isMark(_ bits: UInt32) -> Bool { bits == ScoreTable.Mark.conflict || bits == ScoreTable.Mark.invalid }
    for slot in 0..<table.firstSheets.count where isMark(table.firstSheets[slot]) { table.firstSheets[slot] = 0 }
    for sheet in table.otherSheets.indices {
      for cell in table.otherSheets[sheet].cells.indices where isMark(table.otherSheets[sheet].cells[cell]) {
        table.otherSheets[sheet].cells[cell] = 0
      }
    }
  }

  private func bits(_ key: RowKey) -> UInt32 {
    let person = Int(key.first)
    if table.firstRaters[person] == key.second + 1 {
      return table.firstSheets[person * table.sheetSize + Int(key.third)]
    }
    let sheet = otherSheets[SheetKey(person: UInt32(key.first), rater: key.second)]
    return sheet.map { table.otherSheets[$0].cells[Int(key.third)] } ?? 0
  }

  private func setAside(_ key: RowKey) {
    let person = Int(key.first)
    if table.firstRaters[person] == key.second + 1 {
      table.firstSheets[person * table.sheetSize + Int(key.third)] = 0
    } else if let sheet = otherSheets[SheetKey(person: UInt32(key.first), rater: key.second)] {
      table.otherSheets[sheet].cells[Int(key.third)] = 0
    }
  }

  private func key(of row: Row<ScoreColumn>) -> RowKey? {
    var unused = BatchReport()
    guard let nip = row[.nip].digits18, let person = people.index.find(nip), let rater = row[.penilaiNIP].digits18,
      let month = months.month(row, .bulan, of: .nip, &unused).index, let aspect = aspects.find(row[.aspek])
    else { return nil }
    return rowKey(UInt32(person), rater, UInt32(month * book.aspects.count + aspect))
  }
}
