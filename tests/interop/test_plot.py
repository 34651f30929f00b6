#!/usr/bin/env python3
"""What fr-plot draws, pixel by pixel: themes, sizes, many curves and many points."""

import math
import pathlib
import subprocess
import sys
import tempfile

import numpy
from curves import BIN, finish
from PIL import Image
from pixels import can_show, is_ink, lightness, pixels_of

KINDS = [kind for kind in ("png", "pdf", "svg") if can_show(kind)]
LEFT_PX, RIGHT_PX, BELOW_PX = 132, 44, 150
results = []


def check(answer, what):
    """`what` says what is wrong where `answer` is false."""
    results.append(("fr-plot", None if answer else what))


def draw(folder, files, kind, *options):
    """The pixels of the figure of these files, and the notes on standard error."""
    figure = folder / f"figure.{kind}"
    done = subprocess.run(
        [BIN / "fr-plot", "--rig", "5128", "-o", figure, *options, *files],
        capture_output=True, encoding="utf-8", check=False,
    )
    if done.returncode:
        sys.exit(f"{options} {kind}: exit {done.returncode} {done.stderr}")
    return pixels_of(figure), done.stderr


def level_curves(folder, count, step=1.0):
    """Curves that are 60 dB at 500 Hz and from 1 kHz on level, `step` dB apart, the middle one at 60 dB."""
    files = []
    for i in range(count):
        files.append(folder / f"IEM{i:02}.txt")
        level = 60 + step * (i - count // 2)
        files[-1].write_text(f"20,60\n600,60\n900,{level}\n20000,{level}\n", encoding="utf-8")
    return files


def colours_of(pixels, area=slice(None)):
    """True where something is neither white, grey nor black."""
    return (pixels.max(axis=2) - pixels.min(axis=2) > 60)[area]


def sizes_are_kept(folder):
    files = level_curves(folder, 2)
    for kind in KINDS:
        for size, shape in (("1600x900", (900, 1600)), ("800x450", (450, 800)), ("3200x1800", (1800, 3200))):
            drawn, _ = draw(folder, files, kind, "--size", size)
            near = max(abs(a - b) for a, b in zip(drawn.shape, shape)) <= (kind == "pdf")
            check(near, f"{kind} {size}: the picture is {drawn.shape[1]}x{drawn.shape[0]}")
    # A larger picture is the same one: scaled down, ink lies where it lies in the smaller.
    for kind in KINDS:
        small, _ = draw(folder, files, kind, "--size", "800x450")
        large, _ = draw(folder, files, kind, "--size", "1600x900")
        blocks = lightness(large[:900, :1600]).reshape(450, 2, 800, 2).mean(axis=(1, 3))
        off = numpy.abs(blocks - lightness(small[:450, :800]))
        check(off.mean() < 1.5, f"{kind}: at half size the picture is another one: {off.mean():.2f} of L* off")


def themes_have_their_page(folder):
    files = level_curves(folder, 3, 5.0)
    for theme, page in (("light", 255), ("print", 255), ("dark", 0x19)):
        for kind in KINDS:
            drawn, _ = draw(folder, files, kind, "--theme", theme)
            check(abs(drawn[2, 2, 1] - page) <= 1, f"{kind} {theme}: the page is {drawn[2, 2]}")
            check(colours_of(drawn).any() == (theme != "print"), f"{kind} {theme}: colours or none")
    draw(folder, files, "png", "--theme", "transparent")
    with Image.open(folder / "figure.png") as image:
        check(image.convert("RGBA").getpixel((2, 2))[3] == 0, "transparent: the page is not")


def one_of_many_stands_out(folder):
    files = level_curves(folder, 50, 0.5)
    for kind in KINDS:
        drawn, notes = draw(folder, files, kind, "--highlight", "IEM25")
        plot = drawn[200:len(drawn) - BELOW_PX - 4, LEFT_PX + 4:1600 - RIGHT_PX]
        check(notes == "", f"{kind}: {notes}")
        right = colours_of(plot)[:, 900:1400]
        rows = right.any(axis=1).nonzero()[0]
        middle = len(plot) * 0.5
        check(rows.size and rows.max() - rows.min() < 8, f"{kind}: the highlighted curve is not one line")
        check(rows.size and abs(rows.mean() - middle) < 30, f"{kind}: the highlighted curve is not at 60 dB")
        check(right.any(axis=0).mean() > 0.95, f"{kind}: the highlighted curve is hidden")
        grey = (lightness(plot)[:, 1200] < 85).sum()
        check(grey > 40, f"{kind}: the others are not seen")
    _, notes = draw(folder, files, "png")
    check("38 of 50 IEMs are grey" in notes, f"50 curves: {notes!r}")


def twelve_looks_differ_in_a_print(folder):
    """As test_figures.py has it for the light theme: shade, period or how much is drawn."""
    files = level_curves(folder, 12, 3.0)
    drawn, _ = draw(folder, files, "png", "--theme", "print", "--overlay")
    px_per_db = 1424 / 3 / 25
    looks = []
    for i in range(12):
        y = len(drawn) - BELOW_PX - px_per_db * (60 + 3 * (i - 6) - 35)
        rows = lightness(drawn[round(y) - 2:round(y) + 3, 960:1550])
        row = rows[rows.mean(axis=1).argmin()]
        on = row < (row.min() + 100) / 2
        starts = int((numpy.diff(on.astype(int)) == 1).sum())
        looks.append((float(numpy.percentile(row[on], 20)), len(row) / max(starts, 0.5), float(on.mean())))
    for i, a in enumerate(looks):
        for k, b in enumerate(looks[:i]):
            differ = abs(a[0] - b[0]) >= 10 or abs(a[1] / b[1] - 1) >= 0.2 or abs(a[2] - b[2]) >= 0.15
            check(differ, f"print: curves {k} and {i} look alike: {b} and {a}")


def names_at_the_ends_keep_apart(folder):
    files = level_curves(folder, 12, 0.2)
    for kind in KINDS:
        drawn, notes = draw(folder, files, kind, "--label-at-end")
        check(notes == "", f"{kind}: {notes}")
        # Behind samples of the lines, which end 44 px from the plot.
        text = is_ink(drawn[:len(drawn) - BELOW_PX, 1600 - 90:]).any(axis=1)
        lines = int((numpy.diff(text.astype(int)) == 1).sum())
        check(lines == 12, f"{kind}: 12 names at the ends are {lines} lines")
        check(not is_ink(drawn[:, -12:]).any(), f"{kind}: names run out of the picture")


def every_point_of_many_is_seen(folder):
    """In each column of pixels the line reaches from the lowest to the highest of its points."""
    count = 200_000
    hertz = 20 * 1000 ** (numpy.arange(count) / (count - 1))
    random = numpy.random.default_rng(1)
    level = 60 + 10 * numpy.sin(numpy.arange(count) / 9000) + random.normal(0, 0.5, count)
    level[random.integers(0, count, 40)] += 8  # single points
    level[(hertz > 499) & (hertz < 501)] = 60
    curve = folder / "many.csv"
    with curve.open("w", encoding="utf-8") as file:
        file.writelines(f"{f:.6f},{db:.4f}\n" for f, db in zip(hertz, level))
    drawn, _ = draw(folder, [curve], "png")
    px_per_db = 1424 / 3 / 25
    blue = (drawn[:, :, 2] - drawn[:, :, 0] > 60)[200:]
    column = LEFT_PX + numpy.log10(hertz / 20) / 3 * 1424
    bad = 0
    for x in range(LEFT_PX + 3, 1600 - RIGHT_PX - 3):
        own = level[(column >= x) & (column < x + 1)]
        rows = blue[:, x].nonzero()[0]
        bottom = len(drawn) - BELOW_PX - 200
        top_row, low_row = (bottom - (own.max() - 35) * px_per_db, bottom - (own.min() - 35) * px_per_db)
        # The line is 4 px wide: it reaches farther than its points, never less far.
        bad += not rows.size or rows.min() > top_row + 1 or rows.max() < low_row - 1
    check(bad == 0, f"{bad} columns of pixels lack a point of 200,000")


def a_grid_keeps_its_panels_apart(folder):
    for count in (2, 5, 16, 60):
        files = level_curves(folder, count, 0.2)
        for kind in KINDS if count == 5 else ["png"]:
            drawn, notes = draw(folder, files, kind, "--grid")
            check(notes == "", f"{kind}: a grid of {count}: {notes}")
            columns = 2 if count <= 4 else 3 if count <= 9 else 4 if count <= 20 else 5
            rows = math.ceil(count / columns)
            # The left axes of the panels are the dark vertical lines that are as long as panels are high.
            axis = (lightness(drawn) < 60).sum(axis=0) > 0.55 * len(drawn) * (rows - (count % columns > 0) + 0.01) / (rows + 1)
            found = int((numpy.diff(axis.astype(int)) == 1).sum())
            check(found >= columns or count > 16, f"{kind}: a grid of {count} has {found} columns of panels")
            check(not is_ink(drawn[:, -12:]).any(), f"{kind}: a grid of {count} runs out of the picture")


with tempfile.TemporaryDirectory() as name:
    place = pathlib.Path(name)
    sizes_are_kept(place)
    themes_have_their_page(place)
    one_of_many_stands_out(place)
    twelve_looks_differ_in_a_print(place)
    names_at_the_ends_keep_apart(place)
    every_point_of_many_is_seen(place)
    a_grid_keeps_its_panels_apart(place)
sys.exit(finish(results))
