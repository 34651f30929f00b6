"""smooth.py FRACTION FILE - power smoothing over 1/FRACTION octave with numpy: what is compared with fr-smooth."""

import sys

import numpy

with open(sys.argv[2], encoding="utf-8", errors="replace") as file:
    frequency, level = numpy.array([line.split() for line in file if line[:1].isdigit()], dtype=float)[:, :2].T
half = 2 ** (0.5 / float(sys.argv[1]))
total = numpy.concatenate([[0.0], numpy.cumsum(10 ** (level / 10))])
first = numpy.searchsorted(frequency, frequency / half)
last = numpy.searchsorted(frequency, frequency * half, side="right")
smoothed = 10 * numpy.log10((total[last] - total[first]) / (last - first))
numpy.savetxt(sys.stdout, numpy.column_stack([frequency, smoothed]), fmt="%.4f,%.4f")
