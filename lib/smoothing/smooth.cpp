#include "smoothing/smooth.hpp"

#include "core/error.hpp"
#include "curve/note_keys.hpp"
#include "smoothing/sampled.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <complex>
#include <numbers>

namespace earbench {

namespace {

constexpr double degrees_per_radian = 180.0 / std::numbers::pi;

/// The points over ln f, and half the width of the window at each.
struct Windows {
    std::vector<double> x;
    std::vector<double> half_widths; ///< of a rectangle of the method's width
};

Windows windows_of(const FrequencyResponse& response, const SmoothingMethod& method)
{
    Windows windows;
    windows.x.reserve(response.size());
    windows.half_widths.reserve(response.size());
    for (const double frequency : response.frequency_hz()) {
        windows.x.push_back(std::log(frequency));
        windows.half_widths.push_back(0.5 * width_at(method, {frequency}).value * std::numbers::ln2);
    }
    return windows;
}

/// The means of the function through (x, y) under the method's kernel.
std::vector<double> means_of(const Windows& windows, const std::vector<double>& y, Between between,
                             const SmoothingMethod& method)
{
    const WindowMeans function(windows.x, y, between);
    std::vector<double> means(y.size(), 0.0);
    for (const auto& part : parts_of(method.kernel.value_or(Kernel::rect))) {
        function.add_means(means, part.weight, windows.half_widths, 2.0 * part.half_width,
                           method.edge.value_or(Edge::shrink));
    }
    return means;
}

double greatest_level_db(const FrequencyResponse& response)
{
    return *std::max_element(response.spl_db().begin(), response.spl_db().end());
}

/// Decibels that multiply what is averaged by e; 1 for levels themselves.
double decibels_per_unit(SmoothingMean mean)
{
    switch (mean) {
    case SmoothingMean::power:
        return 10.0 / std::numbers::ln10;
    case SmoothingMean::amplitude:
        return 20.0 / std::numbers::ln10;
    case SmoothingMean::cubic:
        return 20.0 / 3.0 / std::numbers::ln10;
    case SmoothingMean::db:
        break;
    }
    return 1.0;
}

std::vector<double> smoothed_levels(const FrequencyResponse& response, const SmoothingMethod& method)
{
    const auto mean = method.mean.value_or(
        method.kind == SmoothingKind::psychoacoustic ? SmoothingMean::cubic : SmoothingMean::power);
    const bool exponential = mean != SmoothingMean::db;
    const double unit_db = decibels_per_unit(mean);
    // Relative to the greatest level, so that no exponential overflows.
    const double greatest_db = greatest_level_db(response);
    std::vector<double> y;
    y.reserve(response.size());
    for (const double level : response.spl_db()) {
        y.push_back((level - greatest_db) / unit_db);
    }
    const auto windows = windows_of(response, method);
    auto levels = means_of(windows, y, exponential ? Between::exponentials : Between::lines, method);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const double mean_value = levels[i];
        // All of a window more than 2000 dB below the greatest level has a mean of 0: it keeps its level.
        levels[i] = exponential && mean_value <= 0.0
                        ? response.spl_db()[i]
                        : greatest_db + unit_db * (exponential ? std::log(mean_value) : mean_value);
    }
    return levels;
}

FrequencyResponse smoothed_transfer(const FrequencyResponse& response, const SmoothingMethod& method)
{
    if (!response.has_phase()) {
        throw Error(Fault::data, "expected a phase for --complex but found none in " + label(response));
    }
    const double greatest_db = greatest_level_db(response);
    std::vector<double> real;
    std::vector<double> imaginary;
    for (std::size_t i = 0; i < response.size(); ++i) {
        const double magnitude = std::pow(10.0, (response.spl_db()[i] - greatest_db) / 20.0);
        const double angle = response.phase_deg()[i] / degrees_per_radian;
        real.push_back(magnitude * std::cos(angle));
        imaginary.push_back(magnitude * std::sin(angle));
    }
    const auto windows = windows_of(response, method);
    const auto real_means = means_of(windows, real, Between::lines, method);
    const auto imaginary_means = means_of(windows, imaginary, Between::lines, method);
    std::vector<double> levels;
    std::vector<double> phases;
    constexpr double least = 1e-15; // -300 dB: a mean can cancel
    for (std::size_t i = 0; i < response.size(); ++i) {
        const std::complex<double> mean(real_means[i], imaginary_means[i]);
        levels.push_back(greatest_db + 20.0 * std::log10(std::max(std::abs(mean), least)));
        phases.push_back(std::arg(mean) * degrees_per_radian);
    }
    return response.with_levels(std::move(levels)).with_phases(std::move(phases));
}

std::vector<double> levels_of(const FrequencyResponse& response, const SmoothingMethod& method)
{
    if (method.kind == SmoothingKind::autoeq) {
        return smooth_as_autoeq(response.frequency_hz(), response.spl_db());
    }
    if (method.kind == SmoothingKind::cringraph) {
        return smooth_as_cringraph(response.frequency_hz(), response.spl_db(), method.level);
    }
    return smoothed_levels(response, method);
}

FrequencyResponse smoothed_curve(FrequencyResponse response, const SmoothingMethod& method)
{
    if (method.complex) {
        return smoothed_transfer(response, method);
    }
    auto levels = levels_of(response, method);
    return std::move(response).with_levels(std::move(levels));
}

} // namespace

FrequencyResponse smooth(FrequencyResponse response, const SmoothingMethod& method)
{
    assert(method.kind != SmoothingKind::fraction || method.width.value > 0.0);
    auto smoothed = smoothed_curve(std::move(response), method);
    const auto before = smoothed.notes().get(note::smoothing, "none");
    const auto pass = describe(method);
    smoothed.notes().set(note::smoothing, before == "none" || before.empty() ? pass : before + " + " + pass);
    return smoothed;
}

FrequencyResponse smooth_once(FrequencyResponse response, const SmoothingMethod& method)
{
    const auto note = response.notes().get(note::smoothing);
    const auto widest = widest_pass(note);
    const bool is_as_wide =
        method.kind == SmoothingKind::fraction && widest && widest->value >= method.width.value;
    if (is_as_wide || note == describe(method)) {
        return response;
    }
    return smooth(std::move(response), method);
}

} // namespace earbench
