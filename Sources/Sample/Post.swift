internal import Kinerja

/// The indicators that a post is measured by.
enum Family: Int, CaseIterable, Sendable {
  case leadership, teaching, nursing, medicine, laboratory, order, policy, finance, technology, extensionWork
  case administration, operations
}

/// What an employee does.
struct Post: Sendable {
  let title: String
  let type: JobType
  let grade: Int
  let pattern: WorkPattern
  let family: Family

  init(_ title: String, _ type: JobType, _ grade: Int, _ pattern: WorkPattern, _ family: Family) {
    self.title = title
    self.type = type
    self.grade = grade
    self.pattern = pattern
    self.family = family
  }
}

/// A place in a unit's hierarchy.
enum Role: Sendable {
  case head, administrator, supervisor, member
}
