#pragma once

#include "common/tool.hpp"
#include "core/choice.hpp"
#include "core/units.hpp"
#include "curve/frequency_response.hpp"
#include "measure/impulse_response.hpp"

#include <optional>
#include <span>
#include <string>

namespace earbench {

/// The figures of an analysis.
enum class FigureKind { response, distortion, group_delay, impulse, spectrogram };
inline constexpr auto figure_kinds =
    std::to_array<Choice<FigureKind>>({{"response", FigureKind::response},
                                       {"distortion", FigureKind::distortion},
                                       {"group-delay", FigureKind::group_delay},
                                       {"impulse", FigureKind::impulse},
                                       {"spectrogram", FigureKind::spectrogram}});

/// What to draw of an analysis.
struct FigureOptions {
    std::optional<std::string> path;
    FigureKind kind = FigureKind::response;
};

void declare_figure(cli::Tool& tool, FigureOptions& options);

/// @throws Error{usage} for a figure of another format, before any work is done.
void require_figure_format(const FigureOptions& options);

/// True when the figure needs the impulse responses of the curves.
[[nodiscard]] bool shows_impulse_responses(const FigureOptions& options);

/// @throws Error{usage} if the figure has no room for so many curves.
void require_figure_room(const FigureOptions& options, std::size_t curves);

/// Draws `curves` where a figure is asked for and there are any; `responses` belong to them where
/// shows_impulse_responses() asks for them, and `band` is that of the sweep.
///
/// @throws Error as distortion_figure, render_figure and write_file do.
void draw_figure(const FigureOptions& options, std::span<const FrequencyResponse> curves,
                 std::span<const ImpulseResponse> responses, const Band& band);

} // namespace earbench
