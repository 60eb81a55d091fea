internal import Kinerja
internal import Tabular

/// A cell that may be a date, a time or both, in its parts: runs of digits, names of months, signs.
///
/// One reader is used for many cells, so that none of them needs memory of its own.
struct MomentReader {
  /// The shape: `n` for one or two digits, `Y` for four, `D` for eight, `X` for fourteen, `M` for a month's name, `A` for AM
  /// or PM, `Z` for a zone, `t` for a T; signs stand for themselves.
  private(set) var shape: [UInt8] = []
  /// What the runs of digits say, in their order.
  private(set) var values: [Int] = []
  /// How many digits each has.
  private(set) var lengths: [Int] = []
  private(set) var month = 0
  private(set) var isAfternoon = false

  /// Takes a cell apart; false when it is no moment at all.
  mutating func read(_ cell: Cell) -> Bool {
    shape.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    guard cell.count >= 3, cell.count <= 40 else { return false }
    var index = 0
    while index < cell.count {
      let byte = cell.start[index]
      let isTaken =
        byte &- 0x30 < 10
        ? takeDigits(cell, &index)
        : byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
          ? takeWord(cell, &index) : takeSign(cell, &index)
      guard isTaken else { return false }
    }
    return !values.isEmpty
  }

  private mutating func takeDigits(_ cell: Cell, _ index: inout Int) -> Bool {
    var value = 0
    var count = 0
    while index < cell.count, cell.start[index] &- 0x30 < 10 {
      guard count < 14 else { return false }
      value = value * 10 + Int(cell.start[index] - 0x30)
      count += 1
      index += 1
    }
    guard values.count < 8, let sign = [1: "n", 2: "n", 4: "Y", 8: "D", 14: "X"][count] else { return false }
    shape += sign.utf8
    values.append(value)
    lengths.append(count)
    return true
  }

  private mutating func takeWord(_ cell: Cell, _ index: inout Int) -> Bool {
    let (start, count) = (cell.start + index, cell.count - index)
    if let (isPM, length) = halfDay(start, count) {
      shape.append(UInt8(ascii: "A"))
      isAfternoon = isPM
      index += length
    } else if let (number, length) = monthName(start, count) {
      shape.append(UInt8(ascii: "M"))
      month = number
      index += length
    } else if start[0] == UInt8(ascii: "T"), count > 1, start[1] &- 0x30 < 10 {
      shape.append(UInt8(ascii: "t"))
      index += 1
    } else if start[0] | 0x20 == UInt8(ascii: "z"), count == 1 {
      shape.append(UInt8(ascii: "Z"))
      index += 1
    } else {
      return false
    }
    return true
  }

  private mutating func takeSign(_ cell: Cell, _ index: inout Int) -> Bool {
    let byte = cell.start[index]
    if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), shape.contains(UInt8(ascii: ":")) {
      guard let (_, length) = zoneOffset(cell.start + index, cell.count - index), index + length == cell.count else {
        return false
      }
      shape.append(UInt8(ascii: "Z"))
      index += length
      return true
    }
    guard " -/.,:".utf8.contains(byte) else { return false }
    shape.append(byte)
    index += 1
    return true
  }
}

/// One way to read the cells of a shape: what each run of digits is.
struct MomentReading: Hashable {
  enum Kind: Hashable { case date, moment, month, time }
  enum Role: Hashable { case day, month, year, hour, minute, second, wholeDay, wholeMoment }

  let kind: Kind
  let roles: [Role]

  /// The ways in which a shape can be read, in the order in which they are offered; none when it is no moment.
  static func all(of shape: [UInt8]) -> [MomentReading] {
    let text = String(decoding: shape, as: UTF8.self).drop { $0 == " " }
    let body = String(text.reversed().drop { $0 == " " }.reversed())
    if let time = timeRoles(body[...]) { return [MomentReading(kind: .time, roles: time)] }
    if let month = monthRoles(body) { return [MomentReading(kind: .month, roles: month)] }
    if body == "X" { return [MomentReading(kind: .moment, roles: [.wholeMoment])] }
    for (form, orders) in dates where body.hasPrefix(form) {
      let rest = body.dropFirst(form.count)
      if rest.isEmpty { return orders.map { MomentReading(kind: .date, roles: $0) } }
      let time = rest.drop { " ,-t".contains($0) }
      if time.count < rest.count, let roles = timeRoles(time) {
        return orders.map { MomentReading(kind: .moment, roles: $0 + roles) }
      }
    }
    return []
  }

  /// Dates by their shapes, with the orders that each may have.
  private static let dates: [(form: String, orders: [[Role]])] =
    ["-", "/", ".", " "].flatMap { sign -> [(String, [[Role]])] in
      let (dayFirst, monthFirst): ([Role], [Role]) = ([.day, .month, .year], [.month, .day, .year])
      let yearFirst: [Role] = [.year, .month, .day]
      return [
        ("n\(sign)n\(sign)Y", [dayFirst, monthFirst]), ("Y\(sign)n\(sign)n", [yearFirst]),
        ("n\(sign)n\(sign)n", [dayFirst, monthFirst, yearFirst]), ("n\(sign)M\(sign)Y", [[.day, .year]]),
        ("n\(sign)M\(sign)n", [[.day, .year]]), ("M\(sign)n,\(sign)Y", [[.day, .year]]),
      ]
    } + [("D", [[.wholeDay]])]

  private static func monthRoles(_ body: String) -> [Role]? {
    for sign in ["-", "/", ".", " "] {
      if body == "n\(sign)Y" { return [.month, .year] }
      if body == "Y\(sign)n" { return [.year, .month] }
      if body == "M\(sign)Y" { return [.year] }
      if body == "M\(sign)n" { return [.year] }
    }
    return nil
  }

  private static func timeRoles(_ body: Substring) -> [Role]? {
    var rest = body
    if rest.last == "Z" { rest = rest.dropLast() }
    while rest.last == " " { rest = rest.dropLast() }
    if rest.last == "A" { rest = rest.dropLast() }
    while rest.last == " " { rest = rest.dropLast() }
    switch rest {
    case "n:n", "n.n": return [.hour, .minute]
    case "n:n:n", "n.n.n": return [.hour, .minute, .second]
    default: return nil
    }
  }

  /// What a cell says, read so; nil when there is no such day or time.
  ///
  /// Years of two digits are taken for those from 2000 on, which is enough to tell days from months.
  func moment(_ cell: MomentReader) -> Moment? {
    var moment = Moment()
    moment.month = cell.month
    for (role, (value, length)) in zip(roles, zip(cell.values, cell.lengths)) {
      switch role {
      case .day: moment.day = value
      case .month: moment.month = value
      case .year:
        guard length != 1 else { return nil }
        moment.year = length == 2 ? 2000 + value : value
      case .hour: moment.hour = value
      case .minute:
        guard length == 2 else { return nil }
        moment.minute = value
      case .second: moment.second = value
      case .wholeDay: (moment.year, moment.month, moment.day) = (value / 10_000, value / 100 % 100, value % 100)
      case .wholeMoment:
        let (day, time) = (value / 1_000_000, value % 1_000_000)
        (moment.year, moment.month, moment.day) = (day / 10_000, day / 100 % 100, day % 100)
        (moment.hour, moment.minute, moment.second) = (time / 10_000, time / 100 % 100, time % 100)
      }
    }
    if cell.shape.contains(UInt8(ascii: "A")) {
      guard (1...12).contains(moment.hour) else { return nil }
      moment.hour = moment.hour % 12 + (cell.isAfternoon ? 12 : 0)
    }
    guard moment.isTime else { return nil }
    switch kind {
    case .time: return moment
    case .month: return (1...12).contains(moment.month) && (1900...2100).contains(moment.year) ? moment : nil
    case .date, .moment: return moment.date != nil && (1900...2100).contains(moment.year) ? moment : nil
    }
  }

  /// The template of a shape of which the runs have at least so many digits.
  func template(of shape: [UInt8], _ shortest: [Int]) -> String {
    var text = ""
    var run = 0
    for sign in shape {
      switch sign {
      case UInt8(ascii: "n"), UInt8(ascii: "Y"), UInt8(ascii: "D"), UInt8(ascii: "X"):
        text += Self.letters(roles[run], length: shortest[run], isShort: sign == UInt8(ascii: "n"))
        run += 1
      case UInt8(ascii: "M"): text += "mmmm"
      case UInt8(ascii: "A"): text += "tt"
      case UInt8(ascii: "Z"): text += "zzz"
      case UInt8(ascii: "t"): text += "T"
      default: text.unicodeScalars.append(Unicode.Scalar(sign))
      }
    }
    return text
  }

  private static func letters(_ role: Role, length: Int, isShort: Bool) -> String {
    func run(_ letter: String) -> String { String(repeating: letter, count: min(2, length)) }
    return switch role {
    case .day: run("d")
    case .month, .minute: run("m")
    case .hour: run("h")
    case .second: run("s")
    case .year: isShort ? "yy" : "yyyy"
    case .wholeDay: "yyyymmdd"
    case .wholeMoment: "yyyymmddhhmmss"
    }
  }
}
