#pragma once

#include "sweep/divider.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace earbench {

/// Which sweeps of a recording of several, one after the other, are analysed.
struct SweepChoice {
    std::optional<std::size_t> number; ///< from 1; nothing: all
};

/// "3" or "all".
///
/// @throws Error{usage} for anything else.
[[nodiscard]] SweepChoice parse_sweep_choice(std::string_view text);

/// A part of a recording, in samples.
struct RecordingPart {
    std::size_t first;
    std::size_t count;
};

/// Where a recording has to be cut so that every part holds one sweep, with its pilots: in the middle between
/// what belongs to the one and what belongs to the next. At least one part.
///
/// A sweep is a place where the magnitude of a channel's Deconvolution::compressed is greatest within 0.6 of
/// the sweep's length to either side, in all `channels`, less than 30 dB below the greatest of all, and
/// is_compressed_sweep() holds. The channels are of one length.
[[nodiscard]] std::vector<RecordingPart> parts_with_one_sweep(std::span<const std::vector<double>> channels,
                                                              Divider& divider);

} // namespace earbench
