internal import Intake
internal import Kinerja
internal import Reports
internal import Wording

/// What a letter says in reply to an objection.
struct ReplyLetter {
  private let given: ObjectionRegister.Case
  private let manifest: Manifest

  /// The manifest is that of the run whose figures the letter explains.
  init(_ given: ObjectionRegister.Case, _ manifest: Manifest) {
    self.given = given
    self.manifest = manifest
  }

  /// The number of the decision; nil before there is one.
  var decree: String? { given.decision?.decree }
  /// The day of the decision.
  var date: CivilDate? { given.decision.flatMap { CivilDate($0.date) } }
  /// Who decided.
  var signatory: String? { given.decision?.decider }

  /// What was objected to, and what became of it.
  var paragraphs: [String] {
    let objection = given.objection
    func written(_ day: String) -> String { CivilDate(day).map { ReaderDates.day($0).indonesian } ?? day }
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
}
