#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace earbench {

/// Vertex of the parabola through three points at -1, 0, 1, within half a step of the middle; 0 of a line.
[[nodiscard]] double parabola_vertex(double before, double middle, double after);

/// Where the greatest magnitude of a circular signal is: at a sample, and by a parabola beside it.
struct CircularPeak {
    std::size_t index;
    double offset; ///< within half a sample
};

/// @pre There are samples.
[[nodiscard]] CircularPeak greatest_magnitude(std::span<const double> circular);

/// The index of any place, even before 0, in a circular signal of `length`.
[[nodiscard]] constexpr std::size_t circular_index(std::ptrdiff_t place, std::size_t length)
{
    const auto whole = static_cast<std::ptrdiff_t>(length);
    return static_cast<std::size_t>((place % whole + whole) % whole);
}

/// Calls `use(i, sample)` for i = 0 .. `count` - 1 and the samples from the place `first` on, circularly.
template <typename Use>
void for_each_from(std::span<const double> circular, std::ptrdiff_t first, std::ptrdiff_t count,
                   const Use& use)
{
    auto at =
        circular_index(first, circular.size()); // a division for each sample would take most of the time
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        use(i, circular[at]);
        at = at + 1 < circular.size() ? at + 1 : 0;
    }
}

/// The index of the greatest magnitude, the first of several, among the `count` samples from the place
/// `first` on, circularly; that of `first` where there are none.
[[nodiscard]] std::size_t greatest_of(std::span<const double> circular, std::ptrdiff_t first,
                                      std::ptrdiff_t count);

/// The place of `index` in a circular signal of `length`, those of the second half before 0.
[[nodiscard]] double signed_index(std::size_t index, std::size_t length);

/// The sum of the squares of the samples up to `side` to either side of `centre`, circularly.
[[nodiscard]] double energy_around(std::span<const double> circular, std::ptrdiff_t centre,
                                   std::ptrdiff_t side);

/// The `length` samples around `centre` of a circular signal, half before and half from it on, circular again
/// with the centre at index 0; zeros between where it has fewer. Both lengths are even.
[[nodiscard]] std::vector<double> centred_part(std::span<const double> circular, std::ptrdiff_t centre,
                                               std::size_t length);

} // namespace earbench
