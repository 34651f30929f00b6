#pragma once

#include "sweep/divider.hpp"
#include "verdict/frames.hpp"
#include "verdict/sweep_part.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace earbench {

/// A take as its own response explains it, and what that leaves. Signals as long as the take are most of the
/// memory of an analysis, so what is told of them is kept instead where it is enough.
///
/// What can be heard of a click is from 100 Hz to 18 kHz or 0.9 of the sweep's end; the edges of this band
/// are half cosines over a third of an octave.
struct ExplainedTake {
    static constexpr Seconds frame{0.005};
    static constexpr Seconds long_frame{0.05};

    SweepPart part;                         ///< where the sweep is; the frames below begin with it
    std::vector<float> model;               ///< the sweep through the response, in that part
    std::vector<double> model_energies;     ///< of it in each frame
    std::vector<double> rest_energies;      ///< of take minus model, audible, in each frame
    std::vector<double> rest_step_energies; ///< of its differences from sample to sample
    std::vector<double> audible_energies;   ///< of the take in each long frame, from its beginning
    Spectrum model_bass;                    ///< the first bins of the model's transform, up to 200 Hz
    double bin_hz;                          ///< of it
};

/// Sends the sweep through the impulse response of `deconvolution`, weighted by its window(), and subtracts
/// the result from the take; pilots stay in what is left. The spectrum of `deconvolution` is used up.
[[nodiscard]] ExplainedTake explain_take(std::span<const double> take, Deconvolution& deconvolution,
                                         Divider& divider);

} // namespace earbench
