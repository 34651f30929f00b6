#!/usr/bin/env python3
"""Harmonics and noise of fr-measure analyse against devices whose distortion and noise are known."""

import pathlib
import re
import sys
import tempfile

import numpy

from curves import finish, tool, varied
from sound import Chain, fft_length, in_ear, low_pass, peaking, read_wav, write_wav

HARMONIC_DB = 0.02  # promised by earbench-measurement(7) from 40 Hz to 20 kHz/n, where the floor permits
OVERSAMPLING = 6
POLYNOMIAL = (1, 0.02, 0.01, 0.01, 0.01)
AMPLITUDE = 10 ** (-6 / 20)


def columns_of(fr_csv):
    lines = [line for line in fr_csv.splitlines() if line and not line.startswith("#")]
    rows = numpy.array([[float(cell) for cell in line.split(",")] for line in lines[1:]])
    return dict(zip(lines[0].split(","), rows.T))


def response_of(fr_csv):
    columns = columns_of(fr_csv)
    delay = float(re.search(r"delay-s: *(.*)", fr_csv).group(1))
    angle = numpy.radians(columns["phase_deg"]) - 2 * numpy.pi * columns["frequency_hz"] * delay
    return 10 ** (columns["spl_db"] / 20) * numpy.exp(1j * angle)


def growth_of(path):
    return float(re.search(rb"growth=([0-9.]+)", path.read_bytes()).group(1))


def play(rate, signal, before, after):
    """A filter, a polynomial that knows no aliasing, another filter."""
    count = len(signal) + rate
    length = fft_length(count + 2 * rate)
    frequency = numpy.arange(length // 2 + 1) * rate / length
    spectrum = numpy.zeros(length * OVERSAMPLING // 2 + 1, complex)
    spectrum[:length // 2] = (numpy.fft.rfft(signal, length) * before(frequency))[:length // 2]
    pressure = numpy.fft.irfft(spectrum) * OVERSAMPLING
    bent = numpy.zeros_like(pressure)
    for factor in reversed(POLYNOMIAL):
        bent += factor
        bent *= pressure
    spectrum = numpy.fft.rfft(bent)[:length // 2 + 1] / OVERSAMPLING
    spectrum[-1] = 0
    return numpy.fft.irfft(spectrum * after(frequency), length)[:count]


def truth(frequency, before, after, dwell=1.0):
    """Amplitudes of harmonics 2 to 5 over the fundamental's, by the powers of a cosine.

    `dwell` is the share of the amplitude that a sweep reaches before the distortion.
    """
    _, a2, a3, a4, a5 = POLYNOMIAL
    p = dwell * AMPLITUDE * numpy.abs(before(frequency))
    amplitude = {
        1: p + 3 / 4 * a3 * p ** 3 + 5 / 8 * a5 * p ** 5, 2: a2 * p ** 2 / 2 + a4 * p ** 4 / 2,
        3: a3 * p ** 3 / 4 + 5 / 16 * a5 * p ** 5, 4: a4 * p ** 4 / 8, 5: a5 * p ** 5 / 16,
    }
    fundamental = amplitude[1] * numpy.abs(after(frequency))
    return {n: amplitude[n] * numpy.abs(after(n * frequency)) / fundamental for n in range(2, 6)}


def flat(frequency):
    return numpy.ones_like(frequency, dtype=complex)


def harmonics_wrong(columns, expected, orders=(2, 3), tolerance_db=HARMONIC_DB):
    frequency = columns["frequency_hz"]
    for order in orders:
        tested = (frequency >= 40) & (order * frequency <= 20000)
        error = numpy.abs(columns[f"h{order}_dbc"] - 20 * numpy.log10(expected[order]))[tested]
        if numpy.max(error) > tolerance_db:
            return f"H{order} off by {numpy.max(error):.4f} dB at {frequency[tested][numpy.argmax(error)]:.0f} Hz"
    return None


def check_harmonics(folder):
    for rate, arguments, delay in varied("interop/distortion: rates", ((48000, ["--length", 6], 0.0), (44100, [], 77.3), (96000, ["--length", 6], 480.5))):
        sweep, take = folder / "sweep.wav", folder / "take.wav"
        tool("fr-measure", "sweep", "--rate", rate, "--bits", "float", *arguments, "-o", sweep)
        _, signal = read_wav(sweep)
        highest = min(22000, 0.46 * rate, 0.475 * rate)
        devices = {
            "memoryless": (flat, Chain(rate, [], 1.0, delay).response),
            "filtered": (Chain(rate, [low_pass(rate, 9000), peaking(rate, 4000, 4, 1)]).response,
                         in_ear(rate, 0.25, delay).response),
        }
        for name, (before, after) in devices.items():
            write_wav(take, rate, [play(rate, signal, before, after)], "float")
            columns = columns_of(tool("fr-measure", "analyse", "-s", sweep, "--harmonics", "2-5", take))
            frequency, expected = columns["frequency_hz"], truth(columns["frequency_hz"], before, after)
            yield f"{rate} {name}", harmonics_wrong(columns, expected)
            # Of 24 bits and a float's rounding, what lies below -90 dBc keeps a floor: a tenth of a dB.
            yield f"{rate} {name} H4 and H5", harmonics_wrong(columns, expected, (4, 5), 0.1)
            distortion = 100 * numpy.sqrt(sum(numpy.where(n * frequency <= highest, expected[n], 0) ** 2 for n in expected))
            error = numpy.abs(columns["thd_percent"] - distortion)[frequency >= 40]
            allowed = (10 ** (HARMONIC_DB / 20) - 1) * distortion[frequency >= 40] + 1e-4
            yield f"{rate} {name} THD", None if (error <= allowed).all() else f"THD off by {numpy.max(error):.5f} %"
            ended = all((columns[f"h{n}_dbc"][n * frequency > highest] == -200).all() and
                        (columns[f"h{n}_dbc"][n * frequency <= highest] > -200).all() for n in expected)
            yield f"{rate} {name} ends", None if ended else "expected -200 where n f is too high, and there only"
    columns = columns_of(tool("fr-measure", "analyse", "-s", sweep, "--harmonics", "3", take))
    yield "one order", None if [name for name in columns if name.startswith("h")] == ["h3_dbc", "h3_floor_dbc"] else str(list(columns))


def check_linear(folder):
    """A device without distortion shows none above -100 dBc: the division itself makes none."""
    rate, sweep, take = 48000, folder / "sweep.wav", folder / "take.wav"
    tool("fr-measure", "sweep", "--bits", "float", "-o", sweep)
    _, signal = read_wav(sweep)
    write_wav(take, rate, [in_ear(rate).play(signal)], "float")
    columns = columns_of(tool("fr-measure", "analyse", "-s", sweep, "--harmonics", "2-9", take))
    worst = max(float(numpy.max(columns[f"h{n}_dbc"])) for n in range(2, 10))
    yield "linear", None if worst < -100 else f"{worst:.1f} dBc"


def check_short_sweeps(folder):
    """The sweep's own response is 40 dB above and near: it must not leak into the harmonics."""
    rate, sweep, take = 48000, folder / "sweep.wav", folder / "take.wav"
    for seconds in varied("interop/distortion: lengths", (2, 3, 5)):
        tool("fr-measure", "sweep", "--length", seconds, "--bits", "float", "-o", sweep)
        _, signal = read_wav(sweep)
        for name, after in (("flat", flat), ("in-ear", in_ear(rate).response)):
            write_wav(take, rate, [play(rate, signal, flat, after)], "float")
            columns = columns_of(tool("fr-measure", "analyse", "-s", sweep, "--harmonics", "2-3", take))
            yield f"{seconds} s {name}", harmonics_wrong(columns, truth(columns["frequency_hz"], flat, after))


def check_dwell(folder):
    """A sweep reads what rings before the distortion as earbench-measurement(7) says, a steady tone otherwise."""
    rate, sweep, take = 48000, folder / "sweep.wav", folder / "take.wav"
    tool("fr-measure", "sweep", "--length", 5, "--bits", "float", "-o", sweep)
    _, signal = read_wav(sweep)
    before = Chain(rate, [peaking(rate, 200, 6, 1)]).response
    write_wav(take, rate, [play(rate, signal, before, flat)], "float")
    columns = columns_of(tool("fr-measure", "analyse", "-s", sweep, "--harmonics", "2-3", take))
    frequency = columns["frequency_hz"]

    def delay(at):
        step = 1e-4 * at
        return -numpy.angle(before(at + step) / before(at - step)) / (4 * numpy.pi * step)

    slope = (delay(frequency * 1.001) - delay(frequency / 1.001)) / (2 * numpy.log(1.001))
    steady = truth(frequency, before, flat)
    swept = truth(frequency, before, flat, (1 + slope / growth_of(sweep)) ** -0.5)
    yield "dwell", harmonics_wrong(columns, swept, tolerance_db=0.005)
    # It is large enough to be told from nothing.
    yield "no dwell", None if harmonics_wrong(columns, steady) else "expected to differ from a steady tone"


def energy_of_window(rate, growth, order=None):
    """Sum of the squared weights of the window of the fundamental, with its corrections, or of a harmonic."""
    left, right = min(0.4, 0.45 * growth * numpy.log(2)), 0.5
    corrections = 0 if order else 8 if 2 * left < right else 3
    if order:
        left = min(left, 0.45 * growth * numpy.log((order + 1) / order))
        right = min(right, 0.45 * growth * numpy.log(order / (order - 1)))
    energy = 0
    for side in (left, right):
        along = numpy.clip(2 * numpy.arange(round(side * rate)) / (side * rate) - 1, 0, 1)
        energy += numpy.sum((1 - (0.5 - 0.5 * numpy.cos(numpy.pi * along)) ** (1 + corrections)) ** 2)
    return energy


def check_noise(folder):
    generator = numpy.random.default_rng(11)
    sweep, take, silence = folder / "sweep.wav", folder / "take.wav", folder / "silence.wav"
    for rate, seconds in varied("interop/distortion: rates of noise", ((48000, 10), (44100, 5), (96000, 3))):
        tool("fr-measure", "sweep", "--rate", rate, "--length", seconds, "--bits", "float", "-o", sweep)
        _, signal = read_wav(sweep)
        growth, deviation = growth_of(sweep), 0.001
        played = in_ear(rate).play(signal)
        played += deviation * generator.standard_normal(len(played))
        write_wav(take, rate, [played], "float")
        write_wav(folder / "clean.wav", rate, [in_ear(rate).play(signal)], "float")
        clean = response_of(tool("fr-measure", "analyse", "-s", sweep, folder / "clean.wav"))
        write_wav(silence, rate, [deviation * generator.standard_normal(20 * rate)], "float")
        theory = lambda frequency, order=None: 10 * numpy.log10(
            deviation ** 2 * energy_of_window(rate, growth, order) * 4 * frequency / (AMPLITUDE ** 2 * growth * rate ** 2))
        for arguments, spread in (([], 1.3), (["--noise-take", silence], 0.6)):
            noisy = tool("fr-measure", "analyse", "-s", sweep, "--noise", "--harmonics", "2-3", *arguments, take)
            columns = columns_of(noisy)
            frequency, name = columns["frequency_hz"], f"noise {rate} {len(arguments)}"
            error = (columns["noise_db"] - theory(frequency))[frequency > 30]
            bad = abs(numpy.mean(error)) > spread / 2 or numpy.std(error) > spread
            yield name, f"mean {numpy.mean(error):.2f} dB, spread {numpy.std(error):.2f} dB" if bad else None
            snr = columns["spl_db"] - columns["noise_db"] - columns["snr_db"]
            yield name + " snr", None if numpy.max(numpy.abs(snr)) < 2e-4 else "snr_db is not spl_db - noise_db"
            told = 2 * frequency <= min(22000, 0.46 * rate)
            error = (columns["h2_floor_dbc"] + columns["spl_db"] - theory(2 * frequency, 2))[told]
            bad = abs(numpy.mean(error)) > spread / 2 or numpy.std(error) > spread
            yield name + " floor", f"mean {numpy.mean(error):.2f} dB, spread {numpy.std(error):.2f} dB" if bad else None
            # The noise is what makes a noisy take differ from a clean one.
            power = numpy.mean(numpy.abs(response_of(noisy) - clean) ** 2 / 10 ** (columns["noise_db"] / 10))
            yield name + " itself", None if abs(10 * numpy.log10(power)) < 1.0 else f"{10 * numpy.log10(power):.2f} dB above noise_db"
            # No distortion here: what H2 shows is the noise that its floor foretells.
            power = numpy.mean(10 ** ((columns["h2_dbc"] - columns["h2_floor_dbc"])[told] / 10))
            yield name + " H2", None if abs(10 * numpy.log10(power)) < 1.5 else f"H2 {10 * numpy.log10(power):.2f} dB above its floor"


def check_hum(folder):
    """A tone stands where it is, as high as the window makes it, and not beside."""
    rate, sweep, take = 48000, folder / "sweep.wav", folder / "take.wav"
    tool("fr-measure", "sweep", "--bits", "float", "-o", sweep)
    _, signal = read_wav(sweep)
    generator = numpy.random.default_rng(13)
    played = in_ear(rate).play(signal)
    played += 1e-5 * generator.standard_normal(len(played))
    hum = 20 * 2 ** (64 / 48)  # on the grid
    played += 1e-3 * numpy.sin(2 * numpy.pi * hum * numpy.arange(len(played)) / rate) + 0.02
    write_wav(take, rate, [played], "float")
    columns = columns_of(tool("fr-measure", "analyse", "-s", sweep, "--noise", take))
    growth = growth_of(sweep)
    # The weights of the window, corrected three times, sum to the integral of 1 - (1 - w)^4: 93/128 of half
    # its length more than the other half.
    height = 1e-3 / 2 * (1 + 93 / 128) / 2 * 0.9 * rate / (AMPLITUDE * rate * numpy.sqrt(growth / (4 * hum)))
    error = columns["noise_db"][64] - 20 * numpy.log10(height)
    yield "hum", None if abs(error) < 0.2 else f"off by {error:.2f} dB"
    beside = columns["noise_db"][[55, 73]] - columns["noise_db"][64]
    yield "beside hum", None if (beside < -25).all() else f"{beside} dB"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        results = [*check_harmonics(folder), *check_linear(folder), *check_short_sweeps(folder), *check_dwell(folder), *check_noise(folder), *check_hum(folder)]
    return finish(results)


if __name__ == "__main__":
    sys.exit(main())
