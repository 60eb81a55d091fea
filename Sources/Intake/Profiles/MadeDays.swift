internal import Findings
internal import Kinerja
internal import Tabular

extension TableReading {
  /// Reads the files of punches, makes days of them, and gives these to the intake as rows of kehadiran.csv; each stands
  /// where its first punch is written.
  ///
  /// - Parameter others: the days of which files of daily rows tell.
  func runPunches<Intake: TableIntake>(
    _ intake: Intake, _ context: PunchContext, others: OccupiedDays, _ log: FindingLog, _ summary: inout TableSummary
  ) throws(InputError) {
    let days = PunchDays(context, files)
    var reading = TableReading(name: name, columns: PunchColumn.columns, files: files, options: options)
    reading.keys = keys
    reading.quarter = quarter
    for (number, file) in files.enumerated() {
      guard let rules = file.profile?.punches else { continue }
      let gathered = PunchIntake(days, rules, others: rules.yieldsToOthers ? others : nil)
      try reading.run(gathered, file, number, log, &summary)
    }
    PunchReview.loneStates(
      files.compactMap { file in
        file.profile?.punches?.states == nil ? nil : summary.punches[file.name].map { (file.name, $0) }
      }
    ).forEach(log.add)
    days.findings(files).forEach(log.add)
    giveDays(of: days, to: intake, context, log, &summary)
    days.forEachDay { day in
      if let place = day.place { others.add(day.person, day.day, file: place.file) }
    }
  }

  private func giveDays<Intake: TableIntake>(
    of gathered: PunchDays, to intake: Intake, _ context: PunchContext, _ log: FindingLog,
    _ summary: inout TableSummary
  ) {
    let places = ColumnPlace.inOrder(columns)
    var batches = files.map { _ in intake.makeBatch() }
    var reports = files.map { _ in BatchReport() }
    var rows = files.map { _ in 0 }
    func close(_ file: Int) {
      intake.finish(&batches[file], &reports[file])
      reports[file].sortFindings()
      for raw in reports[file].findings {
        log.add(
          Finding(
            code: raw.code, file: files[file].name, line: raw.line + 1,
            column: raw.column.map { columns[$0.rawValue].name } ?? "", nip: raw.nip.map { NIP(number: $0) },
            value: raw.value, detail: raw.detail))
      }
      corrections?.note(reports[file].corrections, files[file], line: 0)
      summary.invalid += reports[file].invalidRows
      intake.commit(batches[file], line: 0, file: file)
      (batches[file], reports[file], rows[file]) = (intake.makeBatch(), BatchReport(), 0)
    }
    let row = MadeRow()
    func give(_ day: PunchDays.Day, _ places: UnsafePointer<ColumnPlace>) {
      guard let place = day.place else { return }
      row.set(.nip, NIP(number: context.people.nips[day.person]))
      row.set(.tanggal, context.quarter.day(day.day))
      row.set(.masuk, clockOf: day.first)
      row.set(.pulang, clockOf: day.last)
      for (column, midday) in zip(AttendanceColumn.middays, day.middays) { row.set(column, clockOf: midday) }
      var made = Row<Intake.Column>(row.cells, places: places, line: place.line - 1)
      made.lastPunch = day.last
      take(made, row.cells, row.count, intake, &batches[place.file], &reports[place.file])
      rows[place.file] += 1
      if rows[place.file] == 10_000 { close(place.file) }
    }
    places.withUnsafeBufferPointer { places in gathered.forEachDay { give($0, places.baseAddress!) } }
    for file in files.indices where rows[file] > 0 { close(file) }
  }
}

/// A row of kehadiran.csv that is made, not read; its cells are those of the row that was made last.
private final class MadeRow {
  /// The bytes of a cell and the padding behind it.
  private static let room = 18 + RecordScanner.padding

  let count = AttendanceColumn.allCases.count
  private let memory: UnsafeMutablePointer<UInt8>
  private let places: UnsafeMutablePointer<Cell>

  init() {
    memory = .allocate(capacity: count * Self.room)
    memory.initialize(repeating: 0, count: count * Self.room)
    places = .allocate(capacity: count)
    for column in 0..<count {
      (places + column).initialize(to: Cell(start: UnsafePointer(memory + column * Self.room), count: 0))
    }
  }

  deinit {
    memory.deallocate()
    places.deallocate()
  }

  var cells: UnsafePointer<Cell> { UnsafePointer(places) }

  func set(_ column: AttendanceColumn, _ nip: NIP) {
    write(nip.number, digits: 18, column, 0)
    finish(column, 18)
  }

  func set(_ column: AttendanceColumn, _ date: CivilDate) {
    let parts = date.components
    write(UInt64(parts.year), digits: 4, column, 0)
    write(UInt64(parts.month), digits: 2, column, 5)
    write(UInt64(parts.day), digits: 2, column, 8)
    for place in [4, 7] { memory[column.rawValue * Self.room + place] = UInt8(ascii: "-") }
    finish(column, 10)
  }

  func set(_ column: AttendanceColumn, clockOf stamp: PunchStamp?) {
    guard let stamp else { return finish(column, 0) }
    let minutes = UInt64(stamp.seconds / 60 % 1440)
    write(minutes / 60, digits: 2, column, 0)
    memory[column.rawValue * Self.room + 2] = UInt8(ascii: ":")
    write(minutes % 60, digits: 2, column, 3)
    finish(column, 5)
  }

  private func write(_ number: UInt64, digits: Int, _ column: AttendanceColumn, _ place: Int) {
    var rest = number
    for digit in stride(from: digits - 1, through: 0, by: -1) {
      memory[column.rawValue * Self.room + place + digit] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }

  private func finish(_ column: AttendanceColumn, _ count: Int) {
    places[column.rawValue] = Cell(start: UnsafePointer(memory + column.rawValue * Self.room), count: count)
  }
}
