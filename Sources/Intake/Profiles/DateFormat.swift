/// How a day, a month, a time or a moment is written: a template such as `dd/mm/yyyy` or `yyyy-mm-dd hh:mm:ss`.
///
/// `yyyy`, `mm`, `dd`, `hh`, `mm`, `ss` take exactly so many digits, `m`, `d`, `h`, `s` one or two; `yy` takes two, and
/// needs a century; `mmmm` takes a month's name in Indonesian or English, whole or its first three letters. The first `m`
/// or `mm` behind an hour are minutes. `tt` takes AM or PM, `zzz` a zone such as `+07:00`. `serial` alone takes the number
/// of a day or a moment as spreadsheets count them. All else stands for itself.
struct DateFormat: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case year
    case shortYear
    case month(digits: ClosedRange<Int>)
    case monthName
    case day(digits: ClosedRange<Int>)
    case hour(digits: ClosedRange<Int>)
    case minute(digits: ClosedRange<Int>)
    case second(digits: ClosedRange<Int>)
    /// AM or PM.
    case halfDay
    case zone
    case literal(UInt8)
  }

  /// What the parts of a template are, whatever they are written with.
  enum Kind: Hashable, Sendable { case year, month, day, hour, minute, second, halfDay, zone }

  /// What a template leaves to be said beside it.
  struct Setting: Hashable, Sendable {
    /// The first of the hundred years that two digits name.
    var century: Int?
    /// The zone to which moments with a zone are converted.
    var zone: Zone?
    /// The decimal separator of serial numbers.
    var decimal = UInt8(ascii: ".")
  }

  /// A zone of Indonesia.
  enum Zone: String, CaseIterable, Sendable {
    case west = "WIB"
    case central = "WITA"
    case east = "WIT"

    /// The minutes by which it is ahead of UTC.
    var minutes: Int {
      switch self {
      case .west: 7 * 60
      case .central: 8 * 60
      case .east: 9 * 60
      }
    }
  }

  let template: String
  let parts: [Part]
  /// Whether the cell is a number of days instead, as spreadsheets have it.
  let isSerial: Bool
  var setting = Setting()

  /// Reads a template; nil when it names a part twice or no part at all.
  init?(_ template: String) {
    self.template = template
    isSerial = template == "serial"
    guard !isSerial else {
      parts = []
      return
    }
    var parts: [Part] = []
    let letters = Array(template.utf8)
    var index = 0
    while index < letters.count {
      let letter = letters[index]
      let count = letters[index...].prefix { $0 == letter }.count
      let kinds = parts.compactMap(Self.kind)
      let isMinute = kinds.contains(.hour) && !kinds.contains(.minute)
      switch (letter, count) {
      case (UInt8(ascii: "y"), 4): parts.append(.year)
      case (UInt8(ascii: "y"), 2): parts.append(.shortYear)
      case (UInt8(ascii: "m"), 4): parts.append(.monthName)
      case (UInt8(ascii: "m"), 1...2): parts.append(isMinute ? .minute(digits: count...2) : .month(digits: count...2))
      case (UInt8(ascii: "d"), 1...2): parts.append(.day(digits: count...2))
      case (UInt8(ascii: "h"), 1...2): parts.append(.hour(digits: count...2))
      case (UInt8(ascii: "s"), 1...2): parts.append(.second(digits: count...2))
      case (UInt8(ascii: "t"), 2), (UInt8(ascii: "T"), 2): parts.append(.halfDay)
      case (UInt8(ascii: "z"), 3): parts.append(.zone)
      default:
        let isLetter = letter | 0x20 >= UInt8(ascii: "a") && letter | 0x20 <= UInt8(ascii: "z")
        // ISO 8601 parts day and time by a T.
        guard !isLetter || letter == UInt8(ascii: "T"), letter < 0x80 else { return nil }
        parts += Array(repeating: .literal(letter), count: count)
      }
      index += count
    }
    self.parts = parts
    guard isSound else { return nil }
  }

  /// Whether the parts go together, and it is clear where each ends.
  private var isSound: Bool {
    let list = parts.compactMap(Self.kind)
    let kinds = Set(list)
    guard !kinds.isEmpty, kinds.count == list.count else { return false }
    // A month beside a time is a slip for minutes or seconds, unless there is a day.
    if kinds.isSuperset(of: [.month, .minute]), !kinds.isSuperset(of: [.year, .day]) { return false }
    if kinds.contains(.halfDay), !kinds.contains(.hour) { return false }
    // A zone moves the day.
    if kinds.contains(.zone), !kinds.isSuperset(of: [.year, .month, .day, .hour, .minute]) { return false }
    // Two runs of digits side by side would leave it open where the first ends.
    return !zip(parts, parts.dropFirst()).contains { Self.isOpen($0) && Self.beginsWithDigit($1) }
  }

  /// What it tells.
  var kinds: Set<Kind> {
    isSerial ? [.year, .month, .day, .hour, .minute, .second] : Set(parts.compactMap(Self.kind))
  }

  /// Whether its years have two digits.
  var needsCentury: Bool { parts.contains(.shortYear) }

  /// Whether it names a zone.
  var needsZone: Bool { parts.contains(.zone) }

  private static func kind(_ part: Part) -> Kind? {
    switch part {
    case .year, .shortYear: .year
    case .month, .monthName: .month
    case .day: .day
    case .hour: .hour
    case .minute: .minute
    case .second: .second
    case .halfDay: .halfDay
    case .zone: .zone
    case .literal: nil
    }
  }

  private static func isOpen(_ part: Part) -> Bool {
    switch part {
    case .month(let digits), .day(let digits), .hour(let digits), .minute(let digits), .second(let digits):
      digits.lowerBound < digits.upperBound
    case .zone: true
    case .year, .shortYear, .monthName, .halfDay, .literal: false
    }
  }

  private static func beginsWithDigit(_ part: Part) -> Bool {
    switch part {
    case .year, .shortYear, .month, .day, .hour, .minute, .second: true
    case .literal(let byte): byte &- 0x30 < 10
    case .monthName, .halfDay, .zone: false
    }
  }
}
