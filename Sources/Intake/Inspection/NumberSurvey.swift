internal import Tabular

/// How the numbers of a column are written, as far as its cells tell.
struct NumberSurvey {
  /// Cells that are digits alone.
  private(set) var wholes = 0
  /// Cells with one point and three digits behind it: `1.250` may have decimals or thousands.
  private var pointThree = 0
  /// Cells with one point and another number of digits behind it.
  private var pointOther = 0
  private var commaThree = 0
  private var commaOther = 0
  /// Cells that part thousands, by the sign that does.
  private var pointThousands = 0
  private var commaThousands = 0
  /// The first cell that may be read in two ways.
  private(set) var doubtful = ""

  private static let formats = (
    pointDecimal: NumberFormat(decimal: UInt8(ascii: "."), thousands: UInt8(ascii: ",")),
    commaDecimal: NumberFormat(decimal: UInt8(ascii: ","), thousands: UInt8(ascii: "."))
  )

  mutating func add(_ cell: Cell) {
    var (points, commas, last, digits) = (0, 0, 0, 0)
    for (index, byte) in cell.bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "."): (points, last) = (points + 1, index)
      case UInt8(ascii: ","): (commas, last) = (commas + 1, index)
      case UInt8(ascii: "-") where index == 0: continue
      case _ where byte &- 0x30 < 10: digits += 1
      default: return
      }
    }
    guard digits > 0, digits <= 18 else { return }
    let tail = cell.count - last - 1
    switch (points, commas) {
    case (0, 0): wholes += 1
    case (1, 0):
      if tail == 3, isGroup(cell) { pointThree += 1 } else if tail > 0, last > 0 { pointOther += 1 }
    case (0, 1):
      if tail == 3, isGroup(cell) { commaThree += 1 } else if tail > 0, last > 0 { commaOther += 1 }
    default:
      if fits(cell, Self.formats.commaDecimal) { pointThousands += 1 }
      if fits(cell, Self.formats.pointDecimal) { commaThousands += 1 }
    }
    if doubtful.isEmpty, tail == 3, points + commas == 1, isGroup(cell) { doubtful = shown(cell.bytes) }
  }

  /// Whether digits before a sign may be thousands: `0.250` cannot.
  private func isGroup(_ cell: Cell) -> Bool {
    let head = cell.bytes.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ",") }.drop { $0 == 0x2D }
    return (1...3).contains(head.count) && head.first != 0x30
  }

  private func fits(_ cell: Cell, _ format: NumberFormat) -> Bool {
    var arena = CellArena()
    arena.reserve(cell.count)
    return format.convert(cell, isWhole: false, into: &arena)
  }

  /// Cells that are numbers in one way or another.
  var count: Int {
    wholes + pointThree + pointOther + commaThree + commaOther + pointThousands + commaThousands
  }

  /// Whether none of the numbers has a sign but the minus.
  var areWhole: Bool { count == wholes }

  /// The formats in which all of them can be read, the method's own first.
  var formats: [NumberFormat] {
    let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    var formats: [NumberFormat] = []
    if commaThree + commaOther + pointThousands + commaThousands == 0 {
      formats.append(NumberFormat(decimal: point, thousands: nil))
    }
    if pointThree + pointOther + pointThousands + commaThousands == 0, commaThree + commaOther > 0 {
      formats.append(NumberFormat(decimal: comma, thousands: nil))
    }
    if pointOther + commaThousands == 0, pointThree + pointThousands > 0 {
      formats.append(NumberFormat(decimal: comma, thousands: point))
    }
    if commaOther + pointThousands == 0, commaThree + commaThousands > 0 {
      formats.append(NumberFormat(decimal: point, thousands: comma))
    }
    return formats
  }
}

extension NumberFormat {
  /// As a profile has it.
  var written: String {
    let parts = thousands.map { ", thousands: \"\(UnicodeScalar($0))\"" } ?? ""
    return "{decimal: \"\(UnicodeScalar(decimal))\"\(parts)}"
  }
}
