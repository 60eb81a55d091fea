internal import Kinerja

/// A row of the roster: a person in a post for some time.
struct Segment: Sendable {
  let unit: Int
  let post: Post
  let superior: Int?
  let start: CivilDate
  /// The last day; nil while the segment is open.
  let end: CivilDate?
}
