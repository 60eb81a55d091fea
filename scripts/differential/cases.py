#!/usr/bin/env python3
"""Random small cases for differential tests of the evaluation method.

    python3 cases.py --seed N --output DIR [--profile clean|invalid|policy_error]

writes DIR/input/*.csv, DIR/policy.yaml and DIR/case.yaml. One seed always gives the same case (a
forced profile may give it another).
About 7 % of the seeds hold an error in the policy, 30 % invalid rows, the others are clean. Points
which the method leaves open are kept out.
"""

import argparse
import copy
import datetime
import json
import pathlib
import random
import re
import shutil
import tempfile

import reference

DAY = datetime.timedelta(days=1)
PROFILES = ["clean", "invalid", "policy_error"]
QUARTERS = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q3", "2026-Q4", "2028-Q1", "2027-Q4"]
UNITS = ["U01", "U02", "U03", "U1", "Ü02/é", "Ü02/e\u0301", "JF", "SEMUA", "A,B", 'Dinas "C"', " U01", "u01", "U\n1", "*"]
NAMES = [
    "Citra Gunawan, S.Kom.", "Asep", 'Siti "Ani" Aminah', "Baris\nDua", "Baris\r\nTiga", "René", "Rene\u0301", " spasi ",
    "=1+1", "日本 𝔘", "tab\there", "'kutip'", "a;b", "\u00a0", "\u2028", "'", '"', "Ketut\rM.Si.", "Ketut\r",
]  # fmt: skip
INDICATORS = ["IKU-01", "IKU-02", "IKU-03", "IKU-04", "IKU-05", "iku-01", 'IKU "satu", é', "IKU e\u0301", "IKU é", "IKU\n7", "0", "00"]
LARGEST, SMALLEST = "999999999999.999999", "0.000001"
PLAIN_SCALAR = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*(:[0-9]+)*|-[0-9][0-9.]*")
COLUMNS = {table: [name.rstrip("?") for name in columns] for table, columns in reference.TABLES.items()}
DATED = reference.PERIOD_COLUMN


# ---------------------------------------------------------------------------------------------
# Writing YAML and CSV


def scalar(text):
    return text if PLAIN_SCALAR.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(k)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(str(value))


def block(rng, value, indent, depth):
    """A map over several lines; maps inside it are written in flow style below a random depth."""
    if not isinstance(value, dict):
        return [indent + flow(value)]
    lines = []
    for key, item in value.items():
        if isinstance(item, dict) and item and depth and rng.random() < 0.7:
            lines.append(f"{indent}{scalar(key)}:")
            lines += block(rng, item, indent + "  ", depth - 1)
        else:
            lines.append(f"{indent}{scalar(key)}: {flow(item)}")
    return lines


def policy_text(rng, policy):
    lines = [f"schema: {policy['schema']}", f"id: {policy['id']}", f"title: {scalar(policy['title'])}", "clauses:"]
    for name, versions in policy["clauses"].items():
        lines.append(f"  {name}:" + ("" if versions else " []") + rng.choice(["", "   # klausul"]))
        for version in versions:
            if rng.random() < 0.2:
                lines.append(f"    - {flow(version)}")
            else:
                body = block(rng, version, "      ", rng.randint(0, 3))
                lines += ["    - " + body[0].lstrip(), *body[1:]]
            if rng.random() < 0.1:
                lines += ["", "    # catatan: {ini} - komentar"]
    return "\n".join(lines) + "\n"


class Record:
    """A CSV record: cells by column, and a way to spoil the written line, if any."""

    def __init__(self, cells, spoil=None):
        self.cells, self.spoil = cells, spoil


class Writer:
    """Writes the records of a table into one or more files."""

    def __init__(self, rng, folder, plain):
        self.rng, self.folder, self.plain = rng, folder, plain

    def table(self, name, records):
        rng = self.rng
        records = list(records)
        if rng.random() < 0.5:
            rng.shuffle(records)
        if self.plain or rng.random() < 0.7:
            names = [name + ".csv"] if rng.random() < 0.9 else [name + "-satu.csv"]
        else:
            names = rng.sample([f"{name}{end}.csv" for end in ("", "-a", "--", "-é", "-U 1", "-2026-07", "-kosong", "-")], rng.randint(2, 4))
        parts = [[] for _ in names]
        for record in records:
            rng.choice(parts).append(record)
        for file, part in zip(names, parts):
            self.file(file, name, part)

    def file(self, file, table, records):
        rng = self.rng
        columns = list(COLUMNS[table])
        if table == "kehadiran":
            for column in ("tengah_1", "tengah_2"):
                if not any(record.cells[column] for record in records) and rng.random() < 0.8:
                    columns.remove(column)
        if not self.plain and rng.random() < 0.3:
            rng.shuffle(columns)
        plain = self.plain or rng.random() < 0.4
        ends = [b"\n"] if plain else rng.choice([[b"\n"], [b"\r\n"], [b"\r\n", b"\n"], [b"\r", b"\n", b"\r\n"]])
        quoting = 0 if plain else rng.choice([0, 0, 0.1, 1])
        blanks = 0 if plain else rng.choice([0, 0, 0.02, 0.3])
        out = b"\xef\xbb\xbf" if not plain and rng.random() < 0.3 else b""
        lines = [self.cells(columns, quoting)]
        for record in records:
            fields = [self.cell(record.cells[column], quoting) for column in columns]
            lines.append(record.spoil(rng, fields) if record.spoil else b",".join(fields))
        for line in lines:
            while rng.random() < blanks:
                out += rng.choice(ends)
            end = rng.choice(ends)
            if out.endswith(b"\r") and (line + end).startswith(b"\n"):
                end = b"\r\n"
            out += line + end
        if not plain and rng.random() < 0.3:
            out = out.rstrip(b"\r\n")
        (self.folder / file).write_bytes(out)

    def cells(self, texts, quoting):
        return b",".join(self.cell(text, quoting) for text in texts)

    def cell(self, text, quoting):
        if re.search('[,"\r\n]', text) or self.rng.random() < quoting:
            text = '"' + text.replace('"', '""') + '"'
        return text.encode("utf-8")


# ---------------------------------------------------------------------------------------------
# The policy


class PolicyMaker:
    """Draws a policy whose day clauses may change inside the quarter."""

    def __init__(self, rng, quarter, patterns):
        self.rng, self.quarter, self.patterns = rng, quarter, patterns
        makers = {
            "schedules": self.schedules, "attendance": self.attendance, "achievement": self.achievement,
            "workload": self.workload, "supervisor": self.supervisor, "index": self.index,
            "ratings": self.ratings, "incentive": self.incentive,
        }  # fmt: skip
        self.scale = rng.choice([("0", "100")] * 6 + [("1", "5"), ("60", "95.5"), ("-10", "10"), ("0.5", "1"), ("50", "50")])
        self.predikat = rng.choice([["SANGAT_BAIK", "BAIK", "BUTUH_PERBAIKAN", "KURANG", "SANGAT_KURANG"], ["P1", "NO", "3"]])
        self.policy = {"schema": "kinerja-policy/1", "id": "acak", "title": "Kebijakan acak: uji"}
        self.policy["clauses"] = {name: self.versions(maker) for name, maker in makers.items()}

    def versions(self, maker):
        rng, quarter = self.rng, self.quarter
        dates = [quarter.first - rng.choice([0, 0, 1, 45, 181, 900]) * DAY]
        if rng.random() < 0.35:
            dates += [rng.choice([quarter.first + DAY, quarter.last, rng.choice(quarter.days)]) for _ in range(rng.choice([1, 1, 2]))]
        if rng.random() < 0.1:
            dates.append(quarter.first - 2000 * DAY)
        if rng.random() < 0.1:
            dates.append(quarter.last + rng.choice([1, 30]) * DAY)
        dates = sorted(set(dates))
        rng.shuffle(dates)
        bases = ["SKP", "PermenPANRB 6/2022", "Peraturan Gubernur, pasal 9", "UU #5: ASN"]
        return [{"from": str(day), "basis": rng.choice(bases), **maker()} for day in dates]

    def decimal(self, low, high, places=None):
        places = self.rng.choice([0, 0, 1, 2, 6]) if places is None else places
        value = self.rng.randint(low * 10**places, high * 10**places)
        return reference.decimal_text(reference.Fraction(value, 10**places), places)

    def shares(self, names):
        """Weights of these names that sum to exactly 1, zero included."""
        unit = self.rng.choice([1, 2, 10, 20, 100, 10**6])
        cuts = sorted(self.rng.randint(0, unit) for _ in names[1:])
        parts = [b - a for a, b in zip([0, *cuts], [*cuts, unit])]
        places = self.rng.choice([6, 6, 2]) if unit in (1, 2, 10, 20, 100) else 6
        return {name: reference.decimal_text(reference.Fraction(part, unit), places) for name, part in zip(names, parts)}

    def table(self):
        rng = self.rng
        result = {}
        for pattern in self.patterns:
            days = ["mon", "tue", "wed", "thu", "fri"] + (["sat"] if pattern == "6H" else [])
            if rng.random() < 0.15:
                days = rng.sample(reference.WEEKDAYS, rng.randint(0, 7))
            start, end = rng.choice([420, 450, 480, 0]), rng.choice([840, 960, 990, 1439])
            result[pattern] = {}
            for day in days:
                if rng.random() < 0.2:
                    start, end = rng.randint(400, 500), rng.randint(690, 1020)
                result[pattern][day] = [clock(start), clock(end)]
        return result

    def schedules(self):
        rng = self.rng
        names = rng.sample(["RAMADAN", "HUJAN", "PUASA-2"], rng.randint(0, 2)) + ["KHUSUS"] * (rng.random() < 0.5)
        times = {
            "PAGI": (420, 840), "SIANG": (840, 1260), "MALAM": (1260, 420), "LARUT": (1320, 0), "DINI": (0, 480),
            "PENUH": (480, 480), "NOL": (0, 0), "PIKET": (rng.randrange(1440), rng.randrange(1440)), "NO": (600, 601),
        }  # fmt: skip
        shifts = {name: [clock(t) for t in times[name]] for name in rng.sample(list(times), rng.randint(1, 5))}
        return {"patterns": self.table(), "alternatives": {name: self.table() for name in names}, "shifts": shifts}

    def bands(self):
        rng = self.rng
        tops = sorted(rng.sample(range(0, 130, 5), rng.choice([0, 1, 2, 3, 4])))
        tops = [str(top) if rng.random() < 0.9 else f"{top}.5" for top in tops]
        high = rng.choice([2, 2, 5, 100])
        return [{"up_to": top, "percent": self.decimal(0, high)} for top in tops] + [{"percent": self.decimal(0, high)}]

    def attendance(self):
        rng = self.rng
        names = rng.sample(["DL", "CT", "S", "I", "TB", "TK", "NO", "01", "SKT-2", "h"], rng.randint(2, 7))
        statuses = {}
        for name in names:
            flags = {flag: rng.choice(["true", "false"]) for flag in ("available", "excluded", "unexcused")}
            if rng.random() < 0.6:
                flags["excluded"] = "false"
            statuses[name] = {"percent": rng.choice(["0", "1", "3", self.decimal(0, 4), "100"]), **flags}
        middays = []
        for _ in range(rng.choice([0, 0, 1, 2])):
            start = rng.randint(600, 840)
            window = [clock(start), clock(start + rng.choice([0, 15, 60, 100]))]
            middays.append({"window": window, "missing": self.decimal(0, 2)})
        return {
            "tolerance_minutes": rng.choice(["0", "0", "5", "10", "7.5", "15"]),
            "flex_minutes": rng.choice(["0", "0", "20", "30", "60", "600"]),
            "late": self.bands(),
            "early": self.bands(),
            "missing_in": self.decimal(0, 3),
            "missing_out": self.decimal(0, 3),
            "midday": middays,
            "day_cap": rng.choice(["3", "3", "2.5", "5", "0", "100", "1.234567"]),
            "statuses": statuses,
            "no_record": rng.choice(names),
            "no_punches": rng.choice(names),
        }

    def achievement(self):
        rng = self.rng
        cap = rng.choice(["120", "120", "100", "110", "115.5", "150", "1000000", "0", "99.999999"])
        return {"cap": cap, "weighting": rng.choice(["workload", "bobot"])}

    def workload(self):
        rng = self.rng
        lists = [["jenis_jabatan", "kelas_jabatan"], ["jenis_jabatan"], ["kelas_jabatan"], ["unit_kode"], ["unit_kode", "jenis_jabatan"],
                 ["status", "pola_kerja"], ["jabatan"], []]  # fmt: skip
        curves = [
            [("0.5", "0.95"), ("1", "1"), ("1.5", "1.05"), ("2", "1.1")],
            [("0.25", "0.85"), ("0.6", "0.913"), ("1.1", "1.007"), ("1.7", "1.234567")],
            [("1", "0.9")],
            [("0.999999", "0"), ("1.000001", "2")],
            [("0.3", "1.3"), ("0.9", "1.1"), ("1.2", "0.7"), ("3", "0.1")],
            [("0", "0.333333"), ("0.7", "1.666667"), ("7", "0.000001")],
            [("-1", "-0.5"), ("0.5", "-0.000001"), ("1", "1.1")],
        ]
        return {
            "mode": rng.choice(["adjust", "adjust", "report"]),
            "minutes_per_day": rng.choice(["300", "300", "330", "330.5", "7.123456", "0", SMALLEST, LARGEST]),
            "peer_keys": rng.choice([lists[:2] + [[]], rng.sample(lists, rng.randint(1, 4)), [[]]]),
            "min_group": rng.choice(["1", "2", "3", "5", "0", "99"]),
            "curve": [list(point) for point in rng.choice(curves)],
        }

    def supervisor(self):
        rng = self.rng
        names = rng.sample(["BP", "AK", "KM", "HR", "LY", "AD", "KL", "bp", "N"], rng.randint(1, 7))
        even = rng.random() < 0.4
        return {
            "scale": list(self.scale),
            "aspects": {name: "1" if even else rng.choice(["1", "2", "0.5", "0.333333", SMALLEST, "1000"]) for name in names},
            "calibration": {
                "mode": rng.choice(["none", "shift", "shift"]),
                "min_ratees": rng.choice(["1", "2", "3", "0"]),
                "shrink": rng.choice(["0", "1", "5", "2.5"]),
                "max_shift": rng.choice(["0", "1.5", "5", "30", "0.000001"]),
            },
        }

    def index(self):
        rng = self.rng
        keys = ["default", *rng.sample(reference.JOB_TYPES, rng.choice([0, 0, 1, 3, 5]))]
        rules = rng.choice([["refuse"], ["renormalise"], ["zero"], ["refuse", "renormalise", "zero"]])
        return {
            "weights": {key: self.shares(reference.COMPONENTS) for key in keys},
            "missing": {name: rng.choice(rules) for name in reference.COMPONENTS},
        }

    def ratings(self):
        rng = self.rng
        low, high = (reference.Fraction(x) for x in self.scale)
        behaviour = [reference.decimal_text(low + (high - low) * k / 10, 6) for k in sorted((rng.randint(0, 10), rng.randint(0, 10)))]
        result = rng.choice([("110", "90"), ("100", "90"), ("100", "100"), ("95.5", "33.333333"), ("0", "-5")])
        return {
            "hasil": {"above": result[0], "meets": result[1]},
            "perilaku": {"above": behaviour[1], "meets": behaviour[0], "demote_at_unexcused": rng.choice(["0", "1", "3", "5"])},
            "matrix": {level: [rng.choice(self.predikat) for _ in range(3)] for level in reference.LEVELS},
        }

    def incentive(self):
        rng = self.rng
        sanctions = rng.sample(["RINGAN", "SEDANG", "BERAT", "ringan", "S1"], rng.randint(0, 4))
        return {
            "split": self.shares(["layanan", "disiplin"]),
            "predikat_percent": {name: rng.choice(["100", "75", "50", "0", self.decimal(0, 100)]) for name in self.predikat},
            "status_percent": {name: rng.choice(["100", "80", "33.333333"]) for name in reference.CIVIL_STATUSES},
            "sanctions": {name: rng.choice(["20", "40", "100", "0", self.decimal(0, 100)]) for name in sanctions},
            "min_days": rng.choice(["0", "1", "20", "20", "40", "64"]),
            "round_down_to": rng.choice(["1", "1", "7", "100", "1000", "100000"]),
        }


def clock(minutes):
    minutes %= 1440
    return f"{minutes // 60:02}:{minutes % 60:02}"


# ---------------------------------------------------------------------------------------------
# The tables


class Case:
    """A case: quarter, as-of date, policy, and the records of every table.

    The profile (clean, invalid or policy_error) may be forced.
    """

    def __init__(self, seed, profile=None):
        self.seed, self.rng = seed, random.Random(seed)
        rng = self.rng
        self.quarter_text = rng.choice(QUARTERS)
        self.quarter = reference.Quarter(self.quarter_text)
        self.as_of = ""
        if rng.random() < 0.35:
            edges = [self.quarter.first, self.quarter.last, self.quarter.days[31], self.quarter.days[30]]
            self.as_of = str(rng.choice([*edges, *rng.sample(self.quarter.days, 8)]))
        self.last = datetime.date.fromisoformat(self.as_of) if self.as_of else self.quarter.last
        kind = rng.random()
        self.profile = profile or ("policy_error" if kind < 0.07 else "invalid" if kind < 0.37 else "clean")
        self.quarantine = rng.random() < (0.6 if self.profile == "invalid" else 0.1)
        self.round_numbers, self.huge = rng.random() < 0.3, rng.random() < 0.08
        self.units = rng.sample(UNITS, rng.randint(1, 4)) if rng.random() < 0.5 else ["U01", "U02", "U03"][: rng.randint(1, 3)]
        self.patterns = rng.choice([["5H"], ["6H"], ["SHIFT"], ["5H", "6H"], ["5H", "SHIFT"], ["5H", "6H", "SHIFT"]])
        used = [pattern for pattern in self.patterns if pattern != "SHIFT"]
        maker = PolicyMaker(rng, self.quarter, used if rng.random() < 0.3 else ["5H", "6H"])
        self.policy, self.scale = maker.policy, maker.scale
        self.near = ""
        if rng.random() < 0.06:
            self.near_a_half(rng.choice(["indeks", "insentif"]))
        self.tables = {table: [] for table in reference.TABLES}
        self.calendar()
        self.roster()
        self.tarif()
        for nip in self.people:
            self.person(nip)
        for _ in range(rng.choice([0, 0, 1, 3])):
            self.clone()
        self.norms()
        self.outside()
        self.budgets()
        self.tight_budgets = rng.random() < 0.15
        for table in rng.sample(list(self.tables), 3):
            for record in rng.sample(self.tables[table], min(len(self.tables[table]), rng.choice([0, 1, 2]))):
                self.tables[table].append(Record(dict(record.cells)))
        self.yaml_suffix = ""
        if self.profile == "policy_error":
            spoil_policy(self)
        if self.profile == "invalid":
            Planter(self).plant()
        self.absent = ""
        if self.profile == "clean" and rng.random() < 0.015:
            self.as_of = str(rng.choice([self.quarter.first - DAY, self.quarter.last + DAY]))
        elif self.profile == "clean" and rng.random() < 0.015:
            self.absent = rng.choice(list(self.tables))

    # -- helpers

    def near_a_half(self, near):
        """Bring the index, or the incentive, near a point where rounding twice differs from once."""
        rng = self.rng
        self.near, self.round_numbers, self.huge = near, True, False
        self.version("workload")["mode"] = "report"
        self.version("achievement")["cap"] = "120"
        if near == "indeks":
            self.version("index")["weights"] = {"default": {"disiplin": "0", "layanan": "0.5", "atasan": "0.5"}}
        else:
            rules = self.version("incentive")
            rules.update(split={"layanan": "1", "disiplin": "0"}, min_days="0", round_down_to="1")
            for key in ("predikat_percent", "status_percent"):
                rules[key] = {name: rng.choice(["100", "99.999999"]) for name in rules[key]}

    def version(self, clause, day=None):
        """The version in force on a day; by default the quarter's last."""
        day = day or self.quarter.last
        in_force = [version for version in self.policy["clauses"][clause] if version["from"] <= str(day)]
        return max(in_force, key=lambda version: version["from"])

    def add(self, table, **cells):
        assert set(cells) == set(COLUMNS[table])
        self.tables[table].append(Record(cells))

    def number(self, low, high):
        """A number between two whole ones, in one of many spellings."""
        rng = self.rng
        places = rng.choice([0, 0, 0, 1, 2, 6])
        text = reference.decimal_text(reference.Fraction(rng.randint(low * 10**places, high * 10**places), 10**places), places)
        if rng.random() < 0.03 and not text.startswith("-"):
            text = "0" * rng.choice([1, 20]) + text
        return text

    def positive(self, high):
        if self.huge and self.rng.random() < 0.4:
            return self.rng.choice([LARGEST, SMALLEST, "999999999999", "1"])
        return self.number(1, high)

    # -- rows

    def calendar(self):
        rng, quarter = self.rng, self.quarter
        share = rng.choice([0.03, 0.06, 0.3])
        season = ""
        for day in quarter.days:
            names = list(self.version("schedules", day)["alternatives"])
            if rng.random() < 0.05 or season not in names:
                season = rng.choice([*names, ""]) if rng.random() < 0.5 else ""
            kind = "KERJA" if rng.random() >= share else rng.choice(["LIBUR", "CUTI_BERSAMA", "KERJA"])
            name = season if rng.random() < 0.9 else ""
            if name or kind != "KERJA" or rng.random() < 0.05:
                self.add("kalender", tanggal=str(day), jenis=kind, jadwal=name, keterangan=rng.choice(["", "SKB", 'hari "x", y']))

    def roster(self):
        rng, quarter = self.rng, self.quarter
        count = rng.choice([3, 4, 5, 6, 7, 8, 10]) if rng.random() < 0.9 else rng.randint(11, 30)
        self.people = []
        while len(self.people) < count:
            nip = f"{rng.randint(1965, 2000)}{rng.randint(10**13, 10**14 - 1)}"
            nip = rng.choice([nip] * 8 + ["000000000000000001", "999999999999999998"])
            if nip not in self.people:
                self.people.append(nip)
        same_job = rng.random() < 0.3
        for nip in self.people:
            person = self.post(nip)
            if same_job:
                person.update(jenis_jabatan="JF", kelas_jabatan="8", status="PNS")
            first = quarter.first - rng.choice([0, 1, 400, 900]) * DAY
            inside = sorted(rng.sample(quarter.days, 3))
            kind = rng.random()
            spans = [(first, None)]
            if kind < 0.06:
                spans = [(inside[0], None)]
            elif kind < 0.12:
                spans = [(first, inside[0])]
            elif kind < 0.24:
                spans = [(first, inside[0]), (inside[0] + DAY, rng.choice([None, quarter.last, quarter.last + 9 * DAY]))]
            elif kind < 0.32:
                spans = [(inside[0], inside[1] - DAY), (inside[1], inside[1]), (inside[2] + DAY, None)]
            elif kind < 0.36:
                spans = [(quarter.last, None)]
            elif kind < 0.40:
                spans = [(first - 90 * DAY, quarter.first - DAY), (quarter.last + DAY, None)]
            elif kind < 0.44:
                spans = [(first - 9 * DAY, first - DAY), (first, quarter.first)]
            elif kind < 0.48:
                half = self.last - (self.last - quarter.first) // 2
                spans = [(first, half), (half + DAY, None)]
            for start, end in spans:
                self.add("pegawai", **{**person, "berlaku_mulai": str(start), "berlaku_sampai": str(end or "")})
                if rng.random() < 0.8:
                    person = {**person, **{c: v for c, v in self.post(nip).items() if rng.random() < 0.5}}

    def post(self, nip):
        rng = self.rng
        return {
            "nip": nip,
            "nama": rng.choice(NAMES),
            "unit_kode": rng.choice(self.units),
            "unit_nama": rng.choice(["Dinas 1", "Dinas, 2", 'D"3"']),
            "jabatan": rng.choice(["Analis", "Kepala\nSeksi"]),
            "jenis_jabatan": rng.choice(reference.JOB_TYPES),
            "kelas_jabatan": str(rng.choice([7, 8, 9, rng.randint(1, 17)])),
            "status": rng.choice(reference.CIVIL_STATUSES),
            "atasan_nip": rng.choice(["", self.people[0], "199901012020121001"]),
            "pola_kerja": rng.choice(self.patterns),
        }

    def segments(self, nip):
        """The person's segments in the run, as (cells, first day, last day)."""
        result = []
        for record in self.tables["pegawai"]:
            if record.cells["nip"] == nip:
                start = max(record.cells["berlaku_mulai"], str(self.quarter.first))
                end = min(record.cells["berlaku_sampai"] or "9999", str(self.last))
                if start <= end:
                    result.append((record.cells, start, end))
        return result

    def tarif(self):
        rng = self.rng
        pairs = {(c["kelas_jabatan"], c["unit_kode"]) for nip in self.people for c, _, _ in self.segments(nip)}
        chosen = set()
        for kelas, unit in sorted(pairs):
            chosen.add((kelas, rng.choice([unit, "*"])))
            if rng.random() < 0.2:
                chosen.add((kelas, unit))
        for kelas in rng.sample(range(1, 18), 5):
            chosen.add((str(kelas), rng.choice(["*", "U99"])))
        for kelas, unit in sorted(chosen):
            pay = rng.choice([rng.randint(1, 10**7)] * 9 + [0, 1, 999999999999])
            pay = rng.randint(1, 40) if self.near == "insentif" else pay
            self.add("tarif", kelas_jabatan=kelas, unit_kode=unit, nilai=str(pay))

    def person(self, nip):
        """Attendance, shifts, targets, scores, sanctions and predikat of one person."""
        rng, quarter = self.rng, self.quarter
        spans = self.segments(nip)
        patterns = {cells["pola_kerja"] for cells, _, _ in spans}
        shifts = {}
        for day in quarter.days:
            if rng.random() < (0.95 if "SHIFT" in patterns else 0.01):
                shifts[day] = rng.choice(["OFF", *self.version("schedules", day)["shifts"], *self.version("schedules", day)["shifts"]])
                self.add("jadwal", nip=nip, tanggal=str(day), shift=shifts[day])
        if rng.random() > 0.05:
            present, good = rng.choice([0.97, 0.9, 0.5]), rng.choice([0.9, 0.6, 0.2])
            for day in quarter.days:
                pattern = next((c["pola_kerja"] for c, start, end in spans if start <= str(day) <= end), None)
                times = self.times(day, pattern, shifts.get(day, "OFF"))
                if rng.random() < (present if times else 0.02):
                    self.attendance(nip, day, times or (450, 960), good)
        if rng.random() > 0.12:
            self.targets(nip)
        if rng.random() > 0.12:
            self.scores(nip)
        sanctions = list(self.version("incentive")["sanctions"])
        for _ in range(rng.choice([0, 0, 0, 1, 2, 3]) if sanctions else 0):
            start = rng.choice(quarter.days) - rng.choice([0, 30, 200]) * DAY
            cells = dict(nip=nip, jenis=rng.choice(sanctions), mulai=str(start))
            if not any(cells.items() <= other.cells.items() for other in self.tables["sanksi"]):
                end = str(start + rng.choice([0, 1, 30, 250]) * DAY)
                self.add("sanksi", **cells, sampai=end, nomor_sk=rng.choice(["", "SK-1"]))
        if rng.random() < 0.15:
            self.add("predikat", nip=nip, hasil=rng.choice("123"), perilaku=rng.choice("123"))

    def times(self, day, pattern, shift):
        """Start and end of the person's day as scheduled, roughly; None on a free day."""
        version = self.version("schedules", day)
        pair = None
        if pattern == "SHIFT":
            pair = version["shifts"].get(shift)
        elif pattern:
            row = next((r.cells for r in self.tables["kalender"] if r.cells["tanggal"] == str(day)), {})
            if row.get("jenis") not in ("LIBUR", "CUTI_BERSAMA"):
                table = version["alternatives"][row["jadwal"]] if row.get("jadwal") else version["patterns"]
                pair = table[pattern].get(reference.WEEKDAYS[day.weekday()])
        return pair and tuple(reference.parse_clock(text) for text in pair)

    def attendance(self, nip, day, times, good):
        rng, rules = self.rng, self.version("attendance", day)
        start, end = times
        late, out = -rng.randint(0, 40), rng.randint(0, 40)
        if rng.random() > good:
            limits = [int(float(band["up_to"])) for band in rules["late"] + rules["early"] if "up_to" in band]
            limits += [int(float(rules["tolerance_minutes"])), int(float(rules["flex_minutes"])), 0, 200]
            late = rng.choice(limits) + rng.choice([-1, 0, 0, 1])
            out = rng.choice([late, late - 1, 0, -1, -rng.choice(limits), -rng.choice(limits) - 1])
            if rng.random() < 0.1:
                late, out = rng.choice([(-720, 0), (-721, 0), (0, start - end), (0, start - end + 1), (rng.randrange(1440), rng.randrange(1440))])
        cells = dict(nip=nip, tanggal=str(day), masuk=self.punch(start + late), pulang=self.punch(end + out))
        if rng.random() > good:
            cells["masuk"] = "" if rng.random() < 0.3 else cells["masuk"]
            cells["pulang"] = "" if rng.random() < 0.3 else cells["pulang"]
        code = rng.choice(["", "", "", "H"])
        if rng.random() < 0.08:
            code = rng.choice(list(rules["statuses"]))
            if rng.random() < 0.8:
                cells["masuk"] = cells["pulang"] = ""
        for k in (0, 1):
            cells[f"tengah_{k + 1}"] = ""
            if k < len(rules["midday"]) and rng.random() < 0.8:
                low, high = (reference.parse_clock(text) for text in rules["midday"][k]["window"])
                cells[f"tengah_{k + 1}"] = self.punch(rng.choice([low, high, rng.randint(low, high), low - 1, high + 1]))
            elif rng.random() < 0.003:
                cells[f"tengah_{k + 1}"] = "12:00"
        self.add("kehadiran", **cells, kode=code)

    def punch(self, minutes):
        return clock(minutes) + self.rng.choice(["", "", ":00", ":59", ":30"])

    def targets(self, nip):
        rng = self.rng
        for name in rng.sample(INDICATORS, rng.choice([1, 1, 2, 3, 5])):
            target = self.positive(500)
            done = target if rng.random() < 0.1 else self.number(0, 1000)
            if self.near:
                target, done = "100", rng.choice(["90.009999", "80.029999", "90"] if self.near == "indeks" else ["100", "110"])
            elif self.round_numbers:
                target, done = "100", rng.choice(["90", "100", "110", "95", "200", "0"])
            elif self.huge and rng.random() < 0.3:
                done = rng.choice([LARGEST, SMALLEST, "0"])
            elif rng.random() < 0.03:
                target = SMALLEST
            elif rng.random() < 0.03:
                done = rng.choice(["0", "-0", "0.000000", SMALLEST])
            self.add(
                "target", nip=nip, indikator=name, uraian=rng.choice(["", "Layanan", 'a, "b"\nc']), satuan=rng.choice(["", "%"]),
                arah=rng.choice(["MAX", "MAX", "MIN"]), target=target, realisasi=done, bobot=self.positive(40),
            )  # fmt: skip

    def scores(self, nip):
        rng, (low, high) = self.rng, self.scale
        aspects = list(self.version("supervisor")["aspects"])
        raters = rng.sample([*self.people[:3], "199901012020121001"], rng.choice([1, 1, 2, 3]))
        usual = rng.choice([low, high, high if self.near else self.score()])
        for rater in raters:
            for year, month in rng.sample(self.quarter.months, rng.choice([1, 2, 3, 3])):
                for aspect in rng.sample(aspects, rng.randint(1, len(aspects))):
                    value = usual if self.round_numbers else rng.choice([low, high] + [self.score()] * 8)
                    self.add("penilaian", nip=nip, penilai_nip=rater, bulan=f"{year}-{month:02}", aspek=aspect, nilai=value)

    def score(self):
        """A score inside the scale."""
        low, high = (int(reference.Fraction(end) * 10**6) for end in self.scale)
        places = self.rng.choice([0, 1, 6])
        value = reference.rnd(reference.Fraction(self.rng.randint(low, high), 10**6), places)
        return reference.decimal_text(reference.clamp(value, *map(reference.Fraction, self.scale)), 6 if places else 1)

    def clone(self):
        """Add a person who equals another in everything but the NIP (and perhaps the unit)."""
        rng = self.rng
        old = rng.choice(self.people)
        new = str(abs(int(old) + rng.choice([-1, 1]))).rjust(18, "0")
        if new in self.people or len(new) > 18 or new.startswith("-"):
            return
        self.people.append(new)
        for records in self.tables.values():
            for record in list(records):
                if record.cells.get("nip") == old:
                    records.append(Record({**record.cells, "nip": new}))

    def norms(self):
        used = {record.cells["indikator"] for record in self.tables["target"]}
        for name in INDICATORS:
            if name in used or self.rng.random() < 0.3:
                self.add("beban_kerja", indikator=name, norma_menit="60" if self.round_numbers else self.positive(1000))

    def outside(self):
        """Rows of other quarters, whose other cells nobody looks at."""
        rng, quarter = self.rng, self.quarter
        junk = ["", "x", "0", "99:99", '"', "a\nb", "1e9", " ", self.people[0], "ä"]
        for table, column in DATED.items():
            for _ in range(rng.choice([0, 0, 2, 6])):
                day = rng.choice([quarter.first - DAY, quarter.last + DAY, quarter.first - 366 * DAY, datetime.date(1999, 12, 31)])
                cells = {name: rng.choice(junk) for name in COLUMNS[table]}
                cells[column] = str(day)[:7] if column == "bulan" else str(day)
                self.tables[table].append(Record(cells))

    def budgets(self):
        rng = self.rng
        kind = rng.random()
        if kind < 0.5:
            for unit in dict.fromkeys(rng.sample([*self.units, "U77", "*"], rng.randint(1, len(self.units)))):
                size = rng.choice([0, 1, rng.randint(1, 10**5), rng.randint(10**6, 10**8), rng.randint(10**6, 10**7), 999999999999])
                self.add("pagu", unit_kode=unit, pagu=str(size))

    # -- files

    def write(self, folder):
        """Write the tables and the policy."""
        folder.mkdir(parents=True, exist_ok=True)
        text = policy_text(random.Random(self.seed), self.policy) + self.yaml_suffix
        (folder / "policy.yaml").write_text(text, encoding="utf-8", newline="")
        if self.tight_budgets:
            self.fit_budgets(folder)
        self.write_tables(folder / "input")

    def write_tables(self, folder):
        rng = random.Random(self.seed)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        writer = Writer(rng, folder, plain=rng.random() < 0.4)
        for table, records in self.tables.items():
            if table != self.absent and (records or table not in reference.OPTIONAL_TABLES or rng.random() < 0.3):
                writer.table(table, records)

    def fit_budgets(self, folder):
        """Replace the budgets by ones near the sum of what the units get."""
        self.tight_budgets = False
        self.tables["pagu"] = []
        with tempfile.TemporaryDirectory() as temporary:
            self.write_tables(pathlib.Path(temporary) / "input")
            code, hasil, _ = reference.evaluate(
                self.quarter_text, pathlib.Path(temporary) / "input", folder / "policy.yaml", self.as_of, self.quarantine
            )
        if code == 0:
            records = [fields for _, fields, _ in reference.read_records(hasil)]
            unit, paid = (records[0].index(column) for column in ("unit_kode", "insentif"))
            sums = {}
            for fields in records[1:]:
                sums[fields[unit]] = sums.get(fields[unit], 0) + int(fields[paid])
            for name, total in sums.items():
                pagu = self.rng.choice([total, total - 1, total + 1, total // 2, total * 9 // 10, total - 1000])
                self.add("pagu", unit_kode=name, pagu=str(reference.clamp(pagu, 0, 10**12 - 1)))


# ---------------------------------------------------------------------------------------------
# Errors in the policy


def spoil_policy(case):
    """Plant one error of section 3."""
    rng, clauses = case.rng, case.policy["clauses"]

    def one(clause):
        return rng.choice(clauses[clause])

    def put(target, key, *values):
        target[key] = rng.choice(values)

    def percent():
        version = one("attendance")
        target = rng.choice([
            (version, "missing_in"), (version, "missing_out"), (version, "day_cap"), (version["late"][-1], "percent"),
            (version["early"][0], "percent"), (rng.choice(list(version["statuses"].values())), "percent"),
            (one("incentive")["status_percent"], "CPNS"), (one("incentive")["sanctions"], "RINGAN"),
            (one("incentive")["predikat_percent"], next(iter(one("incentive")["predikat_percent"]))),
        ])  # fmt: skip
        put(*target, "-0.5", "100.000001", "101")

    def unknown_key():
        version = one(rng.choice(list(clauses)))
        maps = [case.policy, clauses, version, *(value for key, value in version.items() if key in ("calibration", "missing", "hasil", "perilaku", "matrix", "split"))]
        rng.choice(maps)["tambahan"] = "1"

    def missing_key():
        version = one(rng.choice(list(clauses)))
        del version[rng.choice([key for key in version if key != "from"])]

    def nothing_in_force():
        clause = rng.choice(list(clauses))
        quarter = case.quarter
        late = quarter.first + DAY if clause in reference.DAY_CLAUSES else quarter.last + DAY
        clauses[clause] = [{**clauses[clause][0], "from": str(late)}]

    def bands():
        version, key = one("attendance"), rng.choice(["late", "early"])
        version[key] = rng.choice([
            [{"up_to": "30", "percent": "1"}, {"up_to": "30", "percent": "2"}, {"percent": "3"}],
            [{"up_to": "30", "percent": "1"}, {"up_to": "20", "percent": "2"}, {"percent": "3"}],
            [{"up_to": "30", "percent": "1"}, {"up_to": "60", "percent": "3"}],
            [{"percent": "1"}, {"percent": "3"}],
            [{"up_to": "30", "percent": "1"}, {}],
        ])  # fmt: skip

    def middays():
        window = ["12:00", "13:00"]
        entry = {"window": window, "missing": "1"}
        one("attendance")["midday"] = rng.choice([[entry] * 3, [{**entry, "window": window[::-1]}], [{**entry, "missing": "101"}], [{"window": window}]])

    def twice():
        clause = rng.choice(list(clauses))
        clauses[clause].append({**copy.deepcopy(clauses[clause][0]), "basis": "kedua"})

    def office_day():
        version = one("schedules")
        tables = [version["patterns"], *version["alternatives"].values()]
        rng.choice(tables)["5H"] = {"sun": rng.choice([["08:00", "08:00"], ["16:00", "07:30"]])}

    def lacking_pattern():
        pattern, everywhere = rng.choice(case.patterns), rng.random() < 0.5
        for version in clauses["schedules"]:
            for table in [version["patterns"]] * everywhere + list(version["alternatives"].values()):
                table.pop(pattern, None)

    def index_weights():
        weights = one("index")["weights"]
        entry = weights[rng.choice(list(weights))]
        entry.update(rng.choice([
            dict(disiplin="0.4", layanan="0.4", atasan="0.200001"), dict(disiplin="-0.1", layanan="0.9", atasan="0.2"),
            dict(disiplin="0.3", layanan="0.3", atasan="0.3"), dict(disiplin="0", layanan="0", atasan="0"),
        ]))  # fmt: skip

    def duplicate_key():
        case.yaml_suffix = rng.choice(["title: dua\n", "id: dua\n", "  incentive: []\n"])

    rng.choice([
        percent, percent, unknown_key, missing_key, nothing_in_force, bands, bands, middays, twice, office_day, lacking_pattern,
        lacking_pattern, index_weights, duplicate_key,
        lambda: clauses.pop(rng.choice(list(clauses))),
        lambda: put(one("incentive"), "split", {"layanan": "0.6", "disiplin": "0.3"}, {"layanan": "1.1", "disiplin": "-0.1"}),
        lambda: put(one("supervisor")["aspects"], "BP", "0", "-1", "0.000000"),
        lambda: put(one("workload"), "curve", [["1", "1"], ["1", "2"]], [["2", "1"], ["1", "2"]], []),
        lambda: put(one("workload"), "peer_keys", [], [["jenis"]]),
        lambda: put(one("supervisor"), "aspects", {}),
        lambda: put(one("attendance")["statuses"], "H", {"percent": "0", "available": "true", "excluded": "false", "unexcused": "false"}),
        lambda: put(one("attendance"), rng.choice(["no_record", "no_punches"]), "H", "XX"),
        lambda: put(one("schedules")["shifts"], "OFF", ["07:00", "14:00"]),
        lambda: put(one("incentive"), "round_down_to", "0", "-1000", "0.5", "1000.5"),
        lambda: put(one("ratings")["hasil"], "above", "-1000"),
        lambda: put(one("ratings")["perilaku"], "meets", "1000"),
        lambda: put(one("achievement"), "weighting", "beban", "Workload"),
        lambda: put(one("achievement"), "cap", "seratus"),
        lambda: put(one("workload"), "mode", "none"),
        lambda: put(one("index")["missing"], "layanan", "nol"),
        lambda: put(one(rng.choice(list(clauses))), "basis", ""),
    ])()  # fmt: skip


# ---------------------------------------------------------------------------------------------
# Invalid rows

BAD_NIPS = ["12345678901234567", "1234567890123456789", "19801208201208205x", " 98012082012082050", "１９８０１２０８２０１２０８２０５０"]
BAD_DATES = ["2026-02-30", "2027-02-29", "2026-7-01", "20260701", "01-07-2026", "2026-13-01", "2026-07-01 ", "2026-00-10", "2026-07-32"]
BAD_CLOCKS = ["24:00", "7:30", "07:60", "07:30:60", "07.30", "07:30:5", "0730", " 07:30", "07:30:", "-7:30", "07:30:00.5"]
BAD_NUMBERS = ["1,5", "1e3", "+1", "1.", ".5", " 1", "1 ", "0x10", "1.0000001", "1.0000000", "1000000000000", "--1", "NaN", "٣", "-", "-.5"]
BAD_WHOLES = [*BAD_NUMBERS, "1.0", "-1", "-0"]
BAD_WORDS = ["xx", "max", " MAX", "PNS ", "pns", "5h", "KERJA\n"]
BAD = {
    reference.parse_nip: BAD_NIPS,
    reference.parse_date: BAD_DATES,
    reference.parse_month: ["2026-13", "2026-00", "2026-7", "2026-07-01", "202607"],
    reference.parse_clock: BAD_CLOCKS,
    reference.parse_number: BAD_NUMBERS,
    reference.parse_positive: [*BAD_NUMBERS, "0", "-1", "0.000000", "-0", "-0.000001"],
    reference.parse_whole: BAD_WHOLES,
    reference.parse_class: [*BAD_WHOLES, "0", "18"],
    reference.parse_level: ["0", "4", "1.0", "01", "-1"],
    reference.parse_text: [""],
}
BAD_BYTES = [b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\x80"]


class Planter:
    """Plants invalid rows of every kind of section 14."""

    def __init__(self, case):
        self.case, self.rng, self.tables = case, case.rng, case.tables

    def plant(self):
        kinds = [self.bad_cell] * 6 + [self.bad_bytes, self.bad_quoting, self.bad_count, self.odd_line, self.conflict]
        kinds += [self.conflict, self.stranger, self.unknown_word, self.off_scale, self.no_norm, self.backwards, self.double_fault]
        for _ in range(self.rng.choice([1, 1, 1, 2, 3, 4, 5])):
            self.rng.choice(kinds)()
        if self.rng.random() < 0.12:
            self.rng.choice([self.overlapping, self.no_tarif])()

    def pick(self, *tables):
        """A random record: of these tables, or of any, seldom of those that stop every run."""
        rng = self.rng
        tables = [table for table in tables or self.tables if self.tables[table]]
        if len(tables) > 2 and rng.random() < 0.85:
            tables = [table for table in tables if table not in ("pegawai", "tarif")]
        if not tables:
            return None, None
        table = rng.choice(tables)
        return table, rng.choice(self.tables[table])

    def place(self, table, record, **changes):
        """Change a record in place, or add a changed copy of it."""
        if self.rng.random() < 0.5:
            record.cells.update(changes)
        else:
            self.tables[table].append(Record({**record.cells, **changes}))

    def bad_cell(self):
        rng = self.rng
        table, record = self.pick()
        column, parse = rng.choice(list(reference.TABLES[table].items()))
        required, column = not column.endswith("?"), column.rstrip("?")
        bad = list(BAD.get(parse, BAD_WORDS if column != "realisasi" else [*BAD_NUMBERS, "-1", "-0.000001"]))
        if required and rng.random() < 0.15:
            bad = [""]
        if required or parse is not reference.parse_text:
            self.place(table, record, **{column: rng.choice(bad)})

    def spoiled(self, spoil):
        table, record = self.pick()
        if self.rng.random() < 0.5:
            record.spoil = spoil
        else:
            self.tables[table].append(Record(dict(record.cells), spoil))

    def bad_bytes(self):
        def spoil(rng, fields):
            fields[rng.randrange(len(fields))] = b"a" + rng.choice(BAD_BYTES) + b"z"
            return b",".join(fields)

        self.spoiled(spoil)

    def bad_quoting(self):
        wrong = [b'ab"c', b'"abc"x', b'"abc', b' "abc"', b'"a\nb"c', b'"a""', b'"', b'ab"', b'"a" ', b'""a']

        def spoil(rng, fields):
            fields[rng.choice([0, -1, rng.randrange(len(fields))])] = rng.choice(wrong)
            return b",".join(fields)

        self.spoiled(spoil)

    def bad_count(self):
        self.spoiled(lambda rng, fields: b",".join(rng.choice([fields[:-1], fields + [b""], fields[:1], fields + fields])))

    def odd_line(self):
        line = self.rng.choice([b" ", b'""', b",", b"\t", b"\xef\xbb\xbf"])
        self.spoiled(lambda rng, fields: line)

    def conflict(self):
        """Rows of one key that differ, perhaps beside an identical pair."""
        rng = self.rng
        table, record = self.pick()
        changes = {
            "pegawai": ("jabatan", "Lain"), "kehadiran": ("pulang", "23:58"), "target": ("uraian", "lain"),
            "penilaian": ("nilai", rng.choice(self.case.scale)), "beban_kerja": ("norma_menit", "77"), "kalender": ("keterangan", "lain"),
            "tarif": ("nilai", "5"), "jadwal": ("shift", "OFF"), "sanksi": ("nomor_sk", "lain"), "pagu": ("pagu", "12345"),
            "predikat": ("hasil", rng.choice("123")),
        }  # fmt: skip
        column, text = changes[table]
        self.tables[table].append(Record({**record.cells, column: text}))
        if rng.random() < 0.4:
            self.tables[table].append(Record(dict(record.cells)))

    def double_fault(self):
        """A row that is invalid itself beside a good one of the same key."""
        table, record = self.pick("kehadiran", "target", "penilaian", "beban_kerja", "kalender", "jadwal", "predikat", "pagu")
        if table:
            column, text = {
                "kehadiran": ("masuk", "xx"), "target": ("realisasi", "-1"), "penilaian": ("nilai", "xx"), "beban_kerja": ("norma_menit", "0"),
                "kalender": ("jenis", "X"), "jadwal": ("shift", "??"), "predikat": ("perilaku", "9"), "pagu": ("pagu", "1e6"),
            }[table]  # fmt: skip
            self.tables[table].append(Record({**record.cells, column: text}))

    def stranger(self):
        table, record = self.pick("kehadiran", "target", "penilaian", "jadwal", "sanksi", "predikat")
        if table:
            self.place(table, record, nip="999999999999999999")

    def unknown_word(self):
        table, record = self.pick("kehadiran", "jadwal", "kalender", "penilaian", "sanksi")
        if table:
            column = dict(kehadiran="kode", jadwal="shift", kalender="jadwal", penilaian="aspek", sanksi="jenis")[table]
            self.place(table, record, **{column: self.rng.choice(["ZZ", "tk", " ", "off", "PAGI", "RAMADAN", "TK", "BP", "RINGAN"])})

    def off_scale(self):
        table, record = self.pick("penilaian")
        if table:
            low, high = map(reference.Fraction, self.case.scale)
            step = reference.Fraction(1, 10**6)
            self.place(table, record, nilai=reference.decimal_text(self.rng.choice([low - step, high + step, high + 1000]), 6))

    def no_norm(self):
        table, record = self.pick("target")
        if table and self.rng.random() < 0.5:
            self.place(table, record, indikator="IKU-XX")
        elif table and self.tables["beban_kerja"]:
            self.tables["beban_kerja"].remove(self.rng.choice(self.tables["beban_kerja"]))

    def backwards(self):
        table, record = self.pick("sanksi", "pegawai")
        if table == "sanksi":
            self.place(table, record, sampai=str(datetime.date(2020, 1, 1)))
        elif self.rng.random() < 0.3:
            record.cells["berlaku_sampai"] = "2001-01-01"

    def overlapping(self):
        table, record = self.pick("pegawai")
        day = datetime.date.fromisoformat(record.cells["berlaku_mulai"]) if record.cells["berlaku_mulai"] else datetime.date(2026, 1, 1)
        self.tables[table].append(Record({**record.cells, "berlaku_mulai": str(day - DAY), "berlaku_sampai": str(day)}))

    def no_tarif(self):
        if self.tables["tarif"]:
            self.tables["tarif"].remove(self.rng.choice(self.tables["tarif"]))


# ---------------------------------------------------------------------------------------------


def generate(seed, folder, profile=None):
    """Write the case of a seed (without case.yaml) and return it."""
    case = Case(seed, profile)
    case.write(pathlib.Path(folder))
    return case


def write_case_yaml(case, folder, code):
    settings = {
        "quarter": case.quarter_text, "as_of": case.as_of, "quarantine": str(case.quarantine).lower(), "expect_exit": code,
        "profile": case.profile, "seed": case.seed, "employees": len(case.people),
    }  # fmt: skip
    text = "".join(f"{key}: {value}\n" for key, value in settings.items())
    (pathlib.Path(folder) / "case.yaml").write_text(text, encoding="utf-8")


def evaluate(case, folder):
    """What the reference makes of a case: (exit code, bytes of hasil.csv or None, messages)."""
    folder = pathlib.Path(folder)
    return reference.evaluate(case.quarter_text, folder / "input", folder / "policy.yaml", case.as_of, case.quarantine)


def main():
    parser = argparse.ArgumentParser(description="Write the random case of a seed.")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--profile", choices=PROFILES)
    args = parser.parse_args()
    case = generate(args.seed, args.output, args.profile)
    write_case_yaml(case, args.output, evaluate(case, args.output)[0])


if __name__ == "__main__":
    main()
