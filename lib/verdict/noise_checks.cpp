#include "core/statistics.hpp"
#include "sweep/noise.hpp"
#include "verdict/checks.hpp"
#include "verdict/clipping.hpp"
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

/// Mean |model|^2 from `low` to `high` Hz, at most 200.
double model_power(const TakeView& view, double low_hz, double high_hz)
{
    const auto& bins = view.explanation.model_bass;
    const double bin_hz = view.explanation.bin_hz;
    const auto first = static_cast<std::size_t>(low_hz / bin_hz);
    const auto last = std::min(std::max(first + 1, static_cast<std::size_t>(high_hz / bin_hz)), bins.size());
    double sum = 0.0;
    for (std::size_t bin = first; bin < last; ++bin) {
        sum += std::norm(bins[bin]);
    }
    return sum / static_cast<double>(last - first);
}

/// The noise that the steps of a converter make, for each sample: a silence that has less than that was
/// rounded to little or nothing.
double quantisation_power(const TakeView& view)
{
    const double step = quantisation_step(view.recorded.samples);
    return step * step / 12.0;
}

} // namespace

std::optional<CheckFigure> snr(const TakeView& view)
{
    // A silence of zeros was made by a gate or a file, and says nothing of the noise of the take.
    if (!view.silence || peak_of(*view.silence) == 0.0) {
        return std::nullopt;
    }
    const auto window = view.sweep.window();
    const auto& [points_hz, power] = view.answer.response();
    const int repeats = view.sweep.repeats().count;
    const auto noise = RecordedNoise(*view.silence, view.sweep.rate(), repeats).power({window}, points_hz);
    const double least_noise = quantisation_power(view) * mean_square_weight * window_samples(view) / repeats;
    std::optional<CheckFigure> worst;
    for (std::size_t i = 0; i < power.size(); ++i) {
        const double snr_db = power_ratio_db(power[i], std::max(noise[i], least_noise));
        if (!worst || snr_db < worst->value) {
            worst = {snr_db, CheckPlace{points_hz[i], "Hz"}};
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
