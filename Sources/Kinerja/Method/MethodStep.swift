/// The steps of the method, in the order in which figures come about.
package enum MethodStep: String, CaseIterable, Sendable {
  case post = "jabatan"
  case discipline = "disiplin"
  case achievement = "capaian"
  case workload = "capaian_normal"
  case conduct = "perilaku"
  case index = "indeks"
  case rating = "predikat"
  case incentive = "insentif"
  case ranking = "peringkat"

  /// The sections of the method that say how.
  package var sections: ClosedRange<Int> {
    switch self {
    case .post: 2...2
    case .discipline: 4...5
    case .achievement: 6...6
    case .workload: 7...7
    case .conduct: 8...8
    case .index: 9...9
    case .rating: 10...10
    case .incentive: 11...13
    case .ranking: 14...14
    }
  }

  /// The clauses that rule it.
  package var clauses: [ClauseName] {
    switch self {
    case .post, .ranking: []
    case .discipline: [.schedules, .attendance, .spells, .discipline]
    case .achievement: [.achievement]
    case .workload: [.workload]
    case .conduct: [.supervisor]
    case .index: [.index]
    case .rating: [.ratings]
    case .incentive: [.counters, .events, .numbers, .incentive]
    }
  }
}

extension Policy {
  /// The version of a clause in force on a day, as what rules a figure; nil when none is.
  func citedVersion(of name: ClauseName, on day: CivilDate) -> CitedVersion? {
    versions(of: name).last { $0.from <= day }
  }
}
