internal import Wording

/// A column of `hasil.csv`, in the order of publication (method, section 15): all that is said of it is said here.
///
/// CSV, JSON and its schema, sheets, databases, the data package, pages, letters and `Tables.md` follow it.
package enum ResultColumn: String, CaseIterable, Sendable {
  case rank = "peringkat"
  case rankInUnit = "peringkat_unit"
  case rankInGroup = "peringkat_kelompok"
  case nip
  case name = "nama"
  case unit = "unit_kode"
  case jobType = "jenis_jabatan"
  case grade = "kelas_jabatan"
  case group = "kelompok"
  case workDays = "hari_kerja"
  case unexcusedDays = "hari_tk"
  case discipline = "disiplin"
  case achievement = "capaian"
  case workloadRatio = "beban_rasio"
  case relativeWorkload = "beban_relatif"
  case workloadFactor = "faktor_beban"
  case normalised = "capaian_normal"
  case conduct = "perilaku"
  case index = "indeks"
  case resultsLevel = "hasil_kerja"
  case conductLevel = "perilaku_kerja"
  case predikat
  case predikatSource = "sumber_predikat"
  case incentiveBase = "dasar_insentif"
  case incentive = "insentif"
  case status = "status_nilai"
  case reason = "alasan"
  case unpaidReason = "alasan_insentif"

  /// What the column is.
  package var declaration: PublishedColumn {
    let levels = PublishedColumn.Kind.code(ExpectationLevel.allCases.map(\.code))
    return switch self {
    case .rank:
      optional(.whole(1, nil), Text("peringkat di antara semua", "rank over all"), Text("Peringkat", "Rank"))
    case .rankInUnit:
      optional(
        .whole(1, nil), Text("peringkat dalam unit", "rank in the unit"), Text("Peringkat di unit", "Rank in unit"))
    case .rankInGroup:
      optional(
        .whole(1, nil), Text("peringkat dalam kelompok", "rank in the peer group"),
        Text("Peringkat di kelompok", "Rank in group"))
    case .nip: always(.nip, Text("NIP"), Text("NIP"))
    case .name: always(.text, Text("nama", "name"), Text("Nama", "Name"), width: 34)
    case .unit: always(.text, Text("kode unit", "unit"), Text("Unit"))
    case .jobType:
      always(.code(JobType.allCases.map(\.code)), Text("jenis jabatan", "kind of post"), Text("Jenis", "Kind"))
    case .grade: always(.whole(1, 17), Text("kelas jabatan", "class of the post"), Text("Kelas", "Class"))
    case .group: always(.text, Text("kelompok pembanding", "peer group"), Text("Kelompok", "Peer group"))
    case .workDays: always(.whole(0, nil), Text("hari yang dihitung", "counted days"), Text("Hari kerja", "Days"))
    case .unexcusedDays:
      always(
        .whole(0, nil), Text("hari tanpa keterangan", "unexcused days"),
        Text("Hari tanpa keterangan", "Unexcused days"))
    case .discipline:
      optional(.decimal(.millionths), Text("disiplin", "discipline"), Text("Disiplin", "Discipline"))
    case .achievement: optional(.decimal(.millionths), Text("capaian", "achievement"), Text("Capaian", "Achievement"))
    case .workloadRatio:
      optional(.decimal(.millionths), Text("rasio beban", "workload ratio"), Text("Rasio beban", "Workload ratio"))
    case .relativeWorkload:
      always(
        .decimal(.millionths), Text("beban terhadap kelompok", "relative workload"),
        Text("Beban relatif", "Relative workload"))
    case .workloadFactor:
      always(.decimal(.millionths), Text("faktor beban", "workload factor"), Text("Faktor beban", "Workload factor"))
    case .normalised:
      optional(
        .decimal(.millionths), Text("capaian setelah beban", "normalised achievement"),
        Text("Capaian normal", "Achievement"))
    case .conduct: optional(.decimal(.millionths), Text("perilaku", "conduct"), Text("Perilaku", "Conduct"))
    case .index: optional(.decimal(.hundredths), Text("indeks", "index"), Text("Indeks", "Index"))
    case .resultsLevel: optional(levels, Text("hasil kerja", "results"), Text("Hasil kerja", "Results"))
    case .conductLevel: optional(levels, Text("perilaku kerja", "conduct"), Text("Perilaku kerja", "Conduct level"))
    case .predikat: optional(.predikat, Text("predikat", "rating"), Text("Predikat"))
    case .predikatSource:
      optional(
        .code(RatingSource.allCases.map(\.rawValue)), Text("sumber predikat", "source of the rating"),
        Text("Sumber predikat", "Source"))
    case .incentiveBase:
      always(
        .decimal(.millionths), Text("dasar insentif, rupiah", "base of the incentive, rupiah"),
        Text("Dasar insentif (Rp)", "Incentive base (Rp)"), width: 20)
    case .incentive:
      always(.rupiah, Text("insentif, rupiah", "incentive, rupiah"), Text("Insentif (Rp)", "Incentive (Rp)"))
    case .status:
      always(
        .code(EvaluationStatus.allCases.map(\.rawValue)), Text("status"), Text("Status"), width: 15)
    case .reason: optional(.text, Text("yang tidak ada", "what is missing"), Text("Alasan", "Reason"), width: 24)
    case .unpaidReason:
      optional(
        .text, Text("mengapa tidak dibayar", "why nothing is paid"),
        Text("Alasan insentif", "Why nothing is paid"), width: 28)
    }
  }

  private func always(_ kind: PublishedColumn.Kind, _ title: Text, _ heading: Text, width: Int? = nil)
    -> PublishedColumn
  { PublishedColumn(name: rawValue, kind, title: title, heading: heading, width: width) }

  private func optional(_ kind: PublishedColumn.Kind, _ title: Text, _ heading: Text, width: Int? = nil)
    -> PublishedColumn
  { PublishedColumn(name: rawValue, kind, isOptional: true, title: title, heading: heading, width: width) }

  /// The cell of an employee's row.
  package func cell(of row: ResultRow) -> ResultCell {
    if row.hidden.contains(self) { return .empty }
    let employee = row.employee
    return switch self {
    case .rank: ResultCell(whole: employee.ranks?.overall)
    case .rankInUnit: ResultCell(whole: employee.ranks?.inUnit)
    case .rankInGroup: ResultCell(whole: employee.ranks?.inGroup)
    case .nip: .text(row.nip)
    case .name: .text(row.name)
    case .unit: .text(row.unit)
    case .jobType: .text(row.segment.jobType.code)
    case .grade: .whole(Int64(row.segment.grade))
    case .group: .text(row.group)
    case .workDays: .whole(Int64(employee.workDays))
    case .unexcusedDays: .whole(Int64(employee.unexcusedDays))
    case .discipline: ResultCell(employee.discipline.micros, in: .millionths)
    case .achievement: ResultCell(employee.achievement.micros, in: .millionths)
    case .workloadRatio: ResultCell(employee.knownWorkloadRatio, in: .millionths)
    case .relativeWorkload: ResultCell(employee.relativeWorkload, in: .millionths)
    case .workloadFactor: ResultCell(employee.workloadFactor, in: .millionths)
    case .normalised: ResultCell(employee.normalised.micros, in: .millionths)
    case .conduct: ResultCell(employee.conduct.micros, in: .millionths)
    case .index: ResultCell(employee.publishedIndex, in: .hundredths)
    case .resultsLevel: ResultCell(employee.resultsLevel?.code)
    case .conductLevel: ResultCell(employee.conductLevel?.code)
    case .predikat: ResultCell(row.predikat)
    case .predikatSource: ResultCell(employee.ratingSource?.rawValue)
    case .incentiveBase: ResultCell(employee.incentiveBase, in: .millionths)
    case .incentive: .whole(employee.incentive.amount)
    case .status: .text(employee.status.rawValue)
    case .reason:
      employee.missingComponents.isEmpty
        ? .empty : .text(employee.missingComponents.map(\.code).joined(separator: ";"))
    case .unpaidReason:
      row.unpaidCauses.isEmpty ? .empty : .text(row.unpaidCauses.joined(separator: ";"))
    }
  }
}

/// Results and the roster that they are about, in one place for all rows: a row then holds one reference, not a dozen.
package final class RowSource: Sendable {
  fileprivate let results: Results
  fileprivate let roster: Roster

  /// Puts both together.
  package init(_ results: Results, _ roster: Roster) {
    self.results = results
    self.roster = roster
  }
}

/// What an employee's row is made from.
package struct ResultRow: Sendable {
  /// The figures.
  package let employee: EmployeeResult
  private let source: RowSource
  /// What stands for NIP and name; nil in a table that names people.
  package let pseudonym: String?
  /// The columns whose cells are left empty.
  package let hidden: Set<ResultColumn>

  /// The row of the employee at a position in `results.employees`.
  package init(
    _ position: Int, in source: RowSource, pseudonym: String? = nil, hidden: Set<ResultColumn> = []
  ) {
    employee = source.results.employees[position]
    self.source = source
    self.pseudonym = pseudonym
    self.hidden = hidden
  }

  /// The results that the figures are of.
  package var results: Results { source.results }
  /// The roster that they are about.
  package var roster: Roster { source.roster }

  /// The primary segment.
  package var segment: Segment { source.roster.segments[Int(employee.segment)] }
  /// What stands for the NIP.
  package var nip: String { pseudonym ?? "\(NIP(number: source.roster.nips[Int(employee.person)]))" }
  /// What stands for the name.
  package var name: String { pseudonym ?? source.roster.name(segment) }
  /// The peer group.
  package var group: String { source.results.groups[Int(employee.group)] }
  /// The rating; nil where there is none.
  package var predikat: String? { source.results.predikat(of: employee) }
  /// The causes for which the cell that is paid is missing, sorted; empty when it is not.
  package var unpaidCauses: [String] { source.results.unpaidCauses(of: employee) }
  /// The unit's code.
  package var unit: String { source.roster.units[Int(segment.unit)] }
}
