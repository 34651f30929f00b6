#pragma once

#include "core/choice.hpp"
#include "core/units.hpp"
#include "curve/frequency_response.hpp"
#include "measure/impulse_response.hpp"
#include "plot/picture.hpp"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace earbench {

/// The figures of an analysis.
enum class FigureKind { response, distortion, group_delay, impulse, spectrogram };
inline constexpr auto figure_kinds =
    std::to_array<Choice<FigureKind>>({{"response", FigureKind::response},
                                       {"distortion", FigureKind::distortion},
                                       {"group-delay", FigureKind::group_delay},
                                       {"impulse", FigureKind::impulse},
                                       {"spectrogram", FigureKind::spectrogram},
                                       {"fr", FigureKind::response, true},
                                       {"thd", FigureKind::distortion, true},
                                       {"ir", FigureKind::impulse, true},
                                       {"csd", FigureKind::spectrogram, true},
                                       {"waterfall", FigureKind::spectrogram, true}});

/// True for the kinds that show impulse responses.
[[nodiscard]] constexpr bool shows_impulse_responses(FigureKind kind)
{
    return kind == FigureKind::impulse || kind == FigureKind::spectrogram;
}

/// Draws `curves`, at least one, as a picture; `responses` belong to them where
/// shows_impulse_responses(), and `band` is that of the sweep.
///
/// @throws Error as distortion_figure, group_delay_figure, spectral_decay and render_figure do.
[[nodiscard]] Picture render_analysis_figure(FigureKind kind, std::span<const FrequencyResponse> curves,
                                             std::span<const ImpulseResponse> responses, const Band& band,
                                             const std::string& format);

} // namespace earbench
