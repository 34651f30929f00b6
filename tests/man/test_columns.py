#!/usr/bin/env python3
"""The columns and notes of fr-csv(5) are those that the tables of lib/curve name."""

import re
import sys

from pages import CHECKOUT, PAGES, finish

PAGE = next(page for page in PAGES if page.name == "fr-csv.5")
TABLES = {"Notes": "note_keys", "Columns": "columns"}


def names_in_code(table):
    text = "".join((CHECKOUT / "lib" / "curve" / f"{table}{ending}").read_text() for ending in (".hpp", ".cpp"))
    return set(re.findall(r'"([a-z][\w-]*)"', text))


def names_in_page(heading):
    """What the subsection shows as words to type; the numbers between h2_dbc and h9_dbc go without saying."""
    text = PAGE.read_text(encoding="utf-8").partition(f"\n.Ss {heading}\n")[2].partition("\n.Ss ")[0]
    words = set(re.findall(r"[a-z][\w-]*", " ".join(re.findall(r"(?:^|\W)Cm (.*)", text))))
    between = {f"h{order}{name[2:]}" for name in words if name.startswith("h2_") for order in range(3, 9)}
    return words | between


def main():
    problems, checked = [], 0
    for heading, table in TABLES.items():
        known, shown = names_in_code(table), names_in_page(heading)
        checked += len(known)
        problems += [f"{PAGE.name}: {heading}: expected {name}" for name in sorted(known - shown)]
    return finish(problems, checked)


if __name__ == "__main__":
    sys.exit(main())
