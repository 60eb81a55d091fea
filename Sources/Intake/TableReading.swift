public import Digests
private import Dispatch
internal import Kinerja
private import Synchronization
internal import Tabular

/// What turns the rows of one table into facts: `read` runs on any thread, `commit` in file order on one at a time.
protocol TableIntake: AnyObject, Sendable {
  associatedtype Batch: Sendable
  func makeBatch() -> Batch
  func read(_ row: Row, into batch: inout Batch, _ report: inout BatchReport)
  /// Called behind the last row of a batch.
  func finish(_ batch: inout Batch, _ report: inout BatchReport)
  /// `line` is the number of physical lines before the batch in its file; `file` the file's position in the table.
  func commit(_ batch: Batch, line: Int, file: Int)
}

extension TableIntake {
  func finish(_ batch: inout Batch, _ report: inout BatchReport) {}
}

/// A file as it was read.
public struct InputRecord: Hashable, Sendable {
  /// Its table.
  public let table: Table
  /// Its name within the folder.
  public let name: String
  /// Its size.
  public let bytes: Int
  /// Its rows, header and empty lines not counted.
  public let rows: Int
  /// The digest of the very bytes that were parsed.
  public let digest: Digest
}

/// Counts of one table.
public struct TableSummary: Sendable {
  /// The files, by name.
  public var files: [InputRecord] = []
  /// Rows, headers and empty lines not counted.
  public var rows: Int { files.reduce(0) { $0 + $1.rows } }
  /// Rows outside the quarter.
  public var outsideQuarter = 0
  /// Rows that repeat another in every cell.
  public var repeated = 0
  /// Rows set aside because they are invalid.
  public var invalid = 0
}

/// Reads the files of a table on several threads.
struct TableReading: Sendable {
  let table: Table
  let files: [InputFolder.File]
  let threads: Int
  let chunkSize: Int
  let useLibCSVAlone: Bool
  /// Applied before a row is looked at.
  var corrections: TableCorrections?

  /// Reads all rows; findings go to `log` in file order.
  func run<Intake: TableIntake>(_ intake: Intake, _ log: FindingLog, _ summary: inout TableSummary) throws(InputError) {
    for (number, file) in files.enumerated() {
      do throws(FileError) {
        let header = try Header(file, table, chunkSize: chunkSize, useLibCSVAlone: useLibCSVAlone)
        guard header.findings.isEmpty else {
          header.findings.forEach(log.add)
          continue
        }
        try run(intake, file, number, header, log, &summary)
      } catch {
        throw .unreadable(path: error.path, reason: error.reason)
      }
    }
  }

  private func run<Intake: TableIntake>(
    _ intake: Intake, _ file: InputFolder.File, _ number: Int, _ header: Header, _ log: FindingLog,
    _ summary: inout TableSummary
  ) throws(FileError) {
    let hasher = SHA256()
    let source = try ChunkedFile(path: file.path, chunkSize: chunkSize) { hasher.update($0) }
    let committer = Committer<Intake.Batch> { batch, report, line in
      for finding in report.findings { log.add(resolve(finding, file, line: line)) }
      corrections?.note(report.corrections, file, line: line)
      intake.commit(batch, line: line, file: number)
    }
    let work: @Sendable (Int) -> Void = { _ in
      let buffer = ChunkBuffer()
      do throws(FileError) {
        while let chunk = try source.next(into: buffer) {
          var batch = intake.makeBatch()
          var report = BatchReport()
          let lines = read(chunk.bytes, skippingHeader: chunk.number == 0, header, intake, &batch, &report)
          committer.add(Committed(batch: batch, report: report, lines: lines), chunk.number)
        }
      } catch {
        committer.fail(error)
      }
    }
    if threads == 1 || source.size <= chunkSize {
      work(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: threads, execute: work)
    }
    if let error = committer.error { throw error }
    summary.files.append(
      InputRecord(
        table: table, name: file.name, bytes: hasher.count, rows: committer.rows, digest: hasher.finish()))
    summary.outsideQuarter += committer.outside
    summary.invalid += committer.invalid
  }

  private func read<Intake: TableIntake>(
    _ bytes: UnsafeBufferPointer<UInt8>, skippingHeader: Bool, _ header: Header, _ intake: Intake,
    _ batch: inout Intake.Batch, _ report: inout BatchReport
  ) -> Int {
    var scanner = RecordScanner(bytes, capacity: max(header.fieldCount, 1), useLibCSVAlone: useLibCSVAlone)
    if skippingHeader { _ = scanner.next() }
    header.positions.withUnsafeBufferPointer { positions in
      let positions = positions.baseAddress!
      reading: while true {
        switch scanner.next() {
        case .end: break reading
        case .broken(let kind):
          report.rows += 1
          report.invalidRows += 1
          report.findings.append(broken(kind, scanner.line, header))
        case .record:
          report.rows += 1
          guard scanner.fieldCount == header.fieldCount else {
            report.invalidRows += 1
            report.findings.append(
              RawFinding(
                code: .fieldCount, line: scanner.line, field: 0, column: -1, nip: nil,
                value: String(scanner.fieldCount), detail: String(header.fieldCount)))
            continue
          }
          if scanner.hasHighBytes, let bad = firstInvalidUTF8(scanner.recordBytes) {
            report.invalidRows += 1
            report.findings.append(notUTF8(scanner, bad, header))
            continue
          }
          let before = report.findings.count
          let row = Row(scanner.cells, positions: positions, line: scanner.line)
          if let corrections,
            let cells = corrections.corrected(
              row, cells: scanner.cells, count: scanner.fieldCount, &report.corrections)
          {
            cells.withUnsafeBufferPointer {
              intake.read(Row($0.baseAddress!, positions: positions, line: row.line), into: &batch, &report)
            }
          } else {
            intake.read(row, into: &batch, &report)
          }
          if report.findings.count > before { report.invalidRows += 1 }
        }
      }
    }
    intake.finish(&batch, &report)
    report.sortFindings()
    return scanner.linesPassed
  }

  private func broken(_ kind: RecordExtent.Kind, _ line: Int, _ header: Header) -> RawFinding {
    let (code, field): (FindingCode, Int) =
      switch kind {
      case .unclosedQuote(let field), .oversizedField(let field): (.unclosedQuote, field)
      case .brokenQuoting(let field): (.brokenQuoting, field)
      case .complete, .open: (.brokenQuoting, 0)
      }
    let column = header.positions.firstIndex(of: field - 1) ?? -1
    return RawFinding(code: code, line: line, field: field, column: column, nip: nil, value: "", detail: "")
  }

  /// The finding for bytes that are not UTF-8: the first cell that holds one of them.
  private func notUTF8(_ scanner: borrowing RecordScanner, _ bad: Int, _ header: Header) -> RawFinding {
    var field = 0
    for index in 0..<scanner.fieldCount where firstInvalidUTF8(scanner.cell(index).bytes) != nil {
      field = index + 1
      break
    }
    let column = header.positions.firstIndex(of: field - 1) ?? -1
    let byte = String(scanner.recordBytes[bad], radix: 16, uppercase: true)
    return RawFinding(
      code: .notUTF8, line: scanner.line, field: field, column: column, nip: nil,
      value: field > 0 ? scanner.cell(field - 1).excerpt : "", detail: "0x" + (byte.count < 2 ? "0" : "") + byte)
  }

  private func resolve(_ raw: RawFinding, _ file: InputFolder.File, line: Int) -> Finding {
    Finding(
      code: raw.code, file: file.name, line: line + raw.line + 1, field: raw.field,
      column: raw.column >= 0 ? table.columns[raw.column].name : "", nip: raw.nip.map { .init(number: $0) },
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
  private let lock = Mutex(())
  private var waiting: [Int: Committed<Batch>] = [:]
  private var next = 0
  private var isCommitting = false
  private var line = 0
  private(set) var rows = 0
  private(set) var outside = 0
  private(set) var invalid = 0
  private let commit: (Batch, BatchReport, Int) -> Void
  private(set) var error: FileError?

  init(commit: @escaping (Batch, BatchReport, Int) -> Void) { self.commit = commit }

  /// Hands a piece over; whoever is at work commits it in its turn, so that no thread waits for another.
  func add(_ piece: Committed<Batch>, _ number: Int) {
    let isAtWork = lock.withLock { _ in
      waiting[number] = piece
      defer { isCommitting = true }
      return isCommitting
    }
    guard !isAtWork else { return }
    while let piece = takeNext() {
      commit(piece.batch, piece.report, line)
      rows += piece.report.rows
      outside += piece.report.outside
      invalid += piece.report.invalidRows
      line += piece.lines
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

  func fail(_ error: FileError) { lock.withLock { _ in self.error = error } }
}
