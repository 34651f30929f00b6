#include "smoothing/fractional_octave.hpp"

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/nearest.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/level_mean.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

/// Sum over a window whose two ends only move forward, without ever subtracting.
///
/// A running sum that subtracts what leaves the window loses all digits on a curve that falls by 240 dB. This
/// is the queue made of two stacks: sums from the middle leftwards, and one sum from the middle rightwards,
/// so every value is added at most twice.
class SlidingSum {
public:
    explicit SlidingSum(const std::vector<double>& values) : m_values(values) {}

    /// The sum of values[first] .. values[last - 1]; neither argument may be less than in the call before.
    double over(std::size_t first, std::size_t last)
    {
        if (first >= last) {
            return 0.0;
        }
        for (; m_end < last; ++m_end) {
            m_right_sum += m_values[m_end];
        }
        if (first >= m_middle) {
            turn_over(first);
        }
        return m_left_sums[m_middle - 1 - first] + m_right_sum;
    }

private:
    /// Everything from `first` to the end moves to the left stack.
    void turn_over(std::size_t first)
    {
        m_left_sums.clear();
        double sum = 0.0;
        for (std::size_t i = m_end; i > first; --i) {
            sum += m_values[i - 1];
            m_left_sums.push_back(sum);
        }
        m_middle = m_end;
        m_right_sum = 0.0;
    }

    const std::vector<double>& m_values;
    std::vector<double> m_left_sums; ///< sums from the middle to the left, the nearest first
    double m_right_sum = 0.0;
    std::size_t m_middle = 0;
    std::size_t m_end = 0;
};

/// The curve as a function of x = ln f that is averaged: straight lines, or the exponential of straight
/// lines.
class Integrand {
public:
    Integrand(const FrequencyResponse& response, AverageKind kind) : m_exponential(kind != AverageKind::db)
    {
        m_decibels_per_unit = kind == AverageKind::power       ? 10.0 / std::numbers::ln10
                              : kind == AverageKind::amplitude ? 20.0 / std::numbers::ln10
                                                               : 1.0;
        // Relative to the greatest level, so that no exponential overflows.
        m_greatest_db = *std::max_element(response.spl_db().begin(), response.spl_db().end());
        for (std::size_t i = 0; i < response.size(); ++i) {
            x.push_back(std::log(response.frequency_hz()[i]));
            y.push_back((response.spl_db()[i] - m_greatest_db) / m_decibels_per_unit);
        }
    }

    /// Over a piece of the line from (x0, y0) to (x1, y1).
    [[nodiscard]] double integral(double width, double y0, double y1) const
    {
        if (!m_exponential) {
            return width * 0.5 * (y0 + y1);
        }
        // From the higher end down: the exponential of a rise of thousands of decibels would overflow.
        const double fall = -std::abs(y1 - y0);
        return width * std::exp(std::max(y0, y1)) * (fall == 0.0 ? 1.0 : std::expm1(fall) / fall);
    }

    [[nodiscard]] double integral_of_segment(std::size_t segment) const
    {
        return integral(x[segment + 1] - x[segment], y[segment], y[segment + 1]);
    }

    /// The line of `segment` at `at`.
    [[nodiscard]] double line(std::size_t segment, double at) const
    {
        const double share = (at - x[segment]) / (x[segment + 1] - x[segment]);
        return y[segment] + share * (y[segment + 1] - y[segment]);
    }

    [[nodiscard]] double level_db(double mean) const
    {
        return m_greatest_db + m_decibels_per_unit * (m_exponential ? std::log(mean) : mean);
    }

    std::vector<double> x;
    std::vector<double> y;

private:
    bool m_exponential;
    double m_decibels_per_unit;
    double m_greatest_db;
};

std::vector<double> smoothed_levels(const FrequencyResponse& response, double half_width, AverageKind kind)
{
    const Integrand curve(response, kind);
    const auto& x = curve.x;
    const std::size_t segments = x.size() - 1;
    std::vector<double> integrals(segments);
    for (std::size_t segment = 0; segment < segments; ++segment) {
        integrals[segment] = curve.integral_of_segment(segment);
    }
    SlidingSum sum(integrals);
    std::vector<double> levels(response.spl_db().begin(), response.spl_db().end());
    std::size_t left = 0;  // the segment that the window begins in
    std::size_t right = 0; // the segment that it ends in
    for (std::size_t i = 1; i + 1 < x.size(); ++i) {
        const double reach = std::min({half_width, x[i] - x.front(), x.back() - x[i]});
        const double from = x[i] - reach;
        const double to = x[i] + reach;
        while (left + 1 < segments && x[left + 1] <= from) {
            ++left;
        }
        while (right + 1 < segments && x[right + 1] < to) {
            ++right;
        }
        const double y_from = curve.line(left, from);
        const double y_to = curve.line(right, to);
        double integral = 0.0;
        if (left == right) {
            integral = curve.integral(to - from, y_from, y_to);
        } else {
            integral = curve.integral(x[left + 1] - from, y_from, curve.y[left + 1]) +
                       sum.over(left + 1, right) + curve.integral(to - x[right], curve.y[right], y_to);
        }
        levels[i] = curve.level_db(integral / (to - from));
    }
    return levels;
}

std::string width_text(Octaves width, AverageKind kind)
{
    // 1/12 is kept as 12 through the reciprocal: its shortest form may carry a last digit of rounding.
    const double divisor = 1.0 / width.value;
    const double whole = std::round(divisor);
    const bool is_whole = std::abs(divisor - whole) < 1e-9 * divisor;
    std::string text = "1/" + format_shortest(is_whole ? whole : divisor) + " octave";
    if (kind != AverageKind::power) {
        text += kind == AverageKind::db ? " (dB mean)" : " (amplitude mean)";
    }
    return text;
}

/// "1/12" of "1/12 octave", "1/12-oct", "1/12 Octave" and "1/12".
std::string_view without_octave(std::string_view text)
{
    const auto lower = to_lower(text);
    for (const std::string_view unit : {"octaves", "octave", "oct"}) {
        if (lower.ends_with(unit)) {
            text.remove_suffix(unit.size());
            break;
        }
    }
    return trim(text.ends_with('-') ? text.substr(0, text.size() - 1) : text);
}

constexpr double least_divisor = 0.1;
constexpr double greatest_divisor = 1000.0;

/// "1/12" of "12", "12th", "1-12", "1:12", "1\12" and "0.083", within 3 % of which it lies; else nothing.
std::vector<std::string> widths_meant(std::string_view text)
{
    const auto with_point = replace_all(text, ",", ".");
    if (const auto value = parse_number(with_point); value && *value > 0.0 && *value < 1.0) {
        const double divisor = std::nearbyint(1.0 / *value);
        constexpr double tolerance = 0.03; // of a value that was written with two or three digits
        const bool is_near = divisor <= greatest_divisor && std::abs(*value * divisor - 1.0) <= tolerance;
        return is_near ? std::vector{"1/" + format_shortest(divisor)} : std::vector<std::string>{};
    }
    const bool has_numerator = text.size() > 2 && text.front() == '1' && !is_digit(text[1]) && text[1] != '.';
    const auto digits = has_numerator ? text.find_first_of("0123456789", 1) : 0;
    const auto divisor = text.substr(std::min(digits, text.size()));
    const auto number = divisor.substr(0, divisor.find_first_not_of("0123456789."));
    const auto value = parse_number(number);
    const bool is_ordinal = number == divisor || divisor.substr(number.size()) == "th";
    return value && *value >= 1.0 && *value <= greatest_divisor && is_ordinal
               ? std::vector{"1/" + std::string(number)}
               : std::vector<std::string>{};
}

} // namespace

Octaves parse_width(std::string_view text)
{
    const auto number = without_octave(text);
    const auto divisor = number.starts_with("1/") ? parse_number(number.substr(2)) : std::nullopt;
    if (!divisor || *divisor < least_divisor || *divisor > greatest_divisor) {
        throw Error(Fault::usage, "expected a fraction of an octave such as 1/12 but found '" +
                                      std::string(text) + "'" + offer(widths_meant(number)));
    }
    return {1.0 / *divisor};
}

FrequencyResponse smooth(const FrequencyResponse& response, Octaves width, AverageKind kind)
{
    assert(width.value > 0.0);
    auto levels = smoothed_levels(response, 0.5 * width.value * std::numbers::ln2, kind);
    auto smoothed = response.with_levels(std::move(levels));
    const auto before = response.notes().get(note::smoothing, "none");
    const auto pass = width_text(width, kind);
    smoothed.notes().set(note::smoothing, before == "none" || before.empty() ? pass : before + " + " + pass);
    return smoothed;
}

std::optional<Octaves> widest_pass(std::string_view smoothing_note)
{
    std::optional<Octaves> widest;
    for (const auto part : split(smoothing_note, '+')) {
        const auto pass = trim(part);
        const auto width = pass.substr(0, pass.find(' '));
        const auto divisor = width.starts_with("1/") ? parse_number(width.substr(2)) : std::nullopt;
        if (divisor && *divisor > 0.0 && (!widest || 1.0 / *divisor > widest->value)) {
            widest = Octaves{1.0 / *divisor};
        }
    }
    return widest;
}

} // namespace earbench
