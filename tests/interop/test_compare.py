#!/usr/bin/env python3
"""The measures of fr-compare, computed again from its manual alone: on invented curves and on every real pair."""

import csv
import io
import math
import pathlib
import sys
import tempfile

from curves import SHARED, finish, foreign_rows, rows_of, tool

TOLERANCE_DB = 0.00051  # half of the third decimal that is printed
TARGET_TOLERANCE_DB = 0.0011  # the figures of a built-in target have 3 decimals themselves
BANDS = {
    "sub_bass_db": (20, 60), "bass_db": (60, 250), "low_mid_db": (250, 500), "mid_db": (500, 2000),
    "upper_mid_db": (2000, 4000), "presence_db": (4000, 6000), "treble_db": (6000, 10000), "air_db": (10000, 20000),
}


def level(rows, frequency):
    """On the straight line in dB over ln f."""
    for (f0, l0), (f1, l1) in zip(rows, rows[1:]):
        if f0 <= frequency <= f1:
            return l0 + (l1 - l0) * math.log(frequency / f0) / math.log(f1 / f0)
    raise ValueError(frequency)


def aligned_at(rows, align):
    if len(align) == 1:
        return level(rows, align[0])
    low, high = align
    points = [(low, level(rows, low)), *(row for row in rows if low < row[0] < high), (high, level(rows, high))]
    area = sum(0.5 * (a[1] + b[1]) * math.log(b[0] / a[0]) for a, b in zip(points, points[1:]))
    return area / math.log(high / low)


def common_points(curves, low, high):
    low = max(low, *(rows[0][0] for rows in curves))
    high = min(high, *(rows[-1][0] for rows in curves))
    points = [20 * 2 ** (k / 48) for k in range(-300, 600)]
    return [f for f in points if low * (1 - 1e-9) <= f <= high * (1 + 1e-9)]


def level_inside(rows, frequency):
    return level(rows, min(max(frequency, rows[0][0]), rows[-1][0]))


def iec_bands(each):
    """IEC 61260-1:2014: midbands 1000 G^(k/b), G = 10^0.3, under their nominal names."""
    nominal = "20 25 31.5 40 50 63 80 100 125 160 200 250 315 400 500 630 800 1000 1250 1600 2000 2500 3150".split()
    nominal += "4000 5000 6300 8000 10000 12500 16000 20000".split()
    bands = {}
    for k, name in enumerate(nominal, -17):
        middle = 1000 * 10 ** (0.1 * k)
        if each == 3 or k % 3 == 0:
            half = 10 ** (0.15 / each)
            bands[f"{'octave' if each == 1 else 'third'}_{name}_db"] = (middle / half, middle * half)
    return bands


def measures(rows, target, align, low, high, bands=BANDS):
    points = common_points([rows, target], low, high)
    offset = -aligned_at(rows, align)
    shift = -aligned_at(target, align)
    d = [level_inside(rows, f) + offset - level_inside(target, f) - shift for f in points]
    n = len(d)
    mean = sum(d) / n
    x = [math.log2(f) for f in points]
    middle = sum(x) / n
    worst = max(range(n), key=lambda i: (abs(d[i]), -i))
    result = {
        "offset_db": offset,
        "rms_db": math.sqrt(sum(v * v for v in d) / n),
        "mean_abs_db": sum(map(abs, d)) / n,
        "sd_db": math.sqrt(sum((v - mean) ** 2 for v in d) / (n - 1)),
        "slope_db_per_octave": sum((a - middle) * v for a, v in zip(x, d)) / sum((a - middle) ** 2 for a in x),
        "max_abs_db": abs(d[worst]),
        "max_abs_hz": points[worst],
    }
    for name, (start, end) in bands.items():
        inside = [v for f, v in zip(points, d) if start <= f < end]
        result[name] = sum(inside) / len(inside) if inside else None
    return result


def channel_match(left, right, low, high):
    points = common_points([left, right], low, high)
    d = [level_inside(left, f) - level_inside(right, f) for f in points]
    return {"lr_rms_db": math.sqrt(sum(v * v for v in d) / len(d)), "lr_max_db": max(map(abs, d))}


def problem(expected, row, tolerance):
    for name, value in expected.items():
        if value is None or row[name] == "":
            if value is not None or row[name] != "":
                return f"{name}: expected {value} but found '{row[name]}'"
        elif name == "max_abs_hz":
            if abs(value - float(row[name])) > 0.051:
                return f"{name}: expected {value} but found {row[name]}"
        elif abs(value - float(row[name])) > tolerance:
            return f"{name}: expected {value} but found {row[name]}"
    return None


def compare(files, *arguments):
    return list(csv.DictReader(io.StringIO(tool("fr-compare", "--format", "csv", *arguments, *files))))


def check_pair(name, files, target_argument, target, tolerance):
    curves = [foreign_rows(path) for path in files]
    for align_text, align in (("500", [500]), ("300-3000", [300, 3000])):
        for low, high in ((20, 20000), (100, 9000)):
            rows = compare(files, "-t", target_argument, "--align", align_text, "--range", f"{low}-{high}")
            match = channel_match(*curves, low, high) if len(curves) == 2 else {}
            for path, curve, row in zip(files, curves, rows):
                expected = measures(curve, target, align, low, high) | match
                yield f"{name}: {path.name} {align_text} {low}-{high}", problem(expected, row, tolerance)


def amplitude_mean(left, right):
    """On the points of the first that lie inside the second, as fr-average has it."""
    inside = [row for row in left if right[0][0] <= row[0] <= right[-1][0]]
    return [(f, 20 * math.log10((10 ** (l / 20) + 10 ** (level(right, f) / 20)) / 2)) for f, l in inside]


def check_reference(name, files, others, tolerance):
    """Two IEMs, L with L and R with R, in thirds of an octave; then their means."""
    curves, against = [[foreign_rows(path) for path in pair] for pair in (files, others)]
    options = [word for path in others for word in ("--reference", path)]
    rows = compare(files, *options, "--bands", "iec:3", "--range", "30-15000")
    for path, curve, other, row in zip(files, curves, against, rows):
        expected = measures(curve, other, [500], 30, 15000, iec_bands(3))
        yield f"{name}: {path.name} against {row['against']}", problem(expected, row, tolerance)
    row = compare(files, *options, "--lr", "average", "--align", "200-2000")[0]
    expected = measures(amplitude_mean(*curves), amplitude_mean(*against), [200, 2000], 20, 20000)
    yield f"{name}: means, against {row['against']}", problem(expected, row, tolerance)
    first = compare([*others, *files])
    if [row["against"] for row in first] != [row["against"] for row in rows]:
        yield f"{name}: without --reference", "expected the first IEM to be what is compared with"


def invented(folder):
    """Two channels with bumps, REW's rounding of frequencies, and a target of few points."""
    files = []
    for channel, shift in (("L", 0.0), ("R", 0.7)):
        path = pathlib.Path(folder) / f"Example {channel}.txt"
        with path.open("w") as out:
            for k in range(-40, 478):
                octave = k / 48
                spl = 90 - octave + 6 * math.sin(3 * octave + shift) + shift
                out.write(f"{20 * 2 ** octave:.3f} {spl:.3f}\n")
        files.append(path)
    target = pathlib.Path(folder) / "Few Target.csv"
    target.write_text("frequency,raw\n25,7\n60,6.5\n200,1\n500,3\n3000,11\n9500,2\n18000,-8\n")
    return files, target


def main():
    results = []
    with tempfile.TemporaryDirectory() as folder:
        files, target = invented(folder)
        results += check_pair("invented", files, target, foreign_rows(target), TOLERANCE_DB)
        others = [pathlib.Path(folder) / f"Other {side}.txt" for side in "LR"]
        for path, source in zip(others, reversed(files)):
            path.write_text("".join(f"{f:.3f} {0.5 * l:.3f}\n" for f, l in foreign_rows(source)[3:-5:3]))
        results += check_reference("invented", files, others, TOLERANCE_DB)
    delta = rows_of(tool("fr-compare", "-t", "flat", "--delta", text="20 1\n500 3\n20000 9\n"))
    slope = [(f, level([(20, 1), (500, 3), (20000, 9)], min(f, 20000)) - 3) for f, _ in delta]
    results.append(("--delta", None if all(abs(a[1] - b[1]) < 6e-5 for a, b in zip(slope, delta)) else "differs"))

    folder = SHARED / "data" / "rew"
    left_out = []
    if folder.is_dir():
        harman = foreign_rows(SHARED / "facts" / "targets" / "harman_ie_2019v2.csv")
        for left in sorted(folder.glob("* L.txt")):
            right = left.with_name(left.name.replace(" L.txt", " R.txt"))
            files = [path for path in (left, right) if path.exists()]
            results += check_pair("real", files, "harman-ie-2019", harman, TARGET_TOLERANCE_DB)
        pair = [[folder / f"{name} {side}.txt" for side in "LR"] for name in ("Crimson", "Helios")]
        results += check_reference("real", *pair, TOLERANCE_DB)
    else:
        left_out.append("real curves: ../shared/data/rew is not there")
    return finish(results, left_out)


if __name__ == "__main__":
    sys.exit(main())
