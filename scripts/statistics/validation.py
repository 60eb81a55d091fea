#!/usr/bin/env python3
"""Audits simulated quarters: how often fair ones are marked, and how often a planted unfairness is found.

Each quarter is a sample with a seed of its own, evaluated without a workload factor, which would itself make the index
depend on the workload.
"""
import argparse
import collections
import concurrent.futures
import csv
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLICY = ROOT / "fixtures/policies/contoh-bengkulu.yaml"
FAIR = ["--plant-severity", "0"]
# What is planted, the employees, the share of simulations, the mark that should be there; none where all is fair.
STUDIES = [
    ("nothing, supervisors score alike", FAIR, 600, 1.0, None),
    ("nothing, supervisors differ", [], 600, 0.2, None),
    ("a workload costs 4 points", FAIR + ["--plant-workload", "4"], 600, 0.2, "spearman_beban"),
    ("a workload costs 8 points", FAIR + ["--plant-workload", "8"], 600, 0.2, "spearman_beban"),
    ("women 3 points lower", FAIR + ["--plant-sex", "3"], 600, 0.2, "jenis_kelamin"),
    ("women 5 points lower", FAIR + ["--plant-sex", "5"], 600, 0.2, "jenis_kelamin"),
    ("women 3 points lower", FAIR + ["--plant-sex", "3"], 3000, 0.1, "jenis_kelamin"),
    ("supervisors differ by up to 30 points", ["--plant-severity", "30"], 600, 0.2, "unit_kode"),
]


def marks(engine, policy, plants, employees, seed):
    """The questions with a mark, by table."""
    with tempfile.TemporaryDirectory() as place:
        base = pathlib.Path(place)

        def run(*command):
            subprocess.run(
                [engine, *map(str, command)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )

        run("sample", "--quarter", "2026-Q3", "--employees", employees, "--seed", seed, "--output", base / "s", *plants)
        run("evaluate", "--accept-incomplete", "sample", "--quarter", "2026-Q3", "--input", base / "s", "--policy", policy, "--output", base / "r", "--threads", "1")
        run("fairness", base / "r", "--output", base / "f", "--threads", "1")
        found = {}
        for table, column in [("perbedaan", "dimensi"), ("rasio", "dimensi")]:
            with open(base / "f" / f"{table}.csv", encoding="utf-8", newline="") as file:
                found[table] = {
                    row[column] for row in csv.DictReader(file) if row["tahap"] == "SESUDAH" and row["tanda"] == "YA"
                }
        return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", default=ROOT / ".build/release/kinerja")
    parser.add_argument("--simulations", type=int, default=1000)
    arguments = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as place, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        policy = pathlib.Path(place) / "report.yaml"
        text = POLICY.read_text(encoding="utf-8")
        assert "mode: adjust" in text
        policy.write_text(text.replace("mode: adjust", "mode: report"), encoding="utf-8")
        for name, plants, employees, share, wanted in STUDIES:
            count = max(1, round(arguments.simulations * share))
            found = list(
                pool.map(lambda seed: marks(arguments.engine, policy, plants, employees, seed), range(1, count + 1))
            )
            # Supervisors who differ make units differ, and whatever sits in few units: that is no chance.
            asked = [
                {table: questions - ({"unit_kode"} if wanted is None and not plants else set()) for table, questions in one.items()}
                for one in found
            ]
            any_mark = sum(any(one.values()) for one in asked)
            by_table = [sum(bool(one[table]) for one in asked) for table in ("perbedaan", "rasio")]
            line = f"{name}; {employees} employees: marked {any_mark} of {count} ({any_mark / count:.1%}; differences {by_table[0]}, ratios {by_table[1]})"
            questions = collections.Counter(question for one in found for question in one["perbedaan"])
            line += "; " + ", ".join(f"{question} {number}" for question, number in sorted(questions.items()))
            if wanted is not None:
                right = sum(wanted in one["perbedaan"] for one in found)
                line += f"; found {right} ({right / count:.1%})"
                failed = failed or right < 0.8 * count
            print(line, flush=True)
            if wanted is None and plants:
                failed = failed or any_mark > 0.05 * count
    if failed:
        print("fair quarters were marked in more than 5 %, or planted unfairness was found in fewer than 80 %")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
