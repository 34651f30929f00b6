#!/usr/bin/env python3
"""The alignments of fr-compare against CrinGraph's own code and against formulas of ISO 226 written anew."""

import csv
import io
import math
import sys
import tempfile
import pathlib

from curves import SHARED, finish, foreign_rows, tool

# What CrinGraph (graphtool.js of mlochbaum/CrinGraph at beea391c095f, run by node) adds to curves of the archive,
# interpolated to the grid of its file "HTH67 L.txt": normalised to 60 dB, at 500 Hz, to 75 dB, at 1000 Hz.
CRINGRAPH_DB = {
    "Advar L": (-24.058, -24.961, -10.060, -24.780),
    "Anvil R": (-22.153, -22.906, -8.152, -23.002),
    "Aria L": (-24.840, -24.957, -10.837, -25.939),
    "Crimson R": (-24.135, -25.097, -9.919, -25.694),
    "Diffuse Field Target": (-3.241, -2.000, 11.620, -3.959),
    "Earphones with Mic L": (-28.849, -36.752, -15.067, -20.224),
    "Harman IE 2019 v2 Target": (-0.628, -0.204, 13.957, -1.618),
    "IEGems Target": (-26.952, -29.105, -13.085, -24.990),
}
CRINGRAPH_TOLERANCE_DB = 0.02  # it stops at steps of 0.01 dB, and its files round frequencies
OFFSET_TOLERANCE_DB = 0.00051  # half of the third decimal that is printed

# ISO 226:2023, Table 1: f, alpha_f, L_U, T_f.
ISO_226_2023 = [
    (20, 0.635, -31.5, 78.1), (25, 0.602, -27.2, 68.7), (31.5, 0.569, -23.1, 59.5), (40, 0.537, -19.3, 51.1),
    (50, 0.509, -16.1, 44.0), (63, 0.482, -13.1, 37.5), (80, 0.456, -10.4, 31.5), (100, 0.433, -8.2, 26.5),
    (125, 0.412, -6.3, 22.1), (160, 0.391, -4.6, 17.9), (200, 0.373, -3.2, 14.4), (250, 0.357, -2.1, 11.4),
    (315, 0.343, -1.2, 8.6), (400, 0.330, -0.5, 6.2), (500, 0.320, 0.0, 4.4), (630, 0.311, 0.4, 3.0),
    (800, 0.303, 0.5, 2.2), (1000, 0.300, 0.0, 2.4), (1250, 0.295, -2.7, 3.5), (1600, 0.292, -4.2, 1.7),
    (2000, 0.290, -1.2, -1.3), (2500, 0.290, 1.4, -4.2), (3150, 0.289, 2.3, -6.0), (4000, 0.289, 1.0, -5.4),
    (5000, 0.289, -2.3, -1.5), (6300, 0.293, -7.2, 6.0), (8000, 0.303, -11.2, 12.6), (10000, 0.323, -10.9, 13.9),
    (12500, 0.354, -3.5, 12.3),
]  # fmt: skip


def straight(rows, x):
    """Every further column of `rows` at x, linear over the logarithm of the first."""
    for low, high in zip(rows, rows[1:]):
        if low[0] <= x <= high[0]:
            part = math.log(x / low[0]) / math.log(high[0] / low[0])
            return [a + part * (b - a) for a, b in zip(low[1:], high[1:])]
    raise ValueError(x)


def tone_level(phon, exponent, transfer, threshold):
    """ISO 226:2023, formula (1): the level that has a loudness level, the inverse of what fr-compare computes."""
    power = 4e-10 ** (0.3 - exponent) * (10 ** (0.03 * phon) - 10**0.072)
    return 10 / exponent * math.log10(power + 10 ** (exponent * (threshold + transfer) / 10)) - transfer


def phon_of(level, row):
    """By halves of the interval: formula (1) only, no formula (2)."""
    low, high = 2.4, 150.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if tone_level(middle, *row) < level else (low, middle)
    return low


def loudness(rows, field, offset):
    points = [20 * 2 ** (k / 48) for k in range(0, 447)]
    points = [f for f in points if max(rows[0][0], field[0][0]) <= f <= min(rows[-1][0], 12500)]
    total = 0.0
    for f in points:
        level = straight(rows, f)[0] - straight(field, f)[0] + offset
        total += 10 ** (phon_of(level, straight(ISO_226_2023, f)) / 10)
    return 10 * math.log10(total / len(points))


def offset_of(path, align):
    text = tool("fr-compare", "-t", "flat", "--align", align, "--format", "csv", path)
    return float(next(csv.DictReader(io.StringIO(text)))["offset_db"])


def check_loudness(path):
    """The offset that is printed leaves 60 phon, by a slope of about 1 phon a decibel and more than 0.5."""
    field = foreign_rows(SHARED / "facts" / "targets" / "df_iso11904_2.csv")
    left = loudness(foreign_rows(path), field, offset_of(path, "loudness")) - 60
    return None if abs(left) < 0.003 else f"expected 60 phon but found {left:+.4f} more"


def check_cringraph(path, expected):
    found = [offset_of(path, align) for align in ("cringraph:db", "cringraph:500", "cringraph:db:75", "cringraph:1000")]
    if all(abs(a - b) <= CRINGRAPH_TOLERANCE_DB for a, b in zip(expected, found)):
        return None
    return f"expected {expected} but found {found}"


def check_fit(folder):
    """12 dB in one point of five: the mean is 2.4 dB, the median 0."""
    path = pathlib.Path(folder) / "Five.txt"
    path.write_text("".join(f"{1000 * 2 ** (k / 48):.4f} {70 + 12 * (k == 2)}\n" for k in range(-10, 10)))
    middle = [1000 * 2 ** (k / 48) for k in range(5)]
    band = f"{middle[0] - 1:.3f}-{middle[4] + 1:.3f}"
    # The points of fr-compare lie between those: 20*2^(k/48) is 0.9096 of a step below 1000*2^(k/48).
    levels = [straight(foreign_rows(path), 20 * 2 ** (k / 48))[0] for k in range(200, 300)
              if middle[0] - 1 <= 20 * 2 ** (k / 48) <= middle[4] + 1]
    for how, expected in (("fit", sum(levels) / len(levels)), ("median", sorted(levels)[len(levels) // 2])):
        found = offset_of(path, f"{how}:{band}")
        if len(levels) % 2 == 0 and how == "median":
            expected = (expected + sorted(levels)[len(levels) // 2 - 1]) / 2
        if abs(found + expected) > OFFSET_TOLERANCE_DB:
            return f"{how}: expected {-expected} but found {found}"
    return None


def main():
    with tempfile.TemporaryDirectory() as folder:
        results = [("fit and median", check_fit(folder))]
    archive = SHARED / "data" / "rew"
    left_out = []
    if archive.is_dir():
        for name, expected in CRINGRAPH_DB.items():
            results.append((f"CrinGraph: {name}", check_cringraph(archive / f"{name}.txt", expected)))
        results += [(f"loudness: {name}", check_loudness(archive / f"{name}.txt")) for name in ("Advar L", "Crimson R")]
    else:
        left_out.append("CrinGraph and loudness: ../shared/data/rew is not there")
    return finish(results, left_out)


if __name__ == "__main__":
    sys.exit(main())
