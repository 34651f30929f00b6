#!/usr/bin/env python3
"""rank-table --pairs against the strengths and intervals that earbench-trials(7) defines, computed anew.

The likelihood is written down trial by trial, its penalty by determinants, both differentiated by complex steps and
maximised by Newton's method with differences of those for second derivatives; limits are found by halving.
"""

import csv
import io
import itertools
import random
import sys

import numpy as np

from curves import finish, tool, varied

CHI_SQUARED_95 = 3.841458820694124
TOLERANCE = 0.00051  # half of the third decimal
STEP = 1e-30  # complex: as small as one likes
DIFFERENCE = 1e-5
np.seterr(all="ignore")  # a step that goes too far has no likelihood, and is not taken


def counts_of(rows, names):
    counts = {}
    for a, b, winner in rows:
        i, j = names.index(a), names.index(b)
        first, second, tie = counts.setdefault((min(i, j), max(i, j)), [0, 0, 0])
        win_of_first = winner != "tie" and (winner == "a") == (i < j)
        win_of_second = winner != "tie" and not win_of_first
        counts[min(i, j), max(i, j)] = [first + win_of_first, second + win_of_second, tie + (winner == "tie")]
    return counts


class Trials:
    """`matrix` gives the strengths for the parameters, of which the first is what is asked for, the last log nu."""

    def __init__(self, rows, names):
        self.counts = counts_of(rows, names)
        self.size = len(names)
        self.has_ties = any(tie for _, _, tie in self.counts.values())

    def log_likelihood(self, matrix, parameters):
        strengths = matrix @ parameters
        log_nu = parameters[-1] if self.has_ties else None
        total, information = 0, np.zeros((len(parameters),) * 2, dtype=complex)
        for (i, j), seen in self.counts.items():
            d = strengths[i] - strengths[j]
            row = matrix[i] - matrix[j]
            kinds = [(np.exp(d / 2), row / 2), (np.exp(-d / 2), -row / 2)]
            if self.has_ties:
                kinds.append((np.exp(log_nu), np.eye(len(parameters))[-1]))
            weight = sum(kind for kind, _ in kinds)
            chances = [kind / weight for kind, _ in kinds]
            mean = sum(chance * x for chance, (_, x) in zip(chances, kinds))
            total += sum(n * np.log(chance) for n, chance in zip(seen, chances))
            for chance, (_, x) in zip(chances, kinds):
                information += sum(seen) * chance * np.outer(x - mean, x - mean)
        return total + 0.5 * np.log(np.linalg.det(information))

    def slope(self, matrix, parameters, free):
        slopes = []
        for k in free:
            moved = parameters.astype(complex)
            moved[k] += 1j * STEP
            slopes.append(self.log_likelihood(matrix, moved).imag / STEP)
        return np.array(slopes)

    def best(self, matrix, start, free):
        """The parameters `free` at their best from `start` on, and the logarithm of the likelihood there."""
        now = np.array(start, dtype=float)
        value = self.log_likelihood(matrix, now).real
        if not free:
            return now, value
        for _ in range(100):
            slope = self.slope(matrix, now, free)
            bend = np.zeros((len(free),) * 2)
            for column, k in enumerate(free):
                moved = now.copy()
                moved[k] += DIFFERENCE
                bend[:, column] = (self.slope(matrix, moved, free) - slope) / DIFFERENCE
            step = np.linalg.solve(bend, -slope)
            if slope @ step < 0:  # not yet where it is concave
                step = slope
            length = 1.0
            while length > 1e-12:
                there = now.copy()
                there[free] += length * step
                value_there = self.log_likelihood(matrix, there).real
                if value_there >= value - 1e-12:
                    break
                length /= 2
            now, value = there, value_there
            if np.max(np.abs(length * step)) < 1e-9:
                return now, value
        sys.exit("Newton's method does not end")

    def interval(self, product):
        """The strength of a product over the mean: first parameter; the others differ from their own mean."""
        others = [k for k in range(self.size) if k != product]
        matrix = np.zeros((self.size, self.size - 1 + self.has_ties))
        matrix[product, 0] = 1.0
        matrix[others, 0] = -1.0 / (self.size - 1)
        for column in range(1, self.size - 1):
            matrix[others[column - 1], column] += 1.0
            matrix[others[-1], column] -= 1.0
        return self.limits(matrix)

    def apart(self, one, other):
        """True where the difference of two, the first parameter, is certainly not 0."""
        matrix = np.zeros((self.size, self.size - 1 + self.has_ties))
        matrix[one, 0] = 1.0
        for column, k in enumerate((k for k in range(self.size) if k not in (one, other)), start=1):
            matrix[k, column] = 1.0
        start = np.zeros(matrix.shape[1])
        _, most = self.best(matrix, start, list(range(len(start))))
        _, at_zero = self.best(matrix, start, list(range(1, len(start))))
        return 2 * (most - at_zero) > CHI_SQUARED_95

    def limits(self, matrix):
        size = matrix.shape[1]
        peak, most = self.best(matrix, np.zeros(size), list(range(size)))
        found = [peak[0]]
        for direction in (-1, 1):
            inside, width, start = peak[0], 0.5, peak
            while True:  # outwards, then halving
                start = start.copy()
                start[0] = inside + direction * width
                start, value = self.best(matrix, start, list(range(1, size)))
                if 2 * (most - value) > CHI_SQUARED_95:
                    break
                inside, width = start[0], 2 * width
            outside = start[0]
            while abs(outside - inside) > 1e-5:
                start = start.copy()
                start[0] = (inside + outside) / 2
                start, value = self.best(matrix, start, list(range(1, size)))
                if 2 * (most - value) > CHI_SQUARED_95:
                    outside = start[0]
                else:
                    inside = start[0]
            found.append((inside + outside) / 2)
        return found


def simulated(seed, strengths, nu, per_pair):
    chance = random.Random(seed)
    names = [f"IEM {k}" for k in range(len(strengths))]
    rows = []
    for i, j in itertools.combinations(range(len(strengths)), 2):
        win = np.exp((strengths[i] - strengths[j]) / 2)
        for _ in range(per_pair if j == i + 1 else chance.randrange(per_pair + 1)):
            winner = chance.choices(["a", "b", "tie"], [win, 1 / win, nu])[0]
            rows.append((names[i], names[j], winner))
            if chance.random() < 0.5 and winner != "tie":  # which of them is called A means nothing
                rows[-1] = (names[j], names[i], "b" if winner == "a" else "a")
    return rows


CASES = {
    "ties": simulated(1, [0.9, 0.4, 0.0, -0.3, -1.0], 0.8, 6),
    "no ties": simulated(2, [1.5, 0.5, -0.5, -1.5], 0.0, 8),
    "few": simulated(3, [0.0, 0.0, 0.0], 0.5, 2),
    "one-sided": [("X", "Y", "a")] * 6 + [("Y", "Z", "a")] * 4 + [("X", "Z", "tie")],
    "always wins": [("X", "Y", "a")] * 6 + [("Y", "Z", "a"), ("Y", "Z", "b"), ("X", "Z", "a")],
    "two": [("X", "Y", "a")] * 5 + [("X", "Y", "tie")] * 2,
}


def check(what, rows):
    names = sorted({name for a, b, _ in rows for name in (a, b)})
    text = "a,b,winner\n" + "".join(f"{a},{b},{winner}\n" for a, b, winner in rows)
    found = list(csv.DictReader(io.StringIO(tool("rank-table", "-q", "--format", "csv", "--pairs", "-", text=text))))
    trials = Trials(rows, names)
    results = []

    def note(row, problem):
        results.append((f"{what}: {row['name']}", problem))

    for row in found:
        expected = trials.interval(names.index(row["name"]))
        for column, value in zip(("strength", "low", "high"), expected):
            wrong = abs(float(row[column]) - value) > TOLERANCE
            note(row, f"{column} {row[column]} instead of {value:.5f}" if wrong else None)
        percent = 100 / (1 + np.exp(-expected[0]))
        wrong = abs(float(row["win_percent"]) - percent) > 0.051
        note(row, f"win_percent {row['win_percent']} instead of {percent:.3f}" if wrong else None)
    strengths = [float(row["strength"]) for row in found]
    results.append((what, None if strengths == sorted(strengths, reverse=True) else f"not from high to low: {strengths}"))
    rank = 1
    for place, (before, row) in enumerate(zip(found, found[1:]), start=2):
        if trials.apart(names.index(before["name"]), names.index(row["name"])):
            rank = place
        note(row, None if row["rank"] == str(rank) else f"rank {row['rank']} instead of {rank}")
    for row in found:
        one = names.index(row["name"])
        apart = [other for other in found if other is not row and trials.apart(one, names.index(other["name"]))]
        better = sum(float(other["strength"]) < float(row["strength"]) for other in apart)
        expected, counts = (better, len(apart) - better), (int(row["better_than"]), int(row["worse_than"]))
        note(row, None if counts == expected else f"better and worse than {counts} instead of {expected}")
    return results


sys.exit(finish([result for what, rows in varied("trials", CASES.items()) for result in check(what, rows)]))
