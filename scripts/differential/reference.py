#!/usr/bin/env python3
"""A slow, plain implementation of the evaluation method, version 1.

It follows the text of the method section by section, with exact rationals throughout, and
serves as the second opinion in differential tests.

    python3 reference.py --quarter 2026-Q3 --input DIR --policy FILE --output hasil.csv
                         [--as-of YYYY-MM-DD] [--quarantine]

Exit codes: 0 done, 64 the as-of date lies outside the quarter, 65 invalid rows (one line each on
stdout), 66 a required table is missing, 78 an error in the policy.
"""

import argparse
import datetime
import pathlib
import re
import sys
from collections import defaultdict
from fractions import Fraction

import yaml

USAGE, INVALID, NO_TABLE, POLICY = 64, 65, 66, 78
ONE_DAY = datetime.timedelta(days=1)


class PolicyError(Exception):
    """An error in the policy, with the line where it is known."""


class MissingTable(Exception):
    """A required table has no file."""


# ---------------------------------------------------------------------------------------------
# Section 1: numbers, dates, quarters


def rnd(x, places):
    """Round to a number of decimals, halves away from zero."""
    x = Fraction(x) * 10**places
    whole = (2 * abs(x.numerator) + x.denominator) // (2 * x.denominator)
    return Fraction(whole if x >= 0 else -whole, 10**places)


def clamp(x, low, high):
    return min(max(x, low), high)


def decimal_text(x, places):
    """The text of a number that has at most this many decimals; empty when it is missing."""
    if x is None:
        return ""
    scaled = x * 10**places
    assert scaled.denominator == 1
    digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
    if places:
        digits = digits[:-places] + "." + digits[-places:]
    return ("-" if scaled < 0 else "") + digits


def parse_number(text):
    match = re.fullmatch(r"-?([0-9]+)(?:\.([0-9]+))?", text)
    if not match:
        raise ValueError("not a number")
    if len(match[2] or "") > 6 or len(match[1].lstrip("0")) > 12:
        raise ValueError("a number beyond 6 decimals or 10^12")
    return Fraction(text)


def parse_whole(text):
    if not re.fullmatch(r"[0-9]+", text):
        raise ValueError("not a whole number")
    return int(parse_number(text))


def parse_date(text):
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError("not a date")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ValueError("not a date") from None


def parse_month(text):
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        raise ValueError("not a month")
    return int(text[:4]), int(text[5:])


def parse_clock(text):
    """Minutes of the day; seconds are dropped."""
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?", text):
        raise ValueError("not a clock time")
    return int(text[:2]) * 60 + int(text[3:5])


class Quarter:
    """The days and months of a quarter written `2026-Q3`."""

    def __init__(self, text):
        match = re.fullmatch(r"([0-9]{4})-Q([1-4])", text)
        if not match or match[1] == "0000":
            raise ValueError("not a quarter")
        year, first = int(match[1]), 3 * int(match[2]) - 2
        self.months = [(year, first), (year, first + 1), (year, first + 2)]
        self.days = []
        day = datetime.date(year, first, 1)
        while (day.year, day.month) in self.months:
            self.days.append(day)
            day += ONE_DAY
        self.first, self.last = self.days[0], self.days[-1]


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


def parse_text(text):
    return text


def parse_nip(text):
    if not re.fullmatch(r"[0-9]{18}", text):
        raise ValueError("not a NIP of 18 digits")
    return text


def one_of(*values):
    def parse(text):
        if text not in values:
            raise ValueError("not one of " + ", ".join(values))
        return text

    return parse


def number_where(condition, words):
    def parse(text):
        value = parse_number(text)
        if not condition(value):
            raise ValueError(words)
        return value

    return parse


def parse_class(text):
    value = parse_whole(text)
    if not 1 <= value <= 17:
        raise ValueError("outside 1-17")
    return value


parse_positive = number_where(lambda x: x > 0, "not above 0")
parse_level = one_of("1", "2", "3")
JOB_TYPES = ("JPT", "ADM", "PWS", "JF", "PLK")
CIVIL_STATUSES = ("PNS", "CPNS", "PPPK")

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
        "pola_kerja": one_of("5H", "6H", "SHIFT"),
        "berlaku_mulai": parse_date,
        "berlaku_sampai?": parse_date,
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
        "realisasi": number_where(lambda x: x >= 0, "below 0"),
        "bobot": parse_positive,
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
    "tarif": {"kelas_jabatan": parse_class, "unit_kode": parse_text, "nilai": parse_whole},
    "jadwal": {"nip": parse_nip, "tanggal": parse_date, "shift": parse_text},
    "sanksi": {
        "nip": parse_nip,
        "jenis": parse_text,
        "mulai": parse_date,
        "sampai": parse_date,
        "nomor_sk?": parse_text,
    },
    "pagu": {"unit_kode": parse_text, "pagu": parse_whole},
    "predikat": {"nip": parse_nip, "hasil": parse_level, "perilaku": parse_level},
}
KEYS = {
    "pegawai": ["nip", "berlaku_mulai"],
    "kehadiran": ["nip", "tanggal"],
    "target": ["nip", "indikator"],
    "penilaian": ["nip", "penilai_nip", "bulan", "aspek"],
    "beban_kerja": ["indikator"],
    "kalender": ["tanggal"],
    "tarif": ["kelas_jabatan", "unit_kode"],
    "jadwal": ["nip", "tanggal"],
    "sanksi": ["nip", "jenis", "mulai"],
    "pagu": ["unit_kode"],
    "predikat": ["nip"],
}
OPTIONAL_TABLES = ("jadwal", "sanksi", "pagu", "predikat")
OPTIONAL_COLUMNS = ("tengah_1", "tengah_2")
PERIOD_COLUMN = {"kehadiran": "tanggal", "jadwal": "tanggal", "penilaian": "bulan", "kalender": "tanggal"}


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
    """The rows of all tables, checked after section 14."""

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
                absent = set(names) - set(header) - set(OPTIONAL_COLUMNS)
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
                groups[tuple(row[column] or row.cells[column] for column in KEYS[table])].append(row)
        for group in groups.values():
            if all(row.cells == group[0].cells for row in group):
                if not group[0].reasons:
                    for row in group[1:]:
                        self.rows[table].remove(row)
            else:
                for row in group:
                    row.reasons.append("its key has rows that differ")

    def check_tarif_and_roster(self):
        self.check_duplicates("tarif")
        self.tarif = {(row["kelas_jabatan"], row["unit_kode"]): row["nilai"] for row in self.good("tarif")}
        people = defaultdict(list)
        for row in self.rows["pegawai"]:
            first, last = row["berlaku_mulai"], row["berlaku_sampai"]
            if first and last and last < first:
                row.reasons.append("berlaku_sampai precedes berlaku_mulai")
        self.check_duplicates("pegawai")
        for row in self.rows["pegawai"]:
            if row["nip"] and row["berlaku_mulai"]:
                people[row["nip"]].append(row)
        self.roster = set(people)
        for rows in people.values():
            for row in rows:
                if any(other is not row and overlap(row, other) for other in rows):
                    row.reasons.append("overlaps another segment of this person")
        for row in self.good("pegawai"):
            if clipped(row, self.quarter.first, self.as_of) and self.base_pay(row) is None:
                row.reasons.append("no tarif for its class and unit")

    def base_pay(self, row):
        kelas = row["kelas_jabatan"]
        return self.tarif.get((kelas, row["unit_kode"]), self.tarif.get((kelas, "*")))

    def check_others(self):
        policy = self.policy
        for table in ("kehadiran", "target", "penilaian", "jadwal", "sanksi", "predikat"):
            for row in self.rows[table]:
                if row["nip"] and row["nip"] not in self.roster:
                    row.reasons.append("its NIP is not in the roster")
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
        for row in self.rows["sanksi"]:
            if row["jenis"] and row["jenis"] not in policy.last("incentive")["sanctions"]:
                row.reasons.append("jenis is unknown to the policy")
            if row["mulai"] and row["sampai"] and row["sampai"] < row["mulai"]:
                row.reasons.append("sampai precedes mulai")
        self.check_duplicates("beban_kerja")
        norms = {row["indikator"] for row in self.good("beban_kerja")}
        for row in self.rows["target"]:
            if row["indikator"] and row["indikator"] not in norms:
                row.reasons.append("its indicator has no norma")
        for table in ("kehadiran", "target", "penilaian", "kalender", "jadwal", "sanksi", "pagu", "predikat"):
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


def overlap(a, b):
    far = datetime.date.max
    return a["berlaku_mulai"] <= (b["berlaku_sampai"] or far) and b["berlaku_mulai"] <= (a["berlaku_sampai"] or far)


def clipped(row, first, last):
    """The first and last day of a segment inside the period, or None."""
    start = max(row["berlaku_mulai"], first)
    end = min(row["berlaku_sampai"] or last, last)
    return (start, end) if start <= end else None


# ---------------------------------------------------------------------------------------------
# Section 3: policy

DAY_CLAUSES = ("schedules", "attendance")
PATTERNS = ("5H", "6H")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
COMPONENTS = ("disiplin", "layanan", "atasan")
LEVELS = ("above", "meets", "below")


def fail(node, words):
    raise PolicyError(f"line {node.start_mark.line + 1}: {words}")


def text_of(node):
    if not isinstance(node, yaml.ScalarNode):
        fail(node, "expected a plain value")
    return node.value


def parsed(parse):
    """A reader of scalars after one of the parsers of cells."""

    def read(node):
        try:
            return parse(text_of(node))
        except ValueError as error:
            fail(node, str(error))

    return read


number = parsed(parse_number)
date = parsed(parse_date)
clock = parsed(parse_clock)


def percent(node):
    value = number(node)
    if not 0 <= value <= 100:
        fail(node, "a percent outside 0-100")
    return value


def flag(node):
    return choice("true", "false")(node) == "true"


def choice(*values):
    return parsed(one_of(*values))


def items(node):
    if not isinstance(node, yaml.SequenceNode):
        fail(node, "expected a list")
    return node.value


def entries(node):
    """The (key node, value node) pairs of a map, by key."""
    if not isinstance(node, yaml.MappingNode):
        fail(node, "expected a map")
    pairs = {}
    for key, value in node.value:
        if text_of(key) in pairs:
            fail(key, f"{key.value} occurs twice")
        pairs[key.value] = (key, value)
    return pairs


def record(node, **readers):
    """A map with exactly these keys."""
    pairs = entries(node)
    for name, (key, _) in pairs.items():
        if name not in readers:
            fail(key, f"unknown key {name}")
    result = {}
    for name, reader in readers.items():
        if name not in pairs:
            fail(node, f"missing key {name}")
        result[name] = reader(pairs[name][1])
    return result


def table_of(reader, keys=None):
    """A map from names (out of `keys`, if given) to what `reader` reads."""

    def read(node):
        pairs = entries(node)
        for name, (key, _) in pairs.items():
            if keys and name not in keys:
                fail(key, f"unknown key {name}")
        return {name: reader(value) for name, (_, value) in pairs.items()}

    return read


def pair_of(reader):
    def read(node):
        if len(items(node)) != 2:
            fail(node, "expected two values")
        return tuple(reader(item) for item in items(node))

    return read


def office_hours(node):
    start, end = pair_of(clock)(node)
    if end <= start:
        fail(node, "an office day ends after its start")
    return start, end


def shifts(node):
    for name, (key, _) in entries(node).items():
        if name == "OFF":
            fail(key, "no shift may be named OFF")
    return table_of(pair_of(clock))(node)


def bands(node):
    result = []
    for position, item in enumerate(items(node)):
        if position == len(items(node)) - 1:
            if "up_to" in entries(item):
                fail(item, "the last band has no up_to")
            result.append({"up_to": None, **record(item, percent=percent)})
        else:
            result.append(record(item, up_to=number, percent=percent))
            if position and result[-1]["up_to"] <= result[-2]["up_to"]:
                fail(item, "up_to does not rise")
    return result


def midday_window(node):
    start, end = pair_of(clock)(node)
    if end < start:
        fail(node, "the end of the window precedes its start")
    return start, end


def midday(node):
    if len(items(node)) > 2:
        fail(node, "more than two midday entries")
    return [record(item, window=midday_window, missing=percent) for item in items(node)]


def status(node):
    return record(node, percent=percent, available=flag, excluded=flag, unexcused=flag)


def statuses(node):
    for name, (key, _) in entries(node).items():
        if name == "H":
            fail(key, "H is no status of the policy")
    return table_of(status)(node)


def not_empty(reader):
    def read(node):
        result = reader(node)
        if not result:
            fail(node, "may not be empty")
        return result

    return read


def peer_list(node):
    return [choice(*(column.rstrip("?") for column in TABLES["pegawai"]))(item) for item in items(node)]


def peer_lists(node):
    return [peer_list(item) for item in items(node)]


def curve_points(node):
    points = [pair_of(number)(item) for item in items(node)]
    for (x0, _), (x1, _) in zip(points, points[1:]):
        if x1 <= x0:
            fail(node, "curve x does not rise")
    return points


def aspect_weight(node):
    value = number(node)
    if value <= 0:
        fail(node, "an aspect weight is above 0")
    return value


def shares(*names):
    """A map of weights that sum to exactly 1."""

    def read(node):
        result = record(node, **dict.fromkeys(names, number))
        if min(result.values()) < 0 or sum(result.values()) != 1:
            fail(node, "weights are not negative and sum to exactly 1")
        return result

    return read


def index_weights(node):
    result = table_of(shares(*COMPONENTS), ("default", *JOB_TYPES))(node)
    if "default" not in result:
        fail(node, "missing key default")
    return result


def thresholds(**more):
    def read(node):
        result = record(node, above=number, meets=number, **more)
        if result["above"] < result["meets"]:
            fail(node, "above is below meets")
        return result

    return read


def matrix_row(node):
    names = [text_of(item) for item in items(node)]
    if len(names) != 3:
        fail(node, "a row of the matrix has three values")
    return dict(zip(LEVELS, names))


def rounding_unit(node):
    value = number(node)
    if value <= 0 or value.denominator != 1:
        fail(node, "round_down_to is a whole number above 0")
    return int(value)


def nested(**readers):
    return lambda node: record(node, **readers)


office_tables = table_of(table_of(office_hours, WEEKDAYS), PATTERNS)
CLAUSES = {
    "schedules": dict(patterns=office_tables, alternatives=table_of(office_tables), shifts=shifts),
    "attendance": dict(
        tolerance_minutes=number, flex_minutes=number, late=bands, early=bands, missing_in=percent,
        missing_out=percent, midday=midday, day_cap=percent, statuses=statuses, no_record=text_of,
        no_punches=text_of,
    ),
    "achievement": dict(cap=number, weighting=choice("workload", "bobot")),
    "workload": dict(
        mode=choice("adjust", "report"), minutes_per_day=number, peer_keys=not_empty(peer_lists),
        min_group=number, curve=not_empty(curve_points),
    ),
    "supervisor": dict(
        scale=pair_of(number), aspects=not_empty(table_of(aspect_weight)),
        calibration=nested(mode=choice("none", "shift"), min_ratees=number, shrink=number, max_shift=number),
    ),
    "index": dict(
        weights=index_weights,
        missing=nested(**dict.fromkeys(COMPONENTS, choice("refuse", "renormalise", "zero"))),
    ),
    "ratings": dict(
        hasil=thresholds(), perilaku=thresholds(demote_at_unexcused=number),
        matrix=nested(**dict.fromkeys(LEVELS, matrix_row)),
    ),
    "incentive": dict(
        split=shares("layanan", "disiplin"), predikat_percent=table_of(percent),
        status_percent=nested(**dict.fromkeys(CIVIL_STATUSES, percent)),
        sanctions=table_of(percent), min_days=number, round_down_to=rounding_unit,
    ),
}  # fmt: skip


class Policy:
    """A policy that has been checked for the quarter."""

    def __init__(self, data, quarter):
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        try:
            root = yaml.compose(data.decode("utf-8"), Loader=loader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise PolicyError(str(error)) from None
        if root is None:
            raise PolicyError("an empty policy")
        readers = {name: self.versions(readers) for name, readers in CLAUSES.items()}
        whole = record(root, schema=choice("kinerja-policy/1"), id=text_of, title=text_of, clauses=nested(**readers))
        self.clauses, self.quarter = whole["clauses"], quarter
        for name in CLAUSES:
            for day in quarter.days if name in DAY_CLAUSES else [quarter.last]:
                self.on(name, day)
        named = {name for row in self.last("ratings")["matrix"].values() for name in row.values()}
        if named - set(self.last("incentive")["predikat_percent"]):
            raise PolicyError("predikat_percent lacks a predikat of the matrix")

    @staticmethod
    def versions(readers):
        def read(node):
            result = []
            for item in items(node):
                version = record(item, **{"from": date, "basis": text_of}, **readers)
                if version["basis"] == "":
                    fail(item, "a version without basis")
                if version["from"] in [other["from"] for other in result]:
                    fail(item, "two versions with one from")
                for key in ("no_record", "no_punches"):
                    if key in version and version[key] not in version["statuses"]:
                        fail(item, f"{key} is not among the statuses")
                result.append(version)
            return sorted(result, key=lambda version: version["from"])

        return read

    def on(self, clause, day):
        """The version in force on a day."""
        in_force = [version for version in self.clauses[clause] if version["from"] <= day]
        if not in_force:
            raise PolicyError(f"no version of {clause} in force on {day}")
        return in_force[-1]

    def last(self, clause):
        """The version in force on the quarter's last day."""
        return self.on(clause, self.quarter.last)


# ---------------------------------------------------------------------------------------------
# Sections 4 to 12


class Employee:
    """One employee of the run: segments as (row, first day, last day), and what is computed."""

    def __init__(self, nip, segments):
        self.nip, self.segments = nip, segments


class Run:
    """The evaluation of one quarter on rows that are all valid."""

    def __init__(self, tables, policy, quarter, as_of):
        self.tables, self.policy, self.quarter = tables, policy, quarter
        self.attendance = {(row["nip"], row["tanggal"]): row for row in tables.good("kehadiran")}
        self.shifts = {(row["nip"], row["tanggal"]): row["shift"] for row in tables.good("jadwal")}
        self.calendar = {row["tanggal"]: row for row in tables.good("kalender")}
        self.norms = {row["indikator"]: row["norma_menit"] for row in tables.good("beban_kerja")}
        self.targets, self.sanctions, segments = defaultdict(list), defaultdict(list), defaultdict(list)
        for row in tables.good("target"):
            self.targets[row["nip"]].append(row)
        for row in tables.good("sanksi"):
            self.sanctions[row["nip"]].append(row)
        for row in tables.good("pegawai"):
            days = clipped(row, quarter.first, as_of)
            if days:
                segments[row["nip"]].append((row, *days))
        self.employees = [Employee(nip, rows) for nip, rows in sorted(segments.items())]
        for e in self.employees:
            e.segments.sort(key=lambda segment: segment[1])
            self.discipline(e)
            self.achievement(e)
            self.workload(e)
        self.adjust()
        self.supervisor()
        for e in self.employees:
            self.index(e)
            self.ratings(e)
            self.incentive(e)
        self.budgets()
        self.ranks()

    # -- Section 4

    def schedule(self, nip, day, pattern):
        """Start and end in minutes of a scheduled day, or None."""
        version = self.policy.on("schedules", day)
        if pattern == "SHIFT":
            shift = self.shifts.get((nip, day), "OFF")
            if shift == "OFF":
                return None
            start, end = version["shifts"][shift]
            return (start, end + 1440) if end <= start else (start, end)
        calendar = self.calendar.get(day)
        if calendar and calendar["jenis"] in ("LIBUR", "CUTI_BERSAMA"):
            return None
        tables = version["patterns"]
        if calendar and calendar["jadwal"]:
            tables = version["alternatives"][calendar["jadwal"]]
        if pattern not in tables:
            raise PolicyError(f"no schedule for pattern {pattern} on {day}")
        return tables[pattern].get(WEEKDAYS[day.weekday()])

    # -- Section 5

    def discipline(self, e):
        """Sets counted days (day, segment row, available, unexcused), D, the primary segment."""
        e.counted, deductions = [], dict.fromkeys(self.quarter.months, 0)
        most = -1
        for row, first, last in e.segments:
            scheduled = 0
            for day in self.quarter.days:
                if not first <= day <= last:
                    continue
                times = self.schedule(e.nip, day, row["pola_kerja"])
                if times is None:
                    continue
                scheduled += 1
                points, available, excluded, unexcused = self.outcome(e.nip, day, row["pola_kerja"], *times)
                if not excluded:
                    e.counted.append((day, row, available, unexcused))
                    cap = self.policy.on("attendance", day)["day_cap"]
                    deductions[day.year, day.month] += min(points, cap)
            if scheduled >= most:
                most, e.primary = scheduled, row
        e.n = len(e.counted)
        e.tk = sum(1 for _, _, _, unexcused in e.counted if unexcused)
        e.D = None
        if e.n:
            total = 0
            for month in self.quarter.months:
                n_m = sum(1 for day, _, _, _ in e.counted if (day.year, day.month) == month)
                total += (100 - min(100, deductions[month])) * n_m
            e.D = rnd(Fraction(total) / e.n, 6)

    def outcome(self, nip, day, pattern, start, end):
        """(percent, available, excluded, unexcused) of a scheduled day."""
        rules = self.policy.on("attendance", day)
        row = self.attendance.get((nip, day))
        if row is None:
            code = rules["no_record"]
        else:
            code = row["kode"] or "H"
            if code == "H" and all(row[column] is None for column in ("masuk", "pulang", "tengah_1", "tengah_2")):
                code = rules["no_punches"]
        if code != "H":
            found = rules["statuses"][code]
            return found["percent"], found["available"], found["excluded"], found["unexcused"]
        came, left = row["masuk"], row["pulang"]
        if end >= 1440:  # an overnight shift
            if came is not None and came < start - 720:
                came += 1440
            if left is not None and left <= start:
                left += 1440
        points = rules["missing_in"]
        if came is not None:
            late = max(0, came - start)
            excused = late <= rules["tolerance_minutes"]
            if late <= rules["flex_minutes"] and left is not None and left >= end + late:
                excused = True
            points = band(0 if excused else late, rules["late"])
        if left is None:
            points += rules["missing_out"]
        else:
            points += band(max(0, end - left), rules["early"])
        if pattern != "SHIFT":
            for column, entry in zip(("tengah_1", "tengah_2"), rules["midday"]):
                low, high = entry["window"]
                if row[column] is None or not low <= row[column] <= high:
                    points += entry["missing"]
        return points, True, False, False

    # -- Section 6

    def achievement(self, e):
        rules = self.policy.last("achievement")
        e.planned, weighted, weights = 0, Fraction(0), 0
        for row in self.targets[e.nip]:
            T, R = row["target"], row["realisasi"]
            reached = R if row["arah"] == "MAX" else 2 * T - R
            a = rnd(clamp(100 * reached / T, 0, rules["cap"]), 6)
            L = T * self.norms[row["indikator"]]
            v = L if rules["weighting"] == "workload" else row["bobot"]
            e.planned += L
            weighted += v * a
            weights += v
        e.A = rnd(weighted / weights, 6) if self.targets[e.nip] else None

    # -- Section 7

    def workload(self, e):
        rules = self.policy.last("workload")
        M = rules["minutes_per_day"] * sum(1 for _, _, available, _ in e.counted if available)
        e.w = rnd(e.planned / M, 6) if self.targets[e.nip] and M != 0 else None

    def adjust(self):
        """Sets peer group, r, f and N; needs everybody's w."""
        rules, cap = self.policy.last("workload"), self.policy.last("achievement")["cap"]
        for e in self.employees:
            for columns in rules["peer_keys"]:
                values = peer_values(e, columns)
                group = [other.w for other in self.employees if peer_values(other, columns) == values and other.w is not None]
                if len(group) >= rules["min_group"]:
                    break
            e.kelompok = "/".join(values) if columns else "SEMUA"
            ref = median(group)
            e.r = Fraction(1) if e.w is None or ref == 0 else rnd(e.w / ref, 6)
            e.f = curve(e.r, rules["curve"])
            e.N = e.A
            if e.A is not None and rules["mode"] == "adjust":
                e.N = min(cap, rnd(e.A * e.f, 6))

    # -- Section 8

    def supervisor(self):
        rules = self.policy.last("supervisor")
        aspects, calibration = rules["aspects"], rules["calibration"]
        of_run = {e.nip for e in self.employees}
        scores = defaultdict(lambda: defaultdict(list))  # (employee, rater) -> month -> rows
        for row in self.tables.good("penilaian"):
            if row["nip"] in of_run:
                scores[row["nip"], row["penilai_nip"]][row["bulan"]].append(row)
        s, k = {}, {}
        for pair, months in scores.items():
            total = 0
            for rows in months.values():
                weights = sum(aspects[row["aspek"]] for row in rows)
                total += rnd(sum(aspects[row["aspek"]] * row["nilai"] for row in rows) / weights, 6)
            k[pair] = len(months)
            s[pair] = rnd(Fraction(total) / k[pair], 6)
        t = dict(s)
        if calibration["mode"] == "shift" and s:
            G = rnd(Fraction(sum(s.values())) / len(s), 6)
            for rater in {rater for _, rater in s}:
                own = [s[pair] for pair in s if pair[1] == rater]
                n = len(own)
                mu = rnd(Fraction(sum(own)) / n, 6)
                delta = Fraction(0)
                if n >= calibration["min_ratees"]:
                    limit = calibration["max_shift"]
                    delta = clamp(rnd(n * (G - mu) / (n + calibration["shrink"]), 6), -limit, limit)
                for pair in s:
                    if pair[1] == rater:
                        t[pair] = clamp(s[pair] + delta, *rules["scale"])
        for e in self.employees:
            pairs = [pair for pair in s if pair[0] == e.nip]
            e.S = None
            if pairs:
                e.S = rnd(Fraction(sum(k[p] * t[p] for p in pairs)) / sum(k[p] for p in pairs), 6)

    # -- Section 9

    def index(self, e):
        rules = self.policy.last("index")
        weights = rules["weights"].get(e.primary["jenis_jabatan"], rules["weights"]["default"])
        values = {"disiplin": e.D, "layanan": e.N, "atasan": e.S}
        playing = [name for name in COMPONENTS if weights[name] != 0]
        missing = [name for name in playing if values[name] is None]
        refused = [name for name in missing if rules["missing"][name] == "refuse"]
        e.indeks, e.alasan = None, ""
        e.evaluated = not refused and len(missing) < len(playing)
        if not e.evaluated:
            e.alasan = ";".join(refused or missing)
            return
        total = divisor = Fraction(0)
        for name in playing:
            if values[name] is not None:
                total += weights[name] * values[name]
            elif rules["missing"][name] == "renormalise":
                continue
            divisor += weights[name]
        e.indeks = rnd(rnd(total / divisor, 6), 2)

    # -- Section 10

    def ratings(self, e):
        e.hasil = e.perilaku = e.predikat = e.sumber = None
        if not e.evaluated:
            return
        rules = self.policy.last("ratings")
        given = [row for row in self.tables.good("predikat") if row["nip"] == e.nip]
        if given:
            e.sumber = "EKINERJA"
            e.hasil, e.perilaku = (LEVELS[int(given[0][column]) - 1] for column in ("hasil", "perilaku"))
        else:
            e.sumber = "HITUNG"
            e.hasil, e.perilaku = level(e.N, rules["hasil"]), level(e.S, rules["perilaku"])
            demote = rules["perilaku"]["demote_at_unexcused"]
            if e.perilaku and demote != 0 and e.tk >= demote:
                e.perilaku = "below"
        if e.hasil and e.perilaku:
            e.predikat = rules["matrix"][e.hasil][e.perilaku]

    # -- Section 11

    def incentive(self, e):
        rules = self.policy.last("incentive")
        e.base = Fraction(0)
        for row, _, _ in e.segments:
            for month in self.quarter.months:
                days = [day for day in self.quarter.days if (day.year, day.month) == month]
                H = sum(1 for day in days if self.schedule(e.nip, day, row["pola_kerja"]))
                c = sum(1 for day, segment, _, _ in e.counted if segment is row and (day.year, day.month) == month)
                if H:
                    e.base += rnd(Fraction(self.tables.base_pay(row) * c, H), 6)
        e.insentif = 0
        if e.predikat is None or e.N is None or e.D is None or e.n < rules["min_days"]:
            return
        P = rnd(rules["split"]["layanan"] * min(100, e.N) + rules["split"]["disiplin"] * e.D, 6)
        sigma = 0
        for day, _, _, _ in e.counted:
            active = [row for row in self.sanctions[e.nip] if row["mulai"] <= day <= row["sampai"]]
            sigma += max((rules["sanctions"][row["jenis"]] for row in active), default=0)
        mean = rnd(Fraction(sigma) / e.n, 6)
        percents = P, rules["predikat_percent"][e.predikat], rules["status_percent"][e.primary["status"]], 100 - mean
        g = e.base
        for value in percents:
            g = g * value / 100
        g = rnd(g, 6)
        e.insentif = g // rules["round_down_to"] * rules["round_down_to"]

    def budgets(self):
        step = self.policy.last("incentive")["round_down_to"]
        for row in self.tables.good("pagu"):
            unit = [e for e in self.employees if e.primary["unit_kode"] == row["unit_kode"]]
            X = sum(e.insentif for e in unit)
            if X <= row["pagu"]:
                continue
            Q = row["pagu"] // step
            by_remainder = sorted(unit, key=lambda e: (-(e.insentif * Q % X), e.nip))
            for e in unit:
                e.units = e.insentif * Q // X
            for e in by_remainder[: Q - sum(e.units for e in unit)]:
                e.units += 1
            for e in unit:
                e.insentif = e.units * step

    # -- Section 12

    def ranks(self):
        def merit(e):
            """What is better sorts first; a missing value comes after every other."""
            missing_last = [(value is None, -(value or 0)) for value in (e.N, e.D)]
            return (-e.indeks, *missing_last, e.tk)

        def rank(scope):
            def place(e):
                return 1 + sum(1 for other in evaluated if scope(other) == scope(e) and merit(other) < merit(e))

            return place

        evaluated = [e for e in self.employees if e.evaluated]
        for e in self.employees:
            e.ranks = [None] * 3
            if e.evaluated:
                scopes = (lambda e: None), (lambda e: e.primary["unit_kode"]), (lambda e: e.kelompok)
                e.ranks = [rank(scope)(e) for scope in scopes]

    # -- Section 13

    def hasil(self):
        lines = [HEADER]
        in_order = sorted(self.employees, key=lambda e: (not e.evaluated, e.ranks[0] or 0, e.nip))
        for e in in_order:
            fields = ["" if rank is None else str(rank) for rank in e.ranks]
            fields += [e.nip, *(e.primary[column] for column in ("nama", "unit_kode", "jenis_jabatan"))]
            fields += [str(e.primary["kelas_jabatan"]), e.kelompok, str(e.n), str(e.tk)]
            fields += [decimal_text(x, 6) for x in (e.D, e.A, e.w, e.r, e.f, e.N, e.S)]
            fields += [decimal_text(e.indeks, 2)]
            fields += [text or "" for text in (e.hasil, e.perilaku, e.predikat, e.sumber)]
            fields += [decimal_text(e.base, 6), str(e.insentif)]
            fields += ["DINILAI" if e.evaluated else "TIDAK_DINILAI", e.alasan]
            lines.append(",".join(map(quoted, fields)))
        return "".join(line + "\n" for line in lines).encode("utf-8")


HEADER = (
    "peringkat,peringkat_unit,peringkat_kelompok,nip,nama,unit_kode,jenis_jabatan,kelas_jabatan,kelompok,"
    "hari_kerja,hari_tk,disiplin,capaian,beban_rasio,beban_relatif,faktor_beban,capaian_normal,perilaku,"
    "indeks,hasil_kerja,perilaku_kerja,predikat,sumber_predikat,dasar_insentif,insentif,status_nilai,alasan"
)


def quoted(text):
    if re.search('[,"\r\n]', text):
        return '"' + text.replace('"', '""') + '"'
    return text


def band(minutes, rows):
    if minutes == 0:
        return Fraction(0)
    for row in rows:
        if row["up_to"] is None or minutes <= row["up_to"]:
            return row["percent"]
    return Fraction(0)


def peer_values(e, columns):
    return [str(e.primary["kelas_jabatan"]) if c == "kelas_jabatan" else e.primary.cells[c] for c in columns]


def median(values):
    """The median; 0 of no values."""
    values = sorted(values)
    if not values:
        return Fraction(0)
    half = len(values) // 2
    if len(values) % 2:
        return values[half]
    return rnd((values[half - 1] + values[half]) / 2, 6)


def curve(r, points):
    if r <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if r == x1:
            return y1
        if r < x1:
            return rnd(y0 + (y1 - y0) * (r - x0) / (x1 - x0), 6)
    return points[-1][1]


def level(value, rules):
    if value is None:
        return None
    if value >= rules["above"]:
        return "above"
    return "meets" if value >= rules["meets"] else "below"


# ---------------------------------------------------------------------------------------------


def evaluate(quarter, folder, policy_file, as_of=None, quarantine=False):
    """Returns (exit code, bytes of hasil.csv or None, messages)."""
    try:
        quarter = Quarter(quarter)
        as_of = parse_date(as_of) if as_of else quarter.last
        if not quarter.first <= as_of <= quarter.last:
            raise ValueError("the as-of date lies outside the quarter")
    except ValueError as error:
        return USAGE, None, [str(error)]
    try:
        policy = Policy(pathlib.Path(policy_file).read_bytes(), quarter)
        tables = Tables(pathlib.Path(folder), policy, quarter, as_of)
        invalid = tables.invalid()
        messages = [f"{row.file}:{row.line} {'; '.join(row.reasons)}" for row in invalid]
        if invalid and (not quarantine or tables.stops_always()):
            return INVALID, None, messages
        return 0, Run(tables, policy, quarter, as_of).hasil(), messages
    except MissingTable as error:
        return NO_TABLE, None, [f"the table {error} is missing"]
    except PolicyError as error:
        return POLICY, None, [f"policy: {error}"]


def main():
    parser = argparse.ArgumentParser(description="Reference evaluation of one quarter.")
    parser.add_argument("--quarter", required=True)
    parser.add_argument("--input", required=True)
    parser.add_argument("--policy", required=True)
    parser.add_argument("--as-of", default="")
    parser.add_argument("--quarantine", action="store_true")
    parser.add_argument("--output", required=True, help="the hasil.csv to write")
    args = parser.parse_args()
    code, hasil, messages = evaluate(args.quarter, args.input, args.policy, args.as_of, args.quarantine)
    for message in messages:
        print(message)
    if code == 0:
        pathlib.Path(args.output).write_bytes(hasil)
    return code


if __name__ == "__main__":
    sys.exit(main())
