/// A whole number for each row of a block: in 64 bits where those hold all, in 128 where not.
struct Vector {
  enum Storage {
    case narrow(Cells<Int64>)
    case wide(Cells<Int128>)
  }

  let storage: Storage
  /// No number is larger in size. It is below 2^127, and below 2^63 where the storage is narrow.
  let bound: UInt128

  static let narrowBound = UInt128(Int64.max)
  static let wideBound = UInt128(Int128.max)

  init(_ cells: Cells<Int64>, bound: UInt128) {
    storage = .narrow(cells)
    self.bound = bound
  }

  init(_ cells: Cells<Int128>, bound: UInt128) {
    storage = .wide(cells)
    self.bound = bound
  }

  /// The same number in every row.
  init(_ rows: FormulaRows, all value: Int128) {
    if let narrow = Int64(exactly: value), narrow != .min {
      self.init(Cells(rows, all: narrow), bound: value.magnitude)
    } else {
      self.init(Cells(rows, all: value), bound: value.magnitude)
    }
  }

  /// The number of a row.
  subscript(row: Int) -> Int128 {
    switch storage {
    case .narrow(let cells): Int128(cells[row])
    case .wide(let cells): cells[row]
    }
  }

  /// A number made of each one; both ways to make it agree where 64 bits hold what that takes, which `bound` tells.
  @inline(__always)
  func mapped(_ rows: FormulaRows, bound: UInt128, _ narrow: (Int64) -> Int64, _ wide: (Int128) -> Int128) -> Vector {
    switch storage {
    case .narrow(let cells):
      let base = cells
      if bound <= Self.narrowBound { return Vector(Cells(rows) { narrow(base[$0]) }, bound: bound) }
      return Vector(Cells(rows) { wide(Int128(base[$0])) }, bound: bound)
    case .wide(let cells):
      let base = cells
      return Vector(Cells(rows) { wide(base[$0]) }, bound: bound)
    }
  }

  /// A number made of each two; both ways to make it agree where 64 bits hold what that takes, which `bound` tells.
  @inline(__always)
  static func combined(
    _ left: Vector, _ right: Vector, _ rows: FormulaRows, bound: UInt128, _ narrow: (Int64, Int64) -> Int64,
    _ wide: (Int128, Int128) -> Int128
  ) -> Vector {
    switch (left.storage, right.storage) {
    case (.narrow(let l), .narrow(let r)):
      if bound <= narrowBound { return Vector(Cells(rows) { narrow(l[$0], r[$0]) }, bound: bound) }
      return Vector(Cells(rows) { wide(Int128(l[$0]), Int128(r[$0])) }, bound: bound)
    case (.narrow(let l), .wide(let r)):
      return Vector(Cells(rows) { wide(Int128(l[$0]), r[$0]) }, bound: bound)
    case (.wide(let l), .narrow(let r)):
      return Vector(Cells(rows) { wide(l[$0], Int128(r[$0])) }, bound: bound)
    case (.wide(let l), .wide(let r)):
      return Vector(Cells(rows) { wide(l[$0], r[$0]) }, bound: bound)
    }
  }

  /// What a comparison of each two gives, 1 where it holds.
  @inline(__always)
  static func compared(
    _ left: Vector, _ right: Vector, _ rows: FormulaRows, _ narrow: (Int64, Int64) -> Bool,
    _ wide: (Int128, Int128) -> Bool
  ) -> Cells<UInt8> {
    switch (left.storage, right.storage) {
    case (.narrow(let l), .narrow(let r)):
      return Cells(rows) { narrow(l[$0], r[$0]) ? 1 : 0 }
    case (.narrow(let l), .wide(let r)):
      return Cells(rows) { wide(Int128(l[$0]), r[$0]) ? 1 : 0 }
    case (.wide(let l), .narrow(let r)):
      return Cells(rows) { wide(l[$0], Int128(r[$0])) ? 1 : 0 }
    case (.wide(let l), .wide(let r)):
      return Cells(rows) { wide(l[$0], r[$0]) ? 1 : 0 }
    }
  }
}
