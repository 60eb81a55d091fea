/// The indicators of each family, in the order of `beban_kerja.csv`.
struct IndicatorCatalogue: Sendable {
  /// By `Family.rawValue`.
  let families: [[Indicator]]

  init() {
    families = Family.allCases.map { family in
      let (prefix, list) = Self.list(family)
      return (list + Self.shared).enumerated().map { number, entry in
        Indicator(
          code: "\(prefix)-\(number < 9 ? "0" : "")\(number + 1)", entry.0, entry.1, norm: entry.2, entry.3)
      }
    }
  }

  private typealias Entry = (String, String, Int, Indicator.Goal)

  private static let shared: [Entry] = [
    ("Kepuasan penerima layanan, hasil survei", "persen", 750, .reach(80...95)),
    ("Keluhan atas layanan", "keluhan", 3000, .stayBelow(2...8)),
  ]

  private static func list(_ family: Family) -> (String, [Entry]) {
    switch family {
    case .leadership: ("PIM", leadership)
    case .teaching: ("GURU", teaching)
    case .nursing: ("RAWAT", nursing)
    case .medicine: ("MEDIS", medicine)
    case .laboratory: ("TUNJANG", laboratory)
    case .order: ("TRANTIB", order)
    case .policy: ("ANALIS", policy)
    case .finance: ("UANG", finance)
    case .technology: ("TIK", technology)
    case .extensionWork: ("SULUH", extensionWork)
    case .administration: ("ADM", administration)
    case .operations: ("OPS", operations)
    }
  }

  private static let leadership: [Entry] = [
    ("Rapat koordinasi yang dipimpin", "rapat", 15_000, .workload),
    ("Kebijakan atau naskah dinas yang ditetapkan", "naskah", 6000, .workload),
    ("Pembinaan bawahan (dialog kinerja)", "dialog", 4500, .workload),
    ("Evaluasi capaian program", "laporan", 24_000, .workload),
    ("Disposisi surat masuk", "surat", 500, .workload), ("Supervisi lapangan", "kunjungan", 18_000, .workload),
    ("Serapan anggaran triwulan", "persen", 1250, .reach(70...95)),
    ("Temuan audit yang belum ditindaklanjuti", "temuan", 12_000, .stayBelow(2...6)),
  ]
  private static let teaching: [Entry] = [
    ("Tatap muka pembelajaran", "jam pelajaran", 4500, .workload),
    ("Penyusunan modul ajar", "modul", 24_000, .workload),
    ("Penilaian hasil belajar siswa", "lembar", 750, .workload), ("Bimbingan siswa", "pertemuan", 6000, .workload),
    ("Remedial dan pengayaan", "jam pelajaran", 4500, .workload), ("Analisis butir soal", "paket", 9000, .workload),
    ("Ketuntasan belajar", "persen", 1500, .reach(80...95)),
    ("Pembinaan ekstrakurikuler", "pertemuan", 9000, .workload),
    ("Siswa yang tidak hadir tanpa keterangan", "siswa", 1500, .stayBelow(3...12)),
  ]
  private static let nursing: [Entry] = [
    ("Asuhan keperawatan pasien", "pasien", 4250, .workload),
    ("Pemberian obat dan injeksi", "tindakan", 675, .workload),
    ("Perawatan luka", "tindakan", 2000, .workload), ("Pengukuran tanda vital", "tindakan", 350, .workload),
    ("Dokumentasi keperawatan", "berkas", 900, .workload), ("Edukasi pasien dan keluarga", "pasien", 1500, .workload),
    ("Serah terima antarjaga", "kali", 2500, .workload), ("Waktu tanggap rata-rata", "menit", 4000, .stayBelow(5...15)),
    ("Insiden keselamatan pasien", "kejadian", 6000, .stayBelow(2...5)),
  ]
  private static let medicine: [Entry] = [
    ("Pemeriksaan pasien rawat jalan", "pasien", 1250, .workload),
    ("Visite pasien rawat inap", "pasien", 1000, .workload),
    ("Tindakan medis", "tindakan", 4500, .workload),
    ("Resume medis lengkap dalam 24 jam", "persen", 1000, .reach(85...95)),
    ("Konsultasi antarbagian", "konsul", 2000, .workload), ("Jaga unit gawat darurat", "jam", 6000, .workload),
    ("Waktu tunggu rawat jalan", "menit", 2500, .stayBelow(30...60)),
  ]
  private static let laboratory: [Entry] = [
    ("Pemeriksaan sampel", "sampel", 1150, .workload), ("Pelayanan resep", "resep", 825, .workload),
    ("Pemotretan radiologi", "foto", 1750, .workload), ("Asuhan gizi", "pasien", 2000, .workload),
    ("Kalibrasi alat", "alat", 6000, .workload), ("Waktu tunggu hasil", "menit", 1500, .stayBelow(45...120)),
    ("Pengulangan pemeriksaan", "sampel", 1500, .stayBelow(4...15)),
  ]
  private static let order: [Entry] = [
    ("Patroli wilayah", "kali", 12_000, .workload), ("Penjagaan aset dan pejabat", "jam", 6000, .workload),
    ("Penertiban pelanggaran perda", "kasus", 15_000, .workload),
    ("Sosialisasi ketertiban umum", "kegiatan", 18_000, .workload),
    ("Laporan kejadian", "laporan", 3000, .workload), ("Pengamanan unjuk rasa", "kegiatan", 24_000, .workload),
    ("Waktu tanggap pengaduan", "menit", 2000, .stayBelow(15...45)),
  ]
  private static let policy: [Entry] = [
    ("Telaahan staf", "naskah", 24_000, .workload), ("Kajian atau analisis kebijakan", "dokumen", 120_000, .workload),
    ("Rencana kerja dan anggaran", "dokumen", 90_000, .workload), ("Bahan rapat pimpinan", "berkas", 9000, .workload),
    ("Verifikasi usulan", "usulan", 3500, .workload), ("Pelayanan konsultasi", "orang", 2500, .workload),
    ("Rancangan produk hukum daerah", "rancangan", 60_000, .workload),
    ("Keterlambatan dokumen", "hari", 3000, .stayBelow(3...10)),
  ]
  private static let finance: [Entry] = [
    ("Verifikasi dokumen pembayaran", "SPP", 2250, .workload),
    ("Laporan hasil pemeriksaan", "laporan", 180_000, .workload),
    ("Kertas kerja pemeriksaan", "berkas", 12_000, .workload), ("Rekonsiliasi kas", "kali", 9000, .workload),
    ("Laporan keuangan", "laporan", 36_000, .workload), ("Tindak lanjut rekomendasi", "persen", 1500, .reach(75...95)),
    ("Kesalahan pembukuan", "kesalahan", 4500, .stayBelow(3...9)),
  ]
  private static let technology: [Entry] = [
    ("Penanganan gangguan layanan TIK", "tiket", 4500, .workload),
    ("Pengembangan fitur aplikasi", "fitur", 72_000, .workload),
    ("Pemeliharaan server", "kali", 12_000, .workload), ("Cadangan data", "kali", 3000, .workload),
    ("Pembaruan konten situs", "konten", 3500, .workload), ("Ketersediaan sistem", "persen", 900, .reach(95...99)),
    ("Waktu pemulihan gangguan", "menit", 1500, .stayBelow(30...120)),
  ]
  private static let extensionWork: [Entry] = [
    ("Kunjungan kelompok binaan", "kunjungan", 15_000, .workload), ("Materi penyuluhan", "materi", 18_000, .workload),
    ("Demonstrasi lapangan", "kegiatan", 36_000, .workload), ("Pendataan lapangan", "responden", 2500, .workload),
    ("Pelayanan wajib pajak", "berkas", 1250, .workload), ("Kelompok yang naik kelas", "persen", 900, .reach(60...80)),
  ]
  private static let administration: [Entry] = [
    ("Pengelolaan surat masuk dan keluar", "surat", 850, .workload), ("Pengarsipan berkas", "berkas", 450, .workload),
    ("Entri data kepegawaian", "data", 375, .workload), ("Penyiapan rapat", "rapat", 6000, .workload),
    ("Inventarisasi barang", "barang", 650, .workload), ("Pelayanan tamu", "orang", 525, .workload),
    ("Pengetikan naskah dinas", "naskah", 2250, .workload), ("Berkas salah simpan", "berkas", 1500, .stayBelow(3...12)),
  ]
  private static let operations: [Entry] = [
    ("Pengantaran dinas", "perjalanan", 7500, .workload), ("Perawatan kendaraan", "kali", 9000, .workload),
    ("Kebersihan ruangan", "ruang", 2000, .workload), ("Penjagaan lingkungan kantor", "jam", 6000, .workload),
    ("Pengiriman surat", "surat", 2500, .workload), ("Kerusakan karena kelalaian", "kejadian", 3000, .stayBelow(2...5)),
  ]
}
