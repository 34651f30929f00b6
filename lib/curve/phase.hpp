#pragma once

#include "core/choice.hpp"
#include "curve/frequency_response.hpp"

#include <span>
#include <vector>

namespace earbench {

/// Which part of the phase a curve shows.
enum class PhaseKind { total, minimum, excess };
inline constexpr auto phase_kinds = std::to_array<Choice<PhaseKind>>({{"total", PhaseKind::total},
                                                                      {"minimum", PhaseKind::minimum},
                                                                      {"excess", PhaseKind::excess},
                                                                      {"min", PhaseKind::minimum, true}});

/// The phase in degrees, not wrapped, of the minimum-phase system whose level over ln f consists of the
/// straight lines in dB between the given points.
///
/// Bode's relation (Network Analysis and Feedback Amplifier Design, 1945, chapter 14): phi(f) = 1/pi times
/// the integral of dA/du ln coth|u/2| over u = ln(f'/f), A in nepers. It is exact for such a level: a line
/// adds its slope times G(u2) - G(u1), G(u) the integral of ln coth|u/2| from 0 to u. Below the first and
/// above the last point the level goes on with the slope of the line of least squares, in dB over ln f,
/// through the points within 0.334 octave of that end (the two outermost at least), limited to +-24
/// dB per octave. Points less than 1/200 octave above the one used before them are passed over, but for the
/// last; their phase lies on straight lines over ln f.
///
/// With a single point the phase is 0.
[[nodiscard]] std::vector<double> minimum_phase_deg(std::span<const double> frequency_hz,
                                                    std::span<const double> spl_db);

/// `response` with the phase of `kind`: the total one as it is; minimum_phase_deg (note `phase: minimum`, no
/// `delay-s`); or the total one less that (note `phase: excess`, `delay-s` as before).
///
/// @throws Error{data} for `excess` if the response has no phase.
[[nodiscard]] FrequencyResponse with_phase(const FrequencyResponse& response, PhaseKind kind);

/// Group delay -d phi / d omega in ms at every point, the note `delay-s` included.
///
/// The phase is unwrapped by steps of less than 180 degrees; its derivative is that of the parabola over f
/// through a point and its two neighbours, at the ends through the three outermost points, and that of the
/// line for two points.
/// @throws Error{data} if the response has no phase, a single point, or a `delay-s` that is no number.
[[nodiscard]] std::vector<double> group_delay_ms(const FrequencyResponse& response);

/// `response` with the further column `group_delay_ms`.
///
/// @throws Error{data} as group_delay_ms does.
[[nodiscard]] FrequencyResponse with_group_delay(const FrequencyResponse& response);

} // namespace earbench
