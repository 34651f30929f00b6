#include "dsp/window.hpp"

#include "core/error.hpp"
#include "core/nearest.hpp"
#include "core/number.hpp"
#include "core/quantity.hpp"
#include "core/strings.hpp"
#include "dsp/circular.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench {

double tukey_weight(double distance, double reach)
{
    const double along_taper = 2.0 * distance / reach - 1.0;
    if (along_taper <= 0.0) {
        return 1.0;
    }
    return along_taper >= 1.0 ? 0.0 : 0.5 + 0.5 * std::cos(std::numbers::pi * along_taper);
}

std::vector<double> windowed(std::span<const double> circular, std::ptrdiff_t centre, const WindowSpan& span)
{
    const auto left = static_cast<std::ptrdiff_t>(span.left);
    std::vector<double> kept;
    kept.reserve(span.left + span.right);
    for_each_from(circular, centre - left, left + static_cast<std::ptrdiff_t>(span.right),
                  [&](std::ptrdiff_t i, double sample) {
                      const auto reach = static_cast<double>(i < left ? span.left : span.right);
                      kept.push_back(sample * tukey_weight(std::abs(static_cast<double>(i - left)), reach));
                  });
    return kept;
}

std::vector<double> faded(std::span<const double> circular, std::ptrdiff_t centre, const WindowSpan& span,
                          double fade, std::size_t length)
{
    const auto count = static_cast<std::ptrdiff_t>(span.left + span.right);
    std::vector<double> kept(length);
    for_each_from(circular, centre - static_cast<std::ptrdiff_t>(span.left), count,
                  [&](std::ptrdiff_t i, double sample) {
                      const double along = static_cast<double>(std::min(i, count - 1 - i)) / fade;
                      const double weight =
                          along < 1.0 ? 0.5 - 0.5 * std::cos(std::numbers::pi * along) : 1.0;
                      kept[static_cast<std::size_t>(i)] = sample * weight;
                  });
    return kept;
}

double hann_weight(double distance, double reach)
{
    return distance >= reach ? 0.0 : 0.5 + 0.5 * std::cos(std::numbers::pi * distance / reach);
}

namespace {

/// "5,500" of "5:500", "5-500", "5 500" and "5ms,500ms".
std::vector<std::string> sides_meant(std::string_view text)
{
    auto plain = replace_all(to_lower(text), "ms", "");
    for (const std::string_view between : {":", "-", "/", ";", " "}) {
        plain = replace_all(plain, between, ",");
    }
    const auto comma = std::min(plain.find(','), plain.size());
    const auto right = plain.substr(std::min(comma + 1, plain.size()));
    return plain != text && parse_number(plain.substr(0, comma)) && parse_number(right)
               ? std::vector{plain}
               : std::vector<std::string>{};
}

} // namespace

WindowSides parse_window_sides(std::string_view text)
{
    constexpr double least_ms = 1.0;
    constexpr double longest_left_ms = 1000.0;
    constexpr double longest_right_ms = 5000.0;
    constexpr double ms_per_s = 1000.0;
    const auto comma = text.find(',');
    const auto left_ms = parse_number(text.substr(0, comma));
    const auto right_ms = parse_number(comma == text.npos ? "" : text.substr(comma + 1));
    if (!left_ms || !right_ms || *left_ms < least_ms || *left_ms > longest_left_ms || *right_ms < least_ms ||
        *right_ms > longest_right_ms) {
        throw Error(Fault::usage,
                    "expected LEFT,RIGHT in ms, 1 to 1000 and 1 to 5000, for --window but found '" +
                        std::string(text) + "'" + offer(sides_meant(text)));
    }
    return {{*left_ms / ms_per_s}, {*right_ms / ms_per_s}};
}

std::string format_milliseconds(Seconds duration)
{
    return format_fixed(1000.0 * duration.value, 1);
}

double parse_window_cycles(std::string_view text)
{
    const auto cycles = parse_number(text);
    if (!cycles || *cycles < 1.0 || *cycles > 1000.0) {
        throw Error(Fault::usage, "expected 1 to 1000 cycles for --fdw but found '" + std::string(text) +
                                      "'" + (text.find('/') == text.npos ? plain_number_advice(text) : ""));
    }
    return *cycles;
}

} // namespace earbench
