"""Virtual sound devices for the tests of fr-measure live, and what the tests have in common.

Every device is started by the test, in a folder of its own, and ended with it.
"""

import os
import pathlib
import signal
import subprocess
import sys
import time

import numpy

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "interop"))

from sound import in_ear, read_wav, write_wav  # noqa: E402 - after the path to it is known

BIN = pathlib.Path(sys.argv[1]).resolve()
MAGNITUDE_DB = 0.005  # promised by earbench-measurement(7)
RATE = 48000


def measure(*arguments, folder, environment=None, timeout=120, **options):
    """Runs fr-measure in `folder`; its completed process."""
    return subprocess.run(
        [str(BIN / "fr-measure"), *map(str, arguments)], cwd=folder, env=dict(os.environ, LC_ALL="C", **(environment or {})),
        stdin=options.pop("stdin", subprocess.DEVNULL), capture_output=True, text=True, timeout=timeout, check=False, **options,
    )


def skip_without_portaudio(folder):
    """Ends the test as skipped where the build has no PortAudio."""
    done = measure("devices", folder=folder)
    if done.returncode == 69:
        skip(done.stderr.strip())


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def parse(fr_csv):
    """The rows of every curve."""
    return [
        numpy.array([[float(cell) for cell in line.split(",")] for line in block.splitlines() if line[:1].isdigit()])
        for block in fr_csv.split("\n\n\n") if block.strip()
    ]


def deviation(rows, chain):
    return float(numpy.max(numpy.abs(rows[:, 1] - 20 * numpy.log10(numpy.abs(chain.response(rows[:, 0]))))))


def judge(done, chain, count=1):
    """What is wrong with a run that should have measured `chain`, `count` times."""
    if done.returncode != 0:
        return f"exit {done.returncode}: {done.stderr.strip()}"
    curves = parse(done.stdout)
    if len(curves) != count or any(len(rows) < 400 for rows in curves):
        return f"expected {count} curves but found {[len(rows) for rows in curves]}"
    worst = max(deviation(rows, chain) for rows in curves)
    return None if worst <= MAGNITUDE_DB else f"off by {worst:.5f} dB"


class Server:
    """A program that runs beside the test."""

    def __init__(self, command, folder, environment):
        self.process = subprocess.Popen(
            command, cwd=folder, env=dict(os.environ, **environment), stdin=subprocess.DEVNULL,
            stdout=open(folder / "server.log", "wb"), stderr=subprocess.STDOUT,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def is_ready(self, probe, seconds=10):
        """True once `probe()` is; False if that does not happen or the program ends."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            if probe():
                return True
            time.sleep(0.05)
        return False


def begin_second_take(arguments, folder, environment):
    """A running `fr-measure live` that has measured one take and been told to go on, and what it has said."""
    running = subprocess.Popen(
        [str(BIN / "fr-measure"), "live", "-s", "sweep.wav", "--no-check", "--prompt", "--limit", "click_db=1000", *arguments],
        cwd=folder, env=dict(os.environ, **environment), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    said = ""
    while "reseat" not in said and running.poll() is None:
        said += running.stderr.read(1)
    running.stdin.write("\n")
    running.stdin.flush()
    return running, said


def check_killed_server(server, moment, devices, folder, environment):
    """A server that dies in the second take: one line and exit 69 soon, and the curve of the first is written."""
    running, said = begin_second_take([*devices, "--takes", "3", "-o", "killed.csv"], folder, environment)
    time.sleep(moment)
    server.process.kill()
    server.process.wait()
    start = time.monotonic()
    try:
        out, rest = running.communicate(timeout=60)
    finally:
        running.kill()
    took = time.monotonic() - start
    name = f"a server killed {moment} s after the take begins"
    lines = rest.splitlines()
    told = len(lines) == 2 and "the session ends at take-2; curves of the takes before it: 1" in lines[1]
    yield name, None if running.returncode == 69 and told and not out else f"exit {running.returncode}: {said}{rest}"
    yield name + ": the curve before", None if len(parse((folder / "killed.csv").read_text())) == 1 else "not written"
    yield name + ": soon", None if took < 15 else f"{took:.1f} s"


def finish(results):
    """Prints what failed; ends the program."""
    passed = failed = 0
    for name, problem in results:
        if problem:
            print(f"failed: {name}: {problem}")
            failed += 1
        else:
            passed += 1
    print(f"{passed} passed, {failed} failed, 0 skipped")
    sys.exit(1 if failed or not passed else 0)


__all__ = [name for name in dir() if not name.startswith("_")]
