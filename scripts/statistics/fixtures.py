#!/usr/bin/env python3
"""Writes Tests/StatisticsTests/Fixtures/scipy.json: series, and what SciPy and NumPy say of them."""
import json
import pathlib
import sys

import numpy
import scipy
from scipy import stats

ROOT = pathlib.Path(__file__).resolve().parents[2]


def mixed(seed, number):
    mask = (1 << 64) - 1
    value = (seed + (number + 1) * 0x9E3779B97F4A7C15) & mask
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & mask
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & mask
    value ^= value >> 31
    return ((value >> 11) + 0.5) * 2.0**-53


def ratio_interval(k, n, base_k, base_n, seed, draws=2000):
    # Drawn anew, a group with everybody or nobody selected never differs.
    if k in (0, n) or base_k in (0, base_n):
        return None
    own = stats.binom.ppf([mixed(seed, 2 * i) for i in range(draws)], n, k / n)
    base = stats.binom.ppf([mixed(seed, 2 * i + 1) for i in range(draws)], base_n, base_k / base_n)
    ratios = numpy.sort(numpy.nan_to_num((own / n) / (base / base_n)))
    return [float(ratios[(draws * 25 + 999) // 1000 - 1]), float(ratios[(draws * 975 + 999) // 1000 - 1])]


def rater_effects(ratings, raters):
    """Dense: θ fixed, β random with Henderson's third method's variances."""
    people = max(person for person, _, _ in ratings) + 1
    z = numpy.zeros((len(ratings), raters))
    x = numpy.zeros((len(ratings), people))
    y = numpy.array([score for _, _, score in ratings])
    for row, (person, rater, _) in enumerate(ratings):
        x[row, person] = 1
        z[row, rater] = 1
    m = numpy.eye(len(y)) - x @ numpy.linalg.pinv(x)
    a, side = z.T @ m @ z, z.T @ m @ y
    rank = numpy.linalg.matrix_rank(a)
    explained = side @ numpy.linalg.pinv(a) @ side
    freedom = len(y) - numpy.linalg.matrix_rank(x) - rank
    error = (y @ m @ y - explained) / freedom
    spread = max(0.0, (explained - rank * error) / numpy.trace(a))
    inverse = numpy.linalg.inv(a + numpy.eye(raters) * error / spread)
    linked = numpy.diag(a) > 1e-12
    effects = inverse @ side
    margins = stats.norm.ppf(0.975) * numpy.sqrt(error * numpy.diag(inverse))

    sizes, mean = z.sum(0), y.mean()
    sums = z.T @ (y - mean)
    between = (sums**2 / sizes).sum()
    within = ((y - mean) ** 2).sum() - between
    one_error = within / (len(y) - raters)
    typical = (len(y) - (sizes**2).sum() / len(y)) / (raters - 1)
    one_spread = max(0.0, (between / (raters - 1) - one_error) / typical)
    return {
        "ratings": ratings,
        "raters": raters,
        "errorVariance": error,
        "raterVariance": spread,
        "leniencies": [[float(e), float(d)] if l else None for e, d, l in zip(effects, margins, linked)],
        "distances": [
            [
                float(one_spread * s / (n * one_spread + one_error)),
                float(stats.norm.ppf(0.975) * numpy.sqrt(one_spread * one_error / (n * one_spread + one_error))),
            ]
            for s, n in zip(sums, sizes)
        ],
    }


def main():
    random = numpy.random.default_rng(20260701)
    correlations = []
    for count, levels, slope in [(5, 3, 0), (12, 4, 1), (40, 1000, 0.3), (300, 25, -0.2), (2000, 100000, 0.05)]:
        x = random.integers(0, levels, count)
        y = (x * slope + random.normal(0, levels / 3, count)).round().astype(int)
        rho = stats.spearmanr(x, y)
        error = ((1 + rho.statistic**2 / 2) / (count - 3)) ** 0.5 * stats.norm.ppf(0.975)
        correlations.append(
            {
                "x": x.tolist(),
                "y": y.tolist(),
                "spearman": rho.statistic,
                "spearmanProbability": rho.pvalue,
                "spearmanInterval": [
                    float(numpy.tanh(numpy.arctanh(rho.statistic) - error)),
                    float(numpy.tanh(numpy.arctanh(rho.statistic) + error)),
                ],
                "kendall": stats.kendalltau(x, y).statistic,
            }
        )
    differences = []
    for sizes, effect in [((4, 5), 0), ((10, 20, 30), 50), ((300, 5, 80, 61), 12)]:
        parts = [random.normal(8000 + effect * place, 120, size).round().astype(int) for place, size in enumerate(sizes)]
        values = numpy.concatenate(parts)
        places = numpy.repeat(numpy.arange(len(sizes)), sizes)
        kruskal = stats.kruskal(*parts)
        total = ((values - values.mean()) ** 2).sum()
        between = sum(len(part) * (part.mean() - values.mean()) ** 2 for part in parts)
        share = between / total
        differences.append(
            {
                "values": values.tolist(),
                "groups": places.tolist(),
                "share": float(share),
                "corrected": float(share - (1 - share) * (len(sizes) - 1) / (len(values) - len(sizes))),
                "statistic": kruskal.statistic,
                "probability": kruskal.pvalue,
            }
        )
    selections = []
    for k, n, base_k, base_n in [(3, 12, 20, 40), (0, 9, 4, 11), (8, 8, 90, 100), (812, 35000, 1500, 34000), (250, 400, 61, 90), (1, 60, 3000, 9000)]:
        exact = stats.binomtest(k, n).proportion_ci(method="exact")
        selections.append(
            {
                "selected": k,
                "people": n,
                "baseSelected": base_k,
                "basePeople": base_n,
                "interval": [float(exact.low), float(exact.high)],
                "probability": stats.fisher_exact([[k, n - k], [base_k, base_n - base_k]]).pvalue,
                "ratio": (k / n) / (base_k / base_n),
                "ratioInterval": ratio_interval(k, n, base_k, base_n, 1),
            }
        )
    tails = [[t, f, float(2 * stats.t.sf(abs(t), f))] for t, f in [(0.1, 3), (2.5, 10), (-1.96, 69998), (12, 40)]]
    squares = [[x, f, float(stats.chi2.sf(x, f))] for x, f in [(0.5, 1), (3.84, 1), (20, 5), (310, 300), (900, 300)]]
    effects = []
    for people, raters, most in [(30, 6, 3), (120, 25, 2), (60, 5, 5)]:
        lenient = random.normal(0, 3, raters)
        ratings = []
        for person in range(people):
            level = random.normal(85, 4)
            chosen = random.choice(raters, size=random.integers(1, most + 1), replace=False)
            for rater in sorted(chosen.tolist()):
                ratings.append([person, rater, round(float(level + lenient[rater] + random.normal(0, 1.5)), 6)])
        effects.append(rater_effects(ratings, raters))
    probabilities = [[0.01, 0.04, 0.03, 0.005], [0.2, 0.9, 0.6], [0.001, 0.001]]

    def holm(given):
        order = sorted(range(len(given)), key=lambda place: given[place])
        adjusted, largest = [0.0] * len(given), 0.0
        for place, index in enumerate(order):
            largest = max(largest, min(1, (len(given) - place) * given[index]))
            adjusted[index] = largest
        return adjusted

    result = {
        "made": f"scipy {scipy.__version__}, numpy {numpy.__version__}",
        "correlations": correlations,
        "differences": differences,
        "selections": selections,
        "studentTails": tails,
        "chiSquareTails": squares,
        "raterEffects": effects,
        "holm": [[given, holm(given)] for given in probabilities],
    }
    path = ROOT / "Tests/StatisticsTests/Fixtures/scipy.json"
    path.write_text(json.dumps(result) + "\n")
    print(path.relative_to(ROOT), path.stat().st_size)


if __name__ == "__main__":
    sys.exit(main())
