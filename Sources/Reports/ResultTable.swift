internal import Digests
package import Kinerja
package import Tabular

/// The published table of a quarter: one row per employee, in the columns of the method's section 13.
package struct ResultTable: Sendable {
  /// The names of the columns.
  package static let columns = [
    "peringkat", "peringkat_unit", "peringkat_kelompok", "nip", "nama", "unit_kode", "jenis_jabatan", "kelas_jabatan",
    "kelompok", "hari_kerja", "hari_tk", "disiplin", "capaian", "beban_rasio", "beban_relatif", "faktor_beban",
    "capaian_normal", "perilaku", "indeks", "hasil_kerja", "perilaku_kerja", "predikat", "sumber_predikat",
    "dasar_insentif", "insentif", "status_nilai", "alasan",
  ]

  /// The results.
  package let results: Results
  /// The roster that they are about.
  package let roster: Roster
  /// For each person what stands for NIP and name; nil in a table that names people.
  private var pseudonyms: [String]?
  private let units: CellTexts
  private let groups: CellTexts
  private let predikats: CellTexts
  private let jobTypes = CellTexts(JobType.allCases.map(\.code))
  private let levels = CellTexts(ExpectationLevel.allCases.map(\.code))
  /// By refusal: the components that kept an employee from being evaluated.
  private let reasons = CellTexts((0..<1 << Component.allCases.count).map { ResultTable.reason(UInt8($0)) })

  /// Makes the table of results.
  package init(_ results: Results, _ roster: Roster) {
    self.results = results
    self.roster = roster
    units = CellTexts(roster.units)
    groups = CellTexts(results.groups)
    predikats = CellTexts(results.predikats)
  }

  /// The same table with pseudonyms for NIPs and names: equal for equal keys, and without the key of no use. Where NIPs
  /// decided the order of rows, pseudonyms do.
  package func redacted(key: [UInt8]) -> ResultTable {
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
    var table = ResultTable(results, roster)
    table.pseudonyms = names
    return table
  }

  /// What stands for a person's NIP.
  func nip(_ employee: EmployeeResult) -> String {
    pseudonyms?[Int(employee.person)] ?? "\(NIP(number: roster.nips[Int(employee.person)]))"
  }

  /// What stands for a person's name.
  func name(_ employee: EmployeeResult) -> String {
    pseudonyms?[Int(employee.person)] ?? roster.name(roster.segments[Int(employee.segment)])
  }

  /// Adds the header line.
  package static func appendHeader(to buffer: inout CSVBuffer) {
    buffer.append(plain: columns.joined(separator: ","))
    buffer.endLine()
  }

  /// Adds the row of the employee at a position in `results.employees`.
  package func appendRow(_ position: Int, to buffer: inout CSVBuffer) {
    let employee = results.employees[position]
    let segment = roster.segments[Int(employee.segment)]
    append(employee.rank, employee, to: &buffer)
    append(employee.rankInUnit, employee, to: &buffer)
    append(employee.rankInGroup, employee, to: &buffer)
    if let pseudonyms {
      for _ in 0..<2 {
        buffer.append(plain: pseudonyms[Int(employee.person)])
        buffer.comma()
      }
    } else {
      buffer.append(magnitude: roster.nips[Int(employee.person)], width: 18)
      buffer.comma()
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
    reasons.append(Int(employee.refusal), to: &buffer, separator: 0x0A)
  }

  /// The cells of the employee at a position in `results.employees`, in the order of `columns`.
  package func cells(_ position: Int) -> [ResultCell] {
    let employee = results.employees[position]
    let segment = roster.segments[Int(employee.segment)]
    func rank(_ rank: UInt32) -> ResultCell { employee.isEvaluated ? .whole(Int64(rank)) : .empty }
    func figure(_ figure: Figure) -> ResultCell { figure.micros.map { .decimal(Int128($0), decimals: 6) } ?? .empty }
    func level(_ level: ExpectationLevel?) -> ResultCell { level.map { .text($0.code) } ?? .empty }
    return [
      rank(employee.rank), rank(employee.rankInUnit), rank(employee.rankInGroup),
      .text(nip(employee)), .text(name(employee)),
      .text(roster.units[Int(segment.unit)]), .text(segment.jobType.code), .whole(Int64(segment.grade)),
      .text(results.groups[Int(employee.group)]), .whole(Int64(employee.workDays)),
      .whole(Int64(employee.unexcusedDays)), figure(employee.discipline), figure(employee.achievement),
      employee.workloadRatio >= 0 ? .decimal(employee.workloadRatio, decimals: 6) : .empty,
      .decimal(employee.relativeWorkload, decimals: 6), .decimal(Int128(employee.workloadFactor), decimals: 6),
      figure(employee.normalised), figure(employee.conduct),
      employee.isEvaluated ? .decimal(Int128(employee.index), decimals: 2) : .empty, level(employee.resultsLevel),
      level(employee.conductLevel),
      employee.predikat == 255 ? .empty : .text(results.predikats[Int(employee.predikat)]),
      employee.isEvaluated ? .text(employee.isStatutory ? "EKINERJA" : "HITUNG") : .empty,
      .decimal(employee.incentiveBase, decimals: 6), .whole(employee.incentive.amount),
      .text(employee.isEvaluated ? "DINILAI" : "TIDAK_DINILAI"),
      employee.refusal == 0 ? .empty : .text(Self.reason(employee.refusal)),
    ]
  }

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

  /// The components that kept an employee from being evaluated, joined by `;`.
  private static func reason(_ refusal: UInt8) -> String {
    Component.allCases.filter { refusal >> $0.rawValue & 1 == 1 }.map(\.code).joined(separator: ";")
  }
}

/// A cell of the published table.
package enum ResultCell: Hashable, Sendable {
  /// Nothing: the figure is missing.
  case empty
  /// Text.
  case text(String)
  /// A whole number.
  case whole(Int64)
  /// A number with this many decimals, all of which are printed.
  case decimal(Int128, decimals: Int)
}

extension ResultCell {
  /// Reads a cell of `hasil.csv` under its column.
  package init(text: String, column: String) {
    switch column {
    case _ where text.isEmpty: self = .empty
    case "peringkat", "peringkat_unit", "peringkat_kelompok", "kelas_jabatan", "hari_kerja", "hari_tk", "insentif":
      self = Int64(text).map { .whole($0) } ?? .text(text)
    case "disiplin", "capaian", "beban_rasio", "beban_relatif", "faktor_beban", "capaian_normal", "perilaku", "indeks",
      "dasar_insentif":
      let decimals =
        text.utf8.count
        - (text.utf8.firstIndex(of: UInt8(ascii: ".")).map {
          text.utf8.distance(from: text.startIndex, to: $0) + 1
        } ?? text.utf8.count)
      self = Int128(text.replacing(".", with: "")).map { .decimal($0, decimals: decimals) } ?? .text(text)
    default: self = .text(text)
    }
  }
}

extension ResultCell: CustomStringConvertible {
  /// As in `hasil.csv`, without quotes.
  package var description: String {
    switch self {
    case .empty: return ""
    case .text(let text): return text
    case .whole(let number): return "\(number)"
    case .decimal(let value, let decimals):
      let digits = "\(value.magnitude)"
      let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      return (value < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }
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
