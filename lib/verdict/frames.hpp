#pragma once

#include "core/units.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace earbench {

// A signal cut into frames of equal length, whose energies tell where something stands out.

/// Samples of `frame` at a rate.
[[nodiscard]] std::size_t frame_samples(Seconds frame, SampleRate rate);

/// The sum of the squares in each whole frame of so many samples.
[[nodiscard]] std::vector<double> frame_energies(std::span<const double> samples, std::size_t frame);

/// The same of the differences from sample to sample, the first one from 0.
[[nodiscard]] std::vector<double> frame_step_energies(std::span<const double> samples, std::size_t frame);

} // namespace earbench
