#pragma once

#include "signal/deconvolution.hpp"

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

/// The noise of a record without signal, as the analysis of takes sees it.
class NoiseFloor {
public:
    /// `record` is not empty; its mean is taken off.
    NoiseFloor(std::span<const double> record, const SweepReference& sweep);

    /// What noise like that of the record adds to a transfer function analysed within `window`: the root of
    /// the mean square of |N| at `frequency_hz`, 1 being the sweep's own level.
    ///
    /// The record is transformed within windows of the same shape, zero-padded to at least twice their
    /// length, moved by a quarter of the window from its first sample on; their power is averaged. (A record
    /// shorter than the window has it shortened, and the power scaled by the lengths.) Of the bins within
    /// 12/T (T the record's length) and within 1/48 octave to either side, whichever is more, those at most
    /// 40 times their median are averaged, which leaves a spread of about 1 dB or less; where the power at
    /// the frequency itself is above 40 times the median, it is a tone and counts alone. Noise that is no
    /// tone is divided by the number of sweeps that takes are the mean of; a tone may come in the same phase
    /// with each. Divided by the power
    /// of the sweep's spectrum: that is what division by the sweep does to noise that is there all the time.
    [[nodiscard]] std::vector<double> magnitude(const WindowSpan& window,
                                                std::span<const double> frequency_hz) const;

private:
    SampleRate m_rate;
    int m_takes = 1; ///< that the mean is taken of
    std::vector<double> m_record;
    std::vector<double> m_sweep_power; ///< of the bins of a zero-padded transform, up to half the rate
};

} // namespace earbench
