"""Reads the mdoc pages of man/ for the tests of the manual."""

import pathlib
import re

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
PAGES = sorted((CHECKOUT / "man").glob("*.[1-9]"))


def section(page, name):
    """The lines of one section of `page`."""
    lines = []
    inside = False
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith(".Sh "):
            inside = line[4:].strip().strip('"') == name
        elif inside:
            lines.append(line)
    return lines


def sections(page):
    return re.findall(r'^\.Sh "?([^"\n]+)"?$', page.read_text(encoding="utf-8"), re.M)


def options(page):
    """The flags of the items in OPTIONS, {"-o", "--output", ...}, with those of a page that it says to have all of,
    or all but one of."""
    lines = section(page, "OPTIONS")
    flags = set()
    for line in lines:
        if line.startswith(".It "):
            flags |= {f"-{flag}" for flag in re.findall(r"\bFl ([-\w]+)", line)}
    whole = r"^All options of\n\.Xr (\S+) (\d)(?: ,\nbut\n\.Fl ([-\w]+))?"
    for name, number, missing in re.findall(whole, "\n".join(lines), re.M):
        flags |= options(page.with_name(f"{name}.{number}")) - {f"-{missing}"}
    return flags


def plain(line):
    """A line of a literal display as it is shown."""
    for escape, shown in ((r"\&", ""), (r"\-", "-"), (r"\(aq", "'"), (r"\(dq", '"'), (r"\(ha", "^"), (r"\(ti", "~")):
        line = line.replace(escape, shown)
    return line.replace(r"\e", "\\")


def displays(page, name):
    """The literal displays of the section `name`, each as one shell script.

    In a display where a line begins with "$ " only such lines are commands, and the others show what is printed.
    """
    scripts = []
    display = None
    for line in section(page, name):
        if line.startswith((".Bd -literal", ".Bd -unfilled")):
            display = []
        elif line.startswith(".Ed"):
            if any(shown.startswith("$ ") for shown in display):
                display = [shown[2:] for shown in display if shown.startswith("$ ")]
            scripts.append("\n".join(display) + "\n")
            display = None
        elif line.startswith(".Dl "):
            scripts.append(plain(line[4:]).removeprefix("$ ") + "\n")
        elif display is not None:
            display.append(plain(line))
    return scripts


def finish(problems, checked, left_out=()):
    """Prints what was found and the counts. @returns the exit code."""
    for problem in problems:
        print(problem)
    for line in left_out:
        print(f"skipped: {line}")
    failed = len(problems) or int(checked == 0)
    print(f"{max(checked - len(problems), 0)} passed, {failed} failed, {len(left_out)} skipped")
    return 1 if failed else 0
