internal import Kinerja

/// The segments of one person, oldest first; the last one or two reach into the quarter.
struct Career {
  let segments: [Segment]

  init(_ person: Person, population: Population, quarter: Quarter) {
    var random = Random(population.seed, .career, person.index)
    let organisation = population.organisation
    let unit = organisation.units[person.unit]
    let superior = organisation.superior(in: unit, position: person.position)
    let draw = random.below(10_000)
    let isMember = person.role == .member
    func segment(_ start: CivilDate, _ end: CivilDate? = nil) -> Segment {
      Segment(unit: person.unit, post: person.post, superior: superior, start: start, end: end)
    }
    let since = Self.start(person, quarter, &random)
    switch draw {
    case 0..<150 where isMember:
      let change =
        random.chance(7000)
        ? quarter.day(quarter.monthStarts[random.within(1...2)]) : quarter.day(random.within(10...80))
      segments = [
        segment(since, change.advanced(by: -1)),
        Self.next(person, population, from: change, &random),
      ]
    case 150..<200 where isMember:
      segments = [segment(quarter.day(random.pick([quarter.monthStarts[1], 14, 20, quarter.monthStarts[2]])))]
    case 200..<270 where isMember:
      let end = quarter.day(random.pick([quarter.monthStarts[1], quarter.monthStarts[2]])).advanced(by: -1)
      segments = [segment(since, end)]
    case 270..<390 where person.status == .permanent && person.entryYear < quarter.year - 3:
      let change = CivilDate(year: quarter.year - 1, month: random.within(2...11), day: 1)!
      let before = Segment(
        unit: person.unit, post: Self.junior(person.post), superior: superior,
        start: CivilDate(year: quarter.year - 3, month: 1, day: 2)!, end: change.advanced(by: -1))
      segments = [before, segment(change)]
    default: segments = [segment(since)]
    }
  }

  /// The last segment.
  var current: Segment { segments[segments.count - 1] }

  /// Whether a segment reaches into this month (0 to 2).
  func serves(month: Int, of quarter: Quarter) -> Bool {
    let first = quarter.day(quarter.monthStarts[month])
    let last = quarter.day(quarter.monthStarts[month + 1] - 1)
    return segments.contains { $0.start <= last && ($0.end.map { $0 >= first } ?? true) }
  }

  private static func start(_ person: Person, _ quarter: Quarter, _ random: inout Random) -> CivilDate {
    let year = max(person.entryYear + 1, quarter.year - random.within(0...5))
    let month = random.pick([1, 1, 1, 2, 3, 4, 7, 9, 10, 12])
    guard year < quarter.year else { return CivilDate(year: quarter.year, month: 1, day: 1)! }
    return CivilDate(year: year, month: month, day: random.pick([1, 1, 2, 3]))!
  }

  /// The post after a move: mostly in another unit, otherwise a class up in the same one.
  private static func next(
    _ person: Person, _ population: Population, from day: CivilDate, _ random: inout Random
  ) -> Segment {
    let organisation = population.organisation
    guard random.chance(6500) else {
      let post = person.post
      let promoted = Post(post.title, post.type, min(post.grade + 1, 14), post.pattern, post.family)
      let superior = organisation.superior(in: organisation.units[person.unit], position: person.position)
      return Segment(unit: person.unit, post: promoted, superior: superior, start: day, end: nil)
    }
    let number = random.below(organisation.units.count)
    let unit = organisation.units[number]
    return Segment(
      unit: number, post: population.memberPost(in: unit, draw: random.next()),
      superior: organisation.superior(in: unit, position: unit.size), start: day, end: nil)
  }

  private static func junior(_ post: Post) -> Post {
    Post(post.title, post.type, max(1, post.grade - 1), post.pattern, post.family)
  }
}
