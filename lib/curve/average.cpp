#include "curve/average.hpp"

#include "core/error.hpp"
#include "core/statistics.hpp"
#include "core/strings.hpp"
#include "curve/columns.hpp"
#include "curve/grid.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <set>

namespace earbench {

namespace {

constexpr std::size_t most_names = 4; // a name that lists more is none

std::string common_beginning(const std::vector<std::string>& names)
{
    std::string_view common = names.front();
    for (const std::string_view name : names) {
        const auto end = std::mismatch(common.begin(), common.end(), name.begin(), name.end()).first;
        common = common.substr(0, static_cast<std::size_t>(end - common.begin()));
    }
    // No character is cut in two: in UTF-8 all bytes of one but the first are 10xxxxxx.
    // Behind its end a name has a 0.
    const auto inside_character = [&](const std::string& name) {
        return (static_cast<std::uint8_t>(name[common.size()]) & 0xC0U) == 0x80U;
    };
    while (!common.empty() && std::any_of(names.begin(), names.end(), inside_character)) {
        common.remove_suffix(1);
    }
    return std::string(common.substr(0, common.find_last_not_of(" _-") + 1));
}

std::vector<std::string> distinct_values(std::span<const FrequencyResponse> curves, std::string_view key)
{
    std::vector<std::string> values;
    std::set<std::string> known;
    for (const auto& curve : curves) {
        const auto value = curve.notes().find(key);
        if (value && known.insert(*value).second) {
            values.push_back(*value);
        }
    }
    return values;
}

std::string combined_name(const std::vector<std::string>& names)
{
    if (names.size() < 2) {
        return names.empty() ? std::string() : names.front();
    }
    auto common = common_beginning(names);
    if (!common.empty()) {
        return common;
    }
    if (names.size() <= most_names) {
        return join(names, " + ");
    }
    return names.front() + " + " + std::to_string(names.size() - 1) + " others";
}

std::string combined_channel(const std::vector<std::string>& channels)
{
    if (channels.size() < 2) {
        return channels.empty() ? std::string() : channels.front();
    }
    for (const char side : {'L', 'R'}) {
        if (std::all_of(channels.begin(), channels.end(),
                        [&](const auto& channel) { return channel.starts_with(side); })) {
            return {side};
        }
    }
    return "L+R";
}

/// The grid of the first curve, without the points that another curve does not reach.
std::vector<double> common_grid(std::span<const FrequencyResponse> curves)
{
    double lowest = curves.front().lowest().value;
    double highest = curves.front().highest().value;
    for (const auto& curve : curves) {
        lowest = std::max(lowest, curve.lowest().value);
        highest = std::min(highest, curve.highest().value);
    }
    std::vector<double> grid;
    for (const double frequency : curves.front().frequency_hz()) {
        if (frequency >= lowest && frequency <= highest) {
            grid.push_back(frequency);
        }
    }
    if (grid.empty()) {
        throw Error(Fault::data, "expected curves with a frequency range in common but " +
                                     label(curves.front()) + " and the others have none");
    }
    return grid;
}

/// Level of one point; a vector mean is made of whole curves elsewhere.
double combined_level(const std::vector<double>& levels_db, Combination combination)
{
    switch (combination) {
    case Combination::median:
        return median_of(levels_db);
    case Combination::db:
        return mean_of_levels(levels_db, AverageKind::db);
    case Combination::amplitude:
        return mean_of_levels(levels_db, AverageKind::amplitude);
    case Combination::power:
    case Combination::vector:
        break;
    }
    return mean_of_levels(levels_db, AverageKind::power);
}

/// What `figure` makes of the levels of all curves at each point.
template <typename Figure>
std::vector<double> at_every_point(const std::vector<std::vector<double>>& levels, const Figure& figure)
{
    std::vector<double> figures;
    std::vector<double> at_point(levels.size());
    for (std::size_t i = 0; i < levels.front().size(); ++i) {
        std::transform(levels.begin(), levels.end(), at_point.begin(),
                       [i](const auto& level) { return level[i]; });
        figures.push_back(figure(at_point));
    }
    return figures;
}

/// spread_db, unless there is but one curve, min_db and max_db.
std::vector<Column> statistics_of(const std::vector<std::vector<double>>& levels)
{
    std::vector<Column> statistics;
    const auto add = [&](std::string_view name, const auto& figure) {
        statistics.push_back({std::string(name), at_every_point(levels, figure)});
    };
    using Levels = std::vector<double>;
    if (levels.size() > 1) {
        add(column::spread_db, [](const Levels& all) { return standard_deviation_of(all).value(); });
    }
    add(column::min_db, [](const Levels& all) { return *std::min_element(all.begin(), all.end()); });
    add(column::max_db, [](const Levels& all) { return *std::max_element(all.begin(), all.end()); });
    return statistics;
}

/// "'711' in a.csv": a note's value, and the first curve that has it.
std::string value_and_place(std::span<const FrequencyResponse> curves, std::string_view key,
                            const std::string& value, std::span<const std::string> places)
{
    const auto found = std::find_if(curves.begin(), curves.end(), [&](const FrequencyResponse& curve) {
        return curve.notes().find(key) == value;
    });
    const auto index = static_cast<std::size_t>(found - curves.begin());
    return "'" + value + "' in " + (index < places.size() ? places[index] : label(*found));
}

} // namespace

Notes combine_notes(std::span<const FrequencyResponse> curves, Disagreement disagreement,
                    std::span<const std::string> places)
{
    assert(!curves.empty());
    for (const auto& [key, rule, of_phase] : note_keys()) {
        const auto values = distinct_values(curves, key);
        if (rule == NoteRule::must_agree && values.size() > 1 && disagreement == Disagreement::refuse) {
            throw Error(Fault::data, "expected one " + std::string(key) + " but found " +
                                         value_and_place(curves, key, values[0], places) + " and " +
                                         value_and_place(curves, key, values[1], places) +
                                         "; --force combines them all the same");
        }
    }
    const auto name = combined_name(distinct_values(curves, note::name));
    const auto channel = combined_channel(distinct_values(curves, note::channel));
    Notes combined;
    if (!name.empty()) {
        combined.add(note::name, name);
    }
    if (!channel.empty()) {
        combined.add(note::channel, channel);
    }
    for (const auto& entry : curves.front().notes().entries()) {
        const auto& [key, value] = entry;
        const auto rule = note_rule(key);
        if (rule != NoteRule::combined && rule != NoteRule::of_one_only &&
            std::all_of(curves.begin(), curves.end(), [&](const FrequencyResponse& curve) {
                const auto& entries = curve.notes().entries();
                return std::find(entries.begin(), entries.end(), entry) != entries.end();
            })) {
            combined.add(key, value);
        }
    }
    return combined;
}

FrequencyResponse average(std::span<const FrequencyResponse> curves, const AverageOptions& options)
{
    assert(!curves.empty());
    Notes notes = combine_notes(curves, options.disagreement, options.places);
    const auto& first = curves.front();
    const bool same_grid = share_grid(curves);
    const auto grid = same_grid
                          ? std::vector<double>(first.frequency_hz().begin(), first.frequency_hz().end())
                          : common_grid(curves);
    std::vector<std::vector<double>> levels;
    for (const auto& curve : curves) {
        levels.push_back(same_grid ? std::vector<double>(curve.spl_db().begin(), curve.spl_db().end())
                                   : levels_at(curve, grid));
    }
    auto mean_db = at_every_point(
        levels, [&](const auto& levels_db) { return combined_level(levels_db, options.combination); });
    auto statistics = options.add_statistics ? statistics_of(levels) : std::vector<Column>();
    std::vector<double> phase_deg;
    if (options.combination == Combination::vector) {
        auto mean = vector_mean(curves, options.time_axis);
        mean_db = std::move(mean.spl_db);
        phase_deg = std::move(mean.phase_deg);
        if (const auto delay = first.notes().find(note::delay_s)) {
            notes.set(note::delay_s, *delay);
        }
    }
    return {grid, std::move(mean_db), std::move(phase_deg), std::move(notes), std::move(statistics)};
}

FrequencyResponse average(std::span<const FrequencyResponse> curves, AverageKind kind,
                          Disagreement disagreement)
{
    const auto combination = kind == AverageKind::power ? Combination::power
                             : kind == AverageKind::db  ? Combination::db
                                                        : Combination::amplitude;
    return average(curves, {combination, TimeAxis::own, disagreement});
}

} // namespace earbench
