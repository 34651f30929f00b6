#!/usr/bin/env python3
"""Clock drift and the verdict of fr-measure on takes that are spoilt, or not, by arithmetic of our own."""

import json
import pathlib
import subprocess
import sys
import tempfile

import numpy

from curves import BIN, finish, tool, varied
from sound import Chain, drifted, high_pass, in_ear, low_pass, peaking, read_wav, write_wav

RATE = 48000
DRIFT_PPM = 0.05
MAGNITUDE_DB = 0.01
EXCESS_PHASE_DEG = 1.0


def analyse(folder, samples, *options, sweep="sweep.wav"):
    write_wav(folder / "take.wav", RATE, [samples], 24)
    done = subprocess.run([BIN / "fr-measure", "analyse", "-s", folder / sweep, folder / "take.wav", "--report",
                           folder / "report.json", *options], capture_output=True, text=True, check=False)
    report = json.loads((folder / "report.json").read_text())[0]
    return done, report, {check["name"]: check["value"] for check in report["checks"]}


def response_error(fr_csv, chain):
    """Greatest error of the level, and of the phase from 100 Hz to 15 kHz besides a delay."""
    notes = dict(line[2:].split(": ", 1) for line in fr_csv.splitlines() if line.startswith("# ") and ": " in line)
    rows = numpy.array([[float(cell) for cell in line.split(",")] for line in fr_csv.splitlines() if line[:1].isdigit()])
    frequency = rows[:, 0]
    found = 10 ** (rows[:, 1] / 20) * numpy.exp(1j * numpy.radians(rows[:, 2]))
    error = found * numpy.exp(-2j * numpy.pi * frequency * float(notes["delay-s"])) / chain.response(frequency)
    inside = (frequency >= 100) & (frequency <= 15000)
    phase = numpy.degrees(numpy.unwrap(numpy.angle(error[inside])))
    line = numpy.polyval(numpy.polyfit(frequency[inside], phase, 1), frequency[inside])
    return float(numpy.max(numpy.abs(20 * numpy.log10(numpy.abs(error))))), float(numpy.max(numpy.abs(phase - line)))


def check_drift(folder, played, chain):
    for ppm in varied("interop/verdict: drifts", (20, -100, 300)):
        done, report, figures = analyse(folder, drifted(played, ppm))
        if done.returncode:
            yield f"{ppm} ppm", done.stderr.strip()
            continue
        magnitude, phase = response_error(done.stdout, chain)
        wrong = (abs(figures["drift_ppm"] - ppm) > DRIFT_PPM or magnitude > MAGNITUDE_DB or phase > EXCESS_PHASE_DEG
                 or (report["verdict"] == "accepted") != (abs(ppm) <= 200))
        found = f"drift {figures['drift_ppm']}, {magnitude:.4f} dB, {phase:.3f} degrees, {report['verdict']}"
        yield f"{ppm} ppm", found if wrong else None
    generator = numpy.random.default_rng(11)
    noise = generator.standard_normal(len(played)) * numpy.sqrt(numpy.mean(played ** 2)) / 10
    slow = drifted(played, 20)[:len(played)]
    _, _, figures = analyse(folder, slow + noise[:len(slow)])
    yield "20 ppm at 20 dB SNR", None if abs(figures["drift_ppm"] - 20) < DRIFT_PPM else f"found {figures['drift_ppm']}"
    done, _, _ = analyse(folder, drifted(played, 1500))
    yield "1500 ppm", None if done.returncode == 1 and "clock drift" in done.stderr else done.stderr


def check_lost_samples(folder, chain):
    """With a sweep of 3 s, as there are many takes."""
    tool("fr-measure", "sweep", "--length", 3, "-o", folder / "short.wav")
    played = chain.play(read_wav(folder / "short.wav")[1])
    generator = numpy.random.default_rng(12)
    noise = generator.standard_normal(2 * len(played)) * numpy.sqrt(numpy.mean(played ** 2)) * 10 ** (-35 / 20)
    noisy = played + noise[:len(played)]
    done, _, _ = analyse(folder, noisy, sweep="short.wav")
    yield "35 dB SNR", None if done.returncode == 0 else done.stderr
    # From the end of the first pilot, 1.1 s, to the beginning of the second, 4.78 s with this sweep, 10 ms late: it takes
    # 0.4 s ln 2200 = 3.08 s from 1.4 s on.
    for second in varied("interop/verdict: places of lost samples", (2.6, 1.2, 1.45, 1.9, 3.2, 3.8, 4.2, 4.4, 4.7), 2):
        at = int(second * RATE)
        spoilt = {
            "lost": numpy.concatenate([noisy[:at], noisy[at + 256:]]),
            "repeated": numpy.concatenate([noisy[:at], noisy[at - 256:]]),
        }
        if 1.4 < second < 4.45:
            spoilt["zeros"] = numpy.concatenate([noisy[:at], numpy.zeros(480), noisy[at + 480:]])
        for name, samples in spoilt.items():
            done, report, _ = analyse(folder, samples, sweep="short.wav")
            yield f"{name} at {second} s", None if done.returncode == 1 else f"accepted: {report['checks']}"


def check_other_ears(folder, signal):
    """Takes that look odd and are good: strong bass, a dip of 20 dB, treble that is 60 dB down."""
    chains = {
        "strong bass": Chain(RATE, [peaking(RATE, 40, 14, 0.7)], 0.1, 300.3),
        "dip": Chain(RATE, [peaking(RATE, 3000, -20, 3), high_pass(RATE, 25)], 0.4, 12.5),
        "no treble": Chain(RATE, [low_pass(RATE, 1500), low_pass(RATE, 3000)], 0.4, 77.0),
    }
    generator = numpy.random.default_rng(13)
    for name, chain in chains.items():
        played = chain.play(signal)
        for snr in (80, 32):
            noise = generator.standard_normal(len(played)) * numpy.sqrt(numpy.mean(played ** 2)) * 10 ** (-snr / 20)
            done, _, _ = analyse(folder, played + noise)
            yield f"{name} at {snr} dB", None if done.returncode == 0 else done.stderr


def check_options(folder, played):
    done, report, _ = analyse(folder, played, "--limit", "peak_dbfs=-40")
    yield "--limit", None if done.returncode == 1 and report["verdict"] == "rejected" else done.stderr
    done, report, _ = analyse(folder, played, "--warn", "peak_dbfs=-40")
    yield "--warn", None if done.returncode == 0 and report["verdict"] == "accepted with warnings" else done.stderr
    _, _, figures = analyse(folder, drifted(played, 100), "--single-clock")
    yield "--single-clock", None if "drift_ppm" not in figures else "drift was told"


def check_loopback(folder, signal):
    """A converter with a response and a latency of its own, in the loop and in the take: what is left is the ear's."""
    converter = Chain(RATE, [high_pass(RATE, 8), low_pass(RATE, 21000)], 0.8, 1000.4)
    ear = in_ear(RATE, 0.3, 12.25)
    loop = converter.play(signal)
    both = Chain(RATE, [*converter.biquads, *ear.biquads], converter.gain * ear.gain, converter.delay + ear.delay)
    write_wav(folder / "loop.wav", RATE, [loop], 24)
    done, _, _ = analyse(folder, both.play(signal), "--loopback", folder / "loop.wav")
    magnitude, phase = response_error(done.stdout, ear) if done.returncode == 0 else (99, 99)
    delayed = "# level: dB re loopback" in done.stdout and abs(float(done.stdout.split("# delay-s: ")[1].split()[0]) - 12.25 / RATE) < 2e-4
    yield "--loopback", None if magnitude < 0.005 and phase < 0.05 and delayed else f"{magnitude:.4f} dB, {phase:.3f} degrees"
    write_wav(folder / "duo.wav", RATE, [both.play(signal), loop], 24)
    by_channel = tool("fr-measure", "analyse", "-q", "-s", folder / "sweep.wav", "--ref-channel", 2, folder / "duo.wav")
    magnitude, phase = response_error(by_channel, ear)
    yield "--ref-channel", None if magnitude < 0.005 and phase < 0.05 else f"{magnitude:.4f} dB, {phase:.3f} degrees"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tool("fr-measure", "sweep", "--length", 6, "-o", folder / "sweep.wav")
        _, signal = read_wav(folder / "sweep.wav")
        chain = in_ear(RATE)
        played = chain.play(signal)
        results = [*check_drift(folder, played, chain), *check_lost_samples(folder, chain),
                   *check_other_ears(folder, signal), *check_options(folder, played),
                   *check_loopback(folder, signal)]
    return finish(results)


if __name__ == "__main__":
    sys.exit(main())
