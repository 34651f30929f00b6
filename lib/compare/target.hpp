#pragma once

#include "curve/frequency_response.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The built-in target called `key` ("harman-ie-2019"), with its notes `name`, `source` and, where it is
/// for one alone, `rig`; 0 dB at 500 Hz. Nothing where there is none.
[[nodiscard]] std::optional<FrequencyResponse> find_built_in_target(std::string_view key);

/// The keys of all built-in targets.
[[nodiscard]] std::vector<std::string> built_in_target_keys();

/// The kinds of rig whose curves differ so much that a target of one is none for the other.
enum class RigKind { coupler_711, hats_5128, over_ear };

/// The kind that `rig` names: 5128; over-ear, 45CA or 43AG; 60318-4, 711, KEMAR, RA0402 or 43AC. Nothing for
/// another one.
[[nodiscard]] std::optional<RigKind> rig_kind(std::string_view rig);

/// What to say where `target` is for another kind of rig than that of `curve`, nothing where they fit or the
/// target's is not known. A curve without a rig is taken for one of a 711 coupler, as figures do.
[[nodiscard]] std::optional<std::string> rig_mismatch(const FrequencyResponse& target,
                                                      const FrequencyResponse& curve);

/// True when `name` is that of a target and not of an IEM: the word Target is its last, without signs behind
/// it ("Diffuse Field Target", "Vamp898 Target__").
[[nodiscard]] bool is_target_name(std::string_view name);

} // namespace earbench
