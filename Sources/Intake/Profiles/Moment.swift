internal import Kinerja
internal import Tabular

/// What a cell says of a moment; what the format leaves out is zero.
struct Moment {
  var year = 0
  var month = 0
  var day = 0
  var hour = 0
  var minute = 0
  var second = 0

  /// The day, if there is such a day.
  var date: CivilDate? { CivilDate(year: year, month: month, day: day) }

  /// Whether there is such a time of day.
  var isTime: Bool { hour < 24 && minute < 60 && second < 60 }

  /// What is wanted of a moment: a serial number of a day has no fraction, one of a time nothing but a fraction.
  enum Use { case date, month, time, moment }
}

extension DateFormat {
  /// What a cell says; nil when it is not written so. Whether there is such a day or time is not looked at.
  @inline(__always)
  func read(_ cell: Cell, for use: Moment.Use = .moment) -> Moment? {
    if isSerial { return Moment(serial: cell, decimal: setting.decimal, for: use) }
    var moment = Moment()
    var index = 0
    let (start, count) = (cell.start, cell.count)
    var isAfternoon: Bool?
    var offset: Int?
    @inline(__always)
    func digits(_ range: ClosedRange<Int>) -> Int? {
      var value = 0
      var taken = 0
      while taken < range.upperBound, index < count {
        let digit = start[index] &- 0x30
        guard digit < 10 else { break }
        value = value &* 10 &+ Int(digit)
        index &+= 1
        taken &+= 1
      }
      return taken >= range.lowerBound ? value : nil
    }
    for part in parts {
      switch part {
      case .literal(let byte):
        guard index < count, start[index] == byte else { return nil }
        index &+= 1
      case .year:
        guard let value = digits(4...4) else { return nil }
        moment.year = value
      case .shortYear:
        guard let value = digits(2...2), let first = setting.century else { return nil }
        moment.year = first + (value + 100 - first % 100) % 100
      case .month(let range):
        guard let value = digits(range) else { return nil }
        moment.month = value
      case .day(let range):
        guard let value = digits(range) else { return nil }
        moment.day = value
      case .hour(let range):
        guard let value = digits(range) else { return nil }
        moment.hour = value
      case .minute(let range):
        guard let value = digits(range) else { return nil }
        moment.minute = value
      case .second(let range):
        guard let value = digits(range) else { return nil }
        moment.second = value
      case .monthName:
        guard let (month, length) = monthName(start + index, count - index) else { return nil }
        moment.month = month
        index &+= length
      case .halfDay:
        guard let (isPM, length) = halfDay(start + index, count - index) else { return nil }
        isAfternoon = isPM
        index &+= length
      case .zone:
        guard let (minutes, length) = zoneOffset(start + index, count - index) else { return nil }
        offset = minutes
        index &+= length
      }
    }
    guard index == count else { return nil }
    if let isAfternoon {
      guard (1...12).contains(moment.hour) else { return nil }
      moment.hour = moment.hour % 12 + (isAfternoon ? 12 : 0)
    }
    guard let offset else { return moment }
    return setting.zone.flatMap { moment.moved(by: $0.minutes - offset) }
  }
}

extension Moment {
  /// The moment so many minutes later; nil when there is no such day or time.
  fileprivate func moved(by minutes: Int) -> Moment? {
    guard let date, isTime else { return nil }
    let total = hour * 60 + minute + minutes
    // Towards the past, not towards zero.
    let days = (total + 14_400) / 1440 - 10
    let parts = date.advanced(by: days).components
    return Moment(
      year: parts.year, month: parts.month, day: parts.day, hour: (total - days * 1440) / 60,
      minute: (total - days * 1440) % 60, second: second)
  }

  /// Reads the number of days since 1899-12-30, with a fraction for the time, rounded to the second; nil for what is none,
  /// or no day between October 1954 and 2099.
  ///
  /// A fraction of less than five decimals does not tell the minute, unless it is a second exactly.
  fileprivate init?(serial cell: Cell, decimal: UInt8, for use: Use) {
    var index = 0
    var days = 0
    while index < cell.count, cell.start[index] &- 0x30 < 10 {
      guard index < 5 else { return nil }
      days = days * 10 + Int(cell.start[index] - 0x30)
      index += 1
    }
    guard index > 0 else { return nil }
    var (fraction, scale, decimals) = (Int128(0), Int128(1), 0)
    if index < cell.count {
      guard cell.start[index] == decimal, index + 1 < cell.count else { return nil }
      for byte in cell.bytes[(index + 1)...] {
        guard byte &- 0x30 < 10, decimals < 18 else { return nil }
        (fraction, scale, decimals) = (fraction * 10 + Int128(byte - 0x30), scale * 10, decimals + 1)
      }
    }
    let exact = fraction * 86_400
    guard decimals >= 5 || exact % scale == 0 else { return nil }
    // Half a second up.
    let seconds = Int((exact * 2 + scale) / (scale * 2))
    switch use {
    case .date, .month: guard fraction == 0 else { return nil }
    // Formulas that refer to an empty cell give 0: who means midnight by it must say so otherwise.
    case .time: guard days == 0, fraction > 0, seconds < 86_400 else { return nil }
    case .moment: break
    }
    self.init()
    (hour, minute, second) = (seconds % 86_400 / 3600, seconds % 3600 / 60, seconds % 60)
    guard use != .time else { return }
    guard (20_000...73_050).contains(days) else { return nil }
    // 1899-12-30 lies 25,569 days before 1970.
    let parts = CivilDate(dayNumber: Int32(days - 25_569 + seconds / 86_400)).components
    (year, month, day) = (parts.year, parts.month, parts.day)
  }
}

/// AM or PM at the start of some bytes, in capitals or not, with points or not.
func halfDay(_ start: UnsafePointer<UInt8>, _ count: Int) -> (isPM: Bool, length: Int)? {
  func letter(_ index: Int) -> UInt8 { index < count ? start[index] | 0x20 : 0 }
  let point = UInt8(ascii: ".")
  let isPM = letter(0) == UInt8(ascii: "p")
  guard isPM || letter(0) == UInt8(ascii: "a") else { return nil }
  if letter(1) == UInt8(ascii: "m") { return (isPM, 2) }
  guard count > 3, start[1] == point, letter(2) == UInt8(ascii: "m"), start[3] == point else { return nil }
  return (isPM, 4)
}

/// The minutes ahead of UTC of `Z`, `+07:00`, `+0700` or `+07` at the start of some bytes.
func zoneOffset(_ start: UnsafePointer<UInt8>, _ count: Int) -> (minutes: Int, length: Int)? {
  guard count > 0 else { return nil }
  if start[0] | 0x20 == UInt8(ascii: "z") { return (0, 1) }
  let isBehind = start[0] == UInt8(ascii: "-")
  guard isBehind || start[0] == UInt8(ascii: "+") else { return nil }
  func pair(_ at: Int) -> Int? {
    guard at + 1 < count, start[at] &- 0x30 < 10, start[at + 1] &- 0x30 < 10 else { return nil }
    return Int(start[at] - 0x30) * 10 + Int(start[at + 1] - 0x30)
  }
  guard let hours = pair(1), hours <= 14 else { return nil }
  let colon = count > 3 && start[3] == UInt8(ascii: ":") ? 1 : 0
  var (minutes, length) = (hours * 60, 3)
  if let more = pair(3 + colon) {
    guard more < 60 else { return nil }
    (minutes, length) = (minutes + more, 5 + colon)
  }
  return (isBehind ? -minutes : minutes, length)
}

/// The month whose name, whole or its first three letters, stands at the start of some bytes.
func monthName(_ start: UnsafePointer<UInt8>, _ count: Int) -> (month: Int, length: Int)? {
  let letters = UnsafeBufferPointer(start: start, count: count).prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
  let word = String(decoding: letters, as: UTF8.self).lowercased()
  for (index, names) in monthNames.enumerated() where names.contains(word) { return (index + 1, letters.count) }
  return nil
}

/// The names of months in Indonesian and English; no name is that of two months.
let monthNames: [[String]] = [
  ["januari", "jan", "january"], ["februari", "pebruari", "feb", "peb", "february"], ["maret", "mar", "march"],
  ["april", "apr"], ["mei", "may"], ["juni", "jun", "june"], ["juli", "jul", "july"],
  ["agustus", "agu", "ags", "agt", "august", "aug"], ["september", "sep", "sept"],
  ["oktober", "okt", "october", "oct"], ["november", "nopember", "nov", "nop"],
  ["desember", "des", "december", "dec"],
]
