internal import Tabular

/// A small table of texts as CSV.
struct TableText: ~Copyable {
  private var buffer = CSVBuffer()

  init(_ header: [String]) { add(header) }

  mutating func add(_ cells: [String]) {
    for (number, cell) in cells.enumerated() {
      if number > 0 { buffer.comma() }
      buffer.append(cell: cell)
    }
    buffer.endLine()
  }

  var bytes: [UInt8] { buffer.withBytes { Array($0) } }
}
