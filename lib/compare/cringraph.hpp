#pragma once

#include "core/units.hpp"
#include "curve/frequency_response.hpp"

namespace earbench {

/// What CrinGraph adds to a curve that it normalises at `at`: what brings its level at the first point of its
/// grid above `at` to 60 dB. Of 500 Hz that is 501.97 Hz.
///
/// Its grid is that of the first curve which a site loads. This is the one that it ships:
/// 19.4806*2^(k/48) Hz, k = 1 to 479, without the rounding of its files.
/// @throws Error{data} if the curve does not reach that point.
[[nodiscard]] Decibel cringraph_level_offset(const FrequencyResponse& curve, Hertz at);

/// What CrinGraph adds to a curve that it normalises to a loudness of `phon`: the power mean over its grid of
/// the loudness levels of ISO 226:2003 (with 0.005076 where the standard has 0.005135), of the curve without
/// the response of the ear in a free field, is `phon`. Beyond its ends the curve has the level of its end.
///
/// Within 0.01 dB of CrinGraph, which stops at steps of 0.01 dB.
/// @throws Error{data} as require_loudness_range does.
[[nodiscard]] Decibel cringraph_loudness_offset(const FrequencyResponse& curve, double phon);

} // namespace earbench
