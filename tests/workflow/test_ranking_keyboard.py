#!/usr/bin/env python3
"""Uses a ranking page in Chromium with nothing but a keyboard, and reads what a screen reader is told: wide, narrow, and
without JavaScript.

Usage: test_ranking_keyboard.py BIN      BIN is the folder of the tools
Exit:  0 all is well, 1 something is not, 77 skipped (Chromium is missing)
"""

import os
import shutil
import subprocess
import sys
import tempfile

import test_ranking_page as page
from browser import Browser

HEADINGS = ["Rank", "Name", "Sonic", "Bias", "Price"]
FIELDS = [("searchbox", "Name"), ("spinbutton", "Sonic at least"), ("spinbutton", "US$ at most")]
BY_PRICE = ["Nocturne Orchid", "Lumen Sable", page.NAMES[2], "Acme Two"]  # $249, A$450 = $292.50, $1,299, none
FROM_DEAR = [page.NAMES[2], "Lumen Sable", "Nocturne Orchid", "Acme Two"]

failures = []


def check(found, wanted, what):
    if found != wanted:
        failures.append(f"{what}: expected {wanted!r} but found {found!r}")


def said(node):
    return (node["role"], node["name"]) if node else None


def row_names(nodes):
    """The first words of every row, as they are read."""
    return [next((name for name in page.NAMES if node["name"].startswith(name)), node["name"])
            for node in nodes if node["role"] == "rowheader"]


def links_of(names):
    return [link for name in names for link in (("link", name), ("link", f"graph of {name}"))]


def tab_through(browser, count):
    stops = []
    for _ in range(count):
        browser.key("Tab")
        stops.append(said(browser.focused()))
        width = browser.run("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        style = browser.run("getComputedStyle(document.activeElement).outlineStyle")
        if not (width >= 2 and style != "none"):
            failures.append(f"{stops[-1]}: the focus cannot be seen: outline {width} px, {style}")
    return stops


def sort_by_price(browser, where):
    """From the first link back to the heading of the last column, then with both keys that press a button."""
    sort_of = "Array.from(document.querySelectorAll('thead th')).map(function (cell) { return cell.getAttribute('aria-sort'); })"
    for key, order, direction in (("Enter", BY_PRICE, "ascending"), (" ", FROM_DEAR, "descending"), ("Enter", BY_PRICE, "ascending")):
        browser.key(key)
        nodes = browser.nodes()
        check(row_names(nodes), order, f"{where}: rows after {key!r}")
        check(browser.run(sort_of), ["none"] * 4 + [direction] + [None], f"{where}: aria-sort after {key!r}")
        check(said(browser.focused()), ("button", "Price"), f"{where}: focus after {key!r}")
        status = next(node for node in nodes if node["role"] == "status")
        check(status.get("live"), "polite", f"{where}: the status is read aloud")
        check(browser.run("document.getElementById('status').textContent"), f"Sorted by Price, {direction}", f"{where}: status")


def use_keyboard(browser, address, width):
    where = f"{width} pixels"
    browser.open(address, width)
    stops = FIELDS + [("button", heading) for heading in HEADINGS] + links_of(page.NAMES)
    check(tab_through(browser, len(stops)), stops, f"{where}: Tab")
    for _ in range(2 * len(page.NAMES)):
        browser.key("Tab", shift=True)
    sort_by_price(browser, where)
    check(tab_through(browser, 2), links_of(BY_PRICE[:1]), f"{where}: Tab after sorting")
    browser.open(address, width)
    browser.key("Tab")
    browser.type("lum sab")
    nodes = browser.nodes()
    check(row_names(nodes), ["Lumen Sable"], f"{where}: rows that contain what was typed")
    check(browser.run("document.getElementById('status').textContent"), "1 of 4 shown", f"{where}: status of the filter")
    check(said(browser.focused()), ("searchbox", "Name"), f"{where}: focus while typing")
    check(tab_through(browser, 9)[-2:], links_of(["Lumen Sable"]), f"{where}: Tab passes hidden rows over")


def read_table(browser, where, headings):
    """A table with its caption and headings, a heading a row, and words for every picture."""
    nodes = browser.nodes()
    check([said(node) for node in nodes if node["role"] == "table"], [("table", "4 products")], f"{where}: table")
    check([node["name"] for node in nodes if node["role"] == "columnheader"], headings, f"{where}: headings")
    check(row_names(nodes), page.NAMES, f"{where}: rows")
    pictures = [node["name"] for node in nodes if node["role"] in ("image", "img")]
    check([name.split(":")[0] for name in pictures], [f"Frequency response of {name}" for name in page.NAMES], f"{where}: pictures")


def main():
    tools = os.path.abspath(sys.argv[1])
    chromium = shutil.which("chromium")
    if chromium is None:
        print("skipped: chromium is missing")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        page.make_files(folder)
        command = [os.path.join(tools, "rank-table"), "--format", "html", "--database", "graphs", "-o", "page.html"]
        command += ["--graph", "https://graphs.example/", "--site", "https://blog.example", "--rate", "AUD=0.65", "posts"]
        subprocess.run(command, cwd=folder, check=True)
        address = f"file://{folder}/page.html"
        for width, curves in ((1200, ["Frequency response"]), (400, [])):
            with Browser(chromium, folder) as browser:
                browser.open(address, width)
                read_table(browser, f"{width} pixels", HEADINGS + curves)
                use_keyboard(browser, address, width)
                browser.call("Emulation.setScriptExecutionDisabled", value=True)
                browser.open(address, width)
                read_table(browser, f"{width} pixels, without JavaScript", HEADINGS + curves if curves else [])
                check([said(node) for node in browser.nodes() if node["role"] in ("searchbox", "button")], [],
                      f"{width} pixels, without JavaScript: nothing that does not work")
    for failure in failures:
        print("failed: " + failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
