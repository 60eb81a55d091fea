/// The posts that somebody holds for others, and their tariffs (method, section 11).
struct ActingPayStep: Sendable {
  /// A post that rows of one person name.
  private struct Post: Sendable {
    var plan: PayPlan
    var rows: [(first: CivilDate, last: CivilDate)]
    var wholes: [WholeSpell]
  }

  /// The acting post of a month.
  struct Month: Hashable, Sendable {
    /// The largest whole tariff on a counted day under it, in rupiah (plt_tarif).
    var tariff: Int64 = 0
    /// The counted days under that post (plt_hari).
    var days = 0
    /// The month's place in its whole spell (plt_bulan).
    var place = 0
  }

  private let quarter: Quarter
  /// The posts of each person, by class, unit and name.
  private let posts: [UInt32: [Post]]

  init(_ facts: Facts) {
    quarter = facts.quarter
    let finder = PayPlans(facts.tariffs, facts.quarter)
    posts = facts.actingPosts.rows.mapValues { rows in
      var posts: [Post] = []
      var start = 0
      while start < rows.count {
        let first = rows[start]
        let end = rows[start...].firstIndex {
          $0.grade != first.grade || $0.unit != first.unit || $0.post != first.post
        }
        let own = rows[start..<(end ?? rows.count)].map { ($0.first, $0.last) }
        posts.append(
          Post(
            plan: finder.plan(grade: first.grade, unit: first.unit, post: first.post), rows: own,
            wholes: WholeSpell.joining(own)))
        start = end ?? rows.count
      }
      return posts
    }
  }

  /// Whether nobody acts for anybody.
  var isEmpty: Bool { posts.isEmpty }

  /// The acting post of a month of a person with these counted days.
  func month(_ month: Int, of person: Int, counted: DaySet) -> Month {
    var best: Month?
    var bestBegins: CivilDate?
    let days = (quarter.monthStarts[month]..<quarter.monthStarts[month + 1]).filter { counted.contains($0) }
    for post in posts[UInt32(person), default: []] {
      var covered = 0
      var tariff: Int64 = -1
      var begins: CivilDate?
      for day in days {
        let date = quarter.day(day)
        guard let row = post.rows.firstIndex(where: { $0.first <= date && date <= $0.last }) else { continue }
        covered += 1
        let amount = post.plan.whole(on: day)
        if amount > tariff {
          tariff = amount
          begins = post.wholes[row].first
        }
      }
      guard let begins else { continue }
      // The posts are by class, unit and name, so that the first of equals stays.
      if best.map({ tariff > $0.tariff || tariff == $0.tariff && begins < bestBegins ?? begins }) ?? true {
        best = Month(
          tariff: tariff, days: covered,
          place: begins.calendarMonths(to: quarter.lastDay(ofMonth: month)) + 1)
        bestBegins = begins
      }
    }
    return best ?? Month()
  }
}
