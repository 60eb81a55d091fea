#!/usr/bin/env python3
"""Random small cases for differential tests of the evaluation method.

    python3 cases.py --seed N --output DIR [--profile clean|invalid|policy_error]

writes DIR/input/*.csv, DIR/policy.yaml and DIR/case.yaml. One seed always gives the same case (a
forced profile may give it another).
About 7 % of the seeds hold an error in the policy, 30 % invalid rows, the others are clean. Points
which the method leaves open are kept out.
"""

import argparse
import datetime
import pathlib
import random
import shutil
import tempfile
from fractions import Fraction

import reference
from basics import ONE_DAY, Quarter, clamp, decimal_text, parse_clock, rnd
from faults import Planter, spoil_policy
from policy import WEEKDAYS
from random_policy import COMPONENT_NAMES, ECHELONS, GRADES, LARGEST, POSTS, SMALLEST, PolicyMaker, clock
from tables import CIVIL_STATUSES, JOB_TYPES, OPTIONAL_TABLES, PERIOD_COLUMN, TABLES, read_records
from writing import COLUMNS, FormulaText, Record, Writer, policy_text

PROFILES = ["clean", "invalid", "policy_error"]
QUARTERS = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q3", "2026-Q4", "2028-Q1", "2027-Q4"]
UNITS = ["U01", "U02", "U03", "U1", "Ü02/é", "Ü02/e\u0301", "JF", "SEMUA", "A,B", 'Dinas "C"', " U01", "u01", "U\n1", "*"]
NAMES = [
    "Citra Gunawan, S.Kom.", "Asep", 'Siti "Ani" Aminah', "Baris\nDua", "Baris\r\nTiga", "René", "Rene\u0301", " spasi ",
    "=1+1", "日本 𝔘", "tab\there", "'kutip'", "a;b", "\u00a0", "\u2028", "'", '"', "Ketut\rM.Si.", "Ketut\r",
]  # fmt: skip
INDICATORS = ["IKU-01", "IKU-02", "IKU-03", "IKU-04", "IKU-05", "iku-01", 'IKU "satu", é', "IKU e\u0301", "IKU é", "IKU\n7", "0", "00"]


class Case:
    """A case: quarter, as-of date, policy, and the records of every table.

    The profile (clean, invalid or policy_error) may be forced.
    """

    def __init__(self, seed, profile=None):
        self.seed, self.rng = seed, random.Random(seed)
        rng = self.rng
        self.quarter_text = rng.choice(QUARTERS)
        self.quarter = Quarter(self.quarter_text)
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
        maker = PolicyMaker(rng, self.quarter, used if rng.random() < 0.3 else ["5H", "6H"], self.units)
        self.policy, self.scale = maker.policy, maker.scale
        self.near = ""
        if rng.random() < 0.06:
            self.near_a_half(rng.choice(["indeks", "insentif"]))
        self.tables = {table: [] for table in TABLES}
        self.calendar()
        self.roster()
        self.acting()
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
            self.as_of = str(rng.choice([self.quarter.first - ONE_DAY, self.quarter.last + ONE_DAY]))
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
            for version in self.policy["clauses"]["incentive"]:
                share = rng.choice(["100", "99.999999"])
                paid = f"sum(dasar) * min(100, capaian_normal) * {share} * {rng.choice(['100', '99.999999'])} / 1000000"
                version.update(unit="1", params={}, month={}, quarter={"insentif": FormulaText(paid)})

    def version(self, clause, day=None):
        """The version in force on a day, by default the quarter's last; None without one."""
        day = day or self.quarter.last
        in_force = [version for version in self.policy["clauses"].get(clause, []) if version["from"] <= str(day)]
        return max(in_force, key=lambda version: version["from"], default=None)

    def words(self, clause, key):
        """The names that a clause has for the quarter."""
        version = self.version(clause)
        return list(version[key]) if version else []

    def add(self, table, **cells):
        assert set(cells) <= set(COLUMNS[table])
        self.tables[table].append(Record({**dict.fromkeys(COLUMNS[table], ""), **cells}))

    def number(self, low, high):
        """A number between two whole ones, in one of many spellings."""
        rng = self.rng
        places = rng.choice([0, 0, 0, 1, 2, 6])
        text = decimal_text(Fraction(rng.randint(low * 10**places, high * 10**places), 10**places), places)
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
        self.graded = rng.random() < 0.6
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
            first = quarter.first - rng.choice([0, 1, 400, 900]) * ONE_DAY
            inside = sorted(rng.sample(quarter.days, 3))
            kind = rng.random()
            spans = [(first, None)]
            if kind < 0.06:
                spans = [(inside[0], None)]
            elif kind < 0.12:
                spans = [(first, inside[0])]
            elif kind < 0.24:
                spans = [(first, inside[0]), (inside[0] + ONE_DAY, rng.choice([None, quarter.last, quarter.last + 9 * ONE_DAY]))]
            elif kind < 0.32:
                spans = [(inside[0], inside[1] - ONE_DAY), (inside[1], inside[1]), (inside[2] + ONE_DAY, None)]
            elif kind < 0.36:
                spans = [(quarter.last, None)]
            elif kind < 0.40:
                spans = [(first - 90 * ONE_DAY, quarter.first - ONE_DAY), (quarter.last + ONE_DAY, None)]
            elif kind < 0.44:
                spans = [(first - 9 * ONE_DAY, first - ONE_DAY), (first, quarter.first)]
            elif kind < 0.48:
                half = self.last - (self.last - quarter.first) // 2
                spans = [(first, half), (half + ONE_DAY, None)]
            elif kind < 0.52:
                length = rng.choice([1, 2, 7]) * ONE_DAY
                spans = [(inside[0], inside[0] + length - ONE_DAY), (inside[0] + length, inside[0] + 2 * length - ONE_DAY)]
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
            "jabatan": rng.choice(POSTS),
            "jenis_jabatan": rng.choice(JOB_TYPES),
            "kelas_jabatan": str(rng.choice([7, 8, 9, rng.randint(1, 17)])),
            "status": rng.choice(CIVIL_STATUSES),
            "atasan_nip": rng.choice(["", self.people[0], "199901012020121001"]),
            "pola_kerja": rng.choice(self.patterns),
            "golongan": rng.choice(["", *GRADES]) if self.graded else "",
            "eselon": rng.choice(["", "", *ECHELONS]) if self.graded else "",
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

    def acting(self):
        """Acting posts, some of them rows that join into one whole spell."""
        rng = self.rng
        for nip in self.people if rng.random() < 0.6 else []:
            for _ in range(rng.choice([0, 0, 0, 1, 1, 2, 3])):
                post = dict(nip=nip, kelas_jabatan=str(rng.choice([7, 8, 9, 12, 17])), unit_kode=rng.choice(self.units))
                self.spans("plt", {**post, "jabatan": rng.choice(["", "", *POSTS])}, rng.choice([1, 1, 2, 3]))

    def spans(self, table, cells, count):
        """Rows of one key over time: apart, next to each other or overlapping; the last may be open."""
        rng, quarter = self.rng, self.quarter
        start = rng.choice([*quarter.days, *[quarter.first - rng.randint(1, 400) * ONE_DAY] * 40, quarter.last + 3 * ONE_DAY])
        for place in range(count):
            end = start + rng.choice([0, 1, 5, 14, 30, 31, 60, 250]) * ONE_DAY
            last = place == count - 1 and rng.random() < 0.2
            row = {**cells, "mulai": str(start), "sampai": "" if last else str(end), "nomor_sk": rng.choice(["", "SK-1"])}
            if table == "masa":
                row["nilai"] = rng.choice(["", "", "10", "20", "-1", "50.5"])
            same = [name for name in row if name not in ("sampai", "nomor_sk", "nilai")]
            if not any(all(other.cells[name] == row[name] for name in same) for other in self.tables[table]):
                self.add(table, **row)
            start = end + rng.choice([1, 1, 1, 2, 0, -3, 20]) * ONE_DAY
            start = max(start, datetime.date(2000, 1, 1))

    def tarif(self):
        rng = self.rng
        needed = {(c["kelas_jabatan"], c["unit_kode"]) for nip in self.people for c, _, _ in self.segments(nip)}
        needed |= {(record.cells["kelas_jabatan"], record.cells["unit_kode"]) for record in self.tables["plt"]}
        flat = rng.random() < 0.2  # many tariffs alike, so that acting posts tie
        components = [""] if flat or rng.random() < 0.3 else rng.sample([*COMPONENT_NAMES, ""], rng.randint(1, 4))
        chosen = {}
        for kelas, unit in sorted(needed):
            # One component without gaps, whatever the post's name; the others come and go.
            unit_or_any = rng.choice([unit, "*"])
            chosen[kelas, unit_or_any, components[0], ""] = True
            for component in components:
                for jabatan in ["", *(rng.sample(POSTS, 1) if rng.random() < 0.3 else [])]:
                    if rng.random() < 0.4:
                        chosen.setdefault((kelas, rng.choice([unit, "*"]), component, jabatan), False)
        for kelas in rng.sample(range(1, 18), 5):
            chosen.setdefault((str(kelas), rng.choice(["*", "U99"]), rng.choice(components), ""), False)
        dated = rng.random() < 0.6
        for (kelas, unit, component, jabatan), whole in sorted(chosen.items()):
            for start, end in self.pieces(whole) if dated else [("", "")]:
                pay = rng.choice([rng.randint(1, 10**7)] * 19 + [0, 1, rng.choice([2, 999999999999])])
                pay = rng.choice([1000000, 1000000, 2000000]) if flat else pay
                pay = rng.randint(1, 40) if self.near == "insentif" else pay
                self.add("tarif", kelas_jabatan=kelas, unit_kode=unit, nilai=str(pay), komponen=component, jabatan=jabatan, mulai=start, sampai=end)

    def pieces(self, whole):
        """Spans of time that do not overlap; without gaps where they must cover everything."""
        rng = self.rng
        cuts = sorted(rng.sample(self.quarter.days[1:], rng.choice([0, 0, 1, 2])))
        starts = ["", *map(str, cuts)]
        ends = [*(str(cut - ONE_DAY) for cut in cuts), ""]
        result = list(zip(starts, ends))
        if rng.random() < 0.3:
            result[0] = (str(self.quarter.first - rng.choice([0, 90]) * ONE_DAY), result[0][1])
        if not whole and len(result) > 1 and rng.random() < 0.6:
            result.remove(rng.choice(result))
        return result

    def person(self, nip):
        """Attendance, shifts, targets, scores, spells, events, numbers and predikat of one person."""
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
        kinds = self.words("spells", "kinds")
        for _ in range(rng.choice([0, 0, 1, 2, 3, 5]) if kinds else 0):
            self.spans("masa", dict(nip=nip, jenis=rng.choice(kinds)), rng.choice([1, 1, 2, 3]))
        self.events(nip)
        for name in self.words("numbers", "names"):
            months = ["", *(f"{year}-{month:02}" for year, month in quarter.months)]
            for month in rng.sample(months, rng.choice([0, 1, 2, 4])):
                self.add("angka", nip=nip, nama=name, bulan=month, nilai=self.number(-50, 500))
        if rng.random() < 0.15:
            self.add("predikat", nip=nip, hasil=rng.choice("123"), perilaku=rng.choice("123"))

    def events(self, nip):
        rng = self.rng
        for kind in self.words("events", "kinds"):
            share = rng.choice([0, 0.05, 0.5])
            for day in self.quarter.days:
                times = rng.sample(["", "", "07:30", "13:00:20", "00:00"], rng.choice([1, 1, 1, 2])) if rng.random() < share else []
                for time in dict.fromkeys(times):
                    amount = rng.choice(["", "", "1", "2.5", "0", "0.333333"])
                    self.add("kejadian", nip=nip, tanggal=str(day), jenis=kind, jumlah=amount, waktu=time)

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
                pair = table[pattern].get(WEEKDAYS[day.weekday()])
        return pair and tuple(parse_clock(text) for text in pair)

    def attendance(self, nip, day, times, good):
        rng, rules = self.rng, self.version("attendance", day)
        start, end = times
        late, out = -rng.randint(0, 40), rng.randint(0, 40)
        if rng.random() > good:
            limits = self.limits(rules)
            late = rng.choice(limits) * rng.choice([1, 1, 1, -1]) + rng.choice([-1, 0, 0, 1])
            out = rng.choice([late, late - 1, 0, -1, *(rng.choice([-1, -1, 1]) * rng.choice(limits) + rng.choice([-1, 0, 1]) for _ in "123")])
            if rng.random() < 0.1:
                late, out = rng.choice([(-720, 0), (-721, 0), (0, start - end), (0, start - end + 1), (rng.randrange(1440), rng.randrange(1440))])
        cells = dict(nip=nip, tanggal=str(day), masuk=self.punch(start + late), pulang=self.punch(end + out))
        if rng.random() > good:
            cells["masuk"] = "" if rng.random() < 0.3 else cells["masuk"]
            cells["pulang"] = "" if rng.random() < 0.3 else cells["pulang"]
        code = rng.choice(["", "", "", "H"])
        if rng.random() < 0.08:
            code = rng.choice(list(rules["statuses"]))
            if rng.random() < (0.3 if rules["statuses"][code].get("excuses") else 0.8):
                cells["masuk"] = cells["pulang"] = ""
        middays = rules.get("midday", [])
        for k in (0, 1):
            cells[f"tengah_{k + 1}"] = ""
            if k < len(middays) and rng.random() < 0.8:
                low, high = (parse_clock(text) for text in middays[k]["window"])
                cells[f"tengah_{k + 1}"] = self.punch(rng.choice([low, high, rng.randint(low, high), low - 1, high + 1]))
            elif rng.random() < 0.003:
                cells[f"tengah_{k + 1}"] = "12:00"
        self.add("kehadiran", **cells, kode=code)

    @staticmethod
    def limits(rules):
        """Minutes at which something changes under these rules."""
        texts = [band["up_to"] for band in rules["late"] + rules["early"] if "up_to" in band]
        texts += [rules.get(key, "0") for key in ("tolerance_minutes", "flex_minutes", "flex_stay", "early_credit_minutes")]
        texts += [*rules.get("punch_window", {}).values(), rules.get("late_free", {}).get("minutes", "0")]
        return [int(float(text)) for text in texts] + [0, 200]

    def punch(self, minutes):
        return clock(minutes) + self.rng.choice(["", "", ":00", ":59", ":30"])

    def targets(self, nip):
        rng = self.rng
        months = ["", "", *(f"{year}-{month:02}" for year, month in self.quarter.months)] if rng.random() < 0.5 else [""]
        pairs = []
        for name in rng.sample(INDICATORS, rng.choice([1, 1, 2, 3, 5])):
            pairs += [(name, month) for month in dict.fromkeys(rng.sample(months, min(len(months), rng.choice([1, 2, 5]))))]
        for name, month in pairs:
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
                arah=rng.choice(["MAX", "MAX", "MIN"]), target=target, realisasi=done, bobot=self.positive(40), bulan=month,
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
        low, high = (int(Fraction(end) * 10**6) for end in self.scale)
        places = self.rng.choice([0, 1, 6])
        value = rnd(Fraction(self.rng.randint(low, high), 10**6), places)
        return decimal_text(clamp(value, *map(Fraction, self.scale)), 6 if places else 1)

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
        for table, column in PERIOD_COLUMN.items():
            for _ in range(rng.choice([0, 0, 2, 6])):
                day = rng.choice([quarter.first - ONE_DAY, quarter.last + ONE_DAY, quarter.first - 366 * ONE_DAY, datetime.date(1999, 12, 31)])
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
            if table != self.absent and (records or table not in OPTIONAL_TABLES or rng.random() < 0.3):
                writer.table(table, records)

    def fit_budgets(self, folder):
        """Replace the budgets by ones near the sum of what the units get."""
        self.tight_budgets = False
        self.tables["pagu"] = []
        with tempfile.TemporaryDirectory() as temporary:
            self.write_tables(pathlib.Path(temporary) / "input")
            code, results, _ = reference.evaluate(
                self.quarter_text, pathlib.Path(temporary) / "input", folder / "policy.yaml", self.as_of, self.quarantine
            )
        if code == 0:
            records = [fields for _, fields, _ in read_records(results["hasil.csv"])]
            unit, paid = (records[0].index(column) for column in ("unit_kode", "insentif"))
            sums = {}
            for fields in records[1:]:
                sums[fields[unit]] = sums.get(fields[unit], 0) + int(fields[paid])
            for name, total in sums.items():
                pagu = self.rng.choice([total, total - 1, total + 1, total // 2, total * 9 // 10, total - 1000])
                self.add("pagu", unit_kode=name, pagu=str(clamp(pagu, 0, 10**12 - 1)))


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
    """What the reference makes of a case: (exit code, bytes of the results by name or None, messages)."""
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
