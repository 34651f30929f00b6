#pragma once

#include "common/tool.hpp"
#include "plot/curve_figure.hpp"
#include "plot/palette.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// What is written.
enum class FigureFormat { text, png, svg, pdf, html };

/// The command line of fr-plot.
struct Options {
    std::vector<std::string> inputs;
    std::vector<std::string> targets;
    CurveKind kind = CurveKind::automatic;
    std::string align = "500";
    bool overlay = false;
    bool grid = false;
    bool overview = false;
    std::vector<std::string> highlight;
    std::string range = "20-20000";
    std::optional<std::string> level;
    std::optional<Aspect> aspect;
    std::optional<std::string> tolerance;
    Theme theme = Theme::light;
    std::string size = "1600";
    std::optional<std::string> legend;
    bool label_at_end = false;
    std::optional<std::string> title;
    std::string rig;
    std::string caption;
    FigureFormat format = FigureFormat::text;
};

void declare(cli::Tool& tool, Options& options);

/// What the library wants of the options.
/// @throws Error{usage} for values that are none.
[[nodiscard]] CurveFigureOptions figure_options(const Options& options);

/// "text", "png", "svg", "pdf" or "html".
[[nodiscard]] std::string name_of_format(FigureFormat format);

} // namespace earbench
