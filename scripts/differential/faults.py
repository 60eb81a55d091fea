"""Faults for random cases: errors of section 3 in the policy, invalid rows of section 16."""

import copy
import datetime
import re
from fractions import Fraction

import basics
import tables
from basics import ONE_DAY, decimal_text
from policy import CLAUSES_WITH_DEFAULT, DAY_CLAUSES, DEFAULTS
from random_formulas import mutated, spell
from tables import TABLES
from writing import FormulaText, Record

TOKEN = re.compile(r"'[^']*'|->|<>|<=|>=|[A-Za-z0-9_.]+|[^ \t\r\n]")
WRONG_FORMULAS = [
    # What no version of section 12 can be, each for a reason of its own.
    "1 < 2", "status", "'a'", "", " ", "1 < 2 < 3", "if(1, 2, 3)", "if(1 = 1, 2, 'a')", "if(1 = 1, 2)", "min()", "abs(1, 2)", "round(1, 7)",
    "round(1, hari_kerja)", "round(1, 0.5)", "floor(1, 0)", "floor(1, -1)", "ceil(1, 1 + 1)", "pick(status, 1 -> 2)", "pick(1, PNS -> 2)",
    "pick(status, PNS -> 1, 'PNS' -> 2)", "pick(1, 1 -> 1, 1.0 -> 2)", "pick(1, else -> 2)", "pick(1, else -> 2, 1 -> 2)", "pick(1)",
    "upto(1, 1 -> 2)", "upto(1, 2 -> 1, 1 -> 2, else -> 3)", "below(1, 1 -> 1, 1 -> 2, else -> 3)", "upto(1, A -> 1, else -> 3)",
    "curve(1, 1 -> 2, 0 -> 3)", "curve(1, 1 -> hari_kerja)", "curve(1, 1 -> 2, else -> 3)", "upto(status, 1 -> 2, else -> 3)", "not 1",
    "1 + status", "-status", "status < 'a'", "if(1 = 1 = 1, 1, 2)", "present(1)", "sum(1) and 1", "sum(sum(1))", "sum(months())", "hari(ZZ)",
    "kali(ZZ)", "kejadian(ZZ)", "masa_hari(ZZ)", "angka(ZZ)", "angka('tambahan')", "hari", "kali()", "hari(H, H)", "dasar(1)", "zz",
    "zz(1)", "Min(1, 2)", "1 AND 2", "+1", "2 ** 3", "(1", "1)", "1, 2", "1.", ".5", "1.1234567", "1000000000000", "1e3", "hari_kerja hari_kerja",
    "pick(status, -PNS -> 1)", "else -> 1", "months(1)", "largest('a')", "coalesce()", "coalesce(1, 'a')", "if(else -> 1, 2, 3)", "min(A -> 1)",
    "status = 1", "(1 = 1) = (1 = 1)", "1 <> 'a'", "nearest(1, u)", "trunc(1.5)", "hari(H) (1)", "\"a\"", "'a", "1 # 2", "nip",
]  # fmt: skip


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
            (version["early"][0], "percent"), (rng.choice([s for s in version["statuses"].values()]), "percent"),
        ])  # fmt: skip
        target[0].pop("steps", None)
        put(*target, "-0.5", "100.000001", "101")

    def unknown_key():
        name = rng.choice(list(clauses))
        version = one(name)
        maps = [case.policy, clauses, version]
        inside = ("calibration", "missing", "hasil", "perilaku", "matrix", "punch_window", "late_free")
        maps += [version[key] for key in inside if key in version]
        maps += [kind for key in ("kinds", "count", "statuses") for kind in version.get(key, {}).values()]
        if name == "numbers":
            maps += list(version["names"].values())
        rng.choice(maps)["tambahan"] = "1"

    def missing_key():
        name = rng.choice(list(clauses))
        version = one(name)
        may_be_absent = set(DEFAULTS.get(name, ())) - {"count", "kinds", "names"} - ({"month"} if name == "discipline" else set())
        del version[rng.choice([key for key in version if key not in may_be_absent and key != "from"])]

    def missing_part():
        """A key that a map inside a clause must have."""
        version = one("attendance")
        status = rng.choice(list(version["statuses"].values()))
        version["late_free"], version["punch_window"] = {"minutes": "1", "times": "2"}, {"before": "1", "after": "2"}
        target = rng.choice([status, version["late_free"], version["punch_window"], status.get("steps", status)])
        del target[rng.choice([key for key in target if key != "excuses"])]

    def of_status():
        status = rng.choice(list(one("attendance")["statuses"].values()))
        steps = {"per": "month", "bands": [{"percent": "1"}]}
        status.pop("percent", None)
        status.pop("steps", None)
        status.update(rng.choice([
            {}, {"percent": "1", "steps": steps}, {"steps": {**steps, "per": "year"}},
            {"steps": {**steps, "bands": [{"up_to": "1", "percent": "1"}]}},
            {"steps": steps, "excuses": ["midday"]}, {"percent": "1", "available": "ya"},
        ]))  # fmt: skip

    def unknown_names():
        """A name that stands nowhere, or only where it is not in force."""
        clause, settings = rng.choice([
            ("counters", {"count": {"X": {"status": ["ZZ"]}}}), ("counters", {"count": {"X": {"weekdays": ["senin"]}}}),
            ("counters", {"count": {"X": {"late": []}}}), ("counters", {"count": {"X": {"late": ["1", "2", "3"]}}}),
            ("counters", {"count": {"X": {"missing": "none"}}}),
            ("spells", {"kinds": {"X": {"status": "ZZ"}}}), ("spells", {"kinds": {"X": {"status": "H"}}}),
            ("events", {"kinds": {"X": {"count": "absences", "weekdays": ["mon"], "patterns": ["5H"], "shifts": ["ZZ"]}}}),
            ("events", {"kinds": {"X": {"count": "absences", "weekdays": ["senin"], "patterns": ["5H"]}}}),
            ("events", {"kinds": {"X": {"count": "absences", "weekdays": ["mon"], "patterns": ["7H"]}}}),
            ("events", {"kinds": {"X": {"count": "absences", "weekdays": ["mon"]}}}),
            ("events", {"kinds": {"X": {"count": "absences", "patterns": ["5H"]}}}), ("events", {"kinds": {"X": {}}}),
        ])  # fmt: skip
        add_version(clause, settings)

    def add_version(clause, settings):
        day = rng.choice([case.quarter.first - 5000 * ONE_DAY, case.quarter.last + 40 * ONE_DAY, case.quarter.days[40] + 5 * ONE_DAY])
        versions = clauses.setdefault(clause, [])
        if str(day) not in [version["from"] for version in versions]:
            versions.append({"from": str(day), "basis": "lain", **settings})

    def not_in_force():
        """A name of a later version, used by one that may be in force."""
        day = case.quarter.last + 40 * ONE_DAY
        clause, key, entry, use = rng.choice([
            ("counters", "count", {}, "kali(nanti)"), ("spells", "kinds", {}, "masa_hari(nanti)"), ("numbers", "names", {}, "angka(nanti)"),
            ("events", "kinds", {"count": "rows"}, "kejadian(nanti)"), ("attendance", "statuses", None, "hari(nanti)"),
        ])  # fmt: skip
        if clause == "attendance":
            later = copy.deepcopy(clauses[clause][0])
            later["statuses"]["nanti"] = {"percent": "0", "available": "true", "excluded": "false", "unexcused": "false"}
        else:
            later = {"basis": "lain", key: {"nanti": entry}}
        versions = clauses.setdefault(clause, [])
        if str(day) not in [version["from"] for version in versions]:
            versions.append({**later, "from": str(day)})
        one("incentive").setdefault("month", {})["cek_nanti"] = FormulaText(use)

    def formula_place():
        """A map and key under which a formula stands or may stand."""
        version = one("incentive")
        places = [(version["quarter"], name) for name in version["quarter"]] + [(version["quarter"], "tambahan")]
        month = version.setdefault("month", {})
        places += [(month, name) for name in [*month, "tambahan_bulan"]]
        if "discipline" in clauses:
            places.append((one("discipline"), "month"))
        return rng.choice(places)

    def wrong_formula():
        target, key = formula_place()
        target[key] = FormulaText(rng.choice(WRONG_FORMULAS))

    def spoiled_formula():
        target, key = formula_place()
        text = target.get(key, "pick(1 + 1, 2 -> 3, else -> 4)")
        text = text["formula"] if isinstance(text, dict) else text
        target[key] = FormulaText(spell(rng, mutated(rng, TOKEN.findall(text))))

    def wrong_scope():
        """A figure that is not there in this part."""
        part = rng.choice(["discipline", "quarter", "month"])
        if part == "discipline":
            text = rng.choice([
                "disiplin", "dasar", "dasar(POKOK)", "tarif_awal", "plt_hari", "capaian_bulan", "indeks", "if(predikat = 'A', 1, 2)", "sum(1)",
            ])  # fmt: skip
            add_version("discipline", {"month": FormulaText(text)})
        elif part == "quarter":
            text = rng.choice([
                "bulan", "hari_kerja", "disiplin", "dasar", "hari(H)", "sum(sum(dasar))", "sum(insentif)", "potongan", "bulan_ke", "hari_bulan",
            ])  # fmt: skip
            one("incentive")["quarter"]["cek"] = FormulaText(text)
        else:
            text = rng.choice(["sum(dasar)", "months()", "insentif", "largest(1)", "cek", "cek + 1"])
            one("incentive").setdefault("month", {})["cek"] = FormulaText(text)

    def wrong_cell_name():
        version = one("incentive")
        part = rng.choice(["params", "month", "quarter"])
        name = rng.choice([
            "hari", "dasar", "sum", "if", "or", "nip", "indeks", "unit_kode", "masa_lama", "a-b", "é", "1a", "a b", "insentif", "else",
        ])  # fmt: skip
        version.setdefault(part, {})[name] = "1"

    def cell_of_some_months():
        """A quarter that needs a cell which another month's version may lack."""
        version = case.version("incentive")
        version.setdefault("month", {})["hanya"] = "1"
        version["quarter"]["cek"] = FormulaText(rng.choice(["sum(hanya)", "largest(hanya + 1)", "if(1 = 2, sum(hanya), 0)"]))

    def nothing_in_force():
        clause = rng.choice([name for name in clauses if name not in CLAUSES_WITH_DEFAULT])
        quarter = case.quarter
        late = quarter.first + ONE_DAY if clause in DAY_CLAUSES else quarter.last + ONE_DAY
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
        one("attendance")["midday"] = rng.choice([
            [entry] * 3, [{**entry, "window": window[::-1]}], [{**entry, "missing": "101"}], [{"window": window}],
        ])  # fmt: skip

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
        percent, unknown_key, unknown_key, missing_key, missing_part, nothing_in_force, bands, bands, middays, twice, office_day,
        lacking_pattern, lacking_pattern, index_weights, duplicate_key, of_status, unknown_names, unknown_names, not_in_force,
        *[wrong_formula] * 6, *[spoiled_formula] * 8, wrong_scope, wrong_scope, wrong_cell_name, cell_of_some_months,
        lambda: clauses.pop(rng.choice([name for name in clauses if name not in CLAUSES_WITH_DEFAULT])),
        lambda: put(one("supervisor")["aspects"], "BP", "0", "-1", "0.000000"),
        lambda: put(one("workload"), "curve", [["1", "1"], ["1", "2"]], [["2", "1"], ["1", "2"]], []),
        lambda: put(one("workload"), "peer_keys", [], [["jenis"]]),
        lambda: put(one("workload"), rng.choice(["minutes_per_day", "min_group"]), "0", "-1", "0.000000"),
        lambda: put(one("supervisor"), "aspects", {}),
        lambda: put(one("attendance")["statuses"], "H", {"percent": "0", "available": "true", "excluded": "false", "unexcused": "false"}),
        lambda: put(one("attendance"), rng.choice(["no_record", "no_punches", "missing_in", "missing_out"]), "H", "XX"),
        lambda: put(one("schedules")["shifts"], "OFF", ["07:00", "14:00"]),
        lambda: put(one("incentive"), "unit", "0", "-1000", "0.5", "1000.5"),
        lambda: one("incentive")["quarter"].pop("insentif"),
        lambda: put(one("ratings")["hasil"], "above", "-1000"),
        lambda: put(one("ratings")["perilaku"], "meets", "1000"),
        lambda: put(one("achievement"), "weighting", "beban", "Workload"),
        lambda: put(one("achievement"), "cap", "seratus"),
        lambda: put(one("workload"), "mode", "none"),
        lambda: put(one("index")["missing"], "layanan", "nol"),
        lambda: put(one(rng.choice(list(clauses))), "basis", ""),
        lambda: put(case.policy, "schema", "kinerja-policy/1", "kinerja-policy/3"),
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
    tables.parse_nip: BAD_NIPS,
    basics.parse_date: BAD_DATES,
    basics.parse_month: ["2026-13", "2026-00", "2026-7", "2026-07-01", "202607"],
    basics.parse_clock: BAD_CLOCKS,
    basics.parse_number: BAD_NUMBERS,
    tables.parse_positive: [*BAD_NUMBERS, "0", "-1", "0.000000", "-0", "-0.000001"],
    basics.parse_whole: BAD_WHOLES,
    tables.parse_class: [*BAD_WHOLES, "0", "18"],
    tables.parse_level: ["0", "4", "1.0", "01", "-1"],
    basics.parse_text: [""],
    basics.parse_name: ["", "a-b", "1a", "a b", "é", " a", "a.b", "nanti"],
    tables.parse_amount: [*BAD_NUMBERS, "-1", "-0.000001"],
}
BAD_BYTES = [b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\x80"]


class Planter:
    """Plants invalid rows of every kind of section 16."""

    def __init__(self, case):
        self.case, self.rng, self.tables = case, case.rng, case.tables

    def plant(self):
        kinds = [self.bad_cell] * 6 + [self.bad_bytes, self.bad_quoting, self.bad_count, self.odd_line, self.conflict]
        kinds += [self.conflict, self.stranger, self.unknown_word, self.off_scale, self.no_norm]
        kinds += [self.backwards, self.double_fault, self.acting_gap, self.acting_gap, self.spelled_key]
        for _ in range(self.rng.choice([1, 1, 1, 1, 1, 2, 4])):
            self.rng.choice(kinds)()
        if self.rng.random() < 0.12:
            self.rng.choice([self.overlapping, self.no_tarif, self.overlapping_tarif])()

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
        column, parse = rng.choice(list(TABLES[table].items()))
        required, column = not column.endswith("?"), column.rstrip("?")
        bad = list(BAD.get(parse, BAD_WORDS))
        if not required:
            bad = [text for text in bad if text] or [""]
        elif rng.random() < 0.15:
            bad = [""]
        if record and (required or parse is not basics.parse_text):
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
            "tarif": ("nilai", "5"), "jadwal": ("shift", "OFF"),
            "masa": ("nomor_sk", "lain"), "plt": ("nomor_sk", "lain"),
            "kejadian": ("jumlah", "7"), "angka": ("nilai", "77"), "pagu": ("pagu", "12345"),
            "predikat": ("hasil", rng.choice("123")),
        }  # fmt: skip
        column, text = changes[table]
        self.tables[table].append(Record({**record.cells, column: text}))
        if rng.random() < 0.4:
            self.tables[table].append(Record(dict(record.cells)))

    def double_fault(self):
        """A row that is invalid itself beside a good one of the same key."""
        tables = ("kehadiran", "target", "penilaian", "beban_kerja", "kalender", "jadwal")
        table, record = self.pick(*tables, "predikat", "pagu", "masa", "plt", "kejadian", "angka")
        if table:
            column, text = {
                "kehadiran": ("masuk", "xx"), "target": ("realisasi", "-1"), "penilaian": ("nilai", "xx"), "beban_kerja": ("norma_menit", "0"),
                "kalender": ("jenis", "X"), "jadwal": ("shift", "??"), "predikat": ("perilaku", "9"), "pagu": ("pagu", "1e6"),
                "masa": ("sampai", "x"), "plt": ("sampai", "2026-02-30"), "kejadian": ("jumlah", "-1"), "angka": ("nilai", ""),
            }[table]  # fmt: skip
            self.tables[table].append(Record({**record.cells, column: text}))

    def stranger(self):
        table, record = self.pick("kehadiran", "target", "penilaian", "jadwal", "masa", "plt", "kejadian", "angka", "predikat")
        if table:
            self.place(table, record, nip="999999999999999999")

    def unknown_word(self):
        table, record = self.pick("kehadiran", "jadwal", "kalender", "penilaian", *["masa", "kejadian", "angka"] * 2)
        if table:
            column = dict(kehadiran="kode", jadwal="shift", kalender="jadwal", penilaian="aspek", masa="jenis", kejadian="jenis", angka="nama")[table]
            self.place(table, record, **{column: self.rng.choice(["ZZ", "tk", " ", "off", "PAGI", "RAMADAN", "TK", "BP", "RINGAN"])})

    def off_scale(self):
        table, record = self.pick("penilaian")
        if table:
            low, high = map(Fraction, self.case.scale)
            step = Fraction(1, 10**6)
            self.place(table, record, nilai=decimal_text(self.rng.choice([low - step, high + step, high + 1000]), 6))

    def no_norm(self):
        table, record = self.pick("target")
        if table and self.rng.random() < 0.5:
            self.place(table, record, indikator="IKU-XX")
        elif table and self.tables["beban_kerja"]:
            self.tables["beban_kerja"].remove(self.rng.choice(self.tables["beban_kerja"]))

    def backwards(self):
        table, record = self.pick("masa", "plt", "pegawai", "tarif")
        if table in ("masa", "plt"):
            record.cells["sampai"] = "1999-01-01"
        elif table == "tarif" and self.rng.random() < 0.3:
            record.cells.update(mulai="2026-01-01", sampai="2001-01-01")
        elif table == "pegawai" and self.rng.random() < 0.3:
            record.cells["berlaku_sampai"] = "2001-01-01"

    def acting_gap(self):
        """An acting row whose post has no tariff, at least on some day."""
        rng = self.rng
        nip = rng.choice(self.case.people)
        start = rng.choice([self.case.quarter.first, self.case.last, self.case.last + ONE_DAY, self.case.quarter.first - 90 * ONE_DAY])
        end = rng.choice(["", str(start), str(start + 30 * ONE_DAY)])
        cells = {name.rstrip("?"): "" for name in TABLES["plt"]}
        cells.update(nip=nip, kelas_jabatan=rng.choice("1345"), unit_kode="U88", mulai=str(start), sampai=end)
        self.tables["plt"].append(Record(cells))

    def spelled_key(self):
        """Two rows of one key that spell it differently."""
        table, record = self.pick("kejadian", "plt")
        if table == "kejadian" and record.cells["waktu"]:
            self.tables[table].append(Record({**record.cells, "waktu": record.cells["waktu"][:5] + ":59"}))
        elif table == "plt":
            self.tables[table].append(Record({**record.cells, "kelas_jabatan": "0" + record.cells["kelas_jabatan"]}))

    def overlapping_tarif(self):
        record = self.rng.choice(self.tables["tarif"])
        self.tables["tarif"].append(Record({**record.cells, "mulai": "2026-05-05", "sampai": ""}))

    def overlapping(self):
        table, record = self.pick("pegawai")
        day = datetime.date.fromisoformat(record.cells["berlaku_mulai"]) if record.cells["berlaku_mulai"] else datetime.date(2026, 1, 1)
        self.tables[table].append(Record({**record.cells, "berlaku_mulai": str(day - ONE_DAY), "berlaku_sampai": str(day)}))

    def no_tarif(self):
        if self.tables["tarif"]:
            self.tables["tarif"].remove(self.rng.choice(self.tables["tarif"]))
