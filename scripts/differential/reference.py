#!/usr/bin/env python3
"""A slow, plain implementation of the evaluation method, version 2.

It follows the text of the method section by section, with exact rationals throughout, and
serves as the second opinion in differential tests. Here are the days, months, index and results
(sections 4 to 11 and 13 to 15); `basics.py`, `tables.py`, `policy.py` and `formulas.py` hold the rest.

    python3 reference.py --quarter 2026-Q3 --input DIR --policy FILE --output DIR
                         [--as-of YYYY-MM-DD] [--quarantine]

Exit codes: 0 done, 64 the as-of date lies outside the quarter, 65 invalid rows or a cell that is too
large (one line each on stdout), 66 a required table is missing, 78 an error in the policy.
"""

import argparse
import pathlib
import re
import sys
from collections import defaultdict
from fractions import Fraction

import formulas
from basics import Quarter, band, clamp, decimal_text, on_curve, parse_date, rnd
from formulas import Missing
from policy import COMPONENTS, LEVELS, PERSON_TEXTS, QUARTER_TEXTS, WEEKDAYS, Policy, PolicyError
from tables import MissingTable, Tables, clipped, covers, post_of, span

USAGE, INVALID, NO_TABLE, POLICY = 64, 65, 66, 78
RESULTS = ("hasil.csv", "bulanan.csv", "triwulan.csv")
LARGEST_CELL = 10**15


class CellTooLarge(Exception):
    """A cell of 10^15 or more."""


# ---------------------------------------------------------------------------------------------
# Section 5: one day


class Day:
    """A scheduled day of the run: its segment, hours and, once it is judged, its outcome."""

    def __init__(self, date, segment, start, end, shift):
        self.date, self.segment, self.start, self.end, self.shift = date, segment, start, end, shift
        self.month = (date.year, date.month)
        self.pattern = segment["pola_kerja"]


def in_minutes(day, came, left):
    """The punches in minutes from the start of the day; those of a night go on past 1440."""
    if day.end >= 1440:
        if came is not None and came < day.start - 720:
            came += 1440
        if left is not None and left <= day.start:
            left += 1440
    return came, left


def in_window(day, punch, window):
    if punch is None or window is None:
        return punch
    return punch if day.start - window["before"] <= punch <= day.end + window["after"] else None


def lateness(day, rules):
    """Minutes of late that remain after tolerance and flexible hours."""
    late = max(0, day.came - day.start)
    if late <= rules["tolerance_minutes"]:
        return 0
    if late <= rules["flex_minutes"] and day.left is not None:
        stay = late if rules["flex_stay"] is None else rules["flex_stay"]
        if day.left >= day.end + stay:
            return 0
    return late


def whole_months(first, day):
    """The whole months from one day to another, by years, months and days of the month."""
    return (day.year - first.year) * 12 + day.month - first.month - (day.day < first.day)


def months_between(first, month):
    """The place of a month, 1 for the one in which the day `first` lies."""
    return (month[0] - first.year) * 12 + month[1] - first.month + 1


def whole_spells(table, rows):
    """Join rows into whole spells: (first day, last day, rows)."""
    result = []
    for row in sorted(rows, key=lambda row: span(table, row)):
        first, last = span(table, row)
        if result and first.toordinal() <= result[-1][1].toordinal() + 1:
            start, end, members = result[-1]
            result[-1] = (start, max(end, last), [*members, row])
        else:
            result.append((first, last, [row]))
    return result


def longest_run(flags):
    """For each flag the length of the unbroken row of true ones that ends there."""
    result, length = [], 0
    for flag in flags:
        length = length + 1 if flag else 0
        result.append(length)
    return result


# ---------------------------------------------------------------------------------------------
# Sections 4 to 14


class Employee:
    """One employee of the run: segments as (row, first day, last day), and what is computed."""

    def __init__(self, nip, segments):
        self.nip, self.segments = nip, sorted(segments, key=lambda segment: segment[1])


def by_person(rows):
    result = defaultdict(list)
    for row in rows:
        result[row["nip"]].append(row)
    return result


class Run:
    """The evaluation of one quarter on rows that are all valid."""

    def __init__(self, tables, policy, quarter, as_of):
        self.tables, self.policy, self.quarter = tables, policy, quarter
        self.attendance = {(row["nip"], row["tanggal"]): row for row in tables.good("kehadiran")}
        self.shifts = {(row["nip"], row["tanggal"]): row["shift"] for row in tables.good("jadwal")}
        self.calendar = {row["tanggal"]: row for row in tables.good("kalender")}
        self.norms = {row["indikator"]: row["norma_menit"] for row in tables.good("beban_kerja")}
        self.numbers = {(row["nip"], row["nama"], row["bulan"]): row["nilai"] for row in tables.good("angka")}
        self.targets, self.spells, self.acting, self.events = (
            by_person(tables.good(table)) for table in ("target", "masa", "plt", "kejadian")
        )
        self.kinds = policy.last("spells")["kinds"]
        segments = defaultdict(list)
        for row in tables.good("pegawai"):
            days = clipped("pegawai", row, quarter.first, as_of)
            if days:
                segments[row["nip"]].append((row, *days))
        self.employees = [Employee(nip, rows) for nip, rows in sorted(segments.items())]
        self.scores()
        for e in self.employees:
            self.attend(e)
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

    def schedule(self, nip, date, pattern):
        """Start and end in minutes and the shift, if any, of a scheduled day; None on a free day."""
        version = self.policy.on("schedules", date)
        if pattern == "SHIFT":
            shift = self.shifts.get((nip, date), "OFF")
            if shift == "OFF":
                return None
            start, end = version["shifts"][shift]
            return (start, end + 1440, shift) if end <= start else (start, end, shift)
        calendar = self.calendar.get(date)
        if calendar and calendar["jenis"] in ("LIBUR", "CUTI_BERSAMA"):
            return None
        tables = version["patterns"]
        if calendar and calendar["jadwal"]:
            tables = version["alternatives"][calendar["jadwal"]]
        if pattern not in tables:
            raise PolicyError(f"no schedule for pattern {pattern} on {date}")
        times = tables[pattern].get(WEEKDAYS[date.weekday()])
        return times and (*times, None)

    # -- Section 5

    def attend(self, e):
        """Sets the scheduled days with their outcomes, and the primary segment."""
        e.spells = {kind: whole_spells("masa", [r for r in self.spells[e.nip] if r["jenis"] == kind]) for kind in self.kinds}
        e.days, most = [], -1
        for row, first, last in e.segments:
            times = {date: self.schedule(e.nip, date, row["pola_kerja"]) for date in self.quarter.days if first <= date <= last}
            e.days += [Day(date, row, *found) for date, found in times.items() if found]
            scheduled = sum(1 for found in times.values() if found)
            if scheduled >= most:
                most, e.primary = scheduled, row
        for day in e.days:
            self.judge(e, day)
        self.free_lateness(e)
        self.deductions(e)
        e.counted = [day for day in e.days if not day.excluded]
        e.months = [month for month in self.quarter.months if any(day.month == month for day in e.counted)]
        e.n = len(e.counted)
        e.tk = sum(1 for day in e.counted if day.unexcused)

    def judge(self, e, day):
        """The status of a day and, where there is presence, what its punches say."""
        rules = day.rules = self.policy.on("attendance", day.date)
        row = self.attendance.get((e.nip, day.date))
        punches = {column: row[column] if row else None for column in ("masuk", "pulang", "tengah_1", "tengah_2")}
        came, left = in_minutes(day, punches["masuk"], punches["pulang"])
        day.came, day.left = (in_window(day, punch, rules["punch_window"]) for punch in (came, left))
        day.midday = [punches["tengah_1"], punches["tengah_2"]]
        day.spell = None
        self.status(e, day, row)
        found = rules["statuses"].get(day.status)
        if day.status == "H":
            day.available, day.excluded, day.unexcused, excuses = True, False, False, []
        elif found is None:
            raise PolicyError(f"no status {day.status} on {day.date}")
        else:
            day.available, day.excluded, day.unexcused, excuses = (found[key] for key in ("available", "excluded", "unexcused", "excuses"))
        day.presence = day.status == "H" or bool(excuses)
        day.late = day.early = 0
        day.misses = {"in": False, "out": False, "midday": False}
        if day.presence:
            self.presence(day, rules, excuses)

    def status(self, e, day, row):
        rules = day.rules
        if row and row["kode"] not in (None, "H"):
            day.status = row["kode"]
            return
        for kind, settings in self.kinds.items():
            covering = [r for r in self.spells[e.nip] if r["jenis"] == kind and covers("masa", r, day.date)]
            if settings["status"] is not None and covering:
                day.status, day.spell = settings["status"], min(covering, key=lambda r: r["mulai"])
                return
        day.status = "H"
        if row is None:
            day.status = rules["no_record"]
        elif day.came is None and day.left is None and day.midday == [None, None]:
            day.status = rules["no_punches"]
        elif day.came is None and isinstance(rules["missing_in"], str):
            day.status = rules["missing_in"]
        elif day.left is None and isinstance(rules["missing_out"], str):
            day.status = rules["missing_out"]

    def presence(self, day, rules, excuses):
        """Late, early and missing punches; a side that is excused has none of them."""
        end = day.end
        if day.came is not None:
            end -= min(max(0, day.start - day.came), rules["early_credit_minutes"])
        if "in" not in excuses:
            day.misses["in"] = day.came is None
            day.late = 0 if day.came is None else lateness(day, rules)
        if "out" not in excuses:
            day.misses["out"] = day.left is None
            day.early = 0 if day.left is None else max(0, end - day.left)
        day.midday_points = Fraction(0)
        if day.pattern != "SHIFT":
            for punch, entry in zip(day.midday, rules["midday"]):
                low, high = entry["window"]
                if punch is None or not low <= punch <= high:
                    day.misses["midday"] = True
                    day.midday_points += entry["missing"]

    def free_lateness(self, e):
        """The first few short latenesses of a month may be free."""
        used = defaultdict(int)
        for day in e.days:
            rule = day.rules["late_free"]
            day.free = bool(rule) and day.presence and 1 <= day.late <= rule["minutes"] and used[day.month] < rule["times"]
            used[day.month] += day.free

    def deductions(self, e):
        """Sets the points of each scheduled day; needs the statuses of all days before it."""
        seen, before, run = defaultdict(int), None, 0
        for day in e.days:
            run = run + 1 if day.status == before else 1
            before = day.status
            seen[day.status] += 1
            seen[day.status, day.month] += 1
            points = Fraction(0)
            if day.presence:
                points += day.midday_points
                points += self.side(day, "in", 0 if day.free else day.late, "late", "missing_in")
                points += self.side(day, "out", day.early, "early", "missing_out")
            if day.status != "H":
                own = day.rules["statuses"][day.status]
                if own["steps"] is None:
                    points += own["percent"]
                else:
                    places = {"month": seen[day.status, day.month], "quarter": seen[day.status], "run": run}
                    points += band(self.place(e, day, own["steps"]["per"], places), own["steps"]["bands"])
            day.points = min(points, day.rules["day_cap"])

    @staticmethod
    def side(day, side, minutes, bands, missing):
        if day.misses[side]:
            return day.rules[missing] if not isinstance(day.rules[missing], str) else 0
        return band(minutes, day.rules[bands]) if minutes else 0

    def place(self, e, day, per, places):
        """The position of a day that `steps` looks at."""
        if per in places:
            return places[per]
        if day.spell is None:
            return places["run"]
        first = next(first for first, _, rows in e.spells[day.spell["jenis"]] if day.spell in rows)
        return (day.date - first).days + 1 if per == "spell_days" else 1 + whole_months(first, day.date)

    def discipline(self, e):
        """Sets the months' figures and D."""
        e.figures = {month: MonthFigures(self, e, month) for month in e.months}
        for figures in e.figures.values():
            value = formulas.evaluate(self.policy.month("discipline", figures.month)["month"].tree, Source(figures))
            figures.D = None if isinstance(value, Missing) else clamp(rnd(value, 6), Fraction(0), Fraction(100))
        values = [(figures.D, len(figures.days)) for figures in e.figures.values()]
        e.D = None
        if values and all(value is not None for value, _ in values):
            if self.policy.last("discipline")["average"] == "days":
                e.D = rnd(sum(value * n for value, n in values) / e.n, 6)
            else:
                e.D = rnd(sum(value for value, _ in values) / len(values), 6)

    # -- Section 6

    def achievement(self, e):
        e.planned = sum(row["target"] * self.norms[row["indikator"]] for row in self.targets[e.nip])
        e.A = self.reached(self.targets[e.nip])

    def reached(self, targets):
        """The achievement over some target rows; None over none."""
        rules = self.policy.last("achievement")
        weighted = weights = Fraction(0)
        for row in targets:
            T, R = row["target"], row["realisasi"]
            a = rnd(clamp(100 * (R if row["arah"] == "MAX" else 2 * T - R) / T, 0, rules["cap"]), 6)
            v = T * self.norms[row["indikator"]] if rules["weighting"] == "workload" else row["bobot"]
            weighted += v * a
            weights += v
        return rnd(weighted / weights, 6) if targets else None

    # -- Section 7

    def workload(self, e):
        rules = self.policy.last("workload")
        M = rules["minutes_per_day"] * sum(1 for day in e.counted if day.available)
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
            e.f = rnd(on_curve(e.r, rules["curve"]), 6)
            e.N = e.A
            if e.A is not None and rules["mode"] == "adjust":
                e.N = min(cap, rnd(e.A * e.f, 6))

    # -- Section 8

    def scores(self):
        """Sets the score of each pair (employee, rater) in each month with one."""
        aspects = self.policy.last("supervisor")["aspects"]
        of_run = {e.nip for e in self.employees}
        rows = defaultdict(list)
        for row in self.tables.good("penilaian"):
            if row["nip"] in of_run:
                rows[row["nip"], row["penilai_nip"], row["bulan"]].append(row)
        self.monthly = defaultdict(dict)
        for (nip, rater, month), group in rows.items():
            weights = sum(aspects[row["aspek"]] for row in group)
            self.monthly[nip, rater][month] = rnd(sum(aspects[row["aspek"]] * row["nilai"] for row in group) / weights, 6)

    def score_of_month(self, e, month):
        found = [scores[month] for (nip, _), scores in self.monthly.items() if nip == e.nip and month in scores]
        return rnd(sum(found) / len(found), 6) if found else None

    def supervisor(self):
        rules = self.policy.last("supervisor")
        calibration = rules["calibration"]
        k = {pair: len(scores) for pair, scores in self.monthly.items()}
        s = {pair: rnd(sum(scores.values()) / k[pair], 6) for pair, scores in self.monthly.items()}
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

    # -- Section 11: base pay

    def full_month(self, e, segment, month):
        """H: the scheduled days of a whole month under a segment's pattern."""
        return sum(1 for date in self.quarter.days_of(month) if self.schedule(e.nip, date, segment["pola_kerja"]))

    # -- Sections 12 and 13

    def incentive(self, e):
        for month, figures in e.figures.items():
            version = self.policy.month("incentive", month)
            figures.cells = self.cells(e, f"{month[0]}-{month[1]:02}", version["month"], Source(figures, version["params"]))
        version = self.policy.last("incentive")
        source = Source(QuarterFigures(self, e), version["params"])
        source.months = [Source(figures, {**figures.cells, **version["params"]}) for figures in e.figures.values()]
        e.cells = self.cells(e, "the quarter", version["quarter"], source)
        e.base = sum((figures.number("dasar") for figures in e.figures.values()), Fraction(0))
        x = e.cells["insentif"]
        e.insentif, e.alasan_insentif = 0, ""
        if isinstance(x, Missing):
            e.alasan_insentif = ";".join(sorted(x.causes))
        else:
            e.insentif = int(max(0, x) // version["unit"] * version["unit"])

    @staticmethod
    def cells(e, period, cells, source):
        result = {}
        for name, formula in cells.items():
            value = formulas.evaluate(formula.tree, source)
            if not isinstance(value, Missing):
                value = rnd(value, 6)
                if abs(value) >= LARGEST_CELL:
                    raise CellTooLarge(f"{e.nip}, {period}: {name} is too large")
            result[name] = source.own[name] = value
        return result

    def budgets(self):
        step = self.policy.last("incentive")["unit"]
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

    # -- Section 14

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

    # -- Section 15

    def results(self):
        """The bytes of the result files by name."""
        in_order = sorted(self.employees, key=lambda e: (not e.evaluated, e.ranks[0] or 0, e.nip))
        return dict(zip(RESULTS, (self.hasil(in_order), self.bulanan(in_order), self.triwulan(in_order))))

    @staticmethod
    def hasil(employees):
        lines = [HEADER]
        for e in employees:
            fields = ["" if rank is None else str(rank) for rank in e.ranks]
            fields += [e.nip, *(e.primary[column] for column in ("nama", "unit_kode", "jenis_jabatan"))]
            fields += [str(e.primary["kelas_jabatan"]), e.kelompok, str(e.n), str(e.tk)]
            fields += [decimal_text(x, 6) for x in (e.D, e.A, e.w, e.r, e.f, e.N, e.S)]
            fields += [decimal_text(e.indeks, 2)]
            fields += [text or "" for text in (e.hasil, e.perilaku, e.predikat, e.sumber)]
            fields += [decimal_text(e.base, 6), str(e.insentif)]
            fields += ["DINILAI" if e.evaluated else "TIDAK_DINILAI", e.alasan, e.alasan_insentif]
            lines.append(fields)
        return csv_bytes(lines)

    def bulanan(self, employees):
        columns = [name for month in self.quarter.months for name in self.policy.month("incentive", month)["month"]]
        columns = list(dict.fromkeys(columns))
        lines = [[*MONTH_HEADER, *columns]]
        for e in employees:
            for (year, month), figures in e.figures.items():
                fields = [e.nip, f"{year:04}-{month:02}"]
                fields += [str(figures.number(name)) for name in ("hari_kerja", "hari_hadir", "hari_tk")]
                fields += [decimal_text(figures.number(name), 6) for name in ("potongan", "disiplin", "dasar")]
                lines.append(fields + [cell_text(figures.cells.get(name)) for name in columns])
        return csv_bytes(lines)

    def triwulan(self, employees):
        columns = list(self.policy.last("incentive")["quarter"])
        return csv_bytes([["nip", *columns]] + [[e.nip, *(cell_text(e.cells[name]) for name in columns)] for e in employees])


class MonthFigures:
    """Section 11: the figures of an employee in a month with a counted day."""

    def __init__(self, run, e, month):
        self.run, self.e, self.month, self.D, self.cells = run, e, month, None, {}
        self.scheduled = [day for day in e.days if day.month == month]
        self.days = [day for day in self.scheduled if not day.excluded]
        self.calendar = run.quarter.days_of(month)
        counts = [(sum(1 for day in self.days if day.segment is row), row) for row, _, _ in e.segments]
        self.segment = [row for count, row in counts if count == max(count for count, _ in counts)][-1]

    def text(self, name):
        return self.segment.cells[name] or None

    def number(self, name):
        """The figure without an argument; None where it is missing."""
        if name in QUARTER_VALUES:
            return QUARTER_VALUES[name](self.e)
        return getattr(self, "figure_" + name)()

    def with_argument(self, name, argument):
        return getattr(self, "of_" + name)(argument)

    # -- plain figures

    def figure_bulan(self):
        return self.month[1]

    def figure_tahun(self):
        return self.month[0]

    def figure_bulan_ke(self):
        return self.run.quarter.months.index(self.month) + 1

    def figure_triwulan(self):
        return triwulan(self.run.quarter)

    def figure_hari_kerja(self):
        return len(self.days)

    def figure_hari_hadir(self):
        return sum(1 for day in self.days if day.presence)

    def figure_hari_tersedia(self):
        return sum(1 for day in self.days if day.available)

    def figure_hari_tk(self):
        return sum(1 for day in self.days if day.unexcused)

    def figure_potongan(self):
        return sum(day.points for day in self.days)

    def figure_disiplin(self):
        return self.D

    def figure_capaian_bulan(self):
        return self.run.reached([row for row in self.run.targets[self.e.nip] if row["bulan"] == self.month])

    def figure_perilaku_bulan(self):
        return self.run.score_of_month(self.e, self.month)

    def figure_menit_terlambat(self):
        return sum(day.late for day in self.days)

    def figure_menit_pulang_cepat(self):
        return sum(day.early for day in self.days)

    def figure_kelas_jabatan(self):
        return self.segment["kelas_jabatan"]

    def figure_hari_bulan(self):
        return self.run.full_month(self.e, self.segment, self.month)

    # -- figures with a status, counter or event

    def of_hari(self, status):
        return sum(1 for day in self.scheduled if day.status == status)

    def of_potongan(self, status):
        return sum((day.points for day in self.days if day.status == status), Fraction(0))

    def counted_by(self, counter, day):
        rules = self.run.policy.last("counters")["count"][counter]
        misses = day.misses
        missing = {
            "in": misses["in"], "out": misses["out"], "any": misses["in"] or misses["out"], "both": misses["in"] and misses["out"],
            "midday": misses["midday"], None: True,
        }  # fmt: skip
        return (
            within(day.late, rules["late"])
            and within(day.early, rules["early"])
            and missing[rules["missing"]]
            and (rules["status"] is None or day.status in rules["status"])
            and (rules["weekdays"] is None or WEEKDAYS[day.date.weekday()] in rules["weekdays"])
        )

    def of_kali(self, counter):
        return sum(1 for day in self.days if self.counted_by(counter, day))

    def of_runtun(self, counter):
        runs = longest_run(self.counted_by(counter, day) for day in self.e.counted)
        return max(run for run, day in zip(runs, self.e.counted) if day.month == self.month)

    def of_runtun_bulan(self, counter):
        return max(longest_run(self.counted_by(counter, day) for day in self.days))

    def of_kejadian(self, kind):
        rules = self.run.policy.last("events")["kinds"][kind]
        rows = [row for row in self.run.events[self.e.nip] if row["jenis"] == kind]
        if rules["count"] == "rows":
            inside = [row for row in rows if row["tanggal"] in self.calendar and self.in_segment(row["tanggal"])]
            return sum((1 if row["jumlah"] is None else row["jumlah"] for row in inside), Fraction(0))
        present_on = {row["tanggal"] for row in rows}
        return sum(1 for day in self.days if self.expected(rules, day) and day.date not in present_on)

    def in_segment(self, date):
        return any(first <= date <= last for _, first, last in self.e.segments)

    def expected(self, rules, day):
        """Whether presence at an event is expected of the person on the day."""
        calendar = self.run.calendar.get(day.date)
        if day.shift is not None and rules["shifts"] is not None and day.shift not in rules["shifts"]:
            return False
        if calendar and calendar["jadwal"] and not rules["alternatives"]:
            return False
        return day.presence and WEEKDAYS[day.date.weekday()] in rules["weekdays"] and day.pattern in rules["patterns"]

    # -- spells

    def value_of(self, row):
        value = self.run.kinds[row["jenis"]]["value"]
        if value is None:
            value = row["nilai"]
        return Fraction(0) if value is None else value

    def of_group(self, group):
        return [row for row in self.run.spells[self.e.nip] if self.run.kinds[row["jenis"]]["group"] == group]

    def of_masa_hari(self, group):
        return sum(1 for day in self.days if any(covers("masa", row, day.date) for row in self.of_group(group)))

    def of_masa_jumlah(self, group):
        total = Fraction(0)
        for day in self.days:
            values = [self.value_of(row) for row in self.of_group(group) if covers("masa", row, day.date)]
            total += max(values, default=0)
        return total

    def heaviest(self, group):
        """The largest value in the month and the ends of its whole spell; (0, None) without any."""
        rows = [row for row in self.of_group(group) if clipped("masa", row, self.calendar[0], self.calendar[-1])]
        if not rows:
            return 0, None
        order, top = list(self.run.kinds), max(map(self.value_of, rows))
        wholes = [(self.whole_of(row), order.index(row["jenis"])) for row in rows if self.value_of(row) == top]
        (first, last, _), _ = min(wholes, key=lambda found: (found[0][0], found[1]))
        return top, (first, last)

    def whole_of(self, row):
        return next(spell for spell in self.e.spells[row["jenis"]] if row in spell[2])

    def of_masa_puncak(self, group):
        return self.heaviest(group)[0]

    def of_masa_bulan(self, group):
        whole = self.heaviest(group)[1]
        return months_between(whole[0], self.month) if whole else 0

    def of_masa_lama(self, group):
        whole = self.heaviest(group)[1]
        return (min(whole[1], self.calendar[-1]) - whole[0]).days + 1 if whole else 0

    # -- numbers

    def of_angka(self, name):
        return named_number(self.run, self.e, name, self.month)

    # -- base pay and acting posts

    def of_dasar(self, component):
        total = Fraction(0)
        for row, _, _ in self.e.segments:
            days = [day for day in self.days if day.segment is row]
            H = self.run.full_month(self.e, row, self.month) if days else 0
            if H:
                tariffs = self.run.tables.tariffs
                total += rnd(Fraction(sum(tariffs.of(post_of(row), day.date).get(component, 0) for day in days), H), 6)
        return total

    def figure_dasar(self):
        return sum((self.of_dasar(component) for component in self.run.tables.tariffs.components), Fraction(0))

    def whole_tariff(self, row, date):
        return sum(self.run.tables.tariffs.of(post_of(row), date).values())

    def figure_tarif_awal(self):
        return self.whole_tariff(self.days[0].segment, self.days[0].date)

    def figure_tarif_akhir(self):
        return self.whole_tariff(self.days[-1].segment, self.days[-1].date)

    def acting(self):
        """(tariff, days, place of the month) of the best acting post of the month."""
        posts, candidates = defaultdict(list), []
        for row in self.run.acting[self.e.nip]:
            posts[post_of(row)].append(row)
        for post, rows in posts.items():
            covered = [day.date for day in self.days if any(covers("plt", row, day.date) for row in rows)]
            tariffs = {date: self.whole_tariff(rows[0], date) for date in covered}
            for first, last, _ in whole_spells("plt", rows):
                inside = [tariffs[date] for date in covered if first <= date <= last]
                if inside:
                    candidates.append((-max(inside), first, post, len(covered)))
        if not candidates:
            return 0, 0, 0
        tariff, first, _, days = min(candidates)
        return -tariff, days, months_between(first, self.month)

    def figure_plt_tarif(self):
        return self.acting()[0]

    def figure_plt_hari(self):
        return self.acting()[1]

    def figure_plt_bulan(self):
        return self.acting()[2]


class QuarterFigures:
    """Section 12: what the cells of the quarter see outside `sum` and its kin."""

    def __init__(self, run, e):
        self.run, self.e = run, e

    def text(self, name):
        return self.e.primary.cells[name] or None

    def number(self, name):
        if name == "tahun":
            return self.run.quarter.first.year
        if name == "triwulan":
            return triwulan(self.run.quarter)
        if name == "kelas_jabatan":
            return self.e.primary["kelas_jabatan"]
        return QUARTER_VALUES[name](self.e)

    def with_argument(self, name, argument):
        assert name == "angka"
        return named_number(self.run, self.e, argument, None)


class Source:
    """Gives a formula its values: own names (parameters and cells) first, then figures."""

    def __init__(self, figures, own=()):
        self.figures, self.own, self.months = figures, dict(own), []

    def value(self, name):
        if name in self.own:
            return self.own[name]
        if name in QUARTER_TEXTS:
            value = QUARTER_VALUES[name](self.figures.e)
        elif name in PERSON_TEXTS:
            value = self.figures.text(name)
        else:
            value = self.figures.number(name)
        return self.present(value, name)

    def figure(self, name, argument):
        return self.present(self.figures.with_argument(name, argument), f"{name}({argument})")

    @staticmethod
    def present(value, cause):
        if value is None:
            return Missing({cause})
        return value if isinstance(value, str) else Fraction(value)


QUARTER_VALUES = {
    "disiplin_triwulan": lambda e: e.D,
    "capaian": lambda e: e.A,
    "beban_rasio": lambda e: e.w,
    "beban_relatif": lambda e: e.r,
    "faktor_beban": lambda e: e.f,
    "capaian_normal": lambda e: e.N,
    "perilaku": lambda e: e.S,
    "indeks": lambda e: e.indeks,
    "predikat": lambda e: e.predikat,
    "hasil_kerja": lambda e: e.hasil,
    "perilaku_kerja": lambda e: e.perilaku,
}


def triwulan(quarter):
    return (quarter.first.month + 2) // 3


def named_number(run, e, name, month):
    for key in ((e.nip, name, month), (e.nip, name, None)):
        if key in run.numbers:
            return run.numbers[key]
    return run.policy.last("numbers")["names"][name]["default"]


def within(minutes, ends):
    return ends is None or ends[0] <= minutes <= ends[-1] or len(ends) == 1 and minutes >= ends[0]


def cell_text(value):
    return "" if value is None or isinstance(value, Missing) else decimal_text(value, 6)


HEADER = (
    "peringkat,peringkat_unit,peringkat_kelompok,nip,nama,unit_kode,jenis_jabatan,kelas_jabatan,kelompok,"
    "hari_kerja,hari_tk,disiplin,capaian,beban_rasio,beban_relatif,faktor_beban,capaian_normal,perilaku,"
    "indeks,hasil_kerja,perilaku_kerja,predikat,sumber_predikat,dasar_insentif,insentif,status_nilai,alasan,alasan_insentif"
).split(",")
MONTH_HEADER = "nip,bulan,hari_kerja,hari_hadir,hari_tk,potongan,disiplin,dasar".split(",")


def csv_bytes(lines):
    return "".join(",".join(map(quoted, fields)) + "\n" for fields in lines).encode("utf-8")


def quoted(text):
    if re.search('[,"\r\n]', text):
        return '"' + text.replace('"', '""') + '"'
    return text


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


def level(value, rules):
    if value is None:
        return None
    if value >= rules["above"]:
        return "above"
    return "meets" if value >= rules["meets"] else "below"


# ---------------------------------------------------------------------------------------------


def evaluate(quarter, folder, policy_file, as_of=None, quarantine=False):
    """Returns (exit code, bytes of the result files by name or None, messages)."""
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
        return 0, Run(tables, policy, quarter, as_of).results(), messages
    except MissingTable as error:
        return NO_TABLE, None, [f"the table {error} is missing"]
    except CellTooLarge as error:
        return INVALID, None, [str(error)]
    except PolicyError as error:
        return POLICY, None, [f"policy: {error}"]


def main():
    parser = argparse.ArgumentParser(description="Reference evaluation of one quarter.")
    parser.add_argument("--quarter", required=True)
    parser.add_argument("--input", required=True)
    parser.add_argument("--policy", required=True)
    parser.add_argument("--as-of", default="")
    parser.add_argument("--quarantine", action="store_true")
    parser.add_argument("--output", required=True, help="folder of the result files")
    args = parser.parse_args()
    code, results, messages = evaluate(args.quarter, args.input, args.policy, args.as_of, args.quarantine)
    for message in messages:
        print(message)
    if code == 0:
        folder = pathlib.Path(args.output)
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in results.items():
            (folder / name).write_bytes(data)
    return code


if __name__ == "__main__":
    sys.exit(main())
