"""divide.py SWEEP TAKE - a take divided by its sweep with numpy and scipy, and nothing else: no verdict, no refinement."""

import sys

import numpy
import scipy.fft
import scipy.io.wavfile


def load(path):
    rate, samples = scipy.io.wavfile.read(path)
    return rate, samples if samples.dtype.kind == "f" else samples / 2.0 ** 31


rate, sweep = load(sys.argv[1])
_, take = load(sys.argv[2])
length = scipy.fft.next_fast_len(len(sweep) + len(take), real=True)
of_sweep = scipy.fft.rfft(sweep.astype(float), length)
of_take = scipy.fft.rfft(take.astype(float), length)
power = numpy.abs(of_sweep) ** 2
impulse = scipy.fft.irfft(of_take * of_sweep.conj() / (power + 1e-10 * power.max()), length)
left, right = int(0.4 * rate), int(0.5 * rate)
kept = numpy.roll(impulse, left - numpy.argmax(numpy.abs(impulse)))[:left + right]
kept = kept * numpy.concatenate([numpy.hanning(2 * left)[:left], numpy.hanning(2 * right)[right:]])
response = scipy.fft.rfft(kept)
points = 20 * 2 ** (numpy.arange(479) / 48)
bins = numpy.arange(len(response)) * rate / len(kept)
level = numpy.interp(points, bins, 20 * numpy.log10(numpy.abs(response) + 1e-300))
phase = numpy.interp(points, bins, numpy.unwrap(numpy.angle(response)))
numpy.savetxt(sys.stdout, numpy.column_stack([points, level, numpy.degrees(phase)]), fmt="%.4f,%.4f,%.3f")
