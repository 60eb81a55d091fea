/// Arithmetic on columns that never wraps: where bounds don't tell that 128 bits hold a result, each row is looked at, and
/// those that they don't hold are unsure and 0.
extension ProgramRun {
  func multiplied(_ vector: Vector, by factor: Int128) -> Vector {
    factor == 1 ? vector : raised(vector, times: factor, plus: 0)
  }

  /// factor · number + addend
  func raised(_ vector: Vector, times factor: Int128, plus addend: Int128) -> Vector {
    if factor == 1, addend == 0 { return vector }
    guard let bound = Self.bound(vector.bound, factor.magnitude, plus: addend.magnitude) else {
      return checked { row in
        let (product, overflow) = vector[row].multipliedReportingOverflow(by: factor)
        let (sum, sumOverflow) = product.addingReportingOverflow(addend)
        return overflow || sumOverflow ? nil : sum
      }
    }
    let (shortFactor, shortAddend) = (Int64(truncatingIfNeeded: factor), Int64(truncatingIfNeeded: addend))
    if factor == 1 { return vector.mapped(rows, bound: bound, { $0 &+ shortAddend }, { $0 &+ addend }) }
    return vector.mapped(rows, bound: bound, { $0 &* shortFactor &+ shortAddend }, { $0 &* factor &+ addend })
  }

  /// left + factor · right
  func added(_ left: Vector, _ right: Vector, times factor: Int128) -> Vector {
    guard let bound = Self.bound(right.bound, factor.magnitude, plus: left.bound) else {
      return checked { row in
        let (product, overflow) = right[row].multipliedReportingOverflow(by: factor)
        let (sum, sumOverflow) = left[row].addingReportingOverflow(product)
        return overflow || sumOverflow ? nil : sum
      }
    }
    let short = Int64(truncatingIfNeeded: factor)
    if factor == 1 { return Vector.combined(left, right, rows, bound: bound, { $0 &+ $1 }, { $0 &+ $1 }) }
    return Vector.combined(left, right, rows, bound: bound, { $0 &+ short &* $1 }, { $0 &+ factor &* $1 })
  }

  func multiplied(_ left: Vector, _ right: Vector) -> Vector {
    guard let bound = Self.bound(left.bound, right.bound, plus: 0) else {
      return checked { row in
        let (product, overflow) = left[row].multipliedReportingOverflow(by: right[row])
        return overflow ? nil : product
      }
    }
    return Vector.combined(left, right, rows, bound: bound, { $0 &* $1 }, { $0 &* $1 })
  }

  /// a · b + c; nil where it is beyond 128 bits.
  private static func bound(_ a: UInt128, _ b: UInt128, plus c: UInt128) -> UInt128? {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    let (sum, sumOverflow) = product.addingReportingOverflow(c)
    return overflow || sumOverflow || sum > Vector.wideBound ? nil : sum
  }

  private func checked(_ number: (Int) -> Int128?) -> Vector {
    let numbers = Cells<Int128>(rows)
    for row in 0..<rows.count {
      if let number = number(row), number != .min {
        numbers[row] = number
      } else {
        numbers[row] = 0
        markUnsure(row)
      }
    }
    return Vector(numbers, bound: Vector.wideBound).narrowed(rows)
  }
}
