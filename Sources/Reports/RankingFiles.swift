public import Kinerja
internal import Tabular

/// Writes `hasil.csv` and `peringkat/`, a ranking for each unit.
public struct RankingFiles: Sendable {
  private let table: ResultTable
  private let parallelism: Parallelism

  /// Makes the files' content from a table.
  public init(_ table: ResultTable, parallelism: Parallelism) {
    self.table = table
    self.parallelism = parallelism
  }

  /// Writes all files into a run folder.
  public func write(to folder: RunFolder) throws(WriteError) {
    try write(table.results.order, to: folder.addFile("hasil.csv"))
    try folder.addFolder("peringkat")
    let (units, order) = byUnit()
    for (unit, range) in units {
      let name = Self.fileName(table.roster.units[unit])
      try write(order[range], to: folder.addFile("peringkat/\(name).csv"))
    }
  }

  private func write(_ order: some RandomAccessCollection<UInt32>, to file: OutputFile) throws(WriteError) {
    let order = Array(order)
    let blockSize = 4096
    let wave = 8
    var start = 0
    var header = CSVBuffer(capacity: 1024)
    ResultTable.appendHeader(to: &header)
    try file.write(header.bytes)
    while start < order.count {
      let count = min(wave, (order.count - start + blockSize - 1) / blockSize)
      let buffers = RowBuffers(count: count)
      let offset = start
      parallelism.run(count) { block in
        let first = offset + block * blockSize
        for position in order[first..<min(order.count, first + blockSize)] {
          table.appendRow(Int(position), to: &buffers.buffers[block])
        }
      }
      for block in 0..<count { try file.write(buffers.buffers[block].bytes) }
      start += count * blockSize
    }
    try file.finish()
  }

  /// The employees of each unit, evaluated ones by rank, the others behind them by NIP.
  private func byUnit() -> (units: [(unit: Int, range: Range<Int>)], order: [UInt32]) {
    let unitOf = { (position: UInt32) -> Int in
      let employee = table.results.employees[Int(position)]
      return Int(table.roster.segments[Int(employee.segment)].unit)
    }
    var starts = [Int](repeating: 0, count: table.roster.units.count + 1)
    for position in table.results.order { starts[unitOf(position) + 1] += 1 }
    for unit in table.roster.units.indices { starts[unit + 1] += starts[unit] }
    var next = starts
    var order = [UInt32](repeating: 0, count: table.results.order.count)
    for position in table.results.order {
      let unit = unitOf(position)
      order[next[unit]] = position
      next[unit] += 1
    }
    let units = table.roster.units.indices.filter { starts[$0] < starts[$0 + 1] }
    return (units.map { ($0, starts[$0]..<starts[$0 + 1]) }, order)
  }

  /// A unit's code as a file name: letters, digits, `.`, `-` and `_` stand, other bytes become `%` and two digits.
  public static func fileName(_ unit: String) -> String {
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

/// Buffers of which every block fills its own.
private final class RowBuffers: @unchecked Sendable {
  let buffers: UnsafeMutablePointer<CSVBuffer>
  let count: Int

  init(count: Int) {
    self.count = count
    buffers = .allocate(capacity: count)
    for index in 0..<count { (buffers + index).initialize(to: CSVBuffer(capacity: 1 << 16)) }
  }

  deinit {
    buffers.deinitialize(count: count)
    buffers.deallocate()
  }
}
