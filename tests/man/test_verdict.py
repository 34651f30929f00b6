#!/usr/bin/env python3
"""earbench-verdict(7) has every figure of the verdict, its limits and its reason as fr-measure prints them."""

import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from pages import CHECKOUT, finish

BIN = pathlib.Path(sys.argv[1]).resolve()
PAGE = CHECKOUT / "man" / "earbench-verdict.7"
# Two sweeps have the figures of repeats, one without its pilots that of takes without pilots.
SIGNALS = {"two.wav": ["--repeats", "2"], "one.wav": []}
OPTIONS = {"two.wav": [], "one.wav": ["--single-clock"]}
BEYOND = 1e9  # no figure gets so far


def fr_measure(folder, *arguments):
    done = subprocess.run(
        [BIN / "fr-measure", *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    return done.stderr


def sound_before(signal):
    """The least step in the silence: one that is all zeros has no ratio of signal to noise."""
    content = bytearray(signal.read_bytes())
    content[content.index(b"data") + 8 + 3 * 4800] = 1  # of 24 bits
    signal.write_bytes(content)


def figures_of_tool(folder):
    """{name: [warn, reject]} of all figures, and the names that the tool itself lists."""
    limits = {}
    for signal, options in OPTIONS.items():
        fr_measure(folder, "sweep", "--length", "1", *SIGNALS[signal], "-o", signal)
        sound_before(pathlib.Path(folder) / signal)
        fr_measure(folder, "analyse", "-s", signal, *options, "--report", "report.json", "-o", "curve.csv", signal, signal)
        for check in json.loads((pathlib.Path(folder) / "report.json").read_text(encoding="utf-8"))[1]["checks"]:
            limits[check["name"]] = [check["warn"], check["reject"]]
    listed = fr_measure(folder, "analyse", "-s", signal, "--limit", "none=1", signal)
    return limits, re.search(r"there is (.*)", listed).group(1).split(", ")


def reasons_of_tool(folder, names):
    """{name: reason}, from takes that are rejected for every figure at once: some leave nothing else to be said, and one is that
    of a take against an accepted one, so again without those that were found, until there is nothing new."""
    reasons = {}
    for signal, bound in itertools.product(OPTIONS, (-BEYOND, BEYOND)):  # high values are bad of some figures, low ones of others
        while missing := [name for name in names if name not in reasons]:
            limits = [word for name in missing for word in ("--limit", f"{name}={bound}")]
            printed = fr_measure(folder, "analyse", "-s", signal, *OPTIONS[signal], *limits, "-o", "curve.csv", signal, signal)
            found = {name: reason for reason, name in re.findall(r"(?:rejected:|;) ([^:;]+): (\w+) ", printed)}
            if not found.keys() & missing:
                break
            reasons |= found
    return reasons


def figures_of_page(text):
    figures = {}
    for line in re.findall(r"^\.It (Sy \w+_\w+ No .*\(.*)$", text, re.M):
        for name, limits in re.findall(r"Sy (\w+) No \(([^)]*)\)", line):
            bounds = dict(re.findall(r"(warn|reject) (?:above|below) (\S+?)(?:,|$)", limits))
            figures[name] = [float(bounds[kind]) if kind in bounds else None for kind in ("warn", "reject")]
    return figures


def reasons_of_page(text):
    found = re.findall(r"^\.It Sy ([\w ]+) No \((\w+(?:, \w+)*)\)$", text, re.M)
    return {name: reason for reason, names in found for name in names.split(", ")}


def differences(what, page, tool):
    for name in sorted(page.keys() | tool.keys()):
        if page.get(name) != tool.get(name):
            yield f"{what} of {name}: {tool.get(name)} in fr-measure, {page.get(name)} in {PAGE.name}"


def main():
    text = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="earbench-verdict.") as folder:
        limits, names = figures_of_tool(folder)
        reasons = reasons_of_tool(folder, names)
    problems = [f"no figure {name} in the reports" for name in names if name not in limits]
    problems += differences("limits", figures_of_page(text), limits)
    problems += differences("reason", reasons_of_page(text), reasons)
    return finish(problems, 2 * len(names))


if __name__ == "__main__":
    sys.exit(main())
