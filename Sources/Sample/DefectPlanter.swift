internal import Kinerja

/// A defect of a row, the row counted from 0 within its buffer.
struct PlantedDefect: Sendable {
  let row: Int
  /// Empty when the whole row is meant.
  let column: String
  let kind: DefectKind
  let value: [UInt8]
}

/// What is wrong with a row.
enum DefectKind: String, CaseIterable, Sendable {
  case nip = "NIP_SALAH"
  case unknownNIP = "NIP_TAK_DIKENAL"
  case date = "TANGGAL_SALAH"
  case endBeforeStart = "SAMPAI_SEBELUM_MULAI"
  case month = "BULAN_SALAH"
  case clock = "JAM_SALAH"
  case code = "KODE_TAK_DIKENAL"
  case indicator = "INDIKATOR_TANPA_NORMA"
  case number = "ANGKA_SALAH"
  case range = "DI_LUAR_RENTANG"
  case empty = "SEL_KOSONG"
  case fieldCount = "JUMLAH_KOLOM"
  case quote = "PETIK_NYASAR"
  case encoding = "BUKAN_UTF8"
  case duplicate = "KUNCI_GANDA"
}

/// Makes rows of one table invalid by chance; chance and kind depend on the seed, the table and the row's key alone.
struct DefectPlanter: Sendable {
  private let table: Table
  private let seed: UInt64
  private let rate: Int

  /// Nil when the table is to stay clean.
  init?(_ table: Table, _ options: SampleOptions) {
    guard options.defectRate > 0, table.spec.maySetAside else { return nil }
    self.table = table
    rate = options.defectRate
    seed = (Table.perPerson + Table.whole).prefix { $0 != table }.reduce(options.seed) { seed, _ in seed &+ 0x9E37 }
  }

  /// Whether the row is to be made invalid.
  func strikes(_ key: Int) -> Bool {
    (Int(Random.hash(seed, .defects, key) >> 32) * 1_000_000) >> 32 < rate
  }

  /// The lines that take a row's place, and the defects in them.
  func spoil(_ line: [UInt8], key: Int) -> (lines: [[UInt8]], defects: [PlantedDefect]) {
    var random = Random(seed, .defectKind, key)
    var spoiler = Spoiler(line, of: table)
    return spoiler.spoil(key: key, &random)
  }
}
