#include "dsp/circular.hpp"

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
    const auto greatest = std::max_element(circular.begin(), circular.end(), [](double left, double right) {
        return std::abs(left) < std::abs(right);
    });
    const auto peak = static_cast<std::size_t>(greatest - circular.begin());
    const auto magnitude = [&](std::size_t index) { return std::abs(circular[index % length]); };
    return {peak, parabola_vertex(magnitude(peak + length - 1), magnitude(peak), magnitude(peak + 1))};
}

double signed_index(std::size_t index, std::size_t length)
{
    const auto position = static_cast<double>(index);
    return index < length - length / 2 ? position : position - static_cast<double>(length);
}

double energy_around(std::span<const double> circular, std::ptrdiff_t centre, std::ptrdiff_t side)
{
    const auto length = std::ssize(circular);
    double energy = 0.0;
    for (auto i = centre - side; i <= centre + side; ++i) {
        const double sample = circular[static_cast<std::size_t>((i % length + length) % length)];
        energy += sample * sample;
    }
    return energy;
}

} // namespace earbench
