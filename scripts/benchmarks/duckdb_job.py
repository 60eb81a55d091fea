"""One quarter under the policy contoh-bengkulu, in SQL for DuckDB.

Reads the exports of a folder, scores, ranks and pays every employee, and writes `hasil.csv`, `bulanan.csv` and
`triwulan.csv` as the engine does, byte for byte. Rows are trusted: nothing is checked beyond what parsing the CSV brings,
and no row stands there twice. The policy is written into the SQL. How it is made fast:

- types are declared (no sniffing), clock times are TIME, and only the columns that matter are converted;
- attendance is read once, joined to the roster and reduced to a row per segment and month, whatever its order;
- the days of a month are the bits of an integer, so that schedules, transfers, sick leave, tariffs and roll calls are
  counted without a row per employee and day; a day without a row is the difference to what was scheduled;
- joins stand as they are to be done, the smaller side on the right.

Scores and rupiah are whole millionths in BIGINT, in HUGEINT where a product needs more; what is too large stops the job.
Binary floating point only carries numbers from the file to millionths (exact below 2^52, some 4.5 thousand million), and
medians (exact there too).
"""

import argparse
import csv
import glob
import os

import duckdb

TABLES = {
    "pegawai": "nip BIGINT, nama VARCHAR, unit_kode VARCHAR, jabatan VARCHAR, jenis_jabatan VARCHAR, kelas_jabatan UTINYINT,"
    " status VARCHAR, pola_kerja VARCHAR, berlaku_mulai DATE, berlaku_sampai DATE",
    "kehadiran": "nip BIGINT, tanggal DATE, masuk TIME, pulang TIME, kode VARCHAR, tengah_1 TIME, tengah_2 TIME",
    "target": "nip BIGINT, indikator VARCHAR, arah VARCHAR, target DOUBLE, realisasi DOUBLE, bulan VARCHAR",
    "penilaian": "nip BIGINT, penilai_nip BIGINT, bulan VARCHAR, nilai DOUBLE",
    "beban_kerja": "indikator VARCHAR, norma_menit DOUBLE",
    "kalender": "tanggal DATE, jenis VARCHAR, jadwal VARCHAR",
    "tarif": "kelas_jabatan UTINYINT, unit_kode VARCHAR, nilai BIGINT, komponen VARCHAR, jabatan VARCHAR, mulai DATE, sampai DATE",
    "jadwal": "nip BIGINT, tanggal DATE, shift VARCHAR",
    "masa": "nip BIGINT, jenis VARCHAR, mulai DATE, sampai DATE",
    "kejadian": "nip BIGINT, tanggal DATE, jenis VARCHAR",
    "angka": "nip BIGINT, nama VARCHAR, bulan VARCHAR, nilai DOUBLE",
    "pagu": "unit_kode VARCHAR, pagu BIGINT",
    "predikat": "nip BIGINT, hasil UTINYINT, perilaku UTINYINT",
}

# DuckDB cannot know how long a CSV is, and left alone it builds its hash table on attendance.
SETTINGS = """
SET preserve_insertion_order = false;
SET disabled_optimizers = 'join_order,build_side_probe_side';

-- Times of day are in microseconds, as DuckDB keeps them.
CREATE TEMP MACRO waktu(menit) AS menit * 60000000::BIGINT;

-- What lateness or leaving early by so much costs, in hundredths of a percent; 150 for a missing punch.
CREATE TEMP MACRO pita(w) AS
  CASE WHEN w <= 0 THEN 0 WHEN w <= waktu(30) THEN 50 WHEN w <= waktu(60) THEN 100 WHEN w <= waktu(90) THEN 125 ELSE 150 END;

-- The whole number nearest to a quotient, halves away from zero; the divisor is above zero.
CREATE TEMP MACRO bagi(a, b) AS (2 * a + b) // (2 * b);
CREATE TEMP MACRO bagi_bertanda(a, b) AS CASE WHEN a < 0 THEN -bagi(-a, b) ELSE bagi(a, b) END;

-- A number of the input in millionths, and millionths as they are printed.
CREATE TEMP MACRO juta(x) AS round(x * 1e6)::BIGINT;
CREATE TEMP MACRO enam(x) AS x::DECIMAL(18, 0) * 0.000001::DECIMAL(7, 6);

-- The month's place in the quarter, 0 to 2, and the bits in its month of a day and of a weekday.
CREATE TEMP MACRO ke(tanggal) AS (month(tanggal) - month(getvariable('q0')))::UTINYINT;
CREATE TEMP MACRO bit_hari(tanggal) AS 1::UINTEGER << (day(tanggal) - 1);
CREATE TEMP MACRO bit_pekan(tanggal) AS 1::UTINYINT << ((day(tanggal) - 1) // 7);

-- What a day of attendance adds to its month: hundredths of a percent below bit 14, then counters of six bits each, and from
-- bit 44 on the weeks with presence at a roll call. One sum is far cheaper than seven.
CREATE TEMP MACRO satu(letak) AS 1::BIGINT << letak;
CREATE TEMP MACRO baca(isi, letak) AS ((isi >> letak) & 63)::INTEGER;
"""

# The tables that are kept, in the order in which they are made.
STEPS = {
    "hari": """
-- The days of the quarter, with what the calendar says of them.
SELECT d::DATE AS tanggal, ke(d) AS ym, bit_hari(d) AS bit, strftime(d, '%Y-%m') AS bulan, isodow(d) AS dow,
       coalesce(jenis IN ('LIBUR', 'CUTI_BERSAMA'), false) AS libur, nullif(jadwal, '') IS NOT NULL AS ramadan
FROM range(getvariable('q0'), getvariable('q1') + 1, INTERVAL 1 DAY) t(d) LEFT JOIN kalender ON tanggal = d::DATE
""",
    "bulan": "SELECT ym, bulan, min(tanggal) AS awal, max(tanggal) AS akhir FROM hari GROUP BY ym, bulan",
    "jam": """
-- Start and end of each pattern's and shift's day. Patterns: 5 and 6 for 5H and 6H, 1 to 3 for shifts. On an overnight
-- shift a punch before `esok_masuk` or `esok_pulang` is the next day's. `apel` is the week's bit where there is a roll call.
WITH kantor(pola, ramadan, dow0, dow1, mulai, selesai) AS (VALUES
  (5, false, 1, 4, 450, 960), (5, false, 5, 5, 450, 990),
  (6, false, 1, 4, 450, 840), (6, false, 5, 5, 450, 690), (6, false, 6, 6, 450, 780),
  (5, true, 1, 4, 480, 900), (5, true, 5, 5, 480, 930),
  (6, true, 1, 4, 480, 840), (6, true, 5, 5, 480, 690), (6, true, 6, 6, 480, 750)),
giliran(pola, mulai, selesai) AS (VALUES (1, 420, 840), (2, 840, 1260), (3, 1260, 1860)),
semua AS (
  SELECT hari.*, pola, mulai, selesai
  FROM hari JOIN kantor k ON hari.ramadan = k.ramadan AND dow BETWEEN dow0 AND dow1 WHERE NOT libur
  UNION ALL SELECT hari.*, pola, mulai, selesai FROM hari, giliran)
SELECT (pola * 128 + (tanggal - getvariable('q0')))::INTEGER AS kunci, pola, ym, bit,
       CASE WHEN dow = 1 AND NOT ramadan AND pola NOT IN (2, 3) THEN bit_pekan(tanggal)::BIGINT << 44 ELSE 0 END AS apel,
       waktu(mulai) AS mulai, waktu(selesai) AS selesai,
       CASE WHEN selesai > 1440 THEN waktu(mulai - 720) ELSE 0 END AS esok_masuk,
       CASE WHEN selesai > 1440 THEN waktu(mulai + 1) ELSE 0 END AS esok_pulang
FROM semua
""",
    "giliran": """
-- Shift rosters: two bits a day, 0 for a day off.
SELECT nip, bit_or(CASE WHEN ym = 0 THEN kode ELSE 0 END) AS g0, bit_or(CASE WHEN ym = 1 THEN kode ELSE 0 END) AS g1,
       bit_or(CASE WHEN ym = 2 THEN kode ELSE 0 END) AS g2
FROM (SELECT nip, ke(tanggal) AS ym,
             (CASE shift WHEN 'PAGI' THEN 1 WHEN 'SIANG' THEN 2 WHEN 'MALAM' THEN 3 ELSE 0 END)::BIGINT
               << (2 * (day(tanggal) - 1)) AS kode
      FROM jadwal WHERE tanggal BETWEEN getvariable('q0') AND getvariable('q1'))
GROUP BY nip
""",
    "segmen": """
-- Segments, clipped to the quarter, with the person's shifts and days of sick leave.
WITH cuti_sakit AS (
  SELECT nip, bit_or(CASE WHEN ym = 0 THEN bit ELSE 0 END)::UINTEGER AS c0,
         bit_or(CASE WHEN ym = 1 THEN bit ELSE 0 END)::UINTEGER AS c1,
         bit_or(CASE WHEN ym = 2 THEN bit ELSE 0 END)::UINTEGER AS c2
  FROM masa JOIN hari ON tanggal BETWEEN mulai AND coalesce(sampai, getvariable('q1'))
  WHERE jenis = 'CUTI_SAKIT' GROUP BY nip)
SELECT row_number() OVER ()::INTEGER AS s, nip, nama, unit_kode, jenis_jabatan, kelas_jabatan, status,
       -- only posts with a tariff of their own are told apart
       CASE WHEN jabatan IN (SELECT jabatan FROM tarif WHERE jabatan IS NOT NULL) THEN jabatan ELSE '' END AS jabatan,
       (CASE pola_kerja WHEN '5H' THEN 5 WHEN '6H' THEN 6 ELSE 0 END)::TINYINT AS pola,
       greatest(berlaku_mulai, getvariable('q0')) AS mulai,
       least(coalesce(berlaku_sampai, getvariable('q1')), getvariable('q1')) AS sampai,
       coalesce(g0, 0) AS g0, coalesce(g1, 0) AS g1, coalesce(g2, 0) AS g2,
       coalesce(c0, 0) AS c0, coalesce(c1, 0) AS c1, coalesce(c2, 0) AS c2
FROM pegawai LEFT JOIN giliran USING (nip) LEFT JOIN cuti_sakit USING (nip)
WHERE berlaku_mulai <= getvariable('q1') AND coalesce(berlaku_sampai, getvariable('q1')) >= getvariable('q0')
""",
    "absen": """
-- Attendance, a row for each segment and month: what its days add up to, and as bits the days with a row, and from bit 31 on
-- those of study leave.
WITH baris AS (
  SELECT s, kode, masuk, pulang, coalesce(tengah_1, tengah_2) AS tengah, tanggal - getvariable('q0') AS hari,
         CASE ke(tanggal) WHEN 0 THEN c0 WHEN 1 THEN c1 ELSE c2 END AS cuti_sakit,
         CASE WHEN pola <> 0 THEN pola
              ELSE (CASE ke(tanggal) WHEN 0 THEN g0 WHEN 1 THEN g1 ELSE g2 END >> (2 * (day(tanggal) - 1))) & 3 END AS pola
  FROM kehadiran k JOIN segmen s ON k.nip = s.nip AND tanggal BETWEEN mulai AND sampai),
selisih AS (
  SELECT s * 4 + ym AS segmen_bulan, bit::BIGINT AS bit, apel,
         CASE WHEN kode IS NOT NULL AND kode <> 'H' AND kode <> '' THEN kode
              WHEN cuti_sakit & bit <> 0 THEN 'S'
              WHEN masuk IS NULL AND pulang IS NULL AND tengah IS NULL THEN 'TK'
              ELSE 'H' END AS kode,
         epoch_us(masuk) + waktu(1440) * (epoch_us(masuk) < esok_masuk)::BIGINT - mulai AS telat,
         selesai - epoch_us(pulang) - waktu(1440) * (epoch_us(pulang) < esok_pulang)::BIGINT AS cepat
  FROM baris JOIN jam ON (baris.pola * 128 + hari)::INTEGER = kunci),
hasil AS (
  SELECT segmen_bulan, CASE WHEN kode = 'TB' THEN bit | (bit << 31) ELSE bit END AS hari,
         -- seconds are dropped: a minute of lateness is full at its 60th second, one of leaving early counts from its first
         CASE kode WHEN 'H' THEN pita(telat - waktu(1) + 1) + pita(cepat) + satu(14) + apel
                   WHEN 'DLP' THEN pita(cepat) + satu(14) + apel
                   WHEN 'DL' THEN satu(20) WHEN 'CT' THEN satu(20) + satu(26) WHEN 'S' THEN satu(32) WHEN 'TK' THEN 300 + satu(38)
                   WHEN 'I' THEN 100 + satu(26) ELSE 0 END AS isi
  FROM selisih),
jumlah AS (SELECT segmen_bulan, bit_or(hari) AS hari, sum(isi)::BIGINT AS isi FROM hasil GROUP BY segmen_bulan)
SELECT segmen_bulan // 4 AS s, (segmen_bulan % 4)::UTINYINT AS ym, (hari & 2147483647)::UINTEGER AS ada,
       (hari >> 31)::UINTEGER AS tb, (isi & 16383)::INTEGER AS potongan, baca(isi, 14) AS hadir, baca(isi, 20) AS dinas_cuti,
       baca(isi, 26) AS absah, baca(isi, 32) AS sakit, baca(isi, 38) AS tk, baca(isi, 44)::UTINYINT AS apel
FROM jumlah
""",
    "segmen_bulan": """
-- Segments and months: days scheduled, counted, absent.
WITH kantor AS (SELECT pola, ym, bit_or(bit) AS jadwal FROM jam WHERE pola > 3 GROUP BY pola, ym),
giliran_hari AS (
  SELECT nip, ym, (CASE ym WHEN 0 THEN g0 WHEN 1 THEN g1 ELSE g2 END >> (2 * (day(tanggal) - 1))) & 3 AS kode, bit
  FROM giliran, hari),
giliran_bulan AS (SELECT nip, ym, bit_or(bit) AS jadwal FROM giliran_hari WHERE kode <> 0 GROUP BY nip, ym),
jadwal_bulan AS (
  SELECT s, segmen.nip, ym, kelas_jabatan, unit_kode, jabatan,
         coalesce(CASE WHEN pola = 0 THEN g.jadwal ELSE k.jadwal END, 0)::UINTEGER AS jadwal,
         -- the segment's own days of the month
         CASE WHEN mulai > akhir OR sampai < awal THEN 0::UINTEGER
              ELSE ((1::BIGINT << day(least(sampai, akhir))) - (1::BIGINT << (day(greatest(mulai, awal)) - 1)))::UINTEGER
         END AS milik,
         CASE ym WHEN 0 THEN c0 WHEN 1 THEN c1 ELSE c2 END AS cuti_sakit
  FROM segmen CROSS JOIN bulan LEFT JOIN kantor k USING (pola, ym) LEFT JOIN giliran_bulan g USING (nip, ym)),
tanpa_baris AS (
  SELECT j.*, coalesce(tb, 0) AS tb, coalesce(apel, 0)::UTINYINT AS apel, coalesce(hadir, 0) AS hadir,
         coalesce(dinas_cuti, 0) AS dinas_cuti, coalesce(absah, 0) AS absah, coalesce(sakit, 0) AS sakit, coalesce(tk, 0) AS tk,
         coalesce(potongan, 0) AS potongan, jadwal & milik & ~coalesce(ada, 0::UINTEGER) AS tanpa
  FROM jadwal_bulan j LEFT JOIN absen USING (s, ym)),
lengkap AS (
  SELECT *, bit_count(tanpa & ~cuti_sakit)::INTEGER AS alpa, bit_count(tanpa & cuti_sakit)::INTEGER AS sakit_tanpa
  FROM tanpa_baris)
SELECT s, nip, ym, kelas_jabatan, unit_kode, jabatan, bit_count(jadwal)::INTEGER AS penuh,
       bit_count(jadwal & milik)::INTEGER AS dijadwalkan, jadwal & milik & ~tb AS dihitung, apel, hadir, dinas_cuti, absah,
       sakit + sakit_tanpa AS sakit, tk + alpa AS tk, potongan + 300 * alpa AS potongan
FROM lengkap
""",
    "bulan_orang": """
-- Employees and months with a counted day: the figures that formulas take.
WITH pos AS (SELECT DISTINCT kelas_jabatan, unit_kode, jabatan FROM segmen),
-- The tariff of each post, component and day: its unit before all units, and there its name before all names.
tarif_hari AS (
  SELECT kelas_jabatan, pos.unit_kode, pos.jabatan, komponen, ym, bit,
         arg_min(nilai, 2 * (t.unit_kode = '*')::INTEGER + (coalesce(t.jabatan, '') = '')::INTEGER) AS nilai
  FROM pos JOIN tarif t USING (kelas_jabatan)
  JOIN hari ON tanggal BETWEEN coalesce(mulai, getvariable('q0')) AND coalesce(sampai, getvariable('q1'))
  WHERE t.unit_kode IN (pos.unit_kode, '*') AND coalesce(t.jabatan, '') IN (pos.jabatan, '')
  GROUP BY kelas_jabatan, pos.unit_kode, pos.jabatan, komponen, ym, bit),
tarif_bulan AS (
  SELECT kelas_jabatan, unit_kode, jabatan, komponen, ym, nilai, bit_or(bit) AS berlaku
  FROM tarif_hari GROUP BY kelas_jabatan, unit_kode, jabatan, komponen, ym, nilai),
-- Whoever works a whole month works the same days as many others.
hari_sama AS (SELECT DISTINCT kelas_jabatan, unit_kode, jabatan, ym, dihitung, penuh FROM segmen_bulan WHERE dihitung <> 0),
dasar_komponen AS (
  SELECT kelas_jabatan, unit_kode, jabatan, ym, dihitung, penuh, komponen,
         sum(nilai * bit_count(dihitung & berlaku))::BIGINT * 1000000 AS kali
  FROM hari_sama JOIN tarif_bulan USING (kelas_jabatan, unit_kode, jabatan, ym) GROUP BY ALL),
dasar AS (
  SELECT kelas_jabatan, unit_kode, jabatan, ym, dihitung, penuh, sum(bagi(kali, penuh))::BIGINT AS dasar
  FROM dasar_komponen GROUP BY ALL),
per_bulan AS (
  SELECT nip, ym, sum(bit_count(dihitung))::INTEGER AS n, bit_or(apel) AS apel, sum(hadir)::INTEGER AS hadir,
         sum(dinas_cuti)::INTEGER AS dinas_cuti, sum(absah + sakit)::INTEGER AS absah, sum(sakit)::INTEGER AS sakit,
         sum(tk)::INTEGER AS tk, sum(potongan)::INTEGER AS potongan, coalesce(sum(dasar), 0)::BIGINT AS dasar
  FROM segmen_bulan LEFT JOIN dasar USING (kelas_jabatan, unit_kode, jabatan, ym, dihitung, penuh)
  GROUP BY nip, ym),
-- From the quarter's 15th day of sickness on each costs one percent.
sakit_lama AS (
  SELECT nip, ym, greatest(sampai - 14, 0) - greatest(sampai - sakit - 14, 0) AS lewat
  FROM (SELECT nip, ym, sakit, (sum(sakit) OVER (PARTITION BY nip ORDER BY ym))::INTEGER AS sampai
        FROM per_bulan WHERE sakit > 0)
  WHERE sampai > 14),
apel_hadir AS (
  SELECT nip, ke(tanggal) AS ym, bit_or(bit_pekan(tanggal)) AS apel_hadir
  FROM kejadian WHERE jenis = 'APEL' AND isodow(tanggal) = 1 AND tanggal BETWEEN getvariable('q0') AND getvariable('q1')
  GROUP BY nip, ym),
puncak AS (
  SELECT nip, ym, max(CASE jenis WHEN 'BERAT' THEN 80 WHEN 'SEDANG' THEN 40 ELSE 20 END) AS puncak
  FROM masa JOIN bulan ON mulai <= akhir AND coalesce(sampai, akhir) >= awal
  WHERE jenis IN ('RINGAN', 'SEDANG', 'BERAT') GROUP BY nip, ym),
-- The row of the month before the one without a month.
tambahan AS (
  SELECT nip, ym, juta(arg_max(nilai, (nullif(a.bulan, '') IS NOT NULL)::INTEGER)) AS tambahan
  FROM angka a JOIN bulan b ON coalesce(nullif(a.bulan, ''), b.bulan) = b.bulan WHERE nama = 'tambahan' GROUP BY nip, ym),
semua AS (
  SELECT p.*, coalesce(lewat, 0) AS lewat, bit_count(apel & ~coalesce(apel_hadir, 0::UTINYINT))::INTEGER AS mangkir,
         coalesce(puncak, 0)::INTEGER AS puncak, coalesce(tambahan, 0) AS tambahan
  FROM per_bulan p LEFT JOIN apel_hadir USING (nip, ym) LEFT JOIN sakit_lama USING (nip, ym) LEFT JOIN puncak USING (nip, ym)
  LEFT JOIN tambahan USING (nip, ym)
  WHERE n > 0)
SELECT nip, ym, n, hadir, dinas_cuti, tk, n - absah AS tersedia, (potongan + 100 * lewat)::BIGINT AS potongan, dasar, puncak, tambahan,
       (10000 - least(10000, potongan + 100 * lewat + 200 * mangkir))::BIGINT AS d
FROM semua
""",
    "orang": """
-- Employees: discipline, achievement, workload, scores and index in millionths (the index in hundredths), and the ratings.
WITH per_nip AS (
  SELECT nip, sum(n)::INTEGER AS n, sum(tk)::INTEGER AS tk, sum(tersedia)::INTEGER AS tersedia, sum(dasar)::BIGINT AS dasar,
         bagi(sum(d * n)::BIGINT * 10000, sum(n)::BIGINT) AS d
  FROM bulan_orang GROUP BY nip),
utama AS (
  SELECT nip, arg_max(s, hari * 1000 + (mulai - getvariable('q0'))) AS s
  FROM (SELECT s, sum(dijadwalkan)::INTEGER AS hari FROM segmen_bulan GROUP BY s) JOIN segmen USING (s) GROUP BY nip),
pegawai AS (
  SELECT segmen.nip, nama, unit_kode, jenis_jabatan, kelas_jabatan, status, coalesce(n, 0) AS n, coalesce(tk, 0) AS tk,
         coalesce(tersedia, 0) AS tersedia, coalesce(dasar, 0) AS dasar, d
  FROM segmen JOIN utama USING (s) LEFT JOIN per_nip ON per_nip.nip = segmen.nip),

-- Service targets: planned workload in millionths of millionths of minutes, and achievement.
layanan AS (
  WITH butir AS (
    SELECT nip, juta(target)::HUGEINT AS t, juta(realisasi)::HUGEINT AS r, arah, juta(norma_menit) AS norma
    FROM target JOIN beban_kerja USING (indikator)
    WHERE nullif(bulan, '') IS NULL OR bulan IN (SELECT bulan FROM bulan)),
  capaian AS (
    SELECT nip, t * norma AS menit,
           least(greatest(bagi((CASE arah WHEN 'MAX' THEN r ELSE greatest(2 * t - r, 0) END) * 100000000, t), 0), 120000000) AS a
    FROM butir)
  SELECT nip, sum(menit) AS menit, bagi(sum(menit * a), sum(menit))::BIGINT AS a FROM capaian GROUP BY nip),

-- Supervisor scores: the mean over aspects, then over months, then over raters by their months.
penilai AS (
  WITH per_bulan AS (
    SELECT nip, penilai_nip, ym, bagi(juta(sum(nilai)), count(*)) AS s
    FROM penilaian JOIN bulan USING (bulan) GROUP BY nip, penilai_nip, ym),
  per_penilai AS (
    SELECT nip, count(*) AS k, bagi(sum(s)::BIGINT, count(*)) AS s FROM per_bulan GROUP BY nip, penilai_nip)
  SELECT nip, bagi(sum(k * s)::BIGINT, sum(k)::BIGINT) AS s FROM per_penilai GROUP BY nip),

-- Workload: the ratio to capacity, against the median of the peer group; then achievement normalised by it.
rasio AS (
  SELECT pegawai.*, a, CASE WHEN tersedia > 0 THEN bagi(menit, 300000000 * tersedia::BIGINT)::BIGINT END AS w
  FROM pegawai LEFT JOIN layanan USING (nip)),
kelompok AS (
  SELECT jenis_jabatan, kelas_jabatan, grouping(jenis_jabatan, kelas_jabatan) AS lapis, count(w) AS besar,
         round(median(w))::BIGINT AS w
  FROM rasio GROUP BY GROUPING SETS ((jenis_jabatan, kelas_jabatan), (jenis_jabatan), ())),
acuan AS (
  SELECT rasio.*,
         CASE WHEN k0.besar >= 5 THEN k0.w WHEN k1.besar >= 5 THEN k1.w ELSE k3.w END AS acuan,
         CASE WHEN k0.besar >= 5 THEN jenis_jabatan || '/' || kelas_jabatan WHEN k1.besar >= 5 THEN jenis_jabatan
              ELSE 'SEMUA' END AS kelompok
  FROM rasio JOIN (FROM kelompok WHERE lapis = 0) k0 USING (jenis_jabatan, kelas_jabatan)
  JOIN (FROM kelompok WHERE lapis = 1) k1 USING (jenis_jabatan) CROSS JOIN (FROM kelompok WHERE lapis = 3) k3),
relatif AS (SELECT *, coalesce(bagi(w * 1000000, nullif(acuan, 0)), 1000000) AS r FROM acuan),
faktor AS (SELECT *, 950000 + bagi(least(greatest(r, 500000), 2000000) - 500000, 10) AS f FROM relatif),
normal AS (SELECT *, CASE WHEN a IS NOT NULL THEN least(120000000, bagi(a * f, 1000000)) END AS c FROM faktor),

-- Index, and the ratings of those who have one: 1 above, 2 meets, 3 below.
indeks AS (
  SELECT normal.*, s, bagi(bagi(4 * d + 4 * c + 2 * s, 10), 10000) AS indeks, p.nip IS NOT NULL AS ekinerja,
         CASE WHEN p.nip IS NOT NULL THEN hasil WHEN c >= 110000000 THEN 1 WHEN c >= 90000000 THEN 2 ELSE 3 END AS hasil,
         CASE WHEN p.nip IS NOT NULL THEN perilaku WHEN tk >= 3 THEN 3 WHEN s >= 90000000 THEN 1 WHEN s >= 70000000 THEN 2
              ELSE 3 END AS perilaku
  FROM normal LEFT JOIN penilai USING (nip) LEFT JOIN predikat p USING (nip))
SELECT * EXCLUDE (hasil, perilaku, ekinerja), CASE WHEN indeks IS NOT NULL THEN hasil END AS hasil,
       CASE WHEN indeks IS NOT NULL THEN perilaku END AS perilaku, CASE WHEN indeks IS NOT NULL THEN ekinerja END AS ekinerja,
       CASE WHEN indeks IS NULL THEN NULL
            WHEN hasil = 3 THEN CASE WHEN perilaku = 3 THEN 'SANGAT_KURANG' ELSE 'BUTUH_PERBAIKAN' END
            WHEN perilaku = 3 THEN 'KURANG' WHEN hasil = 1 AND perilaku = 1 THEN 'SANGAT_BAIK' ELSE 'BAIK' END AS predikat
FROM indeks
""",
    "sel_bulan": """
-- The cells of a month, in millionths.
WITH hadir AS (
  SELECT nip, ym, n, b.hadir AS hari_hadir, b.tk, potongan, b.d, b.dasar, puncak, tambahan,
         bagi((b.hadir + dinas_cuti)::BIGINT * 100000000, n) AS hadir,
         bagi(60 * CASE WHEN c > 100000000 THEN 100000000 ELSE c END + 400000 * b.d, 100) AS prestasi
  FROM bulan_orang b JOIN (SELECT nip, c FROM orang) USING (nip)),
gerbang AS (SELECT *, CASE WHEN hadir < 50000000 THEN 0 ELSE 100 END AS gerbang FROM hadir)
SELECT * EXCLUDE (puncak, tambahan),
       bagi_bertanda(dasar::HUGEINT * prestasi * (gerbang * (100 - puncak)) + tambahan::HUGEINT * 1000000000000, 1000000000000)
         AS bayar
FROM gerbang
""",
    "hasil": """
-- The cells of the quarter, budgets by largest remainder in thousands of rupiah, and ranks.
WITH sel AS (
  SELECT nip, CASE WHEN count(*) = count(bayar) THEN sum(bayar) END AS bayar FROM sel_bulan GROUP BY nip),
persen AS (
  SELECT orang.*, CASE WHEN n = 0 THEN 0 ELSE bayar END AS bayar,
         CASE predikat WHEN 'SANGAT_BAIK' THEN 100 WHEN 'BAIK' THEN 100 WHEN 'BUTUH_PERBAIKAN' THEN 75 WHEN 'KURANG' THEN 50
              WHEN 'SANGAT_KURANG' THEN 25 END AS persen_predikat,
         CASE status WHEN 'CPNS' THEN 80 WHEN 'PPPK_PW' THEN 50 ELSE 100 END AS persen_status
  FROM orang LEFT JOIN sel USING (nip)),
kuartal AS (SELECT *, bagi_bertanda(bayar * (persen_predikat * persen_status), 10000)::BIGINT AS sel_insentif FROM persen),
ribuan AS (SELECT *, greatest(coalesce(sel_insentif, 0), 0) // 1000000000 AS ribuan FROM kuartal),
terlampaui AS (
  SELECT unit_kode, sum(ribuan)::BIGINT AS x, any_value(pagu) // 1000 AS q
  FROM ribuan JOIN pagu USING (unit_kode) GROUP BY unit_kode HAVING sum(ribuan) * 1000 > any_value(pagu)),
bagian AS (
  SELECT nip, unit_kode, ribuan * q // x AS utuh, ribuan * q % x AS sisa, q
  FROM ribuan JOIN terlampaui USING (unit_kode)),
anggaran AS (
  SELECT nip, utuh + (row_number() OVER (PARTITION BY unit_kode ORDER BY sisa DESC, nip)
                      <= q - sum(utuh) OVER (PARTITION BY unit_kode))::BIGINT AS dibayar
  FROM bagian),
urutan AS (
  SELECT nip, unit_kode, kelompok, rank() OVER (ORDER BY indeks DESC, c DESC, d DESC, tk) AS peringkat
  FROM orang WHERE indeks IS NOT NULL),
peringkat AS (
  SELECT nip, peringkat, rank() OVER (PARTITION BY unit_kode ORDER BY peringkat) AS peringkat_unit,
         rank() OVER (PARTITION BY kelompok ORDER BY peringkat) AS peringkat_kelompok
  FROM urutan)
SELECT ribuan.*, peringkat, peringkat_unit, peringkat_kelompok, 1000 * coalesce(dibayar, ribuan) AS insentif
FROM ribuan LEFT JOIN anggaran USING (nip) LEFT JOIN peringkat USING (nip)
ORDER BY peringkat NULLS LAST, nip
""",
}

# The results; `hasil` stands in their order.
RESULTS = {
    "hasil": """
SELECT peringkat, peringkat_unit, peringkat_kelompok, nip, nama, unit_kode, jenis_jabatan, kelas_jabatan, kelompok,
       n AS hari_kerja, tk AS hari_tk, enam(d) AS disiplin, enam(a) AS capaian, enam(w) AS beban_rasio, enam(r) AS beban_relatif,
       enam(f) AS faktor_beban, enam(c) AS capaian_normal, enam(s) AS perilaku,
       indeks::DECIMAL(15, 0) * 0.01::DECIMAL(3, 2) AS indeks,
       CASE hasil WHEN 1 THEN 'above' WHEN 2 THEN 'meets' WHEN 3 THEN 'below' END AS hasil_kerja,
       CASE perilaku WHEN 1 THEN 'above' WHEN 2 THEN 'meets' WHEN 3 THEN 'below' END AS perilaku_kerja, predikat,
       CASE WHEN ekinerja THEN 'EKINERJA' WHEN NOT ekinerja THEN 'HITUNG' END AS sumber_predikat,
       enam(dasar) AS dasar_insentif, insentif, CASE WHEN indeks IS NULL THEN 'TIDAK_DINILAI' ELSE 'DINILAI' END AS status_nilai,
       nullif(concat_ws(';', CASE WHEN d IS NULL THEN 'disiplin' END, CASE WHEN c IS NULL THEN 'layanan' END,
                        CASE WHEN s IS NULL THEN 'atasan' END), '') AS alasan,
       nullif(concat_ws(';', CASE WHEN bayar IS NULL THEN 'capaian_normal' END, CASE WHEN predikat IS NULL THEN 'predikat' END),
              '') AS alasan_insentif
FROM hasil
""",
    "bulanan": """
SELECT nip, bulan, n AS hari_kerja, hari_hadir, tk AS hari_tk, enam(potongan * 10000) AS potongan, enam(d * 10000) AS disiplin,
       enam(dasar) AS dasar, enam(hadir) AS hadir, enam(prestasi) AS prestasi, enam(gerbang * 1000000) AS gerbang,
       enam(bayar) AS bayar
FROM sel_bulan JOIN (SELECT nip, rowid AS urut FROM hasil) USING (nip) JOIN bulan USING (ym)
ORDER BY urut, ym
""",
    "triwulan": """
SELECT nip, enam(persen_predikat * 1000000) AS persen_predikat, enam(persen_status * 1000000) AS persen_status,
       enam(sel_insentif) AS insentif
FROM hasil
""",
}


def view(connection, folder, table, columns):
    """Makes a view of a table's files: columns by name, empty where a file lacks them."""
    types = dict(column.strip().split(" ") for column in columns.split(","))
    headers = {}
    for path in glob.glob(os.path.join(folder, table + ".csv")) + glob.glob(os.path.join(folder, table + "-*.csv")):
        with open(path, newline="", encoding="utf-8-sig") as file:
            headers.setdefault(tuple(next(csv.reader(file))), []).append(path)
    sources = [
        "SELECT " + ", ".join(name if name in header else f"NULL::{kind} AS {name}" for name, kind in types.items())
        + f" FROM read_csv({files!r}, columns = {({name: types.get(name, 'VARCHAR') for name in header})}, auto_detect = false,"
        " header = true, delim = ',', quote = '\"', escape = '\"')"
        for header, files in headers.items()
    ]  # fmt: skip
    nothing = "SELECT " + ", ".join(f"NULL::{kind} AS {name}" for name, kind in types.items()) + " WHERE false"
    connection.execute(f"CREATE TEMP VIEW {table} AS " + (" UNION ALL ".join(sources) or nothing))


def quarter_days(quarter):
    """Gives the first and the last day of a quarter such as 2026-Q3."""
    year, number = quarter.split("-Q")
    first = 3 * int(number) - 2
    return f"{year}-{first:02d}-01", f"{year}-{first + 2:02d}-{31 if first in (1, 10) else 30}"


def main():
    """Runs the job."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quarter", default="2026-Q3")
    parser.add_argument("--input", required=True, help="folder of the exports")
    parser.add_argument("--output", required=True, help="folder for the results, made when it is not there")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    os.makedirs(options.output, exist_ok=True)
    first, last = quarter_days(options.quarter)
    connection = duckdb.connect()
    connection.execute(f"SET threads = {options.threads}")
    connection.execute(f"SET VARIABLE q0 = DATE '{first}'; SET VARIABLE q1 = DATE '{last}'")
    connection.execute(SETTINGS)
    for table, columns in TABLES.items():
        view(connection, options.input, table, columns)
    for table, query in STEPS.items():
        connection.execute(f"CREATE TEMP TABLE {table} AS {query}")
    connection.execute("SET preserve_insertion_order = true")
    for name, query in RESULTS.items():
        connection.execute(f"COPY ({query}) TO '{os.path.join(options.output, name)}.csv' (HEADER)")


if __name__ == "__main__":
    main()
