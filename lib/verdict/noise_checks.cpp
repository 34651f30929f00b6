#include "sweep/noise.hpp"
#include "verdict/checks.hpp"
#include "verdict/explained_take.hpp"
#include "verdict/level.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace earbench::checks {

namespace {

// Of a window that is flat over half and half a cosine over half.
constexpr double mean_square_weight = 0.6875;
constexpr double mean_weight = 0.75;

double window_samples(const TakeView& view)
{
    const auto window = view.sweep.window();
    return static_cast<double>(window.left + window.right);
}

/// Mean |model|^2 from `low` to `high` Hz.
double model_power(const TakeView& view, double low_hz, double high_hz)
{
    const auto& explanation = view.explanation;
    const double bin_hz = view.sweep.rate().value / static_cast<double>(explanation.length);
    const auto first = static_cast<std::size_t>(low_hz / bin_hz);
    const auto last = std::min(std::max(first + 1, static_cast<std::size_t>(high_hz / bin_hz)),
                               explanation.model_spectrum.size());
    double sum = 0.0;
    for (std::size_t bin = first; bin < last; ++bin) {
        sum += std::norm(explanation.model_spectrum[bin]);
    }
    return sum / static_cast<double>(last - first);
}

} // namespace

std::optional<CheckFigure> snr(const TakeView& view)
{
    if (!view.noise) {
        return std::nullopt;
    }
    const double third = std::exp2(1.0 / 6.0);
    CheckFigure worst{greatest_ratio_db, {}};
    for (double centre = 40.0; centre < 16'500.0; centre *= third * third) {
        const double low_hz = centre / third;
        const double high_hz = centre * third;
        if (low_hz < view.sweep.band().from.value || high_hz > view.sweep.band().to.value) {
            continue;
        }
        const double signal = view.sweep.repeats().count * // the mean over the repeats has so much less noise
                              model_power(view, low_hz, high_hz);
        const double noise = view.noise->power(low_hz, high_hz) * mean_square_weight * window_samples(view);
        const double snr_db = power_ratio_db(signal, noise);
        if (snr_db < worst.value) {
            worst = {snr_db, CheckPlace{centre, "Hz"}};
        }
    }
    return worst;
}

std::optional<CheckFigure> hum(const TakeView& view)
{
    if (!view.noise) {
        return std::nullopt;
    }
    constexpr std::array mains_hz{50.0, 60.0, 100.0, 120.0, 150.0, 180.0};
    CheckFigure worst{greatest_ratio_db, {}};
    for (const double frequency : mains_hz) {
        const double tone = 0.5 * view.noise->tone_amplitude(frequency) * mean_weight * window_samples(view);
        const double hum_db =
            power_ratio_db(model_power(view, frequency - 1.0, frequency + 1.0), tone * tone);
        if (hum_db < worst.value) {
            worst = {hum_db, CheckPlace{frequency, "Hz"}};
        }
    }
    return worst;
}

} // namespace earbench::checks
