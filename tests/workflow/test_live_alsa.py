#!/usr/bin/env python3
"""fr-measure live through ALSA's own file PCMs: no daemon, bit-exact, faster than real time."""

import pathlib
import tempfile

import numpy

from live import RATE, finish, in_ear, judge, measure, read_wav, skip, skip_without_portaudio


def configure(folder):
    (folder / "asound.conf").write_text(f"""</usr/share/alsa/alsa.conf>
pcm.fr_play {{ type file slave.pcm null file "{folder}/out.raw" format raw }}
pcm.fr_record {{ type file slave.pcm null file /dev/null infile "{folder}/in.raw" format raw }}
pcm.!default {{ type null }}
""")
    return {"ALSA_CONFIG_PATH": str(folder / "asound.conf"), "JACK_NO_START_SERVER": "1", "HOME": str(folder)}


def record_this(folder, channels):
    """What the recording device will give: `channels`, then silence enough for any take."""
    frames = numpy.zeros((len(channels[0]) + 30 * RATE, 2), "<f4")
    for number, samples in enumerate(channels):
        frames[:len(samples), number] = samples
    (folder / "in.raw").write_bytes(frames.tobytes())


def played(folder):
    return numpy.frombuffer((folder / "out.raw").read_bytes(), "<f4").reshape(-1, 2)


def check_playback(folder, environment, signal):
    """The sweep reaches the device bit by bit, on the channel that was asked for."""
    record_this(folder, [signal])
    for channel, columns in ((":1", [0]), (":2", [1]), (":1,2", [0, 1]), ("", [0, 1])):
        done = measure("live", "-s", "sweep.wav", "--play", "fr_play" + channel, "--record", "fr_record", "--no-check",
                       folder=folder, environment=environment)
        # A device starts and ends with a buffer of silence.
        out = played(folder)
        expected = numpy.zeros((len(signal), 2), "<f4")
        expected[:, columns] = signal.astype("<f4")[:, None]
        start = numpy.flatnonzero(out.any(axis=1))[0] - numpy.flatnonzero(signal)[0]
        end = start + len(signal)
        exact = 0 <= start < RATE and numpy.array_equal(out[start:end], expected) and not out[end:].any()
        yield f"plays bit by bit on '{channel}'", None if done.returncode == 0 and exact else done.stderr or "samples differ"


def check_takes(folder, environment, signal):
    left, right = in_ear(RATE), in_ear(RATE, 0.2, 700.25)
    record_this(folder, [left.play(signal), right.play(signal)])
    common = ("live", "-s", "sweep.wav", "--play", "fr_play", "--no-check")
    for number in range(10):
        done = measure(*common, "--record", "fr_record", folder=folder, environment=environment)
        yield f"take {number + 1} of ten", judge(done, left)
    done = measure(*common, "--record", "fr_record:2", folder=folder, environment=environment)
    yield "the second channel", judge(done, right)
    done = measure(*common, "--record", "fr_record:2,1", folder=folder, environment=environment)
    yield "both channels, the other way round", judge(done, right, 2) and (
        None if done.returncode == 0 and "# channel: L" in done.stdout and "# channel: R" in done.stdout else done.stderr)
    done = measure(*common, "--record", "fr_record", "--takes", 3, "--prompt", "--name", "Crimson", "--channel", "L",
                   "--keep-wav", "kept", folder=folder, environment=environment, stdin=None, input="\n\n")
    yield "three takes with a prompt", judge(done, left, 3)
    names = sorted(path.name for path in (folder / "kept").iterdir())
    yield "the recordings are kept", None if names == [f"Crimson-L{n}.wav" for n in (1, 2, 3)] else f"found {names}"
    again = measure("analyse", "-s", "sweep.wav", "kept/Crimson-L2.wav", folder=folder)
    yield "a kept recording gives the same curve", judge(again, left)
    done = measure(*common, "--record", "fr_record", "--name", "Crimson", "--channel", "L", "--keep-wav", "kept",
                   folder=folder, environment=environment)
    yield "a kept recording is not overwritten", None if done.returncode == 73 and "Crimson-L1.wav" in done.stderr else done.stderr
    done = measure(*common, "--record", "fr_record", "--takes", 2, "--prompt", folder=folder, environment=environment)
    yield "the end of the input ends the prompt", None if done.returncode == 66 else f"exit {done.returncode}: {done.stderr}"
    done.returncode = 0
    yield "the take before it is written", judge(done, left)


def check_several_sweeps(folder, environment):
    """Three sweeps in one take: all are played and recorded, and one that is lost is noticed."""
    measure("sweep", "--length", 2, "--repeats", 3, "-o", "three.wav", folder=folder)
    _, signal = read_wav(folder / "three.wav")
    chain = in_ear(RATE)
    common = ("live", "-s", "three.wav", "--play", "fr_play:1", "--record", "fr_record", "--no-check")
    record_this(folder, [chain.play(signal)])
    done = measure(*common, "--report", "three.json", folder=folder, environment=environment)
    yield "three sweeps in a take", judge(done, chain)
    yield "they are judged as three", None if '"repeat_spread_db"' in (folder / "three.json").read_text() else done.stderr
    out = played(folder)[:, 0]
    start = numpy.flatnonzero(out)[0] - numpy.flatnonzero(signal)[0]
    exact = numpy.array_equal(out[start:start + len(signal)], signal.astype("<f4"))
    yield "all three are played", None if exact else "samples differ"
    record_this(folder, [chain.play(signal)[:len(signal) // 2]])
    done = measure(*common, folder=folder, environment=environment)
    yield "a take without the last is rejected", None if done.returncode == 1 and "too short" in done.stderr else done.stderr


def check_rejections(folder, environment, signal):
    common = ("live", "-s", "sweep.wav", "--play", "fr_play", "--record", "fr_record")
    record_this(folder, [0 * signal])
    done = measure(*common, "--no-check", "--retry", 2, "--keep-wav", "bad", folder=folder, environment=environment)
    names = sorted(path.name for path in (folder / "bad").iterdir())
    yield "a silent take is rejected, three times", None if done.returncode == 1 and not done.stdout and names == [
        f"take-1-rejected{n}.wav" for n in (1, 2, 3)] else f"exit {done.returncode}, {names}: {done.stderr}"
    (folder / "out.raw").unlink()
    done = measure(*common, folder=folder, environment=environment)
    out = played(folder)
    yield "the level check hears that nothing is connected", None if (
        done.returncode == 1 and "level check: rejected: nothing is heard" in done.stderr and len(out) < 3 * RATE
    ) else f"exit {done.returncode}: {done.stderr}"
    # The check records what the take would: a second of loud noise clips.
    record_this(folder, [numpy.clip(3 * numpy.random.default_rng(1).standard_normal(5 * RATE), -1, 1)])
    done = measure(*common, folder=folder, environment=environment)
    yield "the level check hears clipping", None if (
        done.returncode == 1 and "level check: rejected: clipped" in done.stderr) else f"exit {done.returncode}: {done.stderr}"


def check_devices(folder, environment):
    common = ("live", "-s", "sweep.wav", "--no-check")
    for play, record, message in (
        ("nothing", "fr_record", "expected a device to play called 'nothing' but found none"),
        ("fr_play", "99", "expected a device to record called '99' but found none"),
        ("fr_", "fr_record", "but found 0 'fr_play' and 1 'fr_record'"),
        ("fr_play:500", "fr_record", "expected channel 500 of 'fr_play' but it has"),
    ):
        done = measure(*common, "--play", play, "--record", record, folder=folder, environment=environment)
        yield f"{play} and {record}", None if done.returncode == 69 and message in done.stderr and done.stderr.count(
            "\n") == 1 else f"exit {done.returncode}: {done.stderr}"
    done = measure(*common, "--play", "fr_play:0", "--record", "fr_record", folder=folder, environment=environment)
    yield "channel 0", None if done.returncode == 64 else done.stderr
    done = measure("devices", "--format", "json", folder=folder, environment=environment)
    nothing = measure("devices", folder=folder, environment=environment | {"ALSA_CONFIG_PATH": "/dev/null"})
    yield "ALSA without a configuration", None if nothing.returncode in (0, 69) and nothing.stderr.count(
        "\n") == (nothing.returncode == 69) else f"exit {nothing.returncode}: {nothing.stderr}"
    yield "devices names both", None if '"fr_play"' in done.stdout and '"fr_record"' in done.stdout and not done.stderr else done.stderr


def check_level(folder, environment):
    """A tone of amplitude 0.0676 is at 20 lg 0.0676 = -23.40 dBFS; noise 60 dB below moves that by far less than 0.01."""
    time = numpy.arange(6 * RATE) / RATE
    tone = 0.0676 * numpy.sin(2 * numpy.pi * 1003.7 * time) + 4.78e-5 * numpy.random.default_rng(2).standard_normal(len(time))
    record_this(folder, [0.5 * numpy.sin(2 * numpy.pi * 440 * time), tone])
    done = measure("level", "--record", "fr_record:2", "--calibrator", 94, "--length", 4, "--format", "csv", folder=folder,
                   environment=environment)
    cells = done.stdout.splitlines()[1].split(",") if done.returncode == 0 else []
    yield "the tone of a calibrator", None if cells[2:3] == ["-23.40"] and cells[5:7] == ["1003.70", "-23.40"] and cells[8:] == [
        "94@1000=-23.40"] else f"{done.stdout}{done.stderr}"
    done = measure("level", "--record", "fr_record:1,2", "--length", 2, "--format", "csv", folder=folder, environment=environment)
    rows = [row.rsplit(",", 4) for row in done.stdout.splitlines()[1:]]
    # A sine of amplitude 0.5 is at -6.02 dBFS, in peak as in root mean square.
    yield "the meter", None if [row[1:4] for row in rows[:1]] == [["1", "-6.02", "-6.02"]] and len(rows) == 2 else done.stdout
    done = measure("level", "--record", "fr_record", "--calibrator", 94, "--length", 2, folder=folder, environment=environment)
    yield "another tone is no calibrator's", None if done.returncode == 1 and "no tone" in done.stderr else done.stdout


def main():
    if not pathlib.Path("/usr/share/alsa/alsa.conf").exists():
        skip("ALSA is not installed")
    with tempfile.TemporaryDirectory(prefix="earbench-live.") as name:
        folder = pathlib.Path(name)
        skip_without_portaudio(folder)
        environment = configure(folder)
        measure("sweep", "--length", 5, "-o", "sweep.wav", folder=folder)
        _, signal = read_wav(folder / "sweep.wav")
        finish([
            *check_playback(folder, environment, signal), *check_takes(folder, environment, signal),
            *check_several_sweeps(folder, environment),
            *check_rejections(folder, environment, signal), *check_devices(folder, environment),
            *check_level(folder, environment),
        ])


if __name__ == "__main__":
    main()
