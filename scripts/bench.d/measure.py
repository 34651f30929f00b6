"""How the bench measures: processor time of processes in turn, instructions under valgrind, memory at its peak."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


class NoFigure(Exception):
    """Why there is no figure: something is missing, or a command failed. A peer that fails would look fast."""


class Missing(NoFigure):
    """A program or a module of Python that is not there, and the package of Debian that has it."""

    PACKAGES = {"gnuplot": "gnuplot-nox", "nm": "binutils", "ldd": "libc-bin"}

    def __init__(self, name, package=None):
        self.package = package or self.PACKAGES.get(name, name)
        super().__init__(f"{name} is not there; Debian has it in {self.package}")


def path_of(program):
    path = shutil.which(program)
    if path is None:
        raise Missing(os.path.basename(program))
    return path


class Usage:
    """What one process and those that it waited for used."""

    def __init__(self, status, resources, wall_s):
        self.status = os.waitstatus_to_exitcode(status)
        self.cpu_s = resources.ru_utime + resources.ru_stime
        self.wall_s = wall_s


def run(command):
    """Runs `command`, its output thrown away, and waits for it."""
    environment = dict(os.environ, LC_ALL="C", PYTHONWARNINGS="ignore", OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    program = path_of(command[0])
    started = time.perf_counter()
    with open(os.devnull, "r+b") as nothing, tempfile.TemporaryFile() as messages:
        actions = [(os.POSIX_SPAWN_DUP2, nothing.fileno(), 0), (os.POSIX_SPAWN_DUP2, nothing.fileno(), 1),
                   (os.POSIX_SPAWN_DUP2, messages.fileno(), 2)]
        child = os.posix_spawn(program, command, environment, file_actions=actions)
        _, status, resources = os.wait4(child, 0)
        usage = Usage(status, resources, time.perf_counter() - started)
        if usage.status != 0:
            messages.seek(0)
            words = messages.read().decode(errors="replace").strip().splitlines()
            module = re.search(r"No module named '(\w+)", words[-1]) if words else None
            if module:
                raise Missing(module.group(1), f"python3-{module.group(1)}")
            raise NoFigure(f"{os.path.basename(command[0])} ended with {usage.status}: {words[-1][:120] if words else 'no words'}")
    return usage


def in_turn(commands, runs):
    """The usages of every command, run one after the other `runs` times: what else the machine does meets all alike."""
    usages = [[] for _ in commands]
    for _ in range(runs):
        for command, found in zip(commands, usages):
            found.append(run(command))
    return usages


def cpu(usages):
    return statistics.median(usage.cpu_s for usage in usages)


def wall(usages):
    return statistics.median(usage.wall_s for usage in usages)


# A process begins with the peak of the one that started it. That is a shell, as small as any program, which does not wait for
# it; then it becomes a child of this one, which asked for that.
STARTER = """
import ctypes, os, sys
PR_SET_CHILD_SUBREAPER = 36
ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
shell = os.fork()
if shell == 0:
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    os.dup2(1, 2)
    os.execvp("sh", ["sh", "-c", '"$@" &', "sh", *sys.argv[1:]])
os.waitpid(shell, 0)
_, status, resources = os.wait3(0)
print(resources.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status) != 0)
"""


def peak_mb(command):
    """The most memory that `command` had at once; what is below 1 MB, or 2 of a command of thousands of words, reads as that."""
    done = subprocess.run([sys.executable, "-S", "-E", "-c", STARTER, *command], capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise NoFigure(f"{os.path.basename(command[0])} failed")
    return int(done.stdout) / 1024


def instructions(command):
    """How many instructions `command` takes, as valgrind counts them: all but the same in every run."""
    done = subprocess.run([path_of("valgrind"), "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], capture_output=True,
                          text=True, check=False, env={"PATH": os.environ["PATH"], "LC_ALL": "C"}, stdin=subprocess.DEVNULL)
    counted = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or counted is None:
        raise NoFigure(f"{os.path.basename(command[0])} under valgrind ended with {done.returncode}")
    return int(counted.group(1))
