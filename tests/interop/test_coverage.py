#!/usr/bin/env python3
"""How often the limits of fr-compare hold the truth, and its verdicts, in seatings by two simulators.

test_coverage.py BIN [IEMS [SEED [SEATINGS...]]]: with more IEMs than the test takes, the figures are finer.
"""

import copy
import csv
import io
import math
import pathlib
import subprocess
import sys
import tempfile

import numpy

from curves import BIN, finish, varied

IEMS_AT_A_TIME = 50
IEMS = int(sys.argv[2]) if len(sys.argv) > 2 else IEMS_AT_A_TIME
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 20261126
SEATINGS = [int(word) for word in sys.argv[4:]] or [2, 3, 6]
FILE_HZ = numpy.round(20 * 2 ** (numpy.arange(0, 60) / 6), 4)
FILE_HZ[-1] = 20000.0
OCTAVES = numpy.log2(FILE_HZ / 1000)
GRID = 20 * 2 ** (numpy.arange(0, 479) / 48)
BANDS = {
    "sub_bass": (20, 60), "bass": (60, 250), "low_mid": (250, 500), "mid": (500, 2000),
    "upper_mid": (2000, 4000), "presence": (4000, 6000), "treble": (6000, 10000), "air": (10000, 20000),
}
MARGINS = [1.0] * 7 + [2.0]
TRUTH_TAKES = 2000  # its error is a thirtieth of that of two takes


def interpolation(at):
    """A matrix: levels at the frequencies of the files to levels at `at`, on straight lines over ln f."""
    return numpy.array([numpy.interp(numpy.log(at), numpy.log(FILE_HZ), row) for row in numpy.eye(len(FILE_HZ))]).T


AT_500_HZ = interpolation(numpy.array([500.0]))[0]
ON_GRID = interpolation(GRID) - AT_500_HZ
TO_BANDS = numpy.array([ON_GRID[(GRID >= low) & (GRID < high)].mean(axis=0) for low, high in BANDS.values()])


class Leaks:
    """Depth is normal, leaks are exponential, ripple is a sum of cosines; every IEM spreads by as much of its own."""

    def __init__(self, random):
        self.spread = math.exp(random.normal(0, 0.3))
        self.leak = random.exponential(0.5)
        self.peak, self.width = random.uniform(4, 9), random.uniform(0.08, 0.2)

    def takes(self, random, n):
        depth_mm = self.spread * random.normal(0, 0.8, (n, 1))
        resonance = numpy.log2(8 * (1 - depth_mm / 21.4))
        levels = self.peak * numpy.exp(-0.5 * ((OCTAVES - resonance) / self.width) ** 2)
        levels -= random.exponential(self.leak, (n, 1)) / (1 + (FILE_HZ / 120) ** 2)
        for wave in range(1, 6):
            angle = wave * math.pi * OCTAVES / 5
            levels += self.spread * random.normal(0, 0.12, (n, 1)) * numpy.cos(angle)
            levels += self.spread * random.normal(0, 0.12, (n, 1)) * numpy.sin(angle)
        return levels


class Tubes:
    """Depth is skewed, leaks are first-order high passes, ripple is a line through random knots, levels drift."""

    def __init__(self, random):
        self.spread = math.exp(random.normal(0, 0.5))
        self.corner_hz = math.exp(random.normal(math.log(8), 0.6))
        self.resonance_hz = random.uniform(6500, 9500)
        self.peak = random.uniform(3, 10)

    def takes(self, random, n):
        depth = self.spread * (random.gamma(2, 1, (n, 1)) - 2)
        ratio = FILE_HZ / (self.resonance_hz * numpy.exp(-0.021 * depth))
        levels = self.peak / (1 + (8 * (ratio - 1 / ratio)) ** 2)
        corner = self.corner_hz * numpy.exp(0.4 * self.spread * random.normal(size=(n, 1)))
        levels -= 10 * numpy.log10(1 + (corner / FILE_HZ) ** 2)
        knots = random.normal(0, 0.25 * self.spread, (n, 9))
        levels += [numpy.interp(OCTAVES, numpy.linspace(OCTAVES[0], OCTAVES[-1], 9), each) for each in knots]
        return levels + random.normal(0, 0.3, (n, 1))


def shape(random):
    """What the IEM itself is: a few broad bumps."""
    return sum(random.normal(0, 3) * numpy.exp(-0.5 * ((OCTAVES - random.uniform(-5.5, 4.2)) / random.uniform(0.4, 1.5)) ** 2)
               for _ in range(6))


def fr_csv(name, channel, levels):
    rows = "".join(f"{f:.4f},{level:.4f}\n" for f, level in zip(FILE_HZ, levels))
    return f"# fr-csv: 1\n# name: {name}\n# channel: {channel}\nfrequency_hz,spl_db\n{rows}"


class Trials:
    """Pairs of IEMs with n takes of each side, all 0 dB at 500 Hz, and the means that they scatter about."""

    def __init__(self, simulator, n, random):
        self.levels, self.truth = {}, {}
        for i in range(IEMS_AT_A_TIME):
            hands = [simulator(random), simulator(random)]
            for side in "LR":
                for who, hand in enumerate(hands):
                    base = shape(random)
                    self.levels[f"Iem{i}", side, who] = hand.takes(random, n) + base
                    self.truth[f"Iem{i}", side, who] = hand.takes(random, TRUTH_TAKES).mean(axis=0) + base

    def apart_by(self, difference):
        """The same scatter, but the first of each pair that much above the second."""
        moved = copy.copy(self)
        moved.levels, moved.truth = dict(self.levels), dict(self.truth)
        for name, side, who in self.levels:
            if who == 0:
                shift = self.truth[name, side, 1] + difference - self.truth[name, side, 0]
                moved.levels[name, side, 0] = self.levels[name, side, 0] + shift
                moved.truth[name, side, 0] = self.truth[name, side, 0] + shift
        return moved

    def written(self, folder, who):
        path = pathlib.Path(folder) / f"{who}.csv"
        path.write_text("\n\n".join(
            fr_csv(name, f"{side}{take}", levels - AT_500_HZ @ levels)
            for (name, side, whose), takes in self.levels.items() if whose == who
            for take, levels in enumerate(takes, 1)))
        return path

    def rows(self, target, *options):
        """The first of each pair against a flat target, or against the second.

        As the same IEM earlier, from one session, that is what --control compares; it says 1 of other IEMs.
        """
        with tempfile.TemporaryDirectory() as folder:
            against = ["--takes", "-t", "flat"] if target else ["--control", self.written(folder, 1)]
            words = [BIN / "fr-compare", "--format", "csv", *options, *against, self.written(folder, 0)]
            done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
        if done.returncode > 1:
            sys.exit(done.stderr)
        return list(csv.DictReader(io.StringIO(done.stdout)))

    def true_deviation(self, row, target):
        one, other = (self.truth[row["name"], row["channel"], who] for who in (0, 1))
        return one if target else one - other


def held(rows, truth):
    """For each row and band whether its limits hold the truth."""
    limits = numpy.array([[[float(row[f"{band}_db_{end}"]) for band in BANDS] for end in ("low", "high")] for row in rows])
    return (limits[:, 0] <= truth) & (truth <= limits[:, 1])


def verdicts(rows, word):
    return numpy.array([[row[f"{band}_verdict"] == word for band in BANDS] for row in rows])


def outcomes(simulator, n, seed):
    """{name: an array of what is right or wrong, a row a side}"""
    trials = Trials(simulator, n, numpy.random.default_rng(seed))
    found = {}
    for what, target in (("target", True), ("pair", False)):
        rows = trials.rows(target)
        deviations = numpy.array([trials.true_deviation(row, target) for row in rows])
        truth = deviations @ TO_BANDS.T
        found[f"{what}: bands"] = held(rows, truth)
        found[f"{what}: all bands at once"] = held(trials.rows(target, "--joint"), truth).all(axis=1)
        rms = numpy.sqrt(((deviations @ ON_GRID.T) ** 2).mean(axis=1))
        found[f"{what}: rms_db"] = numpy.array(
            [float(row["rms_db_low"]) <= value <= float(row["rms_db_high"]) for row, value in zip(rows, rms)])
    found["false differs"] = verdicts(trials.apart_by(0.0).rows(False), "differs").any(axis=1)
    # The margin apart in every band: a curve that is, 0 dB at 500 Hz.
    step = numpy.linalg.lstsq(numpy.vstack([TO_BANDS, AT_500_HZ]), numpy.array([*MARGINS, 0.0]), rcond=None)[0]
    found["false same"] = verdicts(trials.apart_by(step).rows(False), "same")
    return found


def shares(simulator, n):
    """{name: share}"""
    runs = [outcomes(simulator, n, [SEED, n, run]) for run in range(max(1, IEMS // IEMS_AT_A_TIME))]
    found = {}
    for name in runs[0]:
        right = numpy.concatenate([run[name] for run in runs])
        found[name] = right.mean()
        if name.endswith("bands"):
            found[f"{name}, the least"] = right.mean(axis=0).min()
            found[f"{name}, the greatest"] = right.mean(axis=0).max()
    return found


LIMITS = {
    "bands": (0.935, 0.965), "bands, the least": (0.925, 0.97), "bands, the greatest": (0.925, 0.97),
    "all bands at once": (0.94, 1.0), "rms_db": (0.925, 0.99), "false differs": (0.0, 0.05), "false same": (0.0, 0.05),
}


def main():
    results = []
    # Sides and bands of an IEM have much in common: of so many independent trials a share is honest, at 2.5 sigma.
    doubt = 2.5 * math.sqrt(0.05 * 0.95 / IEMS)
    cases = [(simulator, n) for n in SEATINGS for simulator in (Leaks, Tubes)]
    for simulator, n in varied("coverage", cases):
        for name, share in shares(simulator, n).items():
            low, high = LIMITS[name.split(": ")[-1]]
            case = f"{simulator.__name__}, {n} takes, {name}"
            if len(sys.argv) > 2:
                print(f"{case}: {100 * share:.1f} %", flush=True)
            right = low - doubt <= share <= high + doubt
            results.append((case, None if right else f"expected {low} to {high} but found {share:.3f}"))
    return finish(results)


if __name__ == "__main__":
    sys.exit(main())
