"""Sections 2 and 16 of the evaluation method: reading the tables and checking their rows."""

import datetime
import re
from collections import defaultdict

from basics import (
    ONE_DAY, number_where, one_of, parse_clock, parse_date, parse_month, parse_name, parse_number, parse_text, parse_whole,
)  # fmt: skip


class MissingTable(Exception):
    """A required table has no file."""


# ---------------------------------------------------------------------------------------------
# Section 2: CSV

LINE_END = re.compile(rb"\r\n|\n|\r")
PLAIN_END = re.compile(rb'[,"\r\n]')


def read_records(data):
    """Yield (line, fields, reason) for each record; fields is None when there is a reason."""
    pos = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    line = 1
    while pos < len(data):
        match = LINE_END.search(data, pos)
        line_end, following = match.span() if match else (len(data), len(data))
        if line_end == pos:
            pos, line = following, line + 1
            continue
        parsed = parse_record(data, pos)
        if parsed is None:
            yield line, None, "broken quoting"
            pos, line = following, line + 1
            continue
        fields, following = parsed
        try:
            yield line, [field.decode("utf-8") for field in fields], None
        except UnicodeDecodeError:
            yield line, None, "bytes that are not UTF-8"
        line += len(LINE_END.findall(data, pos, following))
        pos = following


def parse_record(data, pos):
    """The fields of the record at `pos` and where the next begins; None when the quoting is broken."""
    fields = []
    while True:
        if data[pos : pos + 1] == b'"':
            field = b""
            pos += 1
            while True:
                quote = data.find(b'"', pos)
                if quote < 0:
                    return None
                field += data[pos:quote]
                pos = quote + 1
                if data[pos : pos + 1] != b'"':
                    break
                field += b'"'
                pos += 1
            fields.append(field)
        else:
            match = PLAIN_END.search(data, pos)
            end = match.start() if match else len(data)
            fields.append(data[pos:end])
            pos = end
        if pos == len(data):
            return fields, pos
        if data[pos : pos + 1] == b",":
            pos += 1
            continue
        match = LINE_END.match(data, pos)
        return (fields, match.end()) if match else None


# ---------------------------------------------------------------------------------------------
# Section 2: tables


def parse_nip(text):
    if not re.fullmatch(r"[0-9]{18}", text):
        raise ValueError("not a NIP of 18 digits")
    return text


def parse_class(text):
    value = parse_whole(text)
    if not 1 <= value <= 17:
        raise ValueError("outside 1-17")
    return value


parse_positive = number_where(lambda x: x > 0, "not above 0")
parse_amount = number_where(lambda x: x >= 0, "below 0")
parse_level = one_of("1", "2", "3")
JOB_TYPES = ("JPT", "ADM", "PWS", "JF", "PLK")
CIVIL_STATUSES = ("PNS", "CPNS", "PPPK", "PPPK_PW")
WORK_PATTERNS = ("5H", "6H", "SHIFT")

# table: column: parser; a `?` ends the name of a column that may be empty.
TABLES = {
    "pegawai": {
        "nip": parse_nip,
        "nama": parse_text,
        "unit_kode": parse_text,
        "unit_nama": parse_text,
        "jabatan": parse_text,
        "jenis_jabatan": one_of(*JOB_TYPES),
        "kelas_jabatan": parse_class,
        "status": one_of(*CIVIL_STATUSES),
        "atasan_nip?": parse_nip,
        "pola_kerja": one_of(*WORK_PATTERNS),
        "berlaku_mulai": parse_date,
        "berlaku_sampai?": parse_date,
        "golongan?": parse_text,
        "eselon?": parse_text,
    },
    "kehadiran": {
        "nip": parse_nip,
        "tanggal": parse_date,
        "masuk?": parse_clock,
        "pulang?": parse_clock,
        "kode?": parse_text,
        "tengah_1?": parse_clock,
        "tengah_2?": parse_clock,
    },
    "target": {
        "nip": parse_nip,
        "indikator": parse_text,
        "uraian?": parse_text,
        "satuan?": parse_text,
        "arah": one_of("MAX", "MIN"),
        "target": parse_positive,
        "realisasi": parse_amount,
        "bobot": parse_positive,
        "bulan?": parse_month,
    },
    "penilaian": {
        "nip": parse_nip,
        "penilai_nip": parse_nip,
        "bulan": parse_month,
        "aspek": parse_text,
        "nilai": parse_number,
    },
    "beban_kerja": {"indikator": parse_text, "norma_menit": parse_positive},
    "kalender": {
        "tanggal": parse_date,
        "jenis": one_of("LIBUR", "CUTI_BERSAMA", "KERJA"),
        "jadwal?": parse_text,
        "keterangan?": parse_text,
    },
    "tarif": {
        "kelas_jabatan": parse_class,
        "unit_kode": parse_text,
        "nilai": parse_whole,
        "komponen?": parse_name,
        "jabatan?": parse_text,
        "mulai?": parse_date,
        "sampai?": parse_date,
    },
    "jadwal": {"nip": parse_nip, "tanggal": parse_date, "shift": parse_text},
    "masa": {
        "nip": parse_nip,
        "jenis": parse_name,
        "mulai": parse_date,
        "sampai?": parse_date,
        "nilai?": parse_number,
        "nomor_sk?": parse_text,
    },
    "plt": {
        "nip": parse_nip,
        "kelas_jabatan": parse_class,
        "unit_kode": parse_text,
        "jabatan?": parse_text,
        "mulai": parse_date,
        "sampai?": parse_date,
        "nomor_sk?": parse_text,
    },
    "kejadian": {
        "nip": parse_nip,
        "tanggal": parse_date,
        "jenis": parse_name,
        "jumlah?": parse_amount,
        "waktu?": parse_clock,
    },
    "angka": {"nip": parse_nip, "nama": parse_name, "bulan?": parse_month, "nilai": parse_number},
    "pagu": {"unit_kode": parse_text, "pagu": parse_whole},
    "predikat": {"nip": parse_nip, "hasil": parse_level, "perilaku": parse_level},
}
KEYS = {
    "pegawai": ["nip", "berlaku_mulai"],
    "kehadiran": ["nip", "tanggal"],
    "target": ["nip", "indikator", "bulan"],
    "penilaian": ["nip", "penilai_nip", "bulan", "aspek"],
    "beban_kerja": ["indikator"],
    "kalender": ["tanggal"],
    "tarif": ["kelas_jabatan", "unit_kode", "komponen", "jabatan", "mulai"],
    "jadwal": ["nip", "tanggal"],
    "masa": ["nip", "jenis", "mulai"],
    "plt": ["nip", "kelas_jabatan", "unit_kode", "jabatan", "mulai"],
    "kejadian": ["nip", "tanggal", "jenis", "waktu"],
    "angka": ["nip", "nama", "bulan"],
    "pagu": ["unit_kode"],
    "predikat": ["nip"],
}
OPTIONAL_TABLES = ("jadwal", "masa", "plt", "kejadian", "angka", "pagu", "predikat")
OPTIONAL_COLUMNS = {
    "pegawai": ("golongan", "eselon"),
    "kehadiran": ("tengah_1", "tengah_2"),
    "target": ("bulan",),
    "tarif": ("komponen", "jabatan", "mulai", "sampai"),
    "kejadian": ("waktu",),
}
PERIOD_COLUMN = {
    "kehadiran": "tanggal", "jadwal": "tanggal", "kalender": "tanggal", "kejadian": "tanggal", "penilaian": "bulan",
    "target": "bulan", "angka": "bulan",
}  # fmt: skip
SPANS = {"pegawai": ("berlaku_mulai", "berlaku_sampai"), "tarif": ("mulai", "sampai"), "masa": ("mulai", "sampai"), "plt": ("mulai", "sampai")}


class Row:
    """One record of a table: its cells as they stand, their values, and what is wrong with it."""

    def __init__(self, file, line, cells=None, reason=None):
        self.file, self.line = file, line
        self.cells = cells
        self.values = {}
        self.reasons = [reason] if reason else []

    def __getitem__(self, column):
        """A cell's value: None when it is empty or not of its type."""
        return self.values.get(column)


class Tables:
    """The rows of all tables, checked after section 16."""

    def __init__(self, folder, policy, quarter, as_of):
        self.policy, self.quarter, self.as_of = policy, quarter, as_of
        self.unreadable = []  # headers that are not as they should be
        self.rows = {}
        for table in TABLES:
            self.rows[table] = self.read(folder, table)
            for row in self.rows[table]:
                self.check_cells(table, row)
        self.check_tarif_and_roster()
        self.check_others()

    # -- reading

    def read(self, folder, table):
        """Every row of a table; rows of another quarter are left out."""
        files = [path for path in sorted(folder.iterdir()) if re.fullmatch(table + r"(-.*)?\.csv", path.name, re.DOTALL)]
        if not files and table not in OPTIONAL_TABLES:
            raise MissingTable(table)
        rows = []
        for path in files:
            rows += self.read_file(path, table)
        period = PERIOD_COLUMN.get(table)
        return [row for row in rows if not (period and self.of_another_quarter(row, period))]

    def read_file(self, path, table):
        names = [column.rstrip("?") for column in TABLES[table]]
        header, rows = None, []
        for line, fields, reason in read_records(path.read_bytes()):
            if header is None:
                header = fields or []
                absent = set(names) - set(header) - set(OPTIONAL_COLUMNS.get(table, ()))
                if reason or absent or set(header) - set(names) or len(set(header)) != len(header):
                    self.unreadable.append(Row(path.name, line, reason=reason or "not the header of this table"))
                    return []
            elif reason:
                rows.append(Row(path.name, line, reason=reason))
            elif len(fields) != len(header):
                rows.append(Row(path.name, line, reason="field count differs from the header's"))
            else:
                cells = dict.fromkeys(names, "")
                cells.update(zip(header, fields))
                rows.append(Row(path.name, line, cells))
        if header is None:
            self.unreadable.append(Row(path.name, 1, reason="no header"))
        return rows

    def of_another_quarter(self, row, column):
        if row.cells is None:
            return False
        try:
            if column == "bulan":
                return parse_month(row.cells[column]) not in self.quarter.months
            day = parse_date(row.cells[column])
        except ValueError:
            return False
        return not self.quarter.first <= day <= self.quarter.last

    # -- checking

    def check_cells(self, table, row):
        if row.cells is None:
            return
        for column, parse in TABLES[table].items():
            name = column.rstrip("?")
            text = row.cells[name]
            if text == "":
                if not column.endswith("?"):
                    row.reasons.append(f"{name} is empty")
                continue
            try:
                row.values[name] = parse(text)
            except ValueError as error:
                row.reasons.append(f"{name}: {error}")

    def check_duplicates(self, table):
        """Mark rows that share a key without being identical; keep one of identical ones."""
        groups = defaultdict(list)
        for row in self.rows[table]:
            if row.cells is not None:
                groups[key_of(table, row)].append(row)
        for group in groups.values():
            if all(row.cells == group[0].cells for row in group):
                if not group[0].reasons:
                    for row in group[1:]:
                        self.rows[table].remove(row)
            else:
                for row in group:
                    row.reasons.append("its key has rows that differ")

    def check_spans(self, table):
        first, last = SPANS[table]
        for row in self.rows[table]:
            if row[first] and row[last] and row[last] < row[first]:
                row.reasons.append(f"{last} precedes {first}")

    def check_overlaps(self, table, columns):
        """Mark rows that agree in these columns and share a day."""
        groups = defaultdict(list)
        for row in self.rows[table]:
            if row.cells is not None and all(row[column] is not None or row.cells[column] == "" for column in columns):
                groups[tuple(row[column] for column in columns)].append(row)
        for rows in groups.values():
            for row in rows:
                if any(other is not row and overlap(table, row, other) for other in rows):
                    row.reasons.append("is in force on a day of another row")

    def check_tarif_and_roster(self):
        for table in ("tarif", "pegawai"):
            self.check_spans(table)
            self.check_duplicates(table)
        self.check_overlaps("tarif", ["kelas_jabatan", "unit_kode", "komponen", "jabatan"])
        self.check_overlaps("pegawai", ["nip"])
        self.tariffs = Tariffs(self.good("tarif"))
        self.roster = {row["nip"] for row in self.rows["pegawai"] if row["nip"] and row["berlaku_mulai"]}
        self.of_run = set()
        for row in self.good("pegawai"):
            if clipped("pegawai", row, self.quarter.first, self.as_of):
                self.of_run.add(row["nip"])
                self.check_tariff("pegawai", row)

    def check_tariff(self, table, row):
        """Every day of a segment or acting row up to the as-of date has some tariff."""
        days = clipped(table, row, self.quarter.first, self.as_of)
        day, last = days or (self.as_of, self.as_of - ONE_DAY)
        while day <= last:
            if not self.tariffs.of(post_of(row), day):
                row.reasons.append(f"no tarif on {day}")
                return
            day += ONE_DAY

    def check_others(self):
        policy = self.policy
        for table in ("kehadiran", "target", "penilaian", "jadwal", "masa", "plt", "kejadian", "angka", "predikat"):
            for row in self.rows[table]:
                if row["nip"] and row["nip"] not in self.roster:
                    row.reasons.append("its NIP is not in the roster")
        for table in ("masa", "plt"):
            self.check_spans(table)
        for row in self.rows["kehadiran"]:
            if row["tanggal"] and row["kode"] not in (None, "H"):
                if row["kode"] not in policy.on("attendance", row["tanggal"])["statuses"]:
                    row.reasons.append("kode is unknown to the policy")
        for row in self.rows["jadwal"]:
            if row["tanggal"] and row["shift"] not in (None, "OFF"):
                if row["shift"] not in policy.on("schedules", row["tanggal"])["shifts"]:
                    row.reasons.append("shift is unknown to the policy")
        for row in self.rows["kalender"]:
            if row["tanggal"] and row["jadwal"]:
                if row["jadwal"] not in policy.on("schedules", row["tanggal"])["alternatives"]:
                    row.reasons.append("jadwal is unknown to the policy")
        for row in self.rows["penilaian"]:
            low, high = policy.last("supervisor")["scale"]
            if row["aspek"] and row["aspek"] not in policy.last("supervisor")["aspects"]:
                row.reasons.append("aspek is unknown to the policy")
            if row["nilai"] is not None and not low <= row["nilai"] <= high:
                row.reasons.append("nilai lies outside the scale")
        for table, column, clause, key in (
            ("masa", "jenis", "spells", "kinds"), ("kejadian", "jenis", "events", "kinds"), ("angka", "nama", "numbers", "names"),
        ):  # fmt: skip
            for row in self.rows[table]:
                if row[column] and row[column] not in policy.last(clause)[key]:
                    row.reasons.append(f"{column} is unknown to the policy")
        for row in self.good("plt"):
            if row["nip"] in self.of_run:
                self.check_tariff("plt", row)
        self.check_duplicates("beban_kerja")
        norms = {row["indikator"] for row in self.good("beban_kerja")}
        for row in self.rows["target"]:
            if row["indikator"] and row["indikator"] not in norms:
                row.reasons.append("its indicator has no norma")
        for table in TABLES:
            if table not in ("pegawai", "tarif", "beban_kerja"):
                self.check_duplicates(table)

    # -- results

    def good(self, table):
        return [row for row in self.rows[table] if not row.reasons]

    def invalid(self):
        """Every invalid row, headers first."""
        return self.unreadable + [row for rows in self.rows.values() for row in rows if row.reasons]

    def stops_always(self):
        """Whether something is wrong that cannot be set aside."""
        return bool(self.unreadable) or any(row.reasons for table in ("pegawai", "tarif") for row in self.rows[table])


def key_of(table, row):
    return tuple(row.cells[column] if row[column] is None else row[column] for column in KEYS[table])


def span(table, row):
    """The first and last day of a row; an open end lies far away."""
    first, last = SPANS[table]
    return row[first] or datetime.date.min, row[last] or datetime.date.max


def overlap(table, a, b):
    """Whether two rows share a day; a row without a readable span shares none."""
    for row in (a, b):
        if any(row[column] is None and row.cells[column] != "" for column in SPANS[table]):
            return False
    return span(table, a)[0] <= span(table, b)[1] and span(table, b)[0] <= span(table, a)[1]


def covers(table, row, day):
    first, last = span(table, row)
    return first <= day <= last


def clipped(table, row, first, last):
    """The first and last day of a row inside the period, or None."""
    start, end = span(table, row)
    start, end = max(start, first), min(end, last)
    return (start, end) if start <= end else None


def post_of(row):
    """Class, unit and name of the post of a segment or acting row."""
    return row["kelas_jabatan"], row["unit_kode"], row["jabatan"] or ""


class Tariffs:
    """The monthly tariffs by component, post and day."""

    def __init__(self, rows):
        self.rows, self.components = defaultdict(list), set()
        for row in rows:
            self.components.add(row["komponen"] or "")
            self.rows[(row["komponen"] or "", *post_of(row))].append(row)

    def of(self, post, day):
        """The tariff of each component that has one for the post on the day."""
        kelas, unit, jabatan = post
        result = {}
        for component in self.components:
            for where in ((unit, jabatan), (unit, ""), ("*", jabatan), ("*", "")):
                found = [row for row in self.rows.get((component, kelas, *where), ()) if covers("tarif", row, day)]
                if found:
                    result[component] = found[0]["nilai"]
                    break
        return result
