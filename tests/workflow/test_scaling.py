#!/usr/bin/env python3
"""What earbench-scaling(7) prints runs as it is printed, and gives the bytes of a single call.

usage: test_scaling.py FOLDER_OF_TOOLS
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "man"), str(TESTS.parent / "scripts" / "bench.d")]
from inputs import write_archive  # noqa: E402
from pages import CHECKOUT, displays  # noqa: E402

BIN = pathlib.Path(sys.argv.pop(1)).resolve()
DISPLAYS = displays(CHECKOUT / "man" / "earbench-scaling.7", "DESCRIPTION")


def printed(word):
    """The one display of the page with `word`."""
    found, = (display for display in DISPLAYS if word in display)
    return found


class Scaling(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.original = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.original.cleanup)
        folder = pathlib.Path(cls.original.name) / "curves"
        write_archive(folder, count=24, rows=700)
        for path in list(folder.iterdir()):
            path.rename(path.with_name(path.name.replace(" ", "-")))

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        shutil.copytree(pathlib.Path(self.original.name) / "curves", self.folder / "curves")
        curves = sorted(f"curves/{path.name}" for path in (self.folder / "curves").iterdir())
        self.compared = self.done("fr-compare", "-q", "--format", "csv", "-t", "harman-ie-2019", *curves)

    def done(self, *command, **variables):
        """Standard output of a command that succeeds."""
        environment = dict(os.environ, PATH=f"{BIN}:{os.environ['PATH']}", HOME=str(self.folder), LC_ALL="C", **variables)
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False,
                              stdin=subprocess.DEVNULL)
        self.assertEqual((done.returncode, done.stderr), (0, ""), command)
        return done.stdout

    def shell(self, script, **variables):
        return self.done("sh", "-eu", "-c", script, **variables)

    def check_rows(self, text):
        """Every row once, in whatever order, below one line of headings."""
        rows, expected = text.splitlines(), self.compared.splitlines()
        self.assertEqual((rows[0], sorted(rows[1:])), (expected[0], sorted(expected[1:])))

    def test_make(self):
        (self.folder / "Makefile").write_text(printed("wildcard"))
        self.shell(printed("make -j8"))
        for path in (self.folder / "curves").iterdir():
            alone = self.done("fr-smooth", "-w", "1/12", f"curves/{path.name}")
            self.assertEqual((self.folder / "smoothed" / f"{path.stem}.csv").read_text(), alone)
        self.assertIn("Nothing to be done", self.shell(printed("make -j8")))

    def test_xargs(self):
        self.shell(printed("xargs -0 -n 500 -P 8"))
        self.check_rows((self.folder / "comparison.csv").read_text())

    def test_xargs_of_several_calls(self):
        self.shell(printed("xargs -0 -n 500 -P 8").replace("-n 500", "-n 10"))
        self.assertEqual(len(list((self.folder / "parts").iterdir())), 3)
        self.check_rows((self.folder / "comparison.csv").read_text())

    def here(self, word, hosts):
        """What is printed for two hosts, on this one, which needs no ssh."""
        if shutil.which("parallel") is None:
            print(f"skipped: workflow/scaling: {self.id().split('.')[-1]}: GNU parallel is not there")
            self.skipTest("GNU parallel is not there")
        self.assertIn(hosts, printed(word))
        return printed(word).replace(hosts, "-j 2")

    def test_parallel(self):
        self.shell(self.here("--workdir", "--workdir . -S 8/first,8/second").replace("-N 500", "-N 10"))
        self.assertEqual((self.folder / "comparison.csv").read_text(), self.compared)

    def test_parallel_with_takes(self):
        (self.folder / "takes").mkdir()
        self.done("fr-measure", "sweep", "--length", "2", "-o", "sweep.wav")
        for number in (1, 2):
            shutil.copy(self.folder / "sweep.wav", self.folder / "takes" / f"Iem-L{number}.wav")
        self.shell(self.here("--basefile", "-S 8/first,8/second --basefile sweep.wav --trc {.}.csv"))
        for number in (1, 2):
            alone = self.done("fr-measure", "analyse", "-q", "-s", "sweep.wav", f"takes/Iem-L{number}.wav")
            self.assertEqual((self.folder / "takes" / f"Iem-L{number}.csv").read_text(), alone)

    def test_slurm(self):
        """A task is a script with its number in a variable; one without a share does nothing."""
        self.shell(printed(">curves.list"))
        script = printed("SBATCH")
        for number in (0, 1):
            self.shell(script, SLURM_ARRAY_TASK_ID=str(number))
        self.assertEqual((self.folder / "part.0").read_text(), self.compared)
        self.assertEqual((self.folder / "part.1").read_text(), "")


if __name__ == "__main__":
    unittest.main()
