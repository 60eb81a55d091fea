internal import Intake
internal import Kinerja
package import Reports
internal import Wording

extension Explanation {
  /// The letter that explains an employee's figures, in reply to an objection where there is one. The explanation must be in
  /// Indonesian; the manifest is that of its run.
  package func letter(answering given: ObjectionRegister.Case?, _ manifest: Manifest) -> LetterPage {
    let decision = given?.decision
    let date = decision.flatMap { CivilDate($0.date) }
    return LetterPage(
      decree: decision?.decree, date: date,
      subject: given == nil
        ? "Penjelasan hasil penilaian kinerja triwulan \(quarter)"
        : "Jawaban atas keberatan terhadap hasil penilaian kinerja triwulan \(quarter)",
      recipient: (nama, nip), paragraphs: given.map { reply($0, manifest) } ?? [request],
      figures: figures, steps: steps.map { step($0) }, signatory: decision?.decider,
      footer: "\(EngineVersion.text) · run \(run) · kebijakan \(policy)")
  }

  private var request: String {
    "Sesuai permintaan Saudara, bersama ini disampaikan bagaimana angka penilaian Saudara dihitung, dari baris berkas sumber mana, dan menurut ketentuan mana."
  }

  private func reply(_ given: ObjectionRegister.Case, _ manifest: Manifest) -> [String] {
    let objection = given.objection
    func written(_ day: String) -> String { CivilDate(day).map(LetterPage.written) ?? day }
    let key = objection.keyText
    let row = "\(objection.table)\(key.isEmpty ? "" : " (\(key))")"
    let content = objection.oldValue.isEmpty ? "yang kosong" : "yang berisi “\(objection.oldValue)”"
    let subject =
      switch objection.asked {
      case .change: "\(objection.column) pada \(row), baris \(objection.place), \(content)"
      case .addition: "baris \(row) yang tidak ada"
      case .withdrawal: "baris \(row), \(objection.place), yang menurut Saudara tidak benar"
      }
    var texts = [
      "Sehubungan dengan keberatan Saudara nomor \(given.number), yang diterima pada \(written(objection.received)), mengenai \(subject): “\(objection.claim)”"
    ]
    if !objection.evidence.isEmpty {
      texts.append("Bukti yang disertakan: \(objection.evidence.map(\.name).joined(separator: ", ")).")
    }
    guard let decision = given.decision else {
      return texts + [
        "Keberatan ini sedang diperiksa dan diputuskan paling lambat \(written(objection.deadline)) (\(objection.basis))."
      ]
    }
    switch decision.outcome {
    case .upheld:
      let value = decision.newValue ?? ""
      let effect =
        switch objection.asked {
        case .change: "Isi tersebut \(value.isEmpty ? "dikosongkan" : "dibetulkan menjadi “\(value)”")"
        case .addition: "Baris tersebut ditambahkan\(value.isEmpty ? "" : ": \(value)")"
        case .withdrawal: "Baris tersebut tidak dihitung lagi"
        }
      texts.append("Keberatan Saudara DITERIMA. \(effect). Alasan: \(decision.reason)")
      texts.append(
        manifest.corrections.contains { $0.id == given.correctionID }
          ? "Angka di bawah ini sudah dihitung ulang dengan pembetulan itu."
          : "Angka di bawah ini belum memuat pembetulan itu; angka yang baru berlaku sesudah penilaian dihitung ulang.")
    case .rejected:
      texts.append("Keberatan Saudara DITOLAK. Alasan: \(decision.reason)")
      texts.append("Angka di bawah ini tetap berlaku.")
    }
    return texts
  }

  private var figures: [(name: String, value: String)] {
    let columns: [ResultColumn] = [
      .workDays, .unexcusedDays, .discipline, .achievement, .workloadFactor, .normalised, .conduct, .index, .predikat,
      .incentiveBase, .incentive, .rankInUnit,
    ]
    return columns.map(\.declaration).map { column in
      let name = column.heading.in(.indonesian)
      let value = result[column.name] ?? ""
      if value.isEmpty { return (name, "–") }
      return (name, column.isNumber ? ReaderNumbers(.indonesian).exact(value) : value)
    }
  }

  /// At most a dozen rows of a step.
  private func step(_ step: Step) -> LetterPage.Step {
    var rows: [String] = []
    let ofCells = cells.filter { $0.step == step.name }.flatMap { $0.inputs.flatMap(\.rows) }
    for row in step.details.filter(\.isMain).flatMap(\.rows) + ofCells where !rows.contains(row) { rows.append(row) }
    let shown = rows.prefix(12) + (rows.count > 12 ? ["dan \(rows.count - 12) baris lagi"] : [])
    return LetterPage.Step(
      name: step.name, working: step.working,
      clauses: step.clauses.map { "\($0.name): \($0.basis), sejak \($0.from)" }, rows: Array(shown))
  }
}
