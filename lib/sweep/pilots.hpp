#pragma once

#include "sweep/divider.hpp"
#include "sweep/sweep.hpp"

#include <optional>
#include <span>

namespace earbench {

/// How much more of a pilot than of the sweep came through, in the pilots' band: 0 dB where the gain of the
/// chain stayed what it was and does not depend on the level.
struct PilotGains {
    Decibel first;
    Decibel second;
};

/// How a take's clock ran against the sweep's, told by the pilots.
struct PilotTiming {
    /// Share by which the recording is longer than what was played, from pilot to pilot: 20e-6 is 20 ppm.
    double drift;
    /// slip_of_parts(): what was inserted before (or lost after) the sweep passed some part of the pilots'
    /// band, in proportion to where it happened, else within a sample of 0. Nothing if the sweep does not
    /// pass that band, or no part of it is coherent.
    std::optional<double> slip;
    std::optional<PilotGains> gains; ///< told where `slip` is
    /// Share of the energy where the pilots should be that is the pilots': near 1 in a clean take.
    double coherence;
};

/// The delay of `later` against `earlier` in samples, both of signals of `length`: the greatest of their
/// cross-correlation, then the phases of the cross-spectrum, weighted by its magnitude.
[[nodiscard]] double delay_between(const Spectrum& earlier, const Spectrum& later, std::size_t length);

/// PilotTiming::drift of a take with all its sweeps, the first of which arrives at the sample `first_sweep`
/// and the last at `last_sweep`. Nothing where time_pilots tells nothing.
[[nodiscard]] std::optional<double> drift_between_pilots(std::span<const double> take,
                                                         std::ptrdiff_t first_sweep,
                                                         std::ptrdiff_t last_sweep,
                                                         const SweepReference& sweep);

/// Compares the arrivals and gains of both pilots and of the sweep in the pilots' band, each seen through the
/// same chain.
///
/// Arrivals are read from the phases of cross-spectra, weighted by their magnitude, so that the chain's
/// response does not matter: drift within 0.05 ppm at a signal-to-noise ratio of 20 dB (10 s sweep, 48 kHz).
/// Nothing if the sweep has no layout, or if a pilot lies outside the take or does not stand out (coherence
/// below 0.2).
[[nodiscard]] std::optional<PilotTiming>
time_pilots(std::span<const double> take, const Deconvolution& deconvolution, const SweepReference& sweep);

} // namespace earbench
