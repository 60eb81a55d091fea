internal import Kinerja

/// Makes each person from the seed and the person's index alone, so that any block knows anybody's NIP.
struct Population: Sendable {
  let seed: UInt64
  let year: Int
  let organisation: Organisation
  private let posts = PostCatalogue()
  private let numbers: Permutation

  /// The days on which ordinary staff, and leaders, may be born.
  private static let birthDays = 36 * 365
  private static let leaderBirthDays = 20 * 365

  init(options: SampleOptions, organisation: Organisation) {
    seed = options.seed
    year = options.quarter.year
    self.organisation = organisation
    let rounds = (options.employees + Self.birthDays) / Self.birthDays
    numbers = Permutation(count: rounds * Self.birthDays, seed: seed, stream: .nip, index: 0)
  }

  func person(_ index: Int) -> Person {
    person(index, unit: organisation.unit(of: index))
  }

  /// A rater whom the roster does not list.
  var outsider: NIP { person(organisation.employees, unit: 0, role: .head, position: 0).nip }

  func person(_ index: Int, unit number: Int) -> Person {
    let unit = organisation.units[number]
    let position = index - unit.first
    return person(index, unit: number, role: organisation.role(in: unit, position: position), position: position)
  }

  /// The post of somebody who moves to a unit as an ordinary member.
  func memberPost(in unit: Unit, draw: UInt64) -> Post {
    posts.post(in: unit, .member, position: unit.size, draw: draw)
  }

  private func person(_ index: Int, unit number: Int, role: Role, position: Int) -> Person {
    var random = Random(seed, .identity, index)
    let isLeader = role != .member
    let isFemale = random.chance(5400)
    // A pair of birth date and serial is never given twice: leaders have odd serials, the others even ones.
    let slot = numbers[index]
    let span = isLeader ? Self.leaderBirthDays : Self.birthDays
    let birth = CivilDate(year: year - 58, month: 1, day: 1)!.advanced(by: slot % span)
    let round = slot / span
    let serial = isLeader ? (round * 2 + random.below(2)) * 2 + 1 : (round * 6 + random.below(6)) * 2 + 2
    let born = birth.components
    let age = year - born.year
    let status = status(age: age, isLeader: isLeader, &random)
    let entryYear: Int
    let entry: Int
    switch status {
    case .permanent:
      entryYear = min(year - 2, born.year + random.within(20...30))
      entry = entryYear * 100 + random.pick([1, 2, 3, 3, 4, 12, 12])
    case .probationary:
      entryYear = year - 1
      entry = entryYear * 100 + random.pick([3, 4, 5])
    case .contract, .partTime:
      entryYear = random.within((year - 5)...(year - 1))
      entry = entryYear * 100 + 21
    }
    let birthDigits = born.year * 10_000 + born.month * 100 + born.day
    let digits = (birthDigits * 1_000_000 + entry) * 10_000 + (isFemale ? 2000 : 1000) + serial
    return Person(
      index: index, nip: NIP(number: UInt64(digits)), unit: number, position: position, role: role,
      post: posts.post(in: organisation.units[number], role, position: position, draw: random.next()),
      status: status == .contract && isPartTime(index) ? .partTime : status,
      isFemale: isFemale, entryYear: entryYear)
  }

  /// Whether a contract is for a part of the working time (PPPK Paruh Waktu).
  private func isPartTime(_ index: Int) -> Bool {
    var random = Random(seed, .grades, index)
    return random.chance(900)
  }

  private func status(age: Int, isLeader: Bool, _ random: inout Random) -> EmploymentStatus {
    let draw = random.below(100)
    if isLeader { return .permanent }
    if age <= 33, draw >= 88 { return .probationary }
    return draw < 22 ? .contract : .permanent
  }
}
