#pragma once

#include "dsp/band_values.hpp"
#include "sweep/sweep_reference.hpp"

#include <cstddef>

namespace earbench {

/// What is added to the power of a sweep in each of so many bins before it is divided by: 1e-10 of the
/// greatest |X|^2 inside the excited band, rising to 1e-2 over half an octave beyond it (Kirkeby and Nelson's
/// regularisation, J. Audio Eng. Soc. 47(7/8) 1999, made to depend on frequency as Farina, AES preprint 7121,
/// 2007, does).
[[nodiscard]] BandValues regularisation(const SweepReference& sweep, std::size_t bins);

} // namespace earbench
