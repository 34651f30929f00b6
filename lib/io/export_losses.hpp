#pragma once

#include "curve/frequency_response.hpp"
#include "io/curve_export.hpp"

#include <optional>
#include <span>
#include <string>

namespace earbench {

/// What of `curves` their text in `format` does not hold: "frd has no place for noise_db, snr_db" or "autoeq
/// has no place for phase_deg and the notes level, rig". Nothing where all is held.
///
/// Not told are a title that repeats the label where that is held, a single `step`, which is of the
/// conversion itself, and the digits that fr-csv has not.
[[nodiscard]] std::optional<std::string> loss_remark(std::span<const FrequencyResponse> curves,
                                                     CurveFormat format);

} // namespace earbench
