#include "compare/assess.hpp"

#include "compare/measure_kind.hpp"
#include "compare/seating_effects.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace earbench {

namespace {

constexpr double coupler_resonance_hz = 8000.0; // above, a 711 coupler is not an ear
constexpr double least_variance = 1e-8;         // (0.0001 dB)^2: the rounding of what was aligned before

/// A row whose sides are known, with what their seatings do to it.
struct Assessed {
    Comparison& row;
    ComparedSides sides;
    bool new_session;
    RowEffects effects;
};

/// What an interval is made from.
struct Sources {
    std::vector<MeanSource> sources{};
    DegreesRule rule = DegreesRule::welch;
};

/// The rows of one IEM against one reference: its sides share their variance.
using Channels = std::span<const Assessed* const>;

/// The effect lists that all of `channels` have of one measure: RowEffects::measures or regressed.
using EffectList = std::vector<MeasureEffects> RowEffects::*;

/// The one variance, over the square of the scale, that all sides of `role` estimate.
std::vector<Variance> estimates_of(Channels channels, EffectList list, std::size_t index, Role role)
{
    std::vector<Variance> estimates;
    for (const auto* channel : channels) {
        const auto& measure = (channel->effects.*list)[index];
        for (const auto& side : measure.sides) {
            if (side.role == role && side.shares_variance) {
                estimates.push_back({side.of_one.value / measure.scale, side.of_one.degrees});
            }
        }
    }
    return estimates;
}

void add_mean(MeanSource& source, const SideEffect& side)
{
    if (side.regressed_weight) {
        source.further_weight += *side.regressed_weight;
    } else {
        source.seatings.push_back(side.count);
    }
}

MeanSource shared_source(std::span<const SideEffect> sides, std::span<const Variance> estimates, double scale)
{
    MeanSource source{pooled_variance(estimates), {}, estimates.size()};
    source.of_one.value *= scale;
    for (const auto& side : sides) {
        add_mean(source, side);
    }
    return source;
}

MeanSource own_source(const SideEffect& side, bool new_session)
{
    MeanSource source{side.of_one, {}, 1, new_session ? 1.0 : 0.0};
    add_mean(source, side);
    return source;
}

/// The prior of the variance in a mean of `joined` channels, each of which has so much less part in it.
std::optional<Variance> prior_of(const std::string& measure, std::size_t joined,
                                 const CertaintyOptions& options)
{
    const auto found = options.priors.find(measure);
    if (found == options.priors.end()) {
        return std::nullopt;
    }
    const auto parts = static_cast<double>(joined);
    return Variance{found->second.value / (parts * parts), found->second.degrees};
}

Sources sources_of(const Assessed& assessed, Channels channels, EffectList list, std::size_t index,
                   const CertaintyOptions& options)
{
    const auto& measure = (assessed.effects.*list)[index];
    Sources all;
    for (const auto role : {Role::subject, Role::against}) {
        std::vector<SideEffect> sharing;
        for (const auto& side : measure.sides) {
            if (side.role == role && !side.shares_variance) {
                all.sources.push_back(own_source(side, assessed.new_session));
            } else if (side.role == role) {
                sharing.push_back(side);
            }
        }
        if (sharing.empty()) {
            continue;
        }
        const auto estimates = estimates_of(channels, list, index, role);
        auto source = shared_source(sharing, estimates, measure.scale);
        if (const auto prior = prior_of(measure.name, sharing.size(), options)) {
            source.of_one = pooled_variance(std::array{source.of_one, *prior});
            all.rule = DegreesRule::cochran;
        }
        all.sources.push_back(std::move(source));
    }
    return all;
}

Interval interval_of(const MeasureEffects& measure, const Sources& sources, double probability,
                     bool is_distance)
{
    const double half = interval_half_width(sources.sources, sources.rule, probability);
    const Interval interval{measure.value - half, measure.value + half};
    return is_distance ? Interval{std::sqrt(std::max(interval.low, 0.0)), std::sqrt(interval.high)}
                       : interval;
}

Decibel margin_of_measure(const std::string& name, const std::vector<NamedBand>& bands,
                          const CertaintyOptions& options)
{
    const auto band =
        std::find_if(bands.begin(), bands.end(), [&](const NamedBand& each) { return each.name == name; });
    return band == bands.end() ? options.same_within : margin_of(*band, options);
}

std::size_t takes_of_sides(const std::vector<const Seatings*>& sides)
{
    std::size_t takes = 0;
    for (const auto* side : sides) {
        takes += side->takes;
    }
    return takes;
}

std::vector<Hertz> resonances_of(const std::vector<const Seatings*>& sides)
{
    std::vector<Hertz> all;
    for (const auto* side : sides) {
        all.insert(all.end(), side->resonances.begin(), side->resonances.end());
    }
    return all;
}

std::size_t least_sessions(const ComparedSides& sides)
{
    std::size_t least = sides.subject.front()->sessions;
    for (const auto* list : {&sides.subject, &sides.against}) {
        for (const auto* side : *list) {
            least = std::min(least, side->sessions);
        }
    }
    return least;
}

/// Everything but the figures that depend on other rows.
Certainty begin_certainty(const Assessed& assessed, const CertaintyOptions& options)
{
    const auto& sides = assessed.sides;
    Certainty certainty;
    certainty.takes = takes_of_sides(sides.subject);
    certainty.sessions = assessed.new_session ? sides.against.front()->sessions : least_sessions(sides);
    certainty.one_more_session = assessed.new_session;
    certainty.same_within = options.same_within;
    certainty.same_within_above = options.same_within_above;
    certainty.resonance = options.resonance;
    certainty.resonances = resonances_of(sides.subject);
    if (!sides.against.empty()) {
        certainty.takes_against = takes_of_sides(sides.against);
        certainty.resonances_against = resonances_of(sides.against);
    }
    return certainty;
}

/// Of every measure in `list`; nothing of one that has none, or that seatings do not change.
std::vector<std::optional<Sources>> all_sources(const Assessed& assessed, Channels channels, EffectList list,
                                                const CertaintyOptions& options)
{
    std::vector<std::optional<Sources>> all;
    for (std::size_t index = 0; index < (assessed.effects.*list).size(); ++index) {
        all.emplace_back(sources_of(assessed, channels, list, index, options));
        const auto& sources = all.back()->sources;
        if (std::all_of(sources.begin(), sources.end(),
                        [](const MeanSource& source) { return source.of_one.value < least_variance; })) {
            all.back().reset();
        }
    }
    return all;
}

/// The limits and verdicts of the measures.
void judge_measures(Certainty& certainty, const Assessed& assessed,
                    const std::vector<std::optional<Sources>>& sources, std::size_t family, double of_bands,
                    const std::vector<NamedBand>& bands, const CertaintyOptions& options)
{
    const auto& measures = assessed.effects.measures;
    for (std::size_t index = 0; index < measures.size(); ++index) {
        certainty.intervals.emplace_back();
        certainty.verdicts.emplace_back();
        if (!sources[index]) {
            continue;
        }
        const auto kind = measure_kind(measures[index].name, bands);
        certainty.intervals.back() = interval_of(measures[index], *sources[index],
                                                 kind == MeasureKind::band ? of_bands : family_probability(1),
                                                 kind == MeasureKind::distance);
        if (kind == MeasureKind::band) {
            certainty.verdicts.back() =
                judge_difference(measures[index].value, sources[index]->sources, sources[index]->rule, family,
                                 margin_of_measure(measures[index].name, bands, options));
        }
    }
}

Certainty certainty_of(const Assessed& assessed, Channels channels, const std::vector<NamedBand>& bands,
                       const CertaintyOptions& options)
{
    auto certainty = begin_certainty(assessed, options);
    const auto sources = all_sources(assessed, channels, &RowEffects::measures, options);
    std::size_t family = 0;
    for (std::size_t index = 0; index < sources.size(); ++index) {
        const auto& name = assessed.effects.measures[index].name;
        family += sources[index] && measure_kind(name, bands) == MeasureKind::band ? 1U : 0U;
    }
    const double of_bands = family_probability(options.joint ? std::max<std::size_t>(family, 1) : 1);
    judge_measures(certainty, assessed, sources, family, of_bands, bands, options);
    const auto& regressed = assessed.effects.regressed;
    const auto of_regressed = all_sources(assessed, channels, &RowEffects::regressed, options);
    for (std::size_t index = 0; index < regressed.size(); ++index) {
        certainty.regressed.push_back({regressed[index].name});
        if (of_regressed[index]) {
            certainty.regressed.back().value = regressed[index].value;
            certainty.regressed.back().interval =
                interval_of(regressed[index], *of_regressed[index], of_bands, false);
        }
    }
    return certainty;
}

/// Under control: one session of an IEM beside several of its own.
bool is_new_session(const ComparedSides& sides, const CertaintyOptions& options)
{
    const auto all = [](const std::vector<const Seatings*>& list, auto&& condition) {
        return std::all_of(list.begin(), list.end(), condition);
    };
    return options.control && !sides.against.empty() &&
           all(sides.against, [](const Seatings* side) { return side->sessions > 1; }) &&
           all(sides.subject, [](const Seatings* side) { return side->sessions == 1; });
}

std::vector<Assessed> assess_each(std::span<Comparison> rows, std::span<const Reference> references,
                                  const KnownSeatings& known, const DeviationOptions& how,
                                  const CertaintyOptions& options)
{
    std::vector<Assessed> all;
    for (auto& row : rows) {
        const auto& reference = facing(references[row.reference], row.channel);
        auto sides = compared_sides(row, reference, known);
        if (!sides) {
            continue;
        }
        const Recomparison again(*sides, reference, how, options.control);
        const bool new_session = is_new_session(*sides, options);
        auto effects = row_effects(again, *sides, how, options.resonance, new_session);
        if (options.control) {
            row.measures.insert(1, again.of_means().measures[1]);
        }
        all.push_back({row, std::move(*sides), new_session, std::move(effects)});
    }
    return all;
}

/// The rows of each IEM and reference.
std::map<std::pair<std::string, std::size_t>, std::vector<const Assessed*>>
rows_of_iems(const std::vector<Assessed>& all)
{
    std::map<std::pair<std::string, std::size_t>, std::vector<const Assessed*>> iems;
    for (const auto& assessed : all) {
        iems[{assessed.row.name, assessed.row.reference}].push_back(&assessed);
    }
    return iems;
}

HalfWidths half_widths_of(const Assessed& assessed, Channels channels, const std::vector<NamedBand>& bands,
                          const CertaintyOptions& options)
{
    const auto& measures = assessed.effects.measures;
    const auto sources = all_sources(assessed, channels, &RowEffects::measures, options);
    // The bands stand beside each other in their own order.
    const auto first = std::find_if(measures.begin(), measures.end(), [&](const MeasureEffects& each) {
        return each.name == bands.front().name;
    });
    auto index = static_cast<std::size_t>(first - measures.begin());
    HalfWidths widths;
    for (std::size_t band = 0; band < bands.size(); ++band, ++index) {
        widths.emplace_back();
        if (sources[index]) {
            widths.back() =
                interval_half_width(sources[index]->sources, sources[index]->rule, family_probability(1));
        } else if (!measures[index].sides.empty()) {
            widths.back() = 0.0; // what takes are aligned at
        }
    }
    return widths;
}

} // namespace

Decibel margin_of(const NamedBand& band, const CertaintyOptions& options)
{
    return std::sqrt(band.from_hz * band.to_hz) < coupler_resonance_hz ? options.same_within
                                                                       : options.same_within_above;
}

void assess(std::span<Comparison> rows, std::span<const Reference> references, const KnownSeatings& known,
            const DeviationOptions& how, const CertaintyOptions& options)
{
    const auto all = assess_each(rows, references, known, how, options);
    for (const auto& [iem, channels] : rows_of_iems(all)) {
        for (const auto* assessed : channels) {
            assessed->row.certainty = certainty_of(*assessed, channels, how.bands, options);
        }
    }
}

std::vector<HalfWidths> band_half_widths(std::span<const Comparison> rows,
                                         std::span<const Reference> references, const KnownSeatings& known,
                                         const DeviationOptions& how, const CertaintyOptions& options)
{
    std::vector<Comparison> own(rows.begin(), rows.end());
    const auto all = assess_each(own, references, known, how, options);
    std::vector<HalfWidths> widths(rows.size());
    for (const auto& [iem, channels] : rows_of_iems(all)) {
        for (const auto* assessed : channels) {
            widths[static_cast<std::size_t>(&assessed->row - own.data())] =
                half_widths_of(*assessed, channels, how.bands, options);
        }
    }
    return widths;
}

} // namespace earbench
