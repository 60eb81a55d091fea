internal import Tabular

extension RowConversion {
  /// The way to a column's content that needs no more than a look at its bytes. What is written in another way is left to
  /// the plan, which says the same of these.
  struct Shortcut {
    private enum Kind: UInt8 {
      /// There is no such way.
      case none
      case absent
      /// The cell as it stands.
      case plain
      case date
      case month
      case time
      case moment
      case number
    }

    private var kind = Kind.none
    private var cell: Int32 = 0
    /// Where the parts of a date stand, or the decimal separator.
    private var form = FixedForm()
    /// Which times may stand: those of hours and minutes, and those with seconds, which are dropped.
    private var takesMinutes = false
    private var takesSeconds = false
    /// What is dropped wherever it stands.
    private var stripped = StrippedBytes()
    /// What stands for nothing.
    private var nulls: ShortTexts?
    /// What stands for something else.
    private var values: ShortTexts?
    /// The keys of a mapping table, which frees them.
    private var keys: ShortTexts?

    /// Leaves all to the plan.
    init() {}

    private init(_ kind: Kind, _ cell: Int = 0, _ form: FixedForm = FixedForm()) {
      self.kind = kind
      self.cell = Int32(cell)
      self.form = form
    }

    init(_ plan: Plan, owner: StableCells) {
      self.init()
      switch plan.origin {
      case .absent: kind = .absent
      case .joined, .constant, .carried: return
      case .cell(let cell):
        guard !plan.isSeveral, let way = Self.way(plan.form, cell), let stripped = StrippedBytes(plan.stripped) else {
          return
        }
        var made = way
        made.stripped = stripped
        if plan.values != nil || plan.key != nil {
          guard made.kind == .plain, plan.values == nil || plan.key == nil else { return }
          made.values = plan.values.map { ShortTexts($0.pairs) }
          made.keys = plan.key?.short
        }
        if !plan.nulls.isEmpty { made.nulls = ShortTexts(plan.nulls.map { ($0, owner.cell([])) }) }
        self = made
      }
    }

    /// The way of a form; nil when there is none.
    private static func way(_ form: Form, _ cell: Int) -> Shortcut? {
      switch form {
      case .text: return Shortcut(.plain, cell)
      case .date(let formats): return formats.first.flatMap { FixedForm(dateAs: $0) }.map { Shortcut(.date, cell, $0) }
      case .month(let formats):
        return formats.first.flatMap { FixedForm(monthAs: $0) }.map { Shortcut(.month, cell, $0) }
      case .time(let formats):
        // What is written as the method writes times, and read so, may stand as it is.
        let (short, long) = (["hh:mm", "h:mm"], ["hh:mm:ss", "h:mm:ss"])
        var way = Shortcut(.time, cell)
        way.takesMinutes = formats.contains { short.contains($0.template) }
        // Other forms could read seconds in another way.
        way.takesSeconds = formats.first { !short.contains($0.template) }.map { long.contains($0.template) } ?? false
        return way.takesMinutes || way.takesSeconds ? way : nil
      case .number(let format, let isWhole): return Shortcut(.number, cell, FixedForm(format, isWhole: isWhole))
      case .moment(let formats):
        return formats.first?.template == "yyyy-mm-dd hh:mm:ss" ? Shortcut(.moment, cell) : nil
      case .clock: return nil
      }
    }

    func free() {
      nulls?.free()
      values?.free()
    }

    /// Whether the column has no cell of its own.
    @inline(__always)
    var isAbsent: Bool { kind == .absent }

    /// The column's content; nil when the plan is to say.
    @inline(__always)
    func take(_ record: borrowing RecordScanner, _ arena: inout CellArena) -> Cell? {
      guard kind != .none, kind != .absent else { return nil }
      var cell = record.cell(Int(cell))
      if stripped.isAny { cell = stripped.strip(cell, &arena) }
      if cell.isEmpty { return cell }
      if let nulls {
        if let none = nulls.find(cell) { return none }
        if nulls.mayHide(cell) { return nil }
      }
      switch kind {
      case .none, .absent: return nil
      case .plain:
        if let keys { return keys.find(cell) }
        guard let values else { return cell }
        return values.find(cell) ?? (values.mayHide(cell) ? nil : cell)
      case .date: return form.date(cell, &arena)
      case .month: return form.month(cell, &arena)
      case .time:
        guard cell.count == 5 ? takesMinutes : takesSeconds, cell.clockMinutes != nil else { return nil }
        return Cell(start: cell.start, count: 5)
      case .moment:
        let (day, clock) = (Cell(start: cell.start, count: 10), Cell(start: cell.start + 11, count: 8))
        let isMoment = cell.count == 19 && cell.start[10] == 0x20 && day.date != nil && clock.clockMinutes != nil
        return isMoment ? cell : nil
      case .number: return form.number(cell, &arena)
      }
    }
  }
}

/// Bytes below `0` that are dropped from cells, such as blanks and apostrophes.
struct StrippedBytes {
  private var bits: UInt64 = 0

  init() {}

  /// Nil when a text is longer, or not below `0`.
  init?(_ texts: [[UInt8]]) {
    for text in texts {
      guard text.count == 1, text[0] < UInt8(ascii: "0") else { return nil }
      bits |= 1 << UInt64(text[0])
    }
  }

  @inline(__always)
  var isAny: Bool { bits != 0 }

  @inline(__always)
  private func contains(_ byte: UInt8) -> Bool { byte < 0x30 && bits >> UInt64(byte) & 1 == 1 }

  /// The cell without them.
  @inline(__always)
  func strip(_ cell: Cell, _ arena: inout CellArena) -> Cell {
    var (start, count) = (cell.start, cell.count)
    while count > 0, contains(start[0]) { (start, count) = (start + 1, count &- 1) }
    while count > 0, contains(start[count &- 1]) { count &-= 1 }
    let rest = Cell(start: start, count: count)
    return Self.hasSmall(rest) && rest.bytes.contains(where: contains) ? copy(rest, &arena) : rest
  }

  /// Whether a byte is below `0`; eight are looked at in one go.
  @inline(__always)
  private static func hasSmall(_ cell: Cell) -> Bool {
    var place = 0
    while place < cell.count {
      let word = UInt64(littleEndian: UnsafeRawPointer(cell.start + place).loadUnaligned(as: UInt64.self))
      let rest = cell.count &- place
      // Bytes behind the cell are taken for large ones.
      let bytes = rest >= 8 ? word : word | (UInt64.max &<< UInt64(truncatingIfNeeded: rest &* 8))
      if (bytes &- 0x3030_3030_3030_3030) & ~bytes & 0x8080_8080_8080_8080 != 0 { return true }
      place &+= 8
    }
    return false
  }

  private func copy(_ cell: Cell, _ arena: inout CellArena) -> Cell {
    arena.reserve(cell.count)
    let mark = arena.mark
    for byte in cell.bytes where !contains(byte) { arena.append(byte) }
    return arena.cell(since: mark)
  }
}
