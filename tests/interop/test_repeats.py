#!/usr/bin/env python3
"""Takes with several sweeps against chains, noise and faults of our own."""

import json
import pathlib
import subprocess
import sys
import tempfile

import numpy

from curves import BIN, finish, tool, varied
from sound import drifted, in_ear, read_wav, write_wav

RATE = 48000
SILENCE_S, PILOT_S, GAP_S = 1.0, 0.1, 0.3


class Signal:
    """A signal of fr-measure, its places taken from fr-measure-sweep(1)."""

    def __init__(self, folder, repeats, length, rate=RATE):
        self.path, self.folder, self.repeats, self.rate = folder / f"sweep{repeats}.wav", folder, repeats, rate
        tool("fr-measure", "sweep", "--rate", rate, "--length", length, "--repeats", repeats, "-o", self.path)
        self.samples = read_wav(self.path)[1]
        ratio = numpy.log(min(22000, 0.46 * rate) / 10)
        self.growth = growth = round(10 * length / ratio) / 10
        self.first = round((SILENCE_S + PILOT_S + GAP_S) * rate)
        self.period = round(growth * ratio * rate) + round(GAP_S * rate)

    def analyse(self, take, *options):
        write_wav(self.folder / "take.wav", self.rate, [take], "float")
        report = self.folder / "report.json"
        done = subprocess.run([BIN / "fr-measure", "analyse", "-s", self.path, self.folder / "take.wav", "--report", report, *options],
                              capture_output=True, text=True, check=False)
        rows = [line for line in done.stdout.splitlines() if line and not line.startswith("#")]
        cells = numpy.array([[float(cell) for cell in line.split(",")] for line in rows[1:]])
        columns = dict(zip(rows[0].split(","), cells.T)) if rows else {}
        verdict = json.loads(report.read_text())[0]
        return done, columns, verdict, {check["name"]: check["value"] for check in verdict["checks"]}

    def stretch(self, number):
        """The samples of sweep `number`, from 0, and 0.1 s before and 0.2 s after."""
        begin = self.first + number * self.period - self.rate // 10
        return slice(begin, begin + self.period)


def error_of(columns, chain, low, high):
    frequency = columns["frequency_hz"]
    error = columns["spl_db"] - 20 * numpy.log10(numpy.abs(chain.response(frequency)))
    return error[(frequency >= low) & (frequency <= high)]


def check_places(signal):
    """The file is what the page says it is: one sweep `repeats` times."""
    sweeps = [signal.samples[signal.first + n * signal.period:][:signal.period] for n in range(signal.repeats)]
    same = all(numpy.array_equal(sweep, sweeps[0]) for sweep in sweeps)
    end = signal.first + signal.repeats * signal.period
    rate, pilot = signal.rate, signal.rate // 10
    pilots = numpy.array_equal(signal.samples[end:][:pilot], signal.samples[rate:][:pilot])
    yield f"places of {signal.repeats}", None if same and pilots and len(signal.samples) == end + pilot + rate else "differ"


def check_clean(signal, chain):
    played = chain.play(signal.samples)
    for ppm in varied("interop/repeats: drifts", (0, 100, -300), 2):
        done, columns, verdict, figures = signal.analyse(drifted(played, ppm) if ppm else played)
        worst = numpy.max(numpy.abs(error_of(columns, chain, 20, 20000))) if columns else 99
        good = (done.returncode == 0 and worst < 0.01 and abs(figures["drift_ppm"] - ppm) < 0.05 and figures["repeat_spread_db"] < 0.002
                and figures["repeat_shift_samples"] < 0.01 and (verdict["verdict"] == "accepted") == (abs(ppm) <= 200))
        yield f"{signal.repeats} sweeps, {ppm} ppm", None if good else f"{worst:.5f} dB, {verdict['reason']}, {figures}"


def check_noise(folder, chain):
    """White noise of the same strength, drift of 50 ppm: the error falls as 1/sqrt(N), and noise_db by 10 lg N with it."""
    generator = numpy.random.default_rng(21)
    found = {}
    for repeats in (1, 8):
        signal = Signal(folder, repeats, 1.5)
        played = drifted(chain.play(signal.samples), 50)
        noisy = played + 1e-3 * generator.standard_normal(len(played))
        done, columns, _, figures = signal.analyse(noisy, "--noise")
        if done.returncode:
            yield f"noise, {repeats} sweeps", done.stderr
            return
        error = numpy.sqrt(numpy.mean(error_of(columns, chain, 300, 8000) ** 2))
        inside = (columns["frequency_hz"] >= 300) & (columns["frequency_hz"] <= 8000)
        # Of noise n on a signal s the level is off by 20 lg |1 + n/s|: RMS 8.686 / sqrt 2 times the ratio of amplitudes.
        told = 8.686 / numpy.sqrt(2) * numpy.sqrt(numpy.mean(10 ** (-columns["snr_db"][inside] / 10)))
        found[repeats] = (error, numpy.mean(columns["noise_db"][inside]), figures["snr_db"])
        good = figures.get("repeat_spread_db", 0) < 0.1 and abs(error / told - 1) < 0.15
        yield f"noise, {repeats} sweeps", None if good else f"error {error / told:.3f} of what noise_db tells, {figures}"
    ratio = found[1][0] / found[8][0]
    fall = found[1][1] - found[8][1]
    rise = found[8][2] - found[1][2]
    # Some 230 points, each with noise of its own, and noise_db and snr_db told from 1 s.
    good = (abs(ratio / numpy.sqrt(8) - 1) < 0.15 and abs(fall - 10 * numpy.log10(8)) < 1 and abs(rise - 10 * numpy.log10(8)) < 2)
    yield "8 sweeps against one", None if good else f"error {ratio:.2f} times less, noise_db {fall:.2f} less, snr_db {rise:.2f} more"


def check_spread(signal, chain):
    played = chain.play(signal.samples)
    generator = numpy.random.default_rng(22)
    delay = int(chain.delay)
    for number in varied("interop/repeats: sweeps of another level", range(signal.repeats)):
        for noise in (0, 1e-3):
            take = played.copy()
            stretch = signal.stretch(number)
            take[stretch.start + delay:stretch.stop + delay] *= 10 ** (0.5 / 20)
            done, columns, verdict, figures = signal.analyse(take + noise * generator.standard_normal(len(take)))
            mean_db = 20 * numpy.log10(1 + (10 ** (0.5 / 20) - 1) / signal.repeats)
            off = numpy.max(numpy.abs(error_of(columns, chain, 500, 5000) - mean_db))
            good = (done.returncode == 0 and -(0.06 if noise else 0.005) < figures["repeat_spread_db"] - 0.5 < 0.005
                    and "repeats differ" in verdict["reason"] and off < (0.1 if noise else 0.005))
            yield f"0.5 dB in sweep {number + 1}, noise {noise}", None if good else f"{figures['repeat_spread_db']}, mean off by {off:.4f} dB, {verdict['reason']}"
    # A leak: the bass of one sweep falls off by 6 dB per octave below 60 Hz, 1/(1 + (60/f)^2) in power.
    spectrum = numpy.fft.rfft(played)
    frequency = numpy.fft.rfftfreq(len(played), 1 / signal.rate)
    leaky = numpy.fft.irfft(spectrum * (1j * frequency / (60 + 1j * frequency)), len(played))
    take = played.copy()
    take[signal.stretch(1)] = leaky[signal.stretch(1)]
    _, _, verdict, figures = signal.analyse(take)
    # The level of the leaky sweep at 40 Hz is down by 10 lg (1 + 1.5^2) = 5.1 dB, at 50.4 Hz by 3.8 dB.
    yield "leak", None if 3.5 < figures["repeat_spread_db"] < 5.2 and "repeats differ" in verdict["reason"] else f"{figures}"
    quiet = 0.02 * generator.standard_normal(len(played))
    _, _, verdict, figures = signal.analyse(played + quiet)
    yield "noise is no difference", None if "repeats differ" not in verdict["reason"] and figures["repeat_spread_db"] < 0.3 else verdict["reason"]


def check_alignment(signal, chain):
    """A sweep that comes 0.4 samples late, as by 3 mm more of air: uncorrected, 20 kHz would fall by 1.2 dB."""
    played = chain.play(signal.samples)
    frequency = numpy.fft.rfftfreq(len(played))
    late = numpy.fft.irfft(numpy.fft.rfft(played) * numpy.exp(-2j * numpy.pi * frequency * 0.4), len(played))
    take = played.copy()
    take[signal.stretch(1)] = late[signal.stretch(1)]
    done, columns, _, figures = signal.analyse(take)
    worst = numpy.max(numpy.abs(error_of(columns, chain, 20, 20000))) if columns else 99
    good = done.returncode == 0 and worst < 0.005 and abs(figures["repeat_shift_samples"] - 0.4) < 0.005
    yield "a late sweep", None if good else f"{worst:.4f} dB, {figures}: {done.stderr}"


def check_faults(signal, chain):
    generator = numpy.random.default_rng(23)
    rate, block = signal.rate, signal.rate * 256 // RATE
    noisy = chain.play(signal.samples) + 3e-4 * generator.standard_normal(len(signal.samples) + rate)
    done, _, _, _ = signal.analyse(noisy)
    yield "good", None if done.returncode == 0 else done.stderr
    for number in varied("interop/repeats: sweeps with a fault", range(signal.repeats)):
        for second in varied("interop/repeats: places of lost samples", (0.3, -0.2, 1.2, 1.45)):
            at = signal.first + number * signal.period + int((second + 0.01) * rate)
            for name, take in (("lost", numpy.concatenate([noisy[:at], noisy[at + block:]])),
                               ("repeated", numpy.concatenate([noisy[:at], noisy[at - block:]]))):
                for options in ((), ("--single-clock",)) if name == "lost" else ((),):
                    done, _, verdict, _ = signal.analyse(take, *options)
                    good = done.returncode == 1 and ("samples lost" in verdict["reason"] or options)
                    # By one clock, nothing is out of place before the first sweep and after the last.
                    beside = options and (number == 0 and second < 0 or number == signal.repeats - 1 and second > 1.4)
                    yield f"{name} at {second} s of {number + 1} {options}", None if good or beside else verdict["reason"] or "accepted"
        clipped = noisy.copy()
        stretch = signal.stretch(number)
        clipped[stretch] = numpy.clip(noisy[stretch], -0.7 * numpy.max(noisy), 0.7 * numpy.max(noisy))
        done, _, verdict, _ = signal.analyse(clipped)
        good = done.returncode == 1 and "clipped: flat_tops" in verdict["reason"] and f"in repeat {number + 1}" in verdict["reason"]
        yield f"clipped in {number + 1}", None if good else verdict["reason"] or "accepted"
        gone = noisy.copy()
        gone[stretch.start:stretch.stop] *= 0.01
        done, _, verdict, _ = signal.analyse(gone)
        yield f"{number + 1} is missing", None if done.returncode == 1 and "missing_ms" in verdict["reason"] else verdict["reason"] or "accepted"
    for name, take in (("without the last", noisy[:signal.stretch(signal.repeats - 1).start]),
                       ("within the last", noisy[:signal.stretch(signal.repeats - 1).start + rate]),
                       ("without the first", noisy[signal.stretch(1).start:])):
        done, _, verdict, _ = signal.analyse(take)
        yield name, None if done.returncode == 1 and "too short" in verdict["reason"] else verdict["reason"] or "accepted"
    done, columns, _, _ = signal.analyse(noisy[signal.first - rate // 20:])
    yield "begins just before the first", None if done.returncode == 0 and columns else done.stderr


def check_consequences(signal, chain):
    """What else is made of a take is made of the mean."""
    played = chain.play(signal.samples)
    amplitude = 10 ** (-6 / 20)
    clean = signal.samples + 0.02 * signal.samples ** 2
    done, columns, _, _ = signal.analyse(numpy.concatenate([clean, numpy.zeros(RATE)]), "--harmonics", "2", "--ir", signal.folder / "ir.wav")
    # A sine of amplitude A squared is A^2/2 of its second harmonic.
    expected = 20 * numpy.log10(0.02 * amplitude / 2)
    tested = (columns["frequency_hz"] >= 100) & (columns["frequency_hz"] <= 10000)
    off = numpy.max(numpy.abs(columns["h2_dbc"][tested] - expected))
    yield "second harmonic", None if done.returncode == 0 and off < 0.05 else f"off by {off:.3f} dB: {done.stderr}"
    impulse = read_wav(signal.folder / "ir.wav")[1]
    at_1_khz = numpy.abs(numpy.sum(impulse * numpy.exp(-2j * numpy.pi * 1000 / RATE * numpy.arange(len(impulse)))))
    left = round(min(0.4, 0.45 * signal.growth * numpy.log(2)) * RATE)
    yield "impulse response", None if abs(at_1_khz - 1) < 0.002 and numpy.argmax(impulse) == left else f"{at_1_khz} at 1 kHz, greatest at {numpy.argmax(impulse)}, not {left}"
    write_wav(signal.folder / "loop.wav", RATE, [0.5 * numpy.roll(signal.samples, 100)], "float")
    _, columns, _, _ = signal.analyse(played, "--loopback", signal.folder / "loop.wav")
    error = columns["spl_db"] - 20 * numpy.log10(2 * numpy.abs(chain.response(columns["frequency_hz"])))
    yield "--loopback", None if numpy.max(numpy.abs(error)) < 0.005 else f"off by {numpy.max(numpy.abs(error)):.4f} dB"
    quiet = 1e-4 * numpy.random.default_rng(24).standard_normal(10 * RATE)
    write_wav(signal.folder / "noise.wav", RATE, [quiet], "float")
    _, columns, _, _ = signal.analyse(played, "--noise-take", signal.folder / "noise.wav")
    # earbench-measurement(7): white noise has s^2 sum w^2 over A^2 L fs^2 / (4 f), and N sweeps a part of N of it.
    right = RATE // 2
    corrections = 8 if left < right / 2 else 3
    weight = 0
    for side in (left, right):
        half_cosine = 0.5 + 0.5 * numpy.cos(numpy.pi * numpy.clip(2 * numpy.arange(side) / side - 1, 0, 1))
        weight += numpy.sum((1 - (1 - half_cosine) ** (1 + corrections)) ** 2)
    frequency = columns["frequency_hz"]
    expected = 10 * numpy.log10(1e-8 * weight / (amplitude ** 2 * signal.growth * RATE ** 2 / (4 * frequency)) / signal.repeats)
    inside = (frequency > 100) & (frequency < 15000)
    off = numpy.mean((columns["noise_db"] - expected)[inside])
    yield "--noise-take", None if abs(off) < 0.3 else f"off by {off:.2f} dB"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        chain = in_ear(RATE)
        # Half the rate is enough where no accuracy above 10 kHz is asked for.
        two, three, half = Signal(folder, 2, 6), Signal(folder, 3, 1.5, RATE // 2), in_ear(RATE // 2, delay_samples=240.25)
        results = [*check_places(two), *check_places(three), *check_clean(two, chain), *check_noise(folder, chain),
                   *check_spread(three, half), *check_alignment(two, chain), *check_faults(three, half),
                   *check_consequences(two, chain)]
    return finish(results)


if __name__ == "__main__":
    sys.exit(main())
