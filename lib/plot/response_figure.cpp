#include "plot/response_figure.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/align.hpp"
#include "curve/frequency_response.hpp"
#include "curve/level_change.hpp"
#include "curve/note_keys.hpp"
#include "plot/figure_frame.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

constexpr Decibel aligned_level{60.0};

std::string alignment_text(const Band& align)
{
    const auto from = format_shortest(align.from.value);
    return align.from == align.to ? "at " + from + " Hz"
                                  : "from " + from + " to " + format_shortest(align.to.value) + " Hz";
}

} // namespace

std::vector<std::string> distinct_names(std::span<const FrequencyResponse> curves)
{
    std::vector<std::string> names;
    for (const auto& curve : curves) {
        const auto name = curve.notes().get(note::name, "curve");
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    }
    return names;
}

std::string rig_of(std::span<const FrequencyResponse> curves, const std::string& otherwise)
{
    std::vector<std::string> rigs;
    for (const auto& curve : curves) {
        const auto rig = curve.notes().find(note::rig);
        const auto named = rig.value_or(otherwise.empty() ? "IEC 60318-4 (711) coupler, assumed" : otherwise);
        if (std::find(rigs.begin(), rigs.end(), named) == rigs.end()) {
            rigs.push_back(named);
        }
    }
    return join(rigs, " and ");
}

std::string smoothing_of(std::span<const FrequencyResponse> curves)
{
    std::vector<std::string> found;
    for (const auto& curve : curves) {
        const auto smoothing = curve.notes().get(note::smoothing);
        if (std::find(found.begin(), found.end(), smoothing) == found.end()) {
            found.push_back(smoothing);
        }
    }
    if (found.size() != 1) {
        return found.empty() ? "" : "mixed smoothing";
    }
    if (found.front().empty()) {
        return "";
    }
    return found.front() == "none" ? "unsmoothed" : found.front() + " smoothing";
}

Figure response_figure(std::span<const FrequencyResponse> curves, std::span<const FrequencyResponse> targets,
                       const ResponseFigureOptions& options)
{
    Figure figure = framed(curves, options);
    figure.subtitle = "Frequency response, matched " + alignment_text(options.align);
    figure.level_axis = "SPL (dB, 60 dB " + alignment_text(options.align) + ")";
    const auto aligned = [&](const FrequencyResponse& curve) {
        return shift_level(curve, {aligned_level.value - mean_level(curve, options.align).value});
    };
    std::vector<FrequencyResponse> shifted;
    std::transform(curves.begin(), curves.end(), std::back_inserter(shifted), aligned);
    figure.lines = lines_of(shifted);
    for (std::size_t i = 0; i < targets.size(); ++i) {
        auto target = aligned(targets[i]);
        const bool bounds = has_bounds(target);
        figure.lines.push_back({std::move(target), target_label(targets[i]), i, false, true, false, bounds});
    }
    widen_span(figure, {10.0}, {110.0});
    return figure;
}

Figure response_figure(std::span<const FrequencyResponse> curves, const FrequencyResponse* target,
                       const ResponseFigureOptions& options)
{
    const std::size_t count = target == nullptr ? 0 : 1;
    return response_figure(curves, std::span(target, count), options);
}

Figure difference_figure(std::span<const FrequencyResponse> differences, const DifferenceFrom& from,
                         const ResponseFigureOptions& options)
{
    Figure figure = framed(differences, options);
    constexpr Decibel tolerance{3.0};
    figure.subtitle = "Deviation from " + from.name +
                      (from.matched ? ", matched " + alignment_text(*from.matched) : std::string()) +
                      std::string(figure_separator) + "band = \xC2\xB1" + "3 dB";
    figure.level_axis = "Deviation from " + from.name + " (dB)";
    figure.lines = lines_of(differences);
    figure.lowest = {-15.0};
    figure.highest = {15.0};
    figure.tolerance_band = tolerance;
    widen_span(figure, {-40.0}, {40.0});
    return figure;
}

Figure difference_figure(std::span<const FrequencyResponse> differences, const FrequencyResponse& target,
                         const ResponseFigureOptions& options)
{
    auto figure =
        difference_figure(differences, DifferenceFrom{target_label(target), options.align}, options);
    figure.level_axis = "Deviation from target (dB)";
    return figure;
}

} // namespace earbench
