#!/usr/bin/env python3
"""Writes the words of drafts, from every template and for every source of a unit: review-check then finds no error, and
Jekyll shows what was written.

Usage: test_finished_posts.py BIN      BIN is the folder of the tools
Exit:  0 all is well, 1 something is not, 77 all but what needs Jekyll is well
"""

import html
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
# A template of another author, and that of a reviewer where it is there.
OWN = """---
title: "IEM - Tagline"
layout: "single"
excerpts: "Tagline"
header:
    image: "/assets/images/Acme-Zenith/Zenith_hero.jpg"
---

Opening phrase

Notes
===

- **This review is based on a sample from XXXX.** No ties to XXXX.
- **This unit was lent by XXXX.** No ties to XXXX.
- The unit retails for $xxxx. Unaffiliated link:

**Setup**:
- Sources:
- Tracks:

**Bass:**

![](/assets/images/Acme-Zenith/Zenith_graph.png)

*Frequency response of Zenith against Other and a target. Take care above 8 kHz.*

Comparisons
===

End
===

Summary

**What I like about it:**

-

**Absolute Sonic Quality Rating:** 5/5 - Outstanding

**Bias Score:** 5/5 - I love this IEM!
"""
LAYOUT = "<html><head><title>{{ page.title | escape }}</title></head><body>{{ content }}</body></html>\n"
CURVE = "".join(f"{20 * 2 ** (k / 12):.3f} {80 - 6 * math.log2(1 + 20 * 2 ** (k / 12) / 5000):.3f}\n" for k in range(121))
PROSE = "The voices stay in front while the strings keep their room."
# What a writer gives in the place of what a draft asks for; anything else is prose.
ANSWERS = {
    "header image": "/assets/images/Acme-Two/hero.jpg",
    "picture": "![The box](/assets/images/Acme-Two/hero.jpg)",
    "frequency response figure": "![Frequency response](/assets/images/Acme-Two/hero.jpg)",
    "sonic rating": "4/5 - Great",
    "bias rating": "4/5 - I like this IEM",
    "link": "[Shop](https://shop.example/)",
    "tagline": "Warm",
}
EVERYTHING = ["--tagline", "Deep", "--excerpt", "All of it", "--price", "$149", "--variant", "with case=$169", "--opening", PROSE,
              "--link", "Shop=https://shop.example/", "--image", "/assets/images/Acme-Two/hero.jpg", "--technology", PROSE,
              "--packaging", PROSE, "--earpieces", PROSE, "--fit", PROSE, "--recommended-tips", "Foam", "--impedance", "32 ohm",
              "--sensitivity", "108 dB/mW", "--source", "DAC", "--cable", "stock", "--tips", "foam", "--like", "Bass",
              "--improve", "Cable", "--sub", "tonality=4", "--sub", "bass=3", "--sub", "resolution=3.5", "--sub", "staging=3",
              "--bias", "4", "--comparison", "Beta & Co=curves/Beta L.txt", "--comparison", "Gamma", "--smoothing", "1/6",
              "curves/Two L.txt", "curves/Two R.txt"]
SOURCES = ["sample", "tour", "group-tour", "loan", "purchase", None]

failures = []


def check(passes, what):
    if not passes:
        failures.append(what)


def written(text):
    """The draft as its writer finishes it: the passage of what was measured goes, each TODO becomes words."""
    text = re.sub(r"TODO: keep what was measured[^\n]*\n\n(- [^\n]*\n)+", "", text)
    text = text.replace("TODO: say where the unit came from.", "I bought the unit at a shop.")

    def answer(match):
        return ANSWERS.get(match.group(1), PROSE)

    return re.sub(r"TODO(?:: ([^*\"\n]*?))?(?= ?\(|[.]?\*|\"|\n| and )", answer, text)


def make_site(folder):
    for name in ("site/_posts", "site/_layouts", "site/assets/images/Acme-Two", "curves"):
        (folder / name).mkdir(parents=True)
    files = {"site/_config.yml": "title: Test\nmarkdown: kramdown\nstrict_front_matter: true\n", "site/_layouts/single.html": LAYOUT,
             "site/assets/images/Acme-Two/hero.jpg": "x", "site/assets/images/resolution.jpg": "x",
             "site/assets/images/soundstage.png": "x", "own.md": OWN}
    files |= {f"curves/{name}.txt": CURVE for name in ("Two L", "Two R", "Beta L")}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def write_posts(tools, folder):
    """One post for every template, source, and whether all or nothing else is known. Returns their paths."""
    templates = ["review", "impressions", "own.md"]
    real = ROOT.parent / "shared/data/templates/review-template.md"
    templates += [str(real)] if real.exists() else []
    posts = []
    for template in templates:
        for source in SOURCES:
            for known in ([], EVERYTHING):
                number = len(posts) + 1
                command = [tools / "review-new", "-q", "--folder", "site", "--template", template, "--brand", "Acme", "--model", "Two"]
                command += ["--slug", f"Acme-Two-{number}", "--date", f"2024-01-{number % 28 + 1:02}", *known]
                command += [f"--{source}", "Somebody"] if source else []
                run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
                check(run.returncode == 0, f"{template}, {source}: exit {run.returncode}: {run.stderr}")
                post = folder / run.stdout.strip()
                draft = post.read_text(encoding="utf-8")
                found = subprocess.run([tools / "review-check", post], capture_output=True, text=True, check=False)
                check("TODO" in draft and found.returncode == 1, f"{template}, {source}: an unfinished draft passes")
                post.write_text(written(draft), encoding="utf-8")
                posts.append((post, f"{pathlib.Path(template).name}, {source}, {'all' if known else 'nothing'} known"))
    return posts


def check_posts(tools, posts):
    for post, what in posts:
        run = subprocess.run([tools / "review-check", post], capture_output=True, text=True, check=False)
        check(run.returncode == 0 and "TODO" not in post.read_text(encoding="utf-8"), f"{what}: {run.stdout}{run.stderr}")
        front = post.read_text(encoding="utf-8")
        sources = len(re.findall(r"Somebody|I bought the unit at a shop", front))
        check(1 <= sources <= 4, f"{what}: found {sources} disclosures")


def check_pages(folder, posts):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", "JEKYLL_ENV": "production"}
    command = ["jekyll", "build", "--quiet", "--disable-disk-cache", "-s", folder / "site", "-d", folder / "_site"]
    built = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    check(built.returncode == 0, f"jekyll: {built.stdout}{built.stderr}")
    for post, what in posts:
        year, month, day, name = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)-(.*)\.md", post.name).groups()
        page = folder / "_site" / year / month / day / f"{name}.html"
        text = html.unescape(re.sub(r"<[^>]*>", "", page.read_text(encoding="utf-8"))) if page.exists() else ""
        check("Absolute Sonic Quality Rating: " in text and PROSE in text, f"{what}: the page says: {text[:300]}")
        check("===" not in text and "[[" not in text and "**" not in text, f"{what}: marks are shown: {text}")
        if what.endswith("all known"):
            html_text = page.read_text(encoding="utf-8")
            check(re.search(r"<h3[^>]*>Beta &amp; Co</h3>", html_text) is not None, f"{what}: no section of the rival")
            check("_vs_Beta-and-Co.png" in html_text, f"{what}: no figure of the rival")
            check((folder / "_site" / re.search(r'src="/([^"]*_vs_[^"]*)"', html_text).group(1)).exists(), f"{what}: no picture")


def main():
    tools = pathlib.Path(sys.argv[1]).resolve()
    has_jekyll = shutil.which("jekyll") is not None
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_site(folder)
        posts = write_posts(tools, folder)
        check_posts(tools, posts)
        if has_jekyll:
            check_pages(folder, posts)
    for failure in failures:
        print("failed:", failure)
    print(f"{len(posts)} posts, {len(failures)} failures")
    if not has_jekyll and not failures:
        print("skipped: jekyll is missing")
    return 1 if failures else 0 if has_jekyll else 77


if __name__ == "__main__":
    sys.exit(main())
