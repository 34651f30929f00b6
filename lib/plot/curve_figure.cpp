#include "plot/curve_figure.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/quantity.hpp"
#include "core/strings.hpp"
#include "curve/columns.hpp"
#include "curve/note_keys.hpp"
#include "plot/average_figure.hpp"
#include "plot/figure_frame.hpp"
#include "plot/measurement_figure.hpp"

#include <algorithm>

namespace earbench {

namespace {

constexpr std::string_view relative = "dB re ";

/// What `curve` is a difference from, by its note `level`; nothing for one that has levels.
std::optional<std::string> compared_with(const FrequencyResponse& curve)
{
    const auto level = curve.notes().get(note::level);
    if (!level.starts_with(relative)) {
        return std::nullopt;
    }
    const auto reference = level.substr(relative.size());
    // What was divided by in measuring, and what 0 dB is: see the note `level` in fr-csv(5).
    constexpr std::array<std::string_view, 5> physical{"sweep", "loopback", "full scale", "FS", "1 V"};
    const bool is_level =
        std::find(physical.begin(), physical.end(), reference) != physical.end() || reference.ends_with("Pa");
    return is_level ? std::nullopt : std::optional(reference);
}

CurveKind kind_of(const FrequencyResponse& curve)
{
    return curve.notes().get(note::level) == "dB (L minus R)" ? CurveKind::balance
           : compared_with(curve)                             ? CurveKind::difference
                                                              : CurveKind::response;
}

bool has_harmonics(const FrequencyResponse& curve)
{
    return std::any_of(curve.columns().begin(), curve.columns().end(), [](const Column& each) {
        return column_type(each.name).family == HarmonicFamily::measured;
    });
}

Figure response_of(std::span<const FrequencyResponse> curves, std::span<const FrequencyResponse> targets,
                   const CurveFigureOptions& options)
{
    if (targets.empty()) {
        return options.matched ? average_figure(curves, options.common)
                               : level_figure(curves, options.common);
    }
    if (!options.matched) {
        throw Error(Fault::usage, "expected an alignment, as curves and targets need, but found none");
    }
    auto figure = response_figure(curves, targets, options.common);
    for (auto& line : figure.lines) {
        line.band = line.band || (!line.target && has_bounds(line.curve));
    }
    widen_span(figure, {10.0}, {110.0});
    return figure;
}

/// What `curve` is a difference from: "Helios" for both channels, each of which was compared with its own.
std::string reference_of(const FrequencyResponse& curve)
{
    auto reference = compared_with(curve).value_or("reference");
    const auto channel = curve.notes().get(note::channel);
    if (!channel.empty() && reference.ends_with(" " + channel)) {
        reference.erase(reference.size() - channel.size() - 1);
    }
    return reference;
}

Figure differences_of(std::span<const FrequencyResponse> curves, const ResponseFigureOptions& common)
{
    std::vector<std::string> references;
    for (const auto& curve : curves) {
        const auto reference = reference_of(curve);
        if (std::find(references.begin(), references.end(), reference) == references.end()) {
            references.push_back(reference);
        }
    }
    auto figure = difference_figure(curves, DifferenceFrom{join(references, " and "), std::nullopt}, common);
    if (references.size() > 1) {
        figure.level_axis = "Deviation (dB)";
    }
    return figure;
}

Figure figure_of_kind(CurveKind kind, std::span<const FrequencyResponse> curves,
                      std::span<const FrequencyResponse> targets, const CurveFigureOptions& options)
{
    switch (kind) {
    case CurveKind::difference:
        return differences_of(curves, options.common);
    case CurveKind::balance:
        return balance_figure(curves, options.common);
    case CurveKind::distortion:
        return distortion_figure(curves, options.common);
    case CurveKind::group_delay:
        return group_delay_figure(curves, options.common);
    case CurveKind::phase:
        return phase_figure(curves, options.common);
    case CurveKind::impulse:
    case CurveKind::spectrogram:
        throw Error(Fault::usage, "expected recorded impulse responses (WAV) for --kind " +
                                      std::string(name_of(curve_kinds, kind)) + " but found curves");
    case CurveKind::automatic:
    case CurveKind::response:
        break;
    }
    return response_of(curves, targets, options);
}

/// The first target between `tolerance` below and above it, or a band about 0 dB.
void set_tolerance(Figure& figure, Decibel tolerance)
{
    const auto band_text = "band = \xC2\xB1" + format_shortest(tolerance.value) + " dB";
    const auto said = figure.subtitle.rfind(std::string(figure_separator) + "band = ");
    figure.subtitle.erase(std::min(said, figure.subtitle.size()));
    const auto target =
        std::find_if(figure.lines.begin(), figure.lines.end(), [](const auto& line) { return line.target; });
    const bool is_about_0 = figure.tolerance_band.has_value();
    if (target == figure.lines.end() && !is_about_0) {
        throw Error(Fault::usage, "expected --target or differences with --tolerance but found neither");
    }
    if (tolerance.value > 0.0) {
        figure.subtitle += std::string(figure_separator) + band_text;
    }
    if (is_about_0) {
        figure.tolerance_band = tolerance;
        return;
    }
    std::vector<double> lowest(target->curve.spl_db().begin(), target->curve.spl_db().end());
    auto highest = lowest;
    std::for_each(lowest.begin(), lowest.end(), [&](double& level) { level -= tolerance.value; });
    std::for_each(highest.begin(), highest.end(), [&](double& level) { level += tolerance.value; });
    target->curve = target->curve.with_columns({{std::string(column::min_db), std::move(lowest)},
                                                {std::string(column::max_db), std::move(highest)}});
    target->band = true;
}

/// The first of 25 dB a decade, 50 dB and 16:9 that makes a plot neither flat nor a tower.
Aspect fitting_aspect(const Figure& figure)
{
    constexpr double least_height = 0.25; // of the width
    constexpr double greatest_height = 0.8;
    const double span = figure.highest.value - figure.lowest.value;
    for (const auto aspect : {Aspect::db_25, Aspect::db_50}) {
        const double height = span / decibels_per_decade(aspect) / decades_of(figure.range);
        if (height >= least_height && height <= greatest_height) {
            return aspect;
        }
    }
    return Aspect::free;
}

} // namespace

LevelSpan parse_levels(std::string_view text)
{
    // A sign is no separator: the first "-" behind a number is.
    for (auto at = text.find('-', 1); at != text.npos; at = text.find('-', at + 1)) {
        const auto lowest = parse_decibels(trim(text.substr(0, at)));
        const auto highest = parse_decibels(trim(text.substr(at + 1)));
        if (lowest && highest && lowest->value < highest->value) {
            return {lowest->value, highest->value};
        }
    }
    throw Error(Fault::usage,
                "expected two increasing levels such as 40-90 or -15-15 for --level but found '" +
                    std::string(text) + "'");
}

CurveKind kind_of(std::span<const FrequencyResponse> curves)
{
    const auto first = kind_of(curves.front());
    for (const auto& curve : curves) {
        if (kind_of(curve) != first) {
            const auto named = [](const FrequencyResponse& one) {
                return label(one) + " (" + one.notes().get(note::level, "level") + ")";
            };
            throw Error(Fault::data, "expected curves of one kind but found " + named(curves.front()) +
                                         " and " + named(curve) + "; --kind draws them as one");
        }
    }
    return first;
}

std::vector<std::string_view> further_kinds(std::span<const FrequencyResponse> curves)
{
    const auto all = [&](const auto& condition) {
        return std::all_of(curves.begin(), curves.end(), condition);
    };
    std::vector<std::string_view> kinds;
    if (all(has_harmonics)) {
        kinds.push_back(name_of(curve_kinds, CurveKind::distortion));
    }
    if (all([](const auto& curve) { return find_column(curve, column::group_delay_ms) != nullptr; })) {
        kinds.push_back(name_of(curve_kinds, CurveKind::group_delay));
    }
    return kinds;
}

Figure curve_figure(std::span<const FrequencyResponse> curves, std::span<const FrequencyResponse> targets,
                    const CurveFigureOptions& options)
{
    const auto kind = options.kind == CurveKind::automatic ? kind_of(curves) : options.kind;
    if (!targets.empty() && kind != CurveKind::response) {
        throw Error(Fault::usage, "expected no --target for a figure of " +
                                      std::string(name_of(curve_kinds, kind)) + " but found one");
    }
    auto figure = figure_of_kind(kind, curves, targets, options);
    if (options.tolerance) {
        set_tolerance(figure, *options.tolerance);
    }
    if (options.levels) {
        figure.lowest = {options.levels->lowest};
        figure.highest = {options.levels->highest};
        figure.aspect = fitting_aspect(figure);
    }
    figure.aspect = options.aspect.value_or(figure.aspect);
    return figure;
}

Figure phase_figure(std::span<const FrequencyResponse> curves, const ResponseFigureOptions& options)
{
    auto figure = framed(curves, options);
    figure.subtitle = "Phase";
    figure.level_axis = "Phase (degrees)";
    figure.aspect = Aspect::free;
    figure.angle = true;
    figure.lowest = {-180.0};
    figure.highest = {180.0};
    figure.mark_every = 90.0;
    for (auto& line : lines_of(curves)) {
        if (!line.curve.has_phase()) {
            throw Error(Fault::data, "expected the column phase_deg but " + label(line.curve) + " has none");
        }
        const auto phase_deg = line.curve.phase_deg();
        line.curve = line.curve.with_levels({phase_deg.begin(), phase_deg.end()});
        figure.lines.push_back(std::move(line));
    }
    return figure;
}

void rename_lines(Figure& figure, const std::vector<std::string>& names)
{
    auto name = names.begin();
    for (auto& line : figure.lines) {
        if (!line.target && !line.floor && name != names.end()) {
            line.legend = *name++;
            line.name.clear();
        }
    }
}

} // namespace earbench
