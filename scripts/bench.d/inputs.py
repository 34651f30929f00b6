"""What the bench measures with: made here, the same bytes in every run and on every machine."""

import array
import math
import os
import pathlib
import random
import struct
import subprocess
import wave

LONG_ROWS = 54613
ARCHIVE_FILES = 400
REVIEW = """---
title: "Brand Model {number} - Review"
brand: Brand
model: Model {number}
tagline: Number {number} of many
date: 2024-01-01
price: ${price}
rating: {rating}
---

# Sound

{words}

## Tonality: {rating}/5

{words}
"""


def levels(generator, frequencies):
    """A curve as in-ear monitors have it: four gentle hills over octaves, and a little noise."""
    hills = [(generator.uniform(4, 14), generator.uniform(-9, 9), generator.uniform(0.3, 2)) for _ in range(4)]
    octaves = [math.log2(frequency) for frequency in frequencies]
    return [80 + sum(height * math.exp(-((octave - at) / width) ** 2) for at, height, width in hills)
            + generator.gauss(0, 0.05) for octave in octaves]


def grid(rows):
    """Even steps from 20 Hz to 20 kHz, as REW exports its measurements without smoothing."""
    return [20 + i * 19980 / (rows - 1) for i in range(rows)]


def write_curve(path, seed, rows):
    generator = random.Random(seed)
    frequencies = grid(rows)
    phases = [math.remainder(-frequency * 0.3, 360) for frequency in frequencies]
    lines = [f"{frequency:.6f} {level:.3f} {phase:.4f}\n"
             for frequency, level, phase in zip(frequencies, levels(generator, frequencies), phases)]
    path.write_text("* Freq(Hz) SPL(dB) Phase(degrees)\n" + "".join(lines))


def write_archive(folder, count=ARCHIVE_FILES, rows=6900):
    """Some 75 MB by default: ten curves, each under many names. A file is a file, whatever is in it."""
    folder.mkdir()
    for i in range(count):
        path = folder / f"Brand Model{i // 2} {'LR'[i % 2]}.txt"
        if i < 10:
            write_curve(path, i, rows)
        else:
            path.write_bytes((folder / f"Brand Model{i % 10 // 2} {'LR'[i % 2]}.txt").read_bytes())


def name_of(number, seats):
    """Left and right of many IEMs, of each so many seats."""
    side, seat = "LR"[number % 2], number // 2 % seats + 1
    return f"Brand Other{number // (2 * seats)} {side}{seat if seats > 1 else ''}.txt"


def link_archive(folder, archive, count, seats=1):
    """So many files with names of their own, which share the space of those in `archive`."""
    folder.mkdir()
    known = sorted(archive.iterdir())
    for i in range(count):
        os.link(known[i % len(known)], folder / name_of(i, seats))


def write_posts(folder, count=2000):
    folder.mkdir()
    generator = random.Random(1)
    for i in range(count):
        words = " ".join(generator.choice(("bass", "treble", "warm", "clear", "wide", "of", "the")) for _ in range(300))
        rating = generator.randint(2, 9) / 2
        post = REVIEW.format(number=i, price=generator.randint(20, 2000), rating=f"{rating:g}", words=words)
        (folder / f"2024-01-01-review-model-{i}.md").write_text(post)


def read_sweep(path):
    with wave.open(str(path)) as file:
        raw = file.readframes(file.getnframes())
    return [int.from_bytes(raw[i:i + 3], "little", signed=True) / 2**23 for i in range(0, len(raw), 3)]


def write_float_wav(path, samples, rate=48000):
    data = array.array("f", samples).tobytes()
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, 3, 1, rate, rate * 4, 4, 32,
                       b"data", len(data))
    path.write_bytes(head + data)


def write_take(path, sweep, seed, length=None):
    """`sweep`, read by read_sweep, behind a resonance at 3 kHz, half a second late, with noise 70 dB below full scale."""
    generator = random.Random(seed)
    noise = [generator.gauss(0, 10 ** (-70 / 20)) for _ in range(48000)]
    turn = 2 * math.pi * 3000 / 48000
    pole = 0.8
    late = [0.0] * 24000
    before = last = 0.0
    answer = []
    for sample in late + sweep + late:
        value = 0.3 * sample + 2 * pole * math.cos(turn) * last - pole * pole * before
        before, last = last, value
        answer.append(0.5 * sample + 0.1 * value)
    answer = answer[:length] + [0.0] * ((length or 0) - len(answer))
    write_float_wav(path, [value + noise[i % 48000] for i, value in enumerate(answer)])


def is_prime(number):
    return all(number % divisor for divisor in range(2, int(math.isqrt(number)) + 1))


class Inputs:
    """Files below a folder, each made when it is first asked for."""

    def __init__(self, folder, tools):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.tools = pathlib.Path(tools)

    def made(self, name, make):
        path = self.folder / name
        if not path.exists():
            unfinished = self.folder / (name + ".unfinished")
            subprocess.run(["rm", "-rf", unfinished], check=True)
            make(unfinished)
            unfinished.rename(path)
        return path

    def archive(self):
        return sorted(map(str, self.made("archive", write_archive).iterdir()))

    def linked(self, count):
        archive = self.made("archive", write_archive)
        return sorted(map(str, self.made(f"linked-{count}", lambda path: link_archive(path, archive, count)).iterdir()))

    def short_curves(self, count):
        known = self.made("short", lambda path: write_archive(path, 400, 100))
        return sorted(map(str, self.made(f"short-{count}", lambda path: link_archive(path, known, count, 2)).iterdir()))

    def curve(self, rows=LONG_ROWS):
        return str(self.made(f"{rows}.txt", lambda path: write_curve(path, 5, rows)))

    def posts(self):
        return str(self.made("posts", write_posts))

    def sweep(self, seconds=10):
        command = [self.tools / "fr-measure", "sweep", "-q", "--length", str(seconds), "-o"]
        return str(self.made(f"sweep-{seconds}.wav", lambda path: (
            subprocess.run([*command, path.with_suffix(".wav")], check=True), path.with_suffix(".wav").rename(path))))

    def take(self, seconds=10, seed=1, length=None):
        name = f"take-{seconds}-{seed}-{length or 'whole'}.wav"
        return str(self.made(name, lambda path: write_take(path, read_sweep(self.sweep(seconds)), seed, length)))
