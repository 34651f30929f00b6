#!/usr/bin/env python3
"""A tool maps a library when it starts only if it calls it, and none of those that are loaded when they are first called.

usage: test_mapped_libraries.py FOLDER_OF_TOOLS
"""

import pathlib
import subprocess
import sys

from sources import finish

# What the names of a library's functions begin with.
CALLED_BY_TOOLS = {"libsndfile": "sf_", "libfftw3": "fftw_"}
LOADED_LATE = ("libportaudio", "libfontconfig", "libfreetype")


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def check(tool):
    mapped = {line.split()[0].split(".so")[0] for line in output_of("ldd", tool).splitlines()}
    called = [line.split()[-1] for line in output_of("nm", "-D", "--undefined-only", tool).splitlines()]
    problems = [f"{tool.name} maps {name} without calling it" for name, prefix in CALLED_BY_TOOLS.items()
                if name in mapped and not any(function.startswith(prefix) for function in called)]
    return problems + [f"{tool.name} maps {name} when it starts" for name in LOADED_LATE if name in mapped]


def main():
    tools = sorted(path for path in pathlib.Path(sys.argv[1]).iterdir() if path.is_file())
    finish([problem for tool in tools for problem in check(tool)], len(tools))


if __name__ == "__main__":
    main()
