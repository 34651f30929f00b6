#!/usr/bin/env python3
"""Other programs read our output as it stands: Miller, gnuplot, pandas, and AutoEq's rule for a header."""

import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from curves import difference, finish, rows_of, tool

POINTS = 479


def invented_curve(shift):
    rows = (f"{20 * 2 ** (k / 48):.6f} {80 + shift - k / 100:.3f}" for k in range(POINTS))
    return f"* Measurement: Example, {shift} L\n* Freq(Hz) SPL(dB)\n" + "\n".join(rows) + "\n"


def run(*command):
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"{command[0]}: exit {done.returncode}\n{done.stderr}")
    return done.stdout + done.stderr


def miller(path, expected):
    records = json.loads(run("mlr", "--icsv", "--ojson", "--skip-comments", "cat", str(path)))
    return difference(expected, [(row["frequency_hz"], row["spl_db"]) for row in records])


def gnuplot(path, expected):
    script = f"set datafile separator ','; set table '{path}.table'; plot '{path}' using 1:2 with lines"
    run("gnuplot", "-d", "-e", script)
    table = pathlib.Path(f"{path}.table").read_text(encoding="utf-8")
    rows = [line.split() for line in table.splitlines() if line.strip() and not line.startswith("#")]
    found = [(float(row[0]), float(row[1])) for row in rows]
    if len(found) != len(expected):
        return f"expected {len(expected)} rows but found {len(found)}"
    # gnuplot prints six digits.
    far = [(a, b) for a, b in zip(expected, found) if abs(a[1] - b[1]) > 1e-4 or abs(a[0] - b[0]) > 1e-5 * a[0] + 1e-4]
    return f"expected {far[0][0]} but found {far[0][1]}" if far else None


def gnuplot_blocks(path):
    """A stream of two curves has two blocks that `index` can choose."""
    script = f"set datafile separator ','; stats '{path}' using 1:2 nooutput; print STATS_blocks"
    blocks = run("gnuplot", "-d", "-e", script).split()
    return None if blocks and float(blocks[-1]) == 2 else f"expected 2 blocks but found {blocks}"


def pandas(text, expected):
    import pandas as reader  # pylint: disable=import-outside-toplevel

    frame = reader.read_csv(io.StringIO(text), comment="#")
    return difference(expected, list(zip(frame["frequency_hz"], frame["spl_db"])))


def autoeq_header(text):
    """AutoEq takes a file whose header has one name for frequency and one for level, and no comment with a comma."""
    header = next(line for line in text.splitlines() if not line.startswith("#")).split(",")
    frequency = [name for name in header if re.match(r"freq", name)]
    level = [name for name in header if re.match(r"spl|gain|ampl|raw", name)]
    if len(frequency) != 1 or len(level) != 1:
        return f"expected one frequency and one level but found {header}"
    with_comma = [line for line in text.splitlines() if line.startswith("#") and "," in line]
    return f"expected no comma in a note but found {with_comma[0]}" if with_comma else None


def main():
    results = []
    left_out = []
    text = tool("fr-average", text=invented_curve(0))
    expected = rows_of(text)
    results.append(("rows", None if len(expected) == POINTS else f"expected {POINTS} but found {len(expected)}"))
    results.append(("AutoEq's header rule", autoeq_header(text)))
    with tempfile.TemporaryDirectory(prefix="earbench-interop.") as folder:
        single = pathlib.Path(folder) / "single.csv"
        single.write_text(text, encoding="utf-8")
        double = pathlib.Path(folder) / "double.csv"
        double.write_text(text + "\n\n" + tool("fr-average", text=invented_curve(3)), encoding="utf-8")
        for program, check in (("mlr", miller), ("gnuplot", gnuplot)):
            if shutil.which(program):
                results.append((program, check(single, expected)))
            else:
                left_out.append(f"interop/readers: {program} is not installed")
        if shutil.which("gnuplot"):
            results.append(("gnuplot, two curves", gnuplot_blocks(double)))
    try:
        results.append(("pandas", pandas(text, expected)))
    except ImportError:
        left_out.append("interop/readers: pandas is not installed")
    return finish(results, left_out)


if __name__ == "__main__":
    sys.exit(main())
