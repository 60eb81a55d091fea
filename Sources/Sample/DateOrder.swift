internal import Kinerja

/// Attendance day by day, in an order that differs from day to day.
struct DateOrder: Sendable {
  private static let chunk = 65_536

  let maker: BlockMaker
  /// By day, then by employee.
  private var punches: [UInt32]
  private var nips: [NIP] = []

  init(_ maker: BlockMaker) {
    self.maker = maker
    punches = Array(repeating: 0, count: maker.options.employees * maker.options.quarter.dayCount)
    nips.reserveCapacity(maker.options.employees)
  }

  /// Takes the next employees' attendance.
  mutating func add(_ block: Block) {
    let employees = maker.options.employees
    let days = maker.options.quarter.dayCount
    for (person, index) in zip(0..<block.nips.count, nips.count...) {
      for day in 0..<days { punches[day * employees + index] = block.punches[person * days + day] }
    }
    nips += block.nips
  }

  private var chunksPerDay: Int { (nips.count + Self.chunk - 1) / Self.chunk }

  var chunkCount: Int { chunksPerDay * maker.options.quarter.dayCount }

  /// The rows of a part of one day.
  func chunk(_ number: Int) -> RowBuffer {
    let day = number / chunksPerDay
    let first = number % chunksPerDay * Self.chunk
    let last = min(nips.count, first + Self.chunk)
    let order = Permutation(count: nips.count, seed: maker.options.seed, stream: .dayOrder, index: day)
    var buffer = RowBuffer(.attendance, maker.options, capacity: (last - first) * 44)
    for position in first..<last {
      let index = order[position]
      let bits = punches[day * nips.count + index]
      guard bits != 0 else { continue }
      maker.writeAttendance(nips[index], index, day, Punch(bits: bits), to: &buffer)
    }
    return buffer
  }
}
