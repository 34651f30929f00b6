"""judge.py SWEEP TAKE - response and verdict of a take with numpy and scipy, by the figures that fr-measure analyse works out.

A peer to time: its figures are defined more simply than those of earbench-verdict(7). They go to standard error.
"""

import sys

import numpy
import scipy.fft
import scipy.io.wavfile


def load(path):
    rate, samples = scipy.io.wavfile.read(path)
    return rate, samples.astype(float) if samples.dtype.kind == "f" else samples / 2.0 ** 31


def fast(length):
    return scipy.fft.next_fast_len(int(length), real=True)


def ratio_db(power, other):
    return 10 * numpy.log10(max(power, 1e-30) / max(other, 1e-30))


def sounds(signal, rate):
    """First and last samples of what is parted by 0.15 s of silence: pilot, sweep, pilot."""
    loud = numpy.flatnonzero(numpy.abs(signal) > 1e-4 * numpy.abs(signal).max())
    breaks = numpy.flatnonzero(numpy.diff(loud) > 0.15 * rate)
    return list(zip(loud[numpy.concatenate([[0], breaks + 1])], loud[numpy.concatenate([breaks, [len(loud) - 1]])] + 1))


def taper(count):
    half = count // 2
    return numpy.concatenate([numpy.ones(half), 0.5 + 0.5 * numpy.cos(numpy.pi * numpy.arange(count - half) / (count - half))])


def windowed(signal, centre, left, right, length):
    """What a window leaves of a circular signal, its middle at index 0 of `length` samples."""
    window = numpy.concatenate([taper(left)[::-1], taper(right)])
    kept = signal[(centre - left + numpy.arange(left + right)) % len(signal)] * window
    placed = numpy.zeros(length)
    placed[:right], placed[length - left:] = kept[left:], kept[:left]
    return placed


def refined(impulse, reference, centre, left, right):
    """The response that explains what the window shows, corrected three times."""
    length = fast(4 * (left + right))
    seen = scipy.fft.rfft(windowed(impulse, centre, left, right, length))
    shown_reference = scipy.fft.rfft(windowed(reference, 0, left, right, length))
    band = scipy.fft.rfft(numpy.concatenate([reference[:length // 2], reference[-(length - length // 2):]]))
    excited = numpy.flatnonzero(numpy.abs(shown_reference) > 0.03)
    estimate = seen / shown_reference
    for _ in range(3):
        estimate[:excited[0]], estimate[excited[-1]:] = estimate[excited[0]], estimate[excited[-1]]
        shown = scipy.fft.rfft(windowed(scipy.fft.irfft(estimate * band, length), 0, left, right, length))
        estimate = estimate + (seen - shown) / shown_reference
    return estimate, length


def delay_between(first, second, length):
    cross = second * first.conj()
    correlation = scipy.fft.irfft(cross, length)
    lag = int(numpy.argmax(correlation))
    lag -= length if lag > length // 2 else 0
    angle = 2 * numpy.pi * numpy.arange(len(cross)) / length
    weight = numpy.abs(cross)
    return lag - (weight * angle * numpy.angle(cross * numpy.exp(1j * angle * lag))).sum() / (weight * angle ** 2).sum()


def octave_arrival(spectrum, first, last):
    envelope = numpy.abs(scipy.fft.ifft(spectrum[first:last] * numpy.hanning(last - first), fast(2 * (last - first)))) ** 2
    return numpy.argmax(envelope) / len(envelope), envelope.max() / envelope.mean()


rate, played = load(sys.argv[1])
_, take = load(sys.argv[2])
first_pilot, whole, second_pilot = sounds(played, rate)
sweep = played[whole[0]:whole[1]]
growth = len(sweep) / numpy.log(22000 / 10)
length = fast(len(take) + len(sweep))
frequency = numpy.arange(length // 2 + 1) * rate / length
of_sweep, of_take = scipy.fft.rfft(sweep, length), scipy.fft.rfft(take, length)
power = numpy.abs(of_sweep) ** 2
outside = numpy.maximum(numpy.log2(10.2 / numpy.maximum(frequency, 1e-9)), numpy.log2(numpy.maximum(frequency, 1e-9) / 21780))
along = 0.5 - 0.5 * numpy.cos(numpy.pi * numpy.clip(2 * outside, 0, 1))
floor = power.max() * 1e-10 * 1e8 ** along
correlation = of_take * of_sweep.conj()
impulse = scipy.fft.irfft(correlation / (power + floor), length)
reference = scipy.fft.irfft(power / (power + floor), length)
compressed_spectrum = correlation * numpy.sqrt(power) / (power + floor)
compressed = scipy.fft.irfft(compressed_spectrum, length)
arrival = int(numpy.argmax(numpy.abs(compressed)))
left, right = int(0.4 * rate), int(0.5 * rate)
estimate, padded = refined(impulse, reference, arrival, left, right)
figures = {"peak_dbfs": ratio_db(numpy.abs(take).max() ** 2, 1), "dc_percent": 100 * take.mean()}

# Flat tops, and a ceiling in the counts of levels.
figures["flat_tops"] = 0
for extreme in (take.min(), take.max()):
    places = numpy.flatnonzero(take == extreme)
    figures["flat_tops"] += sum(len(run) > 2 for run in numpy.split(places, numpy.flatnonzero(numpy.diff(places) > 1) + 1))
figures["ceiling_ratio"] = 0
for side in (take, -take):
    counts = numpy.convolve(numpy.histogram(side[side > 0], 400)[0], numpy.ones(4), "valid")
    figures["ceiling_ratio"] = max(figures["ceiling_ratio"], (counts[164:] / numpy.maximum(counts[160:-4], 1)).max())

# The clock, by both pilots.
count = first_pilot[1] - first_pilot[0]
cut = fast(2 * (count + rate // 5))
pilot = scipy.fft.rfft(played[first_pilot[0]:first_pilot[1]], cut)
echoes = [scipy.fft.rfft(take[max(arrival + at - whole[0] - rate // 10, 0):][:count + rate // 5], cut) * pilot.conj()
          for at in (first_pilot[0], second_pilot[0])]
figures["drift_ppm"] = 1e6 * delay_between(*echoes, cut) / (second_pilot[0] - first_pilot[0])

# What the response explains, and what it leaves: clicks, gaps, disturbances.
model_spectrum = of_sweep * scipy.fft.rfft(numpy.roll(windowed(impulse, arrival, left, right, length), arrival))
weight = numpy.clip(3 * numpy.log2(numpy.maximum(frequency, 1e-9) / 79), 0, 1) * numpy.clip(3 * numpy.log2(22680 / numpy.maximum(frequency, 1)), 0, 1)
model = scipy.fft.irfft(model_spectrum, length)
rest = scipy.fft.irfft(weight * (of_take - model_spectrum), length)
audible = scipy.fft.irfft(weight * of_take, length)
part = slice(arrival, min(arrival + len(sweep), len(take)))
frame = int(0.005 * rate)
rows = (part.stop - part.start) // frame
energies = (rest[part][:rows * frame].reshape(rows, frame) ** 2).sum(axis=1)
floors = numpy.array([numpy.median(energies[max(row - 22, 0):max(row - 2, 1)]) for row in range(rows)])
figures["click_db"] = ratio_db((energies[5:] / numpy.maximum(floors[5:], 1e-30)).max(), 1)
figures["stuck_samples"] = int(numpy.diff(numpy.flatnonzero(numpy.diff(take[part]))).max())
frames = (audible[:len(take) // 2400 * 2400].reshape(-1, 2400) ** 2).mean(axis=1)
figures["heard_db"] = max(ratio_db(compressed[arrival] ** 2, (compressed ** 2).mean()), ratio_db(frames.max(), numpy.sort(frames)[len(frames) // 20]))

# Arrivals of octaves, harmonics, bands over time: all of the compressed answer.
muted = numpy.zeros(len(take))
muted[part] = take[part]
answer_spectrum = scipy.fft.rfft(muted, length) * of_sweep.conj() * numpy.sqrt(power) / (power + floor)
answer = scipy.fft.irfft(answer_spectrum, length)
around = numpy.roll(answer, int(3.2 * rate) - arrival)[:int(4.9 * rate)]
around_spectrum = scipy.fft.rfft(around, fast(len(around)))
edges = [numpy.searchsorted(frequency, centre * 2 ** numpy.array([-0.5, 0.5])) for centre in 63 * 2 ** (numpy.arange(23) / 3)]
arrivals = [octave_arrival(answer_spectrum, *edge) for edge in edges]
figures["octave_step_ms"] = 1e3 * numpy.median(numpy.diff([time for time, _ in arrivals[6::3]])) * length / rate
high = scipy.fft.irfft(numpy.where(frequency < 3300, 0, compressed_spectrum), length)
near = numpy.arange(-int(0.005 * rate), int(0.005 * rate) + 1)
energy_of = [(high[(arrival - int(growth * numpy.log(order)) + near) % length] ** 2).sum() for order in (1, 3, 6, 7, 8, 9)]
figures["high_harmonics_db"] = ratio_db(sum(energy_of[2:]), energy_of[0])
scale = rate / fast(len(around))
for centre in 28 * 2 ** (numpy.arange(27) / 3):
    octave_arrival(around_spectrum, int(centre / 1.7 / scale), min(int(centre * 1.7 / scale) + 2, len(around_spectrum)))

# Noise and hum of the silence before the signal.
silence = take[:max(arrival - (whole[0] - first_pilot[0]) - rate // 20, rate // 10)]
noise = numpy.abs(scipy.fft.rfft((silence - silence.mean()) * numpy.hanning(len(silence)), fast(2 * len(silence)))) ** 2
signal = numpy.abs(model_spectrum) ** 2
of_noise, of_signal = (lambda hertz: int(hertz / rate * 2 * (len(noise) - 1))), (lambda hertz: int(hertz / rate * length))
figures["snr_db"] = min(ratio_db(signal[of_signal(third / 1.12):of_signal(third * 1.12)].mean(),
                                 noise[of_noise(third / 1.12):of_noise(third * 1.12) + 1].mean()) for third in 40 * 2 ** (numpy.arange(26) / 3))
figures["hum_db"] = min(ratio_db(signal[of_signal(tone)], noise[of_noise(tone)]) for tone in (50, 60, 100, 120, 150, 180))
print(", ".join(f"{name} {value:.3f}" for name, value in figures.items()), file=sys.stderr)

points = 20 * 2 ** (numpy.arange(479) / 48)
bins = numpy.arange(len(estimate)) * rate / padded
level = numpy.interp(points, bins, 20 * numpy.log10(numpy.abs(estimate) + 1e-300))
phase = numpy.interp(points, bins, numpy.unwrap(numpy.angle(estimate)))
numpy.savetxt(sys.stdout, numpy.column_stack([points, level, numpy.degrees(phase)]), fmt="%.4f,%.4f,%.3f")
