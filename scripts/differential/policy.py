"""Section 3 of the evaluation method: the policy, read and checked."""

import yaml

import formulas
from basics import one_of, parse_clock, parse_date, parse_name, parse_number
from tables import JOB_TYPES, TABLES, WORK_PATTERNS

DAY_CLAUSES = ("schedules", "attendance")
MONTH_CLAUSES = ("discipline", "incentive")  # `incentive` for its part `month`


def days_of(clause, quarter):
    """The days of a quarter for which a version of a clause is taken."""
    if clause in DAY_CLAUSES:
        return quarter.days
    if clause in MONTH_CLAUSES:
        return [quarter.days_of(month)[-1] for month in quarter.months]
    return [quarter.last]

OFFICE_PATTERNS = ("5H", "6H")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
COMPONENTS = ("disiplin", "layanan", "atasan")
LEVELS = ("above", "meets", "below")
NO_FORMULA = "100 - min(100, potongan)"

# Section 11: the figures of a month which `discipline.month` may use; those which only the cells may;
# those of the quarter. Then the texts, and the figures with an argument.
EARLY_FIGURES = (
    "bulan", "tahun", "bulan_ke", "hari_kerja", "hari_hadir", "hari_tersedia", "hari_tk", "potongan", "menit_terlambat",
    "menit_pulang_cepat", "hari_bulan", "kelas_jabatan",
)  # fmt: skip
LATE_FIGURES = (
    "disiplin", "capaian_bulan", "perilaku_bulan", "dasar", "tarif_awal", "tarif_akhir", "plt_tarif", "plt_hari", "plt_bulan",
)  # fmt: skip
QUARTER_FIGURES = (
    "disiplin_triwulan", "capaian", "beban_rasio", "beban_relatif", "faktor_beban", "capaian_normal", "perilaku", "indeks", "triwulan",
)  # fmt: skip
QUARTER_TEXTS = ("predikat", "hasil_kerja", "perilaku_kerja")
PERSON_TEXTS = ("unit_kode", "jabatan", "jenis_jabatan", "status", "pola_kerja", "golongan", "eselon")
FIGURE_ARGUMENTS = {
    "hari": "statuses", "potongan": "statuses", "kali": "counters", "runtun": "counters", "runtun_bulan": "counters", "kejadian": "events",
    "masa_hari": "groups", "masa_jumlah": "groups", "masa_puncak": "groups", "masa_bulan": "groups", "masa_lama": "groups",
    "angka": "numbers", "dasar": None,
}  # fmt: skip
RESERVED = {
    *EARLY_FIGURES, *LATE_FIGURES, *QUARTER_FIGURES, *QUARTER_TEXTS, *PERSON_TEXTS, *FIGURE_ARGUMENTS, *formulas.FUNCTIONS,
    *formulas.KEYWORDS, "nip",
}  # fmt: skip


class PolicyError(Exception):
    """An error in the policy, with the line where it is known."""


# ---------------------------------------------------------------------------------------------
# Readers of YAML nodes


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


def record(node, readers, defaults=None):
    """A map with these keys; those with a default may be absent."""
    pairs = entries(node)
    for name, (key, _) in pairs.items():
        if name not in readers:
            fail(key, f"unknown key {name}")
    result = {}
    for name, reader in readers.items():
        if name in pairs:
            result[name] = reader(pairs[name][1])
        elif defaults and name in defaults:
            result[name] = defaults[name]
        else:
            fail(node, f"missing key {name}")
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
            result.append({"up_to": None, **record(item, dict(percent=percent))})
        else:
            result.append(record(item, dict(up_to=number, percent=percent)))
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
    return [record(item, dict(window=midday_window, missing=percent)) for item in items(node)]


def missing_side(node):
    """A percent, or the name of a status."""
    try:
        parse_number(text_of(node))
    except ValueError:
        return node.value
    return percent(node)


def list_of(reader):
    return lambda node: [reader(item) for item in items(node)]


def nested(defaults=None, **readers):
    return lambda node: record(node, readers, defaults)


def status(node):
    steps = nested(per=choice("month", "quarter", "run", "spell_days", "spell_months"), bands=bands)
    readers = dict(percent=percent, steps=steps, available=flag, excluded=flag, unexcused=flag, excuses=list_of(choice("in", "out")))
    result = record(node, readers, dict(percent=None, steps=None, excuses=[]))
    if (result["percent"] is None) == (result["steps"] is None):
        fail(node, "a status has either a percent or steps")
    return result


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


def minutes_within(node):
    if len(items(node)) not in (1, 2):
        fail(node, "expected one or two minutes")
    return [number(item) for item in items(node)]


def spell_kind(node):
    return record(node, dict(group=text_of, value=number, status=text_of), dict(group=None, value=None, status=None))


def spell_kinds(node):
    """The kinds in the order of the policy; a kind without a group is one of its own."""
    kinds = table_of(spell_kind)(node)
    for name, kind in kinds.items():
        if kind["status"] == "H":
            fail(node, "a spell with the status H")
        kind["group"] = kind["group"] or name
    return kinds


def event_kind(node):
    readers = dict(count=choice("rows", "absences"))
    if "count" in entries(node) and text_of(entries(node)["count"][1]) == "absences":
        readers.update(weekdays=list_of(choice(*WEEKDAYS)), patterns=list_of(choice(*WORK_PATTERNS)))
        readers.update(shifts=list_of(text_of), alternatives=flag)
    return record(node, readers, dict(shifts=None, alternatives=False))


condition = nested(
    dict(late=None, early=None, missing=None, status=None, weekdays=None),
    late=minutes_within, early=minutes_within, missing=choice("in", "out", "any", "both", "midday"), status=list_of(text_of),
    weekdays=list_of(choice(*WEEKDAYS)),
)  # fmt: skip


def at_least(low):
    def read(node):
        value = number(node)
        if value < low:
            fail(node, f"below {low}")
        return value

    return read


def above_zero(node):
    value = number(node)
    if value <= 0:
        fail(node, "not above 0")
    return value


def peer_list(node):
    return [choice(*(column.rstrip("?") for column in TABLES["pegawai"]))(item) for item in items(node)]


def curve_points(node):
    points = [pair_of(number)(item) for item in items(node)]
    for (x0, _), (x1, _) in zip(points, points[1:]):
        if x1 <= x0:
            fail(node, "curve x does not rise")
    return points


def shares(*names):
    """A map of weights that sum to exactly 1."""

    def read(node):
        result = record(node, dict.fromkeys(names, number))
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
        result = record(node, dict(above=number, meets=number, **more))
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
        fail(node, "unit is a whole number above 0")
    return int(value)


class Formula:
    """A formula with the line where it stands."""

    def __init__(self, node):
        self.node = node
        try:
            self.tree = formulas.parse(text_of(node))
        except formulas.FormulaError as error:
            fail(node, str(error))

    def check(self, scope):
        try:
            formulas.require(self.tree, formulas.NUMBER, scope)
        except formulas.FormulaError as error:
            fail(self.node, str(error))


def cell(node):
    if isinstance(node, yaml.MappingNode):
        return record(node, dict(formula=Formula, basis=text_of))["formula"]
    return Formula(node)


def own_names(reader):
    """A map whose keys are names, none of them taken by section 12."""

    def read(node):
        for name, (key, _) in entries(node).items():
            parsed(parse_name)(key)
            if name in RESERVED:
                fail(key, f"{name} is a figure, function or keyword")
        return table_of(reader)(node)

    return read


def quarter_cells(node):
    result = own_names(cell)(node)
    if "insentif" not in result:
        fail(node, "no cell insentif")
    return result


# ---------------------------------------------------------------------------------------------
# Clauses

office_tables = table_of(table_of(office_hours, WEEKDAYS), OFFICE_PATTERNS)
CLAUSES = {
    "schedules": dict(patterns=office_tables, alternatives=table_of(office_tables), shifts=shifts),
    "attendance": dict(
        tolerance_minutes=number, flex_minutes=number, flex_stay=number, early_credit_minutes=number,
        punch_window=nested(before=number, after=number), late_free=nested(minutes=number, times=number), late=bands, early=bands,
        missing_in=missing_side, missing_out=missing_side, midday=midday, day_cap=percent, statuses=statuses, no_record=text_of,
        no_punches=text_of,
    ),
    "discipline": dict(month=Formula, average=choice("days", "months")),
    "counters": dict(count=table_of(condition)),
    "spells": dict(kinds=spell_kinds),
    "events": dict(kinds=table_of(event_kind)),
    "numbers": dict(names=table_of(nested(dict(default=None), default=number))),
    "achievement": dict(cap=number, weighting=choice("workload", "bobot")),
    "workload": dict(
        mode=choice("adjust", "report"), minutes_per_day=above_zero, peer_keys=not_empty(list_of(peer_list)),
        min_group=at_least(1), curve=not_empty(curve_points),
    ),
    "supervisor": dict(
        scale=pair_of(number), aspects=not_empty(table_of(above_zero)),
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
    "incentive": dict(unit=rounding_unit, params=own_names(number), month=own_names(cell), quarter=quarter_cells),
}  # fmt: skip
DEFAULTS = {
    "attendance": dict(
        tolerance_minutes=0, flex_minutes=0, flex_stay=None, early_credit_minutes=0, punch_window=None, late_free=None, midday=[],
    ),
    "discipline": dict(month=Formula(yaml.ScalarNode("", NO_FORMULA)), average="days"),
    "counters": dict(count={}),
    "spells": dict(kinds={}),
    "events": dict(kinds={}),
    "numbers": dict(names={}),
    "incentive": dict(params={}, month={}),
}  # fmt: skip
CLAUSES_WITH_DEFAULT = ("discipline", "counters", "spells", "events", "numbers")
# What a version must hold itself although the clause as a whole may be left out.
REQUIRED = {"discipline": ("month",), "counters": ("count",), "spells": ("kinds",), "events": ("kinds",), "numbers": ("names",)}


def versions(clause):
    """The reader of a clause: its versions, oldest first."""
    readers = {"from": date, "basis": text_of, **CLAUSES[clause]}
    defaults = {key: value for key, value in DEFAULTS.get(clause, {}).items() if key not in REQUIRED.get(clause, ())}

    def read(node):
        result = []
        for item in items(node):
            version = record(item, readers, defaults)
            if version["basis"] == "":
                fail(item, "a version without basis")
            if version["from"] in [other["from"] for other in result]:
                fail(item, "two versions with one from")
            version["node"] = item
            if clause == "attendance":
                check_status_names(version)
            result.append(version)
        return sorted(result, key=lambda version: version["from"])

    return read


def check_status_names(version):
    for key in ("no_record", "no_punches", "missing_in", "missing_out"):
        if isinstance(version[key], str) and version[key] not in version["statuses"]:
            fail(version["node"], f"{key} is not among the statuses")


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
        clauses = nested({name: [] for name in CLAUSES_WITH_DEFAULT}, **{name: versions(name) for name in CLAUSES})
        whole = record(root, dict(schema=choice("kinerja-policy/2"), id=text_of, title=text_of, clauses=clauses))
        self.clauses, self.quarter = whole["clauses"], quarter
        self.in_force = {name: self.of_quarter(name) for name in CLAUSES}
        for version in self.clauses["spells"]:
            self.check_spells(version)
        for version in self.clauses["counters"]:
            self.check_counters(version)
        for version in self.clauses["events"]:
            self.check_events(version)
        for version in self.clauses["discipline"]:
            version["month"].check(self.early_scope("discipline", version))
        for version in self.clauses["incentive"]:
            self.check_incentive(version)

    # -- versions

    def on(self, clause, day):
        """The version in force on a day."""
        in_force = [version for version in self.clauses[clause] if version["from"] <= day]
        if in_force:
            return in_force[-1]
        if clause in CLAUSES_WITH_DEFAULT:
            return DEFAULTS[clause]
        raise PolicyError(f"no version of {clause} in force on {day}")

    def last(self, clause):
        """The version in force on the quarter's last day."""
        return self.on(clause, self.quarter.last)

    def month(self, clause, month):
        """The version in force on a month's last day."""
        return self.on(clause, self.quarter.days_of(month)[-1])

    def of_quarter(self, clause):
        """The versions that the quarter uses."""
        result = []
        for day in days_of(clause, self.quarter):
            version = self.on(clause, day)
            if not any(version is other for other in result):
                result.append(version)
        return result

    # -- names from other clauses

    def known(self, what, clause, version):
        """The names that a version of a clause may use: of the versions in force, where it is so itself."""
        home, names = {
            "statuses": ("attendance", lambda other: other["statuses"]),
            "counters": ("counters", lambda other: other["count"]),
            "events": ("events", lambda other: other["kinds"]),
            "groups": ("spells", lambda other: [kind["group"] for kind in other["kinds"].values()]),
            "numbers": ("numbers", lambda other: other["names"]),
            "shifts": ("schedules", lambda other: other["shifts"]),
        }[what]
        used = any(version is other for other in self.in_force[clause])
        found = {name for other in (self.in_force if used else self.clauses)[home] for name in names(other)}
        return found | {"H"} if what == "statuses" else found

    def check_names(self, names, what, clause, version):
        for name in names:
            if name not in self.known(what, clause, version):
                fail(version["node"], f"{name} is not among the {what}")

    def check_spells(self, version):
        named = [kind["status"] for kind in version["kinds"].values() if kind["status"] is not None]
        self.check_names(named, "statuses", "spells", version)

    def check_counters(self, version):
        for conditions in version["count"].values():
            self.check_names(conditions["status"] or [], "statuses", "counters", version)

    def check_events(self, version):
        for kind in version["kinds"].values():
            self.check_names(kind.get("shifts") or [], "shifts", "events", version)

    # -- formulas

    def figures(self, clause, version):
        """The figures with an argument, and the arguments they may have."""
        return {name: what and self.known(what, clause, version) for name, what in FIGURE_ARGUMENTS.items()}

    def early_scope(self, clause, version):
        names = {**dict.fromkeys(EARLY_FIGURES, formulas.NUMBER), **dict.fromkeys(PERSON_TEXTS, formulas.TEXT)}
        figures = self.figures(clause, version)
        del figures["dasar"]
        return formulas.Scope(names, figures)

    def check_incentive(self, version):
        self.check_own_names(version)
        params = dict.fromkeys(version["params"], formulas.NUMBER)
        quarter = {**dict.fromkeys(QUARTER_FIGURES, formulas.NUMBER), **dict.fromkeys(QUARTER_TEXTS, formulas.TEXT)}
        names = {**self.early_scope("incentive", version).names, **quarter, **dict.fromkeys(LATE_FIGURES, formulas.NUMBER), **params}
        month = formulas.Scope(names, self.figures("incentive", version))
        self.check_cells(version["month"], month)
        month.used = set()
        persons = {**dict.fromkeys(PERSON_TEXTS, formulas.TEXT), "kelas_jabatan": formulas.NUMBER, "tahun": formulas.NUMBER}
        numbers = {"angka": month.figures["angka"]}
        self.check_cells(version["quarter"], formulas.Scope({**quarter, **persons, **params}, numbers, month))
        if version is self.last("incentive"):
            for name in month.used & set(version["month"]):
                if any(name not in other["month"] for other in self.in_force["incentive"]):
                    fail(version["node"], f"some month lacks the cell {name}")

    @staticmethod
    def check_own_names(version):
        seen = set()
        for part in ("params", "month", "quarter"):
            for name in version[part]:
                if name in seen:
                    fail(version["node"], f"{name} is named twice")
                seen.add(name)

    @staticmethod
    def check_cells(cells, scope):
        """Each cell sees those above it."""
        for name, formula in cells.items():
            formula.check(scope)
            scope.names[name] = formulas.NUMBER
