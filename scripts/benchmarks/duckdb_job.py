"""One quarter under the default policy, in SQL for DuckDB.

Reads the exports of a folder, scores, ranks and pays every employee, and writes one row each. It is a reduced
job: rows are trusted, so there are no checks beyond what parsing the CSV brings, and columns stand in the order
of the method's tables. How it is made fast:

- types are declared (no sniffing), clock times are TIME, and only the columns that matter are converted;
- attendance is read once, joined to the roster and reduced to a row per segment and month, whatever its order;
- the days of a month are the bits of an integer, so that schedules, transfers, excluded days and sanctions are
  counted without a row per employee and day; a day without a row is the difference to what was scheduled;
- scores are whole millionths, exact in a DOUBLE up to 2^53, which spares DECIMAL's wide divisions and rounds
  ties as the method does.
"""

import argparse
import glob
import os

import duckdb

TABLES = {
    "pegawai": "nip BIGINT, nama VARCHAR, unit_kode VARCHAR, unit_nama VARCHAR, jabatan VARCHAR, jenis_jabatan VARCHAR,"
    " kelas_jabatan UTINYINT, status VARCHAR, atasan_nip BIGINT, pola_kerja VARCHAR, berlaku_mulai DATE, berlaku_sampai DATE",
    "kehadiran": "nip BIGINT, tanggal DATE, masuk TIME, pulang TIME, kode VARCHAR",
    "target": "nip BIGINT, indikator VARCHAR, uraian VARCHAR, satuan VARCHAR, arah VARCHAR, target DOUBLE,"
    " realisasi DOUBLE, bobot DOUBLE",
    "penilaian": "nip BIGINT, penilai_nip BIGINT, bulan VARCHAR, aspek VARCHAR, nilai DOUBLE",
    "beban_kerja": "indikator VARCHAR, norma_menit DOUBLE",
    "kalender": "tanggal DATE, jenis VARCHAR, jadwal VARCHAR, keterangan VARCHAR",
    "tarif": "kelas_jabatan UTINYINT, unit_kode VARCHAR, nilai DOUBLE",
    "jadwal": "nip BIGINT, tanggal DATE, shift VARCHAR",
    "sanksi": "nip BIGINT, jenis VARCHAR, mulai DATE, sampai DATE, nomor_sk VARCHAR",
    "pagu": "unit_kode VARCHAR, pagu BIGINT",
    "predikat": "nip BIGINT, hasil UTINYINT, perilaku UTINYINT",
}

# Joins stand as they are to be done, the smaller side on the right: DuckDB cannot know how long a CSV is, and left alone
# it builds its hash table on attendance.
SETTINGS = """
SET preserve_insertion_order = false;
SET disabled_optimizers = 'join_order,build_side_probe_side';

-- Times of day are in microseconds, as DuckDB keeps them.
CREATE TEMP MACRO waktu(menit) AS menit * 60000000::BIGINT;

-- What lateness or leaving early by so much costs, in hundredths of a percent; 150 for a missing punch.
CREATE TEMP MACRO pita(w) AS
  CASE WHEN w <= 0 THEN 0 WHEN w <= waktu(30) THEN 50 WHEN w <= waktu(60) THEN 100 WHEN w <= waktu(90) THEN 125 ELSE 150 END;
"""

# `ym` is the month's place in the quarter, 0 to 2; `bit` a day's place in its month.
QUERY = """
WITH
-- The days of the quarter, with what the calendar says of them.
hari AS (
  SELECT d::DATE AS tanggal, (month(d) - month(getvariable('q0')))::INTEGER AS ym, 1::UINTEGER << (day(d) - 1) AS bit,
         isodow(d) AS dow, coalesce(jenis IN ('LIBUR', 'CUTI_BERSAMA'), false) AS libur, jadwal IS NOT NULL AS ramadan
  FROM range(getvariable('q0'), getvariable('q1') + 1, INTERVAL 1 DAY) t(d) LEFT JOIN kalender ON tanggal = d::DATE),

-- Start and end of each pattern's and shift's day. Patterns: 5 and 6 for 5H and 6H, 1 to 3 for shifts. On an overnight
-- shift a punch before `esok_masuk` or `esok_pulang` is the next day's.
jam AS (
  WITH kantor(pola, ramadan, dow0, dow1, mulai, selesai) AS (VALUES
    (5, false, 1, 4, 450, 960), (5, false, 5, 5, 450, 990),
    (6, false, 1, 4, 450, 840), (6, false, 5, 5, 450, 690), (6, false, 6, 6, 450, 780),
    (5, true, 1, 4, 480, 900), (5, true, 5, 5, 480, 930),
    (6, true, 1, 4, 480, 840), (6, true, 5, 5, 480, 690), (6, true, 6, 6, 480, 750)),
  giliran(pola, mulai, selesai) AS (VALUES (1, 420, 840), (2, 840, 1260), (3, 1260, 1860)),
  semua AS (
    SELECT pola, tanggal, ym, bit, mulai, selesai
    FROM hari JOIN kantor k ON hari.ramadan = k.ramadan AND dow BETWEEN dow0 AND dow1 WHERE NOT libur
    UNION ALL SELECT pola, tanggal, ym, bit, mulai, selesai FROM hari, giliran)
  SELECT (pola * 128 + (tanggal - getvariable('q0')))::INTEGER AS kunci, pola, ym, bit,
         waktu(mulai) AS mulai, waktu(selesai) AS selesai,
         CASE WHEN selesai > 1440 THEN waktu(mulai - 720) ELSE 0 END AS esok_masuk,
         CASE WHEN selesai > 1440 THEN waktu(mulai + 1) ELSE 0 END AS esok_pulang
  FROM semua),

-- Shift rosters: two bits a day, 0 for a day off.
giliran AS (
  SELECT nip, bit_or(CASE WHEN ym = 0 THEN kode ELSE 0 END) AS g0, bit_or(CASE WHEN ym = 1 THEN kode ELSE 0 END) AS g1,
         bit_or(CASE WHEN ym = 2 THEN kode ELSE 0 END) AS g2
  FROM (SELECT nip, month(tanggal) - month(getvariable('q0')) AS ym,
               (CASE shift WHEN 'PAGI' THEN 1 WHEN 'SIANG' THEN 2 WHEN 'MALAM' THEN 3 ELSE 0 END)::BIGINT
                 << (2 * (day(tanggal) - 1)) AS kode
        FROM jadwal WHERE tanggal BETWEEN getvariable('q0') AND getvariable('q1'))
  GROUP BY nip),

-- Segments, clipped to the quarter.
segmen AS (
  SELECT row_number() OVER ()::INTEGER AS s, nip, unit_kode, jenis_jabatan, kelas_jabatan, status,
         (CASE pola_kerja WHEN '5H' THEN 5 WHEN '6H' THEN 6 ELSE 0 END)::TINYINT AS pola,
         greatest(berlaku_mulai, getvariable('q0')) AS mulai,
         least(coalesce(berlaku_sampai, getvariable('q1')), getvariable('q1')) AS sampai,
         coalesce(g0, 0) AS g0, coalesce(g1, 0) AS g1, coalesce(g2, 0) AS g2
  FROM pegawai LEFT JOIN giliran USING (nip)
  WHERE berlaku_mulai <= getvariable('q1') AND coalesce(berlaku_sampai, getvariable('q1')) >= getvariable('q0')),

-- Attendance, a row for each segment and month: hundredths of a percent, and days by what they count for.
absen AS (
  WITH baris AS (
    SELECT s, kode, masuk, pulang, tanggal - getvariable('q0') AS hari,
           CASE WHEN pola <> 0 THEN pola
                ELSE ((CASE month(tanggal) - month(getvariable('q0')) WHEN 0 THEN g0 WHEN 1 THEN g1 ELSE g2 END)
                      >> (2 * (day(tanggal) - 1))) & 3 END AS pola
    FROM kehadiran k JOIN segmen s ON k.nip = s.nip AND tanggal BETWEEN mulai AND sampai),
  selisih AS (
    SELECT s, ym, bit, coalesce(kode, 'H') AS kode,
           epoch_us(masuk) + waktu(1440) * (epoch_us(masuk) < esok_masuk)::BIGINT - mulai AS telat,
           selesai - epoch_us(pulang) - waktu(1440) * (epoch_us(pulang) < esok_pulang)::BIGINT AS cepat
    FROM baris JOIN jam ON (baris.pola * 128 + hari)::INTEGER = kunci),
  hasil AS (
    SELECT s, ym, bit * (kode = 'TB')::UINTEGER AS tb, (kode = 'CT' OR kode = 'S' OR kode = 'I')::INTEGER AS absah,
           -- seconds are dropped: a minute of lateness is full at its 60th second, one of leaving early counts from its first
           (kode = 'H')::INTEGER * (pita(telat - waktu(1) + 1) + pita(cepat)) + 300 * (kode = 'TK')::INTEGER
             + 100 * (kode = 'I')::INTEGER AS potongan,
           (kode = 'TK' OR (kode = 'H' AND telat IS NULL AND cepat IS NULL))::INTEGER AS tk
    FROM selisih)
  SELECT s, ym, count(*)::INTEGER AS ada, bit_or(tb) AS tb, sum(potongan)::INTEGER AS potongan, sum(tk)::INTEGER AS tk,
         sum(absah)::INTEGER AS absah
  FROM hasil GROUP BY s, ym),

-- Sanctions as bits of a month: all of them by weight, so that the heaviest of a day can be counted.
hukuman AS (
  SELECT nip, ym, bit_or(CASE jenis WHEN 'BERAT' THEN bit ELSE 0 END)::UINTEGER AS berat,
         bit_or(CASE jenis WHEN 'SEDANG' THEN bit ELSE 0 END)::UINTEGER AS sedang,
         bit_or(CASE jenis WHEN 'RINGAN' THEN bit ELSE 0 END)::UINTEGER AS ringan
  FROM sanksi JOIN hari ON tanggal BETWEEN mulai AND sampai GROUP BY nip, ym),

-- Segments and months: days scheduled, counted, absent; the month's base pay in millionths of a rupiah.
bulanan AS (
  WITH bulan AS (SELECT ym, min(tanggal) AS awal, max(tanggal) AS akhir FROM hari GROUP BY ym),
  kantor AS (SELECT pola, ym, bit_or(bit) AS jadwal FROM jam WHERE pola > 3 GROUP BY pola, ym),
  giliran_hari AS (
    SELECT nip, ym, (CASE ym WHEN 0 THEN g0 WHEN 1 THEN g1 ELSE g2 END >> (2 * (day(tanggal) - 1))) & 3 AS kode, bit
    FROM giliran, hari),
  giliran_bulan AS (SELECT nip, ym, bit_or(bit) AS jadwal FROM giliran_hari WHERE kode <> 0 GROUP BY nip, ym),
  jadwal_bulan AS (
    SELECT s, segmen.nip, ym, kelas_jabatan, unit_kode,
           coalesce(CASE WHEN pola = 0 THEN g.jadwal ELSE k.jadwal END, 0)::UINTEGER AS jadwal,
           -- the segment's own days of the month
           CASE WHEN mulai > akhir OR sampai < awal THEN 0::UINTEGER
                ELSE ((1::BIGINT << day(least(sampai, akhir))) - (1::BIGINT << (day(greatest(mulai, awal)) - 1)))::UINTEGER
           END AS milik
    FROM segmen CROSS JOIN bulan LEFT JOIN kantor k USING (pola, ym) LEFT JOIN giliran_bulan g USING (nip, ym)),
  dihitung AS (
    SELECT j.*, jadwal & milik & ~coalesce(tb, 0::UINTEGER) AS dihitung, coalesce(potongan, 0) AS potongan,
           coalesce(tk, 0) AS tk, coalesce(absah, 0) AS absah, bit_count(jadwal & milik) - coalesce(ada, 0) AS alpa
    FROM jadwal_bulan j LEFT JOIN absen USING (s, ym)),
  hari_bulan AS (
    SELECT *, bit_count(jadwal)::INTEGER AS penuh, bit_count(jadwal & milik)::INTEGER AS dijadwalkan,
           bit_count(dihitung)::INTEGER AS n
    FROM dihitung)
  SELECT s, nip, ym, dijadwalkan, n, potongan + 300 * alpa AS potongan, tk + alpa AS tk, n - absah AS tersedia,
         CASE WHEN berat IS NULL THEN 0
              ELSE 80 * bit_count(dihitung & berat)::INTEGER + 40 * bit_count(dihitung & sedang & ~berat)::INTEGER
                   + 20 * bit_count(dihitung & ringan & ~sedang & ~berat)::INTEGER END AS sanksi,
         CASE WHEN penuh > 0 THEN round(coalesce(khusus.nilai, umum.nilai, 0) * 1e6 * n / penuh) ELSE 0 END AS dasar
  FROM hari_bulan h LEFT JOIN hukuman USING (nip, ym)
  LEFT JOIN tarif khusus ON khusus.kelas_jabatan = h.kelas_jabatan AND khusus.unit_kode = h.unit_kode
  LEFT JOIN (FROM tarif WHERE unit_kode = '*') umum ON umum.kelas_jabatan = h.kelas_jabatan),

-- Employees: discipline in millionths of a point, and what their primary segment says.
orang AS (
  WITH per_bulan AS (
    SELECT nip, ym, sum(n) AS n, 10000 - least(10000, sum(potongan)) AS d, sum(tk) AS tk, sum(tersedia) AS tersedia,
           sum(sanksi) AS sanksi, sum(dasar) AS dasar
    FROM bulanan GROUP BY nip, ym),
  per_nip AS (
    SELECT nip, sum(n)::INTEGER AS n, sum(tk)::INTEGER AS tk, sum(tersedia)::INTEGER AS tersedia,
           sum(sanksi)::INTEGER AS sanksi, sum(dasar) AS dasar,
           CASE WHEN sum(n) > 0 THEN round(sum(d * n)::DOUBLE * 1e4 / sum(n)::DOUBLE) END AS d
    FROM per_bulan GROUP BY nip),
  utama AS (
    SELECT nip, arg_max(s, hari * 1000 + (mulai - getvariable('q0'))) AS s
    FROM (SELECT s, sum(dijadwalkan)::INTEGER AS hari FROM bulanan GROUP BY s) JOIN segmen USING (s) GROUP BY nip)
  SELECT per_nip.*, unit_kode, jenis_jabatan, kelas_jabatan, status
  FROM per_nip JOIN utama USING (nip) JOIN (SELECT * EXCLUDE nip FROM segmen) USING (s)),

-- Service targets: planned workload in minutes, and achievement.
layanan AS (
  WITH butir AS (
    SELECT nip, target * norma_menit AS menit,
           round(greatest(0, least(120e6, (CASE arah WHEN 'MAX' THEN realisasi ELSE 2 * target - realisasi END) * 1e8 / target))) AS a
    FROM target JOIN beban_kerja USING (indikator))
  SELECT nip, sum(menit) AS menit, round(sum(menit * a) / sum(menit)) AS a FROM butir GROUP BY nip),

-- Supervisor scores: the mean over aspects, then over months, then over raters by their months.
penilai AS (
  WITH bulan AS (SELECT DISTINCT strftime(tanggal, '%Y-%m') AS bulan FROM hari),
  per_bulan AS (
    SELECT nip, penilai_nip, bulan, round(sum(nilai) * 1e6 / count(*)) AS s
    FROM penilaian WHERE bulan IN (FROM bulan) GROUP BY nip, penilai_nip, bulan),
  per_penilai AS (
    SELECT nip, penilai_nip, count(*) AS k, round(sum(s) / count(*)) AS s FROM per_bulan GROUP BY nip, penilai_nip)
  SELECT nip, round(sum(k * s) / sum(k)) AS s FROM per_penilai GROUP BY nip),

-- Workload: the ratio to capacity, against the median of the peer group; then achievement normalised by it.
beban AS (
  WITH rasio AS (
    SELECT orang.*, a, CASE WHEN tersedia > 0 THEN round(menit * 1e6 / (300 * tersedia)) END AS w
    FROM orang LEFT JOIN layanan USING (nip)),
  kelompok AS (
    SELECT jenis_jabatan, kelas_jabatan, grouping(jenis_jabatan, kelas_jabatan) AS lapis, count(w) AS besar, round(median(w)) AS w
    FROM rasio GROUP BY GROUPING SETS ((jenis_jabatan, kelas_jabatan), (jenis_jabatan), ())),
  acuan AS (
    SELECT rasio.*, CASE WHEN k0.besar >= 5 THEN k0.w WHEN k1.besar >= 5 THEN k1.w ELSE k3.w END AS acuan
    FROM rasio JOIN (FROM kelompok WHERE lapis = 0) k0 USING (jenis_jabatan, kelas_jabatan)
    JOIN (FROM kelompok WHERE lapis = 1) k1 USING (jenis_jabatan) CROSS JOIN (FROM kelompok WHERE lapis = 3) k3),
  relatif AS (SELECT *, coalesce(round(w * 1e6 / nullif(acuan, 0)), 1e6) AS r FROM acuan),
  faktor AS (SELECT *, round(950000 + (least(greatest(r, 500000), 2000000) - 500000) / 10) AS f FROM relatif)
  SELECT *, CASE WHEN a IS NOT NULL THEN least(120e6, round(a * f / 1e6)) END AS c FROM faktor),

-- Index, ratings (1 above, 2 meets, 3 below), and the incentive before budgets in thousands of rupiah.
nilai AS (
  WITH indeks AS (
    SELECT beban.*, s, floor((floor((4 * d + 4 * c + 2 * s + 5) / 10) + 5000) / 10000) AS indeks,
           CASE WHEN p.nip IS NOT NULL THEN hasil WHEN c >= 110e6 THEN 1 WHEN c >= 90e6 THEN 2 ELSE 3 END AS hasil,
           CASE WHEN p.nip IS NOT NULL THEN perilaku WHEN tk >= 3 THEN 3 WHEN s >= 90e6 THEN 1 WHEN s >= 70e6 THEN 2 ELSE 3 END
           AS perilaku
    FROM beban LEFT JOIN penilai USING (nip) LEFT JOIN predikat p USING (nip)),
  persen AS (
    SELECT *, CASE WHEN hasil = 3 AND perilaku = 3 THEN 0.25 WHEN hasil = 3 THEN 0.75 WHEN perilaku = 3 THEN 0.5 ELSE 1 END::DOUBLE
                * CASE status WHEN 'CPNS' THEN 0.8 ELSE 1 END::DOUBLE AS persen,
           floor((6 * (CASE WHEN c IS NOT NULL THEN least(100e6, c) END) + 4 * d + 5) / 10) AS p, round(sanksi * 1e6 / nullif(n, 0)) AS potong
    FROM indeks)
  SELECT nip, unit_kode, n, tk, d, a, w, r, f, c, s, indeks, dasar,
         CASE WHEN indeks IS NULL OR n < 20 THEN 0
              ELSE floor(round(dasar * (p / 1e8) * persen * ((100e6 - potong) / 1e8)) / 1e9) END::BIGINT AS ribuan
  FROM persen),

-- Units over their budget: thousands of rupiah by largest remainder.
anggaran AS (
  WITH terlampaui AS (
    SELECT unit_kode, sum(ribuan)::BIGINT AS x, any_value(pagu) // 1000 AS q
    FROM nilai JOIN pagu USING (unit_kode) GROUP BY unit_kode HAVING sum(ribuan) * 1000 > any_value(pagu)),
  bagian AS (
    SELECT nip, unit_kode, ribuan * q // x AS utuh, ribuan * q % x AS sisa, q
    FROM nilai JOIN terlampaui USING (unit_kode))
  SELECT nip, utuh + (row_number() OVER (PARTITION BY unit_kode ORDER BY sisa DESC, nip)
                      <= q - sum(utuh) OVER (PARTITION BY unit_kode))::BIGINT AS ribuan
  FROM bagian)

SELECT CASE WHEN indeks IS NOT NULL THEN rank() OVER (ORDER BY indeks DESC NULLS LAST, c DESC, d DESC, tk) END AS peringkat,
       nip, n AS hari_kerja, tk AS hari_tk, d / 1e6 AS disiplin, a / 1e6 AS capaian, w / 1e6 AS beban_rasio,
       r / 1e6 AS beban_relatif, f / 1e6 AS faktor_beban, c / 1e6 AS capaian_normal, s / 1e6 AS perilaku,
       indeks / 100 AS indeks, dasar / 1e6 AS dasar_insentif, 1000 * coalesce(anggaran.ribuan, nilai.ribuan) AS insentif
FROM nilai LEFT JOIN anggaran USING (nip)
ORDER BY peringkat NULLS LAST, nip
"""


def view(connection, folder, table, columns):
    """Makes a view of a table's files, or an empty one if there are none."""
    files = glob.glob(os.path.join(folder, table + ".csv")) + glob.glob(os.path.join(folder, table + "-*.csv"))
    pairs = [column.strip().split(" ") for column in columns.split(",")]
    if files:
        types = ", ".join(f"{name}: '{kind}'" for name, kind in pairs)
        source = (
            f"SELECT * FROM read_csv({files!r}, columns = {{{types}}}, auto_detect = false, header = true,"
            " delim = ',', quote = '\"', escape = '\"')"
        )
    else:
        source = "SELECT " + ", ".join(f"NULL::{kind} AS {name}" for name, kind in pairs) + " WHERE false"
    connection.execute(f"CREATE TEMP VIEW {table} AS {source}")


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
    parser.add_argument("--output", required=True, help="CSV to write")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    first, last = quarter_days(options.quarter)
    connection = duckdb.connect()
    connection.execute(f"SET threads = {options.threads}")
    connection.execute(f"SET VARIABLE q0 = DATE '{first}'; SET VARIABLE q1 = DATE '{last}'")
    connection.execute(SETTINGS)
    for table, columns in TABLES.items():
        view(connection, options.input, table, columns)
    connection.execute(f"COPY ({QUERY}) TO '{options.output}' (HEADER)")


if __name__ == "__main__":
    main()
