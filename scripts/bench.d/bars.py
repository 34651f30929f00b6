"""The bars: what is measured, against what, and how much it may be."""

import itertools
import math
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

from inputs import is_prime
from measure import NoFigure, cpu, in_turn, instructions, path_of, peak_mb, run, wall

PEERS = pathlib.Path(__file__).resolve().parent / "peers"
# Debian's own Python before any other: the one that sees Debian's packages.
PYTHON = "/usr/bin/python3" if pathlib.Path("/usr/bin/python3").exists() else sys.executable
TARGET = "harman-ie-2019"


class Figure:
    """Ours and the peer's, in `unit`, and what has to be at most the limit of the bar: by default one over the other."""

    def __init__(self, ours, peer, unit, value=None):
        self.ours, self.peer, self.unit = ours, peer, unit
        self.value = ours / peer if value is None else value


class Bar:
    def __init__(self, name, what, limit, measure, slow=False):
        self.name, self.what, self.limit, self.measure, self.slow = name, what, limit, measure, slow


class Bench:
    """All bars over one set of tools and inputs."""

    def __init__(self, tools, inputs, runs):
        self.tools, self.inputs, self.runs = pathlib.Path(tools), inputs, runs

    def tool(self, name, *arguments):
        return [str(self.tools / name), *arguments]

    def peer(self, name, *arguments):
        return [PYTHON, str(PEERS / name), *arguments]

    def cpu_ratio(self, ours, peer, unit_ms="ms"):
        of_ours, of_peer = in_turn([ours, peer], self.runs)
        return Figure(1e3 * cpu(of_ours), 1e3 * cpu(of_peer), unit_ms)

    def require_option(self, tool, option):
        shown = subprocess.run(self.tool(tool, "--help"), capture_output=True, text=True, check=True).stdout
        if option not in shown.replace(",", " ").split():
            raise NoFigure(f"{tool} has no option {option}")

    def compare(self, *arguments):
        return self.tool("fr-compare", "-q", "-t", TARGET, *arguments)

    def smooth(self, path, width="1/12"):
        return self.tool("fr-smooth", "-q", "-w", width, path)

    def analyse(self, *takes, seconds=10):
        return self.tool("fr-measure", "analyse", "-q", "-s", self.inputs.sweep(seconds), *takes)

    def compare_over_wc(self):
        archive = self.inputs.archive()
        return self.cpu_ratio(self.compare(*archive), ["wc", "-l", *archive])

    def compare_over_numpy(self):
        archive = self.inputs.archive()
        return self.cpu_ratio(self.compare(*archive), self.peer("compare.py", archive[0], *archive))

    def compare_over_datamash(self):
        path_of("datamash")  # which a shell calls
        archive = self.inputs.archive()
        table = str(self.inputs.made("archive.numbers", lambda path: path.write_text(
            "".join(itertools.chain.from_iterable(open(name, encoding="utf-8").readlines()[1:] for name in archive)))))
        return self.cpu_ratio(self.compare(*archive), ["sh", "-c", f"datamash -W mean 1 mean 2 mean 3 <{shlex.quote(table)}"])

    def two_at_a_time(self):
        self.require_option("fr-compare", "-j")
        archive = self.inputs.archive()
        of_two, of_one = in_turn([self.compare("-j", "2", *archive), self.compare("-j", "1", *archive)], self.runs)
        return Figure(1e3 * wall(of_two), 1e3 * wall(of_one), "ms wall")

    def write_over_awk(self):
        path = self.inputs.curve()
        return self.cpu_ratio(self.smooth(path), ["awk", 'NR > 1 { printf "%.6f,%.3f,%.4f\\n", $1, $2, $3 }', path])

    def smooth_over_wc(self):
        return self.cpu_ratio(self.smooth(self.inputs.curve()), ["wc", "-l", *self.inputs.archive()])

    def smooth_over_numpy(self):
        return self.cpu_ratio(self.smooth(self.inputs.curve()), self.peer("smooth.py", "12", self.inputs.curve()))

    def wide_over_narrow(self):
        counts = [instructions(self.smooth(self.inputs.curve(), width)) for width in ("1/1", "1/48")]
        return Figure(counts[0] / 1e6, counts[1] / 1e6, "M instructions")

    def twice_the_rows(self):
        counts = [instructions(self.smooth(self.inputs.curve(rows))) for rows in (400_000, 200_000)]
        return Figure(counts[0] / 1e6, counts[1] / 1e6, "M instructions")

    def analyse_over(self, peer, seconds=10):
        take = self.inputs.take(seconds)
        return self.cpu_ratio(self.analyse(take, seconds=seconds), self.peer(peer, self.inputs.sweep(seconds), take))

    def ten_takes(self):
        takes = [self.inputs.take(seed=seed) for seed in range(1, 11)]
        return self.cpu_ratio(self.analyse(*takes), self.analyse(takes[0]))

    def memory_of_analyse(self):
        take = self.inputs.take()
        take_mb = 2 * pathlib.Path(take).stat().st_size / 2**20  # 8 bytes for each sample of 4
        most_mb = peak_mb(self.analyse(take))
        return Figure(most_mb, take_mb, "MB", (most_mb - 8) / take_mb)

    def memory_of_archive(self):
        archive = self.inputs.archive()
        largest = max(archive, key=lambda path: pathlib.Path(path).stat().st_size)
        all_files, one = peak_mb(self.compare(*archive)), peak_mb(self.compare(largest))
        return Figure(all_files, one, "MB", all_files - one)

    def prime_length(self):
        smooth = 630_000
        prime = next(length for length in itertools.count(smooth, -1) if is_prime(length))
        takes = [self.inputs.take(length=length) for length in (prime, smooth)]
        return self.cpu_ratio(self.analyse(takes[0]), self.analyse(takes[1]))

    def start(self, tool):
        of_ours, of_true = in_turn([self.tool(tool, "--version"), ["true"]], max(200, self.runs))
        return Figure(1e3 * cpu(of_ours), 1e3 * cpu(of_true), "ms")

    def needless_libraries(self):
        needless = 0
        for tool in sorted(path for path in self.tools.iterdir() if path.is_file()):
            mapped = subprocess.run([path_of("ldd"), tool], capture_output=True, text=True, check=False).stdout
            called = subprocess.run([path_of("nm"), "-D", "--undefined-only", tool], capture_output=True, text=True, check=False).stdout
            needless += any(library in mapped and f" U {prefix}" not in called
                            for library, prefix in (("libsndfile", "sf_"), ("libfftw3", "fftw_")))
        return Figure(needless, 0, "tools", needless)

    def one_call_over_many(self):
        archive = self.inputs.archive()
        loop = 'tool=$1; shift; for file; do "$tool" -q -t ' + TARGET + ' "$file" || exit; done'
        return self.cpu_ratio(self.compare(*archive), ["sh", "-c", loop, "sh", *self.tool("fr-compare"), *archive])

    def rank_over_cat(self):
        posts = self.inputs.posts()
        return self.cpu_ratio(self.tool("rank-table", "-q", posts), ["sh", "-c", f"cat {shlex.quote(posts)}/*"])

    def per_file(self, many=4000):
        few = self.inputs.archive()
        of_many, of_few = in_turn([self.compare(*self.inputs.linked(many)), self.compare(*few)], self.runs)
        return Figure(1e3 * cpu(of_many), 1e3 * cpu(of_few), "ms", cpu(of_many) / cpu(of_few) / (many / len(few)))

    def average_of_many(self):
        runs = [self.tool("fr-average", "-q", *self.inputs.short_curves(count)) for count in (8000, 4000)]
        return self.cpu_ratio(*runs)

    def figure_over_gnuplot(self):
        """gnuplot draws the same figure, with its texts, grid and target, from a curve that is reduced here: all that is ours to
        save is reading, reducing and laying out. A plainer plot of this size, one font and one line, takes it a sixth less."""
        path, picture = self.inputs.curve(), str(self.inputs.folder / "figure.png")
        reduced = self.inputs.made("reduced.txt", lambda made: made.write_text(reduced_to_pixels(path)))
        drawn = self.inputs.made("figure-of-reduced.plot", lambda made: made.write_text(
            script_of(self.compare("--plot", picture, str(reduced)), self.inputs.folder, picture)))
        return self.cpu_ratio(self.compare("--plot", picture, path), ["gnuplot", "-d", str(drawn)])

    def constant_memory(self):
        few, many = self.inputs.archive(), self.inputs.linked(10_000)
        of_few, of_many = run(self.compare(*few)), run(self.compare(*many))
        few_mb, many_mb = peak_mb(self.compare(*few)), peak_mb(self.compare(*many))
        if many_mb > few_mb + 8:
            raise NoFigure(f"memory grows from {few_mb:.0f} to {many_mb:.0f} MB")
        return Figure(of_many.cpu_s, of_few.cpu_s, "s", of_many.cpu_s / (len(many) / len(few)) / of_few.cpu_s)

    def bars(self):
        return [
            Bar("S1", "fr-compare of 400 curves with a target / wc -l of them", 5, self.compare_over_wc),
            Bar("S1b", "the same / numpy", 1 / 12, self.compare_over_numpy),
            Bar("S1d", "the same / datamash, mean of the same numbers", 1 / 4, self.compare_over_datamash),
            Bar("S2", "400 curves with -j2 / -j1, wall time", 0.6, self.two_at_a_time),
            Bar("S3", "fr-smooth of 54,613 rows / awk printing them", 0.3, self.write_over_awk),
            Bar("S4", "fr-smooth of 54,613 rows / wc -l of the archive", 0.45, self.smooth_over_wc),
            Bar("S4b", "the same / numpy", 1 / 18, self.smooth_over_numpy),
            Bar("S5a", "smoothing over 1/1 octave / 1/48 octave", 1.2, self.wide_over_narrow),
            Bar("S5b", "smoothing 400,000 rows / 200,000", 2.1, self.twice_the_rows),
            Bar("S6", "verdict and response of a 10 s take / numpy, division alone", 0.6, lambda: self.analyse_over("divide.py")),
            Bar("S6v", "the same / numpy, with the figures of the verdict", 0.35, lambda: self.analyse_over("judge.py")),
            Bar("S6l", "the same of a 60 s sweep", 0.4, lambda: self.analyse_over("judge.py", 60)),
            Bar("S6b", "ten takes in one call / one take", 5, self.ten_takes),
            Bar("S7a", "peak memory of an analysis, less 8 MB / 8 bytes a sample", 10, self.memory_of_analyse),
            Bar("S7b", "peak memory of 400 curves less that of the largest, MB", 8, self.memory_of_archive),
            Bar("S8", "a take of prime length / of 630,000 samples", 1.15, self.prime_length),
            Bar("S9", "fr-smooth --version / true", 1.6, lambda: self.start("fr-smooth")),
            Bar("S9m", "fr-measure --version / true", 3.5, lambda: self.start("fr-measure")),
            Bar("S9l", "tools that map libsndfile or FFTW and do not call it", 0, self.needless_libraries),
            Bar("S11", "400 curves in one call / in 400 calls", 1 / 5, self.one_call_over_many),
            Bar("S12", "rank-table of 2,000 posts / cat of them", 20, self.rank_over_cat),
            Bar("S13", "4,000 curves / 400, for each", 1.15, self.per_file),
            Bar("S14", "fr-average of 8,000 curves / 4,000", 2.2, self.average_of_many),
            Bar("S15", "a figure of 54,613 rows / gnuplot drawing it from as many points as pixels", 1.2, self.figure_over_gnuplot),
            Bar("scale", "10,000 curves / 400, for each, in the same memory", 1.1, self.constant_memory, slow=True),
        ]


def reduced_to_pixels(path, pixels=1424):
    """The curve's least and greatest level of every column of pixels in a figure of ours, 20 Hz to 20 kHz."""
    columns = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line[:1].isdigit():
                frequency, level = map(float, line.split()[:2])
                columns.setdefault(int(math.log(frequency / 20) / math.log(1000) * pixels), []).append((level, frequency))
    kept = sorted({(frequency, level) for column in columns.values() for level, frequency in (min(column), max(column))})
    return "".join(f"{frequency:.6f} {level:.3f}\n" for frequency, level in kept)


def script_of(command, folder, picture):
    """What `command` gives to gnuplot, to be drawn into `picture`: another program stands in for gnuplot and keeps it."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        kept, stand_in = pathlib.Path(name, "script"), pathlib.Path(name, "gnuplot")
        stand_in.write_text(f'#!/bin/sh\ncat "$2" >{shlex.quote(str(kept))}\n')
        stand_in.chmod(0o755)
        # Nothing is drawn, so the command fails.
        subprocess.run(command, env=os.environ | {"PATH": f"{name}:{os.environ['PATH']}"}, capture_output=True, check=False)
        if not kept.exists():
            raise NoFigure(f"{os.path.basename(command[0])} does not call gnuplot")
        return re.sub("^set output '.*'$", lambda _: f"set output '{picture}'", kept.read_text(encoding="utf-8"), flags=re.MULTILINE)
