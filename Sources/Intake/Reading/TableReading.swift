package import Digests
private import Dispatch
internal import Findings
internal import Kinerja
internal import Platform
internal import Tabular
internal import Wording

/// What turns the rows of one table into facts: `read` runs on any thread, `commit` in file order on one at a time.
protocol TableIntake: AnyObject, Sendable {
  /// The columns of its rows.
  associatedtype Column: RawRepresentable<Int>
  associatedtype Batch: Sendable
  func makeBatch() -> Batch
  /// Makes room for the rows of a whole piece of a file.
  func reserve(_ batch: inout Batch)
  func read(_ row: Row<Column>, into batch: inout Batch, _ report: inout BatchReport)
  /// Called for a row whose cells are all there but cannot be read as text; it is reported already.
  func pass(_ row: Row<Column>, into batch: inout Batch)
  /// Called behind the last row of a batch.
  func finish(_ batch: inout Batch, _ report: inout BatchReport)
  /// `line` is the number of physical lines before the batch in its file; `file` the file's position in the table.
  func commit(_ batch: Batch, line: Int, file: Int)
}

extension TableIntake {
  func reserve(_ batch: inout Batch) {}
  func pass(_ row: Row<Column>, into batch: inout Batch) {}
  func finish(_ batch: inout Batch, _ report: inout BatchReport) {}

  /// Whether a row has nothing wrong by itself.
  func isSound(_ row: Row<Column>) -> Bool {
    var batch = makeBatch()
    var report = BatchReport()
    read(row, into: &batch, &report)
    finish(&batch, &report)
    return report.findings.isEmpty
  }

  /// Whether a row lies outside the quarter.
  func isOutside(_ row: Row<Column>) -> Bool {
    var batch = makeBatch()
    var report = BatchReport()
    read(row, into: &batch, &report)
    return report.outside > 0
  }
}

/// What turns the rows of a table into a part of the facts.
protocol TableReader: TableIntake where Column: TableColumn {
  /// The part of the facts.
  associatedtype Product
  /// What the rows gave, without those that are set aside; reads the table again where rows share a key.
  func finish(_ reading: TableReading, _ log: FindingLog, _ summary: inout TableSummary) throws(InputError) -> Product
}

/// A file as it was read.
package struct InputRecord: Hashable, Sendable {
  /// Its table; `kunci` for a mapping table.
  package let table: String
  /// Its name within the folder.
  package let name: String
  /// Its size.
  package let bytes: Int
  /// Its rows, header and empty lines not counted.
  package let rows: Int
  /// The digest of the very bytes that were parsed.
  package let digest: Digest
  /// The profile that says how it is read; nil for the method's own form.
  package let profile: String?
}

/// Counts of one table.
package struct TableSummary: Sendable {
  /// The sums of columns, by file and column, in millionths.
  var sums: [String: [String: Int128]] = [:]
  /// The files, by name.
  package var files: [InputRecord] = []
  /// Rows, headers and empty lines not counted.
  package var rows: Int { files.reduce(0) { $0 + $1.rows } }
  /// Rows outside the quarter.
  package var outsideQuarter = 0
  /// Rows that repeat another in every cell.
  package var repeated = 0
  /// Rows set aside because they are invalid.
  package var invalid = 0
  /// Rows that are no data by the profile, and count as no rows either: blank ones, and those of `skip_rows`.
  package var skipped: [SkipReason: Int] = [:]
  /// Rows that come to nothing, by file and reason; files without such rows are not among them.
  package var drops: [(file: String, counts: DropCounts)] = []
  /// Rows that the profile leaves out.
  package var leftOut: Int { drops.reduce(0) { $0 + $1.counts.leftOut } }
  /// What the punches of each file look like, by file.
  var punches: [String: PunchTally] = [:]
}

extension TableSummary {
  mutating func add(_ counts: DropCounts, of file: String) {
    guard DropReason.allCases.contains(where: { counts[$0] > 0 }) else { return }
    drops.append((file, counts))
  }

  mutating func add(_ file: InputRecord, sums columns: some Sequence<(String, Int128)>) {
    files.append(file)
    for (column, sum) in columns { sums[file.name, default: [:]][column] = sum }
  }
}

/// Reads the files of a table on several threads.
struct TableReading: Sendable {
  /// The table's name.
  let name: String
  let columns: [ColumnSpec]
  let files: [InputFolder.File]
  /// Where its rows stand: its files, then those of corrections that may add some.
  private(set) var sources: [InputFolder.File]
  let options: ReadingOptions
  /// Mapping tables, by `profile/key`.
  var keys: [String: KeyMap] = [:]
  /// Applied before a row is looked at.
  var corrections: TableCorrections?
  /// The columns whose sums are wanted.
  var summed: [AnyColumn] = []
  /// What it takes to make days of punches; nil for tables without.
  var punches: PunchContext?
  /// Whether the policy makes an unexcused absence of a presence without a time.
  var timelessIsAbsence = false
  /// The quarter that is evaluated, where it is known.
  var quarter: Quarter?

  init(name: String, columns: [ColumnSpec], files: [InputFolder.File], options: ReadingOptions) {
    self.name = name
    self.columns = columns
    self.files = files
    sources = files
    self.options = options
  }

  init(_ table: Table, of folder: InputFolder, _ options: ReadingOptions) {
    self.init(name: table.rawValue, columns: table.spec.columns, files: folder.files(of: table), options: options)
    sources = folder.sources(of: table)
  }

  /// Reads all rows; findings go to `log` in file order.
  func run<Intake: TableIntake>(_ intake: Intake, _ log: FindingLog, _ summary: inout TableSummary) throws(InputError) {
    func yields(_ file: InputFolder.File) -> Bool { file.profile?.yieldsToOthers ?? false }
    let hasPunches = files.contains { $0.profile?.punches != nil }
    for (number, file) in files.enumerated() where file.profile?.punches == nil && !yields(file) {
      try run(intake, file, number, log, &summary)
    }
    if let context = punches, hasPunches || files.contains(where: yields) {
      let isAsked = files.contains { yields($0) || $0.profile?.punches?.yieldsToOthers == true }
      let others = isAsked ? try occupiedDays(context) : OccupiedDays(context, files)
      if hasPunches { try runPunches(intake, context, others: others, log, &summary) }
      // Last, as their days may be left to the punches, too.
      for (number, file) in files.enumerated() where file.profile?.punches == nil && yields(file) {
        try run(YieldingRows(intake, others, context.people, number: number), file, number, log, &summary)
      }
    }
    readAdditions(intake, log, &summary)
  }

  /// Reads all rows once more; what is wrong with them was said the first time.
  ///
  /// - Throws: `InputError` when a file can no longer be read, or holds something else: no row may be missed in silence.
  func runAgain<Intake: TableIntake>(_ intake: Intake) throws(InputError) {
    var unused = TableSummary()
    try run(intake, FindingLog(placesKept: 0), &unused)
  }

  /// Reads one file, which is the table's file with this number.
  func run<Intake: TableIntake>(
    _ intake: Intake, _ file: InputFolder.File, _ number: Int, _ log: FindingLog, _ summary: inout TableSummary
  ) throws(InputError) {
    // What keeps a file from being read that was read before came over it meanwhile.
    func lose(_ findings: [Finding], _ reason: SystemReason = .changed) throws(InputError) {
      guard !file.seal.isSet else { throw .unreadable(path: file.path, reason: reason.text) }
      findings.forEach(log.addOfWholeFile)
    }
    if let objection = file.objection() { return try lose([objection]) }
    let header: Header
    do throws(FileError) {
      header = try Header(
        file, columns, keys, quarter: quarter, chunkSize: options.chunkSize, useLibCSVAlone: options.useLibCSVAlone)
    } catch {
      return try lose(
        [Finding(code: .file(.unreadable), file: file.name, detail: "\(error.reason.rawValue)")], error.reason)
    }
    guard header.findings.isEmpty else { return try lose(header.findings) }
    do throws(FileError) {
      try run(intake, file, number, header, log, &summary)
    } catch {
      guard error.reason == .endlessRow else {
        throw .unreadable(path: error.path, reason: error.reason.text)
      }
      try lose([Finding(code: .file(.endlessRow), file: file.name)])
    }
  }

  private func run<Intake: TableIntake>(
    _ intake: Intake, _ file: InputFolder.File, _ number: Int, _ header: Header, _ log: FindingLog,
    _ summary: inout TableSummary
  ) throws(FileError) {
    let hasher = SHA256()
    let source = try ChunkedFile(path: file.path, format: header.format, chunkSize: options.chunkSize) {
      hasher.update($0)
    }
    let review = FileReview(file: file, header: header)
    let committer = Committer<Intake.Batch> { batch, report, line in
      for finding in report.findings {
        review.take(finding) { resolve(finding, file, header, line: line) }.forEach(log.add)
      }
      corrections?.note(report.corrections, file, line: line)
      review.add(report, line: line).forEach(log.add)
      intake.commit(batch, line: line, file: number)
    }
    let work: @Sendable (Int) -> Void = { _ in
      let buffer = ChunkBuffer()
      var walker = header.walker
      var (next, endsOpen) = (0, false)
      do throws(FileError) {
        while let chunk = try source.next(into: buffer) {
          var batch = intake.makeBatch()
          intake.reserve(&batch)
          var report = BatchReport()
          report.sums = Array(repeating: 0, count: summed.count)
          let lines =
            walker == nil
            ? read(chunk.bytes, isFirst: chunk.number == 0, file, header, intake, &batch, &report)
            : readBlocks(chunk.bytes, isFirst: chunk.number == 0, header, &walker!, intake, &batch, &report)
          endsOpen = report.endsOpen
          if report.hasOtherHeader { throw FileError(file.path, .changed) }
          committer.add(Committed(batch: batch, report: report, lines: lines), chunk.number)
          walker?.endPiece(lines: lines)
          next = chunk.number + 1
        }
        if walker != nil {
          var report = BatchReport()
          report.sums = Array(repeating: 0, count: summed.count)
          report.endsOpen = endsOpen
          walker?.finish(&report)
          committer.add(Committed(batch: intake.makeBatch(), report: report, lines: 0), next)
        }
      } catch {
        committer.fail(error)
      }
    }
    // What lines tell of the rows below them goes on from one piece to the next.
    if options.threads == 1 || source.size <= options.chunkSize || header.walker != nil {
      work(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: options.threads, execute: work)
    }
    review.ofRows.forEach(log.add)
    if let error = committer.error { throw error }
    let digest = hasher.finish()
    guard file.seal.holds(digest) else { throw FileError(file.path, .changed) }
    summary.add(
      InputRecord(
        table: name, name: file.name, bytes: hasher.count, rows: committer.rows, digest: digest,
        profile: file.profile?.id),
      sums: zip(summed.map { columns[$0.rawValue].name }, review.sums))
    summary.outsideQuarter += review.outside
    summary.invalid += review.invalid
    summary.skipped.merge(review.skipped, uniquingKeysWith: +)
    summary.add(review.dropCounts, of: file.name)
    summary.punches[file.name] = review.punches
    review.findings(rows: committer.rows, timelessIsAbsence: timelessIsAbsence).forEach(log.add)
  }

  private func read<Intake: TableIntake>(
    _ bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool, _ file: InputFolder.File, _ header: Header, _ intake: Intake,
    _ batch: inout Intake.Batch, _ report: inout BatchReport
  ) -> Int {
    var scanner = scanner(over: bytes, isFirst: isFirst, header)
    if isFirst, file.profile?.cellsWithoutHeader == nil { report.passHeader(header, &scanner) }
    if let conversion = header.conversion {
      convertRows(&scanner, header, conversion, intake, &batch, &report)
    } else {
      header.places.withUnsafeBufferPointer { places in
        while let state = next(&scanner, header, header.format.encoding, &report) {
          let row = Row<Intake.Column>(scanner.cells, places: places.baseAddress!, line: scanner.line)
          switch state {
          case .sound: take(row, scanner.cells, scanner.fieldCount, intake, &batch, &report)
          case .unreadable: intake.pass(row, into: &batch)
          case .broken: continue
          }
        }
      }
    }
    intake.finish(&batch, &report)
    report.finish(scanner, bytes)
    return scanner.linesPassed
  }

  /// A scanner over a piece of a file; a cell more than the header has may be looked at.
  func scanner(over bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool, _ header: Header) -> RecordScanner {
    RecordScanner(
      bytes, capacity: header.fieldCount + 1, delimiter: header.format.delimiter,
      leadingLines: isFirst ? header.format.leadingLines : 0, useLibCSVAlone: options.useLibCSVAlone)
  }

  /// Reads the rows of a file that a profile reads.
  private func convertRows<Intake: TableIntake>(
    _ scanner: inout RecordScanner, _ header: Header, _ conversion: RowConversion, _ intake: Intake,
    _ batch: inout Intake.Batch, _ report: inout BatchReport
  ) {
    var workspace = RowConversion.Workspace(conversion)
    let moving = conversion.unpivotedColumns
    // Rows made of columns stand in other cells one by one.
    var places = header.places
    places.withUnsafeMutableBufferPointer { places in
      let places = places.baseAddress!
      while let state = nextDatum(&scanner, header, header.format.encoding, &report) {
        guard state == .sound else { continue }
        for number in 0..<conversion.rowsPerRecord {
          for column in moving { places[column].field = conversion.field(column, row: number) }
          convert(number, scanner, conversion, &workspace, places, intake, &batch, &report)
        }
      }
    }
  }

  /// What can be had of a record.
  enum RecordState {
    /// Its cells.
    case sound
    /// Its cells, but not all of them are text, or of a size that is read.
    case unreadable
    /// Nothing.
    case broken
  }

  /// Moves to the next record; nil behind the last one.
  @inline(__always)
  private func next(
    _ scanner: inout RecordScanner, _ header: Header, _ encoding: TextFormat.Encoding, _ report: inout BatchReport
  ) -> RecordState? {
    state(of: scanner.next(), &scanner, header, encoding, &report)
  }

  /// Moves to the next record that is data by the file's profile; nil behind the last one.
  @inline(__always)
  private func nextDatum(
    _ scanner: inout RecordScanner, _ header: Header, _ encoding: TextFormat.Encoding, _ report: inout BatchReport
  ) -> RecordState? {
    var step = scanner.next()
    while step == .record, let reason = header.skips?.reason(scanner) {
      report.skipped[reason, default: 0] += 1
      step = scanner.next()
    }
    if step == .record { header.fit(&scanner) }
    return state(of: step, &scanner, header, encoding, &report)
  }

  /// What can be had of a record to which the scanner moved; nil behind the last one. The scanner is not changed: lent as it
  /// is, it would be copied for each record.
  @inline(__always)
  func state(
    of step: RecordScanner.Step, _ scanner: inout RecordScanner, _ header: Header,
    _ encoding: TextFormat.Encoding, _ report: inout BatchReport
  ) -> RecordState? {
    switch step {
    case .end: return nil
    case .record where scanner.fieldCount == header.fieldCount && !scanner.hasNUL:
      report.rows += 1
      let isText = !scanner.hasHighBytes || isText(scanner, encoding, &report)
      if isText, scanner.recordBytes.count <= RecordScanner.cellLimit { return .sound }
    case .record, .broken: report.rows += 1
    }
    guard let fault = fault(step, scanner, header, encoding) else { return .sound }
    report.invalidRows += 1
    report.findings.append(fault)
    return step == .record && scanner.fieldCount == header.fieldCount ? .unreadable : .broken
  }

  /// Whether a record with bytes beyond ASCII is text in its encoding; looks for signs that it is in another one.
  private func isText(
    _ scanner: borrowing RecordScanner, _ encoding: TextFormat.Encoding, _ report: inout BatchReport
  ) -> Bool {
    let bytes = scanner.recordBytes
    guard firstInvalid(bytes, encoding) == nil else { return false }
    report.letters.add(bytes, encoding, line: scanner.line)
    return encoding == .windows1252 || !bytes.hasMark
  }

  /// Gives a row to the intake, corrected.
  @inline(__always)
  func take<Intake: TableIntake>(
    _ row: Row<Intake.Column>, _ cells: UnsafePointer<Cell>, _ count: Int, _ intake: Intake,
    _ batch: inout Intake.Batch,
    _ report: inout BatchReport
  ) {
    let before = report.findings.count
    let (outside, outcomes) = (report.outside, report.corrections.count)
    switch corrections?.treat(Row(row), cells: cells, count: count, &report.corrections) ?? .asWritten {
    case .asWritten: intake.read(row, into: &batch, &report)
    case .changed(let cells):
      cells.withUnsafeBufferPointer { intake.read(row.with($0.baseAddress!), into: &batch, &report) }
      if report.findings.count > before { corrections?.noteUnsoundRow() }
      if report.outside > outside, !intake.isOutside(row) {
        for outcome in outcomes..<report.corrections.count { report.corrections[outcome].movesOut = true }
      }
    case .withdrawn: break
    }
    if !summed.isEmpty { report.sum(summed, of: Row(row)) }
    if report.findings.count > before { report.invalidRows += 1 }
  }

  /// Makes the row with this number of a record as the profile says, and gives it to the intake.
  ///
  /// - Parameter base: the physical lines before the piece, where lines above the rows are read.
  func convert<Intake: TableIntake>(
    _ number: Int, _ scanner: borrowing RecordScanner, _ conversion: RowConversion,
    _ workspace: inout RowConversion.Workspace, behind base: Int = 0,
    _ places: UnsafePointer<ColumnPlace>, _ intake: Intake, _ batch: inout Intake.Batch, _ report: inout BatchReport
  ) {
    switch conversion.convert(scanner, row: number, &workspace) {
    case .row: report.made += 1
    case .emptyCell:
      report.drops[.emptyCell] += 1
      return
    case .unknownKey(let column, let near):
      report.made += 1
      guard let key = conversion.plans[column].key else { return }
      noteUnknown(key, near, column, number, scanner, conversion, behind: base, &report)
      return
    }
    let cells = UnsafePointer(workspace.cells.baseAddress!)
    let row = Row<Intake.Column>(cells, places: places, line: scanner.line)
    repeat {
      let before = report.findings.count
      report.taken += 1
      take(row, cells, workspace.cells.count, intake, &batch, &report)
      guard report.findings.count > before else { continue }
      // What the table says of a cell, said of the file's own cell.
      for index in before..<report.findings.count {
        guard let column = report.findings[index].column?.rawValue, report.findings[index].line == scanner.line else {
          continue
        }
        report.findings[index].field = conversion.field(column, row: number)
        report.findings[index].value = conversion.written(column, row: number, in: scanner)
        if let line = conversion.lineAbove(column) { report.findings[index].line = line - base }
        if isFormulaError(report.findings[index].value.utf8) {
          report.findings[index].code = .cell(.formulaError)
          report.findings[index].detail = ""
          continue
        }
        if workspace.failed >> UInt64(column) & 1 == 1, let expected = conversion.plans[column].expectation {
          report.findings[index].code = expected.code
          report.findings[index].detail = expected.text
        }
      }
    } while conversion.nextTime(&workspace)
  }

  /// Notes a row whose key is not in its mapping table. Where the profile leaves such rows out, only those keys are kept
  /// that the table has with other leading zeros.
  private func noteUnknown(
    _ key: KeyMap, _ near: Cell?, _ column: Int, _ number: Int, _ scanner: borrowing RecordScanner,
    _ conversion: RowConversion, behind base: Int, _ report: inout BatchReport
  ) {
    let isIgnored = key.unknown != .error
    if isIgnored { report.drops[.unknownKey] += 1 } else { report.invalidRows += 1 }
    // A key with other leading zeros is hardly one of another office.
    if key.unknown != .ignoreMost || near != nil { report.unknownRows += 1 }
    guard !isIgnored || near != nil else { return }
    report.unknownKeys.add(
      conversion.written(column, row: number, in: scanner), AnyColumn(rawValue: column),
      UnknownKeys.Rows(
        count: 1, line: conversion.lineAbove(column).map { $0 - base } ?? scanner.line,
        field: conversion.field(column, row: number), table: key.name, near: near?.text,
        isIgnored: isIgnored))
  }

  /// What keeps a record's cells from being read; nil when nothing does.
  private func fault(
    _ step: RecordScanner.Step, _ scanner: borrowing RecordScanner, _ header: Header, _ encoding: TextFormat.Encoding
  ) -> RawFinding? {
    func finding(_ code: FindingCode, field: Int = 0, value: String = "", detail: String = "") -> RawFinding {
      RawFinding(
        code: code, line: scanner.line, field: field,
        column: field > 0 ? header.column(ofField: field) : nil, nip: nil,
        value: value, detail: detail)
    }
    if case .broken(let kind) = step {
      return switch kind {
      case .unclosedQuote(let field): finding(.row(.unclosedQuote), field: field)
      case .oversizedField(let field): finding(.row(.oversizedCell), field: field)
      case .brokenQuoting(let field): finding(.row(.brokenQuoting), field: field)
      case .complete, .open: finding(.row(.brokenQuoting))
      }
    }
    if scanner.fieldCount != header.fieldCount {
      return finding(.row(.fieldCount), value: String(scanner.fieldCount), detail: header.expectedCells)
    }
    if scanner.hasHighBytes, let bad = firstInvalid(scanner.recordBytes, encoding) {
      return notText(scanner, bad, encoding, finding)
    }
    if scanner.hasHighBytes, scanner.recordBytes.hasMark { return finding(.row(.strayMark)) }
    for field in 0..<scanner.fieldCount {
      let cell = scanner.cell(field)
      if cell.count > RecordScanner.cellLimit { return finding(.row(.oversizedCell), field: field + 1) }
      if scanner.hasNUL, cell.bytes.contains(0) {
        return finding(.row(.nulByte), field: field + 1, value: cell.excerpt)
      }
    }
    return nil
  }

  /// The finding for bytes that are no text: the first cell that holds one of them.
  func notText(
    _ scanner: borrowing RecordScanner, _ bad: Int, _ encoding: TextFormat.Encoding,
    _ finding: (FindingCode, Int, String, String) -> RawFinding
  ) -> RawFinding {
    var field = 0
    for index in 0..<scanner.fieldCount where firstInvalid(scanner.cell(index).bytes, encoding) != nil {
      field = index + 1
      break
    }
    return finding(
      .row(.notUTF8), field, field > 0 ? scanner.cell(field - 1).excerpt : "", hexadecimal(scanner.recordBytes[bad]))
  }

  /// The index of the first byte that is no text in an encoding; nil when all are. UTF-16 has become UTF-8 by now.
  func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextFormat.Encoding) -> Int? {
    encoding == .windows1252 ? firstOutsideWindows1252(bytes) : firstInvalidUTF8(bytes)
  }

  private func resolve(_ raw: RawFinding, _ file: InputFolder.File, _ header: Header, line: Int) -> Finding {
    Finding(
      code: raw.code, file: file.name, line: line + raw.line + 1, field: raw.field,
      column: raw.column.map { header.name(of: $0, field: raw.field) } ?? "", nip: raw.nip.map { .init(number: $0) },
      value: raw.value, detail: raw.detail)
  }
}

/// What one piece of a file gave.
private struct Committed<Batch: Sendable>: Sendable {
  var batch: Batch
  var report: BatchReport
  var lines: Int
}

/// Takes pieces in any order and hands them on in file order, one at a time.
private final class Committer<Batch: Sendable>: @unchecked Sendable {
  /// A piece with more findings than this takes much longer to commit than to read: its reader waits until few are left.
  private let manyFindings = 10_000
  private let committed = Turn()
  private let lock = Locked(())
  private var waiting: [Int: Committed<Batch>] = [:]
  private var next = 0
  private var isCommitting = false
  private var line = 0
  private(set) var rows = 0
  private let commit: (Batch, BatchReport, Int) -> Void
  private(set) var error: FileError?

  init(commit: @escaping (Batch, BatchReport, Int) -> Void) { self.commit = commit }

  /// Hands a piece over; whoever is at work commits it in its turn, so that no thread waits for another but where findings
  /// would fill the memory.
  func add(_ piece: Committed<Batch>, _ number: Int) {
    defer { if piece.report.findings.count > manyFindings { committed.wait(for: number) } }
    let isAtWork = lock.withLock { _ in
      waiting[number] = piece
      defer { isCommitting = true }
      return isCommitting
    }
    guard !isAtWork else { return }
    while let piece = takeNext() {
      commit(piece.batch, piece.report, line)
      rows += piece.report.rows
      line += piece.lines
      committed.pass(next - 1)
    }
  }

  private func takeNext() -> Committed<Batch>? {
    lock.withLock { _ in
      guard let piece = waiting.removeValue(forKey: next) else {
        isCommitting = false
        return nil
      }
      next += 1
      return piece
    }
  }

  func fail(_ error: FileError) {
    lock.withLock { _ in self.error = error }
    committed.open()
  }
}
