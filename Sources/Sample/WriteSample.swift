internal import Kinerja
internal import Platform

/// Writes a synthetic quarter into a directory that is empty or not there yet: all of it, or nothing.
package func writeSample(_ options: SampleOptions, to directory: String) throws(SampleError) -> SampleReport {
  guard SampleOptions.employeeRange.contains(options.employees) else { throw .employees(options.employees) }
  guard (0...1_000_000).contains(options.defectRate) else { throw .defectRate(options.defectRate) }
  let folder = try SampleError.whenWriting { () throws(WriteError) in try RunFolder(at: directory, .freeOrEmpty) }
  var writer = try SampleWriter(options, folder)
  try writer.writePeople()
  try writer.writeSmallTables()
  let report = try writer.finish()
  try SampleError.whenWriting { () throws(WriteError) in try folder.publish(isFlushed: false) }
  return report
}

/// Writes the tables, each from start to end, and counts what they hold.
private struct SampleWriter {
  let maker: BlockMaker
  let folder: RunFolder
  let files: [Table: SampleFile]
  var defects = DefectList()
  var earnings: [Int: Int] = [:]

  init(_ options: SampleOptions, _ folder: RunFolder) throws(SampleError) {
    maker = BlockMaker(options)
    self.folder = folder
    var files: [Table: SampleFile] = [:]
    for table in Table.sampled {
      let file = try SampleFile(table.fileName, in: folder)
      try file.append(table.header, rows: 0)
      files[table] = file
    }
    self.files = files
  }

  mutating func writePeople() throws(SampleError) {
    let maker = maker
    let options = maker.options
    var byDate = options.order == .date ? DateOrder(maker) : nil
    try inWaves(maker.blockCount, threads: options.threads) {
      maker.block($0)
    } take: { block throws(SampleError) in
      for buffer in block.buffers { try write(buffer) }
      for (unit, amount) in block.earnings { earnings[unit, default: 0] += amount }
      byDate?.add(block)
    }
    guard let byDate else { return }
    try inWaves(byDate.chunkCount, threads: options.threads) {
      byDate.chunk($0)
    } take: { buffer throws(SampleError) in
      try write(buffer)
    }
  }

  mutating func writeSmallTables() throws(SampleError) {
    for table in Table.whole {
      try write(maker.smallTable(table, earnings: earnings))
    }
  }

  func finish() throws(SampleError) -> SampleReport {
    if maker.options.defectRate > 0 { try defects.write(in: folder) }
    for file in files.values { try file.finish() }
    return SampleReport(
      files: Table.sampled.compactMap { files[$0]?.summary }, units: maker.organisation.units.count,
      defects: defects.count)
  }

  private mutating func write(_ buffer: RowBuffer) throws(SampleError) {
    guard let file = files[buffer.table] else { return }
    defects.add(buffer, after: file.rows)
    try file.append(buffer.writer.bytes, rows: buffer.rows)
  }
}
