"""The source files of the checkout, for the tests of its architecture."""

import pathlib
import re
import sys

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]


def sources(*folders, suffixes=(".cpp", ".hpp")):
    """All files below `folders` with one of `suffixes`, in order."""
    found = []
    for folder in folders:
        found += [path for path in (CHECKOUT / folder).rglob("*") if path.suffix in suffixes and path.is_file()]
    return sorted(found)


def shown(path):
    return str(path.relative_to(CHECKOUT))


def code_of(line):
    """The line without its comment, string literals emptied: enough to look for a name in code."""
    return re.sub(r"//.*", "", re.sub(r'"(?:\\.|[^"\\])*"', '""', line))


def tools():
    """The names of the programs that are installed."""
    names = [path.stem for path in (CHECKOUT / "tools").glob("*.cpp")]
    names += [path.parent.name for path in (CHECKOUT / "tools").glob("*/main.cpp")]
    return sorted(name.replace("_", "-") for name in names)


def finish(problems, checked):
    """Ends the program: prints the problems, or how much was looked at, which must not be nothing."""
    for problem in problems:
        print(problem)
    if checked == 0:
        problems = ["nothing was checked"]
        print(problems[0])
    print(f"{checked} checked, {len(problems)} problems")
    sys.exit(1 if problems else 0)
