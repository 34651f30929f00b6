#!/usr/bin/env python3
"""Every header guards itself and compiles alone; it needs nothing that was included before it.

One that the source file of its name includes before anything else was compiled so in the build; the others are compiled here.
"""

import concurrent.futures
import os
import re
import subprocess

from sources import CHECKOUT, finish, shown, sources

COMPILER = os.environ.get("CXX") or "c++"


def is_first_in_its_source(header):
    source = header.with_suffix(".cpp")
    first = re.search(r'^ *#.*', source.read_text(), re.M) if source.exists() else None
    names = (header.name, f"{header.parent.name}/{header.name}")
    return first is not None and first.group() in [f'#include "{name}"' for name in names]


def check(header):
    if "#pragma once" not in header.read_text().splitlines()[:1]:
        return f"{shown(header)}: expected #pragma once in the first line"
    if is_first_in_its_source(header):
        return None
    done = subprocess.run(
        [COMPILER, "-std=c++20", "-fsyntax-only", "-Ilib", "-Itools", "-include", str(header), "-x", "c++", "/dev/null"],
        cwd=CHECKOUT, capture_output=True, text=True, check=False,
    )
    return f"{shown(header)}: does not compile alone\n{done.stderr}" if done.returncode else None


def main():
    headers = sources("lib", "tools", suffixes=(".hpp",))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        problems = [problem for problem in pool.map(check, headers) if problem]
    finish(problems, len(headers))


if __name__ == "__main__":
    main()
