"""One quarter under the policy contoh-bengkulu, in Polars.

The same job as `duckdb_job.py`: the same tables, the policy written into the expressions, and the same three files,
`hasil.csv`, `bulanan.csv` and `triwulan.csv`, byte for byte as the engine writes them. Rows are trusted: nothing is checked
beyond what parsing the CSV brings, and no row stands there twice. How it is made fast:

- types are declared, and only the columns that matter are read;
- attendance streams through three joins into a row per segment and month, whatever its order;
- the days of a month are the bits of an integer, and what a day counts for is one number to be summed.

Scores and rupiah are whole millionths in Int64, in Int128 where a product needs more; unlike DuckDB, Polars does not notice
when a number is too large for its type. Binary floating point only carries numbers from the file to millionths and back to
the file (exact below 2^52, some 4.5 thousand million), and medians (exact there too).
"""

import argparse
import csv
import datetime
import glob
import os

DAY = datetime.timedelta(days=1)
MONTH_BITS = 31
# What a day of attendance adds to its month: hundredths of a percent below bit 14, then counters of six bits each, and from
# bit 44 on the weeks with presence at a roll call.
PRESENT, TRAVEL_OR_LEAVE, EXCUSED, SICK, UNEXCUSED, ROLL_CALL = 14, 20, 26, 32, 38, 44
STATUSES = {"H": 0, "": 0, "DL": 1, "DLP": 2, "CT": 3, "S": 4, "I": 5, "TB": 6, "TK": 7}
SANCTIONS = {"RINGAN": 20, "SEDANG": 40, "BERAT": 80}
SHIFTS = {"PAGI": 1, "SIANG": 2, "MALAM": 3}
PATTERNS = {"5H": 5, "6H": 6}
MILLION = 1_000_000


def days_of(first, last):
    """Gives every day of a range."""
    return [first + DAY * number for number in range((last - first).days + 1)]


def quarter_days(quarter):
    """Gives the first and the last day of a quarter such as 2026-Q3."""
    year, number = quarter.split("-Q")
    month = 3 * int(number) - 2
    return datetime.date(int(year), month, 1), datetime.date(int(year), month + 2, 31 if month in (1, 10) else 30)


def quotient(value, divisor):
    """The whole number nearest to a quotient, halves up; neither is below zero."""
    return (2 * value + divisor) // (2 * divisor)


def signed_quotient(value, divisor):
    """The same for any value, halves away from zero; `//` goes to the smaller number."""
    return (2 * value + divisor - (value < 0).cast(pl.Int8)) // (2 * divisor)


def millionths(column):
    """A number of the input in millionths."""
    return (pl.col(column) * 1e6).round().cast(pl.Int64)


def points(column):
    """Millionths as they are printed."""
    return pl.col(column) / 1e6


def ones(column):
    """The number of days in a month's bits."""
    return column.bitwise_count_ones().cast(pl.Int64)


class Job:
    """The tables of a folder and what is made of them, step by step."""

    def __init__(self, folder, quarter):
        self.folder = folder
        self.first, self.last = quarter_days(quarter)
        firsts = [datetime.date(self.first.year, self.first.month + ym, 1) for ym in range(3)]
        self.month_names = [first.strftime("%Y-%m") for first in firsts]
        self.month_table = pl.DataFrame(
            {"ym": [0, 1, 2], "bulan": self.month_names, "awal": firsts, "akhir": [*(first - DAY for first in firsts[1:]), self.last]},
            schema_overrides={"ym": pl.Int32},
        )

    def scan(self, table, **types):
        """Gives a table's columns by name, with their types; those that a file lacks are empty."""
        frames = []
        for path in glob.glob(f"{self.folder}/{table}.csv") + glob.glob(f"{self.folder}/{table}-*.csv"):
            with open(path, newline="", encoding="utf-8-sig") as file:
                header = next(csv.reader(file))
            frame = pl.scan_csv(path, schema={name: types.get(name, pl.String) for name in header})
            frames.append(frame.select(name if name in header else pl.lit(None, kind).alias(name) for name, kind in types.items()))
        return pl.concat(frames) if frames else pl.LazyFrame(schema=types)

    def calendar(self):
        """The days of the quarter: month, bit, weekday, and what the calendar says."""
        table = self.scan("kalender", tanggal=pl.Date, jenis=pl.String, jadwal=pl.String).collect()
        named = {row["tanggal"]: row for row in table.to_dicts()}
        rows = []
        for day in days_of(self.first, self.last):
            row = named.get(day, {})
            rows.append({
                "tanggal": day, "hari": (day - self.first).days, "ym": day.month - self.first.month, "bit": 1 << (day.day - 1),
                "pekan": 1 << (day.day - 1) // 7, "giliran": 4 ** (day.day - 1), "dow": day.isoweekday(),
                "libur": row.get("jenis") in ("LIBUR", "CUTI_BERSAMA"), "ramadan": bool(row.get("jadwal")),
            })  # fmt: skip
        types = dict.fromkeys(["bit", "giliran", "pekan"], pl.Int64) | {"ym": pl.Int32, "hari": pl.Int32}
        return pl.DataFrame(rows, schema_overrides=types)

    def hours(self, calendar):
        """Start and end of each pattern's and shift's day, by pattern × 128 + day; the week's bit where there is a roll call."""
        office = [
            (5, False, 1, 4, 450, 960), (5, False, 5, 5, 450, 990),
            (6, False, 1, 4, 450, 840), (6, False, 5, 5, 450, 690), (6, False, 6, 6, 450, 780),
            (5, True, 1, 4, 480, 900), (5, True, 5, 5, 480, 930),
            (6, True, 1, 4, 480, 840), (6, True, 5, 5, 480, 690), (6, True, 6, 6, 480, 750),
        ]  # fmt: skip
        rows = []
        for day in calendar.to_dicts():
            planned = [(1, 420, 840), (2, 840, 1260), (3, 1260, 1860)]
            if not day["libur"]:
                planned += [
                    (pattern, start, end) for pattern, ramadan, dow0, dow1, start, end in office
                    if ramadan == day["ramadan"] and dow0 <= day["dow"] <= dow1
                ]  # fmt: skip
            for pattern, start, end in planned:
                overnight = end > 1440
                roll_call = day["dow"] == 1 and not day["ramadan"] and pattern not in (2, 3)
                rows.append({
                    "kunci": pattern * 128 + day["hari"], "pola": pattern, "ym": day["ym"], "bit": day["bit"],
                    "apel": day["pekan"] << ROLL_CALL if roll_call else 0, "buka": start, "tutup": end,
                    "esok_masuk": start - 720 if overnight else 0, "esok_pulang": start + 1 if overnight else 0,
                })  # fmt: skip
        types = dict.fromkeys(["kunci", "pola", "ym", "buka", "tutup", "esok_masuk", "esok_pulang"], pl.Int32)
        return pl.DataFrame(rows, schema_overrides=types | {"bit": pl.Int64, "apel": pl.Int64})

    def shifts(self, calendar):
        """Shift rosters: two bits a day, and the days on duty, by person and month."""
        return (
            self.scan("jadwal", nip=pl.Int64, tanggal=pl.Date, shift=pl.String)
            .join(calendar.lazy().select("tanggal", "ym", "bit", "giliran"), on="tanggal")
            .with_columns(kode=pl.col("shift").replace_strict(SHIFTS, default=0, return_dtype=pl.Int64))
            .group_by("nip", "ym")
            .agg(giliran=(pl.col("kode") * pl.col("giliran")).sum(), dinas=pl.col("bit").filter(pl.col("kode") > 0).sum())
            .collect(engine="streaming")
        )

    def spells(self):
        """Spells; an open one ends with the quarter."""
        spells = self.scan("masa", nip=pl.Int64, jenis=pl.String, mulai=pl.Date, sampai=pl.Date)
        return spells.with_columns(pl.col("sampai").fill_null(self.last))

    def sick_leave(self, calendar):
        """Days of sick leave as bits, by person and month."""
        return (
            self.spells()
            .filter(pl.col("jenis") == "CUTI_SAKIT")
            .join(calendar.lazy().select("tanggal", "ym", "bit"), how="cross")
            .filter(pl.col("tanggal").is_between("mulai", "sampai"))
            .unique(["nip", "tanggal"])
            .group_by("nip", "ym").agg(cuti_sakit=pl.col("bit").sum())
            .collect()
        )  # fmt: skip

    def rates(self):
        """The tariff's rows; no post is an empty one."""
        rates = self.scan(
            "tarif", kelas_jabatan=pl.Int32, unit_kode=pl.String, nilai=pl.Int64, komponen=pl.String, jabatan=pl.String,
            mulai=pl.Date, sampai=pl.Date,
        )  # fmt: skip
        return rates.with_columns(pl.col("komponen", "jabatan").fill_null("")).collect()

    def segments(self, shifts, sick_leave, rates):
        """Segments, clipped to the quarter, with the person's shifts and days of sick leave; `p` numbers the posts."""

        def by_month(frame, value, letter):
            return [frame.lazy().filter(pl.col("ym") == ym).select("nip", pl.col(value).alias(f"{letter}{ym}")) for ym in range(3)]

        segments = (
            self.scan(
                "pegawai", nip=pl.Int64, nama=pl.String, unit_kode=pl.String, jabatan=pl.String, jenis_jabatan=pl.String,
                kelas_jabatan=pl.Int32, status=pl.String, pola_kerja=pl.String, berlaku_mulai=pl.Date, berlaku_sampai=pl.Date,
            )  # fmt: skip
            .with_columns(pl.col("berlaku_sampai").fill_null(self.last))
            .filter(pl.col("berlaku_mulai") <= self.last, pl.col("berlaku_sampai") >= self.first)
            .select(
                "nip", "nama", "unit_kode", "jenis_jabatan", "kelas_jabatan", "status",
                # only posts with a tariff of their own are told apart
                jabatan=pl.when(pl.col("jabatan").is_in(rates["jabatan"].unique().implode())).then("jabatan").otherwise(pl.lit("")),
                pola=pl.col("pola_kerja").replace_strict(PATTERNS, default=0, return_dtype=pl.Int32),
                mulai=pl.max_horizontal("berlaku_mulai", pl.lit(self.first)),
                sampai=pl.min_horizontal("berlaku_sampai", pl.lit(self.last)),
            )  # fmt: skip
        )
        for month in by_month(shifts, "giliran", "g") + by_month(sick_leave, "cuti_sakit", "c"):
            segments = segments.join(month, on="nip", how="left")
        bits = pl.col("g0", "g1", "g2", "c0", "c1", "c2")
        segments = segments.with_columns(bits.fill_null(0)).with_row_index("s").collect(engine="streaming")
        post = ["kelas_jabatan", "unit_kode", "jabatan"]
        posts = segments.select(post).unique().with_row_index("p")
        return segments.with_columns(pl.col("s").cast(pl.Int32)).join(posts, on=post), posts

    def attendance(self, segments, calendar, hours):
        """A row for each segment and month: what its days add up to, and as bits the days with a row and those of study leave."""

        def minutes(column):
            text = pl.col(column).str
            return text.slice(0, 2).cast(pl.Int32) * 60 + text.slice(3, 2).cast(pl.Int32)

        def band(w):
            return pl.when(w <= 0).then(0).when(w <= 30).then(50).when(w <= 60).then(100).when(w <= 90).then(125).otherwise(150)

        def month_of(letter):
            return pl.when(pl.col("ym") == 0).then(f"{letter}0").when(pl.col("ym") == 1).then(f"{letter}1").otherwise(f"{letter}2")

        def status(name):
            return pl.col("kode") == STATUSES[name]

        def counted(*places):
            return sum(1 << place for place in places)

        posts = segments.lazy().select("s", "nip", "pola", "mulai", "sampai", "g0", "g1", "g2", "c0", "c1", "c2")
        pattern = pl.when(pl.col("pola") != 0).then("pola").otherwise((month_of("g") // pl.col("giliran") % 4).cast(pl.Int32))
        late = pl.col("masuk") + 1440 * (pl.col("masuk") < pl.col("esok_masuk")).cast(pl.Int32) - pl.col("buka")
        early = pl.col("tutup") - pl.col("pulang") - 1440 * (pl.col("pulang") < pl.col("esok_pulang")).cast(pl.Int32)
        blank = pl.col("masuk").is_null() & pl.col("pulang").is_null() & ~pl.col("tengah")
        code = (
            pl.when(pl.col("kode") > 0).then("kode").when(pl.col("cuti_sakit") & pl.col("bit") != 0).then(STATUSES["S"])
            .when(blank).then(STATUSES["TK"]).otherwise(STATUSES["H"]).cast(pl.Int8)
        )  # fmt: skip
        amount = (
            pl.when(status("H")).then(band(late) + band(early) + counted(PRESENT) + pl.col("apel"))
            .when(status("DLP")).then(band(early) + counted(PRESENT) + pl.col("apel"))
            .when(status("DL")).then(counted(TRAVEL_OR_LEAVE)).when(status("CT")).then(counted(TRAVEL_OR_LEAVE, EXCUSED))
            .when(status("S")).then(counted(SICK)).when(status("TK")).then(300 + counted(UNEXCUSED))
            .when(status("I")).then(100 + counted(EXCUSED)).otherwise(0)
        )  # fmt: skip
        sums = (
            self.scan(
                "kehadiran", nip=pl.Int64, tanggal=pl.Date, masuk=pl.String, pulang=pl.String, kode=pl.String, tengah_1=pl.String,
                tengah_2=pl.String,
            )  # fmt: skip
            .join(calendar.lazy().select("tanggal", "hari", "ym", "giliran"), on="tanggal")
            .join(posts, on="nip")
            .filter(pl.col("tanggal") >= pl.col("mulai"), pl.col("tanggal") <= pl.col("sampai"))
            .select(
                minutes("masuk"), minutes("pulang"), segmen_bulan=pl.col("s") * 4 + pl.col("ym"),
                kode=pl.col("kode").fill_null("").replace_strict(STATUSES, return_dtype=pl.Int8),
                tengah=pl.col("tengah_1").is_not_null() | pl.col("tengah_2").is_not_null(), cuti_sakit=month_of("c"),
                kunci=pattern * 128 + pl.col("hari"),
            )  # fmt: skip
            .join(hours.lazy().select("kunci", "bit", "apel", "buka", "tutup", "esok_masuk", "esok_pulang"), on="kunci")
            .with_columns(kode=code)
            .select("segmen_bulan", "bit", amount.alias("isi"), tb=pl.when(status("TB")).then("bit").otherwise(0))
            .group_by("segmen_bulan")
            .agg(ada=pl.col("bit").sum(), tb=pl.col("tb").sum(), isi=pl.col("isi").sum())
        )

        def counter(place):
            return pl.col("isi") // (1 << place) % 64

        return sums.select(
            "ada", "tb", s=pl.col("segmen_bulan") // 4, ym=pl.col("segmen_bulan") % 4, potongan=pl.col("isi") % (1 << PRESENT),
            hadir=counter(PRESENT), dinas_cuti=counter(TRAVEL_OR_LEAVE), absah=counter(EXCUSED), sakit=counter(SICK),
            tk=counter(UNEXCUSED), apel=counter(ROLL_CALL),
        ).collect(engine="streaming")  # fmt: skip

    def segment_months(self, segments, attendance, shifts, hours):
        """Segments and months: days scheduled, counted, absent."""
        office = hours.filter(pl.col("pola") > 3).group_by("pola", "ym").agg(kantor=pl.col("bit").sum())
        powers = {"k": range(MONTH_BITS + 1), "pangkat": [1 << k for k in range(MONTH_BITS + 1)]}
        power = pl.DataFrame(powers, schema={"k": pl.Int32, "pangkat": pl.Int64})
        sick = pl.when(pl.col("ym") == 0).then("c0").when(pl.col("ym") == 1).then("c1").otherwise("c2")
        inside = (pl.col("mulai") <= pl.col("akhir")) & (pl.col("sampai") >= pl.col("awal"))
        own = pl.col("jadwal") & pl.col("milik")
        return (
            segments.lazy()
            .select("s", "nip", "p", "pola", "mulai", "sampai", "c0", "c1", "c2")
            .join(self.month_table.lazy(), how="cross")
            .join(office.lazy(), on=["pola", "ym"], how="left")
            .join(shifts.lazy().select("nip", "ym", "dinas"), on=["nip", "ym"], how="left")
            .with_columns(
                jadwal=pl.when(pl.col("pola") == 0).then("dinas").otherwise("kantor").fill_null(0), cuti_sakit=sick,
                k0=pl.max_horizontal("mulai", "awal").dt.day().cast(pl.Int32) - 1,
                k1=pl.min_horizontal("sampai", "akhir").dt.day().cast(pl.Int32),
            )  # fmt: skip
            .join(power.lazy().rename({"k": "k0", "pangkat": "p0"}), on="k0", how="left")
            .join(power.lazy().rename({"k": "k1", "pangkat": "p1"}), on="k1", how="left")
            .with_columns(milik=pl.when(inside).then(pl.col("p1") - pl.col("p0")).otherwise(0))
            .join(attendance.lazy(), on=["s", "ym"], how="left")
            .with_columns(pl.col("ada", "tb", "potongan", "hadir", "dinas_cuti", "absah", "sakit", "tk", "apel").fill_null(0))
            .with_columns(tanpa=own & (pl.col("ada") ^ -1))
            .with_columns(
                alpa=ones(pl.col("tanpa") & (pl.col("cuti_sakit") ^ -1)), sakit_tanpa=ones(pl.col("tanpa") & pl.col("cuti_sakit"))
            )  # fmt: skip
            .select(
                "s", "nip", "p", "ym", "apel", "hadir", "dinas_cuti", "absah", penuh=ones(pl.col("jadwal")), dijadwalkan=ones(own),
                dihitung=own & (pl.col("tb") ^ -1), sakit=pl.col("sakit") + pl.col("sakit_tanpa"), tk=pl.col("tk") + pl.col("alpa"),
                potongan=pl.col("potongan") + 300 * pl.col("alpa"),
            )  # fmt: skip
            .collect(engine="streaming")
        )

    def base_pay(self, segment_months, posts, rates, calendar):
        """Base pay in millionths of a rupiah by post, month, and days: whoever works a whole month works the days of many others."""
        own_unit, own_post = pl.col("unit_tarif") == pl.col("unit_kode"), pl.col("jabatan_tarif") == pl.col("jabatan")
        in_force = (
            posts.lazy()
            .join(rates.lazy().rename({"unit_kode": "unit_tarif", "jabatan": "jabatan_tarif"}), on="kelas_jabatan")
            .filter(own_unit | (pl.col("unit_tarif") == "*"), own_post | (pl.col("jabatan_tarif") == ""))
            .join(calendar.lazy().select("tanggal", "ym", "bit"), how="cross")
            .filter(
                pl.col("tanggal") >= pl.col("mulai").fill_null(self.first), pl.col("tanggal") <= pl.col("sampai").fill_null(self.last)
            )
            # its unit before all units, and there its name before all names
            .with_columns(tingkat=2 * (pl.col("unit_tarif") == "*").cast(pl.Int8) + (pl.col("jabatan_tarif") == "").cast(pl.Int8))
            .group_by("p", "komponen", "ym", "bit").agg(pl.col("nilai").sort_by("tingkat").first())
            .group_by("p", "komponen", "ym", "nilai").agg(berlaku=pl.col("bit").sum())
        )  # fmt: skip
        key = ["p", "ym", "dihitung", "penuh"]
        return (
            segment_months.lazy().filter(pl.col("dihitung") != 0).select(key).unique()
            .join(in_force, on=["p", "ym"])
            .group_by(*key, "komponen").agg(kali=(pl.col("nilai") * ones(pl.col("dihitung") & pl.col("berlaku"))).sum())
            .group_by(key).agg(dasar=quotient(pl.col("kali") * MILLION, pl.col("penuh")).sum())
        )  # fmt: skip

    def months(self, segment_months, base_pay, calendar):
        """Employees and months with a counted day: the figures that formulas take."""
        figures = (
            segment_months.lazy()
            .join(base_pay, on=["p", "ym", "dihitung", "penuh"], how="left")
            .with_columns(n=ones(pl.col("dihitung")))
            .group_by("nip", "ym").agg(pl.col("n", "apel", "hadir", "dinas_cuti", "absah", "sakit", "tk", "potongan", "dasar").sum())
            .collect(engine="streaming")
            .lazy()
        )  # fmt: skip
        # From the quarter's 15th day of sickness on each costs one percent.
        beyond = (
            figures.filter(pl.col("sakit") > 0).select("nip", "ym", "sakit").sort("nip", "ym")
            .with_columns(sampai=pl.col("sakit").cum_sum().over("nip"))
            .select("nip", "ym", lewat=(pl.col("sampai") - 14).clip(0) - (pl.col("sampai") - pl.col("sakit") - 14).clip(0))
        )  # fmt: skip
        roll_calls = (
            self.scan("kejadian", nip=pl.Int64, tanggal=pl.Date, jenis=pl.String)
            .filter(pl.col("jenis") == "APEL")
            .join(calendar.lazy().filter(pl.col("dow") == 1).select("tanggal", "ym", "pekan"), on="tanggal")
            .group_by("nip", "ym").agg(apel_hadir=pl.col("pekan").bitwise_or())
        )  # fmt: skip
        sanctions = (
            self.spells()
            .filter(pl.col("jenis").is_in(list(SANCTIONS)))
            .join(self.month_table.lazy(), how="cross")
            .filter(pl.col("mulai") <= pl.col("akhir"), pl.col("sampai") >= pl.col("awal"))
            .group_by("nip", "ym").agg(puncak=pl.col("jenis").replace_strict(SANCTIONS, return_dtype=pl.Int64).max())
        )  # fmt: skip
        numbers = self.scan("angka", nip=pl.Int64, nama=pl.String, bulan=pl.String, nilai=pl.Float64).filter(pl.col("nama") == "tambahan")
        general = numbers.filter(pl.col("bulan").is_null()).select("nip", umum=millionths("nilai"))
        of_month = numbers.join(self.month_table.lazy(), on="bulan").select("nip", "ym", khusus=millionths("nilai"))
        result = figures.filter(pl.col("n") > 0)
        for more in (beyond, roll_calls, sanctions, of_month):
            result = result.join(more, on=["nip", "ym"], how="left")
        deductions = pl.col("potongan") + 100 * pl.col("lewat").fill_null(0)
        missed = ones(pl.col("apel") & (pl.col("apel_hadir").fill_null(0) ^ -1))
        return (
            result.join(general, on="nip", how="left")
            .with_columns(potongan=deductions, mangkir=missed)
            .select(
                "nip", "ym", "n", "hadir", "dinas_cuti", "tk", "potongan", "dasar",
                tersedia=pl.col("n") - pl.col("absah") - pl.col("sakit"), puncak=pl.col("puncak").fill_null(0),
                tambahan=pl.coalesce("khusus", "umum", pl.lit(0)),
                d=10000 - pl.min_horizontal(pl.lit(10000), pl.col("potongan") + 200 * pl.col("mangkir")),
            )  # fmt: skip
            .collect(engine="streaming")
        )

    def people(self, months, segment_months, segments):
        """Discipline in millionths of a point, and what the primary segment says."""
        by_person = (
            months.lazy().with_columns(dn=pl.col("d") * pl.col("n"))
            .group_by("nip").agg(pl.col("n", "tk", "tersedia", "dasar", "dn").sum())
            .with_columns(d=quotient(pl.col("dn") * 10000, pl.col("n")))
        )  # fmt: skip
        return (
            segment_months.lazy()
            .group_by("s").agg(dijadwalkan=pl.col("dijadwalkan").sum())
            .join(segments.lazy().select("s", "nip", "mulai", "nama", "unit_kode", "jenis_jabatan", "kelas_jabatan", "status"), on="s")
            .sort("dijadwalkan", "mulai").group_by("nip").last().drop("s", "mulai")
            .join(by_person, on="nip", how="left")
            .with_columns(pl.col("n", "tk", "tersedia", "dasar").fill_null(0))
        )  # fmt: skip

    def services(self):
        """Planned workload in millionths of millionths of minutes, and achievement."""
        target, done = pl.col("t"), pl.col("r")
        reached = pl.when(pl.col("arah") == "MAX").then(done).otherwise((2 * target - done).clip(0)).cast(pl.Int128) * 100 * MILLION
        return (
            self.scan("target", nip=pl.Int64, indikator=pl.String, arah=pl.String, target=pl.Float64, realisasi=pl.Float64, bulan=pl.String)
            .filter(pl.col("bulan").is_null() | pl.col("bulan").is_in(self.month_names))
            .join(self.scan("beban_kerja", indikator=pl.String, norma_menit=pl.Float64), on="indikator")
            .select("nip", "arah", t=millionths("target"), r=millionths("realisasi"), norma=millionths("norma_menit"))
            .select(
                "nip", menit=target.cast(pl.Int128) * pl.col("norma"),
                a=pl.min_horizontal(quotient(reached, target), pl.lit(120 * MILLION)).cast(pl.Int64),
            )  # fmt: skip
            .group_by("nip").agg(menit=pl.col("menit").sum(), ma=(pl.col("menit") * pl.col("a")).sum())
            .select("nip", "menit", a=quotient(pl.col("ma"), pl.col("menit")).cast(pl.Int64))
        )  # fmt: skip

    def raters(self):
        """The mean over aspects, then over months, then over raters by their months."""
        count = pl.len().cast(pl.Int64)
        return (
            self.scan("penilaian", nip=pl.Int64, penilai_nip=pl.Int64, bulan=pl.String, nilai=pl.Float64)
            .join(self.month_table.lazy().select("bulan", "ym"), on="bulan")
            .group_by("nip", "penilai_nip", "ym").agg(nilai=pl.col("nilai").sum(), k=count)
            .with_columns(s=quotient(millionths("nilai"), pl.col("k")))
            .group_by("nip", "penilai_nip").agg(k=count, s=quotient(pl.col("s").sum(), count))
            .group_by("nip").agg(s=quotient((pl.col("k") * pl.col("s")).sum(), pl.col("k").sum()))
        )  # fmt: skip

    def workload(self, people):
        """The ratio to capacity against the median of the peer group, and achievement normalised by it."""
        ratio = quotient(pl.col("menit"), 300 * MILLION * pl.col("tersedia")).cast(pl.Int64)
        rows = (
            people.join(self.services(), on="nip", how="left")
            .with_columns(w=pl.when(pl.col("tersedia") > 0).then(ratio))
            .collect(engine="streaming")
        )
        size, middle = pl.col("w").count(), (pl.col("w").median() + 0.5).floor().cast(pl.Int64)
        close = rows.lazy().group_by("jenis_jabatan", "kelas_jabatan").agg(n0=size, w0=middle)
        wider = rows.lazy().group_by("jenis_jabatan").agg(n1=size, w1=middle)
        everybody = rows.lazy().select(w3=middle)
        by_class, by_kind = pl.col("n0") >= 5, pl.col("n1") >= 5
        return (
            rows.lazy()
            .join(close, on=["jenis_jabatan", "kelas_jabatan"]).join(wider, on="jenis_jabatan").join(everybody, how="cross")
            .with_columns(
                acuan=pl.when(by_class).then("w0").when(by_kind).then("w1").otherwise("w3"),
                kelompok=pl.when(by_class).then(pl.format("{}/{}", "jenis_jabatan", "kelas_jabatan"))
                .when(by_kind).then("jenis_jabatan").otherwise(pl.lit("SEMUA")),
            )
            .with_columns(r=pl.when(pl.col("acuan") > 0).then(quotient(pl.col("w") * MILLION, pl.col("acuan"))).fill_null(MILLION))
            .with_columns(f=950_000 + quotient(pl.col("r").clip(500_000, 2_000_000) - 500_000, 10))
            .with_columns(c=quotient(pl.col("a") * pl.col("f"), MILLION).clip(upper_bound=120 * MILLION))
        )  # fmt: skip

    def scores(self, workload):
        """Index in hundredths, and the ratings of those who have one: 1 above, 2 meets, 3 below."""
        c, d, s = pl.col("c"), pl.col("d"), pl.col("s")
        results = pl.when(c >= 110 * MILLION).then(1).when(c >= 90 * MILLION).then(2).otherwise(3)
        conduct = pl.when(pl.col("tk") >= 3).then(3).when(s >= 90 * MILLION).then(1).when(s >= 70 * MILLION).then(2).otherwise(3)
        given = self.scan("predikat", nip=pl.Int64, hasil=pl.Int32, perilaku=pl.Int32)
        low, bad, best = pl.col("hasil") == 3, pl.col("perilaku") == 3, (pl.col("hasil") == 1) & (pl.col("perilaku") == 1)
        rating = (
            pl.when(low & bad).then(pl.lit("SANGAT_KURANG")).when(low).then(pl.lit("BUTUH_PERBAIKAN"))
            .when(bad).then(pl.lit("KURANG")).when(best).then(pl.lit("SANGAT_BAIK")).otherwise(pl.lit("BAIK"))
        )  # fmt: skip
        source = pl.when(pl.col("hasil").is_null()).then(pl.lit("HITUNG")).otherwise(pl.lit("EKINERJA"))
        evaluated = pl.col("indeks").is_not_null()
        return (
            workload.join(self.raters(), on="nip", how="left")
            .join(given, on="nip", how="left")
            .with_columns(indeks=quotient(quotient(4 * d + 4 * c + 2 * s, 10), 10000))
            .with_columns(
                sumber=pl.when(evaluated).then(source), hasil=pl.when(evaluated).then(pl.coalesce("hasil", results)),
                perilaku=pl.when(evaluated).then(pl.coalesce("perilaku", conduct)),
            )  # fmt: skip
            .with_columns(predikat=pl.when(evaluated).then(rating))
            .collect(engine="streaming")
        )

    def month_cells(self, months, scores):
        """The cells of a month, in millionths."""
        capped = pl.col("c").clip(upper_bound=100 * MILLION)
        paid = pl.col("dasar").cast(pl.Int128) * pl.col("prestasi") * (pl.col("gerbang") * (100 - pl.col("puncak")))
        whole = 1_000_000_000_000
        return (
            months.lazy()
            .join(scores.lazy().select("nip", "c"), on="nip")
            .with_columns(
                sel_hadir=quotient((pl.col("hadir") + pl.col("dinas_cuti")) * 100 * MILLION, pl.col("n")),
                prestasi=quotient(60 * capped + 400_000 * pl.col("d"), 100),
            )  # fmt: skip
            .with_columns(gerbang=pl.when(pl.col("sel_hadir") < 50 * MILLION).then(0).otherwise(100).cast(pl.Int64))
            .with_columns(bayar=signed_quotient(paid + pl.col("tambahan").cast(pl.Int128) * whole, whole).cast(pl.Int64))
            .collect(engine="streaming")
        )

    def quarter_cells(self, scores, cells):
        """The cells of the quarter, in millionths, and the incentive before budgets in thousands of rupiah."""
        by_person = cells.lazy().group_by("nip").agg(bayar=pl.when(pl.col("bayar").null_count() == 0).then(pl.col("bayar").sum()))
        rating = pl.col("predikat").replace_strict(
            {"SANGAT_BAIK": 100, "BAIK": 100, "BUTUH_PERBAIKAN": 75, "KURANG": 50, "SANGAT_KURANG": 25}, return_dtype=pl.Int64
        )
        status = pl.col("status").replace_strict({"CPNS": 80, "PPPK_PW": 50}, default=100, return_dtype=pl.Int64)
        product = pl.col("bayar").cast(pl.Int128) * pl.col("persen_predikat") * pl.col("persen_status")
        return (
            scores.lazy()
            .join(by_person, on="nip", how="left")
            .with_columns(
                bayar=pl.when(pl.col("n") == 0).then(0).otherwise("bayar").cast(pl.Int64), persen_predikat=rating, persen_status=status
            )
            .with_columns(sel_insentif=signed_quotient(product, 10000).cast(pl.Int64))
            .with_columns(ribuan=pl.col("sel_insentif").fill_null(0).clip(0) // (1000 * MILLION))
            .collect(engine="streaming")
            .lazy()
        )

    def budgets(self, paid):
        """Units over their budget: thousands of rupiah by largest remainder."""
        over = (
            paid.join(self.scan("pagu", unit_kode=pl.String, pagu=pl.Int64), on="unit_kode").group_by("unit_kode")
            .agg(x=pl.col("ribuan").sum(), pagu=pl.col("pagu").first())
            .filter(pl.col("x") * 1000 > pl.col("pagu"))
            .select("unit_kode", "x", q=pl.col("pagu") // 1000)
        )  # fmt: skip
        product = pl.col("ribuan") * pl.col("q")
        return (
            paid.join(over, on="unit_kode")
            .select("nip", "unit_kode", "q", utuh=product // pl.col("x"), sisa=product % pl.col("x"))
            .sort("unit_kode", "sisa", "nip", descending=[False, True, False])
            .with_columns(urutan=pl.int_range(pl.len()).over("unit_kode"), lebih=pl.col("q") - pl.col("utuh").sum().over("unit_kode"))
            .select("nip", bagian=pl.col("utuh") + (pl.col("urutan") < pl.col("lebih")).cast(pl.Int64))
        )  # fmt: skip

    def ranks(self, paid):
        """Ranks among everyone, in the unit and in the peer group."""
        keys = ["indeks", "c", "d", "tk"]
        differs = pl.any_horizontal(pl.col(key) != pl.col(key).shift() for key in keys).fill_null(True)
        return (
            paid.filter(pl.col("indeks").is_not_null()).select("nip", "unit_kode", "kelompok", *keys)
            .sort(*keys, descending=[True, True, True, False])
            .with_row_index("urutan", offset=1)
            .with_columns(peringkat=pl.when(differs).then("urutan").forward_fill())
            .select(
                "nip", "peringkat", peringkat_unit=pl.col("peringkat").rank("min").over("unit_kode"),
                peringkat_kelompok=pl.col("peringkat").rank("min").over("kelompok"),
            )  # fmt: skip
        )

    def run(self, output):
        """Writes the results."""
        calendar = self.calendar()
        hours = self.hours(calendar)
        shifts = self.shifts(calendar)
        rates = self.rates()
        segments, posts = self.segments(shifts, self.sick_leave(calendar), rates)
        attendance = self.attendance(segments, calendar, hours)
        segment_months = self.segment_months(segments, attendance, shifts, hours)
        months = self.months(segment_months, self.base_pay(segment_months, posts, rates, calendar), calendar)
        scores = self.scores(self.workload(self.people(months, segment_months, segments)))
        cells = self.month_cells(months, scores)
        paid = self.quarter_cells(scores, cells)
        results = (
            paid.join(self.budgets(paid), on="nip", how="left")
            .join(self.ranks(paid), on="nip", how="left")
            .sort("peringkat", "nip", nulls_last=True)
            .with_row_index("urut")
            .collect(engine="streaming")
        )
        self.write(results, cells, output)

    def write(self, results, cells, output):
        """Writes the three files; `results` stand in their order."""

        def reasons(**missing):
            named = [pl.when(pl.col(column).is_null()).then(pl.lit(name)) for column, name in missing.items()]
            joined = pl.concat_str(named, separator=";", ignore_nulls=True)
            return pl.when(joined != "").then(joined)

        def level(column):
            return pl.col(column).replace_strict({1: "above", 2: "meets", 3: "below"}, return_dtype=pl.String)

        evaluated = pl.col("indeks").is_not_null()
        hundredths = (pl.col("indeks") % 100).cast(pl.String).str.zfill(2)
        results.select(
            "peringkat", "peringkat_unit", "peringkat_kelompok", "nip", "nama", "unit_kode", "jenis_jabatan", "kelas_jabatan", "kelompok",
            pl.col("n").alias("hari_kerja"), pl.col("tk").alias("hari_tk"), points("d").alias("disiplin"), points("a").alias("capaian"),
            points("w").alias("beban_rasio"), points("r").alias("beban_relatif"), points("f").alias("faktor_beban"),
            points("c").alias("capaian_normal"), points("s").alias("perilaku"),
            pl.concat_str((pl.col("indeks") // 100).cast(pl.String), hundredths, separator=".").alias("indeks"),
            level("hasil").alias("hasil_kerja"), level("perilaku").alias("perilaku_kerja"), "predikat",
            pl.col("sumber").alias("sumber_predikat"), points("dasar").alias("dasar_insentif"),
            (1000 * pl.coalesce("bagian", "ribuan")).alias("insentif"),
            pl.when(evaluated).then(pl.lit("DINILAI")).otherwise(pl.lit("TIDAK_DINILAI")).alias("status_nilai"),
            reasons(d="disiplin", c="layanan", s="atasan").alias("alasan"),
            reasons(bayar="capaian_normal", predikat="predikat").alias("alasan_insentif"),
        ).write_csv(f"{output}/hasil.csv", float_precision=6)  # fmt: skip
        (
            cells.lazy()
            .join(results.lazy().select("nip", "urut"), on="nip")
            .join(self.month_table.lazy().select("ym", "bulan"), on="ym")
            .sort("urut", "ym")
            .select(
                "nip", "bulan", pl.col("n").alias("hari_kerja"), pl.col("hadir").alias("hari_hadir"), pl.col("tk").alias("hari_tk"),
                pl.col("potongan") / 100, (pl.col("d") / 100).alias("disiplin"), points("dasar"), points("sel_hadir").alias("hadir"),
                points("prestasi"), pl.col("gerbang").cast(pl.Float64), points("bayar"),
            )  # fmt: skip
            .collect(engine="streaming")
            .write_csv(f"{output}/bulanan.csv", float_precision=6)
        )
        results.select(
            "nip", pl.col("persen_predikat", "persen_status").cast(pl.Float64), points("sel_insentif").alias("insentif")
        ).write_csv(f"{output}/triwulan.csv", float_precision=6)


def main():
    """Runs the job."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quarter", default="2026-Q3")
    parser.add_argument("--input", required=True, help="folder of the exports")
    parser.add_argument("--output", required=True, help="folder for the results, made when it is not there")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    os.makedirs(options.output, exist_ok=True)
    # Polars takes the number of threads when it is imported.
    os.environ["POLARS_MAX_THREADS"] = str(options.threads)
    global pl
    import polars as pl

    Job(options.input, options.quarter).run(options.output)


if __name__ == "__main__":
    main()
