#!/usr/bin/env python3
"""Makes a ranking page and reads it as browsers do: without JavaScript by its markup, with it in Chromium.

Usage: test_ranking_page.py BIN      BIN is the folder of the tools
Exit:  0 all is well, 1 something is not, 77 all but what needs Chromium is well
"""

import html.parser
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile

NAMES = ["Nocturne Orchid", "Lumen Sable", '宵月 "A^2" <script>x</script> {{ site }}', "Acme Two"]
RATINGS = [(4.5, 4), (4, 5), (3, 2.5), (None, None)]
PRICES = ["$249", "A$450", "$1,299", "Discont."]
# Clicks and types as a reader would, and writes down what is then on the page.
PROBE = """<script>
addEventListener("load", function () {
  function names() { return Array.from(document.querySelectorAll("tbody tr")).filter(function (row) { return !row.hidden; })
    .map(function (row) { return row.querySelector("th").textContent.trim().split(" ")[0]; }).join(","); }
  function head(text) { return Array.from(document.querySelectorAll("thead th")).find(function (cell) {
    return cell.textContent.trim() === text; }); }
  function type(id, text) { var field = document.getElementById(id); field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true })); }
  var seen = {};
  seen.first = names();
  head("Price").querySelector("button").click(); seen.price = names(); seen.sort = head("Price").getAttribute("aria-sort");
  head("Price").querySelector("button").click(); seen.dear = names();
  head("Name").querySelector("button").click(); seen.name = names();
  type("text", "lum sab"); seen.text = names(); seen.status = document.getElementById("status").textContent; type("text", "");
  type("least", "4"); seen.least = names(); type("least", "");
  type("most", "300"); seen.most = names(); type("most", "");
  seen.wide = document.documentElement.scrollWidth <= innerWidth;
  seen.loaded = performance.getEntriesByType("resource").length;
  document.title = JSON.stringify(seen);
});
</script>"""
EXPECTED = {
    "first": "Nocturne,Lumen,宵月,Acme",
    "price": "Nocturne,Lumen,宵月,Acme",  # 249, 292.50, 1299, none
    "sort": "ascending",
    "dear": "宵月,Lumen,Nocturne,Acme",
    "name": "Acme,Lumen,Nocturne,宵月",
    "text": "Lumen",
    "status": "1 of 4 shown",
    "least": "Lumen,Nocturne",
    "most": "Lumen,Nocturne",
    "wide": True,
    "loaded": 0,
}
VOID = {"meta", "input", "br", "img", "link", "path"}

failures = []


def check(passes, what):
    if not passes:
        failures.append(what)


class Markup(html.parser.HTMLParser):
    """Collects what stands in the page, and tags that are not closed."""

    def __init__(self):
        super().__init__()
        self.open, self.cells, self.labels, self.sources = [], [], [], []
        self.scripts = 0

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in VOID:
            self.open.append(tag)
        self.scripts += tag == "script"
        self.sources += [attributes[key] for key in ("src", "srcset") if key in attributes]
        if tag == "svg":
            self.labels.append(attributes.get("aria-label", ""))
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_endtag(self, tag):
        if tag not in VOID:
            check(self.open and self.open.pop() == tag, f"</{tag}> closes nothing")

    def handle_data(self, data):
        if self.cells and {"td", "th"} & set(self.open):
            self.cells[-1] += data


def make_files(folder):
    os.makedirs(os.path.join(folder, "posts"))
    os.makedirs(os.path.join(folder, "graphs"))
    book = []
    for index, (name, (sonic, bias), price) in enumerate(zip(NAMES, RATINGS, PRICES)):
        title = (name + " - Tag").replace('"', '\\"')
        lines = ["---", f'title: "{title}"', f'price: "{price}"']
        lines += [f"rating: {sonic}", f"bias: {bias}"] if sonic else []
        with open(os.path.join(folder, "posts", f"2026-01-0{index + 1}-review-{index}.md"), "w") as post:
            post.write("\n".join(lines + ["---", "Text", ""]))
        brand, model = name.split(" ", 1)
        book.append({"name": brand, "phones": [{"name": model, "file": f"Curve {index}"}]})
        for channel in "LR":
            with open(os.path.join(folder, "graphs", f"Curve {index} {channel}.txt"), "w") as curve:
                for k in range(479):
                    curve.write(f"{20 * 2 ** (k / 48):.4f}\t{80 - k / 96 + (channel == 'R'):.3f}\n")
    with open(os.path.join(folder, "graphs", "phone_book.json"), "w") as file:
        json.dump(book, file)


def check_markup(page):
    markup = Markup()
    markup.feed(page)
    check(not markup.open, f"tags stay open: {markup.open}")
    check(markup.scripts == 1, f"one script, not {markup.scripts}")
    check(not markup.sources, f"nothing is loaded: {markup.sources}")
    check("{{" not in page and "{%" not in page, "there is nothing for Liquid")
    for name in NAMES:
        check(any(name in cell for cell in markup.cells), f"{name} is in a cell")
    check(len(markup.labels) == len(NAMES), "every row has its curves")
    # From 80 dB at 20 Hz 0.5 dB lower an octave; 0 dB is the mean over ln f from 300 Hz to 3 kHz.
    middle = math.log2(math.sqrt(300 * 3000) / 50) / 2
    check(f"left +{middle:.0f} dB at 50 Hz" in markup.labels[0], f"the curves are said in words: {markup.labels[0]}")


def in_chromium(chromium, folder, page, width):
    path = os.path.join(folder, f"probe-{width}.html")
    with open(path, "w") as file:
        file.write(page.replace("</body>", PROBE + "</body>"))
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},900"]
    command += [f"--user-data-dir={folder}/profile", "--dump-dom", "file://" + path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    begin, end = done.stdout.find("<title>"), done.stdout.find("</title>")
    try:
        seen = json.loads(html.unescape(done.stdout[begin + 7 : end]))
    except ValueError:
        seen = {"output": done.stdout[:500], "errors": done.stderr[-500:]}
    for key, wanted in EXPECTED.items():
        check(seen.get(key) == wanted, f"{width} pixels wide, {key}: expected {wanted!r} but found {seen.get(key)!r}")


def main():
    bin_folder = os.path.abspath(sys.argv[1])
    chromium = shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder:
        make_files(folder)
        command = [os.path.join(bin_folder, "rank-table"), "--format", "html", "--database", "graphs"]
        command += ["--graph", "https://graphs.example/", "--site", "https://blog.example", "--rate", "AUD=0.65", "posts"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        check(done.returncode == 0 and not done.stderr, f"rank-table: exit {done.returncode}: {done.stderr}")
        check_markup(done.stdout)
        for width in (1200, 500) if chromium else ():
            in_chromium(chromium, folder, done.stdout, width)
    for failure in failures:
        print("failed: " + failure)
    if not chromium and not failures:
        print("skipped: chromium is missing")
    return 1 if failures else 0 if chromium else 77


if __name__ == "__main__":
    sys.exit(main())
