"""Chains of known response for the tests of fr-measure: filters, delays, WAV files, without any code of ours."""

import functools
import struct

import numpy


def peaking(rate, centre, gain_db, q):
    """Audio EQ Cookbook (R. Bristow-Johnson), peaking."""
    a = 10 ** (gain_db / 40)
    w = 2 * numpy.pi * centre / rate
    alpha = numpy.sin(w) / (2 * q)
    return (1 + alpha * a, -2 * numpy.cos(w), 1 - alpha * a), (1 + alpha / a, -2 * numpy.cos(w), 1 - alpha / a)


def low_pass(rate, corner, q=0.7071):
    w = 2 * numpy.pi * corner / rate
    alpha, cosine = numpy.sin(w) / (2 * q), numpy.cos(w)
    return ((1 - cosine) / 2, 1 - cosine, (1 - cosine) / 2), (1 + alpha, -2 * cosine, 1 - alpha)


def high_pass(rate, corner, q=0.7071):
    w = 2 * numpy.pi * corner / rate
    alpha, cosine = numpy.sin(w) / (2 * q), numpy.cos(w)
    return ((1 + cosine) / 2, -1 - cosine, (1 + cosine) / 2), (1 + alpha, -2 * cosine, 1 - alpha)


def fft_length(least):
    """The smallest even length from `least` on without a prime factor above 5; a power of two is up to twice as long."""
    odd = (3 ** threes * 5 ** fives for threes in range(14) for fives in range(10))
    return min(2 * factor << (-(-least // (2 * factor)) - 1).bit_length() for factor in odd)


class Chain:
    """Biquads, a gain, and a delay that need not be whole samples."""

    def __init__(self, rate, biquads, gain=1.0, delay_samples=0.0):
        self.rate, self.biquads, self.gain, self.delay = rate, biquads, gain, delay_samples

    def response(self, frequency):
        z = numpy.exp(-2j * numpy.pi * frequency / self.rate)
        response = self.gain * numpy.exp(-2j * numpy.pi * frequency / self.rate * self.delay)
        for (b0, b1, b2), (a0, a1, a2) in self.biquads:
            response = response * (b0 + b1 * z + b2 * z * z) / (a0 + a1 * z + a2 * z * z)
        return response

    def play(self, signal, tail_s=1.0):
        """What comes out, as long as the signal and `tail_s`; made in the frequency domain, exact for any delay."""
        count = len(signal) + int(tail_s * self.rate)
        length = fft_length(count + 4 * self.rate)
        frequency = numpy.arange(length // 2 + 1) * self.rate / length
        return numpy.fft.irfft(numpy.fft.rfft(signal, length) * self.response(frequency), length)[:count]


def in_ear(rate, gain=0.25, delay_samples=480.5):
    """Plausible: bass shelf, ear gain, coupler resonance, a dip, the driver's end."""
    return Chain(
        rate,
        [high_pass(rate, 12), peaking(rate, 70, 6, 0.6), peaking(rate, 2800, 9, 1.5), peaking(rate, 8200, 8, 4),
         peaking(rate, 11500, -14, 5), low_pass(rate, 0.4 * rate)],
        gain, delay_samples,
    )


@functools.cache
def sinc_kernels(taps, cells):
    """(tap, its windowed sinc, and the steps of that, over a fraction of a sample in so many cells) of every tap."""
    fraction = numpy.arange(cells + 1) / cells
    kernels = []
    for tap in range(-taps // 2 + 1, taps // 2 + 1):
        x = tap - fraction
        window = numpy.i0(11 * numpy.sqrt(numpy.clip(1 - (2 * x / taps) ** 2, 0, 1))) / numpy.i0(11)
        kernel = numpy.sinc(x) * window
        kernels.append((tap, kernel, numpy.diff(kernel)))
    return kernels


def drifted(samples, ppm, taps=96, cells=8192):
    """What a recorder writes whose clock runs `ppm` faster: the samples at n / (1 + ppm 1e-6), by a windowed sinc.

    The window's Bessel function is slow, so it is read from tables. Between their points the line is off by an eighth
    of the curvature, some pi^2/3, times the step squared: 6e-9 a tap, and at most -140 dB in all.
    """
    position = numpy.arange(int((len(samples) - 1) * (1 + ppm * 1e-6))) / (1 + ppm * 1e-6)
    whole = position.astype(int)
    along = (position - whole) * cells
    cell = along.astype(int)
    rest = along - cell
    padded = numpy.concatenate([numpy.zeros(taps), samples, numpy.zeros(taps)])
    result = numpy.zeros(len(position))
    for tap, kernel, steps in sinc_kernels(taps, cells):
        result += padded[whole + tap + taps] * (kernel[cell] + rest * steps[cell])
    return result


def write_wav(path, rate, channels, bits):
    """`bits` is 16, 24, 32 or "float"; `channels` a list of arrays."""
    samples = numpy.stack(channels, axis=1)
    if bits == "float":
        tag, width, data = 3, 4, samples.astype("<f4").tobytes()
    else:
        tag, width = 1, bits // 8
        scaled = numpy.clip(numpy.rint(samples * 2.0 ** (bits - 1)), -(2.0 ** (bits - 1)), 2.0 ** (bits - 1) - 1)
        data = scaled.astype("<i4").reshape(-1, 1).view("u1")[:, :width].tobytes()
    count = samples.shape[1]
    header = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, tag, count, rate,
                         rate * count * width, count * width, 8 * width, b"data", len(data))
    path.write_bytes(header + data)


def read_wav(path):
    """(rate, samples of the first channel) of a PCM 24-bit or float WAV."""
    content = path.read_bytes()
    at, tag, channels, rate, bits = 12, 0, 1, 0, 0
    while at + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        body = content[at + 8:at + 8 + size]
        if name == b"fmt ":
            tag, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", body)
        elif name == b"data":
            if tag == 3:
                samples = numpy.frombuffer(body, "<f4").astype(float)
            else:
                raw = numpy.frombuffer(body, "u1").reshape(-1, bits // 8)
                wide = numpy.zeros((len(raw), 4), "u1")
                wide[:, 4 - bits // 8:] = raw
                samples = wide.view("<i4")[:, 0] / 2.0 ** 31
            return rate, samples.reshape(-1, channels)[:, 0]
        at += 8 + size + size % 2
    raise ValueError(path)
