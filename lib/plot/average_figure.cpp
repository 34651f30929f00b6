#include "plot/average_figure.hpp"

#include "curve/columns.hpp"
#include "curve/note_keys.hpp"
#include "plot/figure_frame.hpp"
#include "plot/measurement_figure.hpp"

#include <algorithm>
#include <string>

namespace earbench {

Figure average_figure(std::span<const FrequencyResponse> averages, const ResponseFigureOptions& options)
{
    const bool reach = std::all_of(averages.begin(), averages.end(), [&](const FrequencyResponse& average) {
        return average.lowest() <= options.align.from && average.highest() >= options.align.to;
    });
    auto figure = reach ? response_figure(averages, nullptr, options) : level_figure(averages, options);
    bool any_band = false;
    for (auto& line : figure.lines) {
        line.band = find_column(line.curve, column::spread_db) != nullptr;
        any_band = any_band || line.band;
    }
    if (any_band) {
        const auto takes = averages.front().notes().get(note::takes);
        figure.subtitle += std::string(figure_separator) +
                           (averages.size() == 1 && !takes.empty() ? "average of " + takes : "averages") +
                           ", shaded from lowest to highest";
    }
    reach ? widen_span(figure, {10.0}, {110.0}) : widen_span(figure, {-200.0}, {200.0});
    return figure;
}

Figure balance_figure(std::span<const FrequencyResponse> differences, const ResponseFigureOptions& options)
{
    auto figure = framed(differences, options);
    figure.subtitle = "Channel balance, left minus right, levels as measured" +
                      std::string(figure_separator) + "band = \xC2\xB1" + "1 dB";
    figure.level_axis = "L \xE2\x88\x92 R (dB)";
    figure.lines = lines_of(differences);
    figure.lowest = {-10.0};
    figure.highest = {10.0};
    figure.tolerance_band = Decibel{1.0};
    widen_span(figure, {-40.0}, {40.0});
    return figure;
}

} // namespace earbench
