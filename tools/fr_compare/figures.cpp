#include "figures.hpp"

#include "core/strings.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>

namespace earbench {

namespace {

/// "Helios" of an IEM, "Flat target" of a target: what the figure calls a whole reference.
std::string figure_name(const Reference& reference)
{
    const auto& first = reference.curves.front();
    return first.kind == ReferenceKind::target ? target_label(first.curve)
                                               : first.curve.notes().get(note::name, "curve");
}

} // namespace

Figure comparison_figure(std::span<const FrequencyResponse> curves, std::span<const Reference> references,
                         const ResponseFigureOptions& look)
{
    const FrequencyResponse* target = nullptr;
    std::vector<FrequencyResponse> shown(curves.begin(), curves.end());
    for (const auto& reference : references) {
        const auto& first = reference.curves.front();
        if (first.kind == ReferenceKind::target && target == nullptr) {
            target = &first.curve;
        } else if (first.kind == ReferenceKind::target) {
            shown.push_back(first.curve);
            shown.back().notes().set(note::name, target_label(first.curve));
        } else {
            // Of two channels the mean, the third, is no curve that was measured.
            const auto count = std::min<std::size_t>(reference.curves.size(), 2);
            for (std::size_t i = 0; i < count; ++i) {
                shown.push_back(reference.curves[i].curve);
            }
        }
    }
    return response_figure(shown, target, look);
}

Figure deviation_figure(std::span<const FrequencyResponse> differences,
                        std::span<const Comparison> comparisons, std::span<const Reference> references,
                        const ResponseFigureOptions& look)
{
    const auto& first = references.front().curves.front();
    auto figure = difference_figure(differences, first.curve, look);
    std::vector<std::string> names;
    std::transform(references.begin(), references.end(), std::back_inserter(names), figure_name);
    const auto drawn = "Deviation from " + target_label(first.curve);
    figure.subtitle = replace_all(figure.subtitle, drawn, "Deviation from " + join(names, ", "));
    if (first.kind == ReferenceKind::iem) {
        figure.level_axis = "Difference (dB)";
        if (!look.title) {
            figure.title += " vs " + names.front();
        }
    }
    if (references.size() > 1) {
        for (std::size_t i = 0; i < figure.lines.size() && i < comparisons.size(); ++i) {
            figure.lines[i].legend += " vs " + comparisons[i].against;
            figure.lines[i].name = figure.lines[i].legend;
        }
    }
    return figure;
}

} // namespace earbench
