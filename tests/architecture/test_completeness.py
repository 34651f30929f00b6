#!/usr/bin/env python3
"""Every tool is documented, tested and short; every module has unit tests; no file grows too long."""

import re

from sources import CHECKOUT, finish, shown, sources, tools

LONGEST_FILE_LINES = 450
LONGEST_TOOL_LINES = 150


def line_count(path):
    return len(path.read_text().splitlines())


def check_tools():
    readme = (CHECKOUT / "README.md").read_text()
    overview = (CHECKOUT / "man" / "earbench.7").read_text()
    for tool in tools():
        if not (CHECKOUT / "man" / f"{tool}.1").exists():
            yield f"{tool}: expected man/{tool}.1"
        if not list((CHECKOUT / "tests" / "cli").glob(f"{tool}/*/cmd")) and not list(
            (CHECKOUT / "tests" / "cli").glob(f"{tool}-*/*/cmd")
        ):
            yield f"{tool}: expected cases below tests/cli/{tool}"
        if not re.search(rf"(?<![\w-]){re.escape(tool)}(?![\w-])", readme):
            yield f"{tool}: expected a word on it in README.md"
        if f"Xr {tool} 1" not in overview:
            yield f"{tool}: expected a word on it in man/earbench.7"
    for path in sources("tools"):
        if path.parent.name != "common" and line_count(path) > LONGEST_TOOL_LINES:
            yield f"{shown(path)}: expected at most {LONGEST_TOOL_LINES} lines but found {line_count(path)}"
    known = set(tools())
    for page in (CHECKOUT / "man").glob("*.1"):
        if page.stem not in known and not any(page.stem.startswith(tool + "-") for tool in known):
            yield f"{shown(page)}: no tool has this name"


def check_modules():
    for module in sorted(path.name for path in (CHECKOUT / "lib").iterdir() if path.is_dir()):
        if not list((CHECKOUT / "tests" / "unit").glob(f"{module}*_test.cpp")):
            yield f"lib/{module}: expected tests/unit/{module}_test.cpp"


def check_lengths():
    for path in sources("lib", "tools", "scripts", "tests", suffixes=(".cpp", ".hpp", ".py", ".sh")):
        if line_count(path) > LONGEST_FILE_LINES:
            yield f"{shown(path)}: expected at most {LONGEST_FILE_LINES} lines but found {line_count(path)}"


def main():
    finish([*check_tools(), *check_modules(), *check_lengths()], len(tools()))


if __name__ == "__main__":
    main()
