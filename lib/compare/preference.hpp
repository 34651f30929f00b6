#pragma once

#include "compare/reference.hpp"
#include "core/choice.hpp"
#include "curve/frequency_response.hpp"

#include <optional>
#include <string_view>

namespace earbench {

/// A published linear model of how well listeners liked headphones, from how far they are off Harman's
/// target.
enum class PreferenceModel { in_ear, over_ear };
inline constexpr auto preference_models = std::to_array<Choice<PreferenceModel>>(
    {{"in-ear", PreferenceModel::in_ear}, {"over-ear", PreferenceModel::over_ear}});

/// What a model says of a curve. It depends on no alignment.
struct PreferenceEstimate {
    double score;                      ///< at most 100.08 in-ear, 114.49 over-ear; can be below 0
    double sd_db;                      ///< standard deviation (n - 1) of the error
    double slope_db;                   ///< of its least-squares line over ln f: dB for a factor of e
    std::optional<double> mean_abs_db; ///< mean |error - error at 500 Hz|; in-ear only
};

/// In-ear: 100.0795 - 8.5 SD - 6.796 |slope| - 3.475 ME, SD and slope over the 109 preferred frequencies R 40
/// from 20 Hz to 10 kHz, ME from 40 Hz on (Olive, Welti and Khonsaripour, AES Convention 143, 2017).
/// Over-ear: 114.490443008238 - 12.62 SD - 15.5163857197367 |slope|, over the 93 from 50 Hz to 10 kHz (Olive,
/// Welti and Khonsaripour 2018). The coefficients are those of AutoEq, the papers were not read.
///
/// As AutoEq does, curve and target are interpolated linearly in dB over ln f to 20*1.01^n Hz first, their
/// difference from there to the preferred frequencies: within 0.001 of its scores. Nothing where either does
/// not reach from 20 Hz to the point of that grid above 10 kHz, 10043.6 Hz.
[[nodiscard]] std::optional<PreferenceEstimate>
estimate_preference(const FrequencyResponse& curve, const FrequencyResponse& target, PreferenceModel model);

} // namespace earbench
