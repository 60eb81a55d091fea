package import Findings
package import Intake
internal import Kinerja
package import Wording

/// The outcome of a run for a person.
package struct RunSummary {
  private let table: ResultTable
  private let reading: QuarterReading
  private let log: FindingLog
  private let language: Language

  /// Makes the summary of a run.
  package init(_ table: ResultTable, _ reading: QuarterReading, _ log: FindingLog, language: Language) {
    self.table = table
    self.reading = reading
    self.log = log
    self.language = language
  }

  private func say(_ indonesian: String, _ english: String) -> String { language.pick(indonesian, english) }

  /// The lines, for results and report files written to a folder.
  package func text(folder: String, files: [String]) -> String {
    let results = table.results
    var lines = [
      say(
        "Triwulan \(results.quarter), dihitung sampai \(results.asOf)",
        "Quarter \(results.quarter), as of \(results.asOf)"),
      row(say("Pegawai", "Employees"), number(results.employees.count)),
      row(say("Dinilai", "Evaluated"), number(results.evaluatedCount)),
    ]
    lines += predikats()
    let total = results.employees.reduce(Rupiah.zero) { $0 + $1.incentive }
    lines.append(row(say("Jumlah insentif", "Total incentive"), "Rp " + number(Int(total.amount))))
    lines.append(say("Lima teratas", "Top five"))
    for position in results.order.prefix(min(5, results.evaluatedCount)) {
      let employee = results.employees[Int(position)]
      let segment = table.roster.segments[Int(employee.segment)]
      let nip = NIP(number: table.roster.nips[Int(employee.person)])
      let index = decimal(employee.index)
      lines.append("  \(employee.rank). \(index)  \(nip)  \(table.roster.name(segment))")
    }
    let notices = notices()
    if !notices.isEmpty {
      lines.append(say("Catatan", "Notices"))
      lines += notices.map { "  " + $0 }
    }
    let places = (["hasil.csv", "peringkat/"] + files).map { "\(folder)/\($0)" }
    lines.append(say("Hasil", "Results") + ": " + places.joined(separator: ", "))
    return lines.joined(separator: "\n")
  }

  private func predikats() -> [String] {
    let results = table.results
    var counts = [Int](repeating: 0, count: results.predikats.count + 1)
    for employee in results.employees where employee.isEvaluated {
      counts[employee.predikat == 255 ? results.predikats.count : Int(employee.predikat)] += 1
    }
    let names = results.predikats + [say("tanpa predikat", "without predikat")]
    return zip(names, counts).filter { $0.1 > 0 }.map { row("  " + $0.0, number($0.1)) }
  }

  /// Rows passed over or set aside, by reason.
  private func notices() -> [String] {
    let ignored = table.results.ignored
    var notices: [(Int, String)] = []
    notices.append((reading.corrections.count, "koreksi: " + say("sel diubah", "cells changed")))
    for tableName in Table.allCases {
      guard let summary = reading.tables[tableName] else { continue }
      notices.append(
        (summary.outsideQuarter, "\(tableName.rawValue): " + say("di luar triwulan", "outside the quarter")))
      notices.append(
        (summary.leftOut, "\(tableName.rawValue): " + say("dikesampingkan menurut profil", "left out by the profile")))
      notices.append(
        (
          summary.repeated,
          "\(tableName.rawValue): " + say("baris kembar, dihitung sekali", "repeated rows, counted once")
        ))
    }
    notices += [
      (ignored.attendanceOutsideSegments, "kehadiran: " + say("di luar masa jabatan", "outside the person's segments")),
      (
        ignored.attendanceUnscheduled, "kehadiran: " + say("bukan hari kerja pegawai", "on days without scheduled work")
      ),
      (ignored.shiftsOfOfficeStaff, "jadwal: " + say("pegawai berpola kantor", "of people with an office pattern")),
      (ignored.shiftsOutsideSegments, "jadwal: " + say("di luar masa jabatan", "outside the person's segments")),
      (
        ignored.targetsOfOthers,
        "target: " + say("bukan pegawai triwulan ini", "of people who are not employees of the run")
      ),
      (
        ignored.scoresOfOthers,
        "penilaian: " + say("bukan pegawai triwulan ini", "of people who are not employees of the run")
      ),
      (
        ignored.ratingsOfOthers,
        "predikat: " + say("bukan pegawai triwulan ini", "of people who are not employees of the run")
      ),
      (reading.targetsWithoutNorm, "target: " + say("disisihkan bersama normanya", "set aside with their norm")),
    ]
    for group in log.grouped {
      let kind = group.code.isWarning ? say("peringatan: ", "warnings: ") : say("disisihkan: ", "set aside: ")
      notices.append((group.count, kind + group.code.rawValue))
    }
    return notices.filter { $0.0 > 0 }.map { "\(number($0.0)) \($0.1)" }
  }

  private func row(_ name: String, _ value: String) -> String {
    name + String(repeating: " ", count: max(1, 24 - name.count)) + value
  }

  private func number(_ value: Int) -> String { ReaderNumbers(language).whole(Int128(value)) }

  private func decimal(_ hundredths: Int64) -> String { ReaderNumbers(language).hundredths(hundredths) }
}
