#!/usr/bin/env python3
"""Runs the example season from recordings to ranking and holds every result against known truth.

Usage: test_season.py BIN      BIN is the folder of the tools and of season-simulator
Exit:  0 all is well, 1 something is not, 77 skipped (make or gnuplot is missing)

Nothing here uses the tools' own arithmetic: the expected curves come from the simulator's filters, the noise
from theory, averages, ratings and order are worked out anew.
"""

import math
import os
import pathlib
import re
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile

import published

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
SEASON = CHECKOUT / "scripts" / "season"
SIDES = [channel + seat for channel in "LR" for seat in "123"]

# What fr-measure sweep makes by default.
RATE_HZ = 48000
SWEEP_PEAK_DB = -6.0
SWEEP_GROWTH_S = round(10.0 * 10.0 / math.log(22000 / 10)) / 10.0
# The mean square of the analysis window, Tukey halves of 0.4 s and 0.5 s with a taper of 50 %, times its length.
WINDOW_S = (0.4 + 0.5) * (0.5 + 0.5 * 3 / 8)

ANALYSIS_DB = 0.005  # what fr-measure promises of digital chains
DRIFT_DB_AT_20_PPM = 0.0019  # error of the magnitude that an uncorrected drift makes
ROUNDING_DB = 0.0001  # two levels with four decimals
# Noise within 3.5 times its rms: of the part in phase with the signal, rms / sqrt(2), that is 4.9 standard
# deviations, which one of a million points exceeds; there are 14,430.
NOISE_CREST = 3.5

failures = []


def check(holds, message):
    if not holds:
        failures.append(message)
        print(f"FAILED: {message}")


class Season:
    """A copy of the season's folder, and a folder of results."""

    def __init__(self, folder, tools, out):
        self.tools = tools
        self.source = folder / "season"
        self.out = folder / out
        if not self.source.exists():
            shutil.copytree(SEASON, self.source)

    def make(self, *arguments, **variables):
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
        environment |= {"LC_ALL": "C"}
        settings = {"BIN": self.tools, "OUT": self.out} | variables
        command = ["make", "-C", self.source, "-j2", *arguments, *(f"{key}={value}" for key, value in settings.items())]
        return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)

    def made(self, *arguments, **variables):
        """make, which must succeed; with its duration in mind this is where a broken season ends the test."""
        run = self.make(*arguments, **variables)
        if run.returncode != 0:
            print(run.stdout[-3000:], run.stderr[-3000:], sep="\n")
            sys.exit("FAILED: make ends with " + str(run.returncode))
        return run

    def files(self):
        return {str(path.relative_to(self.out)): path for path in self.out.rglob("*") if path.is_file()}

    def contents(self):
        return {name: path.read_bytes() for name, path in self.files().items()}

    def times(self):
        return {name: path.stat().st_mtime_ns for name, path in self.files().items()}

    def changed_since(self, before):
        return {name for name, time in self.times().items() if before.get(name) != time}


def read_iems():
    """The data of scripts/season/iems, by slug."""
    iems = {}
    for path in sorted((SEASON / "iems").glob("*.yaml")):
        iem = dict(re.findall(r"^(\w+): *(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE))
        parts = [float(rating) for rating in re.findall(r"\w+: ([\d.]+)", iem["sub"])]
        iem["sonic"] = math.floor(2 * statistics.mean(parts) + 0.5) / 2
        iem["bias"] = float(iem["bias"])
        iem["name"] = iem["brand"] + " " + iem["model"]
        iems[path.stem] = iem
    return iems


def rivals():
    pairs = re.findall(r"^rival\.(\S+) := (\S+)$", (SEASON / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    return dict(pairs)


def noise_to_signal(level_db, frequency_hz, noise_db):
    """Rms of the noise over the signal, at one frequency of the deconvolved and windowed response.

    The sweep's spectrum is |X|^2 = rate^2 A^2 L / (4 f) (stationary phase); white noise of variance s^2 behind
    the division and the window has s^2 times the sum of the squared window over |X|^2.
    """
    signal_db = level_db + SWEEP_PEAK_DB + 10 * math.log10(RATE_HZ**2 * SWEEP_GROWTH_S / (4 * frequency_hz))
    return 10 ** ((noise_db + 10 * math.log10(WINDOW_S * RATE_HZ) - signal_db) / 20)


def read_takes(season, slug, channel):
    """The rows of each take of a side."""
    text = (season.out / f"takes/{slug}-{channel}.csv").read_text()
    return [published.read_fr_csv(curve)[1] for curve in text.split("\n\n\n")]


def check_take(season, slug, side):
    command = [season.tools / "season-simulator", "--truth", "--iem", slug, "--channel", side[0], "--seat", side[1]]
    notes, truth = published.read_fr_csv(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    takes = read_takes(season, slug, side[0])
    check(len(takes) == 3, f"takes/{slug}-{side[0]}.csv: expected three curves but found {len(takes)}")
    measured = takes[int(side[1]) - 1]
    check(len(truth) == len(measured) == 479, f"{slug}-{side}: expected 479 points but found {len(measured)}")
    drift_db = DRIFT_DB_AT_20_PPM * abs(float(notes["drift-ppm"])) / 20
    clean = 0
    for (frequency, expected, *_), (at, found, *_) in zip(truth, measured):
        noise = noise_to_signal(expected, frequency, float(notes["noise-db"]))
        tolerance = ANALYSIS_DB + drift_db + ROUNDING_DB + 20 * math.log10(1 + NOISE_CREST * noise)
        if 20 * math.log10(1 / noise) >= 80:
            clean += 1
            tolerance = min(tolerance, 0.01)
        error = abs(found - expected)
        check(abs(frequency - at) <= 0.0001, f"{slug}-{side}: expected {frequency} Hz but found {at}")
        check(error <= tolerance, f"{slug}-{side} at {at} Hz: {error:.4f} dB beside the truth, {tolerance:.4f} allowed")
    # Else the strict bound would say nothing: all that lies below 2 kHz, 319 points, stands clear of the noise.
    check(clean >= 319, f"{slug}-{side}: expected 80 dB above the noise at 319 points but found it at {clean}")


def check_recording(path):
    data = path.read_bytes()
    start = data.index(b"data") + 8
    check(struct.unpack_from("<HHIIHH", data, data.index(b"fmt ") + 8)[1:3] == (1, RATE_HZ), f"{path.name}: not mono, 48 kHz")
    peak = max(abs(int.from_bytes(data[i : i + 3], "little", signed=True)) for i in range(start, len(data) - 2, 3))
    peak_db = 20 * math.log10(peak / 2**23)
    check(-30 < peak_db < -6, f"{path.name}: expected a peak from -30 to -6 dB but found {peak_db:.1f}")


def check_average(season, iem, slug, channel):
    takes = read_takes(season, slug, channel)
    notes, rows = published.read_fr_csv((season.out / f"averages/{slug}-{channel}.csv").read_text())
    label = f"averages/{slug}-{channel}.csv"
    check((notes["name"], notes["channel"]) == (iem["name"], channel), f"{label}: found {notes['name']} {notes['channel']}")
    check(len(rows) == len(takes[0]), f"{label}: found {len(rows)} points")
    for row, *seats in zip(rows, *takes):
        levels = [seat[1] for seat in seats]
        power = 10 * math.log10(statistics.mean(10 ** (level / 10) for level in levels))
        check(abs(row[1] - power) <= ROUNDING_DB, f"{label} at {row[0]} Hz: {row[1]} is not the power mean of {levels}")
        spread = statistics.stdev(levels)
        check(abs(row[2] - spread) <= ROUNDING_DB, f"{label} at {row[0]} Hz: {row[2]} is not the spread of {levels}")


def check_picture(path):
    data = path.read_bytes() if path.exists() else b""
    check(data[:8] == b"\x89PNG\r\n\x1a\n" and b"IEND" in data[-12:], f"{path.name}: not a whole PNG")
    if len(data) > 24:
        width, height = struct.unpack_from(">II", data, 16)
        check(width == 1600 and 1000 <= height <= 2000, f"{path.name}: {width} x {height} pixels")


def check_draft(season, slug, iem):
    path = season.out / f"site/_posts/{iem['date']}-review-{slug}.md"
    post = path.read_text(encoding="utf-8")
    picture = f"/assets/images/{slug}/{slug}_graph.png"
    check_picture(season.out / ("site" + picture))
    sonic, bias = published.rating_text(iem["sonic"]), published.rating_text(iem["bias"])
    for expected in (
        f'title: "{iem["name"]} - {iem["tagline"]}"',
        f"\nrating: {sonic}\nbias: {bias}\n",
        f"**Absolute Sonic Quality Rating:** {sonic}/5 ",
        f"**Bias Score:** {bias}/5 ",
        f"retails for {iem['price']} ",
        f"]({picture})",
    ):
        check(expected in post, f"{path.name}: expected '{expected}'")


def check_ranking(season, iems):
    order = sorted(iems.values(), key=lambda iem: (-iem["sonic"], -iem["bias"]))
    rows = [line.split(",") for line in (season.out / "ranking.csv").read_text(encoding="utf-8").splitlines()]
    header = "rank,file,name,sonic,bias,price,price_usd,date".split(",")
    check(rows[0] == header, f"ranking.csv: found the columns {rows[0]}")
    found = [(row[2], float(row[3]), float(row[4])) for row in rows[1:]]
    check(found == [(iem["name"], iem["sonic"], iem["bias"]) for iem in order], f"ranking.csv: found {found}")
    for kind in ("txt", "md"):
        text = (season.out / f"ranking.{kind}").read_text(encoding="utf-8")
        places = [text.find(iem["name"]) for iem in order]
        check(-1 not in places and places == sorted(places), f"ranking.{kind}: not in order")


def check_results(season, iems):
    for slug, iem in iems.items():
        for side in SIDES:
            check_take(season, slug, side)
        for channel in "LR":
            check_average(season, iem, slug, channel)
        check_recording(season.out / f"takes/{slug}-L1.wav")
        check_picture(season.out / f"figures/{slug}.png")
        check_draft(season, slug, iem)
    check_picture(season.out / "figures/comparison.png")
    measures = (season.out / "figures/comparison.csv").read_text(encoding="utf-8").splitlines()
    names = sorted(line.split(",")[0] for line in measures[1:])
    check(names == sorted(iem["name"] for iem in iems.values()), f"comparison.csv: found {names}")
    check_ranking(season, iems)
    for fault in published.faults(season.tools, season.out, iems):
        check(False, fault)


def drafts_of(slugs, iems):
    posts = {f"site/_posts/{iems[slug]['date']}-review-{slug}.md" for slug in slugs}
    return posts | {f"site/assets/images/{slug}/{slug}_graph.png" for slug in slugs}


def summaries(season):
    """What is made of all IEMs."""
    database = {name for name in season.files() if name.startswith("site/graphs/")}
    tables = {f"ranking.{kind}" for kind in ("txt", "csv", "md", "html")}
    return database | tables | {"graph.html", "site/graph.html", "site/ranking.html", "graph-check.txt", "review-check.txt"}


def check_rebuilding(season, iems):
    """Nothing without a change; after one, what depends on it and nothing else."""
    before = season.times()
    second = season.made()
    check("Nothing to be done" in second.stdout, "the second make does something")
    check(season.make("-q").returncode == 0, "make -q finds something to do after make")
    check(not season.changed_since(before), f"the second make changes {season.changed_since(before)}")

    slug = "Fjordlyd-Serac"
    os.utime(season.out / f"takes/{slug}-R2.wav")
    before = season.times()
    season.made()
    beside = [other for other, rival in rivals().items() if rival == slug]
    check(len(beside) == 2, f"expected two reviews beside {slug} but found {beside}")
    expected = {f"takes/{slug}-R.csv", f"averages/{slug}-R.csv", f"smoothed/{slug}-R.csv"}
    expected |= {f"figures/{slug}.png", f"figures/{slug}.txt", "figures/comparison.png", "figures/comparison.csv"}
    expected |= drafts_of([slug, *beside], iems) | summaries(season)
    found = season.changed_since(before)
    check(found == expected, f"a touched take: missing {expected - found}, too many {found - expected}")


def check_failures(season, iems):
    """A failed step leaves no target behind, make goes on with the rest, and all is well after the repair."""
    before = season.contents()
    slug, other = "Brook-Heron-Teal", "Tsukihi-Yugure"
    take = season.out / f"takes/{slug}-L2.wav"
    take.write_bytes(take.read_bytes()[:500_000])
    run = season.make()
    check(run.returncode != 0, "make succeeds with a truncated take")
    check(f"{slug}-L2.wav: expected" in run.stderr, f"a truncated take: found '{run.stderr}'")
    check(not (season.out / f"takes/{slug}-L.csv").exists(), "a rejected take leaves the responses of its side behind")

    os.utime(season.out / f"takes/{other}-R1.wav")
    times = season.times()
    check(season.make().returncode != 0, "make succeeds again with a truncated take")
    found = season.changed_since(times)
    expected = {f"takes/{other}-R.csv", f"averages/{other}-R.csv", f"smoothed/{other}-R.csv"}
    expected |= {f"figures/{other}.png", f"figures/{other}.txt"} | drafts_of([other], iems)
    check(found == expected, f"the rest: missing {expected - found}, too many {found - expected}")
    take.unlink()

    data = season.source / "iems" / f"{slug}.yaml"
    intact = data.read_bytes()
    data.write_bytes(intact.replace(b"bias: 3.5", b"bias: 35"))
    check(season.make().returncode != 0, "make succeeds with a bias of 35")
    for name in drafts_of([slug], iems):
        check(not (season.out / name).exists(), f"a draft with a bias of 35 leaves {name} behind")
    data.write_bytes(intact)

    season.made()
    after = season.contents()
    check(after == before, f"after the repair differ {differences(before, after)}")


def check_second_run(season, again, first):
    """The same bytes elsewhere; of the recordings, which take as long to make as all that follows, one of each IEM."""
    again.made(*(again.out / f"takes/{slug}-L1.wav" for slug in read_iems()))
    again.made(TAKES=season.out / "takes", SWEEP=season.out / "sweep.wav")
    second = again.contents()
    left_out = {name for name in first if name.endswith(".wav") and name not in second}
    check(len(left_out) == 25, f"of a second run expected all but 25 recordings but found all but {len(left_out)}")
    expected = {name: content for name, content in first.items() if name not in left_out}
    check(second == expected, f"of two runs differ {differences(expected, second)}")


def check_own_recordings(season, folder, iems):
    """Recordings that were not simulated, any number of them, are read where they are and never made anew."""
    slug = "Cafe-Lumiere-Etude"
    recordings = folder / "recordings"
    recordings.mkdir()
    data = folder / "data"
    data.mkdir()
    shutil.copy(SEASON / "iems" / f"{slug}.yaml", data)
    for side in ("L1", "L2", "R1", "R2", "R3"):
        shutil.copy(season.out / f"takes/{slug}-{side}.wav", recordings)
    shutil.copy(season.out / "sweep.wav", recordings)  # newer than the takes
    before = {path: path.stat().st_mtime_ns for path in recordings.iterdir()}
    own = Season(folder, season.tools, "own")
    settings = {"TAKES": recordings, "SWEEP": recordings / "sweep.wav", "IEMS": data, "URL": "https://a.example/"}
    own.made(**settings)
    check(before == {path: path.stat().st_mtime_ns for path in recordings.iterdir()}, "own recordings are touched")
    own_takes, takes = ((each.out / f"takes/{slug}-R.csv").read_bytes() for each in (own, season))
    check(own_takes == takes, "own takes of R differ")
    check(published.read_fr_csv((own.out / f"averages/{slug}-L.csv").read_text())[0]["takes"] == "2", "own L: expected two takes")
    check_draft(own, slug, iems[slug])
    phone = published.read_book(own.out / "site/graphs/data")[iems[slug]["name"]]
    check(phone["reviewLink"] == f"https://a.example/2024/03/02/review-{slug}.html", f"own: found {phone}")
    check_averages_alone(folder, season, settings)
    for path in recordings.glob("*-L?.wav"):
        path.unlink()
    run = own.make(**settings)
    check(run.returncode != 0 and f"{slug}-L1.wav but found none" in run.stderr, f"no recordings: found '{run.stderr}'")


def check_averages_alone(folder, season, settings):
    """make averages needs no data; one bad take is named and costs its own channel only."""
    recordings = settings["TAKES"]
    good = (recordings / "Cafe-Lumiere-Etude-R1.wav").read_bytes()
    for name in ("Not-Reviewed-L1", "Not-Reviewed-R1", "Not-Reviewed-R2"):
        (recordings / f"{name}.wav").write_bytes(good)
    (recordings / "Not-Reviewed-R2.wav").write_bytes(good[:44] + bytes(len(good) - 44))
    alone = Season(folder, season.tools, "alone")
    run = alone.make("averages", **settings | {"IEMS": folder / "nothing"})
    check(run.returncode == 2, f"averages: expected exit code 2 but found {run.returncode}")
    check("Not-Reviewed-R2.wav: rejected: silent" in run.stderr, f"averages: expected the take to be named but found '{run.stderr}'")
    found = {name for name in alone.files() if name.startswith("averages/")}
    expected = {f"averages/{name}.csv" for name in ("Cafe-Lumiere-Etude-L", "Cafe-Lumiere-Etude-R", "Not-Reviewed-L")}
    check(found == expected, f"averages: missing {expected - found}, too many {found - expected}")
    notes = published.read_fr_csv((alone.out / "averages/Not-Reviewed-L.csv").read_text())[0]
    check((notes["name"], notes["channel"]) == ("Not-Reviewed", "L"), f"averages: found {notes}")
    for path in recordings.glob("Not-Reviewed-*"):
        path.unlink()


HOSTILE_NAMES = ("x;touch pwned", "$(shell touch pwned)", "$$(touch pwned)", "`touch pwned`", "it's", 'a"b', "a b", "x%y", "x:y",
                 "x#y", "x\\y", "x*", "x|touch pwned", "x\x1b[31m", "x&y", "(x)", "x\ty")


def check_hostile_names(folder, tools):
    """A name or a date that is more than that is refused before anything is made, and nothing of it is run."""
    hostile = Season(folder / "hostile", tools, "results")
    known = (SEASON / "iems" / "Fjordlyd-Serac.yaml").read_text(encoding="utf-8")

    def refused(what, message, *arguments, **settings):
        run = hostile.make(*arguments, **settings)
        check(run.returncode == 2 and message in run.stderr, f"{what!r}: expected '{message}' but found '{run.stderr}'")
        check("\x1b" not in run.stderr, f"{what!r} steers the terminal")
        check(not hostile.out.exists(), f"{what!r}: results are made")

    recordings = folder / "hostile-recordings"
    recordings.mkdir()
    for name in HOSTILE_NAMES:
        path = hostile.source / "iems" / f"{name}.yaml"
        path.write_text(known, encoding="utf-8")
        refused(name, "expected names of letters, digits and ._+- in iems but found")
        path.unlink()
        path = recordings / f"{name}-L1.wav"
        path.touch()
        refused(name, "expected names of letters, digits and ._+- in ", "averages", TAKES=recordings)
        path.unlink()
        path = hostile.source / "site" / name
        path.touch()
        refused(name, "expected names of letters, digits and ._+- in site but found")
        path.unlink()
    path = hostile.source / "iems" / "Evil.yaml"
    for date in ("$(shell touch pwned)", "2026-01-01;touch pwned", "`touch pwned`", "2026-1-1", "../2026-01-01", ""):
        path.write_text(re.sub("^date:.*", lambda _: f"date: {date}", known, flags=re.MULTILINE), encoding="utf-8")
        refused(date, 'expected a line such as "date: 2026-01-31" in iems/Evil.yaml but found none')
    path.unlink()
    for key in ("OUT", "SWEEP", "TAKES", "IEMS", "SITE", "TARGET", "SMOOTHING", "URL"):
        for value in ("x;touch${IFS}pwned", "it's", "`touch${IFS}pwned`"):
            message = "expected letters, digits and ._+-/@~,=" + (": in URL" if key == "URL" else " in OUT")
            refused(f"{key}={value}", message, **{key: value.replace("$", "$$")})
    refused("URL with a blank", "in URL but found", URL="https://a.example b")
    check(not [*folder.rglob("pwned")], "a name is run")


def differences(first, second):
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for program in ("make", "gnuplot"):
        if shutil.which(program) is None:
            print(f"skipped: expected {program} but found none")
            return 77
    tools = pathlib.Path(sys.argv[1]).resolve()
    iems = read_iems()
    check(len(iems) >= 5, f"expected five IEMs but found {len(iems)}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check_hostile_names(folder, tools)
        season = Season(folder, tools, "first")
        season.made()
        check_results(season, iems)
        first = season.contents()
        # What follows asks make when it calls the tools; what they then do, sanitizers have watched by now.
        if os.environ.get("EARBENCH_PATHS_ONLY") == "1":
            print("skipped: season: making again, elsewhere and of own recordings, under sanitizers")
            return 1 if failures else 0
        check_rebuilding(season, iems)
        check(season.contents() == first, f"after rebuilding differ {differences(first, season.contents())}")
        check_failures(season, iems)
        check_second_run(season, Season(folder, tools, "second-and-elsewhere"), first)
        check_own_recordings(season, folder, iems)
    print(f"{len(failures)} failures" if failures else f"{len(iems)} IEMs, {len(first)} files, all as expected")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
