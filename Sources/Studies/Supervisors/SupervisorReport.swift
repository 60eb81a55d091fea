internal import Intake
internal import Kinerja
package import Reports
internal import Statistics
internal import Wording

extension StudyReport {
  /// The report on a study of supervisors.
  package static func supervisors(_ study: SupervisorStudy, _ subject: Subject) -> StudyReport {
    let tables = SupervisorTables(study: study)
    return StudyReport(
      name: "penilai", title: Text("Bagaimana para penilai menilai", "How supervisors score"), subject: subject,
      findings: tables.findings, cautions: tables.cautions, figures: tables.figures, tables: [tables.supervisors])
  }
}

private struct SupervisorTables {
  let study: SupervisorStudy

  private func number(_ value: Double?) -> String { StudyNumber.decimal(value) }

  private func spoken(_ value: Double?, _ decimals: Int = 1) -> Text { Text(number: value, decimals: decimals) }

  private var strict: [SupervisorStudy.Supervisor] { distinct { $0.value > 0 } }
  private var lenient: [SupervisorStudy.Supervisor] { distinct { $0.value < 0 } }

  private func distinct(_ side: (RaterEffects.Estimate) -> Bool) -> [SupervisorStudy.Supervisor] {
    study.supervisors.filter { supervisor in
      supervisor.severity.map { $0.isDistinct && side($0) } ?? false
    }
  }

  var findings: [Text] {
    let effects = study.effects
    let raters = effects.distances.count
    let (all, people, hidden) = (Text(number: raters), Text(number: study.people), Text(number: study.hidden))
    let linked = Text(number: study.linked)
    var words = [
      Text(
        "\(all.indonesian) penilai menilai \(people.indonesian) pegawai; \(hidden.indonesian) penilai dengan kurang dari \(SmallGroups.usualMinimum) pegawai, atau tertutup bersama mereka, tidak ditampilkan.",
        "\(all.english) supervisors scored \(people.english) employees; \(hidden.english) with fewer than \(SmallGroups.usualMinimum), or hidden along with those, are not shown."
      )
    ]
    let variance = effects.betweenVariance + effects.withinVariance
    if variance > 0, raters > 1 {
      let percent = spoken(effects.betweenVariance / variance * 100)
      words.append(
        Text(
          "\(percent.indonesian) % keragaman nilai terletak di antara penilai: penilai dan timnya bersama-sama.",
          "\(percent.english) % of the variance of scores lies between supervisors: supervisor and team together."))
    }
    let unlinked = raters - study.linked
    if effects.raterVariance == 0 {
      words.append(
        Text(
          "\(linked.indonesian) penilai berbagi pegawai dengan penilai lain. Dari pegawai yang sama itu tidak tampak perbedaan keketatan yang melebihi kesalahan satu nilai.",
          "\(linked.english) supervisors share employees with others. By those same employees, no difference of severity shows beyond the error of a score."
        ))
    } else if let spread = effects.raterVariance, let error = effects.errorVariance {
      let (severity, noise) = (spoken(spread.squareRoot(), 2), spoken(error.squareRoot(), 2))
      words.append(
        Text(
          "\(linked.indonesian) penilai berbagi pegawai dengan penilai lain. Dari pegawai yang sama itu: keketatan penilai berbeda dengan simpangan baku \(severity.indonesian) poin, kesalahan satu nilai \(noise.indonesian) poin.",
          "\(linked.english) supervisors share employees with others. By those same employees: supervisors' severity differs with a standard deviation of \(severity.english) points, the error of a score is \(noise.english) points."
        ))
      words.append(
        Text(
          "\(strict.count) penilai lebih ketat dan \(lenient.count) lebih longgar daripada yang dapat dijelaskan oleh kebetulan (selang 95 %).",
          "\(strict.count) supervisors are stricter and \(lenient.count) more lenient than chance explains (interval at 95 %)."
        ))
    } else {
      words.append(
        Text(
          "Terlalu sedikit pegawai dinilai oleh lebih dari satu penilai untuk memisahkan keketatan penilai dari mutu tim.",
          "Too few employees were scored by more than one supervisor to tell severity from the quality of a team."))
    }
    if unlinked > 0 {
      words.append(
        Text(
          "\(unlinked) penilai tidak berbagi pegawai dengan siapa pun: keketatan mereka TIDAK DAPAT dibedakan dari mutu timnya.",
          "\(unlinked) supervisors share nobody: their severity CANNOT be told from the quality of their teams."))
    }
    if study.months.all > 0 {
      let percent = spoken(Double(study.months.uniform) / Double(study.months.all) * 100)
      let always = study.supervisors.count { $0.uniformMonths == $0.months }
      words.append(
        Text(
          "\(percent.indonesian) % lembar penilaian bulanan memberi angka yang sama pada semua aspek; \(always) penilai selalu demikian.",
          "\(percent.english) % of the monthly sheets give all aspects one number; \(always) supervisors always do."))
    }
    let moved = study.calibration
    let (indices, incentives) = (Text(number: moved.indices), Text(number: moved.incentives))
    func rupiah(_ amount: Int128, _ language: Language) -> String {
      "Rp " + ReaderNumbers(language).whole(Int128(amount.magnitude))
    }
    words.append(
      Text(
        "Kalibrasi \(study.isCalibrated ? "mengubah" : "akan mengubah") indeks \(indices.indonesian) pegawai dan insentif \(incentives.indonesian) pegawai: naik \(rupiah(moved.gains, .indonesian)), turun \(rupiah(moved.losses, .indonesian)).",
        "Calibration \(study.isCalibrated ? "changes" : "would change") the index of \(indices.english) people and the incentive of \(incentives.english): up \(rupiah(moved.gains, .english)), down \(rupiah(moved.losses, .english))."
      ))
    return words
  }

  var cautions: [Text] {
    [
      Text(
        "Ini saran. Hanya klausul kalibrasi dalam kebijakan yang dapat mengubah nilai.",
        "This is advice. The policy's calibration clause alone can change scores."),
      Text(
        "Jarak dari rata-rata adalah penilai dan timnya bersama-sama: tim yang sungguh baik tampak seperti penilai yang longgar.",
        "The distance from the mean is supervisor and team together: a truly good team looks like a lenient supervisor."
      ),
      Text(
        "Keketatan ditaksir dari pegawai yang dinilai oleh beberapa penilai, dengan anggapan bahwa penilai itu menilai hal yang sama; pegawai bersama yang tidak biasa menggeser taksiran.",
        "Severity is estimated from employees scored by several supervisors, taking it that those judge the same thing; unusual shared employees shift the estimate."
      ),
      Text(
        "Keketatan dibandingkan dalam satu jaringan: penilai yang terhubung langsung atau lewat penilai lain oleh pegawai bersama. Antarjaringan tidak dapat dibandingkan. Jarak dibandingkan dengan rata-rata semua penilai.",
        "Severity is compared within one network (jaringan): supervisors linked by shared employees, directly or through others. Between networks it cannot be compared. The distance is from the mean of all supervisors' scores."
      ),
      Text(
        "Pegawai dengan beberapa penilai dihitung pada setiap penilainya; jumlah kolom dapat melebihi jumlah seluruhnya.",
        "An employee with several supervisors counts with each of them; columns can add up to more than the whole."),
    ]
  }

  var figures: [StudyFigure] { [severities, distances, halo].compactMap(\.self) }

  private var severities: StudyFigure? {
    let known = study.supervisors.filter { $0.severity != nil }
      .sorted { ($1.severity?.value ?? 0, $0.nip) < ($0.severity?.value ?? 0, $1.nip) }
    guard known.count > 1 else { return nil }
    let shown = known.count <= 24 ? known : Array(known.prefix(12) + known.suffix(12))
    return StudyFigure(
      title: Text("Keketatan penilai", "Supervisors' severity"),
      note: Text(
        "Poin, dengan selang 95 %; di atas 0 lebih ketat. Paling banyak dua belas yang paling ketat dan dua belas yang paling longgar",
        "Points, with the interval at 95 %; above 0 is stricter. At most the twelve strictest and the twelve most lenient"
      ),
      chart: .intervals(
        rows: shown.compactMap { supervisor in
          supervisor.severity.map {
            ("\(supervisor.nip)", $0.value - $0.margin, $0.value, $0.value + $0.margin)
          }
        }, marks: [0]),
      table: StudyTable(
        "keketatan", [.text("penilai_nip"), .number("keketatan"), .number("bawah"), .number("atas")],
        shown.compactMap { supervisor in
          supervisor.severity.map {
            ["\(supervisor.nip)", number($0.value), number($0.value - $0.margin), number($0.value + $0.margin)]
          }
        }))
  }

  private func counted(_ names: [String], _ places: [Int]) -> [(name: String, count: Int)] {
    names.enumerated().map { place, name in (name, places.count { $0 == place }) }
  }

  private func columns(_ title: Text, _ note: Text, _ name: String, _ classes: [(name: String, count: Int)])
    -> StudyFigure
  {
    StudyFigure(
      title: title, note: note,
      chart: .bars(
        series: [Text("penilai", "supervisors")],
        groups: classes.map { ($0.name, [(Double($0.count), "\($0.count)")]) }),
      table: StudyTable(
        name, [.text("kelas"), .number("penilai")], classes.map { [$0.name, "\($0.count)"] }))
  }

  private var distances: StudyFigure? {
    let values = study.supervisors.compactMap(\.shrunken?.value)
    guard !values.isEmpty else { return nil }
    let limits = [-8.0, -6, -4, -2, 0, 2, 4, 6, 8]
    let names = ["< −8", "−8 – −6", "−6 – −4", "−4 – −2", "−2 – 0", "0 – 2", "2 – 4", "4 – 6", "6 – 8", "≥ 8"]
    return columns(
      Text("Jarak rata-rata penilai dari rata-rata semua", "Supervisors' means against the mean of all"),
      Text("Poin, disusutkan; penilai dan timnya bersama-sama", "Points, shrunken; supervisor and team together"),
      "jarak",
      counted(names, values.map { value in limits.count { $0 <= value } }))
  }

  private var halo: StudyFigure {
    let names = ["0 %", "< 25 %", "25 – < 50 %", "50 – < 75 %", "75 – < 100 %", "100 %"]
    let places = study.supervisors.map { supervisor in
      let (uniform, all) = (supervisor.uniformMonths, supervisor.months)
      return uniform == 0 ? 0 : uniform == all ? 5 : 1 + uniform * 4 / all
    }
    return columns(
      Text("Lembar dengan angka yang sama pada semua aspek", "Sheets with one number for all aspects"),
      Text("Penilai menurut bagian lembarnya", "Supervisors by the share of their sheets"), "halo",
      counted(names, places))
  }

  var supervisors: StudyTable {
    StudyTable(
      "penilai",
      [
        .text("penilai_nip"), .number("pegawai"), .number("bulan"), .number("rata_rata"),
        .number("simpangan_baku"), .number("lembar_seragam"), .number("aspek_tanpa_variasi"), .number("jarak"),
        .number("jarak_susut"), .number("jarak_bawah"), .number("jarak_atas"), .text("terhubung"),
        .number("jaringan"), .number("keketatan"), .number("keketatan_bawah"), .number("keketatan_atas"),
        .text("tanda"), .number("kalibrasi"), .number("selisih_indeks"), .number("selisih_insentif"),
      ],
      study.supervisors.map { supervisor in
        let (near, own) = (supervisor.shrunken, supervisor.severity)
        return [
          "\(supervisor.nip)", "\(supervisor.ratees)", "\(supervisor.months)", "\(supervisor.mean)",
          number(supervisor.deviation), "\(supervisor.uniformMonths)", "\(supervisor.flatAspects)",
          number(supervisor.distance), number(near?.value), number(near.map { $0.value - $0.margin }),
          number(near.map { $0.value + $0.margin }), supervisor.component == nil ? "TIDAK" : "YA",
          supervisor.component.map { "\($0)" } ?? "", number(own?.value), number(own.map { $0.value - $0.margin }),
          number(own.map { $0.value + $0.margin }),
          own.map { $0.isDistinct ? ($0.value > 0 ? "KETAT" : "LONGGAR") : "" } ?? "", "\(supervisor.shift)",
          ResultCell.decimal(Int128(supervisor.indexDifference), decimals: 2).description,
          "\(supervisor.moneyDifference)",
        ]
      })
  }
}
