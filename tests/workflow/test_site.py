#!/usr/bin/env python3
"""Publishes a season of IEMs with odd names: follows every link of its site, and reads the ranking in Chromium.

Usage: test_site.py BIN      BIN is the folder of the tools and of season-simulator
Exit:  0 all is well, 1 something is not, 77 all but what needs a missing program is well
"""

import html
import html.parser
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

import published
from browser import Browser

SEASON = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "season"
COMMON = "tagline: |-\n  \"a\" {% raw %} <b>|\nprice: $100\npurchase: a shop\nbias: 3\n"
# By slug: brand, model, day, sub-ratings, and whose recordings are simulated.
IEMS = {
    "Moon-drop-A2": ("Moon_drop A^2 <script>x</script>", "One & {{ site }}", "2031-02-28", (4, 4, 4, 4), "Fjordlyd-Serac"),
    "Yoizuki": ("宵月", "a|b =cmd()", "2024-12-31", (3, 3.5, 3, 3), "Tsukihi-Yugure"),
    "x-Its-raw-2-Plus": ("../../x", "It's {% raw %} 2+", "2024-02-29", (2, 2, 2, 2.5), "Brook-Heron-Teal"),
}

failures = []


def check(holds, message):
    if not holds:
        failures.append(message)
        print(f"FAILED: {message}")


def make_recordings(tools, folder):
    """One take of each side of each IEM, and what is known about the IEMs as test_season reads it."""
    known = {}
    for name in ("recordings", "data"):
        (folder / name).mkdir()
    sweep = folder / "recordings/sweep.wav"
    subprocess.run([tools / "fr-measure", "sweep", "-o", sweep], check=True, capture_output=True)
    for slug, (brand, model, date, sub, other) in IEMS.items():
        parts = ", ".join(f"{part}: {mark}" for part, mark in zip(("tonality", "bass", "resolution", "staging"), sub))
        text = f"brand: {brand}\nmodel: {model}\ndate: {date}\n{COMMON}sub: {{{parts}}}\n"
        (folder / f"data/{slug}.yaml").write_text(text, encoding="utf-8")
        sonic = int(2 * sum(sub) / 4 + 0.5) / 2
        known[slug] = {"name": f"{brand} {model}", "date": date, "price": "$100", "sonic": sonic, "bias": 3}
        for channel in "LR":
            take = folder / f"recordings/{slug}-{channel}1.wav"
            subprocess.run([tools / "season-simulator", "--sweep", sweep, "--iem", other, "--channel", channel,
                            "--seat", "1", "-o", take], check=True)
    return known


def make(tools, folder, *arguments):
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    settings = {"BIN": tools, "OUT": folder / "out", "TAKES": folder / "recordings", "IEMS": folder / "data",
                "SWEEP": folder / "recordings/sweep.wav"}
    command = ["make", "-C", SEASON, "-j2", *(f"{key}={value}" for key, value in settings.items()), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment | {"LC_ALL": "C"}, check=False)


class Page(html.parser.HTMLParser):
    """Where a page leads, its title and text, and how many scripts it runs."""

    def __init__(self, path):
        super().__init__()
        self.links, self.text, self.title, self.scripts, self.tag = [], "", "", 0, ""
        self.feed(path.read_text(encoding="utf-8"))
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag, attributes):
        self.tag = tag
        self.scripts += tag == "script"
        self.links += [value for key, value in attributes if key in ("href", "src") and value]

    def handle_data(self, data):
        if self.tag == "title":
            self.title += data
        self.text += data

    def handle_endtag(self, tag):
        self.tag = ""


def follow(site, page, link):
    """The file that a link within the site means; nothing for one that leads elsewhere."""
    parts = urllib.parse.urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = urllib.parse.unquote(parts.path)
    target = site / path.lstrip("/") if path.startswith("/") else page.parent / path
    return target / "index.html" if path.endswith("/") else target


def check_site(folder, iems):
    site = folder / "out/site/_site"
    pages = {path: Page(path) for path in site.rglob("*.html")}
    check(len(pages) == len(iems) + 3, f"expected reviews, ranking, graph and index but found {sorted(pages)}")
    followed = 0
    for path, page in pages.items():
        for link in page.links:
            target = follow(site, path, link)
            followed += target is not None
            check(target is None or target.is_file(), f"{path.relative_to(site)} leads to {link}, which is not there")
        scripts = {"ranking.html": 1, "graph.html": 2}.get(path.name, 0)
        check(page.scripts == scripts, f"{path.relative_to(site)}: {page.scripts} scripts")
    # Reviews lead to index, twice to the ranking, and to three figures; the index to the graph and the database and, as the
    # ranking, to reviews; the ranking to each in the graph.
    check(followed == 6 * len(iems) + 6 + len(iems) + 2 * len(iems), f"followed {followed} links")
    check(not (site / "earbench.yaml").exists(), "the reviewer's settings are published")
    phones = published.read_book(site / "graphs/data")
    for slug, iem in iems.items():
        path = follow(site, site / "index.html", phones[iem["name"]]["reviewLink"])
        check(path in pages, f"{slug}: the graph database leads to {path}")
        check(pages[path].title.startswith(iem["name"] + " - "), f"{slug}: found the title {pages[path].title!r}")
        for name in ("index.html", "ranking.html"):
            check(iem["name"] in pages[site / name].text, f"{name}: expected {iem['name']!r}")
        for channel in "LR":
            curve = site / f"graphs/data/{phones[iem['name']]['file']} {channel}.txt"
            for fault in published.curve_faults(curve, folder / f"out/averages/{slug}-{channel}.csv"):
                check(False, fault)


def check_in_chromium(chromium, folder, iems):
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--dump-dom"]
    page = (folder / "out/ranking.html").as_uri()
    done = subprocess.run([*command, page], capture_output=True, text=True, timeout=300, check=False)
    rows = re.findall(r"<tr[ >].*?</tr>", done.stdout[done.stdout.find("<tbody") :], re.DOTALL)
    check(len(rows) == len(iems), f"Chromium: expected {len(iems)} rows but found {len(rows)}: {done.stderr[-500:]}")
    order = sorted(iems.values(), key=lambda iem: -iem["sonic"])
    for row, iem in zip(rows, order):
        check(iem["name"] in html.unescape(row) and "<svg" in row, f"Chromium: expected {iem['name']} but found {row}")
    check(f"{len(iems)} products" in done.stdout, "Chromium: the page does not count its rows")


def check_graph(chromium, folder, iems):
    """The links of the ranking open the graph with the curves of their IEM."""
    known = {iem["name"] for iem in iems.values()}
    links = re.findall(r'href="(graph\.html[^"]*)"', html.unescape((folder / "out/ranking.html").read_text(encoding="utf-8")))
    shown = set()
    with Browser(chromium, folder / "graph-profile") as browser:
        for link in links:
            browser.open((folder / "out").as_uri() + "/" + link)
            names = browser.run('Array.from(document.querySelectorAll("#list li.shown .name")).map((each) => each.textContent)')
            curves = [name for name in names if name[-2:] in (" L", " R")]
            check(len(curves) == 2 and len(names) == 3, f"{link} shows {names}")
            shown |= {name[:-2] for name in curves}
            check(not browser.faults(), f"{link}: {browser.faults()}")
    check(shown == known, f"the links of the ranking show {shown}")


def check_old_post(tools, folder):
    """A draft of an earlier day is published beside that of today, and that is said."""
    site = folder / "out/site"
    draft = next((site / "_posts").iterdir())
    shutil.copy(draft, site / "_posts/2020-01-01-review-Old.md")
    (site / "_site/index.html").unlink()
    run = make(tools, folder, "site")
    check("are published too" in run.stderr, f"an old draft: found '{run.stderr}'")
    check((site / "_site/2020/01/01/review-Old.html").exists(), "an old draft is not published")


def check_unfit_name(tools, folder):
    """A name at which a graph tool stops is reported and not published; the ranking has it."""
    data = folder / "data/Yoizuki.yaml"
    data.write_text(data.read_text(encoding="utf-8").replace("brand: ", 'brand: Moon "A^2" ', 1), encoding="utf-8")
    run = make(tools, folder, "site")
    check(run.returncode == 2 and ": unshareable: the name 'Moon \"A^2\" 宵月'" in run.stderr, f"a quote: found '{run.stderr}'")
    check(not (folder / "out/graph-check.txt").exists(), "a quote: graph-check.txt stays")
    check('Moon "A^2" 宵月' in Page(folder / "out/site/ranking.html").text, "a quote: the ranking lacks the name")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for program in ("make", "gnuplot"):
        if shutil.which(program) is None:
            print(f"skipped: expected {program} but found none")
            return 77
    tools = pathlib.Path(sys.argv[1]).resolve()
    missing = [program for program in ("jekyll", "chromium") if shutil.which(program) is None]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        iems = make_recordings(tools, folder)
        run = make(tools, folder, "all")
        check(run.returncode == 0, f"make: {run.stdout[-2000:]}{run.stderr[-2000:]}")
        for fault in [] if failures else published.faults(tools, folder / "out", iems):
            # A note: nothing of the title can stand in a file's name.
            check("names-differ: the file's name has 'Yoizuki'" in fault, fault)
        run = make(tools, folder, "site", "JEKYLL=no-such-jekyll")
        check(run.returncode == 2 and "apt-get install jekyll" in run.stderr, f"without jekyll: found '{run.stderr}'")
        if "jekyll" not in missing:
            run = make(tools, folder, "site")
            check(run.returncode == 0, f"make site: {run.stdout[-2000:]}{run.stderr[-2000:]}")
            if run.returncode == 0:
                check("published too" not in run.stderr, f"make site: found '{run.stderr}'")
                check_site(folder, iems)
                check_old_post(tools, folder)
        if "chromium" not in missing:
            check_in_chromium(shutil.which("chromium"), folder, iems)
            check_graph(shutil.which("chromium"), folder, iems)
        check_unfit_name(tools, folder)
    if missing and not failures:
        print(f"skipped: expected {' and '.join(missing)} but found none")
    return 1 if failures else 77 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
