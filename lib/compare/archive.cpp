#include "compare/archive.hpp"

#include "compare/narrow_levels.hpp"
#include "core/quantity.hpp"
#include "core/statistics.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace earbench {

namespace {

/// The rows of one IEM against one reference.
struct Group {
    std::vector<std::size_t> rows;
    double distance_db;
};

/// Of `rows` together: the root of the mean square of theirs.
double distance_of(std::span<const Comparison> comparisons, const std::vector<std::size_t>& rows)
{
    std::vector<double> rms_db;
    for (const auto row : rows) {
        rms_db.push_back(comparisons[row].measures.value_of("rms_db").value());
    }
    return std::sqrt(mean_square_of(rms_db));
}

/// In the order of their first rows.
std::vector<Group> groups_of(std::span<const Comparison> comparisons, std::size_t reference)
{
    std::map<std::string_view, std::size_t> group_of;
    std::vector<std::vector<std::size_t>> rows;
    for (std::size_t i = 0; i < comparisons.size(); ++i) {
        const auto& row = comparisons[i];
        const bool is_itself = !row.reference_iem.empty() && row.reference_iem.view() == row.name;
        if (row.reference != reference || is_itself) {
            continue;
        }
        const auto [found, is_new] = group_of.try_emplace(row.name, rows.size());
        if (is_new) {
            rows.emplace_back();
        }
        rows[found->second].push_back(i);
    }
    std::vector<Group> groups;
    for (auto& of_iem : rows) {
        const double distance_db = distance_of(comparisons, of_iem);
        groups.push_back({std::move(of_iem), distance_db});
    }
    return groups;
}

/// What is compared of `curve` in pairs: the points that any of them can have, and its notes.
FrequencyResponse narrowed(const FrequencyResponse& curve, const Band& range)
{
    const auto levels = NarrowLevels::of(curve, range);
    auto narrow = levels ? levels->curve() : curve;
    narrow.notes() = curve.notes();
    return narrow;
}

} // namespace

Limit parse_within(std::string_view text, const DeviationOptions& options)
{
    const auto greatest = parse_decibels(text);
    return greatest && greatest->value >= 0.0 ? Limit{"max_abs_db", greatest->value}
                                              : parse_limit(text, options, "--within");
}

bool is_within(const Comparison& comparison, const Limit& limit)
{
    const auto value = comparison.measures.value_of(limit.measure);
    return value && std::abs(*value) <= limit.greatest;
}

std::string parse_sort(std::string_view text, const DeviationOptions& options)
{
    return find_measure(text, options, "--sort");
}

void sort_comparisons(std::vector<Comparison>& comparisons, std::string_view measure)
{
    std::stable_sort(comparisons.begin(), comparisons.end(),
                     [&](const Comparison& one, const Comparison& other) {
                         const auto first = one.measures.value_of(measure);
                         const auto second = other.measures.value_of(measure);
                         if (!first || !second) {
                             return first.has_value() && !second.has_value();
                         }
                         return measure == "score" ? *first > *second : std::abs(*first) < std::abs(*second);
                     });
}

std::vector<Comparison> nearest_iems(std::vector<Comparison> comparisons, std::size_t count)
{
    std::set<std::size_t> references;
    for (const auto& row : comparisons) {
        references.insert(row.reference);
    }
    std::vector<Comparison> nearest;
    for (const auto reference : references) {
        auto groups = groups_of(comparisons, reference);
        std::ranges::stable_sort(groups, {}, &Group::distance_db);
        groups.resize(std::min(groups.size(), count));
        for (std::size_t rank = 0; rank < groups.size(); ++rank) {
            for (const auto row : groups[rank].rows) {
                nearest.push_back(std::move(comparisons[row])); // no other group has it
                nearest.back().nearness = Nearness{rank + 1, groups[rank].distance_db};
            }
        }
    }
    return nearest;
}

Distances distances_between(std::span<const Subject> subjects, const DeviationOptions& options,
                            const std::function<void(const Error&)>& tell)
{
    std::vector<ReferenceCurve> ready;
    Distances distances;
    for (const auto& subject : subjects) {
        try {
            const auto offset = own_offset(subject.curve, options.align);
            ready.push_back({narrowed(subject.curve, options.range), ReferenceKind::iem, offset});
            distances.names.push_back(label(subject.curve));
        } catch (const Error& error) {
            tell(error);
        }
    }
    const auto count = ready.size();
    distances.rms_db.assign(count, std::vector<std::optional<double>>(count, 0.0));
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i + 1; j < count; ++j) {
            std::optional<double> rms_db;
            try {
                rms_db = rms_of(deviation_between(ready[i], ready[j], options)).value;
            } catch (const Error& error) {
                tell(error);
            }
            distances.rms_db[i][j] = rms_db;
            distances.rms_db[j][i] = rms_db;
        }
    }
    return distances;
}

} // namespace earbench
