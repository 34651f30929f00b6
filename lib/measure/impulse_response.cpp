#include "measure/impulse_response.hpp"

#include "core/statistics.hpp"
#include "dsp/window.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace earbench {

namespace {

constexpr std::array spans_s{0.005, 0.01, 0.02, 0.05, 0.1};
constexpr double least_share = 0.05; // of the energy of the first 5 ms
constexpr double above_noise = 4.0;
constexpr double shortest_with_noise_s = 0.4; // where a quarter of the right side is beyond all spans
constexpr std::size_t trace_points = 3001;
constexpr int interpolation_reach = 64; // samples to either side
constexpr double least_energy_db = -200.0;

double left_side_s(const ImpulseResponse& response)
{
    return std::round(response.arrival) / response.rate.value;
}

double right_side_s(const ImpulseResponse& response)
{
    return (static_cast<double>(response.samples.size()) - std::round(response.arrival)) /
           response.rate.value;
}

/// Mean square of the samples from `from_s` to `to_s` after the arrival, 0 where there are none.
double mean_square(const ImpulseResponse& response, double from_s, double to_s)
{
    const auto place = [&](double time_s) {
        const auto at = std::llround(response.arrival + time_s * response.rate.value);
        return std::clamp<std::ptrdiff_t>(at, 0, std::ssize(response.samples));
    };
    const auto first = response.samples.begin() + place(from_s);
    const auto last = response.samples.begin() + place(to_s);
    const double sum = std::inner_product(first, last, first, 0.0);
    return last > first ? sum / static_cast<double>(last - first) : 0.0;
}

/// True when there is more between the two times than noise, and not too little to be looked at.
bool goes_on(const ImpulseResponse& response, double from_s, double to_s)
{
    const double right_s = right_side_s(response);
    const double noise =
        right_s >= shortest_with_noise_s ? mean_square(response, 0.25 * right_s, 0.5 * right_s) : 0.0;
    const double level = mean_square(response, from_s, to_s);
    const double energy = level * (to_s - from_s);
    const double first_energy = mean_square(response, 0.0, spans_s.front()) * spans_s.front();
    return level > above_noise * noise && energy > least_share * first_energy;
}

/// The band-limited signal between its samples, `position` counted from the first one.
double value_between(std::span<const double> samples, double position)
{
    const auto whole = static_cast<std::ptrdiff_t>(std::floor(position));
    const double fraction = position - static_cast<double>(whole);
    if (fraction == 0.0) {
        return whole >= 0 && whole < std::ssize(samples) ? samples[static_cast<std::size_t>(whole)] : 0.0;
    }
    const double sine = std::sin(std::numbers::pi * fraction) / std::numbers::pi;
    double sum = 0.0;
    for (std::ptrdiff_t step = 1 - interpolation_reach; step <= interpolation_reach; ++step) {
        const auto at = whole + step;
        if (at < 0 || at >= std::ssize(samples)) {
            continue;
        }
        const double distance = fraction - static_cast<double>(step);
        const double sinc = (step % 2 == 0 ? sine : -sine) / distance;
        sum += samples[static_cast<std::size_t>(at)] * sinc *
               hann_weight(std::abs(distance), interpolation_reach);
    }
    return sum;
}

/// Means of the squares of the `2 reach + 1` values around each but the first and last `reach`, weighted.
std::vector<double> moving_energy(std::span<const double> values, std::size_t reach)
{
    std::vector<double> energy;
    for (std::size_t middle = reach; middle + reach < values.size(); ++middle) {
        double sum = 0.0;
        for (std::size_t i = middle - reach; i <= middle + reach; ++i) {
            const auto distance = std::abs(static_cast<double>(i) - static_cast<double>(middle));
            sum += values[i] * values[i] * hann_weight(distance, static_cast<double>(reach));
        }
        energy.push_back(sum);
    }
    return energy;
}

} // namespace

Seconds shown_time(std::span<const ImpulseResponse> responses)
{
    Seconds shown{spans_s.front()};
    for (std::size_t i = 1; i < spans_s.size(); ++i) {
        if (std::any_of(responses.begin(), responses.end(), [&](const ImpulseResponse& response) {
                return goes_on(response, spans_s[i - 1], spans_s[i]);
            })) {
            shown.value = spans_s[i];
        }
    }
    for (const auto& response : responses) {
        shown.value = std::min(shown.value, right_side_s(response));
    }
    return shown;
}

Seconds shown_start(std::span<const ImpulseResponse> responses)
{
    Seconds start{-shown_time(responses).value / 5.0};
    for (const auto& response : responses) {
        start.value = std::max(start.value, -left_side_s(response));
    }
    return start;
}

ImpulseTrace trace_impulse(const ImpulseResponse& response, Seconds from, Seconds to)
{
    constexpr std::size_t reach = (trace_points - 1) / 60;
    const double step_s = (to.value - from.value) / static_cast<double>(trace_points - 1);
    std::vector<double> values;
    ImpulseTrace trace;
    for (std::size_t i = 0; i < trace_points + 2 * reach; ++i) {
        const double time_s = from.value + step_s * (static_cast<double>(i) - static_cast<double>(reach));
        values.push_back(value_between(response.samples, response.arrival + time_s * response.rate.value));
        if (i >= reach && i < reach + trace_points) {
            trace.time_ms.push_back(1000.0 * time_s);
            trace.amplitude_percent.push_back(values.back());
        }
    }
    const double greatest = peak_of(trace.amplitude_percent);
    for (double& amplitude : trace.amplitude_percent) {
        amplitude *= greatest > 0.0 ? 100.0 / greatest : 0.0;
    }
    const auto energy = moving_energy(values, reach);
    const double highest = peak_of(energy);
    for (const double value : energy) {
        const double level = value > 0.0 ? 10.0 * std::log10(value / highest) : least_energy_db;
        trace.energy_db.push_back(std::max(level, least_energy_db));
    }
    return trace;
}

} // namespace earbench
