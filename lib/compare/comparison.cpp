#include "compare/comparison.hpp"

#include "core/assignment.hpp"
#include "core/error.hpp"
#include "core/nearest.hpp"
#include "core/number.hpp"
#include "core/quantity.hpp"
#include "core/strings.hpp"
#include "core/units.hpp"
#include "curve/channel.hpp"
#include "curve/level_mean.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace earbench {

namespace {

constexpr std::string_view offset_name = "offset_db";
constexpr std::array<std::string_view, 2> match_names{"lr_rms_db", "lr_max_db"};

/// For each subject the other channel of the IEM that it is a channel of, or nothing.
///
/// Where a name and channel stands twice, only the first of them has a partner.
std::vector<std::optional<std::size_t>> other_channels(std::span<const Subject> subjects)
{
    const auto key = [](const Subject& subject) {
        const auto& notes = subject.curve.notes();
        return std::pair(notes.get(note::name), notes.get(note::channel));
    };
    std::map<std::pair<std::string, std::string>, std::size_t> first_of;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        first_of.try_emplace(key(subjects[i]), i);
    }
    std::vector<std::optional<std::size_t>> others(subjects.size());
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        auto other = key(subjects[i]);
        const auto side = side_of(other.second);
        if (side && first_of.at(other) == i) {
            other.second.front() = *side == 'L' ? 'R' : 'L';
            const auto found = first_of.find(other);
            others[i] = found == first_of.end() ? std::nullopt : std::optional(found->second);
        }
    }
    return others;
}

/// What an estimate is told by. The last is of in-ear models alone.
constexpr std::array<std::string_view, 4> score_names{"score", "score_sd_db", "score_slope_db",
                                                      "score_mean_abs_db"};

std::size_t score_count(PreferenceModel model)
{
    return score_names.size() - (model == PreferenceModel::in_ear ? 0 : 1);
}

/// In the order of score_names; nothing where there is no estimate.
std::array<std::optional<double>, score_names.size()>
score_values(const std::optional<PreferenceEstimate>& estimate)
{
    if (!estimate) {
        return {};
    }
    return {estimate->score, estimate->sd_db, estimate->slope_db, estimate->mean_abs_db};
}

/// "rms" of "rms_db", "slope" of "slope_db_per_octave".
std::vector<std::string> without_units(const std::vector<std::string>& measures)
{
    std::vector<std::string> names;
    for (const auto& measure : measures) {
        names.push_back(measure.substr(0, measure.find("_db")));
    }
    return names;
}

/// The measure that `name` means, with its unit or without.
std::optional<std::string> measure_called(std::string_view name, const DeviationOptions& options)
{
    const auto measures = measure_names(options);
    const auto whole = find_name(name, *measures);
    const auto found = whole ? whole : find_name(name, without_units(*measures));
    return found ? std::optional((*measures)[*found]) : std::nullopt;
}

/// What to say to a name that no measure has.
std::string measures_like(std::string_view name, const DeviationOptions& options)
{
    const auto measures = measure_names(options);
    return offer_or_list(name, without_units(*measures), *measures);
}

[[noreturn]] void fail_measure(const std::string& expected, std::string_view flag, std::string_view found,
                               const std::string& advice)
{
    throw Error(Fault::usage, "expected " + expected + " for " + std::string(flag) + " but found '" +
                                  std::string(found) + "'" + advice);
}

} // namespace

std::vector<Subject> pair_channels(std::vector<FrequencyResponse> curves, const Band& range)
{
    std::vector<Subject> subjects;
    for (auto& curve : curves) {
        subjects.push_back({std::move(curve), std::nullopt});
    }
    const auto others = other_channels(subjects);
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        if (others[i]) {
            subjects[i].match = match_channels(subjects[i].curve, subjects[*others[i]].curve, range);
        }
    }
    return subjects;
}

std::vector<Subject> join_channels(std::span<const Subject> subjects, Disagreement disagreement,
                                   const std::function<void(const Error&)>& tell)
{
    const auto others = other_channels(subjects);
    std::vector<Subject> joined;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        const auto& other = others[i];
        if (!other) {
            joined.push_back(subjects[i]);
        } else if (i < *other) {
            const std::array pair{subjects[i].curve, subjects[*other].curve};
            try {
                joined.push_back({average(pair, AverageKind::amplitude, disagreement), subjects[i].match});
            } catch (const Error& error) {
                const Error named(error.fault(), Place{label(pair[0]) + " and " + label(pair[1])},
                                  error.what());
                if (!tell) {
                    throw named;
                }
                tell(named);
            }
        }
    }
    return joined;
}

std::string subject_label(const Comparison& comparison)
{
    if (comparison.name.empty() && comparison.channel.empty()) {
        return "curve";
    }
    return std::string(trim(comparison.name + " " + comparison.channel));
}

std::optional<DifferenceVerdict> verdict_on(const Comparison& comparison, std::string_view name)
{
    const auto measure = comparison.measures.find(name);
    return comparison.certainty && measure ? comparison.certainty->verdicts[*measure] : std::nullopt;
}

void set_match(Comparison& comparison, const std::optional<ChannelMatch>& match)
{
    auto& measures = comparison.measures;
    for (std::size_t i = 0; match && i < match_names.size(); ++i) {
        if (const auto place = measures.find(match_names[i])) {
            measures.set(*place, (i == 0 ? match->rms : match->greatest).value);
        }
    }
}

MeasureNames measure_names(const DeviationOptions& options)
{
    std::vector<std::string> names{std::string(offset_name)};
    for (auto& name : names_of_measures(options.bands)) {
        names.push_back(std::move(name));
    }
    names.insert(names.end(), match_names.begin(), match_names.end());
    if (options.score) {
        const auto scores = std::span(score_names).first(score_count(*options.score));
        names.insert(names.end(), scores.begin(), scores.end());
    }
    return std::make_shared<const std::vector<std::string>>(std::move(names));
}

Comparison compare(const Subject& subject, const ReferenceCurve& reference, const DeviationOptions& options)
{
    return compare(subject, reference, options, measure_names(options));
}

Comparison compare(const Subject& subject, const ReferenceCurve& reference, const DeviationOptions& options,
                   const MeasureNames& names)
{
    const auto& notes = subject.curve.notes();
    Comparison comparison;
    comparison.name = notes.get(note::name);
    comparison.channel = notes.get(note::channel);
    comparison.against = reference_label(reference);
    comparison.smoothing = notes.get(note::smoothing, "unknown");
    if (reference.kind == ReferenceKind::iem) {
        comparison.reference_iem = reference.curve.notes().get(note::name);
    }
    auto deviation = deviation_from(subject.curve, reference, options);
    comparison.offset = deviation.offset;
    comparison.range = {{deviation.frequency_hz.front()}, {deviation.frequency_hz.back()}};
    auto values = values_of_measures(deviation, options.bands);
    comparison.deviation = std::move(deviation);
    values.insert(values.begin(), comparison.offset.value);
    values.resize(values.size() + match_names.size());
    if (options.score) {
        const auto all = score_values(estimate_preference(subject.curve, reference.curve, *options.score));
        const auto scores = std::span(all).first(score_count(*options.score));
        values.insert(values.end(), scores.begin(), scores.end());
    }
    comparison.measures = Measures(names, values);
    set_match(comparison, subject.match);
    return comparison;
}

Decibel shown_offset(const ReferenceCurve& reference, const ReferenceCurve& first,
                     const DeviationOptions& options)
{
    return is_fitted(options.align) && &reference != &first
               ? deviation_from(reference.curve, first, options).offset
               : reference.offset;
}

FrequencyResponse difference_curve(const Comparison& comparison, const Notes& notes_of_curve)
{
    auto notes = notes_without_phase(notes_of_curve);
    notes.set(note::level, "dB re " + comparison.against.text());
    const auto& deviation = comparison.deviation.value();
    return {deviation.frequency_hz, deviation.deviation_db, {}, std::move(notes)};
}

std::string find_measure(std::string_view name, const DeviationOptions& options, std::string_view flag)
{
    if (auto known = measure_called(name, options)) {
        return *known;
    }
    fail_measure("a measure such as rms", flag, name, measures_like(name, options));
}

Limit parse_limit(std::string_view text, const DeviationOptions& options, std::string_view flag)
{
    const auto [name, value] = split_assignment(text);
    const auto measure = measure_called(name, options);
    const auto greatest = parse_decibels(value);
    if (!measure || !greatest || greatest->value < 0.0) {
        fail_measure("a measure and its limit such as rms=3", flag, text,
                     measure ? number_advice(value) : measures_like(name, options));
    }
    return {*measure, greatest->value};
}

std::optional<std::string> exceeds(const Comparison& comparison, const Limit& limit)
{
    const auto value = comparison.measures.value_of(limit.measure);
    if (!value) {
        throw Error(Fault::data, "expected a value of " + limit.measure + " but there is none for " +
                                     comparison.name + " " + comparison.channel);
    }
    if (std::abs(*value) <= limit.greatest) {
        return std::nullopt;
    }
    return limit.measure + " " + format_fixed(*value, 3) + " exceeds " + format_shortest(limit.greatest);
}

} // namespace earbench
