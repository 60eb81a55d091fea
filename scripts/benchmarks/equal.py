"""Compares results: for each column two files share, how many employees agree exactly, within 0.000001, and not at all."""

import argparse
import sys

import polars

COLUMNS = [
    "peringkat", "hari_kerja", "hari_tk", "disiplin", "capaian", "beban_rasio", "beban_relatif", "faktor_beban",
    "capaian_normal", "perilaku", "indeks", "dasar_insentif", "insentif",
]  # fmt: skip
TOLERANCE = 1.5e-6  # one unit of the sixth decimal, and what a DOUBLE adds to it


def read(path):
    """Reads the compared columns of a result, in the order of the employees."""
    names = polars.scan_csv(path, infer_schema=False).collect_schema().names()
    columns = [name for name in COLUMNS if name in names]
    return polars.read_csv(
        path, columns=["nip"] + columns, schema_overrides={"nip": polars.Int64} | dict.fromkeys(columns, polars.Float64)
    ).sort("nip")


def compare(left, right):
    """Gives the employees only one side has, and a list of (column, exact, near, beyond)."""
    if left["nip"].equals(right["nip"]):
        alone = 0
    else:
        alone = len(left.join(right, on="nip", how="anti")) + len(right.join(left, on="nip", how="anti"))
        left, right = left.join(right, on="nip", how="semi"), right.join(left, on="nip", how="semi")
    rows = []
    for column in [name for name in COLUMNS if name in left.columns and name in right.columns]:
        a, b = left[column], right[column]
        exact = int(a.eq_missing(b).sum())
        near = int(((a - b).abs() <= TOLERANCE).fill_null(False).sum() - (a == b).fill_null(False).sum())
        rows.append((column, exact, near, len(a) - exact - near))
    return alone, rows


def report(left, right, names):
    """Prints the comparison of two files and tells whether all rows agree within the tolerance."""
    alone, rows = compare(read(left), read(right))
    beyond = sum(row[3] for row in rows)
    print(f"{names[0]} and {names[1]}: {'equal' if alone + beyond == 0 else 'DIFFERENT'}")
    if alone:
        print(f"  {alone} employees are in one of them only")
    print(f"  {'column':16}{'exact':>10}{'<= 1e-6':>10}{'beyond':>10}")
    for column, exact, near, far in rows:
        print(f"  {column:16}{exact:>10}{near:>10}{far:>10}")
    return alone + beyond == 0


def main():
    """Compares the first file with each of the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first")
    parser.add_argument("others", nargs="+")
    options = parser.parse_args()
    equal = [report(options.first, other, (options.first, other)) for other in options.others]
    sys.exit(0 if all(equal) else 1)


if __name__ == "__main__":
    main()
