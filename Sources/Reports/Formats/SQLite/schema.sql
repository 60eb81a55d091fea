-- Results of one or more runs. Scores, cells, ratios and dasar_insentif are whole millionths (…_mikro), indeks whole hundredths
-- (indeks_sen), rupiah whole: every digit is kept. The views show them as decimals.
CREATE TABLE run (
  id TEXT PRIMARY KEY,
  triwulan TEXT NOT NULL,
  sampai TEXT NOT NULL,
  kebijakan TEXT NOT NULL,
  kebijakan_sha256 TEXT NOT NULL,
  mesin TEXT NOT NULL,
  tidak_lengkap TEXT, -- why it was published although the exports lack something
  berlaku INTEGER NOT NULL, -- 1 for the run that holds for its quarter: the last one that was loaded
  dihitung_ulang INTEGER NOT NULL -- 0 where it was loaded without being computed again
) WITHOUT ROWID;
CREATE TABLE masukan (
  run TEXT NOT NULL REFERENCES run (id),
  berkas TEXT NOT NULL,
  tabel TEXT NOT NULL,
  baris INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (run, berkas)
) WITHOUT ROWID;
CREATE TABLE unit (
  run TEXT NOT NULL REFERENCES run (id),
  kode TEXT NOT NULL,
  nama TEXT,
  PRIMARY KEY (run, kode)
) WITHOUT ROWID;
CREATE TABLE hasil (
  run TEXT NOT NULL REFERENCES run (id),
  -- the columns of hasil.csv
  PRIMARY KEY (run, nip),
  FOREIGN KEY (run, unit_kode) REFERENCES unit (run, kode)
) WITHOUT ROWID;
-- Payment: a row for each month of each employee, and one for the quarter. The cells of the policies are columns too; those that
-- a run's policy does not have are null. The views bulanan_panjang and triwulan_panjang have a row for each cell.
CREATE TABLE bulanan (
  run TEXT NOT NULL REFERENCES run (id),
  -- the columns of bulanan.csv
  PRIMARY KEY (run, nip, bulan),
  FOREIGN KEY (run, nip) REFERENCES hasil (run, nip)
) WITHOUT ROWID;
CREATE TABLE triwulan (
  run TEXT NOT NULL REFERENCES run (id),
  nip TEXT NOT NULL,
  PRIMARY KEY (run, nip),
  FOREIGN KEY (run, nip) REFERENCES hasil (run, nip)
) WITHOUT ROWID;
-- In which column of bulanan or triwulan a cell stands.
CREATE TABLE sel (
  tabel TEXT NOT NULL,
  sel TEXT NOT NULL,
  kolom TEXT NOT NULL,
  PRIMARY KEY (tabel, sel)
) WITHOUT ROWID;
CREATE INDEX hasil_peringkat ON hasil (run, peringkat);
CREATE INDEX hasil_unit ON hasil (run, unit_kode, peringkat_unit);
CREATE INDEX hasil_nip ON hasil (nip);
CREATE VIEW komponen AS
  SELECT run, nip, 'disiplin' AS komponen, disiplin_mikro / 1e6 AS nilai FROM hasil
  UNION ALL SELECT run, nip, 'layanan', capaian_normal_mikro / 1e6 FROM hasil
  UNION ALL SELECT run, nip, 'atasan', perilaku_mikro / 1e6 FROM hasil;
CREATE VIEW peringkat AS
  SELECT r.triwulan, h.run, h.peringkat, h.peringkat_unit, h.peringkat_kelompok, h.nip, h.nama, h.unit_kode,
    u.nama AS unit_nama, h.jenis_jabatan, h.kelas_jabatan, h.kelompok, h.indeks_sen / 100.0 AS indeks,
    h.disiplin_mikro / 1e6 AS disiplin, h.capaian_mikro / 1e6 AS capaian,
    h.capaian_normal_mikro / 1e6 AS capaian_normal, h.perilaku_mikro / 1e6 AS perilaku,
    h.beban_relatif_mikro / 1e6 AS beban_relatif, h.predikat, h.sumber_predikat, h.insentif
  FROM hasil AS h JOIN run AS r ON r.id = h.run LEFT JOIN unit AS u ON u.run = h.run AND u.kode = h.unit_kode
  WHERE h.status_nilai = 'DINILAI'
  ORDER BY r.triwulan, h.run, h.peringkat, h.nip;
CREATE VIEW tidak_dinilai AS
  SELECT r.triwulan, h.run, h.nip, h.nama, h.unit_kode, h.alasan, h.alasan_insentif
  FROM hasil AS h JOIN run AS r ON r.id = h.run
  WHERE h.status_nilai = 'TIDAK_DINILAI'
  ORDER BY r.triwulan, h.run, h.nip;
CREATE VIEW per_unit AS
  SELECT r.triwulan, h.run, h.unit_kode, u.nama AS unit_nama, count(*) AS pegawai,
    count(h.indeks_sen) AS dinilai, round(avg(h.indeks_sen) / 100.0, 2) AS rata_rata_indeks, sum(h.insentif) AS insentif
  FROM hasil AS h JOIN run AS r ON r.id = h.run LEFT JOIN unit AS u ON u.run = h.run AND u.kode = h.unit_kode
  GROUP BY h.run, h.unit_kode
  ORDER BY r.triwulan, h.run, h.unit_kode;
CREATE VIEW tren AS
  SELECT h.nip, h.nama, r.triwulan, h.run, h.indeks_sen / 100.0 AS indeks, h.peringkat, h.predikat, h.insentif
  FROM hasil AS h JOIN run AS r ON r.id = h.run
  WHERE r.berlaku = 1
  ORDER BY h.nip, r.triwulan, h.run;
