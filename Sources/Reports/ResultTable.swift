public import Kinerja
public import Tabular

/// The published table of a quarter: one row per employee, in the columns of the method's section 13.
public struct ResultTable: Sendable {
  /// The names of the columns.
  public static let columns = [
    "peringkat", "peringkat_unit", "peringkat_kelompok", "nip", "nama", "unit_kode", "jenis_jabatan", "kelas_jabatan",
    "kelompok", "hari_kerja", "hari_tk", "disiplin", "capaian", "beban_rasio", "beban_relatif", "faktor_beban",
    "capaian_normal", "perilaku", "indeks", "hasil_kerja", "perilaku_kerja", "predikat", "sumber_predikat",
    "dasar_insentif", "insentif", "status_nilai", "alasan",
  ]

  /// The results.
  public let results: Results
  /// The roster that they are about.
  public let roster: Roster

  /// Makes the table of results.
  public init(_ results: Results, _ roster: Roster) {
    self.results = results
    self.roster = roster
  }

  /// Adds the header line.
  public static func appendHeader(to buffer: inout CSVBuffer) {
    buffer.append(plain: columns.joined(separator: ","))
    buffer.endLine()
  }

  /// Adds the row of the employee at a position in `results.employees`.
  public func appendRow(_ position: Int, to buffer: inout CSVBuffer) {
    let employee = results.employees[position]
    let segment = roster.segments[Int(employee.segment)]
    for rank in [employee.rank, employee.rankInUnit, employee.rankInGroup] {
      if employee.isEvaluated { buffer.append(magnitude: UInt64(rank), width: 1) }
      buffer.comma()
    }
    buffer.append(magnitude: roster.nips[Int(employee.person)], width: 18)
    buffer.comma()
    roster.names.withUnsafeBufferPointer { names in
      let start = Int(segment.nameStart)
      buffer.append(cell: UnsafeBufferPointer(rebasing: names[start..<start + Int(segment.nameLength)]))
    }
    buffer.comma()
    buffer.append(cell: roster.units[Int(segment.unit)])
    buffer.comma()
    buffer.append(plain: segment.jobType.code)
    buffer.comma()
    buffer.append(magnitude: UInt64(segment.grade), width: 1)
    buffer.comma()
    buffer.append(cell: results.groups[Int(employee.group)])
    buffer.comma()
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
    buffer.append(plain: employee.resultsLevel?.code ?? "")
    buffer.comma()
    buffer.append(plain: employee.conductLevel?.code ?? "")
    buffer.comma()
    if employee.predikat != 255 { buffer.append(cell: results.predikats[Int(employee.predikat)]) }
    buffer.comma()
    if employee.isEvaluated { buffer.append(plain: employee.isStatutory ? "EKINERJA" : "HITUNG") }
    buffer.comma()
    buffer.append(fixed: employee.incentiveBase, decimals: 6)
    buffer.comma()
    buffer.append(whole: employee.incentive.amount)
    buffer.comma()
    buffer.append(plain: employee.isEvaluated ? "DINILAI" : "TIDAK_DINILAI")
    buffer.comma()
    buffer.append(plain: reason(employee))
    buffer.endLine()
  }

  private func append(_ figure: Figure, to buffer: inout CSVBuffer) {
    if let micros = figure.micros { buffer.append(fixed: micros, decimals: 6) }
    buffer.comma()
  }

  /// The components that kept an employee from being evaluated, joined by `;`.
  public func reason(_ employee: EmployeeResult) -> String {
    guard employee.refusal != 0 else { return "" }
    return Component.allCases.filter { employee.refusal >> $0.rawValue & 1 == 1 }.map(\.code).joined(separator: ";")
  }
}
