internal import Kinerja
internal import Tabular

/// What is seen of a file's rows once it is known what its columns are.
struct RowReview {
  /// Rows that are no data, by what they begin with.
  struct Footer: Hashable {
    let column: Int
    let text: String
  }

  /// Rows whose person is none, by what stands in the place.
  enum Stranger: Hashable {
    case empty
    /// So many digits.
    case digits(Int)
    /// A text without digits, or one that a spreadsheet puts where it cannot compute.
    case text(String)
  }

  /// A state, with the punches that have it.
  struct State {
    var morning = 0
    var afternoon = 0
  }

  private(set) var footers: [Footer: Int] = [:]
  private(set) var strangers: [Stranger: Int] = [:]
  private(set) var repeatedHeaders = 0
  /// Rows of days that tell nothing.
  private(set) var bareRows = 0
  /// The PINs, the first of them at least.
  private(set) var pins: Set<String> = []
  /// The states of each column that may have them.
  private(set) var states: [Int: [String: State]] = [:]
  /// The numbers of cells of rows that are read.
  private(set) var widths: Set<Int> = []
  /// Rows of another number of cells that are neither data nor footers, and the line of the first.
  private(set) var odd = (count: 0, line: 0)

  private static let pinsKept = 20_000
  private static let words = [
    "jumlah", "total", "subtotal", "sub total", "grand total", "rekap", "halaman", "page", "(", "mengetahui", "dicetak",
    "printed", "catatan", "keterangan", "rata-rata",
  ]

  private let plan: DraftPlan
  private let shape: FileShape
  private let header: [[UInt8]]
  private let times: [Int]
  private let code: Int?
  private var moment: (column: Int, survey: ColumnSurvey)?
  private var isFirst: Bool

  init(_ inspection: Inspection, _ plan: DraftPlan) throws(FileError) {
    self.plan = plan
    shape = inspection.shape
    header = shape.header.map { Array($0.utf8) }
    isFirst = shape.isHeaderUsable
    func column(_ name: String) -> Int? {
      guard case .column(let index)? = plan.source(name) else { return nil }
      return index
    }
    times = plan.table == .attendance && !plan.hasPunches ? ["masuk", "pulang"].compactMap(column) : []
    code = column("kode")
    switch plan.source("waktu") {
    case .column(let index): moment = (index, inspection.columns[index].survey)
    case .joined(let indices, _): moment = indices.last.map { ($0, inspection.columns[$0].survey) }
    default: moment = nil
    }
    var broken: [Int] = []
    try FileShape.forEachRecord(of: inspection.path, shape.format, broken: { broken.append($0) }) { record, line in
      add(record, line)
    }
    for line in broken { addOdd(line) }
  }

  private mutating func add(_ record: borrowing RecordScanner, _ line: Int) {
    if isFirst {
      isFirst = false
      return
    }
    let count = record.fieldCount
    let cells = (0..<min(count, Header.columnLimit)).map { record.cell($0).core }
    guard cells.contains(where: { !$0.isEmpty }) else { return }
    if shape.isHeaderUsable,
      header.indices.allSatisfy({ $0 < count && record.cell($0).bytes.elementsEqual(header[$0]) })
    {
      repeatedHeaders += 1
      return
    }
    if let person = plan.person, !isPerson(person < count ? cells[person] : nil) {
      if let footer = footer(cells) {
        footers[footer, default: 0] += 1
        return
      }
      if count == shape.cells || count == shape.cells + 1 { addStranger(cells[person]) } else { addOdd(line) }
      return
    }
    let fits =
      shape.isHeaderUsable ? count == shape.cells || (shape.hasTrailingDelimiter && count == shape.cells + 1) : true
    guard fits else {
      addOdd(line)
      return
    }
    widths.insert(count)
    if let person = plan.person, plan.hasPINs, pins.count < Self.pinsKept { pins.insert(text(cells[person])) }
    addState(cells)
    let isBare = !times.isEmpty && times.allSatisfy { $0 >= count || isNothing(cells[$0]) }
    if isBare, code.map({ $0 >= count || isNothing(cells[$0]) || cells[$0].matches("H") }) ?? true { bareRows += 1 }
  }

  private mutating func addOdd(_ line: Int) {
    odd = (odd.count + 1, odd.count == 0 ? line : min(odd.line, line))
  }

  private func isNothing(_ cell: Cell) -> Bool { cell.isEmpty || cell.matches("-") || cell.matches("NULL") }

  private func isPerson(_ cell: Cell?) -> Bool {
    guard let cell else { return false }
    let digits = cell.bytes.count { $0 &- 0x30 < 10 }
    if plan.hasPINs { return digits > 0 }
    // What a spreadsheet made of a NIP is somebody still.
    return digits >= 17 || (digits > 1 && digits != 16 && cell.bytes.allSatisfy { $0 < 0x40 || $0 | 0x20 == 0x65 })
  }

  private func footer(_ cells: [Cell]) -> Footer? {
    guard let column = cells.firstIndex(where: { !$0.isEmpty }) else { return nil }
    let content = text(cells[column])
    let lower = content.lowercased()
    guard let word = Self.words.filter({ lower.hasPrefix($0) }).max(by: { $0.count < $1.count }) else { return nil }
    return Footer(column: column, text: String(content.prefix(word.count)))
  }

  private mutating func addStranger(_ cell: Cell) {
    let digits = cell.bytes.count { $0 &- 0x30 < 10 }
    let stranger: Stranger =
      cell.isEmpty ? .empty : digits == cell.count ? .digits(digits) : .text(text(cell))
    guard strangers[stranger] != nil || strangers.count < 12 else { return }
    strangers[stranger, default: 0] += 1
  }

  private mutating func addState(_ cells: [Cell]) {
    guard !plan.states.isEmpty, let place = moment?.column, place < cells.count,
      let hour = moment?.survey.hour(cells[place])
    else { return }
    for column in plan.states where column < cells.count {
      var state = states[column]?[text(cells[column])] ?? State()
      if hour < 12 { state.morning += 1 } else { state.afternoon += 1 }
      states[column, default: [:]][text(cells[column])] = state
    }
  }

  private func text(_ cell: Cell) -> String {
    shape.format.encoding == .windows1252 ? windows1252Text(cell.bytes) : cell.excerpt
  }
}
