/// The source profiles that come with the program.
package enum ShippedProfiles {
  private static let files: [String: [UInt8]] = [
    "kanonik": PackageResources.kanonik_yaml,
    "excel-indonesia": PackageResources.excel_indonesia_yaml,
    "zkteco-attlog": PackageResources.zkteco_attlog_yaml,
    "zkteco-attlog-status": PackageResources.zkteco_attlog_status_yaml,
    "sidik-jari-rekap": PackageResources.sidik_jari_rekap_yaml,
    "ekinerja-skp": PackageResources.ekinerja_skp_yaml,
    "ekinerja-perilaku": PackageResources.ekinerja_perilaku_yaml,
    "simpeg-pegawai": PackageResources.simpeg_pegawai_yaml,
    "simpeg-hukdis": PackageResources.simpeg_hukdis_yaml,
    "simpeg-cuti": PackageResources.simpeg_cuti_yaml,
    "daftar-hadir-apel": PackageResources.daftar_hadir_apel_yaml,
    "lap-log-absen": PackageResources.lap_log_absen_yaml,
    "zktime-pasangan": PackageResources.zktime_pasangan_yaml,
    "rekap-bulanan-kode": PackageResources.rekap_bulanan_kode_yaml,
    "rekap-bulanan-jam": PackageResources.rekap_bulanan_jam_yaml,
  ]

  /// Their names.
  package static var names: [String] { files.keys.sorted() }

  /// The file of a profile; nil for other names.
  package static func bytes(of name: String) -> [UInt8]? { files[name] }
}
