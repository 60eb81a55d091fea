#!/usr/bin/env python3
"""Spoils the exports of fixtures/quarter, one seeded defect a time, and asks `kinerja check` what is wrong.

    scripts/detection/defects.py [--cases 2400] [--seed 1]

For each class of defect: how many were tried, found, named with the right record and, where it is one cell, with the right
column. Exits with 1 when fewer than 99 % are found, or fewer than 99 % of those with the right record.
"""
import argparse, json, os, random, re, shutil, subprocess, sys, tempfile

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
QUARTER = os.path.join(ROOT, "fixtures", "quarter")
POLICY = os.path.join(ROOT, "fixtures", "policies", "contoh-bengkulu.yaml")
TYPES = {"nip": "nip", "penilai_nip": "nip", "tanggal": "date", "berlaku_mulai": "date", "mulai": "date", "sampai": "date",
         "bulan": "month", "masuk": "time", "pulang": "time", "target": "number", "realisasi": "number", "bobot": "number",
         "norma_menit": "number", "nilai": "number", "pagu": "number", "kelas_jabatan": "number", "jenis_jabatan": "word",
         "status": "word", "pola_kerja": "word", "arah": "word", "jenis": "word", "kode": "word", "shift": "word",
         "aspek": "word", "hasil": "word", "perilaku": "word", "jumlah": "number", "waktu": "time"}
TABLES = {}


def split(line):
    """The cells of a physical line as they are written, quotes included."""
    cells, cell, quoted = [], "", False
    for character in line:
        if character == '"':
            quoted = not quoted
        if character == "," and not quoted:
            cells.append(cell)
            cell = ""
        else:
            cell += character
    return cells + [cell]


def load():
    for name in sorted(os.listdir(QUARTER)):
        if name.endswith(".csv"):
            with open(os.path.join(QUARTER, name), encoding="utf-8", newline="") as file:
                # Records over several lines would blur what a line is.
                text = re.sub(r'"[^"]*"', lambda cell: cell[0].replace("\n", " "), file.read().replace("\r\n", "\n"))
            TABLES[name] = [line for line in text.split("\n") if line]


class Case:
    """One defect: what the folder holds then, and where it should be found."""

    def __init__(self, kind, chance):
        self.kind, self.chance = kind, chance
        self.files = {}
        self.places, self.column, self.codes = set(), None, None
        getattr(self, kind.replace(" ", "_"))()

    # What a defect is made of.

    def table(self, *names):
        return self.chance.choice(names or [name for name in TABLES if len(TABLES[name]) > 1])

    def line(self, name, accept=lambda cells: True):
        """The index of a row, 0 being the header."""
        rows = [index for index in range(1, len(TABLES[name])) if accept(split(TABLES[name][index]))]
        return self.chance.choice(rows)

    def put(self, name, lines, end="\n"):
        self.files[name] = "".join(line + end for line in lines).encode()

    def replace(self, name, index, text, codes, column=None):
        lines = list(TABLES[name])
        lines[index] = text
        self.put(name, lines)
        self.expect(name, index, codes, column)

    def cell(self, name, index, column, text, codes):
        header, cells = TABLES[name][0].split(","), split(TABLES[name][index])
        cells[header.index(column)] = text
        self.replace(name, index, ",".join(cells), codes, column)

    def expect(self, name, index, codes, column=None):
        self.places.add(f"{name}:{index + 1}" if index is not None else name)
        self.codes, self.column = set(codes.split()), column

    def value(self, name, index, column):
        return split(TABLES[name][index])[TABLES[name][0].split(",").index(column)]

    # The defects, by name.

    def separator_too_many(self):
        name = self.table()
        index = self.line(name)
        cells = split(TABLES[name][index])
        cells.insert(self.chance.randrange(len(cells) + 1), "")
        self.replace(name, index, ",".join(cells), "K104")

    def separator_too_few(self):
        name = self.table()
        index = self.line(name)
        cells = split(TABLES[name][index])
        at = self.chance.randrange(len(cells) - 1)
        cells[at:at + 2] = [cells[at] + cells[at + 1]]
        self.replace(name, index, ",".join(cells), "K104 K102")

    def stray_quote(self):
        name = self.table()
        index = self.line(name, lambda cells: any(cells))
        cells = split(TABLES[name][index])
        at = self.chance.choice([number for number, cell in enumerate(cells) if len(cell) > 1])
        place = self.chance.randrange(1, len(cells[at]))
        cells[at] = cells[at][:place] + '"' + cells[at][place:]
        self.replace(name, index, ",".join(cells), "K102 K103", TABLES[name][0].split(",")[at])

    def quote_left_open(self):
        name = self.table()
        index = self.line(name)
        cells = split(TABLES[name][index])
        at = self.chance.choice([number for number, cell in enumerate(cells) if not cell.startswith('"')])
        cells[at] = '"' + cells[at]
        self.replace(name, index, ",".join(cells), "K103 K102", TABLES[name][0].split(",")[at])

    def wrong_type(self):
        name = self.table()
        columns = [column for column in TABLES[name][0].split(",") if column in TYPES]
        column = self.chance.choice(columns)
        index = self.line(name)
        wrong = {"nip": ["12345", "19800101200501100A"], "date": ["1 Juli", "2026-7-1"], "month": ["Juli", "2026-7"],
                 "time": ["pagi", "7.30", "730"], "number": ["abc", "1,5", "1.234.567"], "word": ["???", "hadir"]}
        self.cell(name, index, column, f'"{self.chance.choice(wrong[TYPES[column]])}"',
                  "K202 K203 K204 K205 K206 K207 K209 K302 K303 K305 K306 K310")

    def impossible_date(self):
        name, column = self.chance.choice([("kehadiran.csv", "tanggal"), ("pegawai.csv", "berlaku_mulai"),
                                           ("masa.csv", "sampai"), ("jadwal.csv", "tanggal"),
                                           ("plt.csv", "mulai"), ("kejadian.csv", "tanggal")])
        text = self.chance.choice(["2026-02-30", "2026-09-31", "2026-13-01", "2025-02-29", "2026-00-10"])
        self.cell(name, self.line(name), column, text, "K203")

    def twenty_four_o_clock(self):
        index = self.line("kehadiran.csv")
        self.cell("kehadiran.csv", index, self.chance.choice(["masuk", "pulang"]), "24:00", "K205")

    def out_before_in(self):
        offices = {split(line)[0] for line in TABLES["pegawai.csv"] if "SHIFT" not in line}
        index = self.line("kehadiran.csv",
                          lambda cells: cells[0] in offices and cells[2] and cells[3] and "2026-07-01" <= cells[1])
        masuk, pulang = self.value("kehadiran.csv", index, "masuk"), self.value("kehadiran.csv", index, "pulang")
        cells = split(TABLES["kehadiran.csv"][index])
        cells[2], cells[3] = pulang, masuk
        self.replace("kehadiran.csv", index, ",".join(cells), "K921", "pulang")

    def attendance_outside_employment(self):
        index = self.line("pegawai.csv", lambda cells: cells[11] == "" and sum(
            line.startswith(cells[0]) for line in TABLES["pegawai.csv"]) == 1)
        nip = self.value("pegawai.csv", index, "nip")
        cells = split(TABLES["pegawai.csv"][index])
        cells[11] = "2026-09-15"
        lines = list(TABLES["pegawai.csv"])
        lines[index] = ",".join(cells)
        self.put("pegawai.csv", lines)
        for number, line in enumerate(TABLES["kehadiran.csv"]):
            if line.startswith(nip + ",2026-09-") and line[19:29] > "2026-09-15":
                self.expect("kehadiran.csv", number, "K922", "tanggal")

    def scientific_NIP(self):
        name = self.table("kehadiran.csv", "target.csv", "penilaian.csv", "pegawai.csv")
        index = self.line(name)
        nip = self.value(name, index, "nip")
        text = f"{nip[0]}.{nip[1:6]}E+17" if self.chance.random() < 0.5 else f'"{nip[0]},{nip[1:6]}E+17"'
        self.cell(name, index, "nip", text, "K210")

    def zeroed_NIP(self):
        name = self.table("kehadiran.csv", "target.csv", "penilaian.csv", "pegawai.csv")
        index = self.line(name, lambda cells: name != "kehadiran.csv" or cells[1] >= "2026-07-01")
        self.cell(name, index, "nip", self.value(name, index, "nip")[:15] + "000", "K211 K914")

    def decorated_NIP(self):
        name = self.table("kehadiran.csv", "target.csv", "penilaian.csv", "pegawai.csv")
        index = self.line(name, lambda cells: name != "kehadiran.csv" or cells[1] >= "2026-07-01")
        nip = self.value(name, index, "nip")
        text = self.chance.choice(["'" + nip, " " + nip, nip + " ", f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"])
        self.cell(name, index, "nip", text, "K212")

    def newcomer(self, nip, name="Orang Baru", status="PNS"):
        cells = split(TABLES["pegawai.csv"][1])
        cells[0], cells[1], cells[7] = nip, name, status
        self.put("pegawai.csv", TABLES["pegawai.csv"] + [",".join(cells)])
        return len(TABLES["pegawai.csv"])

    def birth_date_in_NIP(self):
        day = self.chance.choice(["19800230", "19801301", "19900931", "00000000"])
        self.expect("pegawai.csv", self.newcomer(day + "2005011019"), "K911", "nip")

    def appointment_month_in_NIP(self):
        month = self.chance.choice(["00", "13", "21", "99"])
        self.expect("pegawai.csv", self.newcomer("198005052005" + month + "1019"), "K912", "nip")

    def one_person_under_two_NIPs(self):
        index = self.line("pegawai.csv")
        nip, name = self.value("pegawai.csv", index, "nip"), self.value("pegawai.csv", index, "nama")
        line = self.newcomer(nip[:8] + "2024" + "21" + nip[14] + "777", name, "PPPK")
        self.expect("pegawai.csv", line, "K915", "nama")

    def ambiguous_thousands(self):
        column = self.chance.choice(["target", "realisasi"])
        header = TABLES["target.csv"][0].split(",")
        rows = [split(line) for line in TABLES["target.csv"]]
        at = header.index(column)
        for cells in rows[1:]:
            cells[at] = cells[at].split(".")[0]
        index = self.line("target.csv")
        rows[index][at] = f"{self.chance.randrange(1, 20)}.{self.chance.randrange(1000):03}"
        self.put("target.csv", [",".join(cells) for cells in rows])
        self.expect("target.csv", index, "K907", column)

    def ragged_row(self):
        name = self.table()
        index = self.line(name)
        cells = split(TABLES[name][index])
        keep = self.chance.randrange(1, len(cells))
        self.replace(name, index, ",".join(cells[:keep]), "K104")

    def byte(self, wrong, codes):
        name = self.table("pegawai.csv", "target.csv", "tarif.csv", "kehadiran.csv", "penilaian.csv")
        index = self.line(name)
        line = TABLES[name][index].encode()
        at = self.chance.randrange(len(line) + 1)
        lines = [text.encode() for text in TABLES[name]]
        lines[index] = line[:at] + wrong + line[at:]
        self.files[name] = b"\n".join(lines) + b"\n"
        self.expect(name, index, codes)

    def NUL_byte(self):
        self.byte(b"\0", "K105")

    def wrong_encoding(self):
        self.byte(self.chance.choice([b"\xe9", b"\x96", b"\xff", b"\xc3"]), "K101")

    def lone_CR(self):
        name = self.table()
        index = self.line(name)
        lines = [line.encode() + b"\n" for line in TABLES[name]]
        lines[index] = lines[index][:-1] + b"\r"
        self.files[name] = b"".join(lines)
        self.expect(name, index, "K905")

    def CR_within_a_row(self):
        name = self.table()
        index = self.line(name)
        cells = split(TABLES[name][index])
        at = self.chance.randrange(1, len(cells))
        self.replace(name, index, ",".join(cells[:at]) + "\r," + ",".join(cells[at:]), "K104 K905")

    def mixed_line_ends(self):
        name = self.table()
        index = self.line(name)
        lines = [line + "\n" for line in TABLES[name]]
        lines[index] = lines[index][:-1] + "\r\n"
        self.files[name] = "".join(lines).encode()
        self.expect(name, index, "K904")

    def header_without_a_column(self):
        name = self.table("kehadiran.csv", "pegawai.csv", "target.csv", "penilaian.csv", "tarif.csv")
        at = self.chance.randrange(len(TABLES[name][0].split(",")))
        rows = [split(line) for line in TABLES[name]]
        column = rows[0][at]
        self.put(name, [",".join(cells[:at] + cells[at + 1:]) for cells in rows])
        self.expect(name, 0, "K004", column)

    def header_with_a_column_twice(self):
        name = self.table()
        rows = [split(line) for line in TABLES[name]]
        at = self.chance.randrange(len(rows[0]))
        self.put(name, [",".join(cells + [cells[at]]) for cells in rows])
        self.expect(name, 0, "K006", rows[0][at])

    def header_with_an_unknown_column(self):
        name = self.table()
        rows = [split(line) for line in TABLES[name]]
        at = self.chance.randrange(len(rows[0]) + 1)
        for number, cells in enumerate(rows):
            cells.insert(at, "x" if number else self.chance.choice(["Catatan", "NIP", "no", "nip "]))
        self.put(name, [",".join(cells) for cells in rows])
        self.expect(name, 0, "K005")

    def other_separator(self):
        name = self.table()
        separator = self.chance.choice([";", "\t"])
        self.put(name, [separator.join(split(line)) for line in TABLES[name]])
        self.expect(name, 0, "K007")

    def empty_file(self):
        name = self.table("kehadiran.csv", "pegawai.csv", "target.csv", "penilaian.csv", "tarif.csv")
        self.files[name] = self.chance.choice([b"", b"\n\n", b"\xef\xbb\xbf"])
        self.expect(name, None, "K003")

    def cut(self, has_totals):
        name = self.table("kehadiran.csv", "pegawai.csv", "target.csv", "penilaian.csv", "tarif.csv")
        text = "".join(line + "\n" for line in TABLES[name]).encode()
        at = self.chance.randrange(len(TABLES[name][0]) + 2, len(text))
        self.files[name] = text[:at]
        index = text[:at].count(b"\n")
        if has_totals:
            table = name[:-4]
            rows = len(TABLES[name]) - 1
            self.files["kendali.yaml"] = f"schema: kinerja-kendali/1\n{table}: {{baris: {rows}}}\n".encode()
            self.expect("kendali.yaml", 1, "K008 K906 K104")
            if text[:at].endswith(b"\n"):
                return
        self.expect(name, index if not text[:at].endswith(b"\n") else index - 1, "K906 K104 K008")

    def file_cut_in_the_middle(self):
        self.cut(False)

    def file_cut_with_control_totals(self):
        self.cut(True)

    def same_file_twice(self):
        name = self.table()
        self.files[name[:-4] + "-salinan.csv"] = "".join(line + "\n" for line in TABLES[name]).encode()
        self.expect(name, None, "K902")

    def table_of_another_quarter(self):
        name = self.table("kehadiran.csv", "jadwal.csv", "penilaian.csv")
        lines = [line.replace(",2026-0", ",2025-0") for line in TABLES[name]]
        self.put(name[:-4] + "-lama.csv", lines)
        self.expect(name[:-4] + "-lama.csv", None, "K903")

    def supervisor_who_scores_himself(self):
        index = self.line("penilaian.csv")
        self.cell("penilaian.csv", index, "penilai_nip", self.value("penilaian.csv", index, "nip"), "K931")

    def scores_without_variance(self):
        raters = {}
        for line in TABLES["penilaian.csv"][1:]:
            cells = split(line)
            raters.setdefault(cells[1], set()).add(cells[0])
        rater = self.chance.choice(sorted(rater for rater, rated in raters.items() if len(rated) > 1))
        lines, first = [TABLES["penilaian.csv"][0]], None
        for number, line in enumerate(TABLES["penilaian.csv"][1:], 1):
            cells = split(line)
            if cells[1] == rater:
                cells[4] = "85"
                first = first or number
            lines.append(",".join(cells))
        self.put("penilaian.csv", lines)
        self.expect("penilaian.csv", first, "K932", "penilai_nip")

    def unknown_kind_of_spell(self):
        self.cell("masa.csv", self.line("masa.csv"), "jenis", self.chance.choice(["Ringan", "HUKDIS", "CUTI"]), "K306")

    def unknown_kind_of_event(self):
        self.cell("kejadian.csv", self.line("kejadian.csv"), "jenis", self.chance.choice(["Apel", "UPACARA"]), "K310")

    def unknown_number(self):
        self.cell("angka.csv", self.line("angka.csv"), "nama", self.chance.choice(["Tambahan", "tunggakan"]), "K311")

    def spell_that_ends_before_it_starts(self):
        index = self.line("masa.csv", lambda cells: cells[3])
        self.cell("masa.csv", index, "sampai", "2020-01-31", "K309")

    def two_tariffs_on_a_day(self):
        index = self.line("tarif.csv")
        cells = split(TABLES["tarif.csv"][index])
        cells[2], cells[5] = "1234000", "2026-08-01"
        self.put("tarif.csv", TABLES["tarif.csv"] + [",".join(cells)])
        self.expect("tarif.csv", len(TABLES["tarif.csv"]), "K405", "mulai")

    def acting_post_without_a_tariff(self):
        index = self.line("plt.csv")
        grades = {split(line)[0] for line in TABLES["tarif.csv"][1:]}
        spare = [grade for grade in map(str, range(1, 18)) if grade not in grades]
        if spare:
            self.cell("plt.csv", index, "kelas_jabatan", self.chance.choice(spare), "K406")
        else:
            grade = self.value("plt.csv", index, "kelas_jabatan")
            staff = any(split(line)[6] == grade for line in TABLES["pegawai.csv"][1:])
            lines = [line for line in TABLES["tarif.csv"] if split(line)[0] != grade]
            self.put("tarif.csv", lines)
            self.expect("plt.csv", index, "K406 K403" if staff else "K406", "kelas_jabatan")

    def control_totals_that_do_not_match(self):
        name = self.table()
        rows = len(TABLES[name]) - 1 + self.chance.choice([-1, 1, 10])
        self.files["kendali.yaml"] = f"schema: kinerja-kendali/1\n{name[:-4]}: {{baris: {rows}}}\n".encode()
        self.expect("kendali.yaml", 1, "K008", name[:-4])


KINDS = [name.replace("_", " ") for name in """separator_too_many separator_too_few stray_quote quote_left_open wrong_type
    impossible_date twenty_four_o_clock out_before_in attendance_outside_employment scientific_NIP zeroed_NIP decorated_NIP
    birth_date_in_NIP appointment_month_in_NIP one_person_under_two_NIPs ambiguous_thousands ragged_row NUL_byte
    wrong_encoding lone_CR CR_within_a_row mixed_line_ends header_without_a_column header_with_a_column_twice
    header_with_an_unknown_column other_separator empty_file file_cut_in_the_middle file_cut_with_control_totals
    same_file_twice table_of_another_quarter supervisor_who_scores_himself scores_without_variance
    unknown_kind_of_spell unknown_kind_of_event unknown_number spell_that_ends_before_it_starts two_tariffs_on_a_day
    acting_post_without_a_tariff control_totals_that_do_not_match""".split()]
# The classes of which the issue asks most: a separator too many or too few, a stray quote, a wrong type, a cut.
WEIGHTS = [6 if kind in ("separator too many", "separator too few", "stray quote", "quote left open", "wrong type",
                         "ragged row", "file cut in the middle", "file cut with control totals") else 1 for kind in KINDS]


def findings(program, folder):
    done = subprocess.run([program, "check", "--quarter", "2026-Q3", "--input", folder, "--policy", POLICY, "--json",
                           "--errors", os.path.join(folder, "..", "galat.csv")], capture_output=True, text=True)
    if done.returncode not in (0, 65, 66):
        return done.returncode, []
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()][:-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=2400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", default=os.path.join(ROOT, ".build", "release", "kinerja"))
    options = parser.parse_args()
    load()
    chance = random.Random(options.seed)
    counts = {kind: [0, 0, 0, 0, 0] for kind in KINDS}
    missed = []
    with tempfile.TemporaryDirectory() as place:
        for number in range(options.cases):
            kind = KINDS[number % len(KINDS)] if number < 2 * len(KINDS) else chance.choices(KINDS, WEIGHTS)[0]
            case = Case(kind, chance)
            folder = os.path.join(place, "masukan")
            os.mkdir(folder)
            for name, lines in TABLES.items():
                with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
                    file.write("".join(line + "\n" for line in lines))
            for name, content in case.files.items():
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(content)
            code, found = findings(options.program, folder)
            shutil.rmtree(folder)
            if code not in (0, 65, 66):
                sys.exit(f"{kind}, case {number}: exit code {code}")
            tally = counts[kind]
            tally[0] += 1
            own = [item for item in found if item["kode"] in case.codes]
            if not own:
                missed.append((number, kind, sorted(case.places), [item["kode"] for item in found][:5]))
                continue
            tally[1] += 1
            at = [item for item in own
                  if (f"{item['berkas']}:{item['baris']}" if item["baris"] else item["berkas"]) in case.places]
            tally[2] += bool(at)
            if not at:
                missed.append((number, kind, sorted(case.places), [(item["berkas"], item["baris"]) for item in own][:3]))
            if case.column:
                tally[3] += 1
                tally[4] += any(item["kolom"] == case.column for item in at)
    print("| defect | tried | found | right record | right column |\n|---|---|---|---|---|")
    for kind, (tried, found, record, of, column) in counts.items():
        print(f"| {kind} | {tried} | {found} | {record} | {f'{column} of {of}' if of else '–'} |")
    tried, found, record, of, column = (sum(tally[part] for tally in counts.values()) for part in range(5))
    print(f"| all | {tried} | {found} ({100 * found / tried:.2f} %) | {record} ({100 * record / max(found, 1):.2f} %) | "
          f"{column} of {of} |")
    for item in missed[:20]:
        print(*item, file=sys.stderr)
    sys.exit(0 if found >= 0.99 * tried and record >= 0.99 * found else 1)


if __name__ == "__main__":
    main()
