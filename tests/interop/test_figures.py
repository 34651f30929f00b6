#!/usr/bin/env python3
"""Figures with names that people have, looked at pixel by pixel: PNG, PDF and SVG."""

import math
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import numpy
from curves import BIN, finish
from pixels import can_show, is_ink, lightness, pixels_of

KINDS = [kind for kind in ("png", "pdf", "svg") if can_show(kind)]
TOP_PX = 158 - 42 / 2  # of the legend's first row
ROW_PX = 42
BELOW_PX = 150
results = []


def check(answer, what):
    """`what` says what is wrong where `answer` is false."""
    results.append(("figure", None if answer else what))


def write_curve(path, shift=0.0):
    rows = ((20 * 2 ** (i / 12), 80 + shift + 6 * math.sin(i / 15)) for i in range(120))
    path.write_text("frequency_hz,spl_db\n" + "".join(f"{hz:.3f},{db:.3f}\n" for hz, db in rows))


def draw(folder, names, kind, *options):
    """The pixels of the figure of curves with these names, and the notes on standard error."""
    files = []
    for i, name in enumerate(names):
        files.append(folder / f"{name}.txt")
        write_curve(files[-1], 0.0 if len(names) < 3 else i / len(names))
    figure = folder / f"figure.{kind}"
    done = subprocess.run(
        [BIN / "fr-compare", "--target", "flat", "--plot", figure, "-o", "/dev/null", *options, *files],
        capture_output=True, encoding="utf-8", check=False,
    )
    if done.returncode:
        sys.exit(f"{names[:3]} {kind}: exit {done.returncode} {done.stderr}")
    return pixels_of(figure), done.stderr


def texts_keep_to_their_places(folder, kind):
    """A text may change its own line and nothing else: the plot below is that of a plain name."""
    plain, notes = draw(folder, ["Plain"], kind, "--title", "Title")
    check(notes == "", f"{kind}: a note on plain names: {notes}")
    plot = slice(int(TOP_PX + 2 * ROW_PX), len(plain) - BELOW_PX + 100)
    # Lacking in Inter and DejaVu or not: a font that is installed draws them, a box stands for them otherwise.
    for text in ("\u7af9", "\U0001f3a7\ufe0f", "\u5bb5\u6708 L", "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627",
                 "e\u030a\u0323", "a\u1ab0", "\ue000", "x\u202ey", "\U0001f468\u200d\U0001f469\u200d\U0001f467",
                 "W" * 200, "\u7af9" * 200, "a\tb\x01\x7f\x85c"):
        named, _ = draw(folder, [text if len(text.encode()) < 200 and "\x01" not in text else "Plain"], kind,
                        "--title", text, "--caption", text[:40])
        check(named.shape == plain.shape, f"{kind}: {text[:20]!r} changes the size to {named.shape}")
        if named.shape == plain.shape:
            check((named[plot] == plain[plot]).all(), f"{kind}: {text[:20]!r} is drawn over the plot")
            check(not is_ink(named[:22]).any(), f"{kind}: {text[:20]!r} leaves the title's line")
            check(is_ink(named[30:75]).any(), f"{kind}: {text[:20]!r} leaves no title")
            check(not is_ink(named[:104, -40:]).any(), f"{kind}: {text[:20]!r} runs out of the picture")


def what_is_not_drawn_is_said(folder):
    # U+E000 is private use: no font of a distribution gives it a shape, and U+10FFFD is in none at all.
    for kind in KINDS:
        _, notes = draw(folder, ["Plain"], kind, "--title", "x \U0010fffd y")
        expected = "" if kind == "svg" else "U+10FFFD"
        check(expected in notes and bool(notes) == bool(expected), f"{kind}: {notes!r}, expected {expected!r}")
        _, notes = draw(folder, ["Plain"], kind, "--title", "W" * 200)
        check("no room for the whole title" in notes, f"{kind}: a title is cut and not said: {notes!r}")


def legends_keep_apart(folder, kind):
    """Between a text and the next sample, at which it is read, is a gap as wide as half a letter at least."""
    for letters in ("WWWWWWWWWWWW", "MOONDROP BLESSING", "iiiiiiiiiiiiiiiiiiiii", "\u7af9\u7af9\u7af9\u7af9\u7af9"):
        drawn, _ = draw(folder, [f"{letters} L", f"{letters} R"], kind, "--title", "Title")
        row = drawn[int(TOP_PX) + 4:int(TOP_PX) + ROW_PX - 4]
        coloured = ((row.max(axis=2) - row.min(axis=2)) > 60).any(axis=0).nonzero()[0]
        second = coloured[numpy.argmax(numpy.diff(coloured)) + 1]
        text = (is_ink(row) & (row.max(axis=2) - row.min(axis=2) < 40)).any(axis=0).nonzero()[0]
        gap = second - text[text < second].max()
        check(14 <= gap <= 60 + 40 * (kind == "svg"), f"{kind}: {letters} ends {gap} px before the next sample")


def what_is_cut_off_is_said(folder):
    """A curve that falls by 60 dB leaves the axis of differences at -40 dB: it runs into the edge, and that is said."""
    curve = folder / "Deep L.txt"
    curve.write_text("frequency_hz,spl_db\n20,60\n1000,60\n1100,0\n20000,0\n", encoding="utf-8")
    for options, end, reached in ((["--delta"], "-40", "-60"), ([], "10", "0")):
        figure = folder / "deep.png"
        done = subprocess.run(
            [BIN / "fr-compare", "--target", "flat", "--plot", figure, "-o", "/dev/null", *options, curve],
            capture_output=True, encoding="utf-8", check=True,
        )
        check(f"the axis ends at {end}: Deep L goes to {reached}\n" in done.stderr, f"cut off: {done.stderr!r}")
        drawn = pixels_of(figure)
        blue = (drawn[:, :, 2] - drawn[:, :, 0] > 100)[:len(drawn) - BELOW_PX - 5, 132:1556]
        check(blue[-3:].any(), "the curve does not reach the lower edge")
        check(not blue[300:, 900:].any(), "the curve is drawn where it is outside")


def an_svg_serves_any_reader(folder):
    """Well-formed, with a title; its title is as bold where Inter is missing, and no text leaves the picture."""
    title = "WIDE <b> & \uffff \x02"
    draw(folder, ["Plain"], "svg", "--title", title)
    tree = xml.etree.ElementTree.parse(folder / "figure.svg")
    name = "{http://www.w3.org/2000/svg}"
    check(tree.findtext(f"{name}title").startswith("WIDE <b> &"), f"title: {tree.findtext(name + 'title')!r}")
    if not can_show("svg"):
        return
    plain = pixels_of(folder / "figure.svg")
    text = (folder / "figure.svg").read_text(encoding="utf-8")
    thin = folder / "thin.svg"
    thin.write_text(text.replace('font-weight="bold"', ""), encoding="utf-8")
    check(is_ink(plain[22:82]).sum() > 1.25 * is_ink(pixels_of(thin)[22:82]).sum(), "svg: the title is not bold")
    other = folder / "other.svg"
    other.write_text(text.replace('"Inter, ', '"Nowhere Sans, '), encoding="utf-8")
    without = is_ink(pixels_of(other))
    check(without[22:82].sum() > 0 and not without[:, -40:][:104].any(), "svg: without Inter its texts are lost")


def look_of(row):
    """What a print without colour keeps of a line along a row: its grey, its period and how much of it is drawn."""
    grey = lightness(row)
    drawn = grey < (grey.min() + 100) / 2
    starts = int((numpy.diff(drawn.astype(int)) == 1).sum())
    return float(numpy.percentile(grey[drawn], 20)), len(row) / max(starts, 0.5), float(drawn.mean())


def twelve_looks_differ_in_grey(folder, kind):
    """From 1 kHz on the curves are level and 3 dB apart, 57 px."""
    files = []
    for i in range(12):
        files.append(folder / f"IEM{i:02}.txt")
        step = -18 + 3 * i
        files[-1].write_text(f"frequency_hz,spl_db\n20,60\n600,60\n900,{60 + step}\n20000,{60 + step}\n")
    figure = folder / f"looks.{kind}"
    done = subprocess.run(
        [BIN / "fr-compare", "--target", "flat", "--plot", figure, "-o", "/dev/null", "--rig", "5128", *files],
        capture_output=True, encoding="utf-8", check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    drawn = pixels_of(figure)
    px_per_db = 1424 / 3 / 25
    looks = []
    for i in range(12):
        y = len(drawn) - BELOW_PX - px_per_db * (60 - 18 + 3 * i - 35)
        rows = drawn[round(y) - 2:round(y) + 3, 960:1550]
        grid = lightness(rows).mean(axis=1)
        looks.append(look_of(rows[grid.argmin()]))
    for i, a in enumerate(looks):
        for k, b in enumerate(looks[:i]):
            differ = abs(a[0] - b[0]) >= 10 or abs(a[1] / b[1] - 1) >= 0.2 or abs(a[2] - b[2]) >= 0.15
            check(differ, f"{kind}: curves {k} and {i} look alike in grey: {b} and {a}")


def many_curves_leave_room_for_the_plot(folder):
    """50 dB at 25 dB a decade are 949 px: what else the picture needs does not grow with the curves."""
    for count in (1, 2, 4, 10, 30, 60, 213):
        names = [f"Brand Model {i // 2 + 1} {'LR'[i % 2]}" for i in range(count)]
        drawn, notes = draw(folder, names, "png")
        legend_px = len(drawn) - 949 - 158 - BELOW_PX
        check(ROW_PX - 1 <= legend_px <= 6 * ROW_PX + 1, f"{count} curves: a legend of {legend_px} px")
        check(("the legend has room" in notes) == (count == 213), f"{count} curves: {notes!r}")


with tempfile.TemporaryDirectory() as name:
    for each in KINDS:
        texts_keep_to_their_places(pathlib.Path(name), each)
        legends_keep_apart(pathlib.Path(name), each)
        twelve_looks_differ_in_grey(pathlib.Path(name), each)
    what_is_not_drawn_is_said(pathlib.Path(name))
    many_curves_leave_room_for_the_plot(pathlib.Path(name))
    what_is_cut_off_is_said(pathlib.Path(name))
    an_svg_serves_any_reader(pathlib.Path(name))
sys.exit(finish(results))
