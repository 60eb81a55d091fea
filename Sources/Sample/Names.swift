internal import Kinerja

/// Indonesian names with academic titles.
struct Names: Sendable {
  /// A name that suits the person; titles follow the post's family.
  func name(_ person: Person, seed: UInt64) -> String {
    var random = Random(seed, .name, person.index)
    var name = random.pick(person.isFemale ? Self.female : Self.male)
    let extra = random.below(100)
    if !person.isFemale, extra < 25 { name = random.pick(["Muhammad", "Ahmad", "M.", "Abdul"]) + " " + name }
    if person.isFemale, extra < 20 { name = random.pick(["Siti", "Nur", "Sri", "Dwi"]) + " " + name }
    if extra >= 96 { name += " \"\(random.pick(Self.nicknames))\"" }
    if extra < 92 { name += " " + random.pick(Self.last) }
    if random.chance(600) { name = (person.isFemale ? "Hj. " : "H. ") + name }
    let (front, back) = random.pick(Self.titles(person.post))
    if !front.isEmpty { name = (front == "Drs." && person.isFemale ? "Dra." : front) + " " + name }
    return back.isEmpty ? name : name + ", " + back
  }

  private static func titles(_ post: Post) -> [(String, String)] {
    switch post.family {
    case .leadership: post.title == "Kepala Sekolah" ? teachers : leaders
    case .teaching: teachers
    case .nursing: nurses
    case .medicine: doctors
    case .laboratory: laboratory
    case .policy, .finance: graduates
    case .technology: [("", "S.Kom."), ("", "A.Md.Kom."), ("", "S.Kom., M.Kom."), ("", "S.T.")]
    case .extensionWork: [("", "S.P."), ("", "A.Md."), ("", "S.Hut."), ("", "S.Pt.")]
    case .order: [("", ""), ("", ""), ("", "S.H."), ("", "S.Sos."), ("", "S.IP.")]
    case .administration: [("", ""), ("", ""), ("", ""), ("", "A.Md."), ("", "S.E."), ("", "S.Sos.")]
    case .operations: [("", "")]
    }
  }

  private static let leaders = [
    ("", "S.Sos., M.Si."), ("", "S.E., M.M."), ("", "S.H., M.H."), ("", "S.STP., M.Si."), ("Ir.", "M.T."),
    ("Drs.", "M.Pd."), ("Dr.", "S.IP., M.AP."), ("", "S.K.M., M.Kes."), ("", "S.Pd., M.Pd."),
  ]
  private static let teachers = [
    ("", "S.Pd."), ("", "S.Pd."), ("", "S.Pd."), ("", "S.Pd., M.Pd."), ("", "S.Pd., Gr."), ("", "S.Ag."), ("Drs.", ""),
    ("", "S.Si., M.Pd."),
  ]
  private static let nurses = [
    ("Ns.", "S.Kep."), ("", "A.Md.Kep."), ("", "A.Md.Kep."), ("", "S.Tr.Kep."), ("", "A.Md.Keb."), ("", "S.Kep., Ns."),
  ]
  private static let doctors = [
    ("dr.", ""), ("dr.", "Sp.PD."), ("dr.", "Sp.A."), ("drg.", ""), ("dr.", "Sp.OG."), ("dr.", "M.Kes."),
  ]
  private static let laboratory = [
    ("apt.", "S.Farm."), ("", "A.Md.AK."), ("", "A.Md.Rad."), ("", "S.Tr.Kes."), ("", "S.Gz."),
  ]
  private static let graduates = [
    ("", "S.E."), ("", "S.H."), ("", "S.Sos."), ("", "S.IP."), ("", "S.E., M.Ak."), ("", "S.A.P."), ("", "S.T."),
    ("", "S.Psi."),
  ]
  private static let nicknames = ["Edo", "Ayu", "Bung", "Uni", "Aji", "Ipin"]
  private static let male = [
    "Agus", "Andi", "Ardiansyah", "Arif", "Bambang", "Budi", "Dedi", "Deni", "Doni", "Dwi", "Edi", "Eko", "Fajar",
    "Fauzi", "Firman", "Hadi", "Hendra", "Herman", "Heru", "Imam", "Indra", "Irfan", "Iwan", "Jamal", "Joko", "Junaidi",
    "Kurnia", "Lukman", "Ma'ruf", "Mulyadi", "Nanang", "Novri", "Nur'alim", "Oki", "Rahmat", "Randi", "Reza", "Ridwan",
    "Rizki", "Rudi", "Saiful", "Slamet", "Sugeng", "Suharto", "Supriyanto", "Syafi'i", "Syahrul", "Taufik", "Teguh",
    "Tri", "Umar", "Wahyu", "Wawan", "Yanto", "Yudi", "Yusuf", "Zainal", "Zulkifli",
  ]
  private static let female = [
    "Aisyah", "Anita", "Asmara", "Ayu", "Citra", "Desi", "Dewi", "Diana", "Dina", "Eka", "Elvi", "Emilia", "Endang",
    "Erna", "Evi", "Fatimah", "Fitri", "Hartati", "Helmi", "Ida", "Indah", "Intan", "Kartika", "Kurniati", "Lestari",
    "Lidya", "Lina", "Maya", "Mega", "Melda", "Mira", "Murni", "Nia", "Nova", "Nur'aini", "Nurhayati", "Oktavia",
    "Putri", "Rahma", "Ratna", "Reni", "Rina", "Rini", "Rosita", "Sari", "Susanti", "Suryani", "Tri", "Tuti", "Wati",
    "Widya", "Winda", "Yanti", "Yeni", "Yulia", "Yuliana", "Yunita", "Zahra",
  ]
  private static let last = [
    "Afriansyah", "Anggraini", "Apriadi", "Arifin", "Asmawi", "Astuti", "Budiman", "Effendi", "Fadillah", "Firdaus",
    "Fitriani", "Gunawan", "Hakim", "Handayani", "Harahap", "Hasanah", "Hasibuan", "Hidayat", "Ibrahim", "Iskandar",
    "Ismail", "Kurniawan", "Kusuma", "Lubis", "Mahendra", "Marlina", "Maulana", "Nasution", "Ningsih", "Novitasari",
    "Nugroho", "Nurdin", "Oktaviani", "Pane", "Permata", "Pratama", "Purnama", "Puspita", "Rahayu", "Rahman",
    "Ramadhan", "Ritonga", "Sahputra", "Salim", "Saputra", "Sari", "Setiawan", "Siregar", "Sitorus", "Suhartini",
    "Sukma", "Sulaiman", "Susilo", "Syahputra", "Utami", "Wahyuni", "Wibowo", "Wijaya", "Wulandari", "Yulianti",
    "Zulaikha",
  ]
}
