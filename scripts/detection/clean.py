#!/usr/bin/env python3
"""Asks `kinerja check` about sound samples, of which nothing is to be said: false alarms at the limits by default.

    scripts/detection/clean.py [--cases 500] [--seed 1] [--largest 3000]

Sizes from 5 to 3,000 people, as many small as large ones, all quarters of 2026, both orders of rows; half of them as of some day within the quarter,
half of these with the rows until that day only, as in a nightly run. Prints the codes that occur; exits with 1 on any.
"""
import argparse, collections, datetime, os, random, subprocess, sys, tempfile
from exports import ROOT, Exports, check, folder, written

DATED = {"kehadiran.csv": 1, "kejadian.csv": 1, "jadwal.csv": 1}


def until(files, day, chance):
    """The files as they are on a day: shifts are planned ahead, months are scored when they are over, or later still."""
    base = Exports("", files)
    for name, column in DATED.items():
        if name == "jadwal.csv" and chance.random() < 0.5:
            continue
        header, rows = base.table(name)
        files[name] = written(header, [row for row in rows if row[column] <= day])
    header, rows = base.table("penilaian.csv")
    over = [row for row in rows if row[2] < day[:7]]
    files["penilaian.csv"] = written(header, over if over and chance.random() < 0.8 else rows)


def few(files, count):
    """The rows of the first people alone."""
    base = Exports("", files)
    header, rows = base.table("pegawai.csv")
    people = set(list(dict.fromkeys(row[0] for row in rows))[:count])
    for name in files:
        header, rows = base.table(name)
        if header[0] == "nip":
            files[name] = written(header, [row for row in rows if row[0] in people])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--largest", type=int, default=3000)
    parser.add_argument("--program", default=os.path.join(ROOT, ".build", "release", "kinerja"))
    options = parser.parse_args()
    chance, codes, alarmed = random.Random(options.seed), collections.Counter(), 0
    with tempfile.TemporaryDirectory() as place:
        for case in range(options.cases):
            size = round(5 * (options.largest / 5) ** chance.random())
            month = chance.choice([1, 4, 7, 10])
            path = os.path.join(place, "contoh")
            command = [options.program, "sample", "--quarter", f"2026-Q{(month + 2) // 3}", "--employees", str(max(10, size)),
                       "--seed", str(chance.randrange(10 ** 6)), "--order", chance.choice(["employee", "date"])]
            subprocess.run(command + ["--output", path], check=True, capture_output=True)
            base = Exports(" ".join(command[2:]), folder(path))
            subprocess.run(["rm", "-r", path], check=True)
            if size < 10:
                few(base.files, size)
            more = ["--quarter", f"2026-Q{(month + 2) // 3}"]
            if chance.random() < 0.5:
                day = datetime.date(2026, month, 1) + datetime.timedelta(chance.randrange(89))
                more += ["--as-of", str(day)]
                if chance.random() < 0.5:
                    until(base.files, str(day), chance)
            code, items, said = check(options.program, base, base.files, place, *more)
            # The sample has raters who score everybody alike.
            items = [item for item in items if item["kode"] != "K932"]
            if code or items:
                alarmed += 1
                codes.update({item["kode"] for item in items} or {f"exit {code}"})
                print(f"{base.name} {' '.join(more)} ({size}): {code} {[(item['kode'], item['masalah']) for item in items][:3]} "
                      f"{'' if items else said[-300:]}", file=sys.stderr)
    print(f"{options.cases} sound samples, {alarmed} with findings: {dict(sorted(codes.items()))}")
    sys.exit(1 if alarmed else 0)


if __name__ == "__main__":
    main()
