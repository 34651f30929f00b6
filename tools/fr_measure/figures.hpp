#pragma once

#include "common/tool.hpp"
#include "response/frequency_response.hpp"

#include <optional>
#include <span>
#include <string>

namespace earbench {

/// What to draw of an analysis.
struct FigureOptions {
    std::optional<std::string> path;
    std::string kind = "response";
};

void declare_figure(cli::Tool& tool, FigureOptions& options);

/// @throws Error{usage} for a figure of another format, before any work is done.
void require_figure_format(const FigureOptions& options);

/// Draws `curves` where a figure is asked for and there are any.
///
/// @throws Error as distortion_figure, render_figure and write_file do.
void draw_figure(const FigureOptions& options, std::span<const FrequencyResponse> curves);

} // namespace earbench
