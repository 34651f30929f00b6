#pragma once

#include "core/units.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// How much of an impulse response is kept around its arrival, in samples.
struct WindowSpan {
    std::size_t left;
    std::size_t right;
};

/// Weight of a Tukey half-window at `distance` samples from its middle: 1 over the first half of `reach`, a
/// half cosine over the second half (a taper of 50 %), 0 from `reach` on.
[[nodiscard]] double tukey_weight(double distance, double reach);

/// `left + right` samples around `centre` of a circular signal, weighted by tukey_weight; the first is that
/// at `centre - left`.
[[nodiscard]] std::vector<double> windowed(std::span<const double> circular, std::ptrdiff_t centre,
                                           const WindowSpan& span);

/// `left + right` samples around `centre` of a circular signal, those at either end faded out by half a
/// cosine of `fade` samples, and zeros up to `length`; the first is that at `centre - left`.
[[nodiscard]] std::vector<double> faded(std::span<const double> circular, std::ptrdiff_t centre,
                                        const WindowSpan& span, double fade, std::size_t length);

/// Weight of a Hann window of full width 2 `reach` at `distance` from its middle: 0 from `reach` on.
[[nodiscard]] double hann_weight(double distance, double reach);

/// The two sides of a window, in time.
struct WindowSides {
    Seconds left;
    Seconds right;
};

/// Reads "LEFT,RIGHT" in milliseconds.
///
/// @throws Error{usage} for anything else, a side below 1 ms, or more than 1 s left or 5 s right.
[[nodiscard]] WindowSides parse_window_sides(std::string_view text);

/// `duration` in milliseconds with one decimal.
[[nodiscard]] std::string format_milliseconds(Seconds duration);

/// Reads the number of cycles that a frequency-dependent window is wide.
///
/// @throws Error{usage} for anything but a number from 1 to 1000.
[[nodiscard]] double parse_window_cycles(std::string_view text);

} // namespace earbench
