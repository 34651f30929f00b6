#!/usr/bin/env python3
"""fr-measure analyse on chains whose response is known, played here, by other arithmetic than ours."""

import pathlib
import subprocess
import sys
import tempfile

import numpy

from curves import BIN, finish, tool, varied
from sound import Chain, high_pass, in_ear, low_pass, peaking, read_wav, write_wav

MAGNITUDE_DB = 0.005  # promised by earbench-measurement(7) where the SNR is above 66 dB
PHASE_DEG = 0.05


def parse(fr_csv):
    """(notes, array of rows) of every block."""
    curves = []
    for block in fr_csv.split("\n\n\n"):
        lines = block.splitlines()
        notes = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# ") and ": " in line)
        rows = [[float(cell) for cell in line.split(",")] for line in lines if line[:1].isdigit()]
        curves.append((notes, numpy.array(rows)))
    return curves


def deviation(curve, chain):
    """Greatest error of magnitude (dB) and phase (degrees), the delay put back in."""
    notes, rows = curve
    frequency = rows[:, 0]
    found = 10 ** (rows[:, 1] / 20) * numpy.exp(1j * numpy.radians(rows[:, 2]))
    found = found * numpy.exp(-2j * numpy.pi * frequency * float(notes["delay-s"]))
    error = found / chain.response(frequency)
    return float(numpy.max(numpy.abs(20 * numpy.log10(numpy.abs(error))))), float(
        numpy.max(numpy.abs(numpy.degrees(numpy.angle(error)))))


def judge(curve, chain, points=479):
    if len(curve[1]) != points:
        return f"expected {points} points but found {len(curve[1])}"
    magnitude, phase = deviation(curve, chain)
    if magnitude > MAGNITUDE_DB or phase > PHASE_DEG:
        return f"off by {magnitude:.5f} dB and {phase:.4f} degrees"
    return None


def check_chains(folder):
    kinds = ((48000, (16, 24, 32, "float")), (44100, (16, 24)), (96000, (24, "float")))
    for rate, bits_of_rate in varied("interop/analyse: rates", kinds):
        for bits in bits_of_rate:
            sweep = folder / f"sweep-{rate}-{bits}.wav"
            tool("fr-measure", "sweep", "--rate", rate, "--bits", bits, "--length", 6, "-o", sweep)
            _, signal = read_wav(sweep)
            chains = [in_ear(rate), Chain(rate, [], -0.5, 1234.37)] if bits in (24, "float") else [in_ear(rate, 0.35, 77.2)]
            for chain in chains:
                take = folder / "take.wav"
                write_wav(take, rate, [chain.play(signal)], bits)
                curve = parse(tool("fr-measure", "analyse", "--sweep", sweep, take))[0]
                yield f"{rate} Hz {bits} delay {chain.delay}", judge(curve, chain)


def check_default_sweep(folder):
    rate, sweep = 48000, folder / "default.wav"
    tool("fr-measure", "sweep", "-o", sweep)
    _, signal = read_wav(sweep)
    chains = {
        "resonant": Chain(rate, [peaking(rate, 100, 14, 1.2), peaking(rate, 300, 12, 8)], 0.15),
        "low-pass": Chain(rate, [low_pass(rate, 300)], 0.5),
        "high-pass": Chain(rate, [high_pass(rate, 300)], 0.5),
        "early take": Chain(rate, [], 0.5, -20000),
    }
    for name, chain in chains.items():
        played = chain.play(signal) if chain.delay >= 0 else 0.5 * signal[20000:]
        write_wav(folder / "take.wav", rate, [played], "float")
        yield name, judge(parse(tool("fr-measure", "analyse", "-s", sweep, folder / "take.wav"))[0], chain)
    left, right = in_ear(rate), in_ear(rate, 0.2, 481.25)
    write_wav(folder / "Duo.wav", rate, [left.play(signal), right.play(signal)], 24)
    curves = parse(tool("fr-measure", "analyze", "-s", sweep, folder / "Duo.wav"))
    yield "stereo names", None if [c[0].get("channel") for c in curves] == ["L", "R"] else "expected channels L and R"
    for curve, chain in zip(curves, (left, right)):
        yield f"stereo {curve[0]['channel']}", judge(curve, chain)
    curve = parse(tool("fr-measure", "analyse", "-s", sweep, "--linear", folder / "Duo.wav", "--channel", "R"))[0]
    yield "--linear", judge(curve, right, 54559)


def exponential_sweep(rate, low, high, seconds, fade_in, fade_out, before, after):
    """As other programs make it: phase 0 at the start, no pilots, no metadata."""
    time = numpy.arange(int(seconds * rate)) / rate
    growth = seconds / numpy.log(high / low)
    sweep = 0.5 * numpy.sin(2 * numpy.pi * low * growth * (numpy.exp(time / growth) - 1))
    count = int(fade_in * rate)
    sweep[:count] *= 0.5 - 0.5 * numpy.cos(numpy.pi * numpy.arange(count) / max(count, 1))
    count = int(fade_out * rate)
    if count:
        sweep[-count:] *= 0.5 + 0.5 * numpy.cos(numpy.pi * numpy.arange(count) / count)
    return numpy.concatenate([numpy.zeros(int(before * rate)), sweep, numpy.zeros(int(after * rate))])


def check_foreign_sweeps(folder):
    rate, chain = 48000, in_ear(48000)
    for shape in ((20, 20000, 6, 0.05, 0.005, 0, 1), (10, 22000, 10, 0.05, 0.005, 1, 1), (1, 24000, 5.46, 0, 0, 0, 1)):
        sweep = folder / "foreign.wav"
        write_wav(sweep, rate, [exponential_sweep(rate, *shape)], "float")
        _, signal = read_wav(sweep)
        write_wav(folder / "take.wav", rate, [chain.play(signal)], "float")
        yield f"sweep {shape}", judge(parse(tool("fr-measure", "analyse", "-s", sweep, folder / "take.wav"))[0], chain)


def check_noise(folder):
    """With noise the error is what the SNR at each frequency allows, 20 lg(1 + 10^(-SNR/20)), three sigma of it."""
    rate, sweep, chain = 48000, folder / "default.wav", in_ear(48000)
    _, signal = read_wav(sweep)
    played = chain.play(signal)
    generator = numpy.random.default_rng(3)
    noise = generator.standard_normal(len(played)) * numpy.sqrt(numpy.mean(played ** 2)) * 10 ** (-50 / 20)
    write_wav(folder / "take.wav", rate, [played + noise], "float")
    _, rows = parse(tool("fr-measure", "analyse", "-s", sweep, folder / "take.wav"))[0]
    # The sweep has |X|^2 = A^2 L fs^2 / (4 f); white noise of variance s^2, seen through a window of 0.9 s whose squared
    # weights sum to 0.6875 of it (half flat, half Tukey taper: 1/2 + 1/2 * 3/8), has s^2 * 0.6875 * 0.9 s * fs after
    # division by X at the frequency it arrives with.
    growth = round(10 * 10 / numpy.log(2200)) / 10
    amplitude = 10 ** (-6 / 20)
    per_bin = amplitude ** 2 * growth * rate ** 2 / (4 * rows[:, 0])
    variance = numpy.var(noise) * 0.6875 * 0.9 * rate
    share = 3 * numpy.sqrt(variance / per_bin) / numpy.abs(chain.response(rows[:, 0]))
    error = numpy.abs(rows[:, 1] - 20 * numpy.log10(numpy.abs(chain.response(rows[:, 0]))))
    allowed = 20 * numpy.log10(1 + share)
    bad = int(numpy.sum(error > allowed))
    yield "noise at 50 dB", None if bad <= 5 else f"{bad} of {len(error)} points outside three sigma"


def verdict(folder, samples, rate=48000, bits=24):
    write_wav(folder / "take.wav", rate, samples if isinstance(samples, list) else [samples], bits)
    done = subprocess.run([BIN / "fr-measure", "analyse", "-s", folder / "default.wav", folder / "take.wav"],
                          capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.strip()


def check_verdicts(folder):
    rate = 48000
    _, signal = read_wav(folder / "default.wav")
    played = in_ear(rate).play(signal)
    peak = numpy.max(numpy.abs(played))
    generator = numpy.random.default_rng(5)
    positions = numpy.arange(len(played))
    tool("fr-measure", "sweep", "--length", 9, "-o", folder / "nine.wav")
    _, nine = read_wav(folder / "nine.wav")
    level = numpy.sqrt(numpy.mean(played ** 2))
    good = {
        "clean": played, "polarity": -played, "touching full scale": played / peak * (1 - 2.0 ** -20),
        "10 dB SNR": played + generator.standard_normal(len(played)) * level * 10 ** (-10 / 20),
        "hum and DC": played + 0.05 * numpy.sin(2 * numpy.pi * 50 * positions / rate) + 0.05,
        "long silence": numpy.concatenate([numpy.zeros(20 * rate), played]),
    }
    bad = {
        "silent": (0 * played, "silent"),
        "noise": (0.01 * generator.standard_normal(len(played)), "nothing is heard"),
        "clipped": (numpy.clip(1.5 * played / peak, -1, 1), "clipped"),
        "clipped below full scale": (numpy.clip(played, -0.7 * peak, 0.7 * peak), "clipped"),
        "other length": (nine, "other sweep"),
        "backwards": (played[::-1], "other signal"),
        "5000 ppm": (numpy.interp(numpy.arange(0, len(played) - 1, 1.005), positions, played), ""),
        "ends early": (played[:int(8.0 * rate)], "too short"),
        # The sweep starts at 1.4 s and passes 20 kHz L ln(2000) = 9.881 s later; the chain is late by 10 ms.
        "ends 50 ms early": (played[:int((1.4 + 9.881 + 0.01 - 0.05) * rate)], "too short"),
        "starts late": (played[int(3.5 * rate):], "too short"),
    }
    for name, samples in good.items():
        code, message = verdict(folder, samples)
        yield f"accepted: {name}", None if code == 0 and "accepted" in message else f"exit {code}: {message}"
    for name, (samples, reason) in bad.items():
        code, message = verdict(folder, samples)
        yield f"rejected: {name}", None if code == 1 and f"rejected: {reason}" in message else f"exit {code}: {message}"
    code, message = verdict(folder, played, rate=44100)
    yield "rejected: wrong rate", None if code == 1 and "wrong rate: 44100 Hz" in message else f"exit {code}: {message}"
    code, message = verdict(folder, [played, 0 * played])
    yield "rejected: one channel", None if code == 1 and "channel R: rejected: silent" in message else f"exit {code}: {message}"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        results = [*check_chains(folder), *check_default_sweep(folder), *check_foreign_sweeps(folder), *check_noise(folder),
                   *check_verdicts(folder)]
    return finish(results)


if __name__ == "__main__":
    sys.exit(main())
