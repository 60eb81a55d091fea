#!/usr/bin/env python3
"""Copies the exports of a sample and spoils a million attendance rows, for timing `kinerja check`.

    bad_rows.py SOURCE TARGET [ROWS]
"""
import os, sys

source, target = sys.argv[1:3]
count = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
os.makedirs(target, exist_ok=True)
for name in sorted(os.listdir(source)):
    if name.endswith(".csv") and name != "kehadiran.csv":
        if not os.path.exists(os.path.join(target, name)):
            os.link(os.path.join(source, name), os.path.join(target, name))
path = os.path.join(source, "kehadiran.csv")
with open(path, "rb") as file:
    rows = sum(1 for _ in file) - 1
step, spoiled = max(1, rows // count), 0
with open(path, "rb") as file, open(os.path.join(target, "kehadiran.csv"), "wb") as out:
    out.write(next(file))
    for number, line in enumerate(file):
        if number % step == 0 and spoiled < count:
            cells = line.rstrip(b"\n").split(b",")
            # In turn: no such date, no such time, one cell too few, a spoiled NIP.
            kind = spoiled % 4
            if kind == 0:
                cells[1] = b"2026-02-30"
            elif kind == 1:
                cells[2] = b"24:00"
            elif kind == 2:
                cells.pop()
            else:
                cells[0] = b"1.98001E+17"
            line = b",".join(cells) + b"\n"
            spoiled += 1
        out.write(line)
print(f"{spoiled} of {rows} rows spoiled")
