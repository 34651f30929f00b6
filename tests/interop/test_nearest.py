#!/usr/bin/env python3
"""What fr-compare finds in an archive, computed again from its manual alone: nearest, sorted, within, the matrix."""

import csv
import io
import math
import pathlib
import re
import sys
import tempfile

from curves import SHARED, finish, foreign_rows, tool

TOLERANCE_DB = 0.0011  # of the third decimals of the rows that make a distance


def level(rows, frequency):
    for (f0, l0), (f1, l1) in zip(rows, rows[1:]):
        if f0 <= frequency <= f1:
            return l0 + (l1 - l0) * math.log(frequency / f0) / math.log(f1 / f0)
    raise ValueError(frequency)


class Curve:
    """A curve at the points of 20*2^(k/48) Hz that it has from 20 Hz to 20 kHz, 0 dB at 500 Hz."""

    def __init__(self, rows):
        shift = level(rows, 500)
        edge = 1 + 1e-9
        points = {k: 20 * 2 ** (k / 48) for k in range(479)}
        self.at = {k: level(rows, min(max(f, rows[0][0]), rows[-1][0])) - shift for k, f in points.items()
                   if rows[0][0] <= f * edge and f <= rows[-1][0] * edge}  # fmt: skip

    def off(self, other):
        d = [self.at[k] - other.at[k] for k in self.at.keys() & other.at.keys()]
        return math.sqrt(sum(v * v for v in d) / len(d)), max(map(abs, d))


def read_archive(folder):
    """{name: {side: curve}} of all that is no target, by the names of the files."""
    iems = {}
    for path in sorted(folder.glob("*.txt")):
        if re.search(r"(^|[ _-])target[ _-]*$", path.stem, re.I):
            continue
        parts = re.fullmatch(r"(.*) ([LR])", path.stem)
        name, side = parts.groups() if parts else (path.stem, "")
        iems.setdefault(name, {})[side] = Curve(foreign_rows(path))
    return iems


def rows(*arguments):
    return list(csv.DictReader(io.StringIO(tool("fr-compare", "-q", "--format", "csv", *arguments))))


def check_nearest(folder, iems, name):
    """The order and the distances of all others, L with L and R with R."""
    own = iems[name]
    distances = []
    for other, sides in iems.items():
        if other != name:
            squares = [curve.off(own[side])[0] ** 2 for side, curve in sides.items()]
            distances.append((math.sqrt(sum(squares) / len(squares)), other))
    expected = sorted(distances)[:10]
    references = [word for side in own for word in ("--reference", folder / f"{name} {side}.txt")]
    found = rows(*references, "--nearest", 10, folder)
    ranks = {int(row["rank"]): (float(row["distance_db"]), row["name"]) for row in found}
    for rank, (distance, other) in enumerate(expected, 1):
        if ranks[rank][1] != other or abs(ranks[rank][0] - distance) > TOLERANCE_DB:
            return f"rank {rank}: expected {other} at {distance:.4f} dB but found {ranks[rank]}"
    return None if len(ranks) == len(expected) else f"expected {len(expected)} IEMs but found {len(ranks)}"


def check_target(folder, iems, target):
    """--sort rms and --within against the flat target: order and which are left."""
    flat = Curve([(10, 0), (500, 0), (30000, 0)])
    off = {(name, side): curve.off(flat) for name, sides in iems.items() for side, curve in sides.items()}
    found = [(row["name"], row["channel"]) for row in rows("-t", target, "--sort", "rms", folder)]
    if sorted(found) != sorted(off):
        return "expected every IEM once"
    for one, next_one in zip(found, found[1:]):
        if off[one][0] > off[next_one][0] + TOLERANCE_DB:
            return f"expected {next_one} before {one}"
    limit = sorted(value[1] for value in off.values())[len(off) // 2] + 0.01
    left = {(row["name"], row["channel"]) for row in rows("-t", target, "--within", f"{limit:.3f}", folder)}
    expected = {key for key, value in off.items() if value[1] <= limit}
    return None if left == expected else f"within {limit:.3f}: expected {expected} but found {left}"


def check_matrix(folder, iems):
    """Symmetrical, 0 on the diagonal, and for IEMs of one channel what --nearest found."""
    table = list(csv.reader(io.StringIO(tool("fr-compare", "-q", "--matrix", "--format", "csv", folder))))
    names, body = table[0][1:], {row[0]: row[1:] for row in table[1:]}
    if sorted(names) != sorted(body) or len(names) != len(iems):
        return f"expected {len(iems)} rows and columns but found {len(body)} and {len(names)}"
    single = [(f"{name} {side}".strip(), curve) for name, sides in iems.items() if len(sides) == 1
              for side, curve in sides.items()]  # fmt: skip
    for i, one in enumerate(names):
        for j, other in enumerate(names):
            if body[one][j] != body[other][i] or (i == j and float(body[one][j]) != 0):
                return f"{one} and {other}: expected one distance but found {body[one][j]} and {body[other][i]}"
    for one, curve in single:
        for other, against in single:
            if abs(float(body[one][names.index(other)]) - curve.off(against)[0]) > TOLERANCE_DB:
                return f"{one} and {other}: expected {curve.off(against)[0]} but found {body[one][names.index(other)]}"
    return None


def invented(folder):
    """Six IEMs, one of them of one channel, and a target that is none of them."""
    for number, name in enumerate(("A", "B", "C", "D", "E", "Some Target", "Solo")):
        for side in ("L",) if name in ("Solo", "Some Target") else ("L", "R"):
            stem = name if name == "Some Target" else f"{name} {side}"
            with (folder / f"{stem}.txt").open("w") as out:
                for k in range(-5, 475 + number):
                    octave = k / 48
                    spl = 80 + 3 * math.sin((1 + 0.1 * number) * octave) + number * (side == "R") * octave / 9
                    out.write(f"{20 * 2 ** octave:.4f} {spl:.4f}\n")


def main():
    results = []
    left_out = []
    with tempfile.TemporaryDirectory() as made:
        invented(pathlib.Path(made))
        folders = {"invented": (pathlib.Path(made), "C")}
        if (SHARED / "data" / "rew").is_dir():
            folders["archive"] = (SHARED / "data" / "rew", "Helios")
        else:
            left_out.append("the archive: ../shared/data/rew is not there")
        for where, (folder, name) in folders.items():
            iems = read_archive(folder)
            results.append((f"{where}: nearest to {name}", check_nearest(folder, iems, name)))
            results.append((f"{where}: sorted and within", check_target(folder, iems, "flat")))
            results.append((f"{where}: matrix", check_matrix(folder, iems)))
    return finish(results, left_out)


if __name__ == "__main__":
    sys.exit(main())
