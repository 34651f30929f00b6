#!/usr/bin/env python3
"""A database written by graph-add, read as graph tools read it: every curve under its name, levels within 0.01 dB.

The readers here are our own, written from what the tools' loaders do: squiglink/lab and PublicGraphTool part cells at
blanks and commas, interpolate straight over frequency onto 20*2^(k/48) Hz and hold the ends; modernGraphTool also drops
rows outside 20 to 20000 Hz and -40 to 120 dB and sorts; older forks of CrinGraph draw at rounded frequencies.
"""

import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

BIN = pathlib.Path(sys.argv[1]).resolve()
TOLERANCE_DB = 0.01  # what a reader of a graph can see, and more
GRID_HZ = [20 * 2 ** (k / 48) for k in range(479)]
ROUNDED_HZ = [round(hz, 1) if hz < 100 else round(hz) if hz < 1000 else 10 * round(hz / 10) for hz in GRID_HZ]
NAMES = ["Orchid", "Dot+ & Co", "宵月", "O'Brien (2024)"]


def level_db(frequency_hz, tilt):
    """A smooth curve with a peak, known at every frequency."""
    octaves = math.log2(frequency_hz / 1000)
    return 70 - tilt * octaves + 8 * math.exp(-((math.log2(frequency_hz / 3000) / 0.6) ** 2))


def write_measurement(path, tilt, shift_db):
    """As a measuring program exports it: 96 points an octave from 10 Hz on."""
    rows = [10 * 2 ** (k / 96) for k in range(96 * 11 + 30)]
    path.write_text("".join(f"{hz:.4f} {level_db(hz, tilt) + shift_db:.4f} 0.0\n" for hz in rows))


def lab_rows(text):
    rows = []
    for line in re.split(r"[\r\n]", text):
        line = line.strip()
        if line and not line.startswith("*"):
            cells = re.split(r"[\s,]+", line)
            rows.append((float(cells[0]), float(cells[1])))
    return rows


def modern_rows(text):
    rows = [row for row in lab_rows(text) if 20 <= row[0] <= 20000 and -40 <= row[1] <= 120]
    return sorted(rows)


def interpolate(rows, frequency_hz):
    if frequency_hz <= rows[0][0]:
        return rows[0][1]
    for (low_hz, low_db), (high_hz, high_db) in zip(rows, rows[1:]):
        if frequency_hz < high_hz:
            return low_db + (high_db - low_db) * (frequency_hz - low_hz) / (high_hz - low_hz)
    return rows[-1][1]


def entries(book):
    """Brand, name shown and file of every curve, as CrinGraph's forks make them."""
    for brand in book:
        for phone in brand["phones"]:
            if isinstance(phone, str):
                yield brand["name"], phone, phone
                continue
            files = phone.get("file") or phone["name"]
            if isinstance(files, str):
                yield brand["name"], phone["name"], files
            else:
                for file, suffix in zip(files, phone["suffix"], strict=True):
                    yield brand["name"], (phone["name"] + " " + suffix).strip(), file


def add(database, folder, model, tilt, shift_db, *options):
    files = []
    for side, more in (("L", 0.0), ("R", 0.7)):
        files.append(folder / f"take {side}.txt")
        write_measurement(files[-1], tilt + more, shift_db)
    command = [BIN / "graph-add", "-q", "-d", database, "--brand", "Nocturne", "--model", model, *options, *files]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def largest_difference(rows, tilt, shift_db):
    levels = [interpolate(rows, hz) - level_db(hz, tilt) - shift_db for hz in GRID_HZ + ROUNDED_HZ]
    middle = round(levels[271])  # tools align curves, so that a constant does not count
    return max(abs(level - middle) for level in levels) if shift_db else max(map(abs, levels))


def check(database, expected):
    book = json.loads((database / "phone_book.json").read_text(encoding="utf-8"))
    found = {name: file for _, name, file in entries(book)}
    assert set(found) == set(expected), f"expected {set(expected)} but found {set(found)}"
    worst = 0.0
    for name, (tilt, shift_db) in expected.items():
        for side, more in (("L", 0.0), ("R", 0.7)):
            text = (database / f"{found[name]} {side}.txt").read_text(encoding="utf-8")
            rows = lab_rows(text)
            assert len(rows) == 480, f"{name} {side}: expected 480 rows but found {len(rows)}"
            assert modern_rows(text) == rows, f"{name} {side}: modernGraphTool would drop or sort rows"
            worst = max(worst, largest_difference(rows, tilt + more, shift_db))
    assert worst <= TOLERANCE_DB, f"expected levels within {TOLERANCE_DB} dB but found {worst:.4f} dB"
    subprocess.run([BIN / "graph-check", "-q", database], check=True, stdout=subprocess.DEVNULL)
    return worst


def main():
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        database = folder / "database"
        expected = {}
        for number, name in enumerate(NAMES):
            expected[name] = (1 + number, 0.0)
            add(database, folder, name, *expected[name])
        expected["Orchid (Foam)"] = (0.5, 0.0)
        add(database, folder, "Orchid", 0.5, 0.0, "--suffix", "(Foam)")
        expected["Full scale"] = (2.0, -130.0)
        add(database, folder, "Full scale", *expected["Full scale"])
        print(f"{len(expected)} products, {check(database, expected):.4f} dB at most")


main()
