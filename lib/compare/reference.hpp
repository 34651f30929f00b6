#pragma once

#include "compare/alignment.hpp"
#include "core/choice.hpp"
#include "core/units.hpp"
#include "curve/average.hpp"
#include "curve/frequency_response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// Whether the channels of an IEM are compared one by one, or their mean.
enum class ChannelUse { separate, average };
inline constexpr auto channel_uses =
    std::to_array<Choice<ChannelUse>>({{"separate", ChannelUse::separate}, {"average", ChannelUse::average}});

/// What a curve can be compared with.
enum class ReferenceKind { target, iem };

/// One curve that others are compared with, made ready once for all of them.
struct ReferenceCurve {
    FrequencyResponse curve;
    ReferenceKind kind = ReferenceKind::target;
    Decibel offset; ///< what own_offset adds to it
};

/// What a table says that a curve was compared with: the name of a target, name and channel of an IEM.
[[nodiscard]] std::string reference_label(const ReferenceCurve& reference);

/// A target; or another IEM, by one curve or by its channels L and R and the mean of both.
struct Reference {
    std::vector<ReferenceCurve> curves; ///< one; or L, R, mean
};

/// The curve of `reference` that a curve with this note `channel` is compared with: L with L, R with R,
/// without a side with the mean; the only one where there is but one.
[[nodiscard]] const ReferenceCurve& facing(const Reference& reference, std::string_view channel);

/// @throws Error{data} as own_offset does.
[[nodiscard]] Reference target_reference(FrequencyResponse target, const Alignment& align);

/// The IEMs of `curves`, by name, in the order of their first curves. Of two channels, `average` leaves the
/// mean alone: that of the amplitudes, as fr-average has it.
///
/// @throws Error{data} where one name has other curves than one, or L and R; as average and own_offset do.
[[nodiscard]] std::vector<Reference> iem_references(std::span<const FrequencyResponse> curves, ChannelUse use,
                                                    Disagreement disagreement, const Alignment& align);

/// Takes what the others are compared with where nothing is named out of `curves`: the first IEM, or where
/// there is no other, the first curve.
///
/// @throws Error{usage} if nothing else is left.
[[nodiscard]] std::vector<FrequencyResponse> take_first(std::vector<FrequencyResponse>& curves);

} // namespace earbench
