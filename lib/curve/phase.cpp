#include "curve/phase.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/columns.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <functional>
#include <numbers>

namespace earbench {

namespace {

constexpr double pi = std::numbers::pi;
constexpr double whole_of_ln_coth = pi * pi / 4.0; // its integral from 0 to infinity

/// Integral of ln coth(u/2) from 0 to `x` above 0, within 6e-9: the next term of the series at 0.5.
double integral_of_ln_coth_to(double x)
{
    if (x < 0.5) {
        // ln coth y = -ln y + y^2/3 - 7 y^4/90 + 62 y^6/2835 - ..., integrated term by term
        const double square = x * x;
        return x * (1.0 - std::log(x / 2.0) +
                    square * (1.0 / 36.0 - square * (7.0 / 7200.0 - square * 62.0 / 1'270'080.0)));
    }
    const double step = std::exp(-2.0 * x);
    double power = std::exp(-x);
    double integral = whole_of_ln_coth;
    for (double order = 1.0; power > 1e-12; order += 2.0) {
        integral -= 2.0 * power / (order * order);
        power *= step;
    }
    return integral;
}

/// The same to any `u`: it is odd.
double integral_of_ln_coth(double u)
{
    return u == 0.0 ? 0.0 : std::copysign(integral_of_ln_coth_to(std::abs(u)), u);
}

struct Point {
    double log_frequency;
    double nepers;
};

std::vector<Point> thinned(std::span<const double> frequency_hz, std::span<const double> spl_db)
{
    constexpr double least_step = std::numbers::ln2 / 200.0;
    std::vector<Point> points;
    for (std::size_t i = 0; i < frequency_hz.size(); ++i) {
        const double log_frequency = std::log(frequency_hz[i]);
        const bool last = i + 1 == frequency_hz.size();
        if (points.empty() || last || log_frequency >= points.back().log_frequency + least_step) {
            points.push_back({log_frequency, spl_db[i] * std::numbers::ln10 / 20.0});
        }
    }
    return points;
}

/// Slope by which the level goes on beyond the first of `points`, as they come from the outside in.
double slope_beyond(std::span<const Point> points)
{
    constexpr double reach =
        0.334 * std::numbers::ln2; // a third, whatever rounding does to the point at its end
    constexpr double steepest = 24.0 / 20.0 * std::numbers::ln10 / std::numbers::ln2; // 24 dB per octave
    std::size_t count = 2;
    while (count < points.size() &&
           std::abs(points[count].log_frequency - points[0].log_frequency) <= reach) {
        ++count;
    }
    double mean_x = 0.0;
    for (const auto& point : points.first(count)) {
        mean_x += point.log_frequency / static_cast<double>(count);
    }
    // Differences from the mean add up to 0: what they are multiplied by may begin anywhere, levels at the
    // first, so that a constant one has no slope at all.
    double covariance = 0.0;
    double variance = 0.0;
    for (const auto& point : points.first(count)) {
        const double x = point.log_frequency - mean_x;
        covariance += x * (point.nepers - points[0].nepers);
        variance += x * point.log_frequency;
    }
    return std::clamp(covariance / variance, -steepest, steepest);
}

/// Bode's relation at one of the points.
double phase_at(double log_frequency, std::span<const Point> points, double slope_below, double slope_above)
{
    double before = integral_of_ln_coth(points.front().log_frequency - log_frequency);
    double sum = slope_below * (before + whole_of_ln_coth);
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double after = integral_of_ln_coth(points[i].log_frequency - log_frequency);
        const double slope = (points[i].nepers - points[i - 1].nepers) /
                             (points[i].log_frequency - points[i - 1].log_frequency);
        sum += slope * (after - before);
        before = after;
    }
    return (sum + slope_above * (whole_of_ln_coth - before)) / pi;
}

std::vector<double> unwrapped_phase_deg(std::span<const double> phase_deg)
{
    std::vector<double> unwrapped(phase_deg.begin(), phase_deg.end());
    for (std::size_t i = 1; i < unwrapped.size(); ++i) {
        unwrapped[i] = unwrapped[i - 1] + wrap_phase_deg(unwrapped[i] - unwrapped[i - 1]);
    }
    return unwrapped;
}

void require_phase(const FrequencyResponse& response)
{
    if (!response.has_phase()) {
        throw Error(Fault::data, "expected a phase but " + label(response) + " has none");
    }
}

} // namespace

std::vector<double> minimum_phase_deg(std::span<const double> frequency_hz, std::span<const double> spl_db)
{
    assert(frequency_hz.size() == spl_db.size());
    if (frequency_hz.size() < 2) {
        return std::vector<double>(frequency_hz.size());
    }
    const auto points = thinned(frequency_hz, spl_db);
    const std::vector<Point> from_above(points.rbegin(), points.rend());
    const double slope_below = slope_beyond(points);
    const double slope_above = slope_beyond(from_above);
    std::vector<double> known_deg;
    for (const auto& point : points) {
        known_deg.push_back(phase_at(point.log_frequency, points, slope_below, slope_above) * 180.0 / pi);
    }
    std::vector<double> phase_deg;
    std::size_t right = 1;
    for (const double frequency : frequency_hz) {
        const double at = std::log(frequency);
        while (points[right].log_frequency < at) { // the last of all is one of them
            ++right;
        }
        const auto& low = points[right - 1];
        const double share = (at - low.log_frequency) / (points[right].log_frequency - low.log_frequency);
        phase_deg.push_back(known_deg[right - 1] + share * (known_deg[right] - known_deg[right - 1]));
    }
    return phase_deg;
}

namespace {

FrequencyResponse with_minimum_phase(const FrequencyResponse& response)
{
    auto minimum = response.with_phases(minimum_phase_deg(response.frequency_hz(), response.spl_db()));
    minimum.notes().remove(note::delay_s);
    minimum.notes().set(note::phase, "minimum");
    return minimum;
}

FrequencyResponse with_excess_phase(const FrequencyResponse& response)
{
    auto phase_deg = minimum_phase_deg(response.frequency_hz(), response.spl_db());
    require_phase(response);
    std::transform(response.phase_deg().begin(), response.phase_deg().end(), phase_deg.begin(),
                   phase_deg.begin(), std::minus<>());
    auto excess = response.with_phases(std::move(phase_deg));
    excess.notes().set(note::phase, "excess");
    return excess;
}

} // namespace

FrequencyResponse with_phase(const FrequencyResponse& response, PhaseKind kind)
{
    switch (kind) {
    case PhaseKind::minimum:
        return with_minimum_phase(response);
    case PhaseKind::excess:
        return with_excess_phase(response);
    case PhaseKind::total:
        break;
    }
    return response;
}

std::vector<double> group_delay_ms(const FrequencyResponse& response)
{
    require_phase(response);
    const auto count = response.size();
    if (count < 2) {
        throw Error(Fault::data, "expected two points or more for a group delay but found one");
    }
    const auto frequency_hz = response.frequency_hz();
    const auto phase_deg = unwrapped_phase_deg(response.phase_deg());
    const auto delay = response.notes().get(note::delay_s, "0");
    const auto delay_s = parse_number(delay);
    if (!delay_s) {
        throw Error(Fault::data,
                    "expected delay-s in seconds but found '" + delay + "' in " + label(response));
    }
    const auto slope_behind = [&](std::size_t i) {
        return (phase_deg[i + 1] - phase_deg[i]) / (frequency_hz[i + 1] - frequency_hz[i]);
    };
    std::vector<double> delays_ms;
    for (std::size_t i = 0; i < count; ++i) {
        double degrees_per_hz = slope_behind(0);
        if (count > 2) {
            const auto middle = std::clamp<std::size_t>(i, 1, count - 2);
            const double before = slope_behind(middle - 1);
            const double curvature =
                (slope_behind(middle) - before) / (frequency_hz[middle + 1] - frequency_hz[middle - 1]);
            // Newton's form of the parabola, derived
            degrees_per_hz = before + curvature * (2.0 * frequency_hz[i] - frequency_hz[middle - 1] -
                                                   frequency_hz[middle]);
        }
        delays_ms.push_back(1000.0 * (*delay_s - degrees_per_hz / 360.0));
    }
    return delays_ms;
}

FrequencyResponse with_group_delay(const FrequencyResponse& response)
{
    return response.adding_columns({{std::string(column::group_delay_ms), group_delay_ms(response)}});
}

} // namespace earbench
