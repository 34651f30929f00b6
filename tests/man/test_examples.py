#!/usr/bin/env python3
"""Every command of the EXAMPLES sections runs, in the order of the page, on the files of prepare_examples.sh."""

import os
import pathlib
import subprocess
import sys
import tempfile

from pages import PAGES, displays, finish

BIN = pathlib.Path(sys.argv[1]).resolve()
PREPARE = pathlib.Path(__file__).resolve().parent / "prepare_examples.sh"
TIMEOUT_SECONDS = 120


def run(folder, *command):
    environment = dict(os.environ, PATH=f"{BIN}:{os.environ['PATH']}", HOME=folder, LC_ALL="C.UTF-8", PAGER="cat")
    return subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=TIMEOUT_SECONDS, check=False, errors="replace",
    )


def check(page):
    """The problem of every example of the page, or nothing for one that ran."""
    scripts = displays(page, "EXAMPLES")
    if not scripts:
        yield f"{page.name}: expected examples but found none" if page.suffix == ".1" else None
        return
    with tempfile.TemporaryDirectory(prefix="earbench-examples.") as folder:
        prepared = run(folder, "sh", "-eu", str(PREPARE), page.stem)
        if prepared.returncode:
            yield f"{page.name}: prepare_examples.sh: exit {prepared.returncode}\n{prepared.stderr}"
            return
        for script in scripts:
            done = run(folder, "sh", "-eu", "-c", script)
            yield f"{page.name}: exit {done.returncode} of\n{script}{done.stderr}" if done.returncode else None


def main():
    results = [problem for page in PAGES for problem in check(page)]
    return finish([problem for problem in results if problem], len(results))


if __name__ == "__main__":
    sys.exit(main())
