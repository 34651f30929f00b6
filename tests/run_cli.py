#!/usr/bin/env python3
"""Runs the command-line cases of one tool: run_cli.py BIN TOOL_FOLDER [CASE...]

A case is a folder with `cmd`, one command line for sh, and what it must give: `stdout`, `stderr` (no file:
empty), `exit` (no file: 0), and `expected/NAME` for every file NAME that it must write. All other files are
input. The case runs in a copy of its folder, with the plain files of TOOL_FOLDER in `..`, BIN first in PATH, an
empty HOME, LC_ALL=C and standard input from /dev/null. Text is compared exactly, but a number may differ by
0.0011 as long as it has as many digits after its point.

A case with a file `needs-shared` reads $SHARED, the folder `shared` beside the checkout, and is skipped where
that has no `data`. UPDATE_GOLDEN=1 rewrites the expectations; the diff is to be reviewed.
"""

import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOLERANCE = 0.0011
TIMEOUT_SECONDS = 120
EXPECTATIONS = {"stdout", "stderr", "exit", "expected"}
CHECKOUT = pathlib.Path(__file__).resolve().parent.parent
SHARED = CHECKOUT.parent / "shared"
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?!\w)")


def decimals(number):
    mantissa = number.split("e")[0]
    return len(mantissa.partition(".")[2])


def same_number(expected, found):
    if decimals(expected) != decimals(found):
        return False
    return abs(float(expected) - float(found)) <= TOLERANCE


def same_text(expected, found):
    """True when both are equal but for numbers within the tolerance."""
    if expected == found:
        return True
    if NUMBER.split(expected) != NUMBER.split(found):
        return False
    return all(map(same_number, NUMBER.findall(expected), NUMBER.findall(found)))


def difference(what, expected, found):
    lines = difflib.unified_diff(
        expected.splitlines(), found.splitlines(), f"expected {what}", f"found {what}", lineterm="", n=1
    )
    shown = list(lines)[:40]
    if not shown:
        shown = [f"{what}: they differ in their line ends"]
    return "\n".join("    " + line.encode("utf-8", "backslashreplace").decode() for line in shown)


def read_text(path, otherwise):
    if not path.exists():
        return otherwise
    return path.read_bytes().decode("utf-8", "surrogateescape")


def environment(bin_folder, home):
    kept = {key: value for key, value in os.environ.items() if key.startswith(("ASAN_", "UBSAN_", "LSAN_"))}
    kept |= {
        "PATH": f"{bin_folder}:{os.environ.get('PATH', '/usr/bin:/bin')}",
        "HOME": str(home),
        "TMPDIR": str(home),
        "LC_ALL": "C",
        "SHARED": str(SHARED),
        "SOURCE": str(CHECKOUT),
    }
    return kept


def run_case(bin_folder, case, scratch):
    """What the case gives: a dictionary from the name of an expectation to its text."""
    folder = scratch / case.parent.name / case.name
    shutil.copytree(case, folder, ignore=lambda at, names: EXPECTATIONS.intersection(names) if at == str(case) else [])
    for sibling in case.parent.iterdir():
        if sibling.is_file():
            shutil.copy(sibling, folder.parent)
    expected_files = sorted(path.relative_to(case / "expected") for path in case.glob("expected/**/*") if path.is_file())
    home = scratch / "home"
    home.mkdir(exist_ok=True)
    done = subprocess.run(
        ["sh", "cmd"],
        cwd=folder,
        env=environment(bin_folder, home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    results = {
        "stdout": done.stdout.decode("utf-8", "surrogateescape"),
        "stderr": done.stderr.decode("utf-8", "surrogateescape"),
        "exit": f"{done.returncode}\n",
    }
    for name in expected_files:
        results[f"expected/{name}"] = read_text(folder / name, "(no such file)\n")
    return results


def compare(case, results):
    """The differences between what the case expects and what it gave, as text."""
    problems = []
    for what, found in results.items():
        if what == "exit":
            expected = read_text(case / "exit", "0").strip() + "\n"
            same = expected == found
        else:
            expected = read_text(case / what, "")
            same = same_text(expected, found)
        if not same:
            problems.append(difference(what, expected, found))
    return "\n".join(problems)


def update(case, results):
    usual = {"stdout": "", "stderr": "", "exit": "0\n"}
    for what, found in results.items():
        if found == usual.get(what):
            (case / what).unlink(missing_ok=True)
        else:
            (case / what).write_bytes(found.encode("utf-8", "surrogateescape"))


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    bin_folder = pathlib.Path(sys.argv[1]).resolve()
    tool_folder = pathlib.Path(sys.argv[2]).resolve()
    wanted = sys.argv[3:]
    cases = sorted(path.parent for path in tool_folder.glob("*/cmd"))
    cases = [case for case in cases if not wanted or case.name in wanted]
    updating = os.environ.get("UPDATE_GOLDEN", "") not in ("", "0")
    passed = failed = skipped = 0
    for case in cases:
        name = f"cli/{tool_folder.name}/{case.name}"
        if (case / "needs-shared").exists() and not (SHARED / "data").is_dir():
            print(f"skipped: {name}: needs ../shared/data")
            skipped += 1
            continue
        with tempfile.TemporaryDirectory(prefix="earbench-cli.") as scratch:
            try:
                results = run_case(bin_folder, case, pathlib.Path(scratch))
            except subprocess.TimeoutExpired:
                print(f"failed: {name}: no end after {TIMEOUT_SECONDS} s")
                failed += 1
                continue
        problems = compare(case, results)
        if problems and updating:
            update(case, results)
            print(f"updated: {name}")
            problems = ""
        if problems:
            print(f"failed: {name}: sh -c {read_text(case / 'cmd', '').strip()!r}\n{problems}")
            failed += 1
        else:
            passed += 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
