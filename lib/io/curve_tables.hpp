#pragma once

#include "curve/frequency_response.hpp"
#include "io/written_form.hpp"

#include <span>
#include <string>
#include <vector>

namespace earbench {

/// The curve as AutoEq's CSV: the header `frequency,raw` and rows of both, with 4 decimals at least. Phase,
/// notes and further columns are left out.
///
/// @throws Error{data} as require_readable does.
[[nodiscard]] std::string to_autoeq(const FrequencyResponse& curve, Digits digits);

/// The levels of all curves side by side as CSV (RFC 4180, LF): the header `frequency_hz` and the label of
/// each curve ("Crimson L"), then a row a frequency. Phases, notes and further columns are left out.
///
/// The frequencies are those of the first curve.
/// @throws Error{data} for curves of one label, and for grids that are not equal (grids_equal), because
///         levels are never interpolated unasked; as require_readable does.
[[nodiscard]] std::string to_wide(std::span<const FrequencyResponse> curves, Digits digits);

/// All curves below each other as CSV (RFC 4180, LF): `name`, `channel`, `frequency_hz`, `spl_db` and, where
/// a curve has them, `phase_deg` and the further columns in the order of fr-csv(5), a row a point; cells of
/// columns that a curve has not are empty. Notes but the first two are left out. parse_curves reads it back.
///
/// @throws Error{data} for curves of one name and channel; as require_readable does.
[[nodiscard]] std::string to_tidy(std::span<const FrequencyResponse> curves, Digits digits);

/// `curves` with channels by which those of one label can be told apart: of two "Crimson L" one becomes L1
/// and the other L2. The label of each that was renumbered comes into `renumbered`, once.
[[nodiscard]] std::vector<FrequencyResponse> number_namesakes(std::span<const FrequencyResponse> curves,
                                                              std::vector<std::string>& renumbered);

} // namespace earbench
