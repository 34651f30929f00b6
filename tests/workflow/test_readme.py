#!/usr/bin/env python3
"""The commands of README.md run on what bootstrap makes, and its picture is what they draw.

Usage: test_readme.py BIN      BIN is the folder of the tools and of season-simulator
Exit:  0 all is well, 1 something is not, 77 skipped (a program is missing)
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import numpy
from PIL import Image

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(sys.argv[1]).resolve()
# Where the curves are, in pixels of a picture 1000 wide: versions of fonts place letters differently, lines they do not.
CURVES = (slice(160, 740), slice(90, 850))
# Of their pixels, 0.7 % differ when half of the band moves by 1 dB; smoothing of edges may differ a little.
DIFFERENT_SHARE = 0.003

results = []


def check(name, problem):
    results.append(problem is None)
    if problem is not None:
        print(f"failed: {name}: {problem}")


def blocks_below(heading):
    """The shell blocks of a section of README.md."""
    text = (CHECKOUT / "README.md").read_text()
    section = text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"```sh\n(.*?)```", section, re.S)


def pixels(svg, folder):
    """The picture as grey levels from 0 to 1."""
    png = folder / (svg.parent.name + svg.stem + ".png")
    subprocess.run(["rsvg-convert", "-w", "1000", "-o", png, svg], check=True)
    return numpy.asarray(Image.open(png).convert("L"), dtype=float) / 255


def check_pipe(folder):
    averages = [folder / "out" / "averages" / f"Brook-Heron-Teal-{side}.csv" for side in "LR"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    made = subprocess.run(["make", "-C", CHECKOUT / "scripts" / "season", "-j2", f"OUT={folder / 'out'}", f"BIN={BIN}", *averages],
                          capture_output=True, text=True, env=environment, check=False)
    check("what bootstrap makes", None if made.returncode == 0 else made.stderr[-500:])
    (folder / "build").mkdir()
    (folder / "build" / "bin").symlink_to(BIN)
    (pipe,) = blocks_below("A first pipe")
    run = subprocess.run(["sh", "-c", pipe], cwd=folder, capture_output=True, text=True, check=False)
    check("the first pipe", None if run.returncode == 0 and not run.stderr else f"exit {run.returncode}: {run.stderr}")
    channels = re.findall(r"^Brook & Heron Teal +(\S)", run.stdout, re.M)
    check("a row for each channel in every table", None if channels == 3 * ["L", "R"] else run.stdout)
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.copy(folder / "first-pipe.svg", CHECKOUT / "docs" / "first-pipe.svg")
    drawn, shown = (pixels(path, folder) for path in (folder / "first-pipe.svg", CHECKOUT / "docs" / "first-pipe.svg"))
    same_size = drawn.shape == shown.shape
    check("the size of the picture", None if same_size else f"{drawn.shape} instead of {shown.shape}")
    share = float(numpy.mean(numpy.abs(drawn - shown)[CURVES] > 0.2)) if same_size else 1.0
    check("the picture", None if share <= DIFFERENT_SHARE else f"{100 * share:.1f} % of the pixels of the curves differ")


def check_options():
    """Every option that README.md gives to one of our programs is one of its own."""
    blocks = blocks_below("A first pipe") + blocks_below("A first measurement")
    for command in re.findall(r"\b((?:fr|review|rank|graph)-[a-z]+(?: [a-z]+)?)((?: +[^|&;#\n]+)?)", "\n".join(blocks)):
        words = command[0].split() if command[0].startswith("fr-measure") else command[0].split()[:1]
        help_text = subprocess.run([BIN / words[0], *words[1:], "--help"], capture_output=True, text=True, check=False).stdout
        for option in re.findall(r"(?<!\S)--?[a-z][a-z-]*", command[1]):
            known = re.search(rf"(?<!\S){option}(?![\w-])", help_text)
            check(f"{' '.join(words)} {option}", None if known else "is no option")


def main():
    for program in ("make", "gnuplot", "rsvg-convert"):
        if not shutil.which(program):
            print(f"skipped: {program} is not installed")
            sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="earbench-readme.") as name:
        check_pipe(pathlib.Path(name))
    check_options()
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed, 0 skipped")
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
