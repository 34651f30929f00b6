#!/usr/bin/env python3
"""scripts/mutants draws the same faults for the same seed, in every module, and each changes its line."""

import subprocess
import sys

from sources import CHECKOUT, finish

COUNT = 300


def drawn(*options, count=COUNT):
    command = [sys.executable, str(CHECKOUT / "scripts" / "mutants"), "--list", *options, str(count)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def problems(lines):
    if len(lines) != COUNT:
        yield f"expected {COUNT} mutants but found {len(lines)}"
    if lines != drawn():
        yield "expected the same mutants for the same seed"
    if len(set(lines) & set(drawn("--seed", "2"))) > COUNT / 4:
        yield "expected other mutants for another seed"
    for module in sorted(path for path in (CHECKOUT / "lib").iterdir() if path.is_dir()):
        beginning = f"lib/{module.name}/"
        if not [line for line in drawn("--only", beginning, count=1) if line.startswith(beginning)]:
            yield f"expected mutants of {beginning} but found none"
    for line in lines:
        place, _, change = line.partition(": ")
        before, arrow, after = change.partition(" -> ")
        if not arrow or before == after:
            yield f"{place}: expected a change but found '{change}'"


finish(list(problems(drawn())), COUNT)
