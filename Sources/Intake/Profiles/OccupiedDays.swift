internal import Findings
internal import Kinerja
internal import Tabular
internal import Wording

extension TableReading {
  /// The days of which the table's files of daily rows tell.
  func occupiedDays(_ context: PunchContext) throws(InputError) -> OccupiedDays {
    let days = OccupiedDays(context, files)
    var unused = TableSummary()
    let quiet = FindingLog(placesKept: 1)
    for (number, file) in files.enumerated() where file.profile?.punches == nil {
      try run(days, file, number, quiet, &unused)
    }
    // Anything else is found again, and said, when the rows are read.
    if let lost = quiet.grouped.first(where: { $0.code == .file(.unreadable) })?.first.first {
      let reason = Int32(lost.detail).map { SystemReason(rawValue: $0) } ?? .changed
      throw .unreadable(path: lost.file, reason: reason.text)
    }
    return days
  }
}

extension Row<AttendanceColumn> {
  /// Whether it says no more than that a day is there: no punch, and no code but presence.
  var isBare: Bool {
    let code = self[.kode]
    let isPresence = code.isEmpty || (code.count == 1 && code.start[0] == UInt8(ascii: "H"))
    return isPresence && self[.masuk].isEmpty && self[.pulang].isEmpty && self[.tengah1].isEmpty
      && self[.tengah2].isEmpty
  }
}

/// The days of people of which some file tells; bare rows of files that yield to others do not count.
final class OccupiedDays: TableIntake, @unchecked Sendable {
  struct Batch: Sendable {
    var rows: [(slot: Int, isBare: Bool)] = []
    var finder: PersonFinder
  }

  /// More than one file; above any file's number.
  private static let several: UInt32 = .max

  private let people: People
  private let days: DayFinder
  private let dayCount: Int
  /// Whether each file yields.
  private let yields: [Bool]
  /// For each day of each person the file that tells of it, plus one; 0 is none.
  private let files: Storage<UInt32>

  init(_ context: PunchContext, _ files: [InputFolder.File]) {
    people = context.people
    days = DayFinder(context.quarter)
    dayCount = context.quarter.dayCount
    self.files = zeroedStorage(people.nips.count * dayCount)
    yields = files.map { $0.profile?.yieldsToOthers ?? false }
  }

  /// Whether a file, other than this one, tells of a person's day.
  func holds(_ person: Int, _ day: Int, besides own: Int? = nil) -> Bool {
    let file = files[person * dayCount + day]
    return file != 0 && file != own.map { UInt32($0 + 1) }
  }

  func add(_ person: Int, _ day: Int, file: Int) { add(person * dayCount + day, file) }

  private func add(_ slot: Int, _ file: Int) {
    let number = UInt32(file + 1)
    files[slot] = files[slot] == 0 || files[slot] == number ? number : Self.several
  }

  /// The person and day of a row; nil where it names none of the quarter.
  func place(of row: Row<AttendanceColumn>, _ finder: inout PersonFinder) -> (person: Int, day: Int)? {
    var unused = BatchReport()
    guard let day = days.day(row, .tanggal, of: .nip, &unused).index, let nip = row[.nip].digits18,
      let person = finder.find(nip)
    else { return nil }
    return (person, day)
  }

  func makeBatch() -> Batch { Batch(finder: PersonFinder(people)) }

  func read(_ row: Row<AttendanceColumn>, into batch: inout Batch, _ report: inout BatchReport) {
    guard let place = place(of: row, &batch.finder) else { return }
    batch.rows.append((place.person * dayCount + place.day, row.isBare))
  }

  func commit(_ batch: Batch, line: Int, file: Int) {
    for row in batch.rows where !(row.isBare && yields[file]) { add(row.slot, file) }
  }
}

/// Leaves the bare rows of a file of daily rows to the files that tell more of their days.
final class YieldingRows<Inner: TableIntake>: TableIntake {
  typealias Column = Inner.Column

  struct Batch: Sendable {
    var inner: Inner.Batch
    var finder: PersonFinder
  }

  private let inner: Inner
  private let others: OccupiedDays
  private let people: People
  /// The file's number in the table.
  private let number: Int

  init(_ inner: Inner, _ others: OccupiedDays, _ people: People, number: Int) {
    self.inner = inner
    self.others = others
    self.people = people
    self.number = number
  }

  func makeBatch() -> Batch { Batch(inner: inner.makeBatch(), finder: PersonFinder(people)) }

  func reserve(_ batch: inout Batch) { inner.reserve(&batch.inner) }

  func read(_ row: Row<Inner.Column>, into batch: inout Batch, _ report: inout BatchReport) {
    let day = Row<AttendanceColumn>(row)
    if day.isBare, let place = others.place(of: day, &batch.finder),
      others.holds(place.person, place.day, besides: number)
    {
      report.drops[.otherFile] += 1
      return
    }
    inner.read(row, into: &batch.inner, &report)
  }

  func pass(_ row: Row<Inner.Column>, into batch: inout Batch) { inner.pass(row, into: &batch.inner) }

  func finish(_ batch: inout Batch, _ report: inout BatchReport) { inner.finish(&batch.inner, &report) }

  func commit(_ batch: Batch, line: Int, file: Int) { inner.commit(batch.inner, line: line, file: file) }
}
