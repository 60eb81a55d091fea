import Driver

@testable import Intake
@testable import Kinerja
@testable import Tabular

// Days, months, times and moments in any template: what a cell gives must be what a plain reading of its text gives.

let templates = [
  "dd/mm/yyyy", "d/m/yy", "d mmmm yyyy", "d-mmmm-yy", "yyyy-mm-dd hh:mm:ss", "yyyy-mm-ddThh:mm:sszzz", "h:mm tt",
  "hh:mm:ss tt", "dd/mm/yyyy h:mm tt", "serial", "mm/yyyy", "mmmm yyyy", "h.mm", "yyyymmddhhmmss", "d-m-yyyy h:m:szzz",
  "yyyy-mm-dd",
]
let uses: [Moment.Use] = [.date, .month, .time, .moment]
let names = [
  "januari jan january", "februari pebruari feb peb february", "maret mar march", "april apr", "mei may", "juni jun june",
  "juli jul july", "agustus agu ags agt august aug", "september sep sept", "oktober okt october oct",
  "november nopember nov nop", "desember des december dec",
].map { Set($0.split(separator: " ").map(String.init)) }

/// Days since 1 March of the year 0, by the rule of leap years alone.
func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
  let shifted = month < 3 ? year - 1 : year
  return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * ((month + 9) % 12) + 2) / 5 + day - 1
}

func length(_ year: Int, _ month: Int) -> Int {
  month == 2 ? (year % 4 == 0 && year % 100 != 0 || year % 400 == 0 ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
}

func date(_ number: Int) -> [Int] {
  var (year, month) = (number / 366, 1)
  while dayNumber(year + 1, 1, 1) <= number { year += 1 }
  while month < 12, dayNumber(year, month + 1, 1) <= number { month += 1 }
  return [year, month, number - dayNumber(year, month, 1) + 1]
}

func isDay(_ parts: [Int]) -> Bool {
  (1...9999).contains(parts[0]) && (1...12).contains(parts[1]) && parts[2] >= 1 && parts[2] <= length(parts[0], parts[1])
}

/// Year, month, day, hour, minute and second; nil for what is not in the template.
func plain(_ template: String, _ text: String, _ setting: DateFormat.Setting, _ use: Moment.Use) -> [Int]? {
  var parts = [0, 0, 0, 0, 0, 0]
  var rest = Array(text.utf8)[...]
  func take(_ range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(range.upperBound).prefix { (48...57).contains($0) }
    guard digits.count >= range.lowerBound else { return nil }
    rest = rest.dropFirst(digits.count)
    return Int(String(decoding: digits, as: UTF8.self))
  }
  if template == "serial" { return plainSerial(text, setting.decimal, use) }
  var (isAfternoon, offset, hasHour, hasMinute) = (Bool?.none, Int?.none, false, false)
  var letters = Array(template)[...]
  while let letter = letters.first {
    let count = letters.prefix { $0 == letter }.count
    letters = letters.dropFirst(count)
    var place: Int?
    switch (letter, count) {
    case ("y", 4): place = 0
    case ("y", _):
      guard let years = take(2...2), let century = setting.century else { return nil }
      parts[0] = (century..<century + 100).first { $0 % 100 == years }!
    case ("m", 4):
      let word = String(decoding: rest.prefix { (65...90).contains($0) || (97...122).contains($0) }, as: UTF8.self)
      guard let month = names.firstIndex(where: { $0.contains(word.lowercased()) }) else { return nil }
      parts[1] = month + 1
      rest = rest.dropFirst(word.utf8.count)
    case ("m", _):
      place = hasHour && !hasMinute ? 4 : 1
      hasMinute = hasMinute || place == 4
    case ("d", _): place = 2
    case ("h", _): (place, hasHour) = (3, true)
    case ("s", _): place = 5
    case ("t", _), ("T", 2):
      let words = ["am", "pm", "a.m.", "p.m."]
      let lower = String(decoding: rest.prefix(4).map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
      guard let word = words.first(where: { lower.hasPrefix($0) }) else { return nil }
      isAfternoon = word.hasPrefix("p")
      rest = rest.dropFirst(word.utf8.count)
    case ("z", _):
      if rest.first == 90 || rest.first == 122 {
        (offset, rest) = (0, rest.dropFirst())
        continue
      }
      guard let sign = rest.popFirst(), sign == 43 || sign == 45, let hours = take(2...2), hours <= 14 else { return nil }
      let digits = rest.first == 58 ? rest.dropFirst() : rest
      var minutes = 0
      if digits.prefix(2).count == 2, digits.prefix(2).allSatisfy({ (48...57).contains($0) }) {
        rest = digits
        minutes = take(2...2)!
      }
      guard minutes < 60 else { return nil }
      offset = (hours * 60 + minutes) * (sign == 45 ? -1 : 1)
    default:
      for _ in 0..<count { guard rest.popFirst() == letter.asciiValue else { return nil } }
    }
    guard let place else { continue }
    guard let value = take(place == 0 ? 4...4 : count...2) else { return nil }
    parts[place] = value
  }
  guard rest.isEmpty else { return nil }
  if let isAfternoon {
    guard (1...12).contains(parts[3]) else { return nil }
    if parts[3] == 12 { parts[3] = 0 }
    if isAfternoon { parts[3] += 12 }
  }
  guard let offset else { return parts }
  guard let zone = setting.zone, isDay(parts), parts[3] < 24, parts[4] < 60, parts[5] < 60 else { return nil }
  let minutes = dayNumber(parts[0], parts[1], parts[2]) * 1440 + parts[3] * 60 + parts[4] + zone.minutes - offset
  return date(minutes / 1440) + [minutes % 1440 / 60, minutes % 60, parts[5]]
}

func plainSerial(_ text: String, _ decimal: UInt8, _ use: Moment.Use) -> [Int]? {
  let halves = text.utf8.split(separator: decimal, omittingEmptySubsequences: false)
  guard halves.count <= 2, halves.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (48...57).contains($0) } }),
    halves[0].count <= 5, halves.count == 1 || halves[1].count <= 18, let days = Int(String(halves[0])!)
  else { return nil }
  let decimals = halves.count == 2 ? String(halves[1])! : "0"
  let scale = decimals.reduce(Int128(1)) { scale, _ in scale * 10 }
  let (second, rest) = (Int128(decimals)! * 86_400).quotientAndRemainder(dividingBy: scale)
  guard decimals.count >= 5 || rest == 0 else { return nil }
  let seconds = Int(second) + (rest * 2 >= scale ? 1 : 0)
  let hasFraction = decimals.contains { $0 != "0" }
  if use == .date || use == .month, hasFraction { return nil }
  let time = [seconds % 86_400 / 3600, seconds / 60 % 60, seconds % 60]
  if use == .time { return days == 0 && hasFraction && seconds < 86_400 ? [0, 0, 0] + time : nil }
  guard (20_000...73_050).contains(days) else { return nil }
  return date(dayNumber(1899, 12, 30) + days + seconds / 86_400) + time
}

fuzz { data, size in
  guard let data, size > 3, size < 4096 else { return 0 }
  let choice = Int(data[0])
  // Templates of all kinds, or one of the input itself before a `|`.
  let body = Array(UnsafeBufferPointer(start: data + 3, count: size - 3))
  var (template, cellBytes) = (templates[choice % templates.count], body[...])
  if choice >= 128, let bar = body.firstIndex(of: UInt8(ascii: "|")) {
    template = String(decoding: body[..<bar], as: UTF8.self)
    cellBytes = body[(bar + 1)...]
  }
  guard var format = DateFormat(template) else { return 0 }
  let zones = DateFormat.Zone.allCases
  format.setting = DateFormat.Setting(
    century: data[1] % 8 == 7 ? nil : 1900 + Int(data[1]) % 101,
    zone: data[2] % 4 == 3 ? nil : zones[Int(data[2] % 4)], decimal: data[2] & 16 == 0 ? UInt8(ascii: ".") : UInt8(ascii: ","))
  let use = uses[Int(data[2] >> 6)]
  let padded = Array(cellBytes) + Array(repeating: 0x30, count: RecordScanner.padding)
  padded.withUnsafeBufferPointer { padded in
    let cell = Cell(start: padded.baseAddress!, count: cellBytes.count)
    guard firstInvalidUTF8(cell.bytes) == nil else { return }
    let moment = format.read(cell, for: use)
    let parts = moment.map { [$0.year, $0.month, $0.day, $0.hour, $0.minute, $0.second] }
    let expected = plain(template, cell.text, format.setting, use)
    precondition(parts == expected, "\(template) \(cell.text): \(parts ?? []) for \(expected ?? [])")
    if let moment { precondition((moment.date != nil) == isDay([moment.year, moment.month, moment.day])) }
    // The short way gives nothing that the long way does not.
    guard let fixed = FixedForm(dateAs: format) else { return }
    var arena = CellArena()
    arena.clear()
    let short = fixed.date(cell, &arena).flatMap { CivilDate($0.text) }
    precondition(short == moment?.date, "\(template) \(cell.text)")
  }
  return 0
}
