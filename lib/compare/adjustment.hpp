#pragma once

#include "core/units.hpp"
#include "curve/biquad.hpp"
#include "curve/frequency_response.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace earbench {

/// So many dB an octave, 0 dB at `pivot`.
struct Tilt {
    double db_per_octave;
    Hertz pivot;
};

/// What is added to a target, and how the name of the result says it: "bass +3 dB".
struct Adjustment {
    std::variant<Filter, Tilt> shape;
    std::string words;
};

/// --bass G[@F]: a low shelf of G dB at 105 Hz or F, Q 0.7. The others read likewise:
/// --treble: a high shelf, at 10 kHz; --tilt: dB an octave about 632.5 Hz, the middle of 20 Hz to 20 kHz.
///
/// @throws Error{usage} for anything else, as the last does.
[[nodiscard]] Adjustment parse_bass(std::string_view text);
[[nodiscard]] Adjustment parse_treble(std::string_view text);
[[nodiscard]] Adjustment parse_tilt(std::string_view text);

/// "LS 105 0.707 +6": the shape (LS, HS or PK), frequency, Q and gain of a filter.
[[nodiscard]] Adjustment parse_adjustment(std::string_view text);

/// `target` with all `adjustments` added, and their words in its name. Filters are those of an equaliser at
/// 48 kHz; points from 24 kHz on are left out.
[[nodiscard]] FrequencyResponse adjust(const FrequencyResponse& target,
                                       std::span<const Adjustment> adjustments);

/// `target` with the columns min_db and max_db: the preference bounds of modernGraphTool (MIT, "Bounds U/D")
/// about the diffuse field of the target's rig, which has the target's level at 500 Hz; between the twelve
/// frequencies at which they are known they are straight lines over ln f, and points outside 20 Hz to 20 kHz
/// are left out. How the bounds were found is not published: they help to look, they judge nothing.
///
/// @throws Error{data} where no diffuse field is known for the rig of the target, and as level_at does.
[[nodiscard]] FrequencyResponse with_preference_bounds(const FrequencyResponse& target);

} // namespace earbench
