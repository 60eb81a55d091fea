package import Kinerja
package import Platform
internal import Tabular

/// Writes `hasil.csv`, `bulanan.csv`, `triwulan.csv` and `peringkat/`, a ranking for each unit.
package struct RankingFiles: Sendable {
  private static let everybodyName = "hasil.csv"
  private static let folderName = "peringkat"

  /// Whether a file of a run folder is one of these.
  static func holds(_ path: String) -> Bool {
    [everybodyName, ResultTable.monthFileName, ResultTable.quarterFileName].contains(path)
      || path.hasPrefix("\(folderName)/")
  }

  private let table: ResultTable
  private let parallelism: Parallelism

  /// Makes the files' content from a table.
  package init(_ table: ResultTable, parallelism: Parallelism) {
    self.table = table
    self.parallelism = parallelism
  }

  /// Writes all files into a run folder.
  package func write(to folder: RunFolder) throws(WriteError) {
    try write(Self.everybodyName, to: folder) {
      ResultTable.appendHeader(to: &$0)
    } row: {
      table.appendRow($0, to: &$1)
    }
    try write(ResultTable.monthFileName, to: folder) {
      table.appendMonthHeader(to: &$0)
    } row: {
      table.appendMonths($0, to: &$1)
    }
    try write(ResultTable.quarterFileName, to: folder) {
      table.appendQuarterHeader(to: &$0)
    } row: {
      table.appendQuarter($0, to: &$1)
    }

    try folder.addFolder(Self.folderName)
    let (units, byUnit) = table.byUnit()
    try inParallel(units.count) { index throws(WriteError) in
      let (unit, range) = units[index]
      let name = "\(Self.folderName)/\(Self.fileName(table.roster.units[unit])).csv"
      let file = try folder.addFile(name)
      try file.write(rendered(byUnit[range], hasHeader: true))
      try folder.finish(file, name)
    }
  }

  /// Writes a file with the rows of everybody, in the order of publication.
  private func write(
    _ name: String, to folder: RunFolder, header: @Sendable (inout CSVBuffer) -> Void,
    row: @Sendable (_ position: Int, inout CSVBuffer) -> Void
  ) throws(WriteError) {
    let file = try folder.addFile(name)
    let blockSize = 1024
    let order = table.results.order
    let turn = Turn()
    @Sendable func rendered(_ positions: ArraySlice<UInt32>, isFirst: Bool) -> CSVBuffer {
      var buffer = CSVBuffer(capacity: 512 + positions.count * 256)
      if isFirst { header(&buffer) }
      for position in positions { row(Int(position), &buffer) }
      return buffer
    }
    try inParallel(max(1, (order.count + blockSize - 1) / blockSize)) { block throws(WriteError) in
      defer { turn.pass(block) }
      let rows = rendered(
        order[block * blockSize..<min(order.count, (block + 1) * blockSize)], isFirst: block == 0)
      turn.wait(for: block)
      try file.write(rows)
    }
    try folder.finish(file, name)
  }

  /// Runs a body for each number in parallel; throws the error of the least number that failed.
  private func inParallel(_ count: Int, _ body: @Sendable (Int) throws(WriteError) -> Void) throws(WriteError) {
    let failure = Locked<(number: Int, error: WriteError)?>(nil)
    parallelism.run(count) { number in
      do throws(WriteError) {
        try body(number)
      } catch {
        failure.withLock { if $0.map({ number < $0.number }) ?? true { $0 = (number, error) } }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure.error }
  }

  private func rendered(_ positions: ArraySlice<UInt32>, hasHeader: Bool) -> CSVBuffer {
    var buffer = CSVBuffer(capacity: 512 + positions.count * 256)
    if hasHeader { ResultTable.appendHeader(to: &buffer) }
    for position in positions { table.appendRow(Int(position), to: &buffer) }
    return buffer
  }

  /// A unit's code as a file name: letters, digits, `.`, `-` and `_` stand, other bytes become `%` and two digits.
  package static func fileName(_ unit: String) -> String {
    var name = ""
    for (index, byte) in unit.utf8.enumerated() {
      let scalar = Unicode.Scalar(byte)
      let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
      if isLetter || scalar == "-" || scalar == "_" || (scalar == "." && index > 0) {
        name.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        name += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return name
  }
}
