#!/usr/bin/env python3
"""What fr-target prints: the published figures, and shelves, tilt, filters and bounds computed anew."""

import cmath
import math
import re
import sys

from curves import SHARED, difference, finish, foreign_rows, rows_of, tool

# The published figures of ../shared/facts/targets, and what they are called here.
PUBLISHED = {
    "harman_ie_2016": "harman-ie-2016", "harman_ie_2019v2": "harman-ie-2019",
    "harman_ie_2019v2_nobass": "harman-ie-2019-nobass", "harman_oe_2018": "harman-oe-2018",
    "jm1_harman_filters": "jm-1-harman", "df_5128": "diffuse-field-5128", "df_kemar": "diffuse-field-kemar",
    "df_iso11904_2": "diffuse-field-iso11904-2", "ief_neutral_2023": "ief-neutral-2023", "iegems": "iegems",
    "flat": "flat",
}  # fmt: skip
RATE = 48000
BOUNDS = {20: (9.3, 3.1), 50: (8.8, 2.9), 100: (5.6, 1.4), 200: (1.7, -0.4), 500: (1.0, -0.9), 1000: (0.9, -1.6),
          2000: (0.7, -3.2), 3000: (0.5, -4.5), 5000: (0.35, -5.8), 8000: (0.2, -6.5), 10000: (0.2, -6.7),
          20000: (0.2, -7.0)}  # fmt: skip


def gain(shape, corner, q, db, f):
    """The cookbook's transfer function at exp(jw), in complex numbers."""
    a, w0 = 10 ** (db / 40), 2 * math.pi * corner / RATE
    c, alpha = math.cos(w0), math.sin(w0) / (2 * q)
    edge = 2 * math.sqrt(a) * alpha
    if shape == "PK":
        top, bottom = (1 + alpha * a, -2 * c, 1 - alpha * a), (1 + alpha / a, -2 * c, 1 - alpha / a)
    else:
        s = 1 if shape == "LS" else -1
        top = (a * ((a + 1) - s * (a - 1) * c + edge), s * 2 * a * ((a - 1) - s * (a + 1) * c),
               a * ((a + 1) - s * (a - 1) * c - edge))  # fmt: skip
        bottom = ((a + 1) + s * (a - 1) * c + edge, s * -2 * ((a - 1) + s * (a + 1) * c),
                  (a + 1) + s * (a - 1) * c - edge)  # fmt: skip
    z = cmath.exp(-2j * math.pi * f / RATE)
    return 20 * math.log10(abs((top[0] + top[1] * z + top[2] * z * z) / (bottom[0] + bottom[1] * z + bottom[2] * z * z)))


def check_adjusted():
    """Everything at once on a flat target."""
    found = rows_of(tool("fr-target", "flat", "--bass", "+6", "--treble", "-2.5@8k", "--tilt", "-0.8@1k", "--adjust",
                         "PK 3000 2 -4", "--adjust", "HS 2500 0.42 +1.5", "--adjust", "LS 164 0.4 2"))  # fmt: skip
    expected = []
    for f, _ in found:
        level = -0.8 * math.log2(f / 1000)
        for filter_of in (("LS", 105, 0.7, 6), ("HS", 8000, 0.7, -2.5), ("PK", 3000, 2, -4), ("HS", 2500, 0.42, 1.5),
                          ("LS", 164, 0.4, 2)):  # fmt: skip
            level += gain(*filter_of, f)
        expected.append((f, level))
    return difference(expected, found)


def straight(values, f):
    points = sorted(values)
    for low, high in zip(points, points[1:]):
        if low <= f <= high:
            part = math.log(f / low) / math.log(high / low)
            return [a + part * (b - a) for a, b in zip(values[low], values[high])]
    raise ValueError(f)


def check_bounds():
    """About the diffuse field of the KEMAR, whatever the target of a 711 coupler."""
    field = rows_of(tool("fr-target", "diffuse-field-kemar"))
    lines = tool("fr-target", "harman-ie-2019", "--bounds").splitlines()
    found = [tuple(map(float, line.split(","))) for line in lines if re.match(r"\d", line)]
    for (f, level), (at, _, lower, upper) in zip(field, found, strict=True):
        above, below = straight(BOUNDS, min(max(f, 20), 20000))
        if abs(at - f) > 1e-4 or abs(level + above - upper) > 2e-4 or abs(level + below - lower) > 2e-4:
            return f"{f}: expected {level + below} to {level + above} but found {lower} to {upper}"
    return None


def check_list():
    """Every line names a target that can be printed, and no two the same."""
    names = [line.split()[0] for line in tool("fr-target", "--list").splitlines()[1:]]
    for name in names:
        rows = rows_of(tool("fr-target", name))
        at_500 = [level for f, level in rows if abs(f - 500) < 1e-3]
        if at_500 != [0.0]:
            return f"{name}: expected 0 dB at 500 Hz but found {at_500}"
    return None if len(set(names)) == len(names) >= 25 else f"expected 25 targets or more but found {names}"


def main():
    results = [("adjusted", check_adjusted()), ("bounds", check_bounds()), ("--list", check_list())]
    folder = SHARED / "facts" / "targets"
    left_out = []
    if folder.is_dir():
        for file, name in PUBLISHED.items():
            published = foreign_rows(folder / f"{file}.csv")
            results.append((f"{name}: as published", difference(published, rows_of(tool("fr-target", name)))))
    else:
        left_out.append("published figures: ../shared/facts/targets is not there")
    return finish(results, left_out)


if __name__ == "__main__":
    sys.exit(main())
