internal import Findings
internal import Kinerja
internal import Tabular

extension TableReading {
  /// Reads a piece of a file in which lines above the rows tell something of them; gives its physical lines.
  func readBlocks<Intake: TableIntake>(
    _ bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool, _ header: Header, _ walker: inout LineWalker, _ intake: Intake,
    _ batch: inout Intake.Batch, _ report: inout BatchReport
  ) -> Int {
    let format = header.format
    var scanner = scanner(over: bytes, isFirst: isFirst, header)
    if isFirst { readTitles(bytes, header, &walker, &report) }
    if isFirst, walker.hasHeader { report.passHeader(header, &scanner) }
    var places = header.places
    guard let template = header.conversion else { return scanner.linesPassed }
    var workspace = RowConversion.Workspace(template)
    places.withUnsafeMutableBufferPointer { places in
      while true {
        let step = scanner.next()
        if step == .end { break }
        if step == .record {
          if let reason = header.skips?.reason(scanner) {
            report.skipped[reason, default: 0] += 1
            walker.pass(scanner, isBlank: reason == .blank)
            continue
          }
          if walker.take(scanner, header.skips, &report) {
            noteLetters(scanner, format.encoding, &report)
            continue
          }
          header.fit(&scanner)
        }
        guard let state = state(of: step, &scanner, header, format.encoding, &report) else { break }
        let block = state == .sound ? walker.block(for: scanner, &report) : nil
        walker.pass(scanner, isBlank: false)
        guard state == .sound else { continue }
        guard let block else {
          report.invalidRows += 1
          continue
        }
        read(block, scanner, &workspace, walker.base, header, places, intake, &batch, &report)
      }
    }
    intake.finish(&batch, &report)
    report.finish(scanner, bytes)
    return scanner.linesPassed
  }

  /// Makes the rows of a record.
  private func read<Intake: TableIntake>(
    _ block: LineWalker.Block, _ scanner: borrowing RecordScanner, _ workspace: inout RowConversion.Workspace,
    _ base: Int, _ header: Header, _ places: UnsafeMutableBufferPointer<ColumnPlace>, _ intake: Intake,
    _ batch: inout Intake.Batch, _ report: inout BatchReport
  ) {
    let conversion = block.conversion
    for cell in block.dayless where conversion.hasContent(cell, of: scanner, &workspace) {
      report.findings.append(
        RawFinding(
          code: .content(.cellWithoutDay), line: scanner.line, field: cell + 1,
          column: conversion.unpivot.map { AnyColumn(rawValue: $0.name) }, nip: nil, value: scanner.cell(cell).excerpt,
          detail: ""))
    }
    let moving = conversion.unpivotedColumns
    for number in 0..<conversion.rowsPerRecord {
      for column in moving { places[column].field = conversion.field(column, row: number) }
      convert(
        number, scanner, conversion, &workspace, behind: base, UnsafePointer(places.baseAddress!), intake, &batch,
        &report)
    }
  }

  /// Reads the lines before the header, which the profile passes over, but for those that it names.
  private func readTitles(
    _ bytes: UnsafeBufferPointer<UInt8>, _ header: Header, _ walker: inout LineWalker, _ report: inout BatchReport
  ) {
    var scanner = RecordScanner(
      bytes, capacity: Header.columnLimit, delimiter: header.format.delimiter, useLibCSVAlone: options.useLibCSVAlone)
    var step = scanner.next()
    while step != .end, scanner.line < header.format.leadingLines {
      if step == .record, walker.take(scanner, header.skips, &report) {
        noteLetters(scanner, header.format.encoding, &report)
      } else {
        walker.pass(scanner, isBlank: false)
      }
      step = scanner.next()
    }
  }

  /// Says of a line that is no row that some of its bytes are no text.
  private func noteLetters(
    _ scanner: borrowing RecordScanner, _ encoding: TextFormat.Encoding, _ report: inout BatchReport
  ) {
    guard scanner.hasHighBytes else { return }
    let bytes = scanner.recordBytes
    guard let bad = firstInvalid(bytes, encoding) else {
      report.letters.add(bytes, encoding, line: scanner.line)
      return
    }
    report.findings.append(
      RawFinding(
        code: .row(.notUTF8), line: scanner.line, field: 0, column: nil, nip: nil, value: "",
        detail: hexadecimal(bytes[bad])))
  }
}

extension BatchReport {
  /// Passes over the header line, and notes whether it is another one than was read.
  mutating func passHeader(_ header: Header, _ scanner: inout RecordScanner) {
    hasOtherHeader = scanner.next() != .record || !scanner.recordBytes.elementsEqual(header.bytes)
  }

  /// Notes what a piece of a file was that has been read to its end.
  mutating func finish(_ scanner: borrowing RecordScanner, _ bytes: UnsafeBufferPointer<UInt8>) {
    sortFindings()
    lineEnds = scanner.lineEnds
    endsOpen = bytes.last.map { $0 != 0x0A && $0 != 0x0D } ?? false
    lines = scanner.linesPassed
  }
}
