import Kinerja
import Sample
import Testing

/// What the bytes depend on: the options, and nothing else.
@Suite struct SampleBytesTests {
  private static let tables = [
    "pegawai", "kalender", "beban_kerja", "tarif", "pagu", "masa", "plt", "kejadian", "angka", "predikat", "jadwal",
    "target", "kehadiran", "penilaian",
  ]

  /// Three blocks of people, both orders, with defects: however many blocks are made at a time.
  @Test(arguments: [SampleOrder.employee, .date]) func threadsChangeNothing(_ order: SampleOrder) throws {
    var options = WrittenSample.options(employees: 1100)
    options.order = order
    options.defectRate = 1000
    let alone = try WrittenSample(options)
    for threads in [2, 3, 7] {
      options.threads = threads
      let together = try WrittenSample(options)
      #expect(together.files == alone.files)
      #expect(together.report == alone.report)
    }
  }

  /// Another seed is another quarter; norms, holidays and common rates are the country's, not the seed's.
  @Test(arguments: [0, 8, UInt64.max]) func anotherSeedIsAnotherQuarter(_ seed: UInt64) throws {
    let other = try WrittenSample(WrittenSample.options(seed: seed))
    #expect(try WrittenSample(WrittenSample.options(seed: seed)).files == other.files)
    // Acting posts are few, and may be none under both seeds.
    let same = WrittenSample.clean.files.filter { other.files[$0.key] == $0.value && $0.key != "plt.csv" }.keys
      .sorted()
    #expect(same == ["beban_kerja.csv", "kalender.csv", "tarif.csv"])
  }

  /// The report counts what lies in the folder, in the order of the method's section 2.
  @Test func theReportCountsWhatIsWritten() {
    let sample = WrittenSample.clean
    #expect(sample.report.files.map(\.name) == Self.tables.map { "\($0).csv" })
    #expect(sample.files.keys.sorted() == Self.tables.map { "\($0).csv" }.sorted())
    for file in sample.report.files {
      #expect(file.bytes == sample.files[file.name]?.count)
      #expect(file.rows == sample.lines(file.name).count - 1, "\(file.name)")
    }
    #expect(sample.report.bytes == sample.files.values.reduce(0) { $0 + $1.count })
    #expect(sample.report.units == Set(sample.table("pegawai").column("unit_kode")).count)
    #expect(sample.report.defects == 0)
  }

  /// `Tables.md`, "Overview": optional columns that may be absent are.
  @Test(arguments: [
    (
      "pegawai",
      "nip,nama,unit_kode,unit_nama,jabatan,jenis_jabatan,kelas_jabatan,status,atasan_nip,pola_kerja,berlaku_mulai,berlaku_sampai,golongan,eselon"
    ),
    ("kehadiran", "nip,tanggal,masuk,pulang,kode"),
    ("target", "nip,indikator,uraian,satuan,arah,target,realisasi,bobot,bulan"),
    ("penilaian", "nip,penilai_nip,bulan,aspek,nilai"), ("beban_kerja", "indikator,norma_menit"),
    ("kalender", "tanggal,jenis,jadwal,keterangan"),
    ("tarif", "kelas_jabatan,unit_kode,nilai,komponen,jabatan,mulai,sampai"),
    ("jadwal", "nip,tanggal,shift"), ("masa", "nip,jenis,mulai,sampai,nilai,nomor_sk"),
    ("plt", "nip,kelas_jabatan,unit_kode,jabatan,mulai,sampai,nomor_sk"),
    ("kejadian", "nip,tanggal,jenis,jumlah,waktu"), ("angka", "nip,nama,bulan,nilai"), ("pagu", "unit_kode,pagu"),
    ("predikat", "nip,hasil,perilaku"),
  ])
  func headersAreThoseOfTheTables(_ table: String, _ header: String) {
    #expect(WrittenSample.clean.lines("\(table).csv").first == Array(header.utf8))
    let found = WrittenSample.clean.table(table)
    #expect(found.rows.allSatisfy { $0.count == found.header.count })
  }

  /// By date and by employee the rows are the same, with defects and without; only attendance is ordered otherwise.
  @Test(arguments: [0, 20_000]) func theOrderChangesNoRow(_ defectRate: Int) throws {
    var options = WrittenSample.options(employees: 120)
    options.defectRate = defectRate
    let byEmployee = try WrittenSample(options)
    options.order = .date
    let byDate = try WrittenSample(options)
    #expect(byEmployee.files.keys.sorted() == byDate.files.keys.sorted())
    func sorted(_ lines: [[UInt8]]) -> [[UInt8]] { lines.sorted { $0.lexicographicallyPrecedes($1) } }
    #expect(sorted(byEmployee.lines("kehadiran.csv")) == sorted(byDate.lines("kehadiran.csv")))
    let changed = byEmployee.files.filter { byDate.files[$0.key] != $0.value }.keys.sorted()
    #expect(changed == (defectRate > 0 ? ["cacat.csv", "kehadiran.csv"] : ["kehadiran.csv"]))
    // The defects are the same but for their lines.
    func defects(_ sample: WrittenSample) -> [[String]] {
      sample.table("cacat").columns("berkas", "kolom", "jenis", "nilai").sorted { $0.lexicographicallyPrecedes($1) }
    }
    #expect(defects(byEmployee) == defects(byDate))
  }

  @Test func rowsComeByDateOrByEmployee() throws {
    var options = WrittenSample.options(employees: 120)
    let byEmployee = try WrittenSample(options).table("kehadiran")
    options.order = .date
    let byDate = try WrittenSample(options).table("kehadiran")
    let dates = byDate.column("tanggal")
    #expect(dates == dates.sorted())
    // Within a day the order is no fixed one of people.
    let days = Dictionary(grouping: byDate.columns("tanggal", "nip"), by: { $0[0] }).mapValues { $0.map { $0[1] } }
    #expect(days["2026-07-01"] != days["2026-07-02"])
    let people = byEmployee.column("nip")
    let borders = zip(people, people.dropFirst()).count { $0 != $1 }
    #expect(borders == Set(people).count - 1)
  }
}
