internal import Kinerja

/// The names under which exports have a table's columns: the table's own, those of the shipped profiles, and others.
struct ColumnNames {
  /// For each column of the table its names, the best first; a name that ends in `*` stands for all that begin so.
  private var names: [String: [String]] = [:]

  /// - Parameter profiles: the shipped ones.
  init(_ table: Table, _ profiles: [Profile]) {
    let others = Self.others[table] ?? [:]
    for column in table.spec.columns {
      names[column.name] = (others[column.name]?.before ?? []) + [column.name]
    }
    for profile in profiles where profile.table == table && profile.punches == nil {
      for (number, source) in profile.columns {
        guard case .cell(let cells) = source.origin else { continue }
        for case .name(let name) in cells { names[table.spec[number].name]?.append(name) }
      }
    }
    for column in table.spec.columns { names[column.name]? += others[column.name]?.after ?? [] }
  }

  /// The names of a column.
  func of(_ column: String) -> [String] { names[column] ?? [] }

  /// Whether a heading is such a name, but for case, blanks and signs.
  static func isAlike(_ heading: String, _ name: String) -> Bool {
    let written = core(heading)
    guard name.hasSuffix("*") else { return written == core(name) }
    return written.hasPrefix(core(name))
  }

  static func core(_ text: String) -> String { text.lettersAndDigits }

  /// The names that say who somebody is to a device.
  static let pins = [
    "PIN", "No. ID", "No ID", "ID", "User ID", "UserID", "AC-No.", "ACNo", "EnNo", "EnrollNumber", "Enroll No",
    "Emp No.",
    "Employee No", "employeeNo", "Employee ID", "Person ID", "Badge", "Badgenumber", "ID Pegawai", "No. Pegawai",
    "USERID", "Nomor ID",
  ]

  /// The names of a moment's state.
  static let states = [
    "Status", "State", "In/Out", "InOut", "IN OUT", "Attendance Status", "Punch State", "C/In C/Out", "Tipe", "Type",
    "CheckType", "Masuk/Pulang", "Status Absen", "Attendance State",
  ]

  /// The names of a moment, its day and its time.
  static let moments = [
    "Waktu", "Tgl/Waktu", "Tanggal/Waktu", "DateTime", "Date/Time", "Time", "Timestamp", "Scan", "CHECKTIME",
  ]
  static let days = ["Tanggal", "Tgl", "Date", "Hari/Tanggal", "Tanggal Scan", "Tanggal Absen"]
  static let times = ["Jam", "Waktu", "Time", "Jam Scan", "Pukul", "Jam Absen"]

  private static let others: [Table: [String: (before: [String], after: [String])]] = [
    .attendance: [
      "nip": ([], ["NIP Pegawai", "NIK", "No. Induk"]),
      "tanggal": ([], days),
      "masuk": (
        [
          "Scan Masuk", "Scan In", "Absen Masuk", "Presensi Masuk", "Clock In", "Check In", "C/In", "Time In",
          "First In",
        ],
        ["Datang", "In", "Jam Datang", "Jam Masuk", "Start"]
      ),
      "pulang": (
        [
          "Scan Pulang", "Scan Keluar", "Scan Out", "Absen Pulang", "Presensi Pulang", "Clock Out", "Check Out",
          "C/Out",
          "Time Out", "Last Out",
        ], ["Keluar", "Out", "Jam Keluar", "Jam Pulang", "End"]
      ),
      "kode": ([], ["Ket", "Ket.", "Kode Absen", "Status Kehadiran"]),
    ],
    .roster: [
      "nip": ([], ["NIP Pegawai", "NIP Baru"]),
      "nama": ([], ["Nama Pegawai", "Nama Lengkap", "Name"]),
      "unit_kode": ([], ["Kode Unit", "Kode Unit Kerja", "Kode Unor"]),
      "unit_nama": ([], ["Unit Kerja", "Nama Unit", "OPD", "SKPD", "Unor", "Nama Unor"]),
      "jabatan": ([], ["Nama Jabatan"]),
      "kelas_jabatan": ([], ["Kelas", "Kelas Jabatan"]),
      "berlaku_mulai": ([], ["TMT Jabatan", "TMT"]),
      "golongan": ([], ["Gol", "Gol.", "Gol/Ruang", "Golongan Ruang"]),
      "atasan_nip": ([], ["NIP Atasan", "NIP Atasan Langsung"]),
    ],
    .scores: ["nilai": ([], ["Nilai*", "Skor*"]), "penilai_nip": ([], ["NIP Penilai"]), "bulan": ([], ["Periode"])],
    .spells: [
      "mulai": ([], ["Tanggal Mulai", "Mulai Tanggal"]), "sampai": ([], ["Tanggal Selesai", "Sampai Tanggal"]),
    ],
    .shifts: ["tanggal": ([], ["Tgl", "Date"]), "shift": ([], ["Regu", "Jam Kerja"])],
  ]
}

extension ShippedProfiles {
  /// The profiles, by name.
  static var all: [Profile] {
    names.compactMap { name in bytes(of: name).flatMap { try? ProfileReader.read($0, name: name).get() } }
  }
}
