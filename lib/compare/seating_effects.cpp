#include "compare/seating_effects.hpp"

#include "compare/measure_kind.hpp"
#include "compare/spread_bound.hpp"
#include "core/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace earbench {

namespace {

constexpr double least_square_sum = 1e-12; // of log2 of resonances: they are all the same
constexpr double coupler_from_hz = 6000.0;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t least_seatings_of_line = 4;

/// A side, and the measures without each of its seatings in turn.
struct LeftOut {
    Role role;
    const Seatings* side;
    bool is_other_channel;
    std::vector<std::optional<double>> greatest_spreads; ///< see there; of measures, as the next
    std::vector<Measures> without{};
};

std::vector<LeftOut> leave_each_out(const Recomparison& row, const ComparedSides& sides,
                                    const DeviationOptions& options)
{
    std::vector<LeftOut> all;
    const auto add = [&](Role role, const Seatings* side, bool other) {
        LeftOut left{role, side, other, greatest_spreads(row.of_means(), side->mean, options)};
        for (const auto& curve : side->without) {
            left.without.push_back(row.with(*side, curve));
        }
        all.push_back(std::move(left));
    };
    for (const auto* side : sides.subject) {
        add(Role::subject, side, false);
    }
    if (sides.other_channel != nullptr) {
        add(Role::subject, sides.other_channel, true);
    }
    for (const auto* side : sides.against) {
        add(Role::against, side, false);
    }
    return all;
}

bool is_of_channels(std::string_view measure)
{
    return measure == "lr_rms_db" || measure == "lr_max_db";
}

/// Whether the seatings of `side` have a part in `measure` at all.
bool has_part(const LeftOut& side, std::string_view measure, const Alignment& align)
{
    if (is_of_channels(measure)) {
        return side.role == Role::subject;
    }
    return !side.is_other_channel &&
           (measure != "offset_db" || side.role == Role::subject || is_fitted(align));
}

/// The pseudo values of measure `index`; empty where one is missing. Of distances, of their squares.
std::vector<double> pseudo_values_of(const LeftOut& side, std::size_t index, double whole, bool squared)
{
    std::vector<double> without;
    for (const auto& measures : side.without) {
        const auto value = measures[index].value;
        if (!value) {
            return {};
        }
        without.push_back(squared ? *value * *value : *value);
    }
    return pseudo_values(whole, without);
}

/// What one seating of `side` does to `measure`; of distances to its square.
std::optional<Variance> variance_of_one(const LeftOut& side, std::size_t index, const MeasureEffects& measure,
                                        MeasureKind kind)
{
    const auto& seatings = *side.side;
    if (seatings.has_spread_alone() && side.greatest_spreads[index]) {
        const double slope = kind == MeasureKind::distance ? 2.0 * std::sqrt(measure.value) : 1.0;
        return Variance{std::pow(slope * *side.greatest_spreads[index], 2.0),
                        static_cast<double>(seatings.count()) - 1.0};
    }
    const auto values = pseudo_values_of(side, index, measure.value, kind == MeasureKind::distance);
    return values.size() < 2 ? std::nullopt : std::optional(sample_variance(values));
}

std::optional<SideEffect> effect_of(const LeftOut& side, std::size_t index, const MeasureEffects& measure,
                                    MeasureKind kind)
{
    const auto of_one = variance_of_one(side, index, measure, kind);
    if (!of_one) {
        return std::nullopt;
    }
    const auto& seatings = *side.side;
    const bool shares = kind != MeasureKind::other && seatings.sessions == 1 && !is_of_channels(measure.name);
    return SideEffect{side.role, *of_one, seatings.count(), shares};
}

/// "treble_regressed_db" of "treble_db".
std::string regressed_name(std::string_view band)
{
    return std::string(band.substr(0, band.size() - std::string_view("db").size())) + "regressed_db";
}

/// Moves `measure` to what it is with the resonances of `side` at `octave` (log2 Hz).
std::optional<SideEffect> regress(MeasureEffects& measure, const LeftOut& side, std::size_t index,
                                  double whole, double octave)
{
    const auto& depths = side.side->depths;
    const auto values = pseudo_values_of(side, index, whole, false);
    const auto count = values.size();
    if (count < least_seatings_of_line || depths.size() != count) {
        return std::nullopt;
    }
    const auto degrees = static_cast<double>(count) - 2.0;
    const double spread = variance_of(depths) * static_cast<double>(count);
    if (spread < least_square_sum) {
        return std::nullopt;
    }
    const double slope = slope_of(depths, values);
    const double distance = octave - mean_of(depths);
    const double residual =
        (variance_of(values) * static_cast<double>(count) - slope * slope * spread) / degrees;
    measure.value += slope * distance;
    return SideEffect{side.role,
                      {residual, degrees},
                      count,
                      side.side->sessions == 1,
                      1.0 / static_cast<double>(count) + distance * distance / spread};
}

MeasureEffects measure_effects(const Measure& measure, std::size_t index, std::span<const LeftOut> sides,
                               const DeviationOptions& options)
{
    const auto kind = measure_kind(measure.name, options.bands);
    MeasureEffects effects{std::string(measure.name), measure.value.value_or(unknown)};
    if (kind == MeasureKind::distance) {
        effects.value *= effects.value;
        effects.scale = effects.value;
    }
    if (!measure.value || kind == MeasureKind::place || effects.scale <= 0.0) {
        return effects;
    }
    for (const auto& side : sides) {
        if (!has_part(side, measure.name, options.align)) {
            continue;
        }
        const auto effect = effect_of(side, index, effects, kind);
        if (!effect) {
            effects.sides.clear();
            break;
        }
        effects.sides.push_back(*effect);
    }
    return effects;
}

MeasureEffects regressed_effects(const Measure& measure, std::size_t index, std::span<const LeftOut> sides,
                                 Hertz resonance)
{
    MeasureEffects effects{regressed_name(measure.name), measure.value.value_or(unknown)};
    for (const auto& side : sides) {
        if (!measure.value || side.is_other_channel) {
            continue;
        }
        const auto effect = regress(effects, side, index, *measure.value, std::log2(resonance.value));
        if (!effect) {
            effects.sides.clear();
            break;
        }
        effects.sides.push_back(*effect);
    }
    return effects;
}

bool is_of_coupler(const Measure& measure, const std::vector<NamedBand>& bands)
{
    return std::any_of(bands.begin(), bands.end(), [&](const NamedBand& band) {
        return band.name == measure.name && band.from_hz >= coupler_from_hz;
    });
}

} // namespace

std::vector<std::string> regressed_names(const std::vector<NamedBand>& bands)
{
    std::vector<std::string> names;
    for (const auto& band : bands) {
        if (band.from_hz >= coupler_from_hz) {
            names.push_back(regressed_name(band.name));
        }
    }
    return names;
}

RowEffects row_effects(const Recomparison& row, const ComparedSides& sides, const DeviationOptions& options,
                       Hertz resonance, bool new_session)
{
    auto left_out = leave_each_out(row, sides, options);
    if (new_session) {
        std::erase_if(left_out, [](const LeftOut& side) { return side.role == Role::subject; });
    }
    const auto& measures = row.of_means().measures;
    RowEffects effects;
    for (std::size_t index = 0; index < measures.size(); ++index) {
        effects.measures.push_back(measure_effects(measures[index], index, left_out, options));
        if (is_of_coupler(measures[index], options.bands)) {
            effects.regressed.push_back(regressed_effects(measures[index], index, left_out, resonance));
        }
    }
    return effects;
}

} // namespace earbench
