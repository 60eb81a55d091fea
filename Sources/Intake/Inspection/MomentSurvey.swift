internal import Kinerja
internal import Tabular

/// How the dates and times of a column are written, as far as its cells tell.
struct MomentSurvey {
  /// A way to read the cells of one shape, with what comes of it.
  struct Candidate {
    let reading: MomentReading
    var template = ""
    /// Cells that it can read.
    var count = 0
    /// Cells that no other way can read, and the first of them.
    var proofs = 0
    var proof = ""
    /// The first and last day that come of it.
    var days: ClosedRange<CivilDate>?

    fileprivate mutating func add(_ moment: Moment) {
      count += 1
      guard let date = moment.date else { return }
      days = days.map { min($0.lowerBound, date)...max($0.upperBound, date) } ?? date...date
    }
  }

  /// The cells of one shape.
  struct Group {
    let shape: [UInt8]
    /// The ways in which some of its cells can be read, in the order in which they are offered.
    var candidates: [Candidate]
    fileprivate var shortest: [Int]
    /// All its cells, and those that are no moment in any of the ways.
    var total = 0
    var impossible = 0
    /// Some of the zones that cells name.
    var zones: Set<String> = []

    var kind: MomentReading.Kind { candidates[0].reading.kind }
    /// Cells that can be read in one way or another.
    var count: Int { total - impossible }

    /// The only way that fits, or that alone can read more than a slip's share of the cells.
    var decided: Candidate? {
      let viable = candidates.filter { $0.count > 0 }
      guard viable.count > 1 else { return viable.first }
      let proven = viable.filter { candidate in
        // Nearly every day is one in some year of two digits, the slip of a day or month too.
        let isShort = candidate.reading.roles.first == .year && shape.first == UInt8(ascii: "n")
        return candidate.proofs * (isShort ? 2 : 20) >= max(1, candidate.count)
      }
      return proven.count == 1 ? proven[0] : nil
    }

    /// The ways that are still open.
    var open: [Candidate] { decided.map { [$0] } ?? candidates.filter { $0.count > 0 } }

    /// Whether the years have two digits.
    var hasShortYears: Bool { open.contains { DateFormat($0.template)?.needsCentury == true } }
  }

  private static let shapesKept = 12

  private(set) var groups: [Group] = []
  private var reader = MomentReader()
  private var last = 0
  /// Cells that are no moment, in a row from the first on; a column of texts is soon given up.
  private var misses = 0

  /// Looks at a cell.
  mutating func add(_ cell: Cell) {
    guard misses < 100 || !groups.isEmpty else { return }
    guard reader.read(cell) else {
      misses += 1
      return
    }
    guard let index = group() else { return }
    groups[index].total += 1
    for run in groups[index].shortest.indices {
      groups[index].shortest[run] = min(groups[index].shortest[run], reader.lengths[run])
    }
    let moments = groups[index].candidates.map { $0.reading.moment(reader) }
    let fitting = moments.indices.filter { moments[$0] != nil }
    if fitting.isEmpty { groups[index].impossible += 1 }
    for place in fitting { groups[index].candidates[place].add(moments[place]!) }
    if fitting.count == 1 {
      if groups[index].candidates[fitting[0]].proofs == 0 {
        groups[index].candidates[fitting[0]].proof = shown(cell.bytes)
      }
      groups[index].candidates[fitting[0]].proofs += 1
    }
    if reader.shape.last == UInt8(ascii: "Z"), groups[index].zones.count < 4 {
      let text = String(decoding: cell.bytes, as: UTF8.self)
      groups[index].zones.insert(text.hasSuffix("Z") || text.hasSuffix("z") ? "Z" : String(text.suffix(6)))
    }
  }

  /// The index of the shape's group; nil when it is no moment's.
  private mutating func group() -> Int? {
    if last < groups.count, groups[last].shape == reader.shape { return last }
    if let index = groups.firstIndex(where: { $0.shape == reader.shape }) {
      last = index
      return index
    }
    let readings = groups.count < Self.shapesKept ? MomentReading.all(of: reader.shape) : []
    guard !readings.isEmpty else {
      misses += 1
      return nil
    }
    groups.append(
      Group(
        shape: reader.shape, candidates: readings.map { Candidate(reading: $0) }, shortest: reader.lengths))
    last = groups.count - 1
    return last
  }

  /// Settles the templates, when all cells were seen.
  mutating func finish() {
    for index in groups.indices {
      let group = groups[index]
      for place in group.candidates.indices {
        groups[index].candidates[place].template =
          group.candidates[place].reading.template(of: group.shape, group.shortest)
      }
    }
    groups.removeAll { $0.count == 0 }
  }

  /// The cells of a kind.
  func count(_ kind: MomentReading.Kind) -> Int { groups(kind).reduce(0) { $0 + $1.count } }

  /// The shapes of a kind.
  func groups(_ kind: MomentReading.Kind) -> [Group] { groups.filter { $0.kind == kind } }

  /// The hour of a cell, where it has one.
  mutating func hour(_ cell: Cell) -> Int? {
    guard reader.read(cell), let group = groups.first(where: { $0.shape == reader.shape }),
      group.kind == .moment || group.kind == .time
    else { return nil }
    for candidate in group.candidates {
      if let moment = candidate.reading.moment(reader) { return moment.hour }
    }
    return nil
  }
}
