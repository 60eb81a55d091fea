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

  /// The lines, for results and report files written to a folder.
  package func text(folder: String, files: [String]) -> String {
    let results = table.results
    var lines = [
      Text(
        "Triwulan \(results.quarter), dihitung sampai \(results.asOf)",
        "Quarter \(results.quarter), as of \(results.asOf)"
      ).in(language),
      row(Text("Pegawai", "Employees"), number(results.employees.count)),
      row(Text("Dinilai", "Evaluated"), number(results.evaluatedCount)),
    ]
    lines += predikats()
    let total = results.employees.reduce(Rupiah.zero) { $0 + $1.incentive }
    lines.append(row(Text("Jumlah insentif", "Total incentive"), "Rp " + number(Int(total.amount))))
    lines.append(Text("Lima teratas", "Top five").in(language))
    for position in results.order.prefix(min(5, results.evaluatedCount)) {
      let row = table.row(Int(position))
      let index = ReaderNumbers(language).hundredths(row.employee.index)
      lines.append("  \(row.employee.rank). \(index)  \(row.nip)  \(row.name.onOneLine)")
    }
    let notices = notices()
    if !notices.isEmpty {
      lines.append(Text("Catatan", "Notices").in(language))
      lines += notices.map { "  " + $0 }
    }
    let places = (["hasil.csv", ResultTable.monthFileName, ResultTable.quarterFileName, "peringkat/"] + files).map {
      "\(folder)/\($0)"
    }
    lines.append(Text("Hasil", "Results").in(language) + ": " + places.joined(separator: ", "))
    return lines.joined(separator: "\n")
  }

  private func predikats() -> [String] {
    let results = table.results
    var counts = [Int](repeating: 0, count: results.predikats.count + 1)
    for employee in results.employees where employee.isEvaluated {
      counts[employee.predikatPosition ?? results.predikats.count] += 1
    }
    let names = results.predikats.map { Text($0) } + [Text("tanpa predikat", "without predikat")]
    return zip(names, counts).filter { $0.1 > 0 }.map { row("  " + $0.0, number($0.1)) }
  }

  /// Rows passed over or set aside, by reason.
  private func notices() -> [String] {
    let ignored = table.results.ignored
    var notices: [(count: Int, what: Text)] = []
    var lines = lines([
      (reading.corrections.count, "koreksi: " + Text("sel atau baris diubah", "cells or rows changed"))
    ])
    let dropped = DroppedRows(reading.tables)
    for table in Table.allCases {
      let repeated = Text("baris kembar, dihitung sekali", "repeated rows, counted once")
      lines += dropped.lines(of: table, in: language)
      lines += self.lines([(reading.tables[table]?.repeated ?? 0, "\(table.rawValue): " + repeated)])
    }
    let outside = Text("di luar masa jabatan", "outside the person's segments")
    let others = Text("bukan pegawai triwulan ini", "of people who are not employees of the run")
    notices += [
      (ignored.attendanceOutsideSegments, "kehadiran: " + outside),
      (
        ignored.attendanceUnscheduled,
        "kehadiran: " + Text("bukan hari kerja pegawai", "on days without scheduled work")
      ),
      (ignored.shiftsOfOfficeStaff, "jadwal: " + Text("pegawai berpola kantor", "of people with an office pattern")),
      (ignored.shiftsOutsideSegments, "jadwal: " + outside),
      (ignored.targetsOfOthers, "target: " + others),
      (ignored.scoresOfOthers, "penilaian: " + others),
      (ignored.statutoryLevelsOfOthers, "predikat: " + others),
      (ignored.eventsOutsideSegments, "kejadian: " + outside),
      (ignored.numbersOfOthers, "angka: " + others),
      (reading.targetsWithoutNorm, "target: " + Text("disisihkan bersama normanya", "set aside with their norm")),
    ]
    for group in log.grouped {
      let kind = group.code.isWarning ? Text("peringatan: ", "warnings: ") : Text("disisihkan: ", "set aside: ")
      notices.append((group.count, kind + group.code.rawValue))
    }
    return lines + self.lines(notices)
  }

  private func lines(_ notices: [(count: Int, what: Text)]) -> [String] {
    notices.filter { $0.count > 0 }.map { "\(number($0.count)) \($0.what.in(language))" }
  }

  private func row(_ name: Text, _ value: String) -> String {
    let name = name.in(language)
    return name + String(repeating: " ", count: max(1, 24 - name.count)) + value
  }

  private func number(_ value: Int) -> String { ReaderNumbers(language).whole(Int128(value)) }
}
