#include "plot/figure_frame.hpp"

#include "core/strings.hpp"
#include "curve/columns.hpp"
#include "curve/note_keys.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

constexpr Hertz coupler_limit{
    8000.0}; // an IEC 60318-4 coupler resonates there with the ear canal it stands for
constexpr std::size_t longest_name = 40; // characters of a name in the legend

bool is_711_coupler(std::string_view rig)
{
    return rig.find("60318-4") != rig.npos || rig.find("711") != rig.npos;
}

/// "A vs B", or the first three of many and how many there are besides.
std::string title_of(std::vector<std::string> names)
{
    constexpr std::size_t most = 4;
    constexpr std::size_t first = 3;
    const auto all = names.size();
    if (all <= most) {
        return join(names, " vs ");
    }
    names.resize(first);
    return join(names, " vs ") + " and " + std::to_string(all - first) + " more";
}

} // namespace

std::vector<FigureLine> lines_of(std::span<const FrequencyResponse> curves)
{
    const auto names = distinct_names(curves);
    std::vector<FigureLine> lines;
    for (const auto& curve : curves) {
        const auto name = curve.notes().get(note::name, "curve");
        const auto hue = std::find(names.begin(), names.end(), name) - names.begin();
        const auto channel = curve.notes().get(note::channel);
        // A long name is shortened, never the channel behind it.
        const auto legend = shorten(name, longest_name) + (channel.empty() ? "" : " " + channel);
        lines.push_back({curve, legend, static_cast<std::size_t>(hue), channel.starts_with('R'), false, false,
                         false, shorten(name, longest_name)});
    }
    return lines;
}

Figure framed(std::span<const FrequencyResponse> curves, const ResponseFigureOptions& options)
{
    Figure figure;
    figure.title = options.title.value_or(title_of(distinct_names(curves)));
    figure.aspect = options.aspect;
    figure.range = options.range;
    figure.look = options.look;
    const auto rig = rig_of(curves, options.rig);
    const auto smoothing = smoothing_of(curves);
    figure.caption = options.caption;
    for (const auto& part : {rig, smoothing}) {
        figure.caption += figure.caption.empty() || part.empty() ? "" : figure_separator;
        figure.caption += part;
    }
    if (is_711_coupler(rig)) {
        figure.unreliable_above = coupler_limit;
    }
    return figure;
}

bool has_bounds(const FrequencyResponse& curve)
{
    const auto* lowest = find_column(curve, column::min_db);
    const auto* highest = find_column(curve, column::max_db);
    return lowest != nullptr && highest != nullptr && *lowest != *highest;
}

void widen_span(Figure& figure, Decibel lowest, Decibel highest, Decibel step)
{
    const auto include = [&](double level) {
        figure.lowest.value = std::min(figure.lowest.value, std::floor(level / step.value) * step.value);
        figure.highest.value = std::max(figure.highest.value, std::ceil(level / step.value) * step.value);
    };
    for (const auto& line : figure.lines) {
        const auto* band_lowest = line.band ? find_column(line.curve, column::min_db) : nullptr;
        const auto* band_highest = line.band ? find_column(line.curve, column::max_db) : nullptr;
        for (std::size_t i = 0; i < line.curve.size(); ++i) {
            const double frequency = line.curve.frequency_hz()[i];
            if (frequency < figure.range.from.value || frequency > figure.range.to.value || line.target) {
                continue;
            }
            include(line.curve.spl_db()[i]);
            if (band_lowest != nullptr && band_highest != nullptr) {
                include((*band_lowest)[i]);
                include((*band_highest)[i]);
            }
        }
    }
    figure.lowest = std::max(figure.lowest, lowest);
    figure.highest = std::min(figure.highest, highest);
}

} // namespace earbench
