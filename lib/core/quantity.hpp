#pragma once

#include "core/units.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace earbench {

/// Reads a frequency as people write it: "1000", "1k", "1 kHz", "1000Hz". Units in any letter case.
///
/// The number is as parse_number has it. Nothing for anything else.
[[nodiscard]] std::optional<Hertz> parse_hertz(std::string_view text);

/// A duration: "10", "10s", "0.5 s", "10 sec", "500ms".
[[nodiscard]] std::optional<Seconds> parse_seconds(std::string_view text);

/// A level: "-6", "-6dB", "-6 dBFS".
[[nodiscard]] std::optional<Decibel> parse_decibels(std::string_view text);

/// A sample rate in whole hertz, as parse_hertz: "48000", "48k", "44.1 kHz".
[[nodiscard]] std::optional<SampleRate> parse_sample_rate(std::string_view text);

/// What to offer for text that is nearly a number: "; did you mean 1.5?" of "1,5", "48000 or 48.000" of
/// "48,000", 0.125 of "1/8"; else nothing.
[[nodiscard]] std::string number_advice(std::string_view text);
/// The same for a number without unit: 15 of "15cycles" too.
[[nodiscard]] std::string plain_number_advice(std::string_view text);

} // namespace earbench
