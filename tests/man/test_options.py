#!/usr/bin/env python3
"""Every option of --help stands in OPTIONS of the tool's page, and every option there is one of --help."""

import pathlib
import re
import subprocess
import sys

from pages import PAGES, finish, options

BIN = pathlib.Path(sys.argv[1])


def help_of(*command):
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:], "--help"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )
    return done.stdout if done.returncode == 0 else ""


def flags_in(text):
    flags = set()
    for line in re.findall(r"^\s+((?:-\w, )?--[\w-]+|-\w\b)", text, re.M):
        flags |= set(re.split(", ", line))
    return flags


def subcommands(tool):
    """Words of the tool's help that have a help of their own."""
    if "COMMAND" not in help_of(tool):
        return []
    words = re.findall(r"\b[a-z]{3,}\b", help_of(tool))
    return [word for word in dict.fromkeys(words) if f"{tool} {word}" in help_of(tool, word).split("\n")[0]]


def pairs():
    """For every page of a tool, its name and the flags that --help shows."""
    names = {page.stem for page in PAGES if page.suffix == ".1"}
    for page in PAGES:
        if page.suffix != ".1":
            continue
        tool = page.stem
        if (BIN / tool).exists():
            flags = flags_in(help_of(tool))
            for word in subcommands(tool):
                if f"{tool}-{word}" not in names:
                    flags |= flags_in(help_of(tool, word))
            yield page, flags
        else:
            program, _, word = tool.rpartition("-")
            yield page, flags_in(help_of(program, word)) if (BIN / program).exists() else set()


def main():
    problems = []
    checked = 0
    for page, flags in pairs():
        checked += 1
        described = options(page)
        missing = sorted(flags - described)
        unknown = sorted(described - flags)
        if not flags:
            problems.append(f"{page.name}: no --help of this name")
        elif missing or unknown:
            problems.append(f"{page.name}: not described: {' '.join(missing) or '-'}; not in --help: {' '.join(unknown) or '-'}")
    return finish(problems, checked)


if __name__ == "__main__":
    sys.exit(main())
