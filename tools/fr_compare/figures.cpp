#include "figures.hpp"

#include "core/strings.hpp"
#include "curve/level_change.hpp"
#include "curve/note_keys.hpp"
#include "plot/figure_frame.hpp"
#include "shown_verdicts.hpp"

#include <algorithm>
#include <vector>

namespace earbench {

namespace {

/// "Helios" of an IEM, "Flat target" of a target: what the figure calls a whole reference.
std::string figure_name(const Reference& reference)
{
    const auto& first = reference.curves.front();
    return first.kind == ReferenceKind::target ? target_label(first.curve)
                                               : first.curve.notes().get(note::name, "curve");
}

std::vector<FrequencyResponse> curves_of(std::span<const ShownCurve> shown)
{
    std::vector<FrequencyResponse> curves;
    for (const auto& each : shown) {
        curves.push_back(each.curve);
    }
    return curves;
}

/// Shades the first lines as `shaded` says, and says what that is.
void shade(Figure& figure, const std::vector<bool>& shaded, Decibel lowest, Decibel highest,
           const std::string& what)
{
    bool any = false;
    for (std::size_t i = 0; i < shaded.size(); ++i) {
        figure.lines[i].band = shaded[i];
        any = any || shaded[i];
    }
    if (any) {
        figure.shade_words = "shaded: where " + what + " over all seatings lies, with 95 % at each frequency";
        widen_span(figure, lowest, highest);
    }
}

/// Draws the curves where the comparison put them, not where a figure by itself aligns them.
void draw_as_aligned(Figure& figure, std::span<const ShownCurve> shown, const FigureContext& context)
{
    const auto shift = figure_shift(context.references.front().curves.front().curve, context.how.align);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        figure.lines[i].curve = shift_level(shift_level(shown[i].curve, shown[i].offset), shift);
    }
    figure.subtitle = "Frequency response, matched " + alignment_words(context.how.align);
    figure.level_axis = "SPL (dB)";
    widen_span(figure, {10.0}, {110.0});
}

} // namespace

ShownCurve shown_with(const FrequencyResponse& curve, Decibel offset, const PointLimits& limits)
{
    const bool known = !limits.frequency_hz.empty();
    return {known ? with_limits(curve, limits) : curve, offset, known};
}

Figure comparison_figure(std::span<const ShownCurve> curves, std::span<const Comparison> comparisons,
                         const FigureContext& context)
{
    const auto& foremost = context.references.front().curves.front();
    std::vector<ShownCurve> shown(curves.begin(), curves.end());
    std::vector<ShownCurve> targets;
    for (std::size_t place = 0; place < context.references.size(); ++place) {
        const auto& reference = context.references[place];
        for (std::size_t i = 0; i < drawn_curves(reference); ++i) {
            const auto& each = reference.curves[i];
            (each.kind == ReferenceKind::target ? targets : shown)
                .push_back(shown_with(each.curve, shown_offset(each, foremost, context.how),
                                      context.limits[place][i]));
        }
    }
    auto figure = response_figure(curves_of(shown), curves_of(targets), context.look);
    std::vector<bool> shaded;
    std::transform(shown.begin(), shown.end(), std::back_inserter(shaded),
                   [](const ShownCurve& each) { return each.shaded; });
    if (context.how.align.kind != AlignmentKind::level) {
        shown.insert(shown.end(), targets.begin(), targets.end());
        draw_as_aligned(figure, shown, context);
    }
    shade(figure, shaded, {10.0}, {110.0}, "the mean");
    figure.verdicts = shown_verdicts(comparisons, context.how.bands);
    return figure;
}

Figure deviation_figure(std::span<const FrequencyResponse> differences,
                        std::span<const Comparison> comparisons, const FigureContext& context)
{
    const auto& references = context.references;
    const auto& first = references.front().curves.front();
    std::vector<FrequencyResponse> drawn(differences.begin(), differences.end());
    std::vector<bool> shaded;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const auto& certainty = comparisons[i].certainty;
        shaded.push_back(certainty && !certainty->points.frequency_hz.empty());
        if (shaded.back()) {
            drawn[i] = with_limits(drawn[i], certainty->points);
        }
    }
    auto figure = difference_figure(drawn, first.curve, context.look);
    std::vector<std::string> names;
    std::transform(references.begin(), references.end(), std::back_inserter(names), figure_name);
    figure.subtitle = "Deviation from " + join(names, ", ") + ", matched " +
                      alignment_words(context.how.align) + std::string(figure_separator) + "band = \xC2\xB1" +
                      "3 dB";
    if (first.kind == ReferenceKind::iem) {
        figure.level_axis = "Difference (dB)";
        if (!context.look.title) {
            figure.title += " vs " + names.front();
        }
    }
    if (references.size() > 1) {
        for (std::size_t i = 0; i < figure.lines.size() && i < comparisons.size(); ++i) {
            figure.lines[i].legend += " vs " + comparisons[i].against.text();
            figure.lines[i].name = figure.lines[i].legend;
        }
    }
    shade(figure, shaded, {-40.0}, {40.0}, "the deviation of the mean");
    figure.verdicts = shown_verdicts(comparisons, context.how.bands);
    return figure;
}

} // namespace earbench
