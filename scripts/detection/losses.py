#!/usr/bin/env python3
"""Damages whole exports as offices lose them, one loss a time, and asks `kinerja check` what is wrong.

    scripts/detection/losses.py [--cases 2400] [--swaps 1500] [--seed 1] [--kind "day missing"]

A loss counts when the rows differ: that is seen from the rows, not from what the engine says. It is found when the folder
gives a finding that the sound one does not give, and at the right place when that names the file, the line or column where
there is one, and of what lacks in many rows a day or a person. What is missed is printed, and stays among what was tried; where
the rows that are left cannot tell of it, it is counted apart as well. Exits with 1 when fewer than 99.9 % of the others are
found, or fewer than 99.9 % of what is found at the right place.
"""
import argparse, collections, itertools, os, random, sys, tempfile
from exports import HOURS, ROOT, bases, check, units, written

# The columns of which no figure hangs; which tables tell of rows that a table lacks; what parts of a message say so.
FIGURELESS = {"kehadiran.csv": {"tengah_1", "tengah_2"}, "pegawai.csv": {"nama", "unit_nama", "golongan", "eselon"}, "kalender.csv": {"keterangan"},
              "target.csv": {"uraian", "satuan"}, "masa.csv": {"nomor_sk"}, "plt.csv": {"nomor_sk"}}
REFERENCES = {"pegawai.csv": {"K301"}, "beban_kerja.csv": {"K308"}, "tarif.csv": {"K403", "K406"},
              "pin-nip.csv": {"K213", "K040"}, "jadwal.csv": {"K304", "K968"}, "kalender.csv": {"K054", "K967"}}


# Tables of which no other table tells who or what must be in them.
UNORDERED = {"masa.csv", "plt.csv", "pagu.csv", "predikat.csv", "angka.csv", "tarif.csv", "kalender.csv", "beban_kerja.csv"}


class Loss:
    """What the folder holds then, and where it should be told of."""

    def __init__(self, base, chance):
        self.base, self.chance = base, chance
        self.files, self.what, self.profile = dict(base.files), "", None
        # Why the rows that are left cannot tell that others are lacking; empty when they can.
        self.traceless = ""
        self.places, self.lines, self.columns, self.words = set(), None, None, None

    def isAt(self, item):
        if item["kode"] in set().union(*(REFERENCES.get(place, set()) for place in self.places)):
            return True
        text = " ".join(str(item[key]) for key in ("masalah", "nilai", "nip"))
        return (item["berkas"] in self.places and (not self.lines or item["baris"] in self.lines)
                and (not self.columns or item["kolom"] in self.columns)
                and (not self.words or any(word in text for word in self.words)))

    def people(self, name, content):
        """Who has rows of a table, as far as whole lines tell."""
        cells = (line.replace("\t", ",").replace(";", ",").split(",") for line in content.decode("utf-8", "replace").splitlines())
        return {row[0].strip() if name.endswith(".dat") else next((cell for cell in row if len(cell.strip("'")) == 18), "")
                for row in cells}

    def put(self, name, header, rows):
        self.files[name] = written(header, rows)
        self.places = {name}

    @property
    def changes(self):
        """Whether the rows differ, whatever their order, their quoting and their line ends."""
        if self.files.keys() != self.base.files.keys():
            return True
        return any(self.files[name].rstrip(b"\n") != content.rstrip(b"\n") for name, content in self.base.files.items())

    # Where attendance stands: rows of (person, day, line), whatever the form.

    def attendance(self):
        if "kehadiran.csv" in self.files:
            return ["kehadiran.csv"]
        return [name for name in self.files if name.startswith("rekap")] + self.base.logs()

    def without(self, isLost):
        """Takes out the attendance rows of some people and days."""
        pins = {}
        if self.base.logs():
            pins = dict(line.split(",") for line in self.base.text("pin-nip.csv").split()[1:])
        names = self.attendance() + [name for name in self.files if name.startswith("kehadiran-")]
        for name in names:
            kept = []
            for number, line in enumerate(self.base.text(name).splitlines()):
                cells = line.replace("\t", ",").replace(";", ",").replace("'", "").split(",")
                person = pins.get(cells[0].strip()) if name.endswith(".dat") else next(
                    (cell for cell in cells if len(cell) == 18 and cell.isdigit()), None)
                day = next((text for text in (iso(cell) for cell in cells) if text), None)
                if not (person and day and isLost(person, day)):
                    kept.append(line)
            self.files[name] = "".join(line + "\n" for line in kept).encode()
        self.places = set(names) | {"kehadiran.csv"}

    def days(self):
        """The days of the quarter on which some people of the canonical quarter have rows, with those people."""
        found = collections.defaultdict(set)
        source = self.base if "kehadiran.csv" in self.base.files else self.base.canonical
        header, rows = source.table("kehadiran.csv")
        for row in rows:
            if "2026-07-01" <= row[1] <= "2026-09-30":
                found[row[1]].add(row[0])
        return found

    # The losses, by name.

    def cut(self):
        names, sizes = zip(*((name, len(content)) for name, content in self.files.items()))
        self.cutWithin(self.chance.choices(names, sizes)[0])

    def cut_of_a_small_table(self):
        self.cutWithin(self.chance.choice([name for name, content in self.files.items() if len(content) < 20_000]))

    def cutWithin(self, name):
        content = self.files[name]
        at = self.chance.randrange(0, len(content.rstrip()))
        self.files[name] = content[:at]
        # What a table lacks is told of the table, whatever its files are called.
        self.places = {name, "kehadiran.csv"} if name in self.attendance() else {name}
        self.what = f"{name} at the end of a line" if content[:at].endswith(b"\n") else name
        if content[:at].endswith(b"\n"):
            if name in UNORDERED:
                self.traceless = "a table without order or number that was cut at the end of a line"
            elif len(self.people(name, content) - self.people(name, content[:at])) < 3:
                self.traceless = "the last rows of fewer than three people, cut at the end of a line"
        if not content[:at].endswith(b"\n"):
            # The cut row, its end, or the header that is not one any more.
            self.lines = {content[:at].count(b"\n") + 1, 0, None}

    def device_dropped(self):
        unit, days = units(self.base), self.days()
        sizes = collections.Counter(unit[person] for person in set().union(*days.values()))
        if self.base.logs() and self.chance.random() < 0.5:
            name = self.chance.choice(self.base.logs())
            del self.files[name]
            self.places, self.what = set(self.attendance()) | {"kehadiran.csv"}, f"{name} of {self.base.name}"
            return
        code = self.chance.choice(sorted(sizes))
        kind = self.chance.choice(["for the quarter", "for some days", "of arrivals"])
        first = self.chance.randrange(len(days) - 5)
        lost = set(sorted(days)[first:first + self.chance.randrange(1, 6)] if kind != "for the quarter" else days)
        self.what = f"{kind} of {sizes[code]} people"
        if kind == "of arrivals" and "kehadiran.csv" in self.files:
            header, rows = self.base.table("kehadiran.csv")
            for row in rows:
                if unit[row[0]] == code and row[1] in lost:
                    row[2] = ""
            self.put("kehadiran.csv", header, rows)
        else:
            self.without(lambda person, day: unit[person] == code and day in lost)
        self.words = {person for person in unit if unit[person] == code} | lost | {code}
        if max(sum(unit[person] == code for person in days[day]) for day in lost) < 3:
            self.traceless = "days of fewer than three people of an office"

    def day_missing(self):
        days = self.days()
        day = self.chance.choice(sorted(days))
        self.without(lambda person, other: other == day)
        self.what = f"{day} of {len(days[day])} people"
        if max(collections.Counter(units(self.base)[person] for person in days[day]).values()) < 3:
            self.traceless = "days of fewer than three people of an office"
        # That the last days have no rows is told by their number.
        self.words = {day} if day < max(days) else {"scheduled days have no row"}

    def day_of_another_table_missing(self):
        name, column = self.chance.choice([("jadwal.csv", 1), ("kejadian.csv", 1), ("penilaian.csv", 2)])
        header, rows = self.base.table(name)
        day = self.chance.choice(sorted({row[column] for row in rows if row[column].startswith("2026-0")}))
        self.put(name, header, [row for row in rows if row[column] != day])
        self.what = f"{day} of {sum(row[column] == day for row in rows)} rows of {name}"
        self.words = {day}
        if name == "kejadian.csv" and sum(row[column] == day and row[2] == "APEL" for row in rows) < 5:
            self.traceless = "events of fewer than five people, or of which each row is a case"

    def schedule_for_the_punch(self):
        _, shifts = self.base.table("jadwal.csv")
        shift = {(row[0], row[1]): row[2] for row in shifts}
        roster, people = self.base.table("pegawai.csv")
        pattern = {row[0]: row[roster.index("pola_kerja")] for row in people}
        columns, scope = self.chance.choice([(0,), (1,), (0, 1)]), self.chance.choice(["everybody", "offices", "shifts"])
        isRead = lambda person: scope == "everybody" or (pattern.get(person) == "SHIFT") == (scope == "shifts")
        plan = lambda person, day: schedule(pattern.get(person), day, shift.get((person, day))) or ("07:30", "16:00")
        (name,) = self.attendance()
        # Whoever else has rows has them in a file of their own.
        rest, count = [], 0
        lines = self.base.text(name).splitlines()
        head, mark = (3, ";") if name.startswith("rekap") else (1, ",")
        kept = lines[:head]
        at = lines[head - 1].split(mark).index("Jam Masuk" if mark == ";" else "masuk")
        for line in lines[head:]:
            cells = line.split(mark)
            person = next(cell.strip("'") for cell in cells if len(cell.strip("'")) == 18)
            if not isRead(person):
                rest.append(line)
                continue
            hours = plan(person, next(filter(None, map(iso, cells))))
            for column in columns:
                if cells[at + column].strip("0:"):
                    cells[at + column] = hours[column] + (":00" if mark == ";" else "")
            kept.append(mark.join(cells))
            count += 1
        self.files[name] = "".join(line + "\n" for line in kept).encode()
        if rest:
            self.files[name[:-4] + "-lain.csv"] = "".join(line + "\n" for line in lines[:head] + rest).encode()
        self.places = {name}
        self.columns = {lines[head - 1].split(mark)[at + column] for column in columns}
        self.what = f"{'+'.join(sorted(self.columns))} of {scope}, {count} rows"

    def schedule_beside_the_punch(self):
        """A profile that reads the schedule's columns although those of the punches stand beside them."""
        name = "rekap-2026-Q3.csv"
        lines = self.base.text(name).splitlines()
        lines[2] = lines[2].replace("Jam Masuk;Jam Pulang", "Jam Masuk;Jam Pulang;Scan Masuk;Scan Pulang")
        out = lines[:3]
        for line in lines[3:]:
            cells = line.split(";")
            out.append(";".join(cells[:4] + ["07:30:00", "16:00:00"] + cells[4:]))
        self.files[name] = "".join(line + "\n" for line in out).encode()
        profile = open(os.path.join(ROOT, "Sources/Intake/Profiles/Shipped/sidik-jari-rekap.yaml"), encoding="utf-8").read()
        column, *turned = self.chance.choice([
            ("Jam Masuk", "masuk: [Scan Masuk, Jam Masuk]", "masuk: Jam Masuk"),
            ("Jam Pulang", "pulang: [Scan Pulang, Jam Pulang]", "pulang: [Jam Pulang, Scan Pulang]")])
        self.profile = profile.replace("id: sidik-jari-rekap", "id: rekap-kita").replace(*turned)
        self.places, self.columns, self.what = {name}, {column.split()[1].lower()}, turned[1]

    def wrong_encoding(self):
        name = self.chance.choice([name for name in self.files if name.endswith(".csv") and self.files[name].count(b"\n") > 1])
        lines = self.files[name].decode().splitlines()
        index = self.chance.randrange(1, len(lines))
        word = self.chance.choice(["é", "ñ", "–", "’", "ü"])
        kind = self.chance.choice(["windows-1252", "utf-16", "utf-8 twice", "replaced"])
        at = self.chance.randrange(len(lines[index]) + 1)
        lines[index] = lines[index][:at] + word + lines[index][at:]
        text = "".join(line + "\n" for line in lines)
        self.places, self.what = {name}, f"{kind} in {name}"
        self.lines = {index + 1} if kind != "utf-16" else None
        self.files[name] = {"windows-1252": lambda: text.encode("windows-1252"), "utf-16": lambda: text.encode("utf-16"),
                            "utf-8 twice": lambda: text.encode().decode("windows-1252").encode(),
                            "replaced": lambda: text.replace(word, "�").encode()}[kind]()

    def thousands_point(self):
        columns = {"target.csv": ["target", "realisasi", "bobot"], "beban_kerja.csv": ["norma_menit"],
                   "penilaian.csv": ["nilai"], "angka.csv": ["nilai"], "tarif.csv": ["nilai"], "pagu.csv": ["pagu"]}
        name = self.chance.choice(sorted(columns))
        column = self.chance.choice(columns[name])
        header, rows = self.base.table(name)
        at = header.index(column)
        index = self.chance.randrange(len(rows))
        isGroup = lambda cell: "." in cell and len(cell.split(".")[1]) == 3
        assert not any(isGroup(row[at]) for row in rows)
        if name not in ("tarif.csv", "pagu.csv"):
            for row in self.chance.sample(rows, min(len(rows), self.chance.randrange(1, 30))):
                row[at] = row[at].split(".")[0] + self.chance.choice([".5", ".25", ".75"])
        rows[index][at] = f"{self.chance.randrange(1, 20)}.{self.chance.randrange(1000):03}"
        self.put(name, header, rows)
        self.lines, self.columns, self.what = {index + 2}, {column}, f"{name} {column}"


def iso(cell):
    cell = cell.strip().split(" ")[0]
    if len(cell) == 10 and cell[4:5] == "-":
        return cell
    return "-".join(reversed(cell.split("/"))) if len(cell) == 10 and cell[2:3] == "/" else None


def schedule(pattern, day, shift):
    from datetime import date
    weekday = date.fromisoformat(day).weekday()
    if pattern == "SHIFT":
        return HOURS.get(shift)
    if pattern == "5H":
        return ("07:30", "16:30" if weekday == 4 else "16:00") if weekday < 5 else None
    return ("07:30", {4: "11:30", 5: "13:00"}.get(weekday, "14:00")) if weekday < 6 else None


def swaps(base, chance):
    """Each pair of columns of each table, their contents changed over; those that change no figure are left out."""
    for name in sorted(name for name in base.files if name.endswith(".csv") and not name.startswith(("rekap", "pin"))):
        header, rows = base.table(name)
        tariffs = base.table("tarif.csv")
        posts = {row[tariffs[0].index("jabatan")] for row in tariffs[1]} - {""}
        for left, right in itertools.combinations(range(len(header)), 2):
            free = FIGURELESS.get(name, set())
            pair = {header[left], header[right]}
            if all(row[left] == row[right] for row in rows) or pair <= free:
                continue
            # A post that no tariff names is paid like any other.
            if "jabatan" in pair and pair - {"jabatan"} <= free and not any(
                    row[column] in posts for row in rows for column in (left, right)):
                continue
            loss = Loss(base, chance)
            for row in rows:
                row[left], row[right] = row[right], row[left]
            loss.put(name, header, rows)
            for row in rows:
                row[left], row[right] = row[right], row[left]
            loss.what = f"{name} {header[left]}, {header[right]}"
            if pair == {"hasil", "perilaku"}:
                loss.traceless = "two columns of which each content could be the other's"
            yield loss


KINDS = {"cut": 8, "cut of a small table": 2, "device dropped": 5, "day missing": 5, "day of another table missing": 2,
         "schedule for the punch": 4, "schedule beside the punch": 1, "wrong encoding": 4, "thousands point": 4}
# Which exports a kind is made of; all unless it says otherwise.
FITTING = {"schedule for the punch": lambda base: not base.logs(),
           "schedule beside the punch": lambda base: base.name == "recap"}


def losses(found, cases, most, chance, only):
    """So many losses of the kinds, and each swap of columns, or so many of them."""
    drawn = [kind for kind in KINDS if not only or kind == only]
    if not only or only == "columns swapped":
        all = [loss for base in found if not base.logs() for loss in swaps(base, chance)]
        yield from (("columns swapped", loss) for loss in chance.sample(all, min(most, len(all))))
    while drawn and cases > 0:
        kind = chance.choices(drawn, [KINDS[kind] for kind in drawn])[0]
        loss = Loss(chance.choice([base for base in found if FITTING.get(kind, lambda base: True)(base)]), chance)
        getattr(loss, kind.replace(" ", "_"))()
        if loss.changes:
            cases -= 1
            yield kind, loss


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=2400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--swaps", type=int, default=1500)
    parser.add_argument("--kind")
    parser.add_argument("--program", default=os.path.join(ROOT, ".build", "release", "kinerja"))
    options = parser.parse_args()
    counts, missed = collections.defaultdict(lambda: [0, 0, 0]), collections.Counter()
    with tempfile.TemporaryDirectory() as place:
        found = bases(options.program, place)
        for base in found:
            base.canonical = found[0]
            base.known = check(options.program, base, base.files, place)[1]
        for kind, loss in losses(found, options.cases, options.swaps, random.Random(options.seed), options.kind):
            code, items, _ = check(options.program, loss.base, loss.files, place, profile=loss.profile)
            new = [item for item in items if item not in loss.base.known]
            isFound, isAtPlace = bool(new) or code == 78, any(loss.isAt(item) for item in new)
            for part, holds in enumerate([True, isFound, isAtPlace]):
                counts[kind][part] += holds
            if not isAtPlace:
                codes = sorted({f"{item['kode']} {item['berkas']}:{item['baris'] or ''}" for item in new})[:3]
                missed["elsewhere" if isFound else "missed", "" if isFound else loss.traceless,
                       f"{kind}: {loss.what} ({loss.base.name}) {', '.join(codes)}"] += 1
    print("| loss | tried | found | right place |\n|---|---|---|---|")
    for kind, (tried, told, right) in sorted(counts.items()):
        print(f"| {kind} | {tried} | {told} | {right} |")
    tried, told, right = (sum(count[part] for count in counts.values()) for part in range(3))
    print(f"| all | {tried} | {told} ({100 * told / tried:.2f} %) | {right} ({100 * right / max(told, 1):.2f} %) |")
    traceless = collections.Counter()
    for (_, why, _), count in missed.items():
        traceless[why] += count if why else 0
    for why, count in sorted(traceless.items()):
        if why:
            print(f"Missed without a trace in the rows that are left: {count} × {why}")
    tried -= sum(traceless.values())
    print(f"Of the others found: {told} of {tried} ({100 * told / tried:.2f} %)")
    for (state, why, text), count in sorted(missed.items()):
        print(f"{count} × {state}: {text}", file=sys.stderr)
    sys.exit(0 if told >= 0.999 * tried and right >= 0.999 * told else 1)


if __name__ == "__main__":
    main()
