"""Sound exports to be damaged, and what `kinerja check` says of a folder."""
import collections, csv, io, json, os, subprocess

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
FIXTURES = os.path.join(ROOT, "fixtures")
QUARTER = ["--quarter", "2026-Q3"]
POLICY = os.path.join(FIXTURES, "policies", "contoh-bengkulu.yaml")
HOURS = {"PAGI": ("07:00", "14:00"), "SIANG": ("14:00", "21:00"), "MALAM": ("21:00", "07:00")}


class Exports:
    """A folder: the bytes of its files, the options that it is read with, and what is said of it undamaged."""

    def __init__(self, name, files, options=()):
        self.name, self.files, self.options = name, files, list(options)
        self.known = None

    def text(self, name):
        return self.files[name].decode()

    def table(self, name):
        """The header and the rows of a canonical table; a record over several lines becomes one line."""
        header, *rows = csv.reader(io.StringIO(self.text(name)))
        return header, [[cell.replace("\n", " ") for cell in row] for row in rows if row]

    def logs(self):
        return [name for name in self.files if name.endswith(".dat")]


def written(header, rows, delimiter=","):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows([header] + rows)
    return text.getvalue().encode()


def folder(path):
    files = {}
    for name in sorted(os.listdir(path)):
        if name.endswith((".csv", ".dat", ".yaml")):
            with open(os.path.join(path, name), "rb") as file:
                files[name] = file.read()
    return files


def bases(program, place):
    """The fixture quarter, the same through attendance devices and a recap, and samples in both orders of rows."""
    quarter = Exports("quarter", folder(os.path.join(FIXTURES, "quarter")))
    for name in list(quarter.files):
        quarter.files[name] = written(*quarter.table(name))
    found = [quarter]
    for size, seed, order in [(60, 7, "employee"), (150, 8, "date"), (400, 9, "employee")]:
        path = os.path.join(place, f"sample-{size}")
        subprocess.run([program, "sample", "--quarter", "2026-Q3", "--employees", str(size), "--seed", str(seed), "--order",
                        order, "--output", path], check=True, capture_output=True)
        found.append(Exports(f"sample {size} by {order}", folder(path)))
    rest = {name: content for name, content in quarter.files.items() if name != "kehadiran.csv"}
    gates = folder(os.path.join(FIXTURES, "profiles", "zkteco-attlog"))
    found.append(Exports("two gates", rest | gates, ["--profile", "zkteco-attlog"]))
    found.append(Exports("a device an office", rest | offices(quarter, gates), ["--profile", "zkteco-attlog"]))
    recap = folder(os.path.join(FIXTURES, "profiles", "sidik-jari-rekap"))
    found.append(Exports("recap", rest | recap, ["--profile", "sidik-jari-rekap"]))
    found.append(Exports("four punches", quarter.files | {"kehadiran.csv": withMidday(*quarter.table("kehadiran.csv"))}))
    return found


def withMidday(header, rows):
    """The rows with two punches about noon on the days of office hours; the policy asks for none."""
    for number, row in enumerate(rows):
        isOffice = row[2][:2] in ("07", "08") and row[3][:2] in ("15", "16", "17")
        row += [f"12:{number % 20:02}", f"12:{40 + number % 20:02}"] if isOffice else ["", ""]
    return written(header + ["tengah_1", "tengah_2"], rows)


def units(base):
    """The unit in which each person stands last in the roster."""
    header, rows = base.table("pegawai.csv")
    return {row[header.index("nip")]: row[header.index("unit_kode")] for row in rows}


def offices(quarter, gates):
    """The punches of two gates as if each unit had a device of its own, each log in the order of its punches."""
    unit = units(quarter)
    pins = dict(line.split(",") for line in gates["pin-nip.csv"].decode().split()[1:])
    logs = collections.defaultdict(set)
    for name in gates:
        if name.endswith(".dat"):
            for line in gates[name].decode().splitlines():
                logs[unit[pins[line.split("\t")[0].strip()]]].add(line)
    files = {name: content for name, content in gates.items() if not name.endswith(".dat")}
    for number, code in enumerate(sorted(logs), 1):
        lines = sorted(logs[code], key=lambda line: line.split("\t")[1])
        files[f"{number}_attlog.dat"] = "".join(line + "\n" for line in lines).encode()
    return files


def check(program, base, files, place, *more, profile=None):
    """The exit code and the findings for these files under the options of a base, or under a profile's text."""
    path = os.path.join(place, "masukan")
    os.mkdir(path)
    for name, content in files.items():
        with open(os.path.join(path, name), "wb") as file:
            file.write(content)
    options = base.options
    if profile:
        options = ["--profile", os.path.join(place, "profil.yaml")]
        with open(options[1], "w", encoding="utf-8") as file:
            file.write(profile)
    done = subprocess.run(
        [program, "check", "--input", path, "--policy", POLICY, "--json", "--lang", "en",
         "--errors", os.path.join(place, "galat.csv")] + options + (list(more) or QUARTER),
        capture_output=True, text=True, cwd=place)
    subprocess.run(["rm", "-r", path], check=True)
    if done.returncode not in (0, 65, 66, 78):
        raise SystemExit(f"{base.name}: exit code {done.returncode}: {done.stderr[-2000:]}")
    items = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return done.returncode, [item for item in items if isinstance(item.get("kode"), str)], done.stderr
