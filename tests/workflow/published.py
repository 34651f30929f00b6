"""Reads what a season publishes: the graph database, the ranking page and the list of what its drafts still need."""

import bisect
import html
import json
import math
import re
import subprocess

POINTS_HZ = [20 * 2 ** (k / 48) for k in range(479)] + [20000]  # where graph tools draw


def faults(tools, out, iems):
    """What is wrong in the results in `out`; of each IEM, by slug, `iems` has name, date, price and sonic rating."""
    return [*database_faults(tools, out, iems), *page_faults(out, iems), *to_do_faults(out, iems)]


def read_fr_csv(text):
    notes, rows = {}, []
    for line in text.splitlines():
        if line.startswith("# "):
            key, _, value = line[2:].partition(": ")
            notes[key] = value
        elif line[:1].isdigit():
            rows.append([float(cell) for cell in line.split(",")])
    return notes, rows


def rating_text(rating):
    return f"{rating:g}"


def read_book(folder):
    """The phones of a graph database by "Brand Model"."""
    book = json.loads((folder / "phone_book.json").read_text(encoding="utf-8"))
    return {brand["name"] + " " + phone["name"]: phone for brand in book for phone in brand["phones"]}


def database_faults(tools, out, iems):
    """The book says what is known of every IEM, and its curves are the averages."""
    folder = out / "site/graphs/data"
    phones = read_book(folder)
    if sorted(phones) != sorted(iem["name"] for iem in iems.values()):
        return [f"phone_book.json: found {sorted(phones)}"]
    found = []
    for slug, iem in iems.items():
        phone = phones[iem["name"]]
        link = f"/{iem['date'].replace('-', '/')}/review-{slug}.html"
        expected = {"reviewScore": rating_text(iem["sonic"]), "reviewLink": link, "price": iem["price"]}
        if {key: phone.get(key) for key in expected} != expected:
            found.append(f"phone_book.json: expected {expected} of {iem['name']} but found {phone}")
        for channel in "LR":
            average = out / f"averages/{slug}-{channel}.csv"
            found += curve_faults(folder / f"{phone['file']} {channel}.txt", average)
    if not (folder / "Harman IE 2019 Target.txt").exists():
        found.append("the database lacks the target")
    run = subprocess.run([tools / "graph-check", folder], capture_output=True, text=True, check=False)
    return found if run.stdout == "0 errors, 0 notes\n" else [*found, "graph-check: " + run.stdout + run.stderr]


def curve_faults(path, average):
    """The file that graph tools draw beside the measurement, on a straight line over the logarithm of frequency."""
    if not path.exists():
        return [f"{path.name} is not there"]
    rows = [[float(cell) for cell in line.split("\t")] for line in path.read_text().splitlines()]
    if len(rows) != len(POINTS_HZ) or any(abs(row[0] / at - 1) > 1e-5 for row, at in zip(rows, POINTS_HZ)):
        return [f"{path.name}: expected levels at 20*2^(k/48) Hz and at 20 kHz"]
    measured = read_fr_csv(average.read_text())[1]
    worst = max(abs(level - level_at(measured, frequency)) for frequency, level in rows)
    return [] if worst <= 0.01 else [f"{path.name}: {worst:.4f} dB beside the measurement"]


def level_at(rows, frequency):
    frequencies = [row[0] for row in rows]
    after = min(max(bisect.bisect(frequencies, frequency), 1), len(rows) - 1)
    (low, low_db, *_), (high, high_db, *_) = rows[after - 1 : after + 1]
    place = math.log(frequency / low) / math.log(high / low)
    return low_db + (high_db - low_db) * min(max(place, 0), 1)


def page_faults(out, iems):
    """One page with all IEMs in the order of the ranking and their curves; it leads to the graph of all curves alone."""
    page = html.unescape((out / "ranking.html").read_text(encoding="utf-8"))
    body = page[page.find("<tbody") :]
    order = sorted(iems.values(), key=lambda iem: (-iem["sonic"], -iem["bias"]))
    places = [body.find(iem["name"]) for iem in order]
    found = []
    if -1 in places or places != sorted(places):
        found.append(f"ranking.html: expected {[iem['name'] for iem in order]} in this order but found them at {places}")
    if body.count("<svg") != len(iems):
        found.append(f"ranking.html: expected {len(iems)} pictures of curves but found {body.count('<svg')}")
    links = re.findall(r'(?:href|src)="([^"]*)"', page)
    if len(links) != len(iems) or not all(link.startswith("graph.html?share=") for link in links):
        found.append(f"ranking.html: expected a link into the graph for each IEM but found {links}")
    if not (out / "graph.html").is_file():
        found.append("ranking.html leads to graph.html, which is not there")
    return found


def to_do_faults(out, iems):
    """What drafts lack are the words of their writer: nothing that the season has made is found wrong."""
    *found, last = (out / "review-check.txt").read_text(encoding="utf-8").splitlines()
    faults_found = [] if re.fullmatch(r"\d+ errors?, \d+ notes?", last) else [f"review-check.txt ends with '{last}'"]
    for slug in iems:
        if not any(f"review-{slug}.md:" in line and "TODO" in line for line in found):
            faults_found.append(f"review-check.txt: expected the TODO of {slug}")
    return faults_found + ["review-check.txt: " + line for line in found if "TODO" not in line]
