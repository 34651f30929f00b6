#!/usr/bin/env python3
"""Windows, minimum and excess phase, group delay and impulse responses of fr-measure, by other arithmetic."""

import pathlib
import subprocess
import sys
import tempfile

import numpy

from curves import BIN, finish, tool
from sound import Chain, in_ear, peaking, read_wav, write_wav

LEVEL_DB, PHASE_DEG = 0.005 + 5e-5, 0.05 + 5e-4  # promised by earbench-measurement(7), and the last digit


def wrapped(degrees):
    return -((180 - degrees) % 360 - 180)


def worst(values):
    return float(numpy.max(numpy.abs(values)))


def analyse(*arguments):
    text = tool("fr-measure", "analyse", *arguments)
    notes = dict(line[2:].split(": ", 1) for line in text.splitlines() if line.startswith("# "))
    lines = [line for line in text.splitlines() if line[:1].isdigit()]
    header = next(line for line in text.splitlines() if line.startswith("frequency_hz"))
    rows = numpy.array([[float(cell) for cell in line.split(",")] for line in lines])
    return notes, dict(zip(header.split(","), rows.T))


def tail_slope(x, y):
    """Least squares over a third of an octave from the first point on."""
    near = numpy.abs(x - x[0]) <= 0.334 * numpy.log(2)
    limit = 24 / 20 * numpy.log(10) / numpy.log(2)
    return float(numpy.clip(numpy.polyfit(x[near], y[near], 1)[0], -limit, limit))


def bode(frequency, level_db, at_hz):
    """Bode's relation by numerical quadrature over v, u = +-e^v, of piecewise constant slopes."""
    x, y = numpy.log(frequency), level_db * numpy.log(10) / 20
    slopes = numpy.concatenate([[tail_slope(x, y)], numpy.diff(y) / numpy.diff(x), [tail_slope(x[::-1], y[::-1])]])
    v = numpy.linspace(-25, numpy.log(40), 400001)
    u = numpy.exp(v)
    kernel = -numpy.log(numpy.tanh(u / 2)) * u
    phase = 0.0
    for sign in (-1, 1):
        slope = slopes[numpy.searchsorted(x, numpy.log(at_hz) + sign * u, side="right")]
        phase += numpy.sum((slope * kernel)[1:] + (slope * kernel)[:-1]) / 2 * (v[1] - v[0])
    return numpy.degrees(phase / numpy.pi)


def check_phase(folder, sweep, signal):
    rate, take = 48000, folder / "take.wav"
    chain = in_ear(rate)
    write_wav(take, rate, [chain.play(signal)], "float")
    total_notes, total = analyse("-s", sweep, take)
    notes, minimum = analyse("-s", sweep, "--phase", "minimum", take)
    excess_notes, excess = analyse("-s", sweep, "--phase", "excess", take)
    f = total["frequency_hz"]
    # A step of the quadrature is 7e-5 of u: where a slope jumps inside one, little comes of it.
    wrong = [wrapped(minimum["phase_deg"][i] - bode(f, total["spl_db"], f[i])) for i in range(1, len(f) - 1, 53)]
    yield "minimum phase as defined", None if worst(wrong) < 0.05 else f"off by {worst(wrong):.4f} degrees"
    yield "minimum phase has no delay", None if "delay-s" not in notes and notes["phase"] == "minimum" else str(notes)
    both = wrapped(minimum["phase_deg"] + excess["phase_deg"] - total["phase_deg"])
    yield "minimum and excess make the total", None if worst(both) < 0.0016 else f"off by {worst(both):.4f}"
    yield "excess phase keeps the delay", None if (
        excess_notes["delay-s"] == total_notes["delay-s"] and excess_notes["phase"] == "excess") else str(excess_notes)
    # Resonances in the middle of the band, sampled so fast that they are as in analogue filters: minimum phase.
    fast, quick = 192000, folder / "fast.wav"
    tool("fr-measure", "sweep", "--rate", fast, "--length", 4, "-o", quick)
    chain = Chain(fast, [peaking(fast, 150, 8, 2), peaking(fast, 900, -6, 1.5), peaking(fast, 2800, 10, 3)], 0.3, 2000.25)
    write_wav(take, fast, [chain.play(read_wav(quick)[1])], "float")
    _, minimum = analyse("-s", quick, "--phase", "minimum", take)
    f = minimum["frequency_hz"]
    truth = numpy.degrees(numpy.angle(chain.response(f) * numpy.exp(2j * numpy.pi * f * chain.delay / fast)))
    # What lies beyond the ends has slopes below 0.03 (a peak's falls with the square of the distance): a quarter of pi
    # of it is 1.4 degrees at the very end; inside, the kernel leaves a tenth of that.
    inside = (f > 60) & (f < 8000)
    yield "minimum phase of resonances", None if worst((minimum["phase_deg"] - truth)[inside]) < 0.3 else (
        f"off by {worst((minimum['phase_deg'] - truth)[inside]):.3f} degrees")
    notes, delay = analyse("-s", quick, "--group-delay", take)
    step = 1e-3
    turned = numpy.angle(chain.response(f * (1 + step)) / chain.response(f * (1 - step)) *
                         numpy.exp(2j * numpy.pi * f * 2 * step * chain.delay / fast))
    truth = 1000 * (chain.delay / fast - turned / (2 * numpy.pi * f * 2 * step))
    # The phase is right within 0.05 degrees, but smooth: allow its rounding to 0.001 degrees over a step of 1.4 %, and
    # 1 % for the parabola across resonances of Q 3.
    allowed = 1000 * 0.002 / 360 / (0.0145 * f) + 0.01 * worst(truth - 1000 * chain.delay / fast) + 1e-3
    found = delay["group_delay_ms"]
    yield "group delay", None if numpy.all(numpy.abs(found - truth)[inside] < allowed[inside]) else (
        f"off by {worst((found - truth)[inside]):.5f} ms")
    three = numpy.polyfit(f[100:103], numpy.unwrap(numpy.radians(delay["phase_deg"][100:103])), 2)
    slope = 2 * three[0] * f[101] + three[1]
    wanted = 1000 * (float(notes["delay-s"]) - slope / (2 * numpy.pi))
    yield "group delay as defined", None if abs(found[101] - wanted) < 0.002 else f"{found[101]} instead of {wanted}"


def check_windows(folder, sweep, signal):
    rate, take = 48000, folder / "take.wav"
    direct = in_ear(rate)
    late = Chain(rate, direct.biquads, 0.3 * direct.gain, direct.delay + 0.020 * rate)
    write_wav(take, rate, [direct.play(signal) + late.play(signal)], "float")
    notes, gated = analyse("-s", sweep, "--window", "5,15", take)
    f = gated["frequency_hz"]
    truth = 20 * numpy.log10(numpy.abs(direct.response(f)))
    # A window of 20 ms smooths over 50 Hz and more: above 2 kHz the chain's widest detail there, 11.5 kHz / Q 5, is wide.
    high = f > 2000
    yield "echo gated away", None if worst((gated["spl_db"] - truth)[high]) < 0.05 else (
        f"off by {worst((gated['spl_db'] - truth)[high]):.4f} dB")
    _, fdw = analyse("-s", sweep, "--fdw", "12", take)
    both = 20 * numpy.log10(numpy.abs(direct.response(f) + late.response(f)))
    comb = f > 12 / 2 / 0.020 * 1.2  # the echo lies outside half the window's width above 300 Hz
    yield "echo outside the cycles", None if worst((fdw["spl_db"] - both)[comb]) > 1 else "the echo still shows"
    # The definition, from the impulse response itself: what the window of 405 ms and the Hann window leave.
    response = numpy.fft.irfft(direct.response(numpy.fft.rfftfreq(1 << 18, 1 / rate)) +
                               late.response(numpy.fft.rfftfreq(1 << 18, 1 / rate)), 1 << 18)
    arrival = float(notes["delay-s"])
    time = numpy.arange(1 << 16) / rate
    wrong = []
    for i in range(200, len(f), 23):
        distance = numpy.abs(time - arrival) * f[i] / 6
        hann = numpy.where(distance < 1, 0.5 + 0.5 * numpy.cos(numpy.pi * numpy.minimum(distance, 1)), 0)
        value = numpy.sum(response[:1 << 16] * hann * numpy.exp(-2j * numpy.pi * f[i] * time))
        wrong.append(20 * numpy.log10(abs(value)) - fdw["spl_db"][i])
    # Side lobes of the Hann window at the band's edges, which the sweep has and this sum has not: -60 dB below 19 kHz.
    yield "frequency-dependent window as defined", None if worst(wrong[:-1]) < 0.01 else f"off by {worst(wrong):.4f} dB"
    done = subprocess.run([BIN / "fr-measure", "analyse", "-s", sweep, "--window", "900,100", take], capture_output=True,
                          text=True, check=False)
    wanted = "fr-measure: window shortened to 405.5 ms on the left: the second harmonic lies beyond\n"
    yield "guard", None if wanted in done.stderr else done.stderr
    impulse = folder / "impulse.wav"
    analyse("-s", sweep, "--window", "10,300", "--ir", impulse, take)
    ir_rate, samples = read_wav(impulse)
    yield "impulse response", None if (ir_rate, len(samples)) == (rate, 14880) else f"{ir_rate} Hz, {len(samples)} samples"
    start = round(arrival * rate) - 480
    spectrum = numpy.fft.rfft(samples, 1 << 16)
    bins = numpy.fft.rfftfreq(1 << 16, 1 / rate)
    middle = (bins > 500) & (bins < 15000)
    spectrum, bins = spectrum[middle], bins[middle]
    expected = (direct.response(bins) + late.response(bins)) * numpy.exp(2j * numpy.pi * bins * start / rate)
    off = worst(spectrum / expected - 1)
    yield "spectrum of the impulse response", None if off < 0.005 else f"off by {off:.5f}"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sweep = folder / "sweep.wav"
        tool("fr-measure", "sweep", "-o", sweep)
        _, signal = read_wav(sweep)
        return finish([*check_phase(folder, sweep, signal), *check_windows(folder, sweep, signal)])


if __name__ == "__main__":
    sys.exit(main())
