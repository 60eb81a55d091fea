internal import Wording

/// A column that every `bulanan.csv` has before the cells of the policy (method, section 15).
package enum MonthColumn: String, CaseIterable, Sendable {
  case nip
  case month = "bulan"
  case workDays = "hari_kerja"
  case presentDays = "hari_hadir"
  case unexcusedDays = "hari_tk"
  case deducted = "potongan"
  case discipline = "disiplin"
  case base = "dasar"

  /// What the column is.
  package var declaration: PublishedColumn {
    switch self {
    case .nip: column(.nip, Text("NIP"), Text("NIP"))
    case .month: column(.text, Text("bulan", "month"), Text("Bulan", "Month"))
    case .workDays: column(.whole(1, nil), Text("hari yang dihitung", "counted days"), Text("Hari kerja", "Days"))
    case .presentDays:
      column(.whole(0, nil), Text("hari dengan kehadiran", "days with presence"), Text("Hari hadir", "Days present"))
    case .unexcusedDays:
      column(
        .whole(0, nil), Text("hari tanpa keterangan", "unexcused days"),
        Text("Hari tanpa keterangan", "Unexcused days"))
    case .deducted:
      column(.decimal(.millionths), Text("jumlah potongan", "sum of deductions"), Text("Potongan", "Deductions"))
    case .discipline:
      column(.decimal(.millionths), Text("disiplin", "discipline"), Text("Disiplin", "Discipline"), isOptional: true)
    case .base:
      column(
        .decimal(.millionths), Text("dasar, rupiah", "base pay, rupiah"), Text("Dasar (Rp)", "Base pay (Rp)"), width: 20
      )
    }
  }

  private func column(
    _ kind: PublishedColumn.Kind, _ title: Text, _ heading: Text, width: Int? = nil, isOptional: Bool = false
  ) -> PublishedColumn {
    PublishedColumn(name: rawValue, kind, isOptional: isOptional, title: title, heading: heading, width: width)
  }

  /// The cell of a month.
  package func cell(of row: MonthRow) -> ResultCell {
    switch self {
    case .nip: .text(row.nip)
    case .month: .text(row.month)
    case .workDays: .whole(Int64(row.result.workDays))
    case .presentDays: .whole(Int64(row.result.presentDays))
    case .unexcusedDays: .whole(Int64(row.result.unexcusedDays))
    case .deducted: ResultCell(row.result.deducted, in: .millionths)
    case .discipline: ResultCell(row.result.discipline.micros, in: .millionths)
    case .base: ResultCell(row.result.base, in: .millionths)
    }
  }
}

/// What the row of an employee's month is made from.
package struct MonthRow: Sendable {
  /// What stands for the NIP.
  package let nip: String
  /// The month, such as `2026-07`.
  package let month: String
  /// The figures.
  package let result: MonthResult

  /// Puts the parts together.
  package init(nip: String, month: String, result: MonthResult) {
    self.nip = nip
    self.month = month
    self.result = result
  }
}

extension PublishedColumn {
  /// The column of a cell of the clause `incentive`.
  package static func cell(_ name: String) -> PublishedColumn {
    PublishedColumn(name: name, .decimal(.millionths), isOptional: true, title: Text(name), heading: Text(name))
  }
}
