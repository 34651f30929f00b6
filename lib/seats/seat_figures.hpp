#pragma once

#include "curve/frequency_response.hpp"
#include "seats/coupler_resonance.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace earbench {

/// Everything that tells one seat (one insertion into the coupler) from another.
struct SeatFigures {
    std::size_t curve;                        ///< its place
    std::optional<Decibel> bass;              ///< see bass_level
    std::optional<Decibel> level;             ///< mean from 500 Hz to 2 kHz
    std::optional<std::vector<double>> shape; ///< see response_shape
    std::optional<ResonanceRange> range;
    std::vector<double> phasors; ///< cosines, then sines of the phase from 100 Hz to 2 kHz
};

/// Mean level over ln f from `from` to 2^(2/3) `from`, re that from 400 to 630 Hz; a leak takes it away.
/// Nothing where the curve does not reach so far.
[[nodiscard]] std::optional<Decibel> bass_level(const FrequencyResponse& curve, Hertz from);

/// The mean levels over ln f of the twelfths of an octave about 100*2^(k/12) Hz, k from 0 to 70 (to 5.7 kHz),
/// minus the mean of them all. Nothing where the curve does not cover them.
[[nodiscard]] std::optional<std::vector<double>> response_shape(const FrequencyResponse& curve);

/// The figures of the curves at `places`. One that a curve of them does not have, none has; nor phasors where
/// the grids differ. Bass is taken from 20 Hz, or from where the last of them begins, at most from 50 Hz.
[[nodiscard]] std::vector<SeatFigures> seat_figures(std::span<const FrequencyResponse> curves,
                                                    std::span<const std::size_t> places);

/// log2 of the resonance of every seat: the one nearest to that of the median of all. Empty where that has
/// none, or a seat no range.
[[nodiscard]] std::vector<double> seat_depths(std::span<const SeatFigures> seats);

} // namespace earbench
