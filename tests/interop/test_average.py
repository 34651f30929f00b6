#!/usr/bin/env python3
"""fr-average against arithmetic written from its manual: every mean, its columns, outliers, balance."""

import pathlib
import re
import subprocess
import sys
import tempfile

import numpy

from curves import BIN, LEVEL_ROUNDING_DB, finish

FREQUENCY = numpy.round(20 * 2 ** (numpy.arange(479) / 48), 4)
PHASE_ROUNDING_DEG = 6e-4


def write(path, level, phase=None, notes=()):
    lines = ["# fr-csv: 1", *(f"# {key}: {value}" for key, value in notes)]
    lines.append("frequency_hz,spl_db" + (",phase_deg" if phase is not None else ""))
    for i, frequency in enumerate(FREQUENCY):
        end = f",{phase[i]:.3f}" if phase is not None else ""
        lines.append(f"{frequency:.4f},{level[i]:.4f}{end}")
    path.write_text("\n".join(lines) + "\n")


def run(*arguments):
    """Exit code, columns by name, notes, lines on standard error."""
    done = subprocess.run([str(BIN / "fr-average"), *map(str, arguments)], capture_output=True, encoding="utf-8",
                          check=False)
    lines = done.stdout.splitlines()
    notes = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
    rows = [line for line in lines if not line.startswith("#")]
    table = numpy.array([[float(cell) for cell in row.split(",")] for row in rows[1:]])
    columns = {name: table[:, i] for i, name in enumerate(rows[0].split(","))} if rows else {}
    return done.returncode, columns, notes, done.stderr.splitlines()


def off(found, wanted, limit, what):
    worst = float(numpy.max(numpy.abs(found - wanted)))
    return None if worst <= limit else f"{what} off by {worst:.6f}"


def random_curves(folder, count, generator):
    curves = []
    for i in range(count):
        level = numpy.round(generator.normal(70, 6, len(FREQUENCY)), 4)
        phase = numpy.round(generator.uniform(-179.9, 179.9, len(FREQUENCY)), 3)
        delay = round(float(generator.uniform(0, 0.3)), 12)
        path = folder / f"random{i}.csv"
        write(path, level, phase, [("name", "Random"), ("delay-s", f"{delay:.12f}")])
        curves.append((path, level, phase, delay))
    return curves


def check_means(folder):
    generator = numpy.random.default_rng(11)
    for count in (1, 2, 3, 8):
        curves = random_curves(folder, count, generator)
        paths = [curve[0] for curve in curves]
        levels = numpy.array([curve[1] for curve in curves])
        wanted = {
            "power": 10 * numpy.log10(numpy.mean(10 ** (levels / 10), axis=0)),
            "amplitude": 20 * numpy.log10(numpy.mean(10 ** (levels / 20), axis=0)),
            "db": numpy.mean(levels, axis=0),
            "median": numpy.median(levels, axis=0),
        }
        spread = numpy.std(levels, axis=0, ddof=1) if count > 1 else None
        for kind, mean in wanted.items():
            _, columns, notes, _ = run("--average", kind, *paths)
            problem = (
                off(columns["spl_db"], mean, LEVEL_ROUNDING_DB, "level")
                or (("a spread of one" if "spread_db" in columns else None) if spread is None
                    else off(columns["spread_db"], spread, LEVEL_ROUNDING_DB, "spread"))
                or off(columns["min_db"], levels.min(axis=0), LEVEL_ROUNDING_DB, "lowest")
                or off(columns["max_db"], levels.max(axis=0), LEVEL_ROUNDING_DB, "highest")
                or (None if "phase_deg" not in columns and "delay-s" not in notes else "phase kept")
            )
            yield f"{kind} of {count}", problem
        for axis in ("own", "common"):
            later = numpy.array([0 if axis == "own" else curve[3] - curves[0][3] for curve in curves])
            phases = numpy.array([curve[2] for curve in curves]) - 360 * FREQUENCY * later[:, None]
            mean = numpy.mean(10 ** (levels / 20) * numpy.exp(1j * numpy.radians(phases)), axis=0)
            _, columns, notes, complaints = run("--average", "vector", "--time-axis", axis, *paths)
            turned = numpy.exp(1j * numpy.radians(columns["phase_deg"])) / (mean / numpy.abs(mean))
            loss = wanted["power"] - 20 * numpy.log10(numpy.abs(mean))
            inside = (FREQUENCY >= 20) & (FREQUENCY <= 5000)
            told = [re.search(r"up to (\S+) dB below the power mean, at (\S+) Hz", line) for line in complaints]
            told = [(float(match[1]), float(match[2])) for match in told if match]
            greatest = float(numpy.max(loss[inside]))
            expected = [(greatest, float(FREQUENCY[numpy.argmax(numpy.where(inside, loss, -1))]))] if greatest > 1 else []
            agree = len(told) == len(expected) and all(
                abs(a[0] - b[0]) < 0.0051 and abs(a[1] - b[1]) <= 0.51 for a, b in zip(told, expected))
            yield f"vector of {count}, {axis}", (
                off(columns["spl_db"], 20 * numpy.log10(numpy.abs(mean)), LEVEL_ROUNDING_DB, "level")
                or off(numpy.degrees(numpy.angle(turned)), 0, PHASE_ROUNDING_DEG, "phase")
                or (None if abs(float(notes["delay-s"]) - curves[0][3]) < 1e-12 else "another delay")
                or (None if agree else f"loss told as {told}, expected {expected}")
            )


def mean_level(level, low, high):
    """Mean over ln f of the straight lines between the points."""
    x = numpy.log(FREQUENCY)
    inside = x[(x > numpy.log(low)) & (x < numpy.log(high))]
    at = numpy.concatenate(([numpy.log(low)], inside, [numpy.log(high)]))
    line = numpy.interp(at, x, level)
    return float(numpy.sum((line[1:] + line[:-1]) / 2 * numpy.diff(at)) / (at[-1] - at[0]))


def bass(level):
    return mean_level(level, 20, 20 * 2 ** (2 / 3)) - mean_level(level, 400, 630)


K = numpy.arange(801, 862)
POINTS = 20 * 2 ** (K / 96)


def smoothed(level):
    values = numpy.array([mean_level(level, f * 2 ** (-1 / 24), f * 2 ** (1 / 24)) for f in POINTS])
    return values - numpy.mean(values)


def peaks(m):
    for i in range(1, 60):
        if m[i] > m[i - 1] and m[i] >= m[i + 1] and m[i] - m.min() >= 1:
            shift = (m[i - 1] - m[i + 1]) / 2 / (m[i - 1] - 2 * m[i] + m[i + 1])
            yield 20 * 2 ** ((K[i] + shift) / 96), m[i]


def middle_resonance(ms):
    found = list(peaks(numpy.median(ms, axis=0)))
    return max(found, key=lambda peak: peak[1])[0] if found else None


def own_resonance(m, expected):
    high = [peak[0] for peak in peaks(m) if peak[1] >= max(m[1:60]) - 3]
    if not high:
        return POINTS[1] if m[1] >= m[59] else POINTS[59]
    return min(high, key=lambda hz: abs(numpy.log2(hz / expected)))


def shape(level):
    points = 100 * 2 ** (numpy.arange(71) / 12)
    values = numpy.array([mean_level(level, f * 2 ** (-1 / 24), f * 2 ** (1 / 24)) for f in points])
    return values - numpy.mean(values)


class Seat:
    """What the manual compares of a curve."""

    def __init__(self, level, phase):
        self.bass = bass(level)
        self.level = mean_level(level, 500, 2000)
        self.m = smoothed(level)
        self.shape = shape(level)
        inside = (FREQUENCY >= 100) & (FREQUENCY <= 2000)
        self.phase = numpy.radians(phase[inside])


def louder(depth, depths, levels):
    """By how much the others would be at this depth."""
    d = depths - numpy.mean(depths)
    slope = (2.3 * 0.003 + numpy.sum(d * (levels - numpy.mean(levels)))) / (0.003 + numpy.sum(d * d))
    return min(max(slope, 0), 5) * (depth - numpy.median(depths))


def correlation(phase, phases):
    others = numpy.arctan2(numpy.median(numpy.sin(phases), axis=0), numpy.median(numpy.cos(phases), axis=0))
    return float(numpy.mean(numpy.cos(phase - others)))


def excesses(seat, others, depth, depths):
    """{kind: (excess, figures as printed, limit as printed)}"""
    basses = numpy.median([other.bass for other in others])
    below = basses - seat.bass
    found = {"leaking seal": ((abs(below) if len(others) == 1 else below) / 1.5, (seat.bass, basses), 1.5)}
    levels = numpy.array([other.level for other in others])
    expected = numpy.median(levels)
    if depth is not None:
        expected += louder(depth, depths, levels)
        if len(others) > 1:
            times = 100 if len(others) == 2 else 4.5 + 45 / (len(others) - 1) ** 2
            limit = max(0.125, times * numpy.std(depths, ddof=1))
            away = abs(depth - numpy.median(depths))
            found["insertion depth"] = (away / limit, (2**depth, 2 ** numpy.median(depths), away), limit)
    found["level"] = (abs(seat.level - expected) / 0.65, (seat.level, expected), 0.65)
    rms = float(numpy.std(seat.shape - numpy.median([other.shape for other in others], axis=0)))
    found["shape"] = (rms, (rms,), 1)
    alike = correlation(seat.phase, numpy.array([other.phase for other in others]))
    found["inverted"] = (-alike / 0.5, (alike,), -0.5)
    return found


def outliers(curves):
    """[({index, ...}, {kind: (figures, limit)})] as the manual tells it; a curve is (level, phase)."""
    seats = [Seat(level, phase) for level, phase in curves]
    left = list(range(len(seats)))
    named = []
    while len(left) > 1:
        middle = middle_resonance([seats[k].m for k in left])
        depths = {k: numpy.log2(own_resonance(seats[k].m, middle)) if middle else None for k in left}
        worst = None
        for i in left:
            others = [k for k in left if k != i]
            excess = excesses(seats[i], [seats[k] for k in others], depths[i],
                              numpy.array([depths[k] for k in others]) if middle else None)
            over = {kind: value for kind, value in excess.items() if value[0] > 1}
            greatest = max((value[0] for value in over.values()), default=0)
            if over and (worst is None or greatest >= worst[1] - 5e-7):
                worst = (i, greatest, {kind: value[1:] for kind, value in over.items()})
            if len(left) == 2:
                break
        if worst is None:
            break
        named.append((set(left) if len(left) == 2 else {worst[0]}, worst[2]))
        left.remove(worst[0])
    return named


def figures_in(text):
    """{kind: (figures, limit)} of a line on standard error."""
    found = {}
    for reason in text.split("; "):
        kind = re.search(r"(leaking seal|insertion depth|level|shape|inverted): ", reason)
        if kind:
            what, limit = reason[kind.end():].split(", limit ")
            what = re.sub(r"re 500 Hz|from 500 Hz to 2 kHz|from 100 Hz to 6 kHz", "", what)
            found[kind[1]] = (tuple(map(float, re.findall(r"-?\d+(?:\.\d+)?", what))), float(limit.split()[0]))
    return found


def disagreement(found, expected):
    """What the lines say beside what they should."""
    if [(who, set(what)) for who, what in found] != [(who, set(what)) for who, what in expected]:
        return f"expected {expected} but found {found}"
    for (_, printed), (_, wanted) in zip(found, expected):
        for kind, (figures, limit) in wanted.items():
            rounding = (0.51, 0.51, 0.00051) if kind == "insertion depth" else (0.0051, 0.0051)
            near = all(abs(a - b) <= c for a, b, c in zip(printed[kind][0], figures, rounding))
            if len(printed[kind][0]) != len(figures) or not near or abs(printed[kind][1] - limit) > 0.00051:
                return f"{kind}: expected {figures}, {limit} but found {printed[kind]}"
    return None


def seat(generator):
    """A seat as it may happen, one in three of them bad in some way."""
    octave = numpy.log2(FREQUENCY / 1000)
    fault = generator.choice(["", "", "", "", "", "leak", "depth", "inverted", "knob", "other", "all"])
    resonance = 8000 * 2 ** generator.normal(0, 0.01)
    if fault in ("depth", "all"):
        resonance *= 2 ** (generator.choice([-1, 1]) * generator.uniform(0.05, 0.3))
    leak = generator.uniform(60, 200) if fault in ("leak", "all") else generator.uniform(1, 12)
    level = 80 - octave + 7 / (1 + (6 * numpy.log2(FREQUENCY / resonance)) ** 2)
    level += 6 / (1 + (3 * numpy.log2(FREQUENCY / 2800)) ** 2) - 10 * numpy.log10(1 + (leak / FREQUENCY) ** 2)
    if fault in ("other", "all"):
        level += generator.uniform(3, 6) / (1 + (3 * numpy.log2(FREQUENCY / 1500)) ** 2)
    if fault in ("knob", "all"):
        level += generator.uniform(-2, 2)
    level += generator.normal(0, 0.1) + generator.normal(0, 0.02, len(FREQUENCY))
    phase = numpy.degrees(numpy.arctan(leak / FREQUENCY)) - 10 * octave + generator.normal(0, 5)
    if fault in ("inverted", "all"):
        phase += 180
    phase = numpy.round((phase + 180) % 360 - 180, 3)
    return numpy.round(level, 4), numpy.where(phase <= -180, 180, phase)


def check_outliers(folder):
    generator = numpy.random.default_rng(5)
    names = 0
    for trial in range(60):
        count = int(generator.integers(2, 8))
        seats = [seat(generator) for _ in range(count)]
        paths = [folder / f"seat{i}.csv" for i in range(count)]
        for path, (level, phase) in zip(paths, seats):
            write(path, level, phase, [("name", "Seat"), ("channel", "L")])
        expected = outliers(seats)
        names += len(expected)
        code, columns, notes, lines = run("--reject-outliers", "--strict", *paths)
        found = []
        for line in lines:
            who = {int(number) for number in re.findall(r"seat(\d+)\.csv \(Seat L\)", line)}
            if who:
                found.append((who, figures_in(line)))
        gone = [index for who, _ in expected if len(who) == 1 for index in who]
        kept = numpy.array([level for i, (level, _) in enumerate(seats) if i not in gone])
        yield f"outliers, trial {trial}", (
            disagreement(found, expected)
            or (None if code == (1 if expected else 0) else f"exit code {code}")
            or (None if notes["takes"] == str(len(kept)) else f"takes: {notes['takes']}")
            or off(columns["spl_db"], 10 * numpy.log10(numpy.mean(10 ** (kept / 10), axis=0)), LEVEL_ROUNDING_DB, "level")
        )
    yield "outliers, trials that have some", None if names > 60 else f"only {names}"


def check_groups(folder):
    """One curve of every name and side, of all its seats, in the order of the first."""
    generator = numpy.random.default_rng(9)
    paths, levels = [], {}
    for i in range(40):
        name, side = str(generator.choice(["Tern", "Crow", "Gull"])), str(generator.choice(["L", "R"]))
        level = numpy.round(generator.normal(70, 1, len(FREQUENCY)), 4)
        paths.append(folder / f"of many {i}.csv")
        channel = side + str(generator.choice(["", "1", "2"]))
        write(paths[-1], level, None, [("name", name), ("channel", channel)])
        levels.setdefault((name, side), []).append(level)
    done = subprocess.run([str(BIN / "fr-average"), "-q", *map(str, paths)], capture_output=True, encoding="utf-8",
                          check=False)
    found = {}
    for block in done.stdout.split("\n\n\n"):
        notes = dict(line[2:].split(": ", 1) for line in block.splitlines() if line.startswith("# "))
        rows = [line.split(",") for line in block.splitlines() if line[:1].isdigit()]
        found[notes["name"], notes["channel"]] = (notes["takes"], numpy.array([float(row[1]) for row in rows]))
    yield "groups", None if list(found) == list(levels) else f"expected {list(levels)} but found {list(found)}"
    for key, group in levels.items():
        mean = 10 * numpy.log10(numpy.mean(10 ** (numpy.array(group) / 10), axis=0))
        yield f"group {key}", (off(found[key][1], mean, LEVEL_ROUNDING_DB, "level")
                               or (None if found[key][0] == str(len(group)) else f"takes: {found[key][0]}"))


def check_balance(folder):
    generator = numpy.random.default_rng(3)
    sides = {}
    paths = []
    for channel in ("L1", "L2", "R"):
        sides[channel] = numpy.round(generator.normal(70, 2, len(FREQUENCY)), 4)
        paths.append(folder / f"side {channel}.csv")
        write(paths[-1], sides[channel], None, [("name", "Side"), ("channel", channel)])
    left = 10 * numpy.log10((10 ** (sides["L1"] / 10) + 10 ** (sides["L2"] / 10)) / 2)
    wanted = left - sides["R"]
    code, columns, notes, lines = run("--balance", *paths)
    inside = wanted[(FREQUENCY >= 200) & (FREQUENCY <= 5000)]
    found = re.search(r"mean (\S+) dB, rms (\S+) dB, greatest (\S+) dB", lines[-1])
    figures = numpy.array([float(found[i]) for i in (1, 2, 3)])
    expected = numpy.array([numpy.mean(inside), numpy.sqrt(numpy.mean(inside**2)), inside[numpy.argmax(numpy.abs(inside))]])
    yield "balance", (
        off(columns["spl_db"], wanted, LEVEL_ROUNDING_DB, "difference")
        or off(figures, expected, 0.0051, "figures")
        or (None if code == 0 and notes["channel"] == "L-R" and len(columns) == 2 else "notes or columns")
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        sys.exit(finish([*check_means(scratch), *check_outliers(scratch), *check_groups(scratch), *check_balance(scratch)]))
