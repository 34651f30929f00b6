#!/usr/bin/env python3
"""The figures of the verdict, as earbench-verdict(7) defines them, by a program of its own."""

import json
import pathlib
import subprocess
import sys
import tempfile

import numpy

from curves import BIN, finish, tool
from sound import in_ear, read_wav, write_wav
from verdict_page import RATE, SECONDS, START, COUNT, Page


def figures(folder, take, options=("--single-clock",)):
    write_wav(folder / "take.wav", RATE, [take], 24)
    subprocess.run([BIN / "fr-measure", "analyse", "-q", *options, "-s", folder / "sweep.wav", folder / "take.wav", "-o",
                    "/dev/null", "--report", folder / "report.json"], capture_output=True, check=False)
    checks = json.loads((folder / "report.json").read_text())[0]["checks"]
    return {check["name"]: check["value"] for check in checks}, {check["name"]: check["at"] for check in checks}


def takes(signal):
    generator = numpy.random.default_rng(5)
    played = in_ear(RATE, 0.5).play(signal)
    noise = generator.standard_normal(len(played))
    yield "good", played + 3e-4 * noise
    yield "hum", played + 1e-4 * noise + 2e-3 * numpy.sin(2 * numpy.pi * 120 * numpy.arange(len(played)) / RATE)
    # White without chance: the silence before it is a single sample, and one of nearly no weight where the record begins.
    single = numpy.concatenate([numpy.zeros(RATE // 10), 0.5 * signal])
    single[[0, RATE // 2]] = 1e-6, 0.01
    yield "single sample before", single
    yield "clipped under noise", numpy.clip(played, -0.3, 0.3) + 1e-4 * noise
    yield "clipped before the ear", in_ear(RATE, 0.5).play(numpy.clip(signal, -0.4, 0.4)) + 1e-4 * noise
    lost = played + 1e-4 * noise
    yield "lost samples", numpy.concatenate([lost[:3 * RATE], lost[3 * RATE + 256:]])
    second = numpy.arange(len(played)) / RATE
    yield "thump", lost + 0.1 * numpy.exp(-((second - 1.8) / 0.02) ** 2)
    yield "tone that begins", lost + 0.003 * (second > 3.5) * numpy.sin(2 * numpy.pi * 1000 * second)
    bass = numpy.where((second[:len(signal)] > 1.4) & (second[:len(signal)] < 2.0), numpy.clip(signal, -0.4, 0.4), signal)
    yield "bass clipped", in_ear(RATE, 0.5).play(bass) + 1e-4 * noise
    yield "twice", played + 0.5 * numpy.roll(played, RATE // 2) + 1e-4 * noise


def takes_with_pilots(signal):
    """With a second pilot where it should be: the clock is not corrected."""
    generator = numpy.random.default_rng(6)
    played = in_ear(RATE, 0.5).play(signal)
    noise = 1e-4 * generator.standard_normal(len(played))
    ramp = numpy.linspace(0, 3, len(played))
    yield "steady", played + noise
    yield "ramp", played * 10 ** (ramp / 20) + noise
    yield "cubic", in_ear(RATE, 0.5).play(signal - 0.8 * signal ** 3) + noise
    early = played + noise
    where, again = 4 * RATE, START + COUNT + int(0.1 * RATE)
    early = numpy.concatenate([early[:where], early[where + 48:again], numpy.zeros(48), early[again:]])
    yield "lost and made up for", early
    yield "whine", played + noise + 0.02 * numpy.sin(2 * numpy.pi * 3700 * numpy.arange(len(played)) / RATE)


def main():
    results = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tool("fr-measure", "sweep", "--length", SECONDS, "-o", folder / "sweep.wav")
        _, signal = read_wav(folder / "sweep.wav")
        for kind, take in takes(signal):
            found, places = figures(folder, take)
            page = Page(read_wav(folder / "take.wav")[1], signal)
            # A tone between two frequencies of the transform reads up to 0.4 dB low, 0.1 where it is four times as long as the
            # window. Over a few of them chance differs. Energies are summed in other steps of time.
            click, click_s = page.click_db()
            disturbed, disturbed_hz = page.disturbed_db()
            wanted = {"ceiling_ratio": (page.ceiling_ratio(), 0.01), "high_harmonics_db": (page.high_harmonics_db(), 0.05),
                      "window_share_db": (page.window_share_db(), 0.01), "click_db": (click, 0.1),
                      "disturbed_db": (disturbed, 0.02 + 0.01 * disturbed), "bass_third_db": (page.bass_third_db(), 0.1),
                      "hum_db": (page.hum_db(), 0.4),
                      "snr_db": (page.snr_db(), 0.15 if kind == "hum" else 0.05), "octave_step_ms": (page.octave_step_ms(), 0.1),
                      "arrival_jump_ms": (page.arrival_jump_ms(), 0.2)}
            for figure, (value, tolerance) in wanted.items():
                bad = abs(found[figure] - value) > tolerance * max(1.0, abs(value) if figure == "ceiling_ratio" else 1.0)
                results.append((f"{kind}: {figure}", f"{found[figure]} for {value:.3f}" if bad else None))
            # One point further, where two are alike.
            at = places["disturbed_db"]
            far = disturbed > 0.01 and abs(numpy.log2(at / disturbed_hz)) > 1.5 / 48
            results.append((f"{kind}: place of the disturbance", f"{at} for {disturbed_hz:.1f}" if far else None))
            at = places["click_db"]
            results.append((f"{kind}: place of the click", None if abs(at - click_s) < 0.001 else f"{at} for {click_s:.3f}"))
        for kind, take in takes_with_pilots(signal):
            found, _ = figures(folder, take, ())
            wanted = Page(read_wav(folder / "take.wav")[1], signal).pilot_figures(signal)
            for figure, value in wanted.items():
                # A hundredth of a sample and of a decibel: the clock is still corrected by what noise makes of it.
                bad = abs(found[figure] - value) > 0.02
                results.append((f"{kind}: {figure}", f"{found[figure]} for {value:.3f}" if bad else None))
    return finish(results)


if __name__ == "__main__":
    sys.exit(main())
