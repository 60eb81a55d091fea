internal import Kinerja
internal import Platform

/// The rows of `cacat.csv`: where each defect lies.
struct DefectList {
  static let fileName = "cacat.csv"
  private static let header = "berkas,baris,kolom,jenis,nilai\n"

  private var perTable: [Table: ByteWriter] = [:]
  private(set) var count = 0

  /// Adds defects of a buffer that follows `rows` rows of its file.
  mutating func add(_ buffer: RowBuffer, after rows: Int) {
    guard !buffer.defects.isEmpty else { return }
    count += buffer.defects.count
    for defect in buffer.defects {
      // The header is the first line.
      let line = rows + defect.row + 2
      perTable[buffer.table, default: ByteWriter()].text(
        "\(buffer.table.fileName),\(line),\(defect.column),\(defect.kind.rawValue),")
      perTable[buffer.table, default: ByteWriter()].cell(String(decoding: defect.value, as: UTF8.self))
      perTable[buffer.table, default: ByteWriter()].byte(0x0A)
    }
  }

  func write(in folder: RunFolder) throws(SampleError) {
    let file = try SampleFile(Self.fileName, in: folder)
    try file.append(Array(Self.header.utf8), rows: 0)
    for table in Table.sampled {
      if let rows = perTable[table] { try file.append(rows.bytes, rows: 0) }
    }
    try file.finish()
  }
}
