"""Compares a database with the hasil.csv of each of its runs: database.py DATABASE HASIL_CSV..."""

import csv
import sqlite3
import sys
from decimal import Decimal

database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
database.row_factory = sqlite3.Row


def check(holds, reason):
    if not holds:
        sys.exit(f"database.py: {reason}")


def stored(row, name):
    for suffix, digits in (("_mikro", 6), ("_sen", 2), ("", 0)):
        if name + suffix in row.keys():
            value = row[name + suffix]
            return "" if value is None else f"{Decimal(value).scaleb(-digits):f}" if digits else str(value)


check(database.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "integrity")
check(not database.execute("PRAGMA foreign_key_check").fetchall(), "foreign keys")
runs = [row["id"] for row in database.execute("SELECT id FROM run")]
check(len(runs) == len(sys.argv) - 2, "number of runs")
check(
    database.execute("SELECT count(*) FROM (SELECT 1 FROM run GROUP BY triwulan HAVING sum(berlaku) <> 1)").fetchone()[0] == 0,
    "one run holds for each quarter",
)
found = set()
for path in sys.argv[2:]:
    rows = list(csv.DictReader(open(path, encoding="utf-8", newline="")))
    for run in runs:
        kept = {row["nip"]: row for row in database.execute("SELECT * FROM hasil WHERE run = ?", [run])}
        if len(kept) == len(rows) and all(
            stored(kept[row["nip"]], name) == text for row in rows for name, text in row.items()
        ):
            break
    else:
        check(False, f"no run holds the rows of {path}")
    found.add(run)
    total = sum(int(row["insentif"] or 0) for row in rows)
    one = lambda query: database.execute(query, [run]).fetchone()[0]
    check(one("SELECT sum(insentif) FROM hasil WHERE run = ?") == total, "the total")
    check(one("SELECT sum(insentif) FROM per_unit WHERE run = ?") == total, "the units' total")
    evaluated = sum(row["status_nilai"] == "DINILAI" for row in rows)
    check(one("SELECT count(*) FROM peringkat WHERE run = ?") == evaluated, "the ranking")
    check(one("SELECT count(*) FROM tidak_dinilai WHERE run = ?") == len(rows) - evaluated, "those not evaluated")
    holds = one("SELECT berlaku FROM run WHERE id = ?")
    check(one("SELECT count(*) FROM tren WHERE run = ?") == holds * len(rows), "the trend")
    check(one("SELECT dihitung_ulang FROM run WHERE id = ?") == 1, "the run was computed again")
    check(one("SELECT count(*) FROM komponen WHERE run = ?") == 3 * len(rows), "the components")
    check(one("SELECT count(*) FROM masukan WHERE run = ?") > 5, "the inputs")
    for table, key in (("bulanan", ("nip", "bulan")), ("triwulan", ("nip",))):
        written = list(csv.DictReader(open(path.replace("hasil.csv", f"{table}.csv"), encoding="utf-8", newline="")))
        kept = database.execute(f"SELECT * FROM {table} WHERE run = ?", [run]).fetchall()
        kept = {tuple(row[part] for part in key): row for row in kept}
        check(len(kept) == len(written), f"the rows of {table}")
        columns = dict(database.execute("SELECT sel, kolom FROM sel WHERE tabel = ?", [table]).fetchall())
        header = list(written[0])
        check(set(header[8 if table == "bulanan" else 1 :]) <= set(columns), f"the names of cells in {table}")
        for row in written:
            stored_row = kept[tuple(row[part] for part in key)]
            for name, text in row.items():
                value = stored_row[columns[name]] if name in columns else stored(stored_row, name)
                if name in columns:
                    value = "" if value is None else f"{Decimal(value).scaleb(-6):f}"
                check(value == text, f"{table} {row['nip']} {name}: {value}, not {text}")
        there = sum(row.get(cell, "") != "" for row in written for cell in columns)
        check(one(f"SELECT count(*) FROM {table}_panjang WHERE run = ?") == there, f"the cells of {table}")
check(found == set(runs), "a run matches no file")
plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM hasil WHERE nip = '1'").fetchall()
check("hasil_nip" in plan[0]["detail"], "a person is not looked up through the index")
