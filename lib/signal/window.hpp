#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace earbench {

/// How much of an impulse response is kept around its arrival, in samples.
struct WindowSpan {
    std::size_t left = 0;
    std::size_t right = 0;
};

/// Weight of a Tukey half-window at `distance` samples from its middle: 1 over the first half of `reach`, a
/// half cosine over the second half (a taper of 50 %), 0 from `reach` on.
[[nodiscard]] double tukey_weight(double distance, double reach);

/// `left + right` samples around `centre` of a circular signal, weighted by tukey_weight; the first is that
/// at `centre - left`.
[[nodiscard]] std::vector<double> windowed(std::span<const double> circular, std::ptrdiff_t centre,
                                           const WindowSpan& span);

} // namespace earbench
