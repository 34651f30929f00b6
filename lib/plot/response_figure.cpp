#include "plot/response_figure.hpp"

#include "compare/target.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

constexpr Decibel aligned_level{60.0};
constexpr Hertz coupler_limit{
    8000.0}; // an IEC 60318-4 coupler resonates there with the ear canal it stands for
constexpr std::size_t longest_name = 40; // characters of a name in the legend
constexpr std::string_view separator = "  \xC2\xB7  ";

bool is_711_coupler(std::string_view rig)
{
    return rig.find("60318-4") != rig.npos || rig.find("711") != rig.npos;
}

/// Lines in the hue of their IEM; a second curve of one channel looks like the first.
std::vector<FigureLine> lines_of(std::span<const FrequencyResponse> curves)
{
    const auto names = distinct_names(curves);
    std::vector<FigureLine> lines;
    for (const auto& curve : curves) {
        const auto name = curve.notes().get("name", "curve");
        const auto hue = std::find(names.begin(), names.end(), name) - names.begin();
        const auto channel = curve.notes().get("channel");
        // A long name is shortened, never the channel behind it.
        const auto legend = shorten(name, longest_name) + (channel.empty() ? "" : " " + channel);
        lines.push_back({curve, legend, static_cast<std::size_t>(hue), channel.starts_with('R'), false});
    }
    return lines;
}

/// The frame of both kinds of figure: title, caption, zone.
Figure framed(std::span<const FrequencyResponse> curves, const ResponseFigureOptions& options)
{
    Figure figure;
    figure.title = options.title.value_or(join(distinct_names(curves), " vs "));
    figure.aspect = options.aspect;
    const auto rig = rig_of(curves, options.rig);
    const auto smoothing = smoothing_of(curves);
    figure.caption = options.caption;
    for (const auto& part : {rig, smoothing}) {
        figure.caption += figure.caption.empty() || part.empty() ? "" : separator;
        figure.caption += part;
    }
    if (is_711_coupler(rig)) {
        figure.unreliable_above = coupler_limit;
    }
    return figure;
}

std::string alignment_text(const Alignment& align)
{
    const auto from = format_shortest(align.from.value);
    return align.from == align.to ? "at " + from + " Hz"
                                  : "from " + from + " to " + format_shortest(align.to.value) + " Hz";
}

/// Widens the span of `figure` in steps of 5 dB so that all curves are inside, within `lowest`..`highest`.
void widen_span(Figure& figure, Decibel lowest, Decibel highest)
{
    constexpr double step_db = 5.0;
    for (const auto& line : figure.lines) {
        for (std::size_t i = 0; i < line.curve.size(); ++i) {
            const double frequency = line.curve.frequency_hz()[i];
            if (frequency < 20.0 || frequency > 20'000.0 || line.target) {
                continue;
            }
            const double level = line.curve.spl_db()[i];
            figure.lowest.value = std::min(figure.lowest.value, std::floor(level / step_db) * step_db);
            figure.highest.value = std::max(figure.highest.value, std::ceil(level / step_db) * step_db);
        }
    }
    figure.lowest = std::max(figure.lowest, lowest);
    figure.highest = std::min(figure.highest, highest);
}

} // namespace

std::vector<std::string> distinct_names(std::span<const FrequencyResponse> curves)
{
    std::vector<std::string> names;
    for (const auto& curve : curves) {
        const auto name = curve.notes().get("name", "curve");
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
        const auto rig = curve.notes().find("rig");
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
        const auto smoothing = curve.notes().get("smoothing");
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

Figure response_figure(std::span<const FrequencyResponse> curves, const FrequencyResponse* target,
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
    if (target != nullptr) {
        figure.lines.push_back({aligned(*target), target_label(*target), 0, false, true});
    }
    widen_span(figure, {10.0}, {110.0});
    return figure;
}

Figure difference_figure(std::span<const FrequencyResponse> differences, const FrequencyResponse& target,
                         const ResponseFigureOptions& options)
{
    Figure figure = framed(differences, options);
    constexpr Decibel tolerance{3.0};
    figure.subtitle = "Deviation from " + target_label(target) + ", matched " +
                      alignment_text(options.align) + std::string(separator) + "band = \xC2\xB1" + "3 dB";
    figure.level_axis = "Deviation from target (dB)";
    figure.lines = lines_of(differences);
    figure.lowest = {-15.0};
    figure.highest = {15.0};
    figure.tolerance_band = tolerance;
    widen_span(figure, {-40.0}, {40.0});
    return figure;
}

} // namespace earbench
