#!/usr/bin/env python3
"""Builds a site from drafts of review-new with Jekyll and reads the pages and the front matter back.

Usage: test_jekyll.py BIN      BIN is the folder of the tools
Exit:  0 all is well, 1 something is not, 77 skipped (jekyll or python3-yaml is missing)
"""

import html
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile

LAYOUT = """<html><head><title>{{ page.title | escape }}</title></head><body>
<p class="excerpt">{{ page.excerpt | escape }}</p><p class="rating">{{ page.rating }}|{{ page.bias }}</p>
{{ content }}</body></html>
"""
CONFIG = "title: Test\nmarkdown: kramdown\nstrict_front_matter: true\nliquid:\n  error_mode: strict\n"
# A template of another author: pictures of a product of its own, two alternatives, ratings to be replaced.
TEMPLATE = """---
title: "IEM - Tagline"
layout: "single"
excerpt: "Tagline"
header:
    image: "/assets/images/Acme-Zenith/Zenith_hero.jpg"
---

![](/assets/images/Acme-Zenith/Zenith_box.jpg)
Notes
===

- **This review is based on a sample from XXXX.** No ties to XXXX.
- **This unit was lent by XXXX.** No ties to XXXX.
- The unit retails for $xxxx. Unaffiliated link:

![](/assets/images/scale.png)

*Frequency response of Zenith against Other and a target. Take care above 8 kHz.*

![](/assets/images/Acme-Zenith/Zenith_graph.png)

**Absolute Sonic Quality Rating:** 5/5 - Outstanding

**Bias Score:** 5/5 - I love this IEM!
"""
CURVE = "".join(f"{20 * 2 ** (k / 12):.3f} {80 - 6 * math.log2(1 + 20 * 2 ** (k / 12) / 5000):.3f}\n" for k in range(121))

DRAFTS = [
    {"brand": "Plain", "model": "One", "tagline": "Nothing special"},
    {"brand": 'R&D "Labs"', "model": "It's: #1", "tagline": 'a "quoted": tagline \\ with {{ liquid }} and {% raw %}'},
    {"brand": "水月雨", "model": "ＡＲＩＡ", "tagline": "竹", "slug": "Moondrop-Aria-CJK"},
    {"brand": "- [x]", "model": "*Star* `code` <b>bold</b> a|b", "tagline": "&amp; | --- : $$ ![p](q)"},
    {"brand": "Ünïcödé", "model": "Đà Nẵng+", "tagline": "%{ x } {{{{ 'a' | upcase }}}} #comment"},
]

failures = []


def check(condition, what):
    if not condition:
        failures.append(what)


def run(arguments, **options):
    return subprocess.run(arguments, capture_output=True, text=True, check=True, **options).stdout


def visible(page):
    text = html.unescape(re.sub(r"<[^>]*>", "", page))
    for curly, plain in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("–", "--"), ("—", "---"), ("…", "...")):
        text = text.replace(curly, plain)
    return " ".join(text.split())


def make_site(folder, bin_folder):
    for name in ("_posts", "_layouts", "curves"):
        os.mkdir(os.path.join(folder, name))
    for name, content in (("_config.yml", CONFIG), ("_layouts/single.html", LAYOUT), ("template.txt", TEMPLATE),
                          ("curves/One L.txt", CURVE), ("curves/One R.txt", CURVE), ("curves/Two L.txt", CURVE)):
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
    posts = []
    for number, draft in enumerate(DRAFTS):
        for own in (False, True):
            command = [os.path.join(bin_folder, "review-new"), "--folder", folder, "--date", f"2024-01-{number + 1:02}",
                       "--price", "$1,499 {{ usd }}", "--sonic", "3.5", "--bias", "4", "--link", "Shop {{ 1 }}=https://example.com/a b?{{c}}"]
            for key, value in draft.items():
                command += ["--" + key, value]
            if own:
                command += ["--template", os.path.join(folder, "template.txt"), "--loan", "A {{ friend }} & Co",
                            "--slug", f"Own-Template-{number}"]
            else:
                command += ["--tour", "{% include x %} *Tours*"]
            command += [os.path.join(folder, "curves", name) for name in ("One L.txt", "One R.txt", "Two L.txt")]
            path = run(command).strip()
            posts.append((path, draft, own))
    return posts


def check_post(folder, path, draft, own, yaml):
    with open(path, "rb") as file:
        content = file.read()
    check(b"\r" not in content and content.startswith(b"---\n"), f"{path}: LF line ends and --- at byte 0")
    front = yaml.safe_load(content.decode("utf-8").split("\n---\n")[0])
    title = f"{draft['brand']} {draft['model']} - {draft['tagline']}"
    check(front["title"] == title, f"{path}: title {front['title']!r} is not {title!r}")
    check(front["excerpt"] == draft["tagline"], f"{path}: excerpt {front['excerpt']!r}")
    check((front["rating"], front["bias"]) == (3.5, 4), f"{path}: ratings {front['rating']}, {front['bias']}")

    name = os.path.basename(path)
    year, month, day, slug = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)-(.*)\.md", name).groups()
    with open(os.path.join(folder, "_site", year, month, day, slug + ".html"), encoding="utf-8") as file:
        page = file.read()
    text = visible(page)
    check(f"<title>{html.escape(title, quote=True).replace('&#x27;', '&#39;')}</title>" in page, f"{name}: title in the page")
    check('<p class="rating">3.5|4</p>' in page, f"{name}: rating from the front matter in the page")
    check("Absolute Sonic Quality Rating: 3.5/5 - Very Good" in text, f"{name}: closing sonic line")
    check("Bias Score: 4/5 - I like this IEM" in text, f"{name}: closing bias line")
    check("$1,499 {{ usd }}" in text, f"{name}: price shown as given")
    check(("A {{ friend }} & Co" if own else "{% include x %} *Tours*") in text, f"{name}: source shown as given")
    check("Shop {{ 1 }}" in text, f"{name}: link shown as given")
    product = f"{draft['brand']} {draft['model']}"
    check(" ".join(product.split()) in text, f"{name}: product {product!r} shown as given")
    image = re.search(r'<img src="([^"]*_graph\.png)"', page)
    check(image is not None, f"{name}: figure in the page")
    if image:
        with open(os.path.join(folder, "_site", image.group(1).lstrip("/")), "rb") as file:
            check(file.read(8) == b"\x89PNG\r\n\x1a\n", f"{name}: the figure is a picture")
    if own:
        check("Zenith" not in page and "XXXX" not in page and "xxxx" not in page, f"{name}: no template text left")
        check(text.count("TODO: picture") == 1 and "/assets/images/scale.png" in page, f"{name}: pictures replaced or kept")
        check(re.search(r"<h1[^>]*>Notes</h1>", page) is not None, f"{name}: setext heading")
        check("No ties to A {{ friend }}" in text and "sample" not in text, f"{name}: one disclosure")


def main():
    bin_folder = os.path.abspath(sys.argv[1])
    try:
        import yaml
    except ImportError:
        print("skipped: workflow/jekyll: python3-yaml is not installed")
        return 77
    if shutil.which("jekyll") is None:
        print("skipped: workflow/jekyll: jekyll is not installed")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        posts = make_site(folder, bin_folder)
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", "JEKYLL_ENV": "production"}
        built = subprocess.run(["jekyll", "build", "--quiet", "--disable-disk-cache", "-s", folder, "-d", folder + "/_site"],
                               capture_output=True, text=True, env=environment, check=False)
        if built.returncode != 0:
            print(built.stdout + built.stderr)
            return 1
        for path, draft, own in posts:
            check_post(folder, path, draft, own, yaml)
        table = run([os.path.join(bin_folder, "rank-table"), "--format", "csv", os.path.join(folder)])
        check(table.count(",3.5,4.0,\"$1,499\",1499,") == len(posts), "rank-table reads every draft:\n" + table)
    for failure in failures:
        print("FAILED", failure)
    print(f"{len(DRAFTS) * 2} drafts, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
