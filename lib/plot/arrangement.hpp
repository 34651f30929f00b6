#pragma once

#include "plot/curve_figure.hpp"
#include "plot/figure.hpp"
#include "plot/picture.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// How the curves of a figure share its place: in one plot, in a panel for each IEM, or a few of them before
/// many; `automatic` is an overview of more than 12 IEMs, and an overlay of fewer.
enum class Arrangement { automatic, overlay, grid, overview };

struct ArrangementOptions {
    Arrangement arrangement = Arrangement::automatic;
    std::vector<std::string> highlighted{}; ///< of an overview
    std::vector<std::string>
        names{}; ///< of the IEMs or, if there are as many, of the curves; none: their own
};

/// A figure of many curves.
struct ArrangedFigure {
    Figure whole;
    std::vector<Figure> panels; ///< of a grid; else none
    std::vector<std::string> remarks;
};

/// The figure of `curves`, at least one, as curve_figure draws them.
///
/// @throws Error as curve_figure, make_overview and rename_lines do.
[[nodiscard]] ArrangedFigure arrange(std::span<const FrequencyResponse> curves,
                                     std::span<const FrequencyResponse> targets,
                                     const CurveFigureOptions& options,
                                     const ArrangementOptions& arrangement);

/// As the bytes of a file, see render_figure; of "text", a text_chart as wide as `columns` for each panel.
[[nodiscard]] Picture render(const ArrangedFigure& figure, const std::string& format, std::size_t columns);

/// "A, B" as the names A and B.
[[nodiscard]] std::vector<std::string> split_names(std::string_view text);

} // namespace earbench
