internal import Findings
internal import Kinerja
internal import Tabular

/// Reads pegawai.csv.
final class RosterIntake: TableReader, @unchecked Sendable {
  struct Batch: Sendable {
    var nips: [UInt64] = []
    var segments: [Segment] = []
    /// Segments of rows that are invalid: they hold their key, nothing else.
    var invalid: [Bool] = []
    var names: [UInt8] = []
    var units = CodeTable()
    var unitNames: [[UInt8]] = []
    /// The units that go by several names.
    var manyNamed: Set<Int> = []
    var posts = CodeTable()
    var salaryGrades = CodeTable()
    var echelons = CodeTable()
  }

  private var nips: [UInt64] = []
  private var segments: [Segment] = []
  private var invalid: [Bool] = []
  private var names: [UInt8] = []
  private var units = CodeTable()
  private var unitNames: [[UInt8]] = []
  private var manyNamed: Set<Int> = []
  private var posts = CodeTable()
  private var salaryGrades = CodeTable()
  private var echelons = CodeTable()

  func makeBatch() -> Batch { Batch() }

  func read(_ row: Row<RosterColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    let before = report.findings.count
    let nip = report.nip(row, .nip)
    let name = report.text(row, .nama, nip: nip)
    let unit = report.text(row, .unitKode, nip: nip)
    let unitName = report.text(row, .unitNama, nip: nip)
    let post = report.text(row, .jabatan, nip: nip)
    let jobType: JobType? = report.word(row, .jenisJabatan, nip: nip)
    let grade = report.whole(row, .kelasJabatan, nip: nip)
    let status: EmploymentStatus? = report.word(row, .status, nip: nip)
    if !row.isLeftOpen(.atasanNIP), row[.atasanNIP].digits18 == nil { report.badNIP(row, .atasanNIP, nip: nip) }
    let pattern: WorkPattern? = report.word(row, .polaKerja, nip: nip)
    let first = report.date(row, .berlakuMulai, nip: nip)
    let last = report.end(row, .berlakuSampai, from: first, nip: nip)
    guard let nip else { return }
    let isValid = report.findings.count == before
    guard isValid, let name, let unit, let unitName, let post, let jobType, let grade, let status, let pattern,
      let first, let last
    else {
      batch.nips.append(nip)
      batch.segments.append(Self.placeholder(first ?? Segment.endOfTime, row.line))
      batch.invalid.append(true)
      return
    }
    warnOfNumber(NIP(number: nip), status, row, &report)
    if row[.atasanNIP].digits18 == nip { report.warn(.score(.ownScore), row, .atasanNIP, nip: nip) }
    let nameStart = UInt32(batch.names.count)
    batch.names.append(contentsOf: name.bytes)
    let unitNumber = batch.units.intern(unit.bytes)
    if unitNumber == batch.unitNames.count {
      batch.unitNames.append(Array(unitName.bytes))
    } else if !batch.unitNames[unitNumber].withUnsafeBufferPointer({ unitName.hasBytes($0) }) {
      batch.unitNames[unitNumber] = Self.smaller(batch.unitNames[unitNumber], Array(unitName.bytes))
      batch.manyNamed.insert(unitNumber)
    }
    batch.nips.append(nip)
    batch.invalid.append(false)
    batch.segments.append(
      Segment(
        unit: Int32(unitNumber), post: Int32(batch.posts.intern(post.bytes)),
        salaryGrade: Self.intern(row[.golongan], &batch.salaryGrades),
        echelon: Self.intern(row[.eselon], &batch.echelons), first: first, last: last, nameStart: nameStart,
        nameLength: UInt32(name.count), file: 0, line: UInt32(row.line), grade: UInt8(grade),
        jobType: jobType, status: status, pattern: pattern))
  }

  /// The number of a text that may be empty: -1.
  private static func intern(_ cell: Cell, _ texts: inout CodeTable) -> Int16 {
    cell.isEmpty ? -1 : Int16(texts.intern(cell.bytes))
  }

  /// Whoever stands in a row that cannot be read is in the roster all the same.
  func pass(_ row: Row<RosterColumn>, into batch: inout Batch) {
    guard let nip = row[.nip].digits18 else { return }
    batch.nips.append(nip)
    batch.segments.append(Self.placeholder(Segment.endOfTime, row.line))
    batch.invalid.append(true)
  }

  /// Warns of a NIP that does not say what one says: birth date, month of appointment (a contract's number for PPPK), sex
  /// and serial number (Perka BKN 22/2007).
  private func warnOfNumber(
    _ nip: NIP, _ status: EmploymentStatus, _ row: Row<RosterColumn>, _ report: inout BatchReport
  ) {
    let digits = "\(nip)"
    if nip.birthDate == nil {
      report.warn(.roster(.birthDate), row, .nip, nip: nip.number, detail: String(digits.prefix(8)))
    }
    if status != .contract, status != .partTime, !(1...12).contains(nip.appointmentMonth) {
      report.warn(
        .roster(.appointmentMonth), row, .nip, nip: nip.number, detail: String(digits.dropFirst(12).prefix(2)))
    }
    if ![1, 2].contains(nip.sexDigit) {
      report.warn(.roster(.sexDigit), row, .nip, nip: nip.number, detail: "\(nip.sexDigit)")
    }
    if nip.hasNoSerial { report.warn(.roster(.serialNumber), row, .nip, nip: nip.number) }
  }

  private static func placeholder(_ first: CivilDate, _ line: Int) -> Segment {
    Segment(
      unit: 0, post: 0, first: first, last: first, nameStart: 0, nameLength: 0, file: 0, line: UInt32(line), grade: 1,
      jobType: .staff, status: .permanent, pattern: .fiveDays)
  }

  /// A unit that has several names goes by the first in byte order, whatever the order of rows.
  private static func smaller(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    right.lexicographicallyPrecedes(left) ? right : left
  }

  func commit(_ batch: Batch, line: Int, file: Int) {
    let unitNumbers = batch.units.names.map { units.intern($0) }
    for (number, name) in zip(unitNumbers, batch.unitNames) {
      if number == unitNames.count {
        unitNames.append(name)
      } else {
        if unitNames[number] != name { manyNamed.insert(number) }
        unitNames[number] = Self.smaller(unitNames[number], name)
      }
    }
    for place in batch.manyNamed { manyNamed.insert(unitNumbers[place]) }
    let postNumbers = batch.posts.names.map { posts.intern($0) }
    let gradeNumbers = batch.salaryGrades.names.map { salaryGrades.intern($0) }
    let echelonNumbers = batch.echelons.names.map { echelons.intern($0) }
    let nameOffset = UInt32(names.count)
    names += batch.names
    nips += batch.nips
    invalid += batch.invalid
    for (index, segment) in batch.segments.enumerated() {
      var segment = segment
      if !batch.invalid[index] {
        segment.unit = Int32(unitNumbers[Int(segment.unit)])
        segment.post = Int32(postNumbers[Int(segment.post)])
        if segment.salaryGrade >= 0 { segment.salaryGrade = Int16(gradeNumbers[Int(segment.salaryGrade)]) }
        if segment.echelon >= 0 { segment.echelon = Int16(echelonNumbers[Int(segment.echelon)]) }
        segment.nameStart += nameOffset
      }
      segment.file = UInt32(file)
      segment.line += UInt32(line + 1)
      segments.append(segment)
    }
  }

  /// The roster: people by their first row, their segments by first day.
  ///
  /// Rows that repeat another are counted once; the other findings about several rows of one person are added to the
  /// log. Invalid rows stop a run in any case, so what is built from the rest only serves to find further errors.
  func finish(_ reading: TableReading, _ log: FindingLog, _ summary: inout TableSummary) throws(InputError) -> (
    Roster, People
  ) {
    let (people, persons) = number()
    let (starts, grouped) = group(persons, people.nips.count)
    var kept: [Segment] = []
    kept.reserveCapacity(segments.count)
    var keptStarts: [UInt32] = [0]
    keptStarts.reserveCapacity(people.nips.count + 1)
    var doubted: Set<RowKey> = []
    var overlaps: [(later: Segment, earlier: Segment, nip: UInt64)] = []
    for person in people.nips.indices {
      var range = starts[person]..<starts[person + 1]
      if range.count == 1 {
        kept.append(segments[grouped[range.lowerBound]])
        range = range.upperBound..<range.upperBound
      }
      for row in grouped[range].sorted(by: { isEarlier(segments[$0], segments[$1]) }) {
        let segment = segments[row]
        if let last = kept.last, kept.count > Int(keptStarts[person]) {
          if last.first == segment.first {
            doubted.insert(Self.key(people.nips[person], segment.first))
            continue
          }
          if segment.first <= last.last, !invalid[row] {
            overlaps.append((segment, last, people.nips[person]))
          }
        }
        kept.append(segment)
      }
      keptStarts.append(UInt32(kept.count))
    }
    if !doubted.isEmpty {
      let review = KeyReview(
        of: self,
        keyOf: { (row: Row<RosterColumn>) in
          guard let nip = row[.nip].digits18, let first = row[.berlakuMulai].date else { return nil }
          return Self.key(nip, first)
        }, doubtAbout: { doubted.contains($0) ? .open : .none })
      try review.run(reading, hasOpen: true, hasConflict: false, log, &summary)
      summary.repeated += review.repeated
    }
    for overlap in overlaps {
      let place = "\(reading.sources[Int(overlap.earlier.file)].name):\(overlap.earlier.line)"
      log.add(
        Finding(
          code: .key(.overlappingSegments), file: reading.sources[Int(overlap.later.file)].name,
          line: Int(overlap.later.line),
          column: RosterColumn.berlakuMulai.name, nip: NIP(number: overlap.nip), value: overlap.later.first.description,
          detail: place)
      )
    }
    let roster = Roster(
      nips: people.nips, segments: kept, segmentStarts: keptStarts, units: units.texts,
      unitNames: unitNames.map { String(decoding: $0, as: UTF8.self) }, posts: posts.texts,
      salaryGrades: salaryGrades.texts, echelons: echelons.texts, names: names)
    warnOfTwoNIPs(roster, reading.sources, log)
    SwappedColumns.findings(roster, manyNamedUnits: manyNamed.count).forEach(log.add)
    return (roster, people)
  }

  /// Warns of people with one name and birth date under several NIPs.
  private func warnOfTwoNIPs(_ roster: Roster, _ files: [InputFolder.File], _ log: FindingLog) {
    func birthDigits(_ person: Int) -> UInt64 { roster.nips[person] / 10_000_000_000 }
    func name(_ person: Int) -> ArraySlice<UInt8> {
      let segment = roster.segments[Int(roster.segmentStarts[person])]
      return roster.names[Int(segment.nameStart)..<Int(segment.nameStart + segment.nameLength)]
    }
    let hashes = (0..<roster.count).map { person -> UInt64 in
      var hash = birthDigits(person)
      for byte in name(person) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return hash
    }
    let sorted = hashes.sorted()
    let doubled = Set(zip(sorted, sorted.dropFirst()).filter { $0 == $1 }.map(\.0))
    guard !doubled.isEmpty else { return }
    let order = hashes.indices.filter { doubled.contains(hashes[$0]) }.map { (hash: hashes[$0], person: $0) }
      .sorted { $0 < $1 }
    var pairs: [(later: Int, earlier: Int)] = []
    for (left, right) in zip(order, order.dropFirst()) where left.hash == right.hash {
      guard birthDigits(left.person) == birthDigits(right.person), !name(left.person).isEmpty,
        name(left.person) == name(right.person)
      else { continue }
      pairs.append((right.person, left.person))
    }
    for pair in pairs.sorted(by: { $0.later < $1.later }) {
      let segment = roster.segments[Int(roster.segmentStarts[pair.later])]
      log.add(
        Finding(
          code: .roster(.twoNIPs), file: files[Int(segment.file)].name, line: Int(segment.line),
          column: RosterColumn.nama.name,
          nip: NIP(number: roster.nips[pair.later]), value: roster.name(segment),
          detail: "\(NIP(number: roster.nips[pair.earlier]))"))
    }
  }

  private func isEarlier(_ left: Segment, _ right: Segment) -> Bool {
    (left.first, left.file, left.line) < (right.first, right.file, right.line)
  }

  private static func key(_ nip: UInt64, _ first: CivilDate) -> RowKey {
    RowKey(first: nip, second: UInt64(bitPattern: Int64(first.dayNumber)))
  }

  /// Numbers people in the order of their first rows; gives each row's person.
  private func number() -> (People, [UInt32]) {
    let index = NIPIndex(in: zeroedStorage(NIPIndex.wordCount(people: nips.count)))
    var order: [UInt64] = []
    order.reserveCapacity(nips.count)
    var persons: [UInt32] = []
    persons.reserveCapacity(nips.count)
    for nip in nips {
      if let person = index.find(nip) {
        persons.append(UInt32(person))
      } else {
        index.insert(nip, person: order.count)
        persons.append(UInt32(order.count))
        order.append(nip)
      }
    }
    return (People(index: index, nips: order), persons)
  }

  /// The rows by person.
  private func group(_ persons: [UInt32], _ count: Int) -> (starts: [Int], rows: [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for person in persons { starts[Int(person) + 1] += 1 }
    for person in 0..<count { starts[person + 1] += starts[person] }
    var next = starts
    var rows = [Int](repeating: 0, count: persons.count)
    for (row, person) in persons.enumerated() {
      rows[next[Int(person)]] = row
      next[Int(person)] += 1
    }
    return (starts, rows)
  }
}
