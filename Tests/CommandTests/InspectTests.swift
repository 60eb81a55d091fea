import Foundation
import Testing

/// `kinerja inspect` and `kinerja profiles` at the shell.
@Suite struct InspectTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  /// A column of a few different words is shown; of all else there is only the form.
  @Test(
    arguments: [
      (
        "id",
        """
        kehadiran.csv
          pengodean utf-8, pemisah ",", 5 kolom, 2821 baris
          nip      NIP; contoh "999999999999999999"
        """, "Bentuk baku tabel kehadiran: dapat dibaca sebagai kehadiran.csv atau kehadiran-….csv.\n"
      ),
      (
        "en",
        """
        kehadiran.csv
          encoding utf-8, separator ",", 5 columns, 2821 rows
          nip      NIP; such as "999999999999999999"
          tanggal  dates yyyy-mm-dd; such as "9999-99-99"
          masuk    times hh:mm; 78 empty; such as "99:99"
          pulang   times hh:mm; 97 empty; such as "99:99"
          kode     text; 2753 empty; contents "CT", "DL", "S", "TK"
        """, "The canonical form of kehadiran: it can be read as kehadiran.csv or kehadiran-….csv.\n"
      ),
    ])
  func showsTheForm(_ language: String, _ first: String, _ last: String) throws {
    let text = try Kinerja.run(["inspect", "\(Desk.quarter)/kehadiran.csv", "--lang", language]).output
    #expect(text.hasPrefix(first + "\n"), "\(text)")
    #expect(text.hasSuffix(last))
    #expect(text.split(separator: "\n").count == 8)
  }

  /// Excel's semicolons and an older encoding are recognised.
  @Test func showsAnotherDialect() throws {
    try desk.write("Kode;Jumlah\r\nA;1,5\r\nB;2,25\r\n", to: "lain.csv")
    let text = try desk.done("inspect lain.csv --lang en")
    #expect(text.contains("separator \";\", 2 columns, 2 rows"))
    var bytes = Data("nama,kota\n".utf8)
    bytes.append(contentsOf: [0x4A, 0x6F, 0x73, 0xE9, 0x2C, 0x41, 0x0A])
    try bytes.write(to: desk.url("lama.csv"))
    #expect(try desk.done("inspect lama.csv --lang en").contains("encoding windows-1252"))
  }

  @Test func writesADraft() throws {
    let text = try desk.done(
      "inspect QUARTER/pagu.csv".replacing("QUARTER", with: Desk.quarter) + " --write-profile p.yaml")
    #expect(text.hasSuffix("Rancangan profil: p.yaml\n"))
    #expect(try desk.mode("p.yaml") == 0o600)
    #expect(
      try desk.text("p.yaml") == """
        # Rancangan `kinerja inspect pagu.csv`; periksa setiap baris, lengkapi yang bertanda LENGKAPI.
        schema: kinerja-profile/1
        id: "p"
        title: "pagu.csv"
        table: pagu
        files: ["pagu.csv"]
        encoding: utf-8
        delimiter: ","
        columns:
          unit_kode: {from: ["unit_kode"]}
          pagu: {from: ["pagu"]}
        ignore: "*"

        """)
  }

  /// What a draft leaves open is said; one without is read on trial.
  @Test func saysWhatIsOpenOrRefused() throws {
    try desk.write("7\t2026-07-01 07:30:00\t0\n7\t2026-07-01 16:00:00\t1\n", to: "1_attlog.dat")
    let text = try desk.done("inspect 1_attlog.dat --write-profile alat.yaml --lang en")
    #expect(text.hasSuffix("Draft of a profile: alat.yaml\n  to be filled in first: pin, states\n"))
    try desk.write(
      "NIP;Tanggal;Masuk;Pulang\n198001012005011001;31/07/2026;07:30;16:00\n1;31/07/2026;;16:00\n", to: "r.csv")
    let other = try desk.done("inspect r.csv --write-profile r.yaml --table kehadiran --lang en")
    #expect(other.hasSuffix("  1 errors when it is read so:\n  r.csv:3:1: K202 NIP: is not a NIP\n"), "\(other)")
  }

  /// A line for each file, by name; nothing is opened that is no regular file.
  @Test func tellsOfAFolder() throws {
    let nip = Desk.nip
    try desk.write("unit_kode,pagu\n1.02.01,1000\n", to: "masukan/pagu.csv")
    try desk.write("unit_kode,pagu\n1.02.01,1000\n", to: "masukan/anggaran.csv")
    try desk.write("unit_kode,pagu\n1.02.01,1.000\n", to: "masukan/pagu-2.csv")
    try desk.write("7\t2026-07-01 07:30:00\t1\t0\n", to: "masukan/1_attlog.dat")
    try desk.write("7\t2026-07-01 07:30:00\t1\t0\n", to: "masukan/log.txt")
    try desk.write("pin,nip\n7,\(nip)\n", to: "masukan/pin-nip.csv")
    try desk.write("NIP;Tanggal;Scan Masuk;Scan Pulang\n\(nip);01/07/2026;07:30;16:00\n", to: "masukan/rekap.csv")
    try desk.write("schema: kinerja-kendali/1\n", to: "masukan/kendali.yaml")
    try desk.write("%PDF-1.7\n", to: "masukan/surat.csv")
    try desk.write("", to: "masukan/kosong.csv")
    try desk.write("x\n", to: "masukan/lama/x.csv")
    #expect(mkfifo(desk.url("masukan/pipa.csv").path, 0o600) == 0)
    #expect(
      try desk.done("inspect masukan --lang en") == """
        1_attlog.dat  kehadiran, --profile zkteco-attlog
        anggaran.csv  pagu, canonical; name it pagu-….csv to have it read
        kendali.yaml  no export
        kosong.csv    without rows
        log.txt       kehadiran, --profile zkteco-attlog; its name is not one of the profile's
        pagu-2.csv    pagu by its header, but 1 errors: see `kinerja inspect` of the file
        pagu.csv      pagu, canonical
        pin-nip.csv   a mapping table from pin to nip
        pipa.csv      cannot be read (not a regular file)
        rekap.csv     an unknown shape: 4 columns, 1 rows; perhaps kehadiran; draft a profile with --write-profile
        surat.csv     no text: a PDF document; export again from the source as CSV

        """)
    let lines = try desk.done("inspect masukan").split(separator: "\n")
    #expect(lines[1] == "anggaran.csv  pagu, bentuk baku; namai pagu-….csv agar dibaca")
    #expect(lines[7] == "pin-nip.csv   tabel pemetaan pin ke nip")
  }

  /// A pipe is not waited for.
  @Test func refusesWhatIsNoFile() throws {
    #expect(mkfifo(desk.url("pipa.csv").path, 0o600) == 0)
    try desk.refused(
      Refused("inspect pipa.csv", 66, "pipa.csv: K002: tidak dapat dibaca", "pipa.csv: K002: cannot be read"))
    try desk.refused(Refused(usage: "inspect . --write-profile p.yaml", "are for one file, not for a folder"))
  }

  /// What cannot be read as text has no draft.
  @Test func draftsNothingOfUnknownText() throws {
    try (Data("a;b\n".utf8) + Data([0x81, 0x3B, 0x32, 0x0A])).write(to: desk.url("lama.csv"))
    try desk.refused(
      Refused(
        "inspect lama.csv --write-profile p.yaml", 65, "lama.csv: pengodean tidak dikenal: bita 0x81 pada posisi 5",
        "lama.csv: unknown encoding: byte 0x81 at position 5"))
  }

  /// The table that is asked for, though another is likelier; what it lacks is marked.
  @Test func draftsForAnotherTable() throws {
    try desk.write("unit_kode,pagu\n1.02.01,1000\n", to: "pagu.csv")
    try desk.done("inspect pagu.csv --write-profile profil.yaml --table tarif")
    let draft = try desk.text("profil.yaml")
    #expect(draft.contains("table: tarif\n") && draft.contains("id: \"profil\"\n"))
    #expect(draft.contains("  unit_kode: {from: [\"unit_kode\"]}\n"))
    #expect(draft.contains("LENGKAPI"))
  }

  @Test(arguments: [
    Refused(usage: "inspect", "Missing expected argument '<file>'"),
    Refused(usage: "inspect rekap.csv --table absen", "'absen' is invalid for '--table"),
    Refused("inspect tiada.csv", 66, "tiada.csv: K002: tidak dapat dibaca", "tiada.csv: K002: cannot be read"),
    Refused(
      "inspect rekap.csv --write-profile rekap.csv", 73, "rekap.csv: sudah ada", "rekap.csv: already exists"),
    Refused(
      "inspect rekap.csv --write-profile tiada/p.yaml", 73, "tiada/p.yaml: tidak dapat dibuat",
      "tiada/p.yaml: cannot be made"),
    Refused(
      "profiles tiada", 66,
      "tiada: bukan profil bawaan (daftar-hadir-apel, ekinerja-perilaku, ekinerja-skp, excel-indonesia",
      "tiada: is no shipped profile (daftar-hadir-apel, ekinerja-perilaku, ekinerja-skp, excel-indonesia"),
  ])
  func refuses(_ refusal: Refused) throws {
    try desk.write("unit_kode,pagu\n1.02.01,1000\n", to: "rekap.csv")
    try desk.refused(refusal)
  }

  @Test func listsTheProfiles() throws {
    let lines = try desk.done("profiles").split(separator: "\n")
    #expect(
      lines.map { $0.prefix { $0 != " " } } == [
        "daftar-hadir-apel", "ekinerja-perilaku", "ekinerja-skp", "excel-indonesia", "kanonik", "lap-log-absen",
        "rekap-bulanan-jam", "rekap-bulanan-kode", "sidik-jari-rekap",
        "simpeg-cuti", "simpeg-hukdis", "simpeg-pegawai", "zkteco-attlog", "zkteco-attlog-status",
        "zktime-pasangan",
      ])
    #expect(lines[12] == "zkteco-attlog         Log absensi ZKTeco/Solution (attlog.dat)")
    #expect(Set(lines.map { $0.dropFirst(22).first?.isUppercase }) == [true], "titles stand below each other")
  }

  /// What is printed is a profile of that name; saved and given as a file, it reads what the shipped one reads.
  @Test(arguments: ProfileTests.exports) func printsAProfile(_ name: String, _ tables: [String]) throws {
    let text = try desk.done("profiles \(name)")
    #expect(text.contains("\nid: \(name)\n"), "\(text)")
    try desk.write(text, to: "\(name).yaml")
    _ = try ProfileTests.folder(name, tables, in: desk.folder)
    let outcome = try desk.run("check --quarter 2026-Q3 --input masukan --policy POLICY --profile \(name).yaml")
    #expect(outcome.exitCode == 0, "\(outcome.complaints)")
  }
}
