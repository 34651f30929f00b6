#!/usr/bin/env python3
"""What a tool lacks or loses leads to one line and the right exit code: memory, descriptors, its life.

Usage: test_faults.py BIN      BIN is the folder of the tools
Exit:  0 all is well, 1 something is not, 77 skipped (gnuplot is missing)
"""

import os
import pathlib
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

BIN = pathlib.Path(sys.argv[1]).resolve()
CURVE = "frequency_hz,spl_db\n100,60\n1000,70\n10000,65\n"
FIGURE = ["fr-compare", "--target", "harman-ie-2019", "curve.csv", "--plot", "figure.png", "-o", "measures.txt"]

# malloc that fails from the call FAIL_AT on.
FAILING_MALLOC = """
#include <cstdlib>
extern "C" void* __libc_malloc(std::size_t);
extern "C" void* malloc(std::size_t bytes)
{
    static const char* const at = std::getenv("FAIL_AT");
    static long calls = 0;
    return at != nullptr && ++calls >= std::atol(at) ? nullptr : __libc_malloc(bytes);
}
"""

failures = []
passed = 0


def check(holds, message):
    global passed
    passed += bool(holds)
    if not holds:
        failures.append(message)
        print(f"FAILED: {message}")


def run(folder, words, environment=None, **options):
    return subprocess.run([str(BIN / words[0]), *words[1:]], cwd=folder, env=dict(os.environ, LC_ALL="C", **(environment or {})),
                          stdin=options.pop("stdin", subprocess.DEVNULL), capture_output=True, text=True, timeout=120,
                          check=False, **options)


def check_memory(folder):
    """Out of memory before the tool has begun, while it works and while it reports: one line, exit code 70."""
    if b"__asan_init" in (BIN / "fr-smooth").read_bytes():
        return
    (folder / "malloc.cpp").write_text(FAILING_MALLOC)
    compiler = os.environ.get("CXX", "c++")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", "malloc.so", "malloc.cpp"], cwd=folder, check=True)
    at, done = 1, None
    while done is None or done.returncode != 0:
        done = run(folder, ["fr-smooth", "-w", "1/3", "curve.csv"], {"LD_PRELOAD": "./malloc.so", "FAIL_AT": str(at)})
        expected = (0, "") if done.returncode == 0 else (70, "fr-smooth: out of memory\n")
        check((done.returncode, done.stderr) == expected, f"no memory from call {at} on: {done.returncode}, '{done.stderr}'")
        at += 1 if at < 60 else 10
        if len(failures) > 20:
            return


def check_closed_descriptors(folder):
    """A file that is opened never becomes standard input, output or error."""
    run(folder, FIGURE)
    whole = (folder / "figure.png").read_bytes()
    for closed in ("0<&-", "1>&-", "2>&-", "0<&- 1>&-", "0<&- 2>&-", "0<&- 1>&- 2>&-"):
        (folder / "figure.png").unlink()
        command = f'exec "$0" "$@" {closed}'
        done = subprocess.run(["sh", "-c", command, str(BIN / FIGURE[0]), *FIGURE[1:]], cwd=folder, check=False)
        drawn = (folder / "figure.png").read_bytes() if (folder / "figure.png").exists() else b""
        check(done.returncode == 0 and drawn == whole, f"a figure with {closed}: exit {done.returncode}")
    for closed, code in (("0<&-", 66), ("1>&-", 74)):
        done = subprocess.run(["sh", "-c", f'"$0" -w 1/3 {closed}', str(BIN / "fr-smooth")], cwd=folder, input=CURVE,
                              capture_output=True, text=True, check=False)
        check(done.returncode == code and done.stderr.count("\n") == 1, f"{closed}: {done.returncode}, '{done.stderr}'")


def check_open_files(folder):
    """With few open files allowed there is a message or the right figure, never one with another font."""
    run(folder, FIGURE)
    whole = (folder / "figure.png").read_bytes()
    for limit in (6, 8, 19, 20):
        (folder / "figure.png").unlink(missing_ok=True)
        (folder / "measures.txt").unlink(missing_ok=True)
        done = run(folder, FIGURE, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit)))
        if limit >= 20:
            check(done.returncode == 0 and (folder / "figure.png").read_bytes() == whole, f"{limit} open files: {done.stderr}")
        else:
            check(done.returncode == 69 and f"but found {limit}\n" in done.stderr, f"{limit} open files: {done.returncode}, {done.stderr}")
            check(not (folder / "figure.png").exists() and not (folder / "measures.txt").exists(), f"{limit} open files: a file")


def check_special_files(folder):
    """What is no file is passed over in a folder, and read where it is named."""
    posts = folder / "posts"
    posts.mkdir()
    post = "---\ntitle: A - b\nrating: 4\nbias: 3\n---\n"
    (posts / "2026-01-02-a.md").write_text(post)
    os.mkfifo(posts / "pipe.md")
    os.symlink("/dev/zero", posts / "zero.md")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(posts / "socket.md"))
        done = run(folder, ["rank-table", "--format", "csv", "posts"])
    check(done.returncode == 0 and done.stdout.count("\n") == 2, f"a folder with a pipe: {done.returncode}, {done.stderr}")
    writer = subprocess.Popen(["sh", "-c", 'printf %s "$0" >posts/pipe.md', post], cwd=folder)
    done = run(folder, ["rank-table", "--format", "csv", "posts/pipe.md"])
    check(done.returncode == 0 and done.stdout.count("\n") == 2, f"a pipe: {done.returncode}, {done.stderr}")
    writer.wait(10)


def check_kill(folder):
    """Killed at any moment, a tool leaves the old file or the new one and nothing beside it."""
    target = folder / "kill"
    target.mkdir()
    rows = "".join(f"{20 + k / 100:.2f},{k % 7}\n" for k in range(200_000))
    (folder / "long.csv").write_text("frequency_hz,spl_db\n" + rows)
    words = [str(BIN / "fr-smooth"), "-w", "1/3", "-o", "kill/out.csv", "long.csv"]
    started = time.monotonic()
    subprocess.run(words, cwd=folder, check=True)
    lasts = time.monotonic() - started
    whole = (target / "out.csv").read_bytes()
    for number in (signal.SIGKILL, signal.SIGTERM):
        for step in range(20):
            running = subprocess.Popen(words, cwd=folder)
            time.sleep(lasts * step / 20)
            running.send_signal(number)
            code = running.wait(20)
            check(code in (0, -number), f"signal {number} leads to {code}")
            left = os.listdir(target)
            check(left == ["out.csv"] and (target / "out.csv").read_bytes() == whole, f"signal {number} leaves {left}")


def main():
    if shutil.which("gnuplot") is None:
        print("skipped: expected gnuplot but found none")
        return 77
    with tempfile.TemporaryDirectory(prefix="earbench-faults.") as name:
        folder = pathlib.Path(name)
        (folder / "curve.csv").write_text(CURVE)
        for part in (check_memory, check_closed_descriptors, check_open_files, check_special_files, check_kill):
            part(folder)
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
