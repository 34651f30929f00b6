#!/usr/bin/env python3
"""mandoc finds nothing to warn of; a tool's page has its sections; references to our own pages lead somewhere."""

import re
import shutil
import subprocess
import sys

from pages import PAGES, finish, sections

REQUIRED = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES", "DIAGNOSTICS", "SEE ALSO"]


def check(page):
    done = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "warning", str(page)], capture_output=True, text=True, check=False
    )
    if done.returncode or done.stdout:
        yield done.stdout + done.stderr
    if page.suffix == ".1":
        found = [name for name in sections(page) if name in REQUIRED]
        if found != REQUIRED:
            yield f"{page.name}: expected the sections {', '.join(REQUIRED)} but found {', '.join(found)}"
    ours = {other.name for other in PAGES}
    stems = {other.stem for other in PAGES}
    for name, number in re.findall(r"\bXr ([\w-]+) (\d)", page.read_text(encoding="utf-8")):
        reads_like_ours = name in stems or name.startswith(("fr-", "earbench"))
        if reads_like_ours and f"{name}.{number}" not in ours:
            yield f"{page.name}: no page {name}({number})"


def main():
    if not shutil.which("mandoc"):
        print("skipped: man/lint: mandoc is not installed")
        return 77
    return finish([problem for page in PAGES for problem in check(page)], len(PAGES))


if __name__ == "__main__":
    sys.exit(main())
