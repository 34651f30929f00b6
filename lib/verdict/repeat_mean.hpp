#pragma once

#include "sweep/divider.hpp"

#include <span>
#include <vector>

namespace earbench {

/// Where the sweeps of a take with several start, in samples of the take, as found.
struct SweepArrivals {
    std::ptrdiff_t first;
    std::ptrdiff_t last;
    int count;
};

/// Looks for sweeps a period apart, +-1 %: the places of the greatest magnitude of the take correlated with
/// the sweep, both whitened, that reach at least half of the greatest of all.
[[nodiscard]] SweepArrivals find_sweeps(std::span<const double> take, const SweepReference& sweep);

/// The mean of takes that keep_repeat made of one, delays between them taken out.
class RepeatMean {
public:
    /// `cuts` are those of the take, whose clock is right.
    RepeatMean(const SweepReference& sweep, const RepeatCuts& cuts) : m_sweep(sweep), m_cuts(cuts) {}

    /// The first take that is added gives all that is not of the stretch with the sweep, and the arrival. A
    /// delay against it is told by the phases of the windowed impulse responses.
    void add(std::span<const double> take, const Deconvolution& deconvolution);

    /// A take with the mean of the stretches with the sweep.
    [[nodiscard]] std::vector<double> samples() const;

    /// How many takes were added.
    [[nodiscard]] std::size_t count() const noexcept { return m_delays.size(); }
    /// The greatest delay of one take against another, in samples; of at least one take.
    [[nodiscard]] double shift_samples() const;
    /// The greatest difference of level between two takes in any third of an octave from 40 Hz to 10.24 kHz,
    /// less what noise makes of it, as earbench-verdict(7) defines it; of at least two takes. Nothing for a
    /// sweep that does not cover one.
    [[nodiscard]] std::optional<double> spread_db() const;

private:
    [[nodiscard]] Spectrum response_of(const Deconvolution& deconvolution) const;
    [[nodiscard]] double spread_db_within(Hertz from, Hertz to) const;

    const SweepReference& m_sweep;
    RepeatCuts m_cuts;
    double m_arrival = 0.0; ///< of the first
    std::vector<double> m_sum;
    std::vector<double> m_delays;      ///< samples against the first
    std::vector<Spectrum> m_responses; ///< with these delays taken out
};

} // namespace earbench
