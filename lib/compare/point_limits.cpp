#include "compare/point_limits.hpp"

#include "curve/columns.hpp"
#include "curve/grid.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace earbench {

namespace {

constexpr int points_per_octave = 48;
constexpr Band all_points{{20.0}, {20'000.0}};

std::vector<NamedBand> point_bands()
{
    const double half_step = std::exp2(0.5 / points_per_octave);
    std::vector<NamedBand> bands;
    for (const double frequency : log_grid(points_per_octave, all_points.from, all_points.to)) {
        // No band of a file can have a blank in its name.
        bands.push_back(
            {"point " + std::to_string(bands.size()), frequency / half_step, frequency * half_step});
    }
    return bands;
}

ReferenceCurve flat_line()
{
    return {{{1e-3, 1e6}, {0.0, 0.0}}, ReferenceKind::target, {0.0}};
}

/// What deviations from are the aligned curves, but for something that is the same for all takes.
std::vector<Reference> exact(std::span<const Reference> references, const Alignment& align)
{
    std::vector<Reference> all(references.begin(), references.end());
    for (auto& reference : all) {
        if (!is_fitted(align)) {
            reference.curves = {flat_line()};
        }
        for (auto& curve : reference.curves) {
            curve.kind = ReferenceKind::target;
        }
    }
    return all;
}

PointLimits limits_of(const HalfWidths& widths, const std::vector<NamedBand>& bands)
{
    PointLimits limits;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (widths[i]) {
            limits.frequency_hz.push_back(std::sqrt(bands[i].from_hz * bands[i].to_hz));
            limits.half_db.push_back(*widths[i]);
        }
    }
    return limits;
}

std::vector<PointLimits> limits_of_rows(std::span<const Comparison> rows,
                                        std::span<const Reference> references, const KnownSeatings& known,
                                        const DeviationOptions& how, const CertaintyOptions& options)
{
    std::vector<PointLimits> limits;
    for (const auto& widths : band_half_widths(rows, references, known, how, options)) {
        limits.push_back(limits_of(widths, how.bands));
    }
    return limits;
}

} // namespace

DeviationOptions point_options(const DeviationOptions& how, Shaded shaded)
{
    auto at_points = how;
    at_points.bands = point_bands();
    at_points.score.reset();
    if (shaded == Shaded::curves && !is_fitted(how.align)) {
        at_points.range = all_points;
    }
    return at_points;
}

void set_point_limits(std::span<Comparison> rows, std::span<const Reference> references,
                      const KnownSeatings& known, const DeviationOptions& how,
                      const CertaintyOptions& options, Shaded shaded)
{
    const auto against = shaded == Shaded::curves
                             ? exact(references, how.align)
                             : std::vector<Reference>(references.begin(), references.end());
    auto limits = limits_of_rows(rows, against, known, point_options(how, shaded), options);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].certainty) {
            rows[i].certainty->points = std::move(limits[i]);
        }
    }
}

std::size_t drawn_curves(const Reference& reference)
{
    return std::min<std::size_t>(reference.curves.size(), 2);
}

std::vector<PointLimits> reference_limits(const Reference& reference, const KnownSeatings& known,
                                          const DeviationOptions& how, const CertaintyOptions& options)
{
    std::vector<Comparison> rows;
    for (const auto& curve : std::span(reference.curves).first(drawn_curves(reference))) {
        const auto& notes = curve.curve.notes();
        auto& row = rows.emplace_back();
        row.name = notes.get(note::name);
        row.channel = notes.get(note::channel);
    }
    if (reference.curves.front().kind == ReferenceKind::target || is_fitted(how.align)) {
        return std::vector<PointLimits>(rows.size());
    }
    auto own = options;
    own.control = false;
    const KnownSeatings own_seatings{known.references.empty() ? known.curves : known.references, {}};
    return limits_of_rows(rows, exact(std::span(&reference, 1), how.align), own_seatings,
                          point_options(how, Shaded::curves), own);
}

FrequencyResponse with_limits(const FrequencyResponse& curve, const PointLimits& limits)
{
    std::vector<double> lowest(curve.spl_db().begin(), curve.spl_db().end());
    auto highest = lowest;
    if (!limits.frequency_hz.empty()) {
        const FrequencyResponse half(limits.frequency_hz, limits.half_db);
        const double step = std::exp2(1.0 / points_per_octave);
        for (std::size_t i = 0; i < curve.size(); ++i) {
            const double frequency = curve.frequency_hz()[i];
            if (frequency >= half.lowest().value / step && frequency <= half.highest().value * step) {
                const double reach = held_level_at(half, {frequency}).value;
                lowest[i] -= reach;
                highest[i] += reach;
            }
        }
    }
    return curve.with_columns({{std::string(column::min_db), std::move(lowest)},
                               {std::string(column::max_db), std::move(highest)}});
}

} // namespace earbench
