#include "compare/adjustment.hpp"

#include "compare/target.hpp"
#include "core/error.hpp"
#include "core/number.hpp"
#include "core/quantity.hpp"
#include "core/strings.hpp"
#include "curve/columns.hpp"
#include "curve/grid.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace earbench {

namespace {

constexpr SampleRate equaliser_rate{48'000.0};
constexpr double shelf_q = 0.7;        // of the bass and treble shelves of AutoEq
constexpr double greatest_gain = 40.0; // dB: beyond, a comma was lost
constexpr double steepest_tilt = 12.0; // dB an octave

/// "+3" of 3, "-0.8" of -0.8.
std::string with_sign(double value)
{
    return (value < 0.0 ? "" : "+") + format_shortest(value);
}

[[noreturn]] void refuse(std::string_view expected, std::string_view flag, std::string_view text)
{
    throw Error(Fault::usage, "expected " + std::string(expected) + " for " + std::string(flag) +
                                  " but found '" + std::string(text) + "'");
}

std::optional<double> parse_signed(std::string_view text, double greatest)
{
    const auto value = parse_decibels(text.starts_with('+') ? text.substr(1) : text);
    return value && std::abs(value->value) <= greatest ? std::optional(value->value) : std::nullopt;
}

/// What an equaliser can have: 10 Hz to 20 kHz.
std::optional<Hertz> parse_corner(std::string_view text)
{
    const auto frequency = parse_hertz(text);
    return frequency && frequency->value >= 10.0 && frequency->value <= 20'000.0 ? frequency : std::nullopt;
}

/// "G" or "G@F".
struct ValueAt {
    double value;
    Hertz frequency;
    bool moved; ///< F was given
};

ValueAt parse_value_at(std::string_view flag, std::string_view text, double greatest, Hertz usual)
{
    const auto at = text.find('@');
    const auto value = parse_signed(trim(text.substr(0, at)), greatest);
    const auto frequency = at == text.npos ? std::optional(usual) : parse_corner(trim(text.substr(at + 1)));
    if (!value || !frequency) {
        refuse("decibels such as 3 or 3@200, at most " + format_shortest(greatest) +
                   " and from 10 Hz to 20 kHz,",
               flag, text);
    }
    return {*value, *frequency, at != text.npos};
}

/// How a filter is asked for, and how the name of the result says it.
struct NamedShape {
    std::string_view key;
    FilterShape shape;
    std::string_view words;
};
constexpr std::array named_shapes{NamedShape{"ls", FilterShape::low_shelf, "low shelf"},
                                  NamedShape{"hs", FilterShape::high_shelf, "high shelf"},
                                  NamedShape{"pk", FilterShape::peak, "peak"}};

Adjustment shelf(FilterShape shape, std::string_view flag, std::string_view word, std::string_view text,
                 Hertz usual)
{
    const auto found = parse_value_at(flag, text, greatest_gain, usual);
    return {Filter{shape, found.frequency, shelf_q, {found.value}},
            std::string(word) + " " + with_sign(found.value) + " dB" +
                (found.moved ? " at " + format_shortest(found.frequency.value) + " Hz" : "")};
}

double added_at(const Adjustment& adjustment, double frequency_hz)
{
    if (const auto* tilt = std::get_if<Tilt>(&adjustment.shape)) {
        return tilt->db_per_octave * std::log2(frequency_hz / tilt->pivot.value);
    }
    return filter_gain(std::get<Filter>(adjustment.shape), {frequency_hz}, equaliser_rate).value;
}

/// Upper and lower bound over the diffuse field, dB re 500 Hz of it: modernGraphTool, 480 points, at twelve.
constexpr std::array bound_hz{20.0,   50.0,   100.0,  200.0,  500.0,    1000.0,
                              2000.0, 3000.0, 5000.0, 8000.0, 10'000.0, 20'000.0};
constexpr std::array upper_db{9.3, 8.8, 5.6, 1.7, 1.0, 0.9, 0.7, 0.5, 0.35, 0.2, 0.2, 0.2};
constexpr std::array lower_db{3.1, 2.9, 1.4, -0.4, -0.9, -1.6, -3.2, -4.5, -5.8, -6.5, -6.7, -7.0};

FrequencyResponse diffuse_field_for(const FrequencyResponse& target)
{
    const auto kind = rig_kind(target.notes().get(note::rig));
    if (!kind) {
        throw Error(Fault::data,
                    "expected a target for a 711 coupler, a 5128 or over-ear rigs for --bounds but " +
                        target.notes().get(note::name, "it") + " names no such rig");
    }
    return find_built_in_target(*kind == RigKind::hats_5128 ? "diffuse-field-5128" : "diffuse-field-kemar")
        .value();
}

} // namespace

Adjustment parse_bass(std::string_view text)
{
    return shelf(FilterShape::low_shelf, "--bass", "bass", text, {105.0});
}

Adjustment parse_treble(std::string_view text)
{
    return shelf(FilterShape::high_shelf, "--treble", "treble", text, {10'000.0});
}

Adjustment parse_tilt(std::string_view text)
{
    const auto found = parse_value_at("--tilt", text, steepest_tilt, {std::sqrt(20.0 * 20'000.0)});
    return {Tilt{found.value, found.frequency},
            "tilt " + with_sign(found.value) + " dB/octave" +
                (found.moved ? " about " + format_shortest(found.frequency.value) + " Hz" : "")};
}

Adjustment parse_adjustment(std::string_view text)
{
    std::vector<std::string_view> words;
    for (const auto word : split(text, ' ')) {
        if (!trim(word).empty()) {
            words.push_back(trim(word));
        }
    }
    constexpr auto expected = "a filter such as 'LS 105 0.707 +6' (LS, HS or PK, Hz, Q, dB)";
    if (words.size() != 4) {
        refuse(expected, "--adjust", text);
    }
    const auto named = std::ranges::find(named_shapes, to_lower(words[0]), &NamedShape::key);
    const auto frequency = parse_corner(words[1]);
    const auto q = parse_number(words[2]);
    const auto gain = parse_signed(words[3], greatest_gain);
    if (named == named_shapes.end() || !frequency || !q || *q < 0.1 || *q > 20.0 || !gain) {
        refuse(expected, "--adjust", text);
    }
    return {Filter{named->shape, *frequency, *q, {*gain}},
            std::string(named->words) + " " + with_sign(*gain) + " dB at " +
                format_shortest(frequency->value) + " Hz Q " + format_shortest(*q)};
}

FrequencyResponse adjust(const FrequencyResponse& target, std::span<const Adjustment> adjustments)
{
    std::vector<double> inside;
    for (const double frequency : target.frequency_hz()) {
        if (frequency < equaliser_rate.value / 2.0) {
            inside.push_back(frequency);
        }
    }
    auto adjusted = adjustments.empty() ? target : resample(target, inside);
    std::vector<double> levels(adjusted.spl_db().begin(), adjusted.spl_db().end());
    auto name = target.notes().get(note::name, "target");
    for (const auto& adjustment : adjustments) {
        for (std::size_t i = 0; i < levels.size(); ++i) {
            levels[i] += added_at(adjustment, adjusted.frequency_hz()[i]);
        }
        name += "; " + adjustment.words;
    }
    adjusted = adjusted.with_levels(std::move(levels));
    if (!adjustments.empty()) {
        adjusted.notes().set(note::name, name);
    }
    return adjusted;
}

FrequencyResponse with_preference_bounds(const FrequencyResponse& target)
{
    const auto field = diffuse_field_for(target);
    const FrequencyResponse upper({bound_hz.begin(), bound_hz.end()}, {upper_db.begin(), upper_db.end()});
    const FrequencyResponse lower({bound_hz.begin(), bound_hz.end()}, {lower_db.begin(), lower_db.end()});
    std::vector<double> inside;
    for (const double frequency : target.frequency_hz()) {
        if (frequency >= bound_hz.front() && frequency <= bound_hz.back()) {
            inside.push_back(frequency);
        }
    }
    const auto cut = resample(target, inside);
    const double level = level_at(target, {500.0}).value;
    auto least = levels_at(field, inside);
    auto most = least;
    const auto lower_at = levels_at(lower, inside);
    const auto upper_at = levels_at(upper, inside);
    for (std::size_t i = 0; i < inside.size(); ++i) {
        least[i] += level + lower_at[i];
        most[i] += level + upper_at[i];
    }
    return cut.with_columns(
        {{std::string(column::min_db), std::move(least)}, {std::string(column::max_db), std::move(most)}});
}

} // namespace earbench
