internal import Kinerja

/// Makes one row invalid, in one of the ways that its columns allow.
struct Spoiler {
  private let table: Table
  private let columns: [ColumnSpec]
  private let line: [UInt8]
  private var cells: [[UInt8]]

  init(_ line: [UInt8], of table: Table) {
    self.table = table
    self.line = line
    columns = table.sampledColumns
    cells = Self.split(line)
  }

  mutating func spoil(key: Int, _ random: inout Random) -> (lines: [[UInt8]], defects: [PlantedDefect]) {
    // Spoiling a norm or a holiday would spoil the rows of many people: a row is added instead.
    switch table {
    case .norms:
      let (kind, value) = random.chance(5000) ? (DefectKind.number, "12.") : (.range, "0")
      return added("UJI-\(key),\(value)", NormColumn.normaMenit.name, kind, value)
    case .calendar:
      let value = "\(random.within(1...28))/02/2026"
      return added("\(value),LIBUR,,", CalendarColumn.tanggal.name, .date, value)
    default: break
    }
    let options = columns.indices.flatMap { column in kinds(columns[column]).map { (column, $0) } }
    let whole: [DefectKind] = [.fieldCount, .quote, .encoding, .duplicate]
    let draw = random.below(options.count + whole.count)
    guard draw < options.count else { return spoilRow(whole[draw - options.count], &random) }
    let (column, kind) = options[draw]
    let value = value(for: kind, in: column, &random)
    var cell = ByteWriter()
    cell.cell(value)
    cells[column] = cell.bytes
    return ([joined], [PlantedDefect(row: 0, column: columns[column].name, kind: kind, value: Array(value.utf8))])
  }

  private var joined: [UInt8] { Array(cells.joined(separator: [0x2C])) }

  private func added(
    _ row: String, _ column: String, _ kind: DefectKind, _ value: String
  ) -> (lines: [[UInt8]], defects: [PlantedDefect]) {
    (
      [line, Array(row.utf8)],
      [PlantedDefect(row: 1, column: column, kind: kind, value: Array(value.utf8))]
    )
  }

  private func kinds(_ column: ColumnSpec) -> [DefectKind] {
    var kinds: [DefectKind] =
      switch column.kind {
      case .text, .unit: []
      case .name: [.code]
      case .person: [.nip, .unknownNIP]
      case .nip: [.nip]
      case .date, .moment: [.date]
      // A tariff may have always been.
      case .end: table == .tariffs ? [.date] : [.date, .endBeforeStart]
      case .month: [.month]
      case .time: [.clock]
      case .code, .word: [.code]
      case .indicator: [.indicator]
      case .number, .score, .whole, .rupiah: [.number, .range]
      case .level: [.range]
      }
    if !column.mayBeEmpty { kinds.append(.empty) }
    return kinds
  }

  private func value(for kind: DefectKind, in column: Int, _ random: inout Random) -> String {
    let old = String(decoding: cells[column], as: UTF8.self)
    switch kind {
    case .nip:
      return random.pick([String(old.dropLast()), old.prefix(8) + " " + old.dropFirst(8), "1.98501E+17", old + "0"])
    case .unknownNIP: return old.dropLast(3) + random.pick(["000", "999"])
    case .date: return random.pick(["2026-02-30", "31/07/2026", "2026-7-01", "20260701"])
    case .endBeforeStart: return "2001-01-01"
    case .month: return random.pick(["2026-13", "07-2026", "Juli 2026"])
    case .clock: return random.pick(["25:10", "07.30", "7:5", "24:00"])
    case .code: return random.pick(["XX", "SORE", "TIDAK ADA", "hadir"])
    case .indicator: return "TANPA-NORMA"
    case .number: return random.pick(["12,5", "1.234.567", "12.", "abc", "1e3"])
    case .range: return outOfRange(columns[column].kind, &random)
    case .empty: return ""
    case .fieldCount, .quote, .encoding, .duplicate: return old
    }
  }

  private func outOfRange(_ kind: CellKind, _ random: inout Random) -> String {
    switch kind {
    case .number(.aboveZero): random.pick(["0", "-5"])
    case .score: random.pick(["100.5", "-1", "850"])
    case .level: random.pick(["0", "4"])
    default: "-1"
    }
  }

  private mutating func spoilRow(_ kind: DefectKind, _ random: inout Random) -> (
    lines: [[UInt8]], defects: [PlantedDefect]
  ) {
    switch kind {
    case .fieldCount:
      if random.chance(5000) { cells.removeLast() } else { cells.append([]) }
      return ([joined], [PlantedDefect(row: 0, column: "", kind: kind, value: Array("\(cells.count)".utf8))])
    case .quote:
      cells[0].insert(0x22, at: min(4, cells[0].count))
    case .encoding:
      cells[0].append(0xE9)
    default:
      let copy = duplicate()
      let value = cells[0]
      return (
        [line, copy], (0...1).map { PlantedDefect(row: $0, column: "", kind: .duplicate, value: value) }
      )
    }
    return ([joined], [PlantedDefect(row: 0, column: columns[0].name, kind: kind, value: cells[0])])
  }

  /// The row with the same key and one valid cell changed.
  private func duplicate() -> [UInt8] {
    var copy = cells
    let last = copy.count - 1
    let old = String(decoding: copy[last], as: UTF8.self)
    func change(_ column: Int) { copy[column] = Array((copy[column] == Array("7".utf8) ? "8" : "7").utf8) }
    switch table {
    case .attendance:
      let out = AttendanceColumn.pulang.rawValue
      copy[out] = Array((copy[out] == Array("16:17".utf8) ? "16:18" : "16:17").utf8)
    case .shifts: copy[last] = Array((old == "PAGI" ? "SIANG" : "PAGI").utf8)
    case .ratings: copy[last] = Array((old == "1" ? "2" : "1").utf8)
    case .scores: copy[last] = Array((old == "70" ? "71" : "70").utf8)
    case .roster, .spells, .actingPosts: copy[last] = Array((old + "a").utf8)
    case .targets: change(TargetColumn.bobot.rawValue)
    case .tariffs: change(TariffColumn.nilai.rawValue)
    case .events: change(EventColumn.jumlah.rawValue)
    default: copy[last] = Array((old == "7" ? "8" : "7").utf8)
    }
    return Array(copy.joined(separator: [0x2C]))
  }

  /// The raw cells of a line; commas within quotes do not separate.
  private static func split(_ line: [UInt8]) -> [[UInt8]] {
    var cells: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in line {
      if byte == 0x22 { isQuoted.toggle() }
      if byte == 0x2C, !isQuoted { cells.append([]) } else { cells[cells.count - 1].append(byte) }
    }
    return cells
  }
}
