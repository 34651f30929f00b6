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
    const auto found = greatest_magnitude(compressed);
    const double peak = std::abs(compressed[found.index]);
    const auto arrived = static_cast<std::ptrdiff_t>(found.index);
    const auto before_zero = found.index < take_samples ? std::ptrdiff_t{0} : length;
    const double arrival = static_cast<double>(arrived - before_zero) + found.offset;

    const auto near = static_cast<std::ptrdiff_t>(share_of_sweep * static_cast<double>(sweep_samples));
    const auto far = greatest_of(compressed, arrived + near, length - 2 * near);
    const auto shared = std::max<std::ptrdiff_t>(sweep_samples - (length - samples), 0);
    const auto hidden = greatest_of(compressed, samples - shared, shared);
    const bool is_whole =
        arrival >= 0.0 && arrival + static_cast<double>(sweep_samples) <= static_cast<double>(samples);
    const bool is_other =
        compressed[far] != 0.0 &&
        is_compressed_sweep(compressed, static_cast<std::ptrdiff_t>(far), sweep.samples(), sweep.rate());
    return {.arrival = arrival,
            .peak = peak,
            .mean_square = mean_square_of(compressed),
            .is_inverted = compressed[found.index] < 0.0,
            .other = is_other ? std::optional(OtherSweep{std::abs(compressed[far]), far}) : std::nullopt,
            .hides_something =
                shared > 0 && (!is_whole || std::abs(compressed[hidden]) > hidden_share * peak)};
}

} // namespace earbench
