"""Runs the engine, DuckDB, Polars and wc in turn over the same exports and prints medians and ratios.

The results must agree: each cell of `hasil.csv`, `bulanan.csv` and `triwulan.csv` is compared as text, without a tolerance,
and so is the order of the rows. What the engine does besides (checks of every row, the lists of ranks by unit, the run
record with its digests) is in its time and not in that of the others.
"""

import argparse
import csv
import filecmp
import glob
import itertools
import multiprocessing
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
WORK = ROOT / ".build-bench"
RESULTS = ("hasil.csv", "bulanan.csv", "triwulan.csv")


def measured(command):
    """Runs a command; gives wall seconds, CPU seconds and peak memory in MiB."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if status:
        sys.exit(f"{command[0]} failed with status {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def sample(engine, employees, order):
    """The folder of a sample, made when it is not there yet."""
    folder = WORK / "data" / f"{employees}-{order}"
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = folder.with_suffix(".draft")
        shutil.rmtree(draft, ignore_errors=True)
        subprocess.run(
            [engine, "sample", "--quarter", "2026-Q3", "--employees", str(employees), "--seed", "1", "--order", order,
             "--output", draft],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        draft.rename(folder)
    return folder


def compare(ours, theirs):
    """Counts the rows that differ, by file and column; nothing when the files say the same."""
    differing = {}
    for name in RESULTS:
        if filecmp.cmp(ours / name, theirs / name, shallow=False):
            continue
        with open(ours / name, newline="", encoding="utf-8") as left, open(theirs / name, newline="", encoding="utf-8") as right:
            rows, others = csv.reader(left), csv.reader(right)
            header, other_header = next(rows), next(others)
            if header != other_header:
                differing[f"{name}: header"] = 1
                continue
            for row, other in itertools.zip_longest(rows, others):
                if row is None or other is None:
                    places = ["row is missing"]
                else:
                    places = [column for column, a, b in zip(header, row, other) if a != b]
                for place in places:
                    differing[f"{name}: {place}"] = differing.get(f"{name}: {place}", 0) + 1
    return differing


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", required=True)
    parser.add_argument("--employees", default="70000,1000000")
    parser.add_argument("--orders", default="employee,date")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--against", default="duckdb,polars", help="what to compare with, DuckDB first")
    options = parser.parse_args()
    results = WORK / "results"
    agree = True
    print(f"{'employees':>9} {'order':8} {'what':8} {'wall s':>8} {'cpu s':>8} {'MiB':>7} {'wall/DuckDB':>12} {'MiB/DuckDB':>11}")
    for employees in map(int, options.employees.split(",")):
        for order in options.orders.split(","):
            folder = sample(options.engine, employees, order)
            commands = {
                "kinerja": [options.engine, "evaluate", "--quarter", "2026-Q3", "--input", folder, "--policy",
                            ROOT / "fixtures/policies/contoh-bengkulu.yaml", "--threads", str(options.threads)],
                **{other: [sys.executable, HERE / f"{other}_job.py", "--input", folder, "--threads", str(options.threads)]
                   for other in options.against.split(",")},
                "wc -l": ["wc", "-l", *sorted(glob.glob(f"{folder}/*.csv"))],
            }  # fmt: skip
            figures = {name: [] for name in commands}
            shutil.rmtree(results, ignore_errors=True)
            results.mkdir(parents=True)
            for run in range(options.runs + 1):
                for name, command in commands.items():
                    # Every run writes to a place of its own: removing files just before makes creating others slow.
                    output = [] if name == "wc -l" else ["--output", results / f"{name}-{run}"]
                    outcome = measured([*command, *output])
                    if run:
                        figures[name].append(outcome)
            for name, runs in figures.items():
                wall, cpu, memory = (statistics.median(column) for column in zip(*runs))
                ratio, memory_ratio = (
                    statistics.median(a[k] / b[k] for a, b in zip(runs, figures["duckdb"])) for k in (0, 2)
                )
                print(f"{employees:9} {order:8} {name:8} {wall:8.2f} {cpu:8.2f} {memory:7.0f} {ratio:12.2f} {memory_ratio:11.2f}", flush=True)
            for name in options.against.split(","):
                # In a process of its own, for the memory it takes would be counted as that of the runs to come.
                with multiprocessing.Pool(1) as pool:
                    differing = pool.apply(compare, (results / "kinerja-0", results / f"{name}-0"))
                agree = agree and not differing
                print(f"          {name}: rows whose cells differ from the engine's: {differing or 'none'}", flush=True)
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
