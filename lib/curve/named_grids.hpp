#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace earbench {

/// The frequencies of the grid that `text` names, in Hz; nothing for any other text.
///
/// `r40`: the numbers of the series R40 (ISO 3) from 20 Hz to 20 kHz, 121 of them, as AutoEq scores at;
/// `iec:N`: the mid-band frequencies of 1/N octave, N from 1 to 100, from 1 Hz to 200 kHz (IEC 61260-1:2014,
/// 5.2 to 5.4: 1000 G^(x/N) Hz for an odd N, 1000 G^((2x+1)/(2N)) Hz for an even one, G = 10^(3/10), x
/// whole); `autoeq`: 20*1.01^k Hz up to 20 kHz, to which AutoEq brings every curve;
/// `cringraph`: 19.4806*2^(k/48) Hz, k = 1 to 479, on which the curves that it ships are.
/// @throws Error{usage} for `iec:` with anything but such an N.
[[nodiscard]] std::optional<std::vector<double>> named_grid(std::string_view text);

} // namespace earbench
