#!/usr/bin/env python3
"""fr-compare lets curves go: of each that it has compared stay a row, and the name of its file, until all are printed.

Usage: test_memory.py BIN      BIN is the folder of the tools
Exit:  0 all is well, 1 something is not, 77 skipped (sanitizers need memory of their own)
"""

import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "scripts" / "bench.d"))
from inputs import Inputs  # noqa: E402
from measure import peak_mb  # noqa: E402

BIN = pathlib.Path(sys.argv[1]).resolve()
FEW, MANY = 2000, 8000
# 17 measures, name, channel and range of a row, name and channel once more for its other side, the name of the file: some 700.
MOST_BYTES = 1000
FORMS = [["--format", form] for form in ("text", "csv", "json", "md")]
CHOICES = [["--sort", "rms"], ["--within", "30"], ["--nearest", "5"], ["--score", "in-ear"], ["-j", "2"]]


def bytes_a_curve(lists, options):
    """How much the peak grows with every curve: what the program needs at all cancels out."""
    few, many = (peak_mb([str(BIN / "fr-compare"), "-q", "-j", "1", "-t", "flat", *options, "--files-from", path]) for path in lists)
    return (many - few) * 2**20 / (MANY - FEW)


def main():
    if b"__asan_init" in (BIN / "fr-compare").read_bytes():
        print("skipped: a sanitizer has memory of its own")
        return 77
    failures = 0
    with tempfile.TemporaryDirectory(prefix="earbench-memory.") as name:
        folder = pathlib.Path(name)
        curves = Inputs(folder, BIN).short_curves(MANY)
        lists = [str(folder / f"{count}.list") for count in (FEW, MANY)]
        for path, count in zip(lists, (FEW, MANY)):
            pathlib.Path(path).write_text("\n".join(curves[:count]) + "\n", encoding="utf-8")
        for options in FORMS + CHOICES:
            found = bytes_a_curve(lists, options)
            holds = 0 < found < MOST_BYTES
            failures += not holds
            print(f"{'' if holds else 'FAILED: '}{' '.join(options)}: {found:.0f} bytes a curve")
    print(f"{len(FORMS + CHOICES) - failures} passed, {failures} failed")
    return 1 if failures else 0


sys.exit(main())
