#!/usr/bin/env python3
"""The options of --help and those in OPTIONS of the page of a tool or subcommand are the same, and their values are in the
page; --help has examples."""

import pathlib
import re
import subprocess
import sys

from pages import PAGES, finish, options

BIN = pathlib.Path(sys.argv[1])
WIDEST = 100


def help_of(*command):
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:], "--help"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )
    return done.stdout if done.returncode == 0 else ""


def flags_in(text):
    flags = set()
    for line in re.findall(r"^ {2,6}((?:-\w, )?--[\w-]+|-\w\b)", text, re.M):
        flags |= set(re.split(", ", line))
    return flags


def subcommands(tool):
    """Words of the tool's help that have a help of their own."""
    if "COMMAND" not in help_of(tool):
        return []
    words = re.findall(r"\b[a-z]{3,}\b", help_of(tool))
    return [word for word in dict.fromkeys(words) if f"Usage: {tool} {word}" in help_of(tool, word)]


def help_for(name):
    """--help of the tool or subcommand that the page `name` describes; empty if there is none."""
    program, _, word = name.rpartition("-")
    if (BIN / name).exists():
        return help_of(name)
    return help_of(program, word) if (BIN / program).is_file() else ""


def check_examples(name, shown):
    """What is wrong with the lines of --help and the two examples that it ends with, or nothing."""
    wide = [line for line in shown.splitlines() if len(line) > WIDEST]
    examples = re.findall(r"^  (.+)$", shown.partition("\nExamples:\n")[2], re.M)
    command = name.replace("-", " ", 2).replace(" ", "-", 1)
    known = None if "COMMAND" in shown else flags_in(shown)
    strange = [line for line in examples if not f"{line} ".startswith(f"{command} ")
               or (known is not None and flags_in_command(line) - known)]
    return [f"{name}: --help: wider than {WIDEST} columns: {line}" for line in wide] + [
        f"{name}: --help: not an example of it: {line}" for line in strange] + (
        [f"{name}: --help: expected two examples or more but found {len(examples)}"] if len(examples) < 2 else [])


def flags_in_command(line):
    return {re.match(r"--?[\w-]+", word).group() if word.startswith("--") else word[:2]
            for word in line.split() if re.match(r"--?[a-z]", word)}


def check(page):
    """What is wrong between the page and --help, or nothing."""
    shown = help_for(page.stem)
    flags = flags_in(shown)
    if not flags:
        return f"{page.name}: no --help of this name"
    if f"See {page.stem}(1)" not in shown:
        return f"{page.name}: --help does not name this page"
    missing = sorted(flags - options(page))
    unknown = sorted(options(page) - flags)
    if missing or unknown:
        return f"{page.name}: not described: {' '.join(missing) or '-'}; not in --help: {' '.join(unknown) or '-'}"
    return None


def values_in(shown):
    """The values of options that --help lists, as (flag, value): those of --kernel rect|gauss|hann."""
    for flag, values in re.findall(r"^ {2,6}(?:-\w, )?(--[\w-]+) (\S*\|\S*)", shown, re.M):
        for value in values.split("|"):
            if re.match(r"[a-z0-9]", value):
                yield flag, re.match(r"[\w.-]+", value).group()


def check_values(page):
    """The values that --help lists and the page does not name, nor any that it says to have the options of."""
    others = re.findall(r"^All options of\n\.Xr (\S+) (\d)", page.read_text(encoding="utf-8"), re.M)
    pages = [page, *(page.with_name(f"{name}.{number}") for name, number in others)]
    text = " ".join(each.read_text(encoding="utf-8") for each in pages)
    words = set(re.findall(r"[\w.-]+", text))
    for first, last in re.findall(r"(\d+) \| \.\.\. \| (\d+)", text):
        words |= set(map(str, range(int(first), int(last))))
    return [f"{page.name}: {flag}: expected the value {value}" for flag, value in values_in(help_for(page.stem))
            if value not in words]


def without_page(tool):
    return [f"{tool} {word}: expected man/{tool}-{word}.1" for word in subcommands(tool)
            if not any(page.name == f"{tool}-{word}.1" for page in PAGES)]


def main():
    pages = [page for page in PAGES if page.suffix == ".1"]
    problems = [problem for problem in map(check, pages) if problem]
    for page in pages:
        problems += check_examples(page.stem, help_for(page.stem)) + check_values(page)
    for page in pages:
        if (BIN / page.stem).exists():
            problems += without_page(page.stem)
    return finish(problems, len(pages))


if __name__ == "__main__":
    sys.exit(main())
