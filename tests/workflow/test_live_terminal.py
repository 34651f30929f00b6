#!/usr/bin/env python3
"""On a terminal fr-measure shows how far a recording is and how loud; elsewhere and under --quiet it shows nothing."""

import os
import pathlib
import pty
import subprocess
import tempfile

import numpy

from live import BIN, RATE, finish, measure, skip_without_portaudio


def on_terminal(folder, environment, *arguments):
    """What a run writes to a terminal as its standard error."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen([str(BIN / "fr-measure"), *arguments], cwd=folder, env=dict(os.environ, **environment),
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    running.wait()
    return shown.decode()


def main():
    with tempfile.TemporaryDirectory(prefix="earbench-live.") as name:
        folder = pathlib.Path(name)
        skip_without_portaudio(folder)
        (folder / "asound.conf").write_text(f"""</usr/share/alsa/alsa.conf>
pcm.fr_record {{ type file slave.pcm null file /dev/null infile "{folder}/in.raw" format raw }}
pcm.!default {{ type null }}
""")
        environment = {"ALSA_CONFIG_PATH": str(folder / "asound.conf"), "JACK_NO_START_SERVER": "1", "HOME": str(folder)}
        tone = 0.5 * numpy.sin(2 * numpy.pi * 1000 * numpy.arange(120 * RATE) / RATE)
        (folder / "in.raw").write_bytes(numpy.stack([tone, tone], axis=1).astype("<f4").tobytes())
        command = ("level", "--record", "fr_record", "--length", "60")
        # A file is recorded in no time: on a busy machine that may be over before the meter looks for the first time.
        shown = ""
        for _ in range(5):
            shown = shown if "dBFS" in shown else on_terminal(folder, environment, *command)
        quiet = on_terminal(folder, environment, "-q", *command) + on_terminal(folder, environment, *command, "-q")
        piped = measure(*command, folder=folder, environment=environment)
        finish([
            ("a meter", None if " / 60.0 s  [###" in shown and "-6.0 dBFS" in shown else repr(shown[:200])),
            ("it is wiped at the end", None if shown.endswith("\r\x1b[K") else repr(shown[-50:])),
            ("--quiet", None if "dBFS" not in quiet else repr(quiet[:200])),
            ("no terminal", None if piped.returncode == 0 and not piped.stderr else repr(piped.stderr[:200])),
        ])


if __name__ == "__main__":
    main()
