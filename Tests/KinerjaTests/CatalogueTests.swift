import Testing
import Wording

@testable import Kinerja

@Suite struct CatalogueTests {
  /// Section 2 of the method: columns (`?` may be empty, `??` may be absent) and keys.
  static let method: [(table: Table, columns: String, key: String)] = [
    (
      .roster,
      "nip nama unit_kode unit_nama jabatan jenis_jabatan kelas_jabatan status atasan_nip? pola_kerja berlaku_mulai berlaku_sampai? golongan?? eselon??",
      "nip berlaku_mulai"
    ),
    (.attendance, "nip tanggal masuk? pulang? kode? tengah_1?? tengah_2??", "nip tanggal"),
    (.targets, "nip indikator uraian? satuan? arah target realisasi bobot bulan??", "nip indikator bulan"),
    (.scores, "nip penilai_nip bulan aspek nilai", "nip penilai_nip bulan aspek"),
    (.norms, "indikator norma_menit", "indikator"),
    (.calendar, "tanggal jenis jadwal? keterangan?", "tanggal"),
    (
      .tariffs, "kelas_jabatan unit_kode nilai komponen?? jabatan?? mulai?? sampai??",
      "kelas_jabatan unit_kode komponen jabatan mulai"
    ),
    (.shifts, "nip tanggal shift", "nip tanggal"),
    (.spells, "nip jenis mulai sampai? nilai? nomor_sk?", "nip jenis mulai"),
    (
      .actingPosts, "nip kelas_jabatan unit_kode jabatan? mulai sampai? nomor_sk?",
      "nip kelas_jabatan unit_kode jabatan mulai"
    ),
    (.events, "nip tanggal jenis jumlah? waktu??", "nip tanggal jenis waktu"),
    (.numbers, "nip nama bulan? nilai", "nip nama bulan"),
    (.budgets, "unit_kode pagu", "unit_kode"),
    (.ratings, "nip hasil perilaku", "nip"),
    (
      .corrections,
      "id tabel tindakan?? kunci_1 kunci_2?? kunci_3?? kunci_4?? kunci_5?? kolom? nilai_lama? nilai_baru? alasan nomor_sk disetujui_oleh tanggal",
      "id"
    ),
  ]

  @Test(arguments: method) func declaresWhatTheMethodSays(_ table: Table, _ columns: String, _ key: String) {
    let marked = table.spec.columns.map { $0.name + ($0.mayBeAbsent ? "??" : $0.mayBeEmpty ? "?" : "") }
    #expect(marked.joined(separator: " ") == columns)
    #expect(table.spec.keyNames.joined(separator: " ") == key)
    #expect(table.spec.isPersonal == key.hasPrefix("nip"))
  }

  @Test(arguments: Table.allCases) func isDeclaredUnderItsOwnName(_ table: Table) {
    #expect(table.spec.table == table)
    #expect(Set(table.spec.columns.map(\.name)).count == table.spec.columns.count)
    #expect(table.spec.indices.allSatisfy { table.spec.column(named: table.spec[$0].name) == $0 })
  }

  /// Tables that are never set aside come first: others are checked against them.
  @Test func tablesAreReadInAnOrder() {
    #expect(Table.inReadingOrder.prefix(3) == [.corrections, .roster, .tariffs])
    #expect(Set(Table.inReadingOrder) == Set(Table.allCases))
    #expect(Table.inReadingOrder.count == Table.allCases.count)
  }

  @Test func everyKeyFitsIntoACorrection() { #expect(CorrectionColumn.keys.count == Table.longestKey) }
}
