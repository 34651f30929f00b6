#pragma once

#include "sweep/divider.hpp"

#include <optional>
#include <span>
#include <vector>

namespace earbench {

/// The part of a take before the first sound of the measurement signal: all but the last 50 ms before the
/// arrival of the first pilot, or of the sweep where its file has no layout; zeros at its beginning (a device
/// that has not started yet) are left out unless there is nothing else. Nothing if less than 0.1 s is left.
///
/// `arrival` is Deconvolution::arrival.
[[nodiscard]] std::optional<std::span<const double>>
silence_before_signal(std::span<const double> take, double arrival, const SweepReference& sweep);

/// The part of a take from 0.3 s after the last sound of the measurement signal on, that of the second pilot,
/// or of the sweep where its file has no layout. Nothing if less than 0.1 s is left, or zeros alone.
///
/// `arrival` is Deconvolution::arrival.
[[nodiscard]] std::optional<std::span<const double>>
silence_behind_signal(std::span<const double> take, double arrival, const SweepReference& sweep);

/// The power of a sweep's spectrum: what noise is divided by.
class SweepPower {
public:
    explicit SweepPower(const SweepReference& sweep);
    [[nodiscard]] SampleRate rate() const noexcept { return m_rate; }
    /// |X|^2, on the straight line between the bins of a transform of at least twice the sweep's length.
    [[nodiscard]] double at(Hertz frequency) const;
    /// How many sweeps a take has, whose mean is analysed.
    [[nodiscard]] int repeats() const noexcept { return m_repeats; }

private:
    SampleRate m_rate;
    int m_repeats;
    std::vector<double> m_bins;
};

/// The weights that an analysis lays over the impulse response around its arrival.
struct NoiseWindow {
    WindowSpan span; ///< of tukey_weight
    /// How often the response was corrected by what the window took away: what has the weight w at first has
    /// 1 - (1 - w)^(1 + corrections) in the end.
    int corrections = 0;
    /// Width in cycles of a Hann window that is laid over it besides.
    std::optional<double> cycles = std::nullopt;
};

/// The noise of a record without signal, as a window shows it.
class RecordedNoise {
public:
    /// `record` is not empty; its mean is taken off. Noise that is no tone is divided by `repeats`, of which
    /// the mean is analysed; a tone may come in the same phase with each.
    RecordedNoise(std::span<const double> record, SampleRate rate, int repeats);

    /// What noise like that of the record adds within `window`: the mean square of its transform at
    /// `frequency_hz`.
    ///
    /// The record is transformed within windows of the same shape, zero-padded to at least four times their
    /// length, moved by a quarter of the window from its first sample on; their power is averaged. (A record
    /// shorter than the window has it shortened, and the power scaled by the lengths.) Of the bins within
    /// 12/T (T the record's length) and within 1/48 octave to either side, whichever is more, those at most
    /// 40 times their median are averaged, which leaves a spread of about 1 dB or less; where the power at
    /// the frequency itself is above 40 times the median, it is a tone and counts alone.
    ///
    /// The window of cycles multiplies the power by the ratio of the sums of the squared weights with and
    /// without it, that of a tone by the square of the ratio of the sums.
    [[nodiscard]] std::vector<double> power(const NoiseWindow& window,
                                            std::span<const double> frequency_hz) const;

private:
    SampleRate m_rate;
    int m_repeats;
    std::vector<double> m_record;
};

/// The noise of a record without signal, as the analysis of takes sees it.
class NoiseFloor {
public:
    /// `record` is not empty; its mean is taken off.
    NoiseFloor(std::span<const double> record, const SweepPower& sweep)
        : m_sweep(sweep), m_noise(record, sweep.rate(), sweep.repeats())
    {
    }

    /// What noise like that of the record adds to a transfer function analysed within `window`: the root of
    /// RecordedNoise::power over the power of the sweep's spectrum, 1 being the sweep's own level. That is
    /// what division by the sweep does to noise that is there all the time.
    [[nodiscard]] std::vector<double> magnitude(const NoiseWindow& window,
                                                std::span<const double> frequency_hz) const;

private:
    const SweepPower& m_sweep;
    RecordedNoise m_noise;
};

} // namespace earbench
