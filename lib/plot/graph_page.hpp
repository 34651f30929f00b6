#pragma once

#include "curve/frequency_response.hpp"
#include "plot/arrangement.hpp"
#include "plot/curve_figure.hpp"
#include "plot/picture.hpp"

#include <span>

namespace earbench {

/// Curves as one interactive HTML page that loads nothing and works from disk: values under a cursor, curves
/// shown and hidden, searched, matched elsewhere and drawn as differences from one of them; for keyboard and
/// screen readers too, light and dark. Text is text whatever it says, and there is nothing in it for Liquid.
///
/// `figure` is what `curves` and `targets` are arranged to (arrange) with `options`: it says how the page
/// begins, and is what it shows, as SVG, where there is no JavaScript. The page holds the values of the
/// curves as fr-csv(5) prints them, with the bounds (`min_db`, `max_db`) of lines that have a band and with
/// `spread_db`. Remarks are those of the SVG.
/// @throws Error{usage} for a figure of panels and for kinds that have no levels in dB over frequency (only
/// response, difference and balance do), Error as render does.
[[nodiscard]] Picture render_graph_page(const ArrangedFigure& figure,
                                        std::span<const FrequencyResponse> curves,
                                        std::span<const FrequencyResponse> targets,
                                        const CurveFigureOptions& options);

} // namespace earbench
