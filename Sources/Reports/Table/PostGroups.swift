package import Kinerja

/// Whose posts a table under pseudonyms does not tell: who shares unit, kind and class of the post with too few people would
/// be known by them.
///
/// Of the others in a unit at least so many are told by their unit alone, and the rest by nothing. So a reader who knows
/// everybody's post cannot tell a person from fewer than so many.
package struct PostGroups: Sendable {
  /// Where the post of an employee still shows.
  package enum Shown: Sendable {
    /// Unit, kind and class.
    case post
    /// The unit.
    case unit
    /// Nothing.
    case nothing
  }

  private struct Post: Hashable {
    let unit: Int32
    let jobType: UInt8
    let grade: UInt8

    init(_ segment: Segment) {
      (unit, jobType, grade) = (segment.unit, segment.jobType.rawValue, segment.grade)
    }

    var order: (Int32, UInt8, UInt8) { (unit, jobType, grade) }
  }

  /// By position in `results.employees`.
  package let shown: [Shown]

  /// Groups the employees so that at least so many look alike.
  package init(_ results: Results, _ roster: Roster, least: Int) {
    let posts = results.employees.map { Post(roster.segments[Int($0.segment)]) }
    var members: [Post: [Int]] = [:]
    for (position, post) in posts.enumerated() { members[post, default: []].append(position) }
    var rest: [Int32: [Int]] = [:]
    for (post, positions) in members where positions.count < least { rest[post.unit, default: []] += positions }
    var shown = [Shown](repeating: .post, count: posts.count)
    var hidden: [Int] = []
    for positions in rest.values {
      for position in positions { shown[position] = .unit }
      if positions.count < least { hidden += positions }
    }
    // Too few whose unit is not told would be known as those few: the smallest groups join them.
    if !hidden.isEmpty {
      let units = rest.filter { $0.value.count >= least }.sorted { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
      let kept = members.filter { $0.value.count >= least }
        .sorted { $0.value.count != $1.value.count ? $0.value.count < $1.value.count : $0.key.order < $1.key.order }
      for positions in units.map(\.value) + kept.map(\.value) where hidden.count < least { hidden += positions }
    }
    for position in hidden { shown[position] = .nothing }
    self.shown = shown
  }

  /// How many employees' posts are not told, and of how many not even the unit.
  package var counts: (posts: Int, units: Int) {
    (shown.count { $0 != .post }, shown.count { $0 == .nothing })
  }

  /// The roster in which those whose unit is not told are in a unit of that name.
  func roster(_ roster: Roster, _ results: Results) -> Roster {
    guard counts.units > 0 else { return roster }
    var changed = roster
    var code = Self.unitCode
    while roster.units.contains(code) { code += "_" }
    changed.units.append(code)
    changed.unitNames.append("")
    for (employee, shown) in zip(results.employees, shown) where shown == .nothing {
      let person = Int(employee.person)
      for segment in roster.segmentRange(person) {
        changed.segments[segment].unit = Int32(roster.units.count)
      }
    }
    return changed
  }

  private static let unitCode = "GABUNGAN"
}

extension ResultColumn {
  /// The columns that tell a post, the payment by its class among them.
  private static let ofPosts: Set<ResultColumn> = [.jobType, .grade, .group, .incentiveBase, .incentive]
  /// The columns that tell of a place among few.
  private static let ofGroups: Set<ResultColumn> = [.rankInUnit, .rankInGroup]

  /// The columns whose cells a table leaves empty where these posts show.
  static func hidden(_ shown: PostGroups.Shown?) -> Set<ResultColumn> {
    switch shown {
    case nil: []
    case .post: ofGroups
    case .unit, .nothing: ofGroups.union(ofPosts)
    }
  }

  /// What the column is in a table that may leave posts out.
  var groupedDeclaration: PublishedColumn { Self.hidden(.nothing).contains(self) ? declaration.optional : declaration }
}
