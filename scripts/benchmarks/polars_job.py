"""One quarter under the default policy, in Polars.

The same reduced job as `duckdb_job.py`, with the same columns: rows are trusted, and nothing is checked beyond what
parsing the CSV brings. How it is made fast:

- types are declared, and only the columns that matter are read;
- attendance streams through two joins into a row per segment and month, whatever its order;
- the days of a month are the bits of an integer;
- scores are whole millionths, exact in a Float64 up to 2^53.
"""

import argparse
import datetime
import glob
import os

DAY = datetime.timedelta(days=1)
MONTH_BITS = 31


def days_of(first, last):
    """Gives every day of a range."""
    return [first + DAY * number for number in range((last - first).days + 1)]


def quarter_days(quarter):
    """Gives the first and the last day of a quarter such as 2026-Q3."""
    year, number = quarter.split("-Q")
    month = 3 * int(number) - 2
    return datetime.date(int(year), month, 1), datetime.date(int(year), month + 2, 31 if month in (1, 10) else 30)


def rounded(value):
    """Rounds what is not negative, halves away from zero."""
    return (value + 0.5).floor()


class Job:
    """The tables of a folder and what is made of them, step by step."""

    def __init__(self, folder, quarter):
        self.folder = folder
        self.first, self.last = quarter_days(quarter)

    def scan(self, table, **types):
        """Gives a table's columns by name, with their types."""
        files = glob.glob(f"{self.folder}/{table}.csv") + glob.glob(f"{self.folder}/{table}-*.csv")
        if not files:
            return pl.LazyFrame(schema=types)
        names = pl.scan_csv(files[0], infer_schema=False).collect_schema().names()
        schema = {name: types.get(name, pl.String) for name in names}
        return pl.scan_csv(files, schema=schema).select(list(types))

    def calendar(self):
        """The days of the quarter: month, bit, weekday, and what the calendar says."""
        named = {row["tanggal"]: row for row in self.scan("kalender", tanggal=pl.Date, jenis=pl.String, jadwal=pl.String).collect().to_dicts()}
        rows = []
        for day in days_of(self.first, self.last):
            row = named.get(day, {})
            rows.append({
                "tanggal": day, "hari": (day - self.first).days, "ym": day.month - self.first.month, "bit": 1 << (day.day - 1),
                "giliran": 4 ** (day.day - 1), "dow": day.isoweekday(), "libur": row.get("jenis") in ("LIBUR", "CUTI_BERSAMA"),
                "ramadan": row.get("jadwal") is not None,
            })  # fmt: skip
        return pl.DataFrame(rows, schema_overrides={"ym": pl.Int32, "bit": pl.Int64, "giliran": pl.Int64, "hari": pl.Int32})

    def hours(self, calendar):
        """Start and end of each pattern's and shift's day, by pattern × 128 + day."""
        office = [
            (5, False, 1, 4, 450, 960), (5, False, 5, 5, 450, 990),
            (6, False, 1, 4, 450, 840), (6, False, 5, 5, 450, 690), (6, False, 6, 6, 450, 780),
            (5, True, 1, 4, 480, 900), (5, True, 5, 5, 480, 930),
            (6, True, 1, 4, 480, 840), (6, True, 5, 5, 480, 690), (6, True, 6, 6, 480, 750),
        ]  # fmt: skip
        shifts = [(1, 420, 840), (2, 840, 1260), (3, 1260, 1860)]
        rows = []
        for day in calendar.to_dicts():
            planned = [(code, start, end) for code, start, end in shifts]
            if not day["libur"]:
                planned += [
                    (pattern, start, end) for pattern, ramadan, dow0, dow1, start, end in office
                    if ramadan == day["ramadan"] and dow0 <= day["dow"] <= dow1
                ]  # fmt: skip
            for pattern, start, end in planned:
                overnight = end > 1440
                rows.append({
                    "kunci": pattern * 128 + day["hari"], "pola": pattern, "ym": day["ym"], "bit": day["bit"],
                    "buka": start, "tutup": end, "esok_masuk": start - 720 if overnight else 0,
                    "esok_pulang": start + 1 if overnight else 0,
                })  # fmt: skip
        types = dict.fromkeys(["kunci", "pola", "ym", "buka", "tutup", "esok_masuk", "esok_pulang"], pl.Int32)
        return pl.DataFrame(rows, schema_overrides=types | {"bit": pl.Int64})

    def shifts(self, calendar):
        """Shift rosters: two bits a day, and the days on duty, by person and month."""
        codes = pl.col("shift").replace_strict({"PAGI": 1, "SIANG": 2, "MALAM": 3}, default=0, return_dtype=pl.Int64)
        return (
            self.scan("jadwal", nip=pl.Int64, tanggal=pl.Date, shift=pl.String)
            .join(calendar.lazy().select("tanggal", "ym", "bit", "giliran"), on="tanggal")
            .with_columns(kode=codes)
            .group_by("nip", "ym")
            .agg(giliran=(pl.col("kode") * pl.col("giliran")).sum(), dinas=pl.col("bit").filter(pl.col("kode") > 0).sum())
            .collect(engine="streaming")
        )

    def segments(self, shifts):
        """Segments, clipped to the quarter."""
        wide = shifts.pivot(on="ym", index="nip", values="giliran") if len(shifts) else pl.DataFrame(schema={"nip": pl.Int64})
        wide = wide.rename({name: f"g{name}" for name in wide.columns if name != "nip"})
        wide = wide.with_columns(pl.lit(0, pl.Int64).alias(f"g{ym}") for ym in range(3) if f"g{ym}" not in wide.columns)
        return (
            self.scan(
                "pegawai", nip=pl.Int64, unit_kode=pl.String, jenis_jabatan=pl.String, kelas_jabatan=pl.Int32, status=pl.String,
                pola_kerja=pl.String, berlaku_mulai=pl.Date, berlaku_sampai=pl.Date,
            )  # fmt: skip
            .with_columns(pl.col("berlaku_sampai").fill_null(self.last))
            .filter(pl.col("berlaku_mulai") <= self.last, pl.col("berlaku_sampai") >= self.first)
            .with_columns(
                pl.col("pola_kerja").replace_strict({"5H": 5, "6H": 6}, default=0, return_dtype=pl.Int32).alias("pola"),
                pl.max_horizontal("berlaku_mulai", pl.lit(self.first)).alias("mulai"),
                pl.min_horizontal("berlaku_sampai", pl.lit(self.last)).alias("sampai"),
            )
            .select("nip", "unit_kode", "jenis_jabatan", "kelas_jabatan", "status", "pola", "mulai", "sampai")
            .join(wide.lazy(), on="nip", how="left")
            .with_columns(pl.col("g0", "g1", "g2").fill_null(0))
            .with_row_index("s")
            .collect(engine="streaming")
        )

    def attendance(self, segments, calendar, hours):
        """A row for each segment and month: hundredths of a percent, and days by what they count for."""

        def minutes(column):
            text = pl.col(column).str
            return text.slice(0, 2).cast(pl.Int32) * 60 + text.slice(3, 2).cast(pl.Int32)

        def band(w):
            return pl.when(w <= 0).then(0).when(w <= 30).then(50).when(w <= 60).then(100).when(w <= 90).then(125).otherwise(150)

        posts = segments.lazy().select("s", "nip", "pola", "mulai", "sampai", "g0", "g1", "g2")
        own = pl.when(pl.col("ym") == 0).then("g0").when(pl.col("ym") == 1).then("g1").otherwise("g2")
        code = pl.when(pl.col("pola") != 0).then("pola").otherwise((own // pl.col("giliran") % 4).cast(pl.Int32))
        late = pl.col("masuk") + 1440 * (pl.col("masuk") < pl.col("esok_masuk")).cast(pl.Int32) - pl.col("buka")
        early = pl.col("tutup") - pl.col("pulang") - 1440 * (pl.col("pulang") < pl.col("esok_pulang")).cast(pl.Int32)
        present, absent = pl.col("kode") == "H", pl.col("kode") == "TK"
        points = (
            pl.when(present).then(band(late) + band(early)).when(absent).then(300).when(pl.col("kode") == "I").then(100).otherwise(0)
        )
        unexcused = absent | (present & pl.col("masuk").is_null() & pl.col("pulang").is_null())
        return (
            self.scan("kehadiran", nip=pl.Int64, tanggal=pl.Date, masuk=pl.String, pulang=pl.String, kode=pl.String)
            .join(calendar.lazy().select("tanggal", "hari", "ym", "giliran"), on="tanggal")
            .join(posts, on="nip")
            .filter(pl.col("tanggal") >= pl.col("mulai"), pl.col("tanggal") <= pl.col("sampai"))
            .select(
                "s", "ym", minutes("masuk"), minutes("pulang"), pl.col("kode").fill_null("H").replace("", "H"),
                kunci=code * 128 + pl.col("hari"),
            )  # fmt: skip
            .join(hours.lazy().select("kunci", "bit", "buka", "tutup", "esok_masuk", "esok_pulang"), on="kunci")
            .select(
                "s", "ym", points.alias("potongan"), unexcused.alias("tk"),
                pl.when(pl.col("kode") == "TB").then("bit").otherwise(0).alias("tb"),
                pl.col("kode").is_in(["CT", "S", "I"]).alias("absah"),
            )  # fmt: skip
            .group_by("s", "ym")
            .agg(
                ada=pl.len().cast(pl.Int64), tb=pl.col("tb").sum(), potongan=pl.col("potongan").sum().cast(pl.Int64),
                tk=pl.col("tk").sum().cast(pl.Int64), absah=pl.col("absah").sum().cast(pl.Int64),
            )  # fmt: skip
            .collect(engine="streaming")
        )

    def sanctions(self, calendar):
        """Sanctions as bits of a month, by person, month and kind."""
        kinds = (
            self.scan("sanksi", nip=pl.Int64, jenis=pl.String, mulai=pl.Date, sampai=pl.Date)
            .join(calendar.lazy().select("tanggal", "ym", "bit"), how="cross")
            .filter(pl.col("tanggal").is_between("mulai", "sampai"))
            .unique(["nip", "jenis", "tanggal"])
            .group_by("nip", "ym")
            .agg(pl.col("bit").filter(pl.col("jenis") == kind).sum().alias(kind.lower()) for kind in ("BERAT", "SEDANG", "RINGAN"))
        )
        return kinds.collect()

    def months(self, segments, attendance, shifts, sanctions, hours):
        """Segments and months: days scheduled, counted, absent; the month's base pay in millionths of a rupiah."""
        firsts = [datetime.date(self.first.year, self.first.month + ym, 1) for ym in range(3)]
        lasts = [*(first - DAY for first in firsts[1:]), self.last]
        office = hours.filter(pl.col("pola") > 3).group_by("pola", "ym").agg(kantor=pl.col("bit").sum())
        month = pl.DataFrame({"ym": [0, 1, 2], "awal": firsts, "akhir": lasts}, schema_overrides={"ym": pl.Int32})
        power = pl.DataFrame({"k": range(MONTH_BITS + 1), "pangkat": [1 << k for k in range(MONTH_BITS + 1)]}, schema={"k": pl.Int32, "pangkat": pl.Int64})
        rates = self.scan("tarif", kelas_jabatan=pl.Int32, unit_kode=pl.String, nilai=pl.Float64).collect()
        general = rates.filter(pl.col("unit_kode") == "*").select("kelas_jabatan", pl.col("nilai").alias("umum"))
        own = rates.filter(pl.col("unit_kode") != "*").rename({"nilai": "khusus"})
        inside = (pl.col("mulai") <= pl.col("akhir")) & (pl.col("sampai") >= pl.col("awal"))
        ones = lambda column: column.bitwise_count_ones().cast(pl.Int64)  # noqa: E731
        counted = pl.col("jadwal") & pl.col("milik") & (pl.col("tb") ^ -1)
        return (
            segments.lazy()
            .select("s", "nip", "unit_kode", "kelas_jabatan", "pola", "mulai", "sampai")
            .join(month.lazy(), how="cross")
            .join(office.lazy(), on=["pola", "ym"], how="left")
            .join(shifts.lazy().select("nip", "ym", "dinas"), on=["nip", "ym"], how="left")
            .with_columns(
                jadwal=pl.when(pl.col("pola") == 0).then("dinas").otherwise("kantor").fill_null(0),
                k0=pl.max_horizontal("mulai", "awal").dt.day().cast(pl.Int32) - 1,
                k1=pl.min_horizontal("sampai", "akhir").dt.day().cast(pl.Int32),
            )
            .join(power.lazy().rename({"k": "k0", "pangkat": "p0"}), on="k0", how="left")
            .join(power.lazy().rename({"k": "k1", "pangkat": "p1"}), on="k1", how="left")
            .with_columns(milik=pl.when(inside).then(pl.col("p1") - pl.col("p0")).otherwise(0))
            .join(attendance.lazy(), on=["s", "ym"], how="left")
            .with_columns(pl.col("ada", "tb", "potongan", "tk", "absah").fill_null(0))
            .join(sanctions.lazy(), on=["nip", "ym"], how="left")
            .with_columns(pl.col("berat", "sedang", "ringan").fill_null(0))
            .join(general.lazy(), on="kelas_jabatan", how="left")
            .join(own.lazy(), on=["kelas_jabatan", "unit_kode"], how="left")
            .with_columns(penuh=ones(pl.col("jadwal")), dijadwalkan=ones(pl.col("jadwal") & pl.col("milik")), n=ones(counted))
            .with_columns(alpa=pl.col("dijadwalkan") - pl.col("ada"))
            .select(
                "s", "nip", "ym", "dijadwalkan", "n", potongan=pl.col("potongan") + 300 * pl.col("alpa"),
                tk=pl.col("tk") + pl.col("alpa"), tersedia=pl.col("n") - pl.col("absah"),
                sanksi=80 * ones(counted & pl.col("berat")) + 40 * ones(counted & pl.col("sedang") & (pl.col("berat") ^ -1))
                + 20 * ones(counted & pl.col("ringan") & (pl.col("sedang") ^ -1) & (pl.col("berat") ^ -1)),
                dasar=pl.when(pl.col("penuh") > 0)
                .then(rounded(pl.coalesce("khusus", "umum", pl.lit(0.0)) * 1e6 * pl.col("n") / pl.col("penuh"))).otherwise(0.0),
            )  # fmt: skip
            .collect(engine="streaming")
        )

    def people(self, months, segments):
        """Discipline in millionths of a point, and what the primary segment says."""
        by_month = months.lazy().group_by("nip", "ym").agg(pl.col("n", "potongan", "tk", "tersedia", "sanksi", "dasar").sum())
        discipline = 10000 - pl.min_horizontal(pl.lit(10000), "potongan")
        by_person = by_month.with_columns(dn=discipline * pl.col("n")).group_by("nip").agg(
            pl.col("n", "tk", "tersedia", "sanksi", "dasar", "dn").sum()
        )
        primary = (
            months.lazy()
            .group_by("s").agg(hari=pl.col("dijadwalkan").sum())
            .join(segments.lazy().select("s", "nip", "mulai", "unit_kode", "jenis_jabatan", "kelas_jabatan", "status"), on="s")
            .sort("hari", "mulai").group_by("nip").last()
            .select("nip", "unit_kode", "jenis_jabatan", "kelas_jabatan", "status")
        )  # fmt: skip
        d = pl.when(pl.col("n") > 0).then(rounded(pl.col("dn") * 1e4 / pl.col("n")))
        return by_person.with_columns(d=d).join(primary, on="nip")

    def services(self):
        """Planned workload in minutes, and achievement."""
        minutes = pl.col("target") * pl.col("norma_menit")
        done = pl.when(pl.col("arah") == "MAX").then("realisasi").otherwise(2 * pl.col("target") - pl.col("realisasi"))
        return (
            self.scan("target", nip=pl.Int64, indikator=pl.String, arah=pl.String, target=pl.Float64, realisasi=pl.Float64)
            .join(self.scan("beban_kerja", indikator=pl.String, norma_menit=pl.Float64), on="indikator")
            .with_columns(menit=minutes, a=rounded((done * 1e8 / pl.col("target")).clip(0, 120e6)))
            .group_by("nip")
            .agg(menit=pl.col("menit").sum(), ma=(pl.col("menit") * pl.col("a")).sum())
            .select("nip", "menit", a=rounded(pl.col("ma") / pl.col("menit")))
        )

    def raters(self):
        """The mean over aspects, then over months, then over raters by their months."""
        months = sorted({day.strftime("%Y-%m") for day in days_of(self.first, self.last)})
        return (
            self.scan("penilaian", nip=pl.Int64, penilai_nip=pl.Int64, bulan=pl.String, nilai=pl.Float64)
            .filter(pl.col("bulan").is_in(months))
            .group_by("nip", "penilai_nip", "bulan").agg(s=rounded(pl.col("nilai").sum() * 1e6 / pl.len()))
            .group_by("nip", "penilai_nip").agg(k=pl.len(), s=rounded(pl.col("s").sum() / pl.len()))
            .group_by("nip").agg(s=rounded((pl.col("k") * pl.col("s")).sum() / pl.col("k").sum()))
        )  # fmt: skip

    def workload(self, people):
        """The ratio to capacity against the median of the peer group, and achievement normalised by it."""
        rows = (
            people.join(self.services(), on="nip", how="left")
            .with_columns(w=pl.when(pl.col("tersedia") > 0).then(rounded(pl.col("menit") * 1e6 / (300 * pl.col("tersedia")))))
            .collect(engine="streaming")
        )
        size, middle = pl.col("w").count(), rounded(pl.col("w").median())
        close = rows.lazy().group_by("jenis_jabatan", "kelas_jabatan").agg(n0=size, w0=middle)
        wider = rows.lazy().group_by("jenis_jabatan").agg(n1=size, w1=middle)
        everybody = rows.lazy().select(w3=middle)
        reference = pl.when(pl.col("n0") >= 5).then("w0").when(pl.col("n1") >= 5).then("w1").otherwise("w3")
        relative = pl.when(pl.col("acuan") != 0).then(rounded(pl.col("w") * 1e6 / pl.col("acuan"))).fill_null(1e6)
        factor = rounded(950000 + (pl.col("r").clip(500000, 2000000) - 500000) / 10)
        return (
            rows.lazy()
            .join(close, on=["jenis_jabatan", "kelas_jabatan"]).join(wider, on="jenis_jabatan").join(everybody, how="cross")
            .with_columns(acuan=reference).with_columns(r=relative).with_columns(f=factor)
            .with_columns(c=pl.min_horizontal(pl.lit(120e6), rounded(pl.col("a") * pl.col("f") / 1e6)))
            .with_columns(c=pl.when(pl.col("a").is_not_null()).then("c"))
        )  # fmt: skip

    def scores(self, workload):
        """Index, ratings (1 above, 2 meets, 3 below), and the incentive before budgets in thousands of rupiah."""
        c, d, s = pl.col("c"), pl.col("d"), pl.col("s")
        results = pl.when(c >= 110e6).then(1).when(c >= 90e6).then(2).when(c.is_not_null()).then(3)
        conduct = pl.when(pl.col("tk") >= 3).then(3).when(s >= 90e6).then(1).when(s >= 70e6).then(2).when(s.is_not_null()).then(3)
        low, bad = pl.col("hasil") == 3, pl.col("perilaku") == 3
        percent = pl.when(low & bad).then(0.25).when(low).then(0.75).when(bad).then(0.5).otherwise(1.0)
        status = pl.when(pl.col("status") == "CPNS").then(0.8).otherwise(1.0)
        performance = ((6 * pl.min_horizontal(pl.lit(100e6), c) + 4 * d + 5) / 10).floor()
        reduction = (100e6 - rounded(pl.col("sanksi") * 1e6 / pl.col("n"))) / 1e8
        paid = (rounded(pl.col("dasar") * (performance / 1e8) * percent * status * reduction) / 1e9).floor()
        given = self.scan("predikat", nip=pl.Int64, hasil=pl.Int32, perilaku=pl.Int32)
        return (
            workload.join(self.raters(), on="nip", how="left")
            .join(given, on="nip", how="left")
            .with_columns(
                indeks=((((4 * d + 4 * c + 2 * s + 5) / 10).floor() + 5000) / 10000).floor(),
                hasil=pl.coalesce("hasil", results), perilaku=pl.coalesce("perilaku", conduct),
            )  # fmt: skip
            .with_columns(ribuan=pl.when(pl.col("indeks").is_null() | (pl.col("n") < 20)).then(0.0).otherwise(paid).cast(pl.Int64))
        )

    def budgets(self, scores):
        """Units over their budget: thousands of rupiah by largest remainder."""
        budgets = self.scan("pagu", unit_kode=pl.String, pagu=pl.Int64)
        over = (
            scores.join(budgets, on="unit_kode").group_by("unit_kode")
            .agg(x=pl.col("ribuan").sum(), pagu=pl.col("pagu").first())
            .filter(pl.col("x") * 1000 > pl.col("pagu"))
            .select("unit_kode", "x", q=pl.col("pagu") // 1000)
        )  # fmt: skip
        whole = pl.col("ribuan") * pl.col("q") // pl.col("x")
        return (
            scores.join(over, on="unit_kode").select("nip", "unit_kode", "q", utuh=whole, sisa=pl.col("ribuan") * pl.col("q") % pl.col("x"))
            .sort("unit_kode", "sisa", "nip", descending=[False, True, False])
            .with_columns(urutan=pl.int_range(pl.len()).over("unit_kode"), lebih=pl.col("q") - pl.col("utuh").sum().over("unit_kode"))
            .select("nip", bagian=pl.col("utuh") + (pl.col("urutan") < pl.col("lebih")).cast(pl.Int64))
        )  # fmt: skip

    def run(self, output):
        """Writes the results, ranked."""
        calendar = self.calendar()
        hours = self.hours(calendar)
        shifts = self.shifts(calendar)
        segments = self.segments(shifts)
        attendance = self.attendance(segments, calendar, hours)
        months = self.months(segments, attendance, shifts, self.sanctions(calendar), hours)
        scores = self.scores(self.workload(self.people(months, segments))).collect(engine="streaming").lazy()
        keys = ["indeks", "c", "d", "tk"]
        ranked = (
            scores.filter(pl.col("indeks").is_not_null()).sort(*keys, "nip", descending=[True, True, True, False, False])
            .with_row_index("peringkat", offset=1)
            .with_columns(pl.col("peringkat").min().over(keys))
        )  # fmt: skip
        (
            scores.join(self.budgets(scores), on="nip", how="left")
            .join(ranked.select("nip", "peringkat"), on="nip", how="left")
            .select(
                "peringkat", "nip", pl.col("n").alias("hari_kerja"), pl.col("tk").alias("hari_tk"), disiplin=pl.col("d") / 1e6,
                capaian=pl.col("a") / 1e6, beban_rasio=pl.col("w") / 1e6, beban_relatif=pl.col("r") / 1e6,
                faktor_beban=pl.col("f") / 1e6, capaian_normal=pl.col("c") / 1e6, perilaku=pl.col("s") / 1e6,
                indeks=pl.col("indeks") / 100, dasar_insentif=pl.col("dasar") / 1e6,
                insentif=1000 * pl.coalesce("bagian", "ribuan"),
            )  # fmt: skip
            .sort("peringkat", "nip", nulls_last=True)
            .collect(engine="streaming")
            .write_csv(output)
        )


def main():
    """Runs the job."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quarter", default="2026-Q3")
    parser.add_argument("--input", required=True, help="folder of the exports")
    parser.add_argument("--output", required=True, help="CSV to write")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    # Polars takes the number of threads when it is imported.
    os.environ["POLARS_MAX_THREADS"] = str(options.threads)
    global pl
    import polars as pl

    Job(options.input, options.quarter).run(options.output)


if __name__ == "__main__":
    main()
