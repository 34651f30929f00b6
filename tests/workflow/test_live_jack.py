#!/usr/bin/env python3
"""fr-measure live in real time: jackd without a sound card, the output patched to the input."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from live import BIN, RATE, Server, check_killed_server, finish, judge, measure, skip, skip_without_portaudio
from sound import Chain

TRIES = 3  # a loaded computer drops audio; what must not happen is a wrong curve


def patch(environment, seconds=15):
    """Joins the ports of the next streams as soon as they are there; PortAudio numbers them on."""
    script = """
end=$(($(date +%s) + SECONDS_TO_TRY))
while [ "$(date +%s)" -lt $end ]; do
    for port in $(jack_lsp | sed -n 's/^PortAudio:out_//p'); do
        jack_connect "PortAudio:out_$port" "PortAudio:in_$port"
    done
    sleep 0.02
done
"""
    return subprocess.Popen(["sh", "-c", script], env=dict(os.environ, **environment, SECONDS_TO_TRY=str(seconds)),
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def measured(folder, environment, *options):
    """A run whose ports are patched while it lasts."""
    patching = patch(environment)
    try:
        return measure("live", "-s", "sweep.wav", "--play", "system", "--record", "system", *options, folder=folder,
                       environment=environment)
    finally:
        os.killpg(patching.pid, signal.SIGKILL)
        patching.wait()


def unspoilt(folder, environment, *options):
    """What is wrong with the best of some runs; a wrong curve at once."""
    problem = None
    for _ in range(TRIES):
        done = measured(folder, environment, *options)
        problem = judge(done, Chain(RATE, []))
        if problem is None or done.stdout:
            return problem
    return problem


def check_interrupt(folder, environment):
    """SIGINT while the sweep plays: the program dies of it soon, and leaves nothing."""
    before = set(folder.iterdir())
    running = subprocess.Popen(
        [str(BIN / "fr-measure"), "live", "-s", "sweep.wav", "--play", "system", "--record", "system", "--no-check",
         "--keep-wav", "kept", "-o", "out.csv"], cwd=folder, env=dict(os.environ, **environment),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(2.5)
    alive = running.poll() is None
    start = time.monotonic()
    running.send_signal(signal.SIGINT)
    out, messages = running.communicate(timeout=20)
    took = time.monotonic() - start
    left = {path.name for path in set(folder.iterdir()) - before} | {path.name for path in (folder / "kept").iterdir()}
    yield "it was playing", None if alive else messages.decode()
    yield "death by SIGINT", None if running.returncode == -signal.SIGINT else f"exit {running.returncode}: {messages}"
    yield "within three seconds", None if took < 3 else f"{took:.1f} s"
    yield "nothing is left", None if left == {"kept"} and not out else f"{left}"


def check_deaths(command, folder, environment):
    """jackd dies while the streams are opened, while they play and when all is played but the tail."""
    for moment in (0.0, 0.05, 2.0, 5.7):
        with Server(command, folder, environment) as server:
            if not is_up(server, folder, environment):
                skip("jackd does not start again: " + (folder / "server.log").read_text()[-200:])
            patching = patch(environment, 30)
            try:
                yield from check_killed_server(server, moment, ("--play", "system", "--record", "system"), folder, environment)
            finally:
                os.killpg(patching.pid, signal.SIGKILL)
                patching.wait()
    # A server that is killed keeps one of the computer's few places until one of its name ends in order.
    with Server(command, folder, environment) as server:
        is_up(server, folder, environment)


def is_up(server, folder, environment):
    return server.is_ready(lambda: measure("devices", folder=folder, environment=environment).stdout.count("system"))


def main():
    for program in ("jackd", "jack_connect", "jack_lsp"):
        if not shutil.which(program):
            skip(f"{program} is not installed")
    with tempfile.TemporaryDirectory(prefix="earbench-live.") as name:
        folder = pathlib.Path(name)
        skip_without_portaudio(folder)
        (folder / "asound.conf").write_text("</usr/share/alsa/alsa.conf>\npcm.!default { type null }\n")
        environment = {"JACK_DEFAULT_SERVER": f"earbench-{os.getpid()}", "JACK_NO_AUDIO_RESERVATION": "1",
                       "ALSA_CONFIG_PATH": str(folder / "asound.conf"), "HOME": str(folder)}
        measure("sweep", "--length", 5, "-o", "sweep.wav", folder=folder)
        measure("sweep", "--length", 5, "--rate", 44100, "-o", "other.wav", folder=folder)
        command = ["jackd", "-r", "-d", "dummy", "-r", str(RATE), "-p", "1024"]
        with Server(command, folder, environment) as server:
            if not is_up(server, folder, environment):
                skip("jackd does not start: " + (folder / "server.log").read_text()[-200:])
            results = [(f"take {number} of three", unspoilt(folder, environment, "--no-check")) for number in (1, 2, 3)]
            results.append(("with a level check", unspoilt(folder, environment)))
            done = measure("live", "-s", "other.wav", "--play", "system", "--record", "system", folder=folder,
                           environment=environment)
            results.append(("a rate that the device has not", None if done.returncode == 69 and "44100 Hz" in done.stderr and
                            done.stderr.count("\n") == 1 else f"exit {done.returncode}: {done.stderr}"))
            results += check_interrupt(folder, environment)
        results += check_deaths(command, folder, environment)
        finish(results)


if __name__ == "__main__":
    main()
