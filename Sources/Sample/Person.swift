internal import Kinerja

/// Who an employee is, whatever the quarter brings.
struct Person: Sendable {
  let index: Int
  let nip: NIP
  let unit: Int
  let position: Int
  let role: Role
  let post: Post
  let status: EmploymentStatus
  let isFemale: Bool
  /// The first year of service.
  let entryYear: Int
}
