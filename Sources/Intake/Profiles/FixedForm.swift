internal import Kinerja
internal import Tabular

/// A form in which each part has its place: dates such as `dd/mm/yyyy`, and numbers with a decimal separator but none
/// between thousands. What is written otherwise is left to `DateFormat` and `NumberFormat`, which say the same of these.
struct FixedForm {
  private var length: Int32 = 0
  private var year: Int32 = 0
  private var month: Int32 = 0
  private var day: Int32 = 0
  private var literals: (place: Int32, byte: UInt8, otherPlace: Int32, otherByte: UInt8) = (0, 0, 0, 0)
  private var decimal: UInt8 = 0
  private var isWhole = false

  init() {}

  init(_ format: NumberFormat, isWhole: Bool) {
    decimal = format.decimal
    self.isWhole = isWhole
  }

  /// Makes the form of a month; nil when the format has other parts, or parts of open length.
  init?(monthAs format: DateFormat) {
    guard case .literal(let byte)? = format.parts.dropFirst().first, format.parts.count == 3 else { return nil }
    if format.parts.first == .month(digits: 2...2), format.parts.last == .year {
      (month, year, literals.place) = (0, 3, 2)
    } else if format.parts.first == .year, format.parts.last == .month(digits: 2...2) {
      (year, month, literals.place) = (0, 5, 4)
    } else {
      return nil
    }
    literals.byte = byte
    length = 7
  }

  /// Makes the form of a date; nil when the format has other parts, or parts of open length.
  init?(dateAs format: DateFormat) {
    var seen: [(place: Int32, byte: UInt8)] = []
    for part in format.parts {
      switch part {
      case .year:
        year = length
        length += 4
      case .month(digits: 2...2):
        month = length
        length += 2
      case .day(digits: 2...2):
        day = length
        length += 2
      case .literal(let byte):
        seen.append((length, byte))
        length += 1
      default: return nil
      }
    }
    guard seen.count == 2, format.kinds == [.year, .month, .day] else { return nil }
    literals = (seen[0].place, seen[0].byte, seen[1].place, seen[1].byte)
  }

  /// The date as the method writes it; nil when the cell is no date in this form.
  @inline(__always)
  func date(_ cell: Cell, _ arena: inout CellArena) -> Cell? {
    guard cell.count == Int(length), cell.start[Int(literals.place)] == literals.byte,
      cell.start[Int(literals.otherPlace)] == literals.otherByte, let century = cell.pair(at: Int(year)),
      let years = cell.pair(at: Int(year) + 2), let months = cell.pair(at: Int(month)),
      let days = cell.pair(at: Int(day)), months >= 1, months <= 12, days >= 1,
      // Days that no month lacks need no calendar.
      days <= 28 || CivilDate(year: century * 100 + years, month: months, day: days) != nil
    else { return nil }
    arena.reserve(cell.count)
    let mark = arena.mark
    arena.append(cell.start + Int(year), count: 4)
    arena.append(UInt8(ascii: "-"))
    arena.append(cell.start + Int(month), count: 2)
    arena.append(UInt8(ascii: "-"))
    arena.append(cell.start + Int(day), count: 2)
    return arena.cell(since: mark)
  }

  /// The month as the method writes it; nil when the cell is no month in this form.
  @inline(__always)
  func month(_ cell: Cell, _ arena: inout CellArena) -> Cell? {
    guard cell.count == 7, cell.start[Int(literals.place)] == literals.byte, cell.pair(at: Int(year)) != nil,
      cell.pair(at: Int(year) + 2) != nil, let months = cell.pair(at: Int(month)), months >= 1, months <= 12
    else { return nil }
    arena.reserve(cell.count)
    let mark = arena.mark
    arena.append(cell.start + Int(year), count: 4)
    arena.append(UInt8(ascii: "-"))
    arena.append(cell.start + Int(month), count: 2)
    return arena.cell(since: mark)
  }

  /// The number as the method writes it; nil when the cell is no number in this form, or has a sign.
  @inline(__always)
  func number(_ cell: Cell, _ arena: inout CellArena) -> Cell? {
    var place = -1
    for index in 0..<cell.count {
      let byte = cell.start[index]
      if byte &- 0x30 < 10 { continue }
      guard byte == decimal, !isWhole, place < 0, index > 0, index + 1 < cell.count else { return nil }
      place = index
    }
    guard place >= 0 else { return cell.isEmpty ? nil : cell }
    arena.reserve(cell.count)
    let mark = arena.mark
    arena.append(cell.start, count: place)
    arena.append(UInt8(ascii: "."))
    arena.append(cell.start + place + 1, count: cell.count - place - 1)
    return arena.cell(since: mark)
  }
}
