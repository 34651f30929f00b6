"""compare.py TARGET FILE... - deviations from a target with numpy: what is compared with fr-compare."""

import sys

import numpy


def load(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        rows = [line.split() for line in file if line[:1].isdigit()]
    return numpy.array(rows, dtype=float)[:, :2].T


points = 20 * 2 ** (numpy.arange(479) / 48)


def levels_at_points(path):
    frequency, level = load(path)
    on_points = numpy.interp(numpy.log2(points), numpy.log2(frequency), level)
    return on_points - numpy.interp(numpy.log2(500), numpy.log2(frequency), level)


target = levels_at_points(sys.argv[1])
for name in sys.argv[2:]:
    difference = levels_at_points(name) - target
    print(f"{name},{numpy.sqrt((difference ** 2).mean()):.3f},{numpy.abs(difference).mean():.3f},{numpy.abs(difference).max():.3f}")
