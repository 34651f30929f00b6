#!/usr/bin/env python3
"""scripts/bench makes the same inputs every time, gives no figure for a command that fails, and writes what it measured.

usage: test_bench.py FOLDER_OF_TOOLS
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import unittest.mock

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS / "bench.d"))
from bars import Figure  # noqa: E402
from inputs import Inputs, is_prime  # noqa: E402
from measure import Missing, NoFigure, cpu, in_turn, path_of, peak_mb, run  # noqa: E402

BIN = pathlib.Path(sys.argv.pop(1)).resolve()


class Bench(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_inputs_are_the_same_every_time(self):
        first, second = (Inputs(self.folder / name, BIN) for name in ("first", "second"))
        self.assertEqual(pathlib.Path(first.curve(300)).read_bytes(), pathlib.Path(second.curve(300)).read_bytes())
        self.assertEqual(pathlib.Path(first.take(1)).read_bytes(), pathlib.Path(second.take(1)).read_bytes())
        names = [pathlib.Path(path).name for path in first.short_curves(8)]
        self.assertEqual(names[:3], ["Brand Other0 L1.txt", "Brand Other0 L2.txt", "Brand Other0 R1.txt"])

    def test_a_command_that_fails_has_no_figure(self):
        for command in (["false"], ["earbench-none"], ["sh", "-c", "kill -9 $$"]):
            with self.assertRaises(NoFigure):
                run(command)
        with self.assertRaises(NoFigure):
            peak_mb(["false"])

    def test_what_is_missing_is_named_with_its_package(self):
        without = [sys.executable, "-c", "import scipy_that_is_not_there"]
        for command, package in ((["earbench-none"], "earbench-none"), (without, "python3-scipy_that_is_not_there")):
            with self.assertRaises(Missing) as caught:
                run(command)
            self.assertEqual(caught.exception.package, package)
        with unittest.mock.patch.dict(os.environ, PATH=str(self.folder)):
            for program, package in (("gnuplot", "gnuplot-nox"), ("datamash", "datamash"), ("valgrind", "valgrind")):
                with self.assertRaisesRegex(Missing, f"{program} is not there; Debian has it in {package}"):
                    path_of(program)
        shown = subprocess.run([sys.executable, SCRIPTS / "bench", "--bin", BIN, "--inputs", self.folder, "--only", "S9l"],
                               capture_output=True, text=True, check=False, env=dict(os.environ, PATH=str(self.folder)))
        self.assertIn("for the bars without a figure: apt-get install libc-bin", shown.stdout)

    def test_processor_time_is_that_of_the_process_and_of_those_it_waits_for(self):
        busy = "for i in range(3_000_000): pass"
        alone, waited, idle = in_turn([[sys.executable, "-c", busy], ["sh", "-c", f"{sys.executable} -c '{busy}'; true"],
                                       ["sleep", "0.1"]], 3)
        self.assertGreater(cpu(waited), 0.5 * cpu(alone))
        self.assertLess(cpu(idle), 0.5 * cpu(alone))

    def test_a_figure_is_the_ratio_of_both_sides(self):
        self.assertEqual(Figure(3.0, 4.0, "ms").value, 0.75)
        self.assertTrue(is_prime(629_989) == all(629_989 % number for number in range(2, 800)))

    def test_the_report_holds_what_was_measured(self):
        report = self.folder / "report.json"
        done = subprocess.run([SCRIPTS / "bench", "--bin", BIN, "--inputs", self.folder, "--only", "S9l", "--json", report],
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        row, = json.loads(report.read_text())["bars"]
        self.assertEqual((row["bar"], row["value"], row["holds"]), ("S9l", 0, True))
        wrong = subprocess.run([SCRIPTS / "bench", "--only", "S99"], capture_output=True, text=True, check=False)
        self.assertEqual(wrong.returncode, 64)


if __name__ == "__main__":
    unittest.main()
