#!/usr/bin/env python3
"""Makes an interactive graph and uses it in Chromium as readers do: pointer, keys, screen reader, phone, print, no JavaScript.

Usage: test_graph_page.py BIN      BIN is the folder of the tools
Exit:  0 all is well, 1 something is not, 77 all but what needs a missing program is well

Levels are worked out here from the text of the files, and not by the tools.
"""

import bisect
import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from browser import Browser

HOSTILE = 'Moon_drop "A^2" </script><script>window.pwned=1</script>'
LIQUID = "宵月 {{ site }} {% raw %} \u2028&amp;"
PLAIN = "Crimson"
CONTROLS = ["theme", "match", "from", "reference", "shade", "plot", "at", "search", "all", "none", "others"]
ROUNDING_DB = 0.005 + 1e-6  # of two decimals

failures = []


def check(holds, message):
    if not holds:
        failures.append(message)
        print(f"FAILED: {message}")


class Curve:
    """The text of an fr-csv file and what it means."""

    def __init__(self, path, name, channel, rows, columns=("frequency_hz", "spl_db")):
        self.label = f"{name} {channel}".strip()
        self.name, self.channel = name, channel
        self.cells = [[f"{cell:.4f}" for cell in row] for row in rows]
        self.hz = [float(row[0]) for row in self.cells]
        self.db = [float(row[1]) for row in self.cells]
        notes = {"name": name, "channel": channel, "rig": "IEC 60318-4 coupler", "smoothing": "1/12 octave", "takes": "3"}
        if not channel:
            del notes["channel"]
        text = "# fr-csv: 1\n" + "".join(f"# {key}: {value}\n" for key, value in notes.items() if value).replace("%", "%25")
        text += ",".join(columns) + "\n" + "".join(",".join(row) + "\n" for row in self.cells)
        path.write_text(text, encoding="utf-8")

    def at(self, hz):
        """On the straight line in dB over ln f; nothing outside of the curve."""
        place = bisect.bisect_left(self.hz, hz)
        if place < len(self.hz) and self.hz[place] == hz:
            return self.db[place]
        if place in (0, len(self.hz)):
            return None
        part = math.log(hz / self.hz[place - 1]) / math.log(self.hz[place] / self.hz[place - 1])
        return self.db[place - 1] + part * (self.db[place] - self.db[place - 1])

    def mean(self, low, high):
        """Over ln f, by a sum so fine (1e-5 octave at 10 octaves) that its error is below 1e-6 dB."""
        if low == high:
            return self.at(low)
        count = 200_000
        step = math.log(high / low) / count
        return sum(self.at(low * math.exp((k + 0.5) * step)) for k in range(count)) / count


def make_curves(folder):
    """Two IEMs on 1/48 octave with bounds, one on another grid that ends at 12 kHz, and a target with bounds."""
    fine = [20 * 2 ** (k / 48) for k in range(479)]
    coarse = [25 * 1.031**k for k in range(203)]
    curves = []
    for index, name in enumerate((PLAIN, HOSTILE)):
        for side, channel in enumerate("LR"):
            rows = []
            for hz in fine:
                x = math.log2(hz / 1000)
                level = 80 + 3 * index - x + 6 * math.exp(-((x - 1.5 - 0.3 * index) ** 2)) + 0.4 * side * math.sin(3 * x)
                rows.append((hz, level, 0.2 + 0.01 * abs(x), level - 0.3, level + 0.5))
            columns = ("frequency_hz", "spl_db", "spread_db", "min_db", "max_db")
            curves.append(Curve(folder / f"{index}{channel}.csv", name, channel, rows, columns))
    curves.append(Curve(folder / "2.csv", LIQUID, "", [(hz, 91 + 4 * math.cos(math.log(hz))) for hz in coarse]))
    target = Curve(folder / "target.csv", "Mine", "", [(hz, 70 - math.log2(hz / 500) / 2, 69, 72) for hz in fine],
                   ("frequency_hz", "spl_db", "min_db", "max_db"))
    target.label = "Mine target"
    return curves, target


def draw(tools, folder, output, *arguments):
    command = [tools / "fr-plot", "--quiet", "-o", folder / output, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    check(done.returncode == 0 and not done.stderr, f"fr-plot {arguments}: exit {done.returncode}: {done.stderr}")
    return (folder / output).read_text(encoding="utf-8")


def check_markup(page, curves, svg):
    check("{{" not in page and "{%" not in page, "there is something for Liquid")
    check(page.count("<script") == 2, f"two scripts, not {page.count('<script')}")
    addresses = set(re.findall(r"https?://[^\"' <>)]+", page))
    check(addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}, f"addresses: {addresses}")
    check(not re.search(r"\b(src|srcset|action)=|@import|url\(", page), "something is loaded")
    drawn = svg[svg.index("<svg") :].replace("{", "&#123;")
    check(f"<noscript id=\"still\"><figure>{drawn}</figure></noscript>" in page, "without JavaScript there is another figure")
    data = json.loads(re.search(r'id="data">(.*?)</script>', page, re.DOTALL).group(1))
    columns = {"level": 1, "spread": 2, "low": 3, "high": 4}

    def printed(steps):
        total, values = 0, []
        for step in steps:
            total += step
            values.append(f"{total // 10000}.{total % 10000:04d}" if total >= 0 else f"-{-total // 10000}.{-total % 10000:04d}")
        return values

    for curve, seen in zip(curves, data["curves"]):
        check(seen["name"] == curve.name, f"found the name {seen['name']}")
        check(printed(data["grids"][seen["grid"]]) == [row[0] for row in curve.cells], f"{curve.label}: other frequencies")
        for key, place in columns.items():
            if key in seen:
                check(printed(seen[key]) == [row[place] for row in curve.cells], f"{curve.label}: other values of {key}")
        check(("spread" in seen) == (len(curve.cells[0]) == 5), f"{curve.label}: spread")
    check(len(data["grids"]) == 2, f"{len(data['grids'])} columns of frequencies")


class Reader:
    """What a reader sees of the page, and what should be there."""

    def __init__(self, browser, curves, target):
        self.browser, self.curves, self.target = browser, curves, target
        self.band, self.reference = (500.0, 500.0), None
        self.means = {}

    def offset(self, curve):
        if self.band is None:
            return 0.0
        key = (curve.label, self.band)
        if key not in self.means:
            self.means[key] = curve.mean(*self.band)
        return 60.0 - self.means[key]

    def expected(self, curve, hz):
        level = curve.at(hz)
        reference = self.reference(curve) if self.reference else None
        if level is None or (reference and reference.at(hz) is None):
            return None
        taken = reference.at(hz) + self.offset(reference) if reference else 0.0
        return level + self.offset(curve) - taken

    def rows(self):
        rows = self.browser.run("""Array.from(document.querySelectorAll("#list li:not([hidden])")).map((row) => [
            ".name", ".value", ".further"].map((part) => row.querySelector(part).textContent))""")
        return {name: (value, further) for name, value, further in rows}

    def hz(self):
        return float(self.browser.run('document.getElementById("at").value'))

    def check_values(self, what):
        hz, rows = self.hz(), self.rows()
        check(list(rows) == [curve.label for curve in [*self.curves, self.target]], f"{what}: rows {list(rows)}")
        for curve in [*self.curves, self.target]:
            value, further = rows.get(curve.label, ("", ""))
            wanted = self.expected(curve, hz)
            found = None if value in ("", "–") else float(value.removesuffix(" dB").replace("−", "-"))
            near = found == wanted if None in (found, wanted) else abs(found - wanted) <= ROUNDING_DB
            check(near, f"{what}: {curve.label} at {hz} Hz: expected {wanted} but found {value}")
            line = next((row for row, at in zip(curve.cells, curve.hz) if at == hz), None)
            if line is not None:
                check(further.startswith(f"file {line[1]}"), f"{what}: {curve.label} at {hz} Hz: {line[1]} but {further}")
                check(len(line) < 5 or line[2] in further, f"{what}: {curve.label}: spread of {line} but {further}")
        return hz


def check_pointer(reader):
    browser = reader.browser
    box = browser.run('(({left, top, width, height}) => [left, top, width, height])(document.getElementById("plot").getBoundingClientRect())')
    seen = set()
    for part in (0.12, 0.3, 0.5, 0.7, 0.95):
        browser.point(box[0] + part * box[2], box[1] + 0.5 * box[3])
        seen.add(reader.check_values(f"pointer at {part}"))
    check(len(seen) == 5, f"the pointer finds {sorted(seen)}")
    grids = {at for curve in reader.curves for at in curve.hz}
    check(seen <= grids, f"the pointer is between points: {seen - grids}")
    check(browser.run('!document.getElementById("tip").hidden'), "there is nothing beside the pointer")
    choose(browser, "at", "3456.7")
    check(reader.check_values("a frequency that was typed") == 3456.7, "the cursor is not where it was sent")
    check(reader.rows()[PLAIN + " L"][1] == "between points", f"at 3456.7 Hz: {reader.rows()}")


def choose(browser, field, value):
    browser.run(f"""(() => {{ const field = document.getElementById({json.dumps(field)}); field.value = {json.dumps(value)};
        field.dispatchEvent(new Event("input", {{ bubbles: true }})); }})()""")


def check_match_and_reference(reader):
    browser = reader.browser
    choose(browser, "from", "1234.5")
    reader.band = (1234.5, 1234.5)
    reader.check_values("matched at another frequency")
    choose(browser, "match", "over")
    choose(browser, "from", "300")
    choose(browser, "to", "3000")
    reader.band = (300.0, 3000.0)
    reader.check_values("matched over a band")
    choose(browser, "to", "200")
    check(browser.run('document.getElementById("to").getAttribute("aria-invalid")') == "true", "300 to 200 Hz is a band")
    choose(browser, "to", "3000")
    crimson = {curve.channel: curve for curve in reader.curves if curve.name == PLAIN}
    reader.reference = lambda curve: crimson["R" if curve.channel == "R" else "L"]
    choose(browser, "reference", "names:" + PLAIN)
    reader.check_values("differences, each side from its own")
    reader.reference = lambda curve: reader.target
    choose(browser, "reference", f"curve:{len(reader.curves)}")
    reader.check_values("differences from the target")
    choose(browser, "match", "none")
    reader.band = None
    reader.check_values("differences of levels as in the files")
    reader.reference = None
    choose(browser, "reference", "")
    reader.check_values("levels as in the files")
    choose(browser, "match", "at")
    choose(browser, "from", "22")
    cut = reader.rows()[LIQUID]
    gone = ("–", "not drawn: no level where levels are equal")
    check(cut == gone, f"a curve from 25 Hz on, matched at 22 Hz: {cut}")
    check("Not drawn" in browser.run('document.getElementById("message").textContent'), "a curve is gone without a word")
    choose(browser, "reference", "curve:4")
    check(set(reader.rows().values()) == {gone}, f"differences from a curve that is not matched: {reader.rows()}")
    choose(browser, "reference", "")
    choose(browser, "from", "500")
    reader.band = (500.0, 500.0)
    reader.check_values("as at the beginning")


def pixels(browser, colour, near=0):
    """How many pixels of the canvas have the colour of a custom property, or one so near to it."""
    return browser.run(f"""(() => {{ const canvas = document.getElementById("curves");
        const text = getComputedStyle(document.documentElement).getPropertyValue({json.dumps(colour)}).trim();
        const wanted = [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
        const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        let count = 0;
        for (let i = 0; i < data.length; i += 4) {{
          if (wanted.every((part, at) => Math.abs(data[i + at] - part) <= {near}) && data[i + 3] === 255) {{ count += 1; }}
        }}
        return count; }})()""")


def focused(browser):
    return browser.run('document.activeElement.id || (document.activeElement.closest("#list") ? "list" : document.activeElement.tagName)')


def check_keyboard(reader):
    """From the top of the page with keys alone."""
    browser = reader.browser
    browser.run("document.activeElement.blur()")
    passed = []
    for _ in range(20):
        browser.key("Tab")
        passed.append(focused(browser))
        if passed[-1] == "SUMMARY":
            break
    check(passed == [*CONTROLS, "list", "SUMMARY"], f"Tab goes to {passed}")
    browser.run('document.getElementById("plot").focus()')
    browser.key("Home")
    first = reader.check_values("Home")
    browser.key("ArrowRight")
    second = reader.check_values("ArrowRight")
    grids = [curve.hz for curve in reader.curves if first in curve.hz]
    check(any(hz.index(second) == hz.index(first) + 1 for hz in grids if second in hz), f"from {first} to {second} Hz")
    browser.key("ArrowRight", shift=True)
    third = reader.check_values("Shift and ArrowRight")
    check(0.3 < math.log2(third / second) < 0.37, f"a third of an octave from {second} to {third} Hz")
    browser.key("ArrowDown")
    spoken = browser.wait(f'(() => {{ const text = document.getElementById("live").textContent; return text.startsWith("{third:g}") && text; }})()')
    check(spoken and spoken.count(" dB") >= 5, f"announced: {spoken}")
    value = browser.run('["aria-valuenow", "aria-valuetext"].map((key) => document.getElementById("plot").getAttribute(key))')
    check(float(value[0]) == third and value[1] == f"{third:g} Hz", f"the slider says {value}")
    browser.run('document.querySelector("#list input[tabindex=\\"0\\"]").focus()')
    browser.key("Home")
    check(pixels(browser, "--hue-0") > 50, "the first curve is not drawn")
    browser.key(" ")
    check(pixels(browser, "--hue-0") == 0, "Space does not hide the first curve")
    check(pixels(browser, "--right-0") > 50, "Space hides another curve too")
    browser.key("ArrowDown")
    browser.key("d")
    check(browser.run('document.getElementById("reference").value') == "curve:1", "D draws no differences")
    browser.key("d")
    browser.key("ArrowUp")
    browser.key(" ")
    check(pixels(browser, "--hue-0") > 50, "Space does not show the first curve")
    browser.key("ArrowRight")
    check(reader.check_values("ArrowRight in the list") > third, "the cursor does not move from the list")


def check_search(browser):
    browser.run('document.getElementById("search").focus()')
    browser.type("moon a^2")
    count = "document.querySelectorAll('#list li:not([hidden])').length"
    check(browser.run(count) == 2, "the search finds other curves")
    browser.run('document.getElementById("only").click()')
    status = browser.run('document.getElementById("count").textContent')
    check(status == "2 found, 2 of 6 shown", f"the search says {status}")
    check(pixels(browser, "--hue-1") > 50 and pixels(browser, "--hue-0") == 0, "others than those found are drawn")
    thin = 20  # lines thinner than a pixel are paler
    before = pixels(browser, "--faint", thin)
    browser.run('document.getElementById("others").click()')
    check(pixels(browser, "--faint", thin) > before + 50, "the others are not grey")
    browser.run('document.getElementById("others").click()')
    choose(browser, "search", "")
    browser.run('document.getElementById("all").click()')
    check(browser.run(count) == 6, "the search leaves curves out")


def check_tree(browser):
    """What a screen reader is told: every control has a name, and what it is."""
    nodes = [node for node in browser.call("Accessibility.getFullAXTree")["nodes"] if not node.get("ignored")]
    said = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes]
    roles = {role for role, _ in said}
    check({"slider", "checkbox", "combobox", "searchbox", "spinbutton", "heading", "main", "status", "list"} <= roles, f"roles: {roles}")
    for role, name in said:
        if role in ("slider", "checkbox", "combobox", "MenuListPopup", "searchbox", "spinbutton", "button", "region", "form"):
            check(name or role == "MenuListPopup", f"a {role} has no name")
    names = [name for role, name in said if role == "checkbox"]
    check(any(name.startswith(HOSTILE) for name in names), f"checkboxes: {names}")
    twice = browser.run("""Array.from(document.querySelectorAll("[id]")).map((each) => each.id).filter((id, i, all) => all.indexOf(id) !== i)""")
    check(not twice, f"ids that stand twice: {twice}")


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def check_colours(browser, address):
    """WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for the edges of controls and the lines of curves (1.4.11)."""
    papers = {}
    for dark in (False, True):
        browser.open(address, dark=dark)
        read = lambda name: browser.run(f'getComputedStyle(document.documentElement).getPropertyValue("--{name}").trim()')
        papers[dark] = read("paper")
        for name, least in (("ink", 4.5), ("quiet", 4.5), ("title", 4.5), ("zone", 3), ("focus", 3), ("hue-0", 3), ("hue-1", 3)):
            pair = sorted((luminance(read(name)), luminance(papers[dark])))
            ratio = (pair[1] + 0.05) / (pair[0] + 0.05)
            check(ratio >= least, f"{'dark' if dark else 'light'}: {name} has a contrast of {ratio:.2f}")
    check(luminance(papers[True]) < 0.05 < 0.9 < luminance(papers[False]), f"papers: {papers}")
    choose(browser, "theme", "light")
    check(browser.run('getComputedStyle(document.body).backgroundColor') == "rgb(255, 255, 255)", "the switch does not light up")
    browser.print(os.devnull)
    check(browser.run("document.documentElement.dataset.theme") == "light", "printing changes the colours of the page")


def check_page(browser, address, curves, target):
    browser.open(address)
    check(browser.requests() == [address], f"loaded: {browser.requests()}")
    check(browser.run("window.pwned") is None, "a name is run")
    reader = Reader(browser, curves, target)
    check_pointer(reader)
    check_match_and_reference(reader)
    check_keyboard(reader)
    check_search(browser)
    check_tree(browser)
    check(not browser.faults(), f"the page reports {browser.faults()}")
    for width in (360, 500):
        browser.open(address, width=width)
        check(browser.run("document.documentElement.scrollWidth <= innerWidth"), f"{width} pixels are too narrow")
    check_colours(browser, address)
    browser.open(address + "?share=Crimson,No_such")
    shown = browser.run('Array.from(document.querySelectorAll("#list li.shown .name")).map((name) => name.textContent)')
    check(shown == ["Crimson L", "Crimson R", "Mine target"], f"a link to Crimson shows {shown}")
    check("No such" in browser.run('document.getElementById("message").textContent'), "a name of a link is missing without a word")


def check_broken(browser, folder, page):
    """A script that is not the page's own does not run; where its own fails, the figure is there."""
    (folder / "other.html").write_text(page.replace("</main>", "<script>window.other=1</script></main>"), encoding="utf-8")
    browser.open((folder / "other.html").as_uri())
    check(browser.run("window.other") is None, "another script runs")
    (folder / "broken.html").write_text(page.replace('"curves":[', '"curve":[', 1), encoding="utf-8")
    browser.open((folder / "broken.html").as_uri())
    check(browser.run('document.getElementById("graph").hidden && document.querySelectorAll("#instead svg").length') == 1,
          "with broken data there is no figure")


def check_still(chromium, folder, address, curves):
    with Browser(chromium, folder / "still", javascript=False) as browser:
        browser.open(address)
        box = browser.run('(({width, height}) => [width, height])(document.querySelector("noscript svg").getBoundingClientRect())')
        check(box[0] > 800 and box[1] > 400, f"without JavaScript the figure is {box} pixels large")
        names = browser.run('Array.from(document.querySelectorAll("table tbody th")).map((cell) => cell.innerText.trim())')
        check(len(names) == len(curves) + 1 and PLAIN + " L" in names, f"without JavaScript there are {names}")
        first = curves[0]
        cells = browser.run('Array.from(document.querySelectorAll("table tbody tr")[0].querySelectorAll(".number")).map((cell) => cell.innerText)')
        spots = (50, 100, 200, 500, 1000, 2000, 3000, 5000, 8000, 10000)
        wanted = [f"{first.at(hz) + 60 - first.at(500):.1f}" for hz in spots]
        check(cells == wanted, f"without JavaScript the table has {cells}, not {wanted}")
        check(browser.run('document.getElementById("graph").hidden'), "without JavaScript there are dead controls")


def check_opening(tools, folder, browser):
    """How long it takes until the curves are drawn; printed, as it depends on the machine."""
    rows = [(20 * 2 ** (k / 48), 80 - k / 96) for k in range(479)]
    (folder / "many").mkdir()
    for index in range(200):
        for channel in "LR":
            moved = [(hz, db + index / 40 * math.sin(hz / 900)) for hz, db in rows]
            Curve(folder / f"many/{index:03d} {channel}.csv", f"Number {index}", channel, moved)
    for count in (2, 20, 400):
        files = sorted((folder / "many").iterdir())[:count]
        draw(tools, folder, "many.html", *files)
        browser.open((folder / "many.html").as_uri())
        drawn = browser.run('performance.getEntriesByName("drawn")[0].startTime')
        shown = browser.run('document.getElementById("count").textContent')
        # More than 12 IEMs: the first 12 stand out, two channels each.
        check(shown == f"{min(count, 24)} of {count} shown", f"{count} curves: {shown}")
        check(not browser.faults(), f"{count} curves: {browser.faults()}")
        print(f"{count} curves are drawn after {drawn:.0f} ms")


def main():
    tools = pathlib.Path(sys.argv[1]).resolve()
    chromium, gnuplot = shutil.which("chromium"), shutil.which("gnuplot")
    if not gnuplot:
        print("skipped: expected gnuplot but found none")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        curves, target = make_curves(folder)
        inputs = ["-t", "target.csv", *(f"{each}.csv" for each in ("0L", "0R", "1L", "1R", "2"))]
        page = draw(tools, folder, "graph.html", *inputs)
        check(page == draw(tools, folder, "again.html", *inputs), "the same input gives other bytes")
        check_markup(page, [*curves], draw(tools, folder, "graph.svg", "--theme", "transparent", *inputs))
        if chromium:
            address = (folder / "graph.html").as_uri()
            with Browser(chromium, folder / "reader") as browser:
                check_page(browser, address, curves, target)
                check_broken(browser, folder, page)
                check_opening(tools, folder, browser)
            check_still(chromium, folder, address, curves)
    if not chromium and not failures:
        print("skipped: expected chromium but found none")
    return 1 if failures else 0 if chromium else 77


if __name__ == "__main__":
    sys.exit(main())
