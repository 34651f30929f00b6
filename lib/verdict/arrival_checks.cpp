#include "core/statistics.hpp"
#include "sweep/sweep_recognition.hpp"
#include "verdict/checks.hpp"
#include "verdict/level.hpp"

#include <algorithm>
#include <cmath>

namespace earbench::checks {

namespace {

/// How far the greatest magnitude of q stands out of all of it, a place for every lag.
double concentration_db(const TakeView& view)
{
    const auto& compressed = view.division.compressed;
    const auto places = static_cast<double>(fft_length(view.take.size() + view.sweep.samples()));
    const double peak = peak_of(compressed);
    return power_ratio_db(peak * peak,
                          mean_square_of(compressed) * static_cast<double>(compressed.size()) / places);
}

/// How far the loudest frame of the take, 100 Hz to 18 kHz, stands out of the quietest ones.
double rise_over_quiet_db(const TakeView& view)
{
    constexpr double frame_s = 0.05;
    constexpr double quiet_share = 0.05;
    const auto frame = static_cast<std::size_t>(frame_s * view.sweep.rate().value);
    std::vector<double> powers;
    for (std::size_t at = 0; at + frame <= view.take.size(); at += frame) {
        const double power = mean_square_of(view.take.subspan(at, frame));
        if (power > 0.0) { // a device that has not started yet is no quiet
            powers.push_back(mean_square_of(std::span(view.explanation.audible_take).subspan(at, frame)));
        }
    }
    if (powers.empty()) {
        return 0.0;
    }
    std::sort(powers.begin(), powers.end());
    const auto quiet = static_cast<std::size_t>(quiet_share * static_cast<double>(powers.size() - 1));
    return power_ratio_db(powers.back(), powers[quiet]);
}

} // namespace

/// Another sweep stands out of the silence around it, although it has no arrival; noise does in neither way.
std::optional<CheckFigure> heard(const TakeView& view)
{
    return CheckFigure{std::max(concentration_db(view), rise_over_quiet_db(view)), {}};
}

std::optional<CheckFigure> second_sweep(const TakeView& view)
{
    if (view.missing_sweeps > Seconds{0.0}) {
        return std::nullopt; // where the others are, nobody knows: one may be in the stretch of another
    }
    constexpr double share_of_sweep = 0.6; // beyond what its distortion makes, and its echoes
    constexpr double least_db = -100.0;
    const auto& compressed = view.division.compressed;
    const auto length = std::ssize(compressed);
    const auto arrival = std::llround(view.division.arrival);
    const auto near = static_cast<std::ptrdiff_t>(share_of_sweep * static_cast<double>(view.sweep.samples()));
    std::vector<double> far;
    for (auto i = arrival + near; i < arrival + length - near; ++i) {
        far.push_back(compressed[static_cast<std::size_t>((i % length + length) % length)]);
    }
    const double peak = peak_of(far);
    const double arrived = peak_of(compressed);
    if (peak == 0.0) {
        return CheckFigure{least_db, {}};
    }
    const auto place = std::find_if(far.begin(), far.end(), [&](double x) { return std::abs(x) == peak; });
    const auto at = arrival + near + (place - far.begin());
    if (!is_compressed_sweep(compressed, at, view.sweep.samples(), view.sweep.rate())) {
        return CheckFigure{least_db, {}};
    }
    const auto circular = (at + length) % length;
    const auto in_take = circular < std::ssize(view.take) ? circular : circular - length;
    return CheckFigure{std::max(least_db, power_ratio_db(peak * peak, arrived * arrived)),
                       CheckPlace{static_cast<double>(in_take) / view.sweep.rate().value, "s"}};
}

std::optional<CheckFigure> polarity(const TakeView& view)
{
    const auto length = std::ssize(view.division.compressed);
    const auto arrival = std::llround(view.division.arrival);
    const double sample =
        view.division.compressed[static_cast<std::size_t>((arrival % length + length) % length)];
    return CheckFigure{sample < 0.0 ? -1.0 : 1.0, {}};
}

} // namespace earbench::checks
