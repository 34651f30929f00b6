#include "dsp/circular.hpp"

#include "core/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

double parabola_vertex(double before, double middle, double after)
{
    const double curvature = before - 2.0 * middle + after;
    return curvature == 0.0 ? 0.0 : std::clamp(0.5 * (before - after) / curvature, -0.5, 0.5);
}

CircularPeak greatest_magnitude(std::span<const double> circular)
{
    const auto length = circular.size();
    const double peak_value = peak_of(circular);
    const auto greatest = std::find_if(circular.begin(), circular.end(),
                                       [&](double sample) { return std::abs(sample) == peak_value; });
    const auto peak = static_cast<std::size_t>(greatest - circular.begin());
    const auto magnitude = [&](std::size_t index) { return std::abs(circular[index % length]); };
    return {peak, parabola_vertex(magnitude(peak + length - 1), magnitude(peak), magnitude(peak + 1))};
}

std::size_t greatest_of(std::span<const double> circular, std::ptrdiff_t first, std::ptrdiff_t count)
{
    auto at = circular_index(first, circular.size());
    auto greatest = at;
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        greatest = std::abs(circular[at]) > std::abs(circular[greatest]) ? at : greatest;
        at = at + 1 < circular.size() ? at + 1 : 0;
    }
    return greatest;
}

std::size_t circular_index(std::ptrdiff_t place, std::size_t length)
{
    const auto whole = static_cast<std::ptrdiff_t>(length);
    return static_cast<std::size_t>((place % whole + whole) % whole);
}

double signed_index(std::size_t index, std::size_t length)
{
    const auto position = static_cast<double>(index);
    return index < length - length / 2 ? position : position - static_cast<double>(length);
}

double energy_around(std::span<const double> circular, std::ptrdiff_t centre, std::ptrdiff_t side)
{
    double energy = 0.0;
    auto at = circular_index(centre - side, circular.size());
    for (auto i = -side; i <= side; ++i) {
        energy += circular[at] * circular[at];
        at = at + 1 < circular.size() ? at + 1 : 0;
    }
    return energy;
}

std::vector<double> centred_part(std::span<const double> circular, std::ptrdiff_t centre, std::size_t length)
{
    const auto half = static_cast<std::ptrdiff_t>(std::min(length, circular.size()) / 2);
    std::vector<double> part(length);
    auto from = circular_index(centre - half, circular.size());
    for (auto i = -half; i < half; ++i) {
        part[static_cast<std::size_t>(i < 0 ? i + static_cast<std::ptrdiff_t>(length) : i)] = circular[from];
        from = from + 1 < circular.size() ? from + 1 : 0;
    }
    return part;
}

} // namespace earbench
