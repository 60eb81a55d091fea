import Driver

@testable import Intake
@testable import Kinerja
@testable import Tabular

// Typed cells: what a cell gives must be what a plain reading of its text gives.

func isDigits(_ text: Substring, _ count: ClosedRange<Int>) -> Bool {
  count.contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
}

func plainDecimal(_ text: String) -> Int128? {
  let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
  let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count <= 2, isDigits(parts[0], 1...1000) else { return nil }
  if parts.count == 2, !isDigits(parts[1], 1...6) { return nil }
  guard let whole = Int128(parts[0]), whole < 1_000_000_000_000 else { return nil }
  let decimals = parts.count == 2 ? String(parts[1]) : ""
  let micros = whole * 1_000_000 + (Int128(decimals + String(repeating: "0", count: 6 - decimals.count)) ?? 0)
  return text.hasPrefix("-") ? -micros : micros
}

func plainTime(_ text: String) -> Int? {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  guard parts.count == 2 || parts.count == 3, parts.allSatisfy({ isDigits($0, 2...2) }), let hours = Int(parts[0]),
    let minutes = Int(parts[1]), hours < 24, minutes < 60, parts.count == 2 || Int(parts[2])! < 60
  else { return nil }
  return hours * 60 + minutes
}

let formats = ["dd/mm/yyyy", "d/m/yyyy", "d mmmm yyyy", "yyyy-mm-dd hh:mm:ss", "mm/yyyy", "mmmm yyyy", "h.mm", "yyyymmdd"]
  .compactMap { DateFormat($0) }
let numbers = [
  NumberFormat(decimal: UInt8(ascii: ","), thousands: UInt8(ascii: ".")),
  NumberFormat(decimal: UInt8(ascii: "."), thousands: nil),
]

fuzz { data, size in
  guard let data, size < 4096 else { return 0 }
  let padded = Array(UnsafeBufferPointer(start: data, count: size)) + Array(repeating: 0x30, count: RecordScanner.padding)
  padded.withUnsafeBufferPointer { padded in
    let cell = Cell(start: padded.baseAddress!, count: size)
    // What is no text is turned away before its cells are read.
    guard firstInvalidUTF8(cell.bytes) == nil else { return }
    let text = cell.text
    precondition(cell.digits18 == (isDigits(text[...], 18...18) ? UInt64(text) : nil))
    precondition(cell.clockMinutes == plainTime(text))
    precondition(cell.decimal.map { Int128($0.micros) } == plainDecimal(text))
    let isWhole = isDigits(text[...], 1...1000) && (Int128(text) ?? .max) < 1_000_000_000_000
    precondition(cell.wholeNumber == (isWhole ? Int64(text) : nil))
    let parts = cell.dateParts.flatMap { CivilDate(year: $0.year, month: $0.month, day: $0.day) }
    precondition(parts == CivilDate(text))
    for format in formats { _ = format.read(cell) }
    var arena = CellArena()
    arena.clear()
    arena.reserve(size)
    for format in numbers {
      let mark = arena.mark
      guard format.convert(cell, isWhole: false, into: &arena) else {
        arena.clear()
    arena.reserve(size)
        continue
      }
      let number = arena.cell(since: mark).text
      let plain = String(text.filter { $0.utf8.first != format.thousands })
        .replacing(String(UnicodeScalar(format.decimal)), with: ".")
      precondition(number == plain, "\(text) became \(number)")
      arena.clear()
    arena.reserve(size)
    }
  }
  return 0
}
