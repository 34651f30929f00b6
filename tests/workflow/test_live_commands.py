#!/usr/bin/env python3
"""fr-measure live with commands for playing and recording: what they are given, and what their trouble leads to."""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

from live import BIN, RATE, finish, in_ear, judge, measure, read_wav, write_wav

# A recorder as others are: writes the file when SIGINT ends it, and says so by its exit code.
RECORDER = """
import os, shutil, signal, sys
def stop(number, frame):
    shutil.copy("response.wav", os.environ["FR_MEASURE_TAKE"])
    open("recorder.log", "a").write("stopped by %d\\n" % number)
    sys.exit(1)
signal.signal(signal.SIGINT, stop)
open("recorder.log", "a").write("started\\n")
while True:
    signal.pause()
"""
TIMES = ("--lead", "0.3", "--tail", "0.1")
# Players that wait for the recorder, so that a busy computer cannot stop it before it has begun.
AFTER_COPY = "until test -e copied; do sleep 0.05; done; rm copied"
AFTER_START = "until test -s recorder.log; do sleep 0.05; done"


def copy(name):
    return f"cp {name} {{}} && touch copied"


def live(folder, play, record, *options, scratch=None, **arguments):
    return measure("live", "-s", "sweep.wav", "--exec-play", play, "--exec-record", record, *TIMES, *options,
                   folder=folder, environment={"TMPDIR": str(scratch or folder / "scratch")}, **arguments)


def check_takes(folder, chain, python):
    play = "cmp {} sweep.wav && echo played $FR_MEASURE_RATE >>recorder.log"
    done = live(folder, f"{AFTER_START}; {play}", f"exec {python} recorder.py")
    yield "a recorder that SIGINT ends", judge(done, chain)
    log = (folder / "recorder.log").read_text().split("\n")
    yield "in the right order", None if log == ["started", "played 48000", "stopped by 2", ""] else f"{log}"
    done = live(folder, AFTER_COPY, copy("response.wav"))
    yield "a recorder that ends by itself", judge(done, chain)
    (folder / "recorder.log").unlink()
    done = live(folder, AFTER_START, f"{python} recorder.py & wait")
    yield "a recorder in the background of its shell", judge(done, chain)
    done = live(folder, AFTER_COPY + '; cmp "$FR_MEASURE_SWEEP" sweep.wav; echo chatter',
                'echo chatter; cp response.wav "{}"; touch copied')
    yield "chatter goes to standard error", judge(done, chain) or (None if done.stderr.count("chatter") == 2 else done.stderr)
    odd = folder / "it's a folder"
    odd.mkdir()
    yield "a path with a blank and a quote", judge(live(folder, AFTER_COPY, copy("response.wav"), scratch=odd), chain)
    done = live(folder, AFTER_COPY, copy("response.wav"), "--takes", 2, "--name", "Crimson", "--keep-wav", "kept")
    yield "two takes", judge(done, chain, 2)
    yield "both are kept", None if sorted(os.listdir(folder / "kept")) == ["Crimson-1.wav", "Crimson-2.wav"] else "no"


def check_names(folder, chain):
    """Whatever a path holds, and however {} is quoted, the path is a name and never a command."""
    odd = folder / "it's \"a\" $(touch pwned) `touch pwned`; touch pwned;\n&"
    odd.mkdir()
    sweep = odd / "sweep '$(touch pwned)'.wav"
    sweep.write_bytes((folder / "sweep.wav").read_bytes())
    for quoted in ("{}", '"{}"', "'{}'", '"$FR_MEASURE_SWEEP"'):
        play = f"{AFTER_COPY}; cmp {quoted} sweep.wav"
        record = f"cp response.wav {quoted.replace('SWEEP', 'TAKE')} && touch copied"
        done = measure("live", "-s", sweep, "--exec-play", play, "--exec-record", record, *TIMES, folder=folder,
                       environment={"TMPDIR": str(odd), "FR_MEASURE_SWEEP": "other", "FR_MEASURE_TAKE": "other"})
        yield f"odd paths as {quoted}", judge(done, chain)
    for play, record in (('sh -c "cat {}"', "true"), ("true", "sh -c 'cp response.wav {}'"), ("echo '\"{}\"'", "true")):
        done = live(folder, play, f"touch begun; {record}", scratch=odd)
        yield f"{play}, {record}", None if (done.returncode == 64 and "expected {} outside quotes" in done.stderr
                                            and not (folder / "begun").exists()) else f"exit {done.returncode}: {done.stderr}"
    done = live(folder, AFTER_COPY, r"""test "\"x" = '"x' -a \{} = '{'}; cp response.wav 'odd'/../{} || cp response.wav {}; touch copied""")
    yield "quotes that are closed before {}", judge(done, chain)
    dashed = folder / "-n"
    dashed.write_bytes(sweep.read_bytes())
    done = measure("live", "--sweep=-n", "--exec-play", AFTER_COPY + "; cmp {} sweep.wav", "--exec-record", copy("response.wav"),
                   *TIMES, folder=folder, environment={"TMPDIR": str(folder / "scratch")})
    yield "a path that looks like an option", judge(done, chain)
    yield "nothing in a path is run", None if not [*folder.rglob("pwned")] else "it is"
    left = sorted(path.name for path in odd.iterdir())
    yield "no temporary folder is left in an odd one", None if left == [sweep.name] else f"{left}"


def check_retries(folder, chain):
    third = ('n=$(cat n 2>/dev/null || echo 0); echo $((n + 1)) >n; [ $n -lt 2 ] && cp silent.wav {} || cp response.wav {}; '
             'touch copied')
    done = live(folder, AFTER_COPY, third, "--retry", 2)
    yield "the third try is accepted", judge(done, chain) or (None if done.stderr.count("rejected: silent") == 2 else done.stderr)
    (folder / "n").unlink()
    done = live(folder, AFTER_COPY, third, "--retry", 1, "--takes", 2)
    yield "one take of two is rejected", None if done.returncode == 1 and judge(
        subprocess.CompletedProcess([], 0, done.stdout, ""), chain) is None else f"exit {done.returncode}: {done.stderr}"


def check_trouble(folder):
    for name, play, record, code, message in (
        ("a player that fails", "exit 3", "sleep 100", 69, "expected the playing command to succeed but found exit code 3"),
        ("a recorder that fails", "true", "exit 4", 69, "expected the recording command to succeed but found exit code 4"),
        ("a recorder that writes nothing", "true", "sleep 100", 69, "no file"),
        ("a command that is not there", "true", "/nowhere/recorder", 69, "exit code 127"),
        ("a recording that is none", "true", "echo nonsense >{}", 65, "expected a WAV"),
        ("a recording that is a pipe", "true", "mkfifo {}", 69, "no file"),
        ("a recording that is a folder", "true", "mkdir {}", 69, "no file"),
        ("a recording cut off", "true", "head -c 100000 response.wav >{}", 65, "but the file ends"),
    ):
        done = live(folder, play, record, "--lead", 1, "--tail", 2)
        yield name, None if done.returncode == code and message in done.stderr and not done.stdout else (
            f"exit {done.returncode}: {done.stderr}")


def check_outputs(folder):
    """Trouble with what is to be written is found before anything is played."""
    play = f"touch played; {AFTER_COPY}"
    for name, options, code, message in (
        ("a missing folder", ("-o", "nowhere/out.csv"), 73, "nowhere/out.csv: cannot create"),
        ("a report in a missing folder", ("--report", "nowhere/out.json"), 73, "nowhere/out.json: cannot create"),
        ("several takes in one REW file", ("--takes", 2, "--format", "rew", "-o", "out.txt"), 64, "give -o a folder"),
    ):
        done = live(folder, play, copy("response.wav"), *options)
        yield name, None if done.returncode == code and message in done.stderr and not (folder / "played").exists() else (
            f"exit {done.returncode}: {done.stderr}")
    done = live(folder, AFTER_COPY, copy("response.wav"), "--takes", 2, "--name", "Crimson", "--channel", "L", "--format", "rew",
                "-o", "several/")
    names = sorted(os.listdir(folder / "several"))
    yield "several takes in a folder", None if done.returncode == 0 and names == ["Crimson L1.txt", "Crimson L2.txt"] else (
        f"{names}: {done.stderr}")


def check_interrupted_session(folder):
    """What an interrupted session has measured is lost, but not silently."""
    for name, seconds in (("the prompt", 0), ("the second take", 1)):
        running = subprocess.Popen(
            [str(BIN / "fr-measure"), "live", "-s", "sweep.wav", "--exec-play", "sleep 2", "--exec-record", "cp response.wav {}",
             *TIMES, "--takes", "2", "--prompt", "-o", "out.csv"],
            cwd=folder, env=dict(os.environ, TMPDIR=str(folder / "scratch")), stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        said = b""
        while b"Enter" not in said and running.poll() is None:
            said += running.stderr.read(1)
        if seconds:
            running.stdin.write(b"\n")
            running.stdin.flush()
            time.sleep(seconds)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=20)
        yield f"an interrupt at {name}", None if running.returncode == -signal.SIGINT and (
            b"interrupted at take-2; curves not written: 1\n" in said) and not (folder / "out.csv").exists() else (
            f"exit {running.returncode}: {said}")


def check_interrupt(folder, python, number):
    (folder / "recorder.log").unlink(missing_ok=True)
    running = subprocess.Popen(
        [str(BIN / "fr-measure"), "live", "-s", "sweep.wav", "--exec-play", "echo $$ >player.pid; exec sleep 60",
         "--exec-record", f"exec {python} recorder.py", "--keep-wav", "interrupted", "-o", "out.csv"],
        cwd=folder, env=dict(os.environ, TMPDIR=str(folder / "scratch")), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    end = time.monotonic() + 20
    while not (folder / "player.pid").exists() and time.monotonic() < end:
        time.sleep(0.05)
    running.send_signal(number)
    _, messages = running.communicate(timeout=20)
    player = int((folder / "player.pid").read_text())
    (folder / "player.pid").unlink()
    yield f"death by signal {number}", None if running.returncode == -number else f"exit {running.returncode}: {messages}"
    yield f"signal {number} ends the player", None if not pathlib.Path(f"/proc/{player}").exists() else "it still runs"
    left = os.listdir(folder / "interrupted") + [name for name in os.listdir(folder) if name == "out.csv"]
    yield f"signal {number} leaves no file", None if not left else f"{left}"


def main():
    chain, python = in_ear(RATE), sys.executable
    with tempfile.TemporaryDirectory(prefix="earbench-live.") as name:
        folder = pathlib.Path(name)
        (folder / "scratch").mkdir()
        (folder / "recorder.py").write_text(RECORDER)
        measure("sweep", "--length", 3, "-o", "sweep.wav", folder=folder)
        _, played = read_wav(folder / "sweep.wav")
        write_wav(folder / "response.wav", RATE, [chain.play(played)], 24)
        write_wav(folder / "silent.wav", RATE, [0 * played], 24)
        results = [*check_takes(folder, chain, python), *check_names(folder, chain), *check_retries(folder, chain),
                   *check_trouble(folder), *check_outputs(folder), *check_interrupted_session(folder)]
        for number in (signal.SIGINT, signal.SIGTERM):
            results += check_interrupt(folder, python, number)
        left = os.listdir(folder / "scratch")
        results.append(("no temporary folder is left", None if not left else f"{left}"))
        finish(results)


if __name__ == "__main__":
    main()
