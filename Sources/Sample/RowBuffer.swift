internal import Kinerja

/// Rows of one table, and the defects among them.
struct RowBuffer: Sendable {
  let table: Table
  var writer: ByteWriter
  private(set) var rows = 0
  private(set) var defects: [PlantedDefect] = []
  private let planter: DefectPlanter?
  private var rowStart = 0

  init(_ table: Table, _ options: SampleOptions, capacity: Int) {
    self.table = table
    planter = DefectPlanter(table, options)
    writer = ByteWriter(capacity: capacity)
  }

  /// Ends the row that was written; `key` names the row among all of its table, whatever their order.
  mutating func endRow(key: Int) {
    writer.byte(0x0A)
    rows += 1
    if let planter, planter.strikes(key) { plant(planter, key) }
    rowStart = writer.count
  }

  private mutating func plant(_ planter: DefectPlanter, _ key: Int) {
    let line = Array(writer.bytes[rowStart..<(writer.count - 1)])
    let outcome = planter.spoil(line, key: key)
    writer.removeAll(from: rowStart)
    for line in outcome.lines {
      writer.append(line)
      writer.byte(0x0A)
    }
    for defect in outcome.defects {
      defects.append(
        PlantedDefect(row: rows - 1 + defect.row, column: defect.column, kind: defect.kind, value: defect.value))
    }
    rows += outcome.lines.count - 1
  }
}
