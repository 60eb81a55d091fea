internal import Tabular

/// What is seen of a column's cells.
struct ColumnSurvey {
  /// What most of the cells are.
  enum Kind: String, Sendable {
    case nip, date, moment, month, time, whole, number, serialDay, serialMoment, serialTime, text, empty
  }

  private static let nullWords = ["-", "NULL", "null", "00:00:00", "00:00", "0000-00-00", "0000-00-00 00:00:00"]
  private static let fewContents = 12
  /// What may stand among the digits of a NIP.
  private static let decorations: [UInt8] = Array("' .-`".utf8)

  private(set) var filled = 0
  private(set) var empties = 0
  /// Contents that often mean an empty cell, with their numbers.
  private(set) var nulls: [String: Int] = [:]
  /// Cells that begin with an apostrophe, and cells with a blank at an end.
  private(set) var apostrophes = 0
  private(set) var padded = 0
  /// Cells that are NIPs, what stands among their digits apart.
  private(set) var nips = 0
  /// What stands among the digits of NIPs.
  private(set) var nipSigns: Set<UInt8> = []
  private(set) var spoiledNIPs = 0
  /// Cells of digits, not too many for the number of a user.
  private(set) var pins = 0
  private(set) var numbers = NumberSurvey()
  private(set) var moments = MomentSurvey()
  private var serialDays = 0
  private var serialMoments = 0
  private var serialTimes = 0
  /// Whether a fraction has more decimals than people write.
  private var hasFineSerials = false
  /// The first contents, with their numbers.
  private(set) var contents: [String: Int] = [:]
  private(set) var hasMoreContents = false
  private(set) var samples: [String] = []
  private let isWindows1252: Bool

  init(isWindows1252: Bool) { self.isWindows1252 = isWindows1252 }

  mutating func add(_ cell: Cell) {
    guard !cell.isEmpty else {
      empties += 1
      return
    }
    if cell.count <= 19, "-0Nn".utf8.contains(cell.start[0]),
      let word = Self.nullWords.first(where: { cell.matches($0) })
    {
      empties += 1
      nulls[word, default: 0] += 1
      return
    }
    let core = cell.core
    guard !core.isEmpty else {
      empties += 1
      return
    }
    filled += 1
    if core.count < cell.count {
      if cell.bytes.first == UInt8(ascii: "'") || cell.bytes.drop(while: { $0 == 0x20 }).first == UInt8(ascii: "'") {
        apostrophes += 1
      }
      if cell.bytes.first == 0x20 || cell.bytes.last == 0x20 { padded += 1 }
    }
    addDigits(core)
    numbers.add(core)
    moments.add(cell.bytes.first == UInt8(ascii: "'") ? core : cell)
    addContent(core)
  }

  private mutating func addDigits(_ cell: Cell) {
    if cell.digits18 != nil {
      nips += 1
      if cell.isSpoiledNIP { spoiledNIPs += 1 }
      return
    }
    let digits = cell.bytes.count { $0 &- 0x30 < 10 }
    if digits == 18, cell.bytes.allSatisfy({ $0 &- 0x30 < 10 || Self.decorations.contains($0) }) {
      nips += 1
      nipSigns.formUnion(cell.bytes.filter { $0 &- 0x30 >= 10 })
    } else if cell.isSpoiledNIP {
      spoiledNIPs += 1
    }
    if digits == cell.count, digits <= 10 { pins += 1 }
    addSerial(cell)
  }

  /// Days between 2009 and 2050, and fractions of a day, as spreadsheets count them.
  private mutating func addSerial(_ cell: Cell) {
    let whole = cell.bytes.prefix { $0 &- 0x30 < 10 }
    let rest = cell.bytes.dropFirst(whole.count)
    let value = whole.count < 6 ? whole.reduce(0) { $0 * 10 + Int($1 - 0x30) } : 0
    let isDay = (40_000...55_000).contains(value)
    if rest.isEmpty {
      if isDay { serialDays += 1 }
      return
    }
    guard rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ","),
      rest.dropFirst().allSatisfy({ $0 &- 0x30 < 10 })
    else { return }
    if isDay { serialMoments += 1 }
    if value == 0, whole.count == 1, rest.count > 1 {
      serialTimes += 1
      if rest.count > 5 { hasFineSerials = true }
    }
  }

  private mutating func addContent(_ cell: Cell) {
    var text = shown(cell.bytes.prefix(120))
    if isWindows1252 {
      var bytes: [UInt8] = []
      appendWindows1252(UnsafeBufferPointer(rebasing: cell.bytes.prefix(120)), to: &bytes)
      text = shown(bytes)
    }
    if contents[text] != nil || contents.count < Self.fewContents {
      contents[text, default: 0] += 1
    } else {
      hasMoreContents = true
    }
    guard samples.count < 3, !hasMoreContents else { return }
    let sample = masked(text)
    if !samples.contains(sample) { samples.append(sample) }
  }

  mutating func finish() { moments.finish() }

  /// The hour of a cell, where it has one.
  mutating func hour(_ cell: Cell) -> Int? { moments.hour(cell.core) ?? moments.hour(cell) }

  /// Whether the contents are few, each of them many times: words or codes, and none of a person as far as the name tells.
  func isComplete(named name: String?) -> Bool {
    guard !hasMoreContents, filled >= 4 * contents.count else { return false }
    let isOfPeople = name.map { name in
      ["nama", "name", "pegawai", "employee"].contains(where: name.lowercased().contains)
        || ColumnNames.pins.contains { ColumnNames.isAlike(name, $0) }
    }
    // Without names, words may be anybody's.
    return !(isOfPeople ?? contents.keys.contains { $0.contains(where: \.isLetter) })
      && !contents.keys.contains { $0.filter(\.isNumber).count > 8 }
  }

  /// What more than half of the cells are; the most telling where several fit as many.
  var kind: Kind {
    guard filled > 0 else { return .empty }
    let counts: [(Kind, Int)] = [
      (.nip, nips), (.date, moments.count(.date)), (.moment, moments.count(.moment)), (.month, moments.count(.month)),
      (.time, moments.count(.time)), (.serialMoment, serialMoments),
      (.serialTime, hasFineSerials ? serialTimes : 0), (.whole, numbers.wholes), (.number, numbers.count),
    ]
    var best: (kind: Kind, count: Int) = (.text, filled / 2)
    for (kind, count) in counts where count > best.count { best = (kind, count) }
    if best.kind == .whole, serialDays == filled { return .serialDay }
    return best.kind
  }

  /// Cells that are not what most of them are.
  var odd: Int {
    switch kind {
    case .nip: filled - nips
    case .date: filled - moments.count(.date)
    case .moment: filled - moments.count(.moment)
    case .month: filled - moments.count(.month)
    case .time: filled - moments.count(.time)
    case .whole: filled - numbers.wholes
    case .number: filled - numbers.count
    case .serialDay, .serialMoment, .serialTime, .text, .empty: 0
    }
  }

  /// Whether most cells may be the numbers of users.
  var isOfPINs: Bool { pins * 2 > filled }
}

extension Cell {
  /// The cell without blanks at its ends and apostrophes in front.
  var core: Cell {
    var (first, last) = (0, count)
    while first < last, start[first] == 0x20 || start[first] == 0x09 || start[first] == UInt8(ascii: "'") { first += 1 }
    while last > first, start[last - 1] == 0x20 || start[last - 1] == 0x09 { last -= 1 }
    return Cell(start: start + first, count: last - first)
  }

  /// Whether it is a NIP as spreadsheets spoil them.
  fileprivate var isSpoiledNIP: Bool {
    if let digits = digits18 { return digits % 1000 == 0 }
    guard count >= 4, count <= 24, bytes.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return false }
    return bytes.allSatisfy { $0 &- 0x30 < 10 || ".,+-Ee".utf8.contains($0) } && start[0] &- 0x30 < 10
  }
}
