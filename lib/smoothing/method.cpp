#include "smoothing/method.hpp"

#include "core/error.hpp"
#include "core/nearest.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "smoothing/fraction_text.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace earbench {

namespace {

constexpr auto named_kinds =
    std::to_array<Choice<SmoothingKind>>({{"variable", SmoothingKind::variable},
                                          {"psychoacoustic", SmoothingKind::psychoacoustic},
                                          {"erb", SmoothingKind::erb},
                                          {"autoeq", SmoothingKind::autoeq},
                                          {"cringraph", SmoothingKind::cringraph}});

/// REW's own figures, from its help on smoothing: one octave over so much at a frequency.
struct Anchor {
    double frequency_hz;
    double divisor;
};
constexpr std::array variable_anchors{Anchor{100.0, 48.0}, Anchor{1000.0, 6.0}, Anchor{10'000.0, 3.0}};
constexpr std::array psychoacoustic_anchors{Anchor{100.0, 3.0}, Anchor{1000.0, 6.0}};
constexpr double widest_erb_octaves = 2.0;

double divisor_at(std::span<const Anchor> anchors, double frequency_hz)
{
    const auto right = std::ranges::lower_bound(anchors, frequency_hz, {}, &Anchor::frequency_hz);
    if (right == anchors.begin()) {
        return anchors.front().divisor;
    }
    if (right == anchors.end()) {
        return anchors.back().divisor;
    }
    const auto& left = *std::prev(right);
    const double share =
        std::log(frequency_hz / left.frequency_hz) / std::log(right->frequency_hz / left.frequency_hz);
    return left.divisor * std::pow(right->divisor / left.divisor, share);
}

double erb_octaves(double frequency_hz)
{
    const double half_band_hz = 0.5 * (107.77 * frequency_hz / 1000.0 + 24.673);
    const double lower_hz = frequency_hz - half_band_hz;
    return lower_hz <= 0.0
               ? widest_erb_octaves
               : std::min(widest_erb_octaves, std::log2((frequency_hz + half_band_hz) / lower_hz));
}

std::string fraction_text(Octaves width)
{
    // 1/12 is kept as 12 through the reciprocal: its shortest form may carry a last digit of rounding.
    const double divisor = 1.0 / width.value;
    const double whole = std::round(divisor);
    const bool is_whole = std::abs(divisor - whole) < 1e-9 * divisor;
    return "1/" + format_shortest(is_whole ? whole : divisor) + " octave";
}

/// The default of a kind.
SmoothingMean default_mean(SmoothingKind kind)
{
    return kind == SmoothingKind::psychoacoustic ? SmoothingMean::cubic : SmoothingMean::power;
}

/// What a note says of a kernel, an edge or a mean that is not the default.
std::string words_of(Kernel kernel)
{
    switch (kernel) {
    case Kernel::gauss:
        return "Gauss";
    case Kernel::hann:
        return "Hann";
    case Kernel::rect:
        break;
    }
    return "";
}

std::string words_of(Edge edge)
{
    switch (edge) {
    case Edge::hold:
        return "ends held";
    case Edge::truncate:
        return "ends truncated";
    case Edge::shrink:
        break;
    }
    return "";
}

std::string words_of(SmoothingMean mean)
{
    return (mean == SmoothingMean::db ? "dB" : std::string(name_of(smoothing_means, mean))) + " mean";
}

/// What differs from the defaults of the kind.
std::vector<std::string> details_of(const SmoothingMethod& method)
{
    std::vector<std::string> details;
    if (method.kernel && *method.kernel != Kernel::rect) {
        details.push_back(words_of(*method.kernel));
    }
    if (method.complex) {
        details.emplace_back("complex");
    } else if (method.mean && *method.mean != default_mean(method.kind)) {
        details.push_back(words_of(*method.mean));
    }
    if (method.edge && *method.edge != Edge::shrink) {
        details.push_back(words_of(*method.edge));
    }
    return details;
}

Octaves parse_width(std::string_view text)
{
    const auto width = parse_fraction(text);
    if (!width) {
        throw Error(Fault::usage, "expected a fraction of an octave such as 1/12, or variable, "
                                  "psychoacoustic, erb, autoeq or cringraph, but found '" +
                                      std::string(text) + "'" + offer(fractions_meant(text)));
    }
    return *width;
}

double parse_level(std::string_view text)
{
    const auto level = parse_number(text);
    constexpr double greatest = 1000.0;
    if (!level || *level < 0.0 || *level > greatest) {
        throw Error(Fault::usage,
                    "expected a level of smoothing from 0 to 1000 behind cringraph: but found '" +
                        std::string(text) + "'");
    }
    return *level;
}

} // namespace

SmoothingMethod parse_smoothing(std::string_view text)
{
    const auto colon = text.find(':');
    const auto name = text.substr(0, colon);
    std::vector<std::string> names;
    for (const auto& kind : named_kinds) {
        names.emplace_back(kind.name);
        const bool takes_level = kind.value == SmoothingKind::cringraph;
        if (name == kind.name && (colon == text.npos || takes_level)) {
            SmoothingMethod method{.kind = kind.value};
            if (colon != text.npos) {
                method.level = parse_level(text.substr(colon + 1));
            }
            return method;
        }
    }
    if (const auto meant = nearest(text, names)) {
        throw Error(Fault::usage, "expected 1/N, " + join(names, ", ") + " for --width but found '" +
                                      std::string(text) + "'; did you mean " + *meant + "?");
    }
    return {.width = parse_width(text)};
}

void require_consistent(const SmoothingMethod& method)
{
    const auto refuse = [&](std::string_view option, const std::string& wanted, const std::string& found) {
        throw Error(Fault::usage,
                    "expected " + std::string(option) + " with " + wanted + " but found " + found);
    };
    if (goes_by_samples(method.kind)) {
        const auto option = method.kernel    ? "--kernel"
                            : method.mean    ? "--average"
                            : method.edge    ? "--edge"
                            : method.complex ? "--complex"
                                             : "";
        if (*option != '\0') {
            refuse(option, "a width or variable, psychoacoustic or erb",
                   std::string(name_of(named_kinds, method.kind)));
        }
    }
    if (method.complex && method.mean) {
        refuse("--average", "levels", "--complex");
    }
}

bool goes_by_samples(SmoothingKind kind)
{
    return kind == SmoothingKind::autoeq || kind == SmoothingKind::cringraph;
}

Octaves width_at(const SmoothingMethod& method, Hertz frequency)
{
    assert(!goes_by_samples(method.kind));
    switch (method.kind) {
    case SmoothingKind::variable:
        return {1.0 / divisor_at(variable_anchors, frequency.value)};
    case SmoothingKind::psychoacoustic:
        return {1.0 / divisor_at(psychoacoustic_anchors, frequency.value)};
    case SmoothingKind::erb:
        return {erb_octaves(frequency.value)};
    case SmoothingKind::fraction:
    case SmoothingKind::autoeq:
    case SmoothingKind::cringraph:
        break;
    }
    return method.width;
}

Octaves narrowest_width(const SmoothingMethod& method)
{
    constexpr double far_above_hz = 1e6;
    switch (method.kind) {
    case SmoothingKind::variable:
        return width_at(method, {variable_anchors.front().frequency_hz});
    case SmoothingKind::psychoacoustic:
    case SmoothingKind::erb:
        return width_at(method, {far_above_hz});
    case SmoothingKind::autoeq:
        return {1.0 / 23.0}; // noise passes its 7 points as it passes a rectangle of 3
    case SmoothingKind::cringraph:
        return {0.0};
    case SmoothingKind::fraction:
        break;
    }
    return method.width;
}

std::string describe(const SmoothingMethod& method)
{
    std::string text = method.kind == SmoothingKind::fraction
                           ? fraction_text(method.width)
                           : std::string(name_of(named_kinds, method.kind));
    if (method.kind == SmoothingKind::cringraph) {
        text += " " + format_shortest(method.level);
    }
    const auto details = details_of(method);
    return details.empty() ? text : text + " (" + join(details, "; ") + ")";
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
