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
    double greatest = 0.0;
    std::ptrdiff_t steps = 0;
    for_each_from(circular, first, count, [&](std::ptrdiff_t i, double sample) {
        if (std::abs(sample) > greatest) {
            greatest = std::abs(sample);
            steps = i;
        }
    });
    return circular_index(first + steps, circular.size());
}

double signed_index(std::size_t index, std::size_t length)
{
    const auto position = static_cast<double>(index);
    return index < length - length / 2 ? position : position - static_cast<double>(length);
}

double energy_around(std::span<const double> circular, std::ptrdiff_t centre, std::ptrdiff_t side)
{
    double energy = 0.0;
    for_each_from(circular, centre - side, 2 * side + 1,
                  [&](std::ptrdiff_t, double sample) { energy += sample * sample; });
    return energy;
}

std::vector<double> centred_part(std::span<const double> circular, std::ptrdiff_t centre, std::size_t length)
{
    const auto half = static_cast<std::ptrdiff_t>(std::min(length, circular.size()) / 2);
    std::vector<double> part(length);
    for_each_from(circular, centre - half, 2 * half, [&](std::ptrdiff_t i, double sample) {
        const auto to = i < half ? i - half + static_cast<std::ptrdiff_t>(length) : i - half;
        part[static_cast<std::size_t>(to)] = sample;
    });
    return part;
}

} // namespace earbench
