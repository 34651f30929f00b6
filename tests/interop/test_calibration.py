#!/usr/bin/env python3
"""fr-measure analyse --cal, --coupler-cal and --spl-at against other arithmetic, for files of every maker."""

import pathlib
import subprocess
import sys
import tempfile

import numpy

from curves import BIN, finish, tool
from sound import in_ear, read_wav, write_wav

LEVEL_DB = 0.0051 + 5e-5  # what earbench-measurement(7) promises, and the last digit
PHASE_DEG = 0.05 + 5e-4
GRID = numpy.geomspace(10, 24000, 61)
MIC_DB = 1.5 * numpy.sin(numpy.log(GRID)) - (GRID / 15000) ** 2
MIC_DEG = -0.02 * GRID  # a delay: wraps within the file
COUPLER_DB = 0.7 * numpy.cos(1.3 * numpy.log(GRID))


def wrapped(degrees):
    return -((180 - degrees) % 360 - 180)


def dialects():
    """(name, bytes, has phase): the same microphone as different makers would write it."""
    def rows(form, phase=False):
        return "".join(form % values for values in (
            zip(GRID, MIC_DB, wrapped(MIC_DEG)) if phase else zip(GRID, MIC_DB)))
    sens = '"Sens Factor =-13.47dB, AGain =18dB, SERNO: 8105623"\n'
    yield "sens factor", (sens + rows("%.3f\t%.5f\n").replace("\t0.", "\t.").replace("\t-0.", "\t-.")).encode(), False
    yield "three columns", (sens + rows("%.3f %.5f %.4f\n", True)).encode(), True
    yield "1 kHz sensitivity", ("*1000Hz\t-36.0\n" + rows("%.3f\t%.5f\n")).encode(), False
    yield "decimal comma", ("Frequenz;Pegel\n" + rows("%.3f;%.5f\n").replace(".", ",")).encode(), False
    yield "comma", ("; exported\n" + rows("%.3f, %.5f\n")).encode(), False
    yield "BOM and CRLF", b"\xef\xbb\xbf" + (sens + rows("%.3f\t%.5f\n")).replace("\n", "\r\n").encode(), False
    yield "Latin-1", "* Mikrofon für Übersee\n".encode("latin-1") + rows("%.3f %.5f\n").encode(), False


def analyse(*arguments):
    text = tool("fr-measure", "analyse", *arguments)
    notes = dict(line[2:].split(": ", 1) for line in text.splitlines() if line.startswith("# "))
    rows = numpy.array([[float(cell) for cell in line.split(",")] for line in text.splitlines() if line[:1].isdigit()])
    return notes, rows


def judge(found, level_db, phase_deg):
    notes, rows = found
    total = rows[:, 2] - 360 * rows[:, 0] * float(notes["delay-s"])
    level = float(numpy.max(numpy.abs(rows[:, 1] - level_db)))
    phase = float(numpy.max(numpy.abs(wrapped(total - phase_deg))))
    return f"off by {level:.5f} dB and {phase:.4f} degrees" if level > LEVEL_DB or phase > PHASE_DEG else None


def check(folder):
    rate, sweep, take = 48000, folder / "sweep.wav", folder / "take.wav"
    tool("fr-measure", "sweep", "-o", sweep, "--peak", -12)
    _, signal = read_wav(sweep)
    chain = in_ear(rate)
    write_wav(take, rate, [chain.play(signal)], "float")
    notes, plain = analyse("-s", sweep, take)
    f = plain[:, 0]
    level, phase = 20 * numpy.log10(numpy.abs(chain.response(f))), numpy.degrees(numpy.angle(chain.response(f)))
    yield "without calibration", None if notes["level"] == "dB re sweep" else notes["level"]
    mic = numpy.interp(numpy.log(f), numpy.log(GRID), MIC_DB)
    coupler = numpy.interp(numpy.log(f), numpy.log(GRID), COUPLER_DB)
    turned = numpy.interp(f, GRID, MIC_DEG)
    for name, content, has_phase in dialects():
        (folder / "mic.txt").write_bytes(content)
        found = analyse("-s", sweep, "--cal", folder / "mic.txt", take)
        yield name, judge(found, level - mic, phase - (turned if has_phase else 0))
    (folder / "coupler.txt").write_text("".join("%.4f,%.6f\n" % row for row in zip(GRID, COUPLER_DB)), encoding="ascii")
    found = analyse("-s", sweep, "--cal", folder / "mic.txt", "--coupler-cal", folder / "coupler.txt", take)
    yield "chained", judge(found, level - mic - coupler, phase)
    yield "chained notes", None if (found[0]["calibration"], found[0]["coupler-calibration"], found[0]["level"]) == (
        "mic.txt", "coupler.txt", "dB re sweep") else str(found[0])
    found = analyse("-s", sweep, "--cal", folder / "mic.txt", "--cal", folder / "coupler.txt", take)
    yield "two microphone files", judge(found, level - mic - coupler, phase)
    # A 94 dB calibrator at 1 kHz moves the membrane by a pressure P; the microphone turns it into a recorded peak of
    # P * M(1 kHz). A sine of the sweep's amplitude A makes A |H(f)| of it: the pressure behind that is A |H| / M(f).
    found = analyse("-s", sweep, "--cal", folder / "mic.txt", "--coupler-cal", folder / "coupler.txt",
                    "--spl-at", "94@1000=-23.4", take)
    mic_at_1_khz = numpy.interp(numpy.log(1000), numpy.log(GRID), MIC_DB)
    pressure_per_peak = 94 + 23.4 + mic_at_1_khz
    yield "sound pressure", judge(found, -12 + level - mic - coupler + pressure_per_peak, phase)
    yield "level note", None if found[0]["level"] == "dB SPL" else found[0]["level"]
    (folder / "short.txt").write_text("100 1\n1000 3\n", encoding="ascii")
    found = analyse("-s", sweep, "--cal", folder / "short.txt", take)
    yield "held ends", judge(found, level - numpy.interp(numpy.log(f), numpy.log([100, 1000]), [1, 3]), phase)
    done = subprocess.run([BIN / "fr-measure", "analyse", "-s", sweep, "--cal", folder / "short.txt", take],
                          capture_output=True, text=True, check=False)
    wanted = f"fr-measure: {folder}/short.txt: spans 100.0 to 1000.0 Hz, its ends are held for 20.0 to 19897.0 Hz\n"
    yield "warning", None if wanted in done.stderr else done.stderr


def main():
    with tempfile.TemporaryDirectory() as name:
        return finish(list(check(pathlib.Path(name))))


if __name__ == "__main__":
    sys.exit(main())
