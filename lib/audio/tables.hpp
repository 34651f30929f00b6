#pragma once

#include "audio/device.hpp"
#include "audio/level.hpp"
#include "text/table.hpp"

#include <optional>
#include <span>
#include <string>

namespace earbench {

/// The table of `devices`: index, name, api, play_channels, record_channels, rate_hz, default.
[[nodiscard]] Table device_table(std::span<const AudioDevice> devices);

/// The tone of a calibrator that a recording is searched for.
struct CalibratorTone {
    std::string level; ///< in dB SPL, as it is printed
    Hertz frequency{1000.0};
};

/// A table of levels without rows: source, channel, rms_dbfs, peak_dbfs, clipped, and with a tone tone_hz,
/// tone_dbfs, purity_db and spl_at.
[[nodiscard]] Table level_table(bool with_tone);

/// Adds the row of one channel, from 1, of `source` to a level_table().
///
/// @returns why the tone that is looked for is no calibrator's; the cells for it stay empty then.
/// @throws Error{data}, naming `source`, as read_tone does.
std::optional<std::string> add_level_row(Table& table, const std::string& source, std::size_t channel,
                                         std::span<const double> samples, SampleRate rate,
                                         const std::optional<CalibratorTone>& tone);

} // namespace earbench
