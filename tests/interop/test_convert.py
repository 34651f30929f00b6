#!/usr/bin/env python3
"""fr-convert of real exports: every format holds the numbers that stand in the files, and Miller, pandas and
Python's csv read the wide and the tidy table of ten curves as they stand."""

import csv
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from curves import BIN, SHARED, finish, foreign_rows, number, tool

SKIPPED = 77


def in_order(rows):
    """As our reader has them: without 0 Hz, from low to high, each once."""
    rows = [row for row in rows if row[0] > 0]
    if len(rows) > 1 and rows[0][0] > rows[-1][0]:
        rows.reverse()
    return [row for i, row in enumerate(rows) if i == 0 or row != rows[i - 1]]


def exact(name, expected, found):
    """The same rows, digit by digit: a number that was read as text is the number that was written."""
    if len(expected) != len(found):
        return (name, f"expected {len(expected)} rows but found {len(found)}")
    different = [(a, b) for a, b in zip(expected, found) if a != b]
    return (name, f"expected {different[0][0]} but found {different[0][1]}" if different else None)


def converted(path, form):
    return tool("fr-convert", "-q", "--format", form, path)


def numbers(cells):
    return tuple(float(cell) for cell in cells)


def every_format(path):
    """(format, rows of frequency and level) as Python reads them."""
    for form in ("rew", "frd"):
        lines = converted(path, form).splitlines()
        yield form, [numbers(line.split()[:2]) for line in lines if not line.startswith("*")]
    for form in ("autoeq", "wide"):
        yield form, [numbers(row) for row in list(csv.reader(io.StringIO(converted(path, form))))[1:]]
    tidy = csv.DictReader(io.StringIO(converted(path, "tidy")))
    yield "tidy", [numbers((row["frequency_hz"], row["spl_db"])) for row in tidy]
    columns = json.loads(converted(path, "json"))["curves"][0]["columns"]
    yield "json", list(zip(map(float, columns["frequency_hz"]), map(float, columns["spl_db"])))


def phases(path):
    """The third column of the rows of three numbers."""
    lines = path.read_text(encoding="latin-1").splitlines()
    rows = [[number(cell) for cell in line.split()] for line in lines]
    return [row[2] for row in rows if len(row) == 3 and None not in row]


def through_two_formats(path):
    """Phases and levels after REW text to JSON, to FRD, to JSON again are those of the file."""
    with tempfile.TemporaryDirectory(prefix="earbench-interop.") as folder:
        first, second = pathlib.Path(folder) / "a.json", pathlib.Path(folder) / "b.frd"
        tool("fr-convert", "-q", "-o", first, path)
        tool("fr-convert", "-q", "-o", second, first)
        columns = json.loads(converted(second, "json"))["curves"][0]["columns"]
    found = list(zip(columns["frequency_hz"], columns["spl_db"]))
    return [exact(f"{path.name} through JSON and FRD", in_order(foreign_rows(path)), found),
            exact(f"{path.name}, phases", phases(path), columns.get("phase_deg", []))]


def refused_grids(paths):
    """Curves on different grids are not interpolated unasked."""
    done = subprocess.run([str(BIN / "fr-convert"), "--format", "wide", *map(str, paths)], capture_output=True,
                          encoding="utf-8", check=False)
    good = done.returncode == 65 and not done.stdout and "--grid log:48" in done.stderr
    return None if good else f"exit {done.returncode}, {len(done.stdout)} bytes: {done.stderr}"


def by_csv(wide, tidy):
    wide_rows = list(csv.DictReader(io.StringIO(wide)))
    labels = [name for name in wide_rows[0] if name != "frequency_hz"]
    tidy_rows = {}
    for row in csv.DictReader(io.StringIO(tidy)):
        label = f"{row['name']} {row['channel']}".strip()
        tidy_rows.setdefault(label, []).append(numbers((row["frequency_hz"], row["spl_db"])))
    problems = [exact(label, tidy_rows[label], [numbers((row["frequency_hz"], row[label])) for row in wide_rows])
                for label in labels]
    return {label: tidy_rows[label] for label in labels}, [problem for _, problem in problems if problem]


def by_miller(wide, tidy, expected):
    def records(text, *verbs):
        done = subprocess.run(["mlr", "--icsv", "--ojson", *verbs], input=text, capture_output=True,
                              encoding="utf-8", check=True)
        return json.loads(done.stdout)

    for label, rows in expected.items():
        found = [(row["frequency_hz"], row[label]) for row in records(wide, "cat")]
        name, _, channel = label.rpartition(" ")
        chosen = records(tidy, "filter", f'$name == "{name}" && $channel == "{channel}"')
        for what, got in (("wide", found), ("tidy", [(row["frequency_hz"], row["spl_db"]) for row in chosen])):
            problem = exact(label, rows, got)[1]
            if problem:
                return f"{what}, {label}: {problem}"
    return None


def by_pandas(wide, tidy, expected):
    import pandas  # pylint: disable=import-outside-toplevel

    table = pandas.read_csv(io.StringIO(wide), float_precision="round_trip")
    points = pandas.read_csv(io.StringIO(tidy), float_precision="round_trip")
    pivot = points.pivot(index="frequency_hz", columns=["name", "channel"], values="spl_db")
    if len(table.columns) != 1 + len(expected) or list(pivot.index) != list(table["frequency_hz"]):
        return f"expected {len(expected)} curves on one grid but found {list(table.columns)}"
    for label, rows in expected.items():
        name, _, channel = label.rpartition(" ")
        for what, column in (("wide", table[label]), ("tidy", pivot[(name, channel)])):
            problem = exact(label, [row[1] for row in rows], [float(value) for value in column])[1]
            if problem:
                return f"{what}, {label}: {problem}"
    return None


def main():
    folder = SHARED / "data" / "rew"
    files = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    if not files:
        print("interop/convert: no real exports beside the checkout")
        return SKIPPED
    results = []
    left_out = []
    plain = [path for path in files if foreign_rows(path)]
    for path in plain[::6]:
        expected = in_order(foreign_rows(path))
        results += [exact(f"{path.name} as {form}", expected, rows) for form, rows in every_format(path)]
    for path in [path for path in plain if len(phases(path)) == len(foreign_rows(path))][::8]:
        results += through_two_formats(path)
    sizes = {len(foreign_rows(path)): path for path in plain}
    if len(sizes) > 1:
        results.append(("different grids", refused_grids(list(sizes.values())[:2])))
    ten = [path for path in plain if path.stem.endswith((" L", " R"))][:10]
    wide, tidy = (tool("fr-convert", "-q", "--grid", "log:48", "--range", "20-19k", "--format", form, *ten)
                  for form in ("wide", "tidy"))
    expected, problems = by_csv(wide, tidy)
    results.append(("ten curves", None if len(expected) == 10 else f"found {list(expected)}"))
    results.append(("wide and tidy agree", problems[0] if problems else None))
    if shutil.which("mlr"):
        results.append(("mlr", by_miller(wide, tidy, expected)))
    else:
        left_out.append("interop/convert: mlr is not installed")
    try:
        results.append(("pandas", by_pandas(wide, tidy, expected)))
    except ImportError:
        left_out.append("interop/convert: pandas is not installed")
    return finish(results, left_out)


if __name__ == "__main__":
    sys.exit(main())
