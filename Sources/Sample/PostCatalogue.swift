internal import Kinerja

/// The posts of each kind of unit.
struct PostCatalogue: Sendable {
  /// The posts of ordinary members by kind of unit, each as often as it is common.
  private let members: [UnitKind: [Post]]

  init() {
    var members: [UnitKind: [Post]] = [:]
    for kind in [UnitKind.hospital, .publicOrder, .school, .technical, .inspectorate, .department] {
      members[kind] = Self.common(kind).flatMap { post, weight in Array(repeating: post, count: weight) }
    }
    members[.secretariat] = members[.department]
    members[.bureau] = members[.department]
    self.members = members
  }

  /// The post of the unit's employee at this position; `draw` decides among the posts of members.
  func post(in unit: Unit, _ role: Role, position: Int, draw: UInt64) -> Post {
    switch role {
    case .head: Self.head(of: unit)
    case .administrator: Self.administrator(of: unit, position - 1)
    case .supervisor: Self.supervisor(of: unit, position - 1 - unit.administrators)
    case .member: members[unit.kind]![Int(draw % UInt64(members[unit.kind]!.count))]
    }
  }

  private static func head(of unit: Unit) -> Post {
    switch unit.kind {
    case .secretariat: Post("Sekretaris Daerah", .executive, 17, .fiveDays, .leadership)
    case .bureau: Post("Kepala \(unit.name)", .executive, 14, .fiveDays, .leadership)
    case .department: Post("Kepala \(unit.name)", .executive, 15, .fiveDays, .leadership)
    case .inspectorate: Post("Inspektur", .executive, 15, .fiveDays, .leadership)
    case .publicOrder: Post("Kepala Satuan Polisi Pamong Praja", .executive, 15, .fiveDays, .leadership)
    case .hospital: Post("Direktur \(unit.name)", .executive, 14, .sixDays, .leadership)
    case .school: Post("Kepala Sekolah", .functional, 12, .sixDays, .leadership)
    case .technical: Post("Kepala UPTD", .administrator, 11, .fiveDays, .leadership)
    }
  }

  private static func administrator(of unit: Unit, _ number: Int) -> Post {
    switch unit.kind {
    case .secretariat:
      Post(pick(assistants, number), .executive, 16, .fiveDays, .leadership)
    case .hospital:
      Post(
        pick(["Wakil Direktur Pelayanan", "Wakil Direktur Umum dan Keuangan"], number), .administrator, 13, .sixDays,
        .leadership)
    default:
      Post(pick(["Sekretaris"] + divisions, number), .administrator, number == 0 ? 13 : 12, .fiveDays, .leadership)
    }
  }

  private static func supervisor(of unit: Unit, _ number: Int) -> Post {
    switch unit.kind {
    case .school:
      Post("Wakil Kepala Sekolah Bidang \(pick(schoolFields, number))", .functional, 11, .sixDays, .teaching)
    case .hospital:
      Post(
        pick(
          [
            "Kepala Seksi Keperawatan", "Kepala Seksi Pelayanan Medis",
            "Kepala Subbagian Umum, Kepegawaian, dan Keuangan",
          ], number), .supervisor, 9, .sixDays, .leadership)
    default:
      Post(pick(sections, number), .supervisor, number % 3 == 0 ? 10 : 9, .fiveDays, .leadership)
    }
  }

  private static func pick(_ list: [String], _ number: Int) -> String { list[number % list.count] }

  private static let assistants = [
    "Asisten Pemerintahan dan Kesejahteraan Rakyat", "Asisten Perekonomian dan Pembangunan",
    "Asisten Administrasi Umum",
  ]
  private static let divisions = [
    "Kepala Bidang Program", "Kepala Bidang Pelayanan", "Kepala Bidang Pembinaan", "Kepala Bidang Pengendalian",
  ]
  private static let sections = [
    "Kepala Subbagian Umum dan Kepegawaian", "Kepala Subbagian Perencanaan, Evaluasi, dan Pelaporan",
    "Kepala Seksi Pelayanan", "Kepala Seksi Sarana dan Prasarana", "Kepala Subbagian Keuangan",
  ]
  private static let schoolFields = ["Kurikulum", "Kesiswaan", "Sarana Prasarana", "Hubungan Masyarakat"]

  private static func common(_ kind: UnitKind) -> [(Post, Int)] {
    switch kind {
    case .hospital: hospital
    case .publicOrder: publicOrder
    case .school: school
    case .technical: technical
    case .inspectorate: inspectorate
    default: office
    }
  }

  private static let hospital = [
    (Post("Perawat Terampil", .functional, 6, .shift, .nursing), 10),
    (Post("Perawat Mahir", .functional, 7, .shift, .nursing), 9),
    (Post("Perawat Ahli Pertama", .functional, 8, .shift, .nursing), 10),
    (Post("Perawat Ahli Muda", .functional, 9, .sixDays, .nursing), 4),
    (Post("Bidan Terampil", .functional, 6, .shift, .nursing), 4),
    (Post("Bidan Mahir", .functional, 7, .shift, .nursing), 3),
    (Post("Dokter Ahli Pertama", .functional, 9, .sixDays, .medicine), 4),
    (Post("Dokter Ahli Muda", .functional, 11, .sixDays, .medicine), 3),
    (Post("Dokter Ahli Madya", .functional, 13, .sixDays, .medicine), 2),
    (Post("Apoteker Ahli Pertama", .functional, 9, .sixDays, .laboratory), 2),
    (Post("Pranata Laboratorium Kesehatan Terampil", .functional, 6, .shift, .laboratory), 3),
    (Post("Radiografer Terampil", .functional, 6, .shift, .laboratory), 2),
    (Post("Perekam Medis Terampil", .functional, 6, .sixDays, .administration), 3),
    (Post("Nutrisionis Terampil", .functional, 6, .sixDays, .laboratory), 1),
    (Post("Pengolah Data dan Informasi", .staff, 6, .sixDays, .administration), 3),
    (Post("Pengadministrasi Perkantoran", .staff, 5, .sixDays, .administration), 4),
    (Post("Pengemudi Ambulans", .staff, 3, .shift, .operations), 1),
    (Post("Pramusaji", .staff, 1, .sixDays, .operations), 1),
  ]

  private static let publicOrder = [
    (Post("Polisi Pamong Praja Pemula", .functional, 5, .shift, .order), 8),
    (Post("Polisi Pamong Praja Terampil", .functional, 6, .shift, .order), 9),
    (Post("Polisi Pamong Praja Mahir", .functional, 7, .shift, .order), 5),
    (Post("Polisi Pamong Praja Ahli Pertama", .functional, 8, .fiveDays, .order), 3),
    (Post("Pengolah Data dan Informasi", .staff, 6, .fiveDays, .administration), 2),
    (Post("Pengadministrasi Perkantoran", .staff, 5, .fiveDays, .administration), 2),
    (Post("Pengemudi", .staff, 3, .fiveDays, .operations), 1),
  ]

  private static let school = [
    (Post("Guru Ahli Pertama", .functional, 8, .sixDays, .teaching), 16),
    (Post("Guru Ahli Muda", .functional, 9, .sixDays, .teaching), 12),
    (Post("Guru Ahli Madya", .functional, 11, .sixDays, .teaching), 7),
    (Post("Pustakawan Terampil", .functional, 6, .sixDays, .administration), 1),
    (Post("Pengadministrasi Perkantoran", .staff, 5, .sixDays, .administration), 3),
    (Post("Operator Layanan Operasional", .staff, 4, .sixDays, .operations), 1),
    (Post("Pengelola Umum Operasional", .staff, 1, .sixDays, .operations), 1),
  ]

  private static let technical = [
    (Post("Penyuluh Ahli Pertama", .functional, 8, .fiveDays, .extensionWork), 4),
    (Post("Penyuluh Terampil", .functional, 6, .fiveDays, .extensionWork), 5),
    (Post("Penelaah Teknis Kebijakan", .staff, 7, .fiveDays, .policy), 4),
    (Post("Pengolah Data dan Informasi", .staff, 6, .fiveDays, .administration), 5),
    (Post("Pengadministrasi Perkantoran", .staff, 5, .fiveDays, .administration), 5),
    (Post("Operator Layanan Operasional", .staff, 4, .fiveDays, .operations), 3),
    (Post("Pengemudi", .staff, 3, .fiveDays, .operations), 1),
  ]

  private static let inspectorate = [
    (Post("Auditor Ahli Pertama", .functional, 8, .fiveDays, .finance), 8),
    (Post("Auditor Ahli Muda", .functional, 10, .fiveDays, .finance), 8),
    (Post("Auditor Ahli Madya", .functional, 12, .fiveDays, .finance), 4),
    (Post("Auditor Ahli Utama", .functional, 14, .fiveDays, .finance), 1),
    (Post("Penelaah Teknis Kebijakan", .staff, 7, .fiveDays, .policy), 4),
    (Post("Pengadministrasi Perkantoran", .staff, 5, .fiveDays, .administration), 3),
  ]

  private static let office = [
    (Post("Analis Kebijakan Ahli Muda", .functional, 10, .fiveDays, .policy), 4),
    (Post("Analis Kebijakan Ahli Madya", .functional, 12, .fiveDays, .policy), 1),
    (Post("Perencana Ahli Pertama", .functional, 8, .fiveDays, .policy), 4),
    (Post("Analis SDM Aparatur Ahli Pertama", .functional, 8, .fiveDays, .policy), 3),
    (Post("Analis Keuangan Pusat dan Daerah Ahli Muda", .functional, 10, .fiveDays, .finance), 3),
    (Post("Pranata Komputer Ahli Pertama", .functional, 8, .fiveDays, .technology), 2),
    (Post("Pranata Komputer Terampil", .functional, 6, .fiveDays, .technology), 2),
    (Post("Arsiparis Terampil", .functional, 6, .fiveDays, .administration), 3),
    (Post("Penelaah Teknis Kebijakan", .staff, 7, .fiveDays, .policy), 10),
    (Post("Pengolah Data dan Informasi", .staff, 6, .fiveDays, .administration), 8),
    (Post("Pengadministrasi Perkantoran", .staff, 5, .fiveDays, .administration), 8),
    (Post("Bendahara Pengeluaran", .staff, 7, .fiveDays, .finance), 1),
    (Post("Operator Layanan Operasional", .staff, 4, .fiveDays, .operations), 2),
    (Post("Pengemudi", .staff, 3, .fiveDays, .operations), 2),
    (Post("Petugas Keamanan", .staff, 2, .fiveDays, .operations), 1),
    (Post("Pengelola Umum Operasional", .staff, 1, .fiveDays, .operations), 1),
  ]
}
