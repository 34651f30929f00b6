#!/usr/bin/env python3
"""Every real export beside the checkout is read, with all its rows and the levels that stand there."""

import sys

from curves import SHARED, difference, finish, foreign_rows, rows_of, tool


def main():
    folder = SHARED / "data" / "rew"
    files = sorted(folder.glob("*")) if folder.is_dir() else []
    if not files:
        print("skipped: interop/real_curves: ../shared/data/rew is not there")
        return 77
    results = []
    for path in files:
        by_name = rows_of(tool("fr-average", path))
        by_pipe = rows_of(tool("fr-average", "-", text=path.read_bytes().decode("latin-1")))
        results.append((path.name, difference(foreign_rows(path), by_name)))
        results.append((f"{path.name} by pipe", difference(by_name, by_pipe)))
    return finish(results)


if __name__ == "__main__":
    sys.exit(main())
