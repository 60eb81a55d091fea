package import Kinerja
package import Reports
package import Wording

/// Objections for people and programs, the overdue ones first.
package struct ObjectionList: Sendable {
  private let cases: [ObjectionRegister.Case]
  private let day: CivilDate

  /// Lists the objections of a register as they stand on a day; the undecided ones alone unless all are asked for.
  package init(_ register: ObjectionRegister, on day: CivilDate, all: Bool) {
    self.day = day
    cases = register.cases.filter { all || $0.decision == nil }.sorted { left, right in
      let (first, second) = (left.isOverdue(on: day), right.isOverdue(on: day))
      return first == second ? left.number < right.number : first
    }
  }

  /// A table with a row for each objection.
  package var table: StudyTable {
    StudyTable("keberatan", Self.columns.map(\.column), cases.map { found in Self.columns.map { $0.cell(found, day) } })
  }

  private static let columns:
    [(column: StudyTable.Column, cell: @Sendable (ObjectionRegister.Case, CivilDate) -> String)] =
      [
        (.number("nomor"), { found, _ in "\(found.number)" }),
        (.text("keadaan"), { $0.decision?.outcome.rawValue ?? ($0.isOverdue(on: $1) ? "TERLAMBAT" : "TERBUKA") }),
        (.text("triwulan"), { found, _ in found.objection.quarter }),
        (.text("run"), { found, _ in found.objection.run }),
        (.text("nip"), { found, _ in found.objection.nip }),
        (.text("tabel"), { found, _ in found.objection.table }),
        (.text("kunci"), { found, _ in found.objection.key.joined(separator: "/") }),
        (.text("tindakan"), { found, _ in found.objection.asked.rawValue }),
        (.text("baris"), { found, _ in found.objection.place }),
        (.text("kolom"), { found, _ in found.objection.column }),
        (.text("nilai_lama"), { found, _ in found.objection.oldValue }),
        (.text("nilai_diminta"), { found, _ in found.objection.wanted ?? "" }),
        (.text("pernyataan"), { found, _ in found.objection.claim }),
        (
          .text("bukti"),
          { found, _ in found.objection.evidence.map { "\($0.name) \($0.sha256)" }.joined(separator: "; ") }
        ),
        (.text("diterima"), { found, _ in found.objection.received }),
        (.text("batas"), { found, _ in found.objection.deadline }),
        (.text("dasar"), { found, _ in found.objection.basis }),
        (.text("diputuskan"), { found, _ in found.decision?.date ?? "" }),
        (.text("terlambat"), { $0.isDecidedLate || $0.isOverdue(on: $1) ? "YA" : "" }),
        (.text("nilai_baru"), { found, _ in found.decision?.newValue ?? "" }),
        (.text("alasan"), { found, _ in found.decision?.reason ?? "" }),
        (.text("pejabat"), { found, _ in found.decision?.decider ?? "" }),
        (.text("nomor_sk"), { found, _ in found.decision?.decree ?? "" }),
      ]

  /// A heading, and a paragraph for each objection.
  package var text: Text {
    let late = cases.count { $0.isOverdue(on: day) }
    let heading = Text(
      "\(cases.count) keberatan, \(late) terlambat pada \(day)",
      "Objections: \(cases.count), overdue on \(day): \(late)")
    return ([heading] + cases.map { $0.text(on: day) }).joined(by: "\n")
  }
}

extension ObjectionRegister.Case {
  fileprivate func text(on day: CivilDate) -> Text {
    let state =
      switch decision?.outcome {
      case .upheld: Text("DITERIMA", "UPHELD")
      case .rejected: Text("DITOLAK", "REJECTED")
      case nil: isOverdue(on: day) ? Text("TERLAMBAT", "OVERDUE") : Text("TERBUKA", "OPEN")
      }
    var lines = [
      "\(number). " + state + "  \(objection.quarter)  \(objection.nip)  " + objection.subject,
      Text("   “\(objection.claim.onOneLine)”"),
      "   " + Text("diterima", "received") + " \(objection.received), " + Text("batas", "due")
        + " \(objection.deadline) (\(objection.basis))",
    ]
    if let decision {
      let late = isDecidedLate ? Text(", terlambat", ", late") : Text("")
      lines.append(
        "   " + Text("diputuskan", "decided") + " \(decision.date)" + late
          + ", \(decision.decider), \(decision.decree): \(decision.reason.onOneLine)")
    }
    return lines.joined(by: "\n")
  }
}
