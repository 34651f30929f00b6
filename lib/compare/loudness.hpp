#pragma once

#include "core/units.hpp"
#include "curve/frequency_response.hpp"

#include <span>

namespace earbench {

/// Which figures relate sound pressure and loudness level of pure tones: those of ISO 226:2003, of
/// ISO 226:2023, or those of 2003 with the constant 0.005076 that CrinGraph has instead of 0.005135.
enum class LoudnessTable { iso_2003, iso_2023, cringraph };

/// The loudness level in phon of a pure tone of `level` dB SPL in a free field: clause 4.2 of the standard,
/// with its Table 1, linear over ln f between its frequencies and held below 20 Hz and above 12.5 kHz.
/// Minus infinity for what is too faint to have one.
///
/// The tables were taken from programs that print them, the one of 2023 from six which agree; the standards
/// themselves were not read.
[[nodiscard]] double loudness_level_phon(LoudnessTable table, Hertz frequency, Decibel level);

/// A component of a sound.
struct Tone {
    Hertz frequency;
    Decibel level;
};

/// What must be added to the level of all `tones` for the power mean of their loudness levels,
/// 10 lg( 1/n sum 10^(L/10) ), to be `phon`: within 1e-6 dB.
[[nodiscard]] Decibel loudness_offset(std::span<const Tone> tones, LoudnessTable table, double phon);

/// @throws Error{data} unless `curve` reaches from 50 Hz or lower to 12.5 kHz or higher.
void require_loudness_range(const FrequencyResponse& curve);

/// loudness_offset of `curve` less the diffuse-field response of the ear (the built-in target
/// diffuse-field-iso11904-2), at the points of 20*2^(k/48) Hz up to 12.5 kHz that lie inside it.
///
/// @throws Error{data} as require_loudness_range does.
[[nodiscard]] Decibel diffuse_loudness_offset(const FrequencyResponse& curve, LoudnessTable table,
                                              double phon);

} // namespace earbench
