/// The names of units, in the order in which a growing province gets them.
struct UnitCatalogue {
  /// A unit before it has employees.
  struct Plan {
    let kind: UnitKind
    let code: String
    let name: String
    let weight: Int
    var hasOwnRates = false
  }

  private var perField: [String: Int] = [:]
  private(set) var plans: [Plan] = []

  init(count: Int) {
    for (kind, field, name, weight) in Self.core.prefix(count) {
      add(kind, field, name, weight, hasOwnRates: Self.namesWithOwnRates.contains(name))
    }
    var round = 0
    while plans.count < count {
      let place = Self.places[round % Self.places.count]
      let number = round / Self.places.count + 2
      let (kind, field, name, weight) = Self.growth[(round + round / Self.places.count) % Self.growth.count]
      add(kind, field, "\(name) \(number) \(place)", weight)
      round += 1
    }
  }

  private mutating func add(_ kind: UnitKind, _ field: String, _ name: String, _ weight: Int, hasOwnRates: Bool = false)
  {
    let serial = perField[field, default: 0] + 1
    perField[field] = serial
    let code = serial < 10 ? "\(field).0\(serial)" : "\(field).\(serial)"
    plans.append(Plan(kind: kind, code: code, name: name, weight: weight, hasOwnRates: hasOwnRates))
  }

  private static let namesWithOwnRates: Set = [
    "RSUD Provinsi", "Inspektorat Daerah", "Badan Pengelolaan Keuangan Daerah", "Badan Pendapatan Daerah",
  ]

  private static let core: [(UnitKind, String, String, Int)] = [
    (.secretariat, "4.01", "Sekretariat Daerah", 60), (.department, "1.02", "Dinas Kesehatan", 100),
    (.hospital, "1.02", "RSUD Provinsi", 240), (.school, "1.01", "SMA Negeri 1 Kota Bengkulu", 80),
    (.publicOrder, "1.05", "Satuan Polisi Pamong Praja", 160), (.department, "5.03", "Badan Kepegawaian Daerah", 80),
    (.school, "1.01", "SMK Negeri 1 Kota Bengkulu", 90), (.inspectorate, "6.01", "Inspektorat Daerah", 80),
    (.department, "1.01", "Dinas Pendidikan dan Kebudayaan", 130), (.hospital, "1.02", "RSKJ Provinsi", 140),
    (.department, "5.02", "Badan Pengelolaan Keuangan Daerah", 110),
    (.department, "1.03", "Dinas Pekerjaan Umum dan Penataan Ruang", 140),
    (.technical, "5.02", "UPTD Samsat Kota Bengkulu", 50), (.school, "1.01", "SMA Negeri 1 Rejang Lebong", 80),
    (.department, "5.01", "Badan Perencanaan Pembangunan Daerah", 90), (.bureau, "4.01", "Biro Hukum", 45),
    (.bureau, "4.01", "Biro Organisasi", 45), (.bureau, "4.01", "Biro Umum", 70),
    (.school, "1.01", "SMA Negeri 1 Bengkulu Utara", 80), (.school, "1.01", "SMK Negeri 1 Rejang Lebong", 90),
    (.department, "2.15", "Dinas Perhubungan", 90), (.department, "1.06", "Dinas Sosial", 80),
    (.department, "2.16", "Dinas Komunikasi, Informatika, dan Statistik", 70),
    (.department, "3.27", "Dinas Tanaman Pangan, Hortikultura, dan Perkebunan", 140),
    (.department, "3.25", "Dinas Kelautan dan Perikanan", 90),
    (.department, "2.07", "Dinas Tenaga Kerja dan Transmigrasi", 80),
    (.department, "5.02", "Badan Pendapatan Daerah", 90), (.department, "5.04", "Badan Pengembangan SDM", 70),
    (.department, "3.29", "Dinas Energi dan Sumber Daya Mineral", 70),
    (.department, "3.28", "Dinas Lingkungan Hidup dan Kehutanan", 170), (.department, "3.26", "Dinas Pariwisata", 60),
    (.department, "3.30", "Dinas Perindustrian dan Perdagangan", 80),
    (.department, "2.17", "Dinas Koperasi, Usaha Kecil, dan Menengah", 60),
    (.department, "2.18", "Dinas Penanaman Modal dan PTSP", 60), (.department, "2.19", "Dinas Pemuda dan Olahraga", 60),
    (.department, "2.23", "Dinas Perpustakaan dan Kearsipan", 70), (.department, "2.09", "Dinas Ketahanan Pangan", 60),
    (.department, "2.08", "Dinas Pemberdayaan Perempuan dan Perlindungan Anak", 60),
    (.department, "2.13", "Dinas Pemberdayaan Masyarakat dan Desa", 60),
    (.department, "1.05", "Badan Penanggulangan Bencana Daerah", 70),
    (.department, "8.01", "Badan Kesatuan Bangsa dan Politik", 60),
    (.bureau, "4.01", "Biro Pemerintahan dan Kesra", 50), (.bureau, "4.01", "Biro Perekonomian", 45),
    (.bureau, "4.01", "Biro Pengadaan Barang dan Jasa", 60), (.bureau, "4.02", "Sekretariat DPRD", 90),
    (.school, "1.01", "SLB Negeri 1 Kota Bengkulu", 45), (.technical, "1.02", "UPTD Laboratorium Kesehatan", 50),
  ]

  private static let growth: [(UnitKind, String, String, Int)] = [
    (.school, "1.01", "SMA Negeri", 80), (.school, "1.01", "SMK Negeri", 90), (.school, "1.01", "SMA Negeri", 80),
    (.technical, "3.27", "UPTD Balai Benih", 40), (.school, "1.01", "SMK Negeri", 90),
    (.technical, "5.02", "UPTD Samsat", 45), (.school, "1.01", "SLB Negeri", 45), (.hospital, "1.02", "RSUD", 150),
    (.school, "1.01", "SMA Negeri", 80), (.technical, "3.28", "UPTD Kesatuan Pengelolaan Hutan", 50),
    (.school, "1.01", "SMA Negeri", 80), (.technical, "2.15", "UPTD Terminal", 40),
  ]

  private static let places = [
    "Kota Bengkulu", "Rejang Lebong", "Bengkulu Utara", "Bengkulu Selatan", "Bengkulu Tengah", "Kepahiang", "Lebong",
    "Mukomuko", "Seluma", "Kaur",
  ]
}
