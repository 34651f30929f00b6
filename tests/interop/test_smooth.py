#!/usr/bin/env python3
"""fr-smooth against numerical integration written from its manual, and against its own formula for slopes."""

import math
import sys

import numpy

from curves import finish, rows_of, tool

TOLERANCE_DB = 6e-5  # half of the fourth decimal, and the integration
SAMPLING_DB = 0.05
STEPS = 200_001


def text(frequency, level):
    return "".join(f"{f:.6f},{v:.6f}\n" for f, v in zip(frequency, level))


def smoothed(frequency, level, *arguments):
    rows = numpy.array(rows_of(tool("fr-smooth", *arguments, text=text(frequency, level))))
    return rows[:, 0], rows[:, 1]


def integral_mean(x, level, centre, reach, kind):
    at = numpy.linspace(centre - reach, centre + reach, STEPS)
    line = numpy.interp(at, x, level)
    unit = {"power": 10, "amplitude": 20, "db": None}[kind]
    values = line if unit is None else 10 ** (line / unit)
    mean = float(numpy.sum((values[1:] + values[:-1]) / 2) / (STEPS - 1))
    return mean if unit is None else unit * math.log10(mean)


def rough_curve():
    generator = numpy.random.default_rng(7)
    frequency = numpy.round(numpy.sort(20 * 1000 ** generator.random(400)), 6)
    return frequency, numpy.round(generator.normal(0, 15, 400), 6)


def check_integral():
    frequency, level = rough_curve()
    x = numpy.log(frequency)
    for divisor in (48, 12, 3, 1):
        for kind in ("power", "amplitude", "db"):
            _, found = smoothed(frequency, level, "--width", f"1/{divisor}", "--average", kind)
            worst = 0.0
            for i in (0, 1, 7, 133, 250, 391, 398, 399):
                reach = min(math.log(2) / divisor / 2, x[i] - x[0], x[-1] - x[i])
                wanted = integral_mean(x, level, x[i], reach, kind) if reach > 0 else level[i]
                worst = max(worst, abs(wanted - found[i]))
            # The trapezoids of the check itself bend with the square of their width.
            yield f"1/{divisor} {kind}", None if worst < 2 * TOLERANCE_DB else f"off by {worst:.6f} dB"


def check_slopes():
    frequency = 20 * 2 ** (numpy.arange(10 * 96 + 1) / 96)
    for slope in (-24.0, -6.0, 0.0, 12.0):
        level = slope * numpy.log2(frequency / 1000)
        for divisor in (24, 3):
            half = slope * math.log(10) / 10 / divisor / 2
            rise = 10 * math.log10(math.sinh(half) / half) if slope else 0.0
            _, found = smoothed(frequency, level, "--width", f"1/{divisor}")
            inside = slice(96, -96)
            worst = float(numpy.max(numpy.abs(found[inside] - level[inside] - rise)))
            yield f"{slope} dB/octave, 1/{divisor}", None if worst < TOLERANCE_DB else f"off by {worst:.6f} dB"


def check_sampling():
    """One curve without narrow features, on 54,613 linear and on 960 logarithmic points."""
    def curve(frequency):
        octave = numpy.log2(frequency / 1000)
        return 8 * numpy.exp(-((octave - 1.5) / 0.6) ** 2) - 3 * octave + 4 * numpy.sin(octave)

    linear = 0.36621094 * numpy.arange(1, 54_614)
    logarithmic = 20 * 2 ** (numpy.arange(960) / 96)
    for divisor in (12, 3):
        f, from_linear = smoothed(linear, curve(linear), "--width", f"1/{divisor}")
        g, from_logarithmic = smoothed(logarithmic, curve(logarithmic), "--width", f"1/{divisor}")
        at = g[(g > 40) & (g < 10_000)]
        off = numpy.interp(numpy.log(at), numpy.log(f), from_linear) - from_logarithmic[(g > 40) & (g < 10_000)]
        worst = float(numpy.max(numpy.abs(off)))
        yield f"sampling, 1/{divisor}", None if worst < SAMPLING_DB else f"off by {worst:.4f} dB"


if __name__ == "__main__":
    sys.exit(finish([*check_integral(), *check_slopes(), *check_sampling()]))
