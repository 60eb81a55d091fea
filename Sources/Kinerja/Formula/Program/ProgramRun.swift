/// Runs a compiled formula over the rows of a block.
final class ProgramRun {
  let rows: FormulaRows
  let block: FormulaBlock
  let months: [FormulaBlock]
  /// The rows in which a number outgrew 128 bits, or that read something unsure.
  private(set) var unsure: Marks = nil

  init(_ block: FormulaBlock, months: [FormulaBlock]) {
    rows = block.rows
    self.block = block
    self.months = months
  }

  func markUnsure(_ row: Int) {
    if unsure == nil { unsure = Cells(rows, all: 0) }
    unsure?[row] = 1
  }

  /// The column of a place; what is unsure there is unsure here.
  func read(_ place: Int) -> FormulaColumn {
    let column = block[place]
    if let own = column.unsure {
      for row in 0..<rows.count where own[row] != 0 { markUnsure(row) }
    }
    return column
  }

  /// What a part gives over the months of a quarter that exist.
  func overMonths(_ part: NumberCode) -> [(lane: NumberLane, absent: Marks)] {
    months.map { month in
      precondition(month.rows.count == rows.count, "a block of months has the rows of the quarter's")
      let run = ProgramRun(month, months: [])
      let lane = run.number(part)
      if let marks = run.unsure {
        for row in 0..<rows.count where marks[row] != 0 && month.absent?[row] ?? 0 == 0 { markUnsure(row) }
      }
      return (lane, month.absent)
    }
  }

  // MARK: Truths and texts

  func truth(_ code: TruthCode) -> TruthLane {
    switch code {
    case .constant(let truth): return TruthLane(truth: Cells(rows, all: truth ? 1 : 0), missing: nil)
    case .missing: return TruthLane(truth: Cells(rows, all: 0), missing: Cells(rows, all: 1))
    case .not(let operand):
      let lane = truth(operand)
      let base = lane.truth
      return TruthLane(truth: Cells(rows) { base[$0] ^ 1 }, missing: lane.missing)
    case .logic(let parts, let stop): return logic(parts, stop ? 1 : 0)
    case .comparedNumbers(let comparison, let left, let right): return compared(comparison, left, right)
    case .comparedTexts(let left, let right, let isEqual):
      let (left, right) = (text(left), text(right))
      let (l, r) = (left.codes, right.codes)
      return TruthLane(
        truth: Cells(rows) { (l[$0] == r[$0]) == isEqual ? 1 : 0 }, missing: union(left.missing, right.missing, rows))
    case .isPresent(let operand):
      guard let missing = missing(operand) else { return TruthLane(truth: Cells(rows, all: 1), missing: nil) }
      let base = missing
      return TruthLane(truth: Cells(rows) { base[$0] ^ 1 }, missing: nil)
    case .selected(let selector, let branches):
      let selection = selection(selector)
      let lanes = branches.map { truth($0) }
      return TruthLane(
        truth: selected(selection, lanes.map(\.truth)), missing: missing(selection, lanes.map(\.missing)))
    case .firstPresent(let parts):
      var result = truth(parts[0])
      for part in parts.dropFirst() {
        guard let missing = result.missing else { break }
        let next = truth(part)
        result = TruthLane(
          truth: replaced(missing, result.truth, next.truth), missing: intersection(missing, next.missing))
      }
      return result
    }
  }

  private func logic(_ parts: [TruthCode], _ stop: UInt8) -> TruthLane {
    var result = truth(parts[0])
    for part in parts.dropFirst() {
      let next = truth(part)
      let (l, r) = (result.truth, next.truth)
      let truth =
        stop == 0 ? Cells<UInt8>(rows) { l[$0] & r[$0] } : Cells<UInt8>(rows) { l[$0] | r[$0] }
      // What stops the left decides; else a missing left does, else the right one.
      var missing = result.missing
      if let own = next.missing {
        let earlier = result.missing
        missing = Cells(rows) { row in
          if let earlier, earlier[row] != 0 { return 1 }
          return l[row] == stop ? 0 : own[row]
        }
      }
      result = TruthLane(truth: truth, missing: missing)
    }
    return result
  }

  private func missing(_ code: AnyCode) -> Marks {
    switch code {
    case .number(let code): number(code).missing
    case .truth(let code): truth(code).missing
    case .text(let code): text(code).missing
    }
  }

  func text(_ code: TextCode) -> TextLane {
    switch code {
    case .constant(let code): return TextLane(codes: Cells(rows, all: code), missing: nil)
    case .missing: return TextLane(codes: Cells(rows, all: 0), missing: Cells(rows, all: 1))
    case .column(let place):
      let column = read(place)
      guard case .texts(let codes) = column.content else { preconditionFailure("a column of texts holds numbers") }
      return TextLane(codes: codes, missing: column.missing)
    case .selected(let selector, let branches):
      let selection = selection(selector)
      let lanes = branches.map { text($0) }
      return TextLane(
        codes: selected(selection, lanes.map(\.codes)), missing: missing(selection, lanes.map(\.missing)))
    case .firstPresent(let parts):
      var result = text(parts[0])
      for part in parts.dropFirst() {
        guard let missing = result.missing else { break }
        let next = text(part)
        result = TextLane(
          codes: replaced(missing, result.codes, next.codes), missing: intersection(missing, next.missing))
      }
      return result
    }
  }

  /// The second where the first is missing.
  private func replaced<Element>(_ missing: Cells<UInt8>, _ first: Cells<Element>, _ second: Cells<Element>)
    -> Cells<Element>
  {
    let (marks, l, r) = (missing, first, second)
    return Cells(rows) { marks[$0] == 0 ? l[$0] : r[$0] }
  }

  /// The rows that both mark.
  func intersection(_ left: Cells<UInt8>, _ right: Marks) -> Marks {
    guard let right else { return nil }
    let (l, r) = (left, right)
    return Cells(rows) { l[$0] & r[$0] }
  }

  // MARK: Branches

  func selection(_ code: SelectorCode) -> Selection {
    switch code {
    case .truth(let condition):
      let lane = truth(condition)
      let base = lane.truth
      return Selection(branch: Cells(rows) { UInt16(base[$0] ^ 1) }, missing: lane.missing)
    case .text(let x, let keys, let hasOther):
      let lane = text(x)
      let codes = lane.codes
      return matched(lane.missing, keys.count, hasOther) { row in keys.firstIndex(of: codes[row]) }
    case .number(let x, let keys, let hasOther):
      let lane = scaled(x)
      let (numerator, divisor) = (lane.numerator, lane.divisor)
      return matched(lane.missing, keys.count, hasOther) { row in
        let number = numerator[row]
        guard let divisor else { return keys.firstIndex(of: number) }
        return keys.firstIndex { key in
          let (product, overflow) = key.multipliedReportingOverflow(by: divisor[row])
          return !overflow && product == number
        }
      }
    case .steps(let x, let keys, let isStrict):
      let lane = scaled(x)
      return Selection(branch: passed(lane, keys, isStrict: isStrict), missing: lane.missing)
    }
  }

  private func matched(_ missing: Marks, _ other: Int, _ hasOther: Bool, _ place: (Int) -> Int?) -> Selection {
    var missing = missing
    var isCopied = false
    let branch = Cells<UInt16>(rows)
    for row in 0..<rows.count {
      let found = place(row)
      branch[row] = UInt16(found ?? (hasOther ? other : 0))
      guard found == nil, !hasOther else { continue }
      if !isCopied {
        missing = missing.map { marks in Cells(rows) { marks[$0] } } ?? Cells(rows, all: 0)
        isCopied = true
      }
      missing?[row] = 1
    }
    return Selection(branch: branch, missing: missing)
  }

  /// How many of the rising keys the number of each row is above; with `isStrict`, at or above.
  func passed(_ lane: NumberLane, _ keys: [Int128], isStrict: Bool) -> Cells<UInt16> {
    let branch = Cells<UInt16>(rows, all: 0)
    let base = branch
    if case .narrow(let cells) = lane.numerator.storage, lane.divisor == nil {
      let numbers = cells
      for key in keys {
        // A key beyond 64 bits is passed by all rows, or by none.
        let key = Int64(clamping: key)
        if isStrict {
          for row in 0..<rows.count { base[row] &+= numbers[row] >= key ? 1 : 0 }
        } else {
          for row in 0..<rows.count { base[row] &+= numbers[row] > key ? 1 : 0 }
        }
      }
      return branch
    }
    for row in 0..<rows.count {
      let number = lane.numerator[row]
      let divisor = lane.divisor?[row] ?? 1
      var passes: UInt16 = 0
      for key in keys {
        let (product, overflow) = key.multipliedReportingOverflow(by: divisor)
        if overflow { markUnsure(row) }
        if overflow || (isStrict ? number < product : number <= product) { break }
        passes += 1
      }
      base[row] = passes
    }
    return branch
  }

  private func selected<Element>(_ selection: Selection, _ branches: [Cells<Element>]) -> Cells<Element> {
    let branch = selection.branch
    return branches.withMemories { branches in Cells(rows) { branches[Int(branch[$0])][$0] } }
  }

  /// The rows of which the branch, or what tells it, is missing.
  func missing(_ selection: Selection, _ branches: [Marks]) -> Marks {
    guard branches.contains(where: { $0 != nil }) else { return selection.missing }
    let branch = selection.branch
    let none = Cells<UInt8>(rows, all: 0)
    let own = branches.map { $0 ?? none }.withMemories { marks in
      Cells<UInt8>(rows) { marks[Int(branch[$0])][$0] }
    }
    return union(selection.missing, own, rows)
  }
}
