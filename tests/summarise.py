#!/usr/bin/env python3
"""Sums up a ctest run: summarise.py JUNIT.xml

A test that runs many cases says how they went, as Boost.Test does or in a line `N passed, N failed, N skipped`, and
names what it left out in lines `skipped: NAME: REASON`. Other tests count as one. Exit 1 when one failed or none ran.
"""

import collections
import re
import sys
import xml.etree.ElementTree

OWN_COUNTS = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", re.M)
BOOST_COUNT = re.compile(r"^\s*(\d+) test cases? out of \d+ (passed|failed|aborted|skipped)", re.M)
SKIPPED_LINE = re.compile(r"^skipped: .*$", re.M)


def counts_of(test, output):
    """passed, failed and skipped of one ctest test, and what it skipped."""
    skipped_lines = SKIPPED_LINE.findall(output)
    counts = collections.Counter()
    own = OWN_COUNTS.findall(output)
    if test.get("status") == "notrun" or test.find("skipped") is not None:
        counts["skipped"] = 1
        reasons = skipped_lines or [output.strip().splitlines()[-1] if output.strip() else "no reason given"]
        reason = reasons[-1].removeprefix("skipped: ").removeprefix(f"{test.get('name')}: ")
        return counts, [f"skipped: {test.get('name')}: {reason}"]
    if own:
        for passed, failed, skipped in own:
            counts.update(passed=int(passed), failed=int(failed), skipped=int(skipped or 0))
    elif BOOST_COUNT.search(output):
        for number, result in BOOST_COUNT.findall(output):
            counts["failed" if result == "aborted" else result] += int(number)
        # Boost.Test counts a case that left itself out as passed.
        counts["passed"] -= len(skipped_lines)
        counts["skipped"] += len(skipped_lines)
    elif test.get("status") == "run":
        counts["passed"] = 1
    if test.get("status") == "fail" and counts["failed"] == 0:
        counts["failed"] = 1
    return counts, skipped_lines


def main():
    total = collections.Counter(passed=0, failed=0, skipped=0)
    skipped_lines = []
    for test in xml.etree.ElementTree.parse(sys.argv[1]).getroot().iter("testcase"):
        counts, lines = counts_of(test, test.findtext("system-out") or "")
        total.update(counts)
        skipped_lines += lines
    print()
    for line in skipped_lines:
        print(line)
    if total["passed"] + total["failed"] == 0:
        print("no test ran")
        total["failed"] = 1
    print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return 1 if total["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
