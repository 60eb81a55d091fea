#!/usr/bin/env python3
"""Computes the audits of three samples anew from their CSV files with SciPy and NumPy, and compares every printed digit.

Nothing is shared with the program but the files: results under the policy and under its workload clause in mode
`report`, the roster and the supervisors' scores.
"""
import argparse
import csv
import decimal
import fractions
import pathlib
import subprocess
import sys
import tempfile

import numpy
from scipy import stats

from fixtures import mixed

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLICY = ROOT / "fixtures/policies/contoh-bengkulu.yaml"
PREDIKATS = ["SANGAT_BAIK", "BAIK", "KURANG", "BUTUH_PERBAIKAN", "SANGAT_KURANG"]
MINIMUM = 20
BANDS = [(0.5, "< 0,5"), (0.8, "0,5–0,8"), (1.0, "0,8–1"), (1.25, "1–1,25"), (1.5, "1,25–1,5"), (1e99, "≥ 1,5")]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rounded(value, decimals=4):
    """Halves away from zero, as the program prints; empty when missing."""
    if value is None or not numpy.isfinite(float(value)):
        return ""
    step = decimal.Decimal(1).scaleb(-decimals)
    if isinstance(value, fractions.Fraction):
        sign = -1 if value < 0 else 1
        scaled = abs(value) * 10**decimals
        whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        text = decimal.Decimal(sign * whole).scaleb(-decimals)
    else:
        text = decimal.Decimal(float(value)).quantize(step, rounding=decimal.ROUND_HALF_UP)
    return f"{abs(text) if text == 0 else text:f}"


def holm(given):
    asked = sorted((place for place, value in enumerate(given) if value is not None), key=lambda place: (given[place], place))
    adjusted, largest = list(given), 0.0
    for place, index in enumerate(asked):
        largest = max(largest, min(1.0, (len(asked) - place) * given[index]))
        adjusted[index] = largest
    return adjusted


class Differences:
    def __init__(self):
        self.compared = 0
        self.found = []

    def check(self, where, ours, theirs):
        self.compared += 1
        if ours != theirs:
            self.found.append((where, ours, theirs))


def primary_segments(folder):
    """Status and pattern of the people whose segments all have the same."""
    found = {}
    for row in rows(folder / "pegawai.csv"):
        if row["berlaku_mulai"] > "2026-09-30" or (row["berlaku_sampai"] and row["berlaku_sampai"] < "2026-07-01"):
            continue
        found.setdefault(row["nip"], []).append(row)
    return found


def group_of(dimension, row, segments):
    if dimension in ("unit_kode", "jenis_jabatan"):
        return row[dimension]
    if dimension == "kelas_jabatan":
        return row[dimension].zfill(2)
    if dimension in ("status", "pola_kerja"):
        own = [
            segment
            for segment in segments[row["nip"]]
            if (segment["unit_kode"], segment["jenis_jabatan"], segment["kelas_jabatan"])
            == (row["unit_kode"], row["jenis_jabatan"], row["kelas_jabatan"])
        ]
        values = {segment[dimension] for segment in own}
        assert len(values) == 1, row["nip"]
        return values.pop()
    if dimension == "beban_relatif":
        if row["beban_rasio"] == "":
            return None
        return next(name for limit, name in BANDS if float(row["beban_relatif"]) < limit)
    if dimension == "jenis_kelamin":
        return {"1": "L", "2": "P"}[row["nip"][14]]
    year, month, day = int(row["nip"][:4]), int(row["nip"][4:6]), int(row["nip"][6:8])
    age = 2026 - year - ((9, 30) < (month, day))
    return "< 30" if age < 30 else "≥ 50" if age >= 50 else f"{age // 10 * 10}–{age // 10 * 10 + 9}"


DIMENSIONS = ["unit_kode", "jenis_jabatan", "kelas_jabatan", "status", "pola_kerja", "beban_relatif", "jenis_kelamin", "umur"]


def grouped(names):
    sizes = {}
    for name in names:
        if name is not None:
            sizes[name] = sizes.get(name, 0) + 1
    shown = {name: size for name, size in sizes.items() if size >= MINIMUM}
    rest = len(names) - sum(shown.values())
    while 0 < rest < MINIMUM and shown:
        smallest = min(shown.items(), key=lambda item: (item[1], item[0]))[0]
        rest += shown.pop(smallest)
    return [name if name in shown else ("LAINNYA" if rest >= MINIMUM else None) for name in names]


def audit_fairness(found, folder, run, plain, output):
    segments = primary_segments(folder)
    after = {row["nip"]: row for row in rows(run / "hasil.csv") if row["status_nilai"] == "DINILAI"}
    before = {row["nip"]: row for row in rows(plain / "hasil.csv") if row["status_nilai"] == "DINILAI"}
    nips = sorted(after)
    assert nips == sorted(before)
    names = {
        dimension: grouped([group_of(dimension, after[nip], segments) for nip in nips]) for dimension in DIMENSIONS
    }
    tables = {name: rows(output / f"{name}.csv") for name in ("hubungan_beban", "perbedaan", "sebaran", "rasio")}
    expected = {name: [] for name in tables}
    for stage, results in (("SEBELUM", before), ("SESUDAH", after)):
        indices = [round(float(results[nip]["indeks"]) * 100) for nip in nips]
        predikats = [results[nip]["predikat"] for nip in nips]
        loaded = [place for place, nip in enumerate(nips) if after[nip]["beban_rasio"] != ""]
        rho_p = None
        for measure in ("indeks", "capaian_normal"):
            chosen = [place for place in loaded if results[nips[place]][measure] != ""]
            workload = [float(after[nips[place]]["beban_relatif"]) for place in chosen]
            values = [float(results[nips[place]][measure]) for place in chosen]
            rho = stats.spearmanr(workload, values)
            tau = stats.kendalltau(workload, values).statistic
            error = ((1 + rho.statistic**2 / 2) / (len(chosen) - 3)) ** 0.5 * stats.norm.ppf(0.975)
            low, high = numpy.tanh(numpy.arctanh(rho.statistic) + numpy.array([-error, error]))
            if measure == "indeks":
                rho_p = float(rho.pvalue)
            expected["hubungan_beban"].append(
                [stage, measure, str(len(chosen))]
                + [rounded(value) for value in (rho.statistic, low, high, rho.pvalue, tau)]
            )
        answers = [(None, None, None, None, rho_p)]
        for dimension in DIMENSIONS:
            parts = {}
            for name, index in zip(names[dimension], indices):
                if name is not None:
                    parts.setdefault(name, []).append(index)
            values = numpy.concatenate([numpy.array(part) for part in parts.values()])
            if len(parts) < 2:
                answers.append((len(parts), 0.0, None, None, None))
                continue
            total = float(((values - values.mean()) ** 2).sum())
            between = sum(len(part) * (numpy.mean(part) - values.mean()) ** 2 for part in parts.values())
            share = between / total
            corrected = share - (1 - share) * (len(parts) - 1) / (len(values) - len(parts))
            kruskal = stats.kruskal(*parts.values())
            answers.append((len(parts), share, corrected, kruskal.statistic, float(kruskal.pvalue)))
        adjusted = holm([answer[4] for answer in answers])
        for name, answer, p in zip(["spearman_beban"] + DIMENSIONS, answers, adjusted):
            count, share, corrected, statistic, own = answer
            expected["perbedaan"].append(
                [stage, name, "" if count is None else str(count)]
                + [rounded(value) for value in (share, corrected, statistic, own, p)]
            )
        questions = []
        for dimension in DIMENSIONS:
            order = []
            for row in tables["sebaran"]:
                if row["tahap"] == stage and row["dimensi"] == dimension:
                    order.append(row["kelompok"])
            assert set(order) == {name for name in names[dimension] if name is not None}, dimension
            everyone = [place for place, name in enumerate(names[dimension]) if name is not None]
            for name in order:
                own = [place for place in everyone if names[dimension][place] == name]
                values = [indices[place] for place in own]
                mean = fractions.Fraction(sum(values), 100 * len(values))
                quartiles = [
                    fractions.Fraction(quartile(sorted(values), number), 400) for number in (1, 2, 3)
                ]
                expected["sebaran"].append(
                    [stage, dimension, name, str(len(own)), rounded(mean)]
                    + [rounded(value) for value in quartiles]
                    + [str(sum(predikats[place] == predikat for place in own)) for predikat in PREDIKATS]
                )
                if len(order) < 2:
                    continue
                for predikat in PREDIKATS:
                    k = sum(predikats[place] == predikat for place in own)
                    n = len(own)
                    all_k = sum(predikats[place] == predikat for place in everyone)
                    questions.append((dimension, name, predikat, k, n, all_k - k, len(everyone) - n))
        answers = [ratio(*question[3:]) for question in questions]
        adjusted = holm([answer["p"] for answer in answers])
        for question, answer, p in zip(questions, answers, adjusted):
            dimension, name, predikat, k, n, other_k, other_n = question
            exact = stats.binomtest(k, n).proportion_ci(method="exact")
            expected["rasio"].append(
                [stage, dimension, name, predikat, str(n), str(k)]
                + [rounded(value) for value in (k / n, exact.low, exact.high, other_k / other_n)]
                + [rounded(value) for value in (answer["ratio"], answer["low"], answer["high"], answer["p"], p)]
            )
    for name, lines in expected.items():
        found.check(f"{name}: rows", len(tables[name]), len(lines))
        for ours, theirs in zip(tables[name], lines):
            cells = list(ours.values())[: len(theirs)]
            for column, cell, value in zip(ours, cells, theirs):
                found.check(f"{name} {theirs[:4]} {column}", cell, value)


def quartile(values, number):
    """Four times the quartile by linear interpolation."""
    place, part = divmod((len(values) - 1) * number, 4)
    return 4 * values[place] + (values[min(place + 1, len(values) - 1)] - values[place]) * part


def ratio(k, n, other_k, other_n):
    answer = {"p": None, "ratio": None, "low": None, "high": None}
    if 0 < k + other_k < n + other_n:
        answer["p"] = float(stats.fisher_exact([[k, n - k], [other_k, other_n - other_k]]).pvalue)
    if other_k > 0:
        answer["ratio"] = (k / n) / (other_k / other_n)
    if 0 < k < n and 0 < other_k < other_n:
        draws = 2000
        own = stats.binom.ppf(UNIFORM[0::2][:draws], n, k / n)
        base = stats.binom.ppf(UNIFORM[1::2][:draws], other_n, other_k / other_n)
        with numpy.errstate(divide="ignore", invalid="ignore"):
            ratios = numpy.sort(numpy.where((own == 0) & (base == 0), 0, (own / n) / (base / other_n)))
        answer["low"] = float(ratios[(draws * 25 + 999) // 1000 - 1])
        answer["high"] = float(ratios[(draws * 975 + 999) // 1000 - 1])
    return answer


UNIFORM = numpy.array([mixed(1, number) for number in range(4000)])


def micros(value):
    """A fraction rounded to millionths, halves away from zero (values are not negative)."""
    scaled = value * 1_000_000
    return (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)


def audit_supervisors(found, folder, run, output):
    employees = {row["nip"] for row in rows(run / "hasil.csv")}
    sheets = {}
    for row in rows(folder / "penilaian.csv"):
        if row["nip"] in employees and "2026-07" <= row["bulan"] <= "2026-09":
            months = sheets.setdefault((row["penilai_nip"], row["nip"]), {})
            months.setdefault(row["bulan"], {})[row["aspek"]] = fractions.Fraction(row["nilai"])
    scores, counts, uniform = {}, {}, {}
    for pair, months in sheets.items():
        monthly = [micros(sum(month.values()) / len(month)) for month in months.values()]
        scores[pair] = micros(fractions.Fraction(sum(monthly), len(monthly) * 1_000_000))
        counts[pair] = len(monthly)
        uniform[pair] = sum(len(month) > 1 and len(set(month.values())) == 1 for month in months.values())
    raters = sorted({rater for rater, _ in sheets})
    people = sorted({person for _, person in sheets})
    number = {rater: place for place, rater in enumerate(raters)}
    by_rater = {rater: [] for rater in raters}
    by_person = {person: [] for person in people}
    for pair in sorted(sheets):
        by_rater[pair[0]].append(pair)
        by_person[pair[1]].append(pair)
    y = {pair: score / 1e6 for pair, score in scores.items()}
    mean = sum(scores.values()) / len(scores) / 1e6

    # One way.
    sizes = numpy.array([len(by_rater[rater]) for rater in raters], float)
    means = numpy.array([sum(y[pair] for pair in by_rater[rater]) / len(by_rater[rater]) for rater in raters])
    within = sum((y[pair] - means[number[pair[0]]]) ** 2 for pair in y)
    between = float((sizes * (means - mean) ** 2).sum())
    total = sizes.sum()
    one_error = within / (total - len(raters))
    typical = (total - (sizes**2).sum() / total) / (len(raters) - 1)
    one_spread = max(0.0, (between / (len(raters) - 1) - one_error) / typical)
    near = one_spread * sizes * (means - mean) / (sizes * one_spread + one_error)
    near_margin = stats.norm.ppf(0.975) * numpy.sqrt(one_spread * one_error / (sizes * one_spread + one_error))

    # Crossed: people fixed, raters random.
    a = numpy.zeros((len(raters), len(raters)))
    side = numpy.zeros(len(raters))
    squares, observations, shared = 0.0, 0, 0
    for pairs in by_person.values():
        if len(pairs) < 2:
            continue
        places = [number[rater] for rater, _ in pairs]
        values = numpy.array([y[pair] for pair in pairs])
        centred = values - values.mean()
        a[numpy.ix_(places, places)] += numpy.eye(len(places)) - 1 / len(places)
        side[places] += centred
        squares += float((centred**2).sum())
        observations += len(places)
        shared += 1
    linked = numpy.diag(a) > 1e-9
    severities = {}
    if linked.any():
        reduced, own_side = a[numpy.ix_(linked, linked)], side[linked]
        values, vectors = numpy.linalg.eigh(reduced)
        used = values > 1e-8
        rank = int(used.sum())
        explained = float((((vectors.T @ own_side) ** 2)[used] / values[used]).sum())
        freedom = observations - shared - rank
        if freedom > 0:
            error = max(0.0, squares - explained) / freedom
            spread = max(0.0, (explained - rank * error) / numpy.trace(reduced))
            if spread > 0:
                inverse = numpy.linalg.inv(reduced + numpy.eye(len(reduced)) * error / spread)
                effects = inverse @ own_side
                margins = stats.norm.ppf(0.975) * numpy.sqrt(error * numpy.diag(inverse))
                for rater, effect, margin in zip(numpy.array(raters)[linked], effects, margins):
                    severities[rater] = (-effect, margin)
    table = rows(output / "penilai.csv")
    # Nothing is said of fewer than five people, also not by subtraction.
    small, together = [], set()
    for rater in sorted(raters, key=lambda rater: (len(by_rater[rater]), rater)):
        if len(by_rater[rater]) >= 5 and not 1 <= len(together) < 5:
            break
        small.append(rater)
        together.update(person for _, person in by_rater[rater])
    found.check("penilai: rows", [row["penilai_nip"] for row in table], [rater for rater in raters if rater not in set(small)])
    for row in table:
        rater = row["penilai_nip"]
        pairs = by_rater[rater]
        place = number[rater]
        own = [scores[pair] for pair in pairs]
        aspects = {}
        for pair in pairs:
            for month in sheets[pair].values():
                for aspect, score in month.items():
                    aspects.setdefault(aspect, set()).add(score)
        deviation = float(numpy.std(numpy.array(own) / 1e6, ddof=1)) if len(own) > 1 else None
        expected = {
            "pegawai": str(len(pairs)),
            "bulan": str(sum(counts[pair] for pair in pairs)),
            "rata_rata": rounded(fractions.Fraction(micros(fractions.Fraction(sum(own), len(own) * 1_000_000)), 1_000_000), 6).rstrip("0").rstrip("."),
            "simpangan_baku": rounded(deviation),
            "lembar_seragam": str(sum(uniform[pair] for pair in pairs)),
            "aspek_tanpa_variasi": str(sum(len(values) == 1 for values in aspects.values())),
            "jarak": rounded(means[place] - mean),
            # Where raters do not differ by more than their scores do, nothing is told of them.
            "jarak_susut": rounded(near[place]) if one_spread > 0 else "",
            "jarak_bawah": rounded(near[place] - near_margin[place]) if one_spread > 0 else "",
            "jarak_atas": rounded(near[place] + near_margin[place]) if one_spread > 0 else "",
            "terhubung": "YA" if linked[place] else "TIDAK",
            "keketatan": "",
            "keketatan_bawah": "",
            "keketatan_atas": "",
        }
        if rater in severities:
            value, margin = severities[rater]
            expected["keketatan"] = rounded(value)
            expected["keketatan_bawah"] = rounded(value - margin)
            expected["keketatan_atas"] = rounded(value + margin)
        for column, value in expected.items():
            found.check(f"penilai {rater} {column}", row[column], value)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", default=ROOT / ".build/release/kinerja")
    arguments = parser.parse_args()
    found = Differences()
    with tempfile.TemporaryDirectory() as place:
        base = pathlib.Path(place)
        report = base / "report.yaml"
        text = POLICY.read_text(encoding="utf-8")
        assert "mode: adjust" in text
        report.write_text(text.replace("mode: adjust", "mode: report"), encoding="utf-8")
        for seed, employees, plants in [(1, 600, []), (2, 5000, ["--plant-workload", "8"]), (3, 20000, ["--plant-sex", "3"])]:
            folder = base / f"{seed}"

            def run(*command):
                subprocess.run([str(arguments.engine), *map(str, command)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

            run("sample", "--quarter", "2026-Q3", "--employees", employees, "--seed", seed, "--output", folder, *plants)
            for policy, name in ((POLICY, "run"), (report, "plain")):
                run("evaluate", "--accept-incomplete", "sample", "--quarter", "2026-Q3", "--input", folder, "--policy", policy, "--output", base / f"{seed}.{name}")
            for study in ("fairness", "supervisors"):
                run(study, base / f"{seed}.run", "--output", base / f"{seed}.{study}")
            before = found.compared
            audit_fairness(found, folder, base / f"{seed}.run", base / f"{seed}.plain", base / f"{seed}.fairness")
            audit_supervisors(found, folder, base / f"{seed}.run", base / f"{seed}.supervisors")
            print(f"{employees} employees, seed {seed} {' '.join(plants)}: {found.compared - before} figures", flush=True)
    for where, ours, theirs in found.found[:40]:
        print(f"{where}: {ours!r}, SciPy {theirs!r}")
    print(f"{found.compared} figures compared, {len(found.found)} differences")
    return 1 if found.found else 0


if __name__ == "__main__":
    sys.exit(main())
