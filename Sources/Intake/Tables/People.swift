internal import Kinerja

/// Finds people by NIP for one batch of rows: exports mostly name the person of the row before, or the next one.
struct PersonFinder {
  private let index: NIPIndex
  private let nips: [UInt64]
  private var lastNIP: UInt64 = .max
  private var lastPerson = -1

  init(_ people: People) {
    index = people.index
    nips = people.nips
  }

  @inline(__always)
  mutating func find(_ nip: UInt64) -> Int? {
    if nip == lastNIP { return lastPerson }
    let next = lastPerson &+ 1
    if next < nips.count, nips[next] == nip {
      lastNIP = nip
      lastPerson = next
      return next
    }
    guard let person = index.find(nip) else { return nil }
    lastNIP = nip
    lastPerson = person
    return person
  }
}

/// Everybody in the roster, by position.
struct People: Sendable {
  var index: NIPIndex
  var nips: [UInt64]
}

extension BatchReport {
  /// The position of a row's person; nil, with a finding, for a bad NIP or one that is not in the roster.
  @inline(__always)
  mutating func person(_ row: Row, _ column: Int, _ nip: UInt64?, _ finder: inout PersonFinder) -> Int? {
    guard let nip else { return nil }
    if let person = finder.find(nip) { return person }
    add(.unknownNIP, row, column, nip: nip)
    return nil
  }
}
