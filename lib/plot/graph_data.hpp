#pragma once

#include "curve/frequency_response.hpp"
#include "plot/curve_figure.hpp"
#include "plot/figure.hpp"

#include <span>
#include <string>

namespace earbench {

/// What a page, which has room for it, calls a line: by its whole name, where nobody has given it another.
[[nodiscard]] std::string page_label(const FigureLine& line);

/// What the script of a graph page (plot/graph_page/) reads: the curves behind the lines of `figure` and how
/// the page begins, as JSON for a `<script>`.
///
/// Columns are whole numbers, the first value and then the step to each next one, in units of the last
/// decimal that fr-csv(5) prints (0.0001 Hz, 0.0001 dB): exact, and half as long as the text. A column of
/// frequencies stands once, however many curves have it.
[[nodiscard]] std::string graph_data(const Figure& figure, std::span<const FrequencyResponse> curves,
                                     std::span<const FrequencyResponse> targets,
                                     const CurveFigureOptions& options);

} // namespace earbench
