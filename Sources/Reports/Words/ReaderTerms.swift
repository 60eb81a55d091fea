package import Kinerja
package import Wording

/// What codes and names of columns are called where people read: offices' own terms, one for each thing.
package enum ReaderTerms {
  /// A code of the policy's as a name, such as `Sangat Baik` for `SANGAT_BAIK`; a word that cannot be spoken, such as `LHKPN`, is an
  /// abbreviation and stays. Ratings and sanctions have no English name.
  package static func name(_ code: String) -> String {
    code.split(separator: "_").map { word in
      word.contains { "AEIOU".contains($0.uppercased()) }
        ? word.prefix(1).uppercased() + word.dropFirst().lowercased() : String(word)
    }.joined(separator: " ")
  }

  /// A component of the index.
  package static func component(_ component: Component) -> Text {
    switch component {
    case .discipline: Text("Disiplin", "Discipline")
    case .achievement: Text("Capaian kinerja", "Achievement")
    case .supervision: Text("Perilaku kerja", "Conduct")
    }
  }

  /// A kind of post.
  package static func jobType(_ jobType: JobType) -> Text {
    switch jobType {
    case .executive: Text("jabatan pimpinan tinggi", "executive posts")
    case .administrator: Text("jabatan administrator", "administrators")
    case .supervisor: Text("jabatan pengawas", "supervisors")
    case .functional: Text("jabatan fungsional", "functional posts")
    case .staff: Text("jabatan pelaksana", "staff posts")
    }
  }

  /// A level of results or conduct.
  package static func level(_ level: ExpectationLevel) -> Text {
    switch level {
    case .above: Text("di atas ekspektasi", "above expectation")
    case .meets: Text("sesuai ekspektasi", "as expected")
    case .below: Text("di bawah ekspektasi", "below expectation")
    }
  }

  private static let statuses: [String: Text] = [
    "CT": Text("cuti", "on leave"), "DL": Text("dinas luar", "on duty elsewhere"),
    "DLP": Text("dinas luar pada pagi hari", "on duty elsewhere in the morning"), "I": Text("izin", "excused"),
    "S": Text("sakit", "ill"), "TB": Text("tugas belajar", "on study leave"),
    "TK": Text("tanpa keterangan", "absent without reason"),
  ]

  /// A status of attendance, by the code that policies usually give it; a code of the policy's own stays as it is.
  package static func status(_ code: String) -> Text { statuses[code] ?? Text(code) }

  /// A name that the policy gives a figure, as a phrase: `persen_predikat` is `Persen predikat`.
  package static func cell(_ name: String) -> String {
    let words = name.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// What is missing of a component, and who must see to it.
  package static func missing(_ component: Component) -> Text {
    switch component {
    case .discipline:
      Text(
        "tidak ada satu pun hari kerja yang dapat dihitung; pengelola kepegawaian unit memeriksa masa jabatan dan kehadiran",
        "there is no working day that counts; the unit's personnel officer looks into posts and attendance")
    case .achievement:
      Text(
        "target dan realisasi kinerja belum diterima BKD; pejabat penilai menyampaikannya",
        "targets and what was achieved have not reached the BKD; the rating superior sends them")
    case .supervision:
      Text(
        "nilai perilaku belum diterima BKD; atasan langsung menyampaikannya",
        "scores of conduct have not reached the BKD; the direct superior sends them")
    }
  }
}
