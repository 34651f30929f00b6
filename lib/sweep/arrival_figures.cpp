#include "sweep/arrival_figures.hpp"

#include "core/statistics.hpp"
#include "dsp/circular.hpp"
#include "sweep/sweep_recognition.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

ArrivalFigures arrival_figures(std::span<const double> compressed, std::size_t take_samples,
                               const SweepReference& sweep)
{
    constexpr double share_of_sweep = 0.6;
    constexpr double hidden_share = 0.0316; // -30 dB
    const auto length = std::ssize(compressed);
    const auto samples = static_cast<std::ptrdiff_t>(take_samples);
    const auto sweep_samples = static_cast<std::ptrdiff_t>(sweep.samples());
    ArrivalFigures figures;
    figures.mean_square = mean_square_of(compressed);
    const auto peak = greatest_magnitude(compressed);
    figures.peak = std::abs(compressed[peak.index]);
    const auto before_zero = peak.index < take_samples ? std::ptrdiff_t{0} : length;
    figures.arrival =
        static_cast<double>(static_cast<std::ptrdiff_t>(peak.index) - before_zero) + peak.offset;
    figures.is_inverted = compressed[peak.index] < 0.0;

    const auto near = static_cast<std::ptrdiff_t>(share_of_sweep * static_cast<double>(sweep_samples));
    const auto arrived = static_cast<std::ptrdiff_t>(peak.index);
    const auto far = greatest_of(compressed, arrived + near, length - 2 * near);
    const auto shared = std::max<std::ptrdiff_t>(sweep_samples - (length - samples), 0);
    const auto hidden = greatest_of(compressed, samples - shared, shared);
    const bool is_whole = figures.arrival >= 0.0 && figures.arrival + static_cast<double>(sweep_samples) <=
                                                        static_cast<double>(samples);
    figures.hides_something =
        shared > 0 && (!is_whole || std::abs(compressed[hidden]) > hidden_share * figures.peak);
    if (compressed[far] != 0.0 &&
        is_compressed_sweep(compressed, static_cast<std::ptrdiff_t>(far), sweep.samples(), sweep.rate())) {
        figures.other = {std::abs(compressed[far]), far};
    }
    return figures;
}

} // namespace earbench
