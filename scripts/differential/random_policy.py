"""A random policy of section 3, its formulas included."""

import re
from fractions import Fraction

from basics import ONE_DAY, decimal_text, parse_name
from policy import (
    COMPONENTS, EARLY_FIGURES, FIGURE_ARGUMENTS, LATE_FIGURES, LEVELS, MONTH_CLAUSES, QUARTER_FIGURES,
    WEEKDAYS, days_of,
)  # fmt: skip
from random_formulas import FormulaMaker, spell
from tables import CIVIL_STATUSES, JOB_TYPES, WORK_PATTERNS
from writing import FormulaText

LARGEST, SMALLEST = "999999999999.999999", "0.000001"
BASES = ["SKP", "PermenPANRB 6/2022", "Peraturan Gubernur, pasal 9", "UU #5: ASN"]
STATUSES = ["DL", "CT", "S", "I", "TB", "TK", "NO", "01", "SKT-2", "h", "_x", "Sakit"]
PARAMS = ["p1", "bagian_layanan", "batas", "true", "Sum", "P", "_", "nilai_a"]
CELLS = ["hadir", "prestasi", "gerbang", "bayar", "c1", "C1", "false", "IF", "__a", "masuk", "nilai", "maks", "x9", "Dasar"]
PROBES = ["f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8"]
QUARTER_CELLS = ["persen", "akhir", "q1", "Q1", "potong", "INSENTIF", "hasil", "triwulan_ini"]
COMPONENT_NAMES = ["POKOK", "BEBAN", "Kondisi", "_k"]
GRADES, ECHELONS = ["III/a", "IV/b", "IX"], ["II.a", "III", "IV"]
POSTS = ["Analis", "Kepala\nSeksi", "analis", "Dokter, Sp.A"]


class PolicyMaker:
    """Draws a policy whose day clauses may change inside the quarter."""

    def __init__(self, rng, quarter, patterns, units):
        self.rng, self.quarter, self.patterns, self.units = rng, quarter, patterns, units
        self.scale = rng.choice([("0", "100")] * 6 + [("1", "5"), ("60", "95.5"), ("-10", "10"), ("0.5", "1"), ("50", "50")])
        self.predikat = rng.choice([["SANGAT_BAIK", "BAIK", "BUTUH_PERBAIKAN", "KURANG", "SANGAT_KURANG"], ["P1", "NO", "3"]])
        # Statuses of every version: what spells may give without an error on some day.
        self.steady = rng.sample(STATUSES, rng.randint(2, 4))
        self.core = rng.sample(CELLS, rng.choice([0, 1, 2, 3, 4]))
        self.params = rng.sample(PARAMS, rng.choice([0, 0, 1, 2]))
        makers = {
            "schedules": self.schedules, "attendance": self.attendance, "discipline": self.discipline, "counters": self.counters,
            "spells": self.spells, "events": self.events, "numbers": self.numbers, "achievement": self.achievement,
            "workload": self.workload, "supervisor": self.supervisor, "index": self.index, "ratings": self.ratings,
            "incentive": self.incentive,
        }  # fmt: skip
        optional = {"discipline": 0.7, "counters": 0.7, "spells": 0.7, "events": 0.7, "numbers": 0.7}
        self.clauses = {}
        # The incentive comes last for it uses names of the others, discipline before it.
        for name in sorted(makers, key=lambda name: name in MONTH_CLAUSES):
            if rng.random() < optional.get(name, 1):
                self.clauses[name] = self.versions(name, makers[name], name in optional)
        self.policy = {"schema": "kinerja-policy/2", "id": "acak", "title": "Kebijakan acak: uji"}
        self.policy["clauses"] = {name: self.clauses[name] for name in makers if name in self.clauses}

    def versions(self, name, maker, may_begin_late):
        rng, quarter = self.rng, self.quarter
        dates = [quarter.first - rng.choice([0, 0, 1, 45, 181, 900]) * ONE_DAY]
        if rng.random() < 0.35:
            dates += [rng.choice([quarter.first + ONE_DAY, quarter.last, rng.choice(quarter.days)]) for _ in range(rng.choice([1, 1, 2]))]
        if rng.random() < 0.1:
            dates.append(quarter.first - 2000 * ONE_DAY)
        if rng.random() < 0.1:
            dates.append(quarter.last + rng.choice([1, 30]) * ONE_DAY)
        if may_begin_late and rng.random() < 0.15:
            dates = dates[1:] or [rng.choice(quarter.days)]
        dates = sorted(set(dates))
        rng.shuffle(dates)
        return [{"from": str(day), "basis": rng.choice(BASES), **maker()} for day in dates]

    def used(self, clause):
        """The versions of a clause that the quarter uses."""
        result = []
        for day in days_of(clause, self.quarter):
            before = [version for version in self.clauses.get(clause, []) if version["from"] <= str(day)]
            version = max(before, key=lambda version: version["from"], default=None)
            if version is not None and not any(version is other for other in result):
                result.append(version)
        return result

    def named(self, clause, key):
        return sorted({name for version in self.used(clause) for name in version[key]})

    def maybe(self, share, **settings):
        return settings if self.rng.random() < share else {}

    def decimal(self, low, high, places=None):
        places = self.rng.choice([0, 0, 1, 2, 6]) if places is None else places
        value = self.rng.randint(low * 10**places, high * 10**places)
        return decimal_text(Fraction(value, 10**places), places)

    def shares(self, names):
        """Weights of these names that sum to exactly 1, zero included."""
        unit = self.rng.choice([1, 2, 10, 20, 100, 10**6])
        cuts = sorted(self.rng.randint(0, unit) for _ in names[1:])
        parts = [b - a for a, b in zip([0, *cuts], [*cuts, unit])]
        places = self.rng.choice([6, 6, 2]) if unit in (1, 2, 10, 20, 100) else 6
        return {name: decimal_text(Fraction(part, unit), places) for name, part in zip(names, parts)}

    def table(self):
        rng = self.rng
        result = {}
        for pattern in self.patterns:
            days = ["mon", "tue", "wed", "thu", "fri"] + (["sat"] if pattern == "6H" else [])
            if rng.random() < 0.15:
                days = rng.sample(WEEKDAYS, rng.randint(0, 7))
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
        more = [name for name in STATUSES if name not in self.steady]
        names = self.steady + rng.sample(more, rng.randint(0, 4))
        words = [name for name in names if not name.isdigit()]
        middays = []
        for _ in range(rng.choice([0, 0, 1, 2])):
            start = rng.randint(600, 840)
            window = [clock(start), clock(start + rng.choice([0, 15, 60, 100]))]
            middays.append({"window": window, "missing": self.decimal(0, 2)})
        return {
            **self.maybe(0.7, tolerance_minutes=rng.choice(["0", "0", "5", "10", "7.5", "15"])),
            **self.maybe(0.7, flex_minutes=rng.choice(["0", "0", "20", "30", "60", "600"])),
            **self.maybe(0.3, flex_stay=rng.choice(["0", "15", "30", "60.5"])),
            **self.maybe(0.4, early_credit_minutes=rng.choice(["0", "10", "30", "30.5", "600"])),
            **self.maybe(0.3, punch_window={"before": rng.choice(["0", "30", "90", "90.5", "720"]), "after": rng.choice(["0", "60", "240"])}),
            **self.maybe(0.4, late_free={"minutes": rng.choice(["5", "30", "0.5", "90"]), "times": rng.choice(["0", "1", "2", "5", "2.5"])}),
            "late": self.bands(),
            "early": self.bands(),
            "missing_in": rng.choice(words) if words and rng.random() < 0.2 else self.decimal(0, 3),
            "missing_out": rng.choice(words) if words and rng.random() < 0.2 else self.decimal(0, 3),
            **({"midday": middays} if middays or rng.random() < 0.5 else {}),
            "day_cap": rng.choice(["3", "3", "2.5", "5", "0", "100", "1.234567"]),
            "statuses": {name: self.status() for name in names},
            "no_record": rng.choice(names),
            "no_punches": rng.choice(names),
        }

    def status(self):
        rng = self.rng
        flags = {flag: rng.choice(["true", "false"]) for flag in ("available", "excluded", "unexcused")}
        if rng.random() < 0.6:
            flags["excluded"] = "false"
        excuses = rng.choice([["in"], ["out"], ["in", "out"], ["out", "in"], []])
        return {**self.own_percent(), **flags, **self.maybe(0.3, excuses=excuses)}

    def own_percent(self):
        rng = self.rng
        if rng.random() < 0.6:
            return {"percent": rng.choice(["0", "1", "3", self.decimal(0, 4), "100"])}
        per = rng.choice(["month", "quarter", "run", "spell_days", "spell_months"])
        tops = sorted(rng.sample([1, 2, 3, 4, 5, 7, 10, 14, 31, 60, 90, 400], rng.choice([0, 1, 2, 3])))
        bands = [{"up_to": str(top), "percent": self.decimal(0, 4)} for top in tops] + [{"percent": self.decimal(0, 4)}]
        return {"steps": {"per": per, "bands": bands}}

    def discipline(self):
        rng = self.rng
        formula = self.formula(self.early_maker().number(rng.choice([1, 2, 3])))
        if rng.random() < 0.5:
            formula = FormulaText(rng.choice(["100 - min(100, potongan)", "max(0, 100 - 3 * potongan)", "100-potongan/hari_kerja*10"]))
        return {"month": formula, **self.maybe(0.6, average=rng.choice(["days", "months"]))}

    def counters(self):
        rng = self.rng
        return {"count": {name: self.condition() for name in rng.sample(["telat", "alpa", "C1", "c_2", "tanpa"], rng.choice([0, 1, 2, 4]))}}

    def condition(self):
        rng = self.rng
        return {
            **self.maybe(0.4, late=self.minutes()),
            **self.maybe(0.25, early=self.minutes()),
            **self.maybe(0.3, missing=rng.choice(["in", "out", "any", "both", "midday"])),
            **self.maybe(0.25, status=rng.sample([*self.named("attendance", "statuses"), "H"], rng.choice([1, 1, 2]))),
            **self.maybe(0.3, weekdays=rng.sample(WEEKDAYS, rng.randint(1, 5))),
        }

    def minutes(self):
        return self.rng.choice([["1"], ["1", "30"], ["0", "0"], ["15", "15.5"], ["30.5"], ["0"], ["5", "60"]])

    def spells(self):
        rng = self.rng
        kinds, alike = {}, rng.random() < 0.3
        for name in rng.sample(["RINGAN", "SEDANG", "CUTI_SAKIT", "LHKPN", "ringan", "TB"], rng.choice([0, 1, 2, 3, 5])):
            given = self.steady if rng.random() < 0.95 else self.named("attendance", "statuses")
            kinds[name] = {
                **self.maybe(0.6, group=rng.choice(["hukdis", "hukdis", "cuti", "TB"])),
                **self.maybe(0.5, value=rng.choice(["20", "20", "40", "0", "-5", "33.333333"])),
                **self.maybe(0.4, status=rng.choice(given)),
                **(dict(group="hukdis", value="20") if alike else {}),
            }
        return {"kinds": kinds}

    def events(self):
        rng = self.rng
        kinds = {}
        for name in rng.sample(["SIDAK", "APEL", "apel", "Senam"], rng.choice([0, 1, 2, 3])):
            if rng.random() < 0.5:
                kinds[name] = {"count": "rows"}
                continue
            shifts = self.named("schedules", "shifts")
            kinds[name] = {
                "count": "absences", "weekdays": rng.sample(WEEKDAYS, rng.randint(1, 6)),
                "patterns": rng.sample(WORK_PATTERNS, rng.choice([1, 2, 3, 3])),
                **self.maybe(0.5, shifts=rng.sample(shifts, rng.randint(1, min(3, len(shifts))))),
                **self.maybe(0.5, alternatives=rng.choice(["true", "false"])),
            }  # fmt: skip
        return {"kinds": kinds}

    def numbers(self):
        rng = self.rng
        names = rng.sample(["tambahan", "menit_aktivitas", "gaji", "bulan", "N"], rng.choice([0, 1, 2, 4]))
        return {"names": {name: self.maybe(0.5, default=rng.choice(["0", "1", "-2.5", "100.000001"])) for name in names}}

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
            "minutes_per_day": rng.choice(["300", "300", "330", "330.5", "7.123456", SMALLEST, LARGEST]),
            "peer_keys": rng.choice([lists[:2] + [[]], rng.sample(lists, rng.randint(1, 4)), [[]]]),
            "min_group": rng.choice(["1", "2", "3", "5", "99"]),
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
        keys = ["default", *rng.sample(JOB_TYPES, rng.choice([0, 0, 1, 3, 5]))]
        rules = rng.choice([["refuse"], ["renormalise"], ["zero"], ["refuse", "renormalise", "zero"]])
        return {
            "weights": {key: self.shares(COMPONENTS) for key in keys},
            "missing": {name: rng.choice(rules) for name in COMPONENTS},
        }

    def ratings(self):
        rng = self.rng
        low, high = (Fraction(x) for x in self.scale)
        behaviour = [decimal_text(low + (high - low) * k / 10, 6) for k in sorted((rng.randint(0, 10), rng.randint(0, 10)))]
        result = rng.choice([("110", "90"), ("100", "90"), ("100", "100"), ("95.5", "33.333333"), ("0", "-5")])
        return {
            "hasil": {"above": result[0], "meets": result[1]},
            "perilaku": {"above": behaviour[1], "meets": behaviour[0], "demote_at_unexcused": rng.choice(["0", "1", "3", "5"])},
            "matrix": {level: [rng.choice(self.predikat) for _ in range(3)] for level in LEVELS},
        }

    # -- formulas

    def formula(self, tokens):
        return FormulaText(spell(self.rng, tokens))

    def figures(self):
        """What the figures with an argument may be given."""
        groups = {kind.get("group", name) for version in self.used("spells") for name, kind in version["kinds"].items()}
        known = {
            "statuses": [*self.named("attendance", "statuses"), "H"], "counters": self.named("counters", "count"), "groups": sorted(groups),
            "events": self.named("events", "kinds"), "numbers": self.named("numbers", "names"), None: [*COMPONENT_NAMES, "tiada"],
        }  # fmt: skip
        return {name: [word for word in known[what] if is_name(word)] for name, what in FIGURE_ARGUMENTS.items()}

    def person_texts(self):
        return {
            "unit_kode": self.units, "jabatan": POSTS, "jenis_jabatan": JOB_TYPES, "status": CIVIL_STATUSES, "pola_kerja": WORK_PATTERNS,
            "golongan": GRADES, "eselon": ECHELONS,
        }  # fmt: skip

    def early_maker(self):
        figures = {name: arguments for name, arguments in self.figures().items() if name != "dasar"}
        return FormulaMaker(self.rng, EARLY_FIGURES, self.person_texts(), figures)

    def incentive(self):
        rng = self.rng
        more = [name for name in PARAMS if name not in self.params]
        params = [*self.params, *rng.sample(more, rng.choice([0, 0, 1]))]
        own = rng.sample([name for name in CELLS if name not in self.core], rng.choice([0, 0, 1, 2]))
        names = [*self.core, *own]
        rng.shuffle(names)
        ratings = {"predikat": self.predikat, "hasil_kerja": LEVELS, "perilaku_kerja": LEVELS}
        month = FormulaMaker(rng, [*EARLY_FIGURES, *LATE_FIGURES, *QUARTER_FIGURES, *params * 4], {**self.person_texts(), **ratings}, self.figures())
        cells = {}
        for name in names:
            cells[name] = self.cell(month, rng.choice(["dasar", "dasar * disiplin / 100", "dasar * (100 - min(100, potongan)) / 100"]))
            month.numbers += [name] * 3
        month.numbers = [name for name in month.numbers if name not in own]
        for name in PROBES[: rng.choice([0, 4, 8])]:
            cells[name] = self.formula(self.probe())
        persons = {**self.person_texts(), **ratings}
        quarter = FormulaMaker(rng, [*QUARTER_FIGURES, "tahun", "kelas_jabatan", *params * 2], persons, {"angka": self.figures()["angka"]}, month)
        last = {}
        names = rng.sample(QUARTER_CELLS, rng.choice([0, 1, 1, 3]))
        names.insert(rng.randint(0, len(names)), "insentif")
        for name in names:
            paid = rng.choice([
                "sum(dasar)", f"sum({rng.choice([*self.core, 'dasar'])})", "sum(dasar * disiplin) / 100", "sum(dasar) * min(100, capaian_normal)/100",
            ])  # fmt: skip
            last[name] = self.cell(quarter, paid, 0.6 if name == "insentif" else 0.1)
            quarter.numbers += [name] * 3
        return {
            "unit": rng.choice(["1", "1", "7", "100", "1000", "100000"]),
            **({"params": {name: self.decimal(-5, 120) for name in params}} if params or rng.random() < 0.3 else {}),
            **({"month": cells} if cells or rng.random() < 0.5 else {}),
            "quarter": last,
        }  # fmt: skip

    def probe(self):
        """A figure as it stands."""
        rng, figures = self.rng, {name: arguments for name, arguments in self.figures().items() if arguments}
        plain = [*EARLY_FIGURES, *LATE_FIGURES, "plt_tarif", "plt_hari", "plt_bulan"]
        if rng.random() < 0.3:
            return [rng.choice(plain)]
        name = rng.choice(sorted(figures))
        return [name, "(", rng.choice(figures[name]), ")"]

    def cell(self, maker, usual, share=0.2):
        """A cell; a share of them is a formula that pays something like a base."""
        rng = self.rng
        tokens = maker.number(rng.choice([0, 1, 2, 2, 3, 3]))
        while len(tokens) > 160:
            tokens = maker.number(2)
        if rng.random() < 0.1:
            return self.formula(maker.often_missing(1))
        if rng.random() < share:
            usual = re.findall(r"[A-Za-z0-9_]+|.", usual.replace(" ", ""))
            tokens = rng.choice([usual, ["coalesce", "(", *usual, ",", *tokens, ")"], ["min", "(", *usual, ",", "abs", "(", *tokens, ")", ")"]])
        formula = self.formula(tokens)
        return {"formula": formula, "basis": rng.choice(BASES)} if rng.random() < 0.1 else formula


def is_name(text):
    try:
        return bool(parse_name(text))
    except ValueError:
        return False


def clock(minutes):
    minutes %= 1440
    return f"{minutes // 60:02}:{minutes % 60:02}"
