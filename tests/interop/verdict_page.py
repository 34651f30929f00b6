"""The figures of the verdict as earbench-verdict(7) defines them, for tests to hold against the tool's."""

import functools

import numpy

from sound import fft_length

RATE = 48000
F1, F2, SECONDS = 10.0, 22000.0, 4.0
GROWTH = round(F1 * SECONDS / numpy.log(F2 / F1)) / F1
START = int(1.4 * RATE)  # silence 1 s, pilot 0.1 s, 0.3 s
COUNT = int(GROWTH * numpy.log(F2 / F1) * RATE)
LEFT = round(0.45 * GROWTH * numpy.log(2) * RATE)
RIGHT = round(0.5 * RATE)


class Page:
    """"The response" of earbench-measurement(7) and "The figures" of earbench-verdict(7), for one take of one sweep without correction of the clock."""

    def __init__(self, take, signal):
        self.take = take
        sweep = signal[START:START + COUNT + 1]
        self.length = 1 << (len(take) + len(sweep)).bit_length()
        self.frequency = numpy.arange(self.length // 2 + 1) * RATE / self.length
        self.sweep_spectrum = numpy.fft.rfft(sweep, self.length)
        power = numpy.abs(self.sweep_spectrum) ** 2
        with numpy.errstate(divide="ignore"):
            outside = numpy.maximum(numpy.log2(1.02 * F1 / self.frequency), numpy.log2(self.frequency / (0.99 * F2)))
        along = numpy.clip(outside / 0.5, 0, 1)
        epsilon = 1e-10 * 1e8 ** (0.5 - 0.5 * numpy.cos(numpy.pi * along)) * power.max()
        product = numpy.fft.rfft(take, self.length) * numpy.conj(self.sweep_spectrum) / (power + epsilon)
        self.impulse = numpy.fft.irfft(product, self.length)
        arrival_spectrum = product * numpy.sqrt(power)
        self.compressed = numpy.fft.irfft(arrival_spectrum, self.length)
        peak = int(numpy.argmax(numpy.abs(self.compressed)))
        before, middle, after = numpy.abs(self.compressed[[peak - 1, peak, peak + 1]])
        self.arrival = peak + 0.5 * (before - after) / (before - 2 * middle + after)
        self.epsilon = epsilon
        self.explain()
        self.answer()

    def answer(self):
        """r, by its spectrum, and |P|^2 at the points of the curve."""
        place = numpy.arange(len(self.take))
        inside = numpy.minimum(place - (self.arrival - 0.1 * RATE), self.arrival + COUNT + 1 + 0.25 * RATE - place)
        kept = self.take * (0.5 - 0.5 * numpy.cos(numpy.pi * numpy.clip(inside / (0.05 * RATE), 0, 1)))
        power = numpy.abs(self.sweep_spectrum) ** 2
        self.answer_spectrum = numpy.fft.rfft(kept, self.length) * numpy.conj(self.sweep_spectrum) * numpy.sqrt(power) / (power + self.epsilon)
        around = numpy.roll(numpy.fft.irfft(self.answer_spectrum, self.length), LEFT - round(self.arrival))[:LEFT + RIGHT]
        length = 1 << 20
        spectrum = numpy.abs(numpy.fft.rfft(around * self.weight, length)) ** 2
        self.points = 20 * 2 ** (numpy.arange(481) / 48)
        self.points = self.points[self.points <= 20000.01]
        bins = numpy.round(numpy.outer(self.points, [2 ** (-1 / 24), 2 ** (1 / 24)]) * length / RATE).astype(int)
        self.response_power = numpy.array([numpy.mean(spectrum[low:high + 1]) for low, high in bins])

    def band(self, low, high):
        """Energy of r between two times, the width of the band, and its noise power."""
        def weights(bin_hz):
            """The first bin inside, and the weights from there on."""
            first = int(low / bin_hz) + 1
            along = (numpy.arange(first, int(numpy.ceil(min(high, RATE / 2) / bin_hz))) * bin_hz - low) / (min(high, RATE / 2) - low)
            return first, numpy.sin(numpy.pi * along) ** 4

        first, weight = weights(RATE / self.length)
        inside = first + numpy.arange(len(weight))
        # In steps of at most 0.1 ms and a quarter of what the band needs.
        steps = 1 << max(4 * len(inside), int(self.length / RATE / 0.0001)).bit_length()
        weighted = weight * self.answer_spectrum[inside] * numpy.exp(2j * numpy.pi * inside * self.arrival / self.length)
        step_s = self.length / RATE / steps
        until = numpy.cumsum(numpy.abs(numpy.fft.ifft(weighted, steps) * steps / self.length) ** 2) * step_s

        def energy_until(at_s):
            turns, place = divmod(at_s / step_s, steps)
            return turns * until[-1] + numpy.interp(place, numpy.arange(-1, steps), numpy.concatenate([[0], until]))

        def energy(begin_s, end_s):
            return energy_until(end_s) - energy_until(begin_s)

        power, bin_hz, _ = self.silence_power
        at, of_silence = weights(bin_hz)
        noise = numpy.sum(power[at:at + len(of_silence)] * of_silence ** 2) * bin_hz / RATE
        return energy, numpy.sum(weight ** 2) * RATE / self.length, noise

    def disturbed_db(self):
        """And its place."""
        late, early, centres = [], [], []
        for k in range(100):
            c = 28 * 2 ** (k / 3)
            if c > min(18000, 0.9 * F2):
                break
            if c / 1.7 < F1:
                continue
            energy, width, noise = self.band(c / 1.7, 1.7 * c)
            passes = GROWTH * numpy.log(c / F1)

            def above_noise(begin, end):
                margin = 1 + 8 / numpy.sqrt(max(1, 2 * width * (end - begin)))
                return max(0, energy(begin, end) - margin * noise * (end - begin)) / width

            begin = 0.1 + 2.5 / c
            end = min(0.5 + 0.7 * GROWTH, COUNT / RATE + 0.2 - passes, (len(self.take) - self.arrival) / RATE - 0.05 - passes)
            length = min(0.6, end - begin)
            starts = numpy.linspace(begin, end - length, 1 + int(numpy.ceil((end - length - begin) / 0.1 - 1e-9)))
            late.append(max(above_noise(start, start + length) for start in starts) * 0.61875 / length if length > 0.05 else 0)
            end = -0.01 - 2.5 / c
            begin = max(-GROWTH * numpy.log(2) - end, -0.05 - passes)
            early.append(above_noise(begin, end) if end - begin > 0.005 + 0.5 / c else 0)
            centres.append(c)
        wide, wide_centres = [], []
        for k in range(7):
            c = 28 * 2 ** (k / 3)
            if c / 2.5 < F1:
                continue
            energy, width, noise = self.band(c / 2.5, 2.5 * c)
            passes = GROWTH * numpy.log(c / F1)
            end = -0.01 - 1.3 / c
            begin = max(-GROWTH * numpy.log(2) - end, -0.05 - passes)
            wide.append(above_noise(begin, end) if end - begin > 0.3 / c else 0)
            wide_centres.append(c)
        wide.append(0)
        wide_centres.append(112 * 2 ** (1 / 3))
        heard = self.response_power > 1e-4 * numpy.median(self.response_power)
        worst = (0, 0)
        for at, density in ((centres, numpy.array(late)), (centres, numpy.array(early)), (wide_centres, numpy.array(wide))):
            if density.max() > 0:
                level = numpy.interp(numpy.log(self.points), numpy.log(at), numpy.log(numpy.maximum(density, 1e-12 * density.max())))
                share = numpy.where(heard, numpy.exp(level) / (self.response_power / RATE ** 2), 0)
                worst = max(worst, (share.max(), self.points[share.argmax()]))
        return 20 * numpy.log10(1 + 2 * numpy.sqrt(worst[0])), worst[1]

    def bass_third_db(self):
        greatest = -100
        third = GROWTH * numpy.log(3)
        for k in range(8):
            f = 20 * 2 ** (k / 3)
            side = max(1 / (2 * f), 0.4 * GROWTH * numpy.log(4 / 3))
            if f >= 1.5 * F1 and third >= side + 4 / (3 * f):
                energy, _, noise = self.band(2 * f, 4.5 * f)
                more = energy(-third - side, -third + side) - 6 * noise * side
                greatest = max(greatest, 10 * numpy.log10(more / energy(-side, side)) if more > 0 else -100)
        return greatest

    def explain(self):
        offset = numpy.arange(-LEFT, RIGHT)
        reach = numpy.where(offset < 0, LEFT, RIGHT)
        weight = 0.5 + 0.5 * numpy.cos(numpy.pi * numpy.clip(2 * numpy.abs(offset) / reach - 1, 0, 1))
        self.weight = weight
        place = (round(self.arrival) + offset) % self.length
        kept = numpy.zeros(self.length)
        kept[place] = weight * self.impulse[place]
        self.model_spectrum = numpy.fft.rfft(kept) * self.sweep_spectrum
        self.model = numpy.fft.irfft(self.model_spectrum, self.length)
        high = min(18000.0, 0.9 * F2)
        with numpy.errstate(divide="ignore"):
            outside = numpy.maximum(numpy.log2(100.0 / self.frequency), numpy.log2(self.frequency / high))
        band = 0.5 + 0.5 * numpy.cos(numpy.pi * numpy.clip(3 * outside, 0, 1))
        self.rest = numpy.fft.irfft(band * (numpy.fft.rfft(self.take, self.length) - self.model_spectrum), self.length)
        self.begin = round(self.arrival)
        self.end = self.begin + COUNT + round(0.05 * RATE)
        # The silence: up to 50 ms before the pilot, which is 0.4 s before the sweep.
        self.silence = slice(0, int(round(self.arrival) - 0.4 * RATE - 0.05 * RATE))

    def ceiling_ratio(self):
        samples = self.take - self.take.mean()
        differences = numpy.abs(numpy.diff(self.take))
        noise = self.take[self.silence].std()
        greatest = 0.0
        for sign in (1, -1):
            values = sign * samples
            width = max(0.005 * values.max(), 2 * noise, 4 * differences[differences > 0].min())
            if width > 0.1 * values.max():
                continue
            counts = numpy.bincount((values[values > 0] / (width / 2)).astype(int))
            for first in range(max(4, int(numpy.ceil(0.4 * len(counts)))), len(counts)):
                within, above = counts[first:first + 4].sum(), counts[first + 4:].sum()
                if within >= 50 and 10 * above < within:
                    greatest = max(greatest, within / max(1, counts[first - 4:first].sum()))
        return greatest

    def high_harmonics_db(self):
        spectrum = self.answer_spectrum.copy()
        spectrum[self.frequency < 400] = 0
        signal = numpy.fft.irfft(spectrum, self.length)
        side = int(min(0.005, 0.25 * GROWTH * numpy.log(10 / 9)) * RATE)

        def energy(order):
            centre = round(self.arrival - GROWTH * RATE * numpy.log(order))
            return numpy.sum(signal[numpy.arange(centre - side, centre + side + 1) % self.length] ** 2)

        noise = max(energy(n + 0.5) for n in range(6, 10))
        return 10 * numpy.log10(max(1e-10, sum(energy(n) - noise for n in range(6, 10)) / energy(1)))

    def window_share_db(self):
        answer = numpy.fft.irfft(self.answer_spectrum, self.length)
        place = (round(self.arrival) + numpy.arange(-LEFT, RIGHT)) % self.length
        shares = []
        for k in range(8):
            energy = self.band(63 * 2 ** (k - 0.5), 63 * 2 ** (k + 0.5))[0]
            shares.append(energy(-LEFT / RATE, RIGHT / RATE) / energy(-self.arrival / RATE, (self.length - self.arrival) / RATE))
        return 10 * numpy.log10(max(numpy.sum(answer[place] ** 2) / numpy.sum(answer ** 2), numpy.sort(shares)[4]))

    def octave_arrivals(self, first, last, ratio):
        """In seconds, of the octaves that stand out, and of their first and last echo; looked for at 8 times as many places as there are bins, at most every 0.02 ms."""
        times, centre = [], first
        while centre < last * 1.001:
            band = (self.frequency >= centre / numpy.sqrt(2)) & (self.frequency <= centre * numpy.sqrt(2))
            along = (self.frequency[band] * numpy.sqrt(2) / centre - 1)
            weighted = self.answer_spectrum[band] * (0.5 - 0.5 * numpy.cos(2 * numpy.pi * along))
            steps = max(2 * len(weighted), min(8 * len(weighted), int(self.length / RATE / 2e-5)))
            envelope = numpy.abs(numpy.fft.ifft(weighted, fft_length(steps))) ** 2
            greatest = numpy.argmax(envelope)
            above = envelope.max() / envelope.mean() * (COUNT + 0.35 * RATE) / self.length
            if above > 20:
                step_s = self.length / RATE / len(envelope)
                near = numpy.roll(envelope, len(envelope) // 2 - greatest)
                peaks = numpy.flatnonzero((near >= numpy.roll(near, 1)) & (near > numpy.roll(near, -1)) & (near >= 0.1 * near.max()))
                peaks = (peaks - len(envelope) // 2) * step_s
                peaks = peaks[numpy.abs(peaks) <= 0.02] if above > 200 else numpy.zeros(1)
                place = (greatest - (greatest >= len(envelope) / 2) * len(envelope)) * step_s
                times.append((place, place + peaks.min(), place + peaks.max()))
            centre *= ratio
        return times

    def octave_step_ms(self):
        step = 1000 * numpy.median(numpy.diff([time for time, _, _ in self.octave_arrivals(250, 8000, 2)]))
        return numpy.sign(step) * max(0, abs(step) - max(0, GROWTH * numpy.log(2) - 0.5))

    def arrival_jump_ms(self):
        times = self.octave_arrivals(200, 12800, 2 ** (1 / 3))

        def middle(values):
            return numpy.sort(values)[len(values) // 2]

        greatest = 0
        for split in range(3, len(times) - 2):
            below, above = numpy.array(times[:split]), numpy.array(times[split:])
            spreads = sum(middle(numpy.abs(side[:, 0] - middle(side[:, 0]))) for side in (below, above))
            first, last = (middle(above[:, i]) - middle(below[:, i]) for i in (1, 2))
            between = min(abs(first), abs(last)) if first * last > 0 else 0
            greatest = max(greatest, between - 3 * spreads)
        return 1000 * greatest

    def click_db(self):
        frame = int(0.005 * RATE)
        count = int(GROWTH * numpy.log(0.95 * F2 / F1) * RATE) // frame  # the clock is not corrected

        def energies(samples):
            return numpy.sum(samples[self.begin:self.begin + count * frame].reshape(count, frame) ** 2, axis=1)

        rest, model = energies(self.rest), energies(self.model)
        worst = (-200.0, 0)
        for i in range(count):
            sides = [side for side in (rest[max(0, i - 22):max(0, i - 2)], rest[i + 3:i + 23]) if len(side) >= 5]
            # The upper of two in the middle of an even number.
            floor = max(numpy.sort(side)[len(side) // 2] for side in sides)
            signal = model[max(0, i - 10):i + 11].max()
            rise = min(10 * numpy.log10(rest[i] / floor), 10 * numpy.log10(rest[i] / signal) + 50)
            worst = max(worst, (rise, (self.begin + i * frame) / RATE))
        return worst

    @functools.cached_property
    def silence_power(self):
        """Of the silence under a Hann window, per sample, and what a tone of amplitude 1 would be."""
        samples = self.take[self.silence]
        samples = samples[numpy.argmax(samples != 0):]
        taper = 0.5 - 0.5 * numpy.cos(2 * numpy.pi * (numpy.arange(len(samples)) + 0.5) / len(samples))
        length = 1 << (8 * len(samples)).bit_length()
        power = numpy.abs(numpy.fft.rfft(taper * (samples - samples.mean()), length)) ** 2
        return power / numpy.sum(taper ** 2), RATE / length, numpy.sum(taper) ** 2 / numpy.sum(taper ** 2) / 4

    def model_power(self, low, high):
        return numpy.mean(numpy.abs(self.model_spectrum[(self.frequency >= low) & (self.frequency < high)]) ** 2)

    def snr_db(self):
        """Over Q of earbench-measurement(7), "Noise"."""
        record = self.take[self.silence]
        record = record[numpy.argmax(record != 0):]
        record = record - record.mean()
        count = LEFT + RIGHT
        left = len(record) * LEFT // count if len(record) < count else LEFT
        right = len(record) - left if len(record) < count else RIGHT
        offset = numpy.arange(-left, right)
        along = 2 * numpy.abs(offset) / numpy.where(offset < 0, left, right) - 1
        window = 0.5 + 0.5 * numpy.cos(numpy.pi * numpy.clip(along, 0, 1))
        length = 1 << (8 * len(window)).bit_length()
        starts = range(0, len(record) - len(window) + 1, len(window) // 4)
        power = numpy.mean([numpy.abs(numpy.fft.rfft(record[at:at + len(window)] * window, length)) ** 2 for at in starts], axis=0)
        power *= count / len(window)
        differences = numpy.abs(numpy.diff(self.take))
        least = differences[differences > 0].min() ** 2 / 12 * numpy.sum(self.weight ** 2)
        reach = 12 * RATE / len(record)
        worst = 1e20
        for f, signal in zip(self.points, self.response_power):
            low = max(1, int(numpy.ceil(min(f - reach, f / 2 ** (1 / 48)) * length / RATE)))
            around = power[low:int(max(f + reach, f * 2 ** (1 / 48)) * length / RATE) + 1]
            limit = 40 * numpy.median(around)
            here = numpy.interp(f * length / RATE, numpy.arange(len(power)), power)
            noise = here if here > limit else numpy.mean(around[around <= limit])
            worst = min(worst, signal / max(noise, least))
        return 10 * numpy.log10(worst)

    def hum_db(self):
        noise, bin_hz, of_tone = self.silence_power

        def around(low, high):
            return numpy.mean(noise[round(low / bin_hz):round(high / bin_hz)])

        least = 1e20
        for hz in (50, 60, 100, 120, 150, 180):
            tone = noise[round(hz / bin_hz)]
            if tone > 10 * (around(hz - 8, hz - 4) + around(hz + 4, hz + 8)) / 2:
                shown = 0.375 * numpy.sqrt(tone / of_tone) * (LEFT + RIGHT)
                least = min(least, self.model_power(hz - 1, hz + 1) / shown ** 2)
        return 10 * numpy.log10(least)

    def pilot_parts(self, signal, pilot_at):
        """Of the pilot that begins at `pilot_at` of the signal: delay, level, coherence, and the time that it comes after the sweep, of every part."""
        count = int(0.1 * RATE)
        pilot = signal[RATE:RATE + count]
        before = int(0.1 * RATE)
        at = round(self.arrival) - START + pilot_at - before
        heard = self.take[max(0, at):at + count + 3 * before]
        length = 8 * RATE
        own = numpy.fft.rfft(pilot, length)
        part = numpy.fft.rfft(heard, length) * numpy.conj(own)
        offset = numpy.arange(-LEFT, RIGHT)
        reach = numpy.where(offset < 0, LEFT, RIGHT)
        weight = 0.5 + 0.5 * numpy.cos(numpy.pi * numpy.clip(2 * numpy.abs(offset) / reach - 1, 0, 1))
        kept = numpy.zeros(length)
        kept[(offset + before) % length] = weight * self.impulse[(round(self.arrival) + offset) % self.length]
        sweep = numpy.fft.rfft(kept) * numpy.abs(own) ** 2
        frequency = numpy.arange(len(own)) * RATE / length
        edges = numpy.geomspace(1.25 * 2000, 0.9 * 9600, 6)  # up to a fifth of the rate
        for low, high in zip(edges, edges[1:]):
            band = (frequency >= low) & (frequency <= high)
            omega = 2 * numpy.pi * frequency[band] / RATE
            cross = part[band] * numpy.conj(sweep[band])
            alone = numpy.zeros(length, complex)
            alone[:len(band)][band] = cross
            envelope = numpy.abs(numpy.fft.ifft(alone))
            lags = numpy.arange(-960, 961)
            delay = lags[numpy.argmax(envelope[lags])]
            turned = cross * numpy.exp(1j * omega * delay)
            weight = numpy.abs(cross)
            middle = numpy.average(omega, weights=weight)
            phase = numpy.angle(turned * numpy.conj(turned.sum()))
            slope = numpy.sum(weight * (omega - middle) * phase) / numpy.sum(weight * (omega - middle) ** 2)
            delay = delay - slope
            sums = abs(numpy.sum(cross * numpy.exp(1j * omega * delay)))
            energy = numpy.sum(numpy.abs(sweep[band]) ** 2)
            hz = middle * RATE / (2 * numpy.pi)
            after = pilot_at + (hz - 2000) / 7600 * count - START - GROWTH * numpy.log(hz / F1) * RATE
            yield delay, 20 * numpy.log10(sums / energy), sums / numpy.sqrt(numpy.sum(numpy.abs(part[band]) ** 2) * energy), after

    def pilot_figures(self, signal):
        second_at = START + COUNT + round(0.3 * RATE)
        first, second = (numpy.array(list(self.pilot_parts(signal, at))) for at in (RATE, second_at))
        both = (first[:, 2] > 0.9) & (second[:, 2] > 0.9)
        first, second = first[both], second[both]
        drift = numpy.median(second[:, 0] - first[:, 0]) / (second_at - RATE)
        slips = sorted(drift * first[:, 3] - first[:, 0], key=abs)
        spectrum = self.answer_spectrum.copy()
        spectrum[(self.frequency < 3300) | (self.frequency > 18000)] = 0
        signal = numpy.fft.irfft(spectrum, self.length)
        side = int(min(0.02, 0.15 * GROWTH) * RATE)

        def energy(order):
            centre = round(self.arrival - GROWTH * RATE * numpy.log(order))
            return numpy.sum(signal[numpy.arange(centre - side, centre + side + 1) % self.length] ** 2)

        third = numpy.sqrt(max(0, energy(3) - energy(3.5)) / energy(1))
        gains = numpy.median(first[:, 1]), numpy.median(second[:, 1])
        moved = max(max(map(abs, gains)) - 20 * numpy.log10(1 + 2.25 * third), abs(gains[0] - gains[1]))
        return {"slip_samples": slips[-2] if len(slips) > 1 else slips[0], "first_pilot_gain_db": gains[0],
                "second_pilot_gain_db": gains[1], "pilot_gain_db": moved}
