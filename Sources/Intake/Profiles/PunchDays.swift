internal import Findings
internal import Kinerja

/// The punches of all devices by person and day, whatever their order: the first and last of a day, and the first in each
/// midday window.
///
/// A day is made once a person, so that somebody may come by one device and go by another. Which file is read first makes
/// no difference: of punches in the same second, one whose state says what it is goes before one that says nothing, then
/// the profile's name decides.
final class PunchDays: @unchecked Sendable {
  enum Role: UInt8 { case any, first, last, midday1, midday2 }

  /// A punch as it was placed.
  struct Punch: Sendable {
    var slot: UInt32
    var seconds: UInt32
    var line: UInt32
    var role: Role
  }

  let context: PunchContext
  private let dayCount: Int
  /// The rules of each file of the table; nil for files of daily rows.
  private let windows: [PunchWindows?]
  /// The files in the order in which punches of the same second come, for first and for last ones, and where each stands.
  private let firstOrder: [Int]
  private let lastOrder: [Int]
  private let firstRank: [Int]
  private let lastRank: [Int]
  private let firsts: Storage<UInt64>
  private let lasts: Storage<UInt64>
  private let middays: [Storage<UInt64>]
  /// For each person the punches that are dropped, and where the first of them is written.
  private var dropped: [Int: (count: Int, file: Int, line: Int)] = [:]

  init(_ context: PunchContext, _ files: [InputFolder.File]) {
    self.context = context
    dayCount = context.quarter.dayCount
    windows = files.map { file in file.profile?.punches.map { PunchWindows(context, $0) } }
    func order(_ statesFirst: Bool) -> [Int] {
      files.indices.sorted { left, right in
        func key(_ file: Int) -> (Int, String, Int) {
          let hasStates = files[file].profile?.punches?.states != nil
          return (hasStates == statesFirst ? 0 : 1, files[file].profile?.id ?? "", file)
        }
        return key(left) < key(right)
      }
    }
    func ranks(_ order: [Int]) -> [Int] {
      var ranks = order
      for (rank, file) in order.enumerated() { ranks[file] = rank }
      return ranks
    }
    (firstOrder, lastOrder) = (order(true), order(false))
    (firstRank, lastRank) = (ranks(firstOrder), ranks(lastOrder))
    let slots = context.people.nips.count * dayCount
    // Zero means none, so that untouched memory costs nothing; firsts are kept upside down.
    firsts = zeroedStorage(slots)
    lasts = zeroedStorage(slots)
    let columns = files.compactMap { $0.profile?.punches?.midday.count }.max() ?? 0
    middays = (0..<columns).map { _ in zeroedStorage(slots) }
  }

  func add(_ punch: Punch, line: Int, file: Int) {
    let slot = Int(punch.slot)
    func stamp(_ rank: Int) -> UInt64 { PunchStamp(seconds: Int(punch.seconds), file: rank, line: line).bits }
    func addFirst(to storage: Storage<UInt64>) { storage[slot] = max(storage[slot], ~stamp(firstRank[file])) }
    func addLast() { lasts[slot] = max(lasts[slot], stamp(lastRank[file])) }
    switch punch.role {
    case .any:
      addFirst(to: firsts)
      addLast()
    case .first: addFirst(to: firsts)
    case .last: addLast()
    case .midday1: addFirst(to: middays[0])
    case .midday2: addFirst(to: middays[1])
    }
  }

  /// Notes a punch of somebody in the roster that comes to nothing.
  func drop(_ person: Int, line: Int, file: Int) {
    guard let known = dropped[person] else {
      dropped[person] = (1, file, line)
      return
    }
    let isEarlier = (file, line) < (known.file, known.line)
    dropped[person] = (known.count + 1, isEarlier ? file : known.file, isEarlier ? line : known.line)
  }

  /// A day made of punches.
  struct Day {
    var person: Int
    var day: Int
    var first: PunchStamp?
    var last: PunchStamp?
    var middays: [PunchStamp?]

    /// Where the day's first punch is written.
    var place: PunchStamp? {
      var place = first
      if let last, place.map({ last < $0 }) ?? true { place = last }
      for case let midday? in middays where place.map({ midday < $0 }) ?? true { place = midday }
      return place
    }
  }

  /// The days with punches, by person.
  func forEachDay(_ body: (Day) -> Void) {
    func stamp(_ bits: UInt64, _ order: [Int]) -> PunchStamp {
      let ranked = PunchStamp(bits: bits)
      return PunchStamp(seconds: ranked.seconds, file: order[ranked.file], line: ranked.line)
    }
    func earliest(_ bits: UInt64) -> PunchStamp? { bits == 0 ? nil : stamp(~bits, firstOrder) }
    for slot in 0..<firsts.count {
      guard firsts[slot] != 0 || lasts[slot] != 0 || middays.contains(where: { $0[slot] != 0 }) else { continue }
      let middays = middays.isEmpty ? [] : middays.map { earliest($0[slot]) }
      let (person, day) = (slot / dayCount, slot % dayCount)
      var made = Day(
        person: person, day: day, first: earliest(firsts[slot]),
        last: lasts[slot] == 0 ? nil : stamp(lasts[slot], lastOrder), middays: middays)
      settleLonePunch(&made)
      body(made)
    }
  }

  /// Punches within a minute are one. Its state says whether it is the first or the last of the day; without one, the time
  /// of day does, by the rules of the profile where it stands. Two states that contradict each other both stand.
  private func settleLonePunch(_ made: inout Day) {
    guard let first = made.first, let last = made.last, last.seconds - first.seconds < 60,
      let firstRules = windows[first.file], let lastRules = windows[last.file]
    else { return }
    switch (firstRules.rules.states != nil, lastRules.rules.states != nil) {
    case (true, true): return
    case (true, false): made.last = nil
    case (false, true): made.first = nil
    case (false, false):
      let split = firstRules.window(made.person, made.day)?.window.split ?? firstRules.rules.day.split
      if first.seconds <= split { made.last = nil } else { made.first = nil }
    }
  }

  /// A warning for each person of whom every punch is dropped, in the order of places.
  func findings(_ files: [InputFolder.File]) -> [Finding] {
    guard !dropped.isEmpty else { return [] }
    var alone = dropped
    forEachDay { alone[$0.person] = nil }
    return alone.sorted { ($0.value.file, $0.value.line) < ($1.value.file, $1.value.line) }.map { person, rows in
      Finding(
        code: .plausibility(.personDropped), file: files[rows.file].name, line: rows.line,
        nip: NIP(number: context.people.nips[person]), detail: String(rows.count))
    }
  }
}
