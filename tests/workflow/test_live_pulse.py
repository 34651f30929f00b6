#!/usr/bin/env python3
"""fr-measure live through PulseAudio, which drops audio on a busy computer: a take is exact or rejected, never wrong."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from live import RATE, Server, begin_second_take, check_killed_server, finish, judge, measure, skip, skip_without_portaudio
from sound import Chain

TAKES = 4


def configure(folder):
    for name in ("run", "home"):
        (folder / name).mkdir(mode=0o700)
    (folder / "pulse.pa").write_text(f"""load-module module-native-protocol-unix auth-anonymous=1
load-module module-null-sink sink_name=earbench format=float32le rate={RATE} channels=2
set-default-sink earbench
set-default-source earbench.monitor
""")
    (folder / "asound.conf").write_text("""</usr/share/alsa/alsa.conf>
pcm.fr_dac { type pulse device earbench }
pcm.fr_mic { type pulse device "earbench.monitor" }
pcm.!default { type null }
""")
    return {"XDG_RUNTIME_DIR": str(folder / "run"), "HOME": str(folder / "home"), "JACK_NO_START_SERVER": "1",
            "ALSA_CONFIG_PATH": str(folder / "asound.conf"), "PULSE_SERVER": f"unix:{folder}/run/pulse/native"}


def check_hanging_server(folder, environment, server):
    """A server that hangs ends in a message, and what was measured before is written."""
    running, said = begin_second_take(["--play", "fr_dac", "--record", "fr_mic:1", "--takes", "2"], folder, environment)
    time.sleep(2)
    server.send_signal(signal.SIGSTOP)
    try:
        _, rest = running.communicate(timeout=60)
        yield "a server that hangs in a take", None if running.returncode == 69 and "the session ends at take-2" in rest else (
            f"exit {running.returncode}: {said}{rest}")
        done = measure("devices", folder=folder, environment=environment, timeout=60)
        yield "a server that hangs from the start", None if done.returncode == 69 and "hangs" in done.stderr else (
            f"exit {done.returncode}: {done.stderr}")
    finally:
        running.kill()
        server.send_signal(signal.SIGCONT)


def main():
    for program in ("pulseaudio", "pactl"):
        if not shutil.which(program):
            skip(f"{program} is not installed")
    with tempfile.TemporaryDirectory(prefix="earbench-live.") as name:
        folder = pathlib.Path(name)
        skip_without_portaudio(folder)
        environment = configure(folder)
        measure("sweep", "--length", 3, "-o", "sweep.wav", folder=folder)
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "-F", folder / "pulse.pa"]
        with Server(command, folder, environment) as server:
            if not server.is_ready(lambda: subprocess.run(["pactl", "info"], env=dict(os.environ, **environment),
                                                          capture_output=True, check=False).returncode == 0):
                skip("pulseaudio does not start: " + (folder / "server.log").read_text()[-200:])
            if "fr_dac" not in measure("devices", folder=folder, environment=environment).stdout:
                skip("ALSA has no plugin for PulseAudio")
            results = []
            for number in range(TAKES):
                done = measure("live", "-s", "sweep.wav", "--play", "fr_dac", "--record", "fr_mic:1", folder=folder,
                               environment=environment)
                rejected = done.returncode == 1 and not done.stdout and "rejected" in done.stderr
                print(f"take {number + 1}: {'rejected' if rejected else 'accepted'}: {done.stderr.strip()}")
                results.append((f"take {number + 1}", None if rejected else judge(done, Chain(RATE, []))))
            results += check_hanging_server(folder, environment, server.process)
            results += check_killed_server(server, 2.0, ("--play", "fr_dac", "--record", "fr_mic:1"), folder, environment)
        finish(results)


if __name__ == "__main__":
    main()
