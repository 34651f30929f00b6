#pragma once

#include "core/choice.hpp"
#include "core/units.hpp"
#include "curve/frequency_response.hpp"
#include "plot/figure.hpp"
#include "plot/response_figure.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What a figure shows of curves, or of recorded impulse responses.
enum class CurveKind {
    automatic,
    response,
    difference,
    balance,
    distortion,
    group_delay,
    phase,
    impulse,
    spectrogram
};
inline constexpr auto curve_kinds =
    std::to_array<Choice<CurveKind>>({{"auto", CurveKind::automatic},
                                      {"response", CurveKind::response},
                                      {"difference", CurveKind::difference},
                                      {"balance", CurveKind::balance},
                                      {"distortion", CurveKind::distortion},
                                      {"group-delay", CurveKind::group_delay},
                                      {"phase", CurveKind::phase},
                                      {"impulse", CurveKind::impulse},
                                      {"spectrogram", CurveKind::spectrogram}});

/// Ends of a vertical axis: dB (of distortion re the fundamental), ms or degrees.
struct LevelSpan {
    double lowest;
    double highest;
};

/// Reads the ends of a vertical axis: "35-85", "-15-15" or "-60--10".
///
/// @throws Error{usage} for anything else, and for ends that do not increase.
[[nodiscard]] LevelSpan parse_levels(std::string_view text);

struct CurveFigureOptions {
    CurveKind kind = CurveKind::automatic;
    ResponseFigureOptions common{};
    bool matched = true;                ///< levels of a response are aligned where all curves reach that far
    std::optional<Aspect> aspect{};     ///< else that of the kind, or with `levels` the one that suits them
    std::optional<LevelSpan> levels{};  ///< else what fits the curves
    std::optional<Decibel> tolerance{}; ///< about 0 dB or the first target; 0: none. Else what the kind has
};

/// What the levels of `curves`, at least one, are by their notes: differences (`level: dB re NAME` of an IEM
/// or a target), the balance of two channels, or a response.
///
/// @throws Error{data} where they are not all the same.
[[nodiscard]] CurveKind kind_of(std::span<const FrequencyResponse> curves);

/// The kinds that `curves` have further columns for, by name. Phase, which nearly all have, is not among
/// them.
[[nodiscard]] std::vector<std::string_view> further_kinds(std::span<const FrequencyResponse> curves);

/// The figure of `curves`, at least one, in the looks that --plot of the tools has. Targets belong to a
/// response.
///
/// @throws Error{data} for curves that lack what the kind shows or do not reach the alignment that targets
/// need, Error{usage} for targets of another kind and for kinds that curves don't have.
[[nodiscard]] Figure curve_figure(std::span<const FrequencyResponse> curves,
                                  std::span<const FrequencyResponse> targets,
                                  const CurveFigureOptions& options);

/// Phase (column `phase_deg`) from -180 to 180 degrees over frequency, in a plot of 16:9.
///
/// @throws Error{data} if a curve has none.
[[nodiscard]] Figure phase_figure(std::span<const FrequencyResponse> curves,
                                  const ResponseFigureOptions& options);

/// Gives the curves of `figure`, noise and targets aside, `names` in their order; a curve behind the last
/// name keeps its own.
void rename_lines(Figure& figure, const std::vector<std::string>& names);

} // namespace earbench
