#!/usr/bin/env python3
"""Limits and verdicts of fr-compare, computed again from earbench-certainty(7) alone, on invented seatings."""

import csv
import io
import math
import pathlib
import sys
import tempfile

import numpy

import student
from curves import finish, tool
from test_compare import BANDS

TOLERANCE_DB = 0.0012  # half of the third decimal; levels of four decimals, twice in squares
GRID = 20 * 2 ** (numpy.arange(0, 480) / 48)
GRID = GRID[GRID <= 20000 * (1 + 1e-9)]
FILE_HZ = numpy.round(20 * 2 ** (numpy.arange(0, 121) / 12), 4)[:120]
FILE_HZ[-1] = 20000.0
DISTANCES = ["rms_db", "mean_abs_db", "sd_db", "max_abs_db", "lr_rms_db", "lr_max_db"]
CHANNELS = ["lr_rms_db", "lr_max_db"]
LINEAR = ["offset_db", "slope_db_per_octave", *BANDS]


def on_grid(levels, at=GRID):
    return numpy.interp(numpy.log(at), numpy.log(FILE_HZ), levels)


def aligned(levels):
    return on_grid(levels) - on_grid(levels, [500.0])[0]


def measures(subject, other_channel, against):
    """As fr-compare(1) defines them, for whole curves at the frequencies of the files; None is a flat target."""
    d = aligned(subject) - (aligned(against) if against is not None else 0.0)
    octaves = numpy.log2(GRID)
    octaves = octaves - octaves.mean()
    result = {
        "offset_db": -on_grid(subject, [500.0])[0], "rms_db": math.sqrt((d**2).mean()),
        "mean_abs_db": abs(d).mean(), "sd_db": d.std(ddof=1),
        "slope_db_per_octave": (octaves * d).sum() / (octaves**2).sum(), "max_abs_db": abs(d).max(),
    }
    for name, (low, high) in BANDS.items():
        result[name] = d[(GRID >= low) & (GRID < high)].mean()
    if other_channel is not None:
        lr = on_grid(subject) - on_grid(other_channel)
        result |= {"lr_rms_db": math.sqrt((lr**2).mean()), "lr_max_db": abs(lr).max()}
    return result


def amplitude_mean(curves):
    return 20 * numpy.log10(sum(10 ** (levels / 20) for levels in curves) / len(curves))


class Side:
    """The takes of one side, as (session, levels); what is counted, and how."""

    def __init__(self, takes):
        sessions = list(dict.fromkeys(session for session, _ in takes))
        self.takes = len(takes)
        self.sessions = len(sessions)
        self.counted = [levels for _, levels in takes]
        if len(sessions) > 1:
            self.counted = [numpy.mean([each for name, each in takes if name == s], axis=0) for s in sessions]
        self.mean = numpy.mean(self.counted, axis=0)
        self.n = len(self.counted)

    def without(self, i):
        return numpy.mean([each for j, each in enumerate(self.counted) if j != i], axis=0)


class Row:
    """One comparison: `subject` and `against` are lists of sides (two are joined), `against` may be empty."""

    def __init__(self, subject, other, against):
        self.subject, self.other, self.against = subject, other, against
        self.whole = self.measured(None, None)
        self.effects = {name: self.effects_of(name) for name in self.whole}

    def measured(self, changed, instead):
        def levels(side):
            return instead if side is changed else side.mean
        channels = [levels(side) for side in self.subject]
        other = levels(self.other) if self.other else (channels[1] if len(channels) == 2 else None)
        against = amplitude_mean([levels(side) for side in self.against]) if self.against else None
        subject = amplitude_mean(channels) if len(channels) == 2 else channels[0]
        found = measures(subject, None, against)
        if other is not None:
            found |= {name: measures(channels[0], other, None)[name] for name in CHANNELS}
        return found

    def pseudo(self, side, name):
        square = 2 if name in DISTANCES else 1
        return [side.n * self.whole[name] ** square - (side.n - 1) * self.measured(side, side.without(i))[name] ** square
                for i in range(side.n)]

    def effects_of(self, name):
        """(role, side, s^2) of every side that `name` depends on."""
        sides = [(0, side) for side in self.subject]
        if name in CHANNELS:
            sides += [(0, self.other)] if self.other else []
        elif name != "offset_db":
            sides += [(1, side) for side in self.against]
        return [(role, side, numpy.var(self.pseudo(side, name), ddof=1)) for role, side in sides]


def sources(row, rows, name, prior):
    """(v, f) of every source; rows are all sides of the same IEM against the same."""
    square = row.whole[name] ** 2 if name in DISTANCES else 1.0
    found = []
    for role in (0, 1):
        mine = [(side, s2) for r, side, s2 in row.effects[name] if r == role]
        apart = [(side, s2) for side, s2 in mine if side.sessions > 1 or name in CHANNELS]
        found += [(s2 / side.n, side.n - 1, (s2, [side.n], 1)) for side, s2 in apart]
        if len(apart) == len(mine):
            continue
        estimates = [(s2 / (other.whole[name] ** 2 if name in DISTANCES else 1.0), side.n - 1)
                     for other in rows for r, side, s2 in other.effects[name] if r == role and side.sessions == 1]
        degrees = sum(f for _, f in estimates)
        s2 = sum(v * f for v, f in estimates) / degrees * square
        if name in prior:
            s0, d0 = prior[name]
            s2, degrees = (d0 * s0 / len(mine) ** 2 + degrees * s2) / (d0 + degrees), d0 + degrees
        counts = [side.n for side, _ in mine]
        found.append((s2 * sum(1 / n for n in counts), degrees, (s2, counts, len(estimates))))
    return found


def half_width(found, probability, cochran, more=0):
    parts = [(s2 * sum(1 / (n + more) for n in counts), f + more * sides) for _, f, (s2, counts, sides) in found]
    total = sum(v for v, _ in parts)
    if cochran:
        factor = sum(v * student.quantile(probability, f) for v, f in parts) / total
    else:
        factor = student.quantile(probability, total**2 / sum(v * v / f for v, f in parts))
    return factor * math.sqrt(total)


def verdict(d, found, cochran, family, margin):
    def differs(more):
        return abs(d) > half_width(found, 1 - 0.025 / family, cochran, more)

    def same(more):
        return abs(d) + half_width(found, 0.95, cochran, more) < margin
    if differs(0) or same(0):
        return ("differs" if differs(0) else "same"), ""
    more = 1
    while more < 100 and not (differs(more) or same(more)):
        more += 1
    return "undecided", str(more)


def expected_of(row, rows, joint=False, prior=None, margins=(1.0, 2.0)):
    prior = prior or {}
    family = len(BANDS)
    expected = {}
    for name, value in row.whole.items():
        if name == "offset_db" and any(side.n < 2 for side in row.subject):
            continue
        found = sources(row, rows, name, prior)
        cochran = name in prior and all(side.sessions == 1 for _, side, _ in row.effects[name])
        probability = 1 - 0.025 / family if joint and name in BANDS else 0.975
        half = half_width(found, probability, cochran)
        low, high = value - half, value + half
        if name in DISTANCES:
            low, high = math.sqrt(max(0.0, value**2 - half)), math.sqrt(value**2 + half)
        expected |= {name: value, f"{name}_low": low, f"{name}_high": high}
        if name in BANDS:
            f1, f2 = BANDS[name]
            margin = margins[0 if math.sqrt(f1 * f2) < 8000 else 1]
            what, more = verdict(value, found, cochran, family, margin)
            expected |= {name[:-2] + "verdict": what, name[:-2] + "more": more}
    return expected


def regressed(row, rows, name, reference_hz, resonances):
    """Of a band: value and limits, the sides' resonances being known."""
    value = row.whole[name]
    parts = []
    for role in (0, 1):
        mine = [side for r, side, _ in row.effects[name] if r == role]
        weight = 0.0
        for side in mine:
            x = numpy.log2(resonances[id(side)])
            p = numpy.array(row.pseudo(side, name))
            slope = ((x - x.mean()) * p).sum() / ((x - x.mean()) ** 2).sum()
            distance = math.log2(reference_hz) - x.mean()
            value += slope * distance
            weight += 1 / side.n + distance**2 / ((x - x.mean()) ** 2).sum()
        estimates = []
        for other in rows:
            for r, side, _ in other.effects[name]:
                if r == role:
                    x = numpy.log2(resonances[id(side)])
                    p = numpy.array(other.pseudo(side, name))
                    line = numpy.polyfit(x, p, 1)
                    estimates.append((((p - numpy.polyval(line, x)) ** 2).sum() / (side.n - 2), side.n - 2))
        degrees = sum(f for _, f in estimates)
        if mine:
            parts.append((sum(v * f for v, f in estimates) / degrees * weight, degrees))
    total = sum(v for v, _ in parts)
    half = student.quantile(0.975, total**2 / sum(v * v / f for v, f in parts)) * math.sqrt(total)
    stem = name[:-2] + "regressed_db"
    return {stem: value, f"{stem}_low": value - half, f"{stem}_high": value + half}


def fit_prior(iems):
    """{measure: (s0^2, d0)} of IEMs that are lists of sides."""
    prior = {}
    for name in LINEAR:
        logs, trigammas = [], []
        for sides in iems:
            estimates = [(numpy.var([measures(t, None, None)[name] for t in side.counted], ddof=1), side.n - 1)
                         for side in sides]
            d = sum(f for _, f in estimates)
            s2 = sum(v * f for v, f in estimates) / d
            logs.append(math.log(s2) - student.digamma(d / 2) + math.log(d / 2))
            trigammas.append(student.trigamma(d / 2))
        excess = numpy.var(logs, ddof=1) - numpy.mean(trigammas)
        if excess <= 0:
            prior[name] = (math.exp(numpy.mean(logs)), 8.0)
        else:
            half = student.trigamma_inverse(excess)
            prior[name] = (math.exp(numpy.mean(logs) + student.digamma(half) - math.log(half)), min(8.0, 2 * half))
    return prior


def problem(expected, row):
    for name, value in expected.items():
        found = row[name]
        if isinstance(value, str) or found == "":
            if value != found:
                return f"{name}: expected {value} but found '{found}'"
        elif abs(value - float(found)) > TOLERANCE_DB:
            return f"{name}: expected {value} but found {found}"
    return None


class Maker:
    """Invents takes: a curve, a resonance that moves, a leak, ripple, another level each time."""

    def __init__(self, seed):
        self.random = numpy.random.default_rng(seed)

    def side(self, n, tilt, sessions=1):
        octave = numpy.log2(FILE_HZ / 1000)
        takes = []
        for i in range(n):
            shift = self.random.normal(0, 0.04)
            session = str(i % sessions) if sessions > 1 else ""
            levels = 70 + tilt * octave + 6 * numpy.exp(-(((octave - 3 - shift) / 0.15) ** 2))
            levels -= self.random.exponential(0.5) / (1 + (FILE_HZ / 100) ** 2)
            levels += self.random.normal(0, 0.3) * numpy.sin(octave) + self.random.normal(0, 0.3) * numpy.cos(2 * octave)
            levels += self.random.normal(0, 0.4) + (0.2 * (i % sessions) if sessions > 1 else 0)
            takes.append((session, numpy.round(levels, 4)))
        return takes


def fr_csv(name, side, takes):
    blocks = []
    for i, (session, levels) in enumerate(takes, 1):
        note = f"# session: {session}\n" if session else ""
        rows = "".join(f"{f:.4f},{level:.4f}\n" for f, level in zip(FILE_HZ, levels))
        blocks.append(f"# fr-csv: 1\n# name: {name}\n# channel: {side}{i}\n{note}frequency_hz,spl_db\n{rows}")
    return "\n\n".join(blocks)


def written(folder, name, iems):
    """A file of {(name, side): takes}."""
    path = pathlib.Path(folder) / name
    path.write_text("\n\n".join(fr_csv(*key, takes) for key, takes in iems.items()))
    return path


def compared(*arguments):
    return list(csv.DictReader(io.StringIO(tool("fr-compare", "--takes", "--format", "csv", *arguments))))


def check_pairs(folder, maker):
    counts = {("B", "L"): 3, ("B", "R"): 2, ("A", "L"): 5, ("A", "R"): 4}
    takes = {key: maker.side(n, 0.4 if key[0] == "A" else 0.3) for key, n in counts.items()}
    path = written(folder, "pairs.csv", takes)
    sides = {key: Side(value) for key, value in takes.items()}
    rows = [Row([sides["A", s]], sides["A", o], [sides["B", s]]) for s, o in ("LR", "RL")]
    for options in ([], ["--joint"], ["--same-within", "0.4,3"]):
        margins = (0.4, 3.0) if options[:1] == ["--same-within"] else (1.0, 2.0)
        for row, found in zip(rows, compared(*options, path)):
            expected = expected_of(row, rows, "--joint" in options, margins=margins)
            yield f"pair {found['channel']} {options}", problem(expected, found)
    targets = [Row([sides["A", s]], sides["A", o], []) for s, o in ("LR", "RL")]
    for row, found in zip(targets, compared("-t", "flat", path)[2:]):
        yield f"target {found['channel']}", problem(expected_of(row, targets), found)
    joined = Row([sides["A", "L"], sides["A", "R"]], None, [sides["B", "L"], sides["B", "R"]])
    yield "joined", problem(expected_of(joined, [joined]), compared("--lr", "average", path)[0])


def check_regression(folder, maker):
    takes = {(name, side): maker.side(n, 0.3) for name, side, n in (("B", "L", 5), ("B", "R", 4), ("A", "L", 6), ("A", "R", 4))}
    sides = {key: Side(value) for key, value in takes.items()}
    rows = [Row([sides["A", s]], sides["A", o], [sides["B", s]]) for s, o in ("LR", "RL")]
    found = compared("--resonance", "7900", written(folder, "regressed.csv", takes))
    resonances = {}
    for row, cells in zip(rows, found):
        resonances[id(row.subject[0])] = numpy.array([float(w) for w in cells["resonances_hz"].split()])
        resonances[id(row.against[0])] = numpy.array([float(w) for w in cells["resonances_against_hz"].split()])
    for row, cells in zip(rows, found):
        for band in ("treble_db", "air_db"):
            yield f"regressed {band} {cells['channel']}", problem(regressed(row, rows, band, 7900, resonances), cells)


def check_sessions(folder, maker):
    takes = {("A", side): maker.side(7, 0.3, sessions=3) for side in "LR"}
    sides = {key: Side(value) for key, value in takes.items()}
    rows = [Row([sides["A", s]], sides["A", o], []) for s, o in ("LR", "RL")]
    for row, found in zip(rows, compared("-t", "flat", written(folder, "sessions.csv", takes))):
        yield f"sessions {found['channel']}", problem(expected_of(row, rows) | {"sessions": "3", "takes": "7"}, found)


def check_prior(folder, maker):
    archive = {(f"Iem {i}", side): maker.side(2 + i % 3, 0.1 * i) for i in range(9) for side in "LR"}
    prior = fit_prior([[Side(archive[f"Iem {i}", side]) for side in "LR"] for i in range(9)])
    takes = {(name, side): maker.side(2, 0.3) for name in "BA" for side in "LR"}
    sides = {key: Side(value) for key, value in takes.items()}
    path = written(folder, "two.csv", takes)
    archive |= {key: maker.side(3, 2.0) for key in takes}  # of the names that are compared: left out
    options = ["--prior", written(folder, "archive.csv", archive)]
    rows = [Row([sides["A", s]], sides["A", o], [sides["B", s]]) for s, o in ("LR", "RL")]
    for row, found in zip(rows, compared(*options, path)):
        yield f"prior {found['channel']}", problem(expected_of(row, rows, prior=prior), found)
    joined = Row([sides["A", "L"], sides["A", "R"]], None, [sides["B", "L"], sides["B", "R"]])
    found = compared("--lr", "average", *options, path)[0]
    yield "prior joined", problem(expected_of(joined, [joined], prior=prior), found)


def greatest_spreads(levels, spread):
    """What an average with spread_db allows at most, against a flat target; aligned at 500 Hz."""
    d, s, at = aligned(levels), on_grid(spread), on_grid(spread, [500.0])[0]
    x = numpy.log2(GRID) - numpy.log2(GRID).mean()
    found = {
        "offset_db": at, "mean_abs_db": (s + at).mean(), "rms_db": (abs(d) * (s + at)).mean() / math.sqrt((d**2).mean()),
        "sd_db": (abs(d - d.mean()) * s).sum() / ((len(d) - 1) * d.std(ddof=1)),
        "slope_db_per_octave": (abs(x) * s).sum() / (x**2).sum(), "max_abs_db": (s + at)[abs(d).argmax()],
    }
    return found | {name: (s + at)[(GRID >= low) & (GRID < high)].mean() for name, (low, high) in BANDS.items()}


def check_averages(folder, maker):
    takes = {("A", "L"): maker.side(4, 0.3), ("A", "R"): maker.side(3, 0.3)}
    averages = tool("fr-average", "-q", written(folder, "averaged.csv", takes))
    found = list(csv.DictReader(io.StringIO(tool("fr-compare", "-t", "flat", "--format", "csv", text=averages))))
    sides = []
    for block, n in zip(averages.split("\n\n\n"), (4, 3)):
        rows = list(csv.DictReader(line for line in block.splitlines() if not line.startswith("#")))
        levels, spread = ([float(row[name]) for row in rows] for name in ("spl_db", "spread_db"))
        sides.append((measures(levels, None, None), greatest_spreads(levels, spread), n))
    for i, row in enumerate(found):
        values = sides[i][0]
        expected = {"lr_rms_db_low": "", "takes": str(sides[i][2])}
        for name, value in values.items():
            square = name in DISTANCES
            scaled = [((s[name] * (2 * v[name] if square else 1)) ** 2 / (v[name] ** 2 if square else 1), n - 1)
                      for v, s, n in sides]
            s2 = sum(v * f for v, f in scaled) / sum(f for _, f in scaled) * (value**2 if square else 1)
            half = student.quantile(0.975, sum(f for _, f in scaled)) * math.sqrt(s2 / sides[i][2])
            limits = (value - half, value + half)
            if square:
                limits = (math.sqrt(max(0.0, value**2 - half)), math.sqrt(value**2 + half))
            expected |= {f"{name}_low": limits[0], f"{name}_high": limits[1]}
        yield f"average {row['channel']}", problem(expected, row)


def check_control(folder, maker):
    history = {("A", "L"): maker.side(6, 0.3, sessions=3)}
    now = {("A", "L"): maker.side(2, 0.5)}
    before, after = Side(history["A", "L"]), Side(now["A", "L"])
    row = Row([after], None, [before])
    found = compared("--control", written(folder, "history.csv", history), written(folder, "now.csv", now))[0]
    expected = {"sessions": "3", "rig_level_db": on_grid(after.mean, [500.0])[0] - on_grid(before.mean, [500.0])[0]}
    for name in BANDS:
        s2 = next(s2 for role, _, s2 in row.effects[name] if role == 1)
        half = student.quantile(0.975, 2) * math.sqrt(s2 * (1 + 1 / 3))
        expected |= {f"{name}_low": row.whole[name] - half, f"{name}_high": row.whole[name] + half}
    yield "control", problem(expected, found)


def main():
    results = []
    checks = (check_pairs, check_regression, check_sessions, check_prior, check_averages, check_control)
    with tempfile.TemporaryDirectory() as folder:
        for number, check in enumerate(checks):
            results += check(folder, Maker(number))
    return finish(results)


if __name__ == "__main__":
    sys.exit(main())
