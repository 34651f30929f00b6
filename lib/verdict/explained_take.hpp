#pragma once

#include "sweep/divider.hpp"

#include <vector>

namespace earbench {

/// A take as its own response explains it, and what that leaves.
struct ExplainedTake {
    std::vector<double> model;        ///< the sweep through the response
    std::vector<double> audible_take; ///< the take, in the same band
    std::vector<double> audible_rest; ///< take minus model, from 100 Hz to 18 kHz or 0.9 of the sweep's end
    Spectrum model_spectrum;
    std::size_t length = 0; ///< of the transform; the vectors are as long
};

/// Sends the sweep through the impulse response of `deconvolution`, weighted by its window(), and subtracts
/// the result from the take; pilots stay in what is left.
///
/// The edges of the audible band are half cosines over a third of an octave.
[[nodiscard]] ExplainedTake explain_take(const Deconvolution& deconvolution, Divider& divider);

} // namespace earbench
