internal import Digests
package import Kinerja
package import Tabular

/// The published table of a quarter: one row per employee, in the columns of the method's section 15.
package struct ResultTable: Sendable {
  /// The results.
  package let results: Results
  /// The roster that they are about.
  package let roster: Roster
  private let source: RowSource
  /// For each person what stands for NIP and name; nil in a table that names people.
  private var pseudonyms: [String]?
  /// Whose posts show; nil in a table that tells them all.
  private var posts: PostGroups?
  private let units: CellTexts
  private let groups: CellTexts
  private let predikats: CellTexts
  private let jobTypes = CellTexts(JobType.allCases.map(\.code))
  private let levels = CellTexts(ExpectationLevel.allCases.map(\.code))
  /// By refusal: the components that kept an employee from being evaluated.
  private let reasons = CellTexts(
    (0..<1 << Component.allCases.count).map { refusal in
      Component.allCases.filter { refusal >> $0.rawValue & 1 == 1 }.map(\.code).joined(separator: ";")
    })

  /// Makes the table of results.
  package init(_ results: Results, _ roster: Roster) {
    self.results = results
    self.roster = roster
    source = RowSource(results, roster)
    units = CellTexts(roster.units)
    groups = CellTexts(results.groups)
    predikats = CellTexts(results.predikats)
  }

  /// The same table with pseudonyms for NIPs and names: equal for equal keys, and without the key of no use. Where NIPs
  /// decided the order of rows, pseudonyms do. With groups of posts, cells that would tell who somebody is are empty.
  package func redacted(key: [UInt8], posts: PostGroups? = nil) -> ResultTable {
    let names = roster.nips.map { nip in
      "P" + Digest(of: Array("\(NIP(number: nip))".utf8), key: key).description.prefix(16)
    }
    var results = results
    func comesBefore(_ left: UInt32, _ right: UInt32) -> Bool {
      let (left, right) = (results.employees[Int(left)], results.employees[Int(right)])
      return (left.rank, names[Int(left.person)]) < (right.rank, names[Int(right.person)])
    }
    let evaluated = results.order.prefix(results.evaluatedCount).sorted(by: comesBefore)
    let others = results.order.dropFirst(results.evaluatedCount).sorted(by: comesBefore)
    results.order = evaluated + others
    var table = ResultTable(results, posts?.roster(roster, results) ?? roster)
    table.pseudonyms = names
    table.posts = posts
    return table
  }

  /// The columns.
  var columns: [PublishedColumn] {
    ResultColumn.allCases.map { posts == nil ? $0.declaration : $0.groupedDeclaration }
  }

  /// Whether it tells everything of an employee's post.
  func tellsPost(_ position: Int) -> Bool { posts.map { $0.shown[position] == .post } ?? true }

  /// Whether it tells all posts, and places in units and groups.
  var tellsAllPosts: Bool { posts == nil }

  /// What the row of the employee at a position in `results.employees` is made from.
  func row(_ position: Int) -> ResultRow {
    ResultRow(
      position, in: source, pseudonym: pseudonyms?[Int(results.employees[position].person)],
      hidden: ResultColumn.hidden(posts?.shown[position]))
  }

  /// Adds the header line.
  package static func appendHeader(to buffer: inout CSVBuffer) {
    buffer.append(plain: ResultColumn.allCases.map(\.rawValue).joined(separator: ","))
    buffer.endLine()
  }

  /// Adds the row of the employee at a position in `results.employees`: `cells`, straight from compact storage.
  package func appendRow(_ position: Int, to buffer: inout CSVBuffer) {
    guard posts == nil else { return appendCells(position, to: &buffer) }
    let employee = results.employees[position]
    let segment = roster.segments[Int(employee.segment)]
    append(employee.rank, employee, to: &buffer)
    append(employee.rankInUnit, employee, to: &buffer)
    append(employee.rankInGroup, employee, to: &buffer)
    appendNIP(employee, to: &buffer)
    buffer.comma()
    if let pseudonyms {
      buffer.append(plain: pseudonyms[Int(employee.person)])
      buffer.comma()
    } else {
      roster.names.withUnsafeBufferPointer { names in
        let start = Int(segment.nameStart)
        buffer.append(cell: UnsafeBufferPointer(rebasing: names[start..<start + Int(segment.nameLength)]))
      }
      buffer.comma()
    }
    units.append(Int(segment.unit), to: &buffer)
    jobTypes.append(Int(segment.jobType.rawValue), to: &buffer)
    buffer.append(magnitude: UInt64(segment.grade), width: 1)
    buffer.comma()
    groups.append(Int(employee.group), to: &buffer)
    buffer.append(magnitude: UInt64(employee.workDays), width: 1)
    buffer.comma()
    buffer.append(magnitude: UInt64(employee.unexcusedDays), width: 1)
    buffer.comma()
    append(employee.discipline, to: &buffer)
    append(employee.achievement, to: &buffer)
    if employee.workloadRatio >= 0 { buffer.append(fixed: employee.workloadRatio, decimals: 6) }
    buffer.comma()
    buffer.append(fixed: employee.relativeWorkload, decimals: 6)
    buffer.comma()
    buffer.append(fixed: employee.workloadFactor, decimals: 6)
    buffer.comma()
    append(employee.normalised, to: &buffer)
    append(employee.conduct, to: &buffer)
    if employee.isEvaluated { buffer.append(fixed: employee.index, decimals: 2) }
    buffer.comma()
    append(employee.resultsLevel, to: &buffer)
    append(employee.conductLevel, to: &buffer)
    if employee.predikat != 255 { predikats.append(Int(employee.predikat), to: &buffer) } else { buffer.comma() }
    if employee.isEvaluated { buffer.append(literal: employee.isStatutory ? "EKINERJA" : "HITUNG") }
    buffer.comma()
    buffer.append(fixed: employee.incentiveBase, decimals: 6)
    buffer.comma()
    buffer.append(whole: employee.incentive.amount)
    buffer.append(literal: employee.isEvaluated ? ",DINILAI," : ",TIDAK_DINILAI,")
    reasons.append(Int(employee.missingBits), to: &buffer)
    let causes = results.unpaidCauses(of: employee)
    if !causes.isEmpty { buffer.append(cell: causes.joined(separator: ";")) }
    buffer.endLine()
  }

  /// Adds the row, some of whose cells may be empty.
  private func appendCells(_ position: Int, to buffer: inout CSVBuffer) {
    for (column, cell) in cells(position).enumerated() {
      if column > 0 { buffer.comma() }
      buffer.append(cell: "\(cell)")
    }
    buffer.endLine()
  }

  /// Adds the NIP, or what stands for it.
  func appendNIP(_ employee: EmployeeResult, to buffer: inout CSVBuffer) {
    if let pseudonyms {
      buffer.append(plain: pseudonyms[Int(employee.person)])
    } else {
      buffer.append(magnitude: roster.nips[Int(employee.person)], width: 18)
    }
  }

  /// The cells of the employee at a position in `results.employees`, in the order of the columns.
  package func cells(_ position: Int) -> [ResultCell] {
    let row = row(position)
    return ResultColumn.allCases.map { $0.cell(of: row) }
  }

  /// One of these cells.
  package func cell(_ column: ResultColumn, _ position: Int) -> ResultCell { column.cell(of: row(position)) }

  /// The employees of each unit, evaluated ones by rank, the others behind them by NIP.
  func byUnit() -> (units: [(unit: Int, range: Range<Int>)], order: [UInt32]) {
    let unitOf = { (position: UInt32) -> Int in
      let employee = results.employees[Int(position)]
      return Int(roster.segments[Int(employee.segment)].unit)
    }
    var starts = [Int](repeating: 0, count: roster.units.count + 1)
    for position in results.order { starts[unitOf(position) + 1] += 1 }
    for unit in roster.units.indices { starts[unit + 1] += starts[unit] }
    var next = starts
    var order = [UInt32](repeating: 0, count: results.order.count)
    for position in results.order {
      let unit = unitOf(position)
      order[next[unit]] = position
      next[unit] += 1
    }
    let units = roster.units.indices.filter { starts[$0] < starts[$0 + 1] }
    return (units.map { ($0, starts[$0]..<starts[$0 + 1]) }, order)
  }

  private func append(_ rank: UInt32, _ employee: EmployeeResult, to buffer: inout CSVBuffer) {
    if employee.isEvaluated { buffer.append(magnitude: UInt64(rank), width: 1) }
    buffer.comma()
  }

  private func append(_ figure: Figure, to buffer: inout CSVBuffer) {
    if let micros = figure.micros { buffer.append(fixed: micros, decimals: 6) }
    buffer.comma()
  }

  private func append(_ level: ExpectationLevel?, to buffer: inout CSVBuffer) {
    if let level { levels.append(Int(level.rawValue), to: &buffer) } else { buffer.comma() }
  }
}

/// Texts as they stand in cells, by number.
private struct CellTexts: Sendable {
  private let bytes: [UInt8]
  private let ends: [Int]

  init(_ texts: [String]) {
    var buffer = CSVBuffer()
    ends = texts.map { text in
      buffer.append(cell: text)
      return buffer.count
    }
    bytes = buffer.withBytes { Array($0) }
  }

  /// Adds a text and what separates it from the next.
  @inline(__always)
  func append(_ number: Int, to buffer: inout CSVBuffer, separator: UInt8 = 0x2C) {
    let start = number == 0 ? 0 : ends[number - 1]
    bytes.withUnsafeBufferPointer {
      buffer.append(plain: UnsafeBufferPointer(rebasing: $0[start..<ends[number]]))
    }
    buffer.append(byte: separator)
  }
}
