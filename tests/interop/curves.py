"""Curves for the tests with other programs: run our tools, and read texts without any code of ours."""

import os
import pathlib
import re
import subprocess
import sys

BIN = pathlib.Path(sys.argv[1]).resolve()
SHARED = pathlib.Path(__file__).resolve().parents[2].parent / "shared"
LEVEL_ROUNDING_DB = 5.1e-5  # half of the fourth decimal, and what the decimal numbers themselves are off

LEFT_OUT = []


def varied(what, cases, kept=1):
    """`cases`, all of them; the first ones where sanitizers watch: they look for paths, and more figures take none beside."""
    cases = list(cases)
    if os.environ.get("EARBENCH_PATHS_ONLY") != "1" or len(cases) <= kept:
        return cases
    LEFT_OUT.append(f"{what}: {len(cases) - kept} of {len(cases)} variations under sanitizers")
    return cases[:kept]


def tool(name, *arguments, text=None):
    """Standard output of one of our tools; anything but success ends the test."""
    done = subprocess.run(
        [str(BIN / name), *map(str, arguments)], input=text if text is not None else "", capture_output=True,
        encoding="utf-8", check=False,
    )
    if done.returncode:
        sys.exit(f"{name} {' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def number(text):
    return float(text) if re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", text, re.I) else None


def foreign_rows(path):
    """(frequency, level) of every line that begins with two numbers, however they are parted."""
    rows = []
    for line in path.read_text(encoding="latin-1").splitlines():
        cells = [number(cell) for cell in re.split(r"[\s,;]+", line.strip())]
        if len(cells) >= 2 and cells[0] is not None and cells[1] is not None:
            rows.append((cells[0], cells[1]))
    return rows


def rows_of(fr_csv):
    """(frequency, level) of every row of one fr-csv block."""
    lines = [line for line in fr_csv.splitlines() if line and not line.startswith("#")]
    columns = lines[0].split(",")
    frequency, level = columns.index("frequency_hz"), columns.index("spl_db")
    return [(float(cells[frequency]), float(cells[level])) for cells in (line.split(",") for line in lines[1:])]


def difference(expected, found):
    """What makes two lists of rows different, or nothing."""
    if len(expected) != len(found):
        return f"expected {len(expected)} rows but found {len(found)}"
    for wanted, got in zip(expected, found):
        if abs(wanted[0] - got[0]) > LEVEL_ROUNDING_DB or abs(wanted[1] - got[1]) > LEVEL_ROUNDING_DB:
            return f"expected {wanted} but found {got}"
    return None


def finish(results, left_out=()):
    """`results` are (name, problem or None). Prints and returns the exit code."""
    problems = [(name, problem) for name, problem in results if problem]
    for name, problem in problems:
        print(f"{name}: {problem}")
    left_out = sorted({*left_out, *LEFT_OUT})
    for line in left_out:
        print(f"skipped: {line}")
    print(f"{len(results) - len(problems)} passed, {len(problems)} failed, {len(left_out)} skipped")
    return 1 if problems or not results else 0
