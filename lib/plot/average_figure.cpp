#include "plot/average_figure.hpp"

#include "plot/figure_frame.hpp"
#include "plot/measurement_figure.hpp"

namespace earbench {

Figure average_figure(const FrequencyResponse& average, std::size_t count,
                      const ResponseFigureOptions& options)
{
    const std::span<const FrequencyResponse> curves(&average, 1);
    const bool reaches = average.lowest() <= options.align.from && average.highest() >= options.align.to;
    auto figure = reaches ? response_figure(curves, nullptr, options) : level_figure(curves, options);
    auto& line = figure.lines.front();
    line.band = count > 1;
    if (line.band) {
        figure.subtitle += std::string(figure_separator) + "average of " + std::to_string(count) +
                           ", shaded from lowest to highest";
    }
    reaches ? widen_span(figure, {10.0}, {110.0}) : widen_span(figure, {-200.0}, {200.0});
    return figure;
}

Figure balance_figure(const FrequencyResponse& difference, const ResponseFigureOptions& options)
{
    const std::span<const FrequencyResponse> curves(&difference, 1);
    auto figure = framed(curves, options);
    figure.subtitle = "Channel balance, left minus right, levels as measured" +
                      std::string(figure_separator) + "band = \xC2\xB1" + "1 dB";
    figure.level_axis = "L \xE2\x88\x92 R (dB)";
    figure.lines = lines_of(curves);
    figure.lowest = {-10.0};
    figure.highest = {10.0};
    figure.tolerance_band = Decibel{1.0};
    widen_span(figure, {-40.0}, {40.0});
    return figure;
}

} // namespace earbench
