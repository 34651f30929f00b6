#pragma once

#include "plot/response_figure.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// Between the parts of a subtitle or caption.
constexpr std::string_view figure_separator = "  \xC2\xB7  ";

/// Lines in the hue of their IEM, right channels light; a second curve of one channel looks like the first.
[[nodiscard]] std::vector<FigureLine> lines_of(std::span<const FrequencyResponse> curves);

/// What figures of frequency responses have in common: title, caption, zone, aspect.
[[nodiscard]] Figure framed(std::span<const FrequencyResponse> curves, const ResponseFigureOptions& options);

/// True for a curve with bounds, `min_db` and `max_db`, that are apart somewhere.
[[nodiscard]] bool has_bounds(const FrequencyResponse& curve);

/// Widens the span of `figure` in steps of `step` so that all lines but targets, with their bands, are inside
/// in the range of the figure, within `lowest`..`highest`.
void widen_span(Figure& figure, Decibel lowest, Decibel highest, Decibel step = {5.0});

} // namespace earbench
